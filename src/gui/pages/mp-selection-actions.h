/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What can be done with those who are selected in a list. */

#pragma once

#include "gui/pages/mp-page.h"
#include "model/mp-saved-filter.h"

G_BEGIN_DECLS

#define MP_TYPE_SELECTION_ACTIONS (mp_selection_actions_get_type ())
G_DECLARE_FINAL_TYPE (MpSelectionActions, mp_selection_actions, MP, SELECTION_ACTIONS, GObject)

MpSelectionActions *mp_selection_actions_new         (MpPage *page, MpListKind kind);
void                mp_selection_actions_set_ids     (MpSelectionActions *self, GArray *ids);
void                mp_selection_actions_set_listed  (MpSelectionActions *self, GArray *ids);
GMenuModel         *mp_selection_actions_make_menu   (MpSelectionActions *self);
GMenuModel         *mp_selection_actions_make_status_menu (MpSelectionActions *self);

G_END_DECLS
