/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A row that says one thing about somebody: what it is in small letters, and the value. */

#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

#define MP_TYPE_FACT_ROW (mp_fact_row_get_type ())
G_DECLARE_FINAL_TYPE (MpFactRow, mp_fact_row, MP, FACT_ROW, AdwActionRow)

GtkWidget *mp_fact_row_new (const char *label, const char *value);

G_END_DECLS
