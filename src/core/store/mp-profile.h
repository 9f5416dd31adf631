/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A person with what they are in the programme: a mentee, a mentor, or both. */

#pragma once

#include "model/mp-mentee.h"
#include "model/mp-mentor.h"
#include "store/mp-store.h"

G_BEGIN_DECLS

/**
 * MpProfile:
 * @person: never %NULL
 * @mentee: (nullable): the mentee part
 * @mentor: (nullable): the mentor part
 *
 * Rows with id 0 are not stored yet; a part can be new while its person is stored.
 */
typedef struct
{
  MpPerson *person;
  MpMentee *mentee;
  MpMentor *mentor;
} MpProfile;

MpProfile *mp_profile_new      (void);
MpProfile *mp_profile_load     (MpStore *store, gint64 id, GError **error);
MpProfile *mp_profile_copy     (const MpProfile *self);
void       mp_profile_free     (MpProfile *self);
gboolean   mp_profile_catch_up (MpProfile *self, const MpProfile *before, MpStore *store,
                                GError **error);
gpointer   mp_profile_get_part (const MpProfile *self, const MpTable *table);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (MpProfile, mp_profile_free)

G_END_DECLS
