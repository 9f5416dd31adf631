/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Filters that somebody gave a name: chosen again, saved, deleted. */

#pragma once

#include "gui/mp-context.h"
#include "store/mp-people-filter.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define MP_TYPE_SAVED_FILTERS (mp_saved_filters_get_type ())
G_DECLARE_FINAL_TYPE (MpSavedFilters, mp_saved_filters, MP, SAVED_FILTERS, GtkWidget)

void     mp_saved_filters_set_up      (MpSavedFilters *self, MpContext *context, MpListKind kind);
void     mp_saved_filters_set_current (MpSavedFilters *self, const MpPeopleFilter *filter);
gboolean mp_saved_filters_save        (MpSavedFilters *self, const char *name);

G_END_DECLS
