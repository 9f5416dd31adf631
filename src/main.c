/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The window program: starts up the locale and runs the application. */

#include "config.h"

#include "gui/mp-application.h"

#include <glib/gi18n.h>
#include <locale.h>

int
main (int    argc,
      char **argv)
{
  g_autoptr (MpApplication) application = NULL;

  setlocale (LC_ALL, "");
  bindtextdomain (GETTEXT_PACKAGE, LOCALEDIR);
  bind_textdomain_codeset (GETTEXT_PACKAGE, "UTF-8");
  textdomain (GETTEXT_PACKAGE);

  application = mp_application_new ();
  return g_application_run (G_APPLICATION (application), argc, argv);
}
