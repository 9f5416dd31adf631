/* SPDX-License-Identifier: GPL-3.0-or-later */
/* An exchange as numbers for the search: what each seat gains, which are free, which settled. */

#include "schedule/mp-plan-model.h"

#include <string.h>

/* Gains, prices and penalties stay below this. */
#define DEAREST (1 << 27)

#define FINEST_SCALE (1 << 22)

/* Noise is to have so many levels where there is room. */
#define NOISE_LEVELS 64

/* The most that a seat can gain or lose. */
static gint
find_dearest (const MpPlanPoints *points)
{
  gint dearest = ABS (points->other - points->none);

  for (guint rank = 0; rank < MP_PLAN_N_RANKS; rank++)
    dearest = MAX (dearest, ABS (points->wish[rank] - points->none));

  return MAX (dearest, 1);
}

/* A penalty of everything that can be gained is sure to be avoided; but the higher it is the less
 * room is left for noise. */
static void
set_scale (MpPlanModel *self, gint dearest)
{
  const gint64 n_places = (gint64) self->n_mentees * self->n_rotations + 1;
  const gint64 room = DEAREST / dearest / (n_places * NOISE_LEVELS) - 2;
  const gint64 weight = CLAMP (room, MIN (n_places, 4), n_places);

  self->penalty = dearest * weight;
  self->scale = MIN (DEAREST / dearest / (weight + 2), FINEST_SCALE);
}

/* A seat that loses is taken only to make a table run, or if it is settled. */
static void
set_gains (MpPlanModel *self, const MpPlanProblem *problem, guint mentee)
{
  const gsize n_tables = self->n_tables;
  gint32 *gains = &self->gains[(gsize) mentee * self->n_rotations * n_tables];

  for (guint k = 0; k < n_tables; k++)
    {
      const gint gain = mp_plan_problem_get_worth (problem, mentee, k) - problem->points.none;

      for (guint t = 0; t < self->n_rotations; t++)
        gains[t * n_tables + k] = self->n_seats[t * n_tables + k] > 0 ? gain * self->scale
                                                                      : MP_PLAN_NEVER;
    }
}

static void
set_seats (MpPlanModel *self, const MpPlanProblem *problem)
{
  for (guint t = 0; t < self->n_rotations; t++)
    for (guint k = 0; k < self->n_tables; k++)
      if (mp_plan_problem_is_open (problem, k, t))
        self->n_seats[(gsize) t * self->n_tables + k]
          = MIN (g_array_index (problem->tables, MpPlanTable, k).n_seats, self->n_mentees);
}

static MpPlanModel *
make_model (const MpPlanProblem *problem, gint dearest)
{
  MpPlanModel *self = g_new0 (MpPlanModel, 1);
  const gsize n_places = (gsize) problem->n_mentees * problem->n_rotations;
  const gsize n_cells = (gsize) problem->n_rotations * problem->tables->len;

  self->n_mentees = problem->n_mentees;
  self->n_tables = problem->tables->len;
  self->n_rotations = problem->n_rotations;
  set_scale (self, dearest);
  self->gains = g_new (gint32, MAX (n_places * self->n_tables, 1));
  self->n_seats = g_new0 (guint, MAX (n_cells, 1));
  self->n_musts = g_new0 (guint, MAX (n_cells, 1));
  self->rota = g_new (guint, MAX (n_places, 1));
  self->settled = g_new0 (guint8, MAX (n_places, 1));
  for (gsize place = 0; place < n_places; place++)
    self->rota[place] = MP_PLAN_NO_TABLE;
  set_seats (self, problem);
  for (guint i = 0; i < self->n_mentees; i++)
    set_gains (self, problem, i);

  return self;
}

/**
 * mp_plan_model_new:
 * @problem: one that mp_plan_problem_check() passed
 *
 * That tables run for a smallest number only is not in it.
 *
 * Returns: (transfer full): the model, nothing settled and nobody with a seat
 */
MpPlanModel *
mp_plan_model_new (const MpPlanProblem *problem)
{
  return make_model (problem, find_dearest (&problem->points));
}

/**
 * mp_plan_model_new_keeping:
 * @problem: one that mp_plan_problem_check() passed
 * @before: (array): the rota of an old plan
 * @n_before: how many mentees it has, the first ones
 * @bonus: what a seat is worth more, in points, to whoever has it in @before; at most
 *   %MP_PLAN_MOST_BONUS
 *
 * Returns: (transfer full): the model, nothing settled and nobody with a seat
 */
MpPlanModel *
mp_plan_model_new_keeping (const MpPlanProblem *problem,
                           const guint         *before,
                           guint                n_before,
                           gint                 bonus)
{
  MpPlanModel *self = make_model (problem, find_dearest (&problem->points) + bonus);
  const gsize n_places = (gsize) n_before * problem->n_rotations;

  for (gsize place = 0; place < n_places; place++)
    {
      gint32 *gains = &self->gains[place * self->n_tables];

      if (before[place] != MP_PLAN_NO_TABLE && gains[before[place]] != MP_PLAN_NEVER)
        gains[before[place]] += bonus * self->scale;
    }

  return self;
}

/**
 * mp_plan_model_free:
 */
void
mp_plan_model_free (MpPlanModel *self)
{
  if (self == NULL)
    return;

  g_free (self->gains);
  g_free (self->noise);
  g_free (self->n_seats);
  g_free (self->n_musts);
  g_free (self->rota);
  g_free (self->settled);
  g_free (self);
}

/* xorshift, G. Marsaglia, "Xorshift RNGs", Journal of Statistical Software 8 (2003). */
static guint32
next_number (guint32 *state)
{
  *state ^= *state << 13;
  *state ^= *state >> 17;
  *state ^= *state << 5;

  return *state;
}

/**
 * mp_plan_model_add_noise:
 * @seed: other seeds make other noise, the same seed the same
 *
 * Makes each seat dearer by so little that all together remain less than a point, so that of plans
 * that are equally good one is better, everywhere the same. Where there is no room for that between
 * two points, nothing is made dearer.
 */
void
mp_plan_model_add_noise (MpPlanModel *self, guint32 seed)
{
  const gsize n_places = (gsize) self->n_mentees * self->n_rotations;
  const gsize n_values = n_places * self->n_tables;
  const guint32 level = self->scale / (n_places + 1);
  guint32 state = seed * 2654435769u | 1;

  if (level < 2)
    return;

  if (self->noise == NULL)
    self->noise = g_new (gint32, MAX (n_values, 1));
  for (gsize v = 0; v < n_values; v++)
    self->noise[v] = next_number (&state) % level;
}

/**
 * mp_plan_model_be_quiet:
 *
 * Takes the noise away.
 */
void
mp_plan_model_be_quiet (MpPlanModel *self)
{
  g_clear_pointer (&self->noise, g_free);
}

/**
 * mp_plan_model_settle:
 * @table: a table with a seat, or %MP_PLAN_NO_TABLE
 *
 * Sends the mentee there and takes the seat out of what is searched.
 */
void
mp_plan_model_settle (MpPlanModel *self, guint mentee, guint rotation, guint table)
{
  const gsize place = (gsize) mentee * self->n_rotations + rotation;

  g_assert (!self->settled[place]);

  self->settled[place] = TRUE;
  self->rota[place] = table;
  if (table == MP_PLAN_NO_TABLE)
    return;

  g_assert (self->n_seats[(gsize) rotation * self->n_tables + table] > 0);
  self->n_seats[(gsize) rotation * self->n_tables + table]--;
}

/**
 * mp_plan_model_unsettle:
 *
 * Lets the search have the place again; in the rota the mentee stays for now.
 */
void
mp_plan_model_unsettle (MpPlanModel *self, guint mentee, guint rotation)
{
  const gsize place = (gsize) mentee * self->n_rotations + rotation;

  g_assert (self->settled[place]);

  self->settled[place] = FALSE;
  if (self->rota[place] != MP_PLAN_NO_TABLE)
    self->n_seats[(gsize) rotation * self->n_tables + self->rota[place]]++;
}

/**
 * mp_plan_model_count:
 *
 * Returns: how many sit there in the rota
 */
guint
mp_plan_model_count (const MpPlanModel *self, guint rotation, guint table)
{
  guint n_people = 0;

  for (guint i = 0; i < self->n_mentees; i++)
    n_people += self->rota[(gsize) i * self->n_rotations + rotation] == table;

  return n_people;
}

static gint64
add_up_penalties (const MpPlanModel *self)
{
  gint64 n_missing = 0;

  for (guint t = 0; t < self->n_rotations; t++)
    for (guint k = 0; k < self->n_tables; k++)
      {
        const guint n_musts = self->n_musts[(gsize) t * self->n_tables + k];
        const guint n_people = n_musts > 0 ? mp_plan_model_count (self, t, k) : 0;

        n_missing += n_people < n_musts ? n_musts - n_people : 0;
      }

  return n_missing * self->penalty;
}

/**
 * mp_plan_model_add_up:
 *
 * Returns: what the rota gains over nobody having a seat, in points, less the penalties
 */
gint64
mp_plan_model_add_up (const MpPlanModel *self)
{
  const gsize n_places = (gsize) self->n_mentees * self->n_rotations;
  gint64 sum = 0;

  for (gsize place = 0; place < n_places; place++)
    if (self->rota[place] != MP_PLAN_NO_TABLE)
      sum += self->gains[place * self->n_tables + self->rota[place]];

  return sum / self->scale - add_up_penalties (self);
}
