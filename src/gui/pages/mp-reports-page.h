/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The reports that there are, each with a picture and a sentence. */

#pragma once

#include "gui/pages/mp-page.h"

G_BEGIN_DECLS

#define MP_TYPE_REPORTS_PAGE (mp_reports_page_get_type ())
G_DECLARE_FINAL_TYPE (MpReportsPage, mp_reports_page, MP, REPORTS_PAGE, MpPage)

MpPage *mp_reports_page_new (MpContext *context);

G_END_DECLS
