/* SPDX-License-Identifier: GPL-3.0-or-later */
/* All records of a type, or those in which words are found, one after the other. */

/* Its search of people is SQLite's own: the index is FTS5. */

#include "store/mp-query-records.h"

#include "base/mp-fold.h"
#include "model/mp-schema.h"
#include "store/mp-row-sql.h"
#include "store/mp-store-private.h"
#include "store/mp-titles.h"

static gboolean
is_somebody (const MpTable *table)
{
  return table == &mp_person_table || table->same_id_as != NULL;
}

static gboolean
has_field (const MpTable *table, const char *name)
{
  return mp_table_find_field (table, name) != NULL;
}

static char *
make_select (const MpTable *table, gboolean search)
{
  const char *match = "";

  if (search && is_somebody (table))
    match = " WHERE r.id IN (SELECT rowid FROM person_search WHERE person_search MATCH ?)";
  if (table->same_id_as != NULL)
    return g_strdup_printf ("SELECT r.id FROM %s r JOIN %s p ON p.id = r.id%s"
                            " ORDER BY p.sort_name, r.id",
                            table->name, table->same_id_as, match);
  return g_strdup_printf ("SELECT r.id FROM %s r%s ORDER BY %sr.id", table->name, match,
                          has_field (table, "sort_name") ? "r.sort_name, " : "");
}

/* The FTS5 expression for texts in which each of the words begins a word. */
static char *
make_match (char **words)
{
  GString *match = g_string_new (NULL);

  for (guint i = 0; words[i] != NULL; i++)
    g_string_append_printf (match, "%s\"%s\"*", i > 0 ? " " : "", words[i]);
  return g_string_free (match, FALSE);
}

static MpStatement *
prepare_ids (MpDb *db, const MpTable *table, char **words, GError **error)
{
  g_autofree char *select = make_select (table, words[0] != NULL);
  g_autofree char *match = make_match (words);
  MpStatement *statement = mp_db_prepare (db, select, error);

  if (statement != NULL && words[0] != NULL && is_somebody (table))
    mp_statement_bind_text (statement, 1, match);
  return statement;
}

static gboolean
append_words (GString *folded, gconstpointer row, const MpField *field, MpTitles *titles,
              GError **error)
{
  g_autofree char *text = NULL;

  if (field->kind == MP_KIND_REF && *mp_row_int (row, field) != 0)
    {
      const char *title = mp_titles_get (titles, mp_schema_find (field->target),
                                         *mp_row_int (row, field), error);

      mp_fold_append (folded, title);
      return title != NULL;
    }
  if (field->kind == MP_KIND_REF || (field->flags & MP_FIELD_DERIVED) != 0)
    return TRUE;
  text = mp_row_field_display (row, field);
  mp_fold_append (folded, text);
  return TRUE;
}

/* People have an index; other records are few enough to look at each. */
static gboolean
is_found (gconstpointer row, char **words, MpTitles *titles, gboolean *found, GError **error)
{
  const MpTable *table = ((const MpRow *) row)->table;
  g_autoptr (GString) folded = g_string_new (NULL);

  *found = TRUE;
  if (words[0] == NULL || is_somebody (table))
    return TRUE;
  for (guint i = 0; i < table->n_fields; i++)
    if (!append_words (folded, row, &table->fields[i], titles, error))
      return FALSE;
  *found = mp_fold_words_have_prefixes (folded->str, (const char *const *) words);
  return TRUE;
}

typedef struct
{
  MpDb *db;
  const MpTable *table;
  char **words;
  MpTitles *titles;
  MpRecordFunc func;
  gpointer user_data;
} Pass;

static gboolean
visit_record (const Pass *pass, gint64 id, GError **error)
{
  g_autoptr (GError) failure = NULL;
  g_autoptr (MpPerson) person = NULL;
  gpointer row = mp_row_sql_get (pass->db, pass->table, id, &failure);
  gboolean found = row != NULL;
  gboolean done;

  if (row != NULL && pass->table->same_id_as != NULL)
    person = mp_row_sql_get (pass->db, &mp_person_table, id, &failure);
  done = failure == NULL
         && (row == NULL || is_found (row, pass->words, pass->titles, &found, &failure))
         && (!found || pass->func (row, person, pass->user_data, &failure));
  mp_row_free (row);
  if (!done)
    g_propagate_error (error, g_steal_pointer (&failure));
  return done;
}

/* As long as the first statement runs, those for each record find the file locked already. */
static gboolean
visit_all (const Pass *pass, GError **error)
{
  g_autoptr (MpStatement) statement = prepare_ids (pass->db, pass->table, pass->words, error);
  MpStep step = MP_STEP_ERROR;

  while (statement != NULL && (step = mp_statement_step (statement, error)) == MP_STEP_ROW)
    if (!visit_record (pass, mp_statement_get_int (statement, 0), error))
      return FALSE;
  return step == MP_STEP_DONE;
}

/**
 * mp_records_each:
 * @store: a programme
 * @table: a record type
 * @search: (nullable): words as typed; each must begin a word of the record, accents and case
 *   aside
 * @func: (scope call): called for each record; it must not change any
 * @user_data: for @func
 * @error: return location for a #GError
 *
 * Visits people and organisations by name, other records in the order in which they were made; no
 * more than one is in memory.
 *
 * Returns: %FALSE with @error set if it was stopped
 */
gboolean
mp_records_each (MpStore *store, const MpTable *table, const char *search, MpRecordFunc func,
                 gpointer user_data, GError **error)
{
  g_autofree char *folded = mp_fold_words (search);
  g_auto (GStrv) words = g_strsplit (folded, " ", -1);
  g_autoptr (MpTitles) titles = NULL;
  Pass pass;

  g_return_val_if_fail (MP_IS_STORE (store) && table != NULL && func != NULL, FALSE);

  titles = mp_titles_new (store);
  pass = (Pass){ mp_store_get_db (store), table, words, titles, func, user_data };
  return visit_all (&pass, error);
}
