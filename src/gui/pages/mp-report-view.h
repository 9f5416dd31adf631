/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A progress report: what it shall say on one side, its real pages on the other. */

#pragma once

#include "gui/pages/mp-page.h"

G_BEGIN_DECLS

#define MP_TYPE_REPORT_VIEW (mp_report_view_get_type ())
G_DECLARE_FINAL_TYPE (MpReportView, mp_report_view, MP, REPORT_VIEW, MpPage)

MpPage *mp_report_view_new (MpContext *context, const gint64 *mentees, gsize n_mentees);

G_END_DECLS
