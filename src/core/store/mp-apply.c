/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The door: the only way in which records are written. */

#include "store/mp-store.h"

#include "model/mp-schema.h"
#include "store/mp-batch-private.h"
#include "store/mp-bulk.h"
#include "store/mp-change-log.h"
#include "store/mp-guard.h"
#include "store/mp-id-sequence.h"
#include "store/mp-row-sql.h"
#include "store/mp-search-index.h"
#include "store/mp-store-private.h"

#include <glib/gi18n-lib.h>

typedef struct
{
  MpStore *store;
  MpDb *db;
  MpBatch *batch;
  MpChangeLog *log;
  MpSearchIndex *search;
  MpBulk *bulk;
  MpChanges *changes;
  MpInstant now;
  gint64 last_person;
  char last_person_uuid[MP_UUID_SIZE];
  MpDate last_birth;
  GHashTable *given_ids;
  GArray *new_ages;
  GArray *entered_stages;
  MpAgeGuard ages;
  MpIdSequence person_ids;
  MpProblems *problems;
} Visit;

/* Refers to the field that a problem is about, if there is one, and names the record. */
static gboolean
refuse (const MpTable *table, MpProblems *problems, GError **error)
{
  g_autofree char *text = mp_problems_to_text (problems);

  g_set_error (error, MP_STORE_ERROR, MP_STORE_ERROR_INVALID,
               /* Translators: %1$s is a kind of record such as "Mentee", %2$s what is wrong. */
               _("%1$s: %2$s Nothing was saved."), mp_table_get_label (table), text);
  return FALSE;
}

/* Whether all is well so far; the first record with a problem ends the visit. */
static gboolean
is_flawless (Visit *visit, const MpTable *table, GError **error)
{
  return mp_problems_get_count (visit->problems) == 0 || refuse (table, visit->problems, error);
}

static gboolean
validate (Visit *visit, const MpRow *row, const MpPrepared *prepared, GError **error)
{
  if (prepared == NULL || !prepared->is_valid)
    mp_row_validate (row, visit->problems);
  return mp_guard_check_unique (visit->db, row, visit->problems, error)
         && is_flawless (visit, row->table, error);
}

static gboolean
check_new_ages (Visit *visit, GError **error)
{
  for (guint i = 0; i < visit->new_ages->len; i++)
    if (!mp_age_guard_check_stored (&visit->ages, g_array_index (visit->new_ages, gint64, i),
                                    visit->problems, error))
      return FALSE;
  return is_flawless (visit, &mp_mentee_table, error);
}

static gboolean
check_entered_stages (Visit *visit, GError **error)
{
  for (guint i = 0; i < visit->entered_stages->len; i++)
    if (!mp_stage_guard_check_stored (visit->db,
                                      g_array_index (visit->entered_stages, gint64, i),
                                      visit->problems, error)
        || !is_flawless (visit, &mp_stage_record_table, error))
      return FALSE;
  return TRUE;
}

/* Replaces a number that stands for a row written earlier in the batch. */
static gboolean
resolve (Visit *visit, const MpTable *table, gint64 *id, GError **error)
{
  gpointer given;

  if (*id >= 0)
    return TRUE;
  given = g_hash_table_lookup (visit->given_ids, id);
  if (given == NULL)
    {
      g_set_error (error, MP_STORE_ERROR, MP_STORE_ERROR_INVALID,
                   /* Translators: %s is a kind of record such as "Mentee". */
                   _("%s: this record refers to one that was to be saved with it and is not there. "
                     "Nothing was saved."),
                   mp_table_get_label (table));
      return FALSE;
    }
  *id = (gint64) GPOINTER_TO_SIZE (given);
  return TRUE;
}

static gboolean
resolve_references (Visit *visit, MpRow *row, GError **error)
{
  const MpTable *table = row->table;

  for (guint i = 0; i < table->n_fields; i++)
    if (table->fields[i].kind == MP_KIND_REF
        && !resolve (visit, table, mp_row_int (row, &table->fields[i]), error))
      return FALSE;
  return TRUE;
}

static gboolean
share_key (Visit *visit, MpRow *row, GError **error)
{
  g_autoptr (MpStatement) statement = NULL;

  if (row->id == 0)
    row->id = visit->last_person;
  if (!resolve (visit, row->table, &row->id, error))
    return FALSE;
  if (row->id == visit->last_person && row->id != 0)
    {
      g_strlcpy (row->uuid, visit->last_person_uuid, sizeof row->uuid);
      return TRUE;
    }
  statement = mp_db_prepare (visit->db, "SELECT uuid FROM person WHERE id = ?", error);
  if (statement == NULL)
    return FALSE;
  mp_statement_bind_int (statement, 1, row->id);
  switch (mp_statement_step (statement, error))
    {
    case MP_STEP_ROW:
      g_strlcpy (row->uuid, mp_statement_get_text (statement, 0), sizeof row->uuid);
      return TRUE;
    case MP_STEP_DONE:
      g_set_error_literal (error, MP_STORE_ERROR, MP_STORE_ERROR_NOT_FOUND,
                           _("This person is no longer in the file. Nothing was saved."));
      return FALSE;
    default:
      return FALSE;
    }
}

static gboolean
prepare_key (Visit *visit, MpRow *row, GError **error)
{
  row->created_at = row->updated_at = visit->now;
  if (row->table->same_id_as != NULL)
    return share_key (visit, row, error);
  if (*row->uuid == '\0')
    mp_uuid_new (row->uuid);
  row->id = MAX (row->id, 0);
  return TRUE;
}

static void
remember_key (Visit *visit, const MpRow *row, gint64 given_id)
{
  if (row->table == &mp_person_table)
    {
      visit->last_person = row->id;
      visit->last_birth = ((const MpPerson *) row)->birth_date;
      g_strlcpy (visit->last_person_uuid, row->uuid, sizeof visit->last_person_uuid);
    }
  if (given_id < 0)
    g_hash_table_insert (visit->given_ids, g_memdup2 (&given_id, sizeof given_id),
                         GSIZE_TO_POINTER (row->id));
}

/* An import of people writes each mentee right after the person, whose birth date is at hand. */
static gboolean
check_age_of_new (Visit *visit, const MpRow *row, GError **error)
{
  if (row->table != &mp_mentee_table)
    return TRUE;
  if (row->id != visit->last_person)
    {
      g_array_append_val (visit->new_ages, row->id);
      return TRUE;
    }
  return mp_age_guard_check (&visit->ages, visit->last_birth,
                             ((const MpMentee *) row)->intake_on, visit->problems, error)
         && is_flawless (visit, row->table, error);
}

static gboolean
index_new (Visit *visit, const MpRow *row, const MpPrepared *prepared, GError **error)
{
  if (prepared != NULL)
    return mp_search_index_add (visit->search, row, prepared->words->str, error);
  return mp_search_index_note (visit->search, row->table, row->id, TRUE, error);
}

static gboolean
write_new (Visit *visit, MpRow *row, GError **error)
{
  if (row->table == &mp_person_table
      && !mp_id_sequence_take (&visit->person_ids, &row->id, error))
    return FALSE;
  return mp_row_sql_insert (visit->db, row, error);
}

static gboolean
insert (Visit *visit, MpRow *row, const MpPrepared *prepared, GError **error)
{
  gint64 given_id = row->id;

  if (!prepare_key (visit, row, error) || !resolve_references (visit, row, error))
    return FALSE;
  if (prepared == NULL)
    mp_row_derive (row);
  if (!validate (visit, row, prepared, error) || !check_age_of_new (visit, row, error)
      || !write_new (visit, row, error))
    return FALSE;
  remember_key (visit, row, given_id);
  if (mp_stage_guard_is_concerned (row, NULL))
    g_array_append_val (visit->entered_stages, row->id);
  return mp_change_log_insert (visit->log, row->table, row->id, error)
         && index_new (visit, row, prepared, error);
}

static gboolean
set_gone (const MpTable *table, GError **error)
{
  g_set_error (error, MP_STORE_ERROR, MP_STORE_ERROR_NOT_FOUND,
               /* Translators: %s is a kind of record such as "Mentee". */
               _("%s: this record is no longer in the file. Nothing was saved."),
               mp_table_get_label (table));
  return FALSE;
}

static gpointer
get_present (Visit *visit, const MpTable *table, gint64 id, GError **error)
{
  GError *local = NULL;
  gpointer row = mp_row_sql_get (visit->db, table, id, &local);

  if (row == NULL && local == NULL)
    set_gone (table, error);
  else if (local != NULL)
    g_propagate_error (error, local);
  return row;
}

static gboolean
write_update (Visit *visit, const MpRow *before, MpRow *row, GError **error)
{
  if (!resolve_references (visit, row, error))
    return FALSE;
  mp_row_derive (row);
  row->updated_at = visit->now;
  if (mp_age_guard_is_concerned (row, before))
    g_array_append_val (visit->new_ages, row->id);
  if (mp_stage_guard_is_concerned (row, before))
    g_array_append_val (visit->entered_stages, row->id);
  if (mp_row_equal (before, row))
    return TRUE;
  return validate (visit, row, NULL, error) && mp_row_sql_update (visit->db, row, error)
         && mp_change_log_update (visit->log, before, row, error)
         && mp_search_index_note (visit->search, row->table, row->id, FALSE, error);
}

static gboolean
update (Visit *visit, MpRow *row, GError **error)
{
  MpRow *before = get_present (visit, row->table, row->id, error);
  gboolean written = before != NULL && write_update (visit, before, row, error);

  mp_row_free (before);
  return written;
}

static gboolean
delete (Visit *visit, const MpTable *table, gint64 id, GError **error)
{
  if (!mp_change_log_delete (visit->log, table, id, error)
      || !mp_row_sql_delete (visit->db, table, id, id, error))
    return FALSE;
  if (mp_db_get_n_changed (visit->db) == 0)
    return set_gone (table, error);
  if (table == &mp_person_table)
    return mp_search_index_flush (visit->search, error)
           && mp_search_index_remove (visit->search, id, id, error);
  return mp_search_index_note (visit->search, table, id, FALSE, error);
}

static gboolean
touch (Visit *visit, const MpTable *table, gint64 id, GError **error)
{
  MpRow *row = get_present (visit, table, id, error);
  gboolean written = row != NULL && mp_change_log_update (visit->log, row, row, error);

  mp_row_free (row);
  return written;
}

static gboolean
write_operations (Visit *visit, GError **error)
{
  for (guint i = 0; i < visit->batch->operations->len; i++)
    {
      MpOperation *operation = &g_array_index (visit->batch->operations, MpOperation, i);
      gboolean written = FALSE;

      switch (operation->kind)
        {
        case MP_OPERATION_INSERT:
          written = insert (visit, operation->row, operation->prepared, error);
          break;
        case MP_OPERATION_UPDATE:
          written = update (visit, operation->row, error);
          break;
        case MP_OPERATION_DELETE:
          written = delete (visit, operation->table, operation->id, error);
          break;
        case MP_OPERATION_TOUCH:
          written = touch (visit, operation->table, operation->id, error);
          break;
        }
      if (!written)
        return FALSE;
    }
  mp_batch_clear_operations (visit->batch);
  return TRUE;
}

static gboolean
write_feed (Visit *visit, GError **error)
{
  gboolean more = visit->batch->feed != NULL;

  while (more)
    if (!visit->batch->feed (visit->batch, &more, visit->batch->feed_data, error)
        || !write_operations (visit, error))
      return FALSE;
  return TRUE;
}

static gboolean
get_ready (Visit *visit, GError **error)
{
  const MpTable *expected = visit->batch->expected_table;
  guint n_tables;
  const MpTable *const *tables = mp_schema_get_tables (&n_tables);

  for (guint i = 0; expected != NULL && i < n_tables; i++)
    if ((tables[i] == expected || g_strcmp0 (tables[i]->same_id_as, expected->name) == 0)
        && !mp_bulk_begin (visit->bulk, tables[i], visit->batch->n_expected, 0, error))
      return FALSE;
  return TRUE;
}

static gboolean
apply (MpDb *db, gpointer user_data, GError **error)
{
  Visit *visit = user_data;

  return get_ready (visit, error) && write_operations (visit, error) && write_feed (visit, error)
         && check_new_ages (visit, error) && check_entered_stages (visit, error)
         && mp_bulk_finish (visit->bulk, error) && mp_search_index_flush (visit->search, error)
         && mp_id_sequence_finish (&visit->person_ids, error)
         && mp_change_log_finish (visit->log, visit->changes, error);
}

static MpInstant
get_moment (const MpBatch *batch)
{
  return mp_instant_is_set (batch->moment) ? batch->moment : mp_instant_now ();
}

/**
 * mp_store_apply:
 * @batch: what to write; its rows have their ids afterwards
 * @error: an #MpStoreError, or %G_IO_ERROR_CANCELLED
 *
 * Validates every record, checks the rules that guard it, and writes all of them with the change
 * log and the search index in one transaction.  Afterwards #MpStore::changed is emitted once.  A
 * batch that changes nothing leaves no trace.
 *
 * Returns: %FALSE if anything was refused or failed: then nothing was written
 */
gboolean
mp_store_apply (MpStore *self, MpBatch *batch, GError **error)
{
  g_autoptr (MpChanges) changes = NULL;
  g_autoptr (MpChangeLog) log = NULL;
  g_autoptr (MpSearchIndex) search = NULL;
  g_autoptr (MpBulk) bulk = NULL;
  g_autoptr (MpProblems) problems = NULL;
  g_autoptr (GHashTable) given_ids = NULL;
  g_autoptr (GArray) new_ages = NULL;
  g_autoptr (GArray) entered_stages = NULL;
  gboolean applied;
  Visit visit;

  g_return_val_if_fail (MP_IS_STORE (self) && batch != NULL, FALSE);

  changes = mp_changes_new ();
  log = mp_change_log_new (self->db, batch->label, self->author, batch->final);
  search = mp_search_index_new (self->db);
  bulk = mp_bulk_new (self->db);
  problems = mp_problems_new ();
  given_ids = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL);
  new_ages = g_array_new (FALSE, FALSE, sizeof (gint64));
  entered_stages = g_array_new (FALSE, FALSE, sizeof (gint64));
  visit = (Visit){ .store = self, .db = self->db, .batch = batch, .log = log, .search = search,
                   .bulk = bulk, .changes = changes, .problems = problems,
                   .now = get_moment (batch), .given_ids = given_ids, .new_ages = new_ages,
                   .entered_stages = entered_stages,
                   .ages = { .db = self->db, .today = self->today },
                   .person_ids = { .db = self->db } };
  mp_db_set_large (self->db, batch->feed != NULL);
  applied = mp_db_transaction (self->db, apply, &visit, error);
  mp_db_set_large (self->db, FALSE);
  mp_age_guard_clear (&visit.ages);
  if (applied)
    mp_store_emit (self, changes);
  return applied;
}
