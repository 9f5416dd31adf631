/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Which records of a list are selected: by their keys, so that it outlives another order. */

#pragma once

#include "gui/model/mp-record-list.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define MP_TYPE_RECORD_SELECTION (mp_record_selection_get_type ())
G_DECLARE_FINAL_TYPE (MpRecordSelection, mp_record_selection, MP, RECORD_SELECTION, GObject)

MpRecordSelection *mp_record_selection_new      (MpRecordList *list);
MpRecordList      *mp_record_selection_get_list (MpRecordSelection *self);
guint              mp_record_selection_get_size (MpRecordSelection *self);
GArray            *mp_record_selection_get_ids  (MpRecordSelection *self);
void               mp_record_selection_set_ids  (MpRecordSelection *self, GArray *ids);
void               mp_record_selection_select_ids (MpRecordSelection *self, GArray *ids);

G_END_DECLS
