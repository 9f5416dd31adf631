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
copy (MpDb *self, const char *path, gboolean to_path, GError **error)
{
  sqlite3 *other = NULL;
  gboolean copied = FALSE;

  if (sqlite3_open_v2 (path, &other, SQLITE_OPEN_READWRITE, NULL) == SQLITE_OK)
    {
      sqlite3_busy_timeout (other, MP_DB_BUSY_MILLISECONDS);
      copied = to_path ? copy_pages (other, self->handle, error)
                       : copy_pages (self->handle, other, error);
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
