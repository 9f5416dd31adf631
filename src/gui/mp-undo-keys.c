/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Ctrl+Z in a text field: first what was typed there, then the programme's last step. */

#include "config.h"

#include "gui/mp-undo-keys.h"

/* A field does not say whether it has something to undo, only what it holds afterwards. */
static gboolean
changes_field (GtkWidget  *field,
               const char *action)
{
  g_autofree char *before = g_strdup (gtk_editable_get_text (GTK_EDITABLE (field)));

  gtk_widget_activate_action (field, action, NULL);
  return g_strcmp0 (before, gtk_editable_get_text (GTK_EDITABLE (field))) != 0;
}

static gboolean
changes_text (GtkTextView *view,
              gboolean     redo)
{
  GtkTextBuffer *buffer = gtk_text_view_get_buffer (view);

  if (redo ? !gtk_text_buffer_get_can_redo (buffer) : !gtk_text_buffer_get_can_undo (buffer))
    return FALSE;

  if (redo)
    gtk_text_buffer_redo (buffer);
  else
    gtk_text_buffer_undo (buffer);
  return TRUE;
}

static gboolean
undo_in_text (GtkWindow *window,
              gboolean   redo)
{
  GtkWidget *focus = gtk_window_get_focus (window);
  gboolean changed;

  if (GTK_IS_TEXT (focus))
    changed = changes_field (focus, redo ? "text.redo" : "text.undo");
  else if (GTK_IS_TEXT_VIEW (focus))
    changed = changes_text (GTK_TEXT_VIEW (focus), redo);
  else
    return GDK_EVENT_PROPAGATE;

  if (!changed)
    gtk_widget_activate_action (GTK_WIDGET (window), redo ? "win.redo" : "win.undo", NULL);
  return GDK_EVENT_STOP;
}

static gboolean
key_pressed_cb (GtkEventControllerKey *controller,
                guint                  key,
                guint                  code,
                GdkModifierType        state,
                GtkWindow             *window)
{
  const GdkModifierType modifiers = state & gtk_accelerator_get_default_mod_mask ();

  if (gdk_keyval_to_lower (key) != GDK_KEY_z)
    return GDK_EVENT_PROPAGATE;
  if (modifiers == GDK_CONTROL_MASK)
    return undo_in_text (window, FALSE);
  if (modifiers == (GDK_CONTROL_MASK | GDK_SHIFT_MASK))
    return undo_in_text (window, TRUE);
  return GDK_EVENT_PROPAGATE;
}

/**
 * mp_undo_keys_install:
 * @window: with the actions `win.undo` and `win.redo`
 *
 * A text field of GTK 4.8 keeps Ctrl+Z to itself also when it has nothing to undo; in @window the
 * key goes on to the programme then.
 */
void
mp_undo_keys_install (GtkWindow *window)
{
  GtkEventController *controller;

  g_return_if_fail (GTK_IS_WINDOW (window));

  controller = gtk_event_controller_key_new ();
  gtk_event_controller_set_propagation_phase (controller, GTK_PHASE_CAPTURE);
  g_signal_connect (controller, "key-pressed", G_CALLBACK (key_pressed_cb), window);
  gtk_widget_add_controller (GTK_WIDGET (window), controller);
}
