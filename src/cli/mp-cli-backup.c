/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The commands for copies of a file: backup and restore. */

#include "cli/mp-cli-commands.h"
#include "model/mp-schema.h"
#include "store/mp-backup.h"

#include <glib/gi18n.h>

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
  g_autoptr (MpStore) store = mp_cli_open (arguments[0], error);
  g_autofree char *path = NULL;

  if (store == NULL)
    return FALSE;
  path = arguments[1] != NULL ? mp_backup_make (store, arguments[1], error)
                              : mp_backup_make_dated (store, "manual", error);
  if (path == NULL)
    return FALSE;
  mp_cli_output_line (output, "%s", path);
  return TRUE;
}

static gint64 *
count_records (MpStore *store,
               GError **error)
{
  guint n_tables;
  const MpTable *const *tables = mp_schema_get_tables (&n_tables);
  g_autofree gint64 *counts = g_new0 (gint64, n_tables);

  for (guint i = 0; i < n_tables; i++)
    {
      counts[i] = mp_store_count (store, tables[i], error);
      if (counts[i] < 0)
        return NULL;
    }
  return g_steal_pointer (&counts);
}

static void
print_difference (const gint64 *before,
                  const gint64 *after,
                  MpCliOutput  *output)
{
  guint n_tables;
  const MpTable *const *tables = mp_schema_get_tables (&n_tables);

  for (guint i = 0; i < n_tables; i++)
    if (before[i] != after[i])
      {
        g_autofree char *counts = g_strdup_printf ("%" G_GINT64_FORMAT " → %" G_GINT64_FORMAT,
                                                   before[i], after[i]);

        /* Translators: a name and its value. */
        mp_cli_output_line (output, _("%s: %s"), mp_table_get_plural (tables[i]), counts);
      }
}

/**
 * mp_cli_restore:
 * @arguments: the programme file and the backup
 * @output: where to print
 * @error: return location for a #GError
 *
 * Replaces what the file holds by what the backup holds, after making a backup of the file.
 *
 * Returns: %FALSE with @error set if the file is as before
 */
gboolean
mp_cli_restore (char       **arguments,
                MpCliOutput *output,
                GError     **error)
{
  g_autoptr (MpStore) store = mp_cli_open (arguments[0], error);
  g_autofree gint64 *before = store != NULL ? count_records (store, error) : NULL;
  g_autofree gint64 *after = NULL;
  g_autofree char *kept = NULL;

  if (before == NULL)
    return FALSE;
  kept = mp_backup_restore (store, arguments[1], error);
  if (kept == NULL)
    return FALSE;
  mp_cli_output_line (output, _("What the file held before is kept in %s"), kept);
  after = count_records (store, error);
  if (after == NULL)
    return FALSE;
  print_difference (before, after, output);
  return TRUE;
}
