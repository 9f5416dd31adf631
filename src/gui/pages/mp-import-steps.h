/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The steps of an import: which there are, in what order, and what they are called. */

#pragma once

#include "exchange/mp-import.h"

G_BEGIN_DECLS

/**
 * MpImportStep:
 * @MP_IMPORT_STEP_DONE: only tells what was done; it is not counted
 */
typedef enum
{
  MP_IMPORT_STEP_SOURCE,
  MP_IMPORT_STEP_COLUMNS,
  MP_IMPORT_STEP_CHOICES,
  MP_IMPORT_STEP_PREVIEW,
  MP_IMPORT_STEP_DONE,
} MpImportStep;

gboolean     mp_import_step_is_in          (MpImportStep step, MpImportKind kind);
MpImportStep mp_import_step_get_next       (MpImportStep step, MpImportKind kind);
MpImportStep mp_import_step_get_previous   (MpImportStep step, MpImportKind kind);
const char  *mp_import_step_get_page       (MpImportStep step);
const char  *mp_import_step_get_title      (MpImportStep step);
const char  *mp_import_step_get_next_label (MpImportStep step);
char        *mp_import_step_dup_place      (MpImportStep step, MpImportKind kind);

G_END_DECLS
