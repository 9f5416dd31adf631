/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Imports a table into a new programme, undoes that, and tells the time and memory of both. */

#include "exchange/mp-import.h"
#include "mp-bench.h"
#include "model/mp-mentee.h"

static void
import (MpStore    *store,
        const char *source)
{
  g_autoptr (MpImport) work = mp_import_new (MP_IMPORT_AS_MENTEES, source);
  g_autoptr (MpImportReport) report = NULL;
  GError *error = NULL;

  mp_import_set_cohort_name (work, "Everybody");
  report = mp_import_apply (work, store, NULL, NULL, NULL, &error);
  mp_bench_check (error);
  mp_bench_tell ("new", mp_import_report_count (report, MP_IMPORT_NEW));
}

int
main (int    argc,
      char **argv)
{
  g_autoptr (MpStore) store = NULL;
  GError *error = NULL;
  double start;

  if (argc != 3)
    return 2;
  store = mp_store_create (argv[1], &error);
  mp_bench_check (error);

  start = mp_bench_now ();
  import (store, argv[2]);
  mp_bench_tell ("import", mp_bench_now () - start);
  mp_bench_tell ("peak", mp_bench_peak ());
  mp_bench_tell ("mentees", mp_store_count (store, &mp_mentee_table, NULL));

  start = mp_bench_now ();
  mp_store_undo (store, &error);
  mp_bench_check (error);
  mp_bench_tell ("undo", mp_bench_now () - start);
  mp_bench_tell ("left", mp_store_count (store, &mp_mentee_table, NULL));
  return 0;
}
