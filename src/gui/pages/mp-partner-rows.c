/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The rows on the page of a partner, each with the actions of the page that belong to it. */

#include "config.h"

#include "gui/pages/mp-partner-rows.h"

#include "gui/widgets/mp-fact-row.h"
#include "gui/widgets/mp-record-row.h"
#include "gui/widgets/mp-spoken-name.h"
#include "model/mp-contact-log.h"

#include <glib/gi18n.h>

static char *
join_lines (GPtrArray *parts)
{
  g_ptr_array_add (parts, NULL);
  return g_strjoinv (" · ", (char **) parts->pdata);
}

static void
add_part (GPtrArray *parts, const char *part)
{
  if (part != NULL && *part != '\0')
    g_ptr_array_add (parts, (char *) part);
}

static void
add_main_button (GtkWidget *row, const MpOrganisationContact *contact)
{
  GtkWidget *image;

  if (!contact->main_contact)
    {
      mp_record_row_add_icon_button (row, "non-starred-symbolic", _("Call This One First"),
                                     "page.main-contact", g_variant_new_int64 (contact->row.id));
      return;
    }
  image = gtk_image_new_from_icon_name ("starred-symbolic");
  gtk_widget_set_tooltip_text (image, _("Main contact"));
  gtk_widget_set_margin_end (image, 9);
  gtk_widget_set_margin_start (image, 9);
  mp_spoken_name_set (image, _("Main contact"));
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), image);
}

/**
 * mp_partner_rows_new_contact:
 *
 * Returns: (transfer floating): somebody at the partner, who opens for editing
 */
GtkWidget *
mp_partner_rows_new_contact (const MpOrganisationContact *contact)
{
  g_autoptr (GPtrArray) parts = g_ptr_array_new ();
  g_autofree char *subtitle = NULL;
  GtkWidget *row;

  g_return_val_if_fail (contact != NULL, NULL);

  add_part (parts, contact->role);
  add_part (parts, contact->phone);
  add_part (parts, contact->email);
  subtitle = join_lines (parts);
  row = mp_record_row_new (contact->name, subtitle, "avatar-default-symbolic");
  add_main_button (row, contact);
  if (contact->phone != NULL)
    mp_record_row_add_icon_button (row, "edit-copy-symbolic", _("Copy the Phone Number"),
                                   "page.copy", g_variant_new_string (contact->phone));
  mp_record_row_add_delete (row, _("Delete the Contact"), "page.delete-contact", contact->row.id);
  mp_record_row_set_action (row, "page.edit-contact", contact->row.id);
  return row;
}

static const char *
kind_icon (MpCheckInKind kind)
{
  switch (kind)
    {
    case MP_CHECK_IN_VISIT:
      return "system-users-symbolic";
    case MP_CHECK_IN_PHONE:
      return "call-start-symbolic";
    case MP_CHECK_IN_VIDEO:
      return "camera-video-symbolic";
    default:
      return "mail-unread-symbolic";
    }
}

static char *
say_follow_up (const MpPartnerCheckIn *check_in, MpDate today)
{
  if (!mp_date_is_set (check_in->follow_up_on))
    return NULL;
  if (check_in->followed_up)
    return g_strdup (_("Followed up"));

  return mp_contact_log_say_follow_up (check_in->follow_up_on, today);
}

/**
 * mp_partner_rows_new_check_in:
 *
 * Returns: (transfer floating): what was talked about and what is still to be done, which opens
 *   for editing
 */
GtkWidget *
mp_partner_rows_new_check_in (const MpPartnerCheckIn *check_in, MpDate today)
{
  g_autoptr (GPtrArray) parts = g_ptr_array_new ();
  g_autofree char *day = NULL;
  g_autofree char *follow_up = NULL;
  g_autofree char *subtitle = NULL;
  const char *kind;
  GtkWidget *row;

  g_return_val_if_fail (check_in != NULL, NULL);

  kind = mp_choice_get_label (mp_check_in_kinds, check_in->kind);
  day = mp_date_to_relative (check_in->held_on, today);
  follow_up = say_follow_up (check_in, today);
  add_part (parts, day);
  add_part (parts, check_in->summary != NULL ? kind : NULL);
  add_part (parts, check_in->author);
  add_part (parts, follow_up);
  subtitle = join_lines (parts);
  row = mp_record_row_new (check_in->summary != NULL ? check_in->summary : kind, subtitle,
                 kind_icon (check_in->kind));
  if (mp_date_is_set (check_in->follow_up_on) && !check_in->followed_up)
    mp_record_row_add_button (row, _("Done"), _("Mark the follow-up as done"),
                              "page.follow-up-done", g_variant_new_int64 (check_in->row.id));
  mp_record_row_add_delete (row, _("Delete the Check-in"), "page.delete-check-in",
                            check_in->row.id);
  mp_record_row_set_action (row, "page.edit-check-in", check_in->row.id);
  return row;
}

/**
 * mp_partner_rows_new_cohort:
 *
 * Returns: (transfer floating): a class or a course there, which opens for editing
 */
GtkWidget *
mp_partner_rows_new_cohort (const MpCohort *cohort)
{
  g_autoptr (GPtrArray) parts = g_ptr_array_new ();
  g_autofree char *size = NULL;
  g_autofree char *subtitle = NULL;
  GtkWidget *row;

  g_return_val_if_fail (cohort != NULL, NULL);

  if (cohort->expected_size != MP_INT_UNSET)
    size = g_strdup_printf (ngettext ("%d person expected", "%d people expected",
                                      (gulong) cohort->expected_size),
                            (int) cohort->expected_size);
  add_part (parts, mp_choice_get_label (mp_cohort_kinds, cohort->kind));
  add_part (parts, cohort->school_year);
  add_part (parts, size);
  subtitle = join_lines (parts);
  row = mp_record_row_new (cohort->name, subtitle, "system-users-symbolic");
  mp_record_row_set_action (row, "page.edit-cohort", cohort->row.id);
  return row;
}

/**
 * mp_partner_rows_new_hint:
 * @text: what an empty list says
 *
 * Returns: (transfer floating): a row that can only be read
 */
GtkWidget *
mp_partner_rows_new_hint (const char *text)
{
  GtkWidget *row = mp_record_row_new (text, NULL, NULL);

  gtk_widget_add_css_class (row, "dim-label");
  return row;
}

/**
 * mp_partner_rows_new_detail:
 * @value: what the field says, as people read it
 *
 * Returns: (transfer floating): a field of the partner
 */
GtkWidget *
mp_partner_rows_new_detail (const MpOrganisation *partner, const MpField *field,
                            const char *value)
{
  GtkWidget *row = mp_fact_row_new (mp_field_get_label (field), value);

  if (g_str_equal (field->name, "email") || g_str_equal (field->name, "phone")
      || g_str_equal (field->name, "website"))
    mp_record_row_add_icon_button (row, "edit-copy-symbolic", _("Copy"), "page.copy",
                                   g_variant_new_string (value));
  return row;
}
