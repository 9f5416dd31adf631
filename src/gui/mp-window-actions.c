/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What can be asked of a window, in one table: the actions `win.<name>`. */

#include "config.h"

#include "gui/mp-window-actions.h"

#include "gui/mp-backup-actions.h"
#include "gui/mp-file-dialogs.h"
#include "gui/mp-places.h"
#include "gui/mp-preferences-window.h"
#include "gui/mp-restore-window.h"
#include "gui/mp-undo.h"
#include "gui/pages/mp-duplicates-page.h"
#include "gui/pages/mp-history-page.h"
#include "gui/pages/mp-import-window.h"
#include "gui/pages/mp-person-editor.h"
#include "gui/pages/mp-quick-add.h"
#include "gui/pages/mp-report-view.h"
#include "model/mp-schema.h"

/* As many as fit on a screen of 600 pixels. */
#define ROWS_OF_SHORTCUTS 12

static gboolean
has_programme (MpWindow *window)
{
  return mp_window_get_context (window) != NULL;
}

static gboolean
can_write (MpWindow *window)
{
  return has_programme (window)
         && !mp_store_is_read_only (mp_context_get_store (mp_window_get_context (window)));
}

static gboolean
has_file (MpWindow *window)
{
  return mp_window_get_file (window) != NULL;
}

static gboolean
has_failed (MpWindow *window)
{
  return has_file (window) && !has_programme (window);
}

static gboolean
can_undo (MpWindow *window)
{
  return can_write (window) && mp_undo_can_undo (mp_window_get_undo (window));
}

static gboolean
can_redo (MpWindow *window)
{
  return can_write (window) && mp_undo_can_redo (mp_window_get_undo (window));
}

static MpWorkspace *
workspace_of (GtkWidget *window)
{
  return mp_window_get_workspace (MP_WINDOW (window));
}

static void
undo_action (GtkWidget  *widget,
             const char *name,
             GVariant   *parameter)
{
  mp_undo_undo (mp_window_get_undo (MP_WINDOW (widget)));
}

static void
redo_action (GtkWidget  *widget,
             const char *name,
             GVariant   *parameter)
{
  mp_undo_redo (mp_window_get_undo (MP_WINDOW (widget)));
}

static void
report_action (GtkWidget  *widget,
               const char *name,
               GVariant   *parameter)
{
  MpWorkspace *workspace = workspace_of (widget);
  gsize n_mentees;
  const gint64 *mentees = g_variant_get_fixed_array (parameter, &n_mentees, sizeof (gint64));

  mp_workspace_open (workspace, mp_report_view_new (mp_workspace_get_context (workspace), mentees,
                                                    n_mentees));
}

/* A list adds to itself. */
static void
quick_add_action (GtkWidget  *widget,
                  const char *name,
                  GVariant   *parameter)
{
  MpContext *context = mp_window_get_context (MP_WINDOW (widget));

  if (gtk_widget_activate_action (widget, "page.add", NULL))
    return;
  gtk_window_present (GTK_WINDOW (mp_quick_add_new (context, widget, &mp_mentee_table)));
}

static void
new_person_action (GtkWidget  *widget,
                   const char *name,
                   GVariant   *parameter)
{
  MpContext *context = mp_window_get_context (MP_WINDOW (widget));
  const MpTable *part = mp_schema_find (g_variant_get_string (parameter, NULL));

  if (part == &mp_mentee_table || part == &mp_mentor_table)
    gtk_window_present (GTK_WINDOW (mp_person_editor_new (context, widget, part, NULL)));
}

static void
duplicates_action (GtkWidget  *widget,
                   const char *name,
                   GVariant   *parameter)
{
  MpWorkspace *workspace = workspace_of (widget);

  if (!MP_IS_DUPLICATES_PAGE (mp_workspace_get_page (workspace)))
    mp_workspace_open (workspace, mp_duplicates_page_new (mp_workspace_get_context (workspace)));
}

static void
new_action (GtkWidget  *widget,
            const char *name,
            GVariant   *parameter)
{
  mp_file_dialogs_make (MP_WINDOW (widget));
}

static void
open_action (GtkWidget  *widget,
             const char *name,
             GVariant   *parameter)
{
  mp_file_dialogs_open (MP_WINDOW (widget));
}

static void
open_recent_action (GtkWidget  *widget,
                    const char *name,
                    GVariant   *parameter)
{
  g_autoptr (GFile) file = g_file_new_for_uri (g_variant_get_string (parameter, NULL));

  mp_window_open_file (MP_WINDOW (widget), file);
}

static void
backup_action (GtkWidget  *widget,
               const char *name,
               GVariant   *parameter)
{
  mp_backup_actions_make_dated (MP_WINDOW (widget));
}

static void
backup_as_action (GtkWidget  *widget,
                  const char *name,
                  GVariant   *parameter)
{
  mp_backup_actions_make_as (MP_WINDOW (widget));
}

static void
import_action (GtkWidget  *widget,
               const char *name,
               GVariant   *parameter)
{
  MpWindow *self = MP_WINDOW (widget);
  GtkWidget *window = mp_import_window_new (GTK_WINDOW (self), mp_window_get_context (self));
  MpImportKind kind;

  if (parameter != NULL && mp_import_kind_parse (g_variant_get_string (parameter, NULL), &kind))
    mp_import_window_set_kind (MP_IMPORT_WINDOW (window), kind);
  gtk_window_present (GTK_WINDOW (window));
}

static void
recovered_cb (MpWindow *self,
              GFile    *copy)
{
  mp_window_open_file (self, copy);
}

static void
restore_action (GtkWidget  *widget,
                const char *name,
                GVariant   *parameter)
{
  MpWindow *self = MP_WINDOW (widget);
  GtkWidget *window = mp_restore_window_new (GTK_WINDOW (self), mp_window_get_context (self),
                                             mp_window_get_file (self));

  g_signal_connect_object (window, "recovered", G_CALLBACK (recovered_cb), self,
                           G_CONNECT_SWAPPED);
  gtk_window_present (GTK_WINDOW (window));
}

static void
history_action (GtkWidget  *widget,
                const char *name,
                GVariant   *parameter)
{
  MpWorkspace *workspace = workspace_of (widget);

  if (!MP_IS_HISTORY_PAGE (mp_workspace_get_page (workspace)))
    mp_workspace_open (workspace, mp_history_page_new (mp_workspace_get_context (workspace)));
}

static void
preferences_action (GtkWidget  *widget,
                    const char *name,
                    GVariant   *parameter)
{
  MpWindow *self = MP_WINDOW (widget);

  gtk_window_present (GTK_WINDOW (mp_preferences_window_new (GTK_WINDOW (self),
                                                             mp_window_get_context (self))));
}

static void
try_again_action (GtkWidget  *widget,
                  const char *name,
                  GVariant   *parameter)
{
  MpWindow *self = MP_WINDOW (widget);
  g_autoptr (GFile) file = g_object_ref (mp_window_get_file (self));

  mp_window_open_file (self, file);
}

static void
back_action (GtkWidget  *widget,
             const char *name,
             GVariant   *parameter)
{
  mp_workspace_back (workspace_of (widget));
}

static void
go_action (GtkWidget  *widget,
           const char *name,
           GVariant   *parameter)
{
  mp_workspace_go (workspace_of (widget), g_variant_get_string (parameter, NULL));
}

static void
open_person_action (GtkWidget  *widget,
                    const char *name,
                    GVariant   *parameter)
{
  mp_workspace_open_person (workspace_of (widget), g_variant_get_int64 (parameter));
}

static void
open_organisation_action (GtkWidget  *widget,
                          const char *name,
                          GVariant   *parameter)
{
  mp_workspace_open_organisation (workspace_of (widget), g_variant_get_int64 (parameter));
}

/* GTK 4.8 makes pages of the groups anew with every group that is added, and mixes up their order
 * when there are several; from one column it makes them in order. */
static void
make_pages (GObject *section)
{
  g_object_set (section, "max-height", ROWS_OF_SHORTCUTS, NULL);
}

/* Built when it is first asked for: GtkApplication would build it for every window at its start. */
static void
shortcuts_action (GtkWidget  *widget,
                  const char *name,
                  GVariant   *parameter)
{
  GtkApplicationWindow *window = GTK_APPLICATION_WINDOW (widget);
  g_autoptr (GtkBuilder) builder = NULL;

  if (gtk_application_window_get_help_overlay (window) == NULL)
    {
      builder = gtk_builder_new_from_resource (RESOURCE_PATH "/ui/help-overlay.ui");
      make_pages (gtk_builder_get_object (builder, "section"));
      gtk_application_window_set_help_overlay (
        window, GTK_SHORTCUTS_WINDOW (gtk_builder_get_object (builder, "help_overlay")));
    }
  gtk_window_present (GTK_WINDOW (gtk_application_window_get_help_overlay (window)));
}

/**
 * Action:
 * @parameter: (nullable): the type of what it is given
 * @is_possible: (nullable): whether it can be done now, or %NULL for always
 */
typedef struct
{
  const char *name;
  const char *parameter;
  GtkWidgetActionActivateFunc activate;
  gboolean (*is_possible) (MpWindow *window);
} Action;

static const Action actions[] = {
  { "win.back", NULL, back_action, has_programme },
  { "win.backup", NULL, backup_action, has_programme },
  { "win.backup-as", NULL, backup_as_action, has_programme },
  { "win.duplicates", NULL, duplicates_action, has_programme },
  { "win.go", "s", go_action, has_programme },
  { "win.history", NULL, history_action, has_programme },
  { "win.import", NULL, import_action, can_write },
  { "win.import-as", "s", import_action, can_write },
  { "win.new", NULL, new_action, NULL },
  { "win.new-person", "s", new_person_action, can_write },
  { "win.open", NULL, open_action, NULL },
  { "win.open-organisation", "x", open_organisation_action, has_programme },
  { "win.open-person", "x", open_person_action, has_programme },
  { "win.open-recent", "s", open_recent_action, NULL },
  { "win.preferences", NULL, preferences_action, has_programme },
  { "win.quick-add", NULL, quick_add_action, can_write },
  { "win.redo", NULL, redo_action, can_redo },
  { "win.report", "ax", report_action, has_programme },
  { "win.restore", NULL, restore_action, has_file },
  { "win.shortcuts", NULL, shortcuts_action, NULL },
  { "win.try-again", NULL, try_again_action, has_failed },
  { "win.undo", NULL, undo_action, can_undo },
};

/**
 * mp_window_actions_install:
 * @widget_class: of the window
 */
void
mp_window_actions_install (GtkWidgetClass *widget_class)
{
  for (guint i = 0; i < G_N_ELEMENTS (actions); i++)
    gtk_widget_class_install_action (widget_class, actions[i].name, actions[i].parameter,
                                     actions[i].activate);

  /* Not accelerators of the application: those come before a text field's own undo. */
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_z, GDK_CONTROL_MASK,
                                       "win.undo", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_z,
                                       GDK_CONTROL_MASK | GDK_SHIFT_MASK, "win.redo", NULL);
}

/**
 * mp_window_actions_update:
 * @window: where something has changed
 *
 * Enables what can be done now.
 */
void
mp_window_actions_update (MpWindow *window)
{
  g_return_if_fail (MP_IS_WINDOW (window));

  for (guint i = 0; i < G_N_ELEMENTS (actions); i++)
    gtk_widget_action_set_enabled (GTK_WIDGET (window), actions[i].name,
                                   actions[i].is_possible == NULL
                                   || actions[i].is_possible (window));
}
