/* SPDX-License-Identifier: GPL-3.0-or-later */
/* One page of a report on the screen, drawn as it will be printed. */

#pragma once

#include "report/mp-report-index.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define MP_TYPE_REPORT_SHEET (mp_report_sheet_get_type ())
G_DECLARE_FINAL_TYPE (MpReportSheet, mp_report_sheet, MP, REPORT_SHEET, GtkWidget)

/* As wide as there is room, but no wider than one reads well. */
#define MP_ZOOM_FIT 0.0

GtkWidget  *mp_report_sheet_new         (void);
void        mp_report_sheet_show        (MpReportSheet *self, MpReport *report,
                                         const MpReportIndex *index, guint page);
double      mp_report_sheet_get_zoom    (MpReportSheet *self);
void        mp_report_sheet_set_zoom    (MpReportSheet *self, double zoom);
double      mp_report_sheet_get_scale   (MpReportSheet *self);
const char *mp_report_sheet_get_text    (MpReportSheet *self);

G_END_DECLS
