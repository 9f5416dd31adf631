/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Brings what somebody asked for into view where a window is too small to show it all. */

#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

void mp_scroll_up_to (GtkWidget *heading);

G_END_DECLS
