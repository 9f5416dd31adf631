/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Which column of a source goes to which field, kept for the next file of the same kind. */

#include "model/mp-import-mapping.h"

#include <glib/gi18n-lib.h>

static const MpField fields[] = {
  MP_TEXT (MpImportMapping, name, N_("Name"), .flags = MP_FIELD_REQUIRED | MP_FIELD_UNIQUE),
  MP_TEXT (MpImportMapping, target, N_("Becomes"), .flags = MP_FIELD_REQUIRED),
  MP_LONG_TEXT (MpImportMapping, headers, N_("Headers")),
  MP_LONG_TEXT (MpImportMapping, mapping, N_("Columns"), .flags = MP_FIELD_REQUIRED),
};

const MpTable mp_import_mapping_table = {
  .name = "import_mapping",
  .label = N_("Saved mapping"),
  .plural = N_("Saved mappings"),
  .size = sizeof (MpImportMapping),
  MP_FIELDS (fields),
};
