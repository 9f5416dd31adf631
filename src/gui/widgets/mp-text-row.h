/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A row with a title and room for several lines of text. */

#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

#define MP_TYPE_TEXT_ROW (mp_text_row_get_type ())
G_DECLARE_FINAL_TYPE (MpTextRow, mp_text_row, MP, TEXT_ROW, AdwPreferencesRow)

GtkWidget *mp_text_row_new      (void);
void       mp_text_row_set_text (MpTextRow *self, const char *text);
char      *mp_text_row_dup_text (MpTextRow *self);
GtkWidget *mp_text_row_get_view (MpTextRow *self);

G_END_DECLS
