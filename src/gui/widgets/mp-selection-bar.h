/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The bar below a list that says how many are selected and offers what can be done with them. */

#pragma once

#include "model/mp-saved-filter.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define MP_TYPE_SELECTION_BAR (mp_selection_bar_get_type ())
G_DECLARE_FINAL_TYPE (MpSelectionBar, mp_selection_bar, MP, SELECTION_BAR, GtkWidget)

void     mp_selection_bar_set_up       (MpSelectionBar *self, MpListKind kind,
                                        GMenuModel *statuses, GMenuModel *menu);
void     mp_selection_bar_set_count    (MpSelectionBar *self, guint n_selected);
gboolean mp_selection_bar_get_revealed (MpSelectionBar *self);
void     mp_selection_bar_set_revealed (MpSelectionBar *self, gboolean revealed);

G_END_DECLS
