/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What a file says about itself before anything opens it, and how a new one comes to be. */

#include "store/mp-store-file.h"

#include "store/mp-db-private.h"
#include "store/mp-migrate.h"
#include "store/mp-store-error.h"

#include <errno.h>
#include <fcntl.h>
#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>
#include <sys/stat.h>
#include <unistd.h>

static gboolean
set_foreign (GError **error)
{
  g_set_error_literal (error, MP_STORE_ERROR, MP_STORE_ERROR_FOREIGN,
                       _("This is not a Mentoring Plus programme. Nothing was changed."));
  return FALSE;
}

/**
 * mp_store_file_set_newer:
 *
 * Returns: %FALSE, with @error set to %MP_STORE_ERROR_NEWER
 */
gboolean
mp_store_file_set_newer (GError **error)
{
  g_set_error_literal (error, MP_STORE_ERROR, MP_STORE_ERROR_NEWER,
                       _("This file was written by a newer version of Mentoring Plus. "
                         "Nothing was changed. Update the program to open it."));
  return FALSE;
}

static gboolean
read_number (sqlite3 *handle, const char *sql, int *number)
{
  sqlite3_stmt *statement = NULL;
  gboolean is_read;

  is_read = sqlite3_prepare_v2 (handle, sql, -1, &statement, NULL) == SQLITE_OK
            && sqlite3_step (statement) == SQLITE_ROW;
  if (is_read)
    *number = sqlite3_column_int (statement, 0);
  sqlite3_finalize (statement);
  return is_read;
}

/* A file that was cut off still begins like a programme.  A log beside it cannot be read where no
 * index of it can be made.  Whoever leaves the file as the last one keeps others out meanwhile. */
static gboolean
set_unreadable (sqlite3 *handle, GError **error)
{
  int code = sqlite3_errcode (handle) & 0xff;

  if (code == SQLITE_CANTOPEN || code == SQLITE_READONLY)
    {
      g_set_error_literal (error, MP_STORE_ERROR, MP_STORE_ERROR_READ_ONLY,
                           _("The newest changes are in a file beside this one that ends in "
                             "“-wal” and cannot be read in a folder that cannot be written. "
                             "Nothing was changed. Copy both to a folder of your own."));
      return FALSE;
    }
  if (code == SQLITE_BUSY)
    return mp_db_set_error (handle, code, error);
  if (code != SQLITE_CORRUPT)
    return set_foreign (error);
  g_set_error_literal (error, MP_STORE_ERROR, MP_STORE_ERROR_DAMAGED,
                       _("The file is damaged. Nothing was changed. Restore a backup."));
  return FALSE;
}

static gboolean
check_header (sqlite3 *handle, GError **error)
{
  int application_id, version;

  sqlite3_busy_timeout (handle, MP_DB_BUSY_MILLISECONDS);
  if (!read_number (handle, "PRAGMA application_id", &application_id)
      || !read_number (handle, "PRAGMA user_version", &version))
    return set_unreadable (handle, error);
  if (application_id != MP_APPLICATION_ID)
    return set_foreign (error);
  return version <= mp_migrate_get_newest () || mp_store_file_set_newer (error);
}

/* "immutable" makes SQLite leave no files of its own beside it, but also overlook the log, without
 * which a file that was being written can look damaged.  Reading the bytes ourselves would be a
 * disaster: POSIX lets a process lose all its locks on a file when it closes any descriptor of it,
 * and without those of another window the next program to leave would remove the -wal that the
 * window goes on writing to. */
static gboolean
read_header (const char *path, GError **error)
{
  g_autofree char *address = mp_db_make_address (path, error);
  sqlite3 *handle = NULL;
  gboolean known;

  if (address == NULL)
    return FALSE;
  known = sqlite3_open_v2 (address, &handle,
                           SQLITE_OPEN_READONLY | SQLITE_OPEN_URI | SQLITE_OPEN_NOMUTEX, NULL)
            == SQLITE_OK
          ? check_header (handle, error) : set_foreign (error);
  sqlite3_close (handle);
  return known;
}

static gboolean
set_unopened (const char *path, int code, GError **error)
{
  g_autofree char *name = g_filename_display_basename (path);

  if (code == ENOENT || code == ENOTDIR)
    g_set_error (error, MP_STORE_ERROR, MP_STORE_ERROR_NOT_FOUND, _("There is no file “%s”."),
                 name);
  else if (code == EACCES || code == EPERM || code == EROFS)
    g_set_error (error, MP_STORE_ERROR, MP_STORE_ERROR_READ_ONLY,
                 _("“%s” cannot be written. Nothing was changed. Check the permissions of the "
                   "file, or copy it to a folder of your own."),
                 name);
  else if (code == EISDIR)
    return set_foreign (error);
  else
    g_set_error (error, MP_STORE_ERROR, MP_STORE_ERROR_FAILED, _("“%s” could not be opened (%s)."),
                 name, g_strerror (code));
  return FALSE;
}

static gboolean
set_folder_read_only (const char *folder, GError **error)
{
  g_autofree char *name = g_filename_display_name (folder);

  g_set_error (error, MP_STORE_ERROR, MP_STORE_ERROR_READ_ONLY,
               _("The folder “%s” cannot be written. Nothing was changed. Choose a folder of your "
                 "own."),
               name);
  return FALSE;
}

static gboolean
inspect (const char *path, int permissions, GError **error)
{
  GStatBuf status;

  if (g_stat (path, &status) != 0 || access (path, permissions) != 0)
    return set_unopened (path, errno, error);
  if (!S_ISREG (status.st_mode))
    return set_foreign (error);
  return read_header (path, error);
}

/**
 * mp_store_file_inspect_to_read:
 * @path: where it may lie
 * @error: as of mp_store_file_inspect()
 *
 * Returns: whether it is a programme that this program can read, whether or not it can write it
 */
gboolean
mp_store_file_inspect_to_read (const char *path, GError **error)
{
  g_autofree char *absolute = g_canonicalize_filename (path, NULL);

  return inspect (absolute, R_OK, error);
}

/**
 * mp_store_file_inspect:
 * @path: where it may lie
 * @error: %MP_STORE_ERROR_NOT_FOUND, %MP_STORE_ERROR_READ_ONLY, %MP_STORE_ERROR_FOREIGN,
 *   %MP_STORE_ERROR_NEWER, %MP_STORE_ERROR_BUSY or %MP_STORE_ERROR_FAILED
 *
 * Looks at the file without leaving anything beside it.
 *
 * Returns: whether it is a programme that this program can open and write
 */
gboolean
mp_store_file_inspect (const char *path, GError **error)
{
  g_autofree char *absolute = g_canonicalize_filename (path, NULL);
  g_autofree char *folder = g_path_get_dirname (absolute);

  if (!inspect (absolute, R_OK | W_OK, error))
    return FALSE;
  return access (folder, W_OK) == 0 || set_folder_read_only (folder, error);
}

/**
 * mp_store_file_make:
 * @path: where no file is yet
 * @error: %MP_STORE_ERROR_EXISTS, %MP_STORE_ERROR_READ_ONLY, %MP_STORE_ERROR_NOT_FOUND,
 *   %MP_STORE_ERROR_FULL or %MP_STORE_ERROR_FAILED
 *
 * Makes an empty file that only its owner can read, before SQLite opens it: the files beside it
 * get the same permissions then.
 */
gboolean
mp_store_file_make (const char *path, GError **error)
{
  g_autofree char *name = g_filename_display_basename (path);
  g_autofree char *folder = g_path_get_dirname (path);
  int fd = open (path, O_CREAT | O_EXCL | O_WRONLY | O_CLOEXEC, 0600);

  if (fd >= 0)
    {
      close (fd);
      return TRUE;
    }
  switch (errno)
    {
    case EEXIST:
      g_set_error (error, MP_STORE_ERROR, MP_STORE_ERROR_EXISTS,
                   _("There is a file “%s” already. It was not touched. Choose another name."),
                   name);
      return FALSE;
    case ENOENT:
    case ENOTDIR:
      {
        g_autofree char *folder_name = g_filename_display_name (folder);

        g_set_error (error, MP_STORE_ERROR, MP_STORE_ERROR_NOT_FOUND,
                     _("There is no folder “%s”."), folder_name);
        return FALSE;
      }
    case EACCES:
    case EPERM:
    case EROFS:
      return set_folder_read_only (folder, error);
    case ENOSPC:
    case EDQUOT:
      g_set_error_literal (error, MP_STORE_ERROR, MP_STORE_ERROR_FULL,
                           _("The disk is full. No file was made."));
      return FALSE;
    default:
      return set_unopened (path, errno, error);
    }
}

static gboolean
sync_path (const char *path, int flags, GError **error)
{
  int fd = open (path, flags | O_CLOEXEC);
  gboolean synced = fd >= 0 && fsync (fd) == 0;

  if (!synced)
    g_set_error (error, MP_STORE_ERROR, MP_STORE_ERROR_FAILED,
                 _("The file could not be brought to the disk (%s)."), g_strerror (errno));
  if (fd >= 0)
    close (fd);
  return synced;
}

/**
 * mp_store_file_sync:
 * @path: of a file that no connection of this process has open: see read_header()
 *
 * Waits until the file and its entry in its folder are on the disk.
 */
gboolean
mp_store_file_sync (const char *path, GError **error)
{
  return sync_path (path, O_RDONLY, error) && mp_store_file_sync_folder (path, error);
}

/**
 * mp_store_file_sync_folder:
 * @path: of a file in the folder
 *
 * Waits until the file's entry in its folder is on the disk.
 */
gboolean
mp_store_file_sync_folder (const char *path, GError **error)
{
  g_autofree char *folder = g_path_get_dirname (path);

  return sync_path (folder, O_RDONLY | O_DIRECTORY, error);
}

/**
 * mp_store_file_is_same:
 * @path: a file
 * @other: a file
 *
 * Returns: whether both names lead to one file that exists, however they are written
 */
gboolean
mp_store_file_is_same (const char *path, const char *other)
{
  struct stat first, second;

  g_return_val_if_fail (path != NULL && other != NULL, FALSE);

  return stat (path, &first) == 0 && stat (other, &second) == 0 && first.st_dev == second.st_dev
         && first.st_ino == second.st_ino;
}
