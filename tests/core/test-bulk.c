/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Indexes of tables that get or lose most of their rows: off meanwhile, and there again. */

#include "model/mp-schema.h"
#include "store/mp-store-check.h"
#include "store/mp-store-private.h"

#define MANY 3000

/* People who come by the handful, and how many indexes their table has meanwhile. */
typedef struct
{
  MpStore *store;
  int n_left;
  gboolean fails;
  gint64 n_indexes;
} Feed;

static gint64
count_of (MpStore *store, const char *sql)
{
  g_autoptr (GError) error = NULL;
  gint64 value = -1;

  mp_db_get_int (mp_store_get_db (store), sql, &value, &error);
  g_assert_no_error (error);
  return value;
}

static gint64
count_indexes (MpStore *store)
{
  return count_of (store, "SELECT count(*) FROM sqlite_schema WHERE type = 'index'"
                          " AND tbl_name IN ('person', 'mentee') AND sql IS NOT NULL");
}

static gboolean
feed_cb (MpBatch *batch, gboolean *more, gpointer user_data, GError **error)
{
  Feed *feed = user_data;

  for (int i = 0; i < 100 && feed->n_left > 0; i++, feed->n_left--)
    {
      MpPerson *person = mp_person_new ();

      person->given_name = g_strdup_printf ("Pupil%d", feed->n_left);
      mp_batch_take (batch, person);
      mp_batch_take (batch, mp_mentee_new ());
    }
  feed->n_indexes = count_indexes (feed->store);
  *more = feed->n_left > 0;
  if (feed->fails && !*more)
    {
      g_set_error_literal (error, G_IO_ERROR, G_IO_ERROR_CANCELLED, "Stopped");
      return FALSE;
    }
  return TRUE;
}

/* Returns how many indexes there were while the people came. */
static gint64
add_people (MpStore *store, guint n_expected, int n_people)
{
  Feed feed = { store, n_people, FALSE, 0 };
  g_autoptr (MpBatch) batch = mp_batch_new ("Import");
  g_autoptr (GError) error = NULL;

  mp_batch_set_feed (batch, feed_cb, &feed);
  mp_batch_expect (batch, &mp_person_table, n_expected);
  mp_store_apply (store, batch, &error);
  g_assert_no_error (error);
  return feed.n_indexes;
}

static void
assert_sound (MpStore *store, gint64 n_people, gint64 n_indexes)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) findings = mp_store_check (store, &error);

  g_assert_no_error (error);
  g_assert_cmpuint (findings->len, ==, 0);
  g_assert_cmpint (count_of (store, "SELECT count(*) FROM person"), ==, n_people);
  g_assert_cmpint (count_indexes (store), ==, n_indexes);
}

static void
test_indexes_are_off_and_there_again (void)
{
  g_autoptr (MpStore) store = mp_store_new_in_memory ();
  gint64 n_indexes = count_indexes (store);
  g_autoptr (GError) error = NULL;

  g_assert_cmpint (n_indexes, >, 0);
  g_assert_cmpint (add_people (store, MANY, MANY), ==, 0);
  assert_sound (store, MANY, n_indexes);
  mp_store_undo (store, &error);
  g_assert_no_error (error);
  assert_sound (store, 0, n_indexes);
  mp_store_redo (store, &error);
  g_assert_no_error (error);
  assert_sound (store, MANY, n_indexes);
}

static void
test_a_wrong_expectation_does_no_harm (void)
{
  g_autoptr (MpStore) store = mp_store_new_in_memory ();
  gint64 n_indexes = count_indexes (store);

  add_people (store, MANY, 0);
  add_people (store, MANY, 1);
  add_people (store, 0, 250);
  assert_sound (store, 251, n_indexes);
}

static void
test_few_rows_leave_the_indexes (void)
{
  g_autoptr (MpStore) store = mp_store_new_in_memory ();
  gint64 n_indexes = count_indexes (store);

  g_assert_cmpint (add_people (store, 100, 100), ==, n_indexes);
  add_people (store, MANY, MANY);
  /* Fewer than are there. */
  g_assert_cmpint (add_people (store, MANY, MANY), ==, n_indexes);
  assert_sound (store, 100 + 2 * MANY, n_indexes);
}

static void
test_failure_brings_the_indexes_back (void)
{
  g_autoptr (MpStore) store = mp_store_new_in_memory ();
  gint64 n_indexes = count_indexes (store);
  Feed feed = { store, MANY, TRUE, 0 };
  g_autoptr (MpBatch) batch = mp_batch_new ("Import");
  g_autoptr (GError) error = NULL;

  mp_batch_set_feed (batch, feed_cb, &feed);
  mp_batch_expect (batch, &mp_person_table, MANY);
  g_assert_false (mp_store_apply (store, batch, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  g_assert_cmpint (feed.n_indexes, ==, 0);
  assert_sound (store, 0, n_indexes);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/bulk/indexes-are-off-and-there-again", test_indexes_are_off_and_there_again);
  g_test_add_func ("/bulk/a-wrong-expectation-does-no-harm",
                   test_a_wrong_expectation_does_no_harm);
  g_test_add_func ("/bulk/few-rows-leave-the-indexes", test_few_rows_leave_the_indexes);
  g_test_add_func ("/bulk/failure-brings-the-indexes-back", test_failure_brings_the_indexes_back);
  return g_test_run ();
}
