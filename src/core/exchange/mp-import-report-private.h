/* SPDX-License-Identifier: GPL-3.0-or-later */
/* How an import writes its report. */

#pragma once

#include "exchange/mp-import-report.h"

G_BEGIN_DECLS

MpImportReport *mp_import_report_new        (gboolean applied);
void            mp_import_report_expect     (MpImportReport *self, guint n_rows);
void            mp_import_report_add        (MpImportReport *self, const MpImportRow *row);
void            mp_import_report_set_person (MpImportReport *self, guint position,
                                             gint64 person);
void            mp_import_report_note       (MpImportReport *self, const char *note);

G_END_DECLS
