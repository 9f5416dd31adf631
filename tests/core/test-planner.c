/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Plans against every other plan of small exchanges, and against GLPK on larger ones. */

#include "schedule/mp-planner.h"

#include "plan-brute.h"

#define N_CASES 2000

static MpPlan *
plan (const MpPlanProblem *problem)
{
  g_autoptr (GError) error = NULL;
  MpPlan *made = mp_plan_free_mode (problem, NULL, NULL, NULL, &error);

  g_assert_no_error (error);
  mp_plan_verify (problem, made, &error);
  g_assert_no_error (error);

  return made;
}

static void
test_best_when_always_open (void)
{
  g_autoptr (GRand) rand = g_rand_new_with_seed (20241);

  for (guint n = 0; n < N_CASES; n++)
    {
      g_autoptr (MpPlanProblem) problem = plan_brute_make (rand, TRUE);
      g_autoptr (MpPlan) made = plan (problem);

      g_assert_cmpint (made->points, ==, plan_brute_solve (problem, NULL, 0).points);
      g_assert_cmpint (made->bound, ==, made->points);
      g_assert_cmpint (made->first_come, <=, made->points);
    }
}

/* Small exchanges are proven to the last point, and the bound is the points only where that is so. */
static void
check_against_all (const MpPlanProblem *problem)
{
  g_autoptr (MpPlan) made = plan (problem);
  const gint64 best = plan_brute_solve (problem, NULL, 0).points;

  g_assert_cmpint (made->points, ==, best);
  g_assert_cmpint (made->bound, ==, best);
}

static void
test_best_with_absences (void)
{
  g_autoptr (GRand) rand = g_rand_new_with_seed (20242);

  for (guint n = 0; n < N_CASES; n++)
    {
      g_autoptr (MpPlanProblem) problem = plan_brute_make (rand, FALSE);

      check_against_all (problem);
    }
}

static void
test_best_with_fewest (void)
{
  g_autoptr (GRand) rand = g_rand_new_with_seed (20243);

  for (guint n = 0; n < N_CASES; n++)
    {
      g_autoptr (MpPlanProblem) problem = plan_brute_make (rand, n % 3 == 0);

      problem->fewest = g_rand_int_range (rand, 1, 4);
      check_against_all (problem);
    }
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/planner/tables-that-are-always-open-get-the-best-plan",
                   test_best_when_always_open);
  g_test_add_func ("/planner/tables-that-are-closed-at-times-get-the-best-plan",
                   test_best_with_absences);
  g_test_add_func ("/planner/tables-with-too-few-people-do-not-run", test_best_with_fewest);

  return g_test_run ();
}
