/* SPDX-License-Identifier: GPL-3.0-or-later */
/* People who look the same are found, and nobody else is (P-3). */

#include "store/mp-people-actions.h"
#include "store/mp-query-duplicates.h"

typedef struct
{
  const char *given;
  const char *family;
  const char *birth;
  const char *email;
  const char *phone;
} Look;

static MpPerson *
make_person (const Look *look)
{
  MpPerson *person = mp_person_new ();

  mp_set_text (&person->given_name, look->given);
  mp_set_text (&person->family_name, look->family);
  mp_set_text (&person->email, look->email);
  mp_set_text (&person->phone, look->phone);
  if (look->birth != NULL)
    g_assert_true (mp_date_parse_iso (look->birth, &person->birth_date));
  mp_row_derive (person);
  return person;
}

static gint64
add_person (MpStore *store, const Look *look)
{
  g_autoptr (MpProfile) profile = mp_profile_new ();
  g_autoptr (MpPerson) person = make_person (look);
  g_autoptr (GError) error = NULL;

  mp_row_assign (profile->person, person);
  mp_people_save (store, profile, NULL, &error);
  g_assert_no_error (error);
  return profile->person->row.id;
}

static const struct
{
  Look a;
  Look b;
  guint reasons;
} cases[] = {
  { { .given = "Zoë", .family = "Lambert", .birth = "2009-04-03" },
    { .given = "zoe", .family = "LAMBERT", .birth = "2009-04-03" }, MP_DUPLICATE_NAME },
  { { .given = "Anna-Maria", .family = "Mac Neil", .birth = "2009-04-03" },
    { .given = "Anna Maria", .family = "MacNeil", .birth = "2009-04-03" },
    MP_DUPLICATE_NAME },
  { { .given = "Zoë", .family = "Lambert", .birth = "2009-04-03" },
    { .given = "Zoë", .family = "Lambert", .birth = "2009-03-04" }, 0 },
  { { .given = "Zoë", .family = "Lambert", .birth = "2009-04-03" },
    { .given = "Zoë", .family = "Lambert" }, MP_DUPLICATE_NAME_ONLY },
  { { .given = "Zoë", .family = "Lambert" },
    { .given = "Zoë ", .family = " lambert" }, MP_DUPLICATE_NAME_ONLY },
  { { .given = "Zoë", .family = "Lambert" },
    { .given = "Lambert", .family = "Zoë" }, 0 },
  { { .given = "Z", .family = "L", .email = "Zoe@Example.org" },
    { .given = "A", .family = "B", .email = "zoe@example.org " }, MP_DUPLICATE_EMAIL },
  { { .given = "Z", .family = "L", .phone = "(902) 555-0100" },
    { .given = "A", .family = "B", .phone = "902 555 0100" }, MP_DUPLICATE_PHONE },
  { { .given = "Z", .family = "L", .email = "z@example.org", .phone = "902-555-0100" },
    { .given = "Z", .family = "L", .email = "z@example.org", .phone = "9025550100" },
    MP_DUPLICATE_NAME_ONLY | MP_DUPLICATE_EMAIL | MP_DUPLICATE_PHONE },
  { { .given = "Z", .family = "L" },
    { .given = "A", .family = "B" }, 0 },
  { { .given = "Z", .family = "L", .birth = "2009-04-03" },
    { .given = "A", .family = "B", .birth = "2009-04-03" }, 0 },
};

static void
test_compared_without_accents_case_and_spacing (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (MpPerson) a = make_person (&cases[i].a);
      g_autoptr (MpPerson) b = make_person (&cases[i].b);

      g_test_message ("%u: “%s” against “%s”", i, a->sort_name, b->sort_name);
      g_assert_cmpuint (mp_duplicate_compare (a, b), ==, cases[i].reasons);
      g_assert_cmpuint (mp_duplicate_compare (b, a), ==, cases[i].reasons);
    }
}

static void
test_a_new_person_meets_the_stored_one (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (MpStore) store = mp_store_new_in_memory ();
      g_autoptr (MpPerson) newcomer = make_person (&cases[i].b);
      g_autoptr (GArray) found = NULL;
      g_autoptr (GError) error = NULL;
      gint64 id = add_person (store, &cases[i].a);

      found = mp_query_duplicates_of_person (store, newcomer, 10, &error);
      g_assert_no_error (error);
      g_assert_cmpuint (found->len, ==, cases[i].reasons != 0);
      if (found->len > 0)
        {
          g_assert_cmpint (g_array_index (found, MpDuplicate, 0).id, ==, id);
          g_assert_cmpuint (g_array_index (found, MpDuplicate, 0).reasons, ==, cases[i].reasons);
        }
    }
}

static void
test_nobody_is_their_own_duplicate (void)
{
  static const Look zoe = { .given = "Zoë", .family = "Lambert", .birth = "2009-04-03",
                            .email = "z@example.org" };
  g_autoptr (MpStore) store = mp_store_new_in_memory ();
  g_autoptr (GError) error = NULL;
  g_autoptr (MpPerson) person = NULL;
  g_autoptr (GArray) found = NULL;
  gint64 id = add_person (store, &zoe);

  person = mp_store_get (store, &mp_person_table, id, &error);
  found = mp_query_duplicates_of_person (store, person, 10, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (found->len, ==, 0);
}

static void
test_the_file_against_every_pair (void)
{
  static const char *const names[] = { "Ana", "Bo", "Cy" };
  static const char *const births[] = { "2009-01-01", "2009-01-02", NULL };
  static const char *const emails[] = { "a@example.org", "b@example.org", NULL, NULL, NULL };
  static const char *const phones[] = { "902-555-0101", "902-555-0102", NULL, NULL, NULL };
  g_autoptr (MpStore) store = mp_store_new_in_memory ();
  g_autoptr (GRand) random = g_rand_new_with_seed (7);
  g_autoptr (GPtrArray) people = g_ptr_array_new_with_free_func (mp_row_free);
  g_autoptr (GError) error = NULL;
  g_autoptr (GArray) found = NULL;
  guint expected = 0;

  for (guint i = 0; i < 40; i++)
    {
      Look look = { names[g_rand_int_range (random, 0, 3)], "Example",
                    births[g_rand_int_range (random, 0, 3)],
                    emails[g_rand_int_range (random, 0, 5)],
                    phones[g_rand_int_range (random, 0, 5)] };
      gint64 id = add_person (store, &look);

      g_ptr_array_add (people, mp_store_get (store, &mp_person_table, id, &error));
    }

  for (guint i = 0; i < people->len; i++)
    for (guint j = i + 1; j < people->len; j++)
      expected += (mp_duplicate_compare (people->pdata[i], people->pdata[j])
                   & ~MP_DUPLICATE_NAME_ONLY) != 0;

  found = mp_query_duplicates (store, 10000, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (found->len, ==, expected);
  for (guint i = 0; i < found->len; i++)
    {
      MpDuplicate pair = g_array_index (found, MpDuplicate, i);
      g_autoptr (MpPerson) a = mp_store_get (store, &mp_person_table, pair.id, &error);
      g_autoptr (MpPerson) b = mp_store_get (store, &mp_person_table, pair.other_id, &error);

      g_assert_cmpint (pair.id, <, pair.other_id);
      g_assert_cmpuint (pair.reasons, ==, mp_duplicate_compare (a, b) & ~MP_DUPLICATE_NAME_ONLY);
    }

  g_clear_pointer (&found, g_array_unref);
  found = mp_query_duplicates (store, 5, &error);
  g_assert_cmpuint (found->len, ==, 5);
}

static guint
count_found (MpStore *store, gint64 id)
{
  g_autoptr (MpPerson) person = mp_store_get (store, &mp_person_table, id, NULL);
  g_autoptr (GArray) found = mp_query_duplicates_of_person (store, person, 10, NULL);

  return found->len;
}

static void
test_two_who_are_kept_apart_are_not_suggested (void)
{
  static const Look zoe = { .given = "Zoë", .family = "Lambert", .birth = "2009-04-03" };
  g_autoptr (MpStore) store = mp_store_new_in_memory ();
  g_autoptr (GError) error = NULL;
  gint64 ids[] = { add_person (store, &zoe), add_person (store, &zoe), add_person (store, &zoe) };
  g_autoptr (GArray) pairs = NULL;

  /* Whichever of the two comes first. */
  g_assert_true (mp_people_set_distinct (store, ids[1], ids[0], &error));
  g_assert_no_error (error);
  pairs = mp_query_duplicates (store, 10, &error);
  g_assert_cmpuint (pairs->len, ==, 2);
  g_assert_cmpint (g_array_index (pairs, MpDuplicate, 0).other_id, ==, ids[2]);
  g_assert_cmpint (g_array_index (pairs, MpDuplicate, 1).other_id, ==, ids[2]);
  g_assert_cmpuint (count_found (store, ids[0]), ==, 1);
  g_assert_cmpuint (count_found (store, ids[1]), ==, 1);
  g_assert_cmpuint (count_found (store, ids[2]), ==, 2);

  g_assert_true (mp_store_undo (store, &error));
  g_assert_cmpuint (count_found (store, ids[0]), ==, 2);
}

static void
test_reasons_are_words (void)
{
  g_autofree char *text = mp_duplicate_reasons_to_text (MP_DUPLICATE_NAME | MP_DUPLICATE_PHONE);
  g_autofree char *line = mp_duplicate_reasons_to_line (MP_DUPLICATE_NAME | MP_DUPLICATE_PHONE);
  g_autofree char *nothing = mp_duplicate_reasons_to_line (MP_DUPLICATE_NONE);

  g_assert_cmpstr (text, ==, "same name and birth date, same phone number");
  g_assert_cmpstr (line, ==, "Same name and birth date, same phone number");
  g_assert_cmpstr (nothing, ==, "");
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/duplicates/compared-without-accents-case-and-spacing",
                   test_compared_without_accents_case_and_spacing);
  g_test_add_func ("/duplicates/a-new-person-meets-the-stored-one",
                   test_a_new_person_meets_the_stored_one);
  g_test_add_func ("/duplicates/nobody-is-their-own-duplicate",
                   test_nobody_is_their_own_duplicate);
  g_test_add_func ("/duplicates/two-who-are-kept-apart-are-not-suggested",
                   test_two_who_are_kept_apart_are_not_suggested);
  g_test_add_func ("/duplicates/the-file-against-every-pair", test_the_file_against_every_pair);
  g_test_add_func ("/duplicates/reasons-are-words", test_reasons_are_words);

  return g_test_run ();
}
