/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The progress report that the school gets: for each mentee a letter of one page or more. */

#pragma once

#include "report/mp-progress-data.h"
#include "report/mp-report.h"

G_BEGIN_DECLS

#define MP_PROGRESS_REPORT_NAMESPACE "urn:mentoring-plus:progress-report:1"

#define MP_TYPE_PROGRESS_REPORT (mp_progress_report_get_type ())
G_DECLARE_FINAL_TYPE (MpProgressReport, mp_progress_report, MP, PROGRESS_REPORT, GObject)

/**
 * MpProgressOptions:
 * @period: what to tell about; without a last day up to today, without a first day from the start
 * @without_notes: leaves the notes for the school out
 * @paper: (nullable): the size of the pages, or %NULL for that of the programme's country
 * @language: (nullable): such as "fr", or %NULL for that of the locale
 */
typedef struct
{
  MpProgressPeriod period;
  gboolean without_notes;
  const MpPaper *paper;
  const char *language;
} MpProgressOptions;

MpProgressReport     *mp_progress_report_load       (MpStore *store, const gint64 *mentees,
                                                     gsize n_mentees,
                                                     const MpProgressOptions *options,
                                                     GCancellable *cancellable, GError **error);
GArray               *mp_progress_report_list_cohort (MpStore *store, gint64 cohort,
                                                      GError **error);
const MpProgressData *mp_progress_report_get_data   (MpProgressReport *self, guint part);
const MpPaper        *mp_progress_report_get_paper  (MpProgressReport *self);

G_END_DECLS
