/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Which records a commit touched, for those who show them. */

#include "store/mp-changes.h"

typedef struct
{
  const MpTable *table;
  gint64 first_id;
  gint64 last_id;
} Range;

struct _MpChanges
{
  GArray *ranges;
  gboolean everything;
  gatomicrefcount n_references;
};

G_DEFINE_BOXED_TYPE (MpChanges, mp_changes, mp_changes_ref, mp_changes_unref)

MpChanges *
mp_changes_new (void)
{
  MpChanges *self = g_new0 (MpChanges, 1);

  self->ranges = g_array_new (FALSE, FALSE, sizeof (Range));
  g_atomic_ref_count_init (&self->n_references);
  return self;
}

MpChanges *
mp_changes_ref (MpChanges *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  g_atomic_ref_count_inc (&self->n_references);
  return self;
}

void
mp_changes_unref (MpChanges *self)
{
  if (self == NULL || !g_atomic_ref_count_dec (&self->n_references))
    return;
  g_array_unref (self->ranges);
  g_free (self);
}

void
mp_changes_add (MpChanges *self, const MpTable *table, gint64 id)
{
  mp_changes_add_range (self, table, id, id);
}

/**
 * mp_changes_add_range:
 * @first_id: the first of a run of consecutive ids
 * @last_id: the last of them
 */
void
mp_changes_add_range (MpChanges *self, const MpTable *table, gint64 first_id, gint64 last_id)
{
  Range range = { table, first_id, last_id };

  g_return_if_fail (self != NULL && table != NULL && first_id <= last_id);

  g_array_append_val (self->ranges, range);
}

void
mp_changes_add_changes (MpChanges *self, const MpChanges *others)
{
  g_return_if_fail (self != NULL && others != NULL);

  g_array_append_vals (self->ranges, others->ranges->data, others->ranges->len);
  self->everything |= others->everything;
}

/**
 * mp_changes_add_all:
 *
 * Says that anything may be different, as after a restore.
 */
void
mp_changes_add_all (MpChanges *self)
{
  g_return_if_fail (self != NULL);

  self->everything = TRUE;
}

/**
 * mp_changes_touch_table:
 *
 * Returns: whether any record of @table was inserted, changed or deleted
 */
gboolean
mp_changes_touch_table (const MpChanges *self, const MpTable *table)
{
  g_return_val_if_fail (self != NULL && table != NULL, FALSE);

  if (self->everything)
    return TRUE;
  for (guint i = 0; i < self->ranges->len; i++)
    if (g_array_index (self->ranges, Range, i).table == table)
      return TRUE;
  return FALSE;
}

/**
 * mp_changes_touch:
 *
 * Returns: whether the record of @table with @id was inserted, changed or deleted
 */
gboolean
mp_changes_touch (const MpChanges *self, const MpTable *table, gint64 id)
{
  g_return_val_if_fail (self != NULL && table != NULL, FALSE);

  if (self->everything)
    return TRUE;
  for (guint i = 0; i < self->ranges->len; i++)
    {
      const Range *range = &g_array_index (self->ranges, Range, i);

      if (range->table == table && range->first_id <= id && id <= range->last_id)
        return TRUE;
    }
  return FALSE;
}

gboolean
mp_changes_are_empty (const MpChanges *self)
{
  g_return_val_if_fail (self != NULL, TRUE);

  return !self->everything && self->ranges->len == 0;
}
