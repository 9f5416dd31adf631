/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What can be changed in a matching without making it worse, as a graph. */

#pragma once

#include "match/mp-match-state.h"

G_BEGIN_DECLS

/**
 * MpMatchTies:
 * @n_mentors: the first nodes, by number
 * @free: the node of free seats
 * @nobody: the node of places without a mentor
 * @n_nodes: all, the mentees after the mentors
 * @held: (array): for each unit's mentee the mentors whom the mentee has, ascending, in the
 *   place of the mentee's units; %MP_MATCH_NOBODY for the rest
 * @from: mentees before this one keep what they have
 * @above: and this one keeps mentors up to this one
 *
 * An arc from a mentee to a mentor is a pair that could be made, one from a mentor to a mentee is
 * one that could be undone, both at a reduced cost of nought. Through @free a seat is left for
 * another one, and through @nobody a mentee for another one. Going around a circle changes a
 * matching into one that is as good; there are no others.
 */
typedef struct
{
  MpMatchState *state;
  guint n_mentors;
  guint free;
  guint nobody;
  guint n_nodes;
  guint *held;
  guint from;
  guint above;
} MpMatchTies;

/**
 * MpMatchStep:
 * @node: where one is
 * @unit: by which of its mentee's units one came, or %MP_MATCH_NOBODY
 * @at: how many arcs from there were gone
 */
typedef struct
{
  guint node;
  guint unit;
  gsize at;
} MpMatchStep;

void     mp_match_ties_init      (MpMatchTies *self, MpMatchState *state);
void     mp_match_ties_clear     (MpMatchTies *self);

gboolean mp_match_ties_next      (const MpMatchTies *self, MpMatchStep *step, MpMatchStep *next);
gboolean mp_match_ties_is_tied   (const MpMatchTies *self, guint mentee, guint mentor);
gboolean mp_match_ties_has       (const MpMatchTies *self, guint mentee, guint mentor);
guint    mp_match_ties_find_free (const MpMatchTies *self, guint mentee);
void     mp_match_ties_assign    (MpMatchTies *self, guint unit, guint mentor);
void     mp_match_ties_release   (MpMatchTies *self, guint unit);

G_END_DECLS
