/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A small window that adds or edits one record, with a form made from its table. */

#include "config.h"

#include "gui/pages/mp-record-editor.h"

#include "gui/widgets/mp-form-references.h"
#include "gui/widgets/mp-form.h"

#include <glib/gi18n.h>

struct _MpRecordEditor
{
  MpFormWindow parent_instance;

  MpContext *context;
  MpForm *form;
  char *done;
  AdwPreferencesGroup *group;
};

G_DEFINE_FINAL_TYPE (MpRecordEditor, mp_record_editor, MP_TYPE_FORM_WINDOW)

enum
{
  SIGNAL_SAVED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

static gboolean
write_row (MpRecordEditor *self, MpRow *row, GError **error)
{
  g_autoptr (MpBatch) batch = mp_batch_new (gtk_window_get_title (GTK_WINDOW (self)));

  if (row->id == 0)
    mp_batch_insert (batch, row);
  else
    mp_batch_update (batch, row);

  return mp_store_apply (mp_context_get_store (self->context), batch, error);
}

static void
mp_record_editor_save (MpFormWindow *window)
{
  MpRecordEditor *self = MP_RECORD_EDITOR (window);
  g_autofree char *problem = NULL;
  g_autoptr (GError) error = NULL;
  MpRow *row = mp_form_collect (self->form);

  if (row == NULL)
    {
      problem = mp_form_dup_problem (self->form, NULL);
      mp_form_window_show_problem (window, problem);
      mp_form_focus_problem (self->form);
      return;
    }

  if (!write_row (self, row, &error))
    {
      mp_form_window_show_problem (window, error->message);
      mp_row_free (row);
      return;
    }

  mp_context_toast_done (self->context, self->done);
  g_signal_emit (self, signals[SIGNAL_SAVED], 0, row->id);
  mp_row_free (row);
  mp_form_window_close (window);
}

static gboolean
mp_record_editor_is_changed (MpFormWindow *window)
{
  return mp_form_is_changed (MP_RECORD_EDITOR (window)->form);
}

static void
mp_record_editor_dispose (GObject *object)
{
  MpRecordEditor *self = MP_RECORD_EDITOR (object);

  g_clear_object (&self->form);
  g_clear_object (&self->context);
  gtk_widget_dispose_template (GTK_WIDGET (self), MP_TYPE_RECORD_EDITOR);

  G_OBJECT_CLASS (mp_record_editor_parent_class)->dispose (object);
}

static void
mp_record_editor_finalize (GObject *object)
{
  g_clear_pointer (&MP_RECORD_EDITOR (object)->done, g_free);

  G_OBJECT_CLASS (mp_record_editor_parent_class)->finalize (object);
}

static void
mp_record_editor_class_init (MpRecordEditorClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = mp_record_editor_dispose;
  object_class->finalize = mp_record_editor_finalize;
  MP_FORM_WINDOW_CLASS (klass)->save = mp_record_editor_save;
  MP_FORM_WINDOW_CLASS (klass)->is_changed = mp_record_editor_is_changed;

  /**
   * MpRecordEditor::saved:
   * @id: of the record
   *
   * The record was written; the window closes now.
   */
  signals[SIGNAL_SAVED] = g_signal_new ("saved", MP_TYPE_RECORD_EDITOR, G_SIGNAL_RUN_LAST, 0,
                                        NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_INT64);

  gtk_widget_class_set_template_from_resource (widget_class,
                                               RESOURCE_PATH "/ui/mp-record-editor.ui");
  gtk_widget_class_bind_template_child (widget_class, MpRecordEditor, group);
}

static void
mp_record_editor_init (MpRecordEditor *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * mp_record_editor_new:
 * @context: of the window
 * @parent: a widget of the window that it belongs to
 * @row: the record; it is copied, and new if its id is 0
 * @field_names: (nullable) (array zero-terminated): which fields, or %NULL for all
 * @title: what it does, for the window and the undo step: "Add a note for the school"
 * @done: what was done, for the toast: "Note added"
 *
 * Returns: (transfer none): a window to present
 */
MpRecordEditor *
mp_record_editor_new (MpContext *context, GtkWidget *parent, gconstpointer row,
                      const char *const *field_names, const char *title, const char *done)
{
  MpRecordEditor *self;
  GtkRoot *root;
  g_autoptr (GError) error = NULL;

  g_return_val_if_fail (MP_IS_CONTEXT (context), NULL);
  g_return_val_if_fail (GTK_IS_WIDGET (parent), NULL);
  g_return_val_if_fail (row != NULL && title != NULL && done != NULL, NULL);

  root = gtk_widget_get_root (parent);
  self = g_object_new (MP_TYPE_RECORD_EDITOR, "title", title, "transient-for", root, NULL);
  self->context = g_object_ref (context);
  self->done = g_strdup (done);
  self->form = mp_form_new (((const MpRow *) row)->table);
  mp_form_set_today (self->form, mp_store_get_today (mp_context_get_store (context)));
  mp_form_add_fields (self->form, self->group, field_names);
  mp_form_load (self->form, row);
  if (!mp_form_load_references (self->form, mp_context_get_store (context), &error))
    mp_form_window_show_problem (MP_FORM_WINDOW (self), error->message);
  if (field_names != NULL)
    gtk_widget_grab_focus (mp_form_get_widget (self->form, field_names[0]));
  return self;
}
