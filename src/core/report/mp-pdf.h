/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Reports as PDF files: with title, author, language, outline and tagged structure. */

#pragma once

#include "report/mp-report.h"

#include <gio/gio.h>

G_BEGIN_DECLS

/**
 * MpPdfProgress:
 * @fraction: from 0 to 1
 */
typedef void (*MpPdfProgress) (double fraction, gpointer user_data);

gboolean mp_pdf_save (MpReport *report, const char *path, MpPdfProgress progress,
                      gpointer user_data, GCancellable *cancellable, GError **error);

G_END_DECLS
