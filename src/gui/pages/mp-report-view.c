/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A progress report: what it shall say on one side, its real pages on the other. */

#include "config.h"

#include "gui/pages/mp-report-view.h"

#include "gui/pages/mp-report-options.h"
#include "gui/pages/mp-page-records.h"
#include "gui/pages/mp-report-saving.h"
#include "gui/widgets/mp-report-preview.h"
#include "gui/widgets/mp-report-printing.h"

#include <glib/gi18n.h>

/**
 * MpReportView:
 * @job: (nullable): the reading that is under way
 * @stale: another reading is wanted after it
 * @report: (nullable): what is shown
 * @index: its pages; the preview's
 */
struct _MpReportView
{
  MpPage parent_instance;

  MpJob *job;
  gboolean stale;
  MpProgressReport *report;
  MpReportIndex *index;
  MpReportSaving *saving;

  AdwFlap *flap;
  MpReportOptions *options;
  MpReportPreview *preview;
  GtkStack *stack;
  GtkRevealer *saving_revealer;
  GtkProgressBar *saving_bar;
};

G_DEFINE_FINAL_TYPE (MpReportView, mp_report_view, MP_TYPE_PAGE)

/**
 * Reading:
 * @index: (nullable): the pages, unless there are none
 */
typedef struct
{
  MpProgressReport *report;
  MpReportIndex *index;
} Reading;

static void
free_reading (gpointer data)
{
  Reading *reading = data;

  g_clear_object (&reading->report);
  g_clear_pointer (&reading->index, mp_report_index_free);
  g_free (reading);
}

static void
update_actions (MpReportView *self)
{
  static const char *const names[] = { "print", "save-pdf", "save-xml" };
  gboolean enabled = self->report != NULL && !mp_report_saving_is_running (self->saving);

  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    mp_page_enable_action (MP_PAGE (self), names[i], enabled);
}

static void
show_nothing (MpReportView *self,
              const char   *why)
{
  g_clear_object (&self->report);
  mp_page_set_subtitle (MP_PAGE (self), NULL);
  gtk_stack_set_visible_child_name (self->stack, why);
  update_actions (self);
  mp_page_take_focus (MP_PAGE (self));
}

static char *
describe_size (MpReportView *self)
{
  gulong n_mentees = mp_report_get_n_parts (MP_REPORT (self->report));
  gulong n_pages = mp_report_index_get_n_pages (self->index);
  g_autofree char *mentees = g_strdup_printf (ngettext ("%lu mentee", "%lu mentees", n_mentees),
                                              n_mentees);
  g_autofree char *pages = g_strdup_printf (ngettext ("%lu page", "%lu pages", n_pages), n_pages);

  /* Translators: how large a report is: "12 mentees, 14 pages". */
  return g_strdup_printf (_("%s, %s"), mentees, pages);
}

static void
show_reading (MpReportView *self,
              Reading      *reading)
{
  g_autofree char *size = NULL;

  if (reading->index == NULL)
    {
      show_nothing (self, "nobody");
      return;
    }
  g_set_object (&self->report, reading->report);
  self->index = reading->index;
  mp_report_preview_set_report (self->preview, MP_REPORT (self->report),
                                g_steal_pointer (&reading->index));
  size = describe_size (self);
  mp_page_set_subtitle (MP_PAGE (self), size);
  gtk_stack_set_visible_child_name (self->stack, "pages");
  update_actions (self);
  mp_page_take_focus (MP_PAGE (self));
}

static MpProgressReport *
load (MpStore          *store,
      MpReportRequest  *request,
      GCancellable     *cancellable,
      GError          **error)
{
  if (request->cohort != 0)
    {
      GArray *cohort = mp_progress_report_list_cohort (store, request->cohort, error);

      if (cohort == NULL)
        return NULL;
      g_array_unref (request->mentees);
      request->mentees = cohort;
    }
  return mp_progress_report_load (store, (const gint64 *) request->mentees->data,
                                  request->mentees->len, &request->options, cancellable, error);
}

static gpointer
read_in_thread (MpJob    *job,
                MpStore  *store,
                gpointer  data,
                GError  **error)
{
  GCancellable *cancellable = mp_job_get_cancellable (job);
  Reading *reading = g_new0 (Reading, 1);

  reading->report = load (store, data, cancellable, error);
  if (reading->report != NULL && mp_report_get_n_parts (MP_REPORT (reading->report)) > 0)
    reading->index = mp_report_index_new (MP_REPORT (reading->report), NULL, NULL, cancellable,
                                          error);
  if (reading->report != NULL
      && (reading->index != NULL || mp_report_get_n_parts (MP_REPORT (reading->report)) == 0))
    return reading;

  free_reading (reading);
  return NULL;
}

static void refresh (MpReportView *self);

static void
read_cb (GObject      *source,
         GAsyncResult *result,
         gpointer      user_data)
{
  g_autoptr (MpReportView) self = user_data;
  g_autoptr (GError) error = NULL;
  Reading *reading = mp_job_finish (MP_JOB (source), result, &error);
  gboolean in_use = self->saving != NULL;

  g_clear_object (&self->job);
  if (in_use && self->stale)
    refresh (self);
  else if (in_use && reading != NULL)
    show_reading (self, reading);
  else if (in_use && !g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    {
      show_nothing (self, "choose");
      mp_context_show_error (mp_page_get_context (MP_PAGE (self)),
                             _("The Report Cannot Be Shown"), error);
    }
  g_clear_pointer (&reading, free_reading);
}

/* What is asked for while it reads is read afterwards; what it reads then is of no use. */
static void
refresh (MpReportView *self)
{
  MpReportRequest *request;

  self->stale = self->job != NULL;
  if (self->stale)
    {
      mp_job_cancel (self->job);
      return;
    }

  request = mp_report_options_get_request (self->options);
  if (request->mentees->len == 0 && request->cohort == 0)
    {
      mp_report_request_free (request);
      show_nothing (self, "choose");
      return;
    }
  if (self->report == NULL)
    gtk_stack_set_visible_child_name (self->stack, "loading");
  self->job = mp_job_new (mp_page_get_store (MP_PAGE (self)), _("Composing the report"));
  mp_job_start (self->job, read_in_thread, request, (GDestroyNotify) mp_report_request_free,
                free_reading, read_cb, g_object_ref (self));
}

static gboolean
contains_focus (MpReportView *self,
                GtkWidget    *widget)
{
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));
  GtkWidget *focus = root != NULL ? gtk_root_get_focus (root) : NULL;

  return focus != NULL && gtk_widget_is_ancestor (focus, widget);
}

/* What the report is about is asked first; where that is folded away, the pages are looked at. */
static gboolean
mp_report_view_focus_content (MpPage *page)
{
  MpReportView *self = MP_REPORT_VIEW (page);
  GtkWidget *place = adw_flap_get_reveal_flap (self->flap) ? GTK_WIDGET (self->options)
                                                           : GTK_WIDGET (self->stack);

  return contains_focus (self, place) || gtk_widget_child_focus (place, GTK_DIR_TAB_FORWARD);
}

static void
revealed_cb (MpReportView *self)
{
  if (!adw_flap_get_reveal_flap (self->flap)
      && contains_focus (self, GTK_WIDGET (self->options)))
    mp_page_focus_content (MP_PAGE (self));
}

static void
options_changed_cb (MpReportView *self)
{
  refresh (self);
}

static void
store_changed_cb (MpReportView *self)
{
  if (gtk_widget_get_mapped (GTK_WIDGET (self)))
    refresh (self);
}

static void
saving_changed_cb (MpReportView *self)
{
  gtk_revealer_set_reveal_child (self->saving_revealer,
                                 mp_report_saving_is_running (self->saving));
  gtk_progress_bar_set_fraction (self->saving_bar,
                                 mp_report_saving_get_fraction (self->saving));
  update_actions (self);
}

static void
print_done_cb (GtkPrintOperation       *operation,
               GtkPrintOperationResult  result,
               MpReportView            *self)
{
  g_autoptr (GError) error = NULL;

  if (result != GTK_PRINT_OPERATION_RESULT_ERROR)
    return;
  gtk_print_operation_get_error (operation, &error);
  mp_context_show_error (mp_page_get_context (MP_PAGE (self)), _("Not Printed"), error);
}

static void
print_cb (GSimpleAction *action,
          GVariant      *parameter,
          gpointer       user_data)
{
  MpReportView *self = user_data;
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));
  g_autoptr (GtkPrintOperation) operation = NULL;

  operation = mp_report_printing_new (MP_REPORT (self->report), self->index);
  g_signal_connect_object (operation, "done", G_CALLBACK (print_done_cb), self, 0);
  gtk_print_operation_run (operation, GTK_PRINT_OPERATION_ACTION_PRINT_DIALOG,
                           GTK_IS_WINDOW (root) ? GTK_WINDOW (root) : NULL, NULL);
}

static void
save_pdf_cb (GSimpleAction *action,
             GVariant      *parameter,
             gpointer       user_data)
{
  MpReportView *self = user_data;

  mp_report_saving_ask (self->saving, GTK_WIDGET (self), MP_REPORT (self->report),
                        MP_REPORT_PDF);
}

static void
save_xml_cb (GSimpleAction *action,
             GVariant      *parameter,
             gpointer       user_data)
{
  MpReportView *self = user_data;

  mp_report_saving_ask (self->saving, GTK_WIDGET (self), MP_REPORT (self->report),
                        MP_REPORT_XML);
}

static void
cancel_cb (GSimpleAction *action,
           GVariant      *parameter,
           gpointer       user_data)
{
  mp_report_saving_cancel (MP_REPORT_VIEW (user_data)->saving);
}

static void
mp_report_view_shown (MpPage *page)
{
  refresh (MP_REPORT_VIEW (page));
}

static void
mp_report_view_constructed (GObject *object)
{
  MpReportView *self = MP_REPORT_VIEW (object);
  MpContext *context = mp_page_get_context (MP_PAGE (self));

  G_OBJECT_CLASS (mp_report_view_parent_class)->constructed (object);

  self->saving = mp_report_saving_new (context);
  g_signal_connect_object (self->saving, "changed", G_CALLBACK (saving_changed_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (mp_context_get_store (context), "changed",
                           G_CALLBACK (store_changed_cb), self, G_CONNECT_SWAPPED);
  update_actions (self);
}

static void
mp_report_view_dispose (GObject *object)
{
  MpReportView *self = MP_REPORT_VIEW (object);

  self->stale = FALSE;
  if (self->job != NULL)
    mp_job_cancel (self->job);
  if (self->saving != NULL)
    g_signal_handlers_disconnect_by_data (self->saving, self);
  g_signal_handlers_disconnect_by_data (mp_page_get_store (MP_PAGE (self)), self);
  g_clear_object (&self->saving);
  g_clear_object (&self->report);

  G_OBJECT_CLASS (mp_report_view_parent_class)->dispose (object);
}

static void
mp_report_view_finalize (GObject *object)
{
  MpReportView *self = MP_REPORT_VIEW (object);

  g_clear_object (&self->job);

  G_OBJECT_CLASS (mp_report_view_parent_class)->finalize (object);
}

static void
mp_report_view_class_init (MpReportViewClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->constructed = mp_report_view_constructed;
  object_class->dispose = mp_report_view_dispose;
  object_class->finalize = mp_report_view_finalize;
  MP_PAGE_CLASS (klass)->focus_content = mp_report_view_focus_content;
  MP_PAGE_CLASS (klass)->shown = mp_report_view_shown;

  g_type_ensure (MP_TYPE_REPORT_OPTIONS);
  g_type_ensure (MP_TYPE_REPORT_PREVIEW);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               RESOURCE_PATH "/ui/mp-report-view.ui");
  gtk_widget_class_bind_template_child (widget_class, MpReportView, flap);
  gtk_widget_class_bind_template_child (widget_class, MpReportView, options);
  gtk_widget_class_bind_template_child (widget_class, MpReportView, preview);
  gtk_widget_class_bind_template_child (widget_class, MpReportView, stack);
  gtk_widget_class_bind_template_child (widget_class, MpReportView, saving_revealer);
  gtk_widget_class_bind_template_child (widget_class, MpReportView, saving_bar);
  gtk_widget_class_bind_template_callback (widget_class, options_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, revealed_cb);
}

static void
mp_report_view_init (MpReportView *self)
{
  static const GActionEntry actions[] = {
    { .name = "print", .activate = print_cb },
    { .name = "save-pdf", .activate = save_pdf_cb },
    { .name = "save-xml", .activate = save_xml_cb },
    { .name = "cancel-saving", .activate = cancel_cb },
  };

  gtk_widget_init_template (GTK_WIDGET (self));
  g_action_map_add_action_entries (G_ACTION_MAP (mp_page_get_actions (MP_PAGE (self))), actions,
                                   G_N_ELEMENTS (actions), self);
}

/**
 * mp_report_view_new:
 * @context: of the window
 * @mentees: (array length=n_mentees): the ids of those it shall be about first
 *
 * Returns: (transfer floating): the page; without @mentees it asks whom the report shall be about
 */
MpPage *
mp_report_view_new (MpContext    *context,
                    const gint64 *mentees,
                    gsize         n_mentees)
{
  MpReportView *self = g_object_new (MP_TYPE_REPORT_VIEW, "context", context, NULL);

  mp_report_options_set_up (self->options, context, mentees, n_mentees);
  return MP_PAGE (self);
}
