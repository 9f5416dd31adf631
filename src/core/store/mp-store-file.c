/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What a file says about itself before anything opens it, and how a new one comes to be. */

#include "store/mp-store-file.h"

#include "store/mp-migrate.h"
#include "store/mp-store-error.h"

#include <errno.h>
#include <fcntl.h>
#include <glib/gi18n-lib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

/* The database header of SQLite's file format, section 1.3. */
#define HEADER_SIZE 100
#define USER_VERSION_OFFSET 60
#define APPLICATION_ID_OFFSET 68

static guint32
read_number (const guint8 *header, gsize offset)
{
  guint32 number;

  memcpy (&number, header + offset, sizeof number);
  return GUINT32_FROM_BE (number);
}

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
check_header (const guint8 *header, GError **error)
{
  if (memcmp (header, "SQLite format 3", 16) != 0
      || read_number (header, APPLICATION_ID_OFFSET) != MP_APPLICATION_ID)
    return set_foreign (error);
  if (read_number (header, USER_VERSION_OFFSET) > (guint32) mp_migrate_get_newest ())
    return mp_store_file_set_newer (error);
  return TRUE;
}

static gboolean
read_header (int fd, GError **error)
{
  guint8 header[HEADER_SIZE];
  ssize_t n_read = TEMP_FAILURE_RETRY (pread (fd, header, sizeof header, 0));

  if (n_read < 0)
    {
      g_set_error (error, MP_STORE_ERROR, MP_STORE_ERROR_FAILED,
                   _("The file could not be read (%s)."), g_strerror (errno));
      return FALSE;
    }
  return n_read == HEADER_SIZE ? check_header (header, error) : set_foreign (error);
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

/**
 * mp_store_file_inspect:
 * @path: where it may lie
 * @error: %MP_STORE_ERROR_NOT_FOUND, %MP_STORE_ERROR_READ_ONLY, %MP_STORE_ERROR_FOREIGN,
 *   %MP_STORE_ERROR_NEWER or %MP_STORE_ERROR_FAILED
 *
 * Looks at the first bytes without SQLite, which would leave files of its own beside it.
 *
 * Returns: whether it is a programme that this program can open and write
 */
gboolean
mp_store_file_inspect (const char *path, GError **error)
{
  g_autofree char *folder = g_path_get_dirname (path);
  int fd = open (path, O_RDWR | O_CLOEXEC | O_NONBLOCK | O_NOCTTY);
  gboolean known;

  if (fd < 0)
    return set_unopened (path, errno, error);
  known = read_header (fd, error);
  close (fd);
  if (known && access (folder, W_OK) != 0)
    return set_folder_read_only (folder, error);
  return known;
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
 *
 * Waits until the file and its entry in its folder are on the disk.
 */
gboolean
mp_store_file_sync (const char *path, GError **error)
{
  g_autofree char *folder = g_path_get_dirname (path);

  return sync_path (path, O_RDONLY, error) && sync_path (folder, O_RDONLY | O_DIRECTORY, error);
}
