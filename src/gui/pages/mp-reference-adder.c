/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A button beside a reference, which adds what it should name: a school, a cohort, a site. */

#include "config.h"

#include "gui/pages/mp-reference-adder.h"

#include "gui/pages/mp-record-editor.h"
#include "gui/widgets/mp-form-references.h"
#include "gui/widgets/mp-spoken-name.h"
#include "model/mp-organisation.h"
#include "model/mp-programme.h"
#include "model/mp-schema.h"

#include <glib/gi18n.h>

#define NAMES(...) (const char *const[]) { __VA_ARGS__, NULL }

/* What is asked for at once; the rest can follow on the record's own page. */
static const struct
{
  const MpTable *table;
  const char *title;
  const char *done;
  const char *const *field_names;
} kinds[] = {
  { &mp_cohort_table, N_("Add a Cohort"), N_("Cohort added"),
    NAMES ("name", "kind", "school_year") },
  { &mp_organisation_table, N_("Add a School or Organisation"), N_("Organisation added"),
    NAMES ("name", "kind", "town", "phone", "email") },
  { &mp_site_table, N_("Add a Site"), N_("Site added"),
    NAMES ("name", "town", "coordinator") },
};

/* The form owns the row that the button is in, so it is not owned by the button. */
typedef struct
{
  MpForm *form;
  MpContext *context;
  const MpField *field;
  guint kind;
} Adder;

static void
adder_free (gpointer data, GClosure *closure)
{
  Adder *self = data;

  g_object_unref (self->context);
  g_free (self);
}

static void
saved_cb (Adder *self, gint64 id)
{
  g_autoptr (GError) error = NULL;

  if (!mp_form_load_references (self->form, mp_context_get_store (self->context), &error))
    {
      mp_context_show_error (self->context, _("Not Shown"), error);
      return;
    }

  mp_form_choose (self->form, self->field->name, id);
}

static Adder *
adder_copy (const Adder *self)
{
  Adder *copy = g_memdup2 (self, sizeof *self);

  g_object_ref (copy->context);
  return copy;
}

static void
clicked_cb (Adder *self)
{
  MpRow *row = mp_row_new (kinds[self->kind].table);
  MpRecordEditor *editor;

  editor = mp_record_editor_new (self->context,
                                 mp_form_get_widget (self->form, self->field->name), row,
                                 kinds[self->kind].field_names, _(kinds[self->kind].title),
                                 _(kinds[self->kind].done));
  g_signal_connect_data (editor, "saved", G_CALLBACK (saved_cb), adder_copy (self), adder_free,
                         G_CONNECT_SWAPPED);
  gtk_window_present (GTK_WINDOW (editor));
  mp_row_free (row);
}

static GtkWidget *
make_button (guint kind)
{
  GtkWidget *button = gtk_button_new_from_icon_name ("list-add-symbolic");
  const char *label = _(kinds[kind].title);

  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  gtk_widget_set_tooltip_text (button, label);
  gtk_widget_add_css_class (button, "flat");
  mp_spoken_name_set (button, label);
  return button;
}

/**
 * mp_reference_adder_attach:
 * @form: holds a row for the field
 * @field_name: a reference to cohorts, organisations or sites
 * @context: of the window
 *
 * What is added is chosen at once.  The form has to live as long as the window of its rows.
 */
void
mp_reference_adder_attach (MpForm *form, const char *field_name, MpContext *context)
{
  const MpField *field;
  GtkWidget *row;

  g_return_if_fail (MP_IS_FORM (form));
  g_return_if_fail (MP_IS_CONTEXT (context));
  field = mp_table_find_field (mp_form_get_table (form), field_name);
  row = mp_form_get_widget (form, field_name);
  g_return_if_fail (field != NULL && ADW_IS_COMBO_ROW (row));

  for (guint i = 0; i < G_N_ELEMENTS (kinds); i++)
    {
      Adder adder = { form, context, field, i };
      GtkWidget *button;

      if (kinds[i].table != mp_schema_find (field->target))
        continue;
      button = make_button (i);
      g_signal_connect_data (button, "clicked", G_CALLBACK (clicked_cb), adder_copy (&adder),
                             adder_free, G_CONNECT_SWAPPED);
      adw_action_row_add_suffix (ADW_ACTION_ROW (row), button);
    }
}
