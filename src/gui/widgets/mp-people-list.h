/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A list of people or partners as it was asked for, or why there is nobody in it. */

#pragma once

#include "gui/mp-context.h"
#include "gui/widgets/mp-people-table.h"
#include "store/mp-people-filter.h"

G_BEGIN_DECLS

#define MP_TYPE_PEOPLE_LIST (mp_people_list_get_type ())
G_DECLARE_FINAL_TYPE (MpPeopleList, mp_people_list, MP, PEOPLE_LIST, GtkWidget)

void           mp_people_list_set_up        (MpPeopleList *self, MpContext *context,
                                             MpListKind kind, const char *add_label);
MpPeopleTable *mp_people_list_get_table     (MpPeopleList *self);
void           mp_people_list_load          (MpPeopleList *self, const MpPeopleFilter *filter,
                                             gboolean asked);
void           mp_people_list_expect        (MpPeopleList *self, gint64 id);
GArray        *mp_people_list_get_selected  (MpPeopleList *self);
void           mp_people_list_select_all    (MpPeopleList *self);
void           mp_people_list_set_selecting (MpPeopleList *self, gboolean selecting);
gboolean       mp_people_list_focus         (MpPeopleList *self);

G_END_DECLS
