/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Sends a report to a printer, page by page as the printer asks for them. */

#pragma once

#include "report/mp-report-index.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

GtkPrintOperation *mp_report_printing_new (MpReport *report, const MpReportIndex *index);

G_END_DECLS
