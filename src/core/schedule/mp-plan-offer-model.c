/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What an offer is worth, and what offers can be worth at most.
 *
 * For given tables it is a transportation problem, which the match engine solves. By its duality
 * any price of a mentee's rotation, not below nought, bounds what any tables are worth together by
 * a sum with a part for each table: the bounds of J. F. Benders, "Partitioning procedures for
 * solving mixed-variables programming problems", Numerische Mathematik 4 (1962). The best tables
 * for such a bound are those with the largest parts. Prices come from the offers that are solved,
 * and to begin with from steps along the subgradient.
 */

#include "schedule/mp-plan-offer-model.h"

#include <math.h>
#include <string.h>

#include "match/mp-match-solver.h"
#include "schedule/mp-plan-top.h"

/* Bounds are counted in parts of a point, in integers, so that rounding loses nothing. */
#define PARTS 256

#define MOST_BOUNDS 24
#define N_STEPS 150

/* After so many steps that gain nothing, steps become shorter. */
#define PATIENCE 10

/* What the rotations cost of all mentees, and at `career * (n_rotations + 1) + n_open` what a table
 * is worth above that. */
typedef struct
{
  gint64 base;
  gint64 *parts;
} Bound;

static void
bound_free (gpointer data)
{
  Bound *bound = data;

  g_free (bound->parts);
  g_free (bound);
}

static gint64
find_gain (const MpPlanProblem *problem, guint mentee, guint career)
{
  const gint64 worth = mp_plan_problem_get_value (problem, mentee, career);

  return MAX (worth - problem->points.none, 0);
}

/**
 * mp_offer_model_new:
 * @problem: kept by the result, which must not outlive it; at most %MP_OFFER_MOST_CAREERS careers
 *
 * Returns: (transfer full): the model
 */
MpOfferModel *
mp_offer_model_new (const MpPlanProblem *problem, guint n_seats)
{
  MpOfferModel *self = g_new0 (MpOfferModel, 1);

  self->problem = problem;
  self->n_seats = n_seats;
  self->gains = g_new (gint64, MAX ((gsize) problem->n_careers * problem->n_mentees, 1));
  for (guint c = 0; c < problem->n_careers; c++)
    for (guint i = 0; i < problem->n_mentees; i++)
      self->gains[(gsize) c * problem->n_mentees + i] = find_gain (problem, i, c);
  self->bounds = g_ptr_array_new_with_free_func (bound_free);

  return self;
}

/**
 * mp_offer_model_free:
 */
void
mp_offer_model_free (MpOfferModel *self)
{
  if (self == NULL)
    return;

  g_free (self->gains);
  g_ptr_array_unref (self->bounds);
  g_free (self);
}

static guint
count_seats (const MpOfferModel *self, guint n_open)
{
  return MIN ((guint64) self->n_seats * n_open, self->problem->n_mentees);
}

/* The parts of one table, with as many open rotations as there can be. */
static void
find_parts (const MpOfferModel *self,
            guint               career,
            const gint64       *prices,
            gint64             *parts,
            gint64             *scratch)
{
  const guint n_mentees = self->problem->n_mentees;
  const gint64 *gains = &self->gains[(gsize) career * n_mentees];

  for (guint i = 0; i < n_mentees; i++)
    scratch[i] = MAX (gains[i] * PARTS - prices[i], 0);
  for (guint n = self->problem->n_rotations + 1; n-- > 0; )
    parts[n] = mp_plan_sum_top (scratch, n_mentees, count_seats (self, n));
}

static Bound *
make_bound (const MpOfferModel *self, const gint64 *prices)
{
  const guint n_mentees = self->problem->n_mentees, n_rotations = self->problem->n_rotations;
  g_autofree gint64 *scratch = g_new (gint64, MAX (n_mentees, 1));
  Bound *bound = g_new0 (Bound, 1);

  for (guint i = 0; i < n_mentees; i++)
    bound->base += prices[i] * n_rotations;
  bound->parts = g_new (gint64, MAX ((gsize) self->problem->n_careers * (n_rotations + 1), 1));
  for (guint c = 0; c < self->problem->n_careers; c++)
    find_parts (self, c, prices, &bound->parts[(gsize) c * (n_rotations + 1)], scratch);

  return bound;
}

/* The first one, which was looked for in steps, is always kept; of the others, the newest. */
static void
keep_bound (MpOfferModel *self, Bound *bound)
{
  if (self->bounds->len == MOST_BOUNDS)
    g_ptr_array_remove_index (self->bounds, 1);
  g_ptr_array_add (self->bounds, bound);
}

static MpMatchProblem *
make_transport (const MpOfferModel *self, guint64 careers, const guint *n_open)
{
  const guint n_mentees = self->problem->n_mentees;
  const guint n_tables = __builtin_popcountll (careers);
  MpMatchProblem *transport = mp_match_problem_new_dense (n_mentees, n_tables);
  guint table = 0;

  for (guint i = 0; i < n_mentees; i++)
    transport->demands[i] = self->problem->n_rotations;
  for (guint64 left = careers; left != 0; left &= left - 1, table++)
    {
      const guint career = __builtin_ctzll (left);

      transport->capacities[table] = count_seats (self, n_open[career]);
      for (guint i = 0; i < n_mentees; i++)
        transport->dense[(gsize) i * n_tables + table]
          = -self->gains[(gsize) career * n_mentees + i];
    }

  return transport;
}

/**
 * mp_offer_model_solve:
 * @careers: bit c is set if there is a table about career c
 * @n_open: (array): in how many rotations the table about each career is open
 *
 * Finds what these tables are worth, and learns a bound from it.
 *
 * Returns: by how much they are worth more than no seats at all
 */
gint64
mp_offer_model_solve (MpOfferModel *self, guint64 careers, const guint *n_open)
{
  const guint n_mentees = self->problem->n_mentees;
  g_autoptr (MpMatchProblem) transport = make_transport (self, careers, n_open);
  g_autoptr (MpMatching) matching = mp_match_solve (transport, MP_MATCH_BEST, NULL, NULL, NULL,
                                                    NULL);
  g_autofree gint64 *prices = g_new (gint64, MAX (n_mentees, 1));

  g_assert (matching != NULL);
  for (guint i = 0; i < n_mentees; i++)
    prices[i] = MAX (-matching->mentee_prices[i], 0) * PARTS;
  keep_bound (self, make_bound (self, prices));

  return -matching->total;
}

static gint64
get_part (const MpOfferModel *self, const Bound *bound, guint career, guint n_open)
{
  return bound->parts[(gsize) career * (self->problem->n_rotations + 1) + n_open];
}

/**
 * mp_offer_model_part:
 *
 * Returns: about what a table is worth that is open in so many rotations, to compare with others
 */
gint64
mp_offer_model_part (const MpOfferModel *self, guint career, guint n_open)
{
  g_return_val_if_fail (self->bounds->len > 0, 0);

  return get_part (self, g_ptr_array_index (self->bounds, self->bounds->len - 1), career, n_open);
}

/* Adds the n_others largest parts among the others. */
static gint64
add_up (const MpOfferModel *self,
        const Bound        *bound,
        guint64             careers,
        guint64             others,
        guint               n_others,
        const guint        *n_open,
        guint64            *chosen)
{
  gint64 sum = bound->base;

  *chosen = careers;
  for (guint64 left = careers; left != 0; left &= left - 1)
    sum += get_part (self, bound, __builtin_ctzll (left), n_open[__builtin_ctzll (left)]);
  for (guint n = 0; n < n_others && others != 0; n++)
    {
      guint best = __builtin_ctzll (others);

      for (guint64 left = others; left != 0; left &= left - 1)
        {
          const guint career = __builtin_ctzll (left);

          if (get_part (self, bound, career, n_open[career])
              > get_part (self, bound, best, n_open[best]))
            best = career;
        }
      sum += get_part (self, bound, best, n_open[best]);
      *chosen |= (guint64) 1 << best;
      others &= ~((guint64) 1 << best);
    }

  return sum;
}

/**
 * mp_offer_model_bound:
 * @careers: careers that have a table
 * @others: careers that may have one
 * @n_others: how many of them at most
 * @n_open: (array): in how many rotations the table about each career can be open
 * @chosen: (out): the careers that the least bound has tables about
 *
 * Returns: no such offer is worth more than this above no seats at all
 */
gint64
mp_offer_model_bound (const MpOfferModel *self,
                      guint64             careers,
                      guint64             others,
                      guint               n_others,
                      const guint        *n_open,
                      guint64            *chosen)
{
  gint64 least = G_MAXINT64;

  *chosen = careers;
  for (guint k = 0; k < self->bounds->len; k++)
    {
      guint64 here;
      const gint64 sum = add_up (self, g_ptr_array_index (self->bounds, k), careers, others,
                                 n_others, n_open, &here);

      if (sum >= least)
        continue;
      least = sum;
      *chosen = here;
    }

  return least / PARTS;
}

/* For each mentee, how many rotations are left, or missing, if everybody sits wherever the prices
 * let a seat be worth it. */
static gint64
find_slope (const MpOfferModel *self,
            const gint64       *prices,
            guint64             careers,
            const guint        *n_open,
            gint64             *slope)
{
  const guint n_mentees = self->problem->n_mentees;
  g_autofree gint64 *scratch = g_new (gint64, MAX (n_mentees, 1));
  gint64 squares = 0;

  for (guint i = 0; i < n_mentees; i++)
    slope[i] = self->problem->n_rotations;
  for (guint64 left = careers; left != 0; left &= left - 1)
    {
      const guint career = __builtin_ctzll (left);
      const gint64 *gains = &self->gains[(gsize) career * n_mentees];
      guint n_seats = count_seats (self, n_open[career]);
      gint64 limit = G_MAXINT64;

      for (guint i = 0; i < n_mentees; i++)
        scratch[i] = gains[i] * PARTS - prices[i];
      mp_plan_sum_top (scratch, n_mentees, n_seats);
      for (guint k = 0; k < n_seats; k++)
        limit = MIN (limit, scratch[k]);
      for (guint i = 0; i < n_mentees && n_seats > 0; i++)
        if (gains[i] * PARTS - prices[i] >= MAX (limit, 1))
          {
            slope[i]--;
            n_seats--;
          }
    }
  for (guint i = 0; i < n_mentees; i++)
    {
      if (prices[i] == 0)
        slope[i] = MIN (slope[i], 0);
      squares += slope[i] * slope[i];
    }

  return squares;
}

/**
 * mp_offer_model_learn:
 * @careers: careers that may have a table
 * @n_careers: how many of them at most
 * @reached: what the best offer so far is worth
 *
 * Looks for prices with a small bound for all offers, beginning from those of the last one that was
 * solved.
 */
void
mp_offer_model_learn (MpOfferModel *self,
                      guint64       careers,
                      guint         n_careers,
                      const guint  *n_open,
                      gint64        reached)
{
  const guint n_mentees = self->problem->n_mentees;
  g_autofree gint64 *prices = g_new (gint64, MAX (n_mentees, 1));
  g_autofree gint64 *slope = g_new (gint64, MAX (n_mentees, 1));
  gint64 least = G_MAXINT64;
  gdouble length = 1;
  guint n_idle = 0;

  for (guint i = 0; i < n_mentees; i++)
    prices[i] = -self->problem->points.none > 0 ? -(gint64) self->problem->points.none * PARTS : 0;
  for (guint n = 0; n < N_STEPS; n++)
    {
      Bound *bound = make_bound (self, prices);
      guint64 chosen;
      const gint64 sum = add_up (self, bound, 0, careers, n_careers, n_open, &chosen);
      gint64 squares;

      n_idle = sum < least ? 0 : n_idle + 1;
      if (n_idle == PATIENCE)
        {
          length /= 2;
          n_idle = 0;
        }
      if (sum < least)
        {
          least = sum;
          g_ptr_array_insert (self->bounds, 0, bound);
          if (self->bounds->len > 1)
            g_ptr_array_remove_index (self->bounds, 1);
        }
      else
        bound_free (bound);

      squares = find_slope (self, prices, chosen, n_open, slope);
      if (squares == 0 || sum / PARTS <= reached)
        break;
      for (guint i = 0; i < n_mentees; i++)
        prices[i] = MAX (prices[i] - llround (length * (sum - reached * PARTS) * slope[i]
                                              / squares), 0);
    }
}
