/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The first tab of a profile: who it is, what is missing, what is next, what was last. */

#pragma once

#include "gui/model/mp-profile-snapshot.h"

#include <adwaita.h>

G_BEGIN_DECLS

#define MP_TYPE_PROFILE_OVERVIEW (mp_profile_overview_get_type ())
G_DECLARE_FINAL_TYPE (MpProfileOverview, mp_profile_overview, MP, PROFILE_OVERVIEW, GtkWidget)

void mp_profile_overview_show (MpProfileOverview *self, const MpProfileSnapshot *snapshot);

G_END_DECLS
