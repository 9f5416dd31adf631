/* SPDX-License-Identifier: GPL-3.0-or-later */
/* One field of two people side by side, and which of the two values stays. */

#pragma once

#include "store/mp-merge.h"

#include <adwaita.h>

G_BEGIN_DECLS

#define MP_TYPE_MERGE_ROW (mp_merge_row_get_type ())
G_DECLARE_FINAL_TYPE (MpMergeRow, mp_merge_row, MP, MERGE_ROW, AdwPreferencesRow)

GtkWidget    *mp_merge_row_new          (const MpMergeField *field, guint position,
                                         const char *kept_text, const char *other_text);
guint         mp_merge_row_get_position (MpMergeRow *self);
MpMergeChoice mp_merge_row_get_choice   (MpMergeRow *self);
void          mp_merge_row_choose       (MpMergeRow *self, MpMergeChoice choice);
void          mp_merge_row_focus_choice (MpMergeRow *self);

G_END_DECLS
