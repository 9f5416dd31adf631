/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Makes an offer better in small steps, as long as that helps.
 *
 * A step closes one table or none and then seats one or two mentors elsewhere or nowhere. Steps
 * that no bound forbids to be better are tried in the order of their bounds; the first one that is
 * better is taken.
 */

#include "schedule/mp-plan-offer-climb.h"

#include <string.h>

#include "schedule/mp-plan-offer-judge.h"

/* So many steps may be looked at from one offer. */
#define MOST_STEPS 30000

/* So many of them may be tried. */
#define MOST_TRIES 500

/* How often a mentee is looked at for each table to find prices. */
#define LEARNING 50

typedef struct
{
  guint *seated;
  gint64 bound;
} Step;

/* The steps from one offer, and how many more may be looked at. */
typedef struct
{
  MpOfferSearch *search;
  GArray *steps;
  guint *seated;
  guint n_left;
} Climb;

static void
step_clear (gpointer step)
{
  g_free (((Step *) step)->seated);
}

/* Where bounds are equal, steps that were found first come first. */
static int
compare_steps (gconstpointer a, gconstpointer b)
{
  const Step *one = a, *other = b;

  return one->bound > other->bound ? -1 : one->bound < other->bound;
}

static void
add_step (Climb *self)
{
  const MpOfferSearch *search = self->search;
  guint64 open[MP_OFFER_MOST_CAREERS], chosen;
  const guint64 careers = mp_offer_judge_list_open (search, self->seated, open);
  const guint n_tables = __builtin_popcountll (careers);
  Step step = { NULL, 0 };

  if (self->n_left > 0)
    self->n_left--;
  if (n_tables < search->fewest || n_tables > search->most)
    return;
  step.bound = mp_offer_model_bound (search->model, careers, 0, 0, open, &chosen);
  if (step.bound <= search->value)
    return;

  step.seated = g_memdup2 (self->seated, search->n_mentors * sizeof (guint));
  g_array_append_val (self->steps, step);
}

/* Seats so many more mentors, from this one on, elsewhere. */
static void
move_mentors (Climb *self, guint first, guint n_more)
{
  const MpOfferSearch *search = self->search;

  add_step (self);
  for (guint m = first; n_more > 0 && m < search->n_mentors && self->n_left > 0; m++)
    {
      const guint was = self->seated[m];

      if (search->mentors[m].rotations == 0)
        continue;
      for (guint64 left = search->mentors[m].careers; left != 0; left &= left - 1)
        {
          self->seated[m] = __builtin_ctzll (left);
          if (self->seated[m] != was)
            move_mentors (self, m + 1, n_more - 1);
        }
      self->seated[m] = MP_OFFER_NO_CAREER;
      if (was != MP_OFFER_NO_CAREER)
        move_mentors (self, m + 1, n_more - 1);
      self->seated[m] = was;
    }
}

static void
close_table (Climb *self, guint career)
{
  const MpOfferSearch *search = self->search;

  memcpy (self->seated, search->seated, search->n_mentors * sizeof *self->seated);
  for (guint m = 0; m < search->n_mentors; m++)
    if (self->seated[m] == career)
      self->seated[m] = MP_OFFER_NO_CAREER;
}

static void
find_steps (Climb *self)
{
  guint64 open[MP_OFFER_MOST_CAREERS];
  guint64 careers = mp_offer_judge_list_open (self->search, self->search->seated, open);

  close_table (self, MP_OFFER_NO_CAREER);
  move_mentors (self, 0, 2);
  for (; careers != 0; careers &= careers - 1)
    {
      close_table (self, __builtin_ctzll (careers));
      move_mentors (self, 0, 2);
    }
  g_array_sort (self->steps, compare_steps);
}

/* Prices that fit the offer as it is. */
static void
learn (MpOfferSearch *search)
{
  const MpPlanProblem *problem = search->model->problem;
  guint64 open[MP_OFFER_MOST_CAREERS];
  const guint64 careers = mp_offer_judge_list_open (search, search->seated, open);

  mp_offer_model_solve (search->model, careers, open);
  mp_offer_model_learn (search->model, careers, 0, 0, open, search->value);
  search->work_left -= (gint64) LEARNING * problem->n_mentees * problem->n_careers;
}

/* Tries the steps until one is better, if one is; what was learnt from one may forbid the next. */
static gboolean
try_steps (Climb *self, GError **error)
{
  MpOfferSearch *search = self->search;
  const gint64 before = search->value;
  guint n_tries = 0;

  for (guint k = 0; k < self->steps->len && n_tries < MOST_TRIES && search->work_left > 0; k++)
    {
      const Step *step = &g_array_index (self->steps, Step, k);
      gint64 bound;

      if (mp_offer_judge_bound (search, step->seated) <= before)
        continue;
      if (!mp_offer_judge (search, step->seated, &bound, error))
        return FALSE;
      n_tries++;
      if (search->value > before)
        break;
    }

  return TRUE;
}

static gboolean
climb_once (MpOfferSearch *search, GError **error)
{
  g_autoptr (GArray) steps = g_array_new (FALSE, FALSE, sizeof (Step));
  g_autofree guint *seated = g_new (guint, MAX (search->n_mentors, 1));
  Climb climb = { search, steps, seated, MOST_STEPS };

  g_array_set_clear_func (steps, step_clear);
  learn (search);
  find_steps (&climb);

  return try_steps (&climb, error);
}

/**
 * mp_offer_climb:
 *
 * Makes the best offer so far better until no small step does, or no more plans may be made.
 *
 * Returns: %FALSE with @error set if it was cancelled
 */
gboolean
mp_offer_climb (MpOfferSearch *search, GError **error)
{
  gint64 before;

  do
    {
      before = search->value;
      if (!climb_once (search, error))
        return FALSE;
    }
  while (search->value > before && search->work_left > 0);

  return TRUE;
}
