/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Sizes of groups, and cohorts split among exchanges against every split of small ones. */

#include "schedule/mp-plan-events.h"
#include "schedule/mp-plan-split.h"

#include <string.h>

#include "plan-brute.h"

#define N_CASES 1200
#define MOST_MENTEES 8

static void
test_sizes (void)
{
  for (guint n_mentees = 0; n_mentees <= 400; n_mentees++)
    for (guint size = 1; size <= 40; size++)
      {
        g_autoptr (GArray) sizes = mp_plan_split_sizes (n_mentees, size);
        guint sum = 0, least = G_MAXUINT, most = 0;

        for (guint g = 0; g < sizes->len; g++)
          {
            const guint here = g_array_index (sizes, guint, g);

            sum += here;
            least = MIN (least, here);
            most = MAX (most, here);
          }
        g_assert_cmpuint (sum, ==, n_mentees);
        g_assert_cmpuint (sizes->len, ==, (n_mentees + size - 1) / size);
        g_assert_cmpuint (most, <=, size);
        g_assert_true (sizes->len == 0 || most - least <= 1);
      }
}

static void
test_two_hundred (void)
{
  g_autoptr (GArray) sizes = mp_plan_split_sizes (200, 30);
  g_autoptr (GArray) all = mp_plan_split_sizes (G_MAXUINT, G_MAXUINT);

  g_assert_cmpuint (sizes->len, ==, 7);
  for (guint g = 0; g < 7; g++)
    g_assert_cmpuint (g_array_index (sizes, guint, g), ==, g < 4 ? 29 : 28);
  g_assert_cmpuint (all->len, ==, 1);
  g_assert_cmpuint (g_array_index (all, guint, 0), ==, G_MAXUINT);
}

/* The best of all splits, each of whose events is planned by trying every plan. */
typedef struct
{
  const GPtrArray *problems;
  guint n_mentees;
  guint events[MOST_MENTEES];
  guint n_here[MOST_MENTEES];
  gint64 best;
} Trial;

static void
count_split (Trial *trial)
{
  gint64 points = 0;

  for (guint e = 0; e < trial->problems->len; e++)
    {
      g_autoptr (MpPlanProblem) part
        = mp_plan_events_part (g_ptr_array_index (trial->problems, e), trial->events, e);

      points += plan_brute_solve (part, NULL, 0).points;
    }
  trial->best = MAX (trial->best, points);
}

static void
try_splits (Trial *trial, guint mentee)
{
  const guint n_events = trial->problems->len;
  const guint most = (trial->n_mentees + n_events - 1) / n_events;

  if (mentee == trial->n_mentees)
    {
      for (guint e = 0; e < n_events; e++)
        if (trial->n_here[e] < trial->n_mentees / n_events)
          return;
      count_split (trial);
      return;
    }
  for (guint e = 0; e < n_events; e++)
    {
      if (trial->n_here[e] == most)
        continue;
      trial->events[mentee] = e;
      trial->n_here[e]++;
      try_splits (trial, mentee + 1);
      trial->n_here[e]--;
    }
}

static void
assert_events (const GPtrArray *problems, const MpPlanEvents *events)
{
  const guint n_mentees = ((MpPlanProblem *) problems->pdata[0])->n_mentees;
  gint64 points = 0;

  g_assert_cmpuint (events->n_events, ==, problems->len);
  g_assert_cmpuint (events->plans->len, ==, problems->len);
  for (guint e = 0; e < problems->len; e++)
    {
      g_autoptr (MpPlanProblem) part = mp_plan_events_part (problems->pdata[e], events->events, e);
      const MpPlan *plan = events->plans->pdata[e];
      g_autoptr (GError) error = NULL;

      mp_plan_verify (part, plan, &error);
      g_assert_no_error (error);
      g_assert_cmpuint (part->n_mentees, >=, n_mentees / problems->len);
      g_assert_cmpuint (part->n_mentees, <=, (n_mentees + problems->len - 1) / problems->len);
      points += mp_plan_count (plan, part, NULL);
    }
  g_assert_cmpint (points, ==, events->points);
  g_assert_cmpint (points, <=, events->bound);
}

static void
free_problem (gpointer problem)
{
  mp_plan_problem_free (problem);
}

/* Exchanges by chance have mentees by chance; all are made to have as many as the first. */
static GPtrArray *
make_small (GRand *rand, guint n_events, gboolean alike)
{
  GPtrArray *problems = g_ptr_array_new_with_free_func (free_problem);
  MpPlanProblem *first = plan_brute_make (rand, g_rand_int_range (rand, 0, 2));

  g_ptr_array_add (problems, first);
  while (problems->len < n_events)
    {
      MpPlanProblem *next = alike ? mp_plan_problem_copy (first)
                                  : plan_brute_make (rand, g_rand_int_range (rand, 0, 2));

      if (next->n_mentees == first->n_mentees)
        g_ptr_array_add (problems, next);
      else
        mp_plan_problem_free (next);
    }

  return problems;
}

static void
test_against_all_splits (void)
{
  g_autoptr (GRand) rand = g_rand_new_with_seed (3);
  guint n_best = 0, n_proven = 0;

  for (guint n = 0; n < N_CASES; n++)
    {
      g_autoptr (GPtrArray) problems = make_small (rand, 1 + n % 3, n % 4 == 0);
      const guint n_mentees = ((MpPlanProblem *) problems->pdata[0])->n_mentees;
      g_autoptr (GError) error = NULL;
      g_autoptr (MpPlanEvents) events = mp_plan_split_events (problems, n_mentees, NULL, &error);
      Trial trial = { problems, n_mentees, { 0 }, { 0 }, G_MININT64 };

      g_assert_no_error (error);
      assert_events (problems, events);
      try_splits (&trial, 0);
      g_assert_cmpint (events->points, <=, trial.best);
      g_assert_cmpint (trial.best, <=, events->bound);
      n_best += events->points == trial.best;
      n_proven += events->points == events->bound;
    }

  g_test_message ("%u of %u are the best, %u proven", n_best, N_CASES, n_proven);
  g_assert_cmpuint (n_best, >=, N_CASES * 98 / 100);
  g_assert_cmpuint (n_proven, >=, N_CASES / 2);
}

static MpPlanProblem *
make_exchange (GRand *rand, guint n_mentees, guint first_career)
{
  MpPlanProblem *problem = mp_plan_problem_new (n_mentees, 8, 3);

  for (guint j = 0; j < 4; j++)
    {
      mp_plan_problem_add_table (problem, (first_career + j) % 8, 6, 7);
      mp_plan_problem_add_mentor (problem, j, j);
    }
  for (guint i = 0; i < n_mentees; i++)
    for (guint rank = 1; rank <= MP_PLAN_N_RANKS; rank++)
      {
        const guint career = g_rand_int_range (rand, 0, 8);

        if (problem->ranks[i * 8 + career] == 0)
          mp_plan_problem_set_wish (problem, i, rank, career);
      }

  return problem;
}

static GPtrArray *
make_cohort (void)
{
  GPtrArray *problems = g_ptr_array_new_with_free_func (free_problem);

  for (guint e = 0; e < 3; e++)
    {
      g_autoptr (GRand) same_wishes = g_rand_new_with_seed (7);

      g_ptr_array_add (problems, make_exchange (same_wishes, 50, 2 * e));
    }

  return problems;
}

static void
test_same_split (void)
{
  g_autoptr (GPtrArray) problems = make_cohort ();
  g_autoptr (MpPlanEvents) one = mp_plan_split_events (problems, 17, NULL, NULL);
  g_autoptr (MpPlanEvents) other = mp_plan_split_events (problems, 17, NULL, NULL);

  assert_events (problems, one);
  g_assert_cmpmem (one->events, 50 * sizeof (guint), other->events, 50 * sizeof (guint));
  g_assert_cmpint (one->bound, ==, other->bound);
  g_assert_cmpint ((one->bound - one->points) * 100, <, one->points * 5);
}

/* Those who wish what only one exchange offers go there. */
static void
test_wishes_decide (void)
{
  g_autoptr (GPtrArray) problems = g_ptr_array_new_with_free_func (free_problem);
  g_autoptr (MpPlanEvents) events = NULL;

  for (guint e = 0; e < 2; e++)
    {
      MpPlanProblem *problem = mp_plan_problem_new (10, 2, 1);

      mp_plan_problem_add_mentor (problem, mp_plan_problem_add_table (problem, e, 5, 1), e);
      for (guint i = 0; i < 10; i++)
        mp_plan_problem_set_wish (problem, i, 1, i % 2);
      g_ptr_array_add (problems, problem);
    }
  events = mp_plan_split_events (problems, 5, NULL, NULL);

  g_assert_cmpint (events->points, ==, 100);
  g_assert_cmpint (events->bound, ==, 100);
  for (guint i = 0; i < 10; i++)
    g_assert_cmpuint (events->events[i], ==, i % 2);
}

/* Forty who go to three events with four tables of four seats, three rotations each. */
static MpPlanProblem *
make_offer (void)
{
  MpPlanProblem *problem = mp_plan_problem_new (40, 4, 3);

  for (guint k = 0; k < 4; k++)
    mp_plan_problem_add_mentor (problem, mp_plan_problem_add_table (problem, k, 4, 7), k);
  for (guint i = 0; i < 40; i++)
    for (guint rank = 1; rank <= 3; rank++)
      mp_plan_problem_set_wish (problem, i, rank, (i * i + rank) % 4);

  return problem;
}

static void
test_events_joined (void)
{
  g_autoptr (MpPlanProblem) problem = make_offer ();
  g_autoptr (GPtrArray) problems = g_ptr_array_new ();
  g_autoptr (MpPlanEvents) events = NULL;
  g_autoptr (MpPlan) plan = NULL;
  g_autoptr (GError) error = NULL;

  for (guint e = 0; e < 3; e++)
    g_ptr_array_add (problems, problem);
  events = mp_plan_split_events (problems, 14, NULL, NULL);
  plan = mp_plan_events_join (events, problem);
  mp_plan_verify_events (problem, plan, events->events, 3, &error);
  g_assert_no_error (error);
  g_assert_true (mp_plan_verify_split (40, events->events, 3, 14, NULL));
  g_assert_cmpint (plan->first_come, <=, plan->bound);

  g_assert_false (mp_plan_verify_split (40, events->events, 3, 13, NULL));
  g_assert_false (mp_plan_verify (problem, plan, NULL));
  memset (events->events, 0, 40 * sizeof (guint));
  g_assert_false (mp_plan_verify_events (problem, plan, events->events, 3, NULL));
  g_assert_false (mp_plan_verify_events (problem, plan, events->events, 1, &error));
  g_assert_true (g_str_has_prefix (error->message, "K-3: "));
}

static void
test_nothing_to_split (void)
{
  const guint cases[][3] = {
    /* mentees, tables, rotations */
    { 0, 2, 2 }, { 5, 0, 2 }, { 5, 2, 0 },
  };

  for (guint k = 0; k < G_N_ELEMENTS (cases); k++)
    {
      g_autoptr (MpPlanProblem) problem = mp_plan_problem_new (cases[k][0], 2, cases[k][2]);
      g_autoptr (GPtrArray) problems = g_ptr_array_new ();
      g_autoptr (MpPlanEvents) events = NULL;

      for (guint j = 0; j < cases[k][1]; j++)
        mp_plan_problem_add_table (problem, j, 4, 3);
      g_ptr_array_add (problems, problem);
      g_ptr_array_add (problems, problem);
      events = mp_plan_split_events (problems, 3, NULL, NULL);
      assert_events (problems, events);
      g_assert_cmpint (events->points, ==, -20 * (gint64) cases[k][0] * cases[k][2]);
      g_assert_cmpint (events->bound, ==, events->points);
    }
}

static void
assert_refused (GPtrArray *problems, guint size, const char *message)
{
  g_autoptr (GError) error = NULL;

  g_assert_null (mp_plan_split_events (problems, size, NULL, &error));
  g_assert_error (error, MP_PLAN_ERROR, MP_PLAN_ERROR_INVALID);
  g_assert_cmpstr (error->message, ==, message);
}

static void
test_contradictions (void)
{
  g_autoptr (GPtrArray) none = g_ptr_array_new ();
  g_autoptr (GPtrArray) problems = make_cohort ();

  assert_refused (none, 30, "There is no exchange to split the mentees among (K-1).");
  assert_refused (problems, 16, "3 exchanges of at most 16 do not take 50 mentees (K-1).");
  assert_refused (problems, 0, "3 exchanges of at most 0 do not take 50 mentees (K-1).");

  ((MpPlanProblem *) problems->pdata[1])->n_mentees = 49;
  assert_refused (problems, 30, "Exchange 2 is for 49 mentees and exchange 1 for 50: each is to"
                                " have everybody’s wishes.");
  mp_plan_problem_add_mentor (problems->pdata[0], 0, 1);
  assert_refused (problems, 30, "Exchange 1: K-3: mentor 2 sits at table 1 and table 2, which are"
                                " both open in rotation 1.");
}

static void
test_cancelled (void)
{
  g_autoptr (GPtrArray) problems = make_cohort ();
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (GError) error = NULL;

  g_cancellable_cancel (cancellable);
  g_assert_null (mp_plan_split_events (problems, 30, cancellable, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/plan-split/sizes-differ-by-at-most-one", test_sizes);
  g_test_add_func ("/plan-split/two-hundred-make-seven-groups", test_two_hundred);
  g_test_add_func ("/plan-split/no-split-beats-the-bound", test_against_all_splits);
  g_test_add_func ("/plan-split/the-same-cohort-is-split-the-same", test_same_split);
  g_test_add_func ("/plan-split/wishes-say-who-goes-where", test_wishes_decide);
  g_test_add_func ("/plan-split/events-are-joined-and-checked", test_events_joined);
  g_test_add_func ("/plan-split/nothing-to-split-is-no-error", test_nothing_to_split);
  g_test_add_func ("/plan-split/contradictions-are-named", test_contradictions);
  g_test_add_func ("/plan-split/can-be-cancelled", test_cancelled);

  return g_test_run ();
}
