/* SPDX-License-Identifier: GPL-3.0-or-later */
/* People are added, edited, archived and given a status, each as one step; P-1 saves nothing. */

#include "store/mp-archive.h"
#include "store/mp-people-actions.h"

static const MpDate today = { 20260905 };

static MpStore *
open_store (void)
{
  MpStore *store = mp_store_new_in_memory ();

  mp_store_set_today (store, today);
  return store;
}

static MpProfile *
make_mentee (const char *given_name, MpDate birth_date)
{
  MpProfile *profile = mp_profile_new ();

  mp_set_text (&profile->person->given_name, given_name);
  mp_set_text (&profile->person->family_name, "Example");
  profile->person->birth_date = birth_date;
  profile->mentee = mp_mentee_new ();
  profile->mentee->intake_on = today;
  return profile;
}

static gint64
count (MpStore *store, const MpTable *table)
{
  g_autoptr (GError) error = NULL;
  gint64 n = mp_store_count (store, table, &error);

  g_assert_no_error (error);
  return n;
}

static void
test_a_person_and_a_mentee_are_one_step (void)
{
  g_autoptr (MpStore) store = open_store ();
  g_autoptr (MpProfile) profile = make_mentee ("Zoë", mp_date_new (2009, 4, 3));
  g_autoptr (MpProfile) stored = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *label = NULL;

  g_assert_true (mp_people_save (store, profile, NULL, &error));
  g_assert_no_error (error);
  label = mp_store_dup_undo_label (store);
  g_assert_cmpstr (label, ==, "Add Zoë Example");

  stored = mp_profile_load (store, profile->person->row.id, &error);
  g_assert_no_error (error);
  g_assert_true (mp_row_equal (stored->person, profile->person));
  g_assert_true (mp_row_equal (stored->mentee, profile->mentee));
  g_assert_null (stored->mentor);
  g_assert_cmpint (stored->mentee->row.id, ==, stored->person->row.id);
  g_assert_cmpstr (stored->mentee->row.uuid, ==, stored->person->row.uuid);

  g_assert_true (mp_store_undo (store, &error));
  g_assert_cmpint (count (store, &mp_person_table), ==, 0);
  g_assert_cmpint (count (store, &mp_mentee_table), ==, 0);
}

static void
test_under_the_minimum_age_nothing_is_saved (void)
{
  g_autoptr (MpStore) store = open_store ();
  g_autoptr (MpProfile) profile = make_mentee ("Zoë", mp_date_new (2010, 9, 6));
  g_autoptr (MpProblems) problems = mp_problems_new ();
  g_autoptr (GError) error = NULL;

  g_assert_false (mp_people_save (store, profile, problems, &error));
  g_assert_error (error, MP_STORE_ERROR, MP_STORE_ERROR_INVALID);
  g_assert_cmpstr (mp_problems_find (problems, "birth_date")->rule, ==, "P-1");
  g_assert_nonnull (strstr (error->message, "Nothing was saved."));
  g_assert_cmpint (count (store, &mp_person_table), ==, 0);
  g_assert_cmpint (count (store, &mp_mentee_table), ==, 0);
  g_assert_cmpint (profile->person->row.id, ==, 0);
  g_assert_cmpint (mp_store_get_undo_batch (store), ==, 0);

  g_clear_error (&error);
  profile->person->birth_date = mp_date_new (2010, 9, 5);
  g_assert_true (mp_people_save (store, profile, NULL, &error));
  g_assert_no_error (error);
}

static void
test_the_door_itself_keeps_the_minimum_age (void)
{
  g_autoptr (MpStore) store = open_store ();
  g_autoptr (MpProfile) profile = make_mentee ("Zoë", mp_date_new (2009, 4, 3));
  g_autoptr (MpBatch) batch = mp_batch_new ("Go round the rules");
  g_autoptr (GError) error = NULL;

  g_assert_true (mp_people_save (store, profile, NULL, &error));
  profile->person->birth_date = mp_date_new (2012, 4, 3);
  mp_batch_update (batch, profile->person);
  g_assert_false (mp_store_apply (store, batch, &error));
  g_assert_error (error, MP_STORE_ERROR, MP_STORE_ERROR_INVALID);
}

static void
test_birth_and_intake_change_together (void)
{
  g_autoptr (MpStore) store = open_store ();
  g_autoptr (MpProfile) profile = make_mentee ("Zoë", mp_date_new (2004, 4, 3));
  g_autoptr (GError) error = NULL;

  profile->mentee->intake_on = mp_date_new (2020, 9, 1);
  g_assert_true (mp_people_save (store, profile, NULL, &error));

  profile->person->birth_date = mp_date_new (2010, 4, 3);
  profile->mentee->intake_on = mp_date_new (2026, 9, 1);
  g_assert_true (mp_people_save (store, profile, NULL, &error));
  g_assert_no_error (error);

  profile->person->birth_date = mp_date_new (2004, 4, 3);
  profile->mentee->intake_on = mp_date_new (2020, 9, 1);
  g_assert_true (mp_people_save (store, profile, NULL, &error));
  g_assert_no_error (error);
}

static void
test_editing_writes_all_parts_as_one_step (void)
{
  g_autoptr (MpStore) store = open_store ();
  g_autoptr (MpProfile) profile = make_mentee ("Zoë", mp_date_new (2009, 4, 3));
  g_autoptr (MpProfile) stored = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *label = NULL;

  g_assert_true (mp_people_save (store, profile, NULL, &error));
  mp_set_text (&profile->person->town, "Kentville");
  profile->mentee->status = MP_MENTEE_ACTIVE;
  profile->mentor = mp_mentor_new ();
  mp_set_text (&profile->mentor->occupation, "Peer mentor");
  g_assert_true (mp_people_save (store, profile, NULL, &error));
  g_assert_no_error (error);
  label = mp_store_dup_undo_label (store);
  g_assert_cmpstr (label, ==, "Edit Zoë Example");

  stored = mp_profile_load (store, profile->person->row.id, &error);
  g_assert_cmpstr (stored->person->town, ==, "Kentville");
  g_assert_cmpint (stored->mentee->status, ==, MP_MENTEE_ACTIVE);
  g_assert_cmpstr (stored->mentor->occupation, ==, "Peer mentor");

  g_assert_true (mp_store_undo (store, &error));
  g_clear_pointer (&stored, mp_profile_free);
  stored = mp_profile_load (store, profile->person->row.id, &error);
  g_assert_null (stored->person->town);
  g_assert_null (stored->mentor);
}

static void
test_a_wrong_field_is_named (void)
{
  g_autoptr (MpStore) store = open_store ();
  g_autoptr (MpProfile) profile = make_mentee ("Zoë", MP_DATE_NONE);
  g_autoptr (MpProblems) problems = mp_problems_new ();
  g_autoptr (GError) error = NULL;

  mp_set_text (&profile->person->email, "zoe at example");
  g_assert_false (mp_people_save (store, profile, problems, &error));
  g_assert_error (error, MP_STORE_ERROR, MP_STORE_ERROR_INVALID);
  g_assert_nonnull (mp_problems_find (problems, "email"));
  g_assert_cmpint (count (store, &mp_person_table), ==, 0);
}

static void
test_quick_add_needs_a_name_only (void)
{
  g_autoptr (MpStore) store = open_store ();
  g_autoptr (GError) error = NULL;
  g_autoptr (MpProfile) mentee = NULL;
  g_autoptr (MpProfile) mentor = NULL;
  gint64 id;

  id = mp_people_quick_add (store, &mp_mentee_table, "Lambert, Zoë", &error);
  g_assert_no_error (error);
  mentee = mp_profile_load (store, id, &error);
  g_assert_cmpstr (mentee->person->given_name, ==, "Zoë");
  g_assert_cmpstr (mentee->person->family_name, ==, "Lambert");
  g_assert_cmpint (mentee->mentee->intake_on.packed, ==, today.packed);

  id = mp_people_quick_add (store, &mp_mentor_table, "Ken", &error);
  g_assert_no_error (error);
  mentor = mp_profile_load (store, id, &error);
  g_assert_cmpstr (mentor->person->given_name, ==, "Ken");
  g_assert_null (mentor->mentee);
  g_assert_nonnull (mentor->mentor);

  g_assert_cmpint (mp_people_quick_add (store, &mp_mentee_table, " , ", &error), ==, 0);
  g_assert_error (error, MP_STORE_ERROR, MP_STORE_ERROR_INVALID);
  g_assert_cmpint (count (store, &mp_person_table), ==, 2);
}

static void
test_archiving_many_is_one_step (void)
{
  g_autoptr (MpStore) store = open_store ();
  g_autoptr (GError) error = NULL;
  g_autofree char *label = NULL;
  gint64 ids[3];

  for (guint i = 0; i < G_N_ELEMENTS (ids); i++)
    ids[i] = mp_people_quick_add (store, &mp_mentee_table, "Zoë Lambert", &error);
  g_assert_true (mp_store_set_archived (store, &mp_person_table, ids, 1, TRUE, &error));
  label = mp_store_dup_undo_label (store);
  g_assert_cmpstr (label, ==, "Archive Zoë Lambert");

  mp_store_set_today (store, mp_date_new (2026, 10, 1));
  g_assert_true (mp_store_set_archived (store, &mp_person_table, ids, G_N_ELEMENTS (ids), TRUE,
                                        &error));
  g_assert_no_error (error);
  for (guint i = 0; i < G_N_ELEMENTS (ids); i++)
    {
      g_autoptr (MpPerson) person = mp_store_get (store, &mp_person_table, ids[i], &error);

      g_assert_cmpint (person->archived_on.packed, ==, i == 0 ? today.packed : 20261001);
    }

  g_assert_true (mp_store_set_archived (store, &mp_person_table, ids, G_N_ELEMENTS (ids), FALSE,
                                        &error));
  g_clear_pointer (&label, g_free);
  label = mp_store_dup_undo_label (store);
  g_assert_cmpstr (label, ==, "Bring back 3 people");
}

static void
test_a_status_for_many_is_one_step (void)
{
  g_autoptr (MpStore) store = open_store ();
  g_autoptr (GError) error = NULL;
  g_autofree char *label = NULL;
  gint64 ids[2];

  for (guint i = 0; i < G_N_ELEMENTS (ids); i++)
    ids[i] = mp_people_quick_add (store, &mp_mentee_table, "Zoë Lambert", &error);
  g_assert_true (mp_people_set_status (store, &mp_mentee_table, ids, G_N_ELEMENTS (ids),
                                       MP_MENTEE_WITHDRAWN, &error));
  g_assert_no_error (error);
  label = mp_store_dup_undo_label (store);
  g_assert_cmpstr (label, ==, "Set the status of 2 people to Withdrawn");
  for (guint i = 0; i < G_N_ELEMENTS (ids); i++)
    {
      g_autoptr (MpMentee) mentee = mp_store_get (store, &mp_mentee_table, ids[i], &error);

      g_assert_cmpint (mentee->status, ==, MP_MENTEE_WITHDRAWN);
      g_assert_cmpint (mentee->left_on.packed, ==, today.packed);
    }

  g_assert_true (mp_store_undo (store, &error));
  for (guint i = 0; i < G_N_ELEMENTS (ids); i++)
    {
      g_autoptr (MpMentee) mentee = mp_store_get (store, &mp_mentee_table, ids[i], &error);

      g_assert_cmpint (mentee->status, ==, MP_MENTEE_INQUIRY);
      g_assert_false (mp_date_is_set (mentee->left_on));
    }
}

static void
test_an_unknown_person_changes_nothing (void)
{
  g_autoptr (MpStore) store = open_store ();
  g_autoptr (GError) error = NULL;
  gint64 ids[2];

  ids[0] = mp_people_quick_add (store, &mp_mentee_table, "Zoë Lambert", &error);
  ids[1] = ids[0] + 100;
  g_assert_false (mp_store_set_archived (store, &mp_person_table, ids, 2, TRUE, &error));
  g_assert_error (error, MP_STORE_ERROR, MP_STORE_ERROR_NOT_FOUND);
  g_clear_error (&error);
  g_assert_false (mp_people_set_status (store, &mp_mentor_table, ids, 1, MP_MENTOR_LEFT, &error));
  g_assert_error (error, MP_STORE_ERROR, MP_STORE_ERROR_NOT_FOUND);
  g_clear_error (&error);
  g_assert_null (mp_profile_load (store, ids[1], &error));
  g_assert_error (error, MP_STORE_ERROR, MP_STORE_ERROR_NOT_FOUND);
}

static void
test_saving_keeps_what_others_changed_meanwhile (void)
{
  g_autoptr (MpStore) store = open_store ();
  g_autoptr (MpProfile) first = make_mentee ("Zoë", mp_date_new (2009, 4, 3));
  g_autoptr (MpProfile) before = NULL;
  g_autoptr (MpProfile) mine = NULL;
  g_autoptr (MpProfile) theirs = NULL;
  g_autoptr (MpProfile) stored = NULL;
  g_autoptr (GError) error = NULL;

  g_assert_true (mp_people_save (store, first, NULL, &error));
  before = mp_profile_load (store, first->person->row.id, &error);
  mine = mp_profile_copy (before);
  theirs = mp_profile_copy (before);

  mp_set_text (&theirs->person->town, "Digby");
  mp_set_text (&theirs->person->phone, "902-555-0101");
  theirs->mentor = mp_mentor_new ();
  mp_set_text (&theirs->mentor->occupation, "Baker");
  g_assert_true (mp_people_save (store, theirs, NULL, &error));

  mp_set_text (&mine->person->phone, "902-555-0102");
  mp_set_text (&mine->mentee->grade, "12");
  mine->mentor = mp_mentor_new ();
  mp_set_text (&mine->mentor->former_employer, "The mill");
  g_assert_true (mp_profile_catch_up (mine, before, store, &error));
  g_assert_true (mp_people_save (store, mine, NULL, &error));
  g_assert_no_error (error);

  stored = mp_profile_load (store, first->person->row.id, &error);
  g_assert_cmpstr (stored->person->town, ==, "Digby");
  g_assert_cmpstr (stored->person->phone, ==, "902-555-0102");
  g_assert_cmpstr (stored->mentee->grade, ==, "12");
  g_assert_cmpstr (stored->mentor->former_employer, ==, "The mill");
  g_assert_cmpstr (stored->mentor->occupation, ==, "Baker");
}

static void
test_somebody_who_is_gone_is_not_saved (void)
{
  g_autoptr (MpStore) store = open_store ();
  g_autoptr (MpProfile) profile = make_mentee ("Zoë", mp_date_new (2009, 4, 3));
  g_autoptr (MpProfile) before = NULL;
  g_autoptr (GError) error = NULL;

  g_assert_true (mp_people_save (store, profile, NULL, &error));
  before = mp_profile_copy (profile);
  g_assert_true (mp_store_undo (store, &error));
  g_assert_false (mp_profile_catch_up (profile, before, store, &error));
  g_assert_error (error, MP_STORE_ERROR, MP_STORE_ERROR_NOT_FOUND);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/people-actions/a-person-and-a-mentee-are-one-step",
                   test_a_person_and_a_mentee_are_one_step);
  g_test_add_func ("/people-actions/under-the-minimum-age-nothing-is-saved",
                   test_under_the_minimum_age_nothing_is_saved);
  g_test_add_func ("/people-actions/the-door-itself-keeps-the-minimum-age",
                   test_the_door_itself_keeps_the_minimum_age);
  g_test_add_func ("/people-actions/birth-and-intake-change-together",
                   test_birth_and_intake_change_together);
  g_test_add_func ("/people-actions/editing-writes-all-parts-as-one-step",
                   test_editing_writes_all_parts_as_one_step);
  g_test_add_func ("/people-actions/a-wrong-field-is-named", test_a_wrong_field_is_named);
  g_test_add_func ("/people-actions/quick-add-needs-a-name-only",
                   test_quick_add_needs_a_name_only);
  g_test_add_func ("/people-actions/archiving-many-is-one-step", test_archiving_many_is_one_step);
  g_test_add_func ("/people-actions/a-status-for-many-is-one-step",
                   test_a_status_for_many_is_one_step);
  g_test_add_func ("/people-actions/an-unknown-person-changes-nothing",
                   test_an_unknown_person_changes_nothing);
  g_test_add_func ("/people-actions/saving-keeps-what-others-changed-meanwhile",
                   test_saving_keeps_what_others_changed_meanwhile);
  g_test_add_func ("/people-actions/somebody-who-is-gone-is-not-saved",
                   test_somebody_who_is_gone_is_not_saved);

  return g_test_run ();
}
