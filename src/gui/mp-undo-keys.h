/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Ctrl+Z in a text field: first what was typed there, then the programme's last step. */

#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

void mp_undo_keys_install (GtkWindow *window);

G_END_DECLS
