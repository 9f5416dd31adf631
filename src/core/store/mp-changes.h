/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Which records a commit touched, for those who show them. */

#pragma once

#include "model/mp-table.h"

#include <glib-object.h>

G_BEGIN_DECLS

#define MP_TYPE_CHANGES (mp_changes_get_type ())

typedef struct _MpChanges MpChanges;

GType      mp_changes_get_type     (void);
MpChanges *mp_changes_new          (void);
MpChanges *mp_changes_ref          (MpChanges *self);
void       mp_changes_unref        (MpChanges *self);
void       mp_changes_add          (MpChanges *self, const MpTable *table, gint64 id);
void       mp_changes_add_range    (MpChanges *self, const MpTable *table, gint64 first_id,
                                    gint64 last_id);
void       mp_changes_add_changes  (MpChanges *self, const MpChanges *others);
void       mp_changes_add_all      (MpChanges *self);
gboolean   mp_changes_touch_table  (const MpChanges *self, const MpTable *table);
gboolean   mp_changes_touch        (const MpChanges *self, const MpTable *table, gint64 id);
gboolean   mp_changes_are_empty    (const MpChanges *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (MpChanges, mp_changes_unref)

G_END_DECLS
