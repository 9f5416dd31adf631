/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Lets the planner say what an offer is worth. */

#include "schedule/mp-plan-offer-judge.h"

#include <string.h>

#include "schedule/mp-plan-always-open.h"
#include "schedule/mp-plan-search.h"

/* So many times may a mentee be looked at for all tables in one plan. */
#define PLAN_WORK 2000000

/**
 * mp_offer_judge_list_open:
 * @seated: (array): the career at whose table each mentor sits, or %MP_OFFER_NO_CAREER
 * @open: (out) (array): when the table about each career is open
 *
 * Returns: the careers that have a table
 */
guint64
mp_offer_judge_list_open (const MpOfferSearch *search, const guint *seated, guint64 *open)
{
  guint64 careers = 0;

  memset (open, 0, sizeof *open * search->model->problem->n_careers);
  for (guint m = 0; m < search->n_mentors; m++)
    if (seated[m] != MP_OFFER_NO_CAREER)
      {
        careers |= (guint64) 1 << seated[m];
        open[seated[m]] |= search->mentors[m].rotations;
      }

  return careers;
}

/**
 * mp_offer_judge_bound:
 *
 * Returns: no plan of the offer is worth more than this, as far as has been learnt
 */
gint64
mp_offer_judge_bound (const MpOfferSearch *search, const guint *seated)
{
  guint64 open[MP_OFFER_MOST_CAREERS], chosen;
  const guint64 careers = mp_offer_judge_list_open (search, seated, open);

  return mp_offer_model_bound (search->model, careers, 0, 0, open, &chosen);
}

static gint64
count_nothing (const MpOfferSearch *search)
{
  const MpPlanProblem *problem = search->model->problem;

  return (gint64) problem->points.none * problem->n_mentees * problem->n_rotations;
}

/* Does not look for the best plan if none is better than what is worse. */
static MpPlan *
search_plan (MpOfferSearch *search, gint64 worse, GError **error)
{
  const gsize n_places = (gsize) search->plan->n_mentees * search->plan->n_rotations;
  g_autoptr (MpPlan) plan = mp_plan_new (search->plan);
  g_autoptr (MpPlanModel) model = mp_plan_model_new (search->plan);
  g_autoptr (MpPlanSearch) planner
    = mp_plan_search_new (model, PLAN_WORK / MAX (model->n_tables, 1), search->cancellable);

  if (!mp_plan_search_prove (planner, error)
      || (planner->bound > worse && !mp_plan_search_run (planner, error)))
    return NULL;

  memcpy (plan->rota, planner->rota, sizeof (guint) * n_places);
  plan->bound = plan->points + planner->bound;
  plan->points = mp_plan_count (plan, search->plan, NULL);
  search->work_left -= (gint64) model->work * model->n_tables;
  return g_steal_pointer (&plan);
}

/* The mentors of a table count as one. */
static MpPlan *
make_plan (MpOfferSearch  *search,
           guint64         careers,
           const guint64  *open,
           gint64          worse,
           GError        **error)
{
  g_array_set_size (search->plan->tables, 0);
  for (guint64 left = careers; left != 0; left &= left - 1)
    {
      const guint career = __builtin_ctzll (left);
      const guint table = mp_plan_problem_add_table (search->plan, career, search->model->n_seats,
                                                     open[career]);

      mp_plan_problem_add_mentor (search->plan, table, table);
    }

  if (mp_plan_is_always_open (search->plan))
    return mp_plan_always_open (search->plan, search->cancellable, error);

  return search_plan (search, worse, error);
}

/* What was planned before is not planned again. */
static gboolean
is_known (const MpOfferSearch *search, GBytes *key, gint64 *bound)
{
  const gint64 *known = g_hash_table_lookup (search->judged, key);

  if (known == NULL)
    return FALSE;

  *bound = *known;
  return TRUE;
}

/**
 * mp_offer_judge:
 * @seated: (array): the career at whose table each mentor sits, or %MP_OFFER_NO_CAREER
 * @bound: (out): no plan of the offer is worth more above no seats at all
 *
 * Plans the offer if it could be better than the best so far, and keeps it if it is.
 *
 * Returns: %FALSE with @error set if it was cancelled
 */
gboolean
mp_offer_judge (MpOfferSearch *search, const guint *seated, gint64 *bound, GError **error)
{
  const MpPlanProblem *problem = search->model->problem;
  const gint64 none = count_nothing (search);
  guint64 open[MP_OFFER_MOST_CAREERS];
  const guint64 careers = mp_offer_judge_list_open (search, seated, open);
  g_autoptr (GBytes) key = g_bytes_new (open, sizeof *open * problem->n_careers);
  g_autoptr (MpPlan) plan = NULL;

  if (g_cancellable_set_error_if_cancelled (search->cancellable, error))
    return FALSE;
  if (is_known (search, key, bound))
    return TRUE;
  *bound = mp_offer_model_solve (search->model, careers, open);
  *bound = MIN (*bound, mp_offer_judge_bound (search, seated));
  search->work_left -= (gint64) problem->n_mentees * problem->n_careers * problem->n_rotations;
  if (*bound <= search->value || (search->work_left <= 0 && search->value >= 0))
    return TRUE;

  plan = make_plan (search, careers, open, search->value, error);
  if (plan == NULL)
    return FALSE;

  *bound = MIN (*bound, plan->bound - none);
  g_hash_table_insert (search->judged, g_steal_pointer (&key), g_memdup2 (bound, sizeof *bound));
  if (plan->points - none > search->value)
    {
      search->value = plan->points - none;
      memcpy (search->seated, seated, search->n_mentors * sizeof *seated);
    }

  return TRUE;
}

/**
 * mp_offer_judge_without:
 * @as_good: (out): whether the best offer has a plan that is worth as much without the career
 *
 * Returns: %FALSE with @error set if it was cancelled
 */
gboolean
mp_offer_judge_without (MpOfferSearch  *search,
                        guint           career,
                        gboolean       *as_good,
                        GError        **error)
{
  guint64 open[MP_OFFER_MOST_CAREERS], chosen;
  const guint64 careers = mp_offer_judge_list_open (search, search->seated, open)
                          & ~((guint64) 1 << career);
  g_autoptr (MpPlan) plan = NULL;

  *as_good = FALSE;
  if (search->work_left <= 0
      || mp_offer_model_bound (search->model, careers, 0, 0, open, &chosen) < search->value)
    return TRUE;
  plan = make_plan (search, careers, open, search->value - 1, error);
  if (plan == NULL)
    return FALSE;

  *as_good = plan->points - count_nothing (search) >= search->value;
  return TRUE;
}
