/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Who may be matched with whom, at what cost: the question that the matching engine answers. */

#include "config.h"

#include "match/mp-match-problem.h"

#include "match/mp-match-pins.h"

#include <glib/gi18n-lib.h>
#include <string.h>

G_DEFINE_QUARK (mp-match-error, mp_match_error)

/**
 * mp_match_arc_compare:
 * @a: an #MpMatchArc
 * @b: another
 *
 * Returns: their order by mentee and then by mentor, as for qsort()
 */
int
mp_match_arc_compare (gconstpointer a, gconstpointer b)
{
  const MpMatchArc *one = a, *other = b;

  if (one->mentee != other->mentee)
    return one->mentee < other->mentee ? -1 : 1;

  return one->mentor < other->mentor ? -1 : one->mentor > other->mentor;
}

static MpMatchProblem *
problem_new (guint n_mentees, guint n_mentors)
{
  MpMatchProblem *self = g_new0 (MpMatchProblem, 1);

  self->n_mentees = n_mentees;
  self->n_mentors = n_mentors;
  self->demands = g_new (guint, n_mentees);
  self->capacities = g_new (guint, n_mentors);
  for (guint i = 0; i < n_mentees; i++)
    self->demands[i] = 1;
  for (guint j = 0; j < n_mentors; j++)
    self->capacities[j] = 1;
  self->pins = g_array_new (FALSE, FALSE, sizeof (MpMatchPair));
  self->exclusions = g_array_new (FALSE, FALSE, sizeof (MpMatchPair));

  return self;
}

/**
 * mp_match_problem_new_dense:
 *
 * A problem in which most pairs are allowed. None is to begin with: the caller writes costs to
 * `dense[mentee * n_mentors + mentor]`. It takes four bytes a pair.
 *
 * Returns: (transfer full): the problem
 */
MpMatchProblem *
mp_match_problem_new_dense (guint n_mentees, guint n_mentors)
{
  MpMatchProblem *self = problem_new (n_mentees, n_mentors);
  gsize n_pairs = (gsize) n_mentees * n_mentors;

  self->dense = g_new (gint32, MAX (n_pairs, 1));
  for (gsize k = 0; k < n_pairs; k++)
    self->dense[k] = MP_MATCH_FORBIDDEN;

  return self;
}

static gboolean
check_arcs (guint n_mentees, guint n_mentors, const MpMatchArc *arcs, gsize n_arcs, GError **error)
{
  for (gsize k = 0; k < n_arcs; k++)
    {
      g_autofree char *number = NULL;

      if (arcs[k].mentee < n_mentees && arcs[k].mentor < n_mentors)
        continue;

      number = g_strdup_printf ("%" G_GSIZE_FORMAT, k + 1);
      g_set_error (error, MP_MATCH_ERROR, MP_MATCH_ERROR_INVALID,
                   _("Pair %s names mentee %u and mentor %u, but there are %u mentees and %u"
                     " mentors."), number, arcs[k].mentee + 1, arcs[k].mentor + 1, n_mentees,
                   n_mentors);
      return FALSE;
    }

  return TRUE;
}

static void
count_arcs (MpMatchProblem *self, const MpMatchArc *arcs, gsize n_arcs)
{
  self->first = g_new0 (gsize, (gsize) self->n_mentees + 1);
  for (gsize k = 0; k < n_arcs; k++)
    self->first[arcs[k].mentee + 1]++;
  for (guint i = 0; i < self->n_mentees; i++)
    self->first[i + 1] += self->first[i];
}

/* Two counting sorts, by mentor and then by mentee, put each mentee's mentors in their order. */
static void
sort_arcs (MpMatchProblem *self, const MpMatchArc *arcs, gsize n_arcs)
{
  g_autofree gsize *by_mentor = g_new0 (gsize, (gsize) self->n_mentors + 1);
  g_autofree gsize *order = g_new (gsize, MAX (n_arcs, 1));
  g_autofree gsize *next = g_memdup2 (self->first, sizeof (gsize) * (self->n_mentees + 1));

  for (gsize k = 0; k < n_arcs; k++)
    by_mentor[arcs[k].mentor + 1]++;
  for (guint j = 0; j < self->n_mentors; j++)
    by_mentor[j + 1] += by_mentor[j];
  for (gsize k = 0; k < n_arcs; k++)
    order[by_mentor[arcs[k].mentor]++] = k;

  self->mentors = g_new (guint, MAX (n_arcs, 1));
  self->costs = g_new (gint64, MAX (n_arcs, 1));
  for (gsize k = 0; k < n_arcs; k++)
    {
      const MpMatchArc *arc = &arcs[order[k]];
      gsize place = next[arc->mentee]++;

      self->mentors[place] = arc->mentor;
      self->costs[place] = arc->cost;
    }
}

static gboolean
check_twice (const MpMatchProblem *self, GError **error)
{
  for (guint i = 0; i < self->n_mentees; i++)
    for (gsize k = self->first[i] + 1; k < self->first[i + 1]; k++)
      if (self->mentors[k] == self->mentors[k - 1])
        {
          g_set_error (error, MP_MATCH_ERROR, MP_MATCH_ERROR_INVALID,
                       _("Mentee %u and mentor %u are given as a pair twice."), i + 1,
                       self->mentors[k] + 1);
          return FALSE;
        }

  return TRUE;
}

/**
 * mp_match_problem_new_sparse:
 * @arcs: (array length=n_arcs): the allowed pairs, in any order
 *
 * A problem in which few pairs are allowed. It takes twelve bytes an allowed pair.
 *
 * Returns: (transfer full): the problem, or %NULL with @error set if a pair names somebody who does
 *   not exist or is there twice
 */
MpMatchProblem *
mp_match_problem_new_sparse (guint             n_mentees,
                             guint             n_mentors,
                             const MpMatchArc *arcs,
                             gsize             n_arcs,
                             GError          **error)
{
  g_autoptr (MpMatchProblem) self = NULL;

  g_return_val_if_fail (arcs != NULL || n_arcs == 0, NULL);

  if (!check_arcs (n_mentees, n_mentors, arcs, n_arcs, error))
    return NULL;

  self = problem_new (n_mentees, n_mentors);
  count_arcs (self, arcs, n_arcs);
  sort_arcs (self, arcs, n_arcs);
  if (!check_twice (self, error))
    return NULL;

  return g_steal_pointer (&self);
}

/**
 * mp_match_problem_free:
 */
void
mp_match_problem_free (MpMatchProblem *self)
{
  if (self == NULL)
    return;

  g_free (self->demands);
  g_free (self->capacities);
  g_free (self->dense);
  g_free (self->first);
  g_free (self->mentors);
  g_free (self->costs);
  g_array_unref (self->pins);
  g_array_unref (self->exclusions);
  g_free (self);
}

static int
compare_pairs (gconstpointer a, gconstpointer b)
{
  const MpMatchPair *one = a, *other = b;

  if (one->mentee != other->mentee)
    return one->mentee < other->mentee ? -1 : 1;

  return one->mentor < other->mentor ? -1 : one->mentor > other->mentor;
}

/* Where the pair is among the sorted @pairs, or belongs. */
static guint
find_place (const GArray *pairs, const MpMatchPair *pair)
{
  guint low = 0, high = pairs->len;

  while (low < high)
    {
      guint middle = low + (high - low) / 2;

      if (compare_pairs (&g_array_index (pairs, MpMatchPair, middle), pair) < 0)
        low = middle + 1;
      else
        high = middle;
    }

  return low;
}

static gboolean
contains (const GArray *pairs, guint mentee, guint mentor)
{
  const MpMatchPair pair = { mentee, mentor };
  guint place = find_place (pairs, &pair);

  return place < pairs->len
         && compare_pairs (&g_array_index (pairs, MpMatchPair, place), &pair) == 0;
}

static void
insert (GArray *pairs, guint mentee, guint mentor)
{
  const MpMatchPair pair = { mentee, mentor };

  if (!contains (pairs, mentee, mentor))
    g_array_insert_val (pairs, find_place (pairs, &pair), pair);
}

/**
 * mp_match_problem_pin:
 *
 * Says that the pair is agreed: it stays, whatever it costs. What is matched besides is a top-up.
 * Pairs are kept in order; many of them are pinned fastest by mentee and then by mentor.
 */
void
mp_match_problem_pin (MpMatchProblem *self, guint mentee, guint mentor)
{
  g_return_if_fail (self != NULL && mentee < self->n_mentees && mentor < self->n_mentors);

  insert (self->pins, mentee, mentor);
}

/**
 * mp_match_problem_exclude:
 *
 * Says that the pair must not be, though it is allowed otherwise. Pairs are kept in order; many of
 * them are excluded fastest by mentee and then by mentor.
 */
void
mp_match_problem_exclude (MpMatchProblem *self, guint mentee, guint mentor)
{
  g_return_if_fail (self != NULL && mentee < self->n_mentees && mentor < self->n_mentors);

  insert (self->exclusions, mentee, mentor);
}

static gboolean
find_arc (const MpMatchProblem *self, guint mentee, guint mentor, gsize *place)
{
  gsize low = self->first[mentee], high = self->first[mentee + 1];

  while (low < high)
    {
      gsize middle = low + (high - low) / 2;

      if (self->mentors[middle] < mentor)
        low = middle + 1;
      else
        high = middle;
    }
  *place = low;

  return low < self->first[mentee + 1] && self->mentors[low] == mentor;
}

/**
 * mp_match_problem_get_cost:
 * @cost: (out) (optional): what the pair costs, if it is allowed
 *
 * Returns: whether the two may be a pair, exclusions aside
 */
gboolean
mp_match_problem_get_cost (const MpMatchProblem *self, guint mentee, guint mentor, gint64 *cost)
{
  gint64 found;

  g_return_val_if_fail (self != NULL && mentee < self->n_mentees, FALSE);
  g_return_val_if_fail (mentor < self->n_mentors, FALSE);

  if (self->dense != NULL)
    {
      found = self->dense[(gsize) mentee * self->n_mentors + mentor];
      if (found == MP_MATCH_FORBIDDEN)
        return FALSE;
    }
  else
    {
      gsize place;

      if (!find_arc (self, mentee, mentor, &place))
        return FALSE;
      found = self->costs[place];
    }
  if (cost != NULL)
    *cost = found;

  return TRUE;
}

/**
 * mp_match_problem_is_pinned:
 */
gboolean
mp_match_problem_is_pinned (const MpMatchProblem *self, guint mentee, guint mentor)
{
  g_return_val_if_fail (self != NULL, FALSE);

  return contains (self->pins, mentee, mentor);
}

/**
 * mp_match_problem_is_excluded:
 */
gboolean
mp_match_problem_is_excluded (const MpMatchProblem *self, guint mentee, guint mentor)
{
  g_return_val_if_fail (self != NULL, FALSE);

  return contains (self->exclusions, mentee, mentor);
}

/**
 * mp_match_problem_count_arcs:
 *
 * Returns: how many pairs of the mentee's there are to look at, allowed ones and in a dense problem
 *   all others too
 */
guint
mp_match_problem_count_arcs (const MpMatchProblem *self, guint mentee)
{
  g_return_val_if_fail (self != NULL && mentee < self->n_mentees, 0);

  if (self->dense != NULL)
    return self->n_mentors;

  return (guint) (self->first[mentee + 1] - self->first[mentee]);
}

/**
 * mp_match_problem_get_places:
 *
 * Returns: how many mentors the mentee can have: as many as asked for, if so many there are
 */
guint
mp_match_problem_get_places (const MpMatchProblem *self, guint mentee)
{
  g_return_val_if_fail (self != NULL && mentee < self->n_mentees, 0);

  return MIN (self->demands[mentee], mp_match_problem_count_arcs (self, mentee));
}

/**
 * mp_match_problem_count_units:
 *
 * Returns: how many pairs there would be if every mentee had all mentors that are asked for, or all
 *   that there are to look at
 */
gsize
mp_match_problem_count_units (const MpMatchProblem *self)
{
  gsize n_units = 0;

  g_return_val_if_fail (self != NULL, 0);

  for (guint i = 0; i < self->n_mentees; i++)
    n_units += mp_match_problem_get_places (self, i);

  return n_units;
}

/**
 * mp_match_problem_check:
 *
 * Looks whether the pins can be kept (M-1, M-4); mp_match_problem_drop_contradictions() takes away
 * those that cannot. Mentees whom nobody may mentor and capacities of nought are no fault of the
 * problem: the matching says who is left.
 *
 * Returns: %TRUE, or %FALSE with @error saying which pin contradicts what, and how many do
 */
gboolean
mp_match_problem_check (const MpMatchProblem *self, GError **error)
{
  g_autoptr (GArray) found = NULL;
  g_autofree char *first = NULL, *more = NULL;
  guint n_more;

  g_return_val_if_fail (self != NULL, FALSE);

  found = mp_match_problem_find_contradictions (self);
  if (found->len == 0)
    return TRUE;

  n_more = found->len - 1;
  first = mp_match_problem_tell_contradiction (self, &g_array_index (found, MpMatchContradiction,
                                                                     0));
  more = g_strdup_printf (ngettext ("%u more pin cannot be kept.", "%u more pins cannot be kept.",
                                    n_more), n_more);
  g_set_error (error, MP_MATCH_ERROR, MP_MATCH_ERROR_INVALID, "%s%s%s", first,
               n_more > 0 ? " " : "", n_more > 0 ? more : "");

  return FALSE;
}
