/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Chooses one thing of each set, in parts, where all together take only so much of each row.
 *
 * A linear programme that gets more and more columns, solved by the revised simplex method (G. B.
 * Dantzig and W. Orchard-Hays, 1954) with generalised upper bounds (G. B. Dantzig and R. M. Van
 * Slyke, Journal of Computer and System Sciences 1, 1967): of each set, the parts of which make
 * one, one column is the key, and the inverse has no more rows than there are besides. It reckons
 * in floating point, so that what it finds is a good guess, and proves nothing by itself.
 */

#include "schedule/mp-plan-simplex.h"

#include <math.h>
#include <string.h>

/* What is nearer to nought than this is nought, and is too small to divide by. */
#define TINY 1e-9
#define LEAST_PIVOT 1e-7

/* What a column has to gain to be worth taking. */
#define LEAST_GAIN 1e-7

/* So many columns are looked at for a good one, or an eighth of them. */
#define FEWEST_LOOKED_AT 64

#define NO_COLUMN G_MAXUINT

/* What a column takes of each row is one, of those at @first and after it. */
typedef struct
{
  guint set;
  gdouble gain;
  guint first;
  guint n_rows;
  gdouble amount;
  gboolean basic;
} Column;

struct _MpPlanSimplex
{
  guint n_sets;
  guint n_rows;
  GArray *columns;
  GArray *entries;
  guint next;

  guint *keys;
  guint *basis;
  gdouble *inverse;
  gdouble *prices;
  gdouble *set_prices;

  gdouble *direction;
  gdouble *key_direction;
  gdouble *wanted;
  gdouble value;
  guint64 work;
};

static Column *
get_column (const MpPlanSimplex *self, guint column)
{
  return &g_array_index (self->columns, Column, column);
}

static const guint *
get_rows (const MpPlanSimplex *self, const Column *column)
{
  return &((const guint *) self->entries->data)[column->first];
}

static gdouble *
get_inverse (const MpPlanSimplex *self, guint place)
{
  return &self->inverse[(gsize) place * self->n_rows];
}

static guint
get_set (const MpPlanSimplex *self, guint place)
{
  return get_column (self, self->basis[place])->set;
}

/* What the column gains beyond the prices of its rows. */
static gdouble
go_beyond (const MpPlanSimplex *self, const Column *column)
{
  const guint *rows = get_rows (self, column);
  gdouble gain = column->gain;

  for (guint e = 0; e < column->n_rows; e++)
    gain -= self->prices[rows[e]];

  return gain;
}

static void
price_sets (MpPlanSimplex *self)
{
  for (guint s = 0; s < self->n_sets; s++)
    self->set_prices[s] = go_beyond (self, get_column (self, self->keys[s]));
  self->work += self->n_sets;
}

/**
 * mp_plan_simplex_new:
 * @sides: (array length=n_rows): how much there is of each row, nothing less than nought
 *
 * The first columns are one for each set that takes and gains nothing, then one for each row that
 * takes what is left.
 *
 * Returns: (transfer full): a programme that chooses nothing yet
 */
MpPlanSimplex *
mp_plan_simplex_new (guint n_sets, const gdouble *sides, guint n_rows)
{
  MpPlanSimplex *self = g_new0 (MpPlanSimplex, 1);

  self->n_sets = n_sets;
  self->n_rows = n_rows;
  self->columns = g_array_new (FALSE, FALSE, sizeof (Column));
  self->entries = g_array_new (FALSE, FALSE, sizeof (guint));
  self->keys = g_new (guint, n_sets + 1);
  self->basis = g_new (guint, n_rows + 1);
  self->inverse = g_new0 (gdouble, (gsize) n_rows * n_rows + 1);
  self->prices = g_new0 (gdouble, n_rows + 1);
  self->set_prices = g_new0 (gdouble, n_sets + 1);
  self->direction = g_new (gdouble, n_rows + 1);
  self->key_direction = g_new (gdouble, n_sets + 1);
  self->wanted = g_new0 (gdouble, n_rows + 1);
  for (guint s = 0; s < n_sets; s++)
    {
      self->keys[s] = mp_plan_simplex_add (self, s, 0, NULL, 0);
      get_column (self, self->keys[s])->amount = 1;
      get_column (self, self->keys[s])->basic = TRUE;
    }
  for (guint row = 0; row < n_rows; row++)
    {
      self->basis[row] = mp_plan_simplex_add (self, MP_PLAN_SIMPLEX_NO_SET, 0, &row, 1);
      get_column (self, self->basis[row])->amount = sides[row];
      get_column (self, self->basis[row])->basic = TRUE;
      get_inverse (self, row)[row] = 1;
    }

  return self;
}

/**
 * mp_plan_simplex_free:
 */
void
mp_plan_simplex_free (MpPlanSimplex *self)
{
  if (self == NULL)
    return;

  g_array_unref (self->columns);
  g_array_unref (self->entries);
  g_free (self->keys);
  g_free (self->basis);
  g_free (self->inverse);
  g_free (self->prices);
  g_free (self->set_prices);
  g_free (self->direction);
  g_free (self->key_direction);
  g_free (self->wanted);
  g_free (self);
}

/**
 * mp_plan_simplex_add:
 * @gain: what it gains to choose it
 * @rows: (array length=n_rows): of which rows it takes one each
 *
 * Returns: the number of the column, which says what can be chosen of the set
 */
guint
mp_plan_simplex_add (MpPlanSimplex *self,
                     guint          set,
                     gdouble        gain,
                     const guint   *rows,
                     guint          n_rows)
{
  const Column column = { set, gain, self->entries->len, n_rows, 0, FALSE };

  g_array_append_val (self->columns, column);
  if (n_rows > 0)
    g_array_append_vals (self->entries, rows, n_rows);

  return self->columns->len - 1;
}

static void
add_to_prices (MpPlanSimplex *self, guint place, gdouble times)
{
  const gdouble *inverse = get_inverse (self, place);

  for (guint row = 0; row < self->n_rows; row++)
    self->prices[row] += times * inverse[row];
  self->work += self->n_rows;
}

/**
 * mp_plan_simplex_raise:
 * @more: so much more it gains from now on to choose the column
 */
void
mp_plan_simplex_raise (MpPlanSimplex *self, guint column, gdouble more)
{
  Column *raised = get_column (self, column);
  const gboolean is_key = raised->set != MP_PLAN_SIMPLEX_NO_SET
                          && self->keys[raised->set] == column;

  raised->gain += more;
  self->value += more * raised->amount;
  if (!raised->basic)
    return;

  for (guint p = 0; p < self->n_rows; p++)
    if (self->basis[p] == column)
      add_to_prices (self, p, more);
    else if (is_key && get_set (self, p) == raised->set)
      add_to_prices (self, p, -more);
  price_sets (self);
}

/* A column that gains much, of some of those that come next, or of all if those gain nothing. */
static guint
choose_column (MpPlanSimplex *self, gdouble *gain)
{
  const guint n_columns = self->columns->len;
  const guint n_enough = MAX (n_columns / 8, FEWEST_LOOKED_AT);
  guint best = NO_COLUMN;

  *gain = LEAST_GAIN;
  for (guint n = 0; n < n_columns && (best == NO_COLUMN || n < n_enough); n++)
    {
      const Column *column;
      gdouble found;

      self->next = self->next + 1 < n_columns ? self->next + 1 : 0;
      column = get_column (self, self->next);
      self->work += column->n_rows + 1;
      if (column->basic)
        continue;
      found = go_beyond (self, column);
      if (column->set != MP_PLAN_SIMPLEX_NO_SET)
        found -= self->set_prices[column->set];
      if (found <= *gain)
        continue;
      *gain = found;
      best = self->next;
    }

  return best;
}

/* What a column takes beyond what the key of its set does. */
static void
want (MpPlanSimplex *self, const Column *column, gdouble times)
{
  const guint *rows = get_rows (self, column);

  for (guint e = 0; e < column->n_rows; e++)
    self->wanted[rows[e]] += times;
}

/* By how much each amount shrinks for one of the column. */
static void
find_direction (MpPlanSimplex *self, const Column *column)
{
  const Column *key = NULL;

  memset (self->wanted, 0, sizeof (gdouble) * self->n_rows);
  want (self, column, 1);
  if (column->set != MP_PLAN_SIMPLEX_NO_SET)
    {
      key = get_column (self, self->keys[column->set]);
      want (self, key, -1);
    }

  memset (self->direction, 0, sizeof (gdouble) * self->n_rows);
  for (guint row = 0; row < self->n_rows; row++)
    {
      if (self->wanted[row] == 0)
        continue;
      for (guint p = 0; p < self->n_rows; p++)
        self->direction[p] += self->wanted[row] * get_inverse (self, p)[row];
      self->work += self->n_rows;
    }

  memset (self->key_direction, 0, sizeof (gdouble) * self->n_sets);
  if (key != NULL)
    self->key_direction[column->set] = 1;
  for (guint p = 0; p < self->n_rows; p++)
    if (get_set (self, p) != MP_PLAN_SIMPLEX_NO_SET)
      self->key_direction[get_set (self, p)] -= self->direction[p];
}

/* What leaves: a column of the basis, or the key of a set. */
typedef struct
{
  guint place;
  guint set;
  gdouble ratio;
  gdouble pivot;
} Leaving;

/* Of those that are used up first, the one that shrinks fastest. */
static void
consider (Leaving *leaving, guint place, guint set, gdouble amount, gdouble pivot)
{
  gdouble ratio;

  if (pivot <= LEAST_PIVOT)
    return;

  ratio = MAX (amount, 0) / pivot;
  if (ratio > leaving->ratio + TINY
      || (ratio > leaving->ratio - TINY && pivot <= leaving->pivot))
    return;

  *leaving = (Leaving) { place, set, MIN (ratio, leaving->ratio), pivot };
}

static Leaving
choose_leaving (const MpPlanSimplex *self)
{
  Leaving leaving = { self->n_rows, MP_PLAN_SIMPLEX_NO_SET, G_MAXDOUBLE, 0 };

  for (guint p = 0; p < self->n_rows; p++)
    consider (&leaving, p, MP_PLAN_SIMPLEX_NO_SET, get_column (self, self->basis[p])->amount,
              self->direction[p]);
  for (guint s = 0; s < self->n_sets; s++)
    consider (&leaving, self->n_rows, s, get_column (self, self->keys[s])->amount,
              self->key_direction[s]);

  return leaving;
}

static void
move_amounts (MpPlanSimplex *self, guint column, gdouble amount)
{
  for (guint p = 0; p < self->n_rows; p++)
    get_column (self, self->basis[p])->amount -= amount * self->direction[p];
  for (guint s = 0; s < self->n_sets; s++)
    if (self->key_direction[s] != 0)
      get_column (self, self->keys[s])->amount -= amount * self->key_direction[s];
  get_column (self, column)->amount = amount;
}

/* Makes the column at the place the key of its set, and the key the one at the place. */
static void
change_key (MpPlanSimplex *self, guint place, guint set)
{
  gdouble *inverse = get_inverse (self, place);
  const guint key = self->keys[set];

  for (guint p = 0; p < self->n_rows; p++)
    if (p != place && get_set (self, p) == set)
      for (guint row = 0; row < self->n_rows; row++)
        inverse[row] += get_inverse (self, p)[row];
  for (guint row = 0; row < self->n_rows; row++)
    inverse[row] = -inverse[row];
  self->direction[place] = self->key_direction[set];
  self->keys[set] = self->basis[place];
  self->basis[place] = key;
}

/* The place of a column of the set that is no key, or n_rows. */
static guint
find_other (const MpPlanSimplex *self, guint set)
{
  for (guint p = 0; p < self->n_rows; p++)
    if (get_set (self, p) == set)
      return p;

  return self->n_rows;
}

static void
change_inverse (MpPlanSimplex *self, guint place)
{
  gdouble *pivot = get_inverse (self, place);

  for (guint row = 0; row < self->n_rows; row++)
    pivot[row] = fabs (pivot[row]) < TINY ? 0 : pivot[row] / self->direction[place];
  for (guint p = 0; p < self->n_rows; p++)
    {
      const gdouble times = self->direction[p];
      gdouble *inverse = get_inverse (self, p);

      if (p == place || fabs (times) < TINY)
        continue;
      for (guint row = 0; row < self->n_rows; row++)
        inverse[row] -= times * pivot[row];
      self->work += self->n_rows;
    }
}

/* Where the key of a set leaves and the set has nothing else, the column becomes its key. */
static void
take_in (MpPlanSimplex *self, guint column, Leaving leaving, gdouble gain)
{
  guint place = leaving.place;

  move_amounts (self, column, leaving.ratio);
  self->value += leaving.ratio * gain;
  get_column (self, column)->basic = TRUE;
  if (leaving.set != MP_PLAN_SIMPLEX_NO_SET)
    place = find_other (self, leaving.set);
  if (place == self->n_rows)
    {
      get_column (self, self->keys[leaving.set])->basic = FALSE;
      get_column (self, self->keys[leaving.set])->amount = 0;
      self->keys[leaving.set] = column;
    }
  else
    {
      if (leaving.set != MP_PLAN_SIMPLEX_NO_SET)
        change_key (self, place, leaving.set);
      get_column (self, self->basis[place])->basic = FALSE;
      get_column (self, self->basis[place])->amount = 0;
      self->basis[place] = column;
      change_inverse (self, place);
      add_to_prices (self, place, gain);
    }
  price_sets (self);
}

/**
 * mp_plan_simplex_run:
 * @n_pivots: so often at most a column is taken in
 *
 * Goes on to the best amounts of the columns that there are.
 *
 * Returns: whether they were found
 */
gboolean
mp_plan_simplex_run (MpPlanSimplex *self, guint n_pivots)
{
  for (guint n = 0; n < n_pivots; n++)
    {
      gdouble gain;
      const guint column = choose_column (self, &gain);
      Leaving leaving;

      if (column == NO_COLUMN)
        return TRUE;

      find_direction (self, get_column (self, column));
      leaving = choose_leaving (self);
      if (leaving.pivot == 0)
        return FALSE;
      take_in (self, column, leaving, gain);
    }

  return FALSE;
}

/**
 * mp_plan_simplex_get_value:
 *
 * Returns: what all gain together
 */
gdouble
mp_plan_simplex_get_value (const MpPlanSimplex *self)
{
  return self->value;
}

/**
 * mp_plan_simplex_get_price:
 *
 * Returns: what more of the row would gain, as long as it is little
 */
gdouble
mp_plan_simplex_get_price (const MpPlanSimplex *self, guint row)
{
  return self->prices[row];
}

/**
 * mp_plan_simplex_get_set_price:
 *
 * Returns: what a column of the set has to gain beyond its prices to be better than what is chosen
 */
gdouble
mp_plan_simplex_get_set_price (const MpPlanSimplex *self, guint set)
{
  return self->set_prices[set];
}

/**
 * mp_plan_simplex_get_amount:
 *
 * Returns: how much of the column is chosen
 */
gdouble
mp_plan_simplex_get_amount (const MpPlanSimplex *self, guint column)
{
  return get_column (self, column)->amount;
}

/**
 * mp_plan_simplex_get_work:
 *
 * Returns: how many numbers it has looked at so far
 */
guint64
mp_plan_simplex_get_work (const MpPlanSimplex *self)
{
  return self->work;
}
