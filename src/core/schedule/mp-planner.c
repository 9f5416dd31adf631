/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Plans a Knowledge Exchange as well as can be, and says how well that is (K-1 to K-4). */

#include "schedule/mp-planner.h"

#include "schedule/mp-plan-always-open.h"
#include "schedule/mp-plan-first-come.h"

/* No rota is worth more than the dearest seat in every rotation. */
static gint64
bound_simply (const MpPlanProblem *problem)
{
  gint most = MAX (problem->points.other, problem->points.none);

  for (guint rank = 0; rank < MP_PLAN_N_RANKS; rank++)
    most = MAX (most, problem->points.wish[rank]);

  return (gint64) most * problem->n_mentees * problem->n_rotations;
}

static MpPlan *
plan_any (const MpPlanProblem *problem, GCancellable *cancellable, GError **error)
{
  MpPlan *plan;

  if (problem->fewest <= 1 && mp_plan_is_always_open (problem))
    return mp_plan_always_open (problem, cancellable, error);

  plan = mp_plan_first_come (problem);
  plan->bound = bound_simply (problem);
  return plan;
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

  plan = plan_any (problem, cancellable, error);
  if (plan == NULL)
    return NULL;

  first_come = mp_plan_first_come (problem);
  plan->first_come = first_come->points;
  if (progress != NULL)
    progress (plan->points, plan->bound, user_data);

  return g_steal_pointer (&plan);
}
