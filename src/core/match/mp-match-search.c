/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Finds the cheapest way to give one more mentor to a mentee, others changing theirs for it.
 *
 * Shortest augmenting paths with prices: D. B. Johnson (1977) for the prices, R. Jonker and
 * A. Volgenant, "A shortest augmenting path algorithm for dense and sparse linear assignment
 * problems", Computing 38 (1987) for their use in assignment. Capacities on both sides make it the
 * successive-shortest-path method for minimum-cost flow, see R. K. Ahuja, T. L. Magnanti and
 * J. B. Orlin, "Network Flows" (1993), section 9.7.
 */

#include "match/mp-match-search.h"

#include "match/mp-match-flat.h"
#include "match/mp-match-rows.h"

/* What waits in the heap: a mentor who is reached, a mentee who is reached, or a mentee of whose
 * mentors more have to be looked at. The number says which: mentors come first, then mentees, then
 * mentees once more. */
typedef struct
{
  gint64 distance;
  gsize what;
} Event;

/* How a mentor or a mentee was reached in the search of that number: from which mentee, or by
 * giving up which unit; and where in the heap a mentor is. */
typedef struct
{
  gint64 distance;
  guint search;
  guint from;
  guint place;
} Label;

/* A search that wants more of so many rows is one for which rows are no help. */
#define MOST_MORE 16

/* In a dense problem, one that wants more of a row for every so many mentors reaches most of them,
 * and a heap is no help either. */
#define MENTORS_A_ROW 8

/**
 * MpMatchSearch:
 * @held_in: (array): the look at a mentee's mentors in which each was one whom the mentee has
 * @look: the number of the look
 * @best: how far the end is that was found
 * @limit: who is farther than this is not looked at any more
 * @flat: how far mentors are in a search that is flat, and no longer in the heap
 * @n_looked: at how many pairs the search has looked
 */
struct _MpMatchSearch
{
  MpMatchState *state;
  MpMatchRows *rows;
  GArray *heap;
  Label *mentors;
  Label *mentees;
  GArray *done_mentors;
  GArray *done_mentees;
  guint64 *held_in;
  guint64 look;
  guint number;

  guint n_more;
  guint source;
  gint64 best;
  gint64 limit;
  guint end_mentor;
  guint end_mentee;
  MpMatchFlat flat;
  gboolean is_flat;
  gsize n_looked;
};

/**
 * mp_match_search_new:
 * @state: what the searches change
 *
 * Returns: (transfer full): a search
 */
MpMatchSearch *
mp_match_search_new (MpMatchState *state)
{
  MpMatchSearch *self = g_new0 (MpMatchSearch, 1);

  self->state = state;
  self->rows = mp_match_rows_new (state->problem);
  self->heap = g_array_new (FALSE, FALSE, sizeof (Event));
  self->mentors = g_new0 (Label, MAX (state->problem->n_mentors, 1));
  self->mentees = g_new0 (Label, MAX (state->problem->n_mentees, 1));
  self->done_mentors = g_array_new (FALSE, FALSE, sizeof (guint));
  self->done_mentees = g_array_new (FALSE, FALSE, sizeof (guint));
  self->held_in = g_new0 (guint64, MAX (state->problem->n_mentors, 1));
  mp_match_flat_init (&self->flat, state);

  return self;
}

/**
 * mp_match_search_free:
 */
void
mp_match_search_free (MpMatchSearch *self)
{
  if (self == NULL)
    return;

  mp_match_rows_free (self->rows);
  g_array_unref (self->heap);
  g_free (self->mentors);
  g_free (self->mentees);
  g_array_unref (self->done_mentors);
  g_array_unref (self->done_mentees);
  g_free (self->held_in);
  mp_match_flat_clear (&self->flat);
  g_free (self);
}

/* Where in the heap a mentor is, is kept, so that one who is reached anew is not there twice. */
static inline void
put (MpMatchSearch *self, guint at, Event event)
{
  g_array_index (self->heap, Event, at) = event;
  if (event.what < self->state->problem->n_mentors)
    self->mentors[event.what].place = at;
}

static void
rise (MpMatchSearch *self, guint at, Event event)
{
  const Event *events = (const Event *) self->heap->data;

  for (; at > 0 && events[(at - 1) / 2].distance > event.distance; at = (at - 1) / 2)
    put (self, at, events[(at - 1) / 2]);
  put (self, at, event);
}

static void
push (MpMatchSearch *self, gint64 distance, gsize what)
{
  const Event event = { distance, what };

  g_array_append_val (self->heap, event);
  rise (self, self->heap->len - 1, event);
}

static Event
pop (MpMatchSearch *self)
{
  const Event *events = (const Event *) self->heap->data;
  const guint n = self->heap->len - 1;
  const Event top = events[0], moved = events[n];
  guint at = 0;

  g_array_set_size (self->heap, n);
  for (guint child = 1; child < n; child = 2 * at + 1)
    {
      if (child + 1 < n && events[child + 1].distance < events[child].distance)
        child++;
      if (events[child].distance >= moved.distance)
        break;
      put (self, at, events[child]);
      at = child;
    }
  if (n > 0)
    put (self, at, moved);

  return top;
}

static void
reach_mentor (MpMatchSearch *self, guint mentor, guint mentee, gint64 distance)
{
  Label *label = &self->mentors[mentor];
  const gboolean is_new = label->search != self->number;

  if (!is_new && label->distance <= distance)
    return;

  *label = (Label) { distance, self->number, mentee, label->place };
  if (self->state->free_seats[mentor] == 0)
    {
      if (is_new)
        push (self, distance, mentor);
      else
        rise (self, label->place, (Event) { distance, mentor });
      return;
    }
  self->best = distance;
  self->limit = distance - 1;
  self->end_mentor = mentor;
}

/* Being left without a mentor is an end that everybody can reach. Where that costs nothing, a
 * mentor may be as near, and is taken rather than nobody. */
static void
reach_nobody (MpMatchSearch *self, guint mentee, gint64 distance)
{
  if (distance >= self->best)
    return;

  self->best = distance;
  self->limit = self->state->nobody == 0 ? distance : distance - 1;
  self->end_mentor = MP_MATCH_NOBODY;
  self->end_mentee = mentee;
}

/* Nobody has the same mentor twice: who is held is marked once, not looked for at each pair. */
static void
mark_held (MpMatchSearch *self, guint mentee)
{
  const MpMatchState *state = self->state;

  self->look++;
  for (guint u = state->first_unit[mentee]; u < state->first_unit[mentee + 1]; u++)
    if (state->units[u].mentor != MP_MATCH_NOBODY)
      self->held_in[state->units[u].mentor] = self->look;
}

static void
look_at_row (MpMatchSearch *self, guint mentee, const MpMatchRow *row)
{
  const MpMatchState *state = self->state;
  const gint64 *prices = state->mentor_prices;
  const gint64 base = self->mentees[mentee].distance - state->mentee_prices[mentee];
  const gboolean several = state->first_unit[mentee + 1] - state->first_unit[mentee] > 1;

  if (several)
    mark_held (self, mentee);
  self->n_looked += row->length;
  for (guint k = 0; k < row->length; k++)
    {
      guint mentor = row->mentors[k];
      gint64 distance = base + row->costs[k] + prices[mentor];

      if (distance <= self->limit && !(several && self->held_in[mentor] == self->look))
        reach_mentor (self, mentor, mentee, distance);
    }

  if (row->bound != G_MAXINT64 && base + row->bound <= self->limit)
    push (self, base + row->bound,
          state->problem->n_mentors + (gsize) state->problem->n_mentees + mentee);
}

/* Without a heap, all mentors are looked at. */
static void
look_at_flat (MpMatchSearch *self, guint mentee, const MpMatchRow *row)
{
  const gint64 base = self->mentees[mentee].distance - self->state->mentee_prices[mentee];

  mark_held (self, mentee);
  self->n_looked += self->state->problem->n_mentors;
  mp_match_flat_look (&self->flat, mentee, base, row->has_closed, self->held_in, self->look);
}

static void
look_at_mentee (MpMatchSearch *self, guint mentee)
{
  const MpMatchState *state = self->state;
  const gint64 base = self->mentees[mentee].distance - state->mentee_prices[mentee];
  const MpMatchRow *row = mp_match_rows_get (self->rows, mentee, state->mentor_prices,
                                             state->free_seats, self->number);

  g_array_append_val (self->done_mentees, mentee);
  if (self->is_flat)
    look_at_flat (self, mentee, row);
  else
    look_at_row (self, mentee, row);
  reach_nobody (self, mentee, base + state->nobody);
}

/* A mentee gives up @unit for the one who asks; who has one mentor only does so at no loss. */
static void
reach_mentee (MpMatchSearch *self, guint unit, gint64 distance)
{
  const MpMatchUnit *held = &self->state->units[unit];
  const gint64 loss = self->state->mentee_prices[held->mentee] - held->cost
                      - self->state->mentor_prices[held->mentor];
  Label *label = &self->mentees[held->mentee];

  g_assert (loss >= 0);
  if (label->search == self->number && label->distance <= distance + loss)
    return;

  *label = (Label) { distance + loss, self->number, unit, 0 };
  if (loss == 0)
    look_at_mentee (self, held->mentee);
  else
    push (self, distance + loss, self->state->problem->n_mentors + held->mentee);
}

static void
look_at_mentor (MpMatchSearch *self, guint mentor, gint64 distance)
{
  g_array_append_val (self->done_mentors, mentor);
  for (guint u = self->state->heads[mentor]; u != MP_MATCH_NOBODY; u = self->state->units[u].next)
    reach_mentee (self, u, distance);
}

/* Most mentors are reached already by the time that somebody looks at all. */
static inline void
look_at_pair (MpMatchSearch *self, guint mentee, guint mentor, gint64 distance, gboolean has_closed)
{
  const MpMatchState *state = self->state;
  const Label *label = &self->mentors[mentor];

  if (distance > self->limit || (label->search == self->number && label->distance <= distance)
      || self->held_in[mentor] == self->look
      || (has_closed && (mp_match_problem_is_pinned (state->problem, mentee, mentor)
                         || mp_match_problem_is_excluded (state->problem, mentee, mentor))))
    return;

  reach_mentor (self, mentor, mentee, distance);
}

/* Moves the mentors from the heap to where they need not be kept in order. */
static void
flatten (MpMatchSearch *self)
{
  const MpMatchState *state = self->state;
  g_autoptr (GArray) events = self->heap;

  self->is_flat = TRUE;
  for (guint j = 0; j < state->problem->n_mentors; j++)
    {
      const Label *label = &self->mentors[j];
      const gboolean is_reached = label->search == self->number;

      self->flat.slack[j] = (is_reached ? label->distance : self->limit + 1)
                            - state->mentor_prices[j];
      self->flat.from[j] = is_reached ? label->from : MP_MATCH_NOBODY;
    }
  for (guint k = 0; k < self->done_mentors->len; k++)
    self->flat.slack[g_array_index (self->done_mentors, guint, k)] = G_MININT64;

  self->heap = g_array_new (FALSE, FALSE, sizeof (Event));
  for (guint k = 0; k < events->len; k++)
    {
      const Event *event = &g_array_index (events, Event, k);

      if (event->what >= state->problem->n_mentors)
        push (self, event->distance, event->what);
    }
}

/* What a row holds is not enough for a few mentees in a hard problem. */
static void
look_at_all (MpMatchSearch *self, guint mentee, gboolean has_closed)
{
  const MpMatchProblem *problem = self->state->problem;
  const gint64 *prices = self->state->mentor_prices;
  const gint64 base = self->mentees[mentee].distance - self->state->mentee_prices[mentee];

  mark_held (self, mentee);
  if (problem->dense != NULL)
    {
      const gint32 *costs = problem->dense + (gsize) mentee * problem->n_mentors;

      for (guint j = 0; j < problem->n_mentors; j++)
        if (base + costs[j] + prices[j] <= self->limit && costs[j] != MP_MATCH_FORBIDDEN)
          look_at_pair (self, mentee, j, base + costs[j] + prices[j], has_closed);
      return;
    }

  for (gsize k = problem->first[mentee]; k < problem->first[mentee + 1]; k++)
    look_at_pair (self, mentee, problem->mentors[k],
                  base + problem->costs[k] + prices[problem->mentors[k]], has_closed);
}

static void
look_at_more (MpMatchSearch *self, guint mentee)
{
  const MpMatchState *state = self->state;
  const MpMatchRow *row = mp_match_rows_get (self->rows, mentee, state->mentor_prices,
                                             state->free_seats, self->number);

  self->n_looked += mp_match_problem_count_arcs (state->problem, mentee);
  if (state->problem->dense != NULL && !self->is_flat
      && self->n_more > state->problem->n_mentors / MENTORS_A_ROW)
    flatten (self);
  if (self->is_flat)
    look_at_flat (self, mentee, row);
  else if (self->n_more++ < MOST_MORE && row->search != self->number)
    look_at_row (self, mentee, mp_match_rows_more (self->rows, mentee, state->mentor_prices,
                                                   state->free_seats, self->number));
  else
    look_at_all (self, mentee, row->has_closed);
}

static void
look_at (MpMatchSearch *self, const Event *event)
{
  const MpMatchState *state = self->state;
  const gsize n_mentors = state->problem->n_mentors, n_mentees = state->problem->n_mentees;

  if (event->what < n_mentors)
    look_at_mentor (self, event->what, event->distance);
  else if (event->what >= n_mentors + n_mentees)
    look_at_more (self, event->what - n_mentors - n_mentees);
  else if (self->mentees[event->what - n_mentors].distance == event->distance)
    look_at_mentee (self, event->what - n_mentors);
}

static void
go_by_heap (MpMatchSearch *self)
{
  while (!self->is_flat && self->heap->len > 0)
    {
      const Event event = pop (self);

      if (event.distance > self->limit)
        return;
      look_at (self, &event);
    }
}

/* Nobody nearer is left: a mentor with a free seat is the end. */
static void
finish_mentor (MpMatchSearch *self, guint mentor, gint64 distance)
{
  self->mentors[mentor] = (Label) { distance, self->number, self->flat.from[mentor], 0 };
  self->flat.slack[mentor] = G_MININT64;
  if (self->state->free_seats[mentor] == 0)
    {
      look_at_mentor (self, mentor, distance);
      return;
    }

  self->best = distance;
  self->limit = distance - 1;
  self->end_mentor = mentor;
}

static void
go_flat (MpMatchSearch *self)
{
  for (;;)
    {
      guint mentor = MP_MATCH_NOBODY;
      const gint64 distance = mp_match_flat_next (&self->flat, &mentor);
      const Event *first = self->heap->len > 0 ? &g_array_index (self->heap, Event, 0) : NULL;

      self->n_looked += self->state->problem->n_mentors;
      if (MIN (distance, first != NULL ? first->distance : G_MAXINT64) > self->limit)
        return;
      if (first != NULL && first->distance <= distance)
        {
          const Event event = pop (self);

          look_at (self, &event);
        }
      else
        finish_mentor (self, mentor, distance);
    }
}

/* The least that the mentee's next mentor can cost, so that no distance is below nought. */
static gint64
first_price (MpMatchSearch *self, guint mentee)
{
  const MpMatchState *state = self->state;
  const MpMatchRow *row = mp_match_rows_get (self->rows, mentee, state->mentor_prices,
                                             state->free_seats, self->number);
  gint64 least = MIN (state->nobody, row->bound);

  for (guint k = 0; k < row->length; k++)
    least = MIN (least, row->costs[k] + state->mentor_prices[row->mentors[k]]);

  return least;
}

/* Everybody nearer than the end gets dearer by as much as they are nearer: then the way there costs
 * nothing, and no other way is cheaper. */
static void
raise_prices (MpMatchSearch *self)
{
  for (guint k = 0; k < self->done_mentors->len; k++)
    {
      guint mentor = g_array_index (self->done_mentors, guint, k);

      self->state->mentor_prices[mentor] += self->best - self->mentors[mentor].distance;
      self->mentors[mentor].distance = self->best;
    }
  for (guint k = 0; k < self->done_mentees->len; k++)
    {
      guint mentee = g_array_index (self->done_mentees, guint, k);

      self->state->mentee_prices[mentee] += self->best - self->mentees[mentee].distance;
      self->mentees[mentee].distance = self->best;
    }
}

/* Goes back from the end: who is on the way takes the mentor whom the one before gave up. */
static void
change_hands (MpMatchSearch *self, guint unit)
{
  MpMatchState *state = self->state;
  guint mentor = self->end_mentor;
  guint mentee;

  if (mentor == MP_MATCH_NOBODY)
    {
      if (self->end_mentee == self->source)
        return;

      guint left = self->mentees[self->end_mentee].from;

      mentor = state->units[left].mentor;
      mp_match_state_release (state, left);
    }

  for (mentee = self->mentors[mentor].from; mentee != self->source;
       mentee = self->mentors[mentor].from)
    {
      guint moved = self->mentees[mentee].from;
      guint given_up = state->units[moved].mentor;
      gint64 cost = 0;

      mp_match_problem_get_cost (state->problem, mentee, mentor, &cost);
      mp_match_state_release (state, moved);
      mp_match_state_assign (state, moved, mentor, cost);
      mentor = given_up;
    }

  gint64 cost = 0;

  mp_match_problem_get_cost (state->problem, mentee, mentor, &cost);
  mp_match_state_assign (state, unit, mentor, cost);
}

/**
 * mp_match_search_run:
 * @unit: one without a mentor, of a mentee whose other units without one were not looked at yet
 *
 * Gives the unit a mentor, or leaves it, or another one in its place, without: whichever makes the
 * total least. Prices are raised so that they prove it.
 *
 * Returns: at how many pairs it looked, which is how long it took
 */
gsize
mp_match_search_run (MpMatchSearch *self, guint unit)
{
  MpMatchState *state = self->state;
  const guint mentee = state->units[unit].mentee;

  self->number++;
  self->n_more = 0;
  self->is_flat = FALSE;
  self->n_looked = 1;
  if (unit == state->first_unit[mentee])
    self->n_looked += mp_match_problem_count_arcs (state->problem, mentee);
  self->source = mentee;
  self->best = self->limit = G_MAXINT64;
  g_array_set_size (self->heap, 0);
  g_array_set_size (self->done_mentors, 0);
  g_array_set_size (self->done_mentees, 0);

  if (unit == state->first_unit[mentee])
    state->mentee_prices[mentee] = first_price (self, mentee);
  self->mentees[mentee] = (Label) { 0, self->number, MP_MATCH_NOBODY, 0 };
  look_at_mentee (self, mentee);
  go_by_heap (self);
  if (self->is_flat)
    go_flat (self);

  raise_prices (self);
  change_hands (self, unit);

  return self->n_looked;
}
