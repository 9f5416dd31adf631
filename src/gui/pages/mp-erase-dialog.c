/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Explains what erasing a person means, and does it once their name has been typed. */

#include "config.h"

#include "gui/pages/mp-erase-dialog.h"

#include "base/mp-fold.h"
#include "gui/widgets/mp-spoken-name.h"

#include <glib/gi18n.h>

struct _MpEraseDialog
{
  AdwMessageDialog parent_instance;

  MpContext *context;
  gint64 person;
  char *name;
  GtkWidget *name_row;
};

G_DEFINE_FINAL_TYPE (MpEraseDialog, mp_erase_dialog, ADW_TYPE_MESSAGE_DIALOG)

static void
name_changed_cb (MpEraseDialog *self)
{
  g_autofree char *typed = mp_fold_key (gtk_editable_get_text (GTK_EDITABLE (self->name_row)));
  g_autofree char *wanted = mp_fold_key (self->name);

  adw_message_dialog_set_response_enabled (ADW_MESSAGE_DIALOG (self), "erase",
                                           g_str_equal (typed, wanted));
}

static void
say_outcome (MpContext *context, const GError *error)
{
  if (error != NULL)
    mp_context_show_error (context, _("Not Erased"), error);
  else
    mp_context_toast (context, _("The person was erased"));
}

static gpointer
erase_in_thread (MpJob *job, MpStore *store, gpointer data, GError **error)
{
  return mp_store_erase_person (store, *(gint64 *) data, error) ? data : NULL;
}

static void
erased_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (MpContext) context = user_data;
  g_autoptr (GError) error = NULL;

  mp_job_finish (MP_JOB (source), result, &error);
  say_outcome (context, error);
}

/* The file is written anew without a trace of the person, which takes a while if it is large. */
static void
erase (MpEraseDialog *self)
{
  MpStore *store = mp_context_get_store (self->context);
  g_autoptr (MpJob) job = NULL;
  g_autoptr (GError) error = NULL;

  if (mp_store_get_path (store) == NULL)
    {
      mp_store_erase_person (store, self->person, &error);
      say_outcome (self->context, error);
      return;
    }

  job = mp_job_new (store, _("Erasing a person"));
  mp_job_start (job, erase_in_thread, g_memdup2 (&self->person, sizeof self->person), g_free,
                NULL, erased_cb, g_object_ref (self->context));
}

static void
mp_erase_dialog_response (AdwMessageDialog *dialog, const char *response)
{
  if (g_str_equal (response, "erase"))
    erase (MP_ERASE_DIALOG (dialog));
}

static void
mp_erase_dialog_dispose (GObject *object)
{
  MpEraseDialog *self = MP_ERASE_DIALOG (object);

  g_clear_object (&self->context);
  gtk_widget_dispose_template (GTK_WIDGET (self), MP_TYPE_ERASE_DIALOG);

  G_OBJECT_CLASS (mp_erase_dialog_parent_class)->dispose (object);
}

static void
mp_erase_dialog_finalize (GObject *object)
{
  g_clear_pointer (&MP_ERASE_DIALOG (object)->name, g_free);

  G_OBJECT_CLASS (mp_erase_dialog_parent_class)->finalize (object);
}

static void
mp_erase_dialog_class_init (MpEraseDialogClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = mp_erase_dialog_dispose;
  object_class->finalize = mp_erase_dialog_finalize;
  ADW_MESSAGE_DIALOG_CLASS (klass)->response = mp_erase_dialog_response;

  gtk_widget_class_set_template_from_resource (widget_class,
                                               RESOURCE_PATH "/ui/mp-erase-dialog.ui");
  gtk_widget_class_bind_template_child (widget_class, MpEraseDialog, name_row);
  gtk_widget_class_bind_template_callback (widget_class, name_changed_cb);
}

static void
mp_erase_dialog_init (MpEraseDialog *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * mp_erase_dialog_new:
 * @context: of the window
 * @parent: a widget of the window that it belongs to
 * @person: whom to erase
 * @name: their name, which has to be typed; accents, case and spacing do not matter
 *
 * Returns: (transfer none): the dialog, to be presented
 */
GtkWidget *
mp_erase_dialog_new (MpContext *context, GtkWidget *parent, gint64 person, const char *name)
{
  MpEraseDialog *self;
  g_autofree char *title = NULL;

  g_return_val_if_fail (MP_IS_CONTEXT (context), NULL);
  g_return_val_if_fail (GTK_IS_WIDGET (parent), NULL);
  g_return_val_if_fail (name != NULL, NULL);

  self = g_object_new (MP_TYPE_ERASE_DIALOG,
                       "transient-for", gtk_widget_get_root (parent),
                       "modal", TRUE,
                       NULL);
  self->context = g_object_ref (context);
  self->person = person;
  self->name = g_strdup (name);
  /* Translators: %s is a person's name. */
  adw_message_dialog_format_heading (ADW_MESSAGE_DIALOG (self), _("Erase %s?"), name);
  /* Translators: %s is a person's name. */
  title = g_strdup_printf (_("Type “%s” to go on"), name);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (self->name_row), title);
  mp_spoken_name_set (self->name_row, title);
  gtk_widget_grab_focus (self->name_row);
  return GTK_WIDGET (self);
}
