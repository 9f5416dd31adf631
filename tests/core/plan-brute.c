/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Small exchanges by chance, and the best plan of each, found by trying every one. */

#include "plan-brute.h"

#define MOST_CELLS 16

typedef struct
{
  const MpPlanProblem *problem;
  const guint *before;
  guint n_before;
  gint dearest;
  guint rota[MOST_CELLS];
  guint n_people[MOST_CELLS];
  PlanBest best;
} Trial;

/**
 * plan_brute_make:
 *
 * Returns: (transfer full): an exchange of at most four mentees, three tables and three rotations
 */
MpPlanProblem *
plan_brute_make (GRand *rand, gboolean always_open)
{
  const guint n_mentees = g_rand_int_range (rand, 0, 5), n_careers = g_rand_int_range (rand, 1, 4);
  const guint n_rotations = g_rand_int_range (rand, 1, 4), n_tables = g_rand_int_range (rand, 0, 4);
  MpPlanProblem *problem = mp_plan_problem_new (n_mentees, n_careers, n_rotations);

  for (guint k = 0; k < n_tables; k++)
    {
      const guint64 open = always_open ? G_MAXUINT64 : (guint64) g_rand_int_range (rand, 0, 8);
      const guint career = g_rand_int_range (rand, 0, n_careers);

      mp_plan_problem_add_table (problem, career, g_rand_int_range (rand, 0, 4), open);
      if (g_rand_int_range (rand, 0, 10) > 0)
        mp_plan_problem_add_mentor (problem, k, k);
    }
  for (guint i = 0; i < n_mentees; i++)
    for (guint rank = 1, c = g_rand_int_range (rand, 0, n_careers); rank <= n_careers; rank++)
      if (g_rand_int_range (rand, 0, 5) > 0)
        mp_plan_problem_set_wish (problem, i, rank, (c + rank) % n_careers);
  if (g_rand_int_range (rand, 0, 5) == 0)
    problem->points.none = g_rand_int_range (rand, -5, 9);

  return problem;
}

/* Of the places before this one. */
static guint
count_changes (const Trial *trial, guint place)
{
  const guint n_places = MIN (trial->n_before * trial->problem->n_rotations, place);
  guint n_changes = 0;

  for (guint before = 0; before < n_places; before++)
    n_changes += trial->before[before] != MP_PLAN_NO_TABLE
                 && trial->rota[before] != trial->before[before];

  return n_changes;
}

/* Whether a plan that goes on so can still be the best. */
static gboolean
has_hope (const Trial *trial, guint place, gint64 points)
{
  const guint n_places = trial->problem->n_mentees * trial->problem->n_rotations;
  const guint n_changes = count_changes (trial, place);

  if (n_changes != trial->best.n_changes)
    return n_changes < trial->best.n_changes;

  return points + (gint64) trial->dearest * (n_places - place) > trial->best.points;
}

static gboolean
may_run (const Trial *trial)
{
  for (guint cell = 0; cell < MOST_CELLS; cell++)
    if (trial->n_people[cell] > 0 && trial->n_people[cell] < trial->problem->fewest)
      return FALSE;

  return TRUE;
}

static void
keep_better (Trial *trial, gint64 points)
{
  const guint n_changes = count_changes (trial, G_MAXUINT);

  if (!may_run (trial) || n_changes > trial->best.n_changes)
    return;
  if (n_changes == trial->best.n_changes && points <= trial->best.points)
    return;

  trial->best = (PlanBest) { n_changes, points };
}

static gboolean
may_sit (const Trial *trial, guint place, guint table)
{
  const guint n_rotations = trial->problem->n_rotations, rotation = place % n_rotations;
  const MpPlanTable *asked = &g_array_index (trial->problem->tables, MpPlanTable, table);

  for (guint before = place - rotation; before < place; before++)
    if (trial->rota[before] == table)
      return FALSE;

  return mp_plan_problem_is_open (trial->problem, table, rotation)
         && trial->n_people[table * n_rotations + rotation] < asked->n_seats;
}

static void
try_all (Trial *trial, guint place, gint64 points)
{
  const MpPlanProblem *problem = trial->problem;
  const guint n_places = problem->n_mentees * problem->n_rotations;
  const guint mentee = place / problem->n_rotations, rotation = place % problem->n_rotations;

  if (place == n_places)
    {
      keep_better (trial, points);
      return;
    }
  if (!has_hope (trial, place, points))
    return;

  for (guint k = 0; k < problem->tables->len; k++)
    if (may_sit (trial, place, k))
      {
        guint *n_people = &trial->n_people[k * problem->n_rotations + rotation];

        ++*n_people;
        trial->rota[place] = k;
        try_all (trial, place + 1, points + mp_plan_problem_get_worth (problem, mentee, k));
        --*n_people;
      }
  trial->rota[place] = MP_PLAN_NO_TABLE;
  try_all (trial, place + 1, points + problem->points.none);
}

/**
 * plan_brute_solve:
 * @rota: (nullable): of which as little as possible changes
 * @n_before: how many mentees @rota has, or 0
 *
 * Returns: the most points that there are, of the plans that change least
 */
PlanBest
plan_brute_solve (const MpPlanProblem *problem, const guint *rota, guint n_before)
{
  Trial trial = { problem, rota, n_before, 0, { 0 }, { 0 }, { G_MAXUINT, G_MININT64 } };

  g_assert_cmpuint (problem->n_mentees * problem->n_rotations, <=, MOST_CELLS);
  g_assert_cmpuint (problem->tables->len * problem->n_rotations, <=, MOST_CELLS);

  trial.dearest = MAX (problem->points.wish[0], MAX (problem->points.other, problem->points.none));
  try_all (&trial, 0, 0);

  return trial.best;
}
