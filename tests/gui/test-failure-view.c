/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What is shown instead of a programme that could not be opened. */

#include "gui/mp-failure-view.h"

#include "store/mp-store-error.h"

static void
take_suggested (GtkWidget *widget,
                GPtrArray *found)
{
  if (GTK_IS_BUTTON (widget) && gtk_widget_has_css_class (widget, "suggested-action"))
    g_ptr_array_add (found, widget);
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    take_suggested (child, found);
}

static void
test_one_button_is_advised (void)
{
  static const struct
  {
    MpStoreError code;
    const char *action_name;
  } expected[] = {
    { MP_STORE_ERROR_DAMAGED, "win.restore" },
    { MP_STORE_ERROR_FOREIGN, "win.open" },
    { MP_STORE_ERROR_BUSY, "win.try-again" },
    { MP_STORE_ERROR_FAILED, "win.try-again" },
  };
  g_autoptr (GFile) file = g_file_new_for_path ("/nowhere/programme.mentoring");

  for (guint i = 0; i < G_N_ELEMENTS (expected); i++)
    {
      g_autoptr (GError) error = g_error_new (MP_STORE_ERROR, (int) expected[i].code, "a < b");
      g_autoptr (GPtrArray) found = g_ptr_array_new ();
      g_autoptr (GtkWidget) view = g_object_ref_sink (mp_failure_view_new (file, error));
      GtkWidget *button;

      take_suggested (view, found);
      g_assert_cmpuint (found->len, ==, 1);
      button = found->pdata[0];
      g_assert_cmpstr (gtk_actionable_get_action_name (GTK_ACTIONABLE (button)), ==,
                       expected[i].action_name);
      g_assert_null (gtk_widget_get_prev_sibling (button));
      g_assert_true (gtk_widget_get_visible (button));
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  adw_init ();

  g_test_add_func ("/failure-view/one-button-is-advised", test_one_button_is_advised);
  return g_test_run ();
}
