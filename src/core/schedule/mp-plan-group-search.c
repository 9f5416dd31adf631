/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Looks for better groups and visits, a change at a time.
 *
 * Given what each group visits, who is best in which group is a transportation problem, which the
 * match engine solves exactly; so it is the visits alone that are searched. The prices that the
 * engine gives tell of almost every change, without solving it, that it would not be better.
 */

#include "schedule/mp-plan-group-search.h"

#include <string.h>

#include "match/mp-match-solver.h"
#include "schedule/mp-plan-top.h"

/* One visit of a group becomes another, or two groups swap one each. */
typedef struct
{
  guint group;
  guint place;
  guint other;
  guint other_place;
  guint table;
} Change;

#define NO_GROUP G_MAXUINT

/* Less than anything that a group can be worth, and still something to reckon with. */
#define NOTHING (-((gint64) 1 << 40))

/* With more visits than this a rota is not made anew for a change. */
#define MOST_PLACES_ANEW 600

/* So much longer than looking at everybody in every group it takes to assign them. */
#define SOLVING 60

/**
 * mp_plan_group_search_new:
 * @groups: kept by the result, which must not outlive it
 *
 * Returns: (transfer full): a search that stands at groups that visit nothing
 */
MpPlanGroupSearch *
mp_plan_group_search_new (const MpPlanGroups *groups)
{
  MpPlanGroupSearch *self = g_new0 (MpPlanGroupSearch, 1);
  const gsize n_mentees = groups->problem->n_mentees, n_groups = groups->n_groups;
  const gsize n_places = n_groups * groups->problem->n_rotations;

  self->groups = groups;
  self->limit = G_MAXUINT64;
  self->design = g_new (guint, MAX (n_places, 1));
  self->rota = g_new (guint, MAX (n_places, 1));
  for (gsize p = 0; p < n_places; p++)
    self->design[p] = self->rota[p] = MP_PLAN_NO_TABLE;
  self->columns = g_new0 (gint64, MAX (n_groups * n_mentees, 1));
  self->members = g_new0 (guint, n_mentees + 1);
  self->prices = g_new0 (gint64, n_groups + 1);
  self->choices = g_new0 (MpPlanGroupChoice, n_mentees * MP_PLAN_GROUP_CHOICES + 1);
  self->spare_members = g_new0 (guint, n_mentees + 1);
  self->spare_prices = g_new0 (gint64, n_groups + 1);
  self->spare_choices = g_new0 (MpPlanGroupChoice, n_mentees * MP_PLAN_GROUP_CHOICES + 1);

  return self;
}

/**
 * mp_plan_group_search_free:
 */
void
mp_plan_group_search_free (MpPlanGroupSearch *self)
{
  if (self == NULL)
    return;

  g_free (self->design);
  g_free (self->rota);
  g_free (self->members);
  g_free (self->prices);
  g_free (self->columns);
  g_free (self->choices);
  g_free (self->spare_members);
  g_free (self->spare_prices);
  g_free (self->spare_choices);
  g_free (self);
}

/**
 * mp_plan_group_search_copy:
 *
 * Goes to where another search of the same problem stands.
 */
void
mp_plan_group_search_copy (MpPlanGroupSearch *self, const MpPlanGroupSearch *from)
{
  const gsize n_mentees = self->groups->problem->n_mentees, n_groups = self->groups->n_groups;
  const gsize n_places = n_groups * self->groups->problem->n_rotations;

  self->value = from->value;
  memcpy (self->design, from->design, n_places * sizeof *self->design);
  memcpy (self->rota, from->rota, n_places * sizeof *self->rota);
  memcpy (self->members, from->members, n_mentees * sizeof *self->members);
  memcpy (self->prices, from->prices, n_groups * sizeof *self->prices);
  memcpy (self->columns, from->columns, n_groups * n_mentees * sizeof *self->columns);
  memcpy (self->choices, from->choices,
          n_mentees * MP_PLAN_GROUP_CHOICES * sizeof *self->choices);
}

static MpMatchProblem *
make_transport (const MpPlanGroupSearch *self)
{
  const guint n_mentees = self->groups->problem->n_mentees, n_groups = self->groups->n_groups;
  MpMatchProblem *transport = mp_match_problem_new_dense (n_mentees, n_groups);

  for (guint g = 0; g < n_groups; g++)
    {
      const gint64 *column = &self->columns[(gsize) g * n_mentees];

      transport->capacities[g] = self->groups->sizes[g];
      for (guint i = 0; i < n_mentees; i++)
        transport->dense[(gsize) i * n_groups + g] = -column[i];
    }

  return transport;
}

/* Keeps the best groups for the mentee; beyond the last there is one that is worth nothing. */
static void
choose_groups (MpPlanGroupSearch *self, guint mentee)
{
  const guint n_mentees = self->groups->problem->n_mentees;
  MpPlanGroupChoice *choices = &self->choices[(gsize) mentee * MP_PLAN_GROUP_CHOICES];

  for (guint k = 0; k < MP_PLAN_GROUP_CHOICES; k++)
    choices[k] = (MpPlanGroupChoice) { NOTHING, NO_GROUP - 1 };
  for (guint g = 0; g < self->groups->n_groups; g++)
    {
      const gint64 value = self->columns[(gsize) g * n_mentees + mentee] - self->prices[g];
      guint k = MP_PLAN_GROUP_CHOICES - 1;

      if (value <= choices[k].value)
        continue;
      for (; k > 0 && choices[k - 1].value < value; k--)
        choices[k] = choices[k - 1];
      choices[k] = (MpPlanGroupChoice) { value, g };
    }
}

/* The sizes add up to everybody, so that each group is full. */
static void
assign_mentees (MpPlanGroupSearch *self)
{
  g_autoptr (MpMatchProblem) transport = make_transport (self);
  g_autoptr (MpMatching) matching = mp_match_solve (transport, MP_MATCH_MOST, NULL, NULL, NULL,
                                                    NULL);

  g_assert (matching != NULL && matching->pairs->len == self->groups->problem->n_mentees);
  for (guint k = 0; k < matching->pairs->len; k++)
    {
      const MpMatchArc *pair = &g_array_index (matching->pairs, MpMatchArc, k);

      self->members[pair->mentee] = pair->mentor;
    }
  self->value = -matching->total;
  memcpy (self->prices, matching->mentor_prices, self->groups->n_groups * sizeof *self->prices);
  for (guint i = 0; i < self->groups->problem->n_mentees; i++)
    choose_groups (self, i);
  self->work += SOLVING * self->groups->problem->n_mentees * self->groups->n_groups;
}

static gint64 *
get_column (const MpPlanGroupSearch *self, guint group)
{
  return &self->columns[(gsize) group * self->groups->problem->n_mentees];
}

static guint *
get_visits (const MpPlanGroupSearch *self, guint group)
{
  return &self->design[(gsize) group * self->groups->problem->n_rotations];
}

static void
assign_anew (MpPlanGroupSearch *self)
{
  for (guint g = 0; g < self->groups->n_groups; g++)
    mp_plan_groups_get_column (self->groups, get_visits (self, g), get_column (self, g));
  assign_mentees (self);
}

/**
 * mp_plan_group_search_start:
 * @design: (array): what the groups should visit; what cannot be is left out
 *
 * Goes to the design, with the best members for it.
 */
void
mp_plan_group_search_start (MpPlanGroupSearch *self, const guint *design)
{
  const gsize n_places = (gsize) self->groups->n_groups * self->groups->problem->n_rotations;

  memcpy (self->design, design, n_places * sizeof *design);
  mp_plan_groups_squeeze (self->groups, self->design, self->rota);
  assign_anew (self);
}

/**
 * mp_plan_group_search_start_at:
 * @rota: (array): where each group is when, which has to be possible
 *
 * Goes to the rota, with the best members for it.
 */
void
mp_plan_group_search_start_at (MpPlanGroupSearch *self, const guint *rota)
{
  const gsize n_places = (gsize) self->groups->n_groups * self->groups->problem->n_rotations;

  memcpy (self->design, rota, n_places * sizeof *rota);
  memcpy (self->rota, rota, n_places * sizeof *rota);
  assign_anew (self);
}

static gboolean
visits (const MpPlanGroupSearch *self, guint group, guint table)
{
  const guint *tables = get_visits (self, group);

  for (guint k = 0; k < self->groups->problem->n_rotations; k++)
    if (tables[k] == table)
      return TRUE;

  return FALSE;
}

static guint
count_visits (const MpPlanGroupSearch *self, guint table)
{
  guint n_visits = 0;

  for (guint g = 0; g < self->groups->n_groups; g++)
    n_visits += visits (self, g, table);

  return n_visits;
}

/* Whether a group can go there which does not so far. */
static gboolean
may_visit (const MpPlanGroupSearch *self, guint group, guint table)
{
  return table == MP_PLAN_NO_TABLE
         || (self->groups->most_visits[table] > 0 && !visits (self, group, table));
}

static gboolean
is_possible (const MpPlanGroupSearch *self, const Change *change)
{
  const guint from = get_visits (self, change->group)[change->place];

  if (from == change->table || !may_visit (self, change->group, change->table))
    return FALSE;
  if (change->other != NO_GROUP)
    return may_visit (self, change->other, from);

  return change->table == MP_PLAN_NO_TABLE
         || count_visits (self, change->table) < self->groups->most_visits[change->table];
}

/* The column of the group when it visits another table. */
static void
change_column (MpPlanGroupSearch *self, guint group, guint from, guint to)
{
  const guint n_mentees = self->groups->problem->n_mentees;
  gint64 *column = get_column (self, group);

  if (from != MP_PLAN_NO_TABLE)
    for (guint i = 0; i < n_mentees; i++)
      column[i] -= self->groups->gains[(gsize) from * n_mentees + i];
  if (to != MP_PLAN_NO_TABLE)
    for (guint i = 0; i < n_mentees; i++)
      column[i] += self->groups->gains[(gsize) to * n_mentees + i];
  self->work += n_mentees;
}

/* Makes the change, or takes it back. */
static void
toggle (MpPlanGroupSearch *self, Change *change)
{
  guint *visit = &get_visits (self, change->group)[change->place];
  const guint from = *visit;

  *visit = change->table;
  change->table = from;
  change_column (self, change->group, from, *visit);
  if (change->other == NO_GROUP)
    return;

  change_column (self, change->other, *visit, from);
  get_visits (self, change->other)[change->other_place] = from;
}

/* The most that the mentee would have in a group that does not change, price deducted. */
static gint64
get_alternative (const MpPlanGroupSearch *self, guint mentee, const Change *change)
{
  const MpPlanGroupChoice *choice = &self->choices[(gsize) mentee * MP_PLAN_GROUP_CHOICES];

  while (choice->group == change->group || choice->group == change->other)
    choice++;

  return choice->value;
}

/* No assignment to the groups as they are now, after the change, is worth more: by linear duality
 * for any prices, of which that of the changed group is made the best one. */
static gint64
estimate (MpPlanGroupSearch *self, const Change *change, gint64 *scratch)
{
  const guint n_mentees = self->groups->problem->n_mentees;
  const guint size = self->groups->sizes[change->group];
  const gint64 *column = get_column (self, change->group);
  const gint64 *other = change->other != NO_GROUP ? get_column (self, change->other) : NULL;
  const gint64 price = other != NULL ? self->prices[change->other] : 0;
  gint64 sum = -self->prices[change->group] * size;

  for (guint g = 0; g < self->groups->n_groups; g++)
    sum += self->prices[g] * self->groups->sizes[g];
  for (guint i = 0; i < n_mentees; i++)
    {
      gint64 alternative = get_alternative (self, i, change);

      if (other != NULL)
        alternative = MAX (alternative, other[i] - price);
      sum += alternative;
      scratch[i] = column[i] - alternative;
    }
  self->work += n_mentees;

  return sum + mp_plan_sum_top (scratch, n_mentees, size);
}

/* Puts who goes where aside, or gets it back: it is written anew as a whole. */
static void
swap_results (MpPlanGroupSearch *self)
{
  guint *members = self->members;
  gint64 *prices = self->prices;
  MpPlanGroupChoice *choices = self->choices;

  self->members = self->spare_members;
  self->prices = self->spare_prices;
  self->choices = self->spare_choices;
  self->spare_members = members;
  self->spare_prices = prices;
  self->spare_choices = choices;
}

/* When the groups can visit what they do after the change: mostly there is room for it beside the
 * others. */
static guint *
find_rota (MpPlanGroupSearch *self, const Change *change)
{
  const gsize n_places = (gsize) self->groups->n_groups * self->groups->problem->n_rotations;
  const guint changed[] = { change->group, change->other };
  g_autofree guint *rota = g_memdup2 (self->rota, n_places * sizeof *rota);

  self->work += n_places;
  if (mp_plan_groups_change_rota (self->groups, self->design, changed,
                                  change->other != NO_GROUP ? 2 : 1, rota))
    return g_steal_pointer (&rota);
  if (n_places > MOST_PLACES_ANEW)
    return NULL;

  self->work += n_places * n_places;
  if (!mp_plan_groups_find_rota (self->groups, self->design, rota))
    return NULL;

  return g_steal_pointer (&rota);
}

/* Keeps the change if it is possible and makes the whole worth more. */
static gboolean
try_change (MpPlanGroupSearch *self, Change *change, gint64 *scratch)
{
  const gsize n_places = (gsize) self->groups->n_groups * self->groups->problem->n_rotations;
  const gint64 before = self->value;
  g_autofree guint *rota = NULL;

  if (!is_possible (self, change))
    return FALSE;

  toggle (self, change);
  if (estimate (self, change, scratch) > before)
    {
      rota = find_rota (self, change);
      if (rota != NULL)
        {
          swap_results (self);
          assign_mentees (self);
        }
      if (self->value > before)
        {
          memcpy (self->rota, rota, n_places * sizeof *rota);
          return TRUE;
        }
    }
  toggle (self, change);
  if (rota != NULL)
    swap_results (self);
  self->value = before;

  return FALSE;
}

static gboolean
try_tables (MpPlanGroupSearch *self, guint group, guint place, gint64 *scratch)
{
  Change change = { group, place, NO_GROUP, 0, MP_PLAN_NO_TABLE };
  gboolean better = FALSE;

  for (guint j = 0; j < self->groups->n_tables; j++)
    {
      change.table = j;
      better |= try_change (self, &change, scratch);
    }
  change.table = MP_PLAN_NO_TABLE;
  better |= try_change (self, &change, scratch);

  return better;
}

static gboolean
try_swaps (MpPlanGroupSearch *self, guint group, guint place, gint64 *scratch)
{
  const guint n_rotations = self->groups->problem->n_rotations;
  gboolean better = FALSE;

  for (guint h = group + 1; h < self->groups->n_groups; h++)
    for (guint l = 0; l < n_rotations; l++)
      {
        Change change = { group, place, h, l, get_visits (self, h)[l] };

        better |= try_change (self, &change, scratch);
      }

  return better;
}

typedef gboolean (*TryChanges) (MpPlanGroupSearch *self, guint group, guint place,
                                gint64 *scratch);

/* Says whether that made it better, if it was not cancelled. */
static gboolean
try_everywhere (MpPlanGroupSearch *self,
                TryChanges         try_changes,
                gboolean          *better,
                GCancellable      *cancellable,
                GError           **error)
{
  g_autofree gint64 *scratch = g_new (gint64, MAX (self->groups->problem->n_mentees, 1));

  for (guint g = 0; g < self->groups->n_groups; g++)
    for (guint k = 0; k < self->groups->problem->n_rotations && self->work < self->limit; k++)
      {
        if (g_cancellable_set_error_if_cancelled (cancellable, error))
          return FALSE;
        *better |= try_changes (self, g, k, scratch);
      }

  return TRUE;
}

/**
 * mp_plan_group_search_improve:
 * @cancellable: (nullable): looked at for each visit
 *
 * Replaces single visits, and swaps visits of two groups, as long as that makes the whole worth
 * more and the work is below the limit.
 *
 * Returns: %FALSE with @error set if it was cancelled
 */
gboolean
mp_plan_group_search_improve (MpPlanGroupSearch *self,
                              GCancellable      *cancellable,
                              GError           **error)
{
  gboolean better = TRUE;

  while (better && self->work < self->limit)
    {
      better = FALSE;
      if (!try_everywhere (self, try_tables, &better, cancellable, error)
          || !try_everywhere (self, try_swaps, &better, cancellable, error))
        return FALSE;
    }

  return TRUE;
}

/**
 * mp_plan_group_search_shake:
 * @rand: where chance comes from
 *
 * Replaces so many visits by chance, to search on from somewhere else.
 */
void
mp_plan_group_search_shake (MpPlanGroupSearch *self, GRand *rand, guint n_changes)
{
  const MpPlanGroups *groups = self->groups;
  g_autofree guint *design = NULL;

  if (groups->n_groups == 0 || groups->n_tables == 0 || groups->problem->n_rotations == 0)
    return;

  for (guint n = 0; n < n_changes; n++)
    {
      const Change change = {
        g_rand_int_range (rand, 0, groups->n_groups),
        g_rand_int_range (rand, 0, groups->problem->n_rotations),
        NO_GROUP, 0, g_rand_int_range (rand, 0, groups->n_tables),
      };

      if (may_visit (self, change.group, change.table))
        get_visits (self, change.group)[change.place] = change.table;
    }
  design = g_memdup2 (self->design, (gsize) groups->n_groups * groups->problem->n_rotations
                                    * sizeof *design);
  mp_plan_group_search_start (self, design);
}
