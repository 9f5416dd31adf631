/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Splits a cohort that is too large for one sitting among several exchanges (K-1). */

#pragma once

#include <gio/gio.h>

#include "schedule/mp-plan.h"

G_BEGIN_DECLS

/**
 * MpPlanEvents:
 * @n_events: how many exchanges there are
 * @events: (array): to which of them each mentee goes, from 0
 * @plans: (element-type MpPlan): the plan of each, for its mentees in the order of their numbers
 * @points: what all plans are worth together (K-4)
 * @bound: however the cohort is split and seated, it is not worth more
 */
typedef struct
{
  guint n_events;
  guint *events;
  GPtrArray *plans;
  gint64 points;
  gint64 bound;
} MpPlanEvents;

MpPlanEvents  *mp_plan_split_events (const GPtrArray *problems, guint size,
                                     GCancellable *cancellable, GError **error);
MpPlan        *mp_plan_events_join  (const MpPlanEvents *self, const MpPlanProblem *problem);
void           mp_plan_events_free  (MpPlanEvents *self);
MpPlanProblem *mp_plan_events_part  (const MpPlanProblem *problem, const guint *events,
                                     guint event);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (MpPlanEvents, mp_plan_events_free)

G_END_DECLS
