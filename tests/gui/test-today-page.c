/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Today shows what waits, takes it off when it is done, and follows the programme. */

#include "config.h"

#include "window-world.h"

#include "gui/widgets/mp-welcome-view.h"
#include "model/mp-contact-log.h"
#include "store/mp-people-actions.h"

static const char *const follow_up = "Follow up with Amina Nkemelu";

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

static GtkWidget *
find_row (GtkWidget *root, const char *title)
{
  GtkWidget *label = window_world_find_text (root, title);

  return label != NULL ? gtk_widget_get_ancestor (label, ADW_TYPE_ACTION_ROW) : NULL;
}

static gboolean
has_row (WindowWorld *world, gconstpointer title)
{
  return find_row (GTK_WIDGET (mp_window_get_page (world->window)), title) != NULL;
}

static gboolean
has_no_row (WindowWorld *world, gconstpointer title)
{
  return !has_row (world, title);
}

static gint64
add_person (WindowWorld *world)
{
  g_autoptr (GError) error = NULL;
  gint64 id = mp_people_quick_add (world->store, &mp_mentee_table, "Amina Nkemelu", &error);

  g_assert_no_error (error);
  return id;
}

/* On the fourth of October. */
static void
add_follow_up (WindowWorld *world, gint64 person, MpDate day)
{
  g_autoptr (MpBatch) batch = mp_batch_new ("Log a contact");
  g_autoptr (MpContactLog) contact = mp_contact_log_new ();
  g_autoptr (GError) error = NULL;

  contact->person = person;
  contact->held_on = mp_date_new (2026, 9, 20);
  contact->kind = MP_CONTACT_BY_PHONE;
  contact->follow_up_on = day;
  mp_set_text (&contact->summary, "Asked for a form");
  mp_batch_insert (batch, contact);
  mp_store_apply (world->store, batch, &error);
  g_assert_no_error (error);
}

static gboolean
is_welcoming (WindowWorld *world, gconstpointer data)
{
  return window_world_find_type (GTK_WIDGET (world->window), MP_TYPE_WELCOME_VIEW) != NULL;
}

static void
test_an_empty_programme_is_welcomed (WindowWorld **world, gconstpointer data)
{
  g_assert_true (window_world_wait (*world, is_welcoming, NULL));
  add_person (*world);
  g_assert_true (window_world_wait (*world, has_row, "Nothing waits for you"));
  g_assert_false (is_welcoming (*world, NULL));
}

static void
test_what_is_due_is_shown_until_done (WindowWorld **world, gconstpointer data)
{
  GtkWidget *row;

  add_follow_up (*world, add_person (*world), mp_date_new (2026, 10, 1));
  g_assert_true (window_world_wait (*world, has_row, follow_up));
  row = find_row (GTK_WIDGET ((*world)->window), follow_up);
  g_signal_emit_by_name (gtk_widget_get_ancestor (window_world_find_text (row, "Done"),
                                                  GTK_TYPE_BUTTON), "clicked");
  g_assert_true (window_world_wait (*world, has_no_row, follow_up));

  window_world_activate (*world, "win.undo");
  g_assert_true (window_world_wait (*world, has_row, follow_up));
}

static void
test_what_is_not_due_yet_waits (WindowWorld **world, gconstpointer data)
{
  add_follow_up (*world, add_person (*world), mp_date_new (2026, 10, 5));
  g_assert_true (window_world_wait (*world, has_row, "Nothing waits for you"));
  g_assert_false (has_row (*world, follow_up));
}

static void
test_who_was_opened_is_at_hand (WindowWorld **world, gconstpointer data)
{
  gint64 person = add_person (*world);

  g_assert_true (window_world_wait (*world, has_row, "Nothing waits for you"));
  g_assert_false (has_row (*world, "Amina Nkemelu"));
  mp_workspace_open_person (mp_window_get_workspace ((*world)->window), person);
  mp_workspace_back (mp_window_get_workspace ((*world)->window));
  g_assert_true (window_world_wait (*world, has_row, "Amina Nkemelu"));

  /* Whoever is gone from the programme is gone from here. */
  window_world_activate (*world, "win.undo");
  g_assert_true (window_world_wait (*world, has_no_row, "Amina Nkemelu"));
}

/* Whoever works through the rows with the keyboard goes on with the next one. */
static gboolean
has_focus_in_page (WindowWorld *world, gconstpointer data)
{
  GtkWidget *focus = gtk_window_get_focus (GTK_WINDOW (world->window));

  return focus != NULL
         && gtk_widget_is_ancestor (focus, GTK_WIDGET (mp_window_get_page (world->window)))
         && gtk_widget_get_ancestor (focus, ADW_TYPE_ACTION_ROW) != NULL;
}

static void
test_the_keyboard_stays_with_the_rows (WindowWorld **world, gconstpointer data)
{
  gint64 person = add_person (*world);

  window_world_use (*world);
  add_follow_up (*world, person, mp_date_new (2026, 10, 1));
  add_follow_up (*world, person, mp_date_new (2026, 10, 2));
  g_assert_true (window_world_wait (*world, has_row, follow_up));
  gtk_widget_grab_focus (gtk_widget_get_ancestor (
      window_world_find_text (find_row (GTK_WIDGET ((*world)->window), follow_up), "Done"),
      GTK_TYPE_BUTTON));
  g_signal_emit_by_name (gtk_window_get_focus (GTK_WINDOW ((*world)->window)), "clicked");
  g_assert_true (window_world_wait (*world, has_focus_in_page, NULL));
  window_world_settle (*world);
  g_assert_true (has_focus_in_page (*world, NULL));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  adw_init ();
  g_object_set (gtk_settings_get_default (), "gtk-enable-animations", FALSE, NULL);
#define ADD(name, func) g_test_add (name, WindowWorld *, NULL, set_up, func, tear_down)
  ADD ("/today-page/an-empty-programme-is-welcomed", test_an_empty_programme_is_welcomed);
  ADD ("/today-page/what-is-due-is-shown-until-done", test_what_is_due_is_shown_until_done);
  ADD ("/today-page/what-is-not-due-yet-waits", test_what_is_not_due_yet_waits);
  ADD ("/today-page/who-was-opened-is-at-hand", test_who_was_opened_is_at_hand);
  ADD ("/today-page/the-keyboard-stays-with-the-rows", test_the_keyboard_stays_with_the_rows);
#undef ADD
  return g_test_run ();
}
