/* SPDX-License-Identifier: GPL-3.0-or-later */
/* People are added and edited in a window that says what is wrong and loses nothing typed. */

#include "gui/pages/mp-person-editor.h"
#include "gui/pages/mp-quick-add.h"
#include "model/mp-programme.h"
#include "profile-world.h"
#include "store/mp-query-names.h"

static void
type_text (MpPersonEditor *editor, const MpTable *table, const char *field_name, const char *text)
{
  MpForm *form = mp_person_editor_get_form (editor, table);

  gtk_editable_set_text (GTK_EDITABLE (mp_form_get_widget (form, field_name)), text);
}

static void
save (gpointer window)
{
  gtk_widget_activate_action (GTK_WIDGET (window), "form.save", NULL);
}

static gint64
count_people (World *world)
{
  return mp_store_count (world->store, &mp_person_table, NULL);
}

static MpPersonEditor *
open_new (World *world, const MpTable *part)
{
  MpPersonEditor *editor = mp_person_editor_new (world->context, GTK_WIDGET (world->window), part,
                                                 NULL);

  gtk_window_present (GTK_WINDOW (editor));
  return editor;
}

static MpPersonEditor *
open_mentee (World *world)
{
  g_autoptr (GError) error = NULL;
  MpPersonEditor *editor = mp_person_editor_new_for_person (world->context,
                                                            GTK_WIDGET (world->window),
                                                            world->mentee, &error);

  g_assert_no_error (error);
  gtk_window_present (GTK_WINDOW (editor));
  return editor;
}

static void
test_a_new_mentee_is_saved_and_opened (void)
{
  World *world = world_new ();
  MpPersonEditor *editor = open_new (world, &mp_mentee_table);
  g_autoptr (MpProfile) profile = NULL;

  type_text (editor, &mp_person_table, "given_name", "Amina");
  type_text (editor, &mp_person_table, "birth_date", "2009-01-02");
  type_text (editor, &mp_mentee_table, "grade", "11");
  save (editor);
  world_wait_for_dialog (world, FALSE);

  g_assert_cmpstr (world->toast, ==, "Amina added");
  g_assert_cmpint (world->opened, !=, 0);
  profile = mp_profile_load (world->store, world->opened, NULL);
  g_assert_cmpstr (profile->mentee->grade, ==, "11");
  g_assert_cmpint (profile->mentee->intake_on.packed, ==, 20260905);
  g_assert_null (profile->mentor);
  world_free (world);
}

static void
test_under_16_is_said_while_typing_and_not_saved (void)
{
  World *world = world_new ();
  MpPersonEditor *editor = open_new (world, &mp_mentee_table);
  MpForm *person = mp_person_editor_get_form (editor, &mp_person_table);
  MpForm *mentee = mp_person_editor_get_form (editor, &mp_mentee_table);
  GtkWidget *birth_date = mp_form_get_widget (person, "birth_date");

  type_text (editor, &mp_person_table, "given_name", "Amina");
  type_text (editor, &mp_person_table, "birth_date", "2012-01-02");
  g_assert_true (gtk_widget_has_css_class (birth_date, "error"));
  save (editor);
  g_assert_cmpint (count_people (world), ==, 1);
  g_assert_nonnull (world_get_dialog (world));

  type_text (editor, &mp_mentee_table, "intake_on", "2028-02-01");
  g_assert_false (gtk_widget_has_css_class (birth_date, "error"));
  type_text (editor, &mp_mentee_table, "intake_on", "2026-02-01");
  g_assert_true (gtk_widget_has_css_class (birth_date, "error"));
  g_assert_true (gtk_widget_has_css_class (mp_form_get_widget (mentee, "intake_on"), "error"));

  type_text (editor, &mp_person_table, "birth_date", "2008-01-02");
  g_assert_false (gtk_widget_has_css_class (mp_form_get_widget (mentee, "intake_on"), "error"));
  save (editor);
  world_wait_for_dialog (world, FALSE);
  g_assert_cmpint (count_people (world), ==, 2);
  world_free (world);
}

static void
test_closing_asks_only_when_something_would_be_lost (void)
{
  World *world = world_new ();
  MpPersonEditor *editor = open_mentee (world);
  GtkWindow *question;

  gtk_window_close (GTK_WINDOW (editor));
  world_wait_for_dialog (world, FALSE);

  editor = open_mentee (world);
  type_text (editor, &mp_person_table, "town", "Kentville");
  gtk_window_close (GTK_WINDOW (editor));
  question = world_get_dialog (world);
  g_assert_true (ADW_IS_MESSAGE_DIALOG (question));
  world_answer (world, "_Keep Editing");
  while (world_get_dialog (world) != GTK_WINDOW (editor))
    g_main_context_iteration (NULL, TRUE);

  gtk_window_close (GTK_WINDOW (editor));
  world_answer (world, "_Discard");
  world_wait_for_dialog (world, FALSE);
  g_assert_cmpint (mp_store_get_undo_batch (world->store), !=, 0);
  world_free (world);
}

static void
test_a_person_can_be_both (void)
{
  World *world = world_new ();
  MpPersonEditor *editor = open_mentee (world);
  g_autoptr (MpProfile) profile = NULL;

  g_assert_null (world_find_button (GTK_WIDGET (editor), "Also a _Mentee"));
  g_signal_emit_by_name (world_find_button (GTK_WIDGET (editor), "Also a M_entor"), "clicked");
  type_text (editor, &mp_mentor_table, "occupation", "Peer mentor");
  save (editor);
  world_wait_for_dialog (world, FALSE);

  profile = mp_profile_load (world->store, world->mentee, NULL);
  g_assert_cmpstr (profile->mentor->occupation, ==, "Peer mentor");
  g_assert_nonnull (profile->mentee);
  g_assert_cmpint (world->opened, ==, 0);
  world_free (world);
}

static AdwMessageDialog *
save_twin (World *world)
{
  MpPersonEditor *editor = open_new (world, &mp_mentee_table);

  type_text (editor, &mp_person_table, "given_name", "zoe");
  type_text (editor, &mp_person_table, "family_name", "Lambert");
  type_text (editor, &mp_person_table, "birth_date", "3 April 2009");
  save (editor);
  g_assert_cmpint (count_people (world), ==, 1);
  return ADW_MESSAGE_DIALOG (world_get_dialog (world));
}

static void
test_a_duplicate_is_suggested_and_can_be_saved (void)
{
  World *world = world_new ();
  AdwMessageDialog *dialog = save_twin (world);

  g_assert_nonnull (world_find_row (GTK_WIDGET (dialog), "Zoë Lambert"));
  world_answer (world, "_Save Anyway");
  world_wait_for_dialog (world, FALSE);
  g_assert_cmpint (count_people (world), ==, 2);
  world_free (world);
}

static void
test_a_duplicate_can_be_opened_instead (void)
{
  World *world = world_new ();

  save_twin (world);
  world_answer (world, "_Open the Other");
  world_wait_for_dialog (world, FALSE);
  g_assert_cmpint (count_people (world), ==, 1);
  g_assert_cmpint (world->opened, ==, world->mentee);
  world_free (world);
}

static void
test_a_duplicate_can_be_merged_at_once (void)
{
  World *world = world_new ();

  save_twin (world);
  world_answer (world, "_Merge…");
  while (world_get_dialog (world) == NULL || world_find_row (GTK_WIDGET (world_get_dialog (world)),
                                                             "Given name") == NULL
         || world_find_button (GTK_WIDGET (world_get_dialog (world)), "_Merge") == NULL)
    g_main_context_iteration (NULL, TRUE);
  save (world_get_dialog (world));
  world_wait_for_dialog (world, FALSE);
  g_assert_cmpint (count_people (world), ==, 1);
  world_free (world);
}

static void
test_an_edit_that_changes_no_key_asks_nothing (void)
{
  World *world = world_new ();
  MpPersonEditor *editor;

  world_add_person (world, "Zoe Lambert");
  editor = open_mentee (world);
  type_text (editor, &mp_person_table, "town", "Kentville");
  save (editor);
  world_wait_for_dialog (world, FALSE);
  g_assert_cmpstr (world->toast, ==, "Zoë Lambert saved");
  world_free (world);
}

static void
test_quick_add_takes_a_name (void)
{
  World *world = world_new ();
  MpQuickAdd *window = mp_quick_add_new (world->context, GTK_WIDGET (world->window),
                                         &mp_mentee_table);
  GtkWidget *row = world_find_row (GTK_WIDGET (window), "Name");

  gtk_window_present (GTK_WINDOW (window));
  g_signal_emit_by_name (row, "entry-activated");
  g_assert_nonnull (world_get_dialog (world));
  g_assert_cmpint (count_people (world), ==, 1);

  gtk_editable_set_text (GTK_EDITABLE (row), "Amina N.");
  g_signal_emit_by_name (row, "entry-activated");
  world_wait_for_dialog (world, FALSE);
  g_assert_cmpint (count_people (world), ==, 2);
  g_assert_cmpstr (world->toast, ==, "Amina N. added");
  world_free (world);
}

static void
test_a_missing_field_has_the_cursor (void)
{
  World *world = world_new ();
  MpPersonEditor *editor = open_mentee (world);
  MpForm *form = mp_person_editor_get_form (editor, &mp_mentee_table);
  GtkWidget *row = mp_form_get_widget (form, "guardian_phone");

  mp_person_editor_focus_field (editor, "mentee.guardian_phone");
  g_assert_true (gtk_widget_is_ancestor (gtk_window_get_focus (GTK_WINDOW (editor)), row));
  gtk_window_close (GTK_WINDOW (editor));
  world_wait_for_dialog (world, FALSE);
  world_free (world);
}

static void
test_another_window_is_not_overwritten (void)
{
  World *world = world_new ();
  MpPersonEditor *editor = open_mentee (world);
  g_autoptr (MpPerson) person = NULL;
  g_autoptr (MpBatch) batch = mp_batch_new ("In another window");

  person = mp_store_get (world->store, &mp_person_table, world->mentee, NULL);
  mp_set_text (&person->town, "Digby");
  mp_batch_update (batch, person);
  g_assert_true (mp_store_apply (world->store, batch, NULL));

  type_text (editor, &mp_person_table, "street", "1 Example Road");
  save (editor);
  world_wait_for_dialog (world, FALSE);
  g_clear_pointer (&person, mp_person_free);
  person = mp_store_get (world->store, &mp_person_table, world->mentee, NULL);
  g_assert_cmpstr (person->town, ==, "Digby");
  g_assert_cmpstr (person->street, ==, "1 Example Road");
  world_free (world);
}

static GtkWidget *
find_adder (GtkWidget *root, const char *tooltip)
{
  if (GTK_IS_BUTTON (root) && g_strcmp0 (gtk_widget_get_tooltip_text (root), tooltip) == 0)
    return root;

  for (GtkWidget *child = gtk_widget_get_first_child (root); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    {
      GtkWidget *found = find_adder (child, tooltip);

      if (found != NULL)
        return found;
    }

  return NULL;
}

static void
test_a_cohort_is_added_on_the_way (void)
{
  World *world = world_new ();
  MpPersonEditor *editor = open_mentee (world);
  g_autoptr (MpMentee) mentee = NULL;
  g_autofree char *cohort = NULL;
  GtkWindow *dialog;

  g_signal_emit_by_name (find_adder (GTK_WIDGET (editor), "Add a Cohort"), "clicked");
  dialog = world_get_dialog (world);
  g_assert_true (dialog != GTK_WINDOW (editor));
  gtk_editable_set_text (GTK_EDITABLE (world_find_row (GTK_WIDGET (dialog), "Name")), "Grade 12");
  save (dialog);
  while (world_get_dialog (world) != GTK_WINDOW (editor))
    g_main_context_iteration (NULL, TRUE);

  save (editor);
  world_wait_for_dialog (world, FALSE);
  mentee = mp_store_get (world->store, &mp_mentee_table, world->mentee, NULL);
  cohort = mp_store_dup_name (world->store, &mp_cohort_table, mentee->cohort);
  g_assert_cmpstr (cohort, ==, "Grade 12");
  world_free (world);
}

int
main (int argc, char **argv)
{
  gtk_test_init (&argc, &argv, NULL);
  adw_init ();

  g_test_add_func ("/person-editor/a-new-mentee-is-saved-and-opened",
                   test_a_new_mentee_is_saved_and_opened);
  g_test_add_func ("/person-editor/under-16-is-said-while-typing-and-not-saved",
                   test_under_16_is_said_while_typing_and_not_saved);
  g_test_add_func ("/person-editor/closing-asks-only-when-something-would-be-lost",
                   test_closing_asks_only_when_something_would_be_lost);
  g_test_add_func ("/person-editor/a-person-can-be-both", test_a_person_can_be_both);
  g_test_add_func ("/person-editor/a-duplicate-is-suggested-and-can-be-saved",
                   test_a_duplicate_is_suggested_and_can_be_saved);
  g_test_add_func ("/person-editor/a-duplicate-can-be-opened-instead",
                   test_a_duplicate_can_be_opened_instead);
  g_test_add_func ("/person-editor/a-duplicate-can-be-merged-at-once",
                   test_a_duplicate_can_be_merged_at_once);
  g_test_add_func ("/person-editor/an-edit-that-changes-no-key-asks-nothing",
                   test_an_edit_that_changes_no_key_asks_nothing);
  g_test_add_func ("/person-editor/quick-add-takes-a-name", test_quick_add_takes_a_name);
  g_test_add_func ("/person-editor/a-cohort-is-added-on-the-way",
                   test_a_cohort_is_added_on_the_way);
  g_test_add_func ("/person-editor/another-window-is-not-overwritten",
                   test_another_window_is_not_overwritten);
  g_test_add_func ("/person-editor/a-missing-field-has-the-cursor",
                   test_a_missing_field_has_the_cursor);

  return g_test_run ();
}
