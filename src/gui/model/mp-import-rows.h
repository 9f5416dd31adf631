/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The rows of an import's report as a list, of which some can be shown alone. */

#pragma once

#include "exchange/mp-import-report.h"

#include <gio/gio.h>

G_BEGIN_DECLS

#define MP_TYPE_IMPORT_ROW_ITEM (mp_import_row_item_get_type ())
G_DECLARE_FINAL_TYPE (MpImportRowItem, mp_import_row_item, MP, IMPORT_ROW_ITEM, GObject)

#define MP_TYPE_IMPORT_ROWS (mp_import_rows_get_type ())
G_DECLARE_FINAL_TYPE (MpImportRows, mp_import_rows, MP, IMPORT_ROWS, GObject)

/* Shows the rows of every outcome. */
#define MP_IMPORT_EVERY_OUTCOME -1

MpImportRows *mp_import_rows_new         (MpImportReport *report, int outcome);
void          mp_import_row_item_get_row (MpImportRowItem *self, MpImportRow *row);

G_END_DECLS
