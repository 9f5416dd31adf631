/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What can be done on the page of a partner, by button, menu and row. */

#include "config.h"

#include "gui/pages/mp-partner-actions.h"

#include "gui/pages/mp-record-editor.h"
#include "model/mp-programme.h"

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
  char *name;
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
edit_record (MpPartnerActions *self, gconstpointer row, const char *const *fields,
             const char *title, const char *done)
{
  MpRecordEditor *editor = mp_record_editor_new (context_of (self), GTK_WIDGET (self->page), row,
                                                 fields, title, done);

  gtk_window_present (GTK_WINDOW (editor));
}

static gpointer
get_row (MpPartnerActions *self, const MpTable *table, gint64 id)
{
  g_autoptr (GError) error = NULL;
  gpointer row = mp_store_get (store_of (self), table, id, &error);

  if (row == NULL)
    mp_context_show_error (context_of (self), _("Not Shown"), error);
  return row;
}

static void
delete_row (MpPartnerActions *self, const MpTable *table, GVariant *parameter, const char *label,
            const char *done)
{
  g_autoptr (MpBatch) batch = mp_batch_new (label);

  mp_batch_delete (batch, table, g_variant_get_int64 (parameter));
  mp_context_apply (context_of (self), batch, done);
}

static void
edit_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  MpPartnerActions *self = user_data;
  g_autoptr (MpOrganisation) partner = get_row (self, &mp_organisation_table, self->partner);

  if (partner != NULL)
    edit_record (self, partner, partner_fields, _("Edit a Partner"), _("Partner saved"));
}

static void
set_archived (MpPartnerActions *self, gboolean archived)
{
  g_autoptr (MpOrganisation) partner = get_row (self, &mp_organisation_table, self->partner);
  g_autoptr (MpBatch) batch = NULL;
  g_autofree char *done = NULL;

  if (partner == NULL)
    return;
  partner->archived_on = archived ? mp_store_get_today (store_of (self)) : MP_DATE_NONE;
  /* Translators: %s is the name of a school or an employer. */
  batch = mp_batch_new_printf (archived ? _("Archive %s") : _("Bring back %s"), self->name);
  done = g_strdup_printf (archived ? _("%s archived") : _("%s is back in the lists"), self->name);
  mp_batch_update (batch, partner);
  mp_context_apply (context_of (self), batch, done);
}

static void
archive_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  set_archived (user_data, TRUE);
}

static void
bring_back_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  set_archived (user_data, FALSE);
}

static gboolean
has_contacts (MpPartnerActions *self)
{
  g_autoptr (GPtrArray) contacts = NULL;

  contacts = mp_store_list_of (store_of (self), &mp_organisation_contact_table, "organisation",
                               self->partner, NULL);
  return contacts != NULL && contacts->len > 0;
}

/* The first contact is the one to call, until somebody says otherwise. */
static void
add_contact_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  MpPartnerActions *self = user_data;
  g_autoptr (MpOrganisationContact) contact = mp_organisation_contact_new ();

  contact->organisation = self->partner;
  contact->main_contact = !has_contacts (self);
  edit_record (self, contact, contact_fields, _("Add a Contact"), _("Contact added"));
}

static void
edit_contact_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  g_autoptr (MpOrganisationContact) contact
      = get_row (user_data, &mp_organisation_contact_table, g_variant_get_int64 (parameter));

  if (contact != NULL)
    edit_record (user_data, contact, contact_fields, _("Edit a Contact"), _("Contact saved"));
}

static void
delete_contact_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  delete_row (user_data, &mp_organisation_contact_table, parameter, _("Delete a contact"),
              _("Contact deleted"));
}

static void
main_contact_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  MpPartnerActions *self = user_data;
  gint64 id = g_variant_get_int64 (parameter);
  g_autoptr (MpBatch) batch = mp_batch_new_printf (_("Choose whom to call at %s"), self->name);
  g_autoptr (GPtrArray) contacts = NULL;

  contacts = mp_store_list_of (store_of (self), &mp_organisation_contact_table, "organisation",
                               self->partner, NULL);
  for (guint i = 0; contacts != NULL && i < contacts->len; i++)
    {
      MpOrganisationContact *contact = g_ptr_array_index (contacts, i);

      if (contact->main_contact == (contact->row.id == id))
        continue;
      contact->main_contact = contact->row.id == id;
      mp_batch_update (batch, contact);
    }
  if (!mp_batch_is_empty (batch))
    mp_context_apply (context_of (self), batch, _("Main contact chosen"));
}

static char *
dup_author (MpPartnerActions *self)
{
  g_autoptr (MpProgramme) programme = mp_store_get (store_of (self), &mp_programme_table, 1, NULL);

  if (programme != NULL && programme->coordinator != NULL)
    return g_strdup (programme->coordinator);
  return g_strdup (g_get_real_name ());
}

static void
log_check_in_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  MpPartnerActions *self = user_data;
  g_autoptr (MpPartnerCheckIn) check_in = mp_partner_check_in_new ();

  check_in->organisation = self->partner;
  check_in->kind = MP_CHECK_IN_PHONE;
  check_in->held_on = mp_store_get_today (store_of (self));
  check_in->author = dup_author (self);
  edit_record (self, check_in, check_in_fields, _("Log a Check-in"), _("Check-in logged"));
}

static void
edit_check_in_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  g_autoptr (MpPartnerCheckIn) check_in
      = get_row (user_data, &mp_partner_check_in_table, g_variant_get_int64 (parameter));

  if (check_in != NULL)
    edit_record (user_data, check_in, check_in_fields, _("Edit a Check-in"), _("Check-in saved"));
}

static void
delete_check_in_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  delete_row (user_data, &mp_partner_check_in_table, parameter, _("Delete a check-in"),
              _("Check-in deleted"));
}

static void
follow_up_done_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  MpPartnerActions *self = user_data;
  g_autoptr (MpPartnerCheckIn) check_in
      = get_row (self, &mp_partner_check_in_table, g_variant_get_int64 (parameter));
  g_autoptr (MpBatch) batch = NULL;

  if (check_in == NULL)
    return;
  check_in->followed_up = TRUE;
  batch = mp_batch_new_printf (_("Follow up with %s"), self->name);
  mp_batch_update (batch, check_in);
  mp_context_apply (context_of (self), batch, _("Follow-up done"));
}

static void
add_cohort_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  MpPartnerActions *self = user_data;
  g_autoptr (MpCohort) cohort = mp_cohort_new ();

  cohort->organisation = self->partner;
  cohort->kind = MP_COHORT_CLASS;
  edit_record (self, cohort, cohort_fields, _("Add a Cohort"), _("Cohort added"));
}

static void
edit_cohort_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  g_autoptr (MpCohort) cohort
      = get_row (user_data, &mp_cohort_table, g_variant_get_int64 (parameter));

  if (cohort != NULL)
    edit_record (user_data, cohort, cohort_fields, _("Edit a Cohort"), _("Cohort saved"));
}

static void
copy_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  MpPartnerActions *self = user_data;

  gdk_clipboard_set_text (gtk_widget_get_clipboard (GTK_WIDGET (self->page)),
                          g_variant_get_string (parameter, NULL));
  mp_context_toast (context_of (self), _("Copied"));
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
mp_partner_actions_finalize (GObject *object)
{
  g_free (MP_PARTNER_ACTIONS (object)->name);

  G_OBJECT_CLASS (mp_partner_actions_parent_class)->finalize (object);
}

static void
mp_partner_actions_class_init (MpPartnerActionsClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = mp_partner_actions_finalize;
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

static void
enable (MpPartnerActions *self, const char *name, gboolean enabled)
{
  GActionMap *actions = G_ACTION_MAP (mp_page_get_actions (self->page));

  g_simple_action_set_enabled (G_SIMPLE_ACTION (g_action_map_lookup_action (actions, name)),
                               enabled);
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

  g_free (self->name);
  self->name = g_strdup (partner->name);
  archived = mp_date_is_set (partner->archived_on);
  enable (self, "archive", !archived);
  enable (self, "bring-back", archived);
}
