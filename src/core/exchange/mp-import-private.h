/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the files of an import share: the choices and what was found in the source. */

#pragma once

#include "exchange/mp-import-run.h"
#include "exchange/mp-import-table.h"
#include "exchange/mp-roster.h"

G_BEGIN_DECLS

/**
 * MpImport:
 * @encoding: as chosen, or %MP_ENCODING_RECOGNISE
 * @separator: as chosen, or NUL
 * @date_order: as chosen, or %MP_DATE_ORDER_RECOGNISE
 * @table: (nullable): the table, once it was looked at
 * @roster: (nullable): the class list, once it was looked at
 * @group: the class or grade that was chosen, or %MP_IMPORT_EVERYBODY
 * @mapping_name: (nullable): the saved mapping that is in use
 */
struct _MpImport
{
  MpImportKind kind;
  char *path;
  MpEncoding encoding;
  char separator;
  MpDateOrder date_order;
  MpImportPolicy policy;
  gboolean add_duplicates;
  char *cohort_name;
  char *school_name;
  gboolean mark_gone;
  gboolean skip_refused;
  MpImportTable *table;
  MpRoster *roster;
  int group;
  char *mapping_name;
};

gboolean mp_import_find_mapping  (MpImport *self, MpStore *store, GError **error);

G_END_DECLS
