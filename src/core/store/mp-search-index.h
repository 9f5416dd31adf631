/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Keeps the words by which people are found. */

#pragma once

#include "model/mp-table.h"
#include "store/mp-db.h"

G_BEGIN_DECLS

typedef struct _MpSearchIndex MpSearchIndex;

MpSearchIndex *mp_search_index_new     (MpDb *db);
void           mp_search_index_free    (MpSearchIndex *self);
gboolean       mp_search_index_note    (MpSearchIndex *self, const MpTable *table, gint64 id,
                                        gboolean inserted, GError **error);
gboolean       mp_search_index_add     (MpSearchIndex *self, const MpRow *row, const char *words,
                                        GError **error);
gboolean       mp_search_index_remove  (MpSearchIndex *self, gint64 first_id, gint64 last_id,
                                        GError **error);
gboolean       mp_search_index_flush   (MpSearchIndex *self, GError **error);
gboolean       mp_search_index_rebuild (MpDb *db, GError **error);
gboolean       mp_search_index_check   (MpDb *db, gint64 *n_wrong, GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (MpSearchIndex, mp_search_index_free)

G_END_DECLS
