/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Repairs a plan when a mentor cancels, a mentee is added or a room is lost (K-6). */

#pragma once

#include "schedule/mp-planner.h"

G_BEGIN_DECLS

/**
 * MpPlanChange:
 * @mentee: whose seat changes
 * @rotation: when
 * @before: the table before, or %MP_PLAN_NO_TABLE
 * @after: the table now, or %MP_PLAN_NO_TABLE
 */
typedef struct
{
  guint mentee;
  guint rotation;
  guint before;
  guint after;
} MpPlanChange;

void    mp_plan_problem_remove_mentor (MpPlanProblem *self, guint mentor);

MpPlan *mp_plan_repair                (const MpPlanProblem *problem, const guint *rota,
                                       guint n_before, GCancellable *cancellable,
                                       GArray **changes, gint64 *fewest_changes, GError **error);

G_END_DECLS
