/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Plans exchanges and repairs them, and writes them as integer programmes for another solver. */

#include "mp-bench.h"
#include "schedule/mp-plan-repair.h"

#include <stdio.h>
#include <time.h>

static double
processor_seconds (void)
{
  struct timespec now;

  clock_gettime (CLOCK_PROCESS_CPUTIME_ID, &now);
  return (double) now.tv_sec + (double) now.tv_nsec / 1e9;
}

/* Each has five wishes; some careers are wished for by many, as they are. */
static void
draw_wishes (MpPlanProblem *problem, GRand *rand)
{
  for (guint i = 0; i < problem->n_mentees; i++)
    for (guint rank = 1; rank <= MIN (MP_PLAN_N_RANKS, problem->n_careers); )
      {
        const gint32 n = (gint32) problem->n_careers;
        gint32 career = g_rand_int_range (rand, 0, n);

        for (guint again = 0; again < 2; again++)
          career = MIN (career, g_rand_int_range (rand, 0, n));

        if (problem->ranks[(gsize) i * problem->n_careers + (guint) career] != 0)
          continue;
        mp_plan_problem_set_wish (problem, i, rank++, (guint) career);
      }
}

/* One table a career, whose mentor is there in so many per cent of the rotations. */
static MpPlanProblem *
make_problem (char **words)
{
  MpPlanProblem *problem = mp_plan_problem_new ((guint) atoi (words[0]), (guint) atoi (words[1]),
                                                (guint) atoi (words[2]));
  g_autoptr (GRand) rand = g_rand_new_with_seed ((guint32) atoi (words[5]));
  const guint n_seats = (guint) atoi (words[3]);
  const gint32 presence = atoi (words[4]);

  draw_wishes (problem, rand);
  for (guint career = 0; career < problem->n_careers; career++)
    {
      guint64 open = 0;

      for (guint t = 0; t < problem->n_rotations; t++)
        open |= (guint64) (g_rand_int_range (rand, 0, 100) < presence) << t;
      mp_plan_problem_add_mentor (problem,
                                  mp_plan_problem_add_table (problem, career, n_seats, open),
                                  career);
    }

  return problem;
}

/* How much more a seat is worth than none. */
static gint
get_gain (const MpPlanProblem *problem, guint mentee, guint table)
{
  return mp_plan_problem_get_worth (problem, mentee, table) - problem->points.none;
}

static void
write_objective (FILE *file, const MpPlanProblem *problem)
{
  fputs ("Maximize\nobj:", file);
  for (guint i = 0; i < problem->n_mentees; i++)
    for (guint k = 0; k < problem->tables->len; k++)
      for (guint t = 0; t < problem->n_rotations; t++)
        if (mp_plan_problem_is_open (problem, k, t))
          fprintf (file, " + %d x_%u_%u_%u\n", get_gain (problem, i, k), i, k, t);
}

/* In each rotation at one table, and at each table once. */
static void
write_mentee (FILE *file, const MpPlanProblem *problem, guint mentee)
{
  for (guint t = 0; t < problem->n_rotations; t++)
    {
      fprintf (file, "r_%u_%u:", mentee, t);
      for (guint k = 0; k < problem->tables->len; k++)
        if (mp_plan_problem_is_open (problem, k, t))
          fprintf (file, " + x_%u_%u_%u", mentee, k, t);
      fputs (" <= 1\n", file);
    }
  for (guint k = 0; k < problem->tables->len; k++)
    {
      if (g_array_index (problem->tables, MpPlanTable, k).open == 0)
        continue;
      fprintf (file, "v_%u_%u:", mentee, k);
      for (guint t = 0; t < problem->n_rotations; t++)
        if (mp_plan_problem_is_open (problem, k, t))
          fprintf (file, " + x_%u_%u_%u", mentee, k, t);
      fputs (" <= 1\n", file);
    }
}

static void
write_seats (FILE *file, const MpPlanProblem *problem)
{
  for (guint k = 0; k < problem->tables->len; k++)
    for (guint t = 0; t < problem->n_rotations; t++)
      {
        if (!mp_plan_problem_is_open (problem, k, t))
          continue;
        fprintf (file, "s_%u_%u:", k, t);
        for (guint i = 0; i < problem->n_mentees; i++)
          fprintf (file, " + x_%u_%u_%u%s", i, k, t, i % 8 == 7 ? "\n" : "");
        fprintf (file, " <= %u\n", g_array_index (problem->tables, MpPlanTable, k).n_seats);
      }
}

/* The time-expanded model, in the format of LP files. */
static void
write_programme (const char *path, const MpPlanProblem *problem)
{
  FILE *file = fopen (path, "w");

  g_assert_nonnull (file);
  write_objective (file, problem);
  fputs ("Subject To\n", file);
  for (guint i = 0; i < problem->n_mentees; i++)
    write_mentee (file, problem, i);
  write_seats (file, problem);
  fputs ("Binaries\n", file);
  for (guint i = 0; i < problem->n_mentees; i++)
    for (guint k = 0; k < problem->tables->len; k++)
      for (guint t = 0; t < problem->n_rotations; t++)
        if (mp_plan_problem_is_open (problem, k, t))
          fprintf (file, " x_%u_%u_%u\n", i, k, t);
  fputs ("End\n", file);
  fclose (file);
}

static MpPlan *
plan (const MpPlanProblem *problem, const char *name)
{
  const double start = processor_seconds ();
  GError *error = NULL;
  MpPlan *made = mp_plan_free_mode (problem, NULL, NULL, NULL, &error);

  mp_bench_check (error);
  mp_bench_tell (name, processor_seconds () - start);
  mp_plan_verify (problem, made, &error);
  mp_bench_check (error);

  return made;
}

/* The mentor of the first table cancels. */
static void
repair (MpPlanProblem *problem, const MpPlan *before)
{
  g_autoptr (MpPlan) anew = NULL, repaired = NULL;
  g_autoptr (GArray) changes = NULL;
  GError *error = NULL;
  gint64 fewest;
  double start;

  mp_plan_problem_remove_mentor (problem, 0);
  anew = plan (problem, "anew");
  start = processor_seconds ();
  repaired = mp_plan_repair (problem, before->rota, problem->n_mentees, NULL, &changes, &fewest,
                             &error);
  mp_bench_check (error);
  mp_bench_tell ("repair", processor_seconds () - start);
  mp_plan_verify (problem, repaired, &error);
  mp_bench_check (error);
  mp_bench_tell ("changes", changes->len);
  mp_bench_tell ("fewest", (double) fewest);
}

int
main (int argc, char **argv)
{
  g_autoptr (MpPlanProblem) problem = NULL;
  g_autoptr (MpPlan) made = NULL;

  if (argc != 7 && argc != 8)
    {
      g_printerr ("Usage: bench-plan MENTEES CAREERS ROTATIONS SEATS PRESENCE SEED [FILE.lp]\n");
      return 2;
    }
  problem = make_problem (argv + 1);
  if (argc == 8)
    {
      write_programme (argv[7], problem);
      return 0;
    }

  made = plan (problem, "seconds");
  mp_bench_tell ("total", (double) made->points);
  mp_bench_tell ("bound", (double) made->bound);
  mp_bench_tell ("none", (double) problem->points.none * problem->n_mentees
                         * problem->n_rotations);
  mp_bench_tell ("arrival", (double) made->first_come);
  repair (problem, made);

  return 0;
}
