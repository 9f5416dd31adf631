/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The window says which programme and page it shows, fits small screens, remembers its size. */

#include "config.h"

#include "window-world.h"

#include "gui/mp-failure-view.h"
#include "gui/mp-places.h"
#include "gui/pages/mp-profile-page.h"
#include "model/mp-schema.h"

/* The smallest screen, and a window that shares one with another. */
#define LEAST_WIDTH 1024
#define LEAST_HEIGHT 600
#define NARROW_WIDTH 600

static void
set_up (WindowWorld **world, gconstpointer data)
{
  *world = window_world_new (12);
  window_world_settle (*world);
}

static void
tear_down (WindowWorld **world, gconstpointer data)
{
  window_world_free (*world);
}

static void
test_title_names_page_and_file (WindowWorld **world, gconstpointer data)
{
  MpWorkspace *workspace = mp_window_get_workspace ((*world)->window);
  GtkWindow *window = GTK_WINDOW ((*world)->window);

  g_assert_cmpstr (gtk_window_get_title (window), ==, "Today — p.mentoring");
  g_assert_true (mp_workspace_go (workspace, "mentors"));
  g_assert_cmpstr (gtk_window_get_title (window), ==, "Mentors — p.mentoring");
  g_assert_false (mp_workspace_go (workspace, "nowhere"));
  g_assert_cmpstr (gtk_window_get_title (window), ==, "Mentors — p.mentoring");
}

static void
test_a_person_is_opened_once (WindowWorld **world, gconstpointer data)
{
  MpWorkspace *workspace = mp_window_get_workspace ((*world)->window);
  g_autoptr (GPtrArray) mentees = mp_store_list ((*world)->store, &mp_mentee_table, NULL);
  gint64 id = ((const MpRow *) mentees->pdata[0])->id;
  MpPage *page;

  mp_workspace_go (workspace, "mentees");
  mp_workspace_open_person (workspace, id);
  page = mp_window_get_page ((*world)->window);
  g_assert_true (MP_IS_PROFILE_PAGE (page));
  mp_workspace_open_person (workspace, id);
  g_assert_true (mp_window_get_page ((*world)->window) == page);
  mp_workspace_back (workspace);
  g_assert_cmpstr (mp_page_get_title (mp_window_get_page ((*world)->window)), ==, "Mentees");
}

static int
least (WindowWorld *world, GtkOrientation orientation, int for_size)
{
  int minimum;

  gtk_widget_measure (GTK_WIDGET (world->window), orientation, for_size, &minimum, NULL, NULL,
                      NULL);
  return minimum;
}

static void
assert_fits (WindowWorld *world)
{
  const char *title = gtk_window_get_title (GTK_WINDOW (world->window));

  if (least (world, GTK_ORIENTATION_HORIZONTAL, -1) > NARROW_WIDTH)
    g_test_message ("%s is too wide", title);
  g_assert_cmpint (least (world, GTK_ORIENTATION_HORIZONTAL, -1), <=, NARROW_WIDTH);
  g_assert_cmpint (least (world, GTK_ORIENTATION_VERTICAL, LEAST_WIDTH), <=, LEAST_HEIGHT);
  g_assert_cmpint (least (world, GTK_ORIENTATION_VERTICAL, NARROW_WIDTH), <=, LEAST_HEIGHT);
}

static void
test_every_place_fits_a_small_screen (WindowWorld **world, gconstpointer data)
{
  MpWorkspace *workspace = mp_window_get_workspace ((*world)->window);
  g_autoptr (GPtrArray) mentees = mp_store_list ((*world)->store, &mp_mentee_table, NULL);
  guint n_places;
  const MpPlace *places = mp_places_get (&n_places);

  for (guint i = 0; i < n_places; i++)
    {
      g_assert_true (mp_workspace_go (workspace, places[i].name));
      window_world_settle (*world);
      assert_fits (*world);
    }
  mp_workspace_open_person (workspace, ((const MpRow *) mentees->pdata[0])->id);
  assert_fits (*world);
  window_world_activate (*world, "win.history");
  assert_fits (*world);
}

static void
test_size_is_remembered (WindowWorld **world, gconstpointer data)
{
  gtk_window_set_default_size (GTK_WINDOW ((*world)->window), 900, 555);
  g_signal_emit_by_name ((*world)->window, "close-request", &(gboolean){ FALSE });
  g_assert_cmpint (g_settings_get_int ((*world)->settings, "window-width"), ==, 900);
  g_assert_cmpint (g_settings_get_int ((*world)->settings, "window-height"), ==, 555);
}

/* What is open stays open when another file cannot be opened. */
static void
test_a_file_that_fails_changes_nothing (WindowWorld **world, gconstpointer data)
{
  g_autoptr (GFile) gone = g_file_new_build_filename ((*world)->folder, "gone.mentoring", NULL);
  MpContext *context = mp_window_get_context ((*world)->window);
  GtkWindow *dialog;

  g_assert_false (mp_window_open_file ((*world)->window, gone));
  g_assert_true (mp_window_get_context ((*world)->window) == context);
  dialog = window_world_get_newest (*world);
  g_assert_true (ADW_IS_MESSAGE_DIALOG (dialog));
  g_assert_cmpstr (gtk_window_get_title (GTK_WINDOW ((*world)->window)), ==,
                   "Today — p.mentoring");
}

static void
test_a_window_with_nothing_else_says_why (WindowWorld **world, gconstpointer data)
{
  g_autoptr (GFile) gone = g_file_new_build_filename ((*world)->folder, "gone.mentoring", NULL);
  GtkWidget *window = mp_window_new (NULL, NULL, NULL);

  gtk_window_present (GTK_WINDOW (window));
  g_assert_false (mp_window_open_file (MP_WINDOW (window), gone));
  g_assert_null (mp_window_get_context (MP_WINDOW (window)));
  g_assert_nonnull (window_world_find_type (window, MP_TYPE_FAILURE_VIEW));
  g_assert_nonnull (window_world_find_text (window, "The File Is Not There"));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  adw_init ();
  g_object_set (gtk_settings_get_default (), "gtk-enable-animations", FALSE, NULL);
#define ADD(name, func) g_test_add (name, WindowWorld *, NULL, set_up, func, tear_down)
  ADD ("/window/title-names-page-and-file", test_title_names_page_and_file);
  ADD ("/window/a-person-is-opened-once", test_a_person_is_opened_once);
  ADD ("/window/every-place-fits-a-small-screen", test_every_place_fits_a_small_screen);
  ADD ("/window/size-is-remembered", test_size_is_remembered);
  ADD ("/window/a-file-that-fails-changes-nothing", test_a_file_that_fails_changes_nothing);
  ADD ("/window/one-with-nothing-else-says-why", test_a_window_with_nothing_else_says_why);
#undef ADD
  return g_test_run ();
}
