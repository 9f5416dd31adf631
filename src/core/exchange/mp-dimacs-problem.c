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
