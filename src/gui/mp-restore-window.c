/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Goes back to a backup, after showing what that would replace. */

#include "config.h"

#include "gui/mp-restore-window.h"

#include "gui/mp-file-dialogs.h"
#include "gui/widgets/mp-spoken-name.h"
#include "store/mp-backup.h"

#include <glib/gi18n.h>

/**
 * MpRestoreWindow:
 *
 * With an open programme it restores the backup into it.  For a file that could not be opened it
 * makes a copy of the backup beside the file and hands that over by the signal `recovered`, so
 * that the damaged file stays for whoever can read more out of it.
 */
struct _MpRestoreWindow
{
  AdwWindow parent_instance;

  MpContext *context;
  GFile *file;
  MpBackupSummary *now;
  char *chosen;
  GtkWidget *first_check;
  GPtrArray *preview_rows; /* (element-type GtkWidget) */

  GtkStack *stack;
  GtkWidget *restore_button;
  GtkWidget *choose_button;
  AdwPreferencesGroup *backup_group;
  AdwPreferencesGroup *preview_group;
  GtkSpinner *spinner;
};

/* Why a backup was made, by the word in its name. */
static const struct
{
  const char *word;
  const char *label;
} reasons[] = {
  { "import", N_("Before an import") },
  { "manual", N_("Made by hand") },
  { "migration", N_("Before an update of the program") },
  { "restore", N_("Before going back to a backup") },
};

static guint recovered_signal;

G_DEFINE_FINAL_TYPE (MpRestoreWindow, mp_restore_window, ADW_TYPE_WINDOW)

static const char *
describe_reason (const char *word)
{
  for (guint i = 0; i < G_N_ELEMENTS (reasons); i++)
    if (g_str_equal (reasons[i].word, word))
      return _(reasons[i].label);

  return "";
}

static gboolean
recovers (MpRestoreWindow *self)
{
  return self->context == NULL;
}

static void
show_failure (MpRestoreWindow *self,
              const GError    *error)
{
  GtkWidget *dialog = adw_message_dialog_new (GTK_WINDOW (self), _("Not Restored"),
                                              error->message);

  adw_message_dialog_add_response (ADW_MESSAGE_DIALOG (dialog), "close", _("_Close"));
  gtk_window_present (GTK_WINDOW (dialog));
}

static void
add_preview_row (MpRestoreWindow *self,
                 const char      *title,
                 const char      *now,
                 const char      *then)
{
  GtkWidget *row = adw_action_row_new ();
  GtkWidget *label;
  g_autofree char *text = NULL;

  /* Translators: what there is now, and what there would be after going back to a backup. */
  text = now != NULL ? g_strdup_printf (_("%s → %s"), now, then) : g_strdup (then);
  label = gtk_label_new (text);
  gtk_widget_add_css_class (label, "numeric");
  if (now != NULL && g_str_equal (now, then))
    gtk_widget_add_css_class (label, "dim-label");
  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), label);
  adw_preferences_group_add (self->preview_group, row);
  g_ptr_array_add (self->preview_rows, row);
}

static void
clear_preview (MpRestoreWindow *self)
{
  for (guint i = 0; i < self->preview_rows->len; i++)
    adw_preferences_group_remove (self->preview_group, self->preview_rows->pdata[i]);
  g_ptr_array_set_size (self->preview_rows, 0);
}

static void
show_preview (MpRestoreWindow       *self,
              const MpBackupSummary *then)
{
  g_autoptr (GPtrArray) facts = mp_backup_compare (self->now, then);

  clear_preview (self);
  for (guint i = 0; i < facts->len; i++)
    {
      const MpBackupFact *fact = facts->pdata[i];

      add_preview_row (self, fact->title, fact->now, fact->then);
    }
}

static void
choose (MpRestoreWindow *self,
        const char      *path)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (MpBackupSummary) then = mp_backup_summarise (path, &error);

  g_free (self->chosen);
  self->chosen = then != NULL ? g_strdup (path) : NULL;
  gtk_widget_set_sensitive (self->restore_button, then != NULL);
  if (then != NULL)
    show_preview (self, then);
  else
    show_failure (self, error);
}

static void
check_toggled_cb (GtkCheckButton  *check,
                  MpRestoreWindow *self)
{
  if (gtk_check_button_get_active (check))
    choose (self, g_object_get_data (G_OBJECT (check), "path"));
}

static GtkWidget *
add_backup_row (MpRestoreWindow *self,
                const char      *path,
                const char      *title,
                const char      *subtitle)
{
  GtkWidget *row = adw_action_row_new ();
  GtkWidget *check = gtk_check_button_new ();

  g_object_set_data_full (G_OBJECT (check), "path", g_strdup (path), g_free);
  gtk_widget_set_valign (check, GTK_ALIGN_CENTER);
  mp_spoken_name_set (check, title);
  if (self->first_check == NULL)
    self->first_check = check;
  else
    gtk_check_button_set_group (GTK_CHECK_BUTTON (check), GTK_CHECK_BUTTON (self->first_check));
  g_signal_connect (check, "toggled", G_CALLBACK (check_toggled_cb), self);

  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), subtitle);
  adw_action_row_add_prefix (ADW_ACTION_ROW (row), check);
  adw_action_row_set_activatable_widget (ADW_ACTION_ROW (row), check);
  adw_preferences_group_add (self->backup_group, row);

  return check;
}

static void
add_dated_backup (MpRestoreWindow *self,
                  const char      *path)
{
  g_autofree char *reason = NULL;
  g_autofree char *title = NULL;
  MpInstant made_at;

  if (!mp_backup_read_name (path, &made_at, &reason))
    return;

  title = mp_instant_to_display (made_at);
  add_backup_row (self, path, title, describe_reason (reason));
}

static void
list_backups (MpRestoreWindow *self)
{
  g_autoptr (GPtrArray) paths = mp_backup_list (g_file_peek_path (self->file), NULL);

  for (guint i = 0; paths != NULL && i < paths->len; i++)
    add_dated_backup (self, paths->pdata[i]);

  if (self->first_check != NULL)
    gtk_check_button_set_active (GTK_CHECK_BUTTON (self->first_check), TRUE);
  gtk_stack_set_visible_child_name (self->stack, self->first_check != NULL ? "list" : "empty");
  gtk_widget_grab_focus (self->first_check != NULL ? self->first_check : self->choose_button);
}

static void
other_response_cb (GtkNativeDialog *dialog,
                   int              response,
                   MpRestoreWindow *self)
{
  g_autoptr (GFile) file = gtk_file_chooser_get_file (GTK_FILE_CHOOSER (dialog));
  g_autofree char *name = NULL;
  GtkWidget *check;

  if (response == GTK_RESPONSE_ACCEPT && file != NULL && g_file_peek_path (file) != NULL)
    {
      name = g_file_get_basename (file);
      gtk_stack_set_visible_child_name (self->stack, "list");
      check = add_backup_row (self, g_file_peek_path (file), name, _("Another file"));
      gtk_check_button_set_active (GTK_CHECK_BUTTON (check), TRUE);
    }
  g_object_unref (dialog);
}

static void
choose_other_cb (MpRestoreWindow *self)
{
  GtkFileChooserNative *dialog;

  dialog = gtk_file_chooser_native_new (_("Choose a Backup"), GTK_WINDOW (self),
                                        GTK_FILE_CHOOSER_ACTION_OPEN, _("_Choose"),
                                        _("_Cancel"));
  gtk_native_dialog_set_modal (GTK_NATIVE_DIALOG (dialog), TRUE);
  g_signal_connect_object (dialog, "response", G_CALLBACK (other_response_cb), self, 0);
  gtk_native_dialog_show (GTK_NATIVE_DIALOG (dialog));
}

static gpointer
restore_in_thread (MpJob    *job,
                   MpStore  *store,
                   gpointer  data,
                   GError  **error)
{
  return mp_backup_restore (store, data, error);
}

static void
restored_cb (GObject      *source,
             GAsyncResult *result,
             gpointer      user_data)
{
  g_autoptr (MpRestoreWindow) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autofree char *kept = mp_job_finish (MP_JOB (source), result, &error);

  gtk_spinner_stop (self->spinner);
  gtk_widget_set_sensitive (GTK_WIDGET (self), TRUE);
  if (kept == NULL)
    {
      show_failure (self, error);
      return;
    }

  mp_context_toast (self->context,
                    _("Backup restored. What was there before is the newest backup now"));
  gtk_window_close (GTK_WINDOW (self));
}

static void
restore (MpRestoreWindow *self)
{
  g_autoptr (MpJob) job = mp_job_new (mp_context_get_store (self->context),
                                      _("Restoring a backup"));

  gtk_widget_set_sensitive (GTK_WIDGET (self), FALSE);
  gtk_spinner_start (self->spinner);
  mp_job_start (job, restore_in_thread, g_strdup (self->chosen), g_free, g_free, restored_cb,
                g_object_ref (self));
}

/* Beside the file that cannot be opened, under a name that says what it is. */
static GFile *
name_for_copy (GFile *file)
{
  g_autofree char *path = g_file_get_path (file);

  if (g_str_has_suffix (path, MP_FILE_SUFFIX))
    path[strlen (path) - strlen (MP_FILE_SUFFIX)] = '\0';

  for (int i = 1;; i++)
    {
      /* Translators: added to the name of a file that was copied from a backup. */
      g_autofree char *name = i == 1
                            ? g_strdup_printf ("%s (%s)" MP_FILE_SUFFIX, path, _("recovered"))
                            : g_strdup_printf ("%s (%s %d)" MP_FILE_SUFFIX, path,
                                               _("recovered"), i);

      if (!g_file_test (name, G_FILE_TEST_EXISTS))
        return g_file_new_for_path (name);
    }
}

static void
recover (MpRestoreWindow *self)
{
  g_autoptr (GFile) backup = g_file_new_for_path (self->chosen);
  g_autoptr (GFile) copy = name_for_copy (self->file);
  g_autoptr (GError) error = NULL;

  if (!g_file_copy (backup, copy, G_FILE_COPY_NONE, NULL, NULL, NULL, &error))
    {
      show_failure (self, error);
      return;
    }

  g_signal_emit (self, recovered_signal, 0, copy);
  gtk_window_close (GTK_WINDOW (self));
}

static void
restore_cb (MpRestoreWindow *self)
{
  if (recovers (self))
    recover (self);
  else
    restore (self);
}

static void
mp_restore_window_dispose (GObject *object)
{
  MpRestoreWindow *self = MP_RESTORE_WINDOW (object);

  g_clear_object (&self->context);
  g_clear_object (&self->file);
  g_clear_pointer (&self->now, mp_backup_summary_free);
  g_clear_pointer (&self->chosen, g_free);
  g_clear_pointer (&self->preview_rows, g_ptr_array_unref);

  G_OBJECT_CLASS (mp_restore_window_parent_class)->dispose (object);
}

static void
mp_restore_window_class_init (MpRestoreWindowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = mp_restore_window_dispose;

  /**
   * MpRestoreWindow::recovered:
   * @file: a copy of a backup, beside the file that could not be opened
   */
  recovered_signal = g_signal_new ("recovered", MP_TYPE_RESTORE_WINDOW, G_SIGNAL_RUN_LAST, 0,
                                   NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_FILE);

  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "window.close", NULL);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               RESOURCE_PATH "/ui/mp-restore-window.ui");
  gtk_widget_class_bind_template_child (widget_class, MpRestoreWindow, stack);
  gtk_widget_class_bind_template_child (widget_class, MpRestoreWindow, restore_button);
  gtk_widget_class_bind_template_child (widget_class, MpRestoreWindow, choose_button);
  gtk_widget_class_bind_template_child (widget_class, MpRestoreWindow, backup_group);
  gtk_widget_class_bind_template_child (widget_class, MpRestoreWindow, preview_group);
  gtk_widget_class_bind_template_child (widget_class, MpRestoreWindow, spinner);
  gtk_widget_class_bind_template_callback (widget_class, choose_other_cb);
  gtk_widget_class_bind_template_callback (widget_class, restore_cb);
}

static void
mp_restore_window_init (MpRestoreWindow *self)
{
  self->preview_rows = g_ptr_array_new ();
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * mp_restore_window_new:
 * @parent: the window it belongs to
 * @context: (nullable): of the open programme, or %NULL where @file could not be opened
 * @file: the programme's file
 *
 * Returns: (transfer floating): the window, not shown yet
 */
GtkWidget *
mp_restore_window_new (GtkWindow *parent,
                       MpContext *context,
                       GFile     *file)
{
  MpRestoreWindow *self = g_object_new (MP_TYPE_RESTORE_WINDOW, "transient-for", parent, NULL);

  g_return_val_if_fail (G_IS_FILE (file), NULL);

  g_set_object (&self->context, context);
  self->file = g_object_ref (file);
  if (recovers (self))
    {
      gtk_window_set_title (GTK_WINDOW (self), _("Open a Backup"));
      gtk_button_set_label (GTK_BUTTON (self->restore_button), _("_Open a Copy"));
      gtk_widget_remove_css_class (self->restore_button, "destructive-action");
      gtk_widget_add_css_class (self->restore_button, "suggested-action");
      adw_preferences_group_set_title (self->preview_group, _("What Is in It"));
      adw_preferences_group_set_description (
        self->preview_group, _("The file that cannot be opened stays where it is."));
    }
  else
    self->now = mp_backup_summarise (g_file_peek_path (file), NULL);
  list_backups (self);

  return GTK_WIDGET (self);
}
