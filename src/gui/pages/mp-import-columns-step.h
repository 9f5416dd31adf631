/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The step of an import that shows what was recognised: encoding, separator and columns. */

#pragma once

#include "exchange/mp-import.h"

#include <adwaita.h>

G_BEGIN_DECLS

#define MP_TYPE_IMPORT_COLUMNS_STEP (mp_import_columns_step_get_type ())
G_DECLARE_FINAL_TYPE (MpImportColumnsStep, mp_import_columns_step, MP, IMPORT_COLUMNS_STEP,
                      GtkWidget)

void        mp_import_columns_step_show     (MpImportColumnsStep *self, MpImport *import,
                                             MpStore *store);
void        mp_import_columns_step_forget   (MpImportColumnsStep *self);
const char *mp_import_columns_step_get_name (MpImportColumnsStep *self);

G_END_DECLS
