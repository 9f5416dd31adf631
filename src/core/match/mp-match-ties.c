/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What can be changed in a matching without making it worse, as a graph.
 *
 * By complementary slackness all best matchings keep to the same prices: they differ in pairs of a
 * reduced cost of nought, and in seats and places whose price is that of leaving them.
 */

#include "match/mp-match-ties.h"

#include <string.h>

static int
compare_mentors (gconstpointer a, gconstpointer b)
{
  const guint one = *(const guint *) a, other = *(const guint *) b;

  return one < other ? -1 : one > other;
}

/**
 * mp_match_ties_init:
 * @state: one that is best by its prices; mp_match_ties_assign() and the like change it
 */
void
mp_match_ties_init (MpMatchTies *self, MpMatchState *state)
{
  const MpMatchProblem *problem = state->problem;
  const guint n_units = state->first_unit[problem->n_mentees];

  *self = (MpMatchTies) { state, problem->n_mentors, 0, 0, 0, NULL, 0, 0 };
  self->free = problem->n_mentors + problem->n_mentees;
  self->nobody = self->free + 1;
  self->n_nodes = self->free + 2;
  self->held = g_new (guint, MAX (n_units, 1));
  for (guint u = 0; u < n_units; u++)
    self->held[u] = state->units[u].mentor;
  for (guint i = 0; i < problem->n_mentees; i++)
    if (state->first_unit[i + 1] - state->first_unit[i] > 1)
      qsort (self->held + state->first_unit[i], state->first_unit[i + 1] - state->first_unit[i],
             sizeof (guint), compare_mentors);
}

/**
 * mp_match_ties_clear:
 */
void
mp_match_ties_clear (MpMatchTies *self)
{
  g_free (self->held);
}

/* Where the mentor is among those whom the mentee has, or belongs. */
static guint
find_held (const MpMatchTies *self, guint mentee, guint mentor)
{
  guint low = self->state->first_unit[mentee], high = self->state->first_unit[mentee + 1];

  while (low < high)
    {
      const guint middle = low + (high - low) / 2;

      if (self->held[middle] < mentor)
        low = middle + 1;
      else
        high = middle;
    }

  return low;
}

/**
 * mp_match_ties_has:
 *
 * Returns: whether the mentee has the mentor, pins aside
 */
gboolean
mp_match_ties_has (const MpMatchTies *self, guint mentee, guint mentor)
{
  const guint place = find_held (self, mentee, mentor);

  return place < self->state->first_unit[mentee + 1] && self->held[place] == mentor;
}

/**
 * mp_match_ties_find_free:
 *
 * Returns: a unit of the mentee's without a mentor, or %MP_MATCH_NOBODY
 */
guint
mp_match_ties_find_free (const MpMatchTies *self, guint mentee)
{
  const MpMatchState *state = self->state;
  const guint first = state->first_unit[mentee], end = state->first_unit[mentee + 1];

  if (first == end || self->held[end - 1] != MP_MATCH_NOBODY)
    return MP_MATCH_NOBODY;
  for (guint u = first; u < end; u++)
    if (state->units[u].mentor == MP_MATCH_NOBODY)
      return u;

  return MP_MATCH_NOBODY;
}

/**
 * mp_match_ties_assign:
 * @unit: one without a mentor
 * @mentor: one with a free seat, whom the unit's mentee may have
 */
void
mp_match_ties_assign (MpMatchTies *self, guint unit, guint mentor)
{
  const guint mentee = self->state->units[unit].mentee;
  const guint place = find_held (self, mentee, mentor);
  const guint last = self->state->first_unit[mentee + 1] - 1;
  gint64 cost = 0;

  g_assert (self->held[last] == MP_MATCH_NOBODY);

  memmove (self->held + place + 1, self->held + place, (last - place) * sizeof (guint));
  self->held[place] = mentor;
  mp_match_problem_get_cost (self->state->problem, mentee, mentor, &cost);
  mp_match_state_assign (self->state, unit, mentor, cost);
}

/**
 * mp_match_ties_release:
 * @unit: one with a mentor
 */
void
mp_match_ties_release (MpMatchTies *self, guint unit)
{
  const guint mentee = self->state->units[unit].mentee;
  const guint place = find_held (self, mentee, self->state->units[unit].mentor);
  const guint last = self->state->first_unit[mentee + 1] - 1;

  memmove (self->held + place, self->held + place + 1, (last - place) * sizeof (guint));
  self->held[last] = MP_MATCH_NOBODY;
  mp_match_state_release (self->state, unit);
}

static inline gboolean
may_change (const MpMatchTies *self, guint mentee, guint mentor)
{
  return mentee > self->from || (mentee == self->from && mentor >= self->above);
}

/* Where prices say that the pair is no better than none, and it is open and not made. */
static inline gboolean
could_be_made (const MpMatchTies *self, guint mentee, guint mentor, gint64 cost)
{
  const MpMatchState *state = self->state;

  return cost + state->mentor_prices[mentor] == state->mentee_prices[mentee]
         && !mp_match_ties_has (self, mentee, mentor)
         && !mp_match_problem_is_pinned (state->problem, mentee, mentor)
         && !mp_match_problem_is_excluded (state->problem, mentee, mentor);
}

/**
 * mp_match_ties_is_tied:
 *
 * Returns: whether the pair is not made, but could be at a reduced cost of nought
 */
gboolean
mp_match_ties_is_tied (const MpMatchTies *self, guint mentee, guint mentor)
{
  const MpMatchProblem *problem = self->state->problem;
  gint64 cost;

  if (problem->dense != NULL)
    {
      const gint32 *dense = &problem->dense[(gsize) mentee * problem->n_mentors + mentor];

      return *dense + self->state->mentor_prices[mentor] == self->state->mentee_prices[mentee]
             && *dense != MP_MATCH_FORBIDDEN && could_be_made (self, mentee, mentor, *dense);
    }

  return mp_match_problem_get_cost (problem, mentee, mentor, &cost)
         && could_be_made (self, mentee, mentor, cost);
}

/* To the free seats first, and then to each mentee who could give the mentor up. */
static gboolean
next_of_mentor (const MpMatchTies *self, MpMatchStep *step, MpMatchStep *next)
{
  const MpMatchState *state = self->state;

  if (step->at == 0)
    {
      step->at = (gsize) state->heads[step->node] + 1;
      *next = (MpMatchStep) { self->free, MP_MATCH_NOBODY, 0 };
      if (state->free_seats[step->node] > 0)
        return TRUE;
    }

  while (step->at != (gsize) MP_MATCH_NOBODY + 1)
    {
      const guint u = (guint) (step->at - 1);
      const MpMatchUnit *unit = &state->units[u];

      step->at = (gsize) unit->next + 1;
      if (!may_change (self, unit->mentee, step->node)
          || unit->cost + state->mentor_prices[step->node] != state->mentee_prices[unit->mentee])
        continue;
      *next = (MpMatchStep) { self->n_mentors + unit->mentee, u, 0 };
      return TRUE;
    }

  return FALSE;
}

static gboolean
next_in_dense (const MpMatchTies *self, guint mentee, MpMatchStep *step, MpMatchStep *next)
{
  const MpMatchProblem *problem = self->state->problem;
  const gint32 *costs = problem->dense + (gsize) mentee * problem->n_mentors;
  const gint64 *prices = self->state->mentor_prices;
  const gint64 price = self->state->mentee_prices[mentee];
  const guint n_mentors = problem->n_mentors;

  for (guint j = (guint) step->at - 1; j < n_mentors; j++)
    {
      if (costs[j] + prices[j] != price || costs[j] == MP_MATCH_FORBIDDEN
          || !could_be_made (self, mentee, j, costs[j]))
        continue;
      step->at = (gsize) j + 2;
      *next = (MpMatchStep) { j, MP_MATCH_NOBODY, 0 };
      return TRUE;
    }

  step->at = (gsize) n_mentors + 1;
  return FALSE;
}

static gboolean
next_in_sparse (const MpMatchTies *self, guint mentee, MpMatchStep *step, MpMatchStep *next)
{
  const MpMatchProblem *problem = self->state->problem;
  const gsize begin = problem->first[mentee], n = problem->first[mentee + 1] - begin;

  while (step->at <= n)
    {
      const gsize k = begin + step->at++ - 1;

      if (!could_be_made (self, mentee, problem->mentors[k], problem->costs[k]))
        continue;
      *next = (MpMatchStep) { problem->mentors[k], MP_MATCH_NOBODY, 0 };
      return TRUE;
    }

  return FALSE;
}

/* To nobody first, and then to each mentor whom the mentee could have. */
static gboolean
next_of_mentee (const MpMatchTies *self, MpMatchStep *step, MpMatchStep *next)
{
  const guint mentee = step->node - self->n_mentors;

  if (step->at == 0)
    {
      step->at = 1;
      *next = (MpMatchStep) { self->nobody, MP_MATCH_NOBODY, 0 };
      if (self->state->mentee_prices[mentee] == self->state->nobody)
        return TRUE;
    }

  return self->state->problem->dense != NULL ? next_in_dense (self, mentee, step, next)
                                             : next_in_sparse (self, mentee, step, next);
}

/* To each mentor who may have a free seat. */
static gboolean
next_of_free (const MpMatchTies *self, MpMatchStep *step, MpMatchStep *next)
{
  while (step->at < self->n_mentors)
    {
      const guint mentor = (guint) step->at++;

      if (self->state->mentor_prices[mentor] != 0)
        continue;
      *next = (MpMatchStep) { mentor, MP_MATCH_NOBODY, 0 };
      return TRUE;
    }

  return FALSE;
}

/* To each mentee who could have more. */
static gboolean
next_of_nobody (const MpMatchTies *self, MpMatchStep *step, MpMatchStep *next)
{
  step->at = MAX (step->at, self->from);
  while (step->at < self->state->problem->n_mentees)
    {
      const guint mentee = (guint) step->at++;
      const guint unit = mp_match_ties_find_free (self, mentee);

      if (unit == MP_MATCH_NOBODY)
        continue;
      *next = (MpMatchStep) { self->n_mentors + mentee, unit, 0 };
      return TRUE;
    }

  return FALSE;
}

/**
 * mp_match_ties_next:
 * @step: where one is
 * @next: (out): where the next arc from there leads
 *
 * Returns: whether there was one more
 */
gboolean
mp_match_ties_next (const MpMatchTies *self, MpMatchStep *step, MpMatchStep *next)
{
  if (step->node < self->n_mentors)
    return next_of_mentor (self, step, next);
  if (step->node == self->free)
    return next_of_free (self, step, next);
  if (step->node == self->nobody)
    return next_of_nobody (self, step, next);

  return next_of_mentee (self, step, next);
}
