/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Does in a thread what takes long in an import, and shows how far it is. */

#include "config.h"

#include "gui/pages/mp-import-work-view.h"

#include <adwaita.h>
#include <glib/gi18n.h>

struct _MpImportWorkView
{
  GtkWidget parent_instance;

  AdwStatusPage *status_page;
  GtkProgressBar *progress_bar;
};

typedef struct
{
  MpImportWork work;
  MpImport *import;
} Request;

G_DEFINE_FINAL_TYPE (MpImportWorkView, mp_import_work_view, GTK_TYPE_WIDGET)

static void
report_cb (double fraction, gpointer user_data)
{
  mp_job_report (user_data, fraction, NULL);
}

static gpointer
work_in_thread (MpJob *job, MpStore *store, gpointer data, GError **error)
{
  const Request *request = data;
  GCancellable *cancellable = mp_job_get_cancellable (job);

  switch (request->work)
    {
    case MP_IMPORT_WORK_PLAN:
      return mp_import_plan (request->import, store, report_cb, job, cancellable, error);
    case MP_IMPORT_WORK_APPLY:
      return mp_import_apply (request->import, store, report_cb, job, cancellable, error);
    case MP_IMPORT_WORK_INSPECT:
    default:
      mp_import_inspect (request->import, store, cancellable, error);
      return NULL;
    }
}

static void
fraction_cb (MpImportWorkView *self, GParamSpec *pspec, MpJob *job)
{
  gtk_progress_bar_set_fraction (self->progress_bar, mp_job_get_fraction (job));
}

static void
mp_import_work_view_dispose (GObject *object)
{
  gtk_widget_dispose_template (GTK_WIDGET (object), MP_TYPE_IMPORT_WORK_VIEW);

  G_OBJECT_CLASS (mp_import_work_view_parent_class)->dispose (object);
}

static void
mp_import_work_view_class_init (MpImportWorkViewClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = mp_import_work_view_dispose;

  gtk_widget_class_set_template_from_resource (widget_class,
                                               RESOURCE_PATH "/ui/mp-import-work-view.ui");
  gtk_widget_class_bind_template_child (widget_class, MpImportWorkView, status_page);
  gtk_widget_class_bind_template_child (widget_class, MpImportWorkView, progress_bar);
}

static void
mp_import_work_view_init (MpImportWorkView *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

static void
show_job (MpImportWorkView *self, MpJob *job, MpImportWork work)
{
  adw_status_page_set_title (self->status_page, mp_job_get_title (job));
  adw_status_page_set_description (self->status_page,
                                   work == MP_IMPORT_WORK_APPLY
                                     ? _("If you cancel, nothing of it is in the programme.")
                                     : NULL);
  gtk_progress_bar_set_fraction (self->progress_bar, 0.0);
  g_signal_connect_object (job, "notify::fraction", G_CALLBACK (fraction_cb), self,
                           G_CONNECT_SWAPPED);
}

/**
 * mp_import_work_view_start:
 * @work: what to do
 * @import: (transfer none): which nobody but the thread touches until @done is called
 * @store: the programme
 * @done: (scope async): calls mp_job_finish(), which gives a #MpImportReport, or nothing where
 *   there is none
 *
 * Returns: (transfer full): the job, to be cancelled
 */
MpJob *
mp_import_work_view_start (MpImportWorkView *self, MpImportWork work, MpImport *import,
                           MpStore *store, GAsyncReadyCallback done, gpointer user_data)
{
  static const char *const titles[] = {
    [MP_IMPORT_WORK_INSPECT] = N_("Looking at the List"),
    [MP_IMPORT_WORK_PLAN] = N_("Comparing the List With the Programme"),
    [MP_IMPORT_WORK_APPLY] = N_("Importing"),
  };
  Request *request;
  MpJob *job;

  g_return_val_if_fail (MP_IS_IMPORT_WORK_VIEW (self), NULL);
  g_return_val_if_fail (work < G_N_ELEMENTS (titles), NULL);
  g_return_val_if_fail (import != NULL, NULL);

  request = g_new (Request, 1);
  *request = (Request){ work, import };
  job = mp_job_new (store, _(titles[work]));
  show_job (self, job, work);
  mp_job_start (job, work_in_thread, request, g_free, (GDestroyNotify) mp_import_report_unref,
                done, user_data);
  return job;
}
