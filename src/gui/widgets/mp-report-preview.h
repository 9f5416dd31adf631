/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The pages of a report to leaf through, at any size. */

#pragma once

#include "report/mp-report-index.h"

#include <adwaita.h>

G_BEGIN_DECLS

#define MP_TYPE_REPORT_PREVIEW (mp_report_preview_get_type ())
G_DECLARE_FINAL_TYPE (MpReportPreview, mp_report_preview, MP, REPORT_PREVIEW, GtkWidget)

GtkWidget   *mp_report_preview_new        (void);
void         mp_report_preview_set_report (MpReportPreview *self, MpReport *report,
                                           MpReportIndex *index);
guint        mp_report_preview_get_page   (MpReportPreview *self);
void         mp_report_preview_set_page   (MpReportPreview *self, guint page);
const char  *mp_report_preview_get_text   (MpReportPreview *self);

G_END_DECLS
