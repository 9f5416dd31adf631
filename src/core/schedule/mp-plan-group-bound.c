/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Proves how good a plan in groups can be at most.
 *
 * It is Lagrangian relaxation, see M. L. Fisher, "The Lagrangian relaxation method for solving
 * integer programming problems", Management Science 27 (1981). That each mentee is in one group,
 * that a table takes only so many visits, and all tables together only so many groups at a time, is
 * not demanded, but priced: who is in no group brings in a reward, who is in several has to bring
 * it in several times, and a visit costs the toll of its table and that of its rotation. Then each
 * group can have the members that suit its tables best, and the groups are the best of all sets of
 * tables that one group can visit, at the cheapest times: sets of rotations that can be matched
 * with the tables are a matroid, so that taking the cheapest first is right (J. Edmonds and D. R.
 * Fulkerson, 1965). Whatever the rewards and tolls, no plan is worth more than that; they are
 * changed step by step for the least bound.
 *
 * Rewards, tolls and values are counted in parts of a point, in integers, so that nothing is lost
 * by rounding.
 */

#include "schedule/mp-plan-group-bound.h"

#include <math.h>
#include <string.h>

#include "schedule/mp-plan-top.h"

#define PARTS 256

#define NO_TIME G_MAXUINT

/* All steps together look at so many mentees in sets of tables; more sets than give the fewest
 * steps are too many. */
#define MOST_WORK 3000000000.0
#define MOST_STEPS 400
#define FEWEST_STEPS 20

/* Finding the best members takes so much longer than looking at all. */
#define EXACTLY 30

/* After so many steps that gain nothing, steps become shorter, until they are no use; a point has
 * to be gained in so many. */
#define PATIENCE 15
#define SHORTEST 0.02
#define STEPS_A_POINT 80

/* A group of the relaxed plan: the copy-th that visits that set of tables. */
typedef struct
{
  gint64 value;
  gint64 extra;
  guint copy;
  guint n_visits;
  guint visits[64];
} Choice;

struct _MpPlanGroupBound
{
  const MpPlanGroups *groups;
  GArray *tables;
  guint n_large;
  guint small;
  guint n_steps;
  gdouble work;

  guint n_tolls;
  guint *most;
  guint *times;

  gint64 *rewards;
  gint64 *tolls;
  gint64 extra_toll;

  gint64 *values;
  gint64 *scratch;
  gint64 levels[65];
  gint64 least_worth;
  guint visits[64];
  Choice *choices;
  guint n_choices;

  gint64 best;
  gint64 *best_rewards;
  gint64 *best_tolls;
  gint64 best_extra_toll;
  gint64 *slope;
  gdouble length;
  gint64 best_then;
  guint n_idle;
  guint n_since;
};

/* Whether the tables at hand, all but the last of which can, can be visited in different
 * rotations: an augmenting path for the last. */
static gboolean
find_time (const MpPlanGroupBound *self, guint visit, guint *visit_at, guint64 *tried)
{
  for (guint64 times = self->groups->open[self->visits[visit]]; times != 0; times &= times - 1)
    {
      const guint t = __builtin_ctzll (times);

      if (*tried >> t & 1)
        continue;
      *tried |= (guint64) 1 << t;
      if (visit_at[t] != MP_PLAN_NO_TABLE && !find_time (self, visit_at[t], visit_at, tried))
        continue;
      visit_at[t] = visit;
      return TRUE;
    }

  return FALSE;
}

static gboolean
can_visit (const MpPlanGroupBound *self, guint n_visits)
{
  guint visit_at[64];

  for (guint t = 0; t < 64; t++)
    visit_at[t] = MP_PLAN_NO_TABLE;
  for (guint v = 0; v < n_visits; v++)
    {
      guint64 tried = 0;

      if (!find_time (self, v, visit_at, &tried))
        return FALSE;
    }

  return TRUE;
}

/* Whether one of the tables at hand can be visited then, others changing their times. */
static gboolean
find_visit (const MpPlanGroupBound *self, guint n_visits, guint t, guint *time_of, guint64 *tried)
{
  for (guint v = 0; v < n_visits; v++)
    {
      if ((*tried >> v & 1) != 0 || (self->groups->open[self->visits[v]] >> t & 1) == 0)
        continue;
      *tried |= (guint64) 1 << v;
      if (time_of[v] != NO_TIME && !find_visit (self, n_visits, time_of[v], time_of, tried))
        continue;
      time_of[v] = t;
      return TRUE;
    }

  return FALSE;
}

/* The cheapest rotations in which the tables at hand, all of which can, are visited. */
static guint64
find_cheapest (const MpPlanGroupBound *self, guint n_visits)
{
  guint time_of[64], n_found = 0;
  guint64 cheapest = 0;

  for (guint v = 0; v < n_visits; v++)
    time_of[v] = NO_TIME;
  for (guint n = 0; n < self->groups->problem->n_rotations && n_found < n_visits; n++)
    {
      guint64 tried = 0;

      if (!find_visit (self, n_visits, self->times[n], time_of, &tried))
        continue;
      cheapest |= (guint64) 1 << self->times[n];
      n_found++;
    }

  return cheapest;
}

/* What visiting the tables at hand costs, whenever it is. */
static gint64
add_up_table_tolls (const MpPlanGroupBound *self, guint n_visits)
{
  gint64 toll = 0;

  for (guint v = 0; v < n_visits; v++)
    toll += self->tolls[self->visits[v]];

  return toll;
}

/* What it costs at the cheapest times. */
static gint64
add_up_tolls (const MpPlanGroupBound *self, guint n_visits)
{
  const gint64 *of_times = &self->tolls[self->groups->n_tables];
  const guint n_times = self->groups->problem->n_rotations;
  gint64 toll = add_up_table_tolls (self, n_visits);

  if (n_times > 0 && of_times[self->times[n_times - 1]] > 0)
    for (guint64 times = find_cheapest (self, n_visits); times != 0; times &= times - 1)
      toll += of_times[__builtin_ctzll (times)];

  return toll;
}

/* Counts sets of tables, and stops at a limit. */
static gdouble
count_sets (guint n_tables, guint n_rotations)
{
  gdouble n_sets = 1, n_of_size = 1;

  for (guint size = 1; size <= MIN (n_tables, n_rotations); size++)
    {
      n_of_size *= (gdouble) (n_tables - size + 1) / size;
      n_sets += n_of_size;
    }

  return n_sets;
}

/* How many visits each table has at most, and how many groups sit anywhere in each rotation. */
static void
set_most (MpPlanGroupBound *self)
{
  const MpPlanGroups *groups = self->groups;

  self->n_tolls = groups->n_tables + groups->problem->n_rotations;
  self->most = g_new0 (guint, self->n_tolls + 1);
  self->times = g_new (guint, groups->problem->n_rotations + 1);
  for (guint j = 0; j < groups->n_tables; j++)
    self->most[j] = groups->most_visits[j];
  for (guint t = 0; t < groups->problem->n_rotations; t++)
    {
      guint *most = &self->most[groups->n_tables + t];

      self->times[t] = t;
      for (guint j = 0; j < groups->n_tables; j++)
        if ((groups->open[j] >> t & 1) != 0)
          *most = MIN (*most + groups->most_at_once[j], groups->n_groups);
    }
}

/**
 * mp_plan_group_bound_new:
 * @groups: kept by the result, which must not outlive it
 *
 * Returns: (transfer full): a bound that has not been looked for yet
 */
MpPlanGroupBound *
mp_plan_group_bound_new (const MpPlanGroups *groups)
{
  const MpPlanProblem *problem = groups->problem;
  const guint n_mentees = problem->n_mentees;
  MpPlanGroupBound *self = g_new0 (MpPlanGroupBound, 1);
  gdouble work;

  self->groups = groups;
  self->tables = g_array_new (FALSE, FALSE, sizeof (guint));
  for (guint j = 0; j < groups->n_tables; j++)
    if (groups->most_visits[j] > 0)
      g_array_append_val (self->tables, j);
  self->small = groups->n_groups > 0 ? groups->sizes[groups->n_groups - 1] : 0;
  for (guint g = 0; g < groups->n_groups; g++)
    self->n_large += groups->sizes[g] > self->small;
  work = count_sets (self->tables->len, problem->n_rotations) * MAX (n_mentees, 1);
  if (n_mentees > 0 && work * FEWEST_STEPS <= MOST_WORK)
    self->n_steps = MIN (MOST_STEPS, MOST_WORK / work);

  set_most (self);
  self->rewards = g_new0 (gint64, n_mentees);
  self->tolls = g_new0 (gint64, self->n_tolls);
  self->best_rewards = g_new0 (gint64, n_mentees);
  self->best_tolls = g_new0 (gint64, self->n_tolls);
  self->values = g_new (gint64, (gsize) n_mentees * (problem->n_rotations + 1));
  self->scratch = g_new (gint64, n_mentees);
  self->slope = g_new (gint64, (gsize) n_mentees + self->n_tolls + 1);
  self->choices = g_new (Choice, (gsize) groups->n_groups + 1);
  self->best = self->best_then = G_MAXINT64;
  self->length = 1;

  return self;
}

/**
 * mp_plan_group_bound_free:
 */
void
mp_plan_group_bound_free (MpPlanGroupBound *self)
{
  if (self == NULL)
    return;

  g_array_unref (self->tables);
  g_free (self->most);
  g_free (self->times);
  g_free (self->rewards);
  g_free (self->tolls);
  g_free (self->best_rewards);
  g_free (self->best_tolls);
  g_free (self->values);
  g_free (self->scratch);
  g_free (self->slope);
  g_free (self->choices);
  g_free (self);
}

/**
 * mp_plan_group_bound_goes_on:
 *
 * Returns: whether another step is worth the while; none is if there are too many sets of tables
 */
gboolean
mp_plan_group_bound_goes_on (const MpPlanGroupBound *self)
{
  return self->n_steps > 0 && self->work < MOST_WORK && self->n_since < STEPS_A_POINT
         && self->length > SHORTEST;
}

/**
 * mp_plan_group_bound_begin:
 * @rewards: (array): what each mentee brings in who is in no group, in points
 *
 * Begins from rewards that are near the best, such as those of the best groups so far.
 */
void
mp_plan_group_bound_begin (MpPlanGroupBound *self, const gint64 *rewards)
{
  for (guint i = 0; i < self->groups->problem->n_mentees; i++)
    self->rewards[i] = rewards[i] * PARTS;
}

static gint64
worth_of (const MpPlanGroupBound *self, const Choice *choice)
{
  return choice->value + MAX (choice->extra - self->extra_toll, 0);
}

/* Keeps the best groups, the best first. */
static gboolean
offer (MpPlanGroupBound *self, const Choice *choice)
{
  const gint64 worth = worth_of (self, choice);
  guint place = self->n_choices;

  if (place == self->groups->n_groups && worth <= worth_of (self, &self->choices[place - 1]))
    return FALSE;

  self->n_choices = MIN (self->n_choices + 1, self->groups->n_groups);
  for (; place > 0 && worth_of (self, &self->choices[place - 1]) < worth; place--)
    self->choices[place] = self->choices[place - 1];
  self->choices[place] = *choice;

  return TRUE;
}

/* No less than what the best groups that visit the tables at hand are worth before tolls: whatever
 * the level, their members bring in no more than it for each of them and what all are above it. */
static gint64
overestimate (MpPlanGroupBound *self, guint n_visits, const gint64 *values)
{
  const guint n_mentees = self->groups->problem->n_mentees;
  const gint64 level = self->levels[n_visits];
  gint64 most = level * self->small;

  for (guint i = 0; i < n_mentees; i++)
    most += MAX (values[i] - level, 0);
  self->work += n_mentees;

  return MAX (most, most + level - self->extra_toll);
}

/* What a group has to be worth to be one of the best. */
static gint64
find_least (const MpPlanGroupBound *self)
{
  if (self->n_choices < self->groups->n_groups)
    return self->least_worth;

  return MAX (self->least_worth, worth_of (self, &self->choices[self->n_choices - 1]) + 1);
}

/* The value of the last of the best members is the level for the sets that come. */
static void
keep_level (MpPlanGroupBound *self, guint n_visits)
{
  gint64 level = self->scratch[0];

  for (guint k = 1; k < self->small; k++)
    level = MIN (level, self->scratch[k]);
  self->levels[n_visits] = level;
}

/* The groups that visit the tables at hand: the first has the members that suit these best, the
 * second the next best, as long as that is worth it. A member more, in a large group, is the one
 * that comes next; of several groups the first gets the best, which can only be too much. */
static void
look_at_set (MpPlanGroupBound *self, guint n_visits, const gint64 *values)
{
  const guint n_mentees = self->groups->problem->n_mentees;
  const gint64 toll = add_up_tolls (self, n_visits);
  guint done = 0;
  Choice choice;

  if (overestimate (self, n_visits, values) - toll < find_least (self))
    return;

  self->work += EXACTLY * n_mentees;
  memcpy (self->scratch, values, n_mentees * sizeof *values);
  choice.n_visits = n_visits;
  memcpy (choice.visits, self->visits, n_visits * sizeof *self->visits);

  for (choice.copy = 0; done + self->small <= n_mentees; choice.copy++)
    {
      gint64 *left = &self->scratch[done];

      choice.value = mp_plan_sum_top (left, n_mentees - done, self->small) - toll;
      done += self->small;
      choice.extra = G_MININT64 / 2;
      for (guint k = done; k < n_mentees; k++)
        choice.extra = MAX (choice.extra, self->scratch[k]);
      if (choice.copy == 0)
        keep_level (self, n_visits);
      if (!offer (self, &choice))
        break;
    }
}

/* Goes through all sets of tables that one group can visit. */
static void
look_at_sets (MpPlanGroupBound *self, guint n_visits, guint first)
{
  const guint n_mentees = self->groups->problem->n_mentees;
  const guint n_rotations = self->groups->problem->n_rotations;
  const gint64 *values = &self->values[(gsize) n_visits * n_mentees];
  gint64 *more = &self->values[((gsize) n_visits + 1) * n_mentees];

  look_at_set (self, n_visits, values);
  if (n_visits == n_rotations)
    return;

  for (guint k = first; k < self->tables->len; k++)
    {
      const guint table = g_array_index (self->tables, guint, k);
      const gint64 *gains = &self->groups->gains[(gsize) table * n_mentees];

      self->visits[n_visits] = table;
      for (guint i = 0; i < n_mentees; i++)
        more[i] = values[i] + gains[i] * PARTS;
      if (n_visits + 1 == n_rotations
          && overestimate (self, n_visits + 1, more) - add_up_table_tolls (self, n_visits + 1)
             < find_least (self))
        continue;
      if (!can_visit (self, n_visits + 1))
        continue;
      look_at_sets (self, n_visits + 1, k + 1);
    }
}

/* The cheapest first, of equal ones the earliest. */
static void
sort_times (MpPlanGroupBound *self)
{
  const gint64 *of_times = &self->tolls[self->groups->n_tables];

  for (guint n = 0; n < self->groups->problem->n_rotations; n++)
    {
      guint place = n;

      for (; place > 0 && of_times[self->times[place - 1]] > of_times[n]; place--)
        self->times[place] = self->times[place - 1];
      self->times[place] = n;
    }
}

/* What each mentee brings in in the group. */
static void
add_up_values (const MpPlanGroupBound *self, const Choice *choice, gint64 *values)
{
  const guint n_mentees = self->groups->problem->n_mentees;
  guint padded[64];

  for (guint k = 0; k < 64; k++)
    padded[k] = k < choice->n_visits ? choice->visits[k] : MP_PLAN_NO_TABLE;
  mp_plan_groups_get_column (self->groups, padded, values);
  for (guint i = 0; i < n_mentees; i++)
    values[i] = values[i] * PARTS - self->rewards[i];
}

/* At least so many sets as there are groups are worth what those of the last step are now. */
static void
look_at_last (MpPlanGroupBound *self)
{
  const guint n_mentees = self->groups->problem->n_mentees, n_last = self->n_choices;
  g_autofree Choice *last = g_memdup2 (self->choices, (n_last + 1) * sizeof *last);

  self->n_choices = 0;
  self->least_worth = G_MININT64;
  for (guint c = 0; c < n_last; c++)
    {
      const Choice *choice = &last[c];
      gint64 *values = &self->values[(gsize) choice->n_visits * n_mentees];

      if (choice->copy > 0)
        continue;
      add_up_values (self, choice, values);
      memcpy (self->visits, choice->visits, choice->n_visits * sizeof *choice->visits);
      look_at_set (self, choice->n_visits, values);
    }
  if (self->n_choices == self->groups->n_groups)
    self->least_worth = worth_of (self, &self->choices[self->n_choices - 1]);
  self->n_choices = 0;
}

/* What all groups are worth together in the relaxed plan. */
static gint64
look (MpPlanGroupBound *self)
{
  const MpPlanGroups *groups = self->groups;
  gint64 sum = self->extra_toll * self->n_large;

  for (guint j = 0; j < self->n_tolls; j++)
    sum += self->tolls[j] * self->most[j];
  sort_times (self);
  look_at_last (self);
  for (guint i = 0; i < groups->problem->n_mentees; i++)
    {
      self->values[i] = -self->rewards[i];
      sum += self->rewards[i];
    }
  look_at_sets (self, 0, 0);
  for (guint c = 0; c < self->n_choices; c++)
    sum += worth_of (self, &self->choices[c]);

  return sum;
}

static int
compare_values (gconstpointer a, gconstpointer b, gpointer user_data)
{
  const gint64 *values = user_data;
  const guint one = *(const guint *) a, other = *(const guint *) b;

  if (values[one] != values[other])
    return values[one] > values[other] ? -1 : 1;

  return one < other ? -1 : one > other;
}

static void
count_members (MpPlanGroupBound *self, const Choice *choice, guint *order)
{
  const guint n_mentees = self->groups->problem->n_mentees;
  const guint first = choice->copy * self->small;
  const gboolean large = choice->extra > self->extra_toll;

  add_up_values (self, choice, self->scratch);
  for (guint i = 0; i < n_mentees; i++)
    order[i] = i;
  g_qsort_with_data (order, n_mentees, sizeof *order, compare_values, self->scratch);
  for (guint k = first; k < first + self->small + large && k < n_mentees; k++)
    self->slope[order[k]]--;
  for (guint v = 0; v < choice->n_visits; v++)
    self->slope[n_mentees + choice->visits[v]]--;
  memcpy (self->visits, choice->visits, choice->n_visits * sizeof *choice->visits);
  for (guint64 times = find_cheapest (self, choice->n_visits); times != 0; times &= times - 1)
    self->slope[n_mentees + self->groups->n_tables + __builtin_ctzll (times)]--;
  self->slope[n_mentees + self->n_tolls] -= large;
}

/* How much is missing to what is demanded: how often each mentee is in no group, how many visits
 * each table and each rotation has left, and how many groups would have to be larger. */
static gdouble
find_slope (MpPlanGroupBound *self)
{
  const guint n_mentees = self->groups->problem->n_mentees, n_tolls = self->n_tolls;
  g_autofree guint *order = g_new (guint, n_mentees);
  gdouble squares = 0;

  for (guint i = 0; i < n_mentees; i++)
    self->slope[i] = 1;
  for (guint j = 0; j < n_tolls; j++)
    self->slope[n_mentees + j] = self->most[j];
  self->slope[n_mentees + n_tolls] = self->n_large;
  for (guint c = 0; c < self->n_choices; c++)
    count_members (self, &self->choices[c], order);

  for (guint j = 0; j < n_tolls; j++)
    if (self->slope[n_mentees + j] > 0 && self->tolls[j] == 0)
      self->slope[n_mentees + j] = 0;
  for (guint k = 0; k <= n_mentees + n_tolls; k++)
    squares += (gdouble) self->slope[k] * self->slope[k];

  return squares;
}

static void
walk (MpPlanGroupBound *self, gint64 now, gint64 reached)
{
  const guint n_mentees = self->groups->problem->n_mentees, n_tolls = self->n_tolls;
  const gdouble squares = find_slope (self);
  const gdouble step = squares > 0 ? self->length * (now - reached) / squares : 0;

  for (guint i = 0; i < n_mentees; i++)
    self->rewards[i] -= llround (step * self->slope[i]);
  for (guint j = 0; j < n_tolls; j++)
    self->tolls[j] = MAX (self->tolls[j] - llround (step * self->slope[n_mentees + j]), 0);
  self->extra_toll -= llround (step * self->slope[n_mentees + n_tolls]);
}

/* Whether to go on from here, and not from the best rewards and tolls so far with shorter steps. */
static gboolean
keep_best (MpPlanGroupBound *self, gint64 now)
{
  const guint n_mentees = self->groups->problem->n_mentees, n_tolls = self->n_tolls;

  if (now < self->best)
    {
      if (self->best_then == G_MAXINT64 || now <= self->best_then - PARTS)
        {
          self->best_then = now;
          self->n_since = 0;
        }
      self->best = now;
      self->best_extra_toll = self->extra_toll;
      memcpy (self->best_rewards, self->rewards, n_mentees * sizeof (gint64));
      memcpy (self->best_tolls, self->tolls, n_tolls * sizeof (gint64));
      self->n_idle = 0;
      return TRUE;
    }
  if (++self->n_idle < PATIENCE)
    return TRUE;

  self->n_idle = 0;
  self->length *= 0.6;
  self->extra_toll = self->best_extra_toll;
  memcpy (self->rewards, self->best_rewards, n_mentees * sizeof (gint64));
  memcpy (self->tolls, self->best_tolls, n_tolls * sizeof (gint64));
  return FALSE;
}

/**
 * mp_plan_group_bound_step:
 * @reached: by how much the best plan so far is worth more than no seats at all
 *
 * Goes a step towards the least bound.
 *
 * Returns: no plan is worth more than this above no seats at all
 */
gint64
mp_plan_group_bound_step (MpPlanGroupBound *self, gint64 reached)
{
  const gint64 now = look (self);

  g_return_val_if_fail (self->n_steps > 0, G_MAXINT64);

  self->n_steps--;
  self->n_since++;
  if (keep_best (self, now))
    walk (self, now, reached * PARTS);

  return self->best >= 0 ? self->best / PARTS : -((-self->best + PARTS - 1) / PARTS);
}

/**
 * mp_plan_group_bound_get_design:
 * @design: (out caller-allocates) (array): what the groups of the last relaxed plan visit
 */
void
mp_plan_group_bound_get_design (const MpPlanGroupBound *self, guint *design)
{
  const guint n_rotations = self->groups->problem->n_rotations;

  for (guint g = 0; g < self->groups->n_groups; g++)
    for (guint k = 0; k < n_rotations; k++)
      {
        const Choice *choice = &self->choices[g];
        const gboolean there = g < self->n_choices && k < choice->n_visits;

        design[g * n_rotations + k] = there ? choice->visits[k] : MP_PLAN_NO_TABLE;
      }
}
