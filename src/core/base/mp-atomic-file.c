/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A file that appears whole or not at all: written beside its place, then moved there. */

#include "config.h"

#include "base/mp-atomic-file.h"

#include <errno.h>
#include <fcntl.h>
#include <gio/gunixoutputstream.h>
#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>
#include <stdlib.h>
#include <sys/stat.h>
#include <unistd.h>

/* What leaves the programme tells of people: only its owner reads it until they share it. */
#define NEW_FILE_MODE 0600

struct _MpAtomicFile
{
  char *path;
  char *temporary;
  GOutputStream *stream;
  int fd;
};

static gboolean
fail_because (const char  *path,
              int          code,
              const char  *reason,
              GError     **error)
{
  g_autofree char *name = g_filename_display_name (path);

  g_set_error (error, G_IO_ERROR, code,
               /* Translators: a file's path, then what the system says is wrong */
               _("“%s” could not be written: %s. What was there before is as it was; "
                 "try another folder or name."),
               name, reason);
  return FALSE;
}

static gboolean
fail (const char  *path,
      int          code,
      GError     **error)
{
  return fail_because (path, g_io_error_from_errno (code), g_strerror (code), error);
}

/* A link stays a link: what it leads to is replaced. */
static char *
resolve_link (const char *path)
{
  char *target = realpath (path, NULL);
  char *copy = g_strdup (target != NULL ? target : path);

  free (target);
  return copy;
}

static gboolean
open_temporary (MpAtomicFile *self,
                mode_t        mode,
                GError      **error)
{
  g_autofree char *folder = g_path_get_dirname (self->path);
  g_autofree char *template = g_build_filename (folder, ".mentoring-plus-XXXXXX", NULL);

  self->fd = g_mkstemp_full (template, O_WRONLY | O_CLOEXEC, NEW_FILE_MODE);
  if (self->fd < 0)
    return fail (self->path, errno, error);

  self->temporary = g_steal_pointer (&template);
  if (mode != NEW_FILE_MODE && fchmod (self->fd, mode) != 0)
    return fail (self->path, errno, error);
  return TRUE;
}

/* A pipe or a device, such as /dev/stdout, has no place beside it and nothing to be kept. */
static gboolean
open_in_place (MpAtomicFile *self,
               GError      **error)
{
  self->fd = g_open (self->path, O_WRONLY | O_CLOEXEC, 0);
  return self->fd >= 0 || fail (self->path, errno, error);
}

static gboolean
open_target (MpAtomicFile *self,
             GError      **error)
{
  struct stat info;

  if (stat (self->path, &info) != 0)
    return open_temporary (self, NEW_FILE_MODE, error);
  if (S_ISDIR (info.st_mode))
    return fail (self->path, EISDIR, error);
  if (!S_ISREG (info.st_mode))
    return open_in_place (self, error);
  return open_temporary (self, info.st_mode & 0777, error);
}

/**
 * mp_atomic_file_open:
 * @path: where the file shall appear
 * @error: set to a #GIOErrorEnum when nothing can be written there
 *
 * Prepares a file beside @path.  Whatever is at @path stays until mp_atomic_file_commit(); a new
 * file can be read by its owner alone, one that is replaced keeps its permissions.
 *
 * Returns: (transfer full) (nullable): the file to write to
 */
MpAtomicFile *
mp_atomic_file_open (const char  *path,
                     GError     **error)
{
  g_autoptr (MpAtomicFile) self = g_new0 (MpAtomicFile, 1);

  g_return_val_if_fail (path != NULL, NULL);

  self->path = resolve_link (path);
  self->fd = -1;
  if (!open_target (self, error))
    return NULL;

  self->stream = g_unix_output_stream_new (self->fd, FALSE);
  return g_steal_pointer (&self);
}

/**
 * mp_atomic_file_get_stream:
 * @self: a file that is being written
 *
 * Returns: (transfer none): what to write the contents to; not to be closed
 */
GOutputStream *
mp_atomic_file_get_stream (MpAtomicFile *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return self->stream;
}

/* The file is in its place by now, so a folder that cannot be synced (some network drives) is no
 * reason to say that it is not. */
static void
sync_folder (const char *path)
{
  g_autofree char *folder = g_path_get_dirname (path);
  int fd = g_open (folder, O_RDONLY | O_DIRECTORY | O_CLOEXEC, 0);

  if (fd < 0)
    return;
  fsync (fd);
  close (fd);
}

static gboolean
close_fd (MpAtomicFile *self)
{
  int fd = self->fd;

  self->fd = -1;
  return close (fd) == 0;
}

/**
 * mp_atomic_file_take_error:
 * @self: a file that is being written
 * @problem: (transfer full): what its stream reported
 * @error: set to @problem, in words that name the file; a cancellation stays as it is
 *
 * Returns: %FALSE, so that callers can return it
 */
gboolean
mp_atomic_file_take_error (MpAtomicFile  *self,
                           GError        *problem,
                           GError       **error)
{
  g_autoptr (GError) owned = problem;

  g_return_val_if_fail (self != NULL && problem != NULL, FALSE);

  if (owned->domain == G_IO_ERROR && owned->code != G_IO_ERROR_CANCELLED)
    return fail_because (self->path, owned->code, owned->message, error);

  g_propagate_error (error, g_steal_pointer (&owned));
  return FALSE;
}

/**
 * mp_atomic_file_commit:
 * @self: a file whose contents are complete
 * @error: set to a #GIOErrorEnum when the file could not be put in its place
 *
 * Forces the contents to the disk and moves the file to its place.
 *
 * Returns: whether the file is there; if not, what was there before still is
 */
gboolean
mp_atomic_file_commit (MpAtomicFile *self,
                       GError      **error)
{
  g_return_val_if_fail (self != NULL && self->fd >= 0, FALSE);

  if (self->temporary == NULL)
    return close_fd (self) || fail (self->path, errno, error);
  if (fsync (self->fd) != 0 || !close_fd (self)
      || g_rename (self->temporary, self->path) != 0)
    return fail (self->path, errno, error);

  g_clear_pointer (&self->temporary, g_free);
  sync_folder (self->path);
  return TRUE;
}

/**
 * mp_atomic_file_free:
 * @self: (transfer full): a file
 *
 * Lets go of @self.  Without an earlier mp_atomic_file_commit() nothing is left of it.
 */
void
mp_atomic_file_free (MpAtomicFile *self)
{
  g_return_if_fail (self != NULL);

  g_clear_object (&self->stream);
  if (self->fd >= 0)
    close (self->fd);
  if (self->temporary != NULL)
    g_unlink (self->temporary);
  g_free (self->temporary);
  g_free (self->path);
  g_free (self);
}

/**
 * mp_atomic_file_write_all:
 * @path: where the file shall appear
 * @data: (array length=length): its contents
 * @length: how many bytes
 * @cancellable: (nullable): to give up before the file appears
 * @error: set to a #GIOErrorEnum when it could not be written
 *
 * Returns: whether the file is there; if not, what was there before still is
 */
gboolean
mp_atomic_file_write_all (const char    *path,
                          gconstpointer  data,
                          gsize          length,
                          GCancellable  *cancellable,
                          GError       **error)
{
  g_autoptr (MpAtomicFile) file = mp_atomic_file_open (path, error);
  g_autoptr (GError) problem = NULL;

  if (file == NULL)
    return FALSE;
  if (!g_output_stream_write_all (file->stream, data, length, NULL, cancellable, &problem))
    return mp_atomic_file_take_error (file, g_steal_pointer (&problem), error);
  return mp_atomic_file_commit (file, error);
}
