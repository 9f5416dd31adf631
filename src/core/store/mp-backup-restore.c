/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Goes back to a backup: in a programme that can be read, and in place of one that is damaged. */

#include "store/mp-backup.h"

#include "model/mp-schema.h"
#include "store/mp-migrate.h"
#include "store/mp-store-file.h"
#include "store/mp-store-private.h"

#include <errno.h>
#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#define SUFFIX ".mentoring"

/* What belongs to a file.  The file itself is the last to leave its place. */
static const char *const endings[] = { "-wal", "-shm", "-journal", "" };

static gboolean
check_is_other (const char *store_path, const char *backup_path, GError **error)
{
  g_autofree char *name = g_filename_display_name (backup_path);

  if (!mp_store_file_is_same (store_path, backup_path))
    return TRUE;
  g_set_error (error, MP_STORE_ERROR, MP_STORE_ERROR_EXISTS,
               _("“%s” is the programme itself and not a backup of it. Nothing was changed. Choose "
                 "one of its backups."), name);
  return FALSE;
}

static gboolean
check_backup (const char *store_path, const char *backup_path, GError **error)
{
  return check_is_other (store_path, backup_path, error)
         && mp_store_file_inspect_to_read (backup_path, error)
         && mp_backup_verify (backup_path, error);
}

static void
remove_files (const char *path)
{
  for (gsize i = 0; i < G_N_ELEMENTS (endings); i++)
    {
      g_autofree char *name = g_strconcat (path, endings[i], NULL);

      g_unlink (name);
    }
}

static gboolean
migrate (MpDb *db, GError **error)
{
  gint64 version;

  if (!mp_db_get_int (db, "PRAGMA user_version", &version, error))
    return FALSE;
  if (version == mp_migrate_get_newest () || mp_migrate_run (db, (int) version, error))
    return TRUE;
  g_prefix_error (error, "%s ",
                  _("The backup could not be brought up to date, so nothing was replaced."));
  return FALSE;
}

static gboolean
bring_up_to_date (const char *path, GError **error)
{
  g_autoptr (MpDb) db = mp_db_open (path, error);

  return db != NULL && migrate (db, error)
         && mp_db_run_script (db, "PRAGMA journal_mode = WAL", error);
}

/* A copy of the backup beside the programme, in the shape of today: what can go wrong does so
 * before anything is replaced. */
static char *
make_copy (MpDb *backup, const char *store_path, GError **error)
{
  g_autofree char *path = g_strdup_printf ("%s.%d.part", store_path, (int) getpid ());

  remove_files (path);
  if (!mp_store_file_make (path, error))
    return NULL;
  if (mp_db_copy_to (backup, path, error) && bring_up_to_date (path, error)
      && mp_backup_verify (path, error) && mp_store_file_sync (path, error))
    return g_steal_pointer (&path);
  remove_files (path);
  return NULL;
}

/* Only a backup of an older version is copied first. */
static gboolean
make_copy_of_old (const char *backup_path, const char *store_path, char **copy, GError **error)
{
  g_autoptr (MpDb) backup = mp_db_open_to_read (backup_path, error);
  gint64 version;

  *copy = NULL;
  if (backup == NULL || !mp_db_get_int (backup, "PRAGMA user_version", &version, error))
    return FALSE;
  if (version == mp_migrate_get_newest ())
    return TRUE;
  *copy = make_copy (backup, store_path, error);
  return *copy != NULL;
}

static char *
replace_content (MpStore *store, const char *source, GError **error)
{
  g_autofree char *kept = mp_backup_make_dated (store, "restore", error);

  if (kept == NULL || !mp_db_copy_from (store->db, source, error))
    return NULL;
  if (mp_db_run_script (store->db, "PRAGMA journal_mode = WAL", error))
    return g_steal_pointer (&kept);
  /* Translators: %s is the name of a file; another sentence follows. */
  g_prefix_error (error, _("The backup was restored, and what was there before is kept in “%s”. "),
                  kept);
  return NULL;
}

/**
 * mp_backup_restore:
 * @backup_path: what to go back to
 * @error: an #MpStoreError; nothing was replaced then, or the message says where it is
 *
 * Replaces everything in the programme by the backup, in one step that other programs on the same
 * file see whole or not at all.  What is replaced is kept as a dated backup first: restoring that
 * one undoes this.
 *
 * Returns: (transfer full): where the backup of what was replaced lies
 */
char *
mp_backup_restore (MpStore *store, const char *backup_path, GError **error)
{
  g_autofree char *copy = NULL;
  g_autoptr (MpChanges) changes = NULL;
  char *kept;

  g_return_val_if_fail (MP_IS_STORE (store) && backup_path != NULL, NULL);
  g_return_val_if_fail (mp_store_get_path (store) != NULL, NULL);

  if (!check_backup (mp_store_get_path (store), backup_path, error)
      || !make_copy_of_old (backup_path, mp_store_get_path (store), &copy, error))
    return NULL;
  kept = replace_content (store, copy != NULL ? copy : backup_path, error);
  if (copy != NULL)
    remove_files (copy);
  if (kept == NULL)
    return NULL;
  changes = mp_changes_new ();
  mp_changes_add_all (changes);
  mp_store_emit (store, changes);
  return kept;
}

static gboolean
is_free (const char *path)
{
  for (gsize i = 0; i < G_N_ELEMENTS (endings); i++)
    {
      g_autofree char *name = g_strconcat (path, endings[i], NULL);

      if (g_file_test (name, G_FILE_TEST_EXISTS) || g_file_test (name, G_FILE_TEST_IS_SYMLINK))
        return FALSE;
    }
  return TRUE;
}

/* Where a link leads: SQLite has the log beside the file and not beside the link. */
static char *
dup_real_path (const char *path)
{
  char *real = realpath (path, NULL);

  return real != NULL ? real : g_strdup (path);
}

/**
 * mp_backup_name_aside:
 * @store_path: of a damaged programme
 *
 * Returns: (transfer full): the name beside it under which mp_backup_replace() would keep it today
 */
char *
mp_backup_name_aside (const char *store_path)
{
  g_autofree char *stem = NULL;
  char today[MP_DATE_ISO_SIZE];

  g_return_val_if_fail (store_path != NULL, NULL);

  stem = dup_real_path (store_path);
  if (g_str_has_suffix (stem, SUFFIX))
    stem[strlen (stem) - strlen (SUFFIX)] = '\0';
  mp_date_format_iso (mp_date_today (), today);
  for (int i = 1;; i++)
    {
      g_autofree char *path = i == 1 ? g_strdup_printf ("%s.damaged-%s" SUFFIX, stem, today)
                                     : g_strdup_printf ("%s.damaged-%s-%d" SUFFIX, stem, today, i);

      if (is_free (path))
        return g_steal_pointer (&path);
    }
}

static gboolean
move_one (const char *from, const char *to, const char *ending, GError **error)
{
  g_autofree char *source = g_strconcat (from, ending, NULL);
  g_autofree char *target = g_strconcat (to, ending, NULL);
  g_autofree char *name = g_filename_display_name (source);

  if (g_rename (source, target) == 0 || (errno == ENOENT && *ending != '\0'))
    return TRUE;
  g_set_error (error, MP_STORE_ERROR, MP_STORE_ERROR_FAILED,
               _("“%s” could not be moved aside (%s). Nothing was replaced."), name,
               g_strerror (errno));
  return FALSE;
}

/* The log leaves first: beside the copy that takes the place it would be read into that. */
static gboolean
move_aside (const char *from, const char *to, GError **error)
{
  for (gsize i = 0; i < G_N_ELEMENTS (endings); i++)
    {
      if (move_one (from, to, endings[i], error))
        continue;
      while (i-- > 0)
        move_one (to, from, endings[i], NULL);
      return FALSE;
    }
  return TRUE;
}

static gboolean
take_place (const char *copy, const char *store_path, const char *aside, GError **error)
{
  if (!mp_db_check_alone (store_path, error) || !move_aside (store_path, aside, error))
    return FALSE;
  if (g_rename (copy, store_path) != 0)
    {
      g_set_error (error, MP_STORE_ERROR, MP_STORE_ERROR_FAILED,
                   _("The backup could not be given its name (%s)."), g_strerror (errno));
      move_aside (aside, store_path, NULL);
      return FALSE;
    }
  if (mp_store_file_sync_folder (store_path, error))
    return TRUE;
  /* Translators: %s is the name of a file; another sentence follows. */
  g_prefix_error (error, _("The backup was restored, and what was there before is kept in “%s”. "),
                  aside);
  return FALSE;
}

/**
 * mp_backup_replace:
 * @store_path: of a programme that is damaged and open nowhere
 * @backup_path: what to go back to
 * @error: an #MpStoreError; the damaged file is in its place then, or the message says where it is
 *
 * Puts a copy of the backup in the place of a file that nothing can be restored into.  The damaged
 * file is moved aside with its log, as it is, for whoever can get more out of it.
 *
 * Returns: (transfer full): where the damaged file lies
 */
char *
mp_backup_replace (const char *store_path, const char *backup_path, GError **error)
{
  g_autoptr (MpDb) backup = NULL;
  g_autofree char *place = NULL;
  g_autofree char *aside = NULL;
  g_autofree char *copy = NULL;

  g_return_val_if_fail (store_path != NULL && backup_path != NULL, NULL);

  if (!check_backup (store_path, backup_path, error))
    return NULL;
  place = dup_real_path (store_path);
  backup = mp_db_open_to_read (backup_path, error);
  copy = backup != NULL ? make_copy (backup, place, error) : NULL;
  if (copy == NULL)
    return NULL;
  aside = mp_backup_name_aside (place);
  if (take_place (copy, place, aside, error))
    return g_steal_pointer (&aside);
  remove_files (copy);
  return NULL;
}
