/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The first step of an import: what is in the list, and where it is. */

#pragma once

#include "exchange/mp-import.h"

#include <adwaita.h>

G_BEGIN_DECLS

#define MP_TYPE_IMPORT_SOURCE_STEP (mp_import_source_step_get_type ())
G_DECLARE_FINAL_TYPE (MpImportSourceStep, mp_import_source_step, MP, IMPORT_SOURCE_STEP, GtkWidget)

MpImportKind mp_import_source_step_get_kind (MpImportSourceStep *self);
void         mp_import_source_step_set_kind (MpImportSourceStep *self, MpImportKind kind);
const char  *mp_import_source_step_get_path (MpImportSourceStep *self);
void         mp_import_source_step_set_path (MpImportSourceStep *self, const char *path);

G_END_DECLS
