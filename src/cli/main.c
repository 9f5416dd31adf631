/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The program without a display: starts up the locale and hands over to the commands. */

#include "config.h"

#include <glib.h>
#include <glib/gi18n.h>
#include <locale.h>

int
main (int    argc,
      char **argv)
{
  setlocale (LC_ALL, "");
  bindtextdomain (GETTEXT_PACKAGE, LOCALEDIR);
  bind_textdomain_codeset (GETTEXT_PACKAGE, "UTF-8");
  textdomain (GETTEXT_PACKAGE);

  g_print ("mentoring-plus-cli %s\n", PACKAGE_VERSION);
  return 0;
}
