/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What is wrong with a field, in a line below its row and in words for screen readers. */

#include "config.h"

#include "gui/widgets/mp-field-message.h"

struct _MpFieldMessage
{
  GtkWidget *widget;
  GtkWidget *focus_widget;
  GtkWidget *line;
  char *text;
};

/**
 * mp_field_message_new:
 * @widget: shows the field; it lives as long as the message
 * @focus_widget: what has the keyboard in it, for which a screen reader asks
 *
 * Returns: (transfer full): a message that says nothing yet
 */
MpFieldMessage *
mp_field_message_new (GtkWidget *widget, GtkWidget *focus_widget)
{
  MpFieldMessage *self;

  g_return_val_if_fail (GTK_IS_WIDGET (widget), NULL);
  g_return_val_if_fail (GTK_IS_WIDGET (focus_widget), NULL);

  self = g_new0 (MpFieldMessage, 1);
  self->widget = widget;
  self->focus_widget = focus_widget;
  return self;
}

/**
 * mp_field_message_free:
 * @self: (nullable): a message
 */
void
mp_field_message_free (MpFieldMessage *self)
{
  if (self == NULL)
    return;

  g_clear_object (&self->line);
  g_free (self->text);
  g_free (self);
}

/* The line below the row, in the list that the row is in. A preferences group aborts at any other
 * kind of row. */
static void
show_line (MpFieldMessage *self)
{
  GtkWidget *row = gtk_widget_get_ancestor (self->widget, GTK_TYPE_LIST_BOX_ROW);
  GtkWidget *list = row != NULL ? gtk_widget_get_parent (row) : NULL;
  GtkWidget *label;

  if (!GTK_IS_LIST_BOX (list))
    return;

  if (self->line == NULL)
    {
      label = g_object_new (GTK_TYPE_LABEL, "wrap", TRUE, "xalign", 0.0, NULL);
      self->line = g_object_ref_sink (g_object_new (ADW_TYPE_PREFERENCES_ROW,
                                                    "activatable", FALSE,
                                                    "focusable", FALSE,
                                                    "selectable", FALSE,
                                                    "child", label, NULL));
      gtk_widget_add_css_class (self->line, "mp-field-message");
    }

  label = gtk_list_box_row_get_child (GTK_LIST_BOX_ROW (self->line));
  gtk_label_set_label (GTK_LABEL (label), self->text);
  if (gtk_widget_get_parent (self->line) == NULL)
    gtk_list_box_insert (GTK_LIST_BOX (list), self->line,
                         gtk_list_box_row_get_index (GTK_LIST_BOX_ROW (row)) + 1);
  gtk_widget_add_css_class (row, "mp-has-message");
}

static void
hide_line (MpFieldMessage *self)
{
  GtkWidget *row = gtk_widget_get_ancestor (self->widget, GTK_TYPE_LIST_BOX_ROW);
  GtkWidget *list = self->line != NULL ? gtk_widget_get_parent (self->line) : NULL;

  if (list != NULL)
    gtk_list_box_remove (GTK_LIST_BOX (list), self->line);
  if (row != NULL)
    gtk_widget_remove_css_class (row, "mp-has-message");
}

static void
tell_accessible (MpFieldMessage *self)
{
  GtkAccessible *accessibles[] = { GTK_ACCESSIBLE (self->widget),
                                   GTK_ACCESSIBLE (self->focus_widget) };

  for (guint i = 0; i < G_N_ELEMENTS (accessibles); i++)
    {
      gtk_accessible_update_state (accessibles[i], GTK_ACCESSIBLE_STATE_INVALID,
                                   self->text != NULL ? GTK_ACCESSIBLE_INVALID_TRUE
                                                      : GTK_ACCESSIBLE_INVALID_FALSE, -1);
      gtk_accessible_update_property (accessibles[i], GTK_ACCESSIBLE_PROPERTY_DESCRIPTION,
                                      self->text != NULL ? self->text : "", -1);
    }
}

/**
 * mp_field_message_show:
 * @text: (nullable): a sentence, or %NULL when nothing is wrong
 */
void
mp_field_message_show (MpFieldMessage *self, const char *text)
{
  g_return_if_fail (self != NULL);

  if (g_strcmp0 (self->text, text) == 0)
    return;

  g_free (self->text);
  self->text = g_strdup (text);
  if (text != NULL)
    {
      gtk_widget_add_css_class (self->widget, "error");
      show_line (self);
    }
  else
    {
      gtk_widget_remove_css_class (self->widget, "error");
      hide_line (self);
    }
  tell_accessible (self);
}

/**
 * mp_field_message_get_text:
 *
 * Returns: (nullable): the sentence that is shown
 */
const char *
mp_field_message_get_text (MpFieldMessage *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return self->text;
}
