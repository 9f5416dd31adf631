/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Plans against every other plan of small exchanges, and against GLPK on larger ones. */

#include "schedule/mp-planner.h"

#include <glpk.h>

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

/* No more than so many of the seats are taken. */
static void
add_row (glp_prob *lp, const int *columns, int n_columns, double most)
{
  g_autofree double *ones = g_new (double, n_columns + 1);
  int row;

  for (int c = 0; c <= n_columns; c++)
    ones[c] = 1;
  row = glp_add_rows (lp, 1);
  glp_set_row_bnds (lp, row, GLP_UP, 0, most);
  glp_set_mat_row (lp, row, n_columns, columns, ones);
}

static int
column_of (const MpPlanProblem *problem, guint mentee, guint table, guint rotation)
{
  return 1 + (mentee * problem->tables->len + table) * problem->n_rotations + rotation;
}

static void
add_columns (glp_prob *lp, const MpPlanProblem *problem)
{
  glp_add_cols (lp, problem->n_mentees * problem->tables->len * problem->n_rotations);
  for (guint i = 0; i < problem->n_mentees; i++)
    for (guint k = 0; k < problem->tables->len; k++)
      for (guint t = 0; t < problem->n_rotations; t++)
        {
          const int column = column_of (problem, i, k, t);

          glp_set_obj_coef (lp, column,
                            mp_plan_problem_get_worth (problem, i, k) - problem->points.none);
          glp_set_col_kind (lp, column, GLP_BV);
          if (!mp_plan_problem_is_open (problem, k, t))
            glp_set_col_bnds (lp, column, GLP_FX, 0, 0);
        }
}

static void
add_rows (glp_prob *lp, const MpPlanProblem *problem)
{
  const guint n_tables = problem->tables->len, n_rotations = problem->n_rotations;
  g_autofree int *columns
    = g_new (int, 1 + MAX (problem->n_mentees, MAX (n_tables, n_rotations)));

  for (guint i = 0; i < problem->n_mentees; i++)
    {
      for (guint t = 0; t < n_rotations; t++)
        {
          for (guint k = 0; k < n_tables; k++)
            columns[1 + k] = column_of (problem, i, k, t);
          add_row (lp, columns, n_tables, 1);
        }
      for (guint k = 0; k < n_tables; k++)
        {
          for (guint t = 0; t < n_rotations; t++)
            columns[1 + t] = column_of (problem, i, k, t);
          add_row (lp, columns, n_rotations, 1);
        }
    }
  for (guint k = 0; k < n_tables; k++)
    for (guint t = 0; t < n_rotations; t++)
      {
        for (guint i = 0; i < problem->n_mentees; i++)
          columns[1 + i] = column_of (problem, i, k, t);
        add_row (lp, columns, problem->n_mentees,
                 g_array_index (problem->tables, MpPlanTable, k).n_seats);
      }
}

static gint64
solve_with_glpk (const MpPlanProblem *problem)
{
  glp_prob *lp = glp_create_prob ();
  const gint64 nobody
    = (gint64) problem->points.none * problem->n_mentees * problem->n_rotations;
  glp_iocp options;
  gint64 gain;

  glp_set_obj_dir (lp, GLP_MAX);
  add_columns (lp, problem);
  add_rows (lp, problem);
  glp_init_iocp (&options);
  options.presolve = GLP_ON;
  options.msg_lev = GLP_MSG_OFF;
  g_assert_cmpint (glp_intopt (lp, &options), ==, 0);
  g_assert_cmpint (glp_mip_status (lp), ==, GLP_OPT);
  gain = (gint64) (glp_mip_obj_val (lp) + 0.5);
  glp_delete_prob (lp);

  return nobody + gain;
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

      g_assert_cmpint (made->points, ==, solve_with_glpk (problem));
      g_assert_cmpint (made->bound, ==, made->points);
    }
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
  g_test_add_func ("/planner/the-same-exchange-gets-the-same-plan", test_same_again);
  g_test_add_func ("/planner/an-exchange-can-lack-everything", test_nothing_there);
  g_test_add_func ("/planner/planning-can-be-cancelled", test_cancelled);

  return g_test_run ();
}
