/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Plans an exchange in which groups move together, and says how well (K-1 to K-4). */

#include <string.h>

#include "schedule/mp-plan-group-bound.h"
#include "schedule/mp-plan-group-search.h"
#include "schedule/mp-plan-top.h"
#include "schedule/mp-planner.h"

/* Every so often the search goes on from what the bound would have the groups visit. */
#define STEPS_A_START 25

/* So often the search shakes the best plan and goes on from there. */
#define MOST_SHAKES 60

/* So many mentees in groups may be looked at from the first start, until the bound is found, and
 * altogether. */
#define FIRST_WORK 600000000
#define BOUND_WORK 1000000000
#define MOST_WORK 1500000000

#define SEED 20

typedef struct
{
  const MpPlanProblem *problem;
  MpPlanGroups *groups;
  MpPlanGroupSearch *search;
  MpPlanGroupSearch *best;
  guint *design;
  gint64 none;
  gint64 bound;
  gint64 first_come;
  GCancellable *cancellable;
  MpPlanProgress progress;
  gpointer user_data;
} Planning;

/* No more mentees sit in all rotations together. */
static gsize
count_seats (const MpPlanGroups *groups)
{
  gsize n_seats = 0;

  for (guint t = 0; t < groups->problem->n_rotations; t++)
    {
      guint n_groups = 0;

      for (guint j = 0; j < groups->n_tables; j++)
        if ((groups->open[j] >> t & 1) != 0)
          n_groups = MIN (n_groups + groups->most_at_once[j], groups->n_groups);
      for (guint g = 0; g < n_groups; g++)
        n_seats += groups->sizes[g];
    }

  return n_seats;
}

/* Nobody gets more than the best seats that there are, one in each rotation, and of all those no
 * more are taken than there is room for groups. */
static gint64
bound_simply (const MpPlanGroups *groups)
{
  const guint n_mentees = groups->problem->n_mentees;
  const guint n_best = MIN (groups->problem->n_rotations, groups->n_tables);
  const gsize n_all = (gsize) n_mentees * n_best;
  g_autofree gint64 *gains = g_new (gint64, MAX (groups->n_tables, 1));
  g_autofree gint64 *best = g_new (gint64, MAX (n_all, 1));

  for (guint i = 0; i < n_mentees; i++)
    {
      for (guint j = 0; j < groups->n_tables; j++)
        gains[j] = groups->most_visits[j] == 0
          ? 0 : MAX (groups->gains[(gsize) j * n_mentees + i], 0);
      mp_plan_sum_top (gains, groups->n_tables, n_best);
      memcpy (&best[(gsize) i * n_best], gains, n_best * sizeof *gains);
    }

  return mp_plan_sum_top (best, n_all, MIN (n_all, count_seats (groups)));
}

static void
planning_init (Planning *self, const MpPlanProblem *problem, guint group_size)
{
  self->problem = problem;
  self->groups = mp_plan_groups_new (problem, group_size);
  self->search = mp_plan_group_search_new (self->groups);
  self->best = mp_plan_group_search_new (self->groups);
  self->design = g_new (guint, (gsize) self->groups->n_groups * problem->n_rotations + 1);
  self->none = (gint64) problem->points.none * problem->n_mentees * problem->n_rotations;
  self->bound = bound_simply (self->groups);
}

static void
planning_clear (Planning *self)
{
  mp_plan_group_search_free (self->search);
  mp_plan_group_search_free (self->best);
  mp_plan_groups_free (self->groups);
  g_free (self->design);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Planning, planning_clear)

static void
report (const Planning *self)
{
  if (self->progress != NULL)
    self->progress (self->none + self->best->value, self->none + self->bound, self->user_data);
}

static gboolean
is_proven (const Planning *self)
{
  g_assert (self->best->value <= self->bound);

  return self->best->value == self->bound;
}

static gboolean
search_on (Planning *self, guint64 limit, GError **error)
{
  self->search->limit = limit;
  if (!mp_plan_group_search_improve (self->search, self->cancellable, error))
    return FALSE;

  if (self->search->value > self->best->value)
    {
      mp_plan_group_search_copy (self->best, self->search);
      report (self);
    }

  return TRUE;
}

static gboolean
search_first (Planning *self, GError **error)
{
  self->first_come = mp_plan_groups_arrive (self->groups, self->design);
  mp_plan_group_search_start_at (self->search, self->design);
  mp_plan_group_search_copy (self->best, self->search);

  return search_on (self, FIRST_WORK, error);
}

/* What each mentee gets in the best plan, less the price of a place in the group. */
static void
begin_bound (const Planning *self, MpPlanGroupBound *bound)
{
  const guint n_mentees = self->problem->n_mentees;
  g_autofree gint64 *rewards = g_new (gint64, MAX (n_mentees, 1));

  for (guint i = 0; i < n_mentees; i++)
    {
      const guint group = self->best->members[i];

      rewards[i] = self->best->columns[(gsize) group * n_mentees + i] - self->best->prices[group];
    }
  mp_plan_group_bound_begin (bound, rewards);
}

static gboolean
prove (Planning *self, GError **error)
{
  g_autoptr (MpPlanGroupBound) bound = mp_plan_group_bound_new (self->groups);

  begin_bound (self, bound);
  for (guint n = 1; mp_plan_group_bound_goes_on (bound) && !is_proven (self); n++)
    {
      gint64 proven;

      if (g_cancellable_set_error_if_cancelled (self->cancellable, error))
        return FALSE;

      proven = mp_plan_group_bound_step (bound, self->best->value);
      self->bound = MIN (self->bound, proven);
      if (n % STEPS_A_START != 0 || self->search->work >= BOUND_WORK)
        continue;
      mp_plan_group_bound_get_design (bound, self->design);
      mp_plan_group_search_start (self->search, self->design);
      if (!search_on (self, BOUND_WORK, error))
        return FALSE;
      report (self);
    }

  return TRUE;
}

static gboolean
shake (Planning *self, GError **error)
{
  g_autoptr (GRand) rand = g_rand_new_with_seed (SEED);

  for (guint n = 0; n < MOST_SHAKES && self->search->work < MOST_WORK && !is_proven (self); n++)
    {
      mp_plan_group_search_copy (self->search, self->best);
      mp_plan_group_search_shake (self->search, rand, 2 + n % 4);
      if (!search_on (self, MOST_WORK, error))
        return FALSE;
    }

  return TRUE;
}

/* No plan in groups is worth more than the best one in which everybody goes alone. */
static gboolean
compare_with_free (Planning *self, GError **error)
{
  g_autoptr (MpPlan) plan = NULL;

  if (is_proven (self))
    return TRUE;

  plan = mp_plan_free_mode (self->problem, self->cancellable, NULL, NULL, error);
  if (plan == NULL)
    return FALSE;
  self->bound = MIN (self->bound, plan->bound - self->none);

  return TRUE;
}

static MpPlan *
make_plan (const Planning *self)
{
  const guint n_mentees = self->problem->n_mentees, n_rotations = self->problem->n_rotations;
  MpPlan *plan = mp_plan_new (self->problem);

  plan->n_groups = self->groups->n_groups;
  plan->groups = g_new (guint, MAX (n_mentees, 1));
  for (guint i = 0; i < n_mentees; i++)
    {
      plan->groups[i] = self->best->members[i];
      for (guint t = 0; t < n_rotations; t++)
        plan->rota[(gsize) i * n_rotations + t]
          = self->best->rota[(gsize) plan->groups[i] * n_rotations + t];
    }
  plan->points = self->none + self->best->value;
  plan->bound = self->none + self->bound;
  plan->first_come = self->none + self->first_come;

  return plan;
}

/* Groups of one are free mode. */
static MpPlan *
plan_alone (const MpPlanProblem *problem,
            GCancellable        *cancellable,
            MpPlanProgress       progress,
            gpointer             user_data,
            GError             **error)
{
  MpPlan *plan = mp_plan_free_mode (problem, cancellable, progress, user_data, error);

  if (plan == NULL)
    return NULL;

  plan->n_groups = problem->n_mentees;
  plan->groups = g_new (guint, MAX (problem->n_mentees, 1));
  for (guint i = 0; i < problem->n_mentees; i++)
    plan->groups[i] = i;

  return plan;
}

/**
 * mp_plan_group_mode:
 * @group_size: how large a group may be, at least 1
 * @cancellable: (nullable): looked at often
 * @progress: (nullable) (scope call): called when the plan or the bound got better
 *
 * Plans an exchange in which the mentees move in as few groups as there can be, whose sizes differ
 * by at most one (K-1): no group sits at the same table twice, and a table takes as many groups in
 * a rotation as it has seats for all their members. A plan is worth what the seats are worth to
 * each mentee (K-4).
 *
 * Who goes into which group is found exactly, given what the groups visit; that is searched from
 * several starts: groups in the order of arrival, the groups of the relaxed plans that the bound is
 * made of, and the best so far, shaken. The plan is therefore seldom far from the best, but only
 * proven to be the best if its points are the bound. That is the least of what the best seats are
 * worth for which there is room, of a Lagrangian bound, see mp_plan_group_bound_new(), and of the
 * bound of free mode. The search ends when its work is over a limit, which very many groups reach
 * sooner. Groups of one are free mode. `first_come` tells what it would be worth if groups were
 * made, and chose, in the order of arrival.
 *
 * Returns: (transfer full): the plan, or %NULL with @error set: %MP_PLAN_ERROR_INVALID,
 *   %G_IO_ERROR_CANCELLED
 */
MpPlan *
mp_plan_group_mode (const MpPlanProblem *problem,
                    guint                group_size,
                    GCancellable        *cancellable,
                    MpPlanProgress       progress,
                    gpointer             user_data,
                    GError             **error)
{
  g_auto (Planning) self = { 0 };

  g_return_val_if_fail (problem != NULL, NULL);

  if (!mp_plan_problem_check (problem, error))
    return NULL;
  if (group_size == 0)
    {
      g_set_error (error, MP_PLAN_ERROR, MP_PLAN_ERROR_INVALID,
                   "Nobody fits into groups of at most 0 mentees (K-1).");
      return NULL;
    }

  if (group_size == 1)
    return plan_alone (problem, cancellable, progress, user_data, error);

  planning_init (&self, problem, group_size);
  self.cancellable = cancellable;
  self.progress = progress;
  self.user_data = user_data;
  if (!search_first (&self, error) || !prove (&self, error) || !shake (&self, error)
      || !compare_with_free (&self, error))
    return NULL;

  return make_plan (&self);
}
