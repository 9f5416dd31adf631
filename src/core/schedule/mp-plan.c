/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The plan of one Knowledge Exchange: who sits where in which rotation, and how good that is. */

#include "schedule/mp-plan.h"

/**
 * mp_plan_new:
 *
 * Returns: (transfer full): a plan in which nobody has a seat, worth what that is worth
 */
MpPlan *
mp_plan_new (const MpPlanProblem *problem)
{
  MpPlan *self = g_new0 (MpPlan, 1);
  gsize n_places;

  g_return_val_if_fail (problem != NULL, NULL);

  n_places = (gsize) problem->n_mentees * problem->n_rotations;
  self->rota = g_new (guint, MAX (n_places, 1));
  for (gsize place = 0; place < n_places; place++)
    self->rota[place] = MP_PLAN_NO_TABLE;
  self->points = mp_plan_count (self, problem, NULL);
  self->first_come = self->points;
  self->bound = G_MAXINT64;

  return self;
}

/**
 * mp_plan_free:
 */
void
mp_plan_free (MpPlan *self)
{
  if (self == NULL)
    return;

  g_free (self->rota);
  g_free (self->groups);
  g_free (self);
}

/**
 * mp_plan_get_table:
 *
 * Returns: where the mentee sits then, or %MP_PLAN_NO_TABLE
 */
guint
mp_plan_get_table (const MpPlan        *self,
                   const MpPlanProblem *problem,
                   guint                mentee,
                   guint                rotation)
{
  g_return_val_if_fail (self != NULL && problem != NULL, MP_PLAN_NO_TABLE);
  g_return_val_if_fail (mentee < problem->n_mentees && rotation < problem->n_rotations,
                        MP_PLAN_NO_TABLE);

  return self->rota[(gsize) mentee * problem->n_rotations + rotation];
}

/* Counts a seat; served says which wishes of the mentee were met before. */
static void
count_seat (MpPlanSummary       *summary,
            const MpPlanProblem *problem,
            guint                mentee,
            guint                table,
            guint               *served)
{
  guint career, rank;

  if (table == MP_PLAN_NO_TABLE)
    {
      summary->n_without++;
      return;
    }

  career = g_array_index (problem->tables, MpPlanTable, table).career;
  rank = problem->ranks[(gsize) mentee * problem->n_careers + career];
  if (rank < 1 || rank > MP_PLAN_N_RANKS)
    {
      summary->n_other++;
      return;
    }
  if ((*served >> rank & 1) == 0)
    summary->n_served[rank - 1]++;
  *served |= 1u << rank;
}

/**
 * mp_plan_count:
 * @summary: (out) (optional): how many got what
 *
 * Counts what the rota is worth (K-4). The rota names tables of the problem alone.
 *
 * Returns: the points
 */
gint64
mp_plan_count (const MpPlan *self, const MpPlanProblem *problem, MpPlanSummary *summary)
{
  MpPlanSummary counted = { { 0 }, 0, 0 };
  gint64 points = 0;

  g_return_val_if_fail (self != NULL && problem != NULL, 0);

  for (guint i = 0; i < problem->n_mentees; i++)
    {
      guint served = 0;

      for (guint t = 0; t < problem->n_rotations; t++)
        {
          const guint table = mp_plan_get_table (self, problem, i, t);

          points += mp_plan_problem_get_worth (problem, i, table);
          count_seat (&counted, problem, i, table, &served);
        }
    }
  if (summary != NULL)
    *summary = counted;

  return points;
}
