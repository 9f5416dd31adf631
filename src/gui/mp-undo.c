/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Toasts that name what was done and offer to undo it; undo and redo themselves. */

#include "config.h"

#include "gui/mp-undo.h"

#include <glib/gi18n.h>

/* Twice the usual: reading, deciding and reaching for the button takes some people longer. */
#define SECONDS_TO_UNDO 10

/**
 * MpUndo:
 *
 * One for each open programme in a window.  There is at most one toast with a button, and it goes
 * away as soon as the button would take back something else than what the toast names.
 */
struct _MpUndo
{
  GObject parent_instance;

  MpContext *context;
  AdwToastOverlay *overlay;
  AdwToast *toast;
  gint64 toast_batch;
};

enum
{
  SIGNAL_CHANGED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (MpUndo, mp_undo, G_TYPE_OBJECT)

static MpStore *
store_of (MpUndo *self)
{
  return mp_context_get_store (self->context);
}

static void
toast_dismissed_cb (MpUndo   *self,
                    AdwToast *toast)
{
  if (toast == self->toast)
    g_clear_object (&self->toast);
}

static void
dismiss_toast (MpUndo *self)
{
  g_autoptr (AdwToast) toast = g_steal_pointer (&self->toast);

  if (toast != NULL)
    adw_toast_dismiss (toast);
}

static AdwToast *
make_toast (const char *text)
{
  g_autofree char *escaped = g_markup_escape_text (text, -1);

  return adw_toast_new (escaped);
}

static void
show_toast (MpUndo     *self,
            const char *text)
{
  adw_toast_overlay_add_toast (self->overlay, make_toast (text));
}

static void
add_toast_with_button (MpUndo     *self,
                       AdwToast   *toast,
                       const char *button,
                       const char *action)
{
  dismiss_toast (self);
  adw_toast_set_button_label (toast, button);
  adw_toast_set_action_name (toast, action);
  adw_toast_set_priority (toast, ADW_TOAST_PRIORITY_HIGH);
  adw_toast_set_timeout (toast, SECONDS_TO_UNDO);
  g_signal_connect_object (toast, "dismissed", G_CALLBACK (toast_dismissed_cb), self,
                           G_CONNECT_SWAPPED);
  self->toast = g_object_ref (toast);
  self->toast_batch = mp_store_get_undo_batch (store_of (self));
  adw_toast_overlay_add_toast (self->overlay, toast);
}

static void
show_toast_with_button (MpUndo     *self,
                        const char *text,
                        const char *button,
                        const char *action)
{
  add_toast_with_button (self, make_toast (text), button, action);
}

static void
context_done_cb (MpUndo     *self,
                 const char *label)
{
  show_toast_with_button (self, label, _("_Undo"), "win.undo");
}

/* A toast has one button of its own; this one needs two. */
static GtkWidget *
make_title_with_open (const char *label,
                      gint64      person)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  GtkWidget *text = gtk_label_new (label);
  GtkWidget *button = gtk_button_new_with_mnemonic (_("_Open"));

  gtk_label_set_ellipsize (GTK_LABEL (text), PANGO_ELLIPSIZE_END);
  gtk_widget_add_css_class (text, "heading");
  gtk_widget_set_hexpand (text, TRUE);
  gtk_widget_add_css_class (button, "flat");
  gtk_actionable_set_action_name (GTK_ACTIONABLE (button), "win.open-person");
  gtk_actionable_set_action_target (GTK_ACTIONABLE (button), "x", person);
  gtk_box_append (GTK_BOX (box), text);
  gtk_box_append (GTK_BOX (box), button);

  return box;
}

static void
context_person_done_cb (MpUndo     *self,
                        const char *label,
                        gint64      person)
{
  AdwToast *toast = make_toast (label);

  adw_toast_set_custom_title (toast, make_title_with_open (label, person));
  add_toast_with_button (self, toast, _("_Undo"), "win.undo");
}

static void
store_changed_cb (MpUndo *self)
{
  if (self->toast != NULL && mp_store_get_undo_batch (store_of (self)) != self->toast_batch)
    dismiss_toast (self);
  g_signal_emit (self, signals[SIGNAL_CHANGED], 0);
}

static void
mp_undo_dispose (GObject *object)
{
  MpUndo *self = MP_UNDO (object);

  dismiss_toast (self);
  g_clear_object (&self->context);
  g_clear_object (&self->overlay);

  G_OBJECT_CLASS (mp_undo_parent_class)->dispose (object);
}

static void
mp_undo_class_init (MpUndoClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = mp_undo_dispose;

  /**
   * MpUndo::changed:
   *
   * There may be something else, or nothing, to undo and redo now.
   */
  signals[SIGNAL_CHANGED] = g_signal_new ("changed", MP_TYPE_UNDO, G_SIGNAL_RUN_LAST, 0, NULL,
                                          NULL, NULL, G_TYPE_NONE, 0);
}

static void
mp_undo_init (MpUndo *self)
{
}

/**
 * mp_undo_new:
 * @context: whose programme and messages it is about
 * @overlay: to show toasts on; it must have the actions `win.undo` and `win.redo` above it
 *
 * Returns: (transfer full): undo and redo for a window
 */
MpUndo *
mp_undo_new (MpContext       *context,
             AdwToastOverlay *overlay)
{
  MpUndo *self;

  g_return_val_if_fail (MP_IS_CONTEXT (context), NULL);
  g_return_val_if_fail (ADW_IS_TOAST_OVERLAY (overlay), NULL);

  self = g_object_new (MP_TYPE_UNDO, NULL);
  self->context = g_object_ref (context);
  self->overlay = g_object_ref (overlay);
  g_signal_connect_object (context, "done", G_CALLBACK (context_done_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (context, "person-done", G_CALLBACK (context_person_done_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (context, "message", G_CALLBACK (show_toast), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (store_of (self), "changed", G_CALLBACK (store_changed_cb), self,
                           G_CONNECT_SWAPPED);

  return self;
}

/**
 * mp_undo_can_undo:
 *
 * Returns: whether there is a step to take back
 */
gboolean
mp_undo_can_undo (MpUndo *self)
{
  g_autofree char *label = NULL;

  g_return_val_if_fail (MP_IS_UNDO (self), FALSE);

  label = mp_store_dup_undo_label (store_of (self));
  return label != NULL;
}

/**
 * mp_undo_can_redo:
 *
 * Returns: whether there is a step that was taken back and can be done again
 */
gboolean
mp_undo_can_redo (MpUndo *self)
{
  g_autofree char *label = NULL;

  g_return_val_if_fail (MP_IS_UNDO (self), FALSE);

  label = mp_store_dup_redo_label (store_of (self));
  return label != NULL;
}

/**
 * mp_undo_undo:
 *
 * Takes back the newest step and names it.
 */
void
mp_undo_undo (MpUndo *self)
{
  g_autofree char *label = NULL;
  g_autofree char *text = NULL;
  g_autoptr (GError) error = NULL;

  g_return_if_fail (MP_IS_UNDO (self));

  label = mp_store_dup_undo_label (store_of (self));
  if (!mp_store_undo (store_of (self), &error))
    {
      mp_context_show_error (self->context, _("Not Undone"), error);
      return;
    }

  /* Translators: %s is what was undone, such as "Log a meeting". */
  text = g_strdup_printf (_("Undone: %s"), label != NULL ? label : "");
  show_toast_with_button (self, text, _("_Redo"), "win.redo");
}

/**
 * mp_undo_redo:
 *
 * Does again what was taken back last and names it.
 */
void
mp_undo_redo (MpUndo *self)
{
  g_autofree char *label = NULL;
  g_autofree char *text = NULL;
  g_autoptr (GError) error = NULL;

  g_return_if_fail (MP_IS_UNDO (self));

  label = mp_store_dup_redo_label (store_of (self));
  if (!mp_store_redo (store_of (self), &error))
    {
      mp_context_show_error (self->context, _("Not Redone"), error);
      return;
    }

  /* Translators: %s is what was done again, such as "Log a meeting". */
  text = g_strdup_printf (_("Redone: %s"), label != NULL ? label : "");
  show_toast_with_button (self, text, _("_Undo"), "win.undo");
}
