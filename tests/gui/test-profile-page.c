/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A profile shows a person, follows what changes, and does what its buttons say. */

#include "gui/pages/mp-profile-page.h"
#include "gui/widgets/mp-merge-row.h"
#include "model/mp-contact-log.h"
#include "model/mp-school-note.h"
#include "profile-world.h"
#include "store/mp-people-actions.h"

#include <glib/gstdio.h>

static GtkWidget *
open_page (World *world)
{
  MpPage *page = mp_profile_page_new (world->context, world->mentee);

  adw_window_set_content (ADW_WINDOW (world->window), GTK_WIDGET (page));
  return GTK_WIDGET (page);
}

static void
act (GtkWidget *page, const char *action_name, GVariant *target)
{
  g_assert_true (gtk_widget_activate_action_variant (page, action_name, target));
}

static MpContactLog *
get_contact (World *world)
{
  g_autoptr (GPtrArray) rows = mp_store_list (world->store, &mp_contact_log_table, NULL);

  return mp_row_copy (rows->pdata[0]);
}

static gint64
count (World *world, const MpTable *table)
{
  return mp_store_count (world->store, table, NULL);
}

static void
test_shows_who_it_is_and_what_is_missing (void)
{
  World *world = world_new ();
  GtkWidget *page = open_page (world);

  g_assert_cmpstr (mp_page_get_title (MP_PAGE (page)), ==, "Zoë Lambert");
  g_assert_nonnull (world_find_row (page, "The guardian’s name is missing. It is needed before "
                                          "the first meeting."));
  g_assert_nonnull (world_find_row (page, "The guardian’s permission is needed before the first "
                                          "meeting."));
  g_assert_nonnull (world_find_row (page, "Follow up in 3 days"));
  g_assert_nonnull (world_find_row (page, "Attends"));
  g_assert_nonnull (world_find_row (page, "Asked about the form"));
  g_assert_cmpstr (adw_action_row_get_subtitle (ADW_ACTION_ROW (world_find_row (page,
                                                                                "Birth date"))),
                   ==, "3 April 2009 (17 years old)");
  world_free (world);
}

static void
test_follows_what_changes (void)
{
  World *world = world_new ();
  GtkWidget *page = open_page (world);
  g_autoptr (MpProfile) profile = mp_profile_load (world->store, world->mentee, NULL);
  g_autoptr (GError) error = NULL;

  mp_set_text (&profile->person->family_name, "Boudreau");
  mp_set_text (&profile->mentee->guardian_name, "Ada Example");
  g_assert_true (mp_people_save (world->store, profile, NULL, &error));

  g_assert_cmpstr (mp_page_get_title (MP_PAGE (page)), ==, "Zoë Boudreau");
  g_assert_null (world_find_row (page, "The guardian’s name is missing. It is needed before the "
                                       "first meeting."));
  world_free (world);
}

static void
left_cb (gboolean *left)
{
  *left = TRUE;
}

static void
test_leaves_when_the_person_is_gone (void)
{
  World *world = world_new ();
  GtkWidget *page = open_page (world);
  g_autoptr (GError) error = NULL;
  gboolean left = FALSE;

  g_signal_connect_swapped (page, "leave", G_CALLBACK (left_cb), &left);
  g_assert_true (mp_store_erase_person (world->store, world->mentee, &error));
  g_assert_no_error (error);
  g_assert_true (left);
  world_free (world);
}

static void
test_archives_and_brings_back (void)
{
  World *world = world_new ();
  GtkWidget *page = open_page (world);
  g_autoptr (MpPerson) person = NULL;

  act (page, "page.archive", NULL);
  person = mp_store_get (world->store, &mp_person_table, world->mentee, NULL);
  g_assert_cmpint (person->archived_on.packed, ==, 20260905);
  g_assert_cmpstr (world->toast, ==, "Zoë Lambert archived");
  g_assert_nonnull (world_find_button (page, "_Bring Back"));

  act (page, "page.bring-back", NULL);
  g_clear_pointer (&person, mp_person_free);
  person = mp_store_get (world->store, &mp_person_table, world->mentee, NULL);
  g_assert_false (mp_date_is_set (person->archived_on));
  world_free (world);
}

static void
test_leads_to_the_progress_report (void)
{
  World *world = world_new ();

  act (open_page (world), "page.report", NULL);
  g_assert_cmpint (world->reported, ==, world->mentee);
  world_free (world);
}

static void
test_the_status_pill_changes_the_status (void)
{
  World *world = world_new ();
  GtkWidget *page = open_page (world);
  g_autoptr (MpMentee) mentee = NULL;

  act (page, "page.mentee-status", g_variant_new_string ("active"));
  mentee = mp_store_get (world->store, &mp_mentee_table, world->mentee, NULL);
  g_assert_cmpint (mentee->status, ==, MP_MENTEE_ACTIVE);
  g_assert_cmpstr (world->toast, ==, "The status of Zoë Lambert is now Active");
  world_free (world);
}

static void
test_a_follow_up_is_done (void)
{
  World *world = world_new ();
  GtkWidget *page = open_page (world);
  g_autoptr (MpContactLog) contact = get_contact (world);

  act (page, "page.follow-up-done", g_variant_new_int64 (contact->row.id));
  g_clear_pointer (&contact, mp_contact_log_free);
  contact = get_contact (world);
  g_assert_true (contact->followed_up);
  g_assert_null (world_find_row (page, "Follow up in 3 days"));
  world_free (world);
}

static void
test_a_contact_is_logged_by_the_short_form (void)
{
  World *world = world_new ();
  GtkWidget *page = open_page (world);
  g_autoptr (GPtrArray) contacts = NULL;
  const MpContactLog *contact;

  act (page, "page.show-tab", g_variant_new_string ("contacts"));
  gtk_editable_set_text (GTK_EDITABLE (world_find_row (page, "What was said")), "Called back");
  gtk_editable_set_text (GTK_EDITABLE (world_find_row (page, "Follow up on")), "2026-09-20");
  g_signal_emit_by_name (world_find_button (page, "_Log"), "clicked");

  contacts = mp_store_list (world->store, &mp_contact_log_table, NULL);
  g_assert_cmpuint (contacts->len, ==, 2);
  contact = contacts->pdata[1];
  g_assert_cmpint (contact->person, ==, world->mentee);
  g_assert_cmpstr (contact->summary, ==, "Called back");
  g_assert_cmpint (contact->held_on.packed, ==, 20260905);
  g_assert_cmpint (contact->follow_up_on.packed, ==, 20260920);
  g_assert_cmpstr (gtk_editable_get_text (GTK_EDITABLE (world_find_row (page, "What was said"))),
                   ==, "");
  g_assert_nonnull (world_find_row (page, "Called back"));
  world_free (world);
}

static void
test_a_contact_with_a_wrong_day_is_not_logged (void)
{
  World *world = world_new ();
  GtkWidget *page = open_page (world);

  gtk_editable_set_text (GTK_EDITABLE (world_find_row (page, "Follow up on")), "soon");
  g_signal_emit_by_name (world_find_button (page, "_Log"), "clicked");
  g_assert_cmpint (count (world, &mp_contact_log_table), ==, 1);
  g_assert_true (gtk_widget_has_css_class (world_find_row (page, "Follow up on"), "error"));
  world_free (world);
}

static void
test_a_note_is_added_edited_and_deleted (void)
{
  World *world = world_new ();
  GtkWidget *page = open_page (world);
  GtkWindow *dialog;
  g_autoptr (GPtrArray) notes = NULL;

  act (page, "page.add-note", NULL);
  dialog = world_get_dialog (world);
  gtk_widget_activate_action (GTK_WIDGET (dialog), "form.save", NULL);
  g_assert_cmpint (count (world, &mp_school_note_table), ==, 1);

  /* Nothing was written: it stays open and says so. */
  g_assert_true (world_get_dialog (world) == dialog);
  gtk_window_close (dialog);
  world_wait_for_dialog (world, FALSE);

  notes = mp_store_list (world->store, &mp_school_note_table, NULL);
  act (page, "page.edit-note", g_variant_new_int64 (((MpRow *) notes->pdata[0])->id));
  dialog = world_get_dialog (world);
  gtk_editable_set_text (GTK_EDITABLE (world_find_row (GTK_WIDGET (dialog), "By")), "Ken");
  gtk_widget_activate_action (GTK_WIDGET (dialog), "form.save", NULL);
  world_wait_for_dialog (world, FALSE);
  g_assert_cmpstr (world->toast, ==, "Note saved");

  act (page, "page.delete-note", g_variant_new_int64 (((MpRow *) notes->pdata[0])->id));
  g_assert_cmpint (count (world, &mp_school_note_table), ==, 0);
  g_assert_null (world_find_row (page, "Attends"));
  world_free (world);
}

static void
test_the_history_says_what_changed (void)
{
  World *world = world_new ();
  g_autoptr (MpProfile) profile = mp_profile_load (world->store, world->mentee, NULL);
  GtkWidget *page;
  GtkWidget *row;

  mp_set_text (&profile->person->town, "Kentville");
  g_assert_true (mp_people_save (world->store, profile, NULL, NULL));
  page = open_page (world);
  row = world_find_row (page, "Edit Zoë Lambert");
  g_assert_null (world_find_row (row, "Person Zoë Lambert"));
  adw_expander_row_set_expanded (ADW_EXPANDER_ROW (row), TRUE);
  row = world_find_row (row, "Person Zoë Lambert");
  g_assert_cmpstr (adw_action_row_get_subtitle (ADW_ACTION_ROW (row)), ==,
                   "Town: nothing → Kentville");
  world_free (world);
}

static void
test_erasing_waits_for_the_name (void)
{
  World *world = world_new ();
  GtkWidget *page = open_page (world);
  AdwMessageDialog *dialog;
  GtkWidget *row;

  act (page, "page.erase", NULL);
  dialog = ADW_MESSAGE_DIALOG (world_get_dialog (world));
  row = world_find_row (GTK_WIDGET (dialog), "Type “Zoë Lambert” to go on");
  g_assert_false (adw_message_dialog_get_response_enabled (dialog, "erase"));
  gtk_editable_set_text (GTK_EDITABLE (row), "Zoe");
  g_assert_false (adw_message_dialog_get_response_enabled (dialog, "erase"));
  gtk_editable_set_text (GTK_EDITABLE (row), "zoe lambert");
  g_assert_true (adw_message_dialog_get_response_enabled (dialog, "erase"));

  world_answer (world, "_Erase");
  while (count (world, &mp_person_table) > 0)
    g_main_context_iteration (NULL, TRUE);
  g_assert_cmpint (count (world, &mp_school_note_table), ==, 0);
  world_wait_for_dialog (world, FALSE);
  world_free (world);
}

static void
test_erasing_a_person_of_a_file_does_not_block (void)
{
  g_autofree char *folder = g_dir_make_tmp ("profile-XXXXXX", NULL);
  g_autofree char *path = g_build_filename (folder, "test.mentoring", NULL);
  World *world = world_new_on_file (path);
  GtkWidget *page = open_page (world);
  GtkWidget *row;
  gboolean left = FALSE;

  g_signal_connect_swapped (page, "leave", G_CALLBACK (left_cb), &left);
  act (page, "page.erase", NULL);
  row = world_find_row (GTK_WIDGET (world_get_dialog (world)), "Type “Zoë Lambert” to go on");
  gtk_editable_set_text (GTK_EDITABLE (row), "Zoë Lambert");
  world_answer (world, "_Erase");
  g_assert_false (left);

  while (g_strcmp0 (world->toast, "The person was erased") != 0)
    g_main_context_iteration (NULL, TRUE);
  g_assert_true (left);
  g_assert_cmpint (count (world, &mp_person_table), ==, 0);
  world_free (world);
  g_unlink (path);
  g_rmdir (folder);
}

static void
test_a_merge_is_chosen_side_by_side (void)
{
  World *world = world_new ();
  GtkWidget *page = open_page (world);
  gint64 other = world_add_person (world, "Zoe Lambert");
  GtkWindow *dialog;
  GtkWidget *row;
  g_autoptr (MpPerson) person = NULL;

  act (page, "page.merge", NULL);
  dialog = world_get_dialog (world);
  row = world_find_row (GTK_WIDGET (dialog), "Zoe Lambert");
  g_assert_nonnull (row);
  gtk_widget_activate (row);
  while (world_get_dialog (world) == dialog || world_get_dialog (world) == NULL)
    g_main_context_iteration (NULL, TRUE);

  dialog = world_get_dialog (world);
  row = world_find_row (GTK_WIDGET (dialog), "Given name");
  g_assert_cmpint (mp_merge_row_get_choice (MP_MERGE_ROW (row)), ==, MP_MERGE_KEPT);
  mp_merge_row_choose (MP_MERGE_ROW (row), MP_MERGE_OTHER);
  gtk_widget_activate_action (GTK_WIDGET (dialog), "form.save", NULL);
  world_wait_for_dialog (world, FALSE);

  person = mp_store_get (world->store, &mp_person_table, world->mentee, NULL);
  g_assert_cmpstr (person->given_name, ==, "Zoe");
  g_assert_cmpint (person->birth_date.packed, ==, 20090403);
  g_assert_null (mp_store_get (world->store, &mp_person_table, other, NULL));
  g_assert_cmpint (world->opened, ==, world->mentee);
  world_free (world);
}

static double
distance_from_top (GtkWidget *widget)
{
  GtkWidget *window = gtk_widget_get_ancestor (widget, GTK_TYPE_SCROLLED_WINDOW);
  graphene_rect_t bounds;

  g_assert_nonnull (window);
  g_assert_true (gtk_widget_compute_bounds (widget, window, &bounds));
  return bounds.origin.y;
}

/* In a low window the parts begin below its edge. */
static void
test_part_that_is_chosen_comes_into_view (void)
{
  World *world = world_new ();
  GtkWidget *page = open_page (world);
  GtkWidget *switcher = world_find_widget (page, "AdwViewSwitcher");

  gtk_window_set_default_size (world->window, 900, 300);
  gtk_window_present (world->window);
  while (gtk_widget_get_height (page) > 300 || distance_from_top (switcher) < 200)
    g_main_context_iteration (NULL, TRUE);

  act (page, "page.show-tab", g_variant_new_string ("details"));
  while (distance_from_top (switcher) > 1)
    g_main_context_iteration (NULL, TRUE);
  world_free (world);
}

int
main (int argc, char **argv)
{
  gtk_test_init (&argc, &argv, NULL);
  adw_init ();

  g_test_add_func ("/profile-page/shows-who-it-is-and-what-is-missing",
                   test_shows_who_it_is_and_what_is_missing);
  g_test_add_func ("/profile-page/follows-what-changes", test_follows_what_changes);
  g_test_add_func ("/profile-page/leaves-when-the-person-is-gone",
                   test_leaves_when_the_person_is_gone);
  g_test_add_func ("/profile-page/archives-and-brings-back", test_archives_and_brings_back);
  g_test_add_func ("/profile-page/leads-to-the-progress-report",
                   test_leads_to_the_progress_report);
  g_test_add_func ("/profile-page/the-status-pill-changes-the-status",
                   test_the_status_pill_changes_the_status);
  g_test_add_func ("/profile-page/a-follow-up-is-done", test_a_follow_up_is_done);
  g_test_add_func ("/profile-page/a-contact-is-logged-by-the-short-form",
                   test_a_contact_is_logged_by_the_short_form);
  g_test_add_func ("/profile-page/a-contact-with-a-wrong-day-is-not-logged",
                   test_a_contact_with_a_wrong_day_is_not_logged);
  g_test_add_func ("/profile-page/a-note-is-added-edited-and-deleted",
                   test_a_note_is_added_edited_and_deleted);
  g_test_add_func ("/profile-page/the-history-says-what-changed",
                   test_the_history_says_what_changed);
  g_test_add_func ("/profile-page/erasing-waits-for-the-name", test_erasing_waits_for_the_name);
  g_test_add_func ("/profile-page/erasing-a-person-of-a-file-does-not-block",
                   test_erasing_a_person_of_a_file_does_not_block);
  g_test_add_func ("/profile-page/a-merge-is-chosen-side-by-side",
                   test_a_merge_is_chosen_side_by_side);
  g_test_add_func ("/profile-page/a-part-that-is-chosen-comes-into-view",
                   test_part_that_is_chosen_comes_into_view);

  return g_test_run ();
}
