/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Who is to be in a list: the filters above it, those that were saved, and the window's site. */

#pragma once

#include "gui/mp-context.h"
#include "gui/widgets/mp-filter-bar.h"

G_BEGIN_DECLS

#define MP_TYPE_PEOPLE_CRITERIA (mp_people_criteria_get_type ())
G_DECLARE_FINAL_TYPE (MpPeopleCriteria, mp_people_criteria, MP, PEOPLE_CRITERIA, GtkWidget)

void            mp_people_criteria_set_up     (MpPeopleCriteria *self, MpContext *context,
                                               MpListKind kind);
MpFilterBar    *mp_people_criteria_get_bar    (MpPeopleCriteria *self);
MpPeopleFilter *mp_people_criteria_dup_filter (MpPeopleCriteria *self, const char *search);
void            mp_people_criteria_clear      (MpPeopleCriteria *self);
void            mp_people_criteria_set_count  (MpPeopleCriteria *self, const char *text);

G_END_DECLS
