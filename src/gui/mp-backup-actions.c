/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Makes backups of the open programme without keeping anybody waiting. */

#include "config.h"

#include "gui/mp-backup-actions.h"

#include "gui/mp-file-dialogs.h"
#include "store/mp-backup.h"

#include <glib/gi18n.h>

static gpointer
make_in_thread (MpJob    *job,
                MpStore  *store,
                gpointer  data,
                GError  **error)
{
  const char *destination = data;

  return destination != NULL ? mp_backup_make (store, destination, error)
                             : mp_backup_make_dated (store, "manual", error);
}

static void
made_cb (GObject      *source,
         GAsyncResult *result,
         gpointer      user_data)
{
  g_autoptr (MpContext) context = user_data;
  g_autoptr (GError) error = NULL;
  g_autofree char *path = mp_job_finish (MP_JOB (source), result, &error);
  g_autofree char *folder = NULL;
  g_autofree char *text = NULL;

  if (path == NULL)
    {
      mp_context_show_error (context, _("No Backup Was Made"), error);
      return;
    }

  folder = g_path_get_dirname (path);
  /* Translators: %s is a folder. */
  text = g_strdup_printf (_("Backup made in “%s”"), folder);
  mp_context_toast (context, text);
}

static void
start (MpContext *context,
       char      *destination)
{
  g_autoptr (MpJob) job = mp_job_new (mp_context_get_store (context), _("Making a backup"));

  mp_job_start (job, make_in_thread, destination, g_free, g_free, made_cb,
                g_object_ref (context));
}

static void
response_cb (GtkNativeDialog *dialog,
             int              response,
             MpContext       *context)
{
  g_autoptr (GFile) file = gtk_file_chooser_get_file (GTK_FILE_CHOOSER (dialog));

  if (response == GTK_RESPONSE_ACCEPT && file != NULL && g_file_peek_path (file) != NULL)
    start (context, g_file_get_path (file));
  g_object_unref (dialog);
}

static char *
suggest_name (MpWindow *window)
{
  g_autofree char *name = g_file_get_basename (mp_window_get_file (window));
  char day[MP_DATE_ISO_SIZE];

  if (g_str_has_suffix (name, MP_FILE_SUFFIX))
    name[strlen (name) - strlen (MP_FILE_SUFFIX)] = '\0';
  mp_date_format_iso (mp_date_today (), day);

  return g_strdup_printf ("%s %s" MP_FILE_SUFFIX, name, day);
}

/**
 * mp_backup_actions_make_dated:
 * @window: whose programme to copy
 *
 * Makes a dated backup in the programme's own folder of backups, and says so.
 */
void
mp_backup_actions_make_dated (MpWindow *window)
{
  g_return_if_fail (MP_IS_WINDOW (window));

  start (mp_window_get_context (window), NULL);
}

/**
 * mp_backup_actions_make_as:
 * @window: whose programme to copy
 *
 * Asks where to put the copy, such as a memory stick, makes it and says so.
 */
void
mp_backup_actions_make_as (MpWindow *window)
{
  GtkFileChooserNative *dialog;
  g_autofree char *name = NULL;

  g_return_if_fail (MP_IS_WINDOW (window));

  dialog = gtk_file_chooser_native_new (_("Save a Backup"), GTK_WINDOW (window),
                                        GTK_FILE_CHOOSER_ACTION_SAVE, _("_Save"), _("_Cancel"));
  name = suggest_name (window);
  gtk_file_chooser_set_current_name (GTK_FILE_CHOOSER (dialog), name);
  gtk_native_dialog_set_modal (GTK_NATIVE_DIALOG (dialog), TRUE);
  g_signal_connect_object (dialog, "response", G_CALLBACK (response_cb),
                           mp_window_get_context (window), 0);
  gtk_native_dialog_show (GTK_NATIVE_DIALOG (dialog));
}
