/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The pages of one window: one in view, the way back to those it was opened from. */

#pragma once

#include "gui/pages/mp-page.h"

G_BEGIN_DECLS

#define MP_TYPE_NAVIGATOR (mp_navigator_get_type ())
G_DECLARE_FINAL_TYPE (MpNavigator, mp_navigator, MP, NAVIGATOR, GtkWidget)

MpNavigator *mp_navigator_new       (void);
MpPage      *mp_navigator_get_page  (MpNavigator *self);
guint        mp_navigator_get_depth (MpNavigator *self);
void         mp_navigator_set_root  (MpNavigator *self, MpPage *page);
void         mp_navigator_push      (MpNavigator *self, MpPage *page);
gboolean     mp_navigator_back      (MpNavigator *self);

G_END_DECLS
