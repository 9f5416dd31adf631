/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Prices of seats, at which everybody chooses alone, and the bound that they prove. */

#pragma once

#include <gio/gio.h>

#include "schedule/mp-plan-choice.h"

G_BEGIN_DECLS

/**
 * MpPlanPrices:
 * @model: what has prices
 * @prices: (array): at `rotation * n_tables + table`, scaled; below nought where more must sit
 * @bound: what those prices prove: no rota of the model gains more, scaled
 */
typedef struct
{
  MpPlanModel *model;
  gint32 *prices;
  gint64 bound;
  MpPlanChoice *choice;
} MpPlanPrices;

/**
 * MpPlanChosen:
 * @choice: has the mentee's best rota at the prices
 */
typedef void (*MpPlanChosen) (guint mentee, const MpPlanChoice *choice, gpointer user_data);

MpPlanPrices *mp_plan_prices_new           (MpPlanModel *model);
void          mp_plan_prices_free          (MpPlanPrices *self);
void          mp_plan_prices_copy          (MpPlanPrices *self, const MpPlanPrices *other);

guint         mp_plan_prices_count_missing (const MpPlanPrices *self, guint rotation, guint table);
gint64        mp_plan_prices_prove         (MpPlanPrices *self);
gint64        mp_plan_prices_prove_each    (MpPlanPrices *self, MpPlanChosen chosen,
                                            gpointer user_data);

gboolean      mp_plan_prices_begin         (MpPlanPrices *self, GCancellable *cancellable,
                                            GError **error);
gboolean      mp_plan_prices_lower         (MpPlanPrices *self, guint n_sweeps,
                                            GCancellable *cancellable, GError **error);
gboolean      mp_plan_prices_settle        (MpPlanPrices *self, guint rotation,
                                            GCancellable *cancellable, GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (MpPlanPrices, mp_plan_prices_free)

G_END_DECLS
