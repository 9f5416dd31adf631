/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The way through the pages of a window: roots stay, what was pushed over them goes. */

#include "config.h"

#include "gui/mp-navigator.h"

/* A page that counts how often it came into view. */
#define TEST_TYPE_PAGE (test_page_get_type ())
G_DECLARE_FINAL_TYPE (TestPage, test_page, TEST, PAGE, MpPage)

struct _TestPage
{
  MpPage parent_instance;

  guint n_shown;
};

G_DEFINE_FINAL_TYPE (TestPage, test_page, MP_TYPE_PAGE)

static void
test_page_shown (MpPage *page)
{
  TEST_PAGE (page)->n_shown++;
}

static void
test_page_class_init (TestPageClass *klass)
{
  MP_PAGE_CLASS (klass)->shown = test_page_shown;
}

static void
test_page_init (TestPage *self)
{
}

typedef struct
{
  MpStore *store;
  MpContext *context;
  GtkWindow *window;
  MpNavigator *navigator;
  guint n_notified;
} Fixture;

static void
page_cb (Fixture *fixture)
{
  fixture->n_notified++;
}

static void
set_up (Fixture *fixture, gconstpointer data)
{
  fixture->store = mp_store_new_in_memory ();
  fixture->context = mp_context_new (fixture->store, NULL);
  fixture->navigator = mp_navigator_new ();
  fixture->window = GTK_WINDOW (adw_window_new ());
  adw_window_set_content (ADW_WINDOW (fixture->window), GTK_WIDGET (fixture->navigator));
  g_signal_connect_swapped (fixture->navigator, "notify::page", G_CALLBACK (page_cb), fixture);
  gtk_window_present (fixture->window);
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  gtk_window_destroy (fixture->window);
  while (g_main_context_iteration (NULL, FALSE))
    ;
  g_assert_finalize_object (fixture->context);
  g_assert_finalize_object (fixture->store);
}

static MpPage *
make_page (Fixture *fixture, const char *title)
{
  return g_object_new (TEST_TYPE_PAGE, "context", fixture->context, "title", title, NULL);
}

static gboolean
can_go_back (MpPage *page)
{
  gboolean can;

  g_object_get (page, "can-go-back", &can, NULL);
  return can;
}

static void
test_back_leads_the_way_one_came (Fixture *fixture, gconstpointer data)
{
  MpPage *root = make_page (fixture, "Root");
  MpPage *first = make_page (fixture, "First");
  MpPage *second = make_page (fixture, "Second");

  mp_navigator_set_root (fixture->navigator, root);
  g_assert_false (can_go_back (root));
  mp_navigator_push (fixture->navigator, first);
  mp_navigator_push (fixture->navigator, second);
  g_assert_true (mp_navigator_get_page (fixture->navigator) == second);
  g_assert_cmpuint (mp_navigator_get_depth (fixture->navigator), ==, 3);
  g_assert_true (can_go_back (second));
  g_assert_cmpuint (fixture->n_notified, ==, 3);

  g_assert_true (mp_navigator_back (fixture->navigator));
  g_assert_true (mp_navigator_get_page (fixture->navigator) == first);
  g_assert_cmpuint (TEST_PAGE (first)->n_shown, ==, 2);
  g_assert_true (mp_navigator_back (fixture->navigator));
  g_assert_true (mp_navigator_get_page (fixture->navigator) == root);
  g_assert_false (mp_navigator_back (fixture->navigator));
  g_assert_true (mp_navigator_get_page (fixture->navigator) == root);
}

static void
test_a_page_one_left_goes_away (Fixture *fixture, gconstpointer data)
{
  MpPage *pushed = make_page (fixture, "Pushed");

  mp_navigator_set_root (fixture->navigator, make_page (fixture, "Root"));
  mp_navigator_push (fixture->navigator, pushed);
  g_object_add_weak_pointer (G_OBJECT (pushed), (gpointer *) &pushed);
  mp_navigator_back (fixture->navigator);
  while (pushed != NULL)
    g_main_context_iteration (NULL, TRUE);
}

static void
test_roots_stay_alive (Fixture *fixture, gconstpointer data)
{
  MpPage *one = make_page (fixture, "One");
  MpPage *two = make_page (fixture, "Two");
  MpPage *pushed = make_page (fixture, "Pushed");

  mp_navigator_set_root (fixture->navigator, one);
  mp_navigator_push (fixture->navigator, pushed);
  g_object_add_weak_pointer (G_OBJECT (pushed), (gpointer *) &pushed);
  mp_navigator_set_root (fixture->navigator, two);
  g_assert_cmpuint (mp_navigator_get_depth (fixture->navigator), ==, 1);
  while (pushed != NULL)
    g_main_context_iteration (NULL, TRUE);

  mp_navigator_set_root (fixture->navigator, one);
  g_assert_true (mp_navigator_get_page (fixture->navigator) == one);
  g_assert_cmpuint (TEST_PAGE (one)->n_shown, ==, 2);
  g_assert_false (can_go_back (one));
}

static void
test_a_page_without_its_record_is_left (Fixture *fixture, gconstpointer data)
{
  MpPage *root = make_page (fixture, "Root");
  MpPage *middle = make_page (fixture, "Middle");
  MpPage *top = make_page (fixture, "Top");

  mp_navigator_set_root (fixture->navigator, root);
  mp_navigator_push (fixture->navigator, middle);
  mp_navigator_push (fixture->navigator, top);

  /* One that is not in view is passed over on the way back. */
  mp_page_leave (middle);
  g_assert_true (mp_navigator_get_page (fixture->navigator) == top);
  g_assert_cmpuint (mp_navigator_get_depth (fixture->navigator), ==, 2);
  mp_page_leave (top);
  g_assert_true (mp_navigator_get_page (fixture->navigator) == root);
  mp_page_leave (root);
  g_assert_true (mp_navigator_get_page (fixture->navigator) == root);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  adw_init ();
#define ADD(name, func) g_test_add (name, Fixture, NULL, set_up, func, tear_down)
  ADD ("/navigator/back-leads-the-way-one-came", test_back_leads_the_way_one_came);
  ADD ("/navigator/a-page-one-left-goes-away", test_a_page_one_left_goes_away);
  ADD ("/navigator/roots-stay-alive", test_roots_stay_alive);
  ADD ("/navigator/a-page-without-its-record-is-left", test_a_page_without_its_record_is_left);
#undef ADD
  return g_test_run ();
}
