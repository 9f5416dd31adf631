/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What a screen reader says of a row of a table. */

#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

void mp_row_name_set (GtkWidget *cell, const char *name);

G_END_DECLS
