/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Asks for programme files to open and to make. */

#include "config.h"

#include "gui/mp-file-dialogs.h"

#include <glib/gi18n.h>

static void
open_response_cb (GtkNativeDialog *dialog,
                  int              response,
                  MpWindow        *window)
{
  g_autoptr (GFile) file = gtk_file_chooser_get_file (GTK_FILE_CHOOSER (dialog));

  if (response == GTK_RESPONSE_ACCEPT && file != NULL)
    mp_window_open_file (window, file);
  g_object_unref (dialog);
}

static GFile *
with_suffix (GFile *file)
{
  g_autofree char *uri = g_file_get_uri (file);
  g_autofree char *full = NULL;

  if (g_str_has_suffix (uri, MP_FILE_SUFFIX))
    return g_object_ref (file);

  full = g_strconcat (uri, MP_FILE_SUFFIX, NULL);
  return g_file_new_for_uri (full);
}

static void
make_response_cb (GtkNativeDialog *dialog,
                  int              response,
                  MpWindow        *window)
{
  g_autoptr (GFile) chosen = gtk_file_chooser_get_file (GTK_FILE_CHOOSER (dialog));
  g_autoptr (GFile) file = chosen != NULL ? with_suffix (chosen) : NULL;

  if (response == GTK_RESPONSE_ACCEPT && file != NULL)
    mp_window_make_file (window, file);
  g_object_unref (dialog);
}

static void
add_filters (GtkFileChooser *chooser)
{
  g_autoptr (GtkFileFilter) programmes = gtk_file_filter_new ();
  g_autoptr (GtkFileFilter) all = gtk_file_filter_new ();

  gtk_file_filter_set_name (programmes, _("Programmes"));
  gtk_file_filter_add_pattern (programmes, "*" MP_FILE_SUFFIX);
  gtk_file_chooser_add_filter (chooser, programmes);
  gtk_file_filter_set_name (all, _("All Files"));
  gtk_file_filter_add_pattern (all, "*");
  gtk_file_chooser_add_filter (chooser, all);
}

/**
 * mp_file_dialogs_open:
 * @window: to open the file in
 *
 * Asks for a programme file and opens it instead of the one that is open.
 */
void
mp_file_dialogs_open (MpWindow *window)
{
  GtkFileChooserNative *dialog;

  g_return_if_fail (MP_IS_WINDOW (window));

  dialog = gtk_file_chooser_native_new (_("Open a Programme"), GTK_WINDOW (window),
                                        GTK_FILE_CHOOSER_ACTION_OPEN, _("_Open"), _("_Cancel"));
  gtk_native_dialog_set_modal (GTK_NATIVE_DIALOG (dialog), TRUE);
  add_filters (GTK_FILE_CHOOSER (dialog));
  g_signal_connect_object (dialog, "response", G_CALLBACK (open_response_cb), window, 0);
  gtk_native_dialog_show (GTK_NATIVE_DIALOG (dialog));
}

/**
 * mp_file_dialogs_make:
 * @window: to open the file in
 *
 * Asks where to make a new programme file, makes it and opens it.
 */
void
mp_file_dialogs_make (MpWindow *window)
{
  GtkFileChooserNative *dialog;
  g_autofree char *name = NULL;

  g_return_if_fail (MP_IS_WINDOW (window));

  dialog = gtk_file_chooser_native_new (_("New Programme"), GTK_WINDOW (window),
                                        GTK_FILE_CHOOSER_ACTION_SAVE, _("_Create"),
                                        _("_Cancel"));
  gtk_native_dialog_set_modal (GTK_NATIVE_DIALOG (dialog), TRUE);
  add_filters (GTK_FILE_CHOOSER (dialog));
  name = g_strconcat (_("Programme"), MP_FILE_SUFFIX, NULL);
  gtk_file_chooser_set_current_name (GTK_FILE_CHOOSER (dialog), name);
  g_signal_connect_object (dialog, "response", G_CALLBACK (make_response_cb), window, 0);
  gtk_native_dialog_show (GTK_NATIVE_DIALOG (dialog));
}
