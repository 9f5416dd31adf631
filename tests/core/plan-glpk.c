/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Exchanges as the time-expanded integer programme, solved by GLPK. */

#include "plan-glpk.h"

#include <glpk.h>

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

static glp_prob *
make_programme (const MpPlanProblem *problem)
{
  glp_prob *lp = glp_create_prob ();

  glp_term_out (GLP_OFF);
  glp_set_obj_dir (lp, GLP_MAX);
  add_columns (lp, problem);
  add_rows (lp, problem);

  return lp;
}

/* What nobody having a seat is worth. */
static gint64
count_nobody (const MpPlanProblem *problem)
{
  return (gint64) problem->points.none * problem->n_mentees * problem->n_rotations;
}

/**
 * plan_glpk_solve:
 *
 * Returns: the points of the best plan
 */
gint64
plan_glpk_solve (const MpPlanProblem *problem)
{
  glp_prob *lp = make_programme (problem);
  glp_iocp options;
  gint64 gain;

  glp_init_iocp (&options);
  options.presolve = GLP_ON;
  options.msg_lev = GLP_MSG_OFF;
  g_assert_cmpint (glp_intopt (lp, &options), ==, 0);
  g_assert_cmpint (glp_mip_status (lp), ==, GLP_OPT);
  gain = (gint64) (glp_mip_obj_val (lp) + 0.5);
  glp_delete_prob (lp);

  return count_nobody (problem) + gain;
}

/**
 * plan_glpk_relax:
 *
 * Returns: the points of the best plan in which seats can be taken in parts
 */
gdouble
plan_glpk_relax (const MpPlanProblem *problem)
{
  glp_prob *lp = make_programme (problem);
  glp_smcp options;
  gdouble gain;

  glp_init_smcp (&options);
  options.presolve = GLP_ON;
  options.msg_lev = GLP_MSG_OFF;
  g_assert_cmpint (glp_simplex (lp, &options), ==, 0);
  g_assert_cmpint (glp_get_status (lp), ==, GLP_OPT);
  gain = glp_get_obj_val (lp);
  glp_delete_prob (lp);

  return count_nobody (problem) + gain;
}
