/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What mentees, tables and mentors of an exchange are called in messages. */

#include "config.h"

#include "schedule/mp-plan-problem.h"

#include <glib/gi18n-lib.h>

static void
replace (GPtrArray **names, GPtrArray *by)
{
  if (by != NULL)
    g_ptr_array_ref (by);
  g_clear_pointer (names, g_ptr_array_unref);
  *names = by;
}

/**
 * mp_plan_problem_set_names:
 * @mentees: (nullable) (element-type utf8): what mentees are called; kept, not copied
 * @tables: (nullable) (element-type utf8): likewise
 * @mentors: (nullable) (element-type utf8): likewise
 *
 * Says what messages about the problem call those in it. Without a name they are called by their
 * numbers, from 1.
 */
void
mp_plan_problem_set_names (MpPlanProblem *self,
                           GPtrArray     *mentees,
                           GPtrArray     *tables,
                           GPtrArray     *mentors)
{
  g_return_if_fail (self != NULL);

  replace (&self->mentee_names, mentees);
  replace (&self->table_names, tables);
  replace (&self->mentor_names, mentors);
}

/* %NULL if it has none. */
static char *
quote (const GPtrArray *names, guint number)
{
  return names != NULL && number < names->len
    ? g_strdup_printf (_("“%s”"), (const char *) g_ptr_array_index (names, number)) : NULL;
}

/**
 * mp_plan_problem_name_mentee:
 *
 * Returns: (transfer full): what messages call the mentee
 */
char *
mp_plan_problem_name_mentee (const MpPlanProblem *self, guint mentee)
{
  char *name = quote (self->mentee_names, mentee);

  return name != NULL ? name : g_strdup_printf (_("mentee %u"), mentee + 1);
}

/**
 * mp_plan_problem_name_table:
 *
 * Returns: (transfer full): what messages call the table
 */
char *
mp_plan_problem_name_table (const MpPlanProblem *self, guint table)
{
  char *name = quote (self->table_names, table);

  return name != NULL ? name : g_strdup_printf (_("table %u"), table + 1);
}

/**
 * mp_plan_problem_name_mentor:
 *
 * Returns: (transfer full): what messages call the mentor
 */
char *
mp_plan_problem_name_mentor (const MpPlanProblem *self, guint mentor)
{
  char *name = quote (self->mentor_names, mentor);

  return name != NULL ? name : g_strdup_printf (_("mentor %u"), mentor + 1);
}
