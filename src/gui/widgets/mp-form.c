/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Binds the widgets of a form to the fields of a record, and says what is wrong while typing. */

#include "config.h"

#include "gui/widgets/mp-form.h"

#include "gui/widgets/mp-date-row.h"
#include "gui/widgets/mp-field-editor.h"
#include "gui/widgets/mp-text-row.h"

struct _MpForm
{
  GObject parent_instance;

  const MpTable *table;
  GPtrArray *editors;
  gpointer original;
  gpointer draft;
  MpProblems *problems;
  MpDate today;
  MpFormCheck check;
  gpointer check_data;
};

G_DEFINE_FINAL_TYPE (MpForm, mp_form, G_TYPE_OBJECT)

enum
{
  SIGNAL_CHANGED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

static MpFieldEditor *
find_editor (MpForm *self, const char *field_name)
{
  for (guint i = 0; i < self->editors->len; i++)
    {
      MpFieldEditor *editor = g_ptr_array_index (self->editors, i);

      if (g_str_equal (mp_field_editor_get_field (editor)->name, field_name))
        return editor;
    }

  return NULL;
}

/* Takes over what the widgets hold and gathers everything that is wrong with it. */
static void
read_widgets (MpForm *self)
{
  g_clear_pointer (&self->problems, mp_problems_free);
  self->problems = mp_problems_new ();

  for (guint i = 0; i < self->editors->len; i++)
    {
      MpFieldEditor *editor = g_ptr_array_index (self->editors, i);
      g_autofree char *problem = NULL;

      if (!mp_field_editor_store (editor, self->draft, &problem))
        mp_problems_add (self->problems, mp_field_editor_get_field (editor), NULL, "%s", problem);
    }

  mp_row_derive (self->draft);
  mp_row_validate (self->draft, self->problems);
  if (self->check != NULL)
    self->check (self->draft, self->problems, self->check_data);
}

static void
show_problems (MpForm *self)
{
  for (guint i = 0; i < self->editors->len; i++)
    {
      MpFieldEditor *editor = g_ptr_array_index (self->editors, i);
      const MpProblem *problem = NULL;

      if (mp_field_editor_is_touched (editor))
        problem = mp_problems_find (self->problems, mp_field_editor_get_field (editor)->name);
      mp_field_editor_show_problem (editor, problem != NULL ? problem->message : NULL);
    }
}

static void
editor_changed_cb (MpFieldEditor *editor, gpointer user_data)
{
  MpForm *self = user_data;

  mp_form_refresh (self);
  g_signal_emit (self, signals[SIGNAL_CHANGED], 0);
}

static void
mp_form_finalize (GObject *object)
{
  MpForm *self = MP_FORM (object);

  g_clear_pointer (&self->editors, g_ptr_array_unref);
  g_clear_pointer (&self->original, mp_row_free);
  g_clear_pointer (&self->draft, mp_row_free);
  g_clear_pointer (&self->problems, mp_problems_free);

  G_OBJECT_CLASS (mp_form_parent_class)->finalize (object);
}

static void
mp_form_class_init (MpFormClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = mp_form_finalize;

  /**
   * MpForm::changed:
   *
   * The user has changed a field; the draft and what is wrong with it are up to date.
   */
  signals[SIGNAL_CHANGED] = g_signal_new ("changed", MP_TYPE_FORM, G_SIGNAL_RUN_LAST, 0, NULL,
                                          NULL, NULL, G_TYPE_NONE, 0);
}

static void
mp_form_init (MpForm *self)
{
  self->editors = g_ptr_array_new_with_free_func ((GDestroyNotify) mp_field_editor_free);
  self->problems = mp_problems_new ();
}

/**
 * mp_form_new:
 * @table: the type of the record
 *
 * Returns: (transfer full): a form without widgets, showing an empty record
 */
MpForm *
mp_form_new (const MpTable *table)
{
  MpForm *self;

  g_return_val_if_fail (table != NULL, NULL);

  self = g_object_new (MP_TYPE_FORM, NULL);
  self->table = table;
  self->original = mp_row_new (table);
  self->draft = mp_row_new (table);
  return self;
}

const MpTable *
mp_form_get_table (MpForm *self)
{
  g_return_val_if_fail (MP_IS_FORM (self), NULL);

  return self->table;
}

/**
 * mp_form_bind:
 * @widget: a widget that suits the field; see mp_field_editor_new()
 *
 * The widget gets the field's label and shows its value from now on.
 */
void
mp_form_bind (MpForm *self, const char *field_name, GtkWidget *widget)
{
  const MpField *field;
  MpFieldEditor *editor;

  g_return_if_fail (MP_IS_FORM (self));
  g_return_if_fail (GTK_IS_WIDGET (widget));
  field = mp_table_find_field (self->table, field_name);
  g_return_if_fail (field != NULL && find_editor (self, field_name) == NULL);

  editor = mp_field_editor_new (field, widget, editor_changed_cb, self);
  if (MP_IS_DATE_ROW (widget) && mp_date_is_set (self->today))
    mp_date_row_set_today (MP_DATE_ROW (widget), self->today);
  mp_field_editor_load (editor, self->draft);
  g_ptr_array_add (self->editors, editor);
}

/* Rows are bound as a whole: what is inside them has ids of its own. */
static gboolean
is_bindable (GtkWidget *widget)
{
  return ADW_IS_ENTRY_ROW (widget) || ADW_IS_COMBO_ROW (widget) || MP_IS_TEXT_ROW (widget)
         || GTK_IS_SWITCH (widget) || GTK_IS_CHECK_BUTTON (widget);
}

/**
 * mp_form_bind_widgets:
 * @root: a widget with the form's widgets in it
 *
 * Binds every suitable widget below @root whose id is the name of a field.
 *
 * Returns: how many were bound
 */
guint
mp_form_bind_widgets (MpForm *self, GtkWidget *root)
{
  guint n = 0;

  g_return_val_if_fail (MP_IS_FORM (self), 0);
  g_return_val_if_fail (GTK_IS_WIDGET (root), 0);

  for (GtkWidget *child = gtk_widget_get_first_child (root); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    {
      const char *id = gtk_buildable_get_buildable_id (GTK_BUILDABLE (child));

      if (!is_bindable (child))
        n += mp_form_bind_widgets (self, child);
      else if (id != NULL && mp_table_find_field (self->table, id) != NULL)
        {
          mp_form_bind (self, id, child);
          n++;
        }
    }

  return n;
}

static void
add_field (MpForm *self, AdwPreferencesGroup *group, const MpField *field)
{
  GtkWidget *widget = mp_field_editor_create_widget (field);

  adw_preferences_group_add (group, widget);
  mp_form_bind (self, field->name, widget);
}

/**
 * mp_form_add_fields:
 * @group: gets a row for each field
 * @field_names: (nullable) (array zero-terminated): which fields, in which order, or %NULL for
 *   all that people fill in
 */
void
mp_form_add_fields (MpForm *self, AdwPreferencesGroup *group, const char *const *field_names)
{
  g_return_if_fail (MP_IS_FORM (self));
  g_return_if_fail (ADW_IS_PREFERENCES_GROUP (group));

  if (field_names == NULL)
    {
      for (guint i = 0; i < self->table->n_fields; i++)
        if ((self->table->fields[i].flags & MP_FIELD_DERIVED) == 0
            && self->table->fields[i].kind != MP_KIND_INSTANT)
          add_field (self, group, &self->table->fields[i]);
      return;
    }

  for (guint i = 0; field_names[i] != NULL; i++)
    {
      const MpField *field = mp_table_find_field (self->table, field_names[i]);

      g_return_if_fail (field != NULL);
      add_field (self, group, field);
    }
}

/**
 * mp_form_set_options:
 * @field_name: a bound reference
 * @values: (array length=n_options): the ids to choose from
 * @labels: (array length=n_options): how people read them
 */
void
mp_form_set_options (MpForm            *self,
                     const char        *field_name,
                     const gint64      *values,
                     const char *const *labels,
                     guint              n_options)
{
  MpFieldEditor *editor;

  g_return_if_fail (MP_IS_FORM (self));
  editor = find_editor (self, field_name);
  g_return_if_fail (editor != NULL);

  mp_field_editor_set_options (editor, values, labels, n_options);
  mp_field_editor_load (editor, self->draft);
}

/**
 * mp_form_choose:
 * @field_name: a bound reference or choice
 * @value: the id or value
 *
 * Does what the user does by choosing it from the list.
 */
void
mp_form_choose (MpForm *self, const char *field_name, gint64 value)
{
  MpFieldEditor *editor;

  g_return_if_fail (MP_IS_FORM (self));
  editor = find_editor (self, field_name);
  g_return_if_fail (editor != NULL);

  mp_field_editor_choose (editor, value);
}

/**
 * mp_form_set_today:
 * @today: the day that typed words such as "tomorrow" are counted from
 */
void
mp_form_set_today (MpForm *self, MpDate today)
{
  g_return_if_fail (MP_IS_FORM (self));
  g_return_if_fail (mp_date_is_set (today));

  self->today = today;
  for (guint i = 0; i < self->editors->len; i++)
    {
      GtkWidget *widget = mp_field_editor_get_widget (g_ptr_array_index (self->editors, i));

      if (MP_IS_DATE_ROW (widget))
        mp_date_row_set_today (MP_DATE_ROW (widget), today);
    }
}

/**
 * mp_form_set_check:
 * @check: (nullable): called whenever the draft has changed, for rules that the record alone does
 *   not know
 * @user_data: must live as long as the form
 */
void
mp_form_set_check (MpForm *self, MpFormCheck check, gpointer user_data)
{
  g_return_if_fail (MP_IS_FORM (self));

  self->check = check;
  self->check_data = user_data;
}

/**
 * mp_form_load:
 * @row: the record to show; it is copied
 *
 * The form counts as unchanged afterwards, and nothing is said to be wrong.
 */
void
mp_form_load (MpForm *self, gconstpointer row)
{
  g_return_if_fail (MP_IS_FORM (self));
  g_return_if_fail (row != NULL && ((const MpRow *) row)->table == self->table);

  mp_row_assign (self->original, row);
  mp_row_assign (self->draft, row);
  for (guint i = 0; i < self->editors->len; i++)
    mp_field_editor_load (g_ptr_array_index (self->editors, i), row);
  mp_form_refresh (self);
}

/**
 * mp_form_refresh:
 *
 * Checks everything again, when something outside the form has changed that the check looks at.
 */
void
mp_form_refresh (MpForm *self)
{
  g_return_if_fail (MP_IS_FORM (self));

  read_widgets (self);
  show_problems (self);
}

/**
 * mp_form_get_draft:
 *
 * Returns: (transfer none): the record as the form has it now; what cannot be read is unset
 */
gconstpointer
mp_form_get_draft (MpForm *self)
{
  g_return_val_if_fail (MP_IS_FORM (self), NULL);

  return self->draft;
}

/**
 * mp_form_is_changed:
 *
 * Returns: whether a bound field differs from the record that was loaded
 */
gboolean
mp_form_is_changed (MpForm *self)
{
  g_return_val_if_fail (MP_IS_FORM (self), FALSE);

  for (guint i = 0; i < self->editors->len; i++)
    {
      MpFieldEditor *editor = g_ptr_array_index (self->editors, i);
      g_autofree char *problem = NULL;

      if (!mp_field_editor_store (editor, self->draft, &problem)
          || !mp_row_field_equal (self->draft, self->original, mp_field_editor_get_field (editor)))
        return TRUE;
    }

  return FALSE;
}

/**
 * mp_form_is_valid:
 *
 * Returns: whether nothing is wrong with any field, also with those nobody has touched
 */
gboolean
mp_form_is_valid (MpForm *self)
{
  g_return_val_if_fail (MP_IS_FORM (self), FALSE);

  return mp_problems_get_count (self->problems) == 0;
}

/**
 * mp_form_collect:
 *
 * Says at each field what is wrong with it, also where nobody has typed yet.
 *
 * Returns: (transfer full) (nullable): a copy of the record as the form has it, or %NULL if
 *   something is wrong; free with mp_row_free()
 */
gpointer
mp_form_collect (MpForm *self)
{
  g_return_val_if_fail (MP_IS_FORM (self), NULL);

  for (guint i = 0; i < self->editors->len; i++)
    mp_field_editor_touch (g_ptr_array_index (self->editors, i));
  mp_form_refresh (self);

  return mp_form_is_valid (self) ? mp_row_copy (self->draft) : NULL;
}

/**
 * mp_form_dup_problem:
 * @field_name: (nullable): a field, or %NULL for what no widget of the form can show
 *
 * Returns: (transfer full) (nullable): what is wrong, or %NULL if nothing is
 */
char *
mp_form_dup_problem (MpForm *self, const char *field_name)
{
  g_return_val_if_fail (MP_IS_FORM (self), NULL);

  for (guint i = 0; i < mp_problems_get_count (self->problems); i++)
    {
      const MpProblem *problem = mp_problems_get (self->problems, i);
      const char *name = problem->field != NULL ? problem->field->name : NULL;

      if (field_name == NULL ? name == NULL || find_editor (self, name) == NULL
                             : g_strcmp0 (name, field_name) == 0)
        return g_strdup (problem->message);
    }

  return NULL;
}

/**
 * mp_form_get_widget:
 *
 * Returns: (transfer none) (nullable): the widget bound to the field
 */
GtkWidget *
mp_form_get_widget (MpForm *self, const char *field_name)
{
  MpFieldEditor *editor;

  g_return_val_if_fail (MP_IS_FORM (self), NULL);
  g_return_val_if_fail (field_name != NULL, NULL);

  editor = find_editor (self, field_name);
  return editor != NULL ? mp_field_editor_get_widget (editor) : NULL;
}

/**
 * mp_form_focus_problem:
 *
 * Returns: whether there is a field with a problem; the first of them has the focus then
 */
gboolean
mp_form_focus_problem (MpForm *self)
{
  g_return_val_if_fail (MP_IS_FORM (self), FALSE);

  for (guint i = 0; i < self->editors->len; i++)
    {
      MpFieldEditor *editor = g_ptr_array_index (self->editors, i);

      if (mp_field_editor_get_problem (editor) == NULL)
        continue;
      gtk_widget_grab_focus (mp_field_editor_get_widget (editor));
      return TRUE;
    }

  return FALSE;
}
