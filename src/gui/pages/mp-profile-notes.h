/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A tab of a profile: the notes that the school gets to read. */

#pragma once

#include "gui/model/mp-profile-snapshot.h"

#include <adwaita.h>

G_BEGIN_DECLS

#define MP_TYPE_PROFILE_NOTES (mp_profile_notes_get_type ())
G_DECLARE_FINAL_TYPE (MpProfileNotes, mp_profile_notes, MP, PROFILE_NOTES, GtkWidget)

void mp_profile_notes_show (MpProfileNotes *self, const MpProfileSnapshot *snapshot);

G_END_DECLS
