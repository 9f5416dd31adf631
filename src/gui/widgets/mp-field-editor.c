/* SPDX-License-Identifier: GPL-3.0-or-later */
/* One widget bound to one field: shows its value, gives it back, says what is wrong with it. */

#include "config.h"

#include "gui/widgets/mp-field-editor.h"

#include "gui/widgets/mp-date-row.h"
#include "gui/widgets/mp-field-message.h"
#include "gui/widgets/mp-spoken-name.h"
#include "gui/widgets/mp-text-row.h"

#include <glib/gi18n.h>

struct _MpFieldEditor
{
  const MpField *field;
  GtkWidget *widget;
  GArray *values;
  gint64 value;
  MpFieldMessage *message;
  gboolean touched;
  gboolean loading;
  MpFieldEditorFunc changed;
  gpointer user_data;
};

static void
changed_cb (MpFieldEditor *self)
{
  if (self->loading)
    return;

  self->touched = TRUE;
  self->changed (self, self->user_data);
}

static void
take_selected (MpFieldEditor *self)
{
  guint position = adw_combo_row_get_selected (ADW_COMBO_ROW (self->widget));

  if (position < self->values->len)
    self->value = g_array_index (self->values, gint64, position);
}

static void
selected_cb (MpFieldEditor *self)
{
  if (!self->loading)
    take_selected (self);
  changed_cb (self);
}

static GtkWidget *
create_switch_row (const MpField *field)
{
  GtkWidget *row = adw_action_row_new ();
  GtkWidget *toggle = gtk_switch_new ();

  gtk_widget_set_valign (toggle, GTK_ALIGN_CENTER);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), mp_field_get_label (field));
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), toggle);
  adw_action_row_set_activatable_widget (ADW_ACTION_ROW (row), toggle);
  return row;
}

/**
 * mp_field_editor_create_widget:
 *
 * Returns: (transfer floating): a row of the kind that suits @field; mp_field_editor_new() takes it
 */
GtkWidget *
mp_field_editor_create_widget (const MpField *field)
{
  g_return_val_if_fail (field != NULL, NULL);

  switch (field->kind)
    {
    case MP_KIND_BOOL:
      return create_switch_row (field);
    case MP_KIND_LONG_TEXT:
      return mp_text_row_new ();
    case MP_KIND_ENUM:
    case MP_KIND_REF:
      return adw_combo_row_new ();
    case MP_KIND_DATE:
      return mp_date_row_new ();
    default:
      return adw_entry_row_new ();
    }
}

static GtkWidget *
find_switch (GtkWidget *widget)
{
  GtkWidget *inner;

  if (GTK_IS_SWITCH (widget) || GTK_IS_CHECK_BUTTON (widget))
    return widget;

  inner = ADW_IS_ACTION_ROW (widget)
            ? adw_action_row_get_activatable_widget (ADW_ACTION_ROW (widget)) : NULL;
  return inner;
}

/* The widget that has the keyboard focus, for which a screen reader asks. */
static GtkWidget *
focus_widget (MpFieldEditor *self)
{
  if (MP_IS_TEXT_ROW (self->widget))
    return mp_text_row_get_view (MP_TEXT_ROW (self->widget));

  if (GTK_IS_EDITABLE (self->widget))
    return GTK_WIDGET (gtk_editable_get_delegate (GTK_EDITABLE (self->widget)));

  if (self->field->kind == MP_KIND_BOOL)
    return find_switch (self->widget);

  return self->widget;
}

static void
set_purpose (MpFieldEditor *self)
{
  if (g_str_has_suffix (self->field->name, "email"))
    g_object_set (self->widget, "input-purpose", GTK_INPUT_PURPOSE_EMAIL, NULL);
  else if (g_str_has_suffix (self->field->name, "phone"))
    g_object_set (self->widget, "input-purpose", GTK_INPUT_PURPOSE_PHONE, NULL);
  else if (self->field->kind == MP_KIND_INT)
    g_object_set (self->widget, "input-purpose", GTK_INPUT_PURPOSE_DIGITS, NULL);
  else if (self->field->kind == MP_KIND_REAL)
    g_object_set (self->widget, "input-purpose", GTK_INPUT_PURPOSE_NUMBER, NULL);
}

static void
set_names (MpFieldEditor *self)
{
  const char *label = mp_field_get_label (self->field);

  if (ADW_IS_PREFERENCES_ROW (self->widget))
    {
      adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (self->widget), FALSE);
      adw_preferences_row_set_title (ADW_PREFERENCES_ROW (self->widget), label);
    }

  mp_spoken_name_set (self->widget, label);
  mp_spoken_name_set (focus_widget (self), label);
}

static void
connect_widget (MpFieldEditor *self)
{
  if (self->field->kind == MP_KIND_BOOL)
    g_signal_connect_swapped (find_switch (self->widget), "notify::active",
                              G_CALLBACK (changed_cb), self);
  else if (self->values != NULL)
    g_signal_connect_swapped (self->widget, "notify::selected", G_CALLBACK (selected_cb), self);
  else
    g_signal_connect_swapped (self->widget, "changed", G_CALLBACK (changed_cb), self);
}

static void
offer_choices (MpFieldEditor *self)
{
  g_autoptr (GArray) values = g_array_new (FALSE, FALSE, sizeof (gint64));
  g_autoptr (GPtrArray) labels = g_ptr_array_new ();

  for (const MpChoice *choice = self->field->choices; choice->name != NULL; choice++)
    {
      gint64 value = choice->value;

      g_array_append_val (values, value);
      g_ptr_array_add (labels, (gpointer) mp_choice_get_label (self->field->choices,
                                                               choice->value));
    }

  mp_field_editor_set_options (self, (const gint64 *) values->data,
                               (const char *const *) labels->pdata, values->len);
}

/* Names are longer than the room beside a title. */
static void
show_value_below_title (AdwComboRow *row)
{
  adw_combo_row_set_use_subtitle (row, TRUE);
  gtk_widget_add_css_class (GTK_WIDGET (row), "mp-fact-row");
}

/**
 * mp_field_editor_new:
 * @widget: an editable row, an #MpDateRow, #MpTextRow or #AdwComboRow, or a switch or its row
 * @changed: called when the user has changed the value
 *
 * Names the widget after the field.  The editor is freed before the widget goes away.
 *
 * Returns: (transfer full): the editor
 */
MpFieldEditor *
mp_field_editor_new (const MpField     *field,
                     GtkWidget         *widget,
                     MpFieldEditorFunc  changed,
                     gpointer           user_data)
{
  MpFieldEditor *self;

  g_return_val_if_fail (field != NULL && changed != NULL, NULL);
  g_return_val_if_fail (GTK_IS_WIDGET (widget), NULL);

  self = g_new0 (MpFieldEditor, 1);
  self->field = field;
  self->widget = g_object_ref_sink (widget);
  self->changed = changed;
  self->user_data = user_data;
  if (field->kind == MP_KIND_ENUM || field->kind == MP_KIND_REF)
    self->values = g_array_new (FALSE, FALSE, sizeof (gint64));

  set_names (self);
  if (ADW_IS_ENTRY_ROW (widget))
    set_purpose (self);
  if (field->kind == MP_KIND_ENUM)
    offer_choices (self);
  if (field->kind == MP_KIND_REF)
    show_value_below_title (ADW_COMBO_ROW (widget));
  self->message = mp_field_message_new (widget, focus_widget (self));
  connect_widget (self);
  return self;
}

/**
 * mp_field_editor_free:
 * @self: (nullable): an editor
 *
 * Lets go of the widget, which stays where it is.
 */
void
mp_field_editor_free (MpFieldEditor *self)
{
  if (self == NULL)
    return;

  g_signal_handlers_disconnect_by_data (self->widget, self);
  if (self->field->kind == MP_KIND_BOOL)
    g_signal_handlers_disconnect_by_data (find_switch (self->widget), self);
  g_clear_pointer (&self->message, mp_field_message_free);
  g_clear_pointer (&self->values, g_array_unref);
  g_clear_object (&self->widget);
  g_free (self);
}

const MpField *
mp_field_editor_get_field (MpFieldEditor *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return self->field;
}

/**
 * mp_field_editor_get_widget:
 *
 * Returns: (transfer none): the widget it was made for
 */
GtkWidget *
mp_field_editor_get_widget (MpFieldEditor *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return self->widget;
}

/* The value itself is kept apart: it may be loaded before there is an entry for it. */
static void
show_value (MpFieldEditor *self)
{
  guint position = 0;

  while (position < self->values->len
         && g_array_index (self->values, gint64, position) != self->value)
    position++;

  if (position == self->values->len)
    position = self->values->len > 0 ? 0 : GTK_INVALID_LIST_POSITION;
  adw_combo_row_set_selected (ADW_COMBO_ROW (self->widget), position);
}

/**
 * mp_field_editor_set_options:
 * @values: (array length=n_options): the references or choices to offer
 * @labels: (array length=n_options): how people read them, in the same order
 *
 * What is chosen stays chosen if it is still among them.  A field that may be left empty gets a
 * first entry for that.
 */
void
mp_field_editor_set_options (MpFieldEditor     *self,
                             const gint64      *values,
                             const char *const *labels,
                             guint              n_options)
{
  g_autoptr (GtkStringList) model = gtk_string_list_new (NULL);

  g_return_if_fail (self != NULL && self->values != NULL);

  g_array_set_size (self->values, 0);
  if ((self->field->flags & MP_FIELD_REQUIRED) == 0 || self->field->kind == MP_KIND_REF)
    {
      gint64 none = 0;

      g_array_append_val (self->values, none);
      /* Translators: the entry of a drop-down list that leaves the field empty. */
      gtk_string_list_append (model, C_("field", "Not given"));
    }

  for (guint i = 0; i < n_options; i++)
    {
      g_array_append_val (self->values, values[i]);
      gtk_string_list_append (model, labels[i]);
    }

  self->loading = TRUE;
  adw_combo_row_set_model (ADW_COMBO_ROW (self->widget), G_LIST_MODEL (model));
  show_value (self);
  self->loading = FALSE;
}

static void
set_value (MpFieldEditor *self, gint64 value)
{
  self->value = value;
  show_value (self);
}

/* What was there before is another record, and nothing that undo in the field should bring back. */
static void
set_editable (GtkEditable *editable, const char *text)
{
  gtk_editable_set_enable_undo (editable, FALSE);
  gtk_editable_set_text (editable, text);
  gtk_editable_set_enable_undo (editable, TRUE);
}

/**
 * mp_field_editor_choose:
 * @value: a reference or choice
 *
 * Does what choosing it from the list does.
 */
void
mp_field_editor_choose (MpFieldEditor *self, gint64 value)
{
  g_return_if_fail (self != NULL && self->values != NULL);

  self->loading = TRUE;
  set_value (self, value);
  self->loading = FALSE;
  changed_cb (self);
}

/**
 * mp_field_editor_load:
 *
 * Shows what @row has; the field counts as untouched.
 */
void
mp_field_editor_load (MpFieldEditor *self, gconstpointer row)
{
  g_autofree char *text = NULL;

  g_return_if_fail (self != NULL && row != NULL);

  self->loading = TRUE;
  self->touched = FALSE;
  if (self->field->kind == MP_KIND_BOOL)
    g_object_set (find_switch (self->widget), "active",
                  (gboolean) *mp_row_bool (row, self->field), NULL);
  else if (self->field->kind == MP_KIND_ENUM)
    set_value (self, *mp_row_enum (row, self->field));
  else if (self->field->kind == MP_KIND_REF)
    set_value (self, *mp_row_int (row, self->field));
  else if (MP_IS_DATE_ROW (self->widget))
    mp_date_row_set_date (MP_DATE_ROW (self->widget), *mp_row_date (row, self->field));
  else
    {
      text = mp_row_field_text (row, self->field);
      if (MP_IS_TEXT_ROW (self->widget))
        mp_text_row_set_text (MP_TEXT_ROW (self->widget), text);
      else
        set_editable (GTK_EDITABLE (self->widget), text != NULL ? text : "");
    }
  self->loading = FALSE;
}

static gboolean
store_date (MpFieldEditor *self, gpointer row, char **problem)
{
  if (mp_date_row_get_date (MP_DATE_ROW (self->widget), mp_row_date (row, self->field)))
    return TRUE;

  mp_row_field_unset (row, self->field);
  *problem = g_strdup (_("This is not a day. Type it like 2026-10-04 or 4 October 2026."));
  return FALSE;
}

/**
 * mp_field_editor_store:
 * @row: gets the value that is shown
 * @problem: (out) (transfer full) (nullable): what is wrong with what was typed, as a sentence
 *
 * Returns: %FALSE if what was typed has not the form of the field; it is unset in @row then
 */
gboolean
mp_field_editor_store (MpFieldEditor *self, gpointer row, char **problem)
{
  g_autofree char *text = NULL;

  g_return_val_if_fail (self != NULL && row != NULL && problem != NULL, FALSE);

  *problem = NULL;
  if (self->field->kind == MP_KIND_BOOL)
    {
      gboolean active;

      g_object_get (find_switch (self->widget), "active", &active, NULL);
      *mp_row_bool (row, self->field) = active;
      return TRUE;
    }
  if (self->field->kind == MP_KIND_ENUM)
    {
      *mp_row_enum (row, self->field) = (unsigned int) self->value;
      return TRUE;
    }
  if (self->field->kind == MP_KIND_REF)
    {
      *mp_row_int (row, self->field) = self->value;
      return TRUE;
    }
  if (MP_IS_DATE_ROW (self->widget))
    return store_date (self, row, problem);

  text = MP_IS_TEXT_ROW (self->widget)
           ? mp_text_row_dup_text (MP_TEXT_ROW (self->widget))
           : g_strdup (gtk_editable_get_text (GTK_EDITABLE (self->widget)));
  if (mp_row_field_parse (row, self->field, text, problem))
    return TRUE;

  mp_row_field_unset (row, self->field);
  return FALSE;
}

/**
 * mp_field_editor_touch:
 *
 * From now on the field says what is wrong with it, also if nobody has changed it.
 */
void
mp_field_editor_touch (MpFieldEditor *self)
{
  g_return_if_fail (self != NULL);

  self->touched = TRUE;
}

gboolean
mp_field_editor_is_touched (MpFieldEditor *self)
{
  g_return_val_if_fail (self != NULL, FALSE);

  return self->touched;
}

/**
 * mp_field_editor_show_problem:
 * @message: (nullable): a sentence to show at the widget, or %NULL when nothing is wrong
 */
void
mp_field_editor_show_problem (MpFieldEditor *self, const char *message)
{
  g_return_if_fail (self != NULL);

  mp_field_message_show (self->message, message);
}

/**
 * mp_field_editor_get_problem:
 *
 * Returns: (nullable): the sentence that is shown
 */
const char *
mp_field_editor_get_problem (MpFieldEditor *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return mp_field_message_get_text (self->message);
}
