/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Lets the planner say what an offer is worth. */

#pragma once

#include "schedule/mp-plan-offer-search.h"

G_BEGIN_DECLS

guint64  mp_offer_judge_list_open (const MpOfferSearch *search, const guint *seated,
                                   guint64 *open);
gint64   mp_offer_judge_bound     (const MpOfferSearch *search, const guint *seated);
gboolean mp_offer_judge           (MpOfferSearch *search, const guint *seated, gint64 *bound,
                                   GError **error);
gboolean mp_offer_judge_without   (MpOfferSearch *search, guint career, gboolean *as_good,
                                   GError **error);

G_END_DECLS
