/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What an exchange to be planned may be, what a plan is worth, and which plans are rejected. */

#include "schedule/mp-planner.h"

#include <string.h>

/* Four mentees, three tables of two seats, two rotations; the third table is open in the second
 * rotation alone. */
static MpPlanProblem *
make_problem (void)
{
  MpPlanProblem *problem = mp_plan_problem_new (4, 3, 2);

  for (guint k = 0; k < 3; k++)
    {
      mp_plan_problem_add_table (problem, k, 2, k < 2 ? 3 : 2);
      mp_plan_problem_add_mentor (problem, k, k);
    }
  for (guint i = 0; i < 4; i++)
    for (guint rank = 1; rank <= 2; rank++)
      mp_plan_problem_set_wish (problem, i, rank, (i + rank) % 3);

  return problem;
}

static const guint good_rota[] = { 1, 0, 0, 1, 0, 1, 1, 2 };

static MpPlan *
make_plan (const MpPlanProblem *problem)
{
  MpPlan *plan = mp_plan_new (problem);

  memcpy (plan->rota, good_rota, sizeof good_rota);
  plan->points = mp_plan_count (plan, problem, NULL);
  plan->bound = plan->points;

  return plan;
}

static void
assert_rejected (const MpPlanProblem *problem, const MpPlan *plan, const char *pattern)
{
  g_autoptr (GError) error = NULL;

  g_assert_false (mp_plan_verify (problem, plan, &error));
  g_assert_error (error, MP_PLAN_ERROR, MP_PLAN_ERROR_INVALID);
  if (!g_pattern_match_simple (pattern, error->message))
    g_error ("“%s” is not “%s”", error->message, pattern);
}

static void
test_worth (void)
{
  g_autoptr (MpPlanProblem) problem = make_problem ();
  g_autoptr (MpPlan) plan = make_plan (problem);
  MpPlanSummary summary;

  /* Wishes, first and second: 1 and 2, 2 and 0, 0 and 1, 1 and 2. */
  g_assert_cmpint (mp_plan_count (plan, problem, &summary), ==, 10 + 0 + 7 + 0 + 10 + 7 + 10 + 7);
  g_assert_cmpuint (summary.n_served[0], ==, 3);
  g_assert_cmpuint (summary.n_served[1], ==, 3);
  g_assert_cmpuint (summary.n_served[2], ==, 0);
  g_assert_cmpuint (summary.n_other, ==, 2);
  g_assert_cmpuint (summary.n_without, ==, 0);

  plan->rota[0] = MP_PLAN_NO_TABLE;
  g_assert_cmpint (mp_plan_count (plan, problem, &summary), ==, 51 - 10 - 20);
  g_assert_cmpuint (summary.n_without, ==, 1);
}

static void
test_good_plan (void)
{
  g_autoptr (MpPlanProblem) problem = make_problem ();
  g_autoptr (MpPlan) plan = make_plan (problem);
  g_autoptr (GError) error = NULL;

  mp_plan_verify (problem, plan, &error);
  g_assert_no_error (error);
}

/* Each breaks the good rota at two places at most. */
static const struct
{
  guint places[2];
  guint tables[2];
  const char *message;
} broken[] = {
  { { 0, 0 }, { 3, 3 }, "*table 4*3 tables*" },
  { { 0, 0 }, { 2, 2 }, "K-3: mentee 1*table 3*rotation 1*closed*" },
  { { 0, 0 }, { 0, 0 }, "K-4: mentee 1 sits at table 1 in rotations 1 and 2*" },
  { { 0, 1 }, { 0, 2 }, "K-3: 3 people sit at table 1 in rotation 1*2 seats*" },
};

static void
test_broken_rotas (void)
{
  g_autoptr (MpPlanProblem) problem = make_problem ();

  for (guint n = 0; n < G_N_ELEMENTS (broken); n++)
    {
      g_autoptr (MpPlan) plan = make_plan (problem);

      for (guint change = 0; change < 2; change++)
        plan->rota[broken[n].places[change]] = broken[n].tables[change];
      assert_rejected (problem, plan, broken[n].message);
    }
}

static void
test_broken_numbers (void)
{
  g_autoptr (MpPlanProblem) problem = make_problem ();
  g_autoptr (MpPlan) plan = make_plan (problem);

  plan->points++;
  assert_rejected (problem, plan, "*worth 51 points, but says 52*");
  plan->points--;
  plan->bound--;
  assert_rejected (problem, plan, "*more than its bound of 50*");
}

static void
test_mentors (void)
{
  g_autoptr (MpPlanProblem) problem = make_problem ();
  g_autoptr (MpPlan) plan = make_plan (problem);
  MpPlanTable *tables = (MpPlanTable *) problem->tables->data;

  problem->fewest = 2;
  assert_rejected (problem, plan, "K-4: 1 person sits at table 1 in rotation 2*2 or more*");
  problem->fewest = 0;

  mp_plan_problem_add_mentor (problem, 1, 0);
  assert_rejected (problem, plan, "K-3: mentor 1 is at table 1 and table 2 in rotation 1*");
  g_array_set_size (tables[1].mentors, 0);
  assert_rejected (problem, plan, "K-3: mentee 1 sits at table 2, which has no mentor*");
}

static void
test_groups (void)
{
  static const guint groups[] = { 0, 0, 1, 1 };
  static const guint rota[] = { 0, 1, 0, 1, 1, 0, 1, 0 };
  g_autoptr (MpPlanProblem) problem = make_problem ();
  g_autoptr (MpPlan) plan = make_plan (problem);
  g_autoptr (GError) error = NULL;

  memcpy (plan->rota, rota, sizeof rota);
  plan->points = mp_plan_count (plan, problem, NULL);
  plan->bound = plan->points;
  plan->groups = g_memdup2 (groups, sizeof groups);
  plan->n_groups = 2;
  mp_plan_verify (problem, plan, &error);
  g_assert_no_error (error);

  plan->rota[1] = MP_PLAN_NO_TABLE;
  assert_rejected (problem, plan, "K-1: mentee 1 and mentee 2 are both in group 1*rotation 2*");
  plan->rota[1] = 1;
  plan->groups[0] = 2;
  assert_rejected (problem, plan, "K-1: mentee 1 is in group 3*2 groups*");
  plan->groups[0] = 0;
  plan->n_groups = 3;
  assert_rejected (problem, plan, "K-1: groups have from 0 to 2 people*");
}

static void
assert_refused (MpPlanProblem *problem, const char *pattern)
{
  g_autoptr (GError) error = NULL;

  g_assert_null (mp_plan_free_mode (problem, NULL, NULL, NULL, &error));
  g_assert_error (error, MP_PLAN_ERROR, MP_PLAN_ERROR_INVALID);
  if (!g_pattern_match_simple (pattern, error->message))
    g_error ("“%s” is not “%s”", error->message, pattern);
  mp_plan_problem_free (problem);
}

static void
test_contradictions (void)
{
  MpPlanProblem *problem = make_problem ();

  mp_plan_problem_set_wish (problem, 1, 1, 1);
  assert_refused (problem, "Careers 2 and 3 are both wish 1 of mentee 2*");

  problem = make_problem ();
  mp_plan_problem_add_mentor (problem, 2, 0);
  assert_refused (problem, "K-3: mentor 1 sits at table 1 and table 3*rotation 2*");

  problem = make_problem ();
  mp_plan_problem_add_table (problem, 3, 1, 1);
  assert_refused (problem, "Table 4 is about career 4, but there are 3*");

  problem = make_problem ();
  problem->points.none = G_MININT;
  assert_refused (problem, "Points go from -2147483648 to 10*");

  assert_refused (mp_plan_problem_new (1, 1, 65), "There are 65 rotations*");
}

static void
test_names (void)
{
  const char *const names[] = { "Zoé", "Liam", "Mia", "Noah" };
  g_autoptr (GPtrArray) list = g_ptr_array_new ();
  g_autoptr (MpPlanProblem) problem = make_problem ();
  g_autoptr (MpPlanProblem) copy = NULL;
  g_autoptr (MpPlan) plan = make_plan (problem);

  for (guint i = 0; i < 4; i++)
    g_ptr_array_add (list, (char *) names[i]);
  mp_plan_problem_set_names (problem, list, list, NULL);
  copy = mp_plan_problem_copy (problem);
  mp_plan_problem_add_mentor (problem, 1, 0);
  assert_rejected (problem, plan, "K-3: mentor 1 is at “Zoé” and “Liam” in rotation 1.");
  plan->rota[0] = 0;
  assert_rejected (copy, plan, "K-4: “Zoé” sits at “Zoé” in rotations 1 and 2.");
  mp_plan_problem_set_names (copy, NULL, NULL, NULL);
  assert_rejected (copy, plan, "K-4: mentee 1 sits at table 1 in rotations 1 and 2.");
}

static void
test_copy (void)
{
  g_autoptr (MpPlanProblem) problem = make_problem ();
  g_autoptr (MpPlanProblem) copy = mp_plan_problem_copy (problem);

  mp_plan_problem_set_wish (copy, 0, 0, 1);
  mp_plan_problem_add_mentor (copy, 0, 7);
  mp_plan_problem_add_table (copy, 0, 1, 1);
  g_assert_cmpint (mp_plan_problem_get_worth (problem, 0, 1), ==, 10);
  g_assert_cmpuint (problem->tables->len, ==, 3);
  g_assert_cmpuint (g_array_index (problem->tables, MpPlanTable, 0).mentors->len, ==, 1);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/plan/wishes-are-counted-by-rank", test_worth);
  g_test_add_func ("/plan/a-good-plan-is-accepted", test_good_plan);
  g_test_add_func ("/plan/each-broken-rule-is-named", test_broken_rotas);
  g_test_add_func ("/plan/points-and-bound-have-to-be-right", test_broken_numbers);
  g_test_add_func ("/plan/tables-need-people-and-mentors-of-their-own", test_mentors);
  g_test_add_func ("/plan/groups-move-together-and-are-even", test_groups);
  g_test_add_func ("/plan/contradictions-are-refused-by-name", test_contradictions);
  g_test_add_func ("/plan/messages-call-everything-by-name", test_names);
  g_test_add_func ("/plan/a-copy-is-independent", test_copy);

  return g_test_run ();
}
