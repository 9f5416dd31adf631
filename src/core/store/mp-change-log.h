/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Writes down what a batch does while it does it. */

#pragma once

#include "store/mp-changes.h"
#include "store/mp-db.h"

G_BEGIN_DECLS

typedef struct _MpChangeLog MpChangeLog;

MpChangeLog *mp_change_log_new    (MpDb *db, const char *label, const char *author,
                                   gboolean final);
void         mp_change_log_free   (MpChangeLog *self);
gboolean     mp_change_log_insert (MpChangeLog *self, const MpTable *table, gint64 id,
                                   GError **error);
gboolean     mp_change_log_update (MpChangeLog *self, gconstpointer before, gconstpointer after,
                                   GError **error);
gboolean     mp_change_log_delete (MpChangeLog *self, const MpTable *table, gint64 id,
                                   GError **error);
gboolean     mp_change_log_finish (MpChangeLog *self, MpChanges *changes, GError **error);
gboolean     mp_change_log_drop_undone (MpDb *db, GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (MpChangeLog, mp_change_log_free)

G_END_DECLS
