/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The sum of the largest of many numbers. */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

gint64 mp_plan_sum_top (gint64 *values, guint n_values, guint n_top);

G_END_DECLS
