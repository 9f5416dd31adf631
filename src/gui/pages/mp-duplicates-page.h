/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Pairs of people in the whole file who look the same, each with a way to merge them (P-3). */

#pragma once

#include "gui/pages/mp-page.h"

G_BEGIN_DECLS

#define MP_TYPE_DUPLICATES_PAGE (mp_duplicates_page_get_type ())
G_DECLARE_FINAL_TYPE (MpDuplicatesPage, mp_duplicates_page, MP, DUPLICATES_PAGE, MpPage)

MpPage *mp_duplicates_page_new (MpContext *context);

G_END_DECLS
