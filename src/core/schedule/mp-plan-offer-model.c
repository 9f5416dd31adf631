/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What an offer is worth, and what offers can be worth at most.
 *
 * For given tables, a flow of mentees to tables and on to rotations, each of which seats everybody
 * once at most, bounds what a plan can be worth. By duality any prices of a mentee's rotations and
 * of a seat in each rotation, not below nought, bound what any tables are worth together by a sum
 * with a part for each table: the bounds of J. F. Benders, "Partitioning procedures for solving
 * mixed-variables programming problems", Numerische Mathematik 4 (1962). The best tables for such a
 * bound are those with the largest parts. Prices come from the offers that are solved, as a
 * transportation problem without rotations, and from steps along the subgradient.
 */

#include "schedule/mp-plan-offer-model.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "match/mp-match-solver.h"

/* Bounds are counted in parts of a point, in integers, so that rounding loses nothing. */
#define PARTS 256

#define MOST_BOUNDS 40

/* The first ones are never forgotten. */
#define N_KEPT 2

#define N_STEPS 150

/* After so many steps that gain nothing, steps become shorter. */
#define PATIENCE 10

/* What the rotations cost of all mentees; the rotations, the cheapest first; and at `(career *
 * n_rotations + n) * n_rotations + rotation` what a table is worth above that in the rotation, as
 * the n-th one in which it is open, from 0. */
typedef struct
{
  gint64 base;
  guint *order;
  gint64 *slots;
} Bound;

static void
bound_free (gpointer data)
{
  Bound *bound = data;

  g_free (bound->order);
  g_free (bound->slots);
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
  self->prices = g_new0 (gint64, problem->n_mentees + problem->n_rotations + 1);

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
  g_free (self->prices);
  g_ptr_array_unref (self->bounds);
  g_free (self);
}

static guint
count_seats (const MpOfferModel *self, guint n_open)
{
  return MIN ((guint64) self->n_seats * n_open, self->problem->n_mentees);
}

static int
compare_down (const void *a, const void *b)
{
  const gint64 one = *(const gint64 *) a, other = *(const gint64 *) b;

  return one > other ? -1 : one < other;
}

/* What the seats of a table are worth above their prices to those whom they are worth anything, the
 * most first; says how many those are. */
static guint
list_values (const MpOfferModel *self, const gint64 *prices, guint career, gint64 *values)
{
  const guint n_mentees = self->problem->n_mentees;
  const gint64 *gains = &self->gains[(gsize) career * n_mentees];
  guint n = 0;

  for (guint i = 0; i < n_mentees; i++)
    if (gains[i] * PARTS > prices[i])
      values[n++] = gains[i] * PARTS - prices[i];
  qsort (values, n, sizeof *values, compare_down);

  return n;
}

static void
find_slots (const MpOfferModel *self,
            const gint64       *values,
            guint               n_values,
            const gint64       *seat_prices,
            gint64             *slots)
{
  const guint n_rotations = self->problem->n_rotations;

  for (guint n = 0; n < n_rotations; n++)
    {
      const guint64 first = (guint64) n * self->n_seats, end = first + self->n_seats;

      for (guint t = 0; t < n_rotations; t++)
        for (guint64 k = first; k < MIN (end, n_values) && values[k] > seat_prices[t]; k++)
          slots[n * n_rotations + t] += values[k] - seat_prices[t];
    }
}

static void
sort_rotations (const gint64 *seat_prices, guint n_rotations, guint *order)
{
  for (guint t = 0; t < n_rotations; t++)
    {
      guint at = t;

      for (; at > 0 && seat_prices[order[at - 1]] > seat_prices[t]; at--)
        order[at] = order[at - 1];
      order[at] = t;
    }
}

/* The prices are those of the mentees' rotations and then those of a seat in each rotation. */
static Bound *
make_bound (const MpOfferModel *self, const gint64 *prices)
{
  const guint n_mentees = self->problem->n_mentees, n_rotations = self->problem->n_rotations;
  const gsize n_slots = (gsize) n_rotations * n_rotations;
  g_autofree gint64 *values = g_new (gint64, MAX (n_mentees, 1));
  Bound *bound = g_new0 (Bound, 1);

  for (guint i = 0; i < n_mentees; i++)
    bound->base += prices[i] * n_rotations;
  for (guint t = 0; t < n_rotations; t++)
    bound->base += prices[n_mentees + t] * n_mentees;
  bound->order = g_new (guint, MAX (n_rotations, 1));
  sort_rotations (&prices[n_mentees], n_rotations, bound->order);
  bound->slots = g_new0 (gint64, MAX (self->problem->n_careers * n_slots, 1));
  for (guint c = 0; c < self->problem->n_careers; c++)
    find_slots (self, values, list_values (self, prices, c, values), &prices[n_mentees],
                &bound->slots[c * n_slots]);

  return bound;
}

/* Of those that are not the first ones, the newest are kept. */
static void
keep_bound (MpOfferModel *self, Bound *bound)
{
  if (self->bounds->len == MOST_BOUNDS)
    g_ptr_array_remove_index (self->bounds, N_KEPT);
  g_ptr_array_add (self->bounds, bound);
}

static MpMatchProblem *
make_transport (const MpOfferModel *self, guint64 careers, const guint64 *open)
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

      transport->capacities[table] = count_seats (self, __builtin_popcountll (open[career]));
      for (guint i = 0; i < n_mentees; i++)
        transport->dense[(gsize) i * n_tables + table]
          = -self->gains[(gsize) career * n_mentees + i];
    }

  return transport;
}

static gboolean
is_short (const MpOfferModel *self, guint64 careers, const guint64 *open, guint rotation)
{
  guint n_tables = 0;

  for (guint64 left = careers; left != 0; left &= left - 1)
    n_tables += open[__builtin_ctzll (left)] >> rotation & 1;

  return (guint64) self->n_seats * n_tables < self->problem->n_mentees;
}

/* Where seats are short in some rotations, what a rotation without a seat costs is no price of the
 * mentee's, but one of the seats in the other rotations. */
static gboolean
move_prices (const MpOfferModel *self, guint64 careers, const guint64 *open, gint64 *prices)
{
  const guint n_mentees = self->problem->n_mentees, n_rotations = self->problem->n_rotations;
  const gint64 none = (gint64) MAX (-self->problem->points.none, 0) * PARTS;
  guint n_short = 0;

  for (guint t = 0; t < n_rotations; t++)
    n_short += is_short (self, careers, open, t);
  if (n_short == 0 || n_short == n_rotations)
    return FALSE;

  for (guint i = 0; i < n_mentees; i++)
    prices[i] = MAX (prices[i] - none, 0);
  for (guint t = 0; t < n_rotations; t++)
    prices[n_mentees + t] = is_short (self, careers, open, t) ? 0 : none;

  return TRUE;
}

/**
 * mp_offer_model_solve:
 * @careers: bit c is set if there is a table about career c
 * @open: (array): in which rotations the table about each career is open
 *
 * Finds what these tables would be worth if a mentee could be at two of them at once, and learns
 * bounds from it.
 *
 * Returns: no plan is worth more than this above no seats at all
 */
gint64
mp_offer_model_solve (MpOfferModel *self, guint64 careers, const guint64 *open)
{
  const guint n_mentees = self->problem->n_mentees;
  g_autoptr (MpMatchProblem) transport = make_transport (self, careers, open);
  g_autoptr (MpMatching) matching = mp_match_solve (transport, MP_MATCH_BEST, NULL, NULL, NULL,
                                                    NULL);

  g_assert (matching != NULL);
  memset (self->prices, 0, sizeof (gint64) * (n_mentees + self->problem->n_rotations));
  for (guint i = 0; i < n_mentees; i++)
    self->prices[i] = MAX (-matching->mentee_prices[i], 0) * PARTS;
  keep_bound (self, make_bound (self, self->prices));
  if (move_prices (self, careers, open, self->prices))
    keep_bound (self, make_bound (self, self->prices));

  return -matching->total;
}

static gint64
get_part (const MpOfferModel *self, const Bound *bound, guint career, guint64 open)
{
  const guint n_rotations = self->problem->n_rotations;
  const gint64 *slots = &bound->slots[(gsize) career * n_rotations * n_rotations];
  gint64 sum = 0;

  for (guint k = 0; k < n_rotations; k++)
    if (open >> bound->order[k] & 1)
      {
        sum += slots[bound->order[k]];
        slots += n_rotations;
      }

  return sum;
}

/**
 * mp_offer_model_part:
 *
 * Returns: about what a table is worth that is open in these rotations, to compare with others
 */
gint64
mp_offer_model_part (const MpOfferModel *self, guint career, guint64 open)
{
  g_return_val_if_fail (self->bounds->len > 0, 0);

  return get_part (self, g_ptr_array_index (self->bounds, self->bounds->len - 1), career, open);
}

/* Adds the n_others largest parts among the others. */
static gint64
add_up (const MpOfferModel *self,
        const Bound        *bound,
        guint64             careers,
        guint64             others,
        guint               n_others,
        const guint64      *open,
        guint64            *chosen)
{
  gint64 parts[MP_OFFER_MOST_CAREERS] = { 0 }, sum = bound->base;

  *chosen = careers;
  for (guint64 left = careers | (n_others > 0 ? others : 0); left != 0; left &= left - 1)
    parts[__builtin_ctzll (left)] = get_part (self, bound, __builtin_ctzll (left),
                                              open[__builtin_ctzll (left)]);
  for (guint64 left = careers; left != 0; left &= left - 1)
    sum += parts[__builtin_ctzll (left)];
  for (guint n = 0; n < n_others && others != 0; n++)
    {
      guint best = __builtin_ctzll (others);

      for (guint64 left = others; left != 0; left &= left - 1)
        if (parts[__builtin_ctzll (left)] > parts[best])
          best = __builtin_ctzll (left);
      sum += parts[best];
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
 * @open: (array): in which rotations the table about each career can be open
 * @chosen: (out): the careers that the least bound has tables about
 *
 * Returns: no plan of such an offer is worth more than this above no seats at all
 */
gint64
mp_offer_model_bound (const MpOfferModel *self,
                      guint64             careers,
                      guint64             others,
                      guint               n_others,
                      const guint64      *open,
                      guint64            *chosen)
{
  gint64 least = G_MAXINT64;

  *chosen = careers;
  for (guint k = 0; k < self->bounds->len; k++)
    {
      guint64 here;
      const gint64 sum = add_up (self, g_ptr_array_index (self->bounds, k), careers, others,
                                 n_others, open, &here);

      if (sum >= least)
        continue;
      least = sum;
      *chosen = here;
    }

  return least / PARTS;
}

/* Seats everybody at the table wherever that is worth the prices, and takes them off the slope. */
static void
sit_down (const MpOfferModel *self,
          const gint64       *prices,
          guint               career,
          guint64             open,
          const guint        *order,
          gint64             *slope)
{
  const guint n_mentees = self->problem->n_mentees;
  const gint64 *gains = &self->gains[(gsize) career * n_mentees];
  g_autofree gint64 *values = g_new (gint64, MAX (n_mentees, 1));
  const guint n_values = list_values (self, prices, career, values);
  guint64 end = 0;
  guint n_seated = 0;

  for (guint k = 0; k < self->problem->n_rotations; k++)
    {
      const guint t = order[k];

      if ((open >> t & 1) == 0)
        continue;
      end = MIN (end + self->n_seats, n_values);
      for (; n_seated < end && values[n_seated] > prices[n_mentees + t]; n_seated++)
        slope[n_mentees + t]--;
    }
  for (guint i = 0; i < n_mentees && n_seated > 0; i++)
    if (gains[i] * PARTS - prices[i] >= MAX (values[n_seated - 1], 1))
      slope[i]--;
}

/* A seat price concerns everybody, so it moves by so much less. */
static gint64
get_weight (const MpOfferModel *self, guint price)
{
  const guint n_mentees = self->problem->n_mentees;

  return price < n_mentees ? 1 : 1 + n_mentees / MAX (self->problem->n_rotations, 1);
}

/* For each mentee, how many rotations are left, or missing, if everybody sits wherever the prices
 * let a seat be worth it, and for each rotation, how many mentees are. */
static gint64
find_slope (const MpOfferModel *self,
            const gint64       *prices,
            guint64             careers,
            const guint64      *open,
            const guint        *order,
            gint64             *slope)
{
  const guint n_mentees = self->problem->n_mentees, n_rotations = self->problem->n_rotations;
  gint64 squares = 0;

  for (guint k = 0; k < n_mentees + n_rotations; k++)
    slope[k] = k < n_mentees ? n_rotations : n_mentees;
  for (guint64 left = careers; left != 0; left &= left - 1)
    sit_down (self, prices, __builtin_ctzll (left), open[__builtin_ctzll (left)], order, slope);
  for (guint k = 0; k < n_mentees + n_rotations; k++)
    {
      if (prices[k] == 0)
        slope[k] = MIN (slope[k], 0);
      squares += slope[k] * slope[k] / get_weight (self, k);
    }

  return squares;
}

/* Another step against the slope, as long as it takes to fall so much. */
static void
step (const MpOfferModel *self, gint64 *prices, const gint64 *slope, gint64 squares, gdouble fall)
{
  for (guint k = 0; k < self->problem->n_mentees + self->problem->n_rotations; k++)
    prices[k] = MAX (prices[k] - llround (fall * slope[k] / squares / get_weight (self, k)), 0);
}

/**
 * mp_offer_model_learn:
 * @careers: careers that have a table
 * @others: careers that may have a table
 * @n_others: how many of them at most
 * @reached: what the best offer so far is worth
 *
 * Looks for prices with a small bound for all such offers, beginning from those of the last one
 * that was solved.
 */
void
mp_offer_model_learn (MpOfferModel  *self,
                      guint64        careers,
                      guint64        others,
                      guint          n_others,
                      const guint64 *open,
                      gint64         reached)
{
  const guint n_prices = self->problem->n_mentees + self->problem->n_rotations;
  g_autofree gint64 *prices = g_memdup2 (self->prices, sizeof (gint64) * (n_prices + 1));
  g_autofree gint64 *slope = g_new (gint64, n_prices + 1);
  Bound *best = NULL;
  gint64 least = G_MAXINT64;
  gdouble length = 1;
  guint n_idle = 0;

  for (guint n = 0; n < N_STEPS; n++)
    {
      Bound *bound = make_bound (self, prices);
      guint64 chosen;
      const gint64 sum = add_up (self, bound, careers, others, n_others, open, &chosen);
      const gint64 squares = find_slope (self, prices, chosen, open, bound->order, slope);

      n_idle = sum < least ? 0 : n_idle + 1;
      length = n_idle > 0 && n_idle % PATIENCE == 0 ? length / 2 : length;
      if (sum < least)
        {
          least = sum;
          g_clear_pointer (&best, bound_free);
          best = g_steal_pointer (&bound);
        }
      g_clear_pointer (&bound, bound_free);
      if (squares == 0 || sum / PARTS <= reached)
        break;
      step (self, prices, slope, squares, length * (sum - reached * PARTS));
    }
  keep_bound (self, best);
}
