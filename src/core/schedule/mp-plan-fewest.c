/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Decides which tables run at all when each needs a smallest number of people (K-4).
 *
 * Branch and bound: without the smallest number there is a plan and a bound. A table at which too
 * few sit in it is closed in that rotation, or so many have to sit there; either is planned anew.
 */

#include "schedule/mp-plan-fewest.h"

#include <string.h>

#define NO_CELL G_MAXSIZE

typedef struct
{
  MpPlanSearch *best;
  MpPlanModel *model;
  guint fewest;
  guint8 *decided;
  gint64 unresolved;
} Fewest;

static gsize
n_cells (const MpPlanModel *model)
{
  return (gsize) model->n_rotations * model->n_tables;
}

static void
count_cells (const MpPlanModel *model, const guint *rota, guint *n_people)
{
  memset (n_people, 0, sizeof (guint) * n_cells (model));
  for (guint i = 0; i < model->n_mentees; i++)
    for (guint t = 0; t < model->n_rotations; t++)
      {
        const guint table = rota[(gsize) i * model->n_rotations + t];

        if (table != MP_PLAN_NO_TABLE)
          n_people[(gsize) t * model->n_tables + table]++;
      }
}

static gboolean
is_short (const Fewest *self, const guint *n_people, gsize cell)
{
  return n_people[cell] < self->fewest && (n_people[cell] > 0 || self->model->n_musts[cell] > 0);
}

static gboolean
is_allowed (const Fewest *self, const guint *n_people)
{
  for (gsize cell = 0; cell < n_cells (self->model); cell++)
    if (is_short (self, n_people, cell))
      return FALSE;

  return TRUE;
}

/* The table and rotation to decide on: of those that are short, where most sit; else any other one
 * where somebody could sit. */
static gsize
find_undecided (const Fewest *self, const guint *n_people)
{
  gsize found = NO_CELL;

  for (gsize cell = 0; cell < n_cells (self->model); cell++)
    if (!self->decided[cell] && is_short (self, n_people, cell)
        && (found == NO_CELL || n_people[cell] > n_people[found]))
      found = cell;
  for (gsize cell = 0; found == NO_CELL && cell < n_cells (self->model); cell++)
    if (!self->decided[cell] && self->model->n_seats[cell] > 0)
      found = cell;

  return found;
}

static void
keep_rota (Fewest *self, const MpPlanSearch *search)
{
  if (search->gain <= self->best->gain)
    return;

  self->best->gain = search->gain;
  memcpy (self->best->rota, search->rota,
          sizeof (guint) * self->model->n_mentees * self->model->n_rotations);
  if (self->best->found != NULL)
    self->best->found (self->best->gain, self->best->bound, self->best->user_data);
}

static gboolean decide (Fewest *self, gint64 bound, GError **error);

static gboolean
try_closed (Fewest *self, gsize cell, gint64 bound, GError **error)
{
  const guint n_seats = self->model->n_seats[cell];
  gboolean went_on;

  self->model->n_seats[cell] = 0;
  went_on = decide (self, bound, error);
  self->model->n_seats[cell] = n_seats;

  return went_on;
}

static gboolean
try_running (Fewest *self, gsize cell, gint64 bound, GError **error)
{
  gboolean went_on;

  self->model->n_musts[cell] = self->fewest;
  went_on = decide (self, bound, error);
  self->model->n_musts[cell] = 0;

  return went_on;
}

static gboolean
try_both (Fewest *self, gsize cell, gboolean closed_first, gint64 bound, GError **error)
{
  gboolean went_on;

  self->decided[cell] = TRUE;
  if (closed_first)
    went_on = try_closed (self, cell, bound, error) && try_running (self, cell, bound, error);
  else
    went_on = try_running (self, cell, bound, error) && try_closed (self, cell, bound, error);
  self->decided[cell] = FALSE;

  return went_on;
}

/* Makes the plan of a node as good as it gets, where there is nothing to decide yet because of it:
 * that can end the node. */
static gboolean
look_closer (Fewest *self, MpPlanSearch *search, guint *n_people, GError **error)
{
  count_cells (self->model, search->rota, n_people);
  if (is_allowed (self, n_people))
    keep_rota (self, search);
  else if (find_undecided (self, n_people) != NO_CELL)
    return TRUE;

  if (!mp_plan_search_run (search, error))
    return FALSE;

  count_cells (self->model, search->rota, n_people);
  if (is_allowed (self, n_people))
    keep_rota (self, search);

  return TRUE;
}

static gboolean
decide_next (Fewest *self, const MpPlanSearch *search, const guint *n_people, GError **error)
{
  const gsize cell = find_undecided (self, n_people);

  if (cell == NO_CELL)
    {
      self->unresolved = MAX (self->unresolved, search->bound);
      return TRUE;
    }

  return try_both (self, cell, 2 * n_people[cell] < self->fewest, search->bound, error);
}

/* @bound is that of the node above. */
static gboolean
decide (Fewest *self, gint64 bound, GError **error)
{
  g_autoptr (MpPlanSearch) search = NULL;
  g_autofree guint *n_people = NULL;

  if (self->model->work >= self->best->limit)
    {
      self->unresolved = MAX (self->unresolved, bound);
      return TRUE;
    }

  search = mp_plan_search_new (self->model, self->best->limit - self->model->work,
                               self->best->cancellable);
  search->gain = G_MININT64;
  if (!mp_plan_search_prove (search, error))
    return FALSE;
  if (search->bound <= self->best->gain)
    return TRUE;

  n_people = g_new (guint, MAX (n_cells (self->model), 1));
  if (!mp_plan_search_try (search, error) || !look_closer (self, search, n_people, error))
    return FALSE;
  if (search->bound <= self->best->gain)
    return TRUE;

  return decide_next (self, search, n_people, error);
}

/* Tables that are too small never run; where so many are settled that they do, or have to sit
 * anyway, there is nothing to decide. */
static void
decide_plain (Fewest *self)
{
  MpPlanModel *model = self->model;
  g_autofree guint *n_settled = g_new (guint, MAX (n_cells (model), 1));

  count_cells (model, model->rota, n_settled);
  for (gsize cell = 0; cell < n_cells (model); cell++)
    {
      if (n_settled[cell] + model->n_seats[cell] < self->fewest)
        model->n_seats[cell] = 0;
      self->decided[cell] = model->n_seats[cell] == 0 || n_settled[cell] >= self->fewest
                            || model->n_musts[cell] > 0;
    }
}

/**
 * mp_plan_fewest_run:
 * @search: one whose rota has nobody but those who are settled, and at a table nobody or enough
 * @fewest: the smallest number of people for a table to run; 0 and 1 say nothing
 *
 * Looks for the best rota in which each table has so many people in a rotation or nobody, until it
 * is as good as the bound or the work is over the limit. Tables too small for it are closed in the
 * model for good.
 *
 * Returns: %TRUE, or %FALSE with @error set: %G_IO_ERROR_CANCELLED
 */
gboolean
mp_plan_fewest_run (MpPlanSearch *search, guint fewest, GError **error)
{
  MpPlanModel *model = search->model;
  Fewest self = { search, model, fewest, NULL, G_MININT64 };
  gboolean went_on;

  if (fewest <= 1)
    return mp_plan_search_prove (search, error) && mp_plan_search_run (search, error);

  self.decided = g_new0 (guint8, MAX (n_cells (model), 1));
  decide_plain (&self);
  went_on = mp_plan_search_prove (search, error) && decide (&self, search->bound, error);
  g_free (self.decided);
  if (went_on)
    search->bound = MIN (search->bound, MAX (search->gain, self.unresolved));

  return went_on;
}
