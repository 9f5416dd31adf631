/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The first steps in a new programme. */

#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

#define MP_TYPE_WELCOME_VIEW (mp_welcome_view_get_type ())
G_DECLARE_FINAL_TYPE (MpWelcomeView, mp_welcome_view, MP, WELCOME_VIEW, GtkWidget)

GtkWidget *mp_welcome_view_new (void);

G_END_DECLS
