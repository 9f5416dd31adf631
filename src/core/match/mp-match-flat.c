/* SPDX-License-Identifier: GPL-3.0-or-later */
/* How far each mentor is, for searches that reach most of them: arrays instead of a heap.
 *
 * Where nearly each look at a mentee brings nearly all mentors nearer, keeping them in order costs
 * more than to go through them for the nearest: E. W. Dijkstra, "A note on two problems in
 * connexion with graphs", Numerische Mathematik 1 (1959), in its first form.
 */

#include "match/mp-match-flat.h"

/**
 * mp_match_flat_init:
 * @state: of a dense problem
 */
void
mp_match_flat_init (MpMatchFlat *self, const MpMatchState *state)
{
  const guint n_mentors = MAX (state->problem->n_mentors, 1);

  self->state = state;
  self->slack = g_new (gint64, n_mentors);
  self->from = g_new (guint, n_mentors);
}

/**
 * mp_match_flat_clear:
 */
void
mp_match_flat_clear (MpMatchFlat *self)
{
  g_free (self->slack);
  g_free (self->from);
}

static inline gboolean
is_closed (const MpMatchProblem *problem, guint mentee, guint mentor)
{
  return mp_match_problem_is_pinned (problem, mentee, mentor)
         || mp_match_problem_is_excluded (problem, mentee, mentor);
}

/**
 * mp_match_flat_look:
 * @base: how far the mentee is, less the price
 * @has_closed: whether some pairs of the mentee's are agreed or ruled out
 * @held_in: (array): is @look for each mentor whom the mentee has
 *
 * Brings nearer whom the mentee can have.
 */
void
mp_match_flat_look (MpMatchFlat   *self,
                    guint          mentee,
                    gint64         base,
                    gboolean       has_closed,
                    const guint64 *held_in,
                    guint64        look)
{
  const MpMatchProblem *problem = self->state->problem;
  const gint32 *costs = problem->dense + (gsize) mentee * problem->n_mentors;
  const guint n_mentors = problem->n_mentors;
  gint64 *slack = self->slack;

  for (guint j = 0; j < n_mentors; j++)
    {
      if (base + costs[j] >= slack[j] || costs[j] == MP_MATCH_FORBIDDEN || held_in[j] == look
          || (has_closed && is_closed (problem, mentee, j)))
        continue;
      slack[j] = base + costs[j];
      self->from[j] = mentee;
    }
}

/**
 * mp_match_flat_next:
 * @mentor: (out): who of those that are not done is nearest; of equal ones, one with a free seat
 *
 * Returns: how far that is, or %G_MAXINT64 if all are done
 */
gint64
mp_match_flat_next (const MpMatchFlat *self, guint *mentor)
{
  const gint64 *slack = self->slack, *prices = self->state->mentor_prices;
  const guint n_mentors = self->state->problem->n_mentors;
  gint64 least = G_MAXINT64;

  for (guint j = 0; j < n_mentors; j++)
    {
      if (slack[j] == G_MININT64 || slack[j] + prices[j] > least
          || (slack[j] + prices[j] == least && self->state->free_seats[j] == 0))
        continue;
      least = slack[j] + prices[j];
      *mentor = j;
    }

  return least;
}
