/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What a progress report shall be about and how it shall look, as chosen in a panel. */

#pragma once

#include "gui/mp-context.h"
#include "report/mp-progress-report.h"

#include <adwaita.h>

G_BEGIN_DECLS

/**
 * MpReportRequest:
 * @mentees: (element-type gint64): whom it is about, unless @cohort is set
 * @cohort: the id of a cohort, or 0
 * @options: what to tell and how; its language is @language
 */
typedef struct
{
  GArray *mentees;
  gint64 cohort;
  MpProgressOptions options;
  char *language;
} MpReportRequest;

void mp_report_request_free (MpReportRequest *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (MpReportRequest, mp_report_request_free)

#define MP_TYPE_REPORT_OPTIONS (mp_report_options_get_type ())
G_DECLARE_FINAL_TYPE (MpReportOptions, mp_report_options, MP, REPORT_OPTIONS, GtkWidget)

void             mp_report_options_set_up      (MpReportOptions *self, MpContext *context,
                                                const gint64 *mentees, gsize n_mentees);
MpReportRequest *mp_report_options_get_request (MpReportOptions *self);

G_END_DECLS
