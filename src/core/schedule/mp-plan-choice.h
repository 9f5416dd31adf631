/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The best rota of one mentee when seats have prices. */

#pragma once

#include "schedule/mp-plan-model.h"

G_BEGIN_DECLS

typedef struct _MpPlanChoice MpPlanChoice;

MpPlanChoice *mp_plan_choice_new   (guint n_tables, guint n_rotations);
void          mp_plan_choice_free  (MpPlanChoice *self);

gint64        mp_plan_choice_load  (MpPlanChoice *self, const MpPlanModel *model, guint mentee,
                                    const gint32 *prices);
gint64        mp_plan_choice_solve (MpPlanChoice *self, guint but_rotation);
gint64        mp_plan_choice_offer (MpPlanChoice *self, guint rotation, gint32 *values);
void          mp_plan_choice_times (MpPlanChoice *self, guint table, gint32 *values);
guint         mp_plan_choice_get   (const MpPlanChoice *self, guint rotation);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (MpPlanChoice, mp_plan_choice_free)

G_END_DECLS
