/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copies of a whole file, page by page, as of one moment. */

#include "store/mp-db-private.h"

#include <string.h>

static gboolean
copy_pages (sqlite3 *to, sqlite3 *from, GError **error)
{
  sqlite3_backup *backup = sqlite3_backup_init (to, "main", from, "main");
  int code;

  if (backup == NULL)
    return mp_db_set_error (to, sqlite3_errcode (to), error);
  code = sqlite3_backup_step (backup, -1);
  sqlite3_backup_finish (backup);
  return code == SQLITE_DONE || mp_db_set_error (NULL, code, error);
}

static gboolean
get_page_size (sqlite3 *handle, int *page_size, GError **error)
{
  sqlite3_stmt *stmt = NULL;
  int code = sqlite3_prepare_v2 (handle, "PRAGMA page_size", -1, &stmt, NULL);

  if (code == SQLITE_OK && (code = sqlite3_step (stmt)) == SQLITE_ROW)
    *page_size = sqlite3_column_int (stmt, 0);
  sqlite3_finalize (stmt);
  return code == SQLITE_ROW || mp_db_set_error (handle, code, error);
}

/* A file with a write-ahead log cannot get pages of another size. */
static gboolean
get_ready (MpDb *self, sqlite3 *other, GError **error)
{
  int ours, theirs;

  if (!get_page_size (self->handle, &ours, error) || !get_page_size (other, &theirs, error))
    return FALSE;
  return ours == theirs || mp_db_run_script (self, "PRAGMA journal_mode = DELETE", error);
}

static gboolean
copy (MpDb *self, const char *path, gboolean to_path, GError **error)
{
  g_autofree char *address = to_path ? g_strdup (path) : mp_db_make_address (path, error);
  int flags = to_path ? SQLITE_OPEN_READWRITE : SQLITE_OPEN_READONLY | SQLITE_OPEN_URI;
  sqlite3 *other = NULL;
  gboolean copied = FALSE;

  if (address == NULL)
    return FALSE;
  if (sqlite3_open_v2 (address, &other, flags, NULL) == SQLITE_OK)
    {
      sqlite3_busy_timeout (other, MP_DB_BUSY_MILLISECONDS);
      copied = to_path ? copy_pages (other, self->handle, error)
                       : get_ready (self, other, error)
                             && copy_pages (self->handle, other, error);
    }
  else
    mp_db_set_error (other, sqlite3_errcode (other), error);
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

  memset (self->recent, 0, sizeof self->recent);
  g_hash_table_remove_all (self->statements);
  return copy (self, path, FALSE, error);
}
