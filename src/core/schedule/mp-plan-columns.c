/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The best prices that there are, and often the best plan, by a linear programme of rotas.
 *
 * Where lowering the prices block by block stops, they need not be the best: the bound has edges
 * along which no block alone gets further (D. P. Bertsekas, "Nonlinear Programming", on coordinate
 * descent). Its least value is that of a linear programme in which each mentee has one of all
 * possible rotas, in parts. Rotas are added to it as they are found to be worth it at the prices
 * that it gives (column generation, P. C. Gilmore and R. E. Gomory, 1961), at first half way from
 * the best prices so far, which takes fewer (P. Wentges, 1997). The bound itself is what
 * mp_plan_prices_prove() says of those prices in whole numbers, so that it holds however well the
 * programme was solved. What the programme chooses is mostly whole; where it is not, the largest
 * part is made whole, and so on, for a plan.
 */

#include "schedule/mp-plan-columns.h"

#include <math.h>
#include <string.h>

#include "schedule/mp-plan-simplex.h"

/* The inverse is to have no more rows and columns. */
#define MOST_CELLS 1200

/* So much more than they have the rows get, at most twice, so that not everything is equally good;
 * less than a tenth of a point for all. */
#define MORE_SEATS 1e-5

/* Parts that are nearer to nought or one than this are as good as that. */
#define NEARLY 0.01

/* A rota is new that gains so much, in points. */
#define LEAST_GAIN 1e-6

/* The programme is looked at after so many pivots, and so often at most between two prices. */
#define PIVOTS 500
#define MOST_RUNS 40

#define MOST_ROUNDS 300

/* So many numbers of the programme take as long as a mentee does. */
#define NUMBERS_A_MENTEE 1000

typedef struct
{
  guint mentee;
  guint column;
  gsize tables;
  gboolean fixed;
} Rota;

typedef struct
{
  MpPlanSearch *search;
  MpPlanModel *model;
  MpPlanPrices *prices;
  MpPlanSimplex *simplex;
  gint32 *best;
  gint64 bound;
  GArray *rotas;
  GArray *tables;
  gdouble bonus;
  guint n_fixed;
  guint64 work;
} Columns;

static gsize
n_cells (const MpPlanModel *model)
{
  return (gsize) model->n_rotations * model->n_tables;
}

/**
 * mp_plan_columns_can_run:
 *
 * Returns: whether there are few enough tables and rotations for mp_plan_columns_run()
 */
gboolean
mp_plan_columns_can_run (const MpPlanModel *model)
{
  return n_cells (model) <= MOST_CELLS;
}

/* The linear congruential numbers of D. E. Knuth and H. W. Lewis. */
static gdouble
next_fraction (guint32 *state)
{
  *state = *state * 1664525 + 1013904223;

  return (*state >> 8) / (gdouble) (1 << 24);
}

/* How much there is of each row: seats, and of those where some must be taken the rest. */
static GArray *
list_sides (const Columns *self, const guint *n_missing)
{
  const MpPlanModel *model = self->model;
  GArray *sides = g_array_new (FALSE, FALSE, sizeof (gdouble));
  guint32 state = 1;

  for (gsize cell = 0; cell < n_cells (model); cell++)
    {
      const gdouble side = model->n_seats[cell] + MORE_SEATS * (1 + next_fraction (&state));

      g_array_append_val (sides, side);
    }
  for (gsize cell = 0; cell < n_cells (model); cell++)
    if (n_missing[cell] > 0)
      {
        const gdouble side = (gdouble) model->n_seats[cell] - MIN (n_missing[cell],
                                                                   model->n_seats[cell]);

        g_array_append_val (sides, side);
      }

  return sides;
}

/* Where so many must sit, an empty seat costs the penalty, unless it is one of the rest. */
static void
demand_seats (Columns *self, const guint *n_missing)
{
  guint rest = n_cells (self->model);

  for (guint cell = 0; cell < n_cells (self->model); cell++)
    if (n_missing[cell] > 0)
      {
        const guint rows[] = { cell, rest++ };

        mp_plan_simplex_raise (self->simplex, self->model->n_mentees + cell,
                               -(gdouble) self->model->penalty);
        mp_plan_simplex_add (self->simplex, MP_PLAN_SIMPLEX_NO_SET, 0, rows, 2);
      }
}

static void
columns_init (Columns *self, MpPlanSearch *search)
{
  const MpPlanModel *model = search->model;
  g_autofree guint *n_missing = g_new (guint, n_cells (model) + 1);
  g_autoptr (GArray) sides = NULL;

  self->search = search;
  self->model = search->model;
  self->prices = search->prices;
  self->best = g_memdup2 (self->prices->prices, sizeof (gint32) * MAX (n_cells (model), 1));
  self->bound = self->prices->bound;
  self->rotas = g_array_new (FALSE, FALSE, sizeof (Rota));
  self->tables = g_array_new (FALSE, FALSE, sizeof (guint));
  self->bonus = 4.0 * model->penalty;
  for (gsize cell = 0; cell < n_cells (model); cell++)
    n_missing[cell] = mp_plan_prices_count_missing (self->prices, cell / model->n_tables,
                                                    cell % model->n_tables);
  sides = list_sides (self, n_missing);
  self->simplex = mp_plan_simplex_new (model->n_mentees, (const gdouble *) sides->data, sides->len);
  demand_seats (self, n_missing);
}

static void
columns_clear (Columns *self)
{
  mp_plan_simplex_free (self->simplex);
  g_array_unref (self->rotas);
  g_array_unref (self->tables);
  g_free (self->best);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Columns, columns_clear)

/* Adds a rota of the mentee, unless it gains too little at the prices of the programme. */
static gboolean
add_rota (Columns *self, guint mentee, const guint *tables, gdouble least)
{
  const MpPlanModel *model = self->model;
  const gsize first = (gsize) mentee * model->n_rotations;
  Rota rota = { mentee, 0, self->tables->len, FALSE };
  gdouble gain = 0, beyond = -mp_plan_simplex_get_set_price (self->simplex, mentee);
  guint rows[64], n_rows = 0;

  for (guint t = 0; t < model->n_rotations; t++)
    {
      const guint cell = t * model->n_tables + tables[t];

      if (model->settled[first + t] || tables[t] == MP_PLAN_NO_TABLE)
        continue;
      gain += (gdouble) model->gains[first * model->n_tables + cell] / model->scale;
      beyond -= mp_plan_simplex_get_price (self->simplex, cell);
      rows[n_rows++] = cell;
    }
  if (n_rows == 0 || beyond + gain <= least)
    return FALSE;

  rota.column = mp_plan_simplex_add (self->simplex, mentee, gain, rows, n_rows);
  g_array_append_vals (self->tables, tables, model->n_rotations);
  g_array_append_val (self->rotas, rota);

  return TRUE;
}

static void
add_plan (Columns *self, const guint *rota)
{
  for (guint i = 0; i < self->model->n_mentees; i++)
    add_rota (self, i, &rota[(gsize) i * self->model->n_rotations], -G_MAXDOUBLE);
}

static void
chosen_cb (guint mentee, const MpPlanChoice *choice, gpointer user_data)
{
  Columns *self = user_data;
  guint tables[64];

  for (guint t = 0; t < self->model->n_rotations; t++)
    tables[t] = mp_plan_choice_get (choice, t);
  add_rota (self, mentee, tables, LEAST_GAIN);
}

/* Finds what the prices prove, and adds the rotas that are best at them. Returns whether there was
 * a new one. */
static gboolean
look (Columns *self)
{
  const guint n_rotas = self->rotas->len;

  if (mp_plan_prices_prove_each (self->prices, chosen_cb, self) < self->bound)
    {
      self->bound = self->prices->bound;
      memcpy (self->best, self->prices->prices, sizeof (gint32) * n_cells (self->model));
    }

  return self->rotas->len > n_rotas;
}

/* So much of the way from the prices of the programme to the best so far. */
static void
set_prices (Columns *self, gdouble way)
{
  const MpPlanModel *model = self->model;

  for (gsize cell = 0; cell < n_cells (model); cell++)
    {
      const gdouble price = mp_plan_simplex_get_price (self->simplex, cell) * model->scale;
      const gdouble least = model->n_musts[cell] > 0 ? -(gdouble) model->penalty * model->scale : 0;

      self->prices->prices[cell]
        = llround (way * self->best[cell] + (1 - way) * CLAMP (price, least, G_MAXINT32 / 4));
    }
}

/* Solves the programme with the rotas that there are. Says whether it could. */
static gboolean
solve (Columns *self, gboolean *solved, GError **error)
{
  *solved = FALSE;
  for (guint n = 0; n < MOST_RUNS && !*solved; n++)
    {
      if (g_cancellable_set_error_if_cancelled (self->search->cancellable, error))
        return FALSE;
      *solved = mp_plan_simplex_run (self->simplex, PIVOTS);
      self->model->work += (mp_plan_simplex_get_work (self->simplex) - self->work)
                           / NUMBERS_A_MENTEE;
      self->work = mp_plan_simplex_get_work (self->simplex);
      if (self->model->work >= self->search->limit)
        return TRUE;
    }

  return TRUE;
}

static gdouble
get_value (const Columns *self)
{
  return mp_plan_simplex_get_value (self->simplex) - self->bonus * self->n_fixed;
}

/* What the programme has reached will not fall again; whole points more there are none. */
static gboolean
is_low_enough (const Columns *self)
{
  const gdouble bound = (gdouble) self->bound / self->model->scale;

  return self->bound < (self->search->gain + 1) * self->model->scale
         || bound < floor (get_value (self) - 10 * NEARLY) + 1;
}

static gboolean
lower (Columns *self, GError **error)
{
  gboolean solved = TRUE, more = look (self);

  for (guint n = 0; n < MOST_ROUNDS && solved && more && !is_low_enough (self); n++)
    {
      if (!solve (self, &solved, error))
        return FALSE;
      set_prices (self, 0.5);
      more = look (self);
      if (more || !solved)
        continue;
      set_prices (self, 0);
      more = look (self);
    }

  return TRUE;
}

/* Makes whole what nearly is, and if that is nothing the largest part. Returns whether there was
 * anything left to do. */
static gboolean
fix_some (Columns *self)
{
  const guint n_fixed = self->n_fixed;
  Rota *largest = NULL;
  gdouble most = NEARLY;

  for (guint r = 0; r < self->rotas->len; r++)
    {
      Rota *rota = &g_array_index (self->rotas, Rota, r);
      const gdouble amount = mp_plan_simplex_get_amount (self->simplex, rota->column);

      if (rota->fixed || amount < most)
        continue;
      if (amount < 1 - NEARLY)
        {
          most = amount;
          largest = rota;
          continue;
        }
      rota->fixed = TRUE;
      mp_plan_simplex_raise (self->simplex, rota->column, self->bonus);
      self->n_fixed++;
    }
  if (largest != NULL && self->n_fixed == n_fixed)
    {
      largest->fixed = TRUE;
      mp_plan_simplex_raise (self->simplex, largest->column, self->bonus);
      self->n_fixed++;
    }

  return largest != NULL;
}

/* The rota of each mentee of which there is most. */
static void
take_rotas (const Columns *self)
{
  MpPlanModel *model = self->model;
  const gsize n_places = (gsize) model->n_mentees * model->n_rotations;

  for (gsize place = 0; place < n_places; place++)
    if (!model->settled[place])
      model->rota[place] = MP_PLAN_NO_TABLE;
  for (guint r = 0; r < self->rotas->len; r++)
    {
      const Rota *rota = &g_array_index (self->rotas, Rota, r);
      const gsize first = (gsize) rota->mentee * model->n_rotations;

      if (mp_plan_simplex_get_amount (self->simplex, rota->column) < 0.5)
        continue;
      for (guint t = 0; t < model->n_rotations; t++)
        if (!model->settled[first + t])
          model->rota[first + t] = g_array_index (self->tables, guint, rota->tables + t);
    }
}

/* It reckons in floating point, and parts that are fixed need not have become whole. */
static gboolean
has_seats (const Columns *self)
{
  const MpPlanModel *model = self->model;
  g_autofree guint *n_taken = g_new0 (guint, n_cells (model) + 1);

  for (guint i = 0; i < model->n_mentees; i++)
    for (guint t = 0; t < model->n_rotations; t++)
      {
        const gsize place = (gsize) i * model->n_rotations + t;
        const gsize cell = (gsize) t * model->n_tables + model->rota[place];

        if (model->settled[place] || model->rota[place] == MP_PLAN_NO_TABLE)
          continue;
        if (++n_taken[cell] > model->n_seats[cell])
          return FALSE;
      }

  return TRUE;
}

/* Looks for a better plan in what the programme chooses. */
static gboolean
dive (Columns *self, GError **error)
{
  for (guint n = 0; n < MOST_ROUNDS; n++)
    {
      gboolean solved = TRUE, more = TRUE;

      for (guint round = 0; round < MOST_ROUNDS && solved && more; round++)
        {
          if (!solve (self, &solved, error))
            return FALSE;
          set_prices (self, 0);
          more = look (self);
        }
      if (!solved || get_value (self) < self->search->gain + 1 - NEARLY)
        return TRUE;
      if (fix_some (self))
        continue;

      take_rotas (self);
      if (has_seats (self))
        mp_plan_search_keep (self->search);
      return TRUE;
    }

  return TRUE;
}

/**
 * mp_plan_columns_run:
 * @search: one that found prices and a plan
 *
 * Lowers the bound as far as prices can, or until it proves the plan, and looks for a better plan.
 *
 * Returns: %TRUE, or %FALSE with @error set: %G_IO_ERROR_CANCELLED
 */
gboolean
mp_plan_columns_run (MpPlanSearch *search, GError **error)
{
  g_auto (Columns) self = { 0 };

  g_return_val_if_fail (mp_plan_columns_can_run (search->model), FALSE);

  columns_init (&self, search);
  add_plan (&self, search->rota);
  if (!lower (&self, error)
      || (self.bound >= (search->gain + 1) * search->model->scale && !dive (&self, error)))
    return FALSE;

  memcpy (search->prices->prices, self.best, sizeof (gint32) * n_cells (search->model));
  search->prices->bound = self.bound;

  return TRUE;
}
