/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The criteria of a list side by side: each a button, rarer ones added by a menu. */

#pragma once

#include "store/mp-people-filter.h"
#include "store/mp-store.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define MP_TYPE_FILTER_BAR (mp_filter_bar_get_type ())
G_DECLARE_FINAL_TYPE (MpFilterBar, mp_filter_bar, MP, FILTER_BAR, GtkWidget)

void                  mp_filter_bar_set_up     (MpFilterBar *self, MpStore *store,
                                                MpListKind kind);
const MpPeopleFilter *mp_filter_bar_get_filter (MpFilterBar *self);
void                  mp_filter_bar_set_filter (MpFilterBar *self, const MpPeopleFilter *filter);
void                  mp_filter_bar_set_count  (MpFilterBar *self, const char *text);

G_END_DECLS
