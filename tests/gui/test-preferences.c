/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Preferences: details are saved in one step, wrong ones not at all, and looks at once. */

#include "config.h"

#include "window-world.h"

#include "model/mp-programme.h"

static void
set_up (WindowWorld **world, gconstpointer data)
{
  *world = window_world_new (0);
  window_world_settle (*world);
}

static void
tear_down (WindowWorld **world, gconstpointer data)
{
  g_settings_reset ((*world)->settings, "color-scheme");
  window_world_free (*world);
}

static GtkWidget *
open_window (WindowWorld *world)
{
  window_world_activate (world, "win.preferences");
  window_world_settle (world);
  return GTK_WIDGET (window_world_get_newest (world));
}

/* In what is on the screen and what is on other tabs. */
static GtkWidget *
find_row (GtkWidget *root, const char *title)
{
  if (ADW_IS_PREFERENCES_ROW (root)
      && g_str_equal (adw_preferences_row_get_title (ADW_PREFERENCES_ROW (root)), title))
    return root;

  for (GtkWidget *child = gtk_widget_get_first_child (root); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    {
      GtkWidget *found = find_row (child, title);

      if (found != NULL)
        return found;
    }

  return NULL;
}

static MpProgramme *
load_programme (WindowWorld *world)
{
  return mp_store_get (world->store, &mp_programme_table, 1, NULL);
}

static void
type_into (GtkWidget *window, const char *title, const char *text)
{
  gtk_editable_set_text (GTK_EDITABLE (find_row (window, title)), text);
}

static void
test_closing_saves_in_one_step (WindowWorld **world, gconstpointer data)
{
  GtkWidget *window = open_window (*world);
  g_autoptr (MpProgramme) programme = NULL;
  g_autofree char *label = NULL;

  type_into (window, "Name", "Valley Mentoring");
  type_into (window, "Organisation", "Valley School Board");
  gtk_window_close (GTK_WINDOW (window));
  window_world_settle (*world);
  programme = load_programme (*world);
  g_assert_cmpstr (programme->name, ==, "Valley Mentoring");
  g_assert_cmpstr (programme->organisation, ==, "Valley School Board");

  label = mp_store_dup_undo_label ((*world)->store);
  g_assert_cmpstr (label, ==, "Change the programme’s details");
  window_world_activate (*world, "win.undo");
  g_assert_false (mp_undo_can_undo (mp_window_get_undo ((*world)->window)));
}

static void
test_closing_without_a_change_is_no_step (WindowWorld **world, gconstpointer data)
{
  gtk_window_close (GTK_WINDOW (open_window (*world)));
  window_world_settle (*world);
  g_assert_false (mp_undo_can_undo (mp_window_get_undo ((*world)->window)));
}

/* Types a name, which is right, and what is wrong, and sees that neither is saved. */
static void
assert_kept (WindowWorld **world, const char *title, const char *wrong)
{
  GtkWidget *window = open_window (*world);
  g_autoptr (MpProgramme) programme = NULL;

  type_into (window, "Name", "Valley Mentoring");
  type_into (window, title, wrong);
  gtk_window_close (GTK_WINDOW (window));
  window_world_settle (*world);
  g_assert_true (gtk_widget_get_visible (window));
  g_assert_true (ADW_IS_MESSAGE_DIALOG (window_world_get_newest (*world)));
  programme = load_programme (*world);
  g_assert_cmpstr (programme->name, !=, "Valley Mentoring");
  g_assert_cmpint (programme->minimum_age, ==, 16);
}

static void
test_what_is_wrong_keeps_the_window (WindowWorld **world, gconstpointer data)
{
  assert_kept (world, "Youngest age of a mentee", "ten");
}

static void
test_an_address_has_to_be_one (WindowWorld **world, gconstpointer data)
{
  assert_kept (world, "E-mail", "not an address");
}

static void
test_colours_change_at_once (WindowWorld **world, gconstpointer data)
{
  GtkWidget *window = open_window (*world);

  adw_combo_row_set_selected (ADW_COMBO_ROW (find_row (window, "Colours")), 2);
  g_assert_cmpint (g_settings_get_enum ((*world)->settings, "color-scheme"), ==, 2);
  g_settings_set_enum ((*world)->settings, "color-scheme", 1);
  g_assert_cmpuint (adw_combo_row_get_selected (ADW_COMBO_ROW (find_row (window, "Colours"))), ==,
                    1);
}

static void
test_a_new_site_is_listed (WindowWorld **world, gconstpointer data)
{
  g_autoptr (MpBatch) batch = mp_batch_new ("Add a site");
  g_autoptr (MpSite) site = mp_site_new ();
  GtkWidget *window = open_window (*world);

  g_assert_null (find_row (window, "Windsor"));
  mp_set_text (&site->name, "Windsor");
  mp_batch_insert (batch, site);
  g_assert_true (mp_store_apply ((*world)->store, batch, NULL));
  g_assert_nonnull (find_row (window, "Windsor"));
  g_assert_true (mp_store_undo ((*world)->store, NULL));
  g_assert_null (find_row (window, "Windsor"));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  adw_init ();
  g_object_set (gtk_settings_get_default (), "gtk-enable-animations", FALSE, NULL);
#define ADD(name, func) g_test_add (name, WindowWorld *, NULL, set_up, func, tear_down)
  ADD ("/preferences/closing-saves-in-one-step", test_closing_saves_in_one_step);
  ADD ("/preferences/closing-without-a-change-is-no-step",
       test_closing_without_a_change_is_no_step);
  ADD ("/preferences/what-is-wrong-keeps-the-window", test_what_is_wrong_keeps_the_window);
  ADD ("/preferences/an-address-has-to-be-one", test_an_address_has_to_be_one);
  ADD ("/preferences/colours-change-at-once", test_colours_change_at_once);
  ADD ("/preferences/a-new-site-is-listed", test_a_new_site_is_listed);
#undef ADD
  return g_test_run ();
}
