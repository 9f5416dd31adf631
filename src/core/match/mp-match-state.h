/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A matching while it is made: who has whom so far, and at what prices. */

#pragma once

#include "match/mp-match-problem.h"

G_BEGIN_DECLS

#define MP_MATCH_NOBODY G_MAXUINT

/**
 * MpMatchUnit:
 * @mentee: whose it is
 * @mentor: whom the mentee has by it, or %MP_MATCH_NOBODY
 * @cost: of the pair
 * @next: another unit that has the same mentor, or %MP_MATCH_NOBODY
 * @previous: likewise
 *
 * One of the mentors whom a mentee is to have.
 */
typedef struct
{
  guint mentee;
  guint mentor;
  gint64 cost;
  guint next;
  guint previous;
} MpMatchUnit;

/**
 * MpMatchState:
 * @nobody: what it costs to leave a unit without a mentor
 * @first_unit: (array): where each mentee's units begin, and after the last their number
 * @units: (array): all of them
 * @heads: (array): the first unit that has each mentor, or %MP_MATCH_NOBODY
 * @free_seats: (array): how many mentees each mentor could still take
 * @mentee_prices: (array): the most that each mentee's next mentor may cost, price included
 * @mentor_prices: (array): the price of a seat at each mentor, nought while one is free
 *
 * Pairs that are pinned are not in it: demands and capacities are less by them.
 */
typedef struct
{
  const MpMatchProblem *problem;
  gint64 nobody;
  guint *first_unit;
  MpMatchUnit *units;
  guint *heads;
  guint *free_seats;
  gint64 *mentee_prices;
  gint64 *mentor_prices;
} MpMatchState;

MpMatchState *mp_match_state_new     (const MpMatchProblem *problem, gint64 nobody);
void          mp_match_state_free    (MpMatchState *self);

void          mp_match_state_assign  (MpMatchState *self, guint unit, guint mentor, gint64 cost);
void          mp_match_state_release (MpMatchState *self, guint unit);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (MpMatchState, mp_match_state_free)

G_END_DECLS
