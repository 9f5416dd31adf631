/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The sum of the largest of many numbers. */

#include "schedule/mp-plan-top.h"

static gint64
find_middle (gint64 a, gint64 b, gint64 c)
{
  return MAX (MIN (a, b), MIN (MAX (a, b), c));
}

static void
swap (gint64 *values, guint a, guint b)
{
  const gint64 value = values[a];

  values[a] = values[b];
  values[b] = value;
}

/* Brings what is above the pivot before what equals it, and that before what is below; says where
 * the equal ones begin and end. */
static void
partition (gint64 *values, guint low, guint high, guint *first, guint *end)
{
  const gint64 pivot = find_middle (values[low], values[low + (high - low) / 2], values[high - 1]);
  guint at = low;

  *first = low;
  *end = high;
  while (at < *end)
    if (values[at] > pivot)
      swap (values, at++, (*first)++);
    else if (values[at] < pivot)
      swap (values, at, --*end);
    else
      at++;
}

/**
 * mp_plan_sum_top:
 * @values: (array length=n_values): put into an order in which the largest @n_top come first
 * @n_top: at most @n_values
 *
 * Adds up the largest @n_top of the values, in a time that grows with their number alone: C. A. R.
 * Hoare, "Algorithm 65: Find", Communications of the ACM 4 (1961), taking equal values together.
 *
 * Returns: the sum
 */
gint64
mp_plan_sum_top (gint64 *values, guint n_values, guint n_top)
{
  guint low = 0, high = n_values;
  gint64 sum = 0;

  g_assert (n_top <= n_values);
  while (low < n_top && n_top < high)
    {
      guint first, end;

      partition (values, low, high, &first, &end);
      if (n_top <= first)
        high = first;
      else
        low = MIN (end, n_top);
    }
  for (guint k = 0; k < n_top; k++)
    sum += values[k];

  return sum;
}
