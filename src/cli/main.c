/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The program without a display: starts up the locale and hands over to the commands. */

#include "config.h"

#include "cli/mp-cli-command.h"

#include <glib/gi18n.h>
#include <locale.h>

int
main (int    argc,
      char **argv)
{
  mp_cli_output_guard ();
  setlocale (LC_ALL, "");
  bindtextdomain (GETTEXT_PACKAGE, LOCALEDIR);
  bind_textdomain_codeset (GETTEXT_PACKAGE, "UTF-8");
  textdomain (GETTEXT_PACKAGE);

  return mp_cli_main (argc, argv);
}
