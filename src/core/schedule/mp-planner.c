/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Plans a Knowledge Exchange as well as can be, and says how well that is (K-1 to K-4). */

#include "schedule/mp-planner.h"

#include <string.h>

#include "schedule/mp-plan-always-open.h"
#include "schedule/mp-plan-fewest.h"
#include "schedule/mp-plan-first-come.h"
#include "schedule/mp-plan-search.h"

/* Tells the caller about points instead of gains. */
typedef struct
{
  gint64 nobody;
  MpPlanProgress progress;
  gpointer user_data;
} Watcher;

static void
found_cb (gint64 gain, gint64 bound, gpointer user_data)
{
  const Watcher *self = user_data;

  if (self->progress != NULL)
    self->progress (self->nobody + gain, self->nobody + bound, self->user_data);
}

static MpPlan *
search_plan (const MpPlanProblem *problem,
              GCancellable        *cancellable,
              MpPlanProgress       progress,
              gpointer             user_data,
              GError             **error)
{
  const gsize n_places = (gsize) problem->n_mentees * problem->n_rotations;
  g_autoptr (MpPlan) plan = mp_plan_new (problem);
  g_autoptr (MpPlanModel) model = mp_plan_model_new (problem);
  g_autoptr (MpPlanSearch) search = mp_plan_search_new (model, MP_PLAN_SEARCH_LIMIT, cancellable);
  Watcher watcher = { plan->points, progress, user_data };

  mp_plan_search_watch (search, found_cb, &watcher);
  if (!mp_plan_fewest_run (search, problem->fewest, error))
    return NULL;

  memcpy (plan->rota, search->rota, sizeof (guint) * n_places);
  plan->bound = plan->points + search->bound;
  plan->points = mp_plan_count (plan, problem, NULL);
  return g_steal_pointer (&plan);
}

static MpPlan *
plan_any (const MpPlanProblem *problem,
          GCancellable        *cancellable,
          MpPlanProgress       progress,
          gpointer             user_data,
          GError             **error)
{
  if (problem->fewest <= 1 && mp_plan_is_always_open (problem))
    return mp_plan_always_open (problem, cancellable, error);

  return search_plan (problem, cancellable, progress, user_data, error);
}

/**
 * mp_plan_free_mode:
 * @cancellable: (nullable): looked at often
 * @progress: (nullable) (scope call): called when the plan or the bound got better
 *
 * Plans an exchange in which each mentee has an own rota.
 *
 * Returns: (transfer full): the plan, with a bound that is its points if it is proven to be the
 *   best, or %NULL with @error set: %MP_PLAN_ERROR_INVALID, %G_IO_ERROR_CANCELLED
 */
MpPlan *
mp_plan_free_mode (const MpPlanProblem *problem,
                   GCancellable        *cancellable,
                   MpPlanProgress       progress,
                   gpointer             user_data,
                   GError             **error)
{
  g_autoptr (MpPlan) plan = NULL;
  g_autoptr (MpPlan) first_come = NULL;

  g_return_val_if_fail (problem != NULL, NULL);

  if (!mp_plan_problem_check (problem, error)
      || g_cancellable_set_error_if_cancelled (cancellable, error))
    return NULL;

  plan = plan_any (problem, cancellable, progress, user_data, error);
  if (plan == NULL)
    return NULL;

  first_come = mp_plan_first_come (problem);
  plan->first_come = first_come->points;
  if (progress != NULL)
    progress (plan->points, plan->bound, user_data);

  return g_steal_pointer (&plan);
}
