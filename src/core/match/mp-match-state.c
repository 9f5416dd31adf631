/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A matching while it is made: who has whom so far, and at what prices. */

#include "match/mp-match-state.h"

static void
make_units (MpMatchState *self, const guint *n_pinned)
{
  const MpMatchProblem *problem = self->problem;
  guint n_units = 0;

  self->first_unit = g_new (guint, problem->n_mentees + 1);
  for (guint i = 0; i < problem->n_mentees; i++)
    {
      self->first_unit[i] = n_units;
      n_units += mp_match_problem_get_places (problem, i) - n_pinned[i];
    }
  self->first_unit[problem->n_mentees] = n_units;

  self->units = g_new (MpMatchUnit, MAX (n_units, 1));
  for (guint i = 0; i < problem->n_mentees; i++)
    for (guint u = self->first_unit[i]; u < self->first_unit[i + 1]; u++)
      self->units[u] = (MpMatchUnit) { i, MP_MATCH_NOBODY, 0, MP_MATCH_NOBODY, MP_MATCH_NOBODY };
}

/**
 * mp_match_state_new:
 * @problem: whose pins can be kept, see mp_match_problem_check(); read as long as the state is
 * @nobody: what it costs to leave a unit without a mentor
 *
 * Returns: (transfer full): nobody matched, no prices
 */
MpMatchState *
mp_match_state_new (const MpMatchProblem *problem, gint64 nobody)
{
  MpMatchState *self = g_new0 (MpMatchState, 1);
  g_autofree guint *n_pinned = g_new0 (guint, MAX (problem->n_mentees, 1));

  self->problem = problem;
  self->nobody = nobody;
  self->free_seats = g_memdup2 (problem->capacities, sizeof (guint) * problem->n_mentors);
  for (guint k = 0; k < problem->pins->len; k++)
    {
      const MpMatchPair *pin = &g_array_index (problem->pins, MpMatchPair, k);

      n_pinned[pin->mentee]++;
      self->free_seats[pin->mentor]--;
    }

  make_units (self, n_pinned);
  self->heads = g_new (guint, MAX (problem->n_mentors, 1));
  for (guint j = 0; j < problem->n_mentors; j++)
    self->heads[j] = MP_MATCH_NOBODY;
  self->mentee_prices = g_new0 (gint64, MAX (problem->n_mentees, 1));
  self->mentor_prices = g_new0 (gint64, MAX (problem->n_mentors, 1));

  return self;
}

/**
 * mp_match_state_free:
 */
void
mp_match_state_free (MpMatchState *self)
{
  if (self == NULL)
    return;

  g_free (self->first_unit);
  g_free (self->units);
  g_free (self->heads);
  g_free (self->free_seats);
  g_free (self->mentee_prices);
  g_free (self->mentor_prices);
  g_free (self);
}

/**
 * mp_match_state_assign:
 * @unit: one without a mentor
 * @mentor: one with a free seat
 */
void
mp_match_state_assign (MpMatchState *self, guint unit, guint mentor, gint64 cost)
{
  MpMatchUnit *taken = &self->units[unit];

  g_assert (taken->mentor == MP_MATCH_NOBODY && self->free_seats[mentor] > 0);

  self->free_seats[mentor]--;
  taken->mentor = mentor;
  taken->cost = cost;
  taken->previous = MP_MATCH_NOBODY;
  taken->next = self->heads[mentor];
  if (taken->next != MP_MATCH_NOBODY)
    self->units[taken->next].previous = unit;
  self->heads[mentor] = unit;
}

/**
 * mp_match_state_release:
 * @unit: one with a mentor, whose seat becomes free
 */
void
mp_match_state_release (MpMatchState *self, guint unit)
{
  MpMatchUnit *left = &self->units[unit];

  g_assert (left->mentor != MP_MATCH_NOBODY);

  self->free_seats[left->mentor]++;
  if (left->previous == MP_MATCH_NOBODY)
    self->heads[left->mentor] = left->next;
  else
    self->units[left->previous].next = left->next;
  if (left->next != MP_MATCH_NOBODY)
    self->units[left->next].previous = left->previous;
  left->mentor = MP_MATCH_NOBODY;
}
