/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Closes the last gap between a plan and its bound by trying what is left of the possibilities. */

#pragma once

#include "schedule/mp-plan-search.h"

G_BEGIN_DECLS

gboolean mp_plan_branch (MpPlanSearch *search, GError **error);

G_END_DECLS
