/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Chooses which of the tables that could run do so, and who sits there (K-2). */

#pragma once

#include "exchange/mp-plan-input.h"

G_BEGIN_DECLS

gboolean mp_plan_candidates_choose (MpPlanInput *input, guint n_events, guint fewest, guint most,
                                    gint64 *bound, GError **error);

G_END_DECLS
