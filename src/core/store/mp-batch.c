/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What is to be written together: one label, one transaction, one undo step. */

#include "store/mp-batch-private.h"

/**
 * mp_batch_new:
 * @label: what the batch does, translated, as undo and the history name it: "Log a meeting"
 */
MpBatch *
mp_batch_new (const char *label)
{
  MpBatch *self;

  g_return_val_if_fail (label != NULL && *label != '\0', NULL);

  self = g_new0 (MpBatch, 1);
  self->label = g_strdup (label);
  self->operations = g_array_new (FALSE, FALSE, sizeof (MpOperation));
  return self;
}

MpBatch *
mp_batch_new_printf (const char *label_format, ...)
{
  g_autofree char *label = NULL;
  va_list arguments;

  va_start (arguments, label_format);
  label = g_strdup_vprintf (label_format, arguments);
  va_end (arguments);
  return mp_batch_new (label);
}

/* Forgets what has been written and frees the rows that the batch owns. */
void
mp_batch_clear_operations (MpBatch *self)
{
  for (guint i = 0; i < self->operations->len; i++)
    {
      MpOperation *operation = &g_array_index (self->operations, MpOperation, i);

      if (operation->owned)
        mp_row_free (operation->row);
    }
  g_array_set_size (self->operations, 0);
}

void
mp_batch_free (MpBatch *self)
{
  if (self == NULL)
    return;
  mp_batch_clear_operations (self);
  g_array_unref (self->operations);
  g_free (self->label);
  g_free (self);
}

/**
 * mp_batch_set_feed:
 * @feed: (scope notified): gives the records by the handful when the batch is applied, after those
 *   that are in it already
 */
void
mp_batch_set_feed (MpBatch *self, MpBatchFeed feed, gpointer user_data)
{
  g_return_if_fail (self != NULL);

  self->feed = feed;
  self->feed_data = user_data;
}

/**
 * mp_batch_set_final:
 *
 * What the batch writes belongs to the making of the file: nobody can undo it.
 */
void
mp_batch_set_final (MpBatch *self)
{
  g_return_if_fail (self != NULL);

  self->final = TRUE;
}

/**
 * mp_batch_set_moment:
 * @moment: when its records say that they were made and changed; otherwise when they are written
 */
void
mp_batch_set_moment (MpBatch *self, MpInstant moment)
{
  g_return_if_fail (self != NULL);

  self->moment = moment;
}

/**
 * mp_batch_expect:
 * @table: of which most rows are going to be, with those that share its ids
 * @n_rows: about how many are going to be inserted
 *
 * Lets the door get ready for many rows.
 */
void
mp_batch_expect (MpBatch *self, const MpTable *table, guint n_rows)
{
  g_return_if_fail (self != NULL && table != NULL);

  self->expected_table = table;
  self->n_expected = n_rows;
}

static void
add (MpBatch *self, MpOperation operation)
{
  g_array_append_val (self->operations, operation);
}

/**
 * mp_batch_insert:
 * @row: borrowed until the batch is applied, and given its id and uuid then; a row that already
 *   has a uuid keeps it
 *
 * Rows of a batch that belong together: give the first a negative id of your choice, and the same
 * number in the references of rows after it; both become the real one.  A mentee or mentor of a
 * person who is in the file has the person's id; one with id 0 belongs to the person inserted last
 * before it.
 */
void
mp_batch_insert (MpBatch *self, gpointer row)
{
  g_return_if_fail (self != NULL && row != NULL);

  add (self, (MpOperation){ .kind = MP_OPERATION_INSERT, .row = row,
                            .table = ((MpRow *) row)->table });
}

/**
 * mp_batch_insert_prepared:
 * @prepared: with its row borrowed until the batch is applied; inserted like mp_batch_insert() does
 */
void
mp_batch_insert_prepared (MpBatch *self, const MpPrepared *prepared)
{
  g_return_if_fail (self != NULL && prepared != NULL && prepared->row != NULL);

  add (self, (MpOperation){ .kind = MP_OPERATION_INSERT, .row = prepared->row,
                            .prepared = prepared, .table = prepared->row->table });
}

/**
 * mp_batch_take:
 * @row: (transfer full): inserted like mp_batch_insert() does, then freed
 */
void
mp_batch_take (MpBatch *self, gpointer row)
{
  g_return_if_fail (self != NULL && row != NULL);

  add (self, (MpOperation){ .kind = MP_OPERATION_INSERT, .row = row, .owned = TRUE,
                            .table = ((MpRow *) row)->table });
}

/**
 * mp_batch_update:
 * @row: copied; the stored row with its id gets its fields
 */
void
mp_batch_update (MpBatch *self, gconstpointer row)
{
  const MpRow *base = row;

  g_return_if_fail (self != NULL && row != NULL && base->id != 0);

  add (self, (MpOperation){ .kind = MP_OPERATION_UPDATE, .row = mp_row_copy (row),
                            .owned = TRUE, .table = base->table, .id = base->id });
}

/**
 * mp_batch_delete:
 * @id: of a record of @table that nothing refers to by then
 */
void
mp_batch_delete (MpBatch *self, const MpTable *table, gint64 id)
{
  g_return_if_fail (self != NULL && table != NULL && id != 0);

  add (self, (MpOperation){ .kind = MP_OPERATION_DELETE, .table = table, .id = id });
}

/**
 * mp_batch_touch:
 * @id: of a record of @table
 *
 * The history says that the batch concerns the record, even where it changes nothing in it.
 */
void
mp_batch_touch (MpBatch *self, const MpTable *table, gint64 id)
{
  g_return_if_fail (self != NULL && table != NULL && id != 0);

  add (self, (MpOperation){ .kind = MP_OPERATION_TOUCH, .table = table, .id = id });
}

gboolean
mp_batch_is_empty (const MpBatch *self)
{
  g_return_val_if_fail (self != NULL, TRUE);

  return self->operations->len == 0 && self->feed == NULL;
}
