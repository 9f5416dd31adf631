/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Prices of seats, at which everybody chooses alone, and the bound that they prove.
 *
 * Lagrangian relaxation (M. Held and R. M. Karp, 1970; A. M. Geoffrion, 1974) of the number of
 * seats at each table in each rotation: whatever the prices, what all mentees gain together by
 * their best rotas at them, and the price of all seats, is no less than any plan gains. Prices of
 * one rotation are best, those of the others given, if they are the dual prices of the assignment
 * of mentees to the tables of that rotation in which a seat is worth what the mentee's whole rota
 * gains by it. The same holds for the rotations of one table, at which nobody sits twice. Taking
 * the rotations and the tables in turn lowers the bound step by step, in whole numbers.
 */

#include "schedule/mp-plan-prices.h"

#include <string.h>

#include "match/mp-match-solver.h"

static gsize
cell_of (const MpPlanPrices *self, guint rotation, guint table)
{
  return (gsize) rotation * self->model->n_tables + table;
}

static gsize
n_cells (const MpPlanPrices *self)
{
  return (gsize) self->model->n_rotations * self->model->n_tables;
}

/**
 * mp_plan_prices_new:
 * @model: (unowned): it has to live longer
 *
 * Returns: (transfer full): prices of nought, which prove nothing yet
 */
MpPlanPrices *
mp_plan_prices_new (MpPlanModel *model)
{
  MpPlanPrices *self = g_new0 (MpPlanPrices, 1);

  self->model = model;
  self->prices = g_new0 (gint32, MAX ((gsize) model->n_rotations * model->n_tables, 1));
  self->bound = G_MAXINT64;
  self->choice = mp_plan_choice_new (model->n_tables, model->n_rotations);

  return self;
}

/**
 * mp_plan_prices_free:
 */
void
mp_plan_prices_free (MpPlanPrices *self)
{
  if (self == NULL)
    return;

  g_free (self->prices);
  mp_plan_choice_free (self->choice);
  g_free (self);
}

/**
 * mp_plan_prices_copy:
 * @other: prices of the same model
 */
void
mp_plan_prices_copy (MpPlanPrices *self, const MpPlanPrices *other)
{
  memcpy (self->prices, other->prices, sizeof (gint32) * n_cells (self));
  self->bound = other->bound;
}

/**
 * mp_plan_prices_count_missing:
 *
 * Returns: how many must still sit there besides those who are settled
 */
guint
mp_plan_prices_count_missing (const MpPlanPrices *self, guint rotation, guint table)
{
  const MpPlanModel *model = self->model;
  const guint n_musts = model->n_musts[cell_of (self, rotation, table)];
  guint n_settled = 0;

  for (guint i = 0; n_musts > 0 && i < model->n_mentees; i++)
    {
      const gsize place = (gsize) i * model->n_rotations + rotation;

      n_settled += model->settled[place] && model->rota[place] == table;
    }

  return n_musts > n_settled ? n_musts - n_settled : 0;
}

static gint64
price_of_seats (const MpPlanPrices *self)
{
  gint64 sum = 0;

  for (guint t = 0; t < self->model->n_rotations; t++)
    for (guint k = 0; k < self->model->n_tables; k++)
      {
        const gint64 price = self->prices[cell_of (self, t, k)];

        if (price > 0)
          sum += price * self->model->n_seats[cell_of (self, t, k)];
        else if (price < 0)
          sum += price * mp_plan_prices_count_missing (self, t, k);
      }

  return sum;
}

/**
 * mp_plan_prices_prove_each:
 * @chosen: (nullable) (scope call): called for each mentee with the best rota at the prices
 *
 * Finds what the prices prove, for the rotas that keep what is settled: how much more than nobody
 * having a seat all seats together gain at most, scaled, penalties counted.
 *
 * Returns: the bound
 */
gint64
mp_plan_prices_prove_each (MpPlanPrices *self, MpPlanChosen chosen, gpointer user_data)
{
  MpPlanModel *model = self->model;
  gint64 sum = price_of_seats (self);

  for (guint i = 0; i < model->n_mentees; i++)
    {
      sum += mp_plan_choice_load (self->choice, model, i, self->prices);
      sum += mp_plan_choice_solve (self->choice, model->n_rotations);
      if (chosen != NULL)
        chosen (i, self->choice, user_data);
    }
  model->work += model->n_mentees;
  self->bound = sum;

  return sum;
}

/**
 * mp_plan_prices_prove:
 *
 * Returns: the bound, as mp_plan_prices_prove_each() finds it
 */
gint64
mp_plan_prices_prove (MpPlanPrices *self)
{
  return mp_plan_prices_prove_each (self, NULL, NULL);
}

/* Some cells of which each mentee takes at most one: all tables of a rotation, or all rotations of
 * a table. Where so many must sit, a second column stands for those seats; they are dearer by the
 * penalty. */
typedef struct
{
  GArray *cells;
  GArray *musts;
  MpMatchProblem *problem;
} Block;

static void
add_cell (const MpPlanPrices *self, Block *block, guint rotation, guint table)
{
  const gsize cell = cell_of (self, rotation, table);
  const guint column = block->cells->len;

  g_array_append_val (block->cells, cell);
  if (mp_plan_prices_count_missing (self, rotation, table) > 0)
    g_array_append_val (block->musts, column);
}

static void
fill_block (const MpPlanPrices *self, Block *block)
{
  const MpPlanModel *model = self->model;
  const guint n_columns = block->cells->len;

  block->problem = mp_match_problem_new_dense (model->n_mentees, n_columns + block->musts->len);
  for (guint c = 0; c < n_columns; c++)
    block->problem->capacities[c] = model->n_seats[g_array_index (block->cells, gsize, c)];
  for (guint m = 0; m < block->musts->len; m++)
    {
      guint *capacities = block->problem->capacities;
      const guint c = g_array_index (block->musts, guint, m);
      const gsize cell = g_array_index (block->cells, gsize, c);
      const guint n_missing = mp_plan_prices_count_missing (self, cell / model->n_tables,
                                                            cell % model->n_tables);

      capacities[n_columns + m] = MIN (n_missing, capacities[c]);
      capacities[c] -= capacities[n_columns + m];
    }
}

static Block
block_of_rotation (const MpPlanPrices *self, guint rotation)
{
  Block block = { g_array_new (FALSE, FALSE, sizeof (gsize)),
                  g_array_new (FALSE, FALSE, sizeof (guint)), NULL };

  for (guint k = 0; k < self->model->n_tables; k++)
    add_cell (self, &block, rotation, k);
  fill_block (self, &block);

  return block;
}

static Block
block_of_table (const MpPlanPrices *self, guint table)
{
  Block block = { g_array_new (FALSE, FALSE, sizeof (gsize)),
                  g_array_new (FALSE, FALSE, sizeof (guint)), NULL };

  for (guint t = 0; t < self->model->n_rotations; t++)
    add_cell (self, &block, t, table);
  fill_block (self, &block);

  return block;
}

static void
clear_block (Block *block)
{
  g_array_unref (block->cells);
  g_array_unref (block->musts);
  mp_match_problem_free (block->problem);
}

/* A seat that gains nothing need not be taken. */
static void
write_costs (const MpPlanModel *model, Block *block, guint mentee, const gint32 *offers)
{
  gint32 *costs = &block->problem->dense[(gsize) mentee * block->problem->n_mentors];

  for (guint c = 0; c < block->cells->len; c++)
    if (offers[c] >= 0)
      costs[c] = -offers[c];

  for (guint m = 0; m < block->musts->len; m++)
    {
      const gint penalty = model->penalty * model->scale;
      const gint32 offer = offers[g_array_index (block->musts, guint, m)];

      if (offer > MP_PLAN_NEVER / 2 && offer + penalty >= 0)
        costs[block->cells->len + m] = -offer - penalty;
    }
}

/* In the assignment the seats have no price yet. */
static void
take_prices_away (MpPlanPrices *self, const Block *block)
{
  for (guint c = 0; c < block->cells->len; c++)
    self->prices[g_array_index (block->cells, gsize, c)] = 0;
}

/* Assigns the mentees to the tables of one rotation, in view of the others at their prices. */
static MpMatching *
assign_rotation (MpPlanPrices *self,
                 Block        *block,
                 guint         rotation,
                 GCancellable *cancellable,
                 GError      **error)
{
  MpPlanModel *model = self->model;
  g_autofree gint32 *offers = g_new (gint32, MAX (model->n_tables, 1));

  take_prices_away (self, block);
  for (guint i = 0; i < model->n_mentees; i++)
    {
      if (model->settled[(gsize) i * model->n_rotations + rotation])
        continue;
      mp_plan_choice_load (self->choice, model, i, self->prices);
      mp_plan_choice_offer (self->choice, rotation, offers);
      write_costs (model, block, i, offers);
    }
  model->work += model->n_mentees;

  return mp_match_solve (block->problem, MP_MATCH_BEST, cancellable, NULL, NULL, error);
}

/* Assigns them to the rotations in which one table is open. Where a mentee was there already, or is
 * elsewhere for good, nothing is offered. */
static MpMatching *
assign_table (MpPlanPrices *self,
              Block        *block,
              guint         table,
              GCancellable *cancellable,
              GError      **error)
{
  MpPlanModel *model = self->model;
  g_autofree gint32 *offers = g_new (gint32, MAX (model->n_rotations, 1));

  take_prices_away (self, block);
  for (guint i = 0; i < model->n_mentees; i++)
    {
      mp_plan_choice_load (self->choice, model, i, self->prices);
      mp_plan_choice_times (self->choice, table, offers);
      write_costs (model, block, i, offers);
    }
  model->work += model->n_mentees;

  return mp_match_solve (block->problem, MP_MATCH_BEST, cancellable, NULL, NULL, error);
}

static void
read_prices (MpPlanPrices *self, const Block *block, const MpMatching *matching)
{
  const gint64 penalty = (gint64) self->model->penalty * self->model->scale;

  for (guint c = 0; c < block->cells->len; c++)
    self->prices[g_array_index (block->cells, gsize, c)] = matching->mentor_prices[c];
  for (guint m = 0; m < block->musts->len; m++)
    {
      const guint c = g_array_index (block->musts, guint, m);
      const gint64 price = matching->mentor_prices[block->cells->len + m] - penalty;
      gint32 *kept = &self->prices[g_array_index (block->cells, gsize, c)];

      *kept = block->problem->capacities[c] > 0 ? MIN (*kept, price) : price;
    }
}

static gboolean
lower_rotation (MpPlanPrices *self, guint rotation, GCancellable *cancellable, GError **error)
{
  Block block = block_of_rotation (self, rotation);
  g_autoptr (MpMatching) matching = assign_rotation (self, &block, rotation, cancellable, error);

  if (matching != NULL)
    read_prices (self, &block, matching);
  clear_block (&block);

  return matching != NULL;
}

static gboolean
lower_table (MpPlanPrices *self, guint table, GCancellable *cancellable, GError **error)
{
  Block block = block_of_table (self, table);
  g_autoptr (MpMatching) matching = assign_table (self, &block, table, cancellable, error);

  if (matching != NULL)
    read_prices (self, &block, matching);
  clear_block (&block);

  return matching != NULL;
}

static gboolean
is_settled (const MpPlanModel *model, guint rotation)
{
  for (guint i = 0; i < model->n_mentees; i++)
    if (!model->settled[(gsize) i * model->n_rotations + rotation])
      return FALSE;

  return TRUE;
}

/* Nobody pays for what is settled; but where too few sit, that is sure to cost the penalty. */
static void
price_settled (MpPlanPrices *self)
{
  const MpPlanModel *model = self->model;

  for (guint t = 0; t < model->n_rotations; t++)
    for (guint k = 0; k < model->n_tables && is_settled (model, t); k++)
      self->prices[cell_of (self, t, k)]
        = mp_plan_prices_count_missing (self, t, k) > 0 ? -model->penalty * model->scale : 0;
}

static gboolean
lower_all (MpPlanPrices *self, GCancellable *cancellable, GError **error)
{
  for (guint t = 0; t < self->model->n_rotations; t++)
    if (!is_settled (self->model, t) && !lower_rotation (self, t, cancellable, error))
      return FALSE;
  for (guint k = 0; k < self->model->n_tables; k++)
    if (!lower_table (self, k, cancellable, error))
      return FALSE;

  return TRUE;
}

/**
 * mp_plan_prices_lower:
 * @n_sweeps: so often at most the rotations are taken in turn
 *
 * Lowers the bound by better prices, one block of them after the other, as long as that gains
 * anything; prices that are better together there may still be. What is settled has no prices.
 *
 * Returns: %TRUE, or %FALSE with @error set: %G_IO_ERROR_CANCELLED
 */
gboolean
mp_plan_prices_lower (MpPlanPrices *self,
                      guint         n_sweeps,
                      GCancellable *cancellable,
                      GError      **error)
{
  g_autofree gint32 *best = NULL;
  gint64 bound;

  price_settled (self);
  bound = mp_plan_prices_prove (self);
  best = g_memdup2 (self->prices, sizeof (gint32) * MAX (n_cells (self), 1));
  for (guint sweep = 0; sweep < n_sweeps; sweep++)
    {
      if (!lower_all (self, cancellable, error))
        return FALSE;
      if (mp_plan_prices_prove (self) >= bound)
        break;

      bound = self->bound;
      memcpy (best, self->prices, sizeof (gint32) * n_cells (self));
    }
  memcpy (self->prices, best, sizeof (gint32) * n_cells (self));
  self->bound = bound;

  return TRUE;
}

/**
 * mp_plan_prices_settle:
 *
 * Settles who sits where in one rotation, as is best at the prices of the others.
 *
 * Returns: %TRUE, or %FALSE with @error set: %G_IO_ERROR_CANCELLED
 */
gboolean
mp_plan_prices_settle (MpPlanPrices *self, guint rotation, GCancellable *cancellable,
                       GError **error)
{
  MpPlanModel *model = self->model;
  Block block = block_of_rotation (self, rotation);
  g_autoptr (MpMatching) matching = assign_rotation (self, &block, rotation, cancellable, error);

  for (guint p = 0; matching != NULL && p < matching->pairs->len; p++)
    {
      const MpMatchArc *pair = &g_array_index (matching->pairs, MpMatchArc, p);
      const guint table = pair->mentor < model->n_tables ? pair->mentor
        : g_array_index (block.musts, guint, pair->mentor - model->n_tables);

      mp_plan_model_settle (model, pair->mentee, rotation, table);
    }
  for (guint i = 0; matching != NULL && i < model->n_mentees; i++)
    if (!model->settled[(gsize) i * model->n_rotations + rotation])
      mp_plan_model_settle (model, i, rotation, MP_PLAN_NO_TABLE);
  clear_block (&block);

  return matching != NULL;
}

/* The prices of who sits at which tables at all, as if each were always open. */
static MpMatching *
forget_rotations (const MpPlanPrices *self, GCancellable *cancellable, GError **error)
{
  const MpPlanModel *model = self->model;
  g_autoptr (MpMatchProblem) flow = mp_match_problem_new_dense (model->n_mentees, model->n_tables);

  for (guint k = 0; k < model->n_tables; k++)
    flow->capacities[k] = 0;
  for (guint t = 0; t < model->n_rotations; t++)
    for (guint k = 0; k < model->n_tables; k++)
      flow->capacities[k] = MIN (flow->capacities[k] + model->n_seats[cell_of (self, t, k)],
                                 model->n_mentees);
  for (guint i = 0; i < model->n_mentees; i++)
    for (guint t = 0; t < model->n_rotations; t++)
      for (guint k = 0; k < model->n_tables; k++)
        {
          const gsize place = (gsize) i * model->n_rotations + t;
          const gint32 gain = model->gains[place * model->n_tables + k];
          gint32 *cost = &flow->dense[(gsize) i * model->n_tables + k];

          if (gain >= 0 && !model->settled[place])
            *cost = MIN (*cost, -gain);
        }
  for (guint i = 0; i < model->n_mentees; i++)
    flow->demands[i] = model->n_rotations;

  return mp_match_solve (flow, MP_MATCH_BEST, cancellable, NULL, NULL, error);
}

/**
 * mp_plan_prices_begin:
 *
 * Sets prices to begin with: those that would be right if every table were always open, or nought,
 * whichever prove more.
 *
 * Returns: %TRUE, or %FALSE with @error set: %G_IO_ERROR_CANCELLED
 */
gboolean
mp_plan_prices_begin (MpPlanPrices *self, GCancellable *cancellable, GError **error)
{
  const guint n_tables = self->model->n_tables;
  g_autoptr (MpMatching) matching = forget_rotations (self, cancellable, error);
  gint64 bound;

  if (matching == NULL)
    return FALSE;

  memset (self->prices, 0, sizeof (gint32) * n_cells (self));
  bound = mp_plan_prices_prove (self);
  for (gsize cell = 0; cell < n_cells (self); cell++)
    self->prices[cell] = matching->mentor_prices[cell % n_tables];
  if (mp_plan_prices_prove (self) <= bound)
    return TRUE;

  memset (self->prices, 0, sizeof (gint32) * n_cells (self));
  self->bound = bound;
  return TRUE;
}
