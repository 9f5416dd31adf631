/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Of the matchings that are equally good, the first by the order in which they are stated.
 *
 * Two best matchings differ by circles in the graph of ties (MpMatchTies). A circle stays within a
 * strongly connected component: R. Tarjan, "Depth-first search and linear graph algorithms", SIAM
 * Journal on Computing 1 (1972). Most nodes are alone in theirs, and are not looked at again.
 */

#include "match/mp-match-order.h"

#include "match/mp-match-ties.h"

/**
 * Order:
 * @block: (array): a number for each node; no circle leads through two blocks, 0 if not known yet
 * @sizes: (element-type guint): how many nodes are in each block
 * @seen: (array): the search in which each node was met
 * @search: the number of the search
 * @steps: (element-type MpMatchStep): the way to where the search is
 * @met: (element-type guint): the nodes that were met in it
 * @mentee: whose mentors are being put in order
 * @last: the last mentor whom the mentee could give up, or %MP_MATCH_NOBODY
 * @end: by which of the mentee's units the circle that was found ends
 */
typedef struct
{
  MpMatchTies ties;
  guint *block;
  GArray *sizes;
  guint *seen;
  guint search;
  GArray *steps;
  GArray *met;
  guint mentee;
  guint last;
  guint end;
} Order;

/* What Tarjan knows of each node: when it was met, and whom met before it one can reach. */
typedef struct
{
  guint *number;
  guint *low;
  GArray *open;
  guint n_met;
} Components;

static void
order_init (Order *self, MpMatchState *state)
{
  *self = (Order) { 0 };
  mp_match_ties_init (&self->ties, state);
  self->block = g_new0 (guint, self->ties.n_nodes);
  self->seen = g_new0 (guint, self->ties.n_nodes);
  self->sizes = g_array_new (FALSE, TRUE, sizeof (guint));
  self->steps = g_array_new (FALSE, FALSE, sizeof (MpMatchStep));
  self->met = g_array_new (FALSE, FALSE, sizeof (guint));
}

static void
order_clear (Order *self)
{
  mp_match_ties_clear (&self->ties);
  g_free (self->block);
  g_free (self->seen);
  g_array_unref (self->sizes);
  g_array_unref (self->steps);
  g_array_unref (self->met);
}

static void
step_to (Order *self, MpMatchStep step)
{
  g_array_append_val (self->steps, step);
}

static void
meet (Order *self, Components *components, MpMatchStep step)
{
  components->number[step.node] = components->low[step.node] = ++components->n_met;
  g_array_append_val (components->open, step.node);
  step_to (self, step);
}

/* Who was met from this node on, and reaches nobody met before, is a block. */
static void
close_block (Order *self, Components *components, guint node)
{
  const guint number = self->sizes->len;
  guint *size, member;

  g_array_set_size (self->sizes, number + 1);
  size = &g_array_index (self->sizes, guint, number);
  do
    {
      member = g_array_index (components->open, guint, components->open->len - 1);
      g_array_set_size (components->open, components->open->len - 1);
      self->block[member] = number;
      (*size)++;
    }
  while (member != node);
}

static void
go_back (Order *self, Components *components)
{
  const guint node = g_array_index (self->steps, MpMatchStep, self->steps->len - 1).node;

  if (components->low[node] == components->number[node])
    close_block (self, components, node);
  g_array_set_size (self->steps, self->steps->len - 1);
  if (self->steps->len > 0)
    {
      const guint before = g_array_index (self->steps, MpMatchStep, self->steps->len - 1).node;

      components->low[before] = MIN (components->low[before], components->low[node]);
    }
}

static void
explore (Order *self, Components *components, guint root)
{
  meet (self, components, (MpMatchStep) { root, MP_MATCH_NOBODY, 0 });
  while (self->steps->len > 0)
    {
      MpMatchStep *step = &g_array_index (self->steps, MpMatchStep, self->steps->len - 1);
      MpMatchStep next;

      if (!mp_match_ties_next (&self->ties, step, &next))
        go_back (self, components);
      else if (components->number[next.node] == 0)
        meet (self, components, next);
      else if (self->block[next.node] == 0)
        components->low[step->node] = MIN (components->low[step->node],
                                           components->number[next.node]);
    }
}

static void
find_blocks (Order *self)
{
  const MpMatchState *state = self->ties.state;
  g_autofree guint *number = g_new0 (guint, self->ties.n_nodes);
  g_autofree guint *low = g_new0 (guint, self->ties.n_nodes);
  g_autoptr (GArray) open = g_array_new (FALSE, FALSE, sizeof (guint));
  Components components = { number, low, open, 0 };

  g_array_set_size (self->sizes, 1);
  for (guint i = 0; i < state->problem->n_mentees; i++)
    if (state->first_unit[i] < state->first_unit[i + 1] && number[self->ties.n_mentors + i] == 0)
      explore (self, &components, self->ties.n_mentors + i);
}

/* The unit by which the mentee has the mentor, if that pair could be undone. */
static guint
find_unit (const Order *self, guint mentor)
{
  const MpMatchState *state = self->ties.state;

  for (guint u = state->first_unit[self->mentee]; u < state->first_unit[self->mentee + 1]; u++)
    if (state->units[u].mentor == mentor
        && state->units[u].cost + state->mentor_prices[mentor]
           == state->mentee_prices[self->mentee])
      return u;

  return MP_MATCH_NOBODY;
}

static void
visit (Order *self, MpMatchStep step)
{
  self->seen[step.node] = self->search;
  g_array_append_val (self->met, step.node);
  step_to (self, step);
}

/* Whether the mentee's last mentor comes right after the node, which is where most circles end. */
static gboolean
leads_to_last (const Order *self, guint node)
{
  const MpMatchTies *ties = &self->ties;

  if (self->last == MP_MATCH_NOBODY || self->last < ties->above
      || self->block[self->last] != self->block[node])
    return FALSE;
  if (node == ties->free)
    return ties->state->mentor_prices[self->last] == 0;

  return node >= ties->n_mentors && node < ties->free
         && mp_match_ties_is_tied (ties, node - ties->n_mentors, self->last);
}

/* Whether the circle can be closed from the node where the search is now. */
static gboolean
find_end (Order *self)
{
  const guint node = g_array_index (self->steps, MpMatchStep, self->steps->len - 1).node;

  self->end = MP_MATCH_NOBODY;
  if (node == self->ties.nobody)
    self->end = mp_match_ties_find_free (&self->ties, self->mentee);
  else if (leads_to_last (self, node))
    {
      visit (self, (MpMatchStep) { self->last, MP_MATCH_NOBODY, 0 });
      self->end = find_unit (self, self->last);
    }
  else if (node < self->ties.n_mentors && node > self->ties.above
           && mp_match_ties_has (&self->ties, self->mentee, node))
    self->end = find_unit (self, node);

  return self->end != MP_MATCH_NOBODY;
}

/* Looks for a circle by which the mentee gets the mentor and gives up a later one, or none. */
static gboolean
find_circle (Order *self, guint mentor)
{
  const guint block = self->block[mentor];
  gboolean found;

  self->search++;
  self->ties.above = mentor;
  g_array_set_size (self->met, 0);
  g_array_set_size (self->steps, 0);
  visit (self, (MpMatchStep) { mentor, MP_MATCH_NOBODY, 0 });
  found = find_end (self);
  while (!found && self->steps->len > 0)
    {
      MpMatchStep *step = &g_array_index (self->steps, MpMatchStep, self->steps->len - 1);
      MpMatchStep next;

      if (!mp_match_ties_next (&self->ties, step, &next))
        g_array_set_size (self->steps, self->steps->len - 1);
      else if (self->block[next.node] == block && self->seen[next.node] != self->search
               && next.node != self->ties.n_mentors + self->mentee)
        {
          visit (self, next);
          found = find_end (self);
        }
    }

  return found;
}

/* From those who were met no way leads back to the mentee, so that no circle does either. */
static void
split_block (Order *self)
{
  const guint number = self->sizes->len;

  g_array_set_size (self->sizes, number + 1);
  g_array_index (self->sizes, guint, number) = self->met->len;
  g_array_index (self->sizes, guint, self->block[self->ties.n_mentors + self->mentee])
    -= self->met->len;
  for (guint k = 0; k < self->met->len; k++)
    self->block[g_array_index (self->met, guint, k)] = number;
}

static gboolean
is_mentee (const Order *self, const MpMatchStep *step)
{
  return step->node >= self->ties.n_mentors && step->node < self->ties.free;
}

static void
give_up (Order *self, guint unit)
{
  if (self->ties.state->units[unit].mentor != MP_MATCH_NOBODY)
    mp_match_ties_release (&self->ties, unit);
}

static void
go_around (Order *self, guint mentor)
{
  const MpMatchStep *steps = (const MpMatchStep *) self->steps->data;

  give_up (self, self->end);
  for (guint k = 0; k < self->steps->len; k++)
    if (is_mentee (self, &steps[k]))
      give_up (self, steps[k].unit);
  for (guint k = 0; k + 1 < self->steps->len; k++)
    if (is_mentee (self, &steps[k]) && steps[k + 1].node < self->ties.n_mentors)
      mp_match_ties_assign (&self->ties, steps[k].unit, steps[k + 1].node);
  mp_match_ties_assign (&self->ties, self->end, mentor);
}

static void
find_last (Order *self)
{
  const MpMatchState *state = self->ties.state;
  guint place = state->first_unit[self->mentee + 1];

  while (place > state->first_unit[self->mentee]
         && self->ties.held[place - 1] == MP_MATCH_NOBODY)
    place--;
  self->last = place > state->first_unit[self->mentee] ? self->ties.held[place - 1]
                                                       : MP_MATCH_NOBODY;
  if (self->last != MP_MATCH_NOBODY && find_unit (self, self->last) == MP_MATCH_NOBODY)
    self->last = MP_MATCH_NOBODY;
}

/* Whether the mentee has something to give up for the mentor. */
static gboolean
could_gain (const Order *self, guint mentor)
{
  return self->ties.held[self->ties.state->first_unit[self->mentee + 1] - 1] > mentor;
}

static void
try_mentor (Order *self, guint mentor)
{
  if (self->block[mentor] != self->block[self->ties.n_mentors + self->mentee]
      || !mp_match_ties_is_tied (&self->ties, self->mentee, mentor))
    return;

  if (!find_circle (self, mentor))
    {
      split_block (self);
      return;
    }
  go_around (self, mentor);
  find_last (self);
}

/* Gives the mentee the first mentors that are possible, one after the other. */
static void
order_mentee (Order *self, guint mentee)
{
  const MpMatchProblem *problem = self->ties.state->problem;

  self->mentee = self->ties.from = mentee;
  find_last (self);
  if (problem->dense != NULL)
    {
      for (guint j = 0; j < problem->n_mentors && could_gain (self, j); j++)
        try_mentor (self, j);
      return;
    }

  for (gsize k = problem->first[mentee]; k < problem->first[mentee + 1]
                                         && could_gain (self, problem->mentors[k]); k++)
    try_mentor (self, problem->mentors[k]);
}

static gboolean
is_alone (const Order *self, guint mentee)
{
  return g_array_index (self->sizes, guint, self->block[self->ties.n_mentors + mentee]) <= 1;
}

/**
 * mp_match_order:
 * @state: one that is best by its prices
 * @cancellable: (nullable): looked at now and then
 *
 * Changes the matching into the first of all that are as good: the one in which the first mentee
 * has the mentors with the lowest numbers that are possible, a mentor coming before none; of those
 * the one in which the second mentee has, and so on. Prices stay. Which one that is depends on
 * nothing but the problem.
 *
 * It looks at each allowed pair once, and at those of people who could change as often as they do;
 * at worst O(pairs × mentees).
 *
 * Returns: %TRUE, or %FALSE with @error set if it was cancelled
 */
gboolean
mp_match_order (MpMatchState *state, GCancellable *cancellable, GError **error)
{
  gboolean done = TRUE;
  Order order;

  g_return_val_if_fail (state != NULL, FALSE);

  order_init (&order, state);
  find_blocks (&order);
  for (guint i = 0; done && i < state->problem->n_mentees; i++)
    if (!is_alone (&order, i))
      {
        done = !g_cancellable_set_error_if_cancelled (cancellable, error);
        if (done)
          order_mentee (&order, i);
      }
  order_clear (&order);

  return done;
}
