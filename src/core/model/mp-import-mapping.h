/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Which column of a source goes to which field, kept for the next file of the same kind. */

#pragma once

#include "model/mp-table.h"

G_BEGIN_DECLS

/**
 * MpImportMapping:
 * @target: what the rows become, such as "mentees"
 * @headers: the source's header row, folded and joined, by which a later file is recognised
 * @mapping: the mapping as mp_csv_mapping_to_text() writes it
 */
typedef struct
{
  MpRow row;
  char *name;
  char *target;
  char *headers;
  char *mapping;
} MpImportMapping;

MP_DECLARE_ROW (MpImportMapping, mp_import_mapping)

G_END_DECLS
