/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Finds out who is in a list and in which order, without keeping the window waiting. */

#pragma once

#include "store/mp-query-people.h"

G_BEGIN_DECLS

#define MP_TYPE_RECORD_LOADER (mp_record_loader_get_type ())
G_DECLARE_FINAL_TYPE (MpRecordLoader, mp_record_loader, MP, RECORD_LOADER, GObject)

MpRecordLoader *mp_record_loader_new        (MpStore *store);
void            mp_record_loader_load       (MpRecordLoader *self, const MpPeopleFilter *filter,
                                             MpPeopleSort sort, gboolean asked);
void            mp_record_loader_stop       (MpRecordLoader *self);
gboolean        mp_record_loader_is_loading (MpRecordLoader *self);

G_END_DECLS
