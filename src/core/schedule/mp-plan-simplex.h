/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Chooses one thing of each set, in parts, where all together take only so much of each row. */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* The set of columns of which there can be as much as there is room for. */
#define MP_PLAN_SIMPLEX_NO_SET G_MAXUINT

typedef struct _MpPlanSimplex MpPlanSimplex;

MpPlanSimplex *mp_plan_simplex_new           (guint n_sets, const gdouble *sides, guint n_rows);
void           mp_plan_simplex_free          (MpPlanSimplex *self);

guint          mp_plan_simplex_add           (MpPlanSimplex *self, guint set, gdouble gain,
                                              const guint *rows, guint n_rows);
void           mp_plan_simplex_raise         (MpPlanSimplex *self, guint column, gdouble more);
gboolean       mp_plan_simplex_run           (MpPlanSimplex *self, guint n_pivots);

gdouble        mp_plan_simplex_get_value     (const MpPlanSimplex *self);
gdouble        mp_plan_simplex_get_price     (const MpPlanSimplex *self, guint row);
gdouble        mp_plan_simplex_get_set_price (const MpPlanSimplex *self, guint set);
gdouble        mp_plan_simplex_get_amount    (const MpPlanSimplex *self, guint column);
guint64        mp_plan_simplex_get_work      (const MpPlanSimplex *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (MpPlanSimplex, mp_plan_simplex_free)

G_END_DECLS
