/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Writes a report to a file that people choose, with progress and a way out. */

#pragma once

#include "gui/mp-context.h"
#include "report/mp-report.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

typedef enum
{
  MP_REPORT_PDF,
  MP_REPORT_XML,
} MpReportFormat;

#define MP_TYPE_REPORT_SAVING (mp_report_saving_get_type ())
G_DECLARE_FINAL_TYPE (MpReportSaving, mp_report_saving, MP, REPORT_SAVING, GObject)

MpReportSaving *mp_report_saving_new          (MpContext *context);
void            mp_report_saving_ask          (MpReportSaving *self, GtkWidget *parent,
                                               MpReport *report, MpReportFormat format);
void            mp_report_saving_save         (MpReportSaving *self, MpReport *report,
                                               MpReportFormat format, const char *path);
void            mp_report_saving_cancel       (MpReportSaving *self);
gboolean        mp_report_saving_is_running   (MpReportSaving *self);
double          mp_report_saving_get_fraction (MpReportSaving *self);

G_END_DECLS
