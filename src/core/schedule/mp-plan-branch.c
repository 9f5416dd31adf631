/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Closes the last gap between a plan and its bound by trying what is left of the possibilities.
 *
 * Branch and bound (A. H. Land and A. G. Doig, 1960) with the bound of mp-plan-prices.c. At its
 * prices, a seat of a mentee whose best rota with it falls short of the mentee's best one by the
 * gap or more can be in no better plan. Where that leaves one possibility, it is settled; where it
 * leaves several, the mentee and rotation with the fewest are tried in turn.
 */

#include "schedule/mp-plan-branch.h"

/* At each node prices are lowered so often. */
#define SWEEPS 4

/* Of the work that may be done, no more than this goes into branching. */
#define MOST_WORK 1500000

#define NOBODY G_MAXUINT

typedef struct
{
  MpPlanSearch *search;
  gint32 *offers;
  guint64 limit;
  gboolean gave_up;
} Branch;

/**
 * Possible:
 * @table: where the mentee could sit, or %MP_PLAN_NO_TABLE
 * @loss: by so much less the mentee's rota is worth then
 */
typedef struct
{
  guint table;
  gint64 loss;
} Possible;

typedef struct
{
  guint mentee;
  guint rotation;
} Place;

static int
compare_losses (gconstpointer a, gconstpointer b)
{
  const Possible *one = a, *other = b;

  if (one->loss != other->loss)
    return one->loss < other->loss ? -1 : 1;

  return one->table < other->table ? -1 : one->table > other->table;
}

static gboolean
can_gain (const Branch *self, gint64 bound)
{
  return bound >= (self->search->gain + 1) * self->search->model->scale;
}

/* Lists what can be in a better plan. */
static GArray *
list_possible (Branch *self, MpPlanPrices *prices, Place place)
{
  const MpPlanModel *model = self->search->model;
  GArray *list = g_array_new (FALSE, FALSE, sizeof (Possible));
  gint64 best, without;

  mp_plan_choice_load (prices->choice, model, place.mentee, prices->prices);
  best = mp_plan_choice_solve (prices->choice, model->n_rotations);
  without = mp_plan_choice_offer (prices->choice, place.rotation, self->offers);
  for (guint k = 0; k <= model->n_tables; k++)
    {
      const gboolean none = k == model->n_tables;
      const Possible one = { none ? MP_PLAN_NO_TABLE : k,
                             best - without - (none ? 0 : self->offers[k]) };

      if (!none && (self->offers[k] <= MP_PLAN_NEVER / 2
                    || model->n_seats[(gsize) place.rotation * model->n_tables + k] == 0))
        continue;
      if (can_gain (self, prices->bound - one.loss))
        g_array_append_val (list, one);
    }
  g_array_sort (list, compare_losses);

  return list;
}

/* Finds the place with the fewest possibilities, and settles those that have one only. Returns
 * %FALSE if there is one with none, so that there is no better plan here. */
static gboolean
narrow (Branch *self, MpPlanPrices *prices, GArray *settled, Place *fewest, GArray **possible)
{
  MpPlanModel *model = self->search->model;

  for (guint i = 0; i < model->n_mentees; i++)
    for (guint t = 0; t < model->n_rotations; t++)
      {
        const Place place = { i, t };
        g_autoptr (GArray) list = NULL;

        if (model->settled[(gsize) i * model->n_rotations + t])
          continue;
        list = list_possible (self, prices, place);
        if (list->len == 0)
          return FALSE;
        if (list->len == 1)
          {
            mp_plan_model_settle (model, i, t, g_array_index (list, Possible, 0).table);
            g_array_append_val (settled, place);
          }
        else if (*possible == NULL || list->len < (*possible)->len)
          {
            g_clear_pointer (possible, g_array_unref);
            *possible = g_steal_pointer (&list);
            *fewest = place;
          }
      }
  model->work += model->n_mentees * (guint64) model->n_rotations;

  return TRUE;
}

static gboolean try_node (Branch *self, const MpPlanPrices *above, GError **error);

static gboolean
try_possible (Branch             *self,
              const MpPlanPrices *prices,
              Place               place,
              const GArray       *possible,
              GError            **error)
{
  MpPlanModel *model = self->search->model;

  for (guint n = 0; n < possible->len; n++)
    {
      const Possible *one = &g_array_index (possible, Possible, n);

      if (!can_gain (self, prices->bound - one->loss))
        break;
      mp_plan_model_settle (model, place.mentee, place.rotation, one->table);
      if (!try_node (self, prices, error))
        return FALSE;
      mp_plan_model_unsettle (model, place.mentee, place.rotation);
    }

  return TRUE;
}

/* Settles what has one possibility as long as that is so; then tries those of one place. */
static gboolean
look_into (Branch *self, MpPlanPrices *prices, GArray *settled, GError **error)
{
  MpPlanSearch *search = self->search;

  for (;;)
    {
      const guint n_settled = settled->len;
      g_autoptr (GArray) possible = NULL;
      Place place = { NOBODY, 0 };

      if (!mp_plan_prices_lower (prices, SWEEPS, search->cancellable, error))
        return FALSE;
      if (!can_gain (self, prices->bound)
          || !narrow (self, prices, settled, &place, &possible))
        return TRUE;

      if (possible == NULL && settled->len == n_settled)
        {
          mp_plan_search_keep (search);
          return TRUE;
        }
      if (settled->len == n_settled)
        return try_possible (self, prices, place, possible, error);
    }
}

static gboolean
try_node (Branch *self, const MpPlanPrices *above, GError **error)
{
  MpPlanModel *model = self->search->model;
  g_autoptr (MpPlanPrices) prices = NULL;
  g_autoptr (GArray) settled = NULL;
  gboolean went_on;

  if (model->work >= self->limit)
    {
      self->gave_up = TRUE;
      return TRUE;
    }

  prices = mp_plan_prices_new (model);
  settled = g_array_new (FALSE, FALSE, sizeof (Place));
  mp_plan_prices_copy (prices, above);
  went_on = look_into (self, prices, settled, error);
  for (guint n = settled->len; n > 0; n--)
    {
      const Place *place = &g_array_index (settled, Place, n - 1);

      mp_plan_model_unsettle (model, place->mentee, place->rotation);
    }

  return went_on;
}

/**
 * mp_plan_branch:
 * @search: one that found prices and a plan, but not that it is the best
 *
 * Looks through everything that can still be better, until the plan is proven to be the best or the
 * work is over the limit. After an error the model is of no use any more.
 *
 * Returns: %TRUE, or %FALSE with @error set: %G_IO_ERROR_CANCELLED
 */
gboolean
mp_plan_branch (MpPlanSearch *search, GError **error)
{
  MpPlanModel *model = search->model;
  Branch self = { search, NULL, MIN (search->limit, model->work + MOST_WORK), FALSE };
  gboolean went_on;

  self.offers = g_new (gint32, MAX (model->n_tables, 1));
  went_on = try_node (&self, search->prices, error);
  g_free (self.offers);
  if (went_on && !self.gave_up)
    search->bound = MIN (search->bound, search->gain);

  return went_on;
}
