/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The plan of one Knowledge Exchange: who sits where in which rotation, and how good that is. */

#pragma once

#include "schedule/mp-plan-problem.h"

G_BEGIN_DECLS

/**
 * MpPlan:
 * @rota: (array): at `mentee * n_rotations + rotation`, a table or %MP_PLAN_NO_TABLE
 * @groups: (array) (nullable): in group mode, the group of each mentee, from 0
 * @n_groups: how many groups there are, or 0
 * @points: what the plan is worth (K-4)
 * @bound: no plan is worth more: with @points, how far from the best it is at most
 * @first_come: what it would be worth if everybody chose in the order of arrival
 */
typedef struct
{
  guint *rota;
  guint *groups;
  guint n_groups;
  gint64 points;
  gint64 bound;
  gint64 first_come;
} MpPlan;

/**
 * MpPlanSummary:
 * @n_served: how many mentees got their first, second, ... wish
 * @n_other: how many seats are at a table that the mentee did not ask for
 * @n_without: how many seats are missing: a mentee without one in a rotation counts for each
 */
typedef struct
{
  guint n_served[MP_PLAN_N_RANKS];
  guint n_other;
  guint n_without;
} MpPlanSummary;

MpPlan  *mp_plan_new       (const MpPlanProblem *problem);
void     mp_plan_free      (MpPlan *self);
guint    mp_plan_get_table (const MpPlan *self, const MpPlanProblem *problem, guint mentee,
                            guint rotation);
gint64   mp_plan_count     (const MpPlan *self, const MpPlanProblem *problem,
                            MpPlanSummary *summary);

/* These check K-1, K-3 and K-4 by themselves, using nothing of the planner. */
gboolean mp_plan_verify        (const MpPlanProblem *problem, const MpPlan *plan, GError **error);
gboolean mp_plan_verify_split  (guint n_mentees, const guint *parts, guint n_parts, guint size,
                                GError **error);
gboolean mp_plan_verify_events (const MpPlanProblem *problem, const MpPlan *plan,
                                const guint *events, guint n_events, GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (MpPlan, mp_plan_free)

G_END_DECLS
