/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A zip file from elsewhere, unpacked into a folder of its own and never beyond it.
 *
 * Members are written under their last name only, so that no path leads anywhere; one that tries
 * to is refused all the same, with everything else, because no honest program writes it. */

#include "config.h"

#include "exchange/mp-archive.h"

#include "exchange/mp-exchange-error.h"
#include "exchange/mp-libarchive.h"

#include <errno.h>
#include <fcntl.h>
#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>
#include <string.h>
#include <unistd.h>

#define BLOCK_SIZE 65536

/* Below this size a high ratio does no harm: a table of equal rows packs well. */
#define RATIO_FROM (4 * 1024 * 1024)

typedef struct archive MpZipReader;

/* Where there is a reader, the library is open. */
static void
free_reader (MpZipReader *reader)
{
  mp_libarchive_get (NULL)->read_free (reader);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (MpZipReader, free_reader)

struct _MpArchive
{
  char *folder;
  GPtrArray *names;
};

/* Where the unpacking is: how much came out so far. */
typedef struct
{
  const MpLibarchive *lib;
  MpArchive *archive;
  MpZipReader *reader;
  const char *name;
  const char *suffix;
  guint64 n_bytes;
  GCancellable *cancellable;
} Unpacking;

static gboolean
refuse (const Unpacking  *self,
        int               code,
        const char       *words,
        const char       *member,
        GError          **error)
{
  g_autofree char *shown = g_utf8_make_valid (member != NULL ? member : "", -1);

  /* Translators: an archive's name, what is wrong with it, and a file in it. */
  g_set_error (error, MP_EXCHANGE_ERROR, code, _("%s: %s (%s). Nothing was imported."), self->name,
               words, shown);
  return FALSE;
}

static gboolean
refuse_damaged (const Unpacking  *self,
                GError          **error)
{
  const char *reason = self->lib->error_string (self->reader);

  return refuse (self, MP_EXCHANGE_ERROR_SYNTAX, _("the archive is damaged"),
                 reason != NULL ? reason : "", error);
}

static gboolean
climbs (const char *path)
{
  g_auto (GStrv) parts = g_strsplit (path, "/", -1);

  return path[0] == '/' || strchr (path, '\\') != NULL
         || (g_ascii_isalpha (path[0]) && path[1] == ':')
         || g_strv_contains ((const char *const *) parts, "..");
}

/* In a locale of another encoding a name is only known as UTF-8. */
static const char *
get_path (const Unpacking      *self,
          struct archive_entry *entry)
{
  const char *path = self->lib->entry_pathname (entry);

  return path != NULL ? path : self->lib->entry_pathname_utf8 (entry);
}

static gboolean
check_entry (const Unpacking       *self,
             struct archive_entry  *entry,
             GError               **error)
{
  const MpLibarchive *lib = self->lib;
  const char *path = get_path (self, entry);

  if (path == NULL || *path == '\0')
    return refuse (self, MP_EXCHANGE_ERROR_SYNTAX, _("a file in the archive has no name"), path,
                   error);
  if (climbs (path))
    return refuse (self, MP_EXCHANGE_ERROR_FOREIGN,
                   _("a file in the archive would be written outside of its folder"), path,
                   error);
  if (lib->entry_hardlink (entry) != NULL || lib->entry_symlink (entry) != NULL
      || (lib->entry_filetype (entry) != AE_IFREG
          && lib->entry_filetype (entry) != AE_IFDIR))
    return refuse (self, MP_EXCHANGE_ERROR_FOREIGN,
                   _("something in the archive is neither a file nor a folder"), path, error);
  if (lib->entry_is_encrypted (entry))
    return refuse (self, MP_EXCHANGE_ERROR_FOREIGN, _("the archive asks for a password"), path,
                   error);
  return TRUE;
}

/* What is said about a size does not count, only what comes out. */
static gboolean
check_size (const Unpacking  *self,
            const char       *path,
            GError          **error)
{
  guint64 n_packed = (guint64) MAX (self->lib->filter_bytes (self->reader, -1), 1);

  if (self->n_bytes > MP_ARCHIVE_MAX_SIZE)
    return refuse (self, MP_EXCHANGE_ERROR_LIMIT, _("the archive unpacks to more than 1 GB"), path,
                   error);
  if (self->n_bytes > RATIO_FROM && self->n_bytes / n_packed > MP_ARCHIVE_MAX_RATIO)
    return refuse (self, MP_EXCHANGE_ERROR_LIMIT,
                   _("the archive unpacks to more than a hundred times its size"), path, error);
  return !g_cancellable_set_error_if_cancelled (self->cancellable, error);
}

static gboolean
set_write_error (const char  *path,
                 GError     **error)
{
  int code = errno;

  g_set_error (error, G_IO_ERROR, g_io_error_from_errno (code),
               _("“%s” could not be unpacked: %s. Nothing was imported."), path,
               g_strerror (code));
  return FALSE;
}

static gboolean
write_block (int           fd,
             const char   *path,
             const char   *block,
             gssize        n,
             GError      **error)
{
  while (n > 0)
    {
      gssize written = write (fd, block, (gsize) n);

      if (written < 0 && errno != EINTR)
        return set_write_error (path, error);
      if (written > 0)
        {
          block += written;
          n -= written;
        }
    }
  return TRUE;
}

/* Reads the member to its end; writes it to @fd unless that is negative. */
static gboolean
copy_member (Unpacking   *self,
             int          fd,
             const char  *path,
             GError     **error)
{
  g_autofree char *block = g_malloc (BLOCK_SIZE);
  gssize n;

  while ((n = self->lib->read_data (self->reader, block, BLOCK_SIZE)) > 0)
    {
      self->n_bytes += (guint64) n;
      if (!check_size (self, path, error)
          || (fd >= 0 && !write_block (fd, path, block, n, error)))
        return FALSE;
    }

  return n == 0 || refuse_damaged (self, error);
}

static gboolean
has_name (const MpArchive *self,
          const char      *name)
{
  for (guint i = 0; i < self->names->len; i++)
    if (g_ascii_strcasecmp (self->names->pdata[i], name) == 0)
      return TRUE;
  return FALSE;
}

/* Names that begin with a point are what a Mac puts beside each file. */
static gboolean
is_wanted (const Unpacking *self,
           const char      *name)
{
  g_autofree char *folded = g_ascii_strdown (name, -1);

  return name[0] != '.' && g_str_has_suffix (folded, self->suffix);
}

static gboolean
unpack_file (Unpacking   *self,
             const char  *path,
             GError     **error)
{
  g_autofree char *name = g_path_get_basename (path);
  g_autofree char *target = g_build_filename (self->archive->folder, name, NULL);
  gboolean written;
  int fd;

  if (!is_wanted (self, name))
    return copy_member (self, -1, path, error);
  if (has_name (self->archive, name))
    return refuse (self, MP_EXCHANGE_ERROR_FOREIGN, _("the archive has two files of one name"),
                   path, error);

  fd = g_open (target, O_WRONLY | O_CREAT | O_EXCL | O_NOFOLLOW | O_CLOEXEC, 0600);
  if (fd < 0)
    return set_write_error (path, error);
  g_ptr_array_add (self->archive->names, g_steal_pointer (&name));
  written = copy_member (self, fd, path, error);
  if (close (fd) != 0 && written)
    return set_write_error (path, error);

  return written;
}

static gboolean
unpack (Unpacking  *self,
        GError    **error)
{
  struct archive_entry *entry;
  guint n_files = 0;
  int result;

  while ((result = self->lib->read_next_header (self->reader, &entry)) == ARCHIVE_OK
         || result == ARCHIVE_WARN)
    {
      g_autofree char *path = g_strdup (get_path (self, entry));

      if (!check_entry (self, entry, error))
        return FALSE;
      if (++n_files > MP_ARCHIVE_MAX_FILES)
        return refuse (self, MP_EXCHANGE_ERROR_LIMIT,
                       _("the archive has more than a thousand files"), path, error);
      if (self->lib->entry_filetype (entry) == AE_IFREG && !unpack_file (self, path, error))
        return FALSE;
    }

  return result == ARCHIVE_EOF || refuse_damaged (self, error);
}

static MpZipReader *
open_reader (const MpLibarchive  *lib,
             const char          *path,
             const char          *name,
             GError             **error)
{
  g_autoptr (MpZipReader) reader = lib->read_new ();
  Unpacking unpacking = { .lib = lib, .reader = reader, .name = name };

  /* By its directory, which stands at the end: a file that was cut off has none. */
  lib->read_support_format_zip_seekable (reader);
  if (lib->read_open_filename (reader, path, BLOCK_SIZE) != ARCHIVE_OK)
    {
      refuse_damaged (&unpacking, error);
      return NULL;
    }

  return g_steal_pointer (&reader);
}

/**
 * mp_archive_is_zip:
 * @path: a file
 *
 * Returns: whether it begins like a zip file
 */
gboolean
mp_archive_is_zip (const char *path)
{
  char magic[4] = "";
  int fd;
  gssize n;

  g_return_val_if_fail (path != NULL, FALSE);

  fd = g_open (path, O_RDONLY | O_CLOEXEC, 0);
  if (fd < 0)
    return FALSE;
  n = read (fd, magic, sizeof magic);
  close (fd);

  return n == 4 && (memcmp (magic, "PK\x03\x04", 4) == 0 || memcmp (magic, "PK\x05\x06", 4) == 0);
}

/**
 * mp_archive_extract:
 * @path: a zip file
 * @suffix: how the names of the files that are wanted end, in small letters
 * @cancellable: (nullable): to give up
 * @error: where to say what is wrong with the archive
 *
 * Unpacks the files that are wanted, from whatever folder in the archive, side by side.  An archive
 * in which a path leads out of it, that has a link, unpacks to more than a hundred times its size
 * or is damaged is refused as a whole.
 *
 * Returns: (transfer full): the files, which are deleted with it, or %NULL with @error set
 */
MpArchive *
mp_archive_extract (const char    *path,
                    const char    *suffix,
                    GCancellable  *cancellable,
                    GError       **error)
{
  g_autoptr (MpArchive) self = NULL;
  g_autoptr (MpZipReader) reader = NULL;
  g_autofree char *name = NULL;
  const MpLibarchive *lib;
  Unpacking unpacking;

  g_return_val_if_fail (path != NULL && suffix != NULL, NULL);

  lib = mp_libarchive_get (error);
  if (lib == NULL)
    return NULL;
  self = g_new0 (MpArchive, 1);
  self->names = g_ptr_array_new_with_free_func (g_free);
  self->folder = g_dir_make_tmp ("mentoring-plus-XXXXXX", error);
  if (self->folder == NULL)
    return NULL;
  name = g_path_get_basename (path);
  reader = open_reader (lib, path, name, error);
  if (reader == NULL)
    return NULL;

  unpacking = (Unpacking){ lib, self, reader, name, suffix, 0, cancellable };
  if (!unpack (&unpacking, error))
    return NULL;

  return g_steal_pointer (&self);
}

/**
 * mp_archive_free:
 * @self: what to free, with the files
 */
void
mp_archive_free (MpArchive *self)
{
  for (guint i = 0; i < self->names->len; i++)
    {
      g_autofree char *path = g_build_filename (self->folder, self->names->pdata[i], NULL);

      g_unlink (path);
    }
  if (self->folder != NULL)
    g_rmdir (self->folder);
  g_ptr_array_unref (self->names);
  g_free (self->folder);
  g_free (self);
}

/**
 * mp_archive_get_folder:
 * @self: an archive
 *
 * Returns: the folder with its files, which only the user can read
 */
const char *
mp_archive_get_folder (const MpArchive *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return self->folder;
}
