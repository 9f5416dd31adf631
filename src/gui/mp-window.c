/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A window on one programme file, or on the reason why it could not be opened. */

#include "config.h"

#include "gui/mp-window.h"

#include "gui/mp-places.h"
#include "gui/mp-workspace.h"
#include "model/mp-schema.h"

#include <glib/gi18n.h>

struct _MpWindow
{
  AdwApplicationWindow parent_instance;

  GSettings *settings;
  GFile *file;
  MpWorkspace *workspace;
  AdwToast *undo_toast;
  gint64 undo_batch;

  AdwToastOverlay *toast_overlay;
  AdwBin *content;
  GtkWidget *failure_view;
  AdwStatusPage *failure_page;
  GMenuModel *main_menu;
};

enum
{
  PROP_0,
  PROP_SETTINGS,
  N_PROPS
};

static GParamSpec *properties[N_PROPS];

G_DEFINE_FINAL_TYPE (MpWindow, mp_window, ADW_TYPE_APPLICATION_WINDOW)

static MpStore *
store_of (MpWindow *self)
{
  MpContext *context = mp_window_get_context (self);

  return context != NULL ? mp_context_get_store (context) : NULL;
}

static void
show_error (MpWindow     *self,
            const char   *heading,
            const GError *error)
{
  GtkWidget *dialog = adw_message_dialog_new (GTK_WINDOW (self), heading, error->message);

  adw_message_dialog_add_response (ADW_MESSAGE_DIALOG (dialog), "close", _("_Close"));
  gtk_window_present (GTK_WINDOW (dialog));
}

static void
show_toast (MpWindow   *self,
            const char *text)
{
  AdwToast *toast = adw_toast_new ("");

  adw_toast_set_title (toast, text);
  adw_toast_overlay_add_toast (self->toast_overlay, toast);
}

static void
undo_toast_dismissed_cb (MpWindow *self)
{
  g_clear_object (&self->undo_toast);
}

/* A toast stays only as long as its button would take back what it names. */
static void
dismiss_undo_toast (MpWindow *self)
{
  g_autoptr (AdwToast) toast = g_steal_pointer (&self->undo_toast);

  if (toast != NULL)
    adw_toast_dismiss (toast);
}

static void
context_done_cb (MpWindow   *self,
                 const char *label)
{
  AdwToast *toast = adw_toast_new ("");

  dismiss_undo_toast (self);
  adw_toast_set_title (toast, label);
  adw_toast_set_button_label (toast, _("_Undo"));
  adw_toast_set_action_name (toast, "win.undo");
  adw_toast_set_priority (toast, ADW_TOAST_PRIORITY_HIGH);
  self->undo_toast = g_object_ref (toast);
  self->undo_batch = mp_store_get_undo_batch (store_of (self));
  g_signal_connect_object (toast, "dismissed", G_CALLBACK (undo_toast_dismissed_cb), self,
                           G_CONNECT_SWAPPED);
  adw_toast_overlay_add_toast (self->toast_overlay, toast);
}

static void
update_actions (MpWindow *self)
{
  MpStore *store = store_of (self);
  g_autofree char *undo = store != NULL ? mp_store_dup_undo_label (store) : NULL;
  g_autofree char *redo = store != NULL ? mp_store_dup_redo_label (store) : NULL;

  gtk_widget_action_set_enabled (GTK_WIDGET (self), "win.undo", undo != NULL);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "win.redo", redo != NULL);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "win.go", store != NULL);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "win.back", store != NULL);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "win.open-person",
                                 store != NULL && mp_places_can_open (&mp_person_table));
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "win.open-organisation",
                                 store != NULL && mp_places_can_open (&mp_organisation_table));
}

static void
store_changed_cb (MpWindow *self)
{
  if (self->undo_toast != NULL && mp_store_get_undo_batch (store_of (self)) != self->undo_batch)
    dismiss_undo_toast (self);
  update_actions (self);
}

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
undo_action (GtkWidget  *widget,
             const char *name,
             GVariant   *parameter)
{
  MpWindow *self = MP_WINDOW (widget);
  MpStore *store = store_of (self);
  g_autofree char *label = mp_store_dup_undo_label (store);
  g_autofree char *text = NULL;
  g_autoptr (GError) error = NULL;

  if (!mp_store_undo (store, &error))
    {
      show_error (self, _("Not Undone"), error);
      return;
    }

  /* Translators: %s is what was undone, such as "Log a meeting". */
  text = g_strdup_printf (_("Undone: %s"), label != NULL ? label : "");
  show_toast (self, text);
}

static void
redo_action (GtkWidget  *widget,
             const char *name,
             GVariant   *parameter)
{
  MpWindow *self = MP_WINDOW (widget);
  MpStore *store = store_of (self);
  g_autofree char *label = mp_store_dup_redo_label (store);
  g_autofree char *text = NULL;
  g_autoptr (GError) error = NULL;

  if (!mp_store_redo (store, &error))
    {
      show_error (self, _("Not Redone"), error);
      return;
    }

  /* Translators: %s is what was done again, such as "Log a meeting". */
  text = g_strdup_printf (_("Redone: %s"), label != NULL ? label : "");
  show_toast (self, text);
}

static void
back_action (GtkWidget  *widget,
             const char *name,
             GVariant   *parameter)
{
  mp_workspace_back (MP_WINDOW (widget)->workspace);
}

static void
go_action (GtkWidget  *widget,
           const char *name,
           GVariant   *parameter)
{
  mp_window_go (MP_WINDOW (widget), g_variant_get_string (parameter, NULL));
}

static void
open_person_action (GtkWidget  *widget,
                    const char *name,
                    GVariant   *parameter)
{
  mp_window_open_person (MP_WINDOW (widget), g_variant_get_int64 (parameter));
}

static void
open_organisation_action (GtkWidget  *widget,
                          const char *name,
                          GVariant   *parameter)
{
  mp_window_open_organisation (MP_WINDOW (widget), g_variant_get_int64 (parameter));
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

  update_actions (self);
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
  g_clear_object (&self->undo_toast);
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
  gtk_widget_class_bind_template_child (widget_class, MpWindow, failure_view);
  gtk_widget_class_bind_template_child (widget_class, MpWindow, failure_page);
  gtk_widget_class_bind_template_child (widget_class, MpWindow, main_menu);

  gtk_widget_class_install_action (widget_class, "win.undo", NULL, undo_action);
  gtk_widget_class_install_action (widget_class, "win.redo", NULL, redo_action);
  gtk_widget_class_install_action (widget_class, "win.back", NULL, back_action);
  gtk_widget_class_install_action (widget_class, "win.go", "s", go_action);
  gtk_widget_class_install_action (widget_class, "win.open-person", "x", open_person_action);
  gtk_widget_class_install_action (widget_class, "win.open-organisation", "x",
                                   open_organisation_action);

  /* Not accelerators of the application: those come before a text field's own undo. */
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_z, GDK_CONTROL_MASK,
                                       "win.undo", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_z,
                                       GDK_CONTROL_MASK | GDK_SHIFT_MASK, "win.redo", NULL);
}

static void
mp_window_init (MpWindow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * mp_window_new:
 * @application: that owns the window
 * @settings: of the application
 *
 * Returns: (transfer floating): a window without a programme
 */
GtkWidget *
mp_window_new (AdwApplication *application,
               GSettings      *settings)
{
  return g_object_new (MP_TYPE_WINDOW, "application", application, "settings", settings, NULL);
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

  store = mp_store_open (g_file_peek_path (file), &error);
  if (store != NULL)
    {
      mp_window_set_store (self, store);
      return TRUE;
    }

  if (self->workspace != NULL)
    show_error (self, _("Not Opened"), error);
  else
    adw_status_page_set_description (self->failure_page, error->message);

  return FALSE;
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

  context = mp_context_new (store, self->settings);
  g_signal_connect_object (context, "done", G_CALLBACK (context_done_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (context, "message", G_CALLBACK (show_toast), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (context, "failed", G_CALLBACK (show_error), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (store, "changed", G_CALLBACK (store_changed_cb), self,
                           G_CONNECT_SWAPPED);

  g_clear_object (&self->file);
  if (mp_store_get_path (store) != NULL)
    self->file = g_file_new_for_path (mp_store_get_path (store));
  self->workspace = MP_WORKSPACE (mp_workspace_new (context, self->main_menu));
  g_signal_connect_object (self->workspace, "notify::page", G_CALLBACK (page_changed_cb), self,
                           G_CONNECT_SWAPPED);
  adw_bin_set_child (self->content, GTK_WIDGET (self->workspace));
  update_actions (self);
  mp_workspace_go (self->workspace, "today");
}

/**
 * mp_window_go:
 * @place: the name of an entry of the sidebar
 *
 * Returns: whether there is such a place
 */
gboolean
mp_window_go (MpWindow   *self,
              const char *place)
{
  g_return_val_if_fail (MP_IS_WINDOW (self), FALSE);
  g_return_val_if_fail (self->workspace != NULL, FALSE);

  return mp_workspace_go (self->workspace, place);
}

/**
 * mp_window_open_page:
 * @page: a new page, made with the window's context
 *
 * Shows a page over the one in view, with a way back to it.
 */
void
mp_window_open_page (MpWindow *self,
                     MpPage   *page)
{
  g_return_if_fail (MP_IS_WINDOW (self));
  g_return_if_fail (self->workspace != NULL);

  mp_workspace_open (self->workspace, page);
}

static void
open_record (MpWindow      *self,
             const MpTable *table,
             gint64         id)
{
  MpPage *page = mp_places_open (mp_window_get_context (self), table, id);

  if (page != NULL)
    mp_window_open_page (self, page);
}

/**
 * mp_window_open_person:
 * @person_id: of a person
 *
 * Shows a person's profile.
 */
void
mp_window_open_person (MpWindow *self,
                       gint64    person_id)
{
  g_return_if_fail (MP_IS_WINDOW (self));

  open_record (self, &mp_person_table, person_id);
}

/**
 * mp_window_open_organisation:
 * @organisation_id: of a partner
 *
 * Shows a partner's page.
 */
void
mp_window_open_organisation (MpWindow *self,
                             gint64    organisation_id)
{
  g_return_if_fail (MP_IS_WINDOW (self));

  open_record (self, &mp_organisation_table, organisation_id);
}
