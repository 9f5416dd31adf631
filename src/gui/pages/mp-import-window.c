/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Brings a list into the programme, step by step, and shows what happens before it does. */

#include "config.h"

#include "gui/pages/mp-import-window.h"

#include "gui/pages/mp-import-choices-step.h"
#include "gui/pages/mp-import-columns-step.h"
#include "gui/pages/mp-import-report-view.h"
#include "gui/pages/mp-import-source-step.h"
#include "gui/pages/mp-import-steps.h"
#include "gui/pages/mp-import-work-view.h"

#include <glib/gi18n.h>

/**
 * MpImportWindow:
 *
 * While a job runs, nobody but its thread touches the import; the window shows how far it is.
 */
struct _MpImportWindow
{
  AdwWindow parent_instance;

  MpContext *context;
  MpImport *import;
  MpImportReport *report;
  MpJob *job;
  MpImportStep step;
  MpImportStep wanted;

  AdwWindowTitle *window_title;
  GtkWidget *cancel_button;
  GtkWidget *back_button;
  GtkButton *next_button;
  GtkWidget *undo_button;
  GtkWidget *save_button;
  GtkStack *stack;
  MpImportSourceStep *source_step;
  MpImportColumnsStep *columns_step;
  MpImportChoicesStep *choices_step;
  MpImportReportView *report_view;
  MpImportWorkView *work_view;
};

G_DEFINE_FINAL_TYPE (MpImportWindow, mp_import_window, ADW_TYPE_WINDOW)

static MpImportKind
kind_of (MpImportWindow *self)
{
  return mp_import_source_step_get_kind (self->source_step);
}

static gboolean
writes_anything (MpImportWindow *self)
{
  return self->report != NULL
         && (mp_import_report_count (self->report, MP_IMPORT_NEW) > 0
             || mp_import_report_count (self->report, MP_IMPORT_CHANGED) > 0
             || mp_import_report_count (self->report, MP_IMPORT_DUPLICATE) > 0
             || mp_import_report_count (self->report, MP_IMPORT_GONE) > 0);
}

static gboolean
can_go_on (MpImportWindow *self)
{
  switch (self->step)
    {
    case MP_IMPORT_STEP_SOURCE:
      return mp_import_source_step_get_path (self->source_step) != NULL;
    case MP_IMPORT_STEP_COLUMNS:
      return self->import != NULL && mp_import_check_columns (self->import, NULL);
    case MP_IMPORT_STEP_CHOICES:
      return self->import != NULL;
    case MP_IMPORT_STEP_PREVIEW:
      return writes_anything (self) && mp_import_report_view_has_answer (self->report_view);
    case MP_IMPORT_STEP_DONE:
      return TRUE;
    default:
      g_return_val_if_reached (FALSE);
    }
}

static void
update_subtitle (MpImportWindow *self)
{
  g_autofree char *place = mp_import_step_dup_place (self->step, kind_of (self));

  adw_window_title_set_subtitle (self->window_title, place);
}

static void
update_actions (MpImportWindow *self)
{
  gboolean idle = self->job == NULL;
  gboolean done = self->step == MP_IMPORT_STEP_DONE;

  gtk_widget_action_set_enabled (GTK_WIDGET (self), "import.next", idle && can_go_on (self));
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "import.back",
                                 idle && self->step > MP_IMPORT_STEP_SOURCE && !done);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "import.undo",
                                 idle && done && writes_anything (self));
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "import.save", idle && done);
}

static void
focus_step (MpImportWindow *self)
{
  gtk_window_set_focus (GTK_WINDOW (self), NULL);
  gtk_widget_child_focus (gtk_stack_get_visible_child (self->stack), GTK_DIR_TAB_FORWARD);
}

static void
show_step (MpImportWindow *self,
           MpImportStep    step)
{
  gboolean done = step == MP_IMPORT_STEP_DONE;

  self->step = step;
  gtk_stack_set_visible_child_name (self->stack, mp_import_step_get_page (step));
  adw_window_title_set_title (self->window_title, mp_import_step_get_title (step));
  gtk_button_set_label (self->next_button, mp_import_step_get_next_label (step));
  gtk_widget_set_visible (self->cancel_button, !done);
  gtk_widget_set_visible (self->back_button, step > MP_IMPORT_STEP_SOURCE && !done);
  gtk_widget_set_visible (GTK_WIDGET (self->next_button), TRUE);
  gtk_widget_set_visible (self->undo_button, done);
  gtk_widget_set_visible (self->save_button, done);
  update_subtitle (self);
  update_actions (self);
  focus_step (self);
}

static void
show_failure (MpImportWindow *self,
              const char     *heading,
              const GError   *error)
{
  GtkWidget *dialog = adw_message_dialog_new (GTK_WINDOW (self), heading, error->message);

  adw_message_dialog_add_response (ADW_MESSAGE_DIALOG (dialog), "close", _("_Close"));
  gtk_window_present (GTK_WINDOW (dialog));
}

/* What comes into view when the work is done. */
static void
show_result (MpImportWindow *self,
             MpImportReport *report)
{
  MpStore *store = mp_context_get_store (self->context);

  if (report != NULL)
    {
      g_clear_pointer (&self->report, mp_import_report_unref);
      self->report = report;
      mp_import_report_view_show (self->report_view, report);
    }
  if (self->wanted == MP_IMPORT_STEP_COLUMNS)
    mp_import_columns_step_show (self->columns_step, self->import, store);
  if (self->wanted == MP_IMPORT_STEP_CHOICES)
    mp_import_choices_step_show (self->choices_step, self->import, store);
  show_step (self, self->wanted);
}

static const char *
describe_failure (MpImportStep wanted)
{
  return wanted == MP_IMPORT_STEP_DONE ? _("Not Imported") : _("This List Cannot Be Imported");
}

static void
finished_cb (GObject      *source,
             GAsyncResult *result,
             gpointer      user_data)
{
  g_autoptr (MpImportWindow) self = user_data;
  g_autoptr (GError) error = NULL;
  MpImportReport *report = mp_job_finish (MP_JOB (source), result, &error);

  g_clear_object (&self->job);
  if (self->context == NULL)
    {
      g_clear_pointer (&report, mp_import_report_unref);
      return;
    }
  if (error == NULL)
    {
      show_result (self, report);
      return;
    }

  show_step (self, self->step);
  if (!g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    show_failure (self, describe_failure (self->wanted), error);
}

static void
start (MpImportWindow *self,
       MpImportWork    work,
       MpImportStep    wanted)
{
  self->wanted = wanted;
  self->job = mp_import_work_view_start (self->work_view, work, self->import,
                                         mp_context_get_store (self->context), finished_cb,
                                         g_object_ref (self));
  gtk_stack_set_visible_child_name (self->stack, "working");
  update_actions (self);
  gtk_widget_grab_focus (self->cancel_button);
}

static void
begin_import (MpImportWindow *self)
{
  mp_import_columns_step_forget (self->columns_step);
  g_clear_pointer (&self->import, mp_import_free);
  self->import = mp_import_new (kind_of (self),
                                mp_import_source_step_get_path (self->source_step));
  start (self, MP_IMPORT_WORK_INSPECT, mp_import_step_get_next (self->step, kind_of (self)));
}

/* A choice of columns is kept for the next time even if this list is not imported after all. */
static gboolean
save_mapping (MpImportWindow *self)
{
  const char *name = mp_import_columns_step_get_name (self->columns_step);
  g_autoptr (GError) error = NULL;

  if (!mp_import_step_is_in (MP_IMPORT_STEP_COLUMNS, kind_of (self)) || *name == '\0'
      || mp_import_save_mapping (self->import, mp_context_get_store (self->context), name,
                                 &error))
    return TRUE;

  show_failure (self, _("The Choice of Columns Was Not Saved"), error);
  return FALSE;
}

static void
go_on (MpImportWindow *self)
{
  switch (self->step)
    {
    case MP_IMPORT_STEP_SOURCE:
      begin_import (self);
      break;
    case MP_IMPORT_STEP_COLUMNS:
      mp_import_choices_step_show (self->choices_step, self->import,
                                   mp_context_get_store (self->context));
      show_step (self, MP_IMPORT_STEP_CHOICES);
      break;
    case MP_IMPORT_STEP_CHOICES:
      mp_import_choices_step_apply (self->choices_step, self->import);
      start (self, MP_IMPORT_WORK_PLAN, MP_IMPORT_STEP_PREVIEW);
      break;
    case MP_IMPORT_STEP_PREVIEW:
      mp_import_set_skip_refused (self->import,
                                  mp_import_report_view_get_skip_refused (self->report_view));
      if (save_mapping (self))
        start (self, MP_IMPORT_WORK_APPLY, MP_IMPORT_STEP_DONE);
      break;
    case MP_IMPORT_STEP_DONE:
      gtk_window_close (GTK_WINDOW (self));
      break;
    default:
      g_return_if_reached ();
    }
}

static void
next_action (GtkWidget  *widget,
             const char *name,
             GVariant   *parameter)
{
  go_on (MP_IMPORT_WINDOW (widget));
}

static void
back_action (GtkWidget  *widget,
             const char *name,
             GVariant   *parameter)
{
  MpImportWindow *self = MP_IMPORT_WINDOW (widget);

  if (self->step == MP_IMPORT_STEP_CHOICES)
    mp_import_choices_step_apply (self->choices_step, self->import);
  show_step (self, mp_import_step_get_previous (self->step, kind_of (self)));
}

static void
undo_action (GtkWidget  *widget,
             const char *name,
             GVariant   *parameter)
{
  MpImportWindow *self = MP_IMPORT_WINDOW (widget);
  GtkWindow *parent = gtk_window_get_transient_for (GTK_WINDOW (self));

  g_clear_pointer (&self->report, mp_import_report_unref);
  gtk_window_close (GTK_WINDOW (self));
  if (parent != NULL)
    gtk_widget_activate_action (GTK_WIDGET (parent), "win.undo", NULL);
}

static void
save_response_cb (GtkNativeDialog *dialog,
                  int              response,
                  MpImportWindow  *self)
{
  g_autoptr (GFile) file = gtk_file_chooser_get_file (GTK_FILE_CHOOSER (dialog));
  g_autoptr (GError) error = NULL;

  if (response == GTK_RESPONSE_ACCEPT && file != NULL && g_file_peek_path (file) != NULL
      && !mp_import_report_save (self->report, g_file_peek_path (file), &error))
    show_failure (self, _("The Summary Was Not Saved"), error);
  g_object_unref (dialog);
}

static void
save_action (GtkWidget  *widget,
             const char *name,
             GVariant   *parameter)
{
  MpImportWindow *self = MP_IMPORT_WINDOW (widget);
  GtkFileChooserNative *dialog;

  dialog = gtk_file_chooser_native_new (_("Save the Summary"), GTK_WINDOW (self),
                                        GTK_FILE_CHOOSER_ACTION_SAVE, _("_Save"), _("_Cancel"));
  /* Translators: the proposed name of a file; keep ".csv". */
  gtk_file_chooser_set_current_name (GTK_FILE_CHOOSER (dialog), _("import summary.csv"));
  gtk_native_dialog_set_modal (GTK_NATIVE_DIALOG (dialog), TRUE);
  g_signal_connect_object (dialog, "response", G_CALLBACK (save_response_cb), self, 0);
  gtk_native_dialog_show (GTK_NATIVE_DIALOG (dialog));
}

static void
changed_cb (MpImportWindow *self)
{
  update_subtitle (self);
  update_actions (self);
}

static void
look_again_cb (MpImportWindow *self)
{
  mp_import_columns_step_forget (self->columns_step);
  start (self, MP_IMPORT_WORK_INSPECT, MP_IMPORT_STEP_COLUMNS);
}

static void
toast_done (MpImportWindow *self)
{
  const guint n = mp_import_report_count_written (self->report);
  g_autofree char *text = g_strdup_printf (ngettext ("%'u record imported", "%'u records imported",
                                                     n), n);

  mp_context_toast_done (self->context, text);
}

/* Closing while a thread is at work asks it to stop; the import is freed when it has. */
static gboolean
mp_import_window_close_request (GtkWindow *window)
{
  MpImportWindow *self = MP_IMPORT_WINDOW (window);

  if (self->job != NULL)
    {
      mp_job_cancel (self->job);
      if (self->wanted != MP_IMPORT_STEP_COLUMNS && self->wanted != MP_IMPORT_STEP_CHOICES)
        return TRUE;
    }
  else if (self->step == MP_IMPORT_STEP_DONE && writes_anything (self))
    toast_done (self);

  return GTK_WINDOW_CLASS (mp_import_window_parent_class)->close_request (window);
}

/* Only what is on the screen can take the keyboard. */
static void
mp_import_window_map (GtkWidget *widget)
{
  GTK_WIDGET_CLASS (mp_import_window_parent_class)->map (widget);
  focus_step (MP_IMPORT_WINDOW (widget));
}

static void
mp_import_window_dispose (GObject *object)
{
  MpImportWindow *self = MP_IMPORT_WINDOW (object);

  if (self->columns_step != NULL)
    mp_import_columns_step_forget (self->columns_step);
  if (self->job != NULL)
    mp_job_cancel (self->job);
  g_clear_object (&self->context);
  gtk_widget_dispose_template (GTK_WIDGET (self), MP_TYPE_IMPORT_WINDOW);
  G_OBJECT_CLASS (mp_import_window_parent_class)->dispose (object);
}

static void
mp_import_window_finalize (GObject *object)
{
  MpImportWindow *self = MP_IMPORT_WINDOW (object);

  g_clear_pointer (&self->import, mp_import_free);
  g_clear_pointer (&self->report, mp_import_report_unref);
  G_OBJECT_CLASS (mp_import_window_parent_class)->finalize (object);
}

static void
mp_import_window_class_init (MpImportWindowClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = mp_import_window_dispose;
  object_class->finalize = mp_import_window_finalize;
  widget_class->map = mp_import_window_map;
  GTK_WINDOW_CLASS (klass)->close_request = mp_import_window_close_request;

  g_type_ensure (MP_TYPE_IMPORT_CHOICES_STEP);
  g_type_ensure (MP_TYPE_IMPORT_COLUMNS_STEP);
  g_type_ensure (MP_TYPE_IMPORT_REPORT_VIEW);
  g_type_ensure (MP_TYPE_IMPORT_SOURCE_STEP);
  g_type_ensure (MP_TYPE_IMPORT_WORK_VIEW);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               RESOURCE_PATH "/ui/mp-import-window.ui");
  gtk_widget_class_bind_template_child (widget_class, MpImportWindow, window_title);
  gtk_widget_class_bind_template_child (widget_class, MpImportWindow, cancel_button);
  gtk_widget_class_bind_template_child (widget_class, MpImportWindow, back_button);
  gtk_widget_class_bind_template_child (widget_class, MpImportWindow, next_button);
  gtk_widget_class_bind_template_child (widget_class, MpImportWindow, undo_button);
  gtk_widget_class_bind_template_child (widget_class, MpImportWindow, save_button);
  gtk_widget_class_bind_template_child (widget_class, MpImportWindow, stack);
  gtk_widget_class_bind_template_child (widget_class, MpImportWindow, source_step);
  gtk_widget_class_bind_template_child (widget_class, MpImportWindow, columns_step);
  gtk_widget_class_bind_template_child (widget_class, MpImportWindow, choices_step);
  gtk_widget_class_bind_template_child (widget_class, MpImportWindow, report_view);
  gtk_widget_class_bind_template_child (widget_class, MpImportWindow, work_view);
  gtk_widget_class_bind_template_callback (widget_class, changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, look_again_cb);
  gtk_widget_class_install_action (widget_class, "import.back", NULL, back_action);
  gtk_widget_class_install_action (widget_class, "import.next", NULL, next_action);
  gtk_widget_class_install_action (widget_class, "import.save", NULL, save_action);
  gtk_widget_class_install_action (widget_class, "import.undo", NULL, undo_action);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "window.close", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Left, GDK_ALT_MASK, "import.back",
                                       NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Right, GDK_ALT_MASK, "import.next",
                                       NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_s, GDK_CONTROL_MASK, "import.save",
                                       NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_z, GDK_CONTROL_MASK, "import.undo",
                                       NULL);
}

static void
mp_import_window_init (MpImportWindow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  gtk_window_set_default_widget (GTK_WINDOW (self), GTK_WIDGET (self->next_button));
}

/**
 * mp_import_window_new:
 * @parent: (nullable): the window that the list is brought into
 * @context: its context
 *
 * Returns: (transfer floating): a window at its first step
 */
GtkWidget *
mp_import_window_new (GtkWindow *parent,
                      MpContext *context)
{
  MpImportWindow *self;

  g_return_val_if_fail (MP_IS_CONTEXT (context), NULL);

  self = g_object_new (MP_TYPE_IMPORT_WINDOW, "transient-for", parent, NULL);
  self->context = g_object_ref (context);
  show_step (self, MP_IMPORT_STEP_SOURCE);

  return GTK_WIDGET (self);
}

/**
 * mp_import_window_set_kind:
 * @kind: what the rows become, as a first answer
 */
void
mp_import_window_set_kind (MpImportWindow *self,
                           MpImportKind    kind)
{
  g_return_if_fail (MP_IS_IMPORT_WINDOW (self));

  mp_import_source_step_set_kind (self->source_step, kind);
}

/**
 * mp_import_window_set_source:
 * @kind: what the rows become
 * @path: a file or folder
 *
 * Answers the first step, for whoever knows already.
 */
void
mp_import_window_set_source (MpImportWindow *self,
                             MpImportKind    kind,
                             const char     *path)
{
  g_return_if_fail (MP_IS_IMPORT_WINDOW (self));
  g_return_if_fail (path != NULL);

  mp_import_source_step_set_kind (self->source_step, kind);
  mp_import_source_step_set_path (self->source_step, path);
}
