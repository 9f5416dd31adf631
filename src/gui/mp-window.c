/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A window on one programme file, or on the reason why it could not be opened. */

#include "config.h"

#include "gui/mp-window.h"

#include "gui/mp-failure-view.h"
#include "gui/mp-file-check.h"
#include "gui/mp-sample-file.h"
#include "gui/mp-undo-keys.h"
#include "gui/mp-undo.h"
#include "gui/mp-watch.h"
#include "gui/mp-window-actions.h"

#include <glib/gi18n.h>

struct _MpWindow
{
  AdwApplicationWindow parent_instance;

  GSettings *settings;
  GFile *file;
  MpWorkspace *workspace;
  MpUndo *undo;
  MpWatch *watch;
  MpFileCheck *check;
  MpRecentFiles *recent_files;

  AdwToastOverlay *toast_overlay;
  AdwBin *content;
  GMenuModel *main_menu;
  GMenu *recent_section;
};

enum
{
  PROP_0,
  PROP_SETTINGS,
  N_PROPS
};

static GParamSpec *properties[N_PROPS];

G_DEFINE_FINAL_TYPE (MpWindow, mp_window, ADW_TYPE_APPLICATION_WINDOW)

static void
update_title (MpWindow *self)
{
  MpPage *page = self->workspace != NULL ? mp_workspace_get_page (self->workspace) : NULL;
  g_autofree char *file = self->file != NULL ? g_file_get_basename (self->file) : NULL;
  g_autofree char *title = NULL;

  if (page != NULL && mp_page_get_title (page) != NULL && file != NULL)
    title = g_strdup_printf ("%s — %s", mp_page_get_title (page), file);
  gtk_window_set_title (GTK_WINDOW (self), title != NULL ? title : _("Mentoring Plus"));
}

static void
page_changed_cb (MpWindow *self)
{
  MpPage *page = mp_workspace_get_page (self->workspace);

  gtk_widget_insert_action_group (GTK_WIDGET (self), "page",
                                  G_ACTION_GROUP (mp_page_get_actions (page)));
  update_title (self);
}

static void
save_size (MpWindow *self)
{
  int width, height;

  gtk_window_get_default_size (GTK_WINDOW (self), &width, &height);
  g_settings_set_int (self->settings, "window-width", width);
  g_settings_set_int (self->settings, "window-height", height);
  g_settings_set_boolean (self->settings, "window-maximized",
                          gtk_window_is_maximized (GTK_WINDOW (self)));
}

static gboolean
mp_window_close_request (GtkWindow *window)
{
  MpWindow *self = MP_WINDOW (window);

  if (self->settings != NULL)
    save_size (self);
  if (self->workspace != NULL)
    mp_workspace_save_state (self->workspace);

  return GTK_WINDOW_CLASS (mp_window_parent_class)->close_request (window);
}

static void
mp_window_constructed (GObject *object)
{
  MpWindow *self = MP_WINDOW (object);

  G_OBJECT_CLASS (mp_window_parent_class)->constructed (object);

  if (self->settings != NULL)
    {
      gtk_window_set_default_size (GTK_WINDOW (self),
                                   g_settings_get_int (self->settings, "window-width"),
                                   g_settings_get_int (self->settings, "window-height"));
      if (g_settings_get_boolean (self->settings, "window-maximized"))
        gtk_window_maximize (GTK_WINDOW (self));
    }

  mp_window_actions_update (self);
}

static void
mp_window_set_property (GObject      *object,
                        guint         prop_id,
                        const GValue *value,
                        GParamSpec   *pspec)
{
  MpWindow *self = MP_WINDOW (object);

  switch (prop_id)
    {
    case PROP_SETTINGS:
      self->settings = g_value_dup_object (value);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
mp_window_dispose (GObject *object)
{
  MpWindow *self = MP_WINDOW (object);

  self->workspace = NULL;
  g_clear_object (&self->undo);
  g_clear_object (&self->watch);
  g_clear_object (&self->check);
  g_clear_object (&self->recent_files);
  g_clear_object (&self->settings);
  g_clear_object (&self->file);

  G_OBJECT_CLASS (mp_window_parent_class)->dispose (object);
}

static void
mp_window_class_init (MpWindowClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->constructed = mp_window_constructed;
  object_class->set_property = mp_window_set_property;
  object_class->dispose = mp_window_dispose;
  GTK_WINDOW_CLASS (klass)->close_request = mp_window_close_request;

  properties[PROP_SETTINGS] =
    g_param_spec_object ("settings", NULL, NULL, G_TYPE_SETTINGS,
                         G_PARAM_WRITABLE | G_PARAM_CONSTRUCT_ONLY | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);

  gtk_widget_class_set_template_from_resource (widget_class, RESOURCE_PATH "/ui/mp-window.ui");
  gtk_widget_class_bind_template_child (widget_class, MpWindow, toast_overlay);
  gtk_widget_class_bind_template_child (widget_class, MpWindow, content);
  gtk_widget_class_bind_template_child (widget_class, MpWindow, main_menu);
  gtk_widget_class_bind_template_child (widget_class, MpWindow, recent_section);

  mp_window_actions_install (widget_class);
}

static void
mp_window_init (MpWindow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  mp_undo_keys_install (GTK_WINDOW (self));
}

static MpStore *
open_store (GFile     *file,
            MpStore *(*open) (const char *path, GError **error),
            GError   **error)
{
  const char *path = g_file_peek_path (file);

  if (path != NULL)
    return open (path, error);

  g_set_error (error, MP_STORE_ERROR, MP_STORE_ERROR_FAILED,
               _("A programme must be a file on this computer or on a drive that is connected to "
                 "it. Copy the file here, then open the copy."));
  return NULL;
}

/* What is open stays open; where nothing is, the window itself says what is wrong. */
static void
show_failure (MpWindow     *self,
              GFile        *file,
              const GError *error)
{
  GtkWidget *view;

  if (self->workspace != NULL)
    {
      mp_window_show_error (self, mp_failure_heading (error), error);
      return;
    }

  g_set_object (&self->file, file);
  view = mp_failure_view_new (file, error);
  adw_bin_set_child (self->content, view);
  mp_window_actions_update (self);
  gtk_widget_grab_focus (view);
}

static void
leave_programme (MpWindow *self)
{
  if (self->workspace == NULL)
    return;

  mp_workspace_save_state (self->workspace);
  gtk_widget_insert_action_group (GTK_WIDGET (self), "page", NULL);
  self->workspace = NULL;
  adw_bin_set_child (self->content, NULL);
  g_clear_object (&self->undo);
  g_clear_object (&self->watch);
  g_clear_object (&self->check);
  g_clear_object (&self->file);
}

/* What was open is damaged: it is shown no longer, and a backup is offered. */
static void
damaged_cb (MpWindow     *self,
            const GError *error)
{
  g_autoptr (GFile) file = g_object_ref (self->file);

  leave_programme (self);
  show_failure (self, file, error);
}

/* Small files have been looked through by now, and looking again costs them nothing. */
static void
check_later (MpWindow *self,
             MpStore  *store)
{
  self->check = mp_file_check_new (store);
  g_signal_connect_object (self->check, "damaged", G_CALLBACK (damaged_cb), self,
                           G_CONNECT_SWAPPED);
}

/* What cannot be written can be looked at. */
static MpStore *
open_at_once (const char *path,
              GError    **error)
{
  gboolean checked;
  GError *problem = NULL;
  MpStore *store = mp_store_open_at_once (path, &checked, &problem);

  if (!g_error_matches (problem, MP_STORE_ERROR, MP_STORE_ERROR_READ_ONLY))
    {
      if (problem != NULL)
        g_propagate_error (error, problem);
      return store;
    }
  g_error_free (problem);
  return mp_store_open_to_read (path, error);
}

/* Who has looked around in the sample starts with the programme of their own the next time. */
static void
remember_file (MpWindow   *self,
               const char *path)
{
  g_autoptr (GFile) sample = NULL;
  g_autofree char *uri = NULL;

  g_clear_object (&self->file);
  self->file = g_file_new_for_path (path);
  uri = g_file_get_uri (self->file);
  sample = mp_sample_file_get ();
  if (self->settings != NULL && !g_file_equal (self->file, sample))
    g_settings_set_string (self->settings, "last-file", uri);
  if (self->recent_files != NULL)
    mp_recent_files_add (self->recent_files, self->file);
}

/**
 * mp_window_new:
 * @application: that owns the window
 * @settings: of the application
 * @recent_files: of the application
 *
 * Returns: (transfer floating): a window without a programme
 */
GtkWidget *
mp_window_new (AdwApplication *application,
               GSettings      *settings,
               MpRecentFiles  *recent_files)
{
  MpWindow *self = g_object_new (MP_TYPE_WINDOW,
                                 "application", application,
                                 "settings", settings,
                                 NULL);

  if (g_set_object (&self->recent_files, recent_files))
    g_menu_append_section (self->recent_section, NULL,
                           mp_recent_files_get_menu (recent_files));

  return GTK_WIDGET (self);
}

/**
 * mp_window_get_context:
 *
 * Returns: (transfer none) (nullable): of the open programme
 */
MpContext *
mp_window_get_context (MpWindow *self)
{
  g_return_val_if_fail (MP_IS_WINDOW (self), NULL);

  return self->workspace != NULL ? mp_workspace_get_context (self->workspace) : NULL;
}

/**
 * mp_window_get_file:
 *
 * Returns: (transfer none) (nullable): the open programme's file
 */
GFile *
mp_window_get_file (MpWindow *self)
{
  g_return_val_if_fail (MP_IS_WINDOW (self), NULL);

  return self->file;
}

/**
 * mp_window_get_undo:
 *
 * Returns: (transfer none) (nullable): undo and redo of the open programme
 */
MpUndo *
mp_window_get_undo (MpWindow *self)
{
  g_return_val_if_fail (MP_IS_WINDOW (self), NULL);

  return self->undo;
}

/**
 * mp_window_get_workspace:
 *
 * Returns: (transfer none) (nullable): the pages of the open programme
 */
MpWorkspace *
mp_window_get_workspace (MpWindow *self)
{
  g_return_val_if_fail (MP_IS_WINDOW (self), NULL);

  return self->workspace;
}

/**
 * mp_window_get_page:
 *
 * Returns: (transfer none) (nullable): the page in view
 */
MpPage *
mp_window_get_page (MpWindow *self)
{
  g_return_val_if_fail (MP_IS_WINDOW (self), NULL);

  return self->workspace != NULL ? mp_workspace_get_page (self->workspace) : NULL;
}

/**
 * mp_window_open_file:
 * @file: a programme file
 *
 * Opens the file instead of the one that is open.  If that fails, says why and keeps what is open.
 *
 * Returns: whether it is open now
 */
gboolean
mp_window_open_file (MpWindow *self,
                     GFile    *file)
{
  g_autoptr (MpStore) store = NULL;
  g_autoptr (GError) error = NULL;

  g_return_val_if_fail (MP_IS_WINDOW (self), FALSE);
  g_return_val_if_fail (G_IS_FILE (file), FALSE);

  store = open_store (file, open_at_once, &error);
  if (store == NULL)
    {
      show_failure (self, file, error);
      return FALSE;
    }

  mp_window_set_store (self, store);
  check_later (self, store);
  return TRUE;
}

/**
 * mp_window_make_file:
 * @file: where there is no file yet
 *
 * Makes a programme there and opens it instead of the one that is open.  If that fails, says why
 * and keeps what is open.
 *
 * Returns: whether it is open now
 */
gboolean
mp_window_make_file (MpWindow *self,
                     GFile    *file)
{
  g_autoptr (MpStore) store = NULL;
  g_autoptr (GError) error = NULL;

  g_return_val_if_fail (MP_IS_WINDOW (self), FALSE);
  g_return_val_if_fail (G_IS_FILE (file), FALSE);

  store = open_store (file, mp_store_create, &error);
  if (store == NULL)
    {
      show_failure (self, file, error);
      return FALSE;
    }

  mp_window_set_store (self, store);
  return TRUE;
}

/**
 * mp_window_set_store:
 * @store: an open programme
 *
 * Shows a programme, instead of the one shown so far.
 */
void
mp_window_set_store (MpWindow *self,
                     MpStore  *store)
{
  g_autoptr (MpContext) context = NULL;

  g_return_if_fail (MP_IS_WINDOW (self));
  g_return_if_fail (MP_IS_STORE (store));

  leave_programme (self);
  context = mp_context_new (store, self->settings);
  g_signal_connect_object (context, "failed", G_CALLBACK (mp_window_show_error), self,
                           G_CONNECT_SWAPPED);
  self->undo = mp_undo_new (context, self->toast_overlay);
  g_signal_connect_object (self->undo, "changed", G_CALLBACK (mp_window_actions_update), self,
                           G_CONNECT_SWAPPED);
  if (mp_store_get_path (store) != NULL)
    {
      remember_file (self, mp_store_get_path (store));
      self->watch = mp_watch_new (store);
    }

  self->workspace = MP_WORKSPACE (mp_workspace_new (context, self->main_menu));
  g_signal_connect_object (self->workspace, "notify::page", G_CALLBACK (page_changed_cb), self,
                           G_CONNECT_SWAPPED);
  adw_bin_set_child (self->content, GTK_WIDGET (self->workspace));
  mp_window_actions_update (self);
  mp_workspace_go (self->workspace, "today");
}

/**
 * mp_window_show_error:
 * @heading: what could not be done, such as "Not Saved"
 * @error: why; its message is shown as it is
 *
 * Shows a dialog over the window.
 */
void
mp_window_show_error (MpWindow     *self,
                      const char   *heading,
                      const GError *error)
{
  GtkWidget *dialog;

  g_return_if_fail (MP_IS_WINDOW (self));
  g_return_if_fail (error != NULL);

  dialog = adw_message_dialog_new (GTK_WINDOW (self), heading, error->message);
  adw_message_dialog_add_response (ADW_MESSAGE_DIALOG (dialog), "close", _("_Close"));
  gtk_window_present (GTK_WINDOW (dialog));
}
