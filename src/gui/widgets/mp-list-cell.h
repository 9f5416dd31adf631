/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A text in a list, drawn only where it is seen; a name has a circle of initials before it. */

#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define MP_TYPE_LIST_CELL (mp_list_cell_get_type ())
G_DECLARE_FINAL_TYPE (MpListCell, mp_list_cell, MP, LIST_CELL, GtkWidget)

/**
 * MpListCellLook:
 * @least_chars: the width in characters below which the cell does not go
 * @usual_chars: the width it takes where there is room
 * @at_end: whether the text is at the end, as numbers are
 * @initials: whether there is a circle before it
 * @char_width: (private): of the font, once it is known
 * @line_height: (private): of the font, or 0 while it is not known
 *
 * What the cells of a column have in common; it must outlive them.
 */
typedef struct
{
  int least_chars;
  int usual_chars;
  gboolean at_end;
  gboolean initials;
  int char_width;
  int line_height;
} MpListCellLook;

GtkWidget  *mp_list_cell_new          (MpListCellLook *look);
void        mp_list_cell_set_text     (MpListCell *self, const char *text);
void        mp_list_cell_set_name     (MpListCell *self, const char *list_name,
                                       const char *full_name);
const char *mp_list_cell_get_text     (MpListCell *self);
void        mp_list_cell_font_changed (MpListCell *self);
char       *mp_list_cell_dup_initials (const char *name);

G_END_DECLS
