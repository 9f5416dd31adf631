/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The first people of a list in the order of names, also while somebody types words. */

#pragma once

#include "store/mp-db.h"
#include "store/mp-people-filter.h"

G_BEGIN_DECLS

gboolean mp_people_first_can_find (const MpPeopleFilter *filter);
gboolean mp_people_first_find     (MpDb *db, const MpPeopleFilter *filter, guint limit,
                                   GArray **ids, GError **error);

G_END_DECLS
