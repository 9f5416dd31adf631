/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The step of an import that asks what the source cannot say. */

#pragma once

#include "exchange/mp-import.h"

#include <adwaita.h>

G_BEGIN_DECLS

#define MP_TYPE_IMPORT_CHOICES_STEP (mp_import_choices_step_get_type ())
G_DECLARE_FINAL_TYPE (MpImportChoicesStep, mp_import_choices_step, MP, IMPORT_CHOICES_STEP,
                      GtkWidget)

void mp_import_choices_step_show  (MpImportChoicesStep *self, MpImport *import, MpStore *store);
void mp_import_choices_step_apply (MpImportChoicesStep *self, MpImport *import);

G_END_DECLS
