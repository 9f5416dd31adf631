/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Plans a Knowledge Exchange as well as can be, and says how well that is (K-1 to K-4). */

#pragma once

#include <gio/gio.h>

#include "schedule/mp-plan.h"

G_BEGIN_DECLS

/**
 * MpPlanProgress:
 * @points: what the best plan so far is worth
 * @bound: no plan is worth more
 */
typedef void (*MpPlanProgress) (gint64 points, gint64 bound, gpointer user_data);

/* Free mode: each mentee has an own rota. */
MpPlan *mp_plan_free_mode  (const MpPlanProblem *problem, GCancellable *cancellable,
                            MpPlanProgress progress, gpointer user_data, GError **error);

/* Group mode: groups of at most group_size, sizes differing by at most one (K-1), move together. */
MpPlan *mp_plan_group_mode (const MpPlanProblem *problem, guint group_size,
                            GCancellable *cancellable, MpPlanProgress progress,
                            gpointer user_data, GError **error);

G_END_DECLS
