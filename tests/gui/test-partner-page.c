/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The page of a partner: its contacts, check-ins and cohorts, and what can be done with them. */

#include "config.h"

#include "gui/pages/mp-partner-page.h"
#include "gui/pages/mp-record-editor.h"
#include "model/mp-schema.h"

#define TODAY ((MpDate){ 20261004 })

typedef struct
{
  MpStore *store;
  MpContext *context;
  GtkWidget *window;
  MpPage *page;
  char *done;
  gboolean left;
} Fixture;

static void
done_cb (Fixture *self, const char *text)
{
  g_free (self->done);
  self->done = g_strdup (text);
}

static void
left_cb (Fixture *self)
{
  self->left = TRUE;
}

static void
apply (MpStore *store, MpBatch *batch)
{
  g_autoptr (GError) error = NULL;

  mp_store_apply (store, batch, &error);
  g_assert_no_error (error);
}

static void
add_contact (MpBatch *batch, const char *name, gboolean main_contact)
{
  MpOrganisationContact *contact = mp_organisation_contact_new ();

  contact->organisation = 1;
  contact->name = g_strdup (name);
  contact->main_contact = main_contact;
  mp_batch_take (batch, contact);
}

static void
add_check_in (MpBatch *batch, const char *summary, MpDate held_on, MpDate follow_up_on)
{
  MpPartnerCheckIn *check_in = mp_partner_check_in_new ();

  check_in->organisation = 1;
  check_in->kind = MP_CHECK_IN_PHONE;
  check_in->held_on = held_on;
  check_in->follow_up_on = follow_up_on;
  check_in->summary = g_strdup (summary);
  mp_batch_take (batch, check_in);
}

static void
add_partner (MpBatch *batch)
{
  MpOrganisation *partner = mp_organisation_new ();
  MpCohort *cohort = mp_cohort_new ();

  partner->name = g_strdup ("Horton <High> & School");
  partner->kind = MP_ORGANISATION_SCHOOL;
  partner->town = g_strdup ("Wolfville");
  partner->phone = g_strdup ("902-555-0100");
  mp_batch_take (batch, partner);
  cohort->name = g_strdup ("Grade 12");
  cohort->kind = MP_COHORT_GRADE;
  cohort->organisation = 1;
  mp_batch_take (batch, cohort);
}

static void
set_up (Fixture *self, gconstpointer data)
{
  g_autoptr (MpBatch) batch = mp_batch_new ("A partner");

  self->store = mp_store_new_in_memory ();
  mp_store_set_today (self->store, TODAY);
  add_partner (batch);
  add_contact (batch, "Berta Blanc", FALSE);
  add_contact (batch, "Zoé Zinck", TRUE);
  add_check_in (batch, "Newest", mp_date_add_days (TODAY, -2), MP_DATE_NONE);
  add_check_in (batch, "Open", mp_date_add_days (TODAY, -60), mp_date_add_days (TODAY, -30));
  apply (self->store, batch);

  self->context = mp_context_new (self->store, NULL);
  g_signal_connect_swapped (self->context, "done", G_CALLBACK (done_cb), self);
  self->page = mp_partner_page_new (self->context, 1);
  g_signal_connect_swapped (self->page, "leave", G_CALLBACK (left_cb), self);
  self->window = gtk_window_new ();
  gtk_window_set_child (GTK_WINDOW (self->window), GTK_WIDGET (self->page));
  gtk_window_present (GTK_WINDOW (self->window));
  while (!gtk_widget_get_mapped (GTK_WIDGET (self->page)))
    g_main_context_iteration (NULL, TRUE);
}

static void
tear_down (Fixture *self, gconstpointer data)
{
  g_object_add_weak_pointer (G_OBJECT (self->page), (gpointer *) &self->page);
  gtk_window_destroy (GTK_WINDOW (self->window));
  while (self->page != NULL)
    g_main_context_iteration (NULL, FALSE);
  g_assert_finalize_object (self->context);
  g_assert_finalize_object (self->store);
  g_free (self->done);
}

static GtkListBox *
list_of (Fixture *self, const char *id)
{
  return GTK_LIST_BOX (gtk_widget_get_template_child (GTK_WIDGET (self->page),
                                                      MP_TYPE_PARTNER_PAGE, id));
}

static const char *
title_of (Fixture *self, const char *list, int position)
{
  GtkListBoxRow *row = gtk_list_box_get_row_at_index (list_of (self, list), position);

  return row != NULL ? adw_preferences_row_get_title (ADW_PREFERENCES_ROW (row)) : NULL;
}

static void
activate (Fixture *self, const char *name, gint64 id)
{
  GActionGroup *actions = G_ACTION_GROUP (mp_page_get_actions (self->page));

  g_assert_true (g_action_group_get_action_enabled (actions, name));
  g_action_group_activate_action (actions, name, id != 0 ? g_variant_new_int64 (id) : NULL);
}

static void
test_everything_is_shown (Fixture *self, gconstpointer data)
{
  g_assert_cmpstr (mp_page_get_title (self->page), ==, "Horton <High> & School");
  g_assert_cmpstr (title_of (self, "contacts_list", 0), ==, "Zoé Zinck");
  g_assert_cmpstr (title_of (self, "contacts_list", 1), ==, "Berta Blanc");
  g_assert_cmpstr (title_of (self, "check_ins_list", 0), ==, "Open");
  g_assert_cmpstr (title_of (self, "check_ins_list", 1), ==, "Newest");
  g_assert_cmpstr (title_of (self, "cohorts_list", 0), ==, "Grade 12");
  g_assert_cmpstr (title_of (self, "details_list", 0), ==, "Phone");
  g_assert_cmpstr (title_of (self, "details_list", 1), ==, "Town");
  g_assert_null (title_of (self, "details_list", 2));
}

static void
test_another_contact_becomes_the_main_one (Fixture *self, gconstpointer data)
{
  activate (self, "main-contact", 1);
  g_assert_cmpstr (title_of (self, "contacts_list", 0), ==, "Berta Blanc");
  g_assert_cmpstr (self->done, ==, "Main contact chosen");
  mp_store_undo (self->store, NULL);
  g_assert_cmpstr (title_of (self, "contacts_list", 0), ==, "Zoé Zinck");
}

static void
test_a_follow_up_is_done (Fixture *self, gconstpointer data)
{
  g_autoptr (MpPartnerCheckIn) check_in = NULL;

  activate (self, "follow-up-done", 2);
  check_in = mp_store_get (self->store, &mp_partner_check_in_table, 2, NULL);
  g_assert_true (check_in->followed_up);
  g_assert_cmpstr (title_of (self, "check_ins_list", 0), ==, "Newest");
}

static void
test_rows_are_deleted (Fixture *self, gconstpointer data)
{
  activate (self, "delete-contact", 1);
  activate (self, "delete-contact", 2);
  g_assert_cmpstr (title_of (self, "contacts_list", 0), ==, "Nobody to call yet");
  activate (self, "delete-check-in", 1);
  g_assert_cmpstr (title_of (self, "check_ins_list", 0), ==, "Open");
  g_assert_null (title_of (self, "check_ins_list", 1));
  mp_store_undo (self->store, NULL);
  g_assert_cmpstr (title_of (self, "check_ins_list", 1), ==, "Newest");
}

static void
test_archiving_is_said_and_undone (Fixture *self, gconstpointer data)
{
  GtkWidget *box = GTK_WIDGET (gtk_widget_get_template_child (GTK_WIDGET (self->page),
                                                              MP_TYPE_PARTNER_PAGE,
                                                              "archived_box"));
  GActionGroup *actions = G_ACTION_GROUP (mp_page_get_actions (self->page));

  g_assert_false (gtk_widget_get_visible (box));
  g_assert_false (g_action_group_get_action_enabled (actions, "bring-back"));
  activate (self, "archive", 0);
  g_assert_true (gtk_widget_get_visible (box));
  g_assert_cmpstr (self->done, ==, "Horton <High> & School archived");
  activate (self, "bring-back", 0);
  g_assert_false (gtk_widget_get_visible (box));
}

static GtkWindow *
find_editor (void)
{
  g_autoptr (GList) windows = gtk_window_list_toplevels ();

  for (GList *link = windows; link != NULL; link = link->next)
    if (MP_IS_RECORD_EDITOR (link->data))
      return link->data;
  return NULL;
}

static void
test_every_editor_opens (Fixture *self, gconstpointer data)
{
  static const struct
  {
    const char *name;
    gint64 id;
    const char *title;
  } editors[] = {
    { "edit", 0, "Edit a Partner" },          { "add-contact", 0, "Add a Contact" },
    { "edit-contact", 2, "Edit a Contact" },  { "log-check-in", 0, "Log a Check-in" },
    { "edit-check-in", 1, "Edit a Check-in" }, { "add-cohort", 0, "Add a Cohort" },
    { "edit-cohort", 1, "Edit a Cohort" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (editors); i++)
    {
      GtkWindow *editor;

      activate (self, editors[i].name, editors[i].id);
      editor = find_editor ();
      g_assert_nonnull (editor);
      g_assert_cmpstr (gtk_window_get_title (editor), ==, editors[i].title);
      gtk_window_destroy (editor);
      g_assert_null (find_editor ());
    }
}

static void
test_the_page_leaves_with_its_partner (Fixture *self, gconstpointer data)
{
  while (mp_store_undo (self->store, NULL))
    continue;
  g_assert_true (self->left);
}

#define PARTNER(path, func) \
  g_test_add ("/partner-page/" path, Fixture, NULL, set_up, func, tear_down)

int
main (int argc, char **argv)
{
  gtk_test_init (&argc, &argv, NULL);
  adw_init ();
  PARTNER ("everything-is-shown", test_everything_is_shown);
  PARTNER ("another-contact-becomes-the-main-one", test_another_contact_becomes_the_main_one);
  PARTNER ("a-follow-up-is-done", test_a_follow_up_is_done);
  PARTNER ("rows-are-deleted", test_rows_are_deleted);
  PARTNER ("archiving-is-said-and-undone", test_archiving_is_said_and_undone);
  PARTNER ("every-editor-opens", test_every_editor_opens);
  PARTNER ("the-page-leaves-with-its-partner", test_the_page_leaves_with_its_partner);
  return g_test_run ();
}
