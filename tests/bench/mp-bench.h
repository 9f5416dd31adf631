/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A clock and a line of results, for the programs that are measured. */

#pragma once

#include <gio/gio.h>
#include <stdlib.h>
#include <sys/resource.h>

G_BEGIN_DECLS

/* Rounds in which a piece of work and its baseline take turns; the best of each counts. */
#define MP_BENCH_ROUNDS 5

/* Seconds on a clock that only goes forward. */
static inline double
mp_bench_now (void)
{
  return (double) g_get_monotonic_time () / G_USEC_PER_SEC;
}

/* The most memory that the process ever had, in MiB. */
static inline double
mp_bench_peak (void)
{
  struct rusage usage;

  getrusage (RUSAGE_SELF, &usage);
  return (double) usage.ru_maxrss / 1024;
}

/* Ends the program with what went wrong. */
static inline void
mp_bench_check (GError *error)
{
  if (error == NULL)
    return;
  g_printerr ("%s\n", error->message);
  exit (1);
}

static inline void
mp_bench_tell (const char *name, double value)
{
  g_print ("%s %.6f\n", name, value);
}

static inline void
mp_bench_keep_best (double *best, double value)
{
  if (*best == 0 || value < *best)
    *best = value;
}

G_END_DECLS
