/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A list of records that reads the values of those only that are looked at. */

#pragma once

#include "gui/model/mp-record.h"
#include "store/mp-store.h"

G_BEGIN_DECLS

#define MP_TYPE_RECORD_LIST (mp_record_list_get_type ())
G_DECLARE_FINAL_TYPE (MpRecordList, mp_record_list, MP, RECORD_LIST, GObject)

MpRecordList *mp_record_list_new      (MpStore *store, MpListKind kind, GArray *ids);
guint         mp_record_list_get_size (MpRecordList *self);
gint64        mp_record_list_get_id   (MpRecordList *self, guint position);
gboolean      mp_record_list_find     (MpRecordList *self, gint64 id, guint *position);
GArray       *mp_record_list_get_ids  (MpRecordList *self);
void          mp_record_list_set_ids  (MpRecordList *self, GArray *ids);
gboolean      mp_record_list_is_touched (const MpChanges *changes);

G_END_DECLS
