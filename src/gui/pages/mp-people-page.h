/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The lists of mentees, mentors and partners: found, filtered, put in order, acted on. */

#pragma once

#include "gui/pages/mp-page.h"
#include "gui/widgets/mp-filter-bar.h"
#include "gui/widgets/mp-people-table.h"

G_BEGIN_DECLS

#define MP_TYPE_PEOPLE_PAGE (mp_people_page_get_type ())
G_DECLARE_FINAL_TYPE (MpPeoplePage, mp_people_page, MP, PEOPLE_PAGE, MpPage)

MpPage        *mp_people_page_new_mentees  (MpContext *context);
MpPage        *mp_people_page_new_mentors  (MpContext *context);
MpPage        *mp_people_page_new_partners (MpContext *context);

MpListKind     mp_people_page_get_kind     (MpPeoplePage *self);
MpPeopleTable *mp_people_page_get_table    (MpPeoplePage *self);
MpFilterBar   *mp_people_page_get_bar      (MpPeoplePage *self);
GArray        *mp_people_page_get_selected (MpPeoplePage *self);

G_END_DECLS
