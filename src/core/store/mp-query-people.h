/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Lists of mentees, mentors and partners: who is in them, in which order, and what they show. */

#pragma once

#include "store/mp-people-column.h"
#include "store/mp-people-filter.h"
#include "store/mp-people-row.h"
#include "store/mp-store.h"

G_BEGIN_DECLS

GArray    *mp_people_query_ids       (MpStore *store, const MpPeopleFilter *filter,
                                      MpPeopleSort sort, GError **error);
GArray    *mp_people_query_named     (MpStore *store, const MpPeopleFilter *filter,
                                      GError **error);
gboolean   mp_people_query_sort      (MpStore *store, MpListKind list, GArray *ids,
                                      MpPeopleSort sort, GError **error);
gboolean   mp_people_query_is_quick  (const MpPeopleFilter *filter, MpPeopleSort sort);
GArray    *mp_people_query_first_ids (MpStore *store, const MpPeopleFilter *filter,
                                      MpPeopleSort sort, guint limit, GError **error);
GPtrArray *mp_people_query_rows      (MpStore *store, MpListKind list, const gint64 *ids,
                                      guint n_ids, GError **error);

G_END_DECLS
