/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What cairo does not write into a PDF file: its language and how readers should show it. */

#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

gboolean mp_pdf_catalog_complete (GByteArray *pdf, const char *language, GError **error);

G_END_DECLS
