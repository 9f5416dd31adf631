/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The column of boxes by which rows are selected one by one. */

#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

GtkColumnViewColumn *mp_people_checks_new (void);

G_END_DECLS
