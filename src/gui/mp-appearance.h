/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Light or dark, and how large text is, as the settings say. */

#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

#define MP_TYPE_APPEARANCE (mp_appearance_get_type ())
G_DECLARE_FINAL_TYPE (MpAppearance, mp_appearance, MP, APPEARANCE, GObject)

MpAppearance *mp_appearance_new (GSettings *settings);

G_END_DECLS
