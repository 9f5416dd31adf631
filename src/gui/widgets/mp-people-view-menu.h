/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The menu in which somebody chooses a list's columns and order, and what is kept of that. */

#pragma once

#include "gui/widgets/mp-people-table.h"

G_BEGIN_DECLS

GMenuModel *mp_people_view_menu_new           (MpPeopleTable *table, MpListKind kind,
                                               GActionMap *actions);
GVariant   *mp_people_view_menu_save_state    (MpPeopleTable *table);
gboolean    mp_people_view_menu_restore_state (MpPeopleTable *table, GVariant *state);

G_END_DECLS
