/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Proves how well a cohort can be split at most, and splits it by prices of seats.
 *
 * It is Lagrangian relaxation, see M. L. Fisher, "The Lagrangian relaxation method for solving
 * integer programming problems", Management Science 27 (1981): seats have prices instead of being
 * limited. Then each mentee has the best seats of an event for themselves, and who goes where is a
 * transportation problem with the sizes of the events, which the match engine solves.
 */

#include "schedule/mp-plan-events-bound.h"

#include <math.h>
#include <string.h>

#include "match/mp-match-solver.h"
#include "schedule/mp-plan-top.h"

/* Bounds are counted in parts of a point, in integers, so that rounding loses nothing. */
#define PARTS 64

/* After so many steps that gain nothing, steps become shorter. */
#define PATIENCE 15

/* After so many steps each rotation has prices of its own. */
#define EVEN_STEPS 150

/* Of so many rotations all sets are gone through; of more it is not looked at whether somebody
 * would be at two tables at once, which can only be too much. */
#define MOST_ROTATIONS 8
#define MOST_SETS (1 << MOST_ROTATIONS)

#define NO_PLACE G_MAXUINT

/* The seats of a table in one rotation. */
typedef struct
{
  guint event;
  guint table;
  guint rotation;
  gint64 n_seats;
  gint64 price;
  gint64 best_price;
  gdouble missing;
} Place;

struct _MpPlanEventsBound
{
  const GPtrArray *problems;
  guint n_mentees;
  GArray *places;
  guint *first;
  gint64 *values;
  gint64 *scratch;
  gint64 gains[64];
  guint *taken;
  gint64 best;
  gdouble length;
  guint n_idle;
  guint n_steps;
};

static const MpPlanProblem *
get_problem (const MpPlanEventsBound *self, guint event)
{
  return g_ptr_array_index (self->problems, event);
}

static Place *
get_place (const MpPlanEventsBound *self, guint place)
{
  return &g_array_index (self->places, Place, place);
}

static void
add_places (MpPlanEventsBound *self, guint event, guint table)
{
  const MpPlanProblem *problem = get_problem (self, event);
  const guint n_seats = g_array_index (problem->tables, MpPlanTable, table).n_seats;

  for (guint t = 0; t < problem->n_rotations && n_seats > 0; t++)
    {
      const Place place = { event, table, t, n_seats, 0, 0, 0 };

      if (mp_plan_problem_is_open (problem, table, t))
        g_array_append_val (self->places, place);
    }
}

/**
 * mp_plan_events_bound_new:
 * @problems: (element-type MpPlanProblem): each event, as if everybody went to it; kept
 *
 * Returns: (transfer full): a bound that has not been looked for yet
 */
MpPlanEventsBound *
mp_plan_events_bound_new (const GPtrArray *problems)
{
  MpPlanEventsBound *self = g_new0 (MpPlanEventsBound, 1);

  self->problems = problems;
  self->n_mentees = get_problem (self, 0)->n_mentees;
  self->places = g_array_new (FALSE, FALSE, sizeof (Place));
  self->first = g_new0 (guint, (gsize) problems->len + 1);
  for (guint e = 0; e < problems->len; e++)
    {
      for (guint j = 0; j < get_problem (self, e)->tables->len; j++)
        add_places (self, e, j);
      self->first[e + 1] = self->places->len;
    }
  self->scratch = g_new (gint64, MAX (self->places->len, MOST_SETS));
  self->taken = g_new (guint, MAX ((gsize) self->places->len, 1) * MOST_SETS);
  self->values = g_new (gint64, MAX ((gsize) self->n_mentees * problems->len, 1));
  self->best = G_MAXINT64;
  self->length = 1;

  return self;
}

/**
 * mp_plan_events_bound_free:
 */
void
mp_plan_events_bound_free (MpPlanEventsBound *self)
{
  if (self == NULL)
    return;

  g_array_unref (self->places);
  g_free (self->first);
  g_free (self->scratch);
  g_free (self->taken);
  g_free (self->values);
  g_free (self);
}

/* By how much a seat is worth more than none, its price deducted. */
static gint64
find_gain (const MpPlanEventsBound *self, guint mentee, const Place *place)
{
  const MpPlanProblem *problem = get_problem (self, place->event);
  const gint64 gain = (gint64) mp_plan_problem_get_worth (problem, mentee, place->table)
                      - problem->points.none;

  return gain * PARTS - place->price;
}

/* The end of the places of the same table. */
static guint
find_end (const MpPlanEventsBound *self, guint place, guint end)
{
  const guint table = get_place (self, place)->table;

  while (place < end && get_place (self, place)->table == table)
    place++;

  return place;
}

/* Goes on to a further table: in each set of rotations, the best with one of its seats or without.
 * Sets are taken from the largest, so that smaller ones are still those without the table. */
static void
add_table (MpPlanEventsBound *self, guint mentee, guint first, guint end, guint *taken)
{
  const guint event = get_place (self, first)->event;
  const guint n_sets = 1u << get_problem (self, event)->n_rotations;
  gint64 *best = self->scratch;

  for (guint set = 0; set < n_sets; set++)
    taken[set] = NO_PLACE;
  for (guint p = first; p < end; p++)
    self->gains[p - first] = find_gain (self, mentee, get_place (self, p));
  for (guint set = n_sets; set-- > 0; )
    {
      gint64 most = best[set];

      for (guint p = first; p < end; p++)
        {
          const guint time = 1u << get_place (self, p)->rotation;

          if ((set & time) == 0 || best[set ^ time] + self->gains[p - first] <= most)
            continue;
          most = best[set ^ time] + self->gains[p - first];
          taken[set] = p;
        }
      best[set] = most;
    }
}

/* What the best seats of the event are worth to the mentee, in different rotations. */
static gint64
find_seats (MpPlanEventsBound *self, guint mentee, guint event)
{
  const guint n_sets = 1u << get_problem (self, event)->n_rotations, end = self->first[event + 1];

  memset (self->scratch, 0, n_sets * sizeof *self->scratch);
  for (guint p = self->first[event]; p < end; p = find_end (self, p, end))
    add_table (self, mentee, p, find_end (self, p, end), &self->taken[(gsize) p * MOST_SETS]);

  return self->scratch[n_sets - 1];
}

/* Of a table, the place that is worth most, or NO_PLACE if none is worth anything. */
static guint
choose_place (const MpPlanEventsBound *self, guint mentee, guint first, guint end)
{
  guint best = NO_PLACE;
  gint64 most = 0;

  for (guint p = first; p < end; p++)
    {
      const gint64 gain = find_gain (self, mentee, get_place (self, p));

      if (gain <= most)
        continue;
      most = gain;
      best = p;
    }

  return best;
}

/* As find_seats(), for many rotations: the best tables whenever they are. */
static gint64
find_seats_loosely (MpPlanEventsBound *self, guint mentee, guint event, gint64 *limit)
{
  const guint n_rotations = get_problem (self, event)->n_rotations, end = self->first[event + 1];
  guint n_gains = 0, n_best;
  gint64 sum;

  for (guint p = self->first[event]; p < end; p = find_end (self, p, end))
    {
      const guint place = choose_place (self, mentee, p, find_end (self, p, end));

      if (place != NO_PLACE)
        self->scratch[n_gains++] = find_gain (self, mentee, get_place (self, place));
    }
  n_best = MIN (n_gains, n_rotations);
  sum = mp_plan_sum_top (self->scratch, n_gains, n_best);
  *limit = n_best > 0 ? G_MAXINT64 : 0;
  for (guint k = 0; k < n_best; k++)
    *limit = MIN (*limit, self->scratch[k]);

  return sum;
}

static gint64
find_value (MpPlanEventsBound *self, guint mentee, guint event)
{
  const MpPlanProblem *problem = get_problem (self, event);
  const gint64 none = (gint64) problem->points.none * problem->n_rotations * PARTS;
  gint64 limit;

  if (problem->n_rotations <= MOST_ROTATIONS)
    return none + find_seats (self, mentee, event);

  return none + find_seats_loosely (self, mentee, event, &limit);
}

static void
find_values (MpPlanEventsBound *self)
{
  for (guint i = 0; i < self->n_mentees; i++)
    for (guint e = 0; e < self->problems->len; e++)
      self->values[(gsize) i * self->problems->len + e] = find_value (self, i, e);
}

static gint64
find_spread (const MpPlanEventsBound *self)
{
  gint64 least = G_MAXINT64, most = G_MININT64;

  for (gsize k = 0; k < (gsize) self->n_mentees * self->problems->len; k++)
    {
      least = MIN (least, self->values[k]);
      most = MAX (most, self->values[k]);
    }

  return self->n_mentees > 0 ? most - least : 0;
}

/* Each event has places that are to be filled and one that may be. A place of the first kind is
 * cheaper by so much that no chain of mentees who change is worth leaving it free. */
static MpMatchProblem *
make_transport (const MpPlanEventsBound *self, gint64 bonus)
{
  const guint n_events = self->problems->len;
  const gsize n_arcs = (gsize) self->n_mentees * n_events * 2;
  g_autofree MpMatchArc *arcs = g_new (MpMatchArc, n_arcs);
  MpMatchProblem *transport;
  gsize n = 0;

  for (guint i = 0; i < self->n_mentees; i++)
    for (guint e = 0; e < n_events; e++)
      {
        const gint64 value = self->values[(gsize) i * n_events + e];

        arcs[n++] = (MpMatchArc) { i, e, -value - bonus };
        arcs[n++] = (MpMatchArc) { i, n_events + e, -value };
      }
  transport = mp_match_problem_new_sparse (self->n_mentees, 2 * n_events, arcs, n_arcs, NULL);
  for (guint e = 0; e < n_events; e++)
    {
      transport->capacities[e] = self->n_mentees / n_events;
      transport->capacities[n_events + e] = self->n_mentees % n_events != 0;
    }

  return transport;
}

static gint64
split (MpPlanEventsBound *self, guint *events)
{
  const guint n_events = self->problems->len;
  const gint64 bonus = find_spread (self) * (2 * (gint64) n_events + 1) + 1;
  g_autoptr (MpMatchProblem) transport = make_transport (self, bonus);
  g_autoptr (MpMatching) matching = mp_match_solve (transport, MP_MATCH_MOST, NULL, NULL, NULL,
                                                    NULL);
  gint64 sum = 0;

  g_assert (matching != NULL && matching->pairs->len == self->n_mentees);
  for (guint k = 0; k < matching->pairs->len; k++)
    {
      const MpMatchArc *pair = &g_array_index (matching->pairs, MpMatchArc, k);

      events[pair->mentee] = pair->mentor % n_events;
      sum += self->values[(gsize) pair->mentee * n_events + events[pair->mentee]];
    }

  return sum;
}

/* Goes back from the last table to the first, taking the seats that made the best. */
static void
take_seats (MpPlanEventsBound *self, guint mentee, guint event)
{
  guint set = (1u << get_problem (self, event)->n_rotations) - 1;

  find_seats (self, mentee, event);
  for (guint p = self->first[event + 1]; p-- > self->first[event]; )
    {
      const gboolean starts = p == self->first[event]
                              || get_place (self, p - 1)->table != get_place (self, p)->table;
      const guint taken = starts ? self->taken[(gsize) p * MOST_SETS + set] : NO_PLACE;

      if (taken == NO_PLACE)
        continue;
      get_place (self, taken)->missing++;
      set ^= 1u << get_place (self, taken)->rotation;
    }
}

/* Of tables that are worth the same the first are taken. */
static void
take_seats_loosely (MpPlanEventsBound *self, guint mentee, guint event)
{
  const guint end = self->first[event + 1];
  guint n_left = get_problem (self, event)->n_rotations;
  gint64 limit;

  find_seats_loosely (self, mentee, event, &limit);
  for (guint p = self->first[event]; p < end && n_left > 0; p = find_end (self, p, end))
    {
      const guint place = choose_place (self, mentee, p, find_end (self, p, end));

      if (place == NO_PLACE || find_gain (self, mentee, get_place (self, place)) < limit)
        continue;
      get_place (self, place)->missing++;
      n_left--;
    }
}

/* To begin with, the seats of a table have one price in all rotations. */
static void
even_out (MpPlanEventsBound *self, guint first, guint end)
{
  gdouble sum = 0;

  for (guint p = first; p < end; p++)
    sum += get_place (self, p)->missing;
  for (guint p = first; p < end; p++)
    get_place (self, p)->missing = sum / (end - first);
}

static void
even_out_event (MpPlanEventsBound *self, guint event)
{
  const guint end = self->first[event + 1];

  for (guint p = self->first[event]; p < end; p = find_end (self, p, end))
    even_out (self, p, find_end (self, p, end));
}

/* How many seats are missing everywhere, or left. */
static gdouble
find_missing (MpPlanEventsBound *self, const guint *events)
{
  gdouble squares = 0;

  for (guint p = 0; p < self->places->len; p++)
    get_place (self, p)->missing = -(gdouble) get_place (self, p)->n_seats;
  for (guint i = 0; i < self->n_mentees; i++)
    if (get_problem (self, events[i])->n_rotations <= MOST_ROTATIONS)
      take_seats (self, i, events[i]);
    else
      take_seats_loosely (self, i, events[i]);

  for (guint e = 0; e < self->problems->len && self->n_steps < EVEN_STEPS; e++)
    even_out_event (self, e);
  for (guint p = 0; p < self->places->len; p++)
    {
      const Place *place = get_place (self, p);

      if (place->missing > 0 || place->price > 0)
        squares += place->missing * place->missing;
    }

  return squares;
}

/* Whether to go on from these prices, and not from the best so far with shorter steps. */
static gboolean
keep_best (MpPlanEventsBound *self, gint64 now)
{
  const gboolean better = now < self->best, change = ++self->n_steps == EVEN_STEPS;
  const gboolean turn = !better && (++self->n_idle >= PATIENCE || change);

  if (better || turn)
    self->n_idle = 0;
  if (turn)
    self->length = change ? 0.5 : self->length / 2;
  self->best = MIN (self->best, now);
  for (guint p = 0; p < self->places->len; p++)
    {
      Place *place = get_place (self, p);

      if (better)
        place->best_price = place->price;
      else if (turn)
        place->price = place->best_price;
    }

  return !turn;
}

static void
walk (MpPlanEventsBound *self, gdouble gap, const guint *events)
{
  const gdouble squares = find_missing (self, events);

  for (guint p = 0; p < self->places->len && squares > 0; p++)
    {
      Place *place = get_place (self, p);
      const gdouble step = self->length * gap * place->missing / squares;

      place->price = MAX (place->price + llround (step), 0);
    }
}

/**
 * mp_plan_events_bound_step:
 * @reached: what the best plans so far are worth
 * @events: (out caller-allocates) (array): a split that is the best for the prices at hand
 *
 * Goes a step towards the least bound.
 *
 * Returns: no plans are worth more than this
 */
gint64
mp_plan_events_bound_step (MpPlanEventsBound *self, gint64 reached, guint *events)
{
  gint64 now = 0;

  find_values (self);
  now = split (self, events);
  for (guint p = 0; p < self->places->len; p++)
    {
      const Place *place = get_place (self, p);

      now += place->price * place->n_seats;
    }
  if (keep_best (self, now))
    walk (self, now - (gdouble) reached * PARTS, events);

  return self->best >= 0 ? self->best / PARTS : -((-self->best + PARTS - 1) / PARTS);
}
