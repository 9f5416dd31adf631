/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A name means the one person who has it, however it is written, and nobody where it is unsure. */

#include "config.h"

#include "model/mp-schema.h"
#include "store/mp-query-who.h"

#include <string.h>

static gint64
add_person (MpStore    *store,
            const char *given,
            const char *preferred,
            const char *family,
            gboolean    mentee)
{
  g_autoptr (MpBatch) batch = mp_batch_new ("Add somebody");
  g_autoptr (MpPerson) person = mp_person_new ();
  GError *error = NULL;

  mp_set_text (&person->given_name, given);
  mp_set_text (&person->preferred_name, preferred);
  mp_set_text (&person->family_name, family);
  mp_batch_insert (batch, person);
  if (mentee)
    mp_batch_take (batch, mp_mentee_new ());
  mp_store_apply (store, batch, &error);
  g_assert_no_error (error);
  return person->row.id;
}

static MpStore *
make_store (void)
{
  MpStore *store = mp_store_new_in_memory ();

  g_assert_cmpint (add_person (store, "Zoé", NULL, "LeBlanc", TRUE), ==, 1);
  g_assert_cmpint (add_person (store, "Marie-Ève", "Mimi", "d'Entremont", TRUE), ==, 2);
  g_assert_cmpint (add_person (store, "Ken", NULL, "O'Brien", FALSE), ==, 3);
  g_assert_cmpint (add_person (store, "Sam", NULL, "Paul", TRUE), ==, 4);
  g_assert_cmpint (add_person (store, "Sam", NULL, "Paul", TRUE), ==, 5);
  g_assert_cmpint (add_person (store, "Amina", "أمينة", "Haddad", TRUE), ==, 6);
  g_assert_cmpint (add_person (store, "Madonna", NULL, NULL, TRUE), ==, 7);
  return store;
}

static void
test_whole_names_are_found (void)
{
  static const struct
  {
    const char *who;
    gint64 id;
  } cases[] = {
    { "Zoé LeBlanc", 1 },       { "zoe leblanc", 1 },      { "LEBLANC, ZOÉ", 1 },
    { "Zoe Le Blanc", 1 },      { "  zoé   leblanc ", 1 }, { "Marie-Ève d'Entremont", 2 },
    { "marie eve dentremont", 2 }, { "Mimi d’Entremont", 2 }, { "Ken OBrien", 3 },
    { "أمينة Haddad", 6 },      { "Madonna", 7 },          { "Zoe\xCC\x81 LeBlanc", 1 },
  };
  g_autoptr (MpStore) store = make_store ();

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      GError *error = NULL;
      gint64 id = mp_who_find (store, &mp_person_table, cases[i].who, &error);

      g_assert_no_error (error);
      g_assert_cmpint (id, ==, cases[i].id);
    }
}

static void
test_uuid_is_found_in_any_case (void)
{
  g_autoptr (MpStore) store = make_store ();
  g_autoptr (MpPerson) person = mp_store_get (store, &mp_person_table, 5, NULL);
  g_autofree char *upper = g_ascii_strup (person->row.uuid, -1);

  g_assert_cmpint (mp_who_find (store, &mp_person_table, person->row.uuid, NULL), ==, 5);
  g_assert_cmpint (mp_who_find (store, &mp_mentee_table, upper, NULL), ==, 5);
}

static void
assert_refused (MpStore       *store,
                const MpTable *table,
                const char    *who,
                int            code,
                const char    *expected)
{
  g_autoptr (GError) error = NULL;

  g_assert_cmpint (mp_who_find (store, table, who, &error), ==, 0);
  g_assert_error (error, MP_STORE_ERROR, code);
  g_test_message ("%s", error->message);
  g_assert_nonnull (strstr (error->message, expected));
}

static void
test_namesakes_are_listed (void)
{
  g_autoptr (MpStore) store = make_store ();
  g_autoptr (MpPerson) fourth = mp_store_get (store, &mp_person_table, 4, NULL);
  g_autoptr (MpPerson) fifth = mp_store_get (store, &mp_person_table, 5, NULL);

  assert_refused (store, &mp_mentee_table, "sam paul", MP_STORE_ERROR_INVALID, fourth->row.uuid);
  assert_refused (store, &mp_mentee_table, "Paul, Sam", MP_STORE_ERROR_INVALID, fifth->row.uuid);
}

static void
test_parts_of_names_mean_nobody (void)
{
  static const char *const cases[] = { "Zoé", "LeBlanc", "Zo LeBlanc", "Sam", "Paul Sam Paul" };
  g_autoptr (MpStore) store = make_store ();

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    assert_refused (store, &mp_person_table, cases[i], MP_STORE_ERROR_NOT_FOUND, cases[i]);
  /* What is near is shown. */
  assert_refused (store, &mp_person_table, "Zo LeB", MP_STORE_ERROR_NOT_FOUND, "Zoé LeBlanc");
}

static void
test_strange_words_mean_nobody (void)
{
  static const char *const cases[] = {
    "", " ", "-", "\"", "' OR 1=1 --", "*", "NEAR(a b)", "{x}", "😀",
    "00000000-0000-7000-8000-000000000000",
  };
  g_autoptr (MpStore) store = make_store ();

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    assert_refused (store, &mp_person_table, cases[i], MP_STORE_ERROR_NOT_FOUND, "nobody");
}

static void
test_only_the_asked_kind_is_found (void)
{
  g_autoptr (MpStore) store = make_store ();

  assert_refused (store, &mp_mentee_table, "Ken O'Brien", MP_STORE_ERROR_NOT_FOUND, "Mentee");
  assert_refused (store, &mp_mentor_table, "Ken O'Brien", MP_STORE_ERROR_NOT_FOUND, "Mentor");
}

static void
test_cohort_is_found_by_name_or_uuid (void)
{
  g_autoptr (MpStore) store = mp_store_new_in_memory ();
  g_autoptr (MpBatch) batch = mp_batch_new ("Add a cohort");
  g_autoptr (MpCohort) cohort = mp_cohort_new ();
  g_autoptr (GError) error = NULL;

  mp_set_text (&cohort->name, "12e année, Baie");
  mp_batch_insert (batch, cohort);
  g_assert_true (mp_store_apply (store, batch, &error));
  g_assert_cmpint (mp_who_find_cohort (store, "12E ANNEE baie", NULL), ==, cohort->row.id);
  g_assert_cmpint (mp_who_find_cohort (store, cohort->row.uuid, NULL), ==, cohort->row.id);
  g_assert_cmpint (mp_who_find_cohort (store, "12e", &error), ==, 0);
  g_assert_error (error, MP_STORE_ERROR, MP_STORE_ERROR_NOT_FOUND);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/who/whole-names-are-found", test_whole_names_are_found);
  g_test_add_func ("/who/uuid-is-found-in-any-case", test_uuid_is_found_in_any_case);
  g_test_add_func ("/who/namesakes-are-listed", test_namesakes_are_listed);
  g_test_add_func ("/who/parts-of-names-mean-nobody", test_parts_of_names_mean_nobody);
  g_test_add_func ("/who/strange-words-mean-nobody", test_strange_words_mean_nobody);
  g_test_add_func ("/who/only-the-asked-kind-is-found", test_only_the_asked_kind_is_found);
  g_test_add_func ("/who/cohort-is-found-by-name-or-uuid", test_cohort_is_found_by_name_or_uuid);

  return g_test_run ();
}
