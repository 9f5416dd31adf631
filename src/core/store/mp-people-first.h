/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The first people, in the order of names, whom somebody's words find, while they type. */

#pragma once

#include "store/mp-db.h"
#include "store/mp-people-filter.h"

G_BEGIN_DECLS

gboolean mp_people_first_can_find (const MpPeopleFilter *filter);
GArray  *mp_people_first_find     (MpDb *db, const MpPeopleFilter *filter, guint limit,
                                   GError **error);

G_END_DECLS
