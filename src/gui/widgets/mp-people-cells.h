/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What stands in the cells of a list of people or partners. */

#pragma once

#include "gui/model/mp-record.h"
#include "store/mp-store.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

GtkListItemFactory *mp_people_cells_new         (const MpPeopleColumn *column, MpStore *store);
GtkListItem        *mp_people_cells_get_item    (GtkWidget *cell);
char               *mp_people_cells_dup_tooltip (GtkListItem *item);

G_END_DECLS
