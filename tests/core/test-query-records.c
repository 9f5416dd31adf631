/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Records are visited in order and found by words; references are called what people call them. */

#include "config.h"

#include "base/mp-fold.h"
#include "model/mp-schema.h"
#include "sample/mp-sample.h"
#include "store/mp-query-records.h"
#include "store/mp-titles.h"

#include <string.h>

static MpStore *
make_store (void)
{
  MpStore *store = mp_store_new_in_memory ();
  GError *error = NULL;

  mp_sample_fill (store, 120, 3, mp_date_new (2026, 11, 21), &error);
  g_assert_no_error (error);
  return store;
}

static gboolean
collect_cb (gconstpointer   row,
            const MpPerson *person,
            gpointer        user_data,
            GError        **error)
{
  const MpTable *table = ((const MpRow *) row)->table;

  g_assert_true ((person != NULL) == (table->same_id_as != NULL));
  g_ptr_array_add (user_data, g_strdup (person != NULL ? person->sort_name : ""));
  return TRUE;
}

static GPtrArray *
collect (MpStore       *store,
         const MpTable *table,
         const char    *search)
{
  GPtrArray *names = g_ptr_array_new_with_free_func (g_free);
  GError *error = NULL;

  mp_records_each (store, table, search, collect_cb, names, &error);
  g_assert_no_error (error);
  return names;
}

static void
test_every_record_is_visited_once (void)
{
  g_autoptr (MpStore) store = make_store ();
  guint n_tables;
  const MpTable *const *tables = mp_schema_get_tables (&n_tables);

  for (guint i = 0; i < n_tables; i++)
    {
      g_autoptr (GPtrArray) names = collect (store, tables[i], NULL);
      g_autoptr (GPtrArray) with_blank_search = collect (store, tables[i], " - ");

      g_assert_cmpint (names->len, ==, mp_store_count (store, tables[i], NULL));
      g_assert_cmpint (with_blank_search->len, ==, names->len);
    }
}

static void
test_people_come_by_name (void)
{
  g_autoptr (MpStore) store = make_store ();
  g_autoptr (GPtrArray) names = collect (store, &mp_mentee_table, NULL);

  for (guint i = 1; i < names->len; i++)
    g_assert_cmpstr (names->pdata[i - 1], <=, names->pdata[i]);
}

static void
test_search_finds_what_a_look_at_each_finds (void)
{
  static const char *const searches[] = {
    "macdonald", "ma", "a", "Zo", "leb", "marie eve", "no such person", "o'b", "902 555",
  };
  g_autoptr (MpStore) store = make_store ();

  for (guint i = 0; i < G_N_ELEMENTS (searches); i++)
    {
      g_autofree char *folded = mp_fold_words (searches[i]);
      g_auto (GStrv) words = g_strsplit (folded, " ", -1);
      g_autoptr (GPtrArray) found = collect (store, &mp_person_table, searches[i]);
      g_autoptr (GPtrArray) people = mp_store_list (store, &mp_person_table, NULL);
      guint n_by_name = 0;

      for (guint j = 0; j < people->len; j++)
        {
          const MpPerson *person = people->pdata[j];
          g_autoptr (GString) text = g_string_new (NULL);

          mp_fold_append (text, person->given_name);
          mp_fold_append (text, person->preferred_name);
          mp_fold_append (text, person->family_name);
          n_by_name += mp_fold_words_have_prefixes (text->str, (const char *const *) words);
        }
      /* Names are not all that is searched. */
      g_assert_cmpuint (found->len, >=, n_by_name);
      if (g_str_equal (searches[i], "no such person"))
        g_assert_cmpuint (found->len, ==, 0);
    }
}

static void
test_search_looks_into_references (void)
{
  g_autoptr (MpStore) store = make_store ();
  g_autoptr (GPtrArray) cohorts = collect (store, &mp_cohort_table, "BAIE aux mouettes");
  g_autoptr (GPtrArray) all_notes = collect (store, &mp_school_note_table, NULL);
  g_autoptr (GPtrArray) notes = NULL;
  g_autoptr (MpSchoolNote) note = mp_store_get (store, &mp_school_note_table, 1, NULL);
  g_autoptr (MpTitles) titles = mp_titles_new (store);

  g_assert_cmpuint (cohorts->len, ==, 1);
  notes = collect (store, &mp_school_note_table,
                   mp_titles_get (titles, &mp_mentee_table, note->mentee, NULL));
  g_assert_cmpuint (notes->len, >=, 1);
  g_assert_cmpuint (notes->len, <, all_notes->len);
}

static gboolean
stop_cb (gconstpointer   row,
         const MpPerson *person,
         gpointer        user_data,
         GError        **error)
{
  ++*(guint *) user_data;
  g_set_error_literal (error, G_IO_ERROR, G_IO_ERROR_NO_SPACE, "Stop");
  return FALSE;
}

static void
test_a_visitor_can_stop (void)
{
  g_autoptr (MpStore) store = make_store ();
  g_autoptr (GError) error = NULL;
  guint n_visited = 0;

  g_assert_false (mp_records_each (store, &mp_person_table, NULL, stop_cb, &n_visited, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_NO_SPACE);
  g_assert_cmpuint (n_visited, ==, 1);
}

static void
test_every_record_has_a_title (void)
{
  g_autoptr (MpStore) store = make_store ();
  g_autoptr (MpTitles) titles = mp_titles_new (store);
  guint n_tables;
  const MpTable *const *tables = mp_schema_get_tables (&n_tables);

  for (guint i = 0; i < n_tables; i++)
    {
      g_autoptr (GPtrArray) rows = mp_store_list (store, tables[i], NULL);

      for (guint j = 0; j < rows->len; j++)
        {
          const MpRow *row = rows->pdata[j];
          g_autofree char *title = mp_titles_of_row (titles, row, NULL);

          g_assert_nonnull (title);
          g_assert_cmpstr (title, !=, "");
          g_assert_cmpstr (mp_titles_get (titles, tables[i], row->id, NULL), ==, title);
          g_assert_cmpstr (mp_titles_uuid (titles, tables[i], row->id, NULL), ==, row->uuid);
        }
    }
}

static void
test_title_of_nothing_is_an_error (void)
{
  g_autoptr (MpStore) store = make_store ();
  g_autoptr (MpTitles) titles = mp_titles_new (store);
  g_autoptr (GError) error = NULL;

  g_assert_null (mp_titles_get (titles, &mp_mentee_table, 999999, &error));
  g_assert_error (error, MP_STORE_ERROR, MP_STORE_ERROR_NOT_FOUND);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/records/every-record-is-visited-once", test_every_record_is_visited_once);
  g_test_add_func ("/records/people-come-by-name", test_people_come_by_name);
  g_test_add_func ("/records/search-finds-what-a-look-at-each-finds",
                   test_search_finds_what_a_look_at_each_finds);
  g_test_add_func ("/records/search-looks-into-references", test_search_looks_into_references);
  g_test_add_func ("/records/a-visitor-can-stop", test_a_visitor_can_stop);
  g_test_add_func ("/titles/every-record-has-a-title", test_every_record_has_a_title);
  g_test_add_func ("/titles/title-of-nothing-is-an-error", test_title_of_nothing_is_an_error);

  return g_test_run ();
}
