/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The sidebar: which programme, which site, and the places to go to. */

#pragma once

#include "gui/mp-places.h"

G_BEGIN_DECLS

#define MP_TYPE_SIDEBAR (mp_sidebar_get_type ())
G_DECLARE_FINAL_TYPE (MpSidebar, mp_sidebar, MP, SIDEBAR, GtkWidget)

GtkWidget *mp_sidebar_new       (MpContext *context);
void       mp_sidebar_set_place (MpSidebar *self, const char *name);

G_END_DECLS
