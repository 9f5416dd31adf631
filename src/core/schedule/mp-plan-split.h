/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Splits a cohort that is too large for one sitting into groups or into several events (K-1). */

#pragma once

#include <gio/gio.h>

#include "schedule/mp-plan-problem.h"

G_BEGIN_DECLS

GArray *mp_plan_split_sizes (guint n_mentees, guint size);

G_END_DECLS
