/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the command line says of the plan of a Knowledge Exchange. */

#include "cli/mp-cli-plan.h"

#include "exchange/mp-plan-rota.h"
#include "schedule/mp-plan-repair.h"

#include <glib/gi18n.h>

static void say (GPtrArray *statements, const char *format, ...) G_GNUC_PRINTF (2, 3);

static void
say (GPtrArray *statements, const char *format, ...)
{
  va_list arguments;

  va_start (arguments, format);
  g_ptr_array_add (statements, g_strdup_vprintf (format, arguments));
  va_end (arguments);
}

/**
 * mp_cli_plan_get_gap_percent:
 *
 * Returns: how much of the bound the plan may miss, in per cent of it
 */
double
mp_cli_plan_get_gap_percent (const MpPlan *plan)
{
  const double bound = ABS ((double) plan->bound);

  return 100.0 * (double) (plan->bound - plan->points) / MAX (bound, 1.0);
}

static void
say_gap (GPtrArray *statements, const MpPlan *plan)
{
  const int gap = (int) (plan->bound - plan->points);

  say (statements, ngettext ("Bound: %d (gap: %d point or %.2f %%)",
                             "Bound: %d (gap: %d points or %.2f %%)", gap),
       (int) plan->bound, gap, mp_cli_plan_get_gap_percent (plan));
}

/* The bound of a repair says nothing of plans that change more. */
static void
say_repair_gap (GPtrArray *statements, const MpPlan *plan)
{
  const int gap = (int) (plan->bound - plan->points);

  say (statements, ngettext ("Bound of repairs with so few changes: %d (gap: %d point or %.2f %%)",
                             "Bound of repairs with so few changes: %d (gap: %d points or %.2f %%)",
                             gap), (int) plan->bound, gap, mp_cli_plan_get_gap_percent (plan));
}

static void
say_points (GPtrArray *statements, const MpCliPlan *self)
{
  const MpPlan *plan = self->plan;
  const gboolean proven = plan->points == plan->bound;

  say (statements, _("Points: %d"), (int) plan->points);
  if (self->changes != NULL && proven)
    say (statements, _("Bound: %d (proven: no repair with so few changes is worth more)"),
         (int) plan->bound);
  else if (self->changes != NULL)
    say_repair_gap (statements, plan);
  else if (proven)
    say (statements, _("Bound: %d (proven: no plan is worth more)"), (int) plan->bound);
  else
    say_gap (statements, plan);
  if (self->changes == NULL)
    say (statements, _("Points by order of arrival: %d"), (int) plan->first_come);
}

/* For how many a table is about their wish of that rank. */
static guint
count_wishes (const MpPlanProblem *problem, guint rank)
{
  const gsize n_ranks = (gsize) problem->n_mentees * problem->n_careers;
  guint n_wishes = 0;

  for (gsize k = 0; k < n_ranks; k++)
    n_wishes += problem->ranks[k] == rank;

  return n_wishes;
}

static void
say_summary (GPtrArray *statements, const MpCliPlan *self)
{
  MpPlanSummary summary;

  mp_plan_count (self->plan, self->input->problem, &summary);
  for (guint r = 0; r < MP_PLAN_N_RANKS; r++)
    say (statements, _("Mentees who got wish %u: %u of %u for whom there is a table"), r + 1,
         summary.n_served[r], count_wishes (self->input->problem, r + 1));
  say (statements, _("Seats at other tables: %u"), summary.n_other);
  say (statements, _("Times that somebody has no seat: %u"), summary.n_without);
  if (self->plan->groups != NULL)
    say (statements, _("Groups: %u"), self->plan->n_groups);
  if (self->events != NULL)
    say (statements, _("Events: %u"), self->n_events);
}

/**
 * mp_cli_plan_count_running:
 *
 * Returns: how many tables run at all
 */
guint
mp_cli_plan_count_running (const MpCliPlan *self)
{
  const GArray *tables = self->input->problem->tables;
  guint n_running = 0;

  for (guint k = 0; k < tables->len; k++)
    n_running += g_array_index (tables, MpPlanTable, k).mentors->len > 0;

  return n_running;
}

/**
 * mp_cli_plan_list_mentors:
 *
 * Returns: (transfer full) (element-type utf8): who sits at the table
 */
GPtrArray *
mp_cli_plan_list_mentors (const MpCliPlan *self, guint table)
{
  const MpPlanInput *input = self->input;
  GPtrArray *names = g_ptr_array_new ();

  for (guint k = 0; k < input->sittings->len; k++)
    {
      const MpPlanSitting *sitting = &g_array_index (input->sittings, MpPlanSitting, k);

      if (sitting->table == table)
        g_ptr_array_add (names, (char *) mp_plan_names_get (&input->mentors, sitting->mentor));
    }

  return names;
}

static void
say_table (GPtrArray *statements, const MpCliPlan *self, guint table)
{
  g_autoptr (GPtrArray) names = mp_cli_plan_list_mentors (self, table);
  g_autofree char *list = NULL;

  if (names->len == 0)
    return;

  g_ptr_array_add (names, NULL);
  list = g_strjoinv (", ", (char **) names->pdata);
  /* Translators: the name of a table, and those of the mentors who sit there. */
  say (statements, _("Table “%s”: %s"), mp_plan_names_get (&self->input->tables, table), list);
}

static void
say_choice (GPtrArray *statements, const MpCliPlan *self)
{
  const guint n_tables = self->input->problem->tables->len;

  if (!self->chosen)
    return;

  if (self->plan->points == self->chosen_bound)
    say (statements, _("Tables that run: %u of %u (proven: no others allow a plan worth more)"),
         mp_cli_plan_count_running (self), n_tables);
  else
    say (statements, _("Tables that run: %u of %u (no others allow a plan worth more than %d)"),
         mp_cli_plan_count_running (self), n_tables, (int) self->chosen_bound);
  for (guint k = 0; k < n_tables; k++)
    say_table (statements, self, k);
}

/**
 * mp_cli_plan_get_table:
 *
 * Returns: (transfer none) (nullable): what the table is called, or %NULL for none
 */
const char *
mp_cli_plan_get_table (const MpCliPlan *self, guint table)
{
  return table != MP_PLAN_NO_TABLE ? mp_plan_names_get (&self->input->tables, table) : NULL;
}

static void
say_change (GPtrArray *statements, const MpCliPlan *self, const MpPlanChange *change)
{
  const char *before = mp_cli_plan_get_table (self, change->before);
  const char *after = mp_cli_plan_get_table (self, change->after);

  /* Translators: a name, the number of a rotation, and the tables before and after. */
  say (statements, _("%s in rotation %u: %s → %s"),
       mp_plan_names_get (&self->input->mentees, change->mentee), change->rotation + 1,
       before != NULL ? before : _("no seat"), after != NULL ? after : _("no seat"));
}

/**
 * mp_cli_plan_count_filled:
 *
 * Returns: how many of the changes are seats for somebody who had none: nobody's seat changes by
 *   those
 */
guint
mp_cli_plan_count_filled (const MpCliPlan *self)
{
  guint n_filled = 0;

  for (guint k = 0; k < self->changes->len; k++)
    n_filled += g_array_index (self->changes, MpPlanChange, k).before == MP_PLAN_NO_TABLE;

  return n_filled;
}

static void
say_list (GPtrArray *statements, const MpCliPlan *self, gboolean filled)
{
  for (guint k = 0; k < self->changes->len; k++)
    {
      const MpPlanChange *change = &g_array_index (self->changes, MpPlanChange, k);

      if ((change->before == MP_PLAN_NO_TABLE) == filled)
        say_change (statements, self, change);
    }
}

static void
say_changes (GPtrArray *statements, const MpCliPlan *self)
{
  const guint n_mentees = self->input->problem->n_mentees;
  guint n_filled, n_changed;

  if (self->changes == NULL)
    return;

  n_filled = mp_cli_plan_count_filled (self);
  n_changed = self->changes->len - n_filled;
  if (n_changed == self->fewest_changes)
    say (statements, _("Changed seats: %u (proven: no repair changes fewer)"), n_changed);
  else
    say (statements, _("Changed seats: %u (proven to be needed: %d)"), n_changed,
         (int) self->fewest_changes);
  say_list (statements, self, FALSE);
  if (n_filled > 0)
    say (statements, _("Seats for those who had none: %u"), n_filled);
  say_list (statements, self, TRUE);
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

  say_points (statements, self);
  say_summary (statements, self);
  say_choice (statements, self);
  for (guint k = 0; k < self->input->notes->len; k++)
    say (statements, "%s", (char *) g_ptr_array_index (self->input->notes, k));
  say_changes (statements, self);
  if (!mp_plan_rota_write (self->input, self->plan, self->events, statements, stream, error))
    return FALSE;

  memory = G_MEMORY_OUTPUT_STREAM (stream);
  text = g_strndup (g_memory_output_stream_get_data (memory),
                    g_memory_output_stream_get_data_size (memory));
  mp_cli_output_set_raw (output);
  mp_cli_output_text (output, text);
  return TRUE;
}
