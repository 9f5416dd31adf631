/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the command line says: text to standard output, of which none is lost unnoticed. */

#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

typedef struct _MpCliOutput MpCliOutput;

void         mp_cli_output_guard    (void);
MpCliOutput *mp_cli_output_new      (int fd);
void         mp_cli_output_free     (MpCliOutput *self);
void         mp_cli_output_set_raw  (MpCliOutput *self);
void         mp_cli_output_text     (MpCliOutput *self, const char *text);
void         mp_cli_output_line     (MpCliOutput *self, const char *format, ...)
                                     G_GNUC_PRINTF (2, 3);
gboolean     mp_cli_output_finish   (MpCliOutput *self, GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (MpCliOutput, mp_cli_output_free)

G_END_DECLS
