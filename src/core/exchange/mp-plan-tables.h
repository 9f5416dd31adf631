/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The two tables that an exchange is planned from, each read by itself. */

#pragma once

#include "exchange/mp-plan-input.h"

G_BEGIN_DECLS

/**
 * MpPlanWish:
 * @mentee: who
 * @career: the number of a career among those that are wished for
 * @rank: which wish it is, from 1
 */
typedef struct
{
  guint mentee;
  guint career;
  guint rank;
} MpPlanWish;

/**
 * MpPlanTableLine:
 * @career: what the table is about
 * @n_seats: how many seats it has
 * @line: where it is mentioned first
 */
typedef struct
{
  guint career;
  guint n_seats;
  guint line;
} MpPlanTableLine;

GArray *mp_plan_read_wishes (const char *path, MpPlanInput *input, MpPlanNames *careers,
                             GError **error);
GArray *mp_plan_read_tables (const char *path, guint n_rotations, MpPlanInput *input,
                             GError **error);

G_END_DECLS
