/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The application: opens programme files in windows and owns what all windows share. */

#include "config.h"

#include "gui/mp-application.h"

#include "gui/mp-accels.h"
#include "gui/mp-appearance.h"
#include "gui/mp-file-dialogs.h"
#include "gui/mp-places.h"
#include "gui/mp-sample-file.h"
#include "gui/mp-window.h"
#include "gui/widgets/mp-spoken-name.h"

#include <glib/gi18n.h>
#include <glib/gstdio.h>

#define NEW_WINDOW "new-window"

/**
 * MpApplication:
 *
 * Each window has its own connection to its programme's file, so that two windows on one file work
 * like two programs on it.
 */
struct _MpApplication
{
  AdwApplication parent_instance;

  GSettings *settings;
  MpAppearance *appearance;
  MpRecentFiles *recent_files;
};

G_DEFINE_FINAL_TYPE (MpApplication, mp_application, ADW_TYPE_APPLICATION)

static MpWindow *
add_window (MpApplication *self)
{
  return MP_WINDOW (mp_window_new (ADW_APPLICATION (self), self->settings, self->recent_files));
}

static MpWindow *
active_window (MpApplication *self)
{
  GtkWindow *window = gtk_application_get_active_window (GTK_APPLICATION (self));

  return MP_IS_WINDOW (window) ? MP_WINDOW (window) : NULL;
}

static MpWindow *
find_window_on (MpApplication *self,
                GFile         *file)
{
  GList *windows = gtk_application_get_windows (GTK_APPLICATION (self));

  for (GList *link = windows; link != NULL; link = link->next)
    if (MP_IS_WINDOW (link->data) && mp_window_get_context (link->data) != NULL
        && g_file_equal (mp_window_get_file (link->data), file))
      return link->data;

  return NULL;
}

static MpWindow *
find_empty_window (MpApplication *self)
{
  MpWindow *window = active_window (self);

  return window != NULL && mp_window_get_context (window) == NULL ? window : NULL;
}

static void
open_file (MpApplication *self,
           GFile         *file,
           gboolean       new_window)
{
  MpWindow *window = new_window ? NULL : find_window_on (self, file);

  if (window == NULL)
    {
      window = find_empty_window (self);
      if (window == NULL)
        window = add_window (self);
      mp_window_open_file (window, file);
    }
  gtk_window_present (GTK_WINDOW (window));
}

static GFile *
default_file (void)
{
  g_autofree char *folder = g_build_filename (g_get_user_data_dir (), "mentoring-plus", NULL);

  g_mkdir_with_parents (folder, 0700);
  return g_file_new_build_filename (folder, "programme" MP_FILE_SUFFIX, NULL);
}

/* The file of last time, even if it is gone: the window then says so instead of showing another
 * programme as if it were that one. */
static GFile *
file_to_start_with (MpApplication *self)
{
  g_autofree char *uri = g_settings_get_string (self->settings, "last-file");

  return *uri != '\0' ? g_file_new_for_uri (uri) : default_file ();
}

static void
start (MpApplication *self)
{
  g_autofree char *uri = g_settings_get_string (self->settings, "last-file");
  g_autoptr (GFile) file = file_to_start_with (self);
  MpWindow *window = add_window (self);

  if (*uri == '\0' && !g_file_query_exists (file, NULL))
    mp_window_make_file (window, file);
  else
    mp_window_open_file (window, file);
  gtk_window_present (GTK_WINDOW (window));
}

static void
open_new_window (MpApplication *self)
{
  MpWindow *window = active_window (self);

  if (window != NULL && mp_window_get_context (window) != NULL)
    open_file (self, mp_window_get_file (window), TRUE);
  else
    g_application_activate (G_APPLICATION (self));
}

static void
new_window_cb (GSimpleAction *action,
               GVariant      *parameter,
               gpointer       user_data)
{
  open_new_window (user_data);
}

static void
sample_made_cb (GObject      *source,
                GAsyncResult *result,
                gpointer      user_data)
{
  g_autoptr (MpApplication) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GFile) file = mp_sample_file_make_finish (result, &error);
  MpWindow *window = active_window (self);

  if (file != NULL)
    open_file (self, file, FALSE);
  else if (window != NULL)
    mp_window_show_error (window, _("The Sample Was Not Made"), error);
}

static void
open_sample_cb (GSimpleAction *action,
                GVariant      *parameter,
                gpointer       user_data)
{
  mp_sample_file_make (sample_made_cb, g_object_ref (user_data));
}

static void
quit_cb (GSimpleAction *action,
         GVariant      *parameter,
         gpointer       user_data)
{
  g_autoptr (GList) windows =
    g_list_copy (gtk_application_get_windows (GTK_APPLICATION (user_data)));

  for (GList *link = windows; link != NULL; link = link->next)
    gtk_window_close (link->data);
}

static void
about_cb (GSimpleAction *action,
          GVariant      *parameter,
          gpointer       user_data)
{
  adw_show_about_window (gtk_application_get_active_window (user_data),
                         "application-icon", APP_ID,
                         "application-name", _("Mentoring Plus"),
                         "comments", _("Coordinate mentors and mentees, from first curiosity to a "
                                       "livelihood."),
                         "developer-name", _("The Mentoring Plus contributors"),
                         "license-type", GTK_LICENSE_GPL_3_0,
                         "version", PACKAGE_VERSION,
                         /* Translators: your name and address, which the about window shows. */
                         "translator-credits", _("translator-credits"),
                         NULL);
}

static void
mp_application_activate (GApplication *application)
{
  MpApplication *self = MP_APPLICATION (application);
  MpWindow *window = active_window (self);

  if (window == NULL)
    start (self);
  else
    gtk_window_present (GTK_WINDOW (window));
}

static void
mp_application_open (GApplication  *application,
                     GFile        **files,
                     int            n_files,
                     const char    *hint)
{
  for (int i = 0; i < n_files; i++)
    open_file (MP_APPLICATION (application), files[i], g_strcmp0 (hint, NEW_WINDOW) == 0);
}

static int
mp_application_command_line (GApplication            *application,
                             GApplicationCommandLine *command_line)
{
  GVariantDict *options = g_application_command_line_get_options_dict (command_line);
  const gboolean new_window = g_variant_dict_contains (options, NEW_WINDOW);
  g_autoptr (GPtrArray) files = g_ptr_array_new_with_free_func (g_object_unref);
  g_auto (GStrv) arguments = g_application_command_line_get_arguments (command_line, NULL);

  for (guint i = 1; arguments[0] != NULL && arguments[i] != NULL; i++)
    g_ptr_array_add (files, g_application_command_line_create_file_for_arg (command_line,
                                                                            arguments[i]));
  if (files->len > 0)
    g_application_open (application, (GFile **) files->pdata, (int) files->len,
                        new_window ? NEW_WINDOW : "");
  else if (new_window)
    open_new_window (MP_APPLICATION (application));
  else
    g_application_activate (application);

  return 0;
}

static void
load_style (void)
{
  GdkDisplay *display = gdk_display_get_default ();
  g_autoptr (GtkCssProvider) provider = gtk_css_provider_new ();

  gtk_css_provider_load_from_resource (provider, RESOURCE_PATH "/style.css");
  if (display != NULL)
    gtk_style_context_add_provider_for_display (display, GTK_STYLE_PROVIDER (provider),
                                                GTK_STYLE_PROVIDER_PRIORITY_APPLICATION);
}

static void
mp_application_startup (GApplication *application)
{
  MpApplication *self = MP_APPLICATION (application);

  /* With a base path GTK adds a folder of icons below it, and reads the whole theme once more. */
  g_application_set_resource_base_path (application, NULL);
  G_APPLICATION_CLASS (mp_application_parent_class)->startup (application);
  load_style ();
  mp_spoken_name_init ();

  self->settings = g_settings_new (APP_ID);
  self->appearance = mp_appearance_new (self->settings);
  self->recent_files = mp_recent_files_new ();
  mp_accels_install (GTK_APPLICATION (self));
}

static void
mp_application_dispose (GObject *object)
{
  MpApplication *self = MP_APPLICATION (object);

  g_clear_object (&self->recent_files);
  g_clear_object (&self->appearance);
  g_clear_object (&self->settings);

  G_OBJECT_CLASS (mp_application_parent_class)->dispose (object);
}

static void
mp_application_class_init (MpApplicationClass *klass)
{
  GApplicationClass *application_class = G_APPLICATION_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = mp_application_dispose;
  application_class->activate = mp_application_activate;
  application_class->open = mp_application_open;
  application_class->command_line = mp_application_command_line;
  application_class->startup = mp_application_startup;
}

static void
mp_application_init (MpApplication *self)
{
  static const GActionEntry actions[] = {
    { .name = "new-window", .activate = new_window_cb },
    { .name = "open-sample", .activate = open_sample_cb },
    { .name = "about", .activate = about_cb },
    { .name = "quit", .activate = quit_cb },
  };
  static const GOptionEntry options[] = {
    { NEW_WINDOW, 'w', 0, G_OPTION_ARG_NONE, NULL, N_("Open in a new window"), NULL },
    { NULL },
  };

  g_action_map_add_action_entries (G_ACTION_MAP (self), actions, G_N_ELEMENTS (actions), self);
  g_application_add_main_option_entries (G_APPLICATION (self), options);
  g_application_set_option_context_parameter_string (G_APPLICATION (self), _("[FILE…]"));
}

/**
 * mp_application_new:
 *
 * Returns: (transfer full): the application, not yet registered
 */
MpApplication *
mp_application_new (void)
{
  return g_object_new (MP_TYPE_APPLICATION,
                       "application-id", APP_ID,
                       "flags", G_APPLICATION_HANDLES_OPEN | G_APPLICATION_HANDLES_COMMAND_LINE,
                       NULL);
}
