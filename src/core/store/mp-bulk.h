/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Takes the indexes off tables that get or lose most of their rows, and makes them anew. */

#pragma once

#include "model/mp-table.h"
#include "store/mp-db.h"

G_BEGIN_DECLS

typedef struct _MpBulk MpBulk;

MpBulk  *mp_bulk_new    (MpDb *db);
void     mp_bulk_free   (MpBulk *self);
gboolean mp_bulk_begin  (MpBulk *self, const MpTable *table, gint64 n_coming, gint64 n_going,
                         GError **error);
gboolean mp_bulk_finish (MpBulk *self, GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (MpBulk, mp_bulk_free)

G_END_DECLS
