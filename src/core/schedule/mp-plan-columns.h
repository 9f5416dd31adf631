/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The best prices that there are, and often the best plan, by a linear programme of rotas. */

#pragma once

#include "schedule/mp-plan-search.h"

G_BEGIN_DECLS

gboolean mp_plan_columns_can_run (const MpPlanModel *model);
gboolean mp_plan_columns_run     (MpPlanSearch *search, GError **error);

G_END_DECLS
