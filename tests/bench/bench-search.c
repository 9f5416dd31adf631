/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Searches a programme as somebody types, and tells how long each answer takes. */

#include "mp-bench.h"
#include "store/mp-query-people.h"

#define FIRST_ROWS 50

static const char *const typed[] = {
  "a", "m", "s", "z", "é", "le", "ma", "zo", "mc", "ab", "leb", "mac", "zoé", "ann", "ken",
  "902", "example", "zoé le", "m mac", "ken o", "ma le", "jean guy", "a b", "nosuchname",
};

static double
search (MpStore    *store,
        MpListKind  list,
        const char *text)
{
  g_autoptr (MpPeopleFilter) filter = mp_people_filter_new (list);
  g_autoptr (GArray) ids = NULL;
  g_autoptr (GPtrArray) rows = NULL;
  GError *error = NULL;
  double start = mp_bench_now ();

  filter->search = g_strdup (text);
  ids = mp_people_query_first_ids (store, filter, MP_PEOPLE_SORT_DEFAULT, FIRST_ROWS, &error);
  mp_bench_check (error);
  rows = mp_people_query_rows (store, list, (const gint64 *) ids->data, ids->len, &error);
  mp_bench_check (error);
  return mp_bench_now () - start;
}

static int
compare (gconstpointer a,
         gconstpointer b)
{
  double first = *(const double *) a, second = *(const double *) b;

  return (first > second) - (first < second);
}

int
main (int    argc,
      char **argv)
{
  g_autoptr (MpStore) store = NULL;
  g_autoptr (GArray) times = g_array_new (FALSE, FALSE, sizeof (double));
  GError *error = NULL;

  if (argc != 2)
    return 2;
  store = mp_store_open (argv[1], &error);
  mp_bench_check (error);

  for (guint round = 0; round < MP_BENCH_ROUNDS; round++)
    for (guint i = 0; i < G_N_ELEMENTS (typed); i++)
      {
        double time = search (store, i % 4 == 3 ? MP_LIST_MENTORS : MP_LIST_MENTEES, typed[i]);

        g_array_append_val (times, time);
      }
  g_array_sort (times, compare);
  mp_bench_tell ("median", g_array_index (times, double, times->len / 2) * 1000);
  mp_bench_tell ("p95", g_array_index (times, double, times->len * 95 / 100) * 1000);
  mp_bench_tell ("worst", g_array_index (times, double, times->len - 1) * 1000);
  return 0;
}
