/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What is found while somebody types, against the whole list. */

#include "people-world.h"

/* More than are tried one after the other. */
#define N_PEOPLE 6000
#define N_SEARCHES 400

static const char letters[] = "aeiorstn";

static char *
make_word (GRand *rand, int n_letters)
{
  GString *word = g_string_new (NULL);

  for (int i = 0; i < n_letters; i++)
    g_string_append_c (word, letters[g_rand_int_range (rand, 0, sizeof letters - 1)]);
  return g_string_free (word, FALSE);
}

/* Some words are everywhere, some at one end of the alphabet only, some with hardly anybody. */
static MpPerson *
make_person (GRand *rand, int number)
{
  MpPerson *person = mp_person_new ();
  g_autofree char *name = make_word (rand, 4);
  g_autofree char *note = make_word (rand, 3);

  person->given_name = make_word (rand, 3);
  person->family_name = number % 3 == 0 ? g_strconcat ("Zw", name, NULL) : g_strdup (name);
  person->notes = number % 500 == 0 ? g_strdup ("quilting often") : g_steal_pointer (&note);
  person->archived_on = number % 10 == 0 ? TODAY : MP_DATE_NONE;
  return person;
}

static MpStore *
make_store (void)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GRand) rand = g_rand_new_with_seed (7);
  g_autoptr (MpBatch) people = mp_batch_new ("People");
  g_autoptr (MpBatch) mentees = mp_batch_new ("Mentees");
  MpStore *store = mp_store_new_in_memory ();

  for (int i = 0; i < N_PEOPLE; i++)
    mp_batch_take (people, make_person (rand, i));
  mp_store_apply (store, people, &error);
  g_assert_no_error (error);
  for (int i = 1; i <= N_PEOPLE; i++)
    {
      MpMentee *mentee = mp_mentee_new ();

      mentee->row.id = i;
      mentee->status = MP_MENTEE_ACTIVE;
      if (i % 7 != 0)
        mp_batch_take (mentees, mentee);
      else
        mp_mentee_free (mentee);
    }
  mp_store_apply (store, mentees, &error);
  g_assert_no_error (error);
  return store;
}

static char *
make_search (GRand *rand, int number)
{
  static const char *const fixed[] = {
    "zw", "quil", "quilting often", "zw quil", "a zw", "zw a", "e zwt", "ofte a", "x", "often zw o",
    "",
  };
  g_autofree char *first = NULL;
  g_autofree char *second = NULL;

  if (number < (int) G_N_ELEMENTS (fixed))
    return g_strdup (fixed[number]);
  first = make_word (rand, g_rand_int_range (rand, 1, 4));
  second = make_word (rand, g_rand_int_range (rand, 1, 4));
  return number % 2 == 0 ? g_steal_pointer (&first) : g_strconcat (first, " ", second, NULL);
}

static void
test_the_first_are_the_beginning (void)
{
  g_autoptr (MpStore) store = make_store ();
  g_autoptr (GRand) rand = g_rand_new_with_seed (11);

  for (int i = 0; i < N_SEARCHES; i++)
    {
      g_autoptr (GError) error = NULL;
      g_autoptr (MpPeopleFilter) filter = mp_people_filter_new (MP_LIST_MENTEES);
      g_autoptr (GArray) all = NULL;
      g_autoptr (GArray) first = NULL;

      filter->search = make_search (rand, i);
      all = mp_people_query_ids (store, filter, MP_PEOPLE_SORT_DEFAULT, &error);
      g_assert_no_error (error);
      g_assert_true (mp_people_query_is_quick (filter, MP_PEOPLE_SORT_DEFAULT));
      first = mp_people_query_first_ids (store, filter, MP_PEOPLE_SORT_DEFAULT, 50, &error);
      g_assert_no_error (error);
      g_test_message ("“%s”: %u", filter->search, all->len);
      g_assert_cmpmem (first->data, first->len * sizeof (gint64), all->data,
                       MIN (all->len, 50) * sizeof (gint64));
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/people-first/the-first-are-the-beginning", test_the_first_are_the_beginning);
  return g_test_run ();
}
