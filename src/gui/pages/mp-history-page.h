/* SPDX-License-Identifier: GPL-3.0-or-later */
/* History: every step that was taken in the programme, day by day, with what it changed. */

#pragma once

#include "gui/pages/mp-page.h"

G_BEGIN_DECLS

#define MP_TYPE_HISTORY_PAGE (mp_history_page_get_type ())
G_DECLARE_FINAL_TYPE (MpHistoryPage, mp_history_page, MP, HISTORY_PAGE, MpPage)

MpPage *mp_history_page_new (MpContext *context);

G_END_DECLS
