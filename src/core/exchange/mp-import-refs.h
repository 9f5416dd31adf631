/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Schools, cohorts and sites that a source names: those that are there, and new ones. */

#pragma once

#include "model/mp-field.h"
#include "store/mp-store.h"

G_BEGIN_DECLS

typedef struct _MpImportRefs MpImportRefs;

MpImportRefs *mp_import_refs_new       (MpStore *store, MpBatch *batch, GError **error);
void          mp_import_refs_free      (MpImportRefs *self);
gint64        mp_import_refs_find      (MpImportRefs *self, const char *table_name,
                                        const char *name);
gint64        mp_import_refs_make      (MpImportRefs *self, const char *table_name,
                                        const char *name, gint64 organisation);
void          mp_import_refs_add       (MpImportRefs *self, const char *table_name,
                                        const char *name, gint64 id);
const char   *mp_import_refs_get_name  (MpImportRefs *self, const char *table_name, gint64 id);
gint64        mp_import_refs_take_id   (MpImportRefs *self);
GPtrArray    *mp_import_refs_list_made (MpImportRefs *self, const char *table_name);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (MpImportRefs, mp_import_refs_free)

G_END_DECLS
