/* SPDX-License-Identifier: GPL-3.0-or-later */
/* An exchange as numbers for the search: what each seat gains, which are free, which settled. */

#pragma once

#include "schedule/mp-plan.h"

G_BEGIN_DECLS

/* The gain of a seat that cannot be taken. It is far below all others, and the sum of two of them
 * still fits. */
#define MP_PLAN_NEVER (-(1 << 29))

/* With more there would be no room for penalties. */
#define MP_PLAN_MOST_BONUS (1 << 24)

/**
 * MpPlanModel:
 * @n_mentees: how many attend
 * @n_tables: how many tables there are
 * @n_rotations: how many rotations
 * @scale: what one point is counted as
 * @penalty: what each mentee costs who is missing where so many must sit, not scaled
 * @gains: (array): at `(mentee * n_rotations + rotation) * n_tables + table`, what the seat gains
 *   over having none, scaled, or %MP_PLAN_NEVER
 * @noise: (array) (nullable): likewise, a little more for each seat, less than a point for all
 * @n_seats: (array): at `rotation * n_tables + table`, how many may sit there besides those settled
 * @n_musts: (array): likewise, how many must
 * @rota: (array): at `mentee * n_rotations + rotation`, a table or %MP_PLAN_NO_TABLE
 * @settled: (array): likewise, whether that stays
 * @work: so much was done for it: mentees looked at
 */
typedef struct
{
  guint n_mentees;
  guint n_tables;
  guint n_rotations;
  gint scale;
  gint penalty;
  gint32 *gains;
  gint32 *noise;
  guint *n_seats;
  guint *n_musts;
  guint *rota;
  guint8 *settled;
  guint64 work;
} MpPlanModel;

MpPlanModel *mp_plan_model_new         (const MpPlanProblem *problem);
MpPlanModel *mp_plan_model_new_keeping (const MpPlanProblem *problem, const guint *before,
                                        guint n_before, gint bonus);
void         mp_plan_model_free        (MpPlanModel *self);

void         mp_plan_model_add_noise   (MpPlanModel *self, guint32 seed);
void         mp_plan_model_be_quiet    (MpPlanModel *self);

void         mp_plan_model_settle      (MpPlanModel *self, guint mentee, guint rotation,
                                        guint table);
void         mp_plan_model_unsettle    (MpPlanModel *self, guint mentee, guint rotation);
guint        mp_plan_model_count       (const MpPlanModel *self, guint rotation, guint table);
gint64       mp_plan_model_add_up      (const MpPlanModel *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (MpPlanModel, mp_plan_model_free)

G_END_DECLS
