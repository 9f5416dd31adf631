/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Which page of a report belongs to which of its parts. */

#pragma once

#include "report/mp-report.h"

#include <gio/gio.h>

G_BEGIN_DECLS

typedef struct _MpReportIndex MpReportIndex;

/**
 * MpReportIndexProgress:
 * @fraction: from 0 to 1
 */
typedef void (*MpReportIndexProgress) (double fraction, gpointer user_data);

MpReportIndex *mp_report_index_new           (MpReport *report, MpReportIndexProgress progress,
                                              gpointer user_data, GCancellable *cancellable,
                                              GError **error);
void           mp_report_index_free          (MpReportIndex *self);
guint          mp_report_index_get_n_pages   (const MpReportIndex *self);
guint          mp_report_index_get_n_pages_of (const MpReportIndex *self, guint part);
guint          mp_report_index_find          (const MpReportIndex *self, guint page,
                                              guint *page_of_part);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (MpReportIndex, mp_report_index_free)

G_END_DECLS
