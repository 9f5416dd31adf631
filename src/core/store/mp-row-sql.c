/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Rows to and from SQL, by their table of fields. */

#include "store/mp-row-sql.h"

#include "model/mp-schema.h"

#include <string.h>

typedef struct
{
  char *select;
  char *get;
  char *insert;
  char *update;
  char *remove;
} Texts;

static void
append_columns (GString *text, const MpTable *table, const char *suffix)
{
  for (guint i = 0; i < table->n_fields; i++)
    g_string_append_printf (text, ", %s%s", table->fields[i].name, suffix);
}

static char *
make_insert (const MpTable *table)
{
  GString *text = g_string_new (NULL);

  g_string_append_printf (text, "INSERT INTO %s (id, uuid, created_at, updated_at", table->name);
  append_columns (text, table, "");
  g_string_append (text, ") VALUES (?, ?, ?, ?");
  for (guint i = 0; i < table->n_fields; i++)
    g_string_append (text, ", ?");
  g_string_append_c (text, ')');
  return g_string_free (text, FALSE);
}

static char *
make_update (const MpTable *table)
{
  GString *text = g_string_new (NULL);

  g_string_append_printf (text, "UPDATE %s SET updated_at = ?", table->name);
  append_columns (text, table, " = ?");
  g_string_append (text, " WHERE id = ?");
  return g_string_free (text, FALSE);
}

static Texts
make_texts (const MpTable *table)
{
  GString *select = g_string_new ("SELECT id, uuid, created_at, updated_at");
  Texts texts;

  append_columns (select, table, "");
  g_string_append_printf (select, " FROM %s", table->name);
  texts.select = g_string_free (select, FALSE);
  texts.get = g_strconcat (texts.select, " WHERE id = ?", NULL);
  texts.insert = make_insert (table);
  texts.update = make_update (table);
  texts.remove = g_strdup_printf ("DELETE FROM %s WHERE id BETWEEN ? AND ?", table->name);
  return texts;
}

/* The texts are made once for the life of the program and shared by all threads. */
static const Texts *
get_texts (const MpTable *table)
{
  static Texts *all;

  if (g_once_init_enter (&all))
    {
      guint n_tables;
      const MpTable *const *tables = mp_schema_get_tables (&n_tables);
      Texts *made = g_new (Texts, n_tables);

      for (guint i = 0; i < n_tables; i++)
        made[i] = make_texts (tables[i]);
      g_once_init_leave (&all, made);
    }
  return &all[mp_schema_index (table)];
}

/**
 * mp_row_sql_select:
 *
 * Returns: (transfer none): "SELECT ... FROM table" in the order that mp_row_sql_read() expects, to
 *   which a WHERE may be added
 */
const char *
mp_row_sql_select (const MpTable *table)
{
  return get_texts (table)->select;
}

/* A statement comes without values, so what is not set need not be bound. */
static void
bind_field (MpStatement *statement, int position, gconstpointer row, const MpField *field)
{
  if (!mp_row_field_is_set (row, field))
    return;
  switch (field->kind)
    {
    case MP_KIND_INT:
    case MP_KIND_REF:
      mp_statement_bind_int (statement, position, *mp_row_int (row, field));
      break;
    case MP_KIND_REAL:
      mp_statement_bind_real (statement, position, *mp_row_real (row, field));
      break;
    case MP_KIND_BOOL:
      mp_statement_bind_int (statement, position, *mp_row_bool (row, field));
      break;
    case MP_KIND_TEXT:
    case MP_KIND_LONG_TEXT:
      mp_statement_bind_static_text (statement, position, *mp_row_string (row, field));
      break;
    case MP_KIND_ENUM:
      mp_statement_bind_static_text (
          statement, position, mp_choice_get_name (field->choices, *mp_row_enum (row, field)));
      break;
    case MP_KIND_DATE:
      mp_statement_bind_date (statement, position, *mp_row_date (row, field));
      break;
    case MP_KIND_INSTANT:
      mp_statement_bind_instant (statement, position, *mp_row_instant (row, field));
      break;
    }
}

static void
read_enum (const char *text, const MpField *field, unsigned int *value)
{
  for (const MpChoice *choice = field->choices; choice->name != NULL; choice++)
    if (g_str_equal (choice->name, text))
      {
        *value = (unsigned int) choice->value;
        return;
      }
}

/**
 * mp_row_sql_read_field:
 * @column: of the present row of @statement, from 0
 *
 * Gives @row the value of the column.
 */
void
mp_row_sql_read_field (MpStatement *statement, int column, gpointer row, const MpField *field)
{
  if (mp_statement_is_null (statement, column))
    {
      mp_row_field_unset (row, field);
      return;
    }
  switch (field->kind)
    {
    case MP_KIND_INT:
    case MP_KIND_REF:
      *mp_row_int (row, field) = mp_statement_get_int (statement, column);
      break;
    case MP_KIND_REAL:
      *mp_row_real (row, field) = mp_statement_get_real (statement, column);
      break;
    case MP_KIND_BOOL:
      *mp_row_bool (row, field) = mp_statement_get_int (statement, column) != 0;
      break;
    case MP_KIND_TEXT:
    case MP_KIND_LONG_TEXT:
      mp_set_text (mp_row_string (row, field), mp_statement_get_text (statement, column));
      break;
    case MP_KIND_ENUM:
      read_enum (mp_statement_get_text (statement, column), field, mp_row_enum (row, field));
      break;
    case MP_KIND_DATE:
      *mp_row_date (row, field) = mp_statement_get_date (statement, column);
      break;
    case MP_KIND_INSTANT:
      mp_instant_parse_iso (mp_statement_get_text (statement, column),
                            mp_row_instant (row, field));
      break;
    }
}

/**
 * mp_row_sql_read:
 * @statement: stands on a row of mp_row_sql_select()
 *
 * Returns: (transfer full): the row
 */
gpointer
mp_row_sql_read (MpStatement *statement, const MpTable *table)
{
  MpRow *row = mp_row_new (table);

  row->id = mp_statement_get_int (statement, 0);
  g_strlcpy (row->uuid, mp_statement_get_text (statement, 1), sizeof row->uuid);
  mp_instant_parse_iso (mp_statement_get_text (statement, 2), &row->created_at);
  mp_instant_parse_iso (mp_statement_get_text (statement, 3), &row->updated_at);
  for (guint i = 0; i < table->n_fields; i++)
    mp_row_sql_read_field (statement, MP_N_KEY_COLUMNS + (int) i, row, &table->fields[i]);
  return row;
}

/**
 * mp_row_sql_prepare_get:
 *
 * Returns: (transfer full): the query for the row with @id, ready to be stepped
 */
MpStatement *
mp_row_sql_prepare_get (MpDb *db, const MpTable *table, gint64 id, GError **error)
{
  MpStatement *statement = mp_db_prepare (db, get_texts (table)->get, error);

  if (statement != NULL)
    mp_statement_bind_int (statement, 1, id);
  return statement;
}

/**
 * mp_row_sql_get:
 *
 * Returns: (transfer full) (nullable): the row with @id; %NULL with @error unset if there is none
 */
gpointer
mp_row_sql_get (MpDb *db, const MpTable *table, gint64 id, GError **error)
{
  g_autoptr (MpStatement) statement = mp_row_sql_prepare_get (db, table, id, error);

  if (statement == NULL || mp_statement_step (statement, error) != MP_STEP_ROW)
    return NULL;
  return mp_row_sql_read (statement, table);
}

/**
 * mp_row_sql_insert:
 * @row: with its uuid and times; an id of 0 becomes the next free one
 */
gboolean
mp_row_sql_insert (MpDb *db, gpointer row, GError **error)
{
  MpRow *base = row;
  const MpTable *table = base->table;
  g_autoptr (MpStatement) statement = mp_db_prepare (db, get_texts (table)->insert, error);

  if (statement == NULL)
    return FALSE;
  if (base->id != 0)
    mp_statement_bind_int (statement, 1, base->id);
  mp_statement_bind_static_text (statement, 2, base->uuid);
  mp_statement_bind_instant (statement, 3, base->created_at);
  mp_statement_bind_instant (statement, 4, base->updated_at);
  for (guint i = 0; i < table->n_fields; i++)
    bind_field (statement, MP_N_KEY_COLUMNS + 1 + (int) i, row, &table->fields[i]);
  if (!mp_statement_run (statement, error))
    return FALSE;
  base->id = mp_db_get_last_id (db);
  return TRUE;
}

/**
 * mp_row_sql_update:
 * @row: whose id says which row gets its fields and updated_at
 */
gboolean
mp_row_sql_update (MpDb *db, gconstpointer row, GError **error)
{
  const MpRow *base = row;
  const MpTable *table = base->table;
  g_autoptr (MpStatement) statement = mp_db_prepare (db, get_texts (table)->update, error);

  if (statement == NULL)
    return FALSE;
  mp_statement_bind_instant (statement, 1, base->updated_at);
  for (guint i = 0; i < table->n_fields; i++)
    bind_field (statement, 2 + (int) i, row, &table->fields[i]);
  mp_statement_bind_int (statement, 2 + (int) table->n_fields, base->id);
  return mp_statement_run (statement, error);
}

/**
 * mp_row_sql_delete:
 * @first_id: the first of a run of ids
 * @last_id: the last of them
 */
gboolean
mp_row_sql_delete (MpDb *db, const MpTable *table, gint64 first_id, gint64 last_id, GError **error)
{
  g_autoptr (MpStatement) statement = mp_db_prepare (db, get_texts (table)->remove, error);

  if (statement == NULL)
    return FALSE;
  mp_statement_bind_int (statement, 1, first_id);
  mp_statement_bind_int (statement, 2, last_id);
  return mp_statement_run (statement, error);
}
