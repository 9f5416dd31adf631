/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Takes steps back and does them again, from the change log, across restarts. */

#include "store/mp-bulk.h"
#include "store/mp-image.h"
#include "store/mp-row-sql.h"
#include "store/mp-search-index.h"
#include "store/mp-store-private.h"

#include "model/mp-schema.h"

#include <glib/gi18n-lib.h>

/* Rows of an undone insertion that stand together in one image. */
#define ROWS_AN_IMAGE 500

typedef struct
{
  gint64 id;
  const MpTable *table;
  gint64 first_id;
  gint64 last_id;
  char *kind;
  char *before;
  char *after;
} Change;

typedef struct
{
  MpDb *db;
  MpSearchIndex *search;
  MpChanges *changes;
  MpInstant now;
  gboolean redo;
  gint64 batch;
} Walk;

static void
change_clear (gpointer data)
{
  Change *change = data;

  g_free (change->kind);
  g_free (change->before);
  g_free (change->after);
}

static gboolean
set_damaged (GError **error)
{
  g_set_error_literal (error, MP_STORE_ERROR, MP_STORE_ERROR_DAMAGED,
                       _("The history of the file is damaged. Nothing was changed."));
  return FALSE;
}

static GArray *
load_changes (MpDb *db, gint64 batch, gboolean forward, GError **error)
{
  g_autoptr (GArray) changes = g_array_new (FALSE, FALSE, sizeof (Change));
  g_autoptr (MpStatement) statement = mp_db_prepare (
      db,
      forward ? "SELECT id, record, first_id, last_id, kind, before_image, after_image FROM change"
                " WHERE batch = ? ORDER BY id"
              : "SELECT id, record, first_id, last_id, kind, before_image, after_image FROM change"
                " WHERE batch = ? ORDER BY id DESC",
      error);
  MpStep step;

  g_array_set_clear_func (changes, change_clear);
  if (statement == NULL)
    return NULL;
  mp_statement_bind_int (statement, 1, batch);
  while ((step = mp_statement_step (statement, error)) == MP_STEP_ROW)
    {
      Change change = { .id = mp_statement_get_int (statement, 0),
                        .table = mp_schema_find (mp_statement_get_text (statement, 1)),
                        .first_id = mp_statement_get_int (statement, 2),
                        .last_id = mp_statement_get_int (statement, 3),
                        .kind = mp_statement_dup_text (statement, 4),
                        .before = mp_statement_dup_text (statement, 5),
                        .after = mp_statement_dup_text (statement, 6) };

      g_array_append_val (changes, change);
      if (change.table == NULL)
        {
          set_damaged (error);
          return NULL;
        }
    }
  return step == MP_STEP_DONE ? g_steal_pointer (&changes) : NULL;
}

static gboolean
set_after_image (MpDb *db, gint64 change, gint64 last_id, const char *image, GError **error)
{
  g_autoptr (MpStatement) statement
      = mp_db_prepare (db, "UPDATE change SET last_id = ?, after_image = ? WHERE id = ?", error);

  if (statement == NULL)
    return FALSE;
  mp_statement_bind_int (statement, 1, last_id);
  mp_statement_bind_static_text (statement, 2, image);
  mp_statement_bind_int (statement, 3, change);
  return mp_statement_run (statement, error);
}

static gboolean
add_image (Walk *walk, const Change *change, gint64 first_id, gint64 last_id, const char *image,
           GError **error)
{
  g_autoptr (MpStatement) statement
      = mp_db_prepare (walk->db,
                       "INSERT INTO change (batch, record, first_id, last_id, kind, after_image)"
                       " VALUES (?, ?, ?, ?, 'insert', ?)",
                       error);

  if (statement == NULL)
    return FALSE;
  mp_statement_bind_int (statement, 1, walk->batch);
  mp_statement_bind_static_text (statement, 2, change->table->name);
  mp_statement_bind_int (statement, 3, first_id);
  mp_statement_bind_int (statement, 4, last_id);
  mp_statement_bind_static_text (statement, 5, image);
  return mp_statement_run (statement, error);
}

static gboolean
keep_image (Walk *walk, const Change *change, gint64 first_id, gint64 last_id, GError **error)
{
  g_autofree char *sql = g_strconcat (mp_row_sql_select (change->table),
                                      " WHERE id BETWEEN ? AND ? ORDER BY id", NULL);
  g_autoptr (MpStatement) rows = mp_db_prepare (walk->db, sql, error);
  g_autoptr (GString) image = g_string_sized_new (1 << 16);
  MpStep step;

  if (rows == NULL)
    return FALSE;
  mp_statement_bind_int (rows, 1, first_id);
  mp_statement_bind_int (rows, 2, last_id);
  mp_image_begin_rows (image, change->table);
  while ((step = mp_statement_step (rows, error)) == MP_STEP_ROW)
    mp_image_append_row (image, rows, change->table);
  mp_image_end_rows (image);
  if (step != MP_STEP_DONE)
    return FALSE;
  return first_id == change->first_id
             ? set_after_image (walk->db, change->id, last_id, image->str, error)
             : add_image (walk, change, first_id, last_id, image->str, error);
}

/* Keeps the rows that are about to go, for a redo.  A long run is split into several changes, so
 * that no image grows without bound; what they then refer to may come later in the batch, which is
 * why foreign keys are looked at when all is done. */
static gboolean
keep_images (Walk *walk, const Change *change, GError **error)
{
  for (gint64 id = change->first_id; id <= change->last_id; id += ROWS_AN_IMAGE)
    if (!keep_image (walk, change, id, MIN (id + ROWS_AN_IMAGE - 1, change->last_id), error))
      return FALSE;
  return TRUE;
}

static gboolean
is_person (const Change *change)
{
  return change->table == &mp_person_table;
}

static gboolean
remove_rows (Walk *walk, const Change *change, GError **error)
{
  if (!mp_row_sql_delete (walk->db, change->table, change->first_id, change->last_id, error))
    return FALSE;
  if (is_person (change))
    return mp_search_index_remove (walk->search, change->first_id, change->last_id, error);
  for (gint64 id = change->first_id; id <= change->last_id; id++)
    if (!mp_search_index_note (walk->search, change->table, id, FALSE, error))
      return FALSE;
  return TRUE;
}

static gboolean
bring_rows (Walk *walk, const Change *change, const char *image, GError **error)
{
  g_autoptr (GPtrArray) rows = mp_image_read_rows (image, change->table, error);

  if (rows == NULL)
    return FALSE;
  for (guint i = 0; i < rows->len; i++)
    {
      MpRow *row = g_ptr_array_index (rows, i);

      if (!mp_row_sql_insert (walk->db, row, error)
          || !mp_search_index_note (walk->search, change->table, row->id, is_person (change),
                                    error))
        return FALSE;
    }
  return TRUE;
}

static gboolean
change_fields (Walk *walk, const Change *change, const char *image, GError **error)
{
  GError *problem = NULL;
  MpRow *row = mp_row_sql_get (walk->db, change->table, change->first_id, &problem);
  gboolean changed;

  if (problem != NULL)
    {
      g_propagate_error (error, problem);
      return FALSE;
    }
  /* A person who has been erased since is not there to be changed. */
  if (row == NULL)
    return TRUE;
  row->updated_at = walk->now;
  changed = mp_image_apply_fields (image, row, error) && mp_row_sql_update (walk->db, row, error)
            && mp_search_index_note (walk->search, change->table, row->id, FALSE, error);
  mp_row_free (row);
  return changed;
}

/* What an erasure took out of the history has no image any more and stays as it is. */
static gboolean
walk_change (Walk *walk, const Change *change, GError **error)
{
  mp_changes_add_range (walk->changes, change->table, change->first_id, change->last_id);
  if (g_str_equal (change->kind, "update"))
    {
      const char *image = walk->redo ? change->after : change->before;

      return image == NULL || change_fields (walk, change, image, error);
    }
  if (g_str_equal (change->kind, "delete"))
    {
      if (walk->redo)
        return remove_rows (walk, change, error);
      return change->before == NULL || bring_rows (walk, change, change->before, error);
    }
  if (!walk->redo)
    return keep_images (walk, change, error) && remove_rows (walk, change, error);
  return change->after == NULL
         || (bring_rows (walk, change, change->after, error)
             && set_after_image (walk->db, change->id, change->last_id, NULL, error));
}

static gboolean
find_batch (Walk *walk, GError **error)
{
  g_autoptr (MpStatement) statement = mp_db_prepare (
      walk->db,
      walk->redo ? "SELECT id FROM change_batch WHERE state = 'undone' ORDER BY id LIMIT 1"
                 : "SELECT id FROM change_batch WHERE state = 'done'"
                   " ORDER BY id DESC LIMIT 1",
      error);
  MpStep step;

  if (statement == NULL)
    return FALSE;
  step = mp_statement_step (statement, error);
  if (step == MP_STEP_DONE)
    g_set_error_literal (error, MP_STORE_ERROR, MP_STORE_ERROR_NOTHING,
                         walk->redo ? _("There is nothing to redo.")
                                    : _("There is nothing to undo."));
  if (step != MP_STEP_ROW)
    return FALSE;
  walk->batch = mp_statement_get_int (statement, 0);
  return TRUE;
}

static gboolean
set_state (Walk *walk, GError **error)
{
  g_autoptr (MpStatement) statement
      = mp_db_prepare (walk->db, "UPDATE change_batch SET state = ? WHERE id = ?", error);

  if (statement == NULL)
    return FALSE;
  mp_statement_bind_static_text (statement, 1, walk->redo ? "done" : "undone");
  mp_statement_bind_int (statement, 2, walk->batch);
  return mp_statement_run (statement, error);
}

static gboolean
is_bringing (const Walk *walk, const Change *change)
{
  return g_str_equal (change->kind, walk->redo ? "insert" : "delete");
}

static gboolean
begin_table (Walk *walk, MpBulk *bulk, const MpTable *table, GArray *list, GError **error)
{
  gint64 n_coming = 0, n_going = 0;

  for (guint i = 0; i < list->len; i++)
    {
      const Change *change = &g_array_index (list, Change, i);
      gint64 n_rows = change->last_id - change->first_id + 1;

      if (change->table != table || g_str_equal (change->kind, "update"))
        continue;
      if (is_bringing (walk, change))
        n_coming += n_rows;
      else
        n_going += n_rows;
    }
  return mp_bulk_begin (bulk, table, n_coming, n_going, error);
}

static gboolean
get_ready (Walk *walk, MpBulk *bulk, GArray *list, GError **error)
{
  guint n_tables;
  const MpTable *const *tables = mp_schema_get_tables (&n_tables);

  for (guint i = 0; i < n_tables; i++)
    if (!begin_table (walk, bulk, tables[i], list, error))
      return FALSE;
  return TRUE;
}

static gboolean
run_walk (MpDb *db, gpointer user_data, GError **error)
{
  Walk *walk = user_data;
  g_autoptr (MpBulk) bulk = mp_bulk_new (db);
  g_autoptr (GArray) list = NULL;

  if (!mp_db_run (db, "PRAGMA defer_foreign_keys = ON", error)
      || !find_batch (walk, error))
    return FALSE;
  list = load_changes (db, walk->batch, walk->redo, error);
  if (list == NULL || !get_ready (walk, bulk, list, error))
    return FALSE;
  for (guint i = 0; i < list->len; i++)
    if (!walk_change (walk, &g_array_index (list, Change, i), error))
      return FALSE;
  return mp_bulk_finish (bulk, error) && mp_search_index_flush (walk->search, error)
         && set_state (walk, error);
}

static gboolean
walk_store (MpStore *self, gboolean redo, GError **error)
{
  g_autoptr (MpChanges) changes = mp_changes_new ();
  g_autoptr (MpSearchIndex) search = mp_search_index_new (self->db);
  Walk walk = { .db = self->db, .search = search, .changes = changes,
                .now = mp_instant_now (), .redo = redo };
  gboolean walked = mp_db_transaction (self->db, run_walk, &walk, error);

  if (walked)
    mp_store_emit (self, changes);
  return walked;
}

/**
 * mp_store_undo:
 *
 * Takes the last step back, whoever took it, in whichever program on the same file.
 *
 * Returns: %FALSE with %MP_STORE_ERROR_NOTHING if there is none
 */
gboolean
mp_store_undo (MpStore *self, GError **error)
{
  g_return_val_if_fail (MP_IS_STORE (self), FALSE);

  return walk_store (self, FALSE, error);
}

/**
 * mp_store_redo:
 *
 * Does again the step that was undone last, unless something else has been done since.
 *
 * Returns: %FALSE with %MP_STORE_ERROR_NOTHING if there is none
 */
gboolean
mp_store_redo (MpStore *self, GError **error)
{
  g_return_val_if_fail (MP_IS_STORE (self), FALSE);

  return walk_store (self, TRUE, error);
}

static char *
dup_label (MpStore *self, const char *sql)
{
  g_autoptr (MpStatement) statement = mp_db_prepare (self->db, sql, NULL);

  if (statement == NULL || mp_statement_step (statement, NULL) != MP_STEP_ROW)
    return NULL;
  return mp_statement_dup_text (statement, 0);
}

/**
 * mp_store_dup_undo_label:
 *
 * Returns: (transfer full) (nullable): what mp_store_undo() would take back
 */
char *
mp_store_dup_undo_label (MpStore *self)
{
  g_return_val_if_fail (MP_IS_STORE (self), NULL);

  return dup_label (
      self, "SELECT label FROM change_batch WHERE state = 'done' ORDER BY id DESC LIMIT 1");
}

/**
 * mp_store_dup_redo_label:
 *
 * Returns: (transfer full) (nullable): what mp_store_redo() would do again
 */
char *
mp_store_dup_redo_label (MpStore *self)
{
  g_return_val_if_fail (MP_IS_STORE (self), NULL);

  return dup_label (self,
                    "SELECT label FROM change_batch WHERE state = 'undone' ORDER BY id LIMIT 1");
}

/**
 * mp_store_get_undo_batch:
 *
 * Returns: the number of the step that mp_store_undo() would take back, or 0; a toast that offers
 *   to undo a step compares it first
 */
gint64
mp_store_get_undo_batch (MpStore *self)
{
  gint64 batch;

  g_return_val_if_fail (MP_IS_STORE (self), 0);

  if (!mp_db_get_int (self->db, "SELECT max(id) FROM change_batch WHERE state = 'done'", &batch,
                      NULL))
    return 0;
  return batch;
}
