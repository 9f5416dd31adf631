/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What a column of a source can become, and under which names people write it. */

#pragma once

#include "exchange/mp-import.h"

G_BEGIN_DECLS

/**
 * MpImportWhole: a value that is taken apart into fields
 * @MP_IMPORT_WHOLE_NONE: not taken apart: the value of one field
 * @MP_IMPORT_WHOLE_NAME: "Zoé Tremblay" or "Tremblay, Zoé"
 * @MP_IMPORT_WHOLE_NAME_FAMILY_FIRST: "Tremblay Zoé" or "Tremblay, Zoé"
 */
typedef enum
{
  MP_IMPORT_WHOLE_NONE,
  MP_IMPORT_WHOLE_NAME,
  MP_IMPORT_WHOLE_NAME_FAMILY_FIRST,
} MpImportWhole;

/**
 * MpImportTarget:
 * @name: "table.field", or "full_name" and "full_name_family_first"
 * @label: untranslated
 * @table: the record that the field is of; %NULL for what is taken apart
 * @field: (nullable): the field
 */
struct _MpImportTarget
{
  char *name;
  const char *label;
  const MpTable *table;
  const MpField *field;
  MpImportWhole whole;
};

const MpImportTarget *const *
                      mp_import_targets_of     (MpImportKind kind, guint *n_targets);
const MpImportTarget *mp_import_target_find    (MpImportKind kind, const char *name);
void                  mp_import_targets_guess  (MpImportKind kind, const char *const *headers,
                                                guint n_headers,
                                                const MpImportTarget **targets);
char                 *mp_import_fold_header    (const char *header);

G_END_DECLS
