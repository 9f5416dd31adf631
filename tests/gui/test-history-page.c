/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The history shows each step, finds them by words, and shows older ones when asked. */

#include "config.h"

#include "window-world.h"

#include "model/mp-programme.h"

#define STEPS 60

static void
set_up (WindowWorld **world, gconstpointer data)
{
  *world = window_world_new (0);
  window_world_settle (*world);
}

static void
tear_down (WindowWorld **world, gconstpointer data)
{
  window_world_free (*world);
}

static void
add_site (WindowWorld *world, guint number)
{
  g_autoptr (MpBatch) batch = mp_batch_new_printf ("Add Site %u", number);
  g_autoptr (MpSite) site = mp_site_new ();
  g_autoptr (GError) error = NULL;

  site->name = g_strdup_printf ("Site %u", number);
  mp_batch_insert (batch, site);
  mp_store_apply (world->store, batch, &error);
  g_assert_no_error (error);
}

static gboolean
shows (WindowWorld *world, const char *text)
{
  return window_world_find_text (GTK_WIDGET (mp_window_get_page (world->window)), text) != NULL;
}

static void
test_a_new_step_stands_first (WindowWorld **world, gconstpointer data)
{
  window_world_activate (*world, "win.history");
  g_assert_false (shows (*world, "Add Site 1"));
  add_site (*world, 1);
  g_assert_true (shows (*world, "Add Site 1"));
  g_assert_true (shows (*world, "Today"));
}

static void
test_older_steps_come_when_asked_for (WindowWorld **world, gconstpointer data)
{
  GtkWidget *more;

  for (guint i = 1; i <= STEPS; i++)
    add_site (*world, i);
  window_world_activate (*world, "win.history");
  g_assert_true (shows (*world, "Add Site 60"));
  g_assert_true (shows (*world, "Add Site 11"));
  g_assert_false (shows (*world, "Add Site 10"));

  more = window_world_find_text (GTK_WIDGET ((*world)->window), "Show More");
  g_assert_nonnull (more);
  g_signal_emit_by_name (gtk_widget_get_ancestor (more, GTK_TYPE_BUTTON), "clicked");
  g_assert_true (shows (*world, "Add Site 1"));
  g_assert_false (shows (*world, "Show More"));
}

static void
test_words_find_steps (WindowWorld **world, gconstpointer data)
{
  MpPage *page;

  for (guint i = 1; i <= 12; i++)
    add_site (*world, i);
  window_world_activate (*world, "win.history");
  page = mp_window_get_page ((*world)->window);
  mp_page_set_search_text (page, " SITE 12 ");
  g_assert_true (shows (*world, "Add Site 12"));
  g_assert_false (shows (*world, "Add Site 11"));
  mp_page_set_search_text (page, "nothing of the kind");
  g_assert_false (shows (*world, "Add Site 12"));
  mp_page_set_search_text (page, "");
  g_assert_true (shows (*world, "Add Site 11"));
}

/* It is one page however often somebody asks for it. */
static void
test_history_is_opened_once (WindowWorld **world, gconstpointer data)
{
  MpPage *page;

  window_world_activate (*world, "win.history");
  page = mp_window_get_page ((*world)->window);
  window_world_activate (*world, "win.history");
  g_assert_true (mp_window_get_page ((*world)->window) == page);
  mp_workspace_back (mp_window_get_workspace ((*world)->window));
  g_assert_cmpstr (mp_page_get_title (mp_window_get_page ((*world)->window)), ==, "Today");
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  adw_init ();
  g_object_set (gtk_settings_get_default (), "gtk-enable-animations", FALSE, NULL);
#define ADD(name, func) g_test_add (name, WindowWorld *, NULL, set_up, func, tear_down)
  ADD ("/history-page/a-new-step-stands-first", test_a_new_step_stands_first);
  ADD ("/history-page/older-steps-come-when-asked-for", test_older_steps_come_when_asked_for);
  ADD ("/history-page/words-find-steps", test_words_find_steps);
  ADD ("/history-page/it-is-opened-once", test_history_is_opened_once);
#undef ADD
  return g_test_run ();
}
