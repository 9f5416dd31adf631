/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A small window with a form, for records without a page of their own: sites and cohorts. */

#include "config.h"

#include "gui/mp-record-window.h"

#include "gui/widgets/mp-form-references.h"
#include "gui/widgets/mp-form.h"

#include <glib/gi18n.h>

struct _MpRecordWindow
{
  AdwWindow parent_instance;

  MpContext *context;
  MpForm *form;
  gint64 id;

  AdwPreferencesGroup *field_group;
  GtkWidget *remove_group;
};

G_DEFINE_FINAL_TYPE (MpRecordWindow, mp_record_window, ADW_TYPE_WINDOW)

static char *
name_of (MpRecordWindow *self)
{
  gconstpointer draft = mp_form_get_draft (self->form);
  const MpField *name = mp_table_find_field (mp_form_get_table (self->form), "name");

  return mp_row_field_display (draft, name);
}

static void
show_failure (MpRecordWindow *self,
              const char     *heading,
              const GError   *error)
{
  GtkWidget *dialog = adw_message_dialog_new (GTK_WINDOW (self), heading, error->message);

  adw_message_dialog_add_response (ADW_MESSAGE_DIALOG (dialog), "close", _("_Close"));
  gtk_window_present (GTK_WINDOW (dialog));
}

static void
apply_and_close (MpRecordWindow *self,
                 MpBatch        *batch,
                 const char     *heading,
                 const char     *done)
{
  g_autoptr (GError) error = NULL;

  if (!mp_store_apply (mp_context_get_store (self->context), batch, &error))
    {
      show_failure (self, heading, error);
      return;
    }

  mp_context_toast_done (self->context, done);
  gtk_window_close (GTK_WINDOW (self));
}

static void
save_cb (MpRecordWindow *self)
{
  const char *label = mp_table_get_label (mp_form_get_table (self->form));
  MpRow *row = mp_form_collect (self->form);
  g_autoptr (MpBatch) batch = NULL;
  g_autofree char *name = NULL;
  g_autofree char *done = NULL;

  if (row == NULL)
    {
      mp_form_focus_problem (self->form);
      return;
    }

  name = name_of (self);
  /* Translators: a kind of record, such as "Site", and its name. */
  batch = self->id == 0 ? mp_batch_new_printf (_("Add: %s %s"), label, name)
                        : mp_batch_new_printf (_("Change: %s %s"), label, name);
  if (self->id == 0)
    mp_batch_insert (batch, row);
  else
    mp_batch_update (batch, row);

  /* Translators: the name of a record that was saved. */
  done = g_strdup_printf (_("“%s” saved"), name);
  apply_and_close (self, batch, _("Not Saved"), done);
  mp_row_free (row);
}

static void
remove_cb (MpRecordWindow *self)
{
  const MpTable *table = mp_form_get_table (self->form);
  g_autofree char *name = name_of (self);
  g_autofree char *done = NULL;
  g_autoptr (MpBatch) batch = NULL;

  /* Translators: a kind of record, such as "Site", and its name. */
  batch = mp_batch_new_printf (_("Remove: %s %s"), mp_table_get_label (table), name);
  mp_batch_delete (batch, table, self->id);
  /* Translators: the name of a record that was removed. */
  done = g_strdup_printf (_("“%s” removed"), name);
  apply_and_close (self, batch, _("Not Removed"), done);
}

static void
mp_record_window_dispose (GObject *object)
{
  MpRecordWindow *self = MP_RECORD_WINDOW (object);

  g_clear_object (&self->context);
  g_clear_object (&self->form);

  G_OBJECT_CLASS (mp_record_window_parent_class)->dispose (object);
}

static void
mp_record_window_class_init (MpRecordWindowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = mp_record_window_dispose;

  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "window.close", NULL);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               RESOURCE_PATH "/ui/mp-record-window.ui");
  gtk_widget_class_bind_template_child (widget_class, MpRecordWindow, field_group);
  gtk_widget_class_bind_template_child (widget_class, MpRecordWindow, remove_group);
  gtk_widget_class_bind_template_callback (widget_class, save_cb);
  gtk_widget_class_bind_template_callback (widget_class, remove_cb);
}

static void
mp_record_window_init (MpRecordWindow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * mp_record_window_new:
 * @parent: the window it belongs to
 * @context: of the open programme
 * @row: a record with a field "name", stored or new; it is copied
 *
 * Returns: (transfer floating): the window, not shown yet
 */
GtkWidget *
mp_record_window_new (GtkWindow     *parent,
                      MpContext     *context,
                      gconstpointer  row)
{
  MpRecordWindow *self = g_object_new (MP_TYPE_RECORD_WINDOW, "transient-for", parent, NULL);
  const MpRow *base = row;
  MpStore *store = mp_context_get_store (context);

  self->context = g_object_ref (context);
  self->id = base->id;
  self->form = mp_form_new (base->table);
  mp_form_set_today (self->form, mp_store_get_today (store));
  mp_form_add_fields (self->form, self->field_group, NULL);
  mp_form_load_references (self->form, store, NULL);
  mp_form_load (self->form, row);
  gtk_window_set_title (GTK_WINDOW (self), mp_table_get_label (base->table));
  gtk_widget_set_visible (self->remove_group, self->id != 0);
  gtk_widget_grab_focus (mp_form_get_widget (self->form, "name"));

  return GTK_WIDGET (self);
}
