/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Why some are bound to get no seat, whatever the plan: what is said before it is made. */

#pragma once

#include "exchange/mp-plan-input.h"

G_BEGIN_DECLS

void mp_plan_notes_add (MpPlanInput *input, guint group_size, guint n_events);

G_END_DECLS
