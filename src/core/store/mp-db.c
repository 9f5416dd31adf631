/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A connection to one SQLite file: statements kept by their text, transactions as functions. */

#include "store/mp-db.h"

#include "store/mp-store-error.h"

#include <glib/gi18n-lib.h>
#include <sqlite3.h>

#define BUSY_MILLISECONDS 5000
/* Page cache in KiB, negative as SQLite wants it: while people read, and while thousands of rows
 * are written. */
#define CACHE "-8000"
#define LARGE_CACHE "-64000"
/* How many of SQLite's instructions run between two looks at the cancellable. */
#define STEPS_BETWEEN_LOOKS 20000

struct _MpStatement
{
  MpDb *db;
  sqlite3_stmt *stmt;
  gboolean in_use;
  gboolean cached;
};

struct _MpDb
{
  sqlite3 *handle;
  char *path;
  GHashTable *statements;
  GCancellable *cancellable;
  int depth;
  gboolean large;
};

static void
statement_destroy (gpointer data)
{
  MpStatement *self = data;

  sqlite3_finalize (self->stmt);
  g_free (self);
}

typedef struct
{
  int code;
  MpStoreError error;
  const char *message;
} Trouble;

static const Trouble troubles[] = {
  { SQLITE_FULL, MP_STORE_ERROR_FULL,
    N_("The disk is full. The change was not made; what was there before is safe. Make room and "
       "try again.") },
  { SQLITE_BUSY, MP_STORE_ERROR_BUSY,
    N_("Another program is using the file and did not let go of it. The change was not made. "
       "Try again in a moment.") },
  { SQLITE_LOCKED, MP_STORE_ERROR_BUSY,
    N_("Another window is using the file and did not let go of it. The change was not made. Try "
       "again in a moment.") },
  { SQLITE_READONLY, MP_STORE_ERROR_READ_ONLY,
    N_("The file or its folder cannot be written. The change was not made. Check the permissions "
       "or move the file to a folder of your own.") },
  { SQLITE_PERM, MP_STORE_ERROR_READ_ONLY,
    N_("The file or its folder cannot be written. The change was not made. Check the permissions "
       "or move the file to a folder of your own.") },
  { SQLITE_CANTOPEN, MP_STORE_ERROR_READ_ONLY,
    N_("The file could not be opened for writing. Nothing was changed. Check the permissions of "
       "the file and its folder.") },
  { SQLITE_CORRUPT, MP_STORE_ERROR_DAMAGED,
    N_("The file is damaged. Nothing was changed. Restore a backup.") },
  { SQLITE_NOTADB, MP_STORE_ERROR_FOREIGN,
    N_("This is not a Mentoring Plus programme. Nothing was changed.") },
  { SQLITE_IOERR, MP_STORE_ERROR_FAILED,
    N_("The disk reported an error. The change was not made; what was there before is safe. Make "
       "a backup to another disk.") },
};

static gboolean
set_error (MpDb *self, GError **error)
{
  int code = sqlite3_errcode (self->handle);

  if (code == SQLITE_INTERRUPT)
    {
      g_set_error_literal (error, G_IO_ERROR, G_IO_ERROR_CANCELLED,
                           _("Stopped. Nothing was changed."));
      return FALSE;
    }
  if (code == SQLITE_CONSTRAINT)
    {
      g_set_error (error, MP_STORE_ERROR, MP_STORE_ERROR_INVALID,
                   _("The records would contradict each other (%s). Nothing was saved."),
                   sqlite3_errmsg (self->handle));
      return FALSE;
    }
  for (gsize i = 0; i < G_N_ELEMENTS (troubles); i++)
    if (troubles[i].code == code)
      {
        g_set_error_literal (error, MP_STORE_ERROR, troubles[i].error, _(troubles[i].message));
        return FALSE;
      }
  g_set_error (error, MP_STORE_ERROR, MP_STORE_ERROR_FAILED,
               _("The file could not be read or written (%s)."), sqlite3_errmsg (self->handle));
  return FALSE;
}

static int
progress_cb (gpointer data)
{
  MpDb *self = data;

  return g_cancellable_is_cancelled (self->cancellable);
}

/* SQLite's counters of its own memory cost a lock at each allocation, and nobody reads them. */
static void
initialise (void)
{
  static gsize initialised;

  if (g_once_init_enter (&initialised))
    {
      sqlite3_config (SQLITE_CONFIG_MEMSTATUS, 0);
      g_once_init_leave (&initialised, 1);
    }
}

static void
configure (MpDb *self)
{
  sqlite3_extended_result_codes (self->handle, 0);
  sqlite3_busy_timeout (self->handle, BUSY_MILLISECONDS);
  sqlite3_db_config (self->handle, SQLITE_DBCONFIG_DEFENSIVE, 1, NULL);
  sqlite3_db_config (self->handle, SQLITE_DBCONFIG_DQS_DDL, 0, NULL);
  sqlite3_db_config (self->handle, SQLITE_DBCONFIG_DQS_DML, 0, NULL);
  sqlite3_db_config (self->handle, SQLITE_DBCONFIG_TRUSTED_SCHEMA, 0, NULL);
  sqlite3_db_config (self->handle, SQLITE_DBCONFIG_ENABLE_FKEY, 1, NULL);
}

/**
 * mp_db_open:
 * @path: an existing file, or ":memory:"
 * @error: an #MpStoreError
 *
 * Opens the file with the safe settings that every connection has.  It may be used by one thread
 * at a time.
 *
 * Returns: (transfer full): the connection; free with mp_db_close()
 */
MpDb *
mp_db_open (const char *path, GError **error)
{
  g_autoptr (MpDb) self = NULL;
  int flags = SQLITE_OPEN_READWRITE | SQLITE_OPEN_NOMUTEX | SQLITE_OPEN_EXRESCODE;

  g_return_val_if_fail (path != NULL, NULL);

  initialise ();
  self = g_new0 (MpDb, 1);
  self->path = g_strdup (path);
  self->statements = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, statement_destroy);
  if (sqlite3_open_v2 (path, &self->handle, flags, NULL) != SQLITE_OK)
    {
      set_error (self, error);
      return NULL;
    }
  configure (self);
  if (!mp_db_run_script (self,
                         "PRAGMA cell_size_check = ON;"
                         "PRAGMA temp_store = MEMORY;"
                         "PRAGMA cache_size = " CACHE ";"
                         "PRAGMA synchronous = FULL;",
                         error))
    return NULL;
  return g_steal_pointer (&self);
}

void
mp_db_close (MpDb *self)
{
  if (self == NULL)
    return;
  g_hash_table_unref (self->statements);
  sqlite3_close (self->handle);
  g_clear_object (&self->cancellable);
  g_free (self->path);
  g_free (self);
}

const char *
mp_db_get_path (MpDb *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return self->path;
}

/**
 * mp_db_set_cancellable:
 * @cancellable: (nullable): stops what runs from now on; it fails with %G_IO_ERROR_CANCELLED
 */
void
mp_db_set_cancellable (MpDb *self, GCancellable *cancellable)
{
  g_return_if_fail (self != NULL);

  g_set_object (&self->cancellable, cancellable);
  sqlite3_progress_handler (self->handle, STEPS_BETWEEN_LOOKS,
                            cancellable != NULL ? progress_cb : NULL, self);
}

/**
 * mp_db_set_large:
 * @large: whether a transaction of many thousand rows is about to run
 *
 * With more pages in memory such a transaction writes each of them once and not again and again.
 * Afterwards the memory is given back.
 */
void
mp_db_set_large (MpDb *self, gboolean large)
{
  g_return_if_fail (self != NULL);

  if (self->large == large)
    return;
  self->large = large;
  mp_db_run_script (self, large ? "PRAGMA cache_size = " LARGE_CACHE : "PRAGMA cache_size = " CACHE,
                    NULL);
  if (!large)
    sqlite3_db_release_memory (self->handle);
}

/**
 * mp_db_run_script:
 * @sql: statements that give no rows anybody wants, separated by semicolons
 */
gboolean
mp_db_run_script (MpDb *self, const char *sql, GError **error)
{
  g_return_val_if_fail (self != NULL && sql != NULL, FALSE);

  if (sqlite3_exec (self->handle, sql, NULL, NULL, NULL) != SQLITE_OK)
    return set_error (self, error);
  return TRUE;
}

/**
 * mp_db_run:
 * @sql: one statement without parameters, kept for the next time
 */
gboolean
mp_db_run (MpDb *self, const char *sql, GError **error)
{
  g_autoptr (MpStatement) statement = mp_db_prepare (self, sql, error);

  return statement != NULL && mp_statement_run (statement, error);
}

/**
 * mp_db_get_int:
 * @sql: a query for one number, without parameters
 * @value: (out): the number; 0 if there is no row or it is NULL
 */
gboolean
mp_db_get_int (MpDb *self, const char *sql, gint64 *value, GError **error)
{
  g_autoptr (MpStatement) statement = mp_db_prepare (self, sql, error);
  MpStep step;

  g_return_val_if_fail (value != NULL, FALSE);

  if (statement == NULL)
    return FALSE;
  step = mp_statement_step (statement, error);
  *value = step == MP_STEP_ROW ? mp_statement_get_int (statement, 0) : 0;
  return step != MP_STEP_ERROR;
}

static gboolean
run_nested (MpDb *self, const char *verb, GError **error)
{
  g_autofree char *sql = g_strdup_printf ("%s level%d", verb, self->depth);

  return mp_db_run (self, sql, error);
}

static gboolean
begin (MpDb *self, GError **error)
{
  gboolean begun = self->depth == 0 ? mp_db_run (self, "BEGIN IMMEDIATE", error)
                                    : run_nested (self, "SAVEPOINT", error);

  if (begun)
    self->depth++;
  return begun;
}

static void
roll_back (MpDb *self)
{
  self->depth--;
  if (self->depth > 0)
    {
      run_nested (self, "ROLLBACK TO", NULL);
      run_nested (self, "RELEASE", NULL);
    }
  else if (!sqlite3_get_autocommit (self->handle))
    mp_db_run (self, "ROLLBACK", NULL);
}

static gboolean
commit (MpDb *self, GError **error)
{
  self->depth--;
  if (self->depth > 0 ? run_nested (self, "RELEASE", error) : mp_db_run (self, "COMMIT", error))
    return TRUE;
  self->depth++;
  return FALSE;
}

/**
 * mp_db_transaction:
 * @func: does the work; %FALSE or a failed commit undoes all of it
 *
 * Transactions may be nested: an inner one that fails undoes its own part only.  The file is
 * locked for writing from the beginning, so that nothing read inside can change before the end.
 */
gboolean
mp_db_transaction (MpDb *self, MpDbFunc func, gpointer user_data, GError **error)
{
  g_return_val_if_fail (self != NULL && func != NULL, FALSE);

  if (!begin (self, error))
    return FALSE;
  if (func (self, user_data, error) && commit (self, error))
    return TRUE;
  /* A rollback must not be stopped by the cancellable that asked for it. */
  sqlite3_progress_handler (self->handle, 0, NULL, NULL);
  roll_back (self);
  mp_db_set_cancellable (self, self->cancellable);
  return FALSE;
}

gint64
mp_db_get_last_id (MpDb *self)
{
  g_return_val_if_fail (self != NULL, 0);

  return sqlite3_last_insert_rowid (self->handle);
}

/**
 * mp_db_get_n_changed:
 *
 * Returns: how many rows the last statement that ran to its end changed
 */
int
mp_db_get_n_changed (MpDb *self)
{
  g_return_val_if_fail (self != NULL, 0);

  return sqlite3_changes (self->handle);
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

  statement = g_hash_table_lookup (self->statements, sql);
  if (statement != NULL && !statement->in_use)
    {
      statement->in_use = TRUE;
      return statement;
    }
  if (sqlite3_prepare_v3 (self->handle, sql, -1, SQLITE_PREPARE_PERSISTENT, &stmt, NULL)
      != SQLITE_OK)
    {
      set_error (self, error);
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
      statement_destroy (self);
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

/**
 * mp_statement_bind_date:
 * @value: no date becomes NULL
 */
void
mp_statement_bind_date (MpStatement *self, int position, MpDate value)
{
  char buffer[MP_DATE_ISO_SIZE];

  mp_date_format_iso (value, buffer);
  mp_statement_bind_text (self, position, *buffer != '\0' ? buffer : NULL);
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
      set_error (self->db, error);
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

static gboolean
copy_pages (MpDb *self, sqlite3 *to, sqlite3 *from, GError **error)
{
  sqlite3_backup *backup = sqlite3_backup_init (to, "main", from, "main");
  int code;

  if (backup == NULL)
    {
      g_set_error_literal (error, MP_STORE_ERROR, MP_STORE_ERROR_FAILED, sqlite3_errmsg (to));
      return FALSE;
    }
  code = sqlite3_backup_step (backup, -1);
  sqlite3_backup_finish (backup);
  if (code == SQLITE_DONE)
    return TRUE;
  for (gsize i = 0; i < G_N_ELEMENTS (troubles); i++)
    if (troubles[i].code == (code & 0xff))
      {
        g_set_error_literal (error, MP_STORE_ERROR, troubles[i].error, _(troubles[i].message));
        return FALSE;
      }
  g_set_error_literal (error, MP_STORE_ERROR, MP_STORE_ERROR_FAILED, sqlite3_errstr (code));
  return FALSE;
}

static gboolean
copy (MpDb *self, const char *path, gboolean to_path, GError **error)
{
  sqlite3 *other = NULL;
  gboolean copied = FALSE;

  if (sqlite3_open_v2 (path, &other, SQLITE_OPEN_READWRITE, NULL) == SQLITE_OK)
    {
      sqlite3_busy_timeout (other, BUSY_MILLISECONDS);
      copied = to_path ? copy_pages (self, other, self->handle, error)
                       : copy_pages (self, self->handle, other, error);
    }
  else
    g_set_error_literal (error, MP_STORE_ERROR, MP_STORE_ERROR_READ_ONLY,
                         sqlite3_errmsg (other));
  sqlite3_close (other);
  return copied;
}

/**
 * mp_db_copy_to:
 * @path: an existing, empty file
 *
 * Copies every page as of one moment, with SQLite's backup API.
 */
gboolean
mp_db_copy_to (MpDb *self, const char *path, GError **error)
{
  g_return_val_if_fail (self != NULL && path != NULL, FALSE);

  return copy (self, path, TRUE, error);
}

/**
 * mp_db_copy_from:
 * @path: a file with the same kind of content
 *
 * Replaces everything in one transaction; other connections see the old or the new, nothing
 * between.
 */
gboolean
mp_db_copy_from (MpDb *self, const char *path, GError **error)
{
  g_return_val_if_fail (self != NULL && path != NULL, FALSE);
  g_return_val_if_fail (self->depth == 0, FALSE);

  g_hash_table_remove_all (self->statements);
  return copy (self, path, FALSE, error);
}
