/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What an offer is worth, and what offers can be worth at most. */

#pragma once

#include "schedule/mp-plan-offer.h"

G_BEGIN_DECLS

#define MP_OFFER_MOST_CAREERS 64u

/**
 * MpOfferModel:
 * @n_seats: how many seats a table has
 * @gains: (array): at `career * n_mentees + mentee`, by how much a seat is worth more than none, 0
 *   if it is not
 * @bounds: what was learnt from the offers that were looked at
 * @prices: (array): the prices of the offer that was solved last
 */
typedef struct
{
  const MpPlanProblem *problem;
  guint n_seats;
  gint64 *gains;
  GPtrArray *bounds;
  gint64 *prices;
} MpOfferModel;

MpOfferModel *mp_offer_model_new   (const MpPlanProblem *problem, guint n_seats);
void          mp_offer_model_free  (MpOfferModel *self);

gint64        mp_offer_model_solve (MpOfferModel *self, guint64 careers, const guint64 *open);
gint64        mp_offer_model_bound (const MpOfferModel *self, guint64 careers, guint64 others,
                                    guint n_others, const guint64 *open, guint64 *chosen);
void          mp_offer_model_learn (MpOfferModel *self, guint64 careers, guint64 others,
                                    guint n_others, const guint64 *open, gint64 reached);
gint64        mp_offer_model_part  (const MpOfferModel *self, guint career, guint64 open);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (MpOfferModel, mp_offer_model_free)

G_END_DECLS
