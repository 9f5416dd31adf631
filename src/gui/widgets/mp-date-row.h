/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A row in which a day is typed or chosen in a calendar. */

#pragma once

#include "base/mp-date.h"

#include <adwaita.h>

G_BEGIN_DECLS

#define MP_TYPE_DATE_ROW (mp_date_row_get_type ())
G_DECLARE_FINAL_TYPE (MpDateRow, mp_date_row, MP, DATE_ROW, AdwEntryRow)

GtkWidget *mp_date_row_new       (void);
void       mp_date_row_set_today (MpDateRow *self, MpDate today);
void       mp_date_row_set_date  (MpDateRow *self, MpDate date);
gboolean   mp_date_row_get_date  (MpDateRow *self, MpDate *date);

G_END_DECLS
