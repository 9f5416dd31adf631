/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A programme's records: read them in any way, write them through one door. */

#pragma once

#include "model/mp-table.h"
#include "store/mp-batch.h"
#include "store/mp-changes.h"
#include "store/mp-store-error.h"

#include <gio/gio.h>

G_BEGIN_DECLS

#define MP_TYPE_STORE (mp_store_get_type ())
G_DECLARE_FINAL_TYPE (MpStore, mp_store, MP, STORE, GObject)

MpStore    *mp_store_create            (const char *path, GError **error);
MpStore    *mp_store_open              (const char *path, GError **error);
MpStore    *mp_store_open_at_once      (const char *path, gboolean *checked, GError **error);
MpStore    *mp_store_open_to_read      (const char *path, GError **error);
gboolean    mp_store_is_read_only      (MpStore *self);
gboolean    mp_store_check_pages       (MpStore *self, GError **error);
MpStore    *mp_store_open_again        (MpStore *self, GError **error);
MpStore    *mp_store_new_in_memory     (void);
gboolean    mp_store_set_origin        (MpStore *self, const char *uuid, MpInstant made_at,
                                        GError **error);
const char *mp_store_get_path          (MpStore *self);
gboolean    mp_store_may_write_to      (MpStore *self, const char *path, GError **error);
void        mp_store_set_today         (MpStore *self, MpDate today);
MpDate      mp_store_get_today         (MpStore *self);
const char *mp_store_get_author        (MpStore *self);
void        mp_store_set_author        (MpStore *self, const char *author);
void        mp_store_set_cancellable   (MpStore *self, GCancellable *cancellable);

gpointer    mp_store_get               (MpStore *self, const MpTable *table, gint64 id,
                                        GError **error);
gpointer    mp_store_get_by_uuid       (MpStore *self, const MpTable *table, const char *uuid,
                                        GError **error);
GPtrArray  *mp_store_list              (MpStore *self, const MpTable *table, GError **error);
GPtrArray  *mp_store_list_of           (MpStore *self, const MpTable *table,
                                        const char *field_name, gint64 target_id,
                                        GError **error);
gint64      mp_store_count             (MpStore *self, const MpTable *table, GError **error);

gboolean    mp_store_apply             (MpStore *self, MpBatch *batch, GError **error);
gboolean    mp_store_undo              (MpStore *self, GError **error);
gboolean    mp_store_redo              (MpStore *self, GError **error);
char       *mp_store_dup_undo_label    (MpStore *self);
char       *mp_store_dup_redo_label    (MpStore *self);
gint64      mp_store_get_undo_batch    (MpStore *self);
gboolean    mp_store_erase_person      (MpStore *self, gint64 person_id, GError **error);
gboolean    mp_store_poll              (MpStore *self, GError **error);

G_END_DECLS
