/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Linear programmes by chance, solved as GLPK solves them. */

#include "schedule/mp-plan-simplex.h"

#include <glpk.h>
#include <math.h>

#define N_CASES 1000
#define MOST_SETS 6
#define MOST_ROWS 6

typedef struct
{
  MpPlanSimplex *simplex;
  glp_prob *lp;
  guint n_sets;
  guint n_rows;
  GArray *columns;
} Programme;

/* GLPK's first rows are the sets. */
static void
programme_init (Programme *self, GRand *rand)
{
  gdouble sides[MOST_ROWS];

  self->n_sets = g_rand_int_range (rand, 0, MOST_SETS + 1);
  self->n_rows = g_rand_int_range (rand, 1, MOST_ROWS + 1);
  self->lp = glp_create_prob ();
  self->columns = g_array_new (FALSE, FALSE, sizeof (guint));
  glp_term_out (GLP_OFF);
  glp_set_obj_dir (self->lp, GLP_MAX);
  glp_add_rows (self->lp, self->n_sets + self->n_rows);
  for (guint s = 0; s < self->n_sets; s++)
    glp_set_row_bnds (self->lp, 1 + s, GLP_UP, 0, 1);
  for (guint row = 0; row < self->n_rows; row++)
    {
      sides[row] = g_rand_int_range (rand, 0, 4);
      glp_set_row_bnds (self->lp, 1 + self->n_sets + row, GLP_UP, 0, sides[row]);
    }
  self->simplex = mp_plan_simplex_new (self->n_sets, sides, self->n_rows);
}

static void
programme_clear (Programme *self)
{
  mp_plan_simplex_free (self->simplex);
  glp_delete_prob (self->lp);
  g_array_unref (self->columns);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Programme, programme_clear)

/* A column of a set, or of none, which takes at least one row then. */
static void
add_column (Programme *self, GRand *rand)
{
  const guint set = g_rand_int_range (rand, 0, self->n_sets + 1);
  const gboolean of_set = set < self->n_sets;
  const gdouble gain = g_rand_int_range (rand, -3, 20);
  guint rows[MOST_ROWS], n_rows = 0, column;
  int places[MOST_ROWS + 2], n_places = 0;
  double ones[MOST_ROWS + 2];

  if (of_set)
    places[++n_places] = 1 + set;
  for (guint row = 0; row < self->n_rows; row++)
    if (g_rand_boolean (rand) || (!of_set && row == self->n_rows - 1))
      {
        rows[n_rows++] = row;
        places[++n_places] = 1 + self->n_sets + row;
      }
  for (int e = 0; e <= n_places; e++)
    ones[e] = 1;

  column = mp_plan_simplex_add (self->simplex, of_set ? set : MP_PLAN_SIMPLEX_NO_SET, gain, rows,
                                n_rows);
  g_array_append_val (self->columns, column);
  glp_add_cols (self->lp, 1);
  glp_set_col_bnds (self->lp, self->columns->len, GLP_LO, 0, 0);
  glp_set_obj_coef (self->lp, self->columns->len, gain);
  glp_set_mat_col (self->lp, self->columns->len, n_places, places, ones);
}

/* The value, the amounts in every row, and the prices, which have to be worth just that. */
static void
check (Programme *self)
{
  gdouble worth = 0, value = 0;

  g_assert_true (mp_plan_simplex_run (self->simplex, 10000));
  g_assert_cmpint (glp_simplex (self->lp, NULL), ==, 0);
  value = mp_plan_simplex_get_value (self->simplex);
  g_assert_cmpfloat_with_epsilon (value, glp_get_obj_val (self->lp), 1e-6);

  for (guint c = 0; c < self->columns->len; c++)
    {
      const guint column = g_array_index (self->columns, guint, c);
      const gdouble amount = mp_plan_simplex_get_amount (self->simplex, column);

      g_assert_cmpfloat (amount, >=, -1e-6);
      worth += amount * glp_get_obj_coef (self->lp, 1 + c);
    }
  g_assert_cmpfloat_with_epsilon (worth, value, 1e-6);

  for (guint row = 0; row < self->n_rows; row++)
    {
      const gdouble price = mp_plan_simplex_get_price (self->simplex, row);

      g_assert_cmpfloat (price, >=, -1e-6);
      worth -= price * glp_get_row_ub (self->lp, 1 + self->n_sets + row);
    }
  for (guint s = 0; s < self->n_sets; s++)
    worth -= mp_plan_simplex_get_set_price (self->simplex, s);
  g_assert_cmpfloat_with_epsilon (worth, 0, 1e-6);
}

static void
test_equal_to_glpk (void)
{
  g_autoptr (GRand) rand = g_rand_new_with_seed (4);

  for (guint n = 0; n < N_CASES; n++)
    {
      g_auto (Programme) programme = { 0 };

      programme_init (&programme, rand);
      for (guint round = 0; round < 4; round++)
        {
          for (guint c = 0; c < 8; c++)
            add_column (&programme, rand);
          check (&programme);
        }
    }
}

/* What a column gains may change at any time, whether it is chosen or not. */
static void
test_gains_that_change (void)
{
  g_autoptr (GRand) rand = g_rand_new_with_seed (5);

  for (guint n = 0; n < N_CASES; n++)
    {
      g_auto (Programme) programme = { 0 };

      programme_init (&programme, rand);
      for (guint c = 0; c < 20; c++)
        add_column (&programme, rand);
      for (guint round = 0; round < 6; round++)
        {
          const guint c = g_rand_int_range (rand, 0, 20);
          const gdouble more = g_rand_int_range (rand, -9, 10);

          check (&programme);
          mp_plan_simplex_raise (programme.simplex, g_array_index (programme.columns, guint, c),
                                 more);
          glp_set_obj_coef (programme.lp, 1 + c, glp_get_obj_coef (programme.lp, 1 + c) + more);
        }
    }
}

/* Room for everything, and columns that take nothing of a row. */
static void
test_nothing_there (void)
{
  g_autoptr (MpPlanSimplex) empty = mp_plan_simplex_new (0, NULL, 0);
  g_autoptr (MpPlanSimplex) one = mp_plan_simplex_new (1, NULL, 0);
  guint column;

  g_assert_true (mp_plan_simplex_run (empty, 10));
  g_assert_cmpfloat (mp_plan_simplex_get_value (empty), ==, 0);
  column = mp_plan_simplex_add (one, 0, 3, NULL, 0);
  g_assert_true (mp_plan_simplex_run (one, 10));
  g_assert_cmpfloat (mp_plan_simplex_get_value (one), ==, 3);
  g_assert_cmpfloat (mp_plan_simplex_get_amount (one, column), ==, 1);
  g_assert_cmpfloat (mp_plan_simplex_get_set_price (one, 0), ==, 3);
  g_assert_cmpuint (mp_plan_simplex_get_work (one), >, 0);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/plan-simplex/values-are-those-of-glpk", test_equal_to_glpk);
  g_test_add_func ("/plan-simplex/gains-can-change", test_gains_that_change);
  g_test_add_func ("/plan-simplex/there-can-be-nothing", test_nothing_there);

  return g_test_run ();
}
