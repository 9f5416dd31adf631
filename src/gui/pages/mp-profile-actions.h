/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What can be done on a profile page, by button, menu, key and row. */

#pragma once

#include "gui/model/mp-profile-snapshot.h"
#include "gui/pages/mp-page.h"

G_BEGIN_DECLS

#define MP_TYPE_PROFILE_ACTIONS (mp_profile_actions_get_type ())
G_DECLARE_FINAL_TYPE (MpProfileActions, mp_profile_actions, MP, PROFILE_ACTIONS, GObject)

MpProfileActions *mp_profile_actions_new    (MpPage *page, gint64 person);
void              mp_profile_actions_update (MpProfileActions *self,
                                             const MpProfileSnapshot *snapshot);

G_END_DECLS
