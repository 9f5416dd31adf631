/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Proves how good a plan in groups can be at most. */

#pragma once

#include "schedule/mp-plan-groups.h"

G_BEGIN_DECLS

typedef struct _MpPlanGroupBound MpPlanGroupBound;

MpPlanGroupBound *mp_plan_group_bound_new        (const MpPlanGroups *groups);
void              mp_plan_group_bound_free       (MpPlanGroupBound *self);

gboolean          mp_plan_group_bound_goes_on    (const MpPlanGroupBound *self);
void              mp_plan_group_bound_begin      (MpPlanGroupBound *self,
                                                 const gint64 *rewards);
gint64            mp_plan_group_bound_step       (MpPlanGroupBound *self, gint64 reached);
void              mp_plan_group_bound_get_design (const MpPlanGroupBound *self, guint *design);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (MpPlanGroupBound, mp_plan_group_bound_free)

G_END_DECLS
