/* SPDX-License-Identifier: GPL-3.0-or-later */
/* One entry of the sidebar: icon, name, and how many things need attention there. */

#pragma once

#include "gui/mp-places.h"

G_BEGIN_DECLS

#define MP_TYPE_SIDEBAR_ROW (mp_sidebar_row_get_type ())
G_DECLARE_FINAL_TYPE (MpSidebarRow, mp_sidebar_row, MP, SIDEBAR_ROW, GtkListBoxRow)

GtkWidget     *mp_sidebar_row_new       (const MpPlace *place);
const MpPlace *mp_sidebar_row_get_place (MpSidebarRow *self);
void           mp_sidebar_row_set_count (MpSidebarRow *self, gint64 count);

G_END_DECLS
