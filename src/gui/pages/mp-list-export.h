/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Writes a list, or those selected in it, into a file for spreadsheets. */

#pragma once

#include "gui/pages/mp-page.h"
#include "model/mp-saved-filter.h"

G_BEGIN_DECLS

void mp_list_export_ask   (MpPage *page, MpListKind kind, GArray *ids);
void mp_list_export_write (MpPage *page, MpListKind kind, GArray *ids, GFile *file);

G_END_DECLS
