/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The rotas that come about when groups are made, and choose, in the order of arrival. */

#include "schedule/mp-plan-groups.h"

typedef struct
{
  const MpPlanGroups *groups;
  guint *rota;
  guint *n_seated;
} Arrival;

/* Groups that go everywhere together, so that tables have people enough to run. */
typedef struct
{
  guint first;
  guint end;
  guint first_mentee;
  guint n_mentees;
} Block;

static gboolean
was_there (const Arrival *self, const Block *block, guint table)
{
  const guint n_rotations = self->groups->problem->n_rotations;

  for (guint t = 0; t < n_rotations; t++)
    if (self->rota[block->first * n_rotations + t] == table)
      return TRUE;

  return FALSE;
}

static gboolean
has_room (const Arrival *self, const Block *block, guint table, guint t)
{
  const MpPlanProblem *problem = self->groups->problem;
  const guint n_seated = self->n_seated[table * problem->n_rotations + t];

  return (self->groups->open[table] >> t & 1) != 0
         && n_seated + block->n_mentees <= g_array_index (problem->tables, MpPlanTable,
                                                          table).n_seats
         && n_seated + block->n_mentees >= problem->fewest;
}

static guint
choose_table (const Arrival *self, const Block *block, guint t)
{
  guint best = MP_PLAN_NO_TABLE;
  gint64 most = 0;

  for (guint j = 0; j < self->groups->n_tables; j++)
    {
      const gint64 *gains = &self->groups->gains[(gsize) j * self->groups->problem->n_mentees];
      gint64 gain = 0;

      if (!has_room (self, block, j, t) || was_there (self, block, j))
        continue;
      for (guint i = block->first_mentee; i < block->first_mentee + block->n_mentees; i++)
        gain += gains[i];
      if (gain <= most)
        continue;
      most = gain;
      best = j;
    }

  return best;
}

static void
choose (Arrival *self, const Block *block, guint t)
{
  const guint n_rotations = self->groups->problem->n_rotations;
  const guint table = choose_table (self, block, t);

  if (table == MP_PLAN_NO_TABLE)
    return;

  self->n_seated[table * n_rotations + t] += block->n_mentees;
  for (guint g = block->first; g < block->end; g++)
    self->rota[g * n_rotations + t] = table;
}

/* As few groups as are enough for a table to run; the last block takes those that would not be
 * enough. */
static Block
next_block (const MpPlanGroups *groups, const Block *before)
{
  Block block = { before->end, before->end, before->first_mentee + before->n_mentees, 0 };
  guint left = groups->problem->n_mentees - block.first_mentee;

  while (block.end < groups->n_groups
         && (block.n_mentees < MAX (groups->problem->fewest, 1) || left < groups->problem->fewest))
    {
      block.n_mentees += groups->sizes[block.end];
      left -= groups->sizes[block.end];
      block.end++;
    }

  return block;
}

/**
 * mp_plan_groups_arrive:
 * @rota: (out caller-allocates) (array): where each group is when
 *
 * Makes groups of those who arrive after each other and has them choose in that order: in each
 * rotation what is worth most to their members among the tables that still have room. Groups that
 * are too small for a table to run choose together with the next.
 *
 * Returns: by how much that is worth more than no seats at all
 */
gint64
mp_plan_groups_arrive (const MpPlanGroups *self, guint *rota)
{
  const guint n_rotations = self->problem->n_rotations, n_mentees = self->problem->n_mentees;
  g_autofree guint *n_seated = g_new0 (guint, MAX ((gsize) self->n_tables * n_rotations, 1));
  g_autofree gint64 *column = g_new (gint64, MAX (n_mentees, 1));
  Arrival arrival = { self, rota, n_seated };
  gint64 value = 0;
  guint member = 0;

  for (guint k = 0; k < self->n_groups * n_rotations; k++)
    rota[k] = MP_PLAN_NO_TABLE;
  for (Block block = next_block (self, &(Block) { 0 }); block.first < self->n_groups;
       block = next_block (self, &block))
    for (guint t = 0; t < n_rotations; t++)
      choose (&arrival, &block, t);

  for (guint g = 0; g < self->n_groups; g++)
    {
      mp_plan_groups_get_column (self, &rota[g * n_rotations], column);
      for (guint k = 0; k < self->sizes[g]; k++)
        value += column[member++];
    }

  return value;
}
