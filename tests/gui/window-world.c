/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A whole window of the program on a programme in a folder of its own. */

#include "config.h"

#include "window-world.h"

#include "sample/mp-sample.h"

#include <glib/gstdio.h>

#define SECONDS_AT_MOST 20
#define SEED 7

static void
remove_folder (const char *folder)
{
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);

  for (const char *name = g_dir_read_name (dir); name != NULL; name = g_dir_read_name (dir))
    {
      g_autofree char *path = g_build_filename (folder, name, NULL);

      if (g_file_test (path, G_FILE_TEST_IS_DIR))
        remove_folder (path);
      else
        g_unlink (path);
    }
  g_rmdir (folder);
}

/* A programme with so many mentees, or an empty one for 0. */
WindowWorld *
window_world_new (guint n_mentees)
{
  WindowWorld *self = g_new0 (WindowWorld, 1);
  g_autoptr (GError) error = NULL;

  self->folder = g_dir_make_tmp ("mp-window-XXXXXX", NULL);
  self->path = g_build_filename (self->folder, "p.mentoring", NULL);
  self->settings = g_settings_new (APP_ID);
  self->store = mp_store_create (self->path, &error);
  g_assert_no_error (error);
  mp_store_set_today (self->store, mp_date_new (2026, 10, 4));
  if (n_mentees > 0)
    mp_sample_fill (self->store, n_mentees, SEED, mp_date_new (2026, 10, 4), &error);
  g_assert_no_error (error);

  self->window = MP_WINDOW (mp_window_new (NULL, self->settings, NULL));
  gtk_window_set_default_size (GTK_WINDOW (self->window), 1024, 600);
  mp_window_set_store (self->window, self->store);
  gtk_window_present (GTK_WINDOW (self->window));
  return self;
}

static gboolean
too_late_cb (gpointer user_data)
{
  *(gboolean *) user_data = TRUE;
  return G_SOURCE_CONTINUE;
}

/* Whether it has happened in time. */
gboolean
window_world_wait (WindowWorld *self, WindowWorldCondition condition, gconstpointer data)
{
  gboolean too_late = FALSE;
  guint timeout = g_timeout_add_seconds (SECONDS_AT_MOST, too_late_cb, &too_late);
  gboolean happened;

  while (!(happened = condition (self, data)) && !too_late)
    g_main_context_iteration (NULL, TRUE);
  g_source_remove (timeout);
  return happened;
}

static gboolean
is_closed (WindowWorld *self, gconstpointer data)
{
  return self->store == NULL;
}

/* What still runs in a thread holds the programme until it has ended. */
static void
close_programme (WindowWorld *self)
{
  g_object_add_weak_pointer (G_OBJECT (self->store), (gpointer *) &self->store);
  g_object_unref (self->store);
  g_assert_true (window_world_wait (self, is_closed, NULL));
}

void
window_world_free (WindowWorld *self)
{
  GtkWindow *newest;

  while ((newest = window_world_get_newest (self)) != NULL
         && newest != GTK_WINDOW (self->window))
    gtk_window_destroy (newest);
  gtk_window_destroy (GTK_WINDOW (self->window));
  window_world_settle (self);
  close_programme (self);
  g_settings_reset (self->settings, "page-states");
  g_settings_reset (self->settings, "recent-people");
  g_settings_reset (self->settings, "last-file");
  g_object_unref (self->settings);
  remove_folder (self->folder);
  g_free (self->folder);
  g_free (self->path);
  g_free (self);
}

/* Until nothing is left to do at once; what runs in a thread may still come. */
void
window_world_settle (WindowWorld *self)
{
  while (g_main_context_iteration (NULL, FALSE))
    ;
}

/* The window that was opened last, which may be the main one. */
GtkWindow *
window_world_get_newest (WindowWorld *self)
{
  GListModel *windows = gtk_window_get_toplevels ();
  GtkWindow *newest = GTK_WINDOW (self->window);

  for (guint i = 0; i < g_list_model_get_n_items (windows); i++)
    {
      g_autoptr (GtkWindow) window = g_list_model_get_item (windows, i);

      if (window != GTK_WINDOW (self->window) && gtk_widget_get_visible (GTK_WIDGET (window)))
        newest = window;
    }

  return newest;
}

static gboolean
is_used (WindowWorld *self, gconstpointer data)
{
  GtkWindow *window = window_world_get_newest (self);

  if (!gtk_window_is_active (window))
    gtk_window_present (window);
  return gtk_window_is_active (window);
}

/* Gives the keyboard to the newest window, as a window manager would. */
void
window_world_use (WindowWorld *self)
{
  g_assert_true (window_world_wait (self, is_used, NULL));
}

/* In the main window, as a key or a menu would. */
void
window_world_activate (WindowWorld *self, const char *detailed_action)
{
  g_autofree char *name = NULL;
  g_autoptr (GVariant) target = NULL;

  g_assert_true (g_action_parse_detailed_name (detailed_action, &name, &target, NULL));
  g_assert_true (gtk_widget_activate_action_variant (GTK_WIDGET (self->window), name, target));
}

GtkWidget *
window_world_find_type (GtkWidget *root, GType type)
{
  if (G_TYPE_CHECK_INSTANCE_TYPE (root, type) && gtk_widget_get_mapped (root))
    return root;

  for (GtkWidget *child = gtk_widget_get_first_child (root); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    {
      GtkWidget *found = window_world_find_type (child, type);

      if (found != NULL)
        return found;
    }

  return NULL;
}

/* The label on the screen that says so. */
GtkWidget *
window_world_find_text (GtkWidget *root, const char *text)
{
  if (GTK_IS_LABEL (root) && gtk_widget_get_mapped (root)
      && g_strcmp0 (gtk_label_get_text (GTK_LABEL (root)), text) == 0)
    return root;

  for (GtkWidget *child = gtk_widget_get_first_child (root); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    {
      GtkWidget *found = window_world_find_text (child, text);

      if (found != NULL)
        return found;
    }

  return NULL;
}
