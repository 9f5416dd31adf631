/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A window with a form: saved or cancelled, and asked about only when something would be lost. */

#include "config.h"

#include "gui/widgets/mp-form-window.h"

#include <glib/gi18n.h>

/**
 * MpFormWindow:
 *
 * The template of a subclass sets `title` and `form`.  Ctrl+S and Ctrl+Enter save, Escape closes.
 */
typedef struct
{
  GtkButton *save_button;
  GtkRevealer *problem_revealer;
  GtkLabel *problem_label;
  GtkScrolledWindow *scrolled;
  AdwBin *form_bin;
  gboolean closing;
} MpFormWindowPrivate;

enum
{
  PROP_0,
  PROP_FORM,
  PROP_SAVE_LABEL,
  N_PROPS,
};

static GParamSpec *properties[N_PROPS];

G_DEFINE_ABSTRACT_TYPE_WITH_PRIVATE (MpFormWindow, mp_form_window, ADW_TYPE_WINDOW)

static MpFormWindowPrivate *
private_of (MpFormWindow *self)
{
  return mp_form_window_get_instance_private (self);
}

static void
discard_response_cb (MpFormWindow *self, const char *response)
{
  if (g_str_equal (response, "discard"))
    mp_form_window_close (self);
}

static void
ask_to_discard (MpFormWindow *self)
{
  GtkWidget *dialog = adw_message_dialog_new (GTK_WINDOW (self), _("Discard Changes?"),
                                              _("What you typed here has not been saved."));

  adw_message_dialog_add_responses (ADW_MESSAGE_DIALOG (dialog),
                                    "keep", _("_Keep Editing"),
                                    "discard", _("_Discard"), NULL);
  adw_message_dialog_set_response_appearance (ADW_MESSAGE_DIALOG (dialog), "discard",
                                              ADW_RESPONSE_DESTRUCTIVE);
  adw_message_dialog_set_default_response (ADW_MESSAGE_DIALOG (dialog), "keep");
  adw_message_dialog_set_close_response (ADW_MESSAGE_DIALOG (dialog), "keep");
  g_signal_connect_object (dialog, "response", G_CALLBACK (discard_response_cb), self,
                           G_CONNECT_SWAPPED);
  gtk_window_present (GTK_WINDOW (dialog));
}

static gboolean
close_request_cb (MpFormWindow *self)
{
  MpFormWindowClass *klass = MP_FORM_WINDOW_GET_CLASS (self);

  if (private_of (self)->closing || klass->is_changed == NULL || !klass->is_changed (self))
    return GDK_EVENT_PROPAGATE;

  ask_to_discard (self);
  return GDK_EVENT_STOP;
}

static void
save_action (GtkWidget *widget, const char *action_name, GVariant *parameter)
{
  mp_form_window_save (MP_FORM_WINDOW (widget));
}

static void
mp_form_window_get_property (GObject *object, guint prop_id, GValue *value, GParamSpec *pspec)
{
  MpFormWindowPrivate *priv = private_of (MP_FORM_WINDOW (object));

  switch (prop_id)
    {
    case PROP_FORM:
      g_value_set_object (value, adw_bin_get_child (priv->form_bin));
      break;
    case PROP_SAVE_LABEL:
      g_value_set_string (value, gtk_button_get_label (priv->save_button));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
mp_form_window_set_property (GObject *object, guint prop_id, const GValue *value,
                             GParamSpec *pspec)
{
  MpFormWindowPrivate *priv = private_of (MP_FORM_WINDOW (object));

  switch (prop_id)
    {
    case PROP_FORM:
      adw_bin_set_child (priv->form_bin, g_value_get_object (value));
      break;
    case PROP_SAVE_LABEL:
      gtk_button_set_label (priv->save_button, g_value_get_string (value));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

/* Unless a subclass has chosen a field already. */
static void
mp_form_window_map (GtkWidget *widget)
{
  GTK_WIDGET_CLASS (mp_form_window_parent_class)->map (widget);

  if (gtk_window_get_focus (GTK_WINDOW (widget)) == NULL)
    gtk_widget_child_focus (GTK_WIDGET (private_of (MP_FORM_WINDOW (widget))->form_bin),
                            GTK_DIR_TAB_FORWARD);
}

static void
mp_form_window_class_init (MpFormWindowClass *klass)
{
  const GParamFlags flags = G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS;
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->get_property = mp_form_window_get_property;
  object_class->set_property = mp_form_window_set_property;
  widget_class->map = mp_form_window_map;

  properties[PROP_FORM] = g_param_spec_object ("form", NULL, NULL, GTK_TYPE_WIDGET, flags);
  properties[PROP_SAVE_LABEL] = g_param_spec_string ("save-label", NULL, NULL, NULL, flags);
  g_object_class_install_properties (object_class, N_PROPS, properties);

  gtk_widget_class_install_action (widget_class, "form.save", NULL, save_action);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               RESOURCE_PATH "/ui/mp-form-window.ui");
  gtk_widget_class_bind_template_child_private (widget_class, MpFormWindow, save_button);
  gtk_widget_class_bind_template_child_private (widget_class, MpFormWindow, problem_revealer);
  gtk_widget_class_bind_template_child_private (widget_class, MpFormWindow, problem_label);
  gtk_widget_class_bind_template_child_private (widget_class, MpFormWindow, scrolled);
  gtk_widget_class_bind_template_child_private (widget_class, MpFormWindow, form_bin);
  gtk_widget_class_bind_template_callback (widget_class, close_request_cb);
}

static void
mp_form_window_init (MpFormWindow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * mp_form_window_show_problem:
 * @text: (nullable): what is wrong with the form as a whole, or %NULL when nothing is
 */
void
mp_form_window_show_problem (MpFormWindow *self, const char *text)
{
  MpFormWindowPrivate *priv;

  g_return_if_fail (MP_IS_FORM_WINDOW (self));

  priv = private_of (self);
  if (text != NULL)
    gtk_label_set_label (priv->problem_label, text);
  gtk_revealer_set_reveal_child (priv->problem_revealer, text != NULL);
}

/**
 * mp_form_window_save:
 *
 * Does what the button does.
 */
void
mp_form_window_save (MpFormWindow *self)
{
  g_return_if_fail (MP_IS_FORM_WINDOW (self));

  MP_FORM_WINDOW_GET_CLASS (self)->save (self);
}

static gboolean
close_idle_cb (gpointer user_data)
{
  gtk_window_close (GTK_WINDOW (user_data));
  return G_SOURCE_REMOVE;
}

/**
 * mp_form_window_close:
 *
 * Closes without asking: what was typed is saved or not wanted.  It happens in a moment, since a
 * dialog that has just been answered must go before its parent does.
 */
void
mp_form_window_close (MpFormWindow *self)
{
  g_return_if_fail (MP_IS_FORM_WINDOW (self));

  private_of (self)->closing = TRUE;
  g_idle_add_full (G_PRIORITY_DEFAULT_IDLE, close_idle_cb, g_object_ref (self), g_object_unref);
}
