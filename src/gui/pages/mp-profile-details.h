/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A tab of a profile: every field that is filled in, in groups. */

#pragma once

#include "gui/model/mp-profile-snapshot.h"

#include <adwaita.h>

G_BEGIN_DECLS

#define MP_TYPE_PROFILE_DETAILS (mp_profile_details_get_type ())
G_DECLARE_FINAL_TYPE (MpProfileDetails, mp_profile_details, MP, PROFILE_DETAILS, GtkWidget)

void mp_profile_details_show (MpProfileDetails *self, const MpProfileSnapshot *snapshot);

G_END_DECLS
