/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Dated copies of a programme file: made, verified and kept by a rule. */

#include "store/mp-backup.h"

#include "model/mp-schema.h"
#include "store/mp-db-private.h"
#include "store/mp-store-file.h"
#include "store/mp-store-private.h"

#include <errno.h>
#include <fcntl.h>
#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>
#include <string.h>
#include <unistd.h>

#define SUFFIX ".mentoring"
/* How many of the newest are kept whatever their age; of the others the first of each month. */
#define N_KEPT 10

/**
 * mp_backup_get_folder:
 *
 * Returns: (transfer full): where the dated backups of the programme lie: beside it
 */
char *
mp_backup_get_folder (const char *store_path)
{
  g_return_val_if_fail (store_path != NULL, NULL);

  return g_strconcat (store_path, ".backups", NULL);
}

/**
 * mp_backup_verify:
 * @error: %MP_STORE_ERROR_DAMAGED
 *
 * Returns: whether all of the copy can be read back
 */
gboolean
mp_backup_verify (const char *path, GError **error)
{
  g_autoptr (MpDb) copy = NULL;
  g_autoptr (MpStatement) statement = NULL;

  g_return_val_if_fail (path != NULL, FALSE);

  copy = mp_db_open_to_read (path, error);
  if (copy == NULL)
    return FALSE;
  statement = mp_db_prepare (copy, "PRAGMA integrity_check (1)", error);
  if (statement == NULL || mp_statement_step (statement, error) != MP_STEP_ROW)
    return FALSE;
  if (g_strcmp0 (mp_statement_get_text (statement, 0), "ok") == 0)
    return TRUE;
  g_set_error_literal (error, MP_STORE_ERROR, MP_STORE_ERROR_DAMAGED,
                       _("The backup could not be read back, so it was not kept. The disk may be "
                         "failing: make a backup to another one."));
  return FALSE;
}

static gboolean
check_source (MpDb *db, GError **error)
{
  g_autoptr (MpStatement) statement = mp_db_prepare (db, "PRAGMA integrity_check (1)", error);

  if (statement == NULL || mp_statement_step (statement, error) != MP_STEP_ROW)
    return FALSE;
  if (g_strcmp0 (mp_statement_get_text (statement, 0), "ok") == 0)
    return TRUE;
  g_set_error_literal (error, MP_STORE_ERROR, MP_STORE_ERROR_DAMAGED,
                       _("The file is damaged, so no backup was made of it: it would replace a "
                         "good one. Restore an earlier backup."));
  return FALSE;
}

/* A copy is one file: without a log beside it, it can be carried anywhere. */
static gboolean
settle (const char *path, GError **error)
{
  g_autoptr (MpDb) copy = mp_db_open (path, error);

  return copy != NULL && mp_db_run_script (copy, "PRAGMA journal_mode = DELETE", error);
}

static gboolean
write_copy (MpDb *db, const char *path, GError **error)
{
  return mp_db_copy_to (db, path, error) && settle (path, error)
         && mp_backup_verify (path, error) && mp_store_file_sync (path, error);
}

static gboolean
rename_copy (const char *from, const char *to, GError **error)
{
  if (g_rename (from, to) == 0)
    return mp_store_file_sync (to, error);
  g_set_error (error, MP_STORE_ERROR, MP_STORE_ERROR_FAILED,
               _("The backup could not be given its name (%s)."), g_strerror (errno));
  return FALSE;
}

/* The log beside a programme in use would be read into the copy that took its name. */
static gboolean
check_not_in_use (const char *path, GError **error)
{
  g_autofree char *log = g_strconcat (path, "-wal", NULL);
  g_autofree char *name = NULL;

  if (!g_file_test (log, G_FILE_TEST_EXISTS))
    return TRUE;
  name = g_filename_display_name (path);
  g_set_error (error, MP_STORE_ERROR, MP_STORE_ERROR_EXISTS,
               _("“%s” is a programme that is open elsewhere. Nothing was written. Choose another "
                 "name."), name);
  return FALSE;
}

/**
 * mp_backup_make:
 * @destination: where the copy will lie; a file there is replaced when the copy is whole
 * @error: an #MpStoreError
 *
 * Checks the file, copies it, reads the copy back and brings it to the disk.
 *
 * Returns: (transfer full): @destination
 */
char *
mp_backup_make (MpStore *store, const char *destination, GError **error)
{
  g_autofree char *part = NULL;

  g_return_val_if_fail (MP_IS_STORE (store) && destination != NULL, NULL);

  if (!mp_store_may_write_to (store, destination, error)
      || !check_not_in_use (destination, error))
    return NULL;
  if (!check_source (store->db, error))
    return NULL;
  /* Another program may be making a copy of the same name. */
  part = g_strdup_printf ("%s.%d.part", destination, (int) getpid ());
  g_unlink (part);
  if (!mp_store_file_make (part, error))
    return NULL;
  if (!write_copy (store->db, part, error) || !rename_copy (part, destination, error))
    {
      g_unlink (part);
      return NULL;
    }
  return g_strdup (destination);
}

static gboolean
set_no_folder (const char *folder, int code, GError **error)
{
  g_autofree char *name = g_filename_display_name (folder);

  if (code == ENOSPC)
    return mp_db_set_error (NULL, SQLITE_FULL, error);
  g_set_error (error, MP_STORE_ERROR, MP_STORE_ERROR_READ_ONLY,
               _("The folder “%s” for backups could not be made (%s). Nothing was changed."), name,
               g_strerror (code));
  return FALSE;
}

static gboolean
make_folder (const char *folder, GError **error)
{
  return g_mkdir_with_parents (folder, 0700) == 0 || set_no_folder (folder, errno, error);
}

/* An empty file keeps the name for us: another program may want one in the same second. */
static char *
reserve_name (const char *folder, const char *reason, GError **error)
{
  g_autoptr (GDateTime) now = g_date_time_new_now_utc ();
  g_autofree char *stamp = g_date_time_format (now, "%Y-%m-%dT%H%M%SZ");

  for (int i = 1;; i++)
    {
      g_autofree char *name = i == 1 ? g_strdup_printf ("%s-%s" SUFFIX, stamp, reason)
                                     : g_strdup_printf ("%s-%s-%d" SUFFIX, stamp, reason, i);
      g_autofree char *path = g_build_filename (folder, name, NULL);

      int fd = g_open (path, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0600);

      if (fd >= 0)
        {
          close (fd);
          return g_steal_pointer (&path);
        }
      if (errno != EEXIST)
        {
          set_no_folder (folder, errno, error);
          return NULL;
        }
    }
}

/**
 * mp_backup_make_dated:
 * @reason: a word for the name: "migration", "import", "restore", "manual"
 *
 * Makes a backup in the programme's own folder of backups, and lets go of old ones by the rule.
 *
 * Returns: (transfer full): where it lies
 */
char *
mp_backup_make_dated (MpStore *store, const char *reason, GError **error)
{
  g_autofree char *folder = NULL;
  g_autofree char *path = NULL;
  char *made;

  g_return_val_if_fail (MP_IS_STORE (store) && reason != NULL, NULL);
  g_return_val_if_fail (mp_store_get_path (store) != NULL, NULL);

  folder = mp_backup_get_folder (mp_store_get_path (store));
  if (!make_folder (folder, error))
    return NULL;
  path = reserve_name (folder, reason, error);
  if (path == NULL)
    return NULL;
  made = mp_backup_make (store, path, error);
  if (made != NULL)
    mp_backup_prune (mp_store_get_path (store), NULL);
  else
    g_unlink (path);
  return made;
}

static int
compare_newest_first (gconstpointer a, gconstpointer b)
{
  return g_strcmp0 (*(const char *const *) b, *(const char *const *) a);
}

/* Names begin with their time, so that their order is that of time. */
static gboolean
is_dated_name (const char *name)
{
  MpDate date;
  g_autofree char *day = g_strndup (name, MP_DATE_ISO_SIZE - 1);

  return g_str_has_suffix (name, SUFFIX) && mp_date_parse_iso (day, &date);
}

/* Whether a backup is still being made under that name. */
static gboolean
is_reserved (const char *path)
{
  GStatBuf info;

  return g_stat (path, &info) == 0 && info.st_size == 0;
}

/**
 * mp_backup_list:
 *
 * Returns: (transfer full) (element-type filename): the dated backups of the programme, the newest
 *   first
 */
GPtrArray *
mp_backup_list (const char *store_path, GError **error)
{
  g_autofree char *folder = NULL;
  g_autoptr (GPtrArray) paths = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GDir) dir = NULL;
  const char *name;

  g_return_val_if_fail (store_path != NULL, NULL);

  folder = mp_backup_get_folder (store_path);
  if (!g_file_test (folder, G_FILE_TEST_IS_DIR))
    return g_steal_pointer (&paths);
  dir = g_dir_open (folder, 0, error);
  if (dir == NULL)
    return NULL;
  while ((name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *path = g_build_filename (folder, name, NULL);

      if (is_dated_name (name) && !is_reserved (path))
        g_ptr_array_add (paths, g_steal_pointer (&path));
    }
  g_ptr_array_sort (paths, compare_newest_first);
  return g_steal_pointer (&paths);
}

/**
 * mp_backup_read_name:
 * @path: of a dated backup
 * @made_at: (out): when it was made
 * @reason: (out) (transfer full): the word for why, as mp_backup_make_dated() got it
 *
 * Returns: whether the name is that of a dated backup
 */
gboolean
mp_backup_read_name (const char *path, MpInstant *made_at, char **reason)
{
  g_autofree char *name = NULL;
  g_autoptr (GDateTime) when = NULL;
  int year, month, day, hour, minute, second;
  char word[32];

  g_return_val_if_fail (path != NULL && made_at != NULL && reason != NULL, FALSE);

  name = g_path_get_basename (path);
  if (sscanf (name, "%4d-%2d-%2dT%2d%2d%2dZ-%31[a-z]", &year, &month, &day, &hour, &minute, &second,
              word)
      != 7)
    return FALSE;
  when = g_date_time_new_utc (year, month, day, hour, minute, second);
  if (when == NULL)
    return FALSE;
  made_at->seconds = g_date_time_to_unix (when);
  *reason = g_strdup (word);
  return TRUE;
}

static char *
month_of (const char *path)
{
  g_autofree char *name = g_path_get_basename (path);

  return g_strndup (name, strlen ("2026-10"));
}

/**
 * mp_backup_prune:
 *
 * Keeps the ten newest dated backups, and of the older ones the newest of each month.
 *
 * Returns: %FALSE if the folder could not be read
 */
gboolean
mp_backup_prune (const char *store_path, GError **error)
{
  g_autoptr (GPtrArray) paths = mp_backup_list (store_path, error);
  g_autoptr (GHashTable) months
      = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);

  if (paths == NULL)
    return FALSE;
  for (guint i = N_KEPT; i < paths->len; i++)
    {
      const char *path = g_ptr_array_index (paths, i);

      if (!g_hash_table_add (months, month_of (path)))
        g_unlink (path);
    }
  return TRUE;
}
