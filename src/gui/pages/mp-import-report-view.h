/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What happens to each row of an import, to be looked through by outcome. */

#pragma once

#include "exchange/mp-import-report.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define MP_TYPE_IMPORT_REPORT_VIEW (mp_import_report_view_get_type ())
G_DECLARE_FINAL_TYPE (MpImportReportView, mp_import_report_view, MP, IMPORT_REPORT_VIEW, GtkWidget)

void     mp_import_report_view_show             (MpImportReportView *self,
                                                 MpImportReport     *report);
gboolean mp_import_report_view_get_skip_refused (MpImportReportView *self);
gboolean mp_import_report_view_has_answer       (MpImportReportView *self);

G_END_DECLS
