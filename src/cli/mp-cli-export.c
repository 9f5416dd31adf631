/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The command export: the whole programme as XML. */

#include "cli/mp-cli-commands.h"
#include "exchange/mp-xml-export.h"

#include <glib/gi18n.h>

static gboolean with_private;

const GOptionEntry mp_cli_export_options[] = {
  { "private", 0, 0, G_OPTION_ARG_NONE, &with_private,
    N_("Write private fields and records too"), NULL },
  G_OPTION_ENTRY_NULL,
};

/**
 * mp_cli_export:
 * @arguments: the programme file and the file to write
 * @output: where to print
 * @error: return location for a #GError
 *
 * Writes the whole programme as XML; what is private stays unless it is asked for (P-4).
 *
 * Returns: %FALSE with @error set if there is no new file
 */
gboolean
mp_cli_export (char       **arguments,
               MpCliOutput *output,
               GError     **error)
{
  g_autoptr (MpStore) store = NULL;
  MpXmlExportFlags flags = with_private ? MP_XML_EXPORT_WITH_PRIVATE : MP_XML_EXPORT_NONE;

  if (!mp_cli_has_ending (arguments[1], ".xml"))
    {
      g_set_error_literal (error, MP_CLI_ERROR, MP_CLI_ERROR_USAGE,
                           _("The name of the output has to end in .xml."));
      return FALSE;
    }
  store = mp_cli_open_to_read (arguments[0], error);
  return store != NULL
         && mp_xml_export_save (store, arguments[1], flags, NULL, NULL, NULL, error);
}
