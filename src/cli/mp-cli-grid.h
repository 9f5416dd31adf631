/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Rows of text in columns that line up on a terminal, whatever the script. */

#pragma once

#include "cli/mp-cli-output.h"

G_BEGIN_DECLS

typedef struct _MpCliGrid MpCliGrid;

MpCliGrid *mp_cli_grid_new         (void);
void       mp_cli_grid_free        (MpCliGrid *self);
void       mp_cli_grid_add_column  (MpCliGrid *self, const char *header, gboolean number);
void       mp_cli_grid_take_cell   (MpCliGrid *self, char *text);
void       mp_cli_grid_print       (MpCliGrid *self, MpCliOutput *output);
guint      mp_cli_display_width    (const char *text);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (MpCliGrid, mp_cli_grid_free)

G_END_DECLS
