/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Rows that come to the door prepared: refused, keyed and found like others. */

#include "model/mp-schema.h"
#include "store/mp-store-check.h"
#include "store/mp-store-private.h"

static gint64
count_found (MpStore *store, const char *match)
{
  g_autofree char *sql
      = g_strdup_printf ("SELECT count(*) FROM person_search WHERE person_search MATCH '%s'",
                         match);
  g_autoptr (GError) error = NULL;
  gint64 value = -1;

  mp_db_get_int (mp_store_get_db (store), sql, &value, &error);
  g_assert_no_error (error);
  return value;
}

static void
assert_sound (MpStore *store)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) findings = mp_store_check (store, &error);

  g_assert_no_error (error);
  g_assert_cmpuint (findings->len, ==, 0);
}

static MpPrepared *
prepare (gpointer row)
{
  MpPrepared *prepared = mp_prepared_new ();
  g_autoptr (MpProblems) problems = mp_problems_new ();

  mp_prepared_set (prepared, row, problems);
  g_assert_cmpuint (mp_problems_get_count (problems), ==, 0);
  return prepared;
}

static void
apply (MpStore *store, MpBatch *batch)
{
  g_autoptr (GError) error = NULL;

  mp_store_apply (store, batch, &error);
  g_assert_no_error (error);
}

static MpOrganisation *
new_school (const char *name)
{
  MpOrganisation *school = mp_organisation_new ();

  mp_set_text (&school->name, name);
  school->row.id = -1;
  return school;
}

static MpPerson *
new_person (const char *given, const char *family)
{
  MpPerson *person = mp_person_new ();

  mp_set_text (&person->given_name, given);
  mp_set_text (&person->family_name, family);
  return person;
}

static void
test_gets_a_key (void)
{
  g_autoptr (MpStore) store = mp_store_new_in_memory ();
  g_autoptr (MpPerson) person = new_person ("Zoë", "O’Brien");
  g_autoptr (MpMentee) mentee = mp_mentee_new ();
  g_autoptr (MpPrepared) prepared_person = prepare (person);
  g_autoptr (MpPrepared) prepared_mentee = prepare (mentee);
  g_autoptr (MpBatch) batch = mp_batch_new ("Add");
  g_autofree char *uuid = g_strdup (person->row.uuid);

  g_assert_true (mp_uuid_is_valid (uuid));
  g_assert_cmpstr (person->sort_name, ==, "obrien zoe");
  g_assert_true (mp_prepared_get_row (prepared_person) == person);
  mp_batch_insert_prepared (batch, prepared_person);
  mp_batch_insert_prepared (batch, prepared_mentee);
  apply (store, batch);
  g_assert_cmpstr (person->row.uuid, ==, uuid);
  g_assert_cmpint (person->row.id, >, 0);
  g_assert_cmpint (mentee->row.id, ==, person->row.id);
  g_assert_cmpstr (mentee->row.uuid, ==, uuid);
  assert_sound (store);
}

static void
test_is_refused_when_wrong (void)
{
  g_autoptr (MpStore) store = mp_store_new_in_memory ();
  g_autoptr (MpPerson) person = mp_person_new ();
  g_autoptr (MpPrepared) prepared = mp_prepared_new ();
  g_autoptr (MpProblems) problems = mp_problems_new ();
  g_autoptr (MpBatch) batch = mp_batch_new ("Add");
  g_autoptr (GError) error = NULL;

  mp_set_text (&person->email, "not an address");
  mp_prepared_set (prepared, person, problems);
  g_assert_cmpuint (mp_problems_get_count (problems), ==, 2);
  mp_batch_insert_prepared (batch, prepared);
  g_assert_false (mp_store_apply (store, batch, &error));
  g_assert_error (error, MP_STORE_ERROR, MP_STORE_ERROR_INVALID);
  g_assert_cmpint (mp_store_count (store, &mp_person_table, NULL), ==, 0);
}

/* P-1 needs the file, so it is looked at by the door alone. */
static void
test_is_refused_when_too_young (void)
{
  g_autoptr (MpStore) store = mp_store_new_in_memory ();
  g_autoptr (MpPerson) person = new_person ("Zoë", "Lambert");
  g_autoptr (MpMentee) mentee = mp_mentee_new ();
  g_autoptr (MpPrepared) prepared_person = NULL;
  g_autoptr (MpPrepared) prepared_mentee = prepare (mentee);
  g_autoptr (MpBatch) batch = mp_batch_new ("Add");
  g_autoptr (GError) error = NULL;

  mp_store_set_today (store, mp_date_new (2026, 11, 2));
  person->birth_date = mp_date_new (2015, 1, 1);
  prepared_person = prepare (person);
  mp_batch_insert_prepared (batch, prepared_person);
  mp_batch_insert_prepared (batch, prepared_mentee);
  g_assert_false (mp_store_apply (store, batch, &error));
  g_assert_error (error, MP_STORE_ERROR, MP_STORE_ERROR_INVALID);
  g_assert_cmpint (count_found (store, "lambert"), ==, 0);
}

static void
test_is_found_by_all_words (void)
{
  g_autoptr (MpStore) store = mp_store_new_in_memory ();
  g_autoptr (MpOrganisation) school = new_school ("École d’Entremont");
  g_autoptr (MpPerson) pupil = new_person ("Luc", "Comeau");
  g_autoptr (MpPerson) retiree = new_person ("Fiona", "Rafuse");
  g_autoptr (MpMentee) mentee = mp_mentee_new ();
  g_autoptr (MpMentor) mentor = mp_mentor_new ();
  g_autoptr (MpPrepared) first = NULL, second = NULL, third = NULL, fourth = NULL;
  g_autoptr (MpBatch) batch = mp_batch_new ("Add");

  mentee->organisation = school->row.id;
  mp_set_text (&pupil->phone, "902-555-0123");
  mp_set_text (&mentor->occupation, "Shipwright");
  first = prepare (pupil);
  second = prepare (mentee);
  third = prepare (retiree);
  fourth = prepare (mentor);
  mp_batch_insert (batch, school);
  mp_batch_insert_prepared (batch, first);
  mp_batch_insert_prepared (batch, second);
  mp_batch_insert_prepared (batch, third);
  mp_batch_insert_prepared (batch, fourth);
  apply (store, batch);
  g_assert_cmpint (count_found (store, "comeau entremont 9025550123"), ==, 1);
  g_assert_cmpint (count_found (store, "rafuse shipwright"), ==, 1);
  assert_sound (store);
}

/* What else happens in the same batch is found too, in whatever order. */
static void
test_words_follow_later_changes (void)
{
  g_autoptr (MpStore) store = mp_store_new_in_memory ();
  g_autoptr (MpOrganisation) school = new_school ("Old High");
  g_autoptr (MpPerson) both = new_person ("Zoë", "Lambert");
  g_autoptr (MpPerson) gone = new_person ("Noah", "Gill");
  g_autoptr (MpMentee) mentee = mp_mentee_new ();
  g_autoptr (MpMentor) mentor = mp_mentor_new ();
  g_autoptr (MpPrepared) first = NULL, second = NULL, third = NULL, fourth = NULL;
  g_autoptr (MpBatch) setup = mp_batch_new ("Add school");
  g_autoptr (MpBatch) batch = mp_batch_new ("Add");

  mp_batch_insert (setup, school);
  apply (store, setup);
  mentee->organisation = school->row.id;
  mp_set_text (&mentor->occupation, "Shipwright");
  first = prepare (both);
  second = prepare (mentee);
  third = prepare (mentor);
  fourth = prepare (gone);
  mp_batch_insert_prepared (batch, first);
  mp_batch_insert_prepared (batch, second);
  mp_batch_insert_prepared (batch, third);
  mp_batch_insert_prepared (batch, fourth);
  mp_set_text (&school->name, "New High");
  mp_batch_update (batch, school);
  mp_batch_delete (batch, &mp_person_table, 2);
  apply (store, batch);
  g_assert_cmpint (count_found (store, "lambert shipwright new"), ==, 1);
  g_assert_cmpint (count_found (store, "old"), ==, 0);
  g_assert_cmpint (count_found (store, "gill"), ==, 0);
  assert_sound (store);
}

/* More words than are kept before they are written. */
static void
test_many_are_found (void)
{
  g_autoptr (MpStore) store = mp_store_new_in_memory ();
  g_autoptr (GPtrArray) people = g_ptr_array_new_with_free_func (mp_row_free);
  g_autoptr (GPtrArray) prepared
      = g_ptr_array_new_with_free_func ((GDestroyNotify) mp_prepared_free);
  g_autoptr (MpBatch) batch = mp_batch_new ("Add");

  for (int i = 0; i < 2000; i++)
    {
      g_autofree char *family = g_strdup_printf ("A-family-name-of-some-length-%d", i);

      g_ptr_array_add (people, new_person ("Emma", family));
      g_ptr_array_add (prepared, prepare (g_ptr_array_index (people, (guint) i)));
      mp_batch_insert_prepared (batch, g_ptr_array_index (prepared, (guint) i));
    }
  apply (store, batch);
  g_assert_cmpint (count_found (store, "emma"), ==, 2000);
  g_assert_cmpint (count_found (store, "1234"), ==, 1);
  assert_sound (store);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/prepared/gets-a-key", test_gets_a_key);
  g_test_add_func ("/prepared/is-refused-when-wrong", test_is_refused_when_wrong);
  g_test_add_func ("/prepared/is-refused-when-too-young", test_is_refused_when_too_young);
  g_test_add_func ("/prepared/is-found-by-all-words", test_is_found_by_all_words);
  g_test_add_func ("/prepared/words-follow-later-changes", test_words_follow_later_changes);
  g_test_add_func ("/prepared/many-are-found", test_many_are_found);
  return g_test_run ();
}
