/* SPDX-License-Identifier: GPL-3.0-or-later */
/* How large the groups or events are into which a cohort is split (K-1). */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

GArray *mp_plan_split_sizes (guint n_mentees, guint size);

G_END_DECLS
