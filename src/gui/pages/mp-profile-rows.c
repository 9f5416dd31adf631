/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The rows of a profile's lists, each with the actions of the page that belong to it. */

#include "config.h"

#include "gui/pages/mp-profile-rows.h"

#include "gui/widgets/mp-fact-row.h"
#include "gui/widgets/mp-record-row.h"

#include <glib/gi18n.h>

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

  row = mp_record_row_new (gap->message, NULL, gap->rule != NULL ? "dialog-warning-symbolic"
                                                       : "dialog-information-symbolic");
  gtk_widget_add_css_class (row, gap->rule != NULL ? "mp-gap" : "mp-hint");
  if (gap->field == NULL)
    {
      adw_action_row_set_subtitle (ADW_ACTION_ROW (row),
                                   _("Keep the signed form with your papers."));
      mp_record_row_add_button (row, _("Contact"), _("Log a contact about the permission"),
                                "page.show-tab", g_variant_new_string ("contacts"));
      return row;
    }

  field = g_strdup_printf ("%s.%s", gap->table->name, gap->field->name);
  mp_record_row_add_button (row, _("Fill In"), gap->message, "page.edit-field",
                            g_variant_new_string (field));
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
  GtkWidget *row;

  g_return_val_if_fail (snapshot != NULL && table != NULL && field != NULL, NULL);

  value = mp_profile_snapshot_dup_value (snapshot, table, field);
  if (value == NULL)
    return NULL;

  row = mp_fact_row_new (mp_field_get_label (field), value);
  if (g_str_has_suffix (field->name, "email"))
    mp_record_row_add_icon_button (row, "mail-message-new-symbolic", _("Write an E-mail"),
                                   "page.write-mail", g_variant_new_string (value));
  if (g_str_has_suffix (field->name, "email") || g_str_has_suffix (field->name, "phone"))
    mp_record_row_add_icon_button (row, "edit-copy-symbolic", _("Copy"), "page.copy",
                                   g_variant_new_string (value));
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
  row = mp_record_row_new (title, contact->summary, "alarm-symbolic");
  if (mp_date_compare (contact->follow_up_on, today) < 0)
    gtk_widget_add_css_class (row, "mp-gap");
  mp_record_row_add_button (row, _("Done"), _("Mark the follow-up as done"),
                            "page.follow-up-done", g_variant_new_int64 (contact->row.id));
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
  row = mp_record_row_new (note->text != NULL ? note->text : "", subtitle,
                           "document-edit-symbolic");
  mp_record_row_set_action (row, "page.edit-note", note->row.id);
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
  row = mp_record_row_new (contact->summary != NULL ? contact->summary : way, subtitle,
                 way_icon (contact->kind));
  mp_record_row_set_action (row, "page.edit-contact", contact->row.id);
  return row;
}
