/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Two records of one person side by side: which stays, and which value of each field (P-3). */

#pragma once

#include "gui/mp-context.h"
#include "gui/widgets/mp-form-window.h"

G_BEGIN_DECLS

#define MP_TYPE_MERGE_WINDOW (mp_merge_window_get_type ())
G_DECLARE_FINAL_TYPE (MpMergeWindow, mp_merge_window, MP, MERGE_WINDOW, MpFormWindow)

MpMergeWindow *mp_merge_window_new (MpContext *context, GtkWidget *parent, gint64 kept,
                                    gint64 other, GError **error);

G_END_DECLS
