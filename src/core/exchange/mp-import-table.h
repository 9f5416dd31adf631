/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A table that is imported: its columns, what stands in them, and its rows as drafts. */

#pragma once

#include "exchange/mp-csv-reader.h"
#include "exchange/mp-import-date.h"
#include "exchange/mp-import-draft.h"

G_BEGIN_DECLS

#define MP_IMPORT_MAX_SAMPLES 20

typedef struct _MpImportTable MpImportTable;

MpImportTable        *mp_import_table_open           (const char *path, MpImportKind kind,
                                                      MpEncoding encoding, char separator,
                                                      GError **error);
void                  mp_import_table_free           (MpImportTable *self);
gboolean              mp_import_table_scan           (MpImportTable *self,
                                                      GCancellable *cancellable, GError **error);
gboolean              mp_import_table_is_scanned     (const MpImportTable *self);
gboolean              mp_import_table_rewind         (MpImportTable *self, GError **error);
gboolean              mp_import_table_next           (MpImportTable *self, MpImportDraft *draft,
                                                      gboolean *more, GError **error);

MpCsvReader          *mp_import_table_get_reader     (const MpImportTable *self);
guint                 mp_import_table_get_n_columns  (const MpImportTable *self);
const char           *mp_import_table_get_header     (const MpImportTable *self, guint column);
guint                 mp_import_table_get_n_rows     (const MpImportTable *self);
guint                 mp_import_table_get_n_samples  (const MpImportTable *self);
const char           *mp_import_table_get_sample     (const MpImportTable *self, guint row,
                                                      guint column);
const MpImportTarget *mp_import_table_get_target     (const MpImportTable *self, guint column);
void                  mp_import_table_set_target     (MpImportTable *self, guint column,
                                                      const MpImportTarget *target);
void                  mp_import_table_guess          (MpImportTable *self);
MpDateOrders          mp_import_table_get_orders     (const MpImportTable *self,
                                                      const char **sample);
GHashTable           *mp_import_table_dup_conflicts  (const MpImportTable *self);
char                 *mp_import_table_fold_headers   (const MpImportTable *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (MpImportTable, mp_import_table_free)

G_END_DECLS
