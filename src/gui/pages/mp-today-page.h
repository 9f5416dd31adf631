/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Today: what needs the coordinator now, and the first steps in a new programme. */

#pragma once

#include "gui/pages/mp-page.h"

G_BEGIN_DECLS

#define MP_TYPE_TODAY_PAGE (mp_today_page_get_type ())
G_DECLARE_FINAL_TYPE (MpTodayPage, mp_today_page, MP, TODAY_PAGE, MpPage)

MpPage *mp_today_page_new (MpContext *context);

G_END_DECLS
