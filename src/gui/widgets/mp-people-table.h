/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A list of people or partners with columns to choose and to sort by. */

#pragma once

#include "gui/model/mp-record-selection.h"

G_BEGIN_DECLS

#define MP_TYPE_PEOPLE_TABLE (mp_people_table_get_type ())
G_DECLARE_FINAL_TYPE (MpPeopleTable, mp_people_table, MP, PEOPLE_TABLE, GtkWidget)

void               mp_people_table_set_up         (MpPeopleTable *self, MpStore *store,
                                                   MpListKind kind);
void               mp_people_table_set_ids        (MpPeopleTable *self, GArray *ids);
MpRecordSelection *mp_people_table_get_selection  (MpPeopleTable *self);
void               mp_people_table_set_menu       (MpPeopleTable *self, GMenuModel *menu);
void               mp_people_table_set_selecting  (MpPeopleTable *self, gboolean selecting);

gboolean           mp_people_table_is_shown       (MpPeopleTable *self, MpPeopleColumnId column);
void               mp_people_table_set_shown      (MpPeopleTable *self, MpPeopleColumnId column,
                                                   gboolean shown);
MpPeopleSort       mp_people_table_get_sort       (MpPeopleTable *self);
void               mp_people_table_set_sort       (MpPeopleTable *self, MpPeopleSort sort);

void               mp_people_table_scroll_to_top  (MpPeopleTable *self);
void               mp_people_table_show_id        (MpPeopleTable *self, gint64 id);
gboolean           mp_people_table_focus          (MpPeopleTable *self);
gboolean           mp_people_table_get_focus_id   (MpPeopleTable *self, gint64 *id);

G_END_DECLS
