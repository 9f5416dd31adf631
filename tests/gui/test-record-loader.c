/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Who is in a list: at once in a small programme, from a thread in a large one. */

#include "gui/model/mp-record-loader.h"
#include "model/mp-schema.h"

#include <glib/gstdio.h>

/* More than are asked for without a thread. */
#define N_MANY 10100

typedef struct
{
  char *folder;
  MpStore *store;
  MpRecordLoader *loader;
  GArray *ids;
  guint n_answers;
  gboolean whole;
} Fixture;

static void
loaded_cb (Fixture *self, GArray *ids, gboolean whole)
{
  g_clear_pointer (&self->ids, g_array_unref);
  self->ids = g_array_ref (ids);
  self->whole = whole;
  self->n_answers++;
}

static void
add_mentors (MpStore *store, int n_mentors)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (MpBatch) people = mp_batch_new ("People");
  g_autoptr (MpBatch) mentors = mp_batch_new ("Mentors");

  for (int i = 0; i < n_mentors; i++)
    {
      MpPerson *person = mp_person_new ();

      person->family_name = g_strdup_printf ("Name %05d", i);
      person->town = g_strdup (i % 2 == 0 ? "Digby" : "Amherst");
      mp_batch_take (people, person);
    }
  mp_store_apply (store, people, &error);
  g_assert_no_error (error);
  for (int i = 1; i <= n_mentors; i++)
    {
      MpMentor *mentor = mp_mentor_new ();

      mentor->row.id = i;
      mentor->status = i % 4 == 0 ? MP_MENTOR_READY : MP_MENTOR_ACTIVE;
      mp_batch_take (mentors, mentor);
    }
  mp_store_apply (store, mentors, &error);
  g_assert_no_error (error);
}

static void
set_up (Fixture *self, int n_mentors)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *path = NULL;

  self->folder = g_dir_make_tmp ("mp-loader-XXXXXX", NULL);
  path = g_build_filename (self->folder, "loader.mentoring", NULL);
  self->store = mp_store_create (path, &error);
  g_assert_no_error (error);
  add_mentors (self->store, n_mentors);
  self->loader = mp_record_loader_new (self->store);
  g_signal_connect_swapped (self->loader, "loaded", G_CALLBACK (loaded_cb), self);
}

static void
remove_files (const char *folder)
{
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
  const char *name;

  while ((name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *path = g_build_filename (folder, name, NULL);

      g_unlink (path);
    }
  g_rmdir (folder);
}

static void
tear_down (Fixture *self)
{
  g_clear_object (&self->loader);
  g_clear_pointer (&self->ids, g_array_unref);
  /* A thread that was told to stop may still hold the store. */
  while (G_OBJECT (self->store)->ref_count > 1)
    g_main_context_iteration (NULL, FALSE);
  g_assert_finalize_object (self->store);
  remove_files (self->folder);
  g_free (self->folder);
}

static void
wait_for_all (Fixture *self)
{
  while (mp_record_loader_is_loading (self->loader))
    g_main_context_iteration (NULL, TRUE);
}

static void
assert_is (Fixture *self, const char *criteria, MpPeopleSort sort)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (MpPeopleFilter) filter = mp_people_filter_parse (MP_LIST_MENTORS, criteria, &error);
  g_autoptr (GArray) ids = mp_people_query_ids (self->store, filter, sort, &error);

  g_assert_no_error (error);
  g_assert_cmpmem (self->ids->data, self->ids->len * sizeof (gint64), ids->data,
                   ids->len * sizeof (gint64));
}

static void
load (Fixture *self, const char *criteria, MpPeopleSort sort)
{
  g_autoptr (MpPeopleFilter) filter = mp_people_filter_parse (MP_LIST_MENTORS, criteria, NULL);

  mp_record_loader_load (self->loader, filter, sort, TRUE);
}

static void
test_a_small_programme_answers_at_once (void)
{
  Fixture self = { 0 };

  set_up (&self, 20);
  load (&self, "status=active", MP_PEOPLE_SORT_DEFAULT);
  g_assert_cmpuint (self.n_answers, ==, 1);
  g_assert_true (self.whole);
  g_assert_false (mp_record_loader_is_loading (self.loader));
  assert_is (&self, "status=active", MP_PEOPLE_SORT_DEFAULT);
  tear_down (&self);
}

static void
test_the_first_of_many_are_there_at_once (void)
{
  Fixture self = { 0 };

  set_up (&self, N_MANY);
  load (&self, "", MP_PEOPLE_SORT_DEFAULT);
  g_assert_cmpuint (self.n_answers, ==, 1);
  g_assert_false (self.whole);
  g_assert_cmpint (g_array_index (self.ids, gint64, 0), ==, 1);
  g_assert_true (mp_record_loader_is_loading (self.loader));
  wait_for_all (&self);
  g_assert_cmpuint (self.n_answers, ==, 2);
  g_assert_true (self.whole);
  g_assert_cmpuint (self.ids->len, ==, N_MANY);
  assert_is (&self, "", MP_PEOPLE_SORT_DEFAULT);
  tear_down (&self);
}

static void
test_few_found_among_many_are_all (void)
{
  Fixture self = { 0 };

  set_up (&self, N_MANY);
  load (&self, "search=00777", MP_PEOPLE_SORT_DEFAULT);
  g_assert_cmpuint (self.n_answers, ==, 1);
  g_assert_true (self.whole);
  g_assert_false (mp_record_loader_is_loading (self.loader));
  g_assert_cmpuint (self.ids->len, ==, 1);
  tear_down (&self);
}

static void
test_another_order_of_the_same_list (void)
{
  const MpPeopleSort by_town = { MP_COLUMN_TOWN, TRUE };
  Fixture self = { 0 };

  set_up (&self, N_MANY);
  load (&self, "status=ready", MP_PEOPLE_SORT_DEFAULT);
  wait_for_all (&self);
  assert_is (&self, "status=ready", MP_PEOPLE_SORT_DEFAULT);
  load (&self, "status=ready", by_town);
  wait_for_all (&self);
  assert_is (&self, "status=ready", by_town);
  load (&self, "status=active", by_town);
  wait_for_all (&self);
  assert_is (&self, "status=active", by_town);
  tear_down (&self);
}

static void
test_changed_records_are_looked_at_again (void)
{
  const MpPeopleSort by_town = { MP_COLUMN_TOWN, FALSE };
  g_autoptr (MpPeopleFilter) filter = mp_people_filter_parse (MP_LIST_MENTORS, "status=ready",
                                                              NULL);
  g_autoptr (MpBatch) batch = mp_batch_new ("Change");
  MpMentor *mentor;
  Fixture self = { 0 };

  set_up (&self, N_MANY);
  load (&self, "status=ready", by_town);
  wait_for_all (&self);
  mentor = mp_store_get (self.store, &mp_mentor_table, 4, NULL);
  mentor->status = MP_MENTOR_LEFT;
  mp_batch_update (batch, mentor);
  g_assert_true (mp_store_apply (self.store, batch, NULL));
  mp_mentor_free (mentor);
  mp_record_loader_load (self.loader, filter, by_town, FALSE);
  wait_for_all (&self);
  g_assert_cmpuint (self.ids->len, ==, N_MANY / 4 - 1);
  assert_is (&self, "status=ready", by_town);
  tear_down (&self);
}

static void
test_only_the_newest_question_is_answered (void)
{
  const MpPeopleSort by_town = { MP_COLUMN_TOWN, TRUE };
  Fixture self = { 0 };

  set_up (&self, N_MANY);
  for (int i = 0; i < 5; i++)
    load (&self, "status=active", by_town);
  load (&self, "status=ready", by_town);
  g_assert_cmpuint (self.n_answers, ==, 0);
  wait_for_all (&self);
  g_assert_cmpuint (self.n_answers, ==, 1);
  assert_is (&self, "status=ready", by_town);
  tear_down (&self);
}

static void
test_a_loader_may_go_while_it_looks (void)
{
  Fixture self = { 0 };

  set_up (&self, N_MANY);
  load (&self, "status=ready", MP_PEOPLE_SORT_DEFAULT);
  mp_record_loader_stop (self.loader);
  g_assert_false (mp_record_loader_is_loading (self.loader));
  load (&self, "status=ready", MP_PEOPLE_SORT_DEFAULT);
  tear_down (&self);
  g_assert_cmpuint (self.n_answers, ==, 0);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/record-loader/a-small-programme-answers-at-once",
                   test_a_small_programme_answers_at_once);
  g_test_add_func ("/record-loader/the-first-of-many-are-there-at-once",
                   test_the_first_of_many_are_there_at_once);
  g_test_add_func ("/record-loader/few-found-among-many-are-all",
                   test_few_found_among_many_are_all);
  g_test_add_func ("/record-loader/another-order-of-the-same-list",
                   test_another_order_of_the_same_list);
  g_test_add_func ("/record-loader/changed-records-are-looked-at-again",
                   test_changed_records_are_looked_at_again);
  g_test_add_func ("/record-loader/only-the-newest-question-is-answered",
                   test_only_the_newest_question_is_answered);
  g_test_add_func ("/record-loader/a-loader-may-go-while-it-looks",
                   test_a_loader_may_go_while_it_looks);
  return g_test_run ();
}
