/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The best plan, proven, when every table is open in all rotations or in none.
 *
 * Then it does not matter in which rotation somebody sits where: who sits where is a flow of least
 * cost, and any such choice can be spread over the rotations, see mp-plan-colour.c.
 */

#include "schedule/mp-plan-always-open.h"

#include "match/mp-match-solver.h"
#include "schedule/mp-plan-colour.h"

/**
 * mp_plan_is_always_open:
 *
 * Returns: whether no table is open in some rotations and closed in others, so that
 *   mp_plan_always_open() can plan it
 */
gboolean
mp_plan_is_always_open (const MpPlanProblem *problem)
{
  g_return_val_if_fail (problem != NULL, FALSE);

  for (guint k = 0; k < problem->tables->len; k++)
    for (guint t = 1; t < problem->n_rotations; t++)
      if (mp_plan_problem_is_open (problem, k, t) != mp_plan_problem_is_open (problem, k, 0))
        return FALSE;

  return TRUE;
}

/* A seat is worth what it gains over having none; one that gains nothing need not be taken. */
static void
set_gains (MpMatchProblem *flow, const MpPlanProblem *problem, guint table)
{
  for (guint i = 0; i < problem->n_mentees; i++)
    {
      const gint gain = mp_plan_problem_get_worth (problem, i, table) - problem->points.none;

      if (gain >= 0)
        flow->dense[(gsize) i * flow->n_mentors + table] = -gain;
    }
}

static MpMatchProblem *
make_flow (const MpPlanProblem *problem)
{
  const guint n_tables = problem->tables->len, n_mentees = problem->n_mentees;
  MpMatchProblem *flow = mp_match_problem_new_dense (n_mentees, n_tables);

  for (guint i = 0; i < n_mentees; i++)
    flow->demands[i] = MIN (problem->n_rotations, n_tables);
  for (guint k = 0; k < n_tables; k++)
    {
      const guint64 n_seats = g_array_index (problem->tables, MpPlanTable, k).n_seats;

      flow->capacities[k] = MIN (n_seats * problem->n_rotations, n_mentees);
      if (mp_plan_problem_is_open (problem, k, 0))
        set_gains (flow, problem, k);
    }

  return flow;
}

static void
write_rota (MpPlan *plan, const MpPlanProblem *problem, const MpMatching *matching)
{
  const MpMatchArc *pairs = (const MpMatchArc *) matching->pairs->data;
  g_autofree MpPlanVisit *visits = g_new (MpPlanVisit, MAX (matching->pairs->len, 1));

  for (guint p = 0; p < matching->pairs->len; p++)
    visits[p] = (MpPlanVisit) { pairs[p].mentee, pairs[p].mentor };
  mp_plan_colour (problem->n_mentees, problem->tables->len, problem->n_rotations, visits,
                  matching->pairs->len, plan->rota);
}

/**
 * mp_plan_always_open:
 * @problem: one that mp_plan_problem_check() passed and for which mp_plan_is_always_open(); the
 *   smallest number for a table is not minded
 *
 * Returns: (transfer full): the best plan, with its points for a bound, or %NULL with @error set:
 *   %G_IO_ERROR_CANCELLED
 */
MpPlan *
mp_plan_always_open (const MpPlanProblem *problem, GCancellable *cancellable, GError **error)
{
  g_autoptr (MpPlan) plan = NULL;

  g_return_val_if_fail (problem != NULL, NULL);

  plan = mp_plan_new (problem);
  if (problem->n_rotations > 0)
    {
      g_autoptr (MpMatchProblem) flow = make_flow (problem);
      g_autoptr (MpMatching) matching
        = mp_match_solve (flow, MP_MATCH_BEST, cancellable, NULL, NULL, error);

      if (matching == NULL)
        return NULL;
      write_rota (plan, problem, matching);
    }

  plan->points = mp_plan_count (plan, problem, NULL);
  plan->bound = plan->points;
  return g_steal_pointer (&plan);
}
