/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What can be done on the page of a partner, by button, menu and row. */

#include "config.h"

#include "gui/pages/mp-partner-actions.h"

#include "gui/pages/mp-page-records.h"
#include "model/mp-programme.h"
#include "store/mp-partner-actions.h"

#include <glib/gi18n.h>

/**
 * MpPartnerActions:
 *
 * Lives as long as its page, in whose group of actions it puts everything.
 */
struct _MpPartnerActions
{
  GObject parent_instance;

  MpPage *page;
  gint64 partner;
};

G_DEFINE_FINAL_TYPE (MpPartnerActions, mp_partner_actions, G_TYPE_OBJECT)

static const char *const partner_fields[] = {
  "name",        "kind",    "site",  "industry", "phone",   "email", "website", "street", "town",
  "province",    "postal_code", "country", "notes", NULL,
};
static const char *const contact_fields[] = { "name", "role", "email", "phone", "notes", NULL };
static const char *const check_in_fields[] = { "summary",      "kind",        "held_on", "author",
                                               "follow_up_on", "followed_up", NULL };
static const char *const cohort_fields[] = { "name", "kind",  "school_year", "expected_size",
                                             "site", "notes", NULL };

static MpStore *
store_of (MpPartnerActions *self)
{
  return mp_page_get_store (self->page);
}

static MpContext *
context_of (MpPartnerActions *self)
{
  return mp_page_get_context (self->page);
}

static void
edit_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  MpPartnerActions *self = user_data;

  mp_page_edit_record (self->page, &mp_organisation_table, self->partner, partner_fields,
                       _("Edit a Partner"), _("Partner saved"));
}

static void
archive_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  MpPartnerActions *self = user_data;

  mp_page_set_archived (self->page, &mp_organisation_table, self->partner, TRUE);
}

static void
bring_back_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  MpPartnerActions *self = user_data;

  mp_page_set_archived (self->page, &mp_organisation_table, self->partner, FALSE);
}

static void
add_contact_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  MpPartnerActions *self = user_data;
  g_autoptr (MpOrganisationContact) contact
      = mp_partner_new_contact (store_of (self), self->partner);

  mp_page_edit_row (self->page, contact, contact_fields, _("Add a Contact"),
                    _("Contact added"));
}

static void
edit_contact_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  MpPartnerActions *self = user_data;

  mp_page_edit_record (self->page, &mp_organisation_contact_table, g_variant_get_int64 (parameter),
                       contact_fields, _("Edit a Contact"), _("Contact saved"));
}

static void
delete_contact_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  MpPartnerActions *self = user_data;

  mp_page_delete_record (self->page, &mp_organisation_contact_table,
                         g_variant_get_int64 (parameter), _("Delete a contact"),
                         _("Contact deleted"));
}

static void
main_contact_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  MpPartnerActions *self = user_data;
  g_autoptr (GError) error = NULL;

  if (mp_partner_set_main_contact (store_of (self), g_variant_get_int64 (parameter), &error))
    mp_context_toast_done (context_of (self), _("Main contact chosen"));
  else
    mp_context_show_error (context_of (self), _("Not Saved"), error);
}

static void
log_check_in_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  MpPartnerActions *self = user_data;
  g_autoptr (MpPartnerCheckIn) check_in = mp_partner_new_check_in (store_of (self), self->partner);

  mp_page_edit_row (self->page, check_in, check_in_fields, _("Log a Check-in"),
                    _("Check-in logged"));
}

static void
edit_check_in_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  MpPartnerActions *self = user_data;

  mp_page_edit_record (self->page, &mp_partner_check_in_table, g_variant_get_int64 (parameter),
                       check_in_fields, _("Edit a Check-in"), _("Check-in saved"));
}

static void
delete_check_in_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  MpPartnerActions *self = user_data;

  mp_page_delete_record (self->page, &mp_partner_check_in_table, g_variant_get_int64 (parameter),
                         _("Delete a check-in"), _("Check-in deleted"));
}

static void
follow_up_done_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  MpPartnerActions *self = user_data;

  mp_page_finish_follow_up (self->page, &mp_partner_check_in_table,
                            g_variant_get_int64 (parameter));
}

static void
add_cohort_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  MpPartnerActions *self = user_data;
  g_autoptr (MpCohort) cohort = mp_cohort_new ();

  cohort->organisation = self->partner;
  cohort->kind = MP_COHORT_CLASS;
  mp_page_edit_row (self->page, cohort, cohort_fields, _("Add a Cohort"), _("Cohort added"));
}

static void
edit_cohort_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  MpPartnerActions *self = user_data;

  mp_page_edit_record (self->page, &mp_cohort_table, g_variant_get_int64 (parameter),
                       cohort_fields, _("Edit a Cohort"), _("Cohort saved"));
}

static void
copy_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  MpPartnerActions *self = user_data;

  mp_page_copy_text (self->page, g_variant_get_string (parameter, NULL));
}

static const GActionEntry entries[] = {
  { .name = "edit", .activate = edit_cb },
  { .name = "archive", .activate = archive_cb },
  { .name = "bring-back", .activate = bring_back_cb },
  { .name = "add-contact", .activate = add_contact_cb },
  { .name = "edit-contact", .activate = edit_contact_cb, .parameter_type = "x" },
  { .name = "delete-contact", .activate = delete_contact_cb, .parameter_type = "x" },
  { .name = "main-contact", .activate = main_contact_cb, .parameter_type = "x" },
  { .name = "log-check-in", .activate = log_check_in_cb },
  { .name = "edit-check-in", .activate = edit_check_in_cb, .parameter_type = "x" },
  { .name = "delete-check-in", .activate = delete_check_in_cb, .parameter_type = "x" },
  { .name = "follow-up-done", .activate = follow_up_done_cb, .parameter_type = "x" },
  { .name = "add-cohort", .activate = add_cohort_cb },
  { .name = "edit-cohort", .activate = edit_cohort_cb, .parameter_type = "x" },
  { .name = "copy", .activate = copy_cb, .parameter_type = "s" },
};

static void
mp_partner_actions_class_init (MpPartnerActionsClass *klass)
{
}

static void
mp_partner_actions_init (MpPartnerActions *self)
{
}

/**
 * mp_partner_actions_new:
 * @page: (unowned): of the partner, which owns this
 * @partner: the id of the organisation
 *
 * Returns: (transfer full): the actions
 */
MpPartnerActions *
mp_partner_actions_new (MpPage *page, gint64 partner)
{
  MpPartnerActions *self;

  g_return_val_if_fail (MP_IS_PAGE (page), NULL);

  self = g_object_new (MP_TYPE_PARTNER_ACTIONS, NULL);
  self->page = page;
  self->partner = partner;
  g_action_map_add_action_entries (G_ACTION_MAP (mp_page_get_actions (page)), entries,
                                   G_N_ELEMENTS (entries), self);
  return self;
}

/**
 * mp_partner_actions_update:
 * @partner: as it is now
 */
void
mp_partner_actions_update (MpPartnerActions *self, const MpOrganisation *partner)
{
  gboolean archived;

  g_return_if_fail (MP_IS_PARTNER_ACTIONS (self));
  g_return_if_fail (partner != NULL);

  archived = mp_date_is_set (partner->archived_on);
  mp_page_enable_action (self->page, "archive", !archived);
  mp_page_enable_action (self->page, "bring-back", archived);
}
