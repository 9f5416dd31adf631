/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Really erases a person, for a privacy request: records, words, and what the history holds. */

/* VACUUM, the checkpoint and FTS5 are SQLite's own. */

#include "base/mp-fold.h"
#include "store/mp-change-log.h"
#include "store/mp-image.h"
#include "store/mp-row-sql.h"
#include "store/mp-search-index.h"
#include "store/mp-store-private.h"

#include "model/mp-schema.h"

#include <glib/gi18n-lib.h>

typedef struct
{
  gint64 person;
  const char *author;
  GPtrArray *names;
  MpChanges *changes;
  GArray *gone;
} Erasure;

typedef struct
{
  const MpTable *table;
  gint64 id;
} Gone;

static gboolean
is_part_of_person (const MpTable *table)
{
  return table == &mp_person_table || g_strcmp0 (table->same_id_as, "person") == 0;
}

static gboolean
refers_to_person (const MpField *field)
{
  return field->kind == MP_KIND_REF
         && (g_str_equal (field->target, "person") || g_str_equal (field->target, "mentee")
             || g_str_equal (field->target, "mentor"));
}

static gboolean
collect (MpDb *db, Erasure *erasure, const MpTable *table, const char *column, GError **error)
{
  g_autofree char *sql
      = g_strdup_printf ("SELECT id FROM %s WHERE %s = ?", table->name, column);
  g_autoptr (MpStatement) statement = mp_db_prepare (db, sql, error);
  MpStep step;

  if (statement == NULL)
    return FALSE;
  mp_statement_bind_int (statement, 1, erasure->person);
  while ((step = mp_statement_step (statement, error)) == MP_STEP_ROW)
    {
      Gone gone = { table, mp_statement_get_int (statement, 0) };

      g_array_append_val (erasure->gone, gone);
    }
  return step == MP_STEP_DONE;
}

/* Records that refer to others come after them in the schema: going backwards, each is deleted
 * before what it refers to. */
static gboolean
collect_all (MpDb *db, Erasure *erasure, GError **error)
{
  guint n_tables;
  const MpTable *const *tables = mp_schema_get_tables (&n_tables);

  for (guint i = n_tables; i > 0; i--)
    {
      const MpTable *table = tables[i - 1];

      if (is_part_of_person (table))
        {
          if (!collect (db, erasure, table, "id", error))
            return FALSE;
          continue;
        }
      for (guint j = 0; j < table->n_fields; j++)
        if (refers_to_person (&table->fields[j])
            && !collect (db, erasure, table, table->fields[j].name, error))
          return FALSE;
    }
  return TRUE;
}

static gboolean
clean_image (MpDb *db, const char *column, gint64 change, const char *image, gint64 id,
             GError **error)
{
  g_autofree char *sql
      = g_strdup_printf ("UPDATE change SET %s = ? WHERE id = ?", column);
  g_autofree char *clean = mp_image_without_row (image, id, error);
  g_autoptr (MpStatement) statement = NULL;

  if (clean == NULL)
    return FALSE;
  statement = mp_db_prepare (db, sql, error);
  if (statement == NULL)
    return FALSE;
  mp_statement_bind_static_text (statement, 1, clean);
  mp_statement_bind_int (statement, 2, change);
  return mp_statement_run (statement, error);
}

/* An insertion of many rows, undone: its image holds the others too. */
static gboolean
clean_runs (MpDb *db, const Gone *gone, GError **error)
{
  g_autoptr (MpStatement) statement
      = mp_db_prepare (db,
                       "SELECT id, after_image FROM change WHERE record = ? AND kind = 'insert'"
                       " AND ? BETWEEN first_id AND last_id AND after_image IS NOT NULL",
                       error);
  MpStep step;

  if (statement == NULL)
    return FALSE;
  mp_statement_bind_text (statement, 1, gone->table->name);
  mp_statement_bind_int (statement, 2, gone->id);
  while ((step = mp_statement_step (statement, error)) == MP_STEP_ROW)
    if (!clean_image (db, "after_image", mp_statement_get_int (statement, 0),
                      mp_statement_get_text (statement, 1), gone->id, error))
      return FALSE;
  return step == MP_STEP_DONE;
}

/* That something was written, and when, stays: totals do not change. */
static gboolean
clean_history (MpDb *db, const Gone *gone, GError **error)
{
  g_autoptr (MpStatement) statement
      = mp_db_prepare (db,
                       "UPDATE change SET before_image = NULL, after_image = NULL"
                       " WHERE record = ? AND first_id = ? AND last_id = ?",
                       error);

  if (statement == NULL)
    return FALSE;
  mp_statement_bind_text (statement, 1, gone->table->name);
  mp_statement_bind_int (statement, 2, gone->id);
  mp_statement_bind_int (statement, 3, gone->id);
  return mp_statement_run (statement, error) && clean_runs (db, gone, error);
}

static gint64
reference_of (const MpRow *row, const MpTable *table, gint64 person)
{
  for (guint i = 0; i < table->n_fields; i++)
    if (refers_to_person (&table->fields[i]) && *mp_row_int (row, &table->fields[i]) == person)
      return row->id;
  return 0;
}

/* A record of the person that was deleted long ago still stands in the history, and so does one
 * that was undone. */
static gboolean
collect_past_of (MpDb *db, Erasure *erasure, const MpTable *table, GError **error)
{
  g_autoptr (MpStatement) statement
      = mp_db_prepare (db,
                       "SELECT id, CASE kind WHEN 'delete' THEN before_image ELSE after_image END"
                       " AS image FROM change WHERE record = ? AND kind IN ('delete', 'insert')"
                       " AND image IS NOT NULL",
                       error);
  MpStep step;

  if (statement == NULL)
    return FALSE;
  mp_statement_bind_text (statement, 1, table->name);
  while ((step = mp_statement_step (statement, error)) == MP_STEP_ROW)
    {
      g_autoptr (GPtrArray) rows
          = mp_image_read_rows (mp_statement_get_text (statement, 1), table, error);

      if (rows == NULL)
        return FALSE;
      for (guint i = 0; i < rows->len; i++)
        {
          Gone gone = { table,
                        reference_of (g_ptr_array_index (rows, i), table, erasure->person) };

          if (gone.id != 0)
            g_array_append_val (erasure->gone, gone);
        }
    }
  return step == MP_STEP_DONE;
}

static gboolean
collect_past (MpDb *db, Erasure *erasure, GError **error)
{
  guint n_tables;
  const MpTable *const *tables = mp_schema_get_tables (&n_tables);

  for (guint i = 0; i < n_tables; i++)
    if (!is_part_of_person (tables[i]) && !collect_past_of (db, erasure, tables[i], error))
      return FALSE;
  return TRUE;
}

static void
add_names (Erasure *erasure, const MpPerson *person)
{
  const char *const names[]
      = { person->given_name, person->family_name, person->preferred_name };

  for (gsize i = 0; i < G_N_ELEMENTS (names); i++)
    {
      g_autofree char *folded = mp_fold_words (names[i]);

      if (*folded != '\0')
        g_ptr_array_add (erasure->names, g_steal_pointer (&folded));
    }
}

/* Labels may name whom somebody was merged with by another name than the one that was kept. */
static gboolean
add_merged_names (Erasure *erasure, const char *image, GError **error)
{
  g_autoptr (GPtrArray) rows = NULL;

  if (image == NULL)
    return TRUE;
  rows = mp_image_read_rows (image, &mp_person_table, error);
  for (guint i = 0; rows != NULL && i < rows->len; i++)
    add_names (erasure, rows->pdata[i]);
  return rows != NULL;
}

static void
add_merged (Erasure *erasure, gint64 person)
{
  const MpTable *const parts[] = { &mp_person_table, &mp_mentee_table, &mp_mentor_table };

  for (gsize i = 0; i < G_N_ELEMENTS (parts); i++)
    {
      Gone gone = { parts[i], person };

      g_array_append_val (erasure->gone, gone);
    }
}

static gboolean
is_listed (const Erasure *erasure, gint64 person)
{
  for (guint i = 0; i < erasure->gone->len; i++)
    {
      const Gone *gone = &g_array_index (erasure->gone, Gone, i);

      if (gone->table == &mp_person_table && gone->id == person)
        return TRUE;
    }
  return FALSE;
}

static gboolean
collect_merged_with (MpDb *db, Erasure *erasure, Gone gone, GError **error)
{
  g_autoptr (MpStatement) statement
      = mp_db_prepare (db,
                       "SELECT d.first_id, d.before_image FROM change c"
                       " JOIN change d ON d.batch = c.batch"
                       " WHERE c.record = ? AND c.kind = 'update' AND c.first_id = ?"
                       " AND d.record = 'person' AND d.kind = 'delete'"
                       " AND NOT EXISTS (SELECT 1 FROM person WHERE id = d.first_id)",
                       error);
  MpStep step;

  if (statement == NULL)
    return FALSE;
  mp_statement_bind_text (statement, 1, gone.table->name);
  mp_statement_bind_int (statement, 2, gone.id);
  while ((step = mp_statement_step (statement, error)) == MP_STEP_ROW)
    if (!is_listed (erasure, mp_statement_get_int (statement, 0)))
      {
        if (!add_merged_names (erasure, mp_statement_get_text (statement, 1), error))
          return FALSE;
        add_merged (erasure, mp_statement_get_int (statement, 0));
      }
  return step == MP_STEP_DONE;
}

/* Only a merge deletes a person while it changes what belongs to another: it was the same one,
 * who may have been merged before in turn. */
static gboolean
collect_merged (MpDb *db, Erasure *erasure, GError **error)
{
  for (guint i = 0; i < erasure->gone->len; i++)
    if (!collect_merged_with (db, erasure, g_array_index (erasure->gone, Gone, i), error))
      return FALSE;
  return TRUE;
}

static gboolean
delete_records (MpDb *db, Erasure *erasure, GError **error)
{
  for (guint i = 0; i < erasure->gone->len; i++)
    {
      const Gone *gone = &g_array_index (erasure->gone, Gone, i);

      if (!mp_row_sql_delete (db, gone->table, gone->id, gone->id, error))
        return FALSE;
      mp_changes_add (erasure->changes, gone->table, gone->id);
    }
  return TRUE;
}

static gboolean
set_label (MpDb *db, gint64 batch, GError **error)
{
  g_autoptr (MpStatement) statement
      = mp_db_prepare (db, "UPDATE change_batch SET label = ? WHERE id = ?", error);

  if (statement == NULL)
    return FALSE;
  mp_statement_bind_text (statement, 1, _("Change to a person who was erased"));
  mp_statement_bind_int (statement, 2, batch);
  return mp_statement_run (statement, error);
}

static gboolean
names_person (const Erasure *erasure, const char *label)
{
  g_autofree char *words = mp_fold_words (label);

  for (guint i = 0; i < erasure->names->len; i++)
    {
      g_auto (GStrv) name = g_strsplit (erasure->names->pdata[i], " ", -1);

      if (mp_fold_words_have_prefixes (words, (const char *const *) name))
        return TRUE;
    }
  return FALSE;
}

static gboolean
clean_labels_of (MpDb *db, const Erasure *erasure, MpStatement *batches, GError **error)
{
  MpStep step;

  while ((step = mp_statement_step (batches, error)) == MP_STEP_ROW)
    if (names_person (erasure, mp_statement_get_text (batches, 1))
        && !set_label (db, mp_statement_get_int (batches, 0), error))
      return FALSE;
  return step == MP_STEP_DONE;
}

/* Labels name people ("Add Zoe Lambert"): those that name this one are replaced. */
static gboolean
clean_labels (MpDb *db, const Erasure *erasure, const Gone *gone, GError **error)
{
  g_autoptr (MpStatement) statement
      = mp_db_prepare (db,
                       "SELECT id, label FROM change_batch WHERE id IN (SELECT batch FROM change"
                       " WHERE record = ? AND last_id >= ? AND first_id <= ?)",
                       error);

  if (statement == NULL)
    return FALSE;
  mp_statement_bind_text (statement, 1, gone->table->name);
  mp_statement_bind_int (statement, 2, gone->id);
  mp_statement_bind_int (statement, 3, gone->id);
  return clean_labels_of (db, erasure, statement, error);
}

/* Whose records a dropped step was about is known by its label alone.  Files of earlier versions
 * still hold values there. */
static gboolean
clean_dropped (MpDb *db, const Erasure *erasure, GError **error)
{
  g_autoptr (MpStatement) statement
      = mp_db_prepare (db, "SELECT id, label FROM change_batch WHERE state = 'dropped'", error);

  return statement != NULL && clean_labels_of (db, erasure, statement, error)
         && mp_db_run (db,
                       "UPDATE change SET before_image = NULL, after_image = NULL"
                       " WHERE batch IN (SELECT id FROM change_batch WHERE state = 'dropped')",
                       error);
}

static gboolean
clean_all (MpDb *db, Erasure *erasure, GError **error)
{
  for (guint i = 0; i < erasure->gone->len; i++)
    {
      const Gone *gone = &g_array_index (erasure->gone, Gone, i);

      if (!clean_labels (db, erasure, gone, error) || !clean_history (db, gone, error))
        return FALSE;
    }
  return TRUE;
}

static gboolean
load_names (MpDb *db, Erasure *erasure, GError **error)
{
  GError *problem = NULL;
  g_autoptr (MpPerson) person = mp_row_sql_get (db, &mp_person_table, erasure->person, &problem);

  if (problem != NULL)
    {
      g_propagate_error (error, problem);
      return FALSE;
    }
  if (person == NULL)
    {
      g_set_error_literal (error, MP_STORE_ERROR, MP_STORE_ERROR_NOT_FOUND,
                           _("This person is no longer in the file. Nothing was erased."));
      return FALSE;
    }
  add_names (erasure, person);
  return TRUE;
}

static gboolean
note_erasure (MpDb *db, Erasure *erasure, GError **error)
{
  g_autoptr (MpStatement) statement
      = mp_db_prepare (db,
                       "INSERT INTO change_batch (label, author, made_at, state, n_records)"
                       " VALUES (?, ?, ?, 'final', ?)",
                       error);
  char made_at[MP_INSTANT_ISO_SIZE];

  if (statement == NULL
      || !mp_change_log_drop_undone (db, error) || !clean_dropped (db, erasure, error))
    return FALSE;
  mp_instant_format_iso (mp_instant_now (), made_at);
  mp_statement_bind_text (statement, 1, _("Erase a person"));
  mp_statement_bind_text (statement, 2, erasure->author);
  mp_statement_bind_text (statement, 3, made_at);
  mp_statement_bind_int (statement, 4, erasure->gone->len);
  return mp_statement_run (statement, error);
}

static gboolean
erase (MpDb *db, gpointer user_data, GError **error)
{
  Erasure *erasure = user_data;
  g_autoptr (MpSearchIndex) search = mp_search_index_new (db);

  if (!load_names (db, erasure, error) || !collect_all (db, erasure, error))
    return FALSE;
  return delete_records (db, erasure, error) && collect_past (db, erasure, error)
         && collect_merged (db, erasure, error)
         && clean_all (db, erasure, error)
         && mp_search_index_remove (search, erasure->person, erasure->person, error)
         && note_erasure (db, erasure, error);
}

/* A log that another connection is reading from stays as it is, and SQLite counts that as done. */
static gboolean
empty_log (MpDb *db, GError **error)
{
  gint64 is_busy;

  if (!mp_db_get_int (db, "PRAGMA wal_checkpoint (TRUNCATE)", &is_busy, error))
    return FALSE;
  if (is_busy == 0)
    return TRUE;
  g_set_error_literal (error, MP_STORE_ERROR, MP_STORE_ERROR_BUSY,
                       _("Another window or program is reading the file. They go when it has been "
                         "closed everywhere."));
  return FALSE;
}

/* Words stay in the index until it is optimised, and text in free pages and in the log until the
 * file is written anew. */
static gboolean
clear_traces (MpDb *db, GError **error)
{
  return mp_db_run_script (db, "INSERT INTO person_search (person_search) VALUES ('optimize')",
                           error)
         && mp_db_run_script (db, "VACUUM", error)
         && empty_log (db, error);
}

/**
 * mp_store_erase_person:
 * @person_id: whom
 * @error: an #MpStoreError; if only the last clearing failed, the person is gone from the records
 *   and the message says so
 *
 * Erases the person with everything attached, their words in the search index, their values in the
 * change log and their name in its labels.  How many steps and records there were stays known.  It
 * cannot be undone.  Backups made before still hold the person.
 */
gboolean
mp_store_erase_person (MpStore *self, gint64 person_id, GError **error)
{
  g_autoptr (MpChanges) changes = NULL;
  g_autoptr (GArray) gone = NULL;
  g_autoptr (GPtrArray) names = g_ptr_array_new_with_free_func (g_free);
  Erasure erasure;

  g_return_val_if_fail (MP_IS_STORE (self), FALSE);

  changes = mp_changes_new ();
  gone = g_array_new (FALSE, FALSE, sizeof (Gone));
  erasure = (Erasure){ .person = person_id, .author = self->author, .names = names,
                       .changes = changes, .gone = gone };
  if (!mp_db_transaction (self->db, erase, &erasure, error))
    return FALSE;
  mp_store_emit (self, changes);
  if (clear_traces (self->db, error))
    return TRUE;
  g_prefix_error (error, "%s ",
                  _("The person was erased, but traces may remain in unused parts of the file."));
  return FALSE;
}
