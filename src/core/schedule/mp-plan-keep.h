/* SPDX-License-Identifier: GPL-3.0-or-later */
/* As few changes as possible where tables run for a smallest number of people only (K-4, K-6). */

#pragma once

#include <gio/gio.h>

#include "schedule/mp-plan.h"

G_BEGIN_DECLS

guint    mp_plan_keep_count (const MpPlan *plan, const MpPlanProblem *problem,
                             const guint *before, guint n_before);
gboolean mp_plan_keep_most  (const MpPlanProblem *problem, const guint *before, guint n_before,
                             MpPlan *plan, gint64 *most_kept, GCancellable *cancellable,
                             GError **error);

G_END_DECLS
