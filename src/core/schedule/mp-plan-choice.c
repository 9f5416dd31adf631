/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The best rota of one mentee when seats have prices.
 *
 * An assignment of few rotations to tables, each table at most once: shortest augmenting paths with
 * prices after H. W. Kuhn (1955) and R. Jonker and A. Volgenant (1987), each rotation being free to
 * go without a table. For all rotations r and tables k, rows[r] + columns[k] is at least the value
 * of the seat, and exactly that where r has k.
 */

#include "schedule/mp-plan-choice.h"

#include <string.h>

struct _MpPlanChoice
{
  guint n_tables;
  guint n_rotations;
  guint start;
  gint32 *values;

  /* All four in one piece, and a place to keep it. */
  gint32 *rows;
  gint32 *columns;
  gint32 *at;
  gint32 *of;
  gint32 *kept;

  gint32 *distances;
  gint32 *from;
  gint32 *done;
  gint *done_columns;
  gint32 *banned;
};

static gsize
state_size (const MpPlanChoice *self)
{
  return 2 * ((gsize) self->n_rotations + self->n_tables) + 1;
}

/**
 * mp_plan_choice_new:
 *
 * Returns: (transfer full): room to choose in
 */
MpPlanChoice *
mp_plan_choice_new (guint n_tables, guint n_rotations)
{
  MpPlanChoice *self = g_new0 (MpPlanChoice, 1);
  const guint n_columns = MAX (n_tables, 1), n_rows = MAX (n_rotations, 1);

  self->n_tables = n_tables;
  self->n_rotations = n_rotations;
  self->values = g_new (gint32, (gsize) n_columns * n_rows);
  self->rows = g_new (gint32, state_size (self));
  self->columns = self->rows + n_rotations;
  self->at = self->columns + n_tables;
  self->of = self->at + n_rotations;
  self->kept = g_new (gint32, state_size (self));
  self->distances = g_new (gint32, n_columns);
  self->from = g_new (gint32, n_columns);
  self->done = g_new (gint32, n_columns);
  self->done_columns = g_new (gint, n_columns);
  self->banned = g_new (gint32, n_rows);

  return self;
}

/**
 * mp_plan_choice_free:
 */
void
mp_plan_choice_free (MpPlanChoice *self)
{
  if (self == NULL)
    return;

  g_free (self->values);
  g_free (self->rows);
  g_free (self->kept);
  g_free (self->distances);
  g_free (self->from);
  g_free (self->done);
  g_free (self->done_columns);
  g_free (self->banned);
  g_free (self);
}

static void
fill_row (gint32       *values,
          const gint32 *gains,
          const gint32 *noise,
          const gint32 *prices,
          guint         n_tables)
{
  for (guint k = 0; k < n_tables; k++)
    values[k] = gains[k] - prices[k];
  if (noise == NULL)
    return;

  for (guint k = 0; k < n_tables; k++)
    values[k] += noise[k];
}

static void
ban_row (MpPlanChoice *self, guint row)
{
  for (guint k = 0; k < self->n_tables; k++)
    self->values[row * self->n_tables + k] = MP_PLAN_NEVER;
}

static void
ban_column (MpPlanChoice *self, guint column)
{
  for (guint t = 0; t < self->n_rotations; t++)
    self->values[t * self->n_tables + column] = MP_PLAN_NEVER;
}

/**
 * mp_plan_choice_load:
 * @prices: (array): of the seats, at `rotation * n_tables + table`
 *
 * Sets what the mentee's seats are worth at the prices. Rotations that are settled, and the tables
 * seen in them, cannot be chosen any more.
 *
 * Returns: what the settled seats gain, noise included
 */
gint64
mp_plan_choice_load (MpPlanChoice      *self,
                     const MpPlanModel *model,
                     guint              mentee,
                     const gint32      *prices)
{
  const guint n_tables = self->n_tables;
  const gsize first = (gsize) mentee * self->n_rotations;
  gint64 gained = 0;

  self->start = self->n_rotations > 0 ? mentee % self->n_rotations : 0;
  for (guint t = 0; t < self->n_rotations; t++)
    if (model->settled[first + t])
      ban_row (self, t);
    else
      fill_row (&self->values[t * n_tables], &model->gains[(first + t) * n_tables],
                model->noise != NULL ? &model->noise[(first + t) * n_tables] : NULL,
                &prices[t * n_tables], n_tables);

  for (guint t = 0; t < self->n_rotations; t++)
    if (model->settled[first + t] && model->rota[first + t] != MP_PLAN_NO_TABLE)
      {
        const gsize seat = (first + t) * n_tables + model->rota[first + t];

        ban_column (self, model->rota[first + t]);
        gained += model->gains[seat] + (model->noise != NULL ? model->noise[seat] : 0);
      }

  return gained;
}

/* The table that is worth most to the rotation beyond its price, one that nobody has if it can be,
 * or -1; *worth becomes that. */
static gint
find_best (const MpPlanChoice *self, guint row, gint32 *worth)
{
  const gint32 *values = &self->values[row * self->n_tables];
  gint best = -1;

  *worth = 0;
  for (guint k = 0; k < self->n_tables; k++)
    {
      const gint32 beyond = values[k] - self->columns[k];

      if (beyond > *worth
          || (beyond == *worth && best >= 0 && self->of[best] >= 0 && self->of[k] < 0))
        {
          *worth = beyond;
          best = k;
        }
    }

  return best;
}

/* The nearest column that is not done and nearer than *distance, or -1. */
static gint
find_nearest (const MpPlanChoice *self, gint32 *distance)
{
  const gint32 *distances = self->distances, *done = self->done;
  gint32 least = G_MAXINT32;
  guint nearest = 0;

  for (guint k = 0; k < self->n_tables; k++)
    least = MIN (least, distances[k] | done[k]);
  if (least >= *distance)
    return -1;

  while ((distances[nearest] | done[nearest]) != least)
    nearest++;
  *distance = least;
  return nearest;
}

/* Those that are done are as near already. */
static void
reach_columns (MpPlanChoice *self, guint row, gint32 distance)
{
  const gint32 *values = &self->values[row * self->n_tables];
  const gint32 *columns = self->columns;
  const gint32 base = distance + self->rows[row];
  gint32 *distances = self->distances, *from = self->from;

  for (guint k = 0; k < self->n_tables; k++)
    {
      const gint32 reached = base + columns[k] - values[k];
      const gboolean nearer = reached < distances[k];

      distances[k] = nearer ? reached : distances[k];
      from[k] = nearer ? (gint32) row : from[k];
    }
}

static void
change_prices (MpPlanChoice *self, guint row, guint n_done, gint32 end)
{
  self->rows[row] -= end;
  for (guint n = 0; n < n_done; n++)
    {
      const gint column = self->done_columns[n];
      const gint32 nearer = end - self->distances[column];

      self->rows[self->of[column]] -= nearer;
      self->columns[column] += nearer;
    }
}

/* Gives the column to the rotation from which it was reached, and so on back to the row. */
static void
change_hands (MpPlanChoice *self, gint row, gint column)
{
  for (;;)
    {
      const gint taker = self->from[column], given_up = self->at[taker];

      self->at[taker] = column;
      self->of[column] = taker;
      if (taker == row)
        return;
      column = given_up;
    }
}

/* Gives the row a column, others changing theirs, or leaves whichever loses least by it without. */
static void
augment (MpPlanChoice *self, guint row)
{
  gint32 end, distance;
  gint end_row = row, column;
  guint n_done = 0;

  find_best (self, row, &end);
  self->rows[row] = end;
  memset (self->done, 0, sizeof (gint32) * self->n_tables);
  for (guint k = 0; k < self->n_tables; k++)
    self->distances[k] = G_MAXINT32;
  reach_columns (self, row, 0);

  while (distance = end, (column = find_nearest (self, &distance)) >= 0)
    {
      const gint holder = self->of[column];

      if (holder < 0)
        {
          end = distance;
          break;
        }
      self->done[column] = G_MAXINT32;
      self->done_columns[n_done++] = column;
      if (distance + self->rows[holder] < end)
        {
          end = distance + self->rows[holder];
          end_row = holder;
        }
      reach_columns (self, holder, distance);
    }

  while (n_done > 0 && self->distances[self->done_columns[n_done - 1]] >= end)
    n_done--;
  change_prices (self, row, n_done, end);
  if (column < 0)
    {
      column = self->at[end_row];
      self->at[end_row] = -1;
    }
  if (column >= 0)
    change_hands (self, row, column);
}

static gint64
add_up (const MpPlanChoice *self)
{
  gint64 sum = 0;

  for (guint t = 0; t < self->n_rotations; t++)
    if (self->at[t] >= 0)
      sum += self->values[t * self->n_tables + self->at[t]];

  return sum;
}

static void
assign (MpPlanChoice *self, guint row)
{
  gint32 worth;
  const gint best = find_best (self, row, &worth);

  if (best >= 0 && self->of[best] >= 0)
    {
      augment (self, row);
      return;
    }

  self->rows[row] = worth;
  self->at[row] = best;
  if (best >= 0)
    self->of[best] = row;
}

/**
 * mp_plan_choice_solve:
 * @but_rotation: a rotation to leave out, or n_rotations
 *
 * Finds the rota that is worth most at the prices. Rotations are asked in another order for each
 * mentee, so that not everybody has the favourite first where it does not matter.
 *
 * Returns: what it is worth
 */
gint64
mp_plan_choice_solve (MpPlanChoice *self, guint but_rotation)
{
  for (guint k = 0; k < self->n_tables; k++)
    {
      self->columns[k] = 0;
      self->of[k] = -1;
    }
  for (guint t = 0; t < self->n_rotations; t++)
    self->at[t] = -1;

  for (guint n = 0; n < self->n_rotations; n++)
    {
      const guint row = (self->start + n) % self->n_rotations;

      self->rows[row] = 0;
      if (row != but_rotation)
        assign (self, row);
    }

  return add_up (self);
}

/* What is lost when the row has to do without its column and others change theirs for it. */
static gint64
lose_by_changes (MpPlanChoice *self, guint row, gint64 worth)
{
  const gsize size = sizeof (gint32) * state_size (self);
  const gint column = self->at[row];

  memcpy (self->kept, self->rows, size);
  for (guint t = 0; t < self->n_rotations; t++)
    {
      self->banned[t] = self->values[t * self->n_tables + column];
      self->values[t * self->n_tables + column] = MP_PLAN_NEVER;
    }
  self->at[row] = -1;
  self->of[column] = -1;
  self->columns[column] = 0;
  augment (self, row);
  worth -= add_up (self);

  for (guint t = 0; t < self->n_rotations; t++)
    self->values[t * self->n_tables + column] = self->banned[t];
  memcpy (self->rows, self->kept, size);
  return worth;
}

/* What is lost when the row has to do without its column. Mostly there is another one that is free
 * and next best, and nobody else changes. */
static gint64
lose_column (MpPlanChoice *self, guint row, gint64 worth)
{
  gint32 *values = &self->values[row * self->n_tables];
  const gint column = self->at[row];
  const gint32 value = values[column];
  gint32 next_worth;
  gint next;

  values[column] = MP_PLAN_NEVER;
  next = find_best (self, row, &next_worth);
  values[column] = value;
  if (next < 0)
    return value;
  if (self->of[next] < 0)
    return value - values[next];

  return lose_by_changes (self, row, worth);
}

/**
 * mp_plan_choice_offer:
 * @values: (out caller-allocates) (array): for each table, what the whole rota gains by the seat
 *   there in that rotation over having none then, at the prices loaded: less than nought if other
 *   rotations lose more by it, %MP_PLAN_NEVER if it cannot be
 *
 * Returns: what the rota is worth without a seat in that rotation
 */
gint64
mp_plan_choice_offer (MpPlanChoice *self, guint rotation, gint32 *values)
{
  const gint64 worth = mp_plan_choice_solve (self, rotation);

  memcpy (values, &self->values[rotation * self->n_tables], sizeof (gint32) * self->n_tables);
  for (guint t = 0; t < self->n_rotations; t++)
    {
      const gint column = self->at[t];

      if (column >= 0 && values[column] > MP_PLAN_NEVER / 2)
        values[column] -= lose_column (self, t, worth);
    }

  return worth;
}

/* What is lost when the row is left out. If nobody else wants its column, that is what it has. */
static gint64
lose_row (MpPlanChoice *self, guint row, gint64 worth)
{
  const gsize size = sizeof (gint32) * state_size (self);
  const gint column = self->at[row];

  if (column < 0)
    return 0;
  if (self->columns[column] == 0)
    return self->values[row * self->n_tables + column];

  memcpy (self->kept, self->rows, size);
  worth -= mp_plan_choice_solve (self, row);
  memcpy (self->rows, self->kept, size);
  return worth;
}

/**
 * mp_plan_choice_times:
 * @values: (out caller-allocates) (array): for each rotation, what the whole rota gains by the seat
 *   at that table then over never being there, at the prices loaded: less than nought if the rest
 *   loses more by it, %MP_PLAN_NEVER if it cannot be
 *
 * What is loaded is of no use any more after it.
 */
void
mp_plan_choice_times (MpPlanChoice *self, guint table, gint32 *values)
{
  gint64 worth;

  for (guint t = 0; t < self->n_rotations; t++)
    values[t] = self->values[t * self->n_tables + table];
  ban_column (self, table);
  worth = mp_plan_choice_solve (self, self->n_rotations);
  for (guint t = 0; t < self->n_rotations; t++)
    if (values[t] > MP_PLAN_NEVER / 2)
      values[t] -= lose_row (self, t, worth);
}

/**
 * mp_plan_choice_get:
 *
 * Returns: the table of that rotation in the rota that was found last, or %MP_PLAN_NO_TABLE
 */
guint
mp_plan_choice_get (const MpPlanChoice *self, guint rotation)
{
  return self->at[rotation] >= 0 ? (guint) self->at[rotation] : MP_PLAN_NO_TABLE;
}
