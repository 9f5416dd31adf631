/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Writes down what a batch does while it does it. */

#include "store/mp-change-log.h"

#include "store/mp-image.h"
#include "store/mp-row-sql.h"

/* Inserted rows with consecutive ids; written when the run ends. */
typedef struct
{
  const MpTable *table;
  gint64 first_id;
  gint64 last_id;
} Run;

struct _MpChangeLog
{
  MpDb *db;
  char *label;
  char *author;
  gboolean final;
  gint64 batch;
  gint64 n_records;
  GArray *runs;
  MpChanges *changes;
};

/**
 * mp_change_log_new:
 * @label: what the batch does
 * @author: (nullable): who does it
 * @final: whether it can never be undone
 *
 * Gets ready to write down a batch, inside the transaction that writes its records.  A batch that
 * changes nothing is not written down.
 */
MpChangeLog *
mp_change_log_new (MpDb *db, const char *label, const char *author, gboolean final)
{
  MpChangeLog *self = g_new0 (MpChangeLog, 1);

  self->db = db;
  self->label = g_strdup (label);
  self->author = g_strdup (author);
  self->final = final;
  self->runs = g_array_new (FALSE, FALSE, sizeof (Run));
  self->changes = mp_changes_new ();
  return self;
}

void
mp_change_log_free (MpChangeLog *self)
{
  if (self == NULL)
    return;
  g_array_unref (self->runs);
  mp_changes_unref (self->changes);
  g_free (self->label);
  g_free (self->author);
  g_free (self);
}

static gboolean
begin_batch (MpChangeLog *self, GError **error)
{
  g_autoptr (MpStatement) statement = NULL;
  char made_at[MP_INSTANT_ISO_SIZE];

  if (self->batch != 0)
    return TRUE;
  if (!mp_change_log_drop_undone (self->db, error))
    return FALSE;
  statement = mp_db_prepare (self->db,
                             "INSERT INTO change_batch (label, author, made_at, state, n_records)"
                             " VALUES (?, ?, ?, ?, 0)",
                             error);
  if (statement == NULL)
    return FALSE;
  mp_instant_format_iso (mp_instant_now (), made_at);
  mp_statement_bind_text (statement, 1, self->label);
  mp_statement_bind_text (statement, 2, self->author);
  mp_statement_bind_text (statement, 3, made_at);
  mp_statement_bind_static_text (statement, 4, self->final ? "final" : "done");
  if (!mp_statement_run (statement, error))
    return FALSE;
  self->batch = mp_db_get_last_id (self->db);
  return TRUE;
}

static gboolean
write_change (MpChangeLog *self, const Run *run, const char *kind, const char *before,
              const char *after, GError **error)
{
  g_autoptr (MpStatement) statement = NULL;

  if (!begin_batch (self, error))
    return FALSE;
  statement
      = mp_db_prepare (self->db,
                       "INSERT INTO change (batch, record, first_id, last_id, kind, before_image,"
                       " after_image) VALUES (?, ?, ?, ?, ?, ?, ?)",
                       error);

  if (statement == NULL)
    return FALSE;
  mp_statement_bind_int (statement, 1, self->batch);
  mp_statement_bind_static_text (statement, 2, run->table->name);
  mp_statement_bind_int (statement, 3, run->first_id);
  mp_statement_bind_int (statement, 4, run->last_id);
  mp_statement_bind_static_text (statement, 5, kind);
  mp_statement_bind_static_text (statement, 6, before);
  mp_statement_bind_static_text (statement, 7, after);
  self->n_records += run->last_id - run->first_id + 1;
  mp_changes_add_range (self->changes, run->table, run->first_id, run->last_id);
  return mp_statement_run (statement, error);
}

/* Runs are written in the order in which they began: a person's before the mentees of it, so that
 * undo, which goes backwards, deletes the mentees first. */
static gboolean
write_runs (MpChangeLog *self, GError **error)
{
  for (guint i = 0; i < self->runs->len; i++)
    if (!write_change (self, &g_array_index (self->runs, Run, i), "insert", NULL, NULL, error))
      return FALSE;
  g_array_set_size (self->runs, 0);
  return TRUE;
}

/**
 * mp_change_log_insert:
 * @id: of a row that has been inserted
 */
gboolean
mp_change_log_insert (MpChangeLog *self, const MpTable *table, gint64 id, GError **error)
{
  Run run = { table, id, id };

  for (guint i = 0; i < self->runs->len; i++)
    {
      Run *open = &g_array_index (self->runs, Run, i);

      if (open->table != table)
        continue;
      if (open->last_id + 1 == id)
        {
          open->last_id = id;
          return TRUE;
        }
      if (!write_runs (self, error))
        return FALSE;
      break;
    }
  g_array_append_val (self->runs, run);
  return TRUE;
}

/**
 * mp_change_log_update:
 * @before: the row as it was
 * @after: the row as it is
 */
gboolean
mp_change_log_update (MpChangeLog *self, gconstpointer before, gconstpointer after, GError **error)
{
  const MpRow *base = after;
  Run run = { base->table, base->id, base->id };
  g_autofree char *before_image = mp_image_of_fields (before, after);
  g_autofree char *after_image = mp_image_of_fields (after, before);

  return write_runs (self, error)
         && write_change (self, &run, "update", before_image, after_image, error);
}

/**
 * mp_change_log_delete:
 * @id: of a row that is about to be deleted
 */
gboolean
mp_change_log_delete (MpChangeLog *self, const MpTable *table, gint64 id, GError **error)
{
  g_autoptr (MpStatement) statement = mp_row_sql_prepare_get (self->db, table, id, error);
  g_autoptr (GString) image = g_string_new (NULL);
  Run run = { table, id, id };

  if (statement == NULL || mp_statement_step (statement, error) == MP_STEP_ERROR)
    return FALSE;
  mp_image_begin_rows (image, table);
  mp_image_append_row (image, statement, table);
  mp_image_end_rows (image);
  return write_runs (self, error)
         && write_change (self, &run, "delete", image->str, NULL, error);
}

/**
 * mp_change_log_finish:
 * @changes: gets what the batch touched
 *
 * Writes what is left to be written, before the transaction is committed.
 */
gboolean
mp_change_log_finish (MpChangeLog *self, MpChanges *changes, GError **error)
{
  g_autoptr (MpStatement) statement = NULL;

  if (!write_runs (self, error))
    return FALSE;
  if (self->batch == 0)
    return TRUE;
  mp_changes_add_changes (changes, self->changes);
  statement
      = mp_db_prepare (self->db, "UPDATE change_batch SET n_records = ? WHERE id = ?", error);
  if (statement == NULL)
    return FALSE;
  mp_statement_bind_int (statement, 1, self->n_records);
  mp_statement_bind_int (statement, 2, self->batch);
  return mp_statement_run (statement, error);
}

/**
 * mp_change_log_drop_undone:
 *
 * What had been undone cannot be redone any more once something else is done.  That it was done
 * stays in the log; the values of its records go.
 */
gboolean
mp_change_log_drop_undone (MpDb *db, GError **error)
{
  return mp_db_run (db,
                    "UPDATE change SET before_image = NULL, after_image = NULL"
                    " WHERE batch IN (SELECT id FROM change_batch WHERE state = 'undone')",
                    error)
         && mp_db_run (db, "UPDATE change_batch SET state = 'dropped' WHERE state = 'undone'",
                       error);
}
