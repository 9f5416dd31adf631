/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Repairs of plans, against every other plan of small exchanges. */

#include "schedule/mp-plan-repair.h"

#include <string.h>

#include "plan-brute.h"

#define N_CASES 2000

/* What goes wrong with an exchange: mentors cancel, seats or rotations are lost, at times more than
 * one thing. */
static void
spoil (MpPlanProblem *problem, GRand *rand)
{
  for (guint k = 0; k < problem->tables->len; k++)
    {
      MpPlanTable *table = &g_array_index (problem->tables, MpPlanTable, k);

      switch (g_rand_int_range (rand, 0, 6))
        {
        case 0:
          mp_plan_problem_remove_mentor (problem, k);
          break;
        case 1:
          table->n_seats = table->n_seats > 0 ? table->n_seats - 1 : 0;
          break;
        case 2:
          table->open &= ~((guint64) 1 << g_rand_int_range (rand, 0, 3));
          break;
        default:
          break;
        }
    }
}

/* Plans for all mentees but some who come later. */
static MpPlan *
plan_for (const MpPlanProblem *problem, guint n_mentees)
{
  g_autoptr (MpPlanProblem) before = mp_plan_problem_copy (problem);
  g_autoptr (GError) error = NULL;
  MpPlan *plan;

  before->n_mentees = n_mentees;
  plan = mp_plan_free_mode (before, NULL, NULL, NULL, &error);
  g_assert_no_error (error);

  return plan;
}

static guint
count_moved (const GArray *changes)
{
  guint n_moved = 0;

  for (guint c = 0; c < changes->len; c++)
    n_moved += g_array_index (changes, MpPlanChange, c).before != MP_PLAN_NO_TABLE;

  return n_moved;
}

/* The old rota with the changes made is the new one. */
static void
assert_complete (const MpPlanProblem *problem, const guint *before, guint n_before,
                 const MpPlan *plan, const GArray *changes)
{
  const gsize n_places = (gsize) n_before * problem->n_rotations;
  g_autofree guint *rota = g_memdup2 (before, sizeof (guint) * MAX (n_places, 1));

  for (guint c = 0; c < changes->len; c++)
    {
      const MpPlanChange *change = &g_array_index (changes, MpPlanChange, c);
      guint *place = &rota[(gsize) change->mentee * problem->n_rotations + change->rotation];

      g_assert_cmpuint (*place, ==, change->before);
      g_assert_cmpuint (*place, !=, change->after);
      *place = change->after;
    }
  g_assert_cmpmem (rota, sizeof (guint) * n_places, plan->rota, sizeof (guint) * n_places);
}

static void
check_repair (const MpPlanProblem *problem, const guint *rota, guint n_before)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GArray) changes = NULL;
  g_autoptr (MpPlan) plan = NULL;
  const PlanBest best = plan_brute_solve (problem, rota, n_before);
  gint64 fewest_changes = -1;

  plan = mp_plan_repair (problem, rota, n_before, NULL, &changes, &fewest_changes, &error);
  g_assert_no_error (error);
  mp_plan_verify (problem, plan, &error);
  g_assert_no_error (error);

  g_assert_cmpuint (count_moved (changes), ==, best.n_changes);
  g_assert_cmpint (fewest_changes, ==, best.n_changes);
  g_assert_cmpint (plan->points, ==, best.points);
  g_assert_cmpint (plan->bound, ==, best.points);
  assert_complete (problem, rota, n_before, plan, changes);
}

static void
test_fewest_changes (void)
{
  g_autoptr (GRand) rand = g_rand_new_with_seed (20251);

  for (guint n = 0; n < N_CASES; n++)
    {
      g_autoptr (MpPlanProblem) problem = plan_brute_make (rand, n % 2 == 0);
      const guint n_later = g_rand_int_range (rand, 0, problem->n_mentees > 0 ? 2 : 1);
      g_autoptr (MpPlan) before = plan_for (problem, problem->n_mentees - n_later);

      spoil (problem, rand);
      check_repair (problem, before->rota, problem->n_mentees - n_later);
    }
}

/* A seat that is worth less than none stays all the same. */
static void
test_bad_seats_stay (void)
{
  g_autoptr (MpPlanProblem) problem = mp_plan_problem_new (2, 2, 1);
  static const guint rota[] = { 0, 1 };

  problem->points.none = 3;
  for (guint k = 0; k < 2; k++)
    {
      mp_plan_problem_add_table (problem, k, 1, 1);
      mp_plan_problem_add_mentor (problem, k, k);
    }
  check_repair (problem, rota, 2);
}

/* Half a table is lost, and all who sit there would rather go elsewhere, where there is room. */
static void
test_room_that_is_left_is_used (void)
{
  g_autoptr (MpPlanProblem) problem = mp_plan_problem_new (4, 2, 1);
  static const guint rota[] = { 0, 0, 0, 0 };

  for (guint k = 0; k < 2; k++)
    {
      mp_plan_problem_add_table (problem, k, k == 0 ? 2 : 4, 1);
      mp_plan_problem_add_mentor (problem, k, k);
    }
  for (guint i = 0; i < 4; i++)
    mp_plan_problem_set_wish (problem, i, 1 + i, 1);
  check_repair (problem, rota, 4);
}

/* Somebody does not come, and leaves the others at a table alone. */
static void
leave_out (MpPlanProblem *problem, MpPlan *plan, guint mentee, guint *n_before)
{
  const guint n_rotations = problem->n_rotations, n_careers = problem->n_careers;

  for (guint i = mentee; i + 1 < problem->n_mentees; i++)
    {
      memcpy (&problem->ranks[i * n_careers], &problem->ranks[(i + 1) * n_careers], n_careers);
      if (i + 1 < *n_before)
        memcpy (&plan->rota[i * n_rotations], &plan->rota[(i + 1) * n_rotations],
                sizeof (guint) * n_rotations);
    }
  problem->n_mentees--;
  *n_before -= mentee < *n_before;
}

static void
test_small_tables (void)
{
  g_autoptr (GRand) rand = g_rand_new_with_seed (20252);

  for (guint n = 0; n < 2 * N_CASES; n++)
    {
      g_autoptr (MpPlanProblem) problem = plan_brute_make (rand, n % 3 == 0);
      const guint n_later = g_rand_int_range (rand, 0, problem->n_mentees > 0 ? 2 : 1);
      guint n_before = problem->n_mentees - n_later;
      g_autoptr (MpPlan) before = NULL;

      problem->fewest = g_rand_int_range (rand, 0, 4);
      before = plan_for (problem, n_before);
      spoil (problem, rand);
      if (problem->n_mentees > 1 && n % 2 == 0)
        leave_out (problem, before, g_rand_int_range (rand, 0, problem->n_mentees), &n_before);
      problem->fewest = g_rand_int_range (rand, 2, 4);
      check_repair (problem, before->rota, n_before);
    }
}

/* A sat with B, who is gone; E, who is new, joins A, though all would rather go to C and D. */
static void
test_newcomers_join_those_left_alone (void)
{
  g_autoptr (MpPlanProblem) problem = mp_plan_problem_new (4, 2, 1);
  static const guint rota[] = { 0, 1, 1 };

  problem->fewest = 2;
  for (guint k = 0; k < 2; k++)
    {
      mp_plan_problem_add_table (problem, k, 4, 1);
      mp_plan_problem_add_mentor (problem, k, k);
    }
  for (guint i = 0; i < 4; i++)
    mp_plan_problem_set_wish (problem, i, 1, 1);
  check_repair (problem, rota, 3);
}

/* One of four at X moves, so that three at Y keep their seats. */
static void
test_one_moves_so_that_several_stay (void)
{
  g_autoptr (MpPlanProblem) problem = mp_plan_problem_new (9, 2, 1);
  static const guint rota[] = { 0, 0, 0, 0, 0, 1, 1, 1, 0 };
  g_autoptr (GArray) changes = NULL;
  g_autoptr (MpPlan) plan = NULL;
  gint64 fewest_changes = -1;

  problem->fewest = 4;
  for (guint k = 0; k < 2; k++)
    {
      mp_plan_problem_add_table (problem, k, 9, 1);
      mp_plan_problem_add_mentor (problem, k, k);
    }
  plan = mp_plan_repair (problem, rota, 9, NULL, &changes, &fewest_changes, NULL);
  g_assert_cmpuint (changes->len, ==, 1);
  g_assert_cmpint (fewest_changes, ==, 1);
  g_assert_cmpint (plan->bound, ==, plan->points);
}

/* Points of which a seat that stays cannot be worth more than all: nothing is claimed. */
static void
test_nothing_is_claimed_in_vain (void)
{
  g_autoptr (MpPlanProblem) problem = mp_plan_problem_new (60, 2, 1);
  g_autofree guint *rota = g_new0 (guint, 60);
  g_autoptr (GArray) changes = NULL;
  g_autoptr (MpPlan) plan = NULL;
  gint64 fewest_changes = -1;

  problem->fewest = 2;
  problem->points.none = -1000000;
  for (guint k = 0; k < 2; k++)
    {
      mp_plan_problem_add_table (problem, k, 60, 1);
      mp_plan_problem_add_mentor (problem, k, k);
    }
  rota[0] = 1;
  plan = mp_plan_repair (problem, rota, 60, NULL, &changes, &fewest_changes, NULL);
  g_assert_cmpuint (changes->len, ==, 1);
  g_assert_cmpint (fewest_changes, ==, 0);
  g_assert_true (mp_plan_verify (problem, plan, NULL));
}

static void
test_panel_goes_on (void)
{
  g_autoptr (MpPlanProblem) problem = mp_plan_problem_new (2, 1, 1);
  static const guint rota[] = { 0, 0 };
  g_autoptr (GArray) changes = NULL;
  g_autoptr (GArray) more_changes = NULL;
  g_autoptr (MpPlan) plan = NULL;
  g_autoptr (MpPlan) emptied = NULL;

  mp_plan_problem_add_table (problem, 0, 2, 1);
  mp_plan_problem_add_mentor (problem, 0, 5);
  mp_plan_problem_add_mentor (problem, 0, 6);
  mp_plan_problem_remove_mentor (problem, 5);
  plan = mp_plan_repair (problem, rota, 2, NULL, &changes, NULL, NULL);
  g_assert_cmpuint (changes->len, ==, 0);

  mp_plan_problem_remove_mentor (problem, 6);
  emptied = mp_plan_repair (problem, rota, 2, NULL, &more_changes, NULL, NULL);
  g_assert_cmpuint (more_changes->len, ==, 2);
  g_assert_cmpint (emptied->points, ==, -40);
}

static void
test_bad_rotas (void)
{
  g_autoptr (MpPlanProblem) problem = mp_plan_problem_new (1, 1, 2);
  static const guint unknown[] = { 7, 0 }, twice[] = { 0, 0 };
  g_autoptr (GError) error = NULL;

  mp_plan_problem_add_table (problem, 0, 2, 3);
  g_assert_null (mp_plan_repair (problem, unknown, 1, NULL, NULL, NULL, &error));
  g_assert_error (error, MP_PLAN_ERROR, MP_PLAN_ERROR_INVALID);
  g_clear_error (&error);
  g_assert_null (mp_plan_repair (problem, twice, 1, NULL, NULL, NULL, &error));
  g_assert_error (error, MP_PLAN_ERROR, MP_PLAN_ERROR_INVALID);
  g_clear_error (&error);
  g_assert_null (mp_plan_repair (problem, twice, 2, NULL, NULL, NULL, &error));
  g_assert_error (error, MP_PLAN_ERROR, MP_PLAN_ERROR_INVALID);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/plan-repair/fewest-seats-change-and-then-most-points", test_fewest_changes);
  g_test_add_func ("/plan-repair/seats-stay-though-they-are-worth-less-than-none",
                   test_bad_seats_stay);
  g_test_add_func ("/plan-repair/room-that-is-left-is-used", test_room_that_is_left_is_used);
  g_test_add_func ("/plan-repair/fewest-seats-change-where-tables-run-for-some-only",
                   test_small_tables);
  g_test_add_func ("/plan-repair/newcomers-join-those-left-alone",
                   test_newcomers_join_those_left_alone);
  g_test_add_func ("/plan-repair/one-moves-so-that-several-stay",
                   test_one_moves_so_that_several_stay);
  g_test_add_func ("/plan-repair/nothing-is-claimed-in-vain", test_nothing_is_claimed_in_vain);
  g_test_add_func ("/plan-repair/a-panel-goes-on-without-one-mentor", test_panel_goes_on);
  g_test_add_func ("/plan-repair/an-old-plan-has-to-be-one", test_bad_rotas);

  return g_test_run ();
}
