/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The first step of an import: what is in the list, and where it is. */

#include "config.h"

#include "gui/pages/mp-import-source-step.h"

#include <glib/gi18n.h>

/**
 * MpImportSourceStep:
 *
 * Emits `changed` when something else is chosen.
 */
struct _MpImportSourceStep
{
  GtkWidget parent_instance;

  char *path;

  GtkWidget *page;
  GtkCheckButton *mentees_check;
  GtkCheckButton *mentors_check;
  GtkCheckButton *partners_check;
  GtkCheckButton *roster_check;
  AdwActionRow *path_row;
  GtkWidget *file_button;
  GtkWidget *folder_button;
};

static guint changed_signal;

G_DEFINE_FINAL_TYPE (MpImportSourceStep, mp_import_source_step, GTK_TYPE_WIDGET)

static void
show_path (MpImportSourceStep *self)
{
  g_autofree char *name = NULL;
  g_autofree char *folder = NULL;
  g_autofree char *shown_folder = NULL;

  if (self->path == NULL)
    {
      adw_preferences_row_set_title (ADW_PREFERENCES_ROW (self->path_row),
                                     _("No file is chosen yet"));
      adw_action_row_set_subtitle (self->path_row, "");
      return;
    }

  name = g_filename_display_basename (self->path);
  folder = g_path_get_dirname (self->path);
  shown_folder = g_filename_display_name (folder);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (self->path_row), name);
  adw_action_row_set_subtitle (self->path_row, shown_folder);
}

static void
kind_toggled_cb (MpImportSourceStep *self)
{
  gtk_widget_set_visible (self->folder_button,
                          mp_import_source_step_get_kind (self) == MP_IMPORT_AS_ONEROSTER);
  g_signal_emit (self, changed_signal, 0);
}

static void
response_cb (GtkNativeDialog    *dialog,
             int                 response,
             MpImportSourceStep *self)
{
  g_autoptr (GFile) file = gtk_file_chooser_get_file (GTK_FILE_CHOOSER (dialog));

  if (response == GTK_RESPONSE_ACCEPT && file != NULL && g_file_peek_path (file) != NULL)
    mp_import_source_step_set_path (self, g_file_peek_path (file));
  g_object_unref (dialog);
}

static void
add_filter (GtkFileChooser    *chooser,
            const char        *name,
            const char *const *suffixes)
{
  g_autoptr (GtkFileFilter) filter = gtk_file_filter_new ();

  gtk_file_filter_set_name (filter, name);
  for (guint i = 0; suffixes[i] != NULL; i++)
    gtk_file_filter_add_suffix (filter, suffixes[i]);
  if (suffixes[0] == NULL)
    gtk_file_filter_add_pattern (filter, "*");
  gtk_file_chooser_add_filter (chooser, filter);
}

static void
choose (MpImportSourceStep   *self,
        const char           *title,
        GtkFileChooserAction  action)
{
  static const char *const table_suffixes[] = { "csv", "txt", "tsv", "tab", NULL };
  static const char *const roster_suffixes[] = { "zip", "csv", NULL };
  static const char *const all_suffixes[] = { NULL };
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));
  gboolean roster = mp_import_source_step_get_kind (self) == MP_IMPORT_AS_ONEROSTER;
  GtkFileChooserNative *dialog
    = gtk_file_chooser_native_new (title, GTK_WINDOW (root), action, _("_Choose"), _("_Cancel"));

  if (action == GTK_FILE_CHOOSER_ACTION_OPEN)
    {
      add_filter (GTK_FILE_CHOOSER (dialog), roster ? _("Class lists") : _("Tables"),
                  roster ? roster_suffixes : table_suffixes);
      add_filter (GTK_FILE_CHOOSER (dialog), _("All files"), all_suffixes);
    }
  gtk_native_dialog_set_modal (GTK_NATIVE_DIALOG (dialog), TRUE);
  g_signal_connect_object (dialog, "response", G_CALLBACK (response_cb), self, 0);
  gtk_native_dialog_show (GTK_NATIVE_DIALOG (dialog));
}

static void
choose_file_cb (MpImportSourceStep *self)
{
  choose (self, _("Choose a List"), GTK_FILE_CHOOSER_ACTION_OPEN);
}

static void
choose_folder_cb (MpImportSourceStep *self)
{
  choose (self, _("Choose a Class List"), GTK_FILE_CHOOSER_ACTION_SELECT_FOLDER);
}

static void
mp_import_source_step_dispose (GObject *object)
{
  MpImportSourceStep *self = MP_IMPORT_SOURCE_STEP (object);

  g_clear_pointer (&self->page, gtk_widget_unparent);
  G_OBJECT_CLASS (mp_import_source_step_parent_class)->dispose (object);
}

static void
mp_import_source_step_finalize (GObject *object)
{
  MpImportSourceStep *self = MP_IMPORT_SOURCE_STEP (object);

  g_free (self->path);
  G_OBJECT_CLASS (mp_import_source_step_parent_class)->finalize (object);
}

static void
mp_import_source_step_class_init (MpImportSourceStepClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = mp_import_source_step_dispose;
  object_class->finalize = mp_import_source_step_finalize;
  changed_signal = g_signal_new ("changed", MP_TYPE_IMPORT_SOURCE_STEP, G_SIGNAL_RUN_LAST, 0,
                                 NULL, NULL, NULL, G_TYPE_NONE, 0);

  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               RESOURCE_PATH "/ui/mp-import-source-step.ui");
  gtk_widget_class_bind_template_child (widget_class, MpImportSourceStep, page);
  gtk_widget_class_bind_template_child (widget_class, MpImportSourceStep, mentees_check);
  gtk_widget_class_bind_template_child (widget_class, MpImportSourceStep, mentors_check);
  gtk_widget_class_bind_template_child (widget_class, MpImportSourceStep, partners_check);
  gtk_widget_class_bind_template_child (widget_class, MpImportSourceStep, roster_check);
  gtk_widget_class_bind_template_child (widget_class, MpImportSourceStep, path_row);
  gtk_widget_class_bind_template_child (widget_class, MpImportSourceStep, file_button);
  gtk_widget_class_bind_template_child (widget_class, MpImportSourceStep, folder_button);
  gtk_widget_class_bind_template_callback (widget_class, kind_toggled_cb);
  gtk_widget_class_bind_template_callback (widget_class, choose_file_cb);
  gtk_widget_class_bind_template_callback (widget_class, choose_folder_cb);
}

static void
mp_import_source_step_init (MpImportSourceStep *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * mp_import_source_step_get_kind:
 *
 * Returns: what the rows become
 */
MpImportKind
mp_import_source_step_get_kind (MpImportSourceStep *self)
{
  g_return_val_if_fail (MP_IS_IMPORT_SOURCE_STEP (self), MP_IMPORT_AS_MENTEES);

  if (gtk_check_button_get_active (self->mentors_check))
    return MP_IMPORT_AS_MENTORS;
  if (gtk_check_button_get_active (self->partners_check))
    return MP_IMPORT_AS_ORGANISATIONS;
  if (gtk_check_button_get_active (self->roster_check))
    return MP_IMPORT_AS_ONEROSTER;
  return MP_IMPORT_AS_MENTEES;
}

/**
 * mp_import_source_step_set_kind:
 * @kind: what the rows become
 */
void
mp_import_source_step_set_kind (MpImportSourceStep *self,
                                MpImportKind        kind)
{
  GtkCheckButton *checks[] = { self->mentees_check, self->mentors_check, self->partners_check,
                               self->roster_check };

  g_return_if_fail (MP_IS_IMPORT_SOURCE_STEP (self));
  g_return_if_fail (kind >= MP_IMPORT_AS_MENTEES && kind <= MP_IMPORT_AS_ONEROSTER);

  gtk_check_button_set_active (checks[kind - MP_IMPORT_AS_MENTEES], TRUE);
}

/**
 * mp_import_source_step_get_path:
 *
 * Returns: (transfer none) (nullable): the file or folder that was chosen
 */
const char *
mp_import_source_step_get_path (MpImportSourceStep *self)
{
  g_return_val_if_fail (MP_IS_IMPORT_SOURCE_STEP (self), NULL);

  return self->path;
}

/**
 * mp_import_source_step_set_path:
 * @path: (nullable): a file or folder
 */
void
mp_import_source_step_set_path (MpImportSourceStep *self,
                                const char         *path)
{
  char *copy = g_strdup (path);

  g_return_if_fail (MP_IS_IMPORT_SOURCE_STEP (self));

  g_free (self->path);
  self->path = copy;
  show_path (self);
  g_signal_emit (self, changed_signal, 0);
}
