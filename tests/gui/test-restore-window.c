/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Going back to a backup: what would change is shown, and what was there is kept. */

#include "config.h"

#include "window-world.h"

#include "model/mp-programme.h"
#include "store/mp-backup.h"

static void
set_up (WindowWorld **world, gconstpointer data)
{
  *world = window_world_new (3);
  window_world_settle (*world);
}

static void
tear_down (WindowWorld **world, gconstpointer data)
{
  window_world_free (*world);
}

static guint
count_sites (WindowWorld *world)
{
  g_autoptr (GPtrArray) sites = mp_store_list (world->store, &mp_site_table, NULL);

  return sites->len;
}

static guint
count_backups (WindowWorld *world)
{
  g_autoptr (GPtrArray) paths = mp_backup_list (world->path, NULL);

  return paths->len;
}

static char *
back_up (WindowWorld *world)
{
  g_autoptr (GError) error = NULL;
  char *path = mp_backup_make_dated (world->store, "manual", &error);

  g_assert_no_error (error);
  return path;
}

static void
add_site (WindowWorld *world)
{
  g_autoptr (MpBatch) batch = mp_batch_new ("Add a site");
  g_autoptr (MpSite) site = mp_site_new ();

  mp_set_text (&site->name, "Windsor");
  mp_batch_insert (batch, site);
  g_assert_true (mp_store_apply (world->store, batch, NULL));
}

static GtkWidget *
open_window (WindowWorld *world)
{
  window_world_activate (world, "win.restore");
  return GTK_WIDGET (window_world_get_newest (world));
}

static GtkWidget *
find_button (GtkWidget *window, const char *label)
{
  return gtk_widget_get_ancestor (window_world_find_text (window, label), GTK_TYPE_BUTTON);
}

static gboolean
is_alone (WindowWorld *world, gconstpointer data)
{
  return window_world_get_newest (world) == GTK_WINDOW (world->window);
}

static void
test_without_backups_there_is_nothing_to_restore (WindowWorld **world, gconstpointer data)
{
  GtkWidget *window = open_window (*world);

  g_assert_nonnull (window_world_find_text (window, "No Backups Yet"));
  g_assert_false (gtk_widget_get_sensitive (find_button (window, "Restore")));
}

static void
test_restoring_brings_back_and_keeps (WindowWorld **world, gconstpointer data)
{
  g_autofree char *path = back_up (*world);
  const guint before = count_sites (*world);
  GtkWidget *window;

  add_site (*world);
  window = open_window (*world);
  g_assert_nonnull (window_world_find_text (window, "What Would Change"));
  g_assert_nonnull (window_world_find_text (window, "3 → 3"));
  g_signal_emit_by_name (find_button (window, "Restore"), "clicked");
  g_assert_true (window_world_wait (*world, is_alone, NULL));

  g_assert_cmpuint (count_sites (*world), ==, before);
  g_assert_cmpuint (count_backups (*world), ==, 2);
}

/* It cannot be restored by mistake, and nothing is lost. */
static void
test_a_damaged_backup_is_refused (WindowWorld **world, gconstpointer data)
{
  g_autofree char *path = back_up (*world);
  GtkWidget *window;

  g_assert_true (g_file_set_contents (path, "no programme at all", -1, NULL));
  add_site (*world);
  window = open_window (*world);
  g_assert_true (ADW_IS_MESSAGE_DIALOG (window));
  gtk_window_close (GTK_WINDOW (window));
  window_world_settle (*world);
  window = GTK_WIDGET (window_world_get_newest (*world));
  g_assert_false (gtk_widget_get_sensitive (find_button (window, "Restore")));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  adw_init ();
  g_object_set (gtk_settings_get_default (), "gtk-enable-animations", FALSE, NULL);
#define ADD(name, func) g_test_add (name, WindowWorld *, NULL, set_up, func, tear_down)
  ADD ("/restore-window/without-backups-there-is-nothing-to-restore",
       test_without_backups_there_is_nothing_to_restore);
  ADD ("/restore-window/restoring-brings-back-and-keeps", test_restoring_brings_back_and_keeps);
  ADD ("/restore-window/a-damaged-backup-is-refused", test_a_damaged_backup_is_refused);
#undef ADD
  return g_test_run ();
}
