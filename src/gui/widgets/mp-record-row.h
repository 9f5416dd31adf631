/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A row of a list that stands for a record and carries what can be done with it. */

#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

GtkWidget *mp_record_row_new             (const char *title, const char *subtitle,
                                          const char *icon_name);
void       mp_record_row_set_action      (GtkWidget *row, const char *action_name, gint64 id);
void       mp_record_row_add_button      (GtkWidget *row, const char *label,
                                          const char *accessible_label, const char *action_name,
                                          GVariant *target);
void       mp_record_row_add_icon_button (GtkWidget *row, const char *icon_name,
                                          const char *label, const char *action_name,
                                          GVariant *target);
void       mp_record_row_add_delete      (GtkWidget *row, const char *label,
                                          const char *action_name, gint64 id);
void       mp_record_row_clear_list      (GtkListBox *list);

G_END_DECLS
