/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Tables in text that spreadsheets open without running anything in them. */

#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

typedef struct _MpCsvWriter MpCsvWriter;

MpCsvWriter *mp_csv_writer_new     (GOutputStream *stream, char separator);
void         mp_csv_writer_free    (MpCsvWriter *self);
void         mp_csv_writer_add     (MpCsvWriter *self, const char *value);
gboolean     mp_csv_writer_end_row (MpCsvWriter *self, GError **error);
gboolean     mp_csv_writer_close   (MpCsvWriter *self, GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (MpCsvWriter, mp_csv_writer_free)

G_END_DECLS
