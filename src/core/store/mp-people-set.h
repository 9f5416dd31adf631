/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Who passes a filter: a set of ids that one query after the other narrows. */

#pragma once

#include "store/mp-db.h"
#include "store/mp-people-filter.h"

G_BEGIN_DECLS

/* What P-2 asks of a minor, as far as it can be seen before there are permissions. */
#define MP_PEOPLE_NO_GUARDIAN \
  "(m.guardian_name IS NULL OR (m.guardian_phone IS NULL AND m.guardian_email IS NULL))"

typedef struct _MpPeopleSet MpPeopleSet;

MpPeopleSet *mp_people_set_new      (MpDb *db, const MpPeopleFilter *filter, MpDate today,
                                     GError **error);
void         mp_people_set_free     (MpPeopleSet *self);
gboolean     mp_people_set_has      (const MpPeopleSet *self, gint64 id);
gboolean     mp_people_set_narrow   (MpPeopleSet *self, MpStatement *statement, GError **error);
void         mp_people_set_begin    (MpPeopleSet *self);
void         mp_people_set_keep     (MpPeopleSet *self, gint64 id);

gboolean     mp_people_get_minor_since (MpDb *db, MpDate today, MpDate *minor_since,
                                        GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (MpPeopleSet, mp_people_set_free)

G_END_DECLS
