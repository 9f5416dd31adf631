/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Statements: kept by their text, bound, stepped and read. */

#include "store/mp-db-private.h"

#include <string.h>

/* A day or an instant that was bound, and its text. */
typedef struct
{
  gint64 value;
  char text[MP_INSTANT_ISO_SIZE];
} Written;

struct _MpStatement
{
  MpDb *db;
  sqlite3_stmt *stmt;
  Written *written;
  gboolean in_use;
  gboolean cached;
};

/* Frees a statement that nobody uses. */
void
mp_statement_destroy (gpointer data)
{
  MpStatement *self = data;

  sqlite3_finalize (self->stmt);
  g_free (self->written);
  g_free (self);
}

/* Hashing a long text at every use would cost as much as a short statement.  Most callers come
 * with the same literal, so the statement is looked for by its address first; comparing the text
 * makes sure, since another text may have taken the place of one that was freed. */
static MpStatement **
recent_place (MpDb *self, const char *sql)
{
  return &self->recent[(GPOINTER_TO_SIZE (sql) >> 4) % G_N_ELEMENTS (self->recent)];
}

static MpStatement *
find_cached (MpDb *self, const char *sql)
{
  MpStatement **place = recent_place (self, sql);

  if (*place == NULL || strcmp (sqlite3_sql ((*place)->stmt), sql) != 0)
    *place = g_hash_table_lookup (self->statements, sql);
  return *place;
}

/**
 * mp_db_prepare:
 * @sql: one statement; it is kept by its text for the next time
 *
 * Returns: (transfer full): the statement, without bound values; release with
 *   mp_statement_release()
 */
MpStatement *
mp_db_prepare (MpDb *self, const char *sql, GError **error)
{
  MpStatement *statement;
  sqlite3_stmt *stmt = NULL;

  g_return_val_if_fail (self != NULL && sql != NULL, NULL);

  statement = find_cached (self, sql);
  if (statement != NULL && !statement->in_use)
    {
      statement->in_use = TRUE;
      return statement;
    }
  if (sqlite3_prepare_v3 (self->handle, sql, -1, SQLITE_PREPARE_PERSISTENT, &stmt, NULL)
      != SQLITE_OK)
    {
      mp_db_set_error (self->handle, sqlite3_errcode (self->handle), error);
      return NULL;
    }
  g_assert (stmt != NULL);
  /* A statement that is being stepped by a caller further up is not shared. */
  if (statement != NULL)
    statement = g_new0 (MpStatement, 1);
  else
    {
      statement = g_new0 (MpStatement, 1);
      statement->cached = TRUE;
      g_hash_table_insert (self->statements, g_strdup (sql), statement);
    }
  statement->db = self;
  statement->stmt = stmt;
  statement->in_use = TRUE;
  return statement;
}

/**
 * mp_statement_release:
 *
 * Gives the statement back; texts read from it are gone.
 */
void
mp_statement_release (MpStatement *self)
{
  if (self == NULL)
    return;
  g_assert (self->in_use);
  if (!self->cached)
    {
      mp_statement_destroy (self);
      return;
    }
  sqlite3_reset (self->stmt);
  sqlite3_clear_bindings (self->stmt);
  self->in_use = FALSE;
}

/* Binding fails only for a position that is not in the statement's text: a mistake in the code. */
static void
bound (MpStatement *self, int code)
{
  if (G_UNLIKELY (code != SQLITE_OK))
    g_error ("Cannot bind to “%s”: %s", sqlite3_sql (self->stmt), sqlite3_errstr (code));
}

void
mp_statement_bind_null (MpStatement *self, int position)
{
  bound (self, sqlite3_bind_null (self->stmt, position));
}

void
mp_statement_bind_int (MpStatement *self, int position, gint64 value)
{
  bound (self, sqlite3_bind_int64 (self->stmt, position, value));
}

void
mp_statement_bind_real (MpStatement *self, int position, double value)
{
  bound (self, sqlite3_bind_double (self->stmt, position, value));
}

/**
 * mp_statement_bind_text:
 * @position: of the parameter, from 1
 * @value: (nullable): copied; %NULL becomes NULL
 */
void
mp_statement_bind_text (MpStatement *self, int position, const char *value)
{
  bound (self, sqlite3_bind_text (self->stmt, position, value, -1, SQLITE_TRANSIENT));
}

/**
 * mp_statement_bind_static_text:
 * @value: (nullable): not copied: it must live until the statement is released or bound anew
 */
void
mp_statement_bind_static_text (MpStatement *self, int position, const char *value)
{
  bound (self, sqlite3_bind_text (self->stmt, position, value, -1, SQLITE_STATIC));
}

/* Days and instants have their text in the statement, so that SQLite need not copy it; the rows of
 * a batch share the moment in which they are written. */
static Written *
get_written (MpStatement *self, int position)
{
  if (self->written == NULL)
    self->written = g_new0 (Written, (gsize) sqlite3_bind_parameter_count (self->stmt) + 1);
  return &self->written[position];
}

/**
 * mp_statement_bind_date:
 * @value: no date becomes NULL
 */
void
mp_statement_bind_date (MpStatement *self, int position, MpDate value)
{
  Written *written = get_written (self, position);

  if (!mp_date_is_set (value))
    {
      mp_statement_bind_null (self, position);
      return;
    }
  if (written->value != value.packed)
    mp_date_format_iso (value, written->text);
  written->value = value.packed;
  mp_statement_bind_static_text (self, position, written->text);
}

/**
 * mp_statement_bind_instant:
 * @position: where no date is ever bound
 * @value: no instant becomes NULL
 */
void
mp_statement_bind_instant (MpStatement *self, int position, MpInstant value)
{
  Written *written = get_written (self, position);

  if (!mp_instant_is_set (value))
    {
      mp_statement_bind_null (self, position);
      return;
    }
  if (written->value != value.seconds)
    mp_instant_format_iso (value, written->text);
  written->value = value.seconds;
  mp_statement_bind_static_text (self, position, written->text);
}

/**
 * mp_statement_step:
 *
 * Returns: whether there is a row to read, no further row, or an error
 */
MpStep
mp_statement_step (MpStatement *self, GError **error)
{
  g_return_val_if_fail (self != NULL, MP_STEP_ERROR);

  switch (sqlite3_step (self->stmt))
    {
    case SQLITE_ROW:
      return MP_STEP_ROW;
    case SQLITE_DONE:
      return MP_STEP_DONE;
    default:
      mp_db_set_error (self->db->handle, sqlite3_errcode (self->db->handle), error);
      return MP_STEP_ERROR;
    }
}

/**
 * mp_statement_run:
 *
 * Steps to the end, passing over any rows, so that the statement can be bound and run again.
 */
gboolean
mp_statement_run (MpStatement *self, GError **error)
{
  MpStep step;

  do
    step = mp_statement_step (self, error);
  while (step == MP_STEP_ROW);
  sqlite3_reset (self->stmt);
  return step == MP_STEP_DONE;
}

gboolean
mp_statement_is_null (MpStatement *self, int column)
{
  return sqlite3_column_type (self->stmt, column) == SQLITE_NULL;
}

gint64
mp_statement_get_int (MpStatement *self, int column)
{
  return sqlite3_column_int64 (self->stmt, column);
}

double
mp_statement_get_real (MpStatement *self, int column)
{
  return sqlite3_column_double (self->stmt, column);
}

/**
 * mp_statement_get_text:
 * @column: from 0
 *
 * Returns: (transfer none) (nullable): the text, valid until the next step; %NULL for NULL
 */
const char *
mp_statement_get_text (MpStatement *self, int column)
{
  return (const char *) sqlite3_column_text (self->stmt, column);
}

char *
mp_statement_dup_text (MpStatement *self, int column)
{
  return g_strdup (mp_statement_get_text (self, column));
}

MpDate
mp_statement_get_date (MpStatement *self, int column)
{
  MpDate date = MP_DATE_NONE;

  mp_date_parse_iso (mp_statement_get_text (self, column), &date);
  return date;
}

