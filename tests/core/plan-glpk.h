/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Exchanges as the time-expanded integer programme, solved by GLPK. */

#pragma once

#include "schedule/mp-plan.h"

G_BEGIN_DECLS

gint64  plan_glpk_solve (const MpPlanProblem *problem);
gdouble plan_glpk_relax (const MpPlanProblem *problem);

G_END_DECLS
