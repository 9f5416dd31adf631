/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Preferences: the programme and its limits, its sites and cohorts, and how the program looks. */

#pragma once

#include "gui/mp-context.h"

#include <adwaita.h>

G_BEGIN_DECLS

#define MP_TYPE_PREFERENCES_WINDOW (mp_preferences_window_get_type ())
G_DECLARE_FINAL_TYPE (MpPreferencesWindow, mp_preferences_window, MP, PREFERENCES_WINDOW,
                      AdwPreferencesWindow)

GtkWidget *mp_preferences_window_new (GtkWindow *parent, MpContext *context);

G_END_DECLS
