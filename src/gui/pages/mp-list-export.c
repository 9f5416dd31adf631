/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Writes a list, or those selected in it, into a file for spreadsheets. */

#include "config.h"

#include "gui/pages/mp-list-export.h"

#include "exchange/mp-people-csv.h"
#include "gui/pages/mp-people-page.h"

#include <glib/gi18n.h>

/* Larger lists are written by a thread. */
#define ROWS_FOR_A_FRAME 500

typedef struct
{
  MpListKind kind;
  GArray *ids;
  GFile *file;
  guint n_columns;
  MpPeopleColumnId columns[MP_N_COLUMNS];
} Export;

static void
export_free (gpointer data)
{
  Export *self = data;

  g_array_unref (self->ids);
  g_object_unref (self->file);
  g_free (self);
}

/* The file has the columns that the list shows. */
static void
choose_columns (Export *self, MpPeopleTable *table)
{
  guint n_columns;
  const MpPeopleColumn *columns = mp_people_columns_get (&n_columns);

  for (guint i = 0; i < n_columns; i++)
    if (mp_people_table_is_shown (table, columns[i].id))
      self->columns[self->n_columns++] = columns[i].id;
}

static Export *
export_new (MpPage *page, MpListKind kind, GArray *ids, GFile *file)
{
  Export *self = g_new0 (Export, 1);

  self->kind = kind;
  self->ids = g_array_ref (ids);
  self->file = g_object_ref (file);
  choose_columns (self, mp_people_page_get_table (MP_PEOPLE_PAGE (page)));
  return self;
}

/* The file is there whole or not at all: it is written beside itself and put in its place. */
static gboolean
write_file (const Export *self, MpStore *store, GError **error)
{
  g_autoptr (GFileOutputStream) stream = NULL;
  g_autoptr (GCancellable) give_up = g_cancellable_new ();

  stream = g_file_replace (self->file, NULL, FALSE, G_FILE_CREATE_PRIVATE, NULL, error);
  if (stream == NULL)
    return FALSE;
  if (mp_people_csv_write (store, self->kind, self->ids, self->columns, self->n_columns,
                           G_OUTPUT_STREAM (stream), error))
    return TRUE;
  g_cancellable_cancel (give_up);
  g_output_stream_close (G_OUTPUT_STREAM (stream), give_up, NULL);
  return FALSE;
}

static void
tell (MpContext *context, const Export *self, const GError *error)
{
  g_autofree char *name = g_file_get_basename (self->file);
  g_autofree char *text = NULL;

  if (error != NULL)
    {
      mp_context_show_error (context, _("Not Exported"), error);
      return;
    }
  /* Translators: %s is the name of a file. */
  text = g_strdup_printf (ngettext ("%'u row written to “%s”", "%'u rows written to “%s”",
                                    self->ids->len),
                          self->ids->len, name);
  mp_context_toast (context, text);
}

static gpointer
run_export (MpJob *job, MpStore *store, gpointer data, GError **error)
{
  return write_file (data, store, error) ? data : NULL;
}

typedef struct
{
  MpContext *context;
  Export *export;
} Telling;

static void
exported_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  Telling *telling = user_data;
  g_autoptr (GError) error = NULL;

  mp_job_finish (MP_JOB (source), result, &error);
  tell (telling->context, telling->export, error);
  export_free (telling->export);
  g_object_unref (telling->context);
  g_free (telling);
}

static void
export_in_thread (MpContext *context, Export *self)
{
  g_autoptr (MpJob) job = mp_job_new (mp_context_get_store (context), _("Exporting the list"));
  Telling *telling = g_new0 (Telling, 1);

  telling->context = g_object_ref (context);
  telling->export = self;
  mp_job_start (job, run_export, self, NULL, NULL, exported_cb, telling);
}

/**
 * mp_list_export_write:
 * @page: the list, whose columns are written
 * @ids: (element-type gint64): who, in order
 * @file: replaced if it is there
 */
void
mp_list_export_write (MpPage *page, MpListKind kind, GArray *ids, GFile *file)
{
  MpContext *context = mp_page_get_context (page);
  MpStore *store = mp_page_get_store (page);
  Export *self = export_new (page, kind, ids, file);
  g_autoptr (GError) error = NULL;

  if (ids->len > ROWS_FOR_A_FRAME && mp_store_get_path (store) != NULL)
    {
      export_in_thread (context, self);
      return;
    }
  write_file (self, store, &error);
  tell (context, self, error);
  export_free (self);
}

typedef struct
{
  MpPage *page;
  MpListKind kind;
  GArray *ids;
} Asking;

static void
asking_free (Asking *self)
{
  g_object_unref (self->page);
  g_array_unref (self->ids);
  g_free (self);
}

static void
response_cb (GtkNativeDialog *dialog, int response, gpointer user_data)
{
  Asking *self = user_data;

  if (response == GTK_RESPONSE_ACCEPT)
    {
      g_autoptr (GFile) file = gtk_file_chooser_get_file (GTK_FILE_CHOOSER (dialog));

      mp_list_export_write (self->page, self->kind, self->ids, file);
    }
  asking_free (self);
  g_object_unref (dialog);
}

static void
add_file_filter (GtkFileChooser *chooser)
{
  g_autoptr (GtkFileFilter) filter = gtk_file_filter_new ();

  gtk_file_filter_set_name (filter, _("Tables for spreadsheets (CSV)"));
  gtk_file_filter_add_suffix (filter, "csv");
  gtk_file_chooser_add_filter (chooser, filter);
}

/**
 * mp_list_export_ask:
 * @page: the list, whose columns are written
 * @ids: (element-type gint64): who, in order
 *
 * Asks for a file and writes it.
 */
void
mp_list_export_ask (MpPage *page, MpListKind kind, GArray *ids)
{
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (page));
  Asking *self = g_new0 (Asking, 1);
  GtkFileChooserNative *dialog;
  g_autofree char *name = g_strdup_printf ("%s.csv", mp_page_get_title (page));

  self->page = g_object_ref (page);
  self->kind = kind;
  self->ids = g_array_ref (ids);
  dialog = gtk_file_chooser_native_new (_("Export the List"), GTK_WINDOW (root),
                                        GTK_FILE_CHOOSER_ACTION_SAVE, _("_Export"), NULL);
  gtk_native_dialog_set_modal (GTK_NATIVE_DIALOG (dialog), TRUE);
  gtk_file_chooser_set_current_name (GTK_FILE_CHOOSER (dialog), name);
  add_file_filter (GTK_FILE_CHOOSER (dialog));
  g_signal_connect (dialog, "response", G_CALLBACK (response_cb), self);
  gtk_native_dialog_show (GTK_NATIVE_DIALOG (dialog));
}
