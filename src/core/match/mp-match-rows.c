/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The mentors of each mentee in the order in which a search wants them: the cheapest first.
 *
 * A search in a dense problem ends long before it has looked at most of a row, so that a row keeps
 * only the mentors that cost least, price included, when it was filled. Prices never fall; what was
 * left out then costs at least its bound for ever, and is only looked for once a search gets there.
 */

#include "match/mp-match-rows.h"

/* A row holds so many mentors: few enough for the cache, enough for most searches. */
#define DENSE_ROOM 16
#define SPARSE_ROOM 8

/* A mentor whom a row may hold, and at what price; of equal ones, those with a free seat come
 * first. */
typedef struct
{
  gint64 price;
  gint64 cost;
  guint mentor;
  gboolean full;
} Choice;

/* Rows keep their mentors in two arrays for all of them. The choices are a heap, the dearest on
 * top, for the row that is being filled. */
struct _MpMatchRows
{
  const MpMatchProblem *problem;
  MpMatchRow *rows;
  guint *mentors;
  gint64 *costs;
  guint room;
  Choice *choices;
};

static gboolean
has_one_of (const GArray *pairs, guint mentee)
{
  guint low = 0, high = pairs->len;

  while (low < high)
    {
      guint middle = low + (high - low) / 2;

      if (g_array_index (pairs, MpMatchPair, middle).mentee < mentee)
        low = middle + 1;
      else
        high = middle;
    }

  return low < pairs->len && g_array_index (pairs, MpMatchPair, low).mentee == mentee;
}

/* Pairs that are agreed or ruled out are no choice of the search. */
static gboolean
is_closed (const MpMatchProblem *problem, guint mentee, guint mentor)
{
  return mp_match_problem_is_pinned (problem, mentee, mentor)
         || mp_match_problem_is_excluded (problem, mentee, mentor);
}

static gboolean
has_closed (const MpMatchProblem *problem, guint mentee)
{
  return has_one_of (problem->pins, mentee) || has_one_of (problem->exclusions, mentee);
}

/**
 * mp_match_rows_new:
 * @problem: read as long as the rows are
 *
 * Returns: (transfer full): the rows
 */
MpMatchRows *
mp_match_rows_new (const MpMatchProblem *problem)
{
  MpMatchRows *self = g_new0 (MpMatchRows, 1);
  const gsize n_rows = MAX (problem->n_mentees, 1);

  self->problem = problem;
  self->room = MIN (problem->dense != NULL ? DENSE_ROOM : SPARSE_ROOM,
                    MAX (problem->n_mentors, 1));
  self->rows = g_new0 (MpMatchRow, n_rows);
  self->mentors = g_new (guint, n_rows * self->room);
  self->costs = g_new (gint64, n_rows * self->room);
  self->choices = g_new (Choice, self->room);
  for (guint i = 0; i < problem->n_mentees; i++)
    {
      self->rows[i].mentors = self->mentors + (gsize) i * self->room;
      self->rows[i].costs = self->costs + (gsize) i * self->room;
    }

  return self;
}

/**
 * mp_match_rows_free:
 */
void
mp_match_rows_free (MpMatchRows *self)
{
  if (self == NULL)
    return;

  g_free (self->rows);
  g_free (self->mentors);
  g_free (self->costs);
  g_free (self->choices);
  g_free (self);
}

static gboolean
is_before (const Choice *one, const Choice *other)
{
  return one->price < other->price || (one->price == other->price && one->full < other->full);
}

/* Lets the choice on top sink to where it belongs. */
static void
sink (Choice *heap, guint n)
{
  const Choice moved = heap[0];
  guint at = 0;

  for (guint child = 1; child < n; child = 2 * at + 1)
    {
      if (child + 1 < n && is_before (&heap[child], &heap[child + 1]))
        child++;
      if (!is_before (&moved, &heap[child]))
        break;
      heap[at] = heap[child];
      at = child;
    }
  heap[at] = moved;
}

static void
rise (Choice *heap, guint at)
{
  const Choice moved = heap[at];

  for (; at > 0 && is_before (&heap[(at - 1) / 2], &moved); at = (at - 1) / 2)
    heap[at] = heap[(at - 1) / 2];
  heap[at] = moved;
}

typedef struct
{
  const MpMatchProblem *problem;
  const gint64 *prices;
  const guint *free_seats;
  Choice *heap;
  guint room;
  guint length;
  guint mentee;
  gboolean closed;
} Filling;

static void
consider (Filling *filling, guint mentor, gint64 cost)
{
  const Choice choice = { cost + filling->prices[mentor], cost, mentor,
                          filling->free_seats[mentor] == 0 };

  if (filling->closed && is_closed (filling->problem, filling->mentee, mentor))
    return;

  if (filling->length < filling->room)
    {
      filling->heap[filling->length] = choice;
      rise (filling->heap, filling->length++);
    }
  else if (is_before (&choice, &filling->heap[0]))
    {
      filling->heap[0] = choice;
      sink (filling->heap, filling->length);
    }
}

/* No mentor who costs more than this is wanted any more. One who costs as much as the dearest in
 * the heap is only while that one has no free seat. */
static gint64
get_limit (const Filling *filling)
{
  if (filling->length < filling->room)
    return G_MAXINT64;

  return filling->heap[0].price - !filling->heap[0].full;
}

/* They are looked for from another place for each mentee: where many cost the same, not everybody
 * is to get the first ones. */
static void
consider_dense (Filling *filling, guint begin, guint end)
{
  const MpMatchProblem *problem = filling->problem;
  const gint32 *costs = problem->dense + (gsize) filling->mentee * problem->n_mentors;
  gint64 limit = get_limit (filling);

  for (guint j = begin; j < end; j++)
    {
      if (costs[j] + filling->prices[j] > limit || costs[j] == MP_MATCH_FORBIDDEN)
        continue;

      consider (filling, j, costs[j]);
      limit = get_limit (filling);
    }
}

static void
consider_sparse (Filling *filling)
{
  const MpMatchProblem *problem = filling->problem;
  const gsize end = problem->first[filling->mentee + 1];

  for (gsize k = problem->first[filling->mentee]; k < end; k++)
    consider (filling, problem->mentors[k], problem->costs[k]);
}

static void
fill (MpMatchRows *self, guint mentee, const gint64 *prices, const guint *free_seats)
{
  const MpMatchProblem *problem = self->problem;
  MpMatchRow *row = &self->rows[mentee];
  Filling filling = { problem, prices, free_seats, self->choices, self->room, 0, mentee,
                      has_closed (problem, mentee) };

  if (problem->dense != NULL)
    {
      const guint start = problem->n_mentors > 0 ? mentee % problem->n_mentors : 0;

      consider_dense (&filling, start, problem->n_mentors);
      consider_dense (&filling, 0, start);
    }
  else
    consider_sparse (&filling);

  row->length = filling.length;
  row->has_closed = filling.closed;
  row->bound = G_MAXINT64;
  if (filling.length == self->room && self->room < mp_match_problem_count_arcs (problem, mentee))
    row->bound = filling.heap[0].price;
  for (guint k = 0; k < row->length; k++)
    {
      row->mentors[k] = filling.heap[k].mentor;
      row->costs[k] = filling.heap[k].cost;
    }
}

/**
 * mp_match_rows_get:
 * @prices: of the mentors now
 * @free_seats: how many seats each mentor has now
 * @search: the number of the search, from 1
 *
 * Returns: (transfer none): the row as it was last filled, or filled now if it never was
 */
const MpMatchRow *
mp_match_rows_get (MpMatchRows  *self,
                   guint         mentee,
                   const gint64 *prices,
                   const guint  *free_seats,
                   guint         search)
{
  MpMatchRow *row = &self->rows[mentee];

  if (row->search == 0)
    {
      row->search = search;
      fill (self, mentee, prices, free_seats);
    }

  return row;
}

/**
 * mp_match_rows_more:
 *
 * Fills the row anew by the prices of now, which helps a search once: in one in which the row was
 * filled already, whoever wants still more has to look at all mentors.
 *
 * Returns: (transfer none): the row
 */
const MpMatchRow *
mp_match_rows_more (MpMatchRows  *self,
                    guint         mentee,
                    const gint64 *prices,
                    const guint  *free_seats,
                    guint         search)
{
  MpMatchRow *row = &self->rows[mentee];

  row->search = search;
  fill (self, mentee, prices, free_seats);
  return row;
}
