/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Small exchanges by chance, and the best plan of each, found by trying every one. */

#pragma once

#include "schedule/mp-plan.h"

G_BEGIN_DECLS

/**
 * PlanBest:
 * @n_changes: the fewest seats of the old rota that change
 * @points: the most points that a plan with so few has
 */
typedef struct
{
  guint n_changes;
  gint64 points;
} PlanBest;

MpPlanProblem *plan_brute_make  (GRand *rand, gboolean always_open);
PlanBest       plan_brute_solve (const MpPlanProblem *problem, const guint *rota, guint n_before);

G_END_DECLS
