/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Proves how well a cohort can be split at most, and splits it by prices of seats. */

#pragma once

#include "schedule/mp-plan-problem.h"

G_BEGIN_DECLS

typedef struct _MpPlanEventsBound MpPlanEventsBound;

MpPlanEventsBound *mp_plan_events_bound_new  (const GPtrArray *problems);
void               mp_plan_events_bound_free (MpPlanEventsBound *self);

gint64             mp_plan_events_bound_step (MpPlanEventsBound *self, gint64 reached,
                                              guint *events);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (MpPlanEventsBound, mp_plan_events_bound_free)

G_END_DECLS
