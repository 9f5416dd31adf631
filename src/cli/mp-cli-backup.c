/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The commands for copies of a file: backup and restore. */

#include "cli/mp-cli-commands.h"
#include "store/mp-backup.h"

#include <glib/gi18n.h>

static gboolean force;
static gboolean dry_run;

const GOptionEntry mp_cli_backup_options[] = {
  { "force", 0, 0, G_OPTION_ARG_NONE, &force,
    N_("Replace a file that is there already"), NULL },
  G_OPTION_ENTRY_NULL,
};

const GOptionEntry mp_cli_restore_options[] = {
  { "dry-run", 'n', 0, G_OPTION_ARG_NONE, &dry_run,
    N_("Say what would be replaced, and change nothing"), NULL },
  G_OPTION_ENTRY_NULL,
};

static gboolean
check_destination (const char *path,
                   GError    **error)
{
  g_autofree char *name = g_filename_display_name (path);

  if (g_file_test (path, G_FILE_TEST_IS_DIR))
    {
      g_set_error (error, MP_STORE_ERROR, MP_STORE_ERROR_EXISTS,
                   _("“%s” is a folder, so no backup was made. Say what the copy in it is to be "
                     "called."), name);
      return FALSE;
    }
  if (force || !g_file_test (path, G_FILE_TEST_EXISTS))
    return TRUE;
  g_set_error (error, MP_STORE_ERROR, MP_STORE_ERROR_EXISTS,
               _("There is a file “%s” already. It was not touched, and no backup was made. Choose "
                 "another name, or replace it with --force."), name);
  return FALSE;
}

/**
 * mp_cli_backup:
 * @arguments: the programme file, and the copy to make if it is not to go to the other backups
 * @output: where to print
 * @error: return location for a #GError
 *
 * Makes a verified copy and says where it is.
 *
 * Returns: %FALSE with @error set if there is no new copy
 */
gboolean
mp_cli_backup (char       **arguments,
               MpCliOutput *output,
               GError     **error)
{
  g_autoptr (MpStore) store = mp_cli_open_to_read (arguments[0], error);
  g_autofree char *path = NULL;

  if (store == NULL
      || (arguments[1] != NULL && (!mp_store_may_write_to (store, arguments[1], error)
                                   || !check_destination (arguments[1], error))))
    return FALSE;
  path = arguments[1] != NULL ? mp_backup_make (store, arguments[1], error)
                              : mp_backup_make_dated (store, "manual", error);
  if (path == NULL)
    return FALSE;
  mp_cli_output_line (output, "%s", path);
  return TRUE;
}

static void
print_preview (const MpBackupSummary *now,
               const MpBackupSummary *then,
               MpCliOutput           *output)
{
  g_autoptr (GPtrArray) facts = mp_backup_compare (now, then);

  for (guint i = 0; i < facts->len; i++)
    {
      const MpBackupFact *fact = facts->pdata[i];
      g_autofree char *change = NULL;

      if (fact->now != NULL)
        /* Translators: what there is now, and what there would be after going back to a backup. */
        change = g_strdup_printf (_("%s → %s"), fact->now, fact->then);
      /* Translators: a name and its value. */
      mp_cli_output_line (output, _("%s: %s"), fact->title,
                          change != NULL ? change : fact->then);
    }
}

static void
print_kept (const char  *file,
            const char  *kept,
            MpCliOutput *output)
{
  g_autofree char *quoted_file = g_shell_quote (file);
  g_autofree char *quoted_kept = g_shell_quote (kept);

  mp_cli_output_line (output, _("What the file held before is kept in %s"), kept);
  mp_cli_output_line (output, "%s", _("This command goes back to it:"));
  mp_cli_output_line (output, "  mentoring-plus-cli restore %s %s", quoted_file, quoted_kept);
}

static gboolean
restore (MpStore     *store,
         const char  *backup,
         MpCliOutput *output,
         GError     **error)
{
  g_autofree char *kept = mp_backup_restore (store, backup, error);

  if (kept == NULL)
    return FALSE;
  print_kept (mp_store_get_path (store), kept, output);
  return TRUE;
}

static gboolean
summarise (const char       *backup,
           MpBackupSummary **summary,
           GError          **error)
{
  *summary = mp_backup_summarise (backup, error);
  if (*summary == NULL)
    g_prefix_error (error, "%s: ", backup);
  return *summary != NULL;
}

static gboolean
restore_readable (MpStore     *store,
                  const char  *backup,
                  MpCliOutput *output,
                  GError     **error)
{
  g_autoptr (MpBackupSummary) now = NULL;
  g_autoptr (MpBackupSummary) then = NULL;

  if (!summarise (backup, &then, error))
    return FALSE;
  now = mp_backup_summarise (mp_store_get_path (store), error);
  if (now == NULL || (!dry_run && !restore (store, backup, output, error)))
    return FALSE;
  print_preview (now, then, output);
  return TRUE;
}

/* What cannot be read takes no backup, and stays for whoever can get more out of it. */
static gboolean
restore_damaged (const char  *file,
                 const char  *backup,
                 MpCliOutput *output,
                 GError     **error)
{
  g_autoptr (MpBackupSummary) then = NULL;
  g_autofree char *aside = NULL;

  if (!summarise (backup, &then, error))
    return FALSE;
  aside = dry_run ? mp_backup_name_aside (file) : mp_backup_replace (file, backup, error);
  if (aside == NULL)
    return FALSE;
  mp_cli_output_line (output,
                      dry_run ? _("The file is damaged. It would be moved aside, to %s")
                              : _("The file was damaged. It was moved aside, to %s"), aside);
  mp_cli_output_line (output, dry_run ? _("In its place there would be a copy of %s")
                                      : _("In its place there is a copy of %s"), backup);
  print_preview (NULL, then, output);
  return TRUE;
}

/**
 * mp_cli_restore:
 * @arguments: the programme file and the backup
 * @output: where to print
 * @error: return location for a #GError
 *
 * Says what going back to the backup replaces, and does it unless that is all that was asked for,
 * after making a backup of the file.  A damaged file is moved aside instead.
 *
 * Returns: %FALSE with @error set if the file is as before
 */
gboolean
mp_cli_restore (char       **arguments,
                MpCliOutput *output,
                GError     **error)
{
  GError *problem = NULL;
  g_autoptr (MpStore) store = dry_run ? mp_cli_open_to_read (arguments[0], &problem)
                                      : mp_cli_open (arguments[0], &problem);
  gboolean restored;

  if (store == NULL && !g_error_matches (problem, MP_STORE_ERROR, MP_STORE_ERROR_DAMAGED))
    {
      g_propagate_error (error, problem);
      return FALSE;
    }
  g_clear_error (&problem);
  restored = store != NULL ? restore_readable (store, arguments[1], output, error)
                           : restore_damaged (arguments[0], arguments[1], output, error);
  if (restored && dry_run)
    mp_cli_output_line (output, "%s", _("Nothing was changed."));
  return restored;
}
