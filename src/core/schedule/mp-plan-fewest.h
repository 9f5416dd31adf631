/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Decides which tables run at all when each needs a smallest number of people (K-4). */

#pragma once

#include "schedule/mp-plan-search.h"

G_BEGIN_DECLS

gboolean mp_plan_fewest_run (MpPlanSearch *search, guint fewest, GError **error);

G_END_DECLS
