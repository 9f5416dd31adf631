/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The order of a list by any of its columns. */

#pragma once

#include "store/mp-db.h"
#include "store/mp-people-column.h"

G_BEGIN_DECLS

gboolean mp_people_order_sort (MpDb *db, MpListKind list, MpPeopleSort sort, MpDate today,
                               GArray *ids, GError **error);

G_END_DECLS
