/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The best seats where hardly anybody lacks more than one: each rotation is planned on its own.
 *
 * Only the rule that nobody sits twice at a table ties rotations together (K-4). Without it the
 * rotations are so many assignments of mentees to seats. If nobody sits twice at a table in the
 * best ones, they are the best plan. After a cancellation that is the rule, since whoever had one
 * seat at the table needs one other seat.
 */

#include "schedule/mp-plan-each-rotation.h"

#include "match/mp-match-solver.h"

/* Those who need a seat in the rotation. */
static GArray *
list_open (const MpPlanModel *model, guint rotation)
{
  GArray *open = g_array_new (FALSE, FALSE, sizeof (guint));

  for (guint i = 0; i < model->n_mentees; i++)
    if (!model->settled[(gsize) i * model->n_rotations + rotation])
      g_array_append_val (open, i);

  return open;
}

/* Nobody goes where they already sit in another rotation. */
static void
forbid_settled (const MpPlanModel *model, guint mentee, gint32 *costs)
{
  const gsize first = (gsize) mentee * model->n_rotations;

  for (gsize place = first; place < first + model->n_rotations; place++)
    if (model->settled[place] && model->rota[place] != MP_PLAN_NO_TABLE)
      costs[model->rota[place]] = MP_MATCH_FORBIDDEN;
}

/* Where somebody has to sit, each seat that is taken also saves the penalty. */
static void
set_costs (const MpPlanModel *model, guint rotation, guint mentee, gint32 *costs)
{
  const gsize place = (gsize) mentee * model->n_rotations + rotation;
  const gint32 *gains = &model->gains[place * model->n_tables];

  for (guint k = 0; k < model->n_tables; k++)
    {
      const gsize cell = (gsize) rotation * model->n_tables + k;
      const gint32 saved = model->n_musts[cell] > 0 ? model->penalty * model->scale : 0;

      if (gains[k] != MP_PLAN_NEVER && gains[k] + saved >= 0)
        costs[k] = -(gains[k] + saved);
    }
  forbid_settled (model, mentee, costs);
}

static MpMatchProblem *
make_problem (const MpPlanModel *model, guint rotation, const GArray *open)
{
  MpMatchProblem *problem = mp_match_problem_new_dense (open->len, model->n_tables);

  for (guint k = 0; k < model->n_tables; k++)
    problem->capacities[k] = model->n_seats[(gsize) rotation * model->n_tables + k];
  for (guint n = 0; n < open->len; n++)
    set_costs (model, rotation, g_array_index (open, guint, n),
               &problem->dense[(gsize) n * model->n_tables]);

  return problem;
}

static gboolean
plan_rotation (MpPlanModel *model, guint rotation, GCancellable *cancellable, GError **error)
{
  g_autoptr (GArray) open = list_open (model, rotation);
  g_autoptr (MpMatchProblem) problem = make_problem (model, rotation, open);
  g_autoptr (MpMatching) matching
    = mp_match_solve (problem, MP_MATCH_BEST, cancellable, NULL, NULL, error);

  if (matching == NULL)
    return FALSE;

  for (guint p = 0; p < matching->pairs->len; p++)
    {
      const MpMatchArc *pair = &g_array_index (matching->pairs, MpMatchArc, p);
      const guint mentee = g_array_index (open, guint, pair->mentee);

      model->rota[(gsize) mentee * model->n_rotations + rotation] = pair->mentor;
    }
  model->work += open->len;

  return TRUE;
}

/* Whether nobody sits twice at a table. */
static gboolean
is_allowed (const MpPlanModel *model)
{
  for (guint i = 0; i < model->n_mentees; i++)
    {
      const guint *rota = &model->rota[(gsize) i * model->n_rotations];

      for (guint t = 1; t < model->n_rotations; t++)
        for (guint before = 0; before < t; before++)
          if (rota[t] != MP_PLAN_NO_TABLE && rota[t] == rota[before])
            return FALSE;
    }

  return TRUE;
}

/**
 * mp_plan_each_rotation:
 * @model: a model without noise, in which nobody sits who is not settled; a table at which some
 *   have to sit has to have them in all its seats
 * @proven: (out): whether the model's rota is now the best one; if it is not, the places that are
 *   not settled are empty again
 *
 * Finds the best rota if it is the one in which each rotation is planned on its own.
 *
 * Returns: %TRUE, or %FALSE with @error set: %G_IO_ERROR_CANCELLED
 */
gboolean
mp_plan_each_rotation (MpPlanModel   *model,
                       gboolean      *proven,
                       GCancellable  *cancellable,
                       GError       **error)
{
  const gsize n_places = (gsize) model->n_mentees * model->n_rotations;

  g_return_val_if_fail (model->noise == NULL && proven != NULL, FALSE);

  for (guint t = 0; t < model->n_rotations; t++)
    if (!plan_rotation (model, t, cancellable, error))
      return FALSE;

  *proven = is_allowed (model);
  for (gsize place = 0; !*proven && place < n_places; place++)
    if (!model->settled[place])
      model->rota[place] = MP_PLAN_NO_TABLE;

  return TRUE;
}
