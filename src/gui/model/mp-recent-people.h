/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The people whose profiles were opened last, remembered from one start to the next. */

#pragma once

#include "store/mp-store.h"

G_BEGIN_DECLS

void       mp_recent_people_add  (GSettings *settings, MpStore *store, gint64 person_id);
GPtrArray *mp_recent_people_list (GSettings *settings, MpStore *store, guint most);

G_END_DECLS
