/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What a screen reader says of a control: its name, once and as it is read.
 *
 * Before 4.10 GTK puts together the accessible label of a widget and the names of what it is
 * labelled by, which is the label inside it where that has a mnemonic: a button "_Done" is called
 * "_Done Done", an entry row "Name Name".
 */

#include "config.h"

#include "gui/widgets/mp-spoken-name.h"

#include <adwaita.h>

/* Of widgets that have been named, for good or until their label changes. */
static GQuark
named_quark (void)
{
  return g_quark_from_static_string ("mp-spoken-name");
}

static void
set_named (gpointer widget)
{
  g_object_set_qdata (widget, named_quark (), GINT_TO_POINTER (TRUE));
}

/**
 * mp_spoken_name_set:
 * @widget: (type GtkWidget): any
 * @name: all that is said of it besides what it is
 */
void
mp_spoken_name_set (gpointer widget, const char *name)
{
  g_return_if_fail (GTK_IS_WIDGET (widget));
  g_return_if_fail (name != NULL);

  set_named (widget);
  gtk_accessible_reset_relation (widget, GTK_ACCESSIBLE_RELATION_LABELLED_BY);
  gtk_accessible_update_property (widget, GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
}

/**
 * mp_spoken_name_from_mnemonic:
 * @label: with a line under one letter, such as "_Add a Mentee…"
 *
 * Returns: (transfer full): the same without it
 */
char *
mp_spoken_name_from_mnemonic (const char *label)
{
  g_auto (GStrv) parts = NULL;

  g_return_val_if_fail (label != NULL, NULL);

  parts = g_strsplit (label, "_", 2);
  return g_strjoinv ("", parts);
}

/* A button with a mnemonic is named by the label inside it; it names itself anew with each text. */
static void
label_changed_cb (GtkWidget *button)
{
  gtk_accessible_reset_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL);
}

static void
name_button (GtkWidget *button)
{
  label_changed_cb (button);
  g_signal_connect (button, "notify::label", G_CALLBACK (label_changed_cb), NULL);
}

static void
name_row (GtkWidget *row)
{
  const char *title = adw_preferences_row_get_title (ADW_PREFERENCES_ROW (row));

  gtk_accessible_reset_relation (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_RELATION_LABELLED_BY);
  gtk_accessible_update_property (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_PROPERTY_LABEL, title, -1);
}

/* What has not been named by mp_spoken_name_set() is called what is written on it. */
static gboolean
mapped_cb (GSignalInvocationHint *hint, guint n_values, const GValue *values, gpointer data)
{
  GtkWidget *widget = g_value_get_object (values);

  if (g_object_get_qdata (G_OBJECT (widget), named_quark ()) != NULL)
    return G_SOURCE_CONTINUE;

  if (GTK_IS_BUTTON (widget) && gtk_button_get_use_underline (GTK_BUTTON (widget)))
    name_button (widget);
  else if (ADW_IS_ENTRY_ROW (widget) || ADW_IS_COMBO_ROW (widget))
    name_row (widget);
  else
    return G_SOURCE_CONTINUE;

  set_named (widget);
  return G_SOURCE_CONTINUE;
}

/**
 * mp_spoken_name_init:
 *
 * Has every control that is shown from now on named once, where GTK does not see to it.
 */
void
mp_spoken_name_init (void)
{
  static gsize done = 0;
  gpointer widget_class;

  if (gtk_get_minor_version () >= 10 || !g_once_init_enter (&done))
    return;

  widget_class = g_type_class_ref (GTK_TYPE_WIDGET);
  g_signal_add_emission_hook (g_signal_lookup ("map", GTK_TYPE_WIDGET), 0, mapped_cb, NULL, NULL);
  g_type_class_unref (widget_class);
  g_once_init_leave (&done, 1);
}
