/* SPDX-License-Identifier: GPL-3.0-or-later */
/* How large the groups or events are into which a cohort is split (K-1). */

#include "schedule/mp-plan-split.h"

/**
 * mp_plan_split_sizes:
 * @size: the most that one group may be, at least 1
 *
 * Splits so many into as few groups of at most @size as there can be, whose sizes differ by at most
 * one (K-1).
 *
 * Returns: (transfer full) (element-type guint): the size of each group, larger ones first; nothing
 *   if there is nobody
 */
GArray *
mp_plan_split_sizes (guint n_mentees, guint size)
{
  GArray *sizes = g_array_new (FALSE, FALSE, sizeof (guint));
  guint n_groups;

  g_return_val_if_fail (size > 0, sizes);

  n_groups = n_mentees / size + (n_mentees % size != 0);
  for (guint g = 0; g < n_groups; g++)
    {
      const guint here = n_mentees / n_groups + (g < n_mentees % n_groups);

      g_array_append_val (sizes, here);
    }

  return sizes;
}
