/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What group mode works on: how large the groups are and what each seat is worth (K-1, K-4). */

#include "schedule/mp-plan-groups.h"

#include <string.h>

#include "schedule/mp-plan-split.h"

static guint64
find_open (const MpPlanProblem *problem, guint table)
{
  guint64 open = 0;

  for (guint t = 0; t < problem->n_rotations; t++)
    if (mp_plan_problem_is_open (problem, table, t))
      open |= (guint64) 1 << t;

  return open;
}

/* The smallest groups come last. */
static guint
count_fitting (const MpPlanGroups *self, guint n_seats)
{
  guint n_fitting = 0;

  for (guint g = self->n_groups; g-- > 0 && self->sizes[g] <= n_seats; n_fitting++)
    n_seats -= self->sizes[g];

  return n_fitting;
}

static void
look_at_table (MpPlanGroups *self, guint table)
{
  const MpPlanProblem *problem = self->problem;
  const guint n_seats = g_array_index (problem->tables, MpPlanTable, table).n_seats;
  const guint n_fitting = count_fitting (self, n_seats);
  gint64 *gains = &self->gains[(gsize) table * problem->n_mentees];

  self->open[table] = n_fitting > 0 ? find_open (problem, table) : 0;
  self->most_at_once[table] = n_fitting;
  self->most_visits[table]
    = MIN (n_fitting * (guint) __builtin_popcountll (self->open[table]), self->n_groups);
  for (guint i = 0; i < problem->n_mentees; i++)
    gains[i] = (gint64) mp_plan_problem_get_worth (problem, i, table) - problem->points.none;
}

/**
 * mp_plan_groups_new:
 * @problem: kept by the result, which must not outlive it
 * @group_size: at least 1
 *
 * Returns: (transfer full): what group mode needs to know
 */
MpPlanGroups *
mp_plan_groups_new (const MpPlanProblem *problem, guint group_size)
{
  g_autoptr (GArray) sizes = mp_plan_split_sizes (problem->n_mentees, group_size);
  MpPlanGroups *self = g_new0 (MpPlanGroups, 1);

  self->problem = problem;
  self->n_groups = sizes->len;
  self->n_tables = problem->tables->len;
  self->sizes = g_memdup2 (sizes->data, sizes->len * sizeof (guint));
  self->gains = g_new (gint64, (gsize) self->n_tables * problem->n_mentees);
  self->open = g_new (guint64, self->n_tables);
  self->most_at_once = g_new (guint, self->n_tables);
  self->most_visits = g_new (guint, self->n_tables);
  for (guint j = 0; j < self->n_tables; j++)
    look_at_table (self, j);

  return self;
}

/**
 * mp_plan_groups_free:
 */
void
mp_plan_groups_free (MpPlanGroups *self)
{
  if (self == NULL)
    return;

  g_free (self->sizes);
  g_free (self->gains);
  g_free (self->open);
  g_free (self->most_at_once);
  g_free (self->most_visits);
  g_free (self);
}

/**
 * mp_plan_groups_get_column:
 * @visits: (array): the tables of one group, `n_rotations` of them
 * @column: (out caller-allocates) (array): by how much it is worth more to each mentee to be in
 *   that group than to have no seat at all
 */
void
mp_plan_groups_get_column (const MpPlanGroups *self, const guint *visits, gint64 *column)
{
  const guint n_mentees = self->problem->n_mentees;

  memset (column, 0, n_mentees * sizeof *column);
  for (guint k = 0; k < self->problem->n_rotations; k++)
    {
      const gint64 *gains;

      if (visits[k] == MP_PLAN_NO_TABLE)
        continue;
      gains = &self->gains[(gsize) visits[k] * n_mentees];
      for (guint i = 0; i < n_mentees; i++)
        column[i] += gains[i];
    }
}
