/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A connection to one SQLite file: statements kept by their text, transactions as functions. */

#include "store/mp-db-private.h"

#include <glib/gstdio.h>

/* Page cache in KiB, negative as SQLite wants it: while people read, and while thousands of rows
 * are written. */
#define CACHE "-8000"
#define LARGE_CACHE "-64000"
/* How many of SQLite's instructions run between two looks at the cancellable. */
#define STEPS_BETWEEN_LOOKS 20000

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
  sqlite3_busy_timeout (self->handle, MP_DB_BUSY_MILLISECONDS);
  sqlite3_db_config (self->handle, SQLITE_DBCONFIG_DEFENSIVE, 1, NULL);
  sqlite3_db_config (self->handle, SQLITE_DBCONFIG_DQS_DDL, 0, NULL);
  sqlite3_db_config (self->handle, SQLITE_DBCONFIG_DQS_DML, 0, NULL);
  sqlite3_db_config (self->handle, SQLITE_DBCONFIG_TRUSTED_SCHEMA, 0, NULL);
  sqlite3_db_config (self->handle, SQLITE_DBCONFIG_ENABLE_FKEY, 1, NULL);
}

/* Under @address SQLite finds the file at @path. */
static MpDb *
open_with (const char *path, const char *address, int flags, GError **error)
{
  g_autoptr (MpDb) self = g_new0 (MpDb, 1);

  initialise ();
  self->path = g_strdup (path);
  self->statements = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, mp_statement_destroy);
  if (sqlite3_open_v2 (address, &self->handle,
                       flags | SQLITE_OPEN_NOMUTEX | SQLITE_OPEN_EXRESCODE, NULL)
      != SQLITE_OK)
    {
      mp_db_set_error (self->handle, sqlite3_errcode (self->handle), error);
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
  g_return_val_if_fail (path != NULL, NULL);

  return open_with (path, path, SQLITE_OPEN_READWRITE, error);
}

/* Whether another program has the file open, or left it in the middle of something. */
static gboolean
has_log (const char *path)
{
  g_autofree char *log = g_strconcat (path, "-wal", NULL);
  GStatBuf status;

  return g_stat (log, &status) == 0 && status.st_size > 0;
}

/* Under which address SQLite reads a file that nobody means to write. */
char *
mp_db_make_address (const char *path, GError **error)
{
  g_autofree char *absolute = g_canonicalize_filename (path, NULL);
  g_autofree char *uri = g_filename_to_uri (absolute, NULL, error);

  return uri != NULL ? g_strconcat (uri, has_log (path) ? "?mode=ro" : "?immutable=1", NULL)
                     : NULL;
}

/**
 * mp_db_open_to_read:
 * @path: an existing file that cannot be written, or in a folder that cannot
 * @error: an #MpStoreError
 *
 * SQLite reads a file with a log only where it can make an index of the log beside it, unless it is
 * told that nobody changes the file ("immutable"), when it overlooks the log.  So the file counts
 * as such only where there is no log: where somebody else is writing, or left in the middle of
 * something, SQLite reads the log if it can and refuses the file if not.
 *
 * Returns: (transfer full): a connection on which every change fails with
 *   %MP_STORE_ERROR_READ_ONLY
 */
MpDb *
mp_db_open_to_read (const char *path, GError **error)
{
  g_autofree char *address = NULL;

  g_return_val_if_fail (path != NULL, NULL);

  address = mp_db_make_address (path, error);
  if (address == NULL)
    return NULL;
  return open_with (path, address, SQLITE_OPEN_READONLY | SQLITE_OPEN_URI, error);
}

/**
 * mp_db_is_read_only:
 *
 * Returns: whether the connection cannot write, because it was not to or because the file cannot be
 */
gboolean
mp_db_is_read_only (MpDb *self)
{
  g_return_val_if_fail (self != NULL, TRUE);

  return sqlite3_db_readonly (self->handle, "main") == 1;
}

static void
keep_log (sqlite3 *handle, const char *path)
{
  if (has_log (path))
    sqlite3_db_config (handle, SQLITE_DBCONFIG_NO_CKPT_ON_CLOSE, 1, NULL);
}

/**
 * mp_db_check_alone:
 * @path: an existing file, which may be damaged
 * @error: %MP_STORE_ERROR_BUSY
 *
 * Looks whether anybody has the file open, and leaves it and its log as they are.
 *
 * Returns: whether nobody does, as far as can be seen in a file that may be damaged
 */
gboolean
mp_db_check_alone (const char *path, GError **error)
{
  sqlite3 *handle = NULL;
  int code = SQLITE_OK;

  g_return_val_if_fail (path != NULL, FALSE);

  /* Nobody is waited for: whoever has a file open keeps it for hours. */
  if (sqlite3_open_v2 (path, &handle, SQLITE_OPEN_READWRITE | SQLITE_OPEN_NOMUTEX, NULL)
      == SQLITE_OK)
    {
      keep_log (handle, path);
      code = sqlite3_exec (handle,
                           "PRAGMA locking_mode = EXCLUSIVE; BEGIN EXCLUSIVE; ROLLBACK;", NULL,
                           NULL, NULL) & 0xff;
    }
  sqlite3_close (handle);
  return code != SQLITE_BUSY || mp_db_set_error (NULL, code, error);
}

/**
 * mp_db_keep_log:
 *
 * Closing the connection leaves the log beside the file as it is, and brings nothing of it into
 * the file: for a file that is damaged.
 */
void
mp_db_keep_log (MpDb *self)
{
  g_return_if_fail (self != NULL);

  keep_log (self->handle, self->path);
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
 * mp_db_set_patience:
 * @milliseconds: how long the connection waits for others on the same file, instead of the five
 *   seconds that people bear with
 */
void
mp_db_set_patience (MpDb *self, int milliseconds)
{
  g_return_if_fail (self != NULL && milliseconds >= 0);

  sqlite3_busy_timeout (self->handle, milliseconds);
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
    return mp_db_set_error (self->handle, sqlite3_errcode (self->handle), error);
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

/**
 * mp_db_snapshot:
 * @func: reads
 *
 * All that is read inside comes from the same moment, whatever others write meanwhile.  Nobody is
 * kept waiting.
 */
gboolean
mp_db_snapshot (MpDb *self, MpDbFunc func, gpointer user_data, GError **error)
{
  gboolean done;

  g_return_val_if_fail (self != NULL && func != NULL, FALSE);

  if (self->depth > 0)
    return func (self, user_data, error);
  if (!mp_db_run (self, "BEGIN", error))
    return FALSE;
  self->depth++;
  done = func (self, user_data, error);
  sqlite3_progress_handler (self->handle, 0, NULL, NULL);
  roll_back (self);
  mp_db_set_cancellable (self, self->cancellable);
  return done;
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

