/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Says in which rotation each mentee visits each chosen table, when tables are always open. */

#pragma once

#include "schedule/mp-plan-problem.h"

G_BEGIN_DECLS

/**
 * MpPlanVisit:
 * @mentee: who visits
 * @table: where
 */
typedef struct
{
  guint mentee;
  guint table;
} MpPlanVisit;

void mp_plan_colour (guint n_mentees, guint n_tables, guint n_rotations,
                     const MpPlanVisit *visits, gsize n_visits, guint *rota);

G_END_DECLS
