/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The rotas that come about when everybody chooses in the order of arrival, to compare with. */

#include "schedule/mp-plan-first-come.h"

/* So often everybody chooses anew because tables turned out to run for too few. */
#define MOST_ROUNDS 20

/**
 * Arrival:
 * @n_taken: (array): at `rotation * n_tables + table`, how many sit there
 * @closed: (array): likewise, whether nobody may, since too few did
 * @tables: (array): those about each career
 */
typedef struct
{
  const MpPlanProblem *problem;
  MpPlan *plan;
  guint *n_taken;
  guint8 *closed;
  GArray **tables;
} Arrival;

static guint *
seat_of (const Arrival *self, guint mentee, guint rotation)
{
  return &self->plan->rota[(gsize) mentee * self->problem->n_rotations + rotation];
}

static gboolean
has_seat (const Arrival *self, guint table, guint rotation)
{
  const gsize cell = (gsize) rotation * self->problem->tables->len + table;

  return mp_plan_problem_is_open (self->problem, table, rotation) && !self->closed[cell]
         && self->n_taken[cell]
            < g_array_index (self->problem->tables, MpPlanTable, table).n_seats;
}

static gboolean
was_at (const Arrival *self, guint mentee, guint table)
{
  for (guint t = 0; t < self->problem->n_rotations; t++)
    if (*seat_of (self, mentee, t) == table)
      return TRUE;

  return FALSE;
}

static gboolean
sit (Arrival *self, guint mentee, guint table, guint rotation)
{
  if (*seat_of (self, mentee, rotation) != MP_PLAN_NO_TABLE || !has_seat (self, table, rotation))
    return FALSE;

  *seat_of (self, mentee, rotation) = table;
  self->n_taken[(gsize) rotation * self->problem->tables->len + table]++;
  return TRUE;
}

/* In the first rotation that is free for both. */
static gboolean
sit_somewhen (Arrival *self, guint mentee, guint table)
{
  for (guint t = 0; t < self->problem->n_rotations; t++)
    if (sit (self, mentee, table, t))
      return TRUE;

  return FALSE;
}

static void
take_wish (Arrival *self, guint mentee, guint career)
{
  const GArray *tables = self->tables[career];

  for (guint n = 0; n < tables->len; n++)
    if (sit_somewhen (self, mentee, g_array_index (tables, guint, n)))
      return;
}

static void
take_wishes (Arrival *self, guint mentee)
{
  const guint n_careers = self->problem->n_careers;
  const guint8 *ranks = &self->problem->ranks[(gsize) mentee * n_careers];
  guint wished[MP_PLAN_N_RANKS];

  for (guint wish = 0; wish < MP_PLAN_N_RANKS; wish++)
    wished[wish] = n_careers;
  for (guint career = 0; career < n_careers; career++)
    if (ranks[career] >= 1 && ranks[career] <= MP_PLAN_N_RANKS)
      wished[ranks[career] - 1] = career;
  for (guint wish = 0; wish < MP_PLAN_N_RANKS; wish++)
    if (wished[wish] != n_careers)
      take_wish (self, mentee, wished[wish]);
}

static void
fill_rotation (Arrival *self, guint mentee, guint rotation)
{
  if (*seat_of (self, mentee, rotation) != MP_PLAN_NO_TABLE)
    return;

  for (guint k = 0; k < self->problem->tables->len; k++)
    if (!was_at (self, mentee, k) && sit (self, mentee, k, rotation))
      return;
}

static void
list_tables (Arrival *self)
{
  const MpPlanProblem *problem = self->problem;

  self->tables = g_new (GArray *, problem->n_careers);
  for (guint career = 0; career < problem->n_careers; career++)
    self->tables[career] = g_array_new (FALSE, FALSE, sizeof (guint));
  for (guint k = 0; k < problem->tables->len; k++)
    g_array_append_val (self->tables[g_array_index (problem->tables, MpPlanTable, k).career], k);
}

static void
free_tables (Arrival *self)
{
  for (guint career = 0; career < self->problem->n_careers; career++)
    g_array_unref (self->tables[career]);
  g_free (self->tables);
}

static void
choose (Arrival *self)
{
  for (guint i = 0; i < self->problem->n_mentees; i++)
    {
      take_wishes (self, i);
      for (guint t = 0; t < self->problem->n_rotations; t++)
        fill_rotation (self, i, t);
    }
}

/* Closes the tables at which too few sit (K-4). */
static gboolean
close_short (Arrival *self)
{
  const gsize n_cells = (gsize) self->problem->n_rotations * self->problem->tables->len;
  gboolean any = FALSE;

  for (gsize cell = 0; cell < n_cells; cell++)
    if (self->n_taken[cell] > 0 && self->n_taken[cell] < self->problem->fewest)
      {
        self->closed[cell] = TRUE;
        any = TRUE;
      }

  return any;
}

/* Takes everybody's seat away, or only those at closed tables. */
static void
stand_up (Arrival *self, gboolean all)
{
  const guint n_rotations = self->problem->n_rotations, n_tables = self->problem->tables->len;

  for (guint i = 0; i < self->problem->n_mentees; i++)
    for (guint t = 0; t < n_rotations; t++)
      {
        guint *seat = seat_of (self, i, t);

        if (*seat != MP_PLAN_NO_TABLE && (all || self->closed[(gsize) t * n_tables + *seat]))
          {
            self->n_taken[(gsize) t * n_tables + *seat]--;
            *seat = MP_PLAN_NO_TABLE;
          }
      }
}

/**
 * mp_plan_first_come:
 * @problem: one that mp_plan_problem_check() passed
 *
 * Lets the mentees choose in their order. Each takes, wish by wish, the first table about it in the
 * first rotation that is free for both, and then for each rotation that is left the first table
 * with a free seat. Where that leaves a table with too few to run, it is closed then, and everybody
 * chooses anew; after many such rounds those at such a table are left without a seat.
 *
 * Returns: (transfer full): the plan, whose bound says nothing
 */
MpPlan *
mp_plan_first_come (const MpPlanProblem *problem)
{
  Arrival self = { problem, NULL, NULL, NULL, NULL };
  gsize n_cells;

  g_return_val_if_fail (problem != NULL, NULL);

  n_cells = MAX ((gsize) problem->n_rotations * problem->tables->len, 1);
  self.plan = mp_plan_new (problem);
  self.n_taken = g_new0 (guint, n_cells);
  self.closed = g_new0 (guint8, n_cells);
  list_tables (&self);
  choose (&self);
  for (guint round = 1; close_short (&self); round++)
    {
      stand_up (&self, round < MOST_ROUNDS);
      if (round < MOST_ROUNDS)
        choose (&self);
    }
  free_tables (&self);
  g_free (self.n_taken);
  g_free (self.closed);

  self.plan->points = mp_plan_count (self.plan, problem, NULL);
  self.plan->first_come = self.plan->points;
  return self.plan;
}
