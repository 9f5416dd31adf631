/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A name in a list, with a small coloured circle of initials before it. */

#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define MP_TYPE_NAME_CELL (mp_name_cell_get_type ())
G_DECLARE_FINAL_TYPE (MpNameCell, mp_name_cell, MP, NAME_CELL, GtkWidget)

GtkWidget *mp_name_cell_new          (guint least_chars, guint usual_chars);
void       mp_name_cell_set_name     (MpNameCell *self, const char *list_name,
                                      const char *full_name);
char      *mp_name_cell_dup_initials (const char *name);

G_END_DECLS
