/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The stages of mentees, read for one, for many and for a cohort. */

#include "store/mp-query-stages.h"

#include "store/mp-row-sql.h"
#include "store/mp-store-private.h"

/* So many mentees are asked for at once: the rows that a list binds fit, and the text of the query
 * is always the same, so that it is prepared once. */
#define MENTEES_A_QUERY 256

static void
append_placeholders (GString *sql)
{
  g_string_append (sql, " WHERE mentee IN (?");
  for (guint i = 1; i < MENTEES_A_QUERY; i++)
    g_string_append (sql, ", ?");
  /* No order: asked for one by id, SQLite reads the whole table for it. */
  g_string_append_c (sql, ')');
}

static MpStatement *
prepare_of_mentees (MpStore *store, const MpTable *table, const gint64 *mentees, gsize n_mentees,
                    GError **error)
{
  GString *sql = g_string_new (mp_row_sql_select (table));
  MpStatement *statement;

  append_placeholders (sql);
  statement = mp_db_prepare (mp_store_get_db (store), sql->str, error);
  g_string_free (sql, TRUE);
  if (statement == NULL)
    return NULL;

  /* No mentee has the id 0. */
  for (gsize i = 0; i < MENTEES_A_QUERY; i++)
    mp_statement_bind_int (statement, (int) i + 1, i < n_mentees ? mentees[i] : 0);
  return statement;
}

/* Adds the rows of @table that belong to any of @mentees to @rows, in no order. */
static gboolean
list_of_mentees (MpStore *store, const MpTable *table, const gint64 *mentees, gsize n_mentees,
                 GPtrArray *rows, GError **error)
{
  for (gsize first = 0; first < n_mentees; first += MENTEES_A_QUERY)
    {
      g_autoptr (MpStatement) statement
          = prepare_of_mentees (store, table, mentees + first,
                                MIN (n_mentees - first, MENTEES_A_QUERY), error);
      MpStep step;

      if (statement == NULL)
        return FALSE;
      while ((step = mp_statement_step (statement, error)) == MP_STEP_ROW)
        g_ptr_array_add (rows, mp_row_sql_read (statement, table));
      if (step == MP_STEP_ERROR)
        return FALSE;
    }
  return TRUE;
}

static int
compare_ids (gconstpointer a, gconstpointer b)
{
  const MpRow *first = *(const MpRow *const *) a, *second = *(const MpRow *const *) b;

  return (first->id > second->id) - (first->id < second->id);
}

static void
note_change (MpPipeline *pipeline, const MpStageChange *change)
{
  pipeline->stages[change->stage - MP_STAGE_A].changed_on = change->happened_on;
}

/**
 * mp_stages_load:
 * @store: a programme
 * @mentee: the id of a mentee
 * @error: an #MpStoreError
 *
 * Returns: (transfer full): the five stages of @mentee with their history, newest first
 */
MpPipeline *
mp_stages_load (MpStore *store, gint64 mentee, GError **error)
{
  g_autoptr (MpPipeline) pipeline = mp_pipeline_new (mentee);
  g_autoptr (GPtrArray) records = NULL, changes = NULL;

  g_return_val_if_fail (MP_IS_STORE (store), NULL);

  records = mp_store_list_of (store, &mp_stage_record_table, "mentee", mentee, error);
  if (records == NULL)
    return NULL;
  changes = mp_store_list_of (store, &mp_stage_change_table, "mentee", mentee, error);
  if (changes == NULL)
    return NULL;

  for (guint i = 0; i < records->len; i++)
    mp_pipeline_set_record (pipeline, records->pdata[i]);
  pipeline->changes = g_ptr_array_new_with_free_func (mp_row_free);
  for (guint i = 0; i < changes->len; i++)
    {
      note_change (pipeline, changes->pdata[i]);
      g_ptr_array_insert (pipeline->changes, 0, mp_row_copy (changes->pdata[i]));
    }
  return g_steal_pointer (&pipeline);
}

/**
 * mp_stages_load_many:
 * @store: a programme
 * @mentees: (array length=n_mentees): ids of mentees, each of them once
 * @n_mentees: how many there are
 * @error: an #MpStoreError
 *
 * Asks for all of them together, as lists and reports do.
 *
 * Returns: (transfer full) (element-type MpPipeline): their stages in the same order, without the
 *   history
 */
GPtrArray *
mp_stages_load_many (MpStore *store, const gint64 *mentees, gsize n_mentees, GError **error)
{
  g_autoptr (GPtrArray) pipelines = NULL, records = NULL, changes = NULL;
  g_autoptr (GHashTable) index = NULL;

  g_return_val_if_fail (MP_IS_STORE (store), NULL);
  g_return_val_if_fail (mentees != NULL || n_mentees == 0, NULL);

  records = g_ptr_array_new_with_free_func (mp_row_free);
  changes = g_ptr_array_new_with_free_func (mp_row_free);
  if (!list_of_mentees (store, &mp_stage_record_table, mentees, n_mentees, records, error)
      || !list_of_mentees (store, &mp_stage_change_table, mentees, n_mentees, changes, error))
    return NULL;

  g_ptr_array_sort (changes, compare_ids);
  pipelines = g_ptr_array_new_with_free_func ((GDestroyNotify) mp_pipeline_free);
  index = g_hash_table_new (g_int64_hash, g_int64_equal);
  for (gsize i = 0; i < n_mentees; i++)
    {
      MpPipeline *pipeline = mp_pipeline_new (mentees[i]);

      g_ptr_array_add (pipelines, pipeline);
      g_hash_table_insert (index, &pipeline->mentee, pipeline);
    }
  for (guint i = 0; i < records->len; i++)
    {
      const MpStageRecord *record = records->pdata[i];

      mp_pipeline_set_record (g_hash_table_lookup (index, &record->mentee), record);
    }
  for (guint i = 0; i < changes->len; i++)
    {
      const MpStageChange *change = changes->pdata[i];

      note_change (g_hash_table_lookup (index, &change->mentee), change);
    }
  return g_steal_pointer (&pipelines);
}

static gboolean
count_states (MpStore *store, gint64 cohort, MpStageCounts *counts, GError **error)
{
  g_autoptr (MpStatement) statement
      = mp_db_prepare (mp_store_get_db (store),
                       "SELECT r.stage, r.state, count(*) FROM stage_record r"
                       " JOIN mentee m ON m.id = r.mentee JOIN person p ON p.id = m.id"
                       " WHERE p.archived_on IS NULL AND (? = 0 OR m.cohort = ?)"
                       " GROUP BY r.stage, r.state",
                       error);
  MpStep step;

  if (statement == NULL)
    return FALSE;
  mp_statement_bind_int (statement, 1, cohort);
  mp_statement_bind_int (statement, 2, cohort);
  while ((step = mp_statement_step (statement, error)) == MP_STEP_ROW)
    {
      unsigned int stage, state;

      if (mp_choice_parse (mp_stages, mp_statement_get_text (statement, 0), &stage)
          && mp_choice_parse (mp_stage_states, mp_statement_get_text (statement, 1), &state))
        counts->n[stage - MP_STAGE_A][state] = mp_statement_get_int (statement, 2);
    }
  return step == MP_STEP_DONE;
}

static gboolean
count_mentees (MpStore *store, gint64 cohort, gint64 *n_mentees, GError **error)
{
  g_autoptr (MpStatement) statement
      = mp_db_prepare (mp_store_get_db (store),
                       "SELECT count(*) FROM mentee m JOIN person p ON p.id = m.id"
                       " WHERE p.archived_on IS NULL AND (? = 0 OR m.cohort = ?)",
                       error);

  if (statement == NULL)
    return FALSE;
  mp_statement_bind_int (statement, 1, cohort);
  mp_statement_bind_int (statement, 2, cohort);
  if (mp_statement_step (statement, error) != MP_STEP_ROW)
    return FALSE;
  *n_mentees = mp_statement_get_int (statement, 0);
  return TRUE;
}

/**
 * mp_stages_count:
 * @store: a programme
 * @cohort: the id of a cohort, or 0 for everybody
 * @counts: (out caller-allocates): how many are where
 * @error: an #MpStoreError
 *
 * Counts mentees who are not archived.  Whoever has no record of a stage has not started it.
 *
 * Returns: whether that could be read
 */
gboolean
mp_stages_count (MpStore *store, gint64 cohort, MpStageCounts *counts, GError **error)
{
  g_return_val_if_fail (MP_IS_STORE (store), FALSE);
  g_return_val_if_fail (counts != NULL, FALSE);

  *counts = (MpStageCounts){ 0 };
  if (!count_mentees (store, cohort, &counts->n_mentees, error)
      || !count_states (store, cohort, counts, error))
    return FALSE;

  for (guint i = 0; i < MP_N_STAGES; i++)
    {
      gint64 *n = counts->n[i];

      n[MP_STAGE_NOT_STARTED] = counts->n_mentees - n[MP_STAGE_ACTIVE] - n[MP_STAGE_PAUSED]
                                - n[MP_STAGE_COMPLETED] - n[MP_STAGE_WAIVED];
    }
  return TRUE;
}
