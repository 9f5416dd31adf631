/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A matching problem from a DIMACS file, and which of its nodes is whom. */

#include "config.h"

#include "exchange/mp-dimacs-problem.h"

/**
 * mp_dimacs_problem_free:
 */
void
mp_dimacs_problem_free (MpDimacsProblem *self)
{
  if (self == NULL)
    return;

  mp_match_problem_free (self->problem);
  g_free (self->mentee_nodes);
  g_free (self->mentor_nodes);
  g_clear_pointer (&self->closed, g_array_unref);
  g_free (self->name);
  g_free (self);
}

/* The nodes are in ascending order. */
static gboolean
find (const guint *nodes, guint n, guint node, guint *place)
{
  guint low = 0;

  for (guint high = n; low < high; )
    {
      const guint middle = low + (high - low) / 2;

      if (nodes[middle] < node)
        low = middle + 1;
      else
        high = middle;
    }
  *place = low;

  return low < n && nodes[low] == node;
}

/**
 * mp_dimacs_problem_find_mentee:
 * @mentee: (out): which mentee it is
 *
 * Returns: whether the node is a mentee
 */
gboolean
mp_dimacs_problem_find_mentee (const MpDimacsProblem *self, guint node, guint *mentee)
{
  g_return_val_if_fail (self != NULL && mentee != NULL, FALSE);

  return find (self->mentee_nodes, self->problem->n_mentees, node, mentee);
}

/**
 * mp_dimacs_problem_find_mentor:
 * @mentor: (out): which mentor it is
 *
 * Returns: whether the node is a mentor
 */
gboolean
mp_dimacs_problem_find_mentor (const MpDimacsProblem *self, guint node, guint *mentor)
{
  g_return_val_if_fail (self != NULL && mentor != NULL, FALSE);

  return find (self->mentor_nodes, self->problem->n_mentors, node, mentor);
}

static int
compare_pairs (gconstpointer a, gconstpointer b)
{
  const MpMatchPair *one = a, *other = b;

  if (one->mentee != other->mentee)
    return one->mentee < other->mentee ? -1 : 1;

  return one->mentor < other->mentor ? -1 : one->mentor > other->mentor;
}

/**
 * mp_dimacs_problem_is_closed:
 *
 * Returns: whether the file has an arc between the two, but one without capacity
 */
gboolean
mp_dimacs_problem_is_closed (const MpDimacsProblem *self, guint mentee, guint mentor)
{
  const MpMatchPair pair = { mentee, mentor };

  g_return_val_if_fail (self != NULL, FALSE);

  return g_array_binary_search (self->closed, &pair, compare_pairs, NULL);
}
