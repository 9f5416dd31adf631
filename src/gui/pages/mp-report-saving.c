/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Writes a report to a file that people choose, with progress and a way out. */

#include "config.h"

#include "gui/pages/mp-report-saving.h"

#include "report/mp-pdf.h"

#include <glib/gi18n.h>

static const struct
{
  const char *suffix;
  const char *title;
  const char *pattern_name;
} formats[] = {
  [MP_REPORT_PDF] = { ".pdf", N_("Save as PDF"), N_("PDF Files") },
  [MP_REPORT_XML] = { ".xml", N_("Export as XML"), N_("XML Files") },
};

/**
 * MpReportSaving:
 * @job: (nullable): the writing that is under way
 * @dialog: (nullable): the question where to write to
 * @report: (nullable): what the question is about
 */
struct _MpReportSaving
{
  GObject parent_instance;

  MpContext *context;
  MpJob *job;
  GtkFileChooserNative *dialog;
  MpReport *report;
  MpReportFormat format;
};

enum
{
  SIGNAL_CHANGED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (MpReportSaving, mp_report_saving, G_TYPE_OBJECT)

typedef struct
{
  MpReport *report;
  MpReportFormat format;
  char *path;
} Work;

static void
free_work (gpointer data)
{
  Work *work = data;

  g_object_unref (work->report);
  g_free (work->path);
  g_free (work);
}

static void
report_cb (double   fraction,
           gpointer job)
{
  mp_job_report (job, fraction, NULL);
}

static gpointer
save_in_thread (MpJob    *job,
                MpStore  *store,
                gpointer  data,
                GError  **error)
{
  const Work *work = data;
  GCancellable *cancellable = mp_job_get_cancellable (job);
  gboolean saved;

  if (work->format == MP_REPORT_PDF)
    saved = mp_pdf_save (work->report, work->path, report_cb, job, cancellable, error);
  else
    saved = mp_report_save_xml (work->report, work->path, cancellable, error);
  return saved ? g_strdup (work->path) : NULL;
}

static void
notify_changed (MpReportSaving *self)
{
  g_signal_emit (self, signals[SIGNAL_CHANGED], 0);
}

static void
saved_cb (GObject      *source,
          GAsyncResult *result,
          gpointer      user_data)
{
  g_autoptr (MpReportSaving) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autofree char *path = mp_job_finish (MP_JOB (source), result, &error);
  g_autofree char *name = NULL;
  g_autofree char *text = NULL;

  g_signal_handlers_disconnect_by_data (self->job, self);
  g_clear_object (&self->job);
  notify_changed (self);
  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    {
      mp_context_toast (self->context, _("Nothing was saved"));
      return;
    }
  if (path == NULL)
    {
      mp_context_show_error (self->context, _("Not Saved"), error);
      return;
    }

  name = g_filename_display_basename (path);
  /* Translators: %s is a file's name. */
  text = g_strdup_printf (_("Saved “%s”"), name);
  mp_context_toast (self->context, text);
}

static void
mp_report_saving_dispose (GObject *object)
{
  MpReportSaving *self = MP_REPORT_SAVING (object);

  if (self->dialog != NULL)
    gtk_native_dialog_destroy (GTK_NATIVE_DIALOG (self->dialog));
  g_clear_object (&self->dialog);
  g_clear_object (&self->report);
  g_clear_object (&self->job);
  g_clear_object (&self->context);

  G_OBJECT_CLASS (mp_report_saving_parent_class)->dispose (object);
}

static void
mp_report_saving_class_init (MpReportSavingClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = mp_report_saving_dispose;

  /**
   * MpReportSaving::changed:
   *
   * It has begun, come further or ended.
   */
  signals[SIGNAL_CHANGED] = g_signal_new ("changed", MP_TYPE_REPORT_SAVING, G_SIGNAL_RUN_LAST, 0,
                                          NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
mp_report_saving_init (MpReportSaving *self)
{
}

/**
 * mp_report_saving_new:
 * @context: of the window
 *
 * Returns: (transfer full): something that saves one report after the other
 */
MpReportSaving *
mp_report_saving_new (MpContext *context)
{
  MpReportSaving *self;

  g_return_val_if_fail (MP_IS_CONTEXT (context), NULL);

  self = g_object_new (MP_TYPE_REPORT_SAVING, NULL);
  self->context = g_object_ref (context);
  return self;
}

static char *
with_suffix (GFile          *file,
             MpReportFormat  format)
{
  g_autofree char *path = g_file_get_path (file);

  if (path == NULL || g_str_has_suffix (path, formats[format].suffix))
    return g_steal_pointer (&path);
  return g_strconcat (path, formats[format].suffix, NULL);
}

static void
response_cb (MpReportSaving *self,
             int             response)
{
  g_autoptr (GFile) file = gtk_file_chooser_get_file (GTK_FILE_CHOOSER (self->dialog));
  g_autoptr (MpReport) report = g_steal_pointer (&self->report);
  g_autofree char *path = NULL;

  g_clear_object (&self->dialog);
  if (response != GTK_RESPONSE_ACCEPT || file == NULL)
    return;

  path = with_suffix (file, self->format);
  if (path != NULL)
    mp_report_saving_save (self, report, self->format, path);
}

/* A title such as "Progress report: A/B" has to become a file's name. */
static char *
suggest_name (MpReport       *report,
              MpReportFormat  format)
{
  g_autofree char *title = mp_report_dup_title (report);
  char day[MP_DATE_ISO_SIZE];
  GString *name = g_string_new (title);

  mp_date_format_iso (mp_date_today (), day);
  g_string_replace (name, "/", "-", 0);
  g_string_replace (name, " :", "", 0);
  g_string_replace (name, ":", "", 0);
  g_string_append_printf (name, " %s%s", day, formats[format].suffix);
  return g_string_free (name, FALSE);
}

static void
add_filter (GtkFileChooser *chooser,
            MpReportFormat  format)
{
  g_autoptr (GtkFileFilter) filter = gtk_file_filter_new ();

  gtk_file_filter_set_name (filter, _(formats[format].pattern_name));
  gtk_file_filter_add_suffix (filter, formats[format].suffix + 1);
  gtk_file_chooser_add_filter (chooser, filter);
}

/**
 * mp_report_saving_ask:
 * @parent: a widget of the window
 * @report: what to save
 *
 * Asks for a file and writes @report to it.
 */
void
mp_report_saving_ask (MpReportSaving *self,
                      GtkWidget      *parent,
                      MpReport       *report,
                      MpReportFormat  format)
{
  GtkRoot *root = gtk_widget_get_root (parent);
  g_autofree char *name = suggest_name (report, format);

  g_return_if_fail (MP_IS_REPORT_SAVING (self) && MP_IS_REPORT (report));

  if (self->dialog != NULL)
    return;
  self->dialog = gtk_file_chooser_native_new (_(formats[format].title),
                                              GTK_IS_WINDOW (root) ? GTK_WINDOW (root) : NULL,
                                              GTK_FILE_CHOOSER_ACTION_SAVE, _("_Save"),
                                              _("_Cancel"));
  self->report = g_object_ref (report);
  self->format = format;
  add_filter (GTK_FILE_CHOOSER (self->dialog), format);
  gtk_file_chooser_set_current_name (GTK_FILE_CHOOSER (self->dialog), name);
  gtk_native_dialog_set_modal (GTK_NATIVE_DIALOG (self->dialog), TRUE);
  g_signal_connect_object (self->dialog, "response", G_CALLBACK (response_cb), self,
                           G_CONNECT_SWAPPED);
  gtk_native_dialog_show (GTK_NATIVE_DIALOG (self->dialog));
}

/**
 * mp_report_saving_save:
 * @report: what to save
 * @path: where the file shall appear
 *
 * Writes @report in a thread and says how it ended.
 */
void
mp_report_saving_save (MpReportSaving *self,
                       MpReport       *report,
                       MpReportFormat  format,
                       const char     *path)
{
  Work *work;

  g_return_if_fail (MP_IS_REPORT_SAVING (self) && MP_IS_REPORT (report) && path != NULL);

  if (self->job != NULL)
    return;
  work = g_new0 (Work, 1);
  work->report = g_object_ref (report);
  work->format = format;
  work->path = g_strdup (path);
  self->job = mp_job_new (mp_context_get_store (self->context), _("Saving the report"));
  g_signal_connect_object (self->job, "notify::fraction", G_CALLBACK (notify_changed), self,
                           G_CONNECT_SWAPPED);
  mp_job_start (self->job, save_in_thread, work, free_work, g_free, saved_cb,
                g_object_ref (self));
  notify_changed (self);
}

/**
 * mp_report_saving_cancel:
 *
 * Gives up the writing that is under way; no file appears.
 */
void
mp_report_saving_cancel (MpReportSaving *self)
{
  g_return_if_fail (MP_IS_REPORT_SAVING (self));

  if (self->job != NULL)
    mp_job_cancel (self->job);
}

/**
 * mp_report_saving_is_running:
 *
 * Returns: whether a report is being written
 */
gboolean
mp_report_saving_is_running (MpReportSaving *self)
{
  g_return_val_if_fail (MP_IS_REPORT_SAVING (self), FALSE);

  return self->job != NULL;
}

/**
 * mp_report_saving_get_fraction:
 *
 * Returns: how much is written, from 0 to 1
 */
double
mp_report_saving_get_fraction (MpReportSaving *self)
{
  g_return_val_if_fail (MP_IS_REPORT_SAVING (self), 0);

  return self->job != NULL ? mp_job_get_fraction (self->job) : 0;
}
