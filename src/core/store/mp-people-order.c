/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The order of a list by any of its columns. */

#include "store/mp-people-order.h"

#include "store/mp-people-values.h"

#define N_BUCKETS 65536u

static void
reverse (GArray *ids)
{
  gint64 *data = (gint64 *) (gpointer) ids->data;

  for (guint i = 0; i < ids->len / 2; i++)
    {
      gint64 other = data[ids->len - 1 - i];

      data[ids->len - 1 - i] = data[i];
      data[i] = other;
    }
}

/* One pass of a radix sort: stable, by 16 bits of each item from @shift on. */
static void
sort_by_bits (const guint64 *from, guint64 *to, guint n_items, guint shift)
{
  g_autofree guint *starts = g_new0 (guint, N_BUCKETS + 1);

  for (guint i = 0; i < n_items; i++)
    starts[((from[i] >> shift) & (N_BUCKETS - 1)) + 1]++;
  for (guint i = 1; i < N_BUCKETS; i++)
    starts[i] += starts[i - 1];
  for (guint i = 0; i < n_items; i++)
    to[starts[(from[i] >> shift) & (N_BUCKETS - 1)]++] = from[i];
}

/* Whoever has no value comes last in both directions. */
static guint32
turn (guint32 key, gboolean descending)
{
  if (key == 0)
    return G_MAXUINT32;
  return descending ? MP_PEOPLE_KEY_MAX - key + 1 : key;
}

/* An item is a key above and the place in the order of names below. */
static void
sort_by_values (GArray *ids, const MpPeopleValues *values, gboolean descending)
{
  g_autofree guint64 *items = g_new (guint64, ids->len + 1);
  g_autofree guint64 *sorted = g_new (guint64, ids->len + 1);
  g_autofree gint64 *named = g_memdup2 (ids->data, ids->len * sizeof (gint64));

  for (guint i = 0; i < ids->len; i++)
    items[i] = (guint64) turn (mp_people_values_get_key (values, named[i]), descending) << 32 | i;
  sort_by_bits (items, sorted, ids->len, 32);
  sort_by_bits (sorted, items, ids->len, 48);
  for (guint i = 0; i < ids->len; i++)
    g_array_index (ids, gint64, i) = named[items[i] & G_MAXUINT32];
}

static gint64
find_largest (const GArray *ids)
{
  gint64 largest = 0;

  for (guint i = 0; i < ids->len; i++)
    largest = MAX (largest, g_array_index (ids, gint64, i));
  return largest;
}

/**
 * mp_people_order_sort:
 * @today: the day on which ages are counted
 * @ids: (element-type gint64): in the order of names; equal values stay in it
 */
gboolean
mp_people_order_sort (MpDb *db, MpListKind list, MpPeopleSort sort, MpDate today, GArray *ids,
                      GError **error)
{
  g_autoptr (MpPeopleValues) values = NULL;

  if (sort.column == MP_COLUMN_NAME)
    {
      if (sort.descending)
        reverse (ids);
      return TRUE;
    }
  values = mp_people_values_new (db, list, sort.column, today, find_largest (ids), error);
  if (values == NULL)
    return FALSE;
  sort_by_values (ids, values, sort.descending);
  return TRUE;
}
