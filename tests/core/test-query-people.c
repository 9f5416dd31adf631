/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Lists of people and partners against going through all records one by one. */

#include "people-world.h"

/* Gives the filter's cohort, school and site the uuid of the row that they number. */
static void
resolve (char **member, GPtrArray *rows)
{
  const MpRow *row;

  if (*member == NULL || g_str_equal (*member, MP_PEOPLE_FILTER_NONE))
    return;
  row = world_find (rows, g_ascii_strtoll (*member, NULL, 10));
  g_free (*member);
  *member = g_strdup (row != NULL ? row->uuid : "01890a5d-ac96-774b-bcce-b302099a8057");
}

typedef struct
{
  MpListKind list;
  const char *text;
  const char *cohort;
  const char *organisation;
  const char *site;
} Case;

static const Case cases[] = {
  { MP_LIST_MENTEES, "", NULL, NULL, NULL },
  { MP_LIST_MENTEES, "status=active", NULL, NULL, NULL },
  { MP_LIST_MENTEES, "status=active,waiting,withdrawn", NULL, NULL, NULL },
  { MP_LIST_MENTEES, "stage=B", NULL, NULL, NULL },
  { MP_LIST_MENTEES, "stage=B&state=active", NULL, NULL, NULL },
  { MP_LIST_MENTEES, "stage=E&state=not-started", NULL, NULL, NULL },
  { MP_LIST_MENTEES, "stage=C&state=not-started,waived", NULL, NULL, NULL },
  { MP_LIST_MENTEES, "state=paused", NULL, NULL, NULL },
  { MP_LIST_MENTEES, "state=not-started", NULL, NULL, NULL },
  { MP_LIST_MENTEES, "state=not-started,active", NULL, NULL, NULL },
  { MP_LIST_MENTEES, "", "2", NULL, NULL },
  { MP_LIST_MENTEES, "cohort=none", NULL, NULL, NULL },
  { MP_LIST_MENTEES, "", NULL, "3", NULL },
  { MP_LIST_MENTEES, "", NULL, "999", NULL },
  { MP_LIST_MENTEES, "school=none", NULL, NULL, "1" },
  { MP_LIST_MENTEES, "site=none", NULL, NULL, NULL },
  { MP_LIST_MENTEES, "archived=only", NULL, NULL, NULL },
  { MP_LIST_MENTEES, "archived=too", NULL, NULL, NULL },
  { MP_LIST_MENTEES, "gap=P-2", NULL, NULL, NULL },
  { MP_LIST_MENTEES, "gap=P-2&status=active&archived=too", "1", NULL, "2" },
  { MP_LIST_MENTEES, "search=zoe", NULL, NULL, NULL },
  { MP_LIST_MENTEES, "search=ZO%C3%8B%20obri", NULL, NULL, NULL },
  { MP_LIST_MENTEES, "search=obrien%20z&stage=A", NULL, NULL, NULL },
  { MP_LIST_MENTEES, "search=l", NULL, NULL, NULL },
  { MP_LIST_MENTEES, "search=school%201", NULL, NULL, NULL },
  { MP_LIST_MENTEES, "search=9025550012", NULL, NULL, NULL },
  { MP_LIST_MENTEES, "search=555-0012", NULL, NULL, NULL },
  { MP_LIST_MENTEES, "search=p12%40example.org", NULL, NULL, NULL },
  { MP_LIST_MENTEES, "search=nothingatall", NULL, NULL, NULL },
  { MP_LIST_MENTEES, "search=%20%20.%2C%20", NULL, NULL, NULL },
  { MP_LIST_MENTEES, "search=%22%2A%20OR%20%28", NULL, NULL, NULL },
  { MP_LIST_MENTEES, "search=%D0%BE%D0%BB&archived=too", NULL, NULL, NULL },
  { MP_LIST_MENTORS, "", NULL, NULL, NULL },
  { MP_LIST_MENTORS, "status=ready,active", NULL, NULL, "2" },
  { MP_LIST_MENTORS, "search=nurs", NULL, NULL, NULL },
  { MP_LIST_MENTORS, "search=kent&archived=too", NULL, NULL, NULL },
  { MP_LIST_MENTORS, "cohort=none&gap=P-2&stage=A&archived=only", NULL, NULL, NULL },
  { MP_LIST_PARTNERS, "", NULL, NULL, NULL },
  { MP_LIST_PARTNERS, "status=school,employer&archived=too", NULL, NULL, NULL },
  { MP_LIST_PARTNERS, "search=zoe", NULL, NULL, NULL },
  { MP_LIST_PARTNERS, "search=ke%20sch&site=none", NULL, NULL, NULL },
  { MP_LIST_PARTNERS, "", NULL, NULL, "1" },
};

static MpPeopleFilter *
make_filter (World *self, const Case *given)
{
  g_autoptr (GError) error = NULL;
  MpPeopleFilter *filter = mp_people_filter_parse (given->list, given->text, &error);

  g_assert_no_error (error);
  if (given->cohort != NULL)
    filter->cohort = g_strdup (given->cohort);
  if (given->organisation != NULL)
    filter->organisation = g_strdup (given->organisation);
  if (given->site != NULL)
    filter->site = g_strdup (given->site);
  resolve (&filter->cohort, self->cohorts);
  resolve (&filter->organisation, self->partners);
  resolve (&filter->site, self->sites);
  return filter;
}

static void
test_filters_find_all_and_only_who_fit (World *self, gconstpointer data)
{
  guint n_found = 0;

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (MpPeopleFilter) filter = make_filter (self, &cases[i]);
      g_autoptr (GArray) ids = world_query (self, filter, MP_PEOPLE_SORT_DEFAULT);

      g_test_message ("%s: %u", cases[i].text, ids->len);
      world_assert_same (self, filter, ids);
      n_found += ids->len > 0;
    }
  /* Most of these cases find somebody, or they would prove nothing. */
  g_assert_cmpuint (n_found, >, G_N_ELEMENTS (cases) - 6);
}

static void
test_the_first_are_the_beginning (World *self, gconstpointer data)
{
  static const guint limits[] = { 1, 5, 50, 1000 };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    for (gsize k = 0; k < G_N_ELEMENTS (limits); k++)
      {
        g_autoptr (GError) error = NULL;
        g_autoptr (MpPeopleFilter) filter = make_filter (self, &cases[i]);
        g_autoptr (GArray) ids = world_query (self, filter, MP_PEOPLE_SORT_DEFAULT);
        g_autoptr (GArray) first = NULL;

        first = mp_people_query_first_ids (self->store, filter, MP_PEOPLE_SORT_DEFAULT, limits[k],
                                           &error);
        g_assert_no_error (error);
        g_assert_cmpmem (first->data, first->len * sizeof (gint64), ids->data,
                         MIN (ids->len, limits[k]) * sizeof (gint64));
      }
}

static void
test_rows_show_what_is_stored (World *self, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (MpPeopleFilter) filter = mp_people_filter_new (MP_LIST_MENTEES);
  g_autoptr (GArray) ids = world_query (self, filter, MP_PEOPLE_SORT_DEFAULT);
  g_autoptr (GPtrArray) rows = NULL;

  rows = mp_people_query_rows (self->store, MP_LIST_MENTEES, (const gint64 *) (gpointer) ids->data,
                               ids->len, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (rows->len, ==, ids->len);
  for (guint i = 0; i < rows->len; i++)
    {
      const MpPeopleRow *row = g_ptr_array_index (rows, i);
      const MpPerson *person = world_find (self->people, row->id);
      const MpMentee *mentee = world_find (self->mentees, row->id);
      const MpOrganisation *school = world_find (self->partners, mentee->organisation);
      g_autofree char *name = mp_person_dup_list_name (person);

      g_assert_cmpint (row->id, ==, g_array_index (ids, gint64, i));
      g_assert_cmpstr (row->uuid, ==, person->row.uuid);
      g_assert_cmpstr (row->name, ==, name);
      g_assert_cmpuint (row->status, ==, mentee->status);
      g_assert_cmpstr (row->organisation, ==, school != NULL ? school->name : NULL);
      g_assert_cmpstr (row->email, ==, person->email);
      g_assert_cmpint (row->birth_date.packed, ==, person->birth_date.packed);
      g_assert_cmpint (row->follow_up_on.packed, ==, world_get_follow_up (self, row->id).packed);
      g_assert_cmpint (row->guardian_gap, ==, world_has_gap (self, mentee));
      for (guint stage = 0; stage < MP_N_STAGES; stage++)
        g_assert_cmpuint (MAX (row->stages[stage], MP_STAGE_NOT_STARTED), ==,
                          world_get_state (self, row->id, MP_STAGE_A + stage));
    }
}

static void
test_other_lists_show_what_is_stored (World *self, gconstpointer data)
{
  for (guint i = 0; i < self->partners->len; i++)
    {
      const MpOrganisation *partner = g_ptr_array_index (self->partners, i);
      g_autoptr (GPtrArray) rows
          = mp_people_query_rows (self->store, MP_LIST_PARTNERS, &partner->row.id, 1, NULL);
      const MpPeopleRow *row = g_ptr_array_index (rows, 0);
      g_autofree char *pupils = world_dup_pupils (self, row->id);
      g_autofree char *shown = mp_people_row_display (row, MP_COLUMN_PUPILS, TODAY);
      g_autofree char *contact = world_dup_contact (self, row->id);

      g_assert_cmpstr (row->name, ==, partner->name);
      g_assert_cmpstr (shown, ==, g_str_equal (pupils, "0") ? "" : pupils);
      g_assert_cmpstr (row->contact != NULL ? row->contact : "", ==, contact);
      g_assert_cmpstr (row->town, ==, partner->town);
    }
  for (guint i = 0; i < self->mentors->len; i++)
    {
      const MpMentor *mentor = g_ptr_array_index (self->mentors, i);
      g_autoptr (GPtrArray) rows
          = mp_people_query_rows (self->store, MP_LIST_MENTORS, &mentor->row.id, 1, NULL);
      const MpPeopleRow *row = g_ptr_array_index (rows, 0);

      g_assert_cmpstr (row->occupation, ==, mentor->occupation);
      g_assert_cmpint (row->capacity, ==, mentor->capacity);
    }
}

static void
test_a_row_that_is_gone_has_no_name (World *self, gconstpointer data)
{
  const gint64 ids[] = { 1000000, -3, G_MAXINT64 };

  for (guint kind = MP_LIST_MENTEES; kind <= MP_LIST_PARTNERS; kind++)
    {
      g_autoptr (GError) error = NULL;
      g_autoptr (GPtrArray) rows = mp_people_query_rows (self->store, kind, ids, 3, &error);

      g_assert_no_error (error);
      g_assert_cmpuint (rows->len, ==, 3);
      for (guint i = 0; i < 3; i++)
        g_assert_null (((MpPeopleRow *) g_ptr_array_index (rows, i))->name);
    }
}

static void
test_display_is_for_people (void)
{
  g_autoptr (MpPeopleRow) row = mp_people_row_new (MP_LIST_MENTEES, 1);
  static const struct
  {
    MpPeopleColumnId column;
    const char *text;
  } expected[] = {
    { MP_COLUMN_NAME, "Tremblay, Zoé" }, { MP_COLUMN_STATUS, "Active" },
    { MP_COLUMN_STAGES, "A✓ B● C‖ Dw" }, { MP_COLUMN_AGE, "18" },
    { MP_COLUMN_NEXT_STEP, "Finish stage B" }, { MP_COLUMN_FOLLOW_UP, "" },
    { MP_COLUMN_EMAIL, "" }, { MP_COLUMN_CAPACITY, "" }, { MP_COLUMN_HOURS, "" },
    { MP_COLUMN_UPDATED, "" },
  };

  row->name = g_strdup ("Tremblay, Zoé");
  row->status = MP_MENTEE_ACTIVE;
  row->birth_date = mp_date_new (2008, 10, 4);
  row->stages[0] = MP_STAGE_COMPLETED;
  row->stages[1] = MP_STAGE_ACTIVE;
  row->stages[2] = MP_STAGE_PAUSED;
  row->stages[3] = MP_STAGE_WAIVED;
  row->stages[4] = MP_STAGE_NOT_STARTED;
  for (gsize i = 0; i < G_N_ELEMENTS (expected); i++)
    {
      g_autofree char *text = mp_people_row_display (row, expected[i].column, TODAY);

      g_assert_cmpstr (text, ==, expected[i].text);
    }
}

static void
test_next_step_is_the_most_pressing (void)
{
  g_autoptr (MpPeopleRow) row = mp_people_row_new (MP_LIST_MENTEES, 1);
  g_autofree char *start = mp_people_row_display (row, MP_COLUMN_NEXT_STEP, TODAY);
  g_autofree char *follow_up = NULL;
  g_autofree char *overdue = NULL;
  g_autofree char *guardian = NULL;

  g_assert_cmpstr (start, ==, "Start stage A");
  row->follow_up_on = mp_date_add_days (TODAY, 3);
  follow_up = mp_people_row_display (row, MP_COLUMN_NEXT_STEP, TODAY);
  g_assert_cmpstr (follow_up, ==, "Follow up in 3 days");
  row->follow_up_on = mp_date_add_days (TODAY, -2);
  overdue = mp_people_row_display (row, MP_COLUMN_NEXT_STEP, TODAY);
  g_assert_cmpstr (overdue, ==, "Follow-up overdue");
  row->guardian_gap = TRUE;
  guardian = mp_people_row_display (row, MP_COLUMN_NEXT_STEP, TODAY);
  g_assert_cmpstr (guardian, ==, "Find a guardian");
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  WORLD_TEST ("/query-people/filters-find-all-and-only-who-fit",
              test_filters_find_all_and_only_who_fit);
  WORLD_TEST ("/query-people/the-first-are-the-beginning", test_the_first_are_the_beginning);
  WORLD_TEST ("/query-people/rows-show-what-is-stored", test_rows_show_what_is_stored);
  WORLD_TEST ("/query-people/other-lists-show-what-is-stored",
              test_other_lists_show_what_is_stored);
  WORLD_TEST ("/query-people/a-row-that-is-gone-has-no-name", test_a_row_that_is_gone_has_no_name);
  g_test_add_func ("/query-people/display-is-for-people", test_display_is_for_people);
  g_test_add_func ("/query-people/next-step-is-the-most-pressing",
                   test_next_step_is_the_most_pressing);
  return g_test_run ();
}
