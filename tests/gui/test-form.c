/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A form shows a record, gives it back, and says what is wrong with a field while typing. */

#include "gui/widgets/mp-date-row.h"
#include "gui/widgets/mp-form.h"
#include "gui/widgets/mp-text-row.h"
#include "model/mp-mentee.h"
#include "model/mp-mentor.h"
#include "model/mp-organisation.h"

typedef struct
{
  GtkWidget *window;
  AdwPreferencesGroup *group;
  MpForm *form;
  guint n_changed;
} Fixture;

static void
changed_cb (Fixture *fixture)
{
  fixture->n_changed++;
}

static void
open_form (Fixture *fixture, const MpTable *table)
{
  fixture->window = adw_window_new ();
  fixture->group = ADW_PREFERENCES_GROUP (adw_preferences_group_new ());
  fixture->form = mp_form_new (table);
  adw_window_set_content (ADW_WINDOW (fixture->window), GTK_WIDGET (fixture->group));
  g_signal_connect_swapped (fixture->form, "changed", G_CALLBACK (changed_cb), fixture);
}

static void
close_form (Fixture *fixture)
{
  g_assert_finalize_object (fixture->form);
  g_object_add_weak_pointer (G_OBJECT (fixture->window), (gpointer *) &fixture->window);
  gtk_window_destroy (GTK_WINDOW (fixture->window));
  g_assert_null (fixture->window);
}

static void
type_text (Fixture *fixture, const char *field_name, const char *text)
{
  gtk_editable_set_text (GTK_EDITABLE (mp_form_get_widget (fixture->form, field_name)), text);
}

static MpPerson *
make_person (void)
{
  MpPerson *person = mp_person_new ();

  person->row.id = 7;
  mp_set_text (&person->given_name, "Zoë");
  mp_set_text (&person->family_name, "Lambert");
  person->gender = MP_GENDER_TWO_SPIRIT;
  person->birth_date = mp_date_new (2009, 4, 3);
  mp_set_text (&person->email, "zoe@example.org");
  mp_set_text (&person->notes, "One\ntwo");
  return person;
}

static void
test_every_kind_of_field_comes_back_as_it_was (void)
{
  Fixture fixture = { 0 };
  g_autoptr (MpPerson) person = make_person ();
  g_autoptr (MpPerson) back = NULL;

  open_form (&fixture, &mp_person_table);
  mp_form_add_fields (fixture.form, fixture.group, NULL);
  mp_form_load (fixture.form, person);

  g_assert_false (mp_form_is_changed (fixture.form));
  back = mp_form_collect (fixture.form);
  g_assert_nonnull (back);
  mp_row_derive (person);
  g_assert_true (mp_row_equal (person, back));
  g_assert_cmpint (back->row.id, ==, 7);
  g_assert_cmpuint (fixture.n_changed, ==, 0);
  close_form (&fixture);
}

static void
test_numbers_and_choices_are_read (void)
{
  static const char *const names[] = { "status", "capacity", "hours_a_month", "retired_on",
                                       "pathway_story", NULL };
  Fixture fixture = { 0 };
  g_autoptr (MpMentor) mentor = NULL;

  open_form (&fixture, &mp_mentor_table);
  mp_form_add_fields (fixture.form, fixture.group, names);
  adw_combo_row_set_selected (ADW_COMBO_ROW (mp_form_get_widget (fixture.form, "status")), 3);
  type_text (&fixture, "capacity", " 4 ");
  type_text (&fixture, "hours_a_month", "2,5");
  type_text (&fixture, "retired_on", "30 June 2019");
  mp_text_row_set_text (MP_TEXT_ROW (mp_form_get_widget (fixture.form, "pathway_story")), "Sea");

  mentor = mp_form_collect (fixture.form);
  g_assert_nonnull (mentor);
  g_assert_cmpint (mentor->status, ==, MP_MENTOR_READY);
  g_assert_cmpint (mentor->capacity, ==, 4);
  g_assert_cmpfloat (mentor->hours_a_month, ==, 2.5);
  g_assert_cmpint (mentor->retired_on.packed, ==, 20190630);
  g_assert_cmpstr (mentor->pathway_story, ==, "Sea");
  g_assert_cmpuint (fixture.n_changed, >=, 5);
  g_assert_true (mp_form_is_changed (fixture.form));
  close_form (&fixture);
}

static void
test_a_switch_is_read (void)
{
  static const char *const names[] = { "name", "main_contact", NULL };
  Fixture fixture = { 0 };
  g_autoptr (MpOrganisationContact) contact = mp_organisation_contact_new ();
  GtkWidget *row;
  GtkWidget *toggle;

  open_form (&fixture, &mp_organisation_contact_table);
  mp_form_add_fields (fixture.form, fixture.group, names);
  row = mp_form_get_widget (fixture.form, "main_contact");
  toggle = adw_action_row_get_activatable_widget (ADW_ACTION_ROW (row));

  contact->main_contact = TRUE;
  mp_form_load (fixture.form, contact);
  g_assert_true (gtk_switch_get_active (GTK_SWITCH (toggle)));

  gtk_switch_set_active (GTK_SWITCH (toggle), FALSE);
  g_assert_false (((const MpOrganisationContact *) mp_form_get_draft (fixture.form))->main_contact);
  g_assert_true (mp_form_is_changed (fixture.form));
  close_form (&fixture);
}

static void
assert_wrong (Fixture *fixture, const char *field_name, gboolean wrong)
{
  GtkWidget *widget = mp_form_get_widget (fixture->form, field_name);
  g_autofree char *problem = mp_form_dup_problem (fixture->form, field_name);

  g_assert_cmpint (gtk_widget_has_css_class (widget, "error"), ==, wrong);
  g_assert_cmpint (problem != NULL, ==, wrong);
  g_assert_cmpint (GTK_IS_LIST_BOX_ROW (gtk_widget_get_next_sibling (widget))
                     && gtk_widget_has_css_class (gtk_widget_get_next_sibling (widget),
                                                  "mp-field-message"), ==, wrong);
  gtk_test_accessible_assert_state (widget, GTK_ACCESSIBLE_STATE_INVALID,
                                    wrong ? GTK_ACCESSIBLE_INVALID_TRUE
                                          : GTK_ACCESSIBLE_INVALID_FALSE);
  if (wrong)
    gtk_test_accessible_assert_property (widget, GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, problem);
}

static void
test_a_wrong_field_says_so_while_typing (void)
{
  static const char *const names[] = { "given_name", "email", "birth_date", NULL };
  Fixture fixture = { 0 };

  open_form (&fixture, &mp_person_table);
  mp_form_add_fields (fixture.form, fixture.group, names);

  type_text (&fixture, "given_name", "Zoë");
  type_text (&fixture, "email", "zoe@");
  type_text (&fixture, "birth_date", "3 Apr");
  assert_wrong (&fixture, "email", TRUE);
  assert_wrong (&fixture, "birth_date", TRUE);
  g_assert_null (mp_form_collect (fixture.form));

  type_text (&fixture, "email", "zoe@example.org");
  type_text (&fixture, "birth_date", "3 Apr 2009");
  assert_wrong (&fixture, "email", FALSE);
  assert_wrong (&fixture, "birth_date", FALSE);
  g_assert_true (mp_form_is_valid (fixture.form));
  close_form (&fixture);
}

static void
test_an_untouched_field_is_quiet_until_saving (void)
{
  static const char *const names[] = { "given_name", "family_name", NULL };
  Fixture fixture = { 0 };
  g_autoptr (MpPerson) person = mp_person_new ();

  open_form (&fixture, &mp_person_table);
  mp_form_add_fields (fixture.form, fixture.group, names);
  mp_form_load (fixture.form, person);
  g_assert_false (gtk_widget_has_css_class (mp_form_get_widget (fixture.form, "given_name"),
                                            "error"));

  g_assert_null (mp_form_collect (fixture.form));
  assert_wrong (&fixture, "given_name", TRUE);

  type_text (&fixture, "family_name", "Lambert");
  g_assert_true (mp_form_is_valid (fixture.form));
  g_assert_false (gtk_widget_has_css_class (mp_form_get_widget (fixture.form, "given_name"),
                                            "error"));
  close_form (&fixture);
}

static void
forbid_email_check (gconstpointer draft, MpProblems *problems, gpointer user_data)
{
  const MpPerson *person = draft;

  if (person->email != NULL)
    mp_problems_add (problems, mp_table_find_field (&mp_person_table, "email"), NULL, "No mail.");
}

static void
test_a_check_from_outside_is_shown_at_its_field (void)
{
  static const char *const names[] = { "given_name", "email", NULL };
  Fixture fixture = { 0 };
  g_autofree char *problem = NULL;

  open_form (&fixture, &mp_person_table);
  mp_form_add_fields (fixture.form, fixture.group, names);
  mp_form_set_check (fixture.form, forbid_email_check, NULL);
  type_text (&fixture, "given_name", "Zoë");
  type_text (&fixture, "email", "zoe@example.org");
  assert_wrong (&fixture, "email", TRUE);
  problem = mp_form_dup_problem (fixture.form, "email");
  g_assert_cmpstr (problem, ==, "No mail.");
  close_form (&fixture);
}

static void
test_a_reference_survives_until_its_options_are_there (void)
{
  static const char *const names[] = { "organisation", NULL };
  static const gint64 values[] = { 4, 9 };
  static const char *const labels[] = { "Horton", "CEC" };
  Fixture fixture = { 0 };
  g_autoptr (MpMentee) mentee = mp_mentee_new ();
  const MpMentee *draft;

  mentee->organisation = 9;
  open_form (&fixture, &mp_mentee_table);
  mp_form_add_fields (fixture.form, fixture.group, names);
  mp_form_load (fixture.form, mentee);
  draft = mp_form_get_draft (fixture.form);
  g_assert_cmpint (draft->organisation, ==, 9);

  mp_form_set_options (fixture.form, "organisation", values, labels, G_N_ELEMENTS (values));
  g_assert_cmpint (draft->organisation, ==, 9);
  g_assert_false (mp_form_is_changed (fixture.form));
  g_assert_cmpuint (adw_combo_row_get_selected (
                      ADW_COMBO_ROW (mp_form_get_widget (fixture.form, "organisation"))), ==, 2);

  adw_combo_row_set_selected (
    ADW_COMBO_ROW (mp_form_get_widget (fixture.form, "organisation")), 0);
  g_assert_cmpint (draft->organisation, ==, 0);
  close_form (&fixture);
}

static void
test_widgets_are_bound_by_their_id (void)
{
  static const char ui[] =
    "<interface><object class='AdwPreferencesGroup' id='group'>"
    "<child><object class='AdwEntryRow' id='given_name'/></child>"
    "<child><object class='AdwEntryRow' id='unrelated'/></child>"
    "<child><object class='MpDateRow' id='birth_date'/></child>"
    "<child><object class='MpTextRow' id='notes'/></child>"
    "<child><object class='AdwComboRow' id='gender'/></child>"
    "</object></interface>";
  g_autoptr (GtkBuilder) builder = NULL;
  Fixture fixture = { 0 };
  GtkWidget *group;

  g_type_ensure (MP_TYPE_DATE_ROW);
  g_type_ensure (MP_TYPE_TEXT_ROW);
  builder = gtk_builder_new_from_string (ui, -1);
  open_form (&fixture, &mp_person_table);
  group = GTK_WIDGET (gtk_builder_get_object (builder, "group"));
  adw_window_set_content (ADW_WINDOW (fixture.window), group);

  g_assert_cmpuint (mp_form_bind_widgets (fixture.form, group), ==, 4);
  g_assert_cmpstr (adw_preferences_row_get_title (
                     ADW_PREFERENCES_ROW (mp_form_get_widget (fixture.form, "birth_date"))), ==,
                   "Birth date");
  g_assert_null (mp_form_get_widget (fixture.form, "unrelated"));
  gtk_test_accessible_assert_property (mp_form_get_widget (fixture.form, "gender"),
                                       GTK_ACCESSIBLE_PROPERTY_LABEL, "Gender");
  g_clear_object (&builder);
  close_form (&fixture);
}

static void
test_a_date_row_reads_what_is_typed (void)
{
  static const char *const names[] = { "birth_date", NULL };
  Fixture fixture = { 0 };
  MpDate date = MP_DATE_NONE;
  MpDateRow *row;

  open_form (&fixture, &mp_person_table);
  mp_form_add_fields (fixture.form, fixture.group, names);
  mp_form_set_today (fixture.form, mp_date_new (2026, 9, 5));
  row = MP_DATE_ROW (mp_form_get_widget (fixture.form, "birth_date"));

  type_text (&fixture, "birth_date", "tomorrow");
  g_assert_true (mp_date_row_get_date (row, &date));
  g_assert_cmpint (date.packed, ==, 20260906);

  type_text (&fixture, "birth_date", "soon");
  g_assert_false (mp_date_row_get_date (row, &date));

  type_text (&fixture, "birth_date", "");
  g_assert_true (mp_date_row_get_date (row, &date));
  g_assert_false (mp_date_is_set (date));
  close_form (&fixture);
}

int
main (int argc, char **argv)
{
  gtk_test_init (&argc, &argv, NULL);
  adw_init ();

  g_test_add_func ("/form/every-kind-of-field-comes-back-as-it-was",
                   test_every_kind_of_field_comes_back_as_it_was);
  g_test_add_func ("/form/numbers-and-choices-are-read", test_numbers_and_choices_are_read);
  g_test_add_func ("/form/a-switch-is-read", test_a_switch_is_read);
  g_test_add_func ("/form/a-wrong-field-says-so-while-typing",
                   test_a_wrong_field_says_so_while_typing);
  g_test_add_func ("/form/an-untouched-field-is-quiet-until-saving",
                   test_an_untouched_field_is_quiet_until_saving);
  g_test_add_func ("/form/a-check-from-outside-is-shown-at-its-field",
                   test_a_check_from_outside_is_shown_at_its_field);
  g_test_add_func ("/form/a-reference-survives-until-its-options-are-there",
                   test_a_reference_survives_until_its_options_are_there);
  g_test_add_func ("/form/widgets-are-bound-by-their-id", test_widgets_are_bound_by_their_id);
  g_test_add_func ("/form/a-date-row-reads-what-is-typed",
                   test_a_date_row_reads_what_is_typed);

  return g_test_run ();
}
