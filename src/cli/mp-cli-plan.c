/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the command line says of the plan of a Knowledge Exchange. */

#include "cli/mp-cli-plan.h"

#include "exchange/mp-plan-rota.h"
#include "schedule/mp-plan-repair.h"

#include <glib/gi18n.h>
#include <json-glib/json-glib.h>

static void say (GPtrArray *statements, const char *format, ...) G_GNUC_PRINTF (2, 3);

static void
say (GPtrArray *statements, const char *format, ...)
{
  va_list arguments;

  va_start (arguments, format);
  g_ptr_array_add (statements, g_strdup_vprintf (format, arguments));
  va_end (arguments);
}

/* How much of the bound the plan may miss, in per cent of it. */
static double
get_gap_percent (const MpPlan *plan)
{
  const double bound = ABS ((double) plan->bound);

  return 100.0 * (double) (plan->bound - plan->points) / MAX (bound, 1.0);
}

static void
say_points (GPtrArray *statements, const MpPlan *plan)
{
  say (statements, _("Points: %d"), (int) plan->points);
  if (plan->points == plan->bound)
    say (statements, _("Bound: %d (proven: no plan is worth more)"), (int) plan->bound);
  else
    say (statements, _("Bound: %d (gap: %d points or %.2f %%)"), (int) plan->bound,
         (int) (plan->bound - plan->points), get_gap_percent (plan));
  say (statements, _("Points by order of arrival: %d"), (int) plan->first_come);
}

static void
say_summary (GPtrArray *statements, const MpCliPlan *self)
{
  MpPlanSummary summary;

  mp_plan_count (self->plan, self->input->problem, &summary);
  for (guint r = 0; r < MP_PLAN_N_RANKS; r++)
    say (statements, _("Mentees who got wish %u: %u of %u"), r + 1, summary.n_served[r],
         self->input->problem->n_mentees);
  say (statements, _("Seats at other tables: %u"), summary.n_other);
  say (statements, _("Rotations without a seat: %u"), summary.n_without);
  if (self->plan->groups != NULL)
    say (statements, _("Groups: %u"), self->plan->n_groups);
}

static const char *
get_table_name (const MpCliPlan *self, guint table)
{
  return table != MP_PLAN_NO_TABLE ? mp_plan_names_get (&self->input->tables, table) : NULL;
}

static void
say_change (GPtrArray *statements, const MpCliPlan *self, const MpPlanChange *change)
{
  const char *before = get_table_name (self, change->before);
  const char *after = get_table_name (self, change->after);

  /* Translators: a name, the number of a rotation, and the tables before and after. */
  say (statements, _("%s in rotation %u: %s → %s"),
       mp_plan_names_get (&self->input->mentees, change->mentee), change->rotation + 1,
       before != NULL ? before : _("no seat"), after != NULL ? after : _("no seat"));
}

static void
say_changes (GPtrArray *statements, const MpCliPlan *self)
{
  const guint n_mentees = self->input->problem->n_mentees;

  if (self->changes == NULL)
    return;

  if (self->changes->len == self->fewest_changes)
    say (statements, _("Changed seats: %u (proven: no repair changes fewer)"), self->changes->len);
  else
    say (statements, _("Changed seats: %u (proven to be needed: %d)"),
         self->changes->len, (int) self->fewest_changes);
  for (guint k = 0; k < self->changes->len; k++)
    say_change (statements, self, &g_array_index (self->changes, MpPlanChange, k));
  for (guint i = n_mentees - self->n_added; i < n_mentees; i++)
    say (statements, _("%s is new in the plan"), mp_plan_names_get (&self->input->mentees, i));
}

/**
 * mp_cli_plan_print_table:
 *
 * Prints the rota as CSV, below lines that begin with "#" and say how good it is.
 */
gboolean
mp_cli_plan_print_table (const MpCliPlan *self, MpCliOutput *output, GError **error)
{
  g_autoptr (GPtrArray) statements = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GOutputStream) stream = g_memory_output_stream_new_resizable ();
  g_autofree char *text = NULL;
  GMemoryOutputStream *memory;

  say_points (statements, self->plan);
  say_summary (statements, self);
  for (guint k = 0; k < self->input->notes->len; k++)
    say (statements, "%s", (char *) g_ptr_array_index (self->input->notes, k));
  say_changes (statements, self);
  if (!mp_plan_rota_write (self->input, self->plan, statements, stream, error))
    return FALSE;

  memory = G_MEMORY_OUTPUT_STREAM (stream);
  text = g_strndup (g_memory_output_stream_get_data (memory),
                    g_memory_output_stream_get_data_size (memory));
  mp_cli_output_set_raw (output);
  mp_cli_output_text (output, text);
  return TRUE;
}

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
add_points (JsonBuilder *builder, const MpPlan *plan)
{
  add_int (builder, "points", plan->points);
  add_int (builder, "bound", plan->bound);
  json_builder_set_member_name (builder, "proven");
  json_builder_add_boolean_value (builder, plan->points == plan->bound);
  add_int (builder, "gap", plan->bound - plan->points);
  json_builder_set_member_name (builder, "gap_percent");
  json_builder_add_double_value (builder, get_gap_percent (plan));
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

  json_builder_set_member_name (builder, "notes");
  json_builder_begin_array (builder);
  for (guint k = 0; k < self->input->notes->len; k++)
    json_builder_add_string_value (builder, g_ptr_array_index (self->input->notes, k));
  json_builder_end_array (builder);
}

static void
add_changes (JsonBuilder *builder, const MpCliPlan *self)
{
  const guint n_mentees = self->input->problem->n_mentees;

  if (self->changes == NULL)
    return;

  add_int (builder, "fewest_changes", self->fewest_changes);
  json_builder_set_member_name (builder, "changes");
  json_builder_begin_array (builder);
  for (guint k = 0; k < self->changes->len; k++)
    {
      const MpPlanChange *change = &g_array_index (self->changes, MpPlanChange, k);

      json_builder_begin_object (builder);
      add_text (builder, "mentee", mp_plan_names_get (&self->input->mentees, change->mentee));
      add_int (builder, "rotation", change->rotation + 1);
      add_text (builder, "before", get_table_name (self, change->before));
      add_text (builder, "after", get_table_name (self, change->after));
      json_builder_end_object (builder);
    }
  json_builder_end_array (builder);

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
  add_text (builder, "table", get_table_name (self, table));
  add_text (builder, "career", table == MP_PLAN_NO_TABLE ? NULL
            : mp_plan_names_get (&self->input->careers,
                                 g_array_index (problem->tables, MpPlanTable, table).career));
  if (self->plan->groups != NULL)
    add_int (builder, "group", self->plan->groups[mentee] + 1);
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
  add_points (builder, self->plan);
  add_summary (builder, self);
  add_changes (builder, self);
  add_rota (builder, self);
  json_builder_end_object (builder);

  root = json_builder_get_root (builder);
  text = json_to_string (root, TRUE);
  mp_cli_output_set_raw (output);
  mp_cli_output_line (output, "%s", text);
  return TRUE;
}
