/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A day as people type it: in ISO or the locale's order, or with the month in letters. */

#pragma once

#include "base/mp-date.h"

G_BEGIN_DECLS

gboolean mp_typed_date_is_day_first (void);
gboolean mp_typed_date_parse        (const char *text, gboolean day_first, MpDate today,
                                     MpDate *date);

G_END_DECLS
