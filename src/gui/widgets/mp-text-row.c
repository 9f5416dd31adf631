/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A row with a title and room for several lines of text. */

#include "config.h"

#include "gui/widgets/mp-text-row.h"

struct _MpTextRow
{
  AdwPreferencesRow parent_instance;

  GtkLabel *title_label;
  GtkTextView *view;
  GtkTextBuffer *buffer;
};

G_DEFINE_FINAL_TYPE (MpTextRow, mp_text_row, ADW_TYPE_PREFERENCES_ROW)

enum
{
  SIGNAL_CHANGED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

static void
buffer_changed_cb (MpTextRow *self)
{
  g_signal_emit (self, signals[SIGNAL_CHANGED], 0);
}

static gboolean
mp_text_row_grab_focus (GtkWidget *widget)
{
  return gtk_widget_grab_focus (GTK_WIDGET (MP_TEXT_ROW (widget)->view));
}

/* The row itself is no stop for the Tab key: its view is. */
static gboolean
mp_text_row_focus (GtkWidget *widget, GtkDirectionType direction)
{
  MpTextRow *self = MP_TEXT_ROW (widget);

  if (gtk_widget_get_focus_child (widget) != NULL)
    return gtk_widget_child_focus (gtk_widget_get_first_child (widget), direction);

  return gtk_widget_grab_focus (GTK_WIDGET (self->view));
}

static void
mp_text_row_dispose (GObject *object)
{
  gtk_widget_dispose_template (GTK_WIDGET (object), MP_TYPE_TEXT_ROW);

  G_OBJECT_CLASS (mp_text_row_parent_class)->dispose (object);
}

static void
mp_text_row_class_init (MpTextRowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = mp_text_row_dispose;
  widget_class->grab_focus = mp_text_row_grab_focus;
  widget_class->focus = mp_text_row_focus;

  /**
   * MpTextRow::changed:
   *
   * The text is another one.
   */
  signals[SIGNAL_CHANGED] = g_signal_new ("changed", MP_TYPE_TEXT_ROW, G_SIGNAL_RUN_LAST, 0, NULL,
                                          NULL, NULL, G_TYPE_NONE, 0);

  gtk_widget_class_set_template_from_resource (widget_class, RESOURCE_PATH "/ui/mp-text-row.ui");
  gtk_widget_class_bind_template_child (widget_class, MpTextRow, title_label);
  gtk_widget_class_bind_template_child (widget_class, MpTextRow, view);
  gtk_widget_class_bind_template_child (widget_class, MpTextRow, buffer);
  gtk_widget_class_bind_template_callback (widget_class, buffer_changed_cb);
}

static void
mp_text_row_init (MpTextRow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * mp_text_row_new:
 *
 * Returns: (transfer floating): a row without text
 */
GtkWidget *
mp_text_row_new (void)
{
  return g_object_new (MP_TYPE_TEXT_ROW, NULL);
}

/**
 * mp_text_row_set_text:
 * @text: (nullable): the text to show
 */
void
mp_text_row_set_text (MpTextRow *self, const char *text)
{
  g_return_if_fail (MP_IS_TEXT_ROW (self));

  gtk_text_buffer_set_text (self->buffer, text != NULL ? text : "", -1);
}

/**
 * mp_text_row_dup_text:
 *
 * Returns: (transfer full): the text as it stands
 */
char *
mp_text_row_dup_text (MpTextRow *self)
{
  GtkTextIter start, end;

  g_return_val_if_fail (MP_IS_TEXT_ROW (self), NULL);

  gtk_text_buffer_get_bounds (self->buffer, &start, &end);
  return gtk_text_buffer_get_text (self->buffer, &start, &end, FALSE);
}

/**
 * mp_text_row_get_view:
 *
 * Returns: (transfer none): the widget that has the keyboard focus
 */
GtkWidget *
mp_text_row_get_view (MpTextRow *self)
{
  g_return_val_if_fail (MP_IS_TEXT_ROW (self), NULL);

  return GTK_WIDGET (self->view);
}
