/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A row of a list that stands for a record and carries what can be done with it. */

#include "config.h"

#include "gui/widgets/mp-record-row.h"

#include "gui/widgets/mp-spoken-name.h"

/**
 * mp_record_row_new:
 * @subtitle: (nullable): a second line
 * @icon_name: (nullable): symbolic
 *
 * Both lines are shown whole, however long they are, and read out.
 *
 * Returns: (transfer floating): an #AdwActionRow
 */
GtkWidget *
mp_record_row_new (const char *title, const char *subtitle, const char *icon_name)
{
  g_autofree char *both = NULL;
  GtkWidget *row;

  g_return_val_if_fail (title != NULL, NULL);

  row = g_object_new (ADW_TYPE_ACTION_ROW,
                      "use-markup", FALSE,
                      "title", title,
                      "title-lines", 0,
                      "subtitle", subtitle,
                      "subtitle-lines", 0,
                      "icon-name", icon_name,
                      NULL);
  both = g_strdup_printf ("%s %s", title, subtitle != NULL ? subtitle : "");
  mp_spoken_name_set (row, both);
  return row;
}

/**
 * mp_record_row_set_action:
 * @action_name: what the whole row does; takes @id
 */
void
mp_record_row_set_action (GtkWidget *row, const char *action_name, gint64 id)
{
  g_return_if_fail (ADW_IS_ACTION_ROW (row));
  g_return_if_fail (action_name != NULL);

  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), TRUE);
  gtk_actionable_set_action_target (GTK_ACTIONABLE (row), "x", id);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (row), action_name);
}

static void
add (GtkWidget *row, GtkWidget *button, const char *label, const char *action_name,
     GVariant *target)
{
  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  mp_spoken_name_set (button, label);
  gtk_actionable_set_action_target_value (GTK_ACTIONABLE (button), target);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (button), action_name);
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), button);
}

/**
 * mp_record_row_add_button:
 * @label: what the button says
 * @accessible_label: the same for who does not see the row
 * @target: (transfer floating): for the action
 */
void
mp_record_row_add_button (GtkWidget *row, const char *label, const char *accessible_label,
                          const char *action_name, GVariant *target)
{
  g_return_if_fail (ADW_IS_ACTION_ROW (row));
  g_return_if_fail (label != NULL && accessible_label != NULL && action_name != NULL);

  add (row, gtk_button_new_with_label (label), accessible_label, action_name, target);
}

/**
 * mp_record_row_add_icon_button:
 * @icon_name: symbolic
 * @label: what the button does, for the tooltip and screen readers
 * @target: (transfer floating): for the action
 */
void
mp_record_row_add_icon_button (GtkWidget *row, const char *icon_name, const char *label,
                               const char *action_name, GVariant *target)
{
  GtkWidget *button;

  g_return_if_fail (ADW_IS_ACTION_ROW (row));
  g_return_if_fail (icon_name != NULL && label != NULL && action_name != NULL);

  button = gtk_button_new_from_icon_name (icon_name);
  gtk_widget_set_tooltip_text (button, label);
  gtk_widget_add_css_class (button, "flat");
  add (row, button, label, action_name, target);
}

/**
 * mp_record_row_add_delete:
 * @label: what the button does
 * @action_name: takes @id
 */
void
mp_record_row_add_delete (GtkWidget *row, const char *label, const char *action_name, gint64 id)
{
  mp_record_row_add_icon_button (row, "user-trash-symbolic", label, action_name,
                                 g_variant_new_int64 (id));
}

/**
 * mp_record_row_clear_list:
 * @list: loses all its rows
 */
void
mp_record_row_clear_list (GtkListBox *list)
{
  GtkWidget *row;

  g_return_if_fail (GTK_IS_LIST_BOX (list));

  while ((row = gtk_widget_get_first_child (GTK_WIDGET (list))) != NULL)
    gtk_list_box_remove (list, row);
}
