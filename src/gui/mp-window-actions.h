/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What can be asked of a window, in one table: the actions `win.<name>`. */

#pragma once

#include "gui/mp-window.h"

G_BEGIN_DECLS

void mp_window_actions_install (GtkWidgetClass *widget_class);
void mp_window_actions_update  (MpWindow *window);

G_END_DECLS
