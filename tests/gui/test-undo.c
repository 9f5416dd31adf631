/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Toasts name what was done and take it back; the keys do too, but never from within a text. */

#include "config.h"

#include "window-world.h"

#include "model/mp-programme.h"

static void
set_up (WindowWorld **world, gconstpointer data)
{
  *world = window_world_new (0);
  window_world_use (*world);
}

static void
tear_down (WindowWorld **world, gconstpointer data)
{
  window_world_free (*world);
}

static void
add_site (WindowWorld *world, const char *name)
{
  g_autoptr (MpBatch) batch = mp_batch_new_printf ("Add %s", name);
  g_autoptr (MpSite) site = mp_site_new ();
  g_autofree char *done = g_strdup_printf ("%s added", name);

  mp_set_text (&site->name, name);
  mp_batch_insert (batch, site);
  g_assert_true (mp_context_apply (mp_window_get_context (world->window), batch, done));
}

static guint
count_sites (WindowWorld *world)
{
  g_autoptr (GPtrArray) sites = mp_store_list (world->store, &mp_site_table, NULL);

  return sites->len;
}

static gboolean
says (WindowWorld *world, gconstpointer text)
{
  return window_world_find_text (GTK_WIDGET (world->window), text) != NULL;
}

static gboolean
says_no_more (WindowWorld *world, gconstpointer text)
{
  return !says (world, text);
}

static void
wait_to_say (WindowWorld *world, const char *text)
{
  g_assert_true (window_world_wait (world, says, text));
}

/* The button of the toast that says so. */
static void
press_in_toast (WindowWorld *world, const char *text, const char *button)
{
  GtkWidget *label = window_world_find_text (GTK_WIDGET (world->window), text);
  GtkWidget *found = NULL;

  for (GtkWidget *toast = label; found == NULL; toast = gtk_widget_get_parent (toast))
    found = window_world_find_text (toast, button);
  g_signal_emit_by_name (gtk_widget_get_ancestor (found, GTK_TYPE_BUTTON), "clicked");
}

static void
test_a_toast_takes_back_what_it_names (WindowWorld **world, gconstpointer data)
{
  add_site (*world, "Kentville");
  wait_to_say (*world, "Kentville added");
  press_in_toast (*world, "Kentville added", "Undo");
  g_assert_cmpuint (count_sites (*world), ==, 0);

  wait_to_say (*world, "Undone: Add Kentville");
  press_in_toast (*world, "Undone: Add Kentville", "Redo");
  g_assert_cmpuint (count_sites (*world), ==, 1);
  wait_to_say (*world, "Redone: Add Kentville");
}

/* Otherwise its button would take back something that it does not name. */
static void
test_an_older_toast_goes (WindowWorld **world, gconstpointer data)
{
  add_site (*world, "Kentville");
  wait_to_say (*world, "Kentville added");
  add_site (*world, "Wolfville");
  wait_to_say (*world, "Wolfville added");
  g_assert_true (window_world_wait (*world, says_no_more, "Kentville added"));
}

static void
test_nothing_to_undo_disables_undo (WindowWorld **world, gconstpointer data)
{
  MpUndo *undo = mp_window_get_undo ((*world)->window);

  g_assert_false (mp_undo_can_undo (undo));
  g_assert_false (mp_undo_can_redo (undo));
  add_site (*world, "Kentville");
  g_assert_true (mp_undo_can_undo (undo));
  g_assert_false (mp_undo_can_redo (undo));
  window_world_activate (*world, "win.undo");
  g_assert_false (mp_undo_can_undo (undo));
  g_assert_true (mp_undo_can_redo (undo));

  /* A step that is taken instead leaves nothing to redo. */
  add_site (*world, "Wolfville");
  g_assert_false (mp_undo_can_redo (undo));
}

static void
test_markup_in_a_name_is_only_text (WindowWorld **world, gconstpointer data)
{
  add_site (*world, "<b>R&D</b>");
  wait_to_say (*world, "<b>R&D</b> added");
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  adw_init ();
  g_object_set (gtk_settings_get_default (), "gtk-enable-animations", FALSE, NULL);
#define ADD(name, func) g_test_add (name, WindowWorld *, NULL, set_up, func, tear_down)
  ADD ("/undo/a-toast-takes-back-what-it-names", test_a_toast_takes_back_what_it_names);
  ADD ("/undo/an-older-toast-goes", test_an_older_toast_goes);
  ADD ("/undo/nothing-to-undo-disables-undo", test_nothing_to_undo_disables_undo);
  ADD ("/undo/markup-in-a-name-is-only-text", test_markup_in_a_name_is_only_text);
#undef ADD
  return g_test_run ();
}
