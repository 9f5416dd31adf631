/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The page of duplicates lists pairs, opens their merge, and follows what changes. */

#include "gui/pages/mp-duplicates-page.h"
#include "profile-world.h"
#include "store/mp-people-actions.h"

static GtkWidget *
open_page (World *world)
{
  MpPage *page = mp_duplicates_page_new (world->context);

  adw_window_set_content (ADW_WINDOW (world->window), GTK_WIDGET (page));
  return GTK_WIDGET (page);
}

static gint64
add_twin (World *world, const char *given_name)
{
  g_autoptr (MpProfile) profile = mp_profile_new ();
  g_autoptr (GError) error = NULL;

  mp_set_text (&profile->person->given_name, given_name);
  mp_set_text (&profile->person->family_name, "Lambert");
  profile->person->birth_date = mp_date_new (2009, 4, 3);
  mp_people_save (world->store, profile, NULL, &error);
  g_assert_no_error (error);
  return profile->person->row.id;
}

static void
test_says_when_there_are_none (void)
{
  World *world = world_new ();
  GtkWidget *page = open_page (world);

  g_assert_null (world_find_row (page, "Zoë Lambert and Zoe Lambert"));
  world_free (world);
}

static void
test_a_pair_is_merged_from_here (void)
{
  World *world = world_new ();
  GtkWidget *page;
  GtkWidget *row;

  add_twin (world, "Zoe");
  page = open_page (world);
  row = world_find_row (page, "Zoë Lambert and Zoe Lambert");
  g_assert_nonnull (row);
  g_signal_emit_by_name (gtk_widget_get_parent (row), "row-activated", row);
  gtk_widget_activate_action (GTK_WIDGET (world_get_dialog (world)), "form.save", NULL);
  world_wait_for_dialog (world, FALSE);

  g_assert_cmpint (mp_store_count (world->store, &mp_person_table, NULL), ==, 1);
  g_assert_null (world_find_row (page, "Zoë Lambert and Zoe Lambert"));
  world_free (world);
}

static void
test_follows_what_changes (void)
{
  World *world = world_new ();
  GtkWidget *page = open_page (world);
  g_autoptr (GError) error = NULL;

  add_twin (world, "ZOË");
  g_assert_nonnull (world_find_row (page, "Zoë Lambert and ZOË Lambert"));
  g_assert_true (mp_store_undo (world->store, &error));
  g_assert_null (world_find_row (page, "Zoë Lambert and ZOË Lambert"));
  world_free (world);
}

static GtkWidget *
find_button (GtkWidget *widget, const char *label)
{
  if (GTK_IS_BUTTON (widget)
      && g_strcmp0 (gtk_button_get_label (GTK_BUTTON (widget)), label) == 0)
    return widget;
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    {
      GtkWidget *found = find_button (child, label);

      if (found != NULL)
        return found;
    }
  return NULL;
}

static void
test_a_pair_can_be_dismissed (void)
{
  World *world = world_new ();
  GtkWidget *page;
  GtkWidget *row;
  g_autoptr (GError) error = NULL;

  add_twin (world, "Zoe");
  page = open_page (world);
  row = world_find_row (page, "Zoë Lambert and Zoe Lambert");
  g_signal_emit_by_name (find_button (row, "_Not the Same Person"), "clicked");
  g_assert_null (world_find_row (page, "Zoë Lambert and Zoe Lambert"));
  g_assert_cmpint (mp_store_count (world->store, &mp_person_table, NULL), ==, 2);

  g_assert_true (mp_store_undo (world->store, &error));
  g_assert_nonnull (world_find_row (page, "Zoë Lambert and Zoe Lambert"));
  world_free (world);
}

int
main (int argc, char **argv)
{
  gtk_test_init (&argc, &argv, NULL);
  adw_init ();

  g_test_add_func ("/duplicates-page/says-when-there-are-none", test_says_when_there_are_none);
  g_test_add_func ("/duplicates-page/a-pair-is-merged-from-here",
                   test_a_pair_is_merged_from_here);
  g_test_add_func ("/duplicates-page/a-pair-can-be-dismissed", test_a_pair_can_be_dismissed);
  g_test_add_func ("/duplicates-page/follows-what-changes", test_follows_what_changes);

  return g_test_run ();
}
