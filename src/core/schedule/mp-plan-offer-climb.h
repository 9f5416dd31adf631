/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Makes an offer better in small steps, as long as that helps. */

#pragma once

#include "schedule/mp-plan-offer-search.h"

G_BEGIN_DECLS

gboolean mp_offer_climb (MpOfferSearch *search, GError **error);

G_END_DECLS
