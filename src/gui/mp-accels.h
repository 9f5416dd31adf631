/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Which key does what, in one table; ui/help-overlay.ui shows the same to people. */

#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

void mp_accels_install (GtkApplication *application);

G_END_DECLS
