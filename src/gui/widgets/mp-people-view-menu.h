/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The menu in which somebody chooses a list's columns and order, also without a mouse. */

#pragma once

#include "gui/widgets/mp-people-table.h"

G_BEGIN_DECLS

GMenuModel *mp_people_view_menu_new         (MpPeopleTable *table, MpListKind kind,
                                             GActionMap *actions);
char      **mp_people_view_menu_dup_columns (MpPeopleTable *table);
void        mp_people_view_menu_restore     (MpPeopleTable *table, const char *const *names,
                                             MpPeopleSort sort);

G_END_DECLS
