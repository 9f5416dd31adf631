/* SPDX-License-Identifier: GPL-3.0-or-later */
/* As few changes as possible where tables run for a smallest number of people only (K-4, K-6).
 *
 * Whether those at a table with too few people can stay depends on who joins them, and it can be
 * right to move one so that several stay. So nothing is settled beforehand: keeping a seat is worth
 * a bonus, more than all points of two plans can differ, and the exchange is planned anew. The
 * bound then is one for seats that stay, and below that one for points.
 */

#include "schedule/mp-plan-keep.h"

#include <string.h>

#include "schedule/mp-plan-fewest.h"

/**
 * Keep:
 * @bonus: what a seat that stays is worth, or 0 if points go too far for one that is always more
 * @least: what no plan gains less than over nobody having a seat, without the bonus
 */
typedef struct
{
  const MpPlanProblem *problem;
  const guint *before;
  guint n_before;
  gint bonus;
  gint64 least;
} Keep;

static void
set_bonus (Keep *self)
{
  const MpPlanPoints *points = &self->problem->points;
  const gint64 n_places = (gint64) self->problem->n_mentees * self->problem->n_rotations;
  gint64 least = MIN (points->other - points->none, 0);
  gint64 most = MAX (points->other - points->none, 0);

  for (guint rank = 0; rank < MP_PLAN_N_RANKS; rank++)
    {
      least = MIN (least, points->wish[rank] - points->none);
      most = MAX (most, points->wish[rank] - points->none);
    }

  self->least = least * n_places;
  if ((most - least) * n_places < MP_PLAN_MOST_BONUS)
    self->bonus = (gint) ((most - least) * n_places + 1);
}

/**
 * mp_plan_keep_count:
 * @before: (array): the rota of an old plan
 * @n_before: how many mentees it has, the first ones
 *
 * Returns: how many of its seats the plan keeps
 */
guint
mp_plan_keep_count (const MpPlan        *plan,
                    const MpPlanProblem *problem,
                    const guint         *before,
                    guint                n_before)
{
  const gsize n_places = (gsize) n_before * problem->n_rotations;
  guint n_kept = 0;

  for (gsize place = 0; place < n_places; place++)
    n_kept += before[place] != MP_PLAN_NO_TABLE && plan->rota[place] == before[place];

  return n_kept;
}

/* What all plans gain at most over nobody having a seat, whatever they change. */
static gboolean
find_bound (const MpPlanProblem *problem, gint64 *bound, GCancellable *cancellable, GError **error)
{
  g_autoptr (MpPlanModel) model = mp_plan_model_new (problem);
  g_autoptr (MpPlanSearch) search = mp_plan_search_new (model, MP_PLAN_SEARCH_LIMIT, cancellable);

  if (!mp_plan_search_prove (search, error))
    return FALSE;

  *bound = search->bound;
  return TRUE;
}

/* Takes the better rota, and what is known of seats that stay. */
static gboolean
search_rota (const Keep *self, MpPlan *plan, gint64 nobody, gint64 *bound,
             GCancellable *cancellable, GError **error)
{
  const MpPlanProblem *problem = self->problem;
  const gsize size = sizeof (guint) * (gsize) problem->n_mentees * problem->n_rotations;
  g_autoptr (MpPlanModel) model
    = mp_plan_model_new_keeping (problem, self->before, self->n_before, self->bonus);
  g_autoptr (MpPlanSearch) search = mp_plan_search_new (model, MP_PLAN_SEARCH_LIMIT, cancellable);

  memcpy (search->rota, plan->rota, size);
  search->gain = plan->points - nobody
                 + (gint64) self->bonus
                   * mp_plan_keep_count (plan, problem, self->before, self->n_before);
  if (!mp_plan_fewest_run (search, problem->fewest, error))
    return FALSE;

  memcpy (plan->rota, search->rota, size);
  plan->points = mp_plan_count (plan, problem, NULL);
  *bound = search->bound;
  return TRUE;
}

/**
 * mp_plan_keep_most:
 * @problem: an exchange with a smallest number of people for a table to run
 * @before: (array): the rota of an old plan
 * @n_before: how many mentees it has, the first ones
 * @plan: (inout): a plan that keeps the rules; if there is one that keeps more of the old seats, or
 *   as many and has more points, it becomes that one; its bound becomes one for all plans that keep
 *   as many
 * @most_kept: (inout): as many seats as any plan keeps at most; becomes less if that is proven
 * @cancellable: (nullable): looked at often
 *
 * Returns: %TRUE, or %FALSE with @error set: %G_IO_ERROR_CANCELLED
 */
gboolean
mp_plan_keep_most (const MpPlanProblem *problem,
                   const guint         *before,
                   guint                n_before,
                   MpPlan              *plan,
                   gint64              *most_kept,
                   GCancellable        *cancellable,
                   GError             **error)
{
  const gint64 nobody
    = (gint64) problem->n_mentees * problem->n_rotations * problem->points.none;
  Keep self = { problem, before, n_before, 0, 0 };
  gint64 bound, total;

  g_return_val_if_fail (problem->fewest > 1 && plan != NULL && most_kept != NULL, FALSE);

  if (!find_bound (problem, &bound, cancellable, error))
    return FALSE;

  set_bonus (&self);
  if (self.bonus > 0)
    {
      if (!search_rota (&self, plan, nobody, &total, cancellable, error))
        return FALSE;

      *most_kept = MIN (*most_kept, (total - self.least) / self.bonus);
      bound = MIN (bound, total - (gint64) self.bonus
                                  * mp_plan_keep_count (plan, problem, before, n_before));
    }
  plan->bound = nobody + bound;

  return TRUE;
}
