/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The rotas that come about when everybody chooses in the order of arrival, to compare with. */

#pragma once

#include "schedule/mp-plan.h"

G_BEGIN_DECLS

MpPlan *mp_plan_first_come (const MpPlanProblem *problem);

G_END_DECLS
