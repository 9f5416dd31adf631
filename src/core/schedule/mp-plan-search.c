/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Looks for the rota that gains most, until the bound proves that there is no better.
 *
 * The least bound that prices prove has been what the best plan gains in all exchanges that are
 * like real ones. What is hard is to find those prices, and that many rotas are equally good for
 * each mentee, but not together. A little noise makes one of them the best; then the rotations are
 * settled one after the other, the prices of the rest being lowered in between. Where that misses
 * the bound, a linear programme gives better prices, and often a better plan (mp-plan-columns.c);
 * then two or three rotations at a time are planned anew with other noise, and at last what is left
 * of the possibilities is tried (mp-plan-branch.c).
 */

#include "schedule/mp-plan-search.h"

#include <string.h>

#include "schedule/mp-plan-branch.h"
#include "schedule/mp-plan-columns.h"

/* So often prices are lowered: for the bound as far as it goes, before planning anew, and for each
 * rotation that is settled. Less is quicker by more than it takes in further tries. */
#define BOUND_SWEEPS 60
#define FIRST_SWEEPS 2
#define MORE_SWEEPS 1

/* So many rounds without any gain are enough. */
#define IDLE_ROUNDS 12

static gsize
n_places (const MpPlanModel *model)
{
  return (gsize) model->n_mentees * model->n_rotations;
}

/**
 * mp_plan_search_new:
 * @model: (unowned): it has to live longer
 * @limit: so much work may be done: mentees looked at
 * @cancellable: (nullable) (unowned): looked at often
 *
 * Returns: (transfer full): a search that found what the model's rota is worth, so far
 */
MpPlanSearch *
mp_plan_search_new (MpPlanModel *model, guint64 limit, GCancellable *cancellable)
{
  MpPlanSearch *self = g_new0 (MpPlanSearch, 1);

  self->model = model;
  self->prices = mp_plan_prices_new (model);
  self->given = g_memdup2 (model->settled, MAX (n_places (model), 1));
  self->rota = g_memdup2 (model->rota, sizeof (guint) * MAX (n_places (model), 1));
  self->gain = mp_plan_model_add_up (model);
  self->bound = G_MAXINT64;
  self->limit = model->work + limit;
  self->cancellable = cancellable;

  return self;
}

/**
 * mp_plan_search_free:
 */
void
mp_plan_search_free (MpPlanSearch *self)
{
  if (self == NULL)
    return;

  mp_plan_prices_free (self->prices);
  g_free (self->given);
  g_free (self->rota);
  g_free (self);
}

/**
 * mp_plan_search_watch:
 * @found: (nullable) (scope forever): called whenever the plan or the bound got better
 */
void
mp_plan_search_watch (MpPlanSearch *self, MpPlanFound found, gpointer user_data)
{
  self->found = found;
  self->user_data = user_data;
}

/* Whole points, rounded down. */
static gint64
floor_points (gint64 scaled, gint scale)
{
  return scaled >= 0 ? scaled / scale : -((-scaled + scale - 1) / scale);
}

static void
tell (const MpPlanSearch *self)
{
  if (self->found != NULL)
    self->found (self->gain, self->bound, self->user_data);
}

/**
 * mp_plan_search_keep:
 *
 * Takes the model's rota for the best one if it is no worse.
 */
void
mp_plan_search_keep (MpPlanSearch *self)
{
  const gint64 gain = mp_plan_model_add_up (self->model);
  const gboolean better = gain > self->gain;

  if (gain < self->gain)
    return;

  self->gain = gain;
  memcpy (self->rota, self->model->rota, sizeof (guint) * n_places (self->model));
  if (better)
    tell (self);
}

static gboolean
is_over (const MpPlanSearch *self)
{
  return self->gain >= self->bound || self->model->work >= self->limit;
}

/* What was not given is open again. */
static void
reopen (MpPlanSearch *self)
{
  MpPlanModel *model = self->model;

  for (guint i = 0; i < model->n_mentees; i++)
    for (guint t = 0; t < model->n_rotations; t++)
      {
        const gsize place = (gsize) i * model->n_rotations + t;

        if (model->settled[place] && !self->given[place])
          mp_plan_model_unsettle (model, i, t);
      }
}

/* Settles all rotations in which the best rota stays. */
static void
settle_best (MpPlanSearch *self, guint64 open)
{
  MpPlanModel *model = self->model;

  for (guint i = 0; i < model->n_mentees; i++)
    for (guint t = 0; t < model->n_rotations; t++)
      {
        const gsize place = (gsize) i * model->n_rotations + t;

        if (!model->settled[place] && (open >> t & 1) == 0)
          mp_plan_model_settle (model, i, t, self->rota[place]);
      }
}

/* Settles the open rotations one after the other, beginning with @start, as long as there is hope
 * of a gain. */
static gboolean
settle_open (MpPlanSearch *self, MpPlanPrices *prices, guint64 open, guint start, GError **error)
{
  const guint n_rotations = self->model->n_rotations;

  for (guint n = 0; n < n_rotations; n++)
    {
      const guint t = (start + n) % n_rotations;

      if ((open >> t & 1) == 0)
        continue;
      if (!mp_plan_prices_settle (prices, t, self->cancellable, error))
        return FALSE;
      open &= ~((guint64) 1 << t);
      if (open != 0 && !mp_plan_prices_lower (prices, MORE_SWEEPS, self->cancellable, error))
        return FALSE;
      if (floor_points (prices->bound, self->model->scale) <= self->gain)
        return TRUE;
    }
  mp_plan_search_keep (self);

  return TRUE;
}

/* Plans the open rotations anew, from the best prices and with new noise. */
static gboolean
plan_open (MpPlanSearch *self, guint64 open, guint start, GError **error)
{
  g_autoptr (MpPlanPrices) prices = mp_plan_prices_new (self->model);
  gboolean went_on;

  mp_plan_prices_copy (prices, self->prices);
  settle_best (self, open);
  mp_plan_model_add_noise (self->model, ++self->seed);
  went_on = mp_plan_prices_lower (prices, FIRST_SWEEPS, self->cancellable, error)
            && settle_open (self, prices, open, start, error);
  mp_plan_model_be_quiet (self->model);
  reopen (self);

  return went_on;
}

static guint64
all_rotations (const MpPlanSearch *self)
{
  const guint n_rotations = self->model->n_rotations;

  return n_rotations == 64 ? G_MAXUINT64 : ((guint64) 1 << n_rotations) - 1;
}

/* Plans each two rotations anew, or each three. */
static gboolean
plan_some (MpPlanSearch *self, gboolean three, GError **error)
{
  const guint n_rotations = self->model->n_rotations;

  for (guint t = 0; t < n_rotations; t++)
    for (guint u = t + 1; u < n_rotations; u++)
      for (guint v = three ? u + 1 : u; v < (three ? n_rotations : u + 1); v++)
        {
          const guint64 open = (guint64) 1 << t | (guint64) 1 << u | (guint64) 1 << v;

          if (is_over (self))
            return TRUE;
          if (!plan_open (self, open, self->seed % n_rotations, error))
            return FALSE;
        }

  return TRUE;
}

static gboolean
improve (MpPlanSearch *self, GError **error)
{
  guint n_idle = 0;

  for (guint round = 0; n_idle < IDLE_ROUNDS && !is_over (self); round++)
    {
      const gint64 before = self->gain;

      if (!plan_some (self, round % 2 == 1 && self->model->n_rotations > 2, error))
        return FALSE;
      n_idle = self->gain > before ? 0 : n_idle + 1;
    }

  return TRUE;
}

static gboolean
solve_programme (MpPlanSearch *self, GError **error)
{
  if (is_over (self) || !mp_plan_columns_can_run (self->model))
    return TRUE;
  if (!mp_plan_columns_run (self, error))
    return FALSE;

  self->bound = MIN (self->bound, floor_points (self->prices->bound, self->model->scale));
  tell (self);
  return TRUE;
}

/**
 * mp_plan_search_prove:
 *
 * Finds the bound, without a rota.
 *
 * Returns: %TRUE, or %FALSE with @error set: %G_IO_ERROR_CANCELLED
 */
gboolean
mp_plan_search_prove (MpPlanSearch *self, GError **error)
{
  if (!mp_plan_prices_begin (self->prices, self->cancellable, error)
      || !mp_plan_prices_lower (self->prices, BOUND_SWEEPS, self->cancellable, error))
    return FALSE;

  self->bound = floor_points (self->prices->bound, self->model->scale);
  tell (self);
  return TRUE;
}

/**
 * mp_plan_search_try:
 *
 * Looks for a good rota once.
 *
 * Returns: %TRUE, or %FALSE with @error set: %G_IO_ERROR_CANCELLED
 */
gboolean
mp_plan_search_try (MpPlanSearch *self, GError **error)
{
  return is_over (self) || plan_open (self, all_rotations (self), 0, error);
}

/**
 * mp_plan_search_run:
 *
 * Looks for the best rota, after mp_plan_search_prove(), until it is as good as the bound or the
 * work is over the limit.
 *
 * Returns: %TRUE, or %FALSE with @error set: %G_IO_ERROR_CANCELLED
 */
gboolean
mp_plan_search_run (MpPlanSearch *self, GError **error)
{
  if (is_over (self))
    return TRUE;

  return mp_plan_search_try (self, error) && solve_programme (self, error)
         && improve (self, error) && (is_over (self) || mp_plan_branch (self, error));
}
