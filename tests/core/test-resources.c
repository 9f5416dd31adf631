/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The core's resource bundle is linked in and registered before anybody asks for it. */

#include "config.h"

#include <gio/gio.h>

extern GResource *mp_core_get_resource (void);

static void
test_bundle_is_registered (void)
{
  g_assert_nonnull (mp_core_get_resource ());
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/resources/bundle-is-registered", test_bundle_is_registered);
  return g_test_run ();
}
