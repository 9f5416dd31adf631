/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Finds in which rotation each group visits which of its tables. */

#include "schedule/mp-plan-groups.h"

#include <string.h>

/* So often a visit is put elsewhere than at first before the search gives up. */
#define MOST_RETURNS 600

typedef struct
{
  guint group;
  guint table;
} Visit;

typedef struct
{
  const MpPlanGroups *groups;
  GArray *visits;
  guint64 *busy;
  guint *n_seated;
  guint *rota;
  guint n_returns;
} Search;

static const MpPlanTable *
get_table (const Search *self, guint table)
{
  return &g_array_index (self->groups->problem->tables, MpPlanTable, table);
}

/* In which rotations the visit can be. */
static guint64
find_times (const Search *self, const Visit *visit)
{
  const guint n_rotations = self->groups->problem->n_rotations;
  const guint n_seats = get_table (self, visit->table)->n_seats;
  guint64 times = self->groups->open[visit->table] & ~self->busy[visit->group];

  for (guint64 left = times; left != 0; left &= left - 1)
    {
      const guint t = __builtin_ctzll (left);

      if (self->n_seated[visit->table * n_rotations + t] + self->groups->sizes[visit->group]
          > n_seats)
        times &= ~((guint64) 1 << t);
    }

  return times;
}

/* The visit with the fewest times, moved to the end of those that are left, or %FALSE if one has
 * none. */
static gboolean
choose_visit (Search *self, guint n_left, guint64 *times)
{
  Visit *visits = (Visit *) self->visits->data;
  guint best = 0, fewest = G_MAXUINT;

  for (guint v = 0; v < n_left && fewest > 1; v++)
    {
      const guint64 found = find_times (self, &visits[v]);
      const guint n_times = __builtin_popcountll (found);

      if (n_times == 0)
        return FALSE;
      if (n_times >= fewest)
        continue;
      fewest = n_times;
      best = v;
      *times = found;
    }

  {
    const Visit chosen = visits[best];

    visits[best] = visits[n_left - 1];
    visits[n_left - 1] = chosen;
  }

  return TRUE;
}

static gboolean
enough_everywhere (const Search *self)
{
  const guint n_places = self->groups->n_tables * self->groups->problem->n_rotations;

  for (guint p = 0; p < n_places; p++)
    if (self->n_seated[p] > 0 && self->n_seated[p] < self->groups->problem->fewest)
      return FALSE;

  return TRUE;
}

static void
put (Search *self, const Visit *visit, guint t)
{
  const guint n_rotations = self->groups->problem->n_rotations;

  self->busy[visit->group] ^= (guint64) 1 << t;
  self->n_seated[visit->table * n_rotations + t] += self->groups->sizes[visit->group];
  self->rota[visit->group * n_rotations + t] = visit->table;
}

static void
take_back (Search *self, const Visit *visit, guint t)
{
  const guint n_rotations = self->groups->problem->n_rotations;

  self->busy[visit->group] ^= (guint64) 1 << t;
  self->n_seated[visit->table * n_rotations + t] -= self->groups->sizes[visit->group];
  self->rota[visit->group * n_rotations + t] = MP_PLAN_NO_TABLE;
}

/* The rotation in which fewest sit at the table is tried first, of equal ones the earliest. */
static guint
choose_time (const Search *self, const Visit *visit, guint64 times)
{
  const guint n_rotations = self->groups->problem->n_rotations;
  const guint *n_seated = &self->n_seated[visit->table * n_rotations];
  guint best = __builtin_ctzll (times);

  for (guint64 left = times; left != 0; left &= left - 1)
    if (n_seated[__builtin_ctzll (left)] < n_seated[best])
      best = __builtin_ctzll (left);

  return best;
}

static gboolean
put_all (Search *self, guint n_left)
{
  guint64 times = 0;
  Visit visit;

  if (n_left == 0)
    return enough_everywhere (self);
  if (!choose_visit (self, n_left, &times))
    return FALSE;

  visit = g_array_index (self->visits, Visit, n_left - 1);
  while (times != 0 && self->n_returns < MOST_RETURNS)
    {
      const guint t = choose_time (self, &visit, times);

      put (self, &visit, t);
      if (put_all (self, n_left - 1))
        return TRUE;
      take_back (self, &visit, t);
      times &= ~((guint64) 1 << t);
      self->n_returns++;
    }

  return FALSE;
}

static void
list_visits (Search *self, const guint *design)
{
  const guint n_rotations = self->groups->problem->n_rotations;

  for (guint g = 0; g < self->groups->n_groups; g++)
    for (guint k = 0; k < n_rotations; k++)
      {
        const Visit visit = { g, design[g * n_rotations + k] };

        if (visit.table != MP_PLAN_NO_TABLE)
          g_array_append_val (self->visits, visit);
      }
}

/**
 * mp_plan_groups_find_rota:
 * @rota: (out caller-allocates) (array): at `group * n_rotations + rotation`, where the group is
 *   then
 *
 * Finds a time for each visit, so that no group is in two places, no table has more people than
 * seats or fewer than it runs for, and none is visited while it is closed. That is timetabling with
 * unavailable times, which S. Even, A. Itai and A. Shamir, "On the complexity of timetable and
 * multicommodity flow problems", SIAM Journal on Computing 5 (1976) proved to be hard; here it is a
 * search with a limit, the visit with the fewest times left coming first.
 *
 * Returns: whether one was found; if not, there may still be one
 */
gboolean
mp_plan_groups_find_rota (const MpPlanGroups *self, const guint *design, guint *rota)
{
  const guint n_rotations = self->problem->n_rotations;
  g_autoptr (GArray) visits = g_array_new (FALSE, FALSE, sizeof (Visit));
  g_autofree guint64 *busy = g_new0 (guint64, MAX (self->n_groups, 1));
  g_autofree guint *n_seated = g_new0 (guint, MAX ((gsize) self->n_tables * n_rotations, 1));
  Search search = { self, visits, busy, n_seated, rota, 0 };

  for (guint k = 0; k < self->n_groups * n_rotations; k++)
    rota[k] = MP_PLAN_NO_TABLE;
  list_visits (&search, design);

  return put_all (&search, visits->len);
}

static void
count_seated (Search *self)
{
  const guint n_rotations = self->groups->problem->n_rotations;

  for (guint g = 0; g < self->groups->n_groups; g++)
    for (guint t = 0; t < n_rotations; t++)
      {
        const guint table = self->rota[g * n_rotations + t];

        if (table != MP_PLAN_NO_TABLE)
          self->n_seated[table * n_rotations + t] += self->groups->sizes[g];
      }
}

/* A time for the visit, for which other visits of the group may get another one: an augmenting
 * path. */
static gboolean
find_time (Search *self, Visit visit, guint64 *tried)
{
  guint *rota = &self->rota[visit.group * self->groups->problem->n_rotations];

  for (;;)
    {
      const guint64 times = find_times (self, &visit) & ~*tried;
      guint t;

      if (times == 0)
        return FALSE;
      t = choose_time (self, &visit, times);
      *tried |= (guint64) 1 << t;
      if (rota[t] != MP_PLAN_NO_TABLE && !find_time (self, (Visit) { visit.group, rota[t] }, tried))
        continue;
      rota[t] = visit.table;
      return TRUE;
    }
}

static gboolean
place_group (Search *self, guint group, const guint *tables)
{
  const guint n_rotations = self->groups->problem->n_rotations;

  for (guint k = 0; k < n_rotations; k++)
    {
      guint64 tried = 0;

      if (tables[k] != MP_PLAN_NO_TABLE && !find_time (self, (Visit) { group, tables[k] }, &tried))
        return FALSE;
    }
  for (guint t = 0; t < n_rotations; t++)
    if (self->rota[group * n_rotations + t] != MP_PLAN_NO_TABLE)
      self->n_seated[self->rota[group * n_rotations + t] * n_rotations + t]
        += self->groups->sizes[group];

  return TRUE;
}

/**
 * mp_plan_groups_change_rota:
 * @design: (array): which tables each group visits
 * @changed: (array length=n_changed): the groups for which @rota is not right
 * @rota: (inout) (array): when the others visit theirs, which stays
 *
 * Finds a time for each visit of the groups that changed, beside the others.
 *
 * Returns: whether there is one; if not, mp_plan_groups_find_rota() may still find one
 */
gboolean
mp_plan_groups_change_rota (const MpPlanGroups *self,
                            const guint        *design,
                            const guint        *changed,
                            guint               n_changed,
                            guint              *rota)
{
  const guint n_rotations = self->problem->n_rotations;
  g_autofree guint64 *busy = g_new0 (guint64, MAX (self->n_groups, 1));
  g_autofree guint *n_seated = g_new0 (guint, MAX ((gsize) self->n_tables * n_rotations, 1));
  Search search = { self, NULL, busy, n_seated, rota, 0 };

  for (guint c = 0; c < n_changed; c++)
    for (guint t = 0; t < n_rotations; t++)
      rota[changed[c] * n_rotations + t] = MP_PLAN_NO_TABLE;
  count_seated (&search);
  for (guint c = 0; c < n_changed; c++)
    if (!place_group (&search, changed[c], &design[changed[c] * n_rotations]))
      return FALSE;

  return enough_everywhere (&search);
}

/* Takes the visits of the groups that would sit there with too few others. */
static void
drop_lonely (Search *self, guint table, guint t)
{
  const guint n_rotations = self->groups->problem->n_rotations;
  guint *n_seated = &self->n_seated[table * n_rotations + t];

  if (*n_seated >= self->groups->problem->fewest)
    return;

  *n_seated = 0;
  for (guint g = 0; g < self->groups->n_groups; g++)
    if (self->rota[g * n_rotations + t] == table)
      self->rota[g * n_rotations + t] = MP_PLAN_NO_TABLE;
}

static void
put_most (Search *self)
{
  for (guint v = 0; v < self->visits->len; v++)
    {
      const Visit *visit = &g_array_index (self->visits, Visit, v);
      const guint64 times = find_times (self, visit);

      if (times != 0)
        put (self, visit, choose_time (self, visit, times));
    }
}

/**
 * mp_plan_groups_squeeze:
 * @design: (inout) (array): what the groups should visit; becomes what they visit
 * @rota: (out caller-allocates) (array): when they do
 *
 * Finds a rota as mp_plan_groups_find_rota() does, leaving out visits where that finds none.
 */
void
mp_plan_groups_squeeze (const MpPlanGroups *self, guint *design, guint *rota)
{
  const guint n_rotations = self->problem->n_rotations;
  g_autoptr (GArray) visits = g_array_new (FALSE, FALSE, sizeof (Visit));
  g_autofree guint64 *busy = g_new0 (guint64, MAX (self->n_groups, 1));
  g_autofree guint *n_seated = g_new0 (guint, MAX ((gsize) self->n_tables * n_rotations, 1));
  Search search = { self, visits, busy, n_seated, rota, 0 };

  if (mp_plan_groups_find_rota (self, design, rota))
    return;

  for (guint k = 0; k < self->n_groups * n_rotations; k++)
    rota[k] = MP_PLAN_NO_TABLE;
  list_visits (&search, design);
  put_most (&search);
  for (guint j = 0; j < self->n_tables; j++)
    for (guint t = 0; t < n_rotations; t++)
      drop_lonely (&search, j, t);
  memcpy (design, rota, (gsize) self->n_groups * n_rotations * sizeof *design);
}
