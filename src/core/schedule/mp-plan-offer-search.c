/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Searches the careers and the mentors of an offer, proving that none is better.
 *
 * Branch and bound: first a career has a table or has none, the most promising first; once that is
 * settled, mentors who could sit at several tables are put at one after the other. A branch is cut
 * when no bound lets it be better than the best so far, counting each mentor at every table that
 * is still possible. What an offer is worth is what the planner says.
 */

#include "schedule/mp-plan-offer-search.h"

#include <string.h>

#include "schedule/mp-plan-offer-climb.h"
#include "schedule/mp-plan-offer-judge.h"

/* After so many branches, or so much work, the search stops and says what is still possible. */
#define MOST_LOOKS 10000
#define MOST_WORK 6000000

typedef struct
{
  guint64 careers;
  guint64 others;
  guint64 *options;
} Branch;

/**
 * mp_offer_search_get_open:
 * @seated: (array): the career at whose table each mentor sits, or %MP_OFFER_NO_CAREER
 *
 * Returns: the rotations in which one of the mentors of the career's table is there
 */
guint64
mp_offer_search_get_open (const MpOfferSearch *self, const guint *seated, guint career)
{
  guint64 open = 0;

  for (guint m = 0; m < self->n_mentors; m++)
    if (seated[m] == career)
      open |= self->mentors[m].rotations;

  return open;
}

static gboolean
find_mentor (const guint64 *options, guint n_mentors, guint career, guint *seated, gboolean *asked)
{
  for (guint m = 0; m < n_mentors; m++)
    {
      if (asked[m] || (options[m] >> career & 1) == 0)
        continue;
      asked[m] = TRUE;
      if (seated[m] != MP_OFFER_NO_CAREER
          && !find_mentor (options, n_mentors, seated[m], seated, asked))
        continue;
      seated[m] = career;
      return TRUE;
    }

  return FALSE;
}

/* Gives each career a mentor of its own, as many of them as can be. */
static guint
seat_one_each (const guint64 *options, guint n_mentors, guint64 careers, guint *seated)
{
  g_autofree gboolean *asked = g_new (gboolean, MAX (n_mentors, 1));
  guint n_tables = 0;

  for (guint m = 0; m < n_mentors; m++)
    seated[m] = MP_OFFER_NO_CAREER;
  for (guint64 left = careers; left != 0; left &= left - 1)
    {
      memset (asked, 0, n_mentors * sizeof *asked);
      n_tables += find_mentor (options, n_mentors, __builtin_ctzll (left), seated, asked);
    }

  return n_tables;
}

/**
 * mp_offer_count_tables:
 * @options: (array length=n_mentors): bit c is set if the mentor could sit at career c's table
 *
 * Returns: how many of the careers can have a table with a mentor of its own
 */
guint
mp_offer_count_tables (const guint64 *options, guint n_mentors, guint64 careers)
{
  g_autofree guint *seated = g_new (guint, MAX (n_mentors, 1));

  return seat_one_each (options, n_mentors, careers, seated);
}

static guint64
find_open (const MpOfferSearch *self, const guint64 *options, guint career)
{
  guint64 open = 0;

  for (guint m = 0; m < self->n_mentors; m++)
    if (options[m] >> career & 1)
      open |= self->mentors[m].rotations;

  return open;
}

/* When each table could be open if every mentor sat everywhere. */
static void
list_open (const MpOfferSearch *self, const Branch *branch, guint64 *open)
{
  for (guint c = 0; c < self->model->problem->n_careers; c++)
    open[c] = find_open (self, branch->options, c);
}

/* By how much the table is worth more with the mentor, and of equal ones, how much longer it is
 * open. */
static gint64
find_use (const MpOfferSearch *self, const guint *seated, guint mentor, guint career)
{
  const guint64 open = mp_offer_search_get_open (self, seated, career);
  const guint64 more = open | self->mentors[mentor].rotations;

  return (mp_offer_model_part (self->model, career, more)
          - mp_offer_model_part (self->model, career, open)) * 64
         + __builtin_popcountll (more & ~open);
}

/* Puts the free mentor who is of most use where that is, until none is of any. */
static gboolean
seat_another (const MpOfferSearch *self, const Branch *branch, guint64 careers, guint *seated)
{
  guint best_mentor = 0, best_career = MP_OFFER_NO_CAREER;
  gint64 most = 0;

  for (guint m = 0; m < self->n_mentors; m++)
    {
      if (seated[m] != MP_OFFER_NO_CAREER)
        continue;
      for (guint64 left = branch->options[m] & careers; left != 0; left &= left - 1)
        {
          const gint64 use = find_use (self, seated, m, __builtin_ctzll (left));

          if (use <= most)
            continue;
          most = use;
          best_mentor = m;
          best_career = __builtin_ctzll (left);
        }
    }
  if (best_career == MP_OFFER_NO_CAREER)
    return FALSE;

  seated[best_mentor] = best_career;
  return TRUE;
}

/* Makes an offer of these careers, with mentors who are good at hand; remembers whether each table
 * is open as often as it could be, so that there is nothing better with these careers. */
static gboolean
make_offer (MpOfferSearch  *self,
            const Branch   *branch,
            guint64         careers,
            const guint64  *most_open,
            GError        **error)
{
  g_autofree guint *seated = g_new (guint, MAX (self->n_mentors, 1));

  self->tried_all_open = FALSE;
  if (seat_one_each (branch->options, self->n_mentors, careers, seated)
      < (guint) __builtin_popcountll (careers))
    return TRUE;
  while (seat_another (self, branch, careers, seated))
    ;

  self->tried_all_open = TRUE;
  for (guint64 left = careers; left != 0; left &= left - 1)
    self->tried_all_open
      &= mp_offer_search_get_open (self, seated, __builtin_ctzll (left))
         == most_open[__builtin_ctzll (left)];

  return mp_offer_judge (self, seated, &self->tried_bound, error);
}

/* The same careers come up again and again while they are settled one by one. */
static gboolean
try_offer (MpOfferSearch  *self,
           const Branch   *branch,
           guint64         careers,
           const guint64  *most_open,
           GError        **error)
{
  if (self->tried_options == branch->options && self->tried == careers)
    return TRUE;

  self->tried_options = branch->options;
  self->tried = careers;

  return make_offer (self, branch, careers, most_open, error);
}

/* The mentor who is there longest of those who could still sit at several of the tables. */
static guint
choose_mentor (const MpOfferSearch *self, const Branch *branch)
{
  guint best = self->n_mentors, longest = 0;

  for (guint m = 0; m < self->n_mentors; m++)
    {
      const guint n_rotations = __builtin_popcountll (self->mentors[m].rotations);

      if (__builtin_popcountll (branch->options[m] & branch->careers) < 2
          || n_rotations <= longest)
        continue;
      best = m;
      longest = n_rotations;
    }

  return best;
}

static gboolean look (MpOfferSearch *self, const Branch *branch, GError **error);

static gboolean
look_at_mentors (MpOfferSearch *self, const Branch *branch, GError **error)
{
  const guint mentor = choose_mentor (self, branch);
  g_autofree guint64 *options = NULL;

  if (mentor == self->n_mentors)
    return TRUE;

  options = g_memdup2 (branch->options, self->n_mentors * sizeof *options);
  for (guint64 left = branch->options[mentor] & branch->careers; left != 0; left &= left - 1)
    {
      const Branch next = { branch->careers, branch->others, options };

      options[mentor] = left & -left;
      self->tried_options = NULL;
      if (!look (self, &next, error))
        return FALSE;
    }

  return TRUE;
}

/* The most promising of the careers that the bound chose goes first. */
static gboolean
look_at_careers (MpOfferSearch *self,
                 const Branch  *branch,
                 guint64        chosen,
                 const guint64 *open,
                 GError       **error)
{
  const guint64 promising = (chosen & branch->others) != 0
    ? chosen & branch->others : branch->others;
  guint best = __builtin_ctzll (promising);
  Branch with = *branch, without = *branch;

  for (guint64 left = promising; left != 0; left &= left - 1)
    if (mp_offer_model_part (self->model, __builtin_ctzll (left), open[__builtin_ctzll (left)])
        > mp_offer_model_part (self->model, best, open[best]))
      best = __builtin_ctzll (left);

  with.careers |= (guint64) 1 << best;
  with.others &= ~((guint64) 1 << best);
  without.others &= ~((guint64) 1 << best);

  return look (self, &with, error) && look (self, &without, error);
}

static gboolean
is_possible (const MpOfferSearch *self, const Branch *branch)
{
  const guint n_careers = __builtin_popcountll (branch->careers);

  return n_careers + __builtin_popcountll (branch->others) >= self->fewest
         && mp_offer_count_tables (branch->options, self->n_mentors, branch->careers) == n_careers;
}

static guint64
drop_hopeless (const MpOfferSearch *self, const Branch *branch)
{
  guint64 others = branch->others;

  if ((guint) __builtin_popcountll (branch->careers) >= self->most)
    return 0;
  for (guint64 left = others; left != 0; left &= left - 1)
    if (find_open (self, branch->options, __builtin_ctzll (left)) == 0)
      others &= ~(left & -left);

  return others;
}

static gboolean
look (MpOfferSearch *self, const Branch *branch, GError **error)
{
  Branch here = *branch;
  guint64 open[MP_OFFER_MOST_CAREERS], chosen;
  gint64 bound;

  if (g_cancellable_set_error_if_cancelled (self->cancellable, error))
    return FALSE;

  here.others = drop_hopeless (self, branch);
  if (!is_possible (self, &here))
    return TRUE;
  list_open (self, &here, open);
  bound = mp_offer_model_bound (self->model, here.careers, here.others,
                                self->most - __builtin_popcountll (here.careers), open, &chosen);
  if (bound <= self->value)
    return TRUE;
  if (self->n_looked++ >= MOST_LOOKS || self->work_left <= 0)
    {
      self->bound = MAX (self->bound, bound);
      return TRUE;
    }

  if (!try_offer (self, &here, chosen, open, error))
    return FALSE;
  if (here.others != 0)
    return look_at_careers (self, &here, chosen, open, error);
  if (!self->tried_all_open)
    return look_at_mentors (self, &here, error);

  self->bound = MAX (self->bound, MIN (bound, self->tried_bound));
  return TRUE;
}

/* The first offer, as many careers as have a mentor each, the first prices, and their choice. */
static gboolean
begin (MpOfferSearch *self, const Branch *branch, GError **error)
{
  g_autofree guint *seated = g_new (guint, MAX (self->n_mentors, 1));
  guint64 open[MP_OFFER_MOST_CAREERS], careers = 0, chosen;
  gint64 bound;

  seat_one_each (branch->options, self->n_mentors, branch->others, seated);
  for (guint m = 0; m < self->n_mentors; m++)
    if (seated[m] != MP_OFFER_NO_CAREER && (guint) __builtin_popcountll (careers) < self->most)
      careers |= (guint64) 1 << seated[m];
  for (guint m = 0; m < self->n_mentors; m++)
    if (seated[m] != MP_OFFER_NO_CAREER && (careers >> seated[m] & 1) == 0)
      seated[m] = MP_OFFER_NO_CAREER;
  if (!mp_offer_judge (self, seated, &bound, error))
    return FALSE;

  list_open (self, branch, open);
  mp_offer_model_learn (self->model, 0, branch->others, self->most, open, self->value);
  mp_offer_model_bound (self->model, 0, branch->others, self->most, open, &chosen);

  return try_offer (self, branch, chosen, open, error);
}

/**
 * mp_offer_search_run:
 *
 * Finds the best offer, or, where there are too many to look at, a good one with a bound. There has
 * to be an offer of @fewest tables.
 *
 * Returns: %FALSE with @error set if it was cancelled
 */
gboolean
mp_offer_search_run (MpOfferSearch *self, GError **error)
{
  g_autofree guint64 *options = g_new (guint64, MAX (self->n_mentors, 1));
  Branch all = { 0, 0, options };

  for (guint m = 0; m < self->n_mentors; m++)
    {
      options[m] = self->mentors[m].rotations != 0 ? self->mentors[m].careers : 0;
      all.others |= options[m];
    }
  self->work_left = MOST_WORK;
  if (!begin (self, &all, error) || !mp_offer_climb (self, error))
    return FALSE;
  self->work_left = MOST_WORK;
  if (!look (self, &all, error))
    return FALSE;
  self->work_left = MOST_WORK;
  if (self->bound > self->value && !mp_offer_climb (self, error))
    return FALSE;

  self->bound = MAX (self->bound, self->value);
  self->work_left = MAX (self->work_left, MOST_WORK / 4);
  return TRUE;
}
