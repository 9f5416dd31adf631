/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The values of one column for all rows of a list, as numbers that sort as the values do. */

#pragma once

#include "store/mp-db.h"
#include "store/mp-people-column.h"

G_BEGIN_DECLS

/* No key is larger, so that there is room for turning the order round. */
#define MP_PEOPLE_KEY_MAX (G_MAXUINT32 - 2)

typedef struct _MpPeopleValues MpPeopleValues;

MpPeopleValues *mp_people_values_new     (MpDb *db, MpListKind list, MpPeopleColumnId column,
                                          MpDate today, gint64 largest_id, GError **error);
void            mp_people_values_free    (MpPeopleValues *self);
guint32         mp_people_values_get_key (const MpPeopleValues *self, gint64 id);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (MpPeopleValues, mp_people_values_free)

G_END_DECLS
