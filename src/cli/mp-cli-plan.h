/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the command line says of the plan of a Knowledge Exchange. */

#pragma once

#include "cli/mp-cli-output.h"
#include "exchange/mp-plan-input.h"
#include "schedule/mp-plan.h"

G_BEGIN_DECLS

/**
 * MpCliPlan:
 * @changes: (nullable) (element-type MpPlanChange): of a repair, what it changes
 * @fewest_changes: no repair changes fewer seats, those of people who had none aside
 * @n_added: how many of the last mentees were not in the plan before
 * @events: (nullable) (array): to which of several events each mentee goes
 * @n_events: how many there are
 * @chosen: whether the tables that run were chosen
 * @chosen_bound: then, whichever had been, no plan would be worth more
 */
typedef struct
{
  const MpPlanInput *input;
  const MpPlan *plan;
  GArray *changes;
  gint64 fewest_changes;
  guint n_added;
  const guint *events;
  guint n_events;
  gboolean chosen;
  gint64 chosen_bound;
} MpCliPlan;

gboolean    mp_cli_plan_print_table     (const MpCliPlan *self, MpCliOutput *output,
                                         GError **error);
gboolean    mp_cli_plan_print_json      (const MpCliPlan *self, MpCliOutput *output,
                                         GError **error);

guint       mp_cli_plan_count_filled    (const MpCliPlan *self);
guint       mp_cli_plan_count_running   (const MpCliPlan *self);
double      mp_cli_plan_get_gap_percent (const MpPlan *plan);
const char *mp_cli_plan_get_table       (const MpCliPlan *self, guint table);
GPtrArray  *mp_cli_plan_list_mentors    (const MpCliPlan *self, guint table);

G_END_DECLS
