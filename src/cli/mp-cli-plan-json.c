/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The plan of a Knowledge Exchange as JSON, for other programs. */

#include "cli/mp-cli-plan.h"

#include "schedule/mp-plan-repair.h"

#include <json-glib/json-glib.h>

static void
add_int (JsonBuilder *builder, const char *name, gint64 value)
{
  json_builder_set_member_name (builder, name);
  json_builder_add_int_value (builder, value);
}

static void
add_text (JsonBuilder *builder, const char *name, const char *text)
{
  json_builder_set_member_name (builder, name);
  if (text != NULL)
    json_builder_add_string_value (builder, text);
  else
    json_builder_add_null_value (builder);
}

static void
add_points (JsonBuilder *builder, const MpCliPlan *self)
{
  const MpPlan *plan = self->plan;

  add_int (builder, "points", plan->points);
  add_int (builder, "bound", plan->bound);
  json_builder_set_member_name (builder, "proven");
  json_builder_add_boolean_value (builder, plan->points == plan->bound);
  add_int (builder, "gap", plan->bound - plan->points);
  json_builder_set_member_name (builder, "gap_percent");
  json_builder_add_double_value (builder, mp_cli_plan_get_gap_percent (plan));
  if (self->changes == NULL)
    add_int (builder, "first_come", plan->first_come);
}

static void
add_summary (JsonBuilder *builder, const MpCliPlan *self)
{
  MpPlanSummary summary;

  mp_plan_count (self->plan, self->input->problem, &summary);
  json_builder_set_member_name (builder, "served");
  json_builder_begin_array (builder);
  for (guint r = 0; r < MP_PLAN_N_RANKS; r++)
    json_builder_add_int_value (builder, summary.n_served[r]);
  json_builder_end_array (builder);
  add_int (builder, "other", summary.n_other);
  add_int (builder, "without", summary.n_without);
  if (self->plan->groups != NULL)
    add_int (builder, "groups", self->plan->n_groups);
  if (self->events != NULL)
    add_int (builder, "events", self->n_events);

  json_builder_set_member_name (builder, "notes");
  json_builder_begin_array (builder);
  for (guint k = 0; k < self->input->notes->len; k++)
    json_builder_add_string_value (builder, g_ptr_array_index (self->input->notes, k));
  json_builder_end_array (builder);
}

static void
add_table (JsonBuilder *builder, const MpCliPlan *self, guint table)
{
  const MpPlanInput *input = self->input;
  const guint career = g_array_index (input->problem->tables, MpPlanTable, table).career;
  g_autoptr (GPtrArray) mentors = mp_cli_plan_list_mentors (self, table);

  if (mentors->len == 0)
    return;

  json_builder_begin_object (builder);
  add_text (builder, "table", mp_plan_names_get (&input->tables, table));
  add_text (builder, "career", mp_plan_names_get (&input->careers, career));
  json_builder_set_member_name (builder, "mentors");
  json_builder_begin_array (builder);
  for (guint m = 0; m < mentors->len; m++)
    json_builder_add_string_value (builder, g_ptr_array_index (mentors, m));
  json_builder_end_array (builder);
  json_builder_end_object (builder);
}

static void
add_choice (JsonBuilder *builder, const MpCliPlan *self)
{
  if (!self->chosen)
    return;

  add_int (builder, "offer_bound", self->chosen_bound);
  json_builder_set_member_name (builder, "offer");
  json_builder_begin_array (builder);
  for (guint k = 0; k < self->input->problem->tables->len; k++)
    add_table (builder, self, k);
  json_builder_end_array (builder);
}

static void
add_change (JsonBuilder *builder, const MpCliPlan *self, const MpPlanChange *change)
{
  json_builder_begin_object (builder);
  add_text (builder, "mentee", mp_plan_names_get (&self->input->mentees, change->mentee));
  add_int (builder, "rotation", change->rotation + 1);
  add_text (builder, "before", mp_cli_plan_get_table (self, change->before));
  add_text (builder, "after", mp_cli_plan_get_table (self, change->after));
  json_builder_end_object (builder);
}

static void
add_list (JsonBuilder *builder, const MpCliPlan *self, gboolean filled)
{
  json_builder_set_member_name (builder, filled ? "filled" : "changes");
  json_builder_begin_array (builder);
  for (guint k = 0; k < self->changes->len; k++)
    {
      const MpPlanChange *change = &g_array_index (self->changes, MpPlanChange, k);

      if ((change->before == MP_PLAN_NO_TABLE) == filled)
        add_change (builder, self, change);
    }
  json_builder_end_array (builder);
}

static void
add_changes (JsonBuilder *builder, const MpCliPlan *self)
{
  const guint n_mentees = self->input->problem->n_mentees;

  if (self->changes == NULL)
    return;

  add_int (builder, "fewest_changes", self->fewest_changes);
  add_list (builder, self, FALSE);
  add_list (builder, self, TRUE);

  json_builder_set_member_name (builder, "added");
  json_builder_begin_array (builder);
  for (guint i = n_mentees - self->n_added; i < n_mentees; i++)
    json_builder_add_string_value (builder, mp_plan_names_get (&self->input->mentees, i));
  json_builder_end_array (builder);
}

static void
add_seat (JsonBuilder *builder, const MpCliPlan *self, guint mentee, guint rotation)
{
  const MpPlanProblem *problem = self->input->problem;
  const guint table = mp_plan_get_table (self->plan, problem, mentee, rotation);

  json_builder_begin_object (builder);
  add_text (builder, "mentee", mp_plan_names_get (&self->input->mentees, mentee));
  add_int (builder, "rotation", rotation + 1);
  add_text (builder, "table", mp_cli_plan_get_table (self, table));
  add_text (builder, "career", table == MP_PLAN_NO_TABLE ? NULL
            : mp_plan_names_get (&self->input->careers,
                                 g_array_index (problem->tables, MpPlanTable, table).career));
  if (self->plan->groups != NULL)
    add_int (builder, "group", self->plan->groups[mentee] + 1);
  if (self->events != NULL)
    add_int (builder, "event", self->events[mentee] + 1);
  json_builder_end_object (builder);
}

static void
add_rota (JsonBuilder *builder, const MpCliPlan *self)
{
  const MpPlanProblem *problem = self->input->problem;

  json_builder_set_member_name (builder, "rota");
  json_builder_begin_array (builder);
  for (guint i = 0; i < problem->n_mentees; i++)
    for (guint t = 0; t < problem->n_rotations; t++)
      add_seat (builder, self, i, t);
  json_builder_end_array (builder);
}

/**
 * mp_cli_plan_print_json:
 *
 * Prints the same as mp_cli_plan_print_table() as one JSON object.
 */
gboolean
mp_cli_plan_print_json (const MpCliPlan *self, MpCliOutput *output, GError **error)
{
  g_autoptr (JsonBuilder) builder = json_builder_new ();
  g_autoptr (JsonNode) root = NULL;
  g_autofree char *text = NULL;

  json_builder_begin_object (builder);
  add_points (builder, self);
  add_summary (builder, self);
  add_choice (builder, self);
  add_changes (builder, self);
  add_rota (builder, self);
  json_builder_end_object (builder);

  root = json_builder_get_root (builder);
  text = json_to_string (root, TRUE);
  mp_cli_output_set_raw (output);
  mp_cli_output_line (output, "%s", text);
  return TRUE;
}
