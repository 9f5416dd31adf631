/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Splits a cohort that is too large for one sitting among several exchanges (K-1). */

#include "config.h"

#include "schedule/mp-plan-events.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "schedule/mp-plan-events-bound.h"
#include "schedule/mp-plan-first-come.h"
#include "schedule/mp-planner.h"

#define N_STEPS 300

/* Every so often the events are planned for the split that the bound has at hand. */
#define STEPS_A_PLAN 30

/* So many exchanges of two mentees are tried in the end. */
#define MOST_SWAPS 200

#define SEED 1

typedef struct
{
  const GPtrArray *problems;
  guint n_mentees;
  guint *events;
  guint *best_events;
  GPtrArray *best_plans;
  gint64 best;
  gint64 bound;
  GCancellable *cancellable;
} Splitting;

static void
splitting_clear (Splitting *self)
{
  g_free (self->events);
  g_free (self->best_events);
  g_clear_pointer (&self->best_plans, g_ptr_array_unref);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Splitting, splitting_clear)

static gboolean
check_problems (const GPtrArray *problems, guint size, GError **error)
{
  const MpPlanProblem *first;

  if (problems->len == 0)
    {
      g_set_error (error, MP_PLAN_ERROR, MP_PLAN_ERROR_INVALID,
                   _("There is no exchange to split the mentees among (K-1)."));
      return FALSE;
    }

  first = g_ptr_array_index (problems, 0);
  for (guint e = 0; e < problems->len; e++)
    {
      const MpPlanProblem *problem = g_ptr_array_index (problems, e);

      if (!mp_plan_problem_check (problem, error))
        {
          g_prefix_error (error, _("Exchange %u: "), e + 1);
          return FALSE;
        }
      if (problem->n_mentees != first->n_mentees)
        {
          g_set_error (error, MP_PLAN_ERROR, MP_PLAN_ERROR_INVALID,
                       _("Exchange %u is for %u mentees and exchange 1 for %u: each is to have"
                         " everybody’s wishes."), e + 1, problem->n_mentees, first->n_mentees);
          return FALSE;
        }
    }
  if ((guint64) size * problems->len >= first->n_mentees)
    return TRUE;

  g_set_error (error, MP_PLAN_ERROR, MP_PLAN_ERROR_INVALID,
               ngettext ("%u exchange of at most %u does not take %u mentees (K-1).",
                         "%u exchanges of at most %u do not take %u mentees (K-1).",
                         problems->len), problems->len, size, first->n_mentees);
  return FALSE;
}

/**
 * mp_plan_events_part:
 * @problem: an event as if everybody went to it
 * @events: (array): to which event each mentee goes
 *
 * Returns: (transfer full): the event for those alone who go to it, in the order of their numbers;
 *   it must not outlive the names in @problem
 */
MpPlanProblem *
mp_plan_events_part (const MpPlanProblem *problem, const guint *events, guint event)
{
  g_autoptr (GPtrArray) names = NULL;
  MpPlanProblem *part;
  guint n_here = 0;

  g_return_val_if_fail (problem != NULL && events != NULL, NULL);

  part = mp_plan_problem_copy (problem);
  names = problem->mentee_names != NULL ? g_ptr_array_new () : NULL;
  for (guint i = 0; i < problem->n_mentees; i++)
    {
      const gsize n_careers = problem->n_careers;

      if (events[i] != event)
        continue;
      memcpy (&part->ranks[n_here * n_careers], &problem->ranks[i * n_careers], n_careers);
      if (names != NULL)
        g_ptr_array_add (names, g_ptr_array_index (problem->mentee_names, i));
      n_here++;
    }
  part->n_mentees = n_here;
  mp_plan_problem_set_names (part, names, problem->table_names, problem->mentor_names);

  return part;
}

static MpPlan *
plan_event (const Splitting *self, guint event, GError **error)
{
  const MpPlanProblem *problem = g_ptr_array_index (self->problems, event);
  g_autoptr (MpPlanProblem) part = mp_plan_events_part (problem, self->events, event);

  return mp_plan_free_mode (part, self->cancellable, NULL, NULL, error);
}

static void
free_plan (gpointer plan)
{
  mp_plan_free (plan);
}

/* Plans all events for the split at hand, and keeps it if that is the best so far. */
static gboolean
plan_all (Splitting *self, GError **error)
{
  g_autoptr (GPtrArray) plans = g_ptr_array_new_with_free_func (free_plan);
  gint64 points = 0;

  for (guint e = 0; e < self->problems->len; e++)
    {
      MpPlan *plan = plan_event (self, e, error);

      if (plan == NULL)
        return FALSE;
      g_ptr_array_add (plans, plan);
      points += plan->points;
    }
  if (self->best_plans != NULL && points <= self->best)
    return TRUE;

  g_clear_pointer (&self->best_plans, g_ptr_array_unref);
  self->best_plans = g_steal_pointer (&plans);
  self->best = points;
  memcpy (self->best_events, self->events, self->n_mentees * sizeof *self->events);

  return TRUE;
}

static int
compare_wishes (gconstpointer a, gconstpointer b, gpointer user_data)
{
  const MpPlanProblem *problem = user_data;
  const guint one = *(const guint *) a, other = *(const guint *) b;

  for (guint rank = 1; rank <= MP_PLAN_N_RANKS; rank++)
    for (guint c = 0; c < problem->n_careers; c++)
      {
        const gboolean x = problem->ranks[(gsize) one * problem->n_careers + c] == rank;
        const gboolean y = problem->ranks[(gsize) other * problem->n_careers + c] == rank;

        if (x != y)
          return x ? -1 : 1;
      }

  return one < other ? -1 : one > other;
}

/* Those who wish the same are dealt out like cards, which is good where events offer the same. */
static void
deal (Splitting *self)
{
  MpPlanProblem *problem = g_ptr_array_index (self->problems, 0);
  g_autofree guint *order = g_new (guint, MAX (self->n_mentees, 1));

  for (guint i = 0; i < self->n_mentees; i++)
    order[i] = i;
  g_qsort_with_data (order, self->n_mentees, sizeof *order, compare_wishes, problem);
  for (guint k = 0; k < self->n_mentees; k++)
    self->events[order[k]] = k % self->problems->len;
}

static gboolean
is_proven (const Splitting *self)
{
  g_assert (self->best <= self->bound);

  return self->best == self->bound;
}

static gboolean
prove (Splitting *self, GError **error)
{
  g_autoptr (MpPlanEventsBound) bound = mp_plan_events_bound_new (self->problems);

  for (guint n = 0; n < N_STEPS && !is_proven (self); n++)
    {
      gint64 proven;

      if (g_cancellable_set_error_if_cancelled (self->cancellable, error))
        return FALSE;
      proven = mp_plan_events_bound_step (bound, self->best, self->events);
      self->bound = MIN (self->bound, proven);
      if (n % STEPS_A_PLAN == 0 && !plan_all (self, error))
        return FALSE;
    }

  return TRUE;
}

static void
swap_events (Splitting *self, guint one, guint other)
{
  const guint event = self->events[one];

  self->events[one] = self->events[other];
  self->events[other] = event;
}

static void
keep_swap (Splitting *self, guint event, MpPlan *plan)
{
  const MpPlan *before = g_ptr_array_index (self->best_plans, event);

  self->best += plan->points - before->points;
  free_plan (self->best_plans->pdata[event]);
  self->best_plans->pdata[event] = plan;
}

/* Keeps the exchange of the two if their events are worth more together by it. */
static gboolean
try_swap (Splitting *self, guint one, guint other, GError **error)
{
  const guint a = self->events[one], b = self->events[other];
  const gint64 before = ((MpPlan *) self->best_plans->pdata[a])->points
                        + ((MpPlan *) self->best_plans->pdata[b])->points;
  g_autoptr (MpPlan) at_a = NULL;
  g_autoptr (MpPlan) at_b = NULL;

  swap_events (self, one, other);
  at_a = plan_event (self, a, error);
  at_b = at_a != NULL ? plan_event (self, b, error) : NULL;
  if (at_b == NULL)
    return FALSE;

  if (at_a->points + at_b->points > before)
    {
      keep_swap (self, a, g_steal_pointer (&at_a));
      keep_swap (self, b, g_steal_pointer (&at_b));
      memcpy (self->best_events, self->events, self->n_mentees * sizeof *self->events);
    }
  else
    swap_events (self, one, other);

  return TRUE;
}

static gboolean
swap (Splitting *self, GError **error)
{
  g_autoptr (GRand) rand = g_rand_new_with_seed (SEED);

  memcpy (self->events, self->best_events, self->n_mentees * sizeof *self->events);
  for (guint n = 0; n < MOST_SWAPS && self->n_mentees > 1 && !is_proven (self); n++)
    {
      const guint one = g_rand_int_range (rand, 0, self->n_mentees);
      const guint other = g_rand_int_range (rand, 0, self->n_mentees);

      if (self->events[one] != self->events[other] && !try_swap (self, one, other, error))
        return FALSE;
    }

  return TRUE;
}

static MpPlanEvents *
make_events (Splitting *self)
{
  MpPlanEvents *events = g_new0 (MpPlanEvents, 1);

  events->n_events = self->problems->len;
  events->events = g_steal_pointer (&self->best_events);
  events->plans = g_steal_pointer (&self->best_plans);
  events->points = self->best;
  events->bound = self->bound;

  return events;
}

/**
 * mp_plan_split_events:
 * @problems: (element-type MpPlanProblem): each exchange, as if the whole cohort went to it: its
 *   tables, rotations and points, and everybody's wishes; they may offer the same or not, and the
 *   same problem may be there several times
 * @size: the most mentees that one of them may have
 * @cancellable: (nullable): looked at often
 *
 * Says who goes to which exchange, each mentee to one, so that their sizes differ by at most one
 * (K-1) and the plans that free mode finds for them are worth as much as possible together (K-4).
 * How many exchanges there have to be is the length of mp_plan_split_sizes().
 *
 * Splits come from prices of seats, by which the bound is found as well, and from dealing out those
 * who wish the same; of the best, mentees are exchanged as long as that helps. If the points are
 * the bound no split is better.
 *
 * Returns: (transfer full): the split and its plans, or %NULL with @error set:
 *   %MP_PLAN_ERROR_INVALID, %G_IO_ERROR_CANCELLED
 */
MpPlanEvents *
mp_plan_split_events (const GPtrArray *problems,
                      guint            size,
                      GCancellable    *cancellable,
                      GError         **error)
{
  g_auto (Splitting) self = { 0 };

  g_return_val_if_fail (problems != NULL, NULL);

  if (!check_problems (problems, size, error))
    return NULL;

  self.problems = problems;
  self.n_mentees = ((const MpPlanProblem *) g_ptr_array_index (problems, 0))->n_mentees;
  self.events = g_new0 (guint, MAX (self.n_mentees, 1));
  self.best_events = g_new0 (guint, MAX (self.n_mentees, 1));
  self.bound = G_MAXINT64;
  self.cancellable = cancellable;
  deal (&self);
  if (!plan_all (&self, error) || !prove (&self, error) || !swap (&self, error))
    return NULL;

  return make_events (&self);
}

/* What the events would be worth if everybody went to the first one with room for them. */
static gint64
let_arrive (const MpPlanEvents *self, const MpPlanProblem *problem)
{
  g_autofree guint *events = g_new (guint, MAX (problem->n_mentees, 1));
  gint64 points = 0;

  for (guint i = 0; i < problem->n_mentees; i++)
    events[i] = (guint) ((guint64) i * self->n_events / problem->n_mentees);
  for (guint e = 0; e < self->n_events; e++)
    {
      g_autoptr (MpPlanProblem) part = mp_plan_events_part (problem, events, e);
      g_autoptr (MpPlan) plan = mp_plan_first_come (part);

      points += plan->points;
    }

  return points;
}

/**
 * mp_plan_events_join:
 * @problem: what each of the events offers, and everybody's wishes
 *
 * Puts the rotas of all events together, for when they all offer the same.
 *
 * Returns: (transfer full): one plan for the whole cohort; `first_come` tells what the events would
 *   be worth if they were filled, and everybody chose, in the order of arrival
 */
MpPlan *
mp_plan_events_join (const MpPlanEvents *self, const MpPlanProblem *problem)
{
  g_autofree guint *n_here = NULL;
  MpPlan *plan;

  g_return_val_if_fail (self != NULL && problem != NULL, NULL);

  plan = mp_plan_new (problem);
  n_here = g_new0 (guint, self->n_events);
  for (guint i = 0; i < problem->n_mentees; i++)
    {
      const gsize n_rotations = problem->n_rotations;
      const guint event = self->events[i];
      const MpPlan *part = g_ptr_array_index (self->plans, event);

      memcpy (&plan->rota[i * n_rotations], &part->rota[n_here[event]++ * n_rotations],
              sizeof (guint) * n_rotations);
    }
  plan->points = self->points;
  plan->bound = self->bound;
  plan->first_come = let_arrive (self, problem);

  return plan;
}

/**
 * mp_plan_events_free:
 */
void
mp_plan_events_free (MpPlanEvents *self)
{
  if (self == NULL)
    return;

  g_free (self->events);
  g_ptr_array_unref (self->plans);
  g_free (self);
}
