/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The rows of a profile's lists, each with the actions of the page that belong to it. */

#include "config.h"

#include "gui/pages/mp-profile-rows.h"

#include "gui/widgets/mp-fact-row.h"

#include <glib/gi18n.h>

/**
 * mp_profile_rows_clear:
 * @list: loses all its rows
 */
void
mp_profile_rows_clear (GtkListBox *list)
{
  GtkWidget *row;

  g_return_if_fail (GTK_IS_LIST_BOX (list));

  while ((row = gtk_widget_get_first_child (GTK_WIDGET (list))) != NULL)
    gtk_list_box_remove (list, row);
}

static GtkWidget *
new_row (const char *title, const char *subtitle, const char *icon_name)
{
  GtkWidget *row = g_object_new (ADW_TYPE_ACTION_ROW,
                                 "use-markup", FALSE,
                                 "title", title,
                                 "title-lines", 0,
                                 "subtitle", subtitle,
                                 "subtitle-lines", 0,
                                 "icon-name", icon_name,
                                 NULL);
  g_autofree char *both = g_strdup_printf ("%s %s", title, subtitle != NULL ? subtitle : "");

  gtk_accessible_update_property (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_PROPERTY_LABEL, both, -1);
  return row;
}

static GtkWidget *
add_button (GtkWidget *row, const char *label, const char *accessible_label,
            const char *action_name, GVariant *target)
{
  GtkWidget *button = gtk_button_new_with_label (label);

  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (button), action_name);
  gtk_actionable_set_action_target_value (GTK_ACTIONABLE (button), target);
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  accessible_label, -1);
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), button);
  return button;
}

/* The whole row does what its action says; a row needs a widget for that. */
static void
set_row_action (GtkWidget *row, const char *action_name, GVariant *target)
{
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), TRUE);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (row), action_name);
  gtk_actionable_set_action_target_value (GTK_ACTIONABLE (row), target);
}

/**
 * mp_profile_rows_new_gap:
 *
 * Returns: (transfer floating): what is missing, with a button that leads to where it is filled in
 */
GtkWidget *
mp_profile_rows_new_gap (const MpPersonGap *gap)
{
  GtkWidget *row;
  g_autofree char *field = NULL;

  g_return_val_if_fail (gap != NULL, NULL);

  row = new_row (gap->message, NULL, gap->rule != NULL ? "dialog-warning-symbolic"
                                                       : "dialog-information-symbolic");
  gtk_widget_add_css_class (row, gap->rule != NULL ? "mp-gap" : "mp-hint");
  if (gap->field == NULL)
    {
      adw_action_row_set_subtitle (ADW_ACTION_ROW (row),
                                   _("Keep the signed form with your papers."));
      add_button (row, _("Contact"), _("Log a contact about the permission"), "page.show-tab",
                  g_variant_new_string ("contacts"));
      return row;
    }

  field = g_strdup_printf ("%s.%s", gap->table->name, gap->field->name);
  add_button (row, _("Fill In"), gap->message, "page.edit-field", g_variant_new_string (field));
  return row;
}

/**
 * mp_profile_rows_new_fact:
 *
 * Returns: (transfer floating) (nullable): what the field says, with buttons to use it, or %NULL
 *   if it says nothing
 */
GtkWidget *
mp_profile_rows_new_fact (const MpProfileSnapshot *snapshot, const MpTable *table,
                          const MpField *field)
{
  g_autofree char *value = NULL;
  g_autoptr (GVariant) target = NULL;
  g_autofree char *copy = NULL;
  g_autofree char *mail = NULL;
  GtkWidget *row;

  g_return_val_if_fail (snapshot != NULL && table != NULL && field != NULL, NULL);

  value = mp_profile_snapshot_dup_value (snapshot, table, field);
  if (value == NULL)
    return NULL;

  row = mp_fact_row_new (mp_field_get_label (field), value);
  target = g_variant_ref_sink (g_variant_new_string (value));
  if (g_str_has_suffix (field->name, "email"))
    {
      mail = g_action_print_detailed_name ("page.write-mail", target);
      mp_fact_row_add_button (MP_FACT_ROW (row), "mail-message-new-symbolic", _("Write an E-mail"),
                              mail);
    }
  if (g_str_has_suffix (field->name, "email") || g_str_has_suffix (field->name, "phone"))
    {
      copy = g_action_print_detailed_name ("page.copy", target);
      mp_fact_row_add_button (MP_FACT_ROW (row), "edit-copy-symbolic", _("Copy"), copy);
    }
  return row;
}

/**
 * mp_profile_rows_new_follow_up:
 * @contact: one that has to be followed up
 *
 * Returns: (transfer floating): when and why, with a button for when it is done
 */
GtkWidget *
mp_profile_rows_new_follow_up (const MpContactLog *contact, MpDate today)
{
  g_autofree char *title = NULL;
  GtkWidget *row;

  g_return_val_if_fail (contact != NULL, NULL);

  title = mp_contact_log_say_follow_up (contact->follow_up_on, today);
  row = new_row (title, contact->summary, "alarm-symbolic");
  if (mp_date_compare (contact->follow_up_on, today) < 0)
    gtk_widget_add_css_class (row, "mp-gap");
  add_button (row, _("Done"), _("Mark the follow-up as done"), "page.follow-up-done",
              g_variant_new_int64 (contact->row.id));
  return row;
}

static char *
join_parts (const char *first, const char *second)
{
  return second != NULL ? g_strdup_printf ("%s · %s", first, second) : g_strdup (first);
}

static char *
day_text (MpDate date, MpDate today)
{
  g_autofree char *relative = mp_date_to_relative (date, today);
  g_autofree char *full = mp_date_to_display (date);

  return g_str_equal (relative, full) ? g_steal_pointer (&full)
                                      : g_strdup_printf ("%s (%s)", full, relative);
}

/**
 * mp_profile_rows_new_note:
 *
 * Returns: (transfer floating): a note for the school, which opens for editing
 */
GtkWidget *
mp_profile_rows_new_note (const MpSchoolNote *note, MpDate today)
{
  g_autofree char *day = NULL;
  g_autofree char *subtitle = NULL;
  GtkWidget *row;

  g_return_val_if_fail (note != NULL, NULL);

  day = day_text (note->written_on, today);
  subtitle = join_parts (day, note->author);
  row = new_row (note->text != NULL ? note->text : "", subtitle, "document-edit-symbolic");
  set_row_action (row, "page.edit-note", g_variant_new_int64 (note->row.id));
  return row;
}

static const char *
way_icon (MpContactWay way)
{
  switch (way)
    {
    case MP_CONTACT_BY_PHONE:
      return "call-start-symbolic";
    case MP_CONTACT_BY_EMAIL:
    case MP_CONTACT_BY_LETTER:
      return "mail-unread-symbolic";
    case MP_CONTACT_BY_TEXT:
      return "user-available-symbolic";
    case MP_CONTACT_IN_PERSON:
      return "system-users-symbolic";
    }

  return "user-available-symbolic";
}

/**
 * mp_profile_rows_new_contact:
 *
 * Returns: (transfer floating): a contact, which opens for editing
 */
GtkWidget *
mp_profile_rows_new_contact (const MpContactLog *contact, MpDate today)
{
  const char *way = mp_choice_get_label (mp_contact_ways, contact->kind);
  g_autofree char *day = NULL;
  g_autofree char *subtitle = NULL;
  GtkWidget *row;

  g_return_val_if_fail (contact != NULL, NULL);

  day = day_text (contact->held_on, today);
  subtitle = join_parts (day, contact->author);
  row = new_row (contact->summary != NULL ? contact->summary : way, subtitle,
                 way_icon (contact->kind));
  set_row_action (row, "page.edit-contact", g_variant_new_int64 (contact->row.id));
  return row;
}

/**
 * mp_profile_rows_add_delete:
 * @label: what the button does
 * @action_name: takes @id
 */
void
mp_profile_rows_add_delete (GtkWidget *row, const char *label, const char *action_name, gint64 id)
{
  GtkWidget *button;

  g_return_if_fail (ADW_IS_ACTION_ROW (row));
  g_return_if_fail (label != NULL && action_name != NULL);

  button = gtk_button_new_from_icon_name ("user-trash-symbolic");
  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  gtk_widget_set_tooltip_text (button, label);
  gtk_widget_add_css_class (button, "flat");
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, label,
                                  -1);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (button), action_name);
  gtk_actionable_set_action_target_value (GTK_ACTIONABLE (button), g_variant_new_int64 (id));
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), button);
}
