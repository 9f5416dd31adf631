/* SPDX-License-Identifier: GPL-3.0-or-later */
/* One step of the history; it opens to show what the step changed. */

#pragma once

#include "store/mp-history.h"

#include <adwaita.h>

G_BEGIN_DECLS

#define MP_TYPE_HISTORY_ROW (mp_history_row_get_type ())
G_DECLARE_FINAL_TYPE (MpHistoryRow, mp_history_row, MP, HISTORY_ROW, AdwExpanderRow)

GtkWidget *mp_history_row_new            (MpStore *store, const MpHistoryEntry *entry);
GtkWidget *mp_history_row_new_for_person (MpStore *store, const MpHistoryEntry *entry,
                                          gint64 person);

G_END_DECLS
