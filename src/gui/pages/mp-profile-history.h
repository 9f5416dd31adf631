/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A tab of a profile: every step that changed something about the person. */

#pragma once

#include "store/mp-store.h"

#include <adwaita.h>

G_BEGIN_DECLS

#define MP_TYPE_PROFILE_HISTORY (mp_profile_history_get_type ())
G_DECLARE_FINAL_TYPE (MpProfileHistory, mp_profile_history, MP, PROFILE_HISTORY, GtkWidget)

void mp_profile_history_show (MpProfileHistory *self, MpStore *store, gint64 person);

G_END_DECLS
