/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The application and its resource bundle: found in the program without being asked for. */

#include "config.h"

#include "gui/mp-application.h"

static void
test_style_sheet_is_found (void)
{
  g_assert_true (g_resources_get_info (RESOURCE_PATH "/style.css",
                                       G_RESOURCE_LOOKUP_FLAGS_NONE, NULL, NULL, NULL));
}

static void
test_has_its_id (void)
{
  g_autoptr (MpApplication) application = mp_application_new ();

  g_assert_cmpstr (g_application_get_application_id (G_APPLICATION (application)), ==, APP_ID);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/application/style-sheet-is-found", test_style_sheet_is_found);
  g_test_add_func ("/application/has-its-id", test_has_its_id);
  return g_test_run ();
}
