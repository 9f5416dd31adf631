/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The best plan, proven, when every table is open in all rotations or in none. */

#pragma once

#include <gio/gio.h>

#include "schedule/mp-plan.h"

G_BEGIN_DECLS

gboolean mp_plan_is_always_open (const MpPlanProblem *problem);
MpPlan  *mp_plan_always_open    (const MpPlanProblem *problem, GCancellable *cancellable,
                                 GError **error);

G_END_DECLS
