/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Plans against every other plan of small exchanges, and against GLPK on larger ones. */

#include "schedule/mp-planner.h"

#include "plan-brute.h"
#include "plan-glpk.h"

#define N_CASES 2000
#define N_CLASSES 200

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

/* Small exchanges are proven to the last point. */
static void
check_against_all (const MpPlanProblem *problem)
{
  g_autoptr (MpPlan) made = plan (problem);
  const gint64 best = plan_brute_solve (problem, NULL, 0).points;

  g_assert_cmpint (made->points, ==, best);
  g_assert_cmpint (made->bound, ==, best);
  g_assert_cmpint (made->first_come, <=, best);
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

/* A class and its tables, some of which are closed at times; n_seats is about what is needed. */
static MpPlanProblem *
make_class (GRand *rand, guint n_mentees, guint n_tables, guint n_rotations, guint n_seats)
{
  MpPlanProblem *problem = mp_plan_problem_new (n_mentees, n_tables, n_rotations);

  for (guint k = 0; k < n_tables; k++)
    {
      guint64 open = 0;

      for (guint t = 0; t < n_rotations; t++)
        if (g_rand_int_range (rand, 0, 6) > 0)
          open |= (guint64) 1 << t;
      mp_plan_problem_add_table (problem, k, n_seats, open);
      mp_plan_problem_add_mentor (problem, k, k);
    }
  for (guint i = 0; i < n_mentees; i++)
    for (guint rank = 1; rank <= 5; rank++)
      {
        const guint career = MIN (g_rand_int_range (rand, 0, n_tables),
                                  g_rand_int_range (rand, 0, n_tables));

        if (problem->ranks[i * n_tables + career] == 0)
          mp_plan_problem_set_wish (problem, i, rank, career);
      }

  return problem;
}

/* From plenty of seats to far too few. */
static void
test_equal_to_glpk (void)
{
  g_autoptr (GRand) rand = g_rand_new_with_seed (20244);

  for (guint n = 0; n < 12; n++)
    {
      g_autoptr (MpPlanProblem) problem = make_class (rand, 40, 6, 4, 5 + n % 6);
      g_autoptr (MpPlan) made = plan (problem);

      g_assert_cmpint (made->points, ==, plan_glpk_solve (problem));
      g_assert_cmpint (made->bound, ==, made->points);
    }
}

/* Classes of the sizes of one exchange, with too few seats for some careers and mentors who are not
 * there all the time: bounds that are lowered table by table and rotation by rotation alone stop
 * short of the best in many of them. Each has to be proven, and GLPK to agree. */
static void
check_proof (const MpPlanProblem *problem, guint *n_whole)
{
  g_autoptr (MpPlan) made = plan (problem);
  const gdouble relaxed = plan_glpk_relax (problem);

  g_assert_cmpint (made->bound, ==, made->points);
  g_assert_cmpfloat (made->points, <=, relaxed + 1e-6);
  if (relaxed < made->points + 1 - 1e-6)
    ++*n_whole;
  else
    g_assert_cmpint (made->points, ==, plan_glpk_solve (problem));
}

static MpPlanProblem *
make_small_class (GRand *rand)
{
  const guint n_mentees = g_rand_int_range (rand, 10, 46);
  const guint n_tables = g_rand_int_range (rand, 3, 10);
  const guint n_seats = n_mentees * g_rand_int_range (rand, 5, 13) / (10 * (n_tables - 1));

  return make_class (rand, n_mentees, n_tables, g_rand_int_range (rand, 2, 7), n_seats);
}

static void
test_small_classes_are_proven (void)
{
  g_autoptr (GRand) rand = g_rand_new_with_seed (20247);
  guint n_whole = 0;

  for (guint n = 0; n < N_CLASSES; n++)
    {
      g_autoptr (MpPlanProblem) problem = make_small_class (rand);

      check_proof (problem, &n_whole);
    }
  g_test_message ("the relaxation of %u of %u is as good as the plan", n_whole, N_CLASSES);
}

/* One group of K-1. */
static void
test_groups_of_thirty_are_proven (void)
{
  g_autoptr (GRand) rand = g_rand_new_with_seed (20248);
  guint n_whole = 0;

  for (guint n = 0; n < N_CLASSES; n++)
    {
      g_autoptr (MpPlanProblem) problem = make_class (rand, 30, 5, 3, 6 + n % 4);

      check_proof (problem, &n_whole);
    }
  g_test_message ("the relaxation of %u of %u is as good as the plan", n_whole, N_CLASSES);
}

/* The smallest known in which lowering block by block is not enough. */
static void
test_eight_mentees_are_proven (void)
{
  static const struct
  {
    guint mentee, rank, career;
  } wishes[] = {
    { 2, 1, 1 }, { 4, 1, 0 }, { 4, 2, 1 }, { 4, 3, 2 }, { 5, 1, 1 }, { 5, 2, 0 },
    { 5, 3, 2 }, { 6, 1, 0 }, { 6, 2, 2 }, { 7, 1, 2 },
  };
  static const struct
  {
    guint career, n_seats;
    guint64 open;
  } tables[] = { { 2, 2, 3 }, { 1, 3, 7 }, { 1, 2, 7 }, { 2, 3, 2 } };
  g_autoptr (MpPlanProblem) problem = mp_plan_problem_new (8, 3, 3);
  guint n_whole = 0;

  for (guint n = 0; n < G_N_ELEMENTS (wishes); n++)
    mp_plan_problem_set_wish (problem, wishes[n].mentee, wishes[n].rank, wishes[n].career);
  for (guint k = 0; k < G_N_ELEMENTS (tables); k++)
    {
      mp_plan_problem_add_table (problem, tables[k].career, tables[k].n_seats, tables[k].open);
      mp_plan_problem_add_mentor (problem, k, k);
    }
  check_proof (problem, &n_whole);
  g_assert_cmpuint (n_whole, ==, 1);
}

static void
test_same_again (void)
{
  g_autoptr (GRand) rand = g_rand_new_with_seed (20245);
  g_autoptr (MpPlanProblem) problem = make_class (rand, 60, 7, 4, 9);
  g_autoptr (MpPlan) one = plan (problem);
  g_autoptr (MpPlan) other = plan (problem);

  g_assert_cmpmem (one->rota, sizeof (guint) * 60 * 4, other->rota, sizeof (guint) * 60 * 4);
}

/* Nothing to plan with, in every way there is. */
static void
test_nothing_there (void)
{
  static const struct
  {
    guint n_mentees, n_tables, n_rotations, n_seats;
    gint64 points;
  } cases[] = {
    { 0, 0, 0, 0, 0 },
    { 0, 3, 3, 3, 0 },
    { 5, 0, 2, 0, -200 },
    { 5, 3, 0, 3, 0 },
    { 5, 3, 2, 0, -200 },
    { 2, 1, 3, G_MAXUINT, -80 },
    { 3, 2, 64, 1, -3 * 64 * 20 + 6 * 20 },
  };

  for (guint n = 0; n < G_N_ELEMENTS (cases); n++)
    for (guint fewest = 0; fewest < 3; fewest++)
      {
        g_autoptr (MpPlanProblem) problem
          = mp_plan_problem_new (cases[n].n_mentees, 1, cases[n].n_rotations);
        g_autoptr (MpPlan) made = NULL;

        for (guint k = 0; k < cases[n].n_tables; k++)
          {
            mp_plan_problem_add_table (problem, 0, cases[n].n_seats, G_MAXUINT64);
            mp_plan_problem_add_mentor (problem, k, k);
          }
        problem->fewest = cases[n].n_seats > 1 ? fewest : 0;
        made = plan (problem);
        g_assert_cmpint (made->points, ==, cases[n].points);
        g_assert_cmpint (made->bound, ==, cases[n].points);
      }
}

static void
cancel_cb (gint64 points, gint64 bound, gpointer user_data)
{
  g_assert_cmpint (points, <=, bound);
  g_cancellable_cancel (user_data);
}

static void
test_cancelled (void)
{
  g_autoptr (GRand) rand = g_rand_new_with_seed (20246);
  g_autoptr (MpPlanProblem) problem = make_class (rand, 60, 7, 4, 9);
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (GError) error = NULL;

  for (guint n = 0; n < 2; n++)
    {
      problem->fewest = 4 * n;
      g_cancellable_reset (cancellable);
      g_assert_null (mp_plan_free_mode (problem, cancellable, cancel_cb, cancellable, &error));
      g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
      g_clear_error (&error);
      g_assert_null (mp_plan_free_mode (problem, cancellable, NULL, NULL, &error));
      g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
      g_clear_error (&error);
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
  g_test_add_func ("/planner/plans-are-as-good-as-those-of-glpk", test_equal_to_glpk);
  g_test_add_func ("/planner/small-classes-are-proven", test_small_classes_are_proven);
  g_test_add_func ("/planner/groups-of-thirty-are-proven", test_groups_of_thirty_are_proven);
  g_test_add_func ("/planner/eight-mentees-are-proven", test_eight_mentees_are_proven);
  g_test_add_func ("/planner/the-same-exchange-gets-the-same-plan", test_same_again);
  g_test_add_func ("/planner/an-exchange-can-lack-everything", test_nothing_there);
  g_test_add_func ("/planner/planning-can-be-cancelled", test_cancelled);

  return g_test_run ();
}
