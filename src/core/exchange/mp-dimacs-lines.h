/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The lines of a DIMACS file one by one, taken apart into words and numbers. */

#pragma once

#include "exchange/mp-text-source.h"

G_BEGIN_DECLS

/* No line of the format has more words. */
#define MP_DIMACS_MAX_WORDS 8

typedef struct _MpDimacsLines MpDimacsLines;

MpDimacsLines *mp_dimacs_lines_open       (const char *path, GError **error);
void           mp_dimacs_lines_free       (MpDimacsLines *self);

char         **mp_dimacs_lines_next       (MpDimacsLines *self, guint *n_words, GError **error);
const char    *mp_dimacs_lines_get_name   (const MpDimacsLines *self);
gboolean       mp_dimacs_lines_are_ended  (const MpDimacsLines *self);
guint          mp_dimacs_lines_get_number (const MpDimacsLines *self);

gboolean       mp_dimacs_lines_refuse     (const MpDimacsLines *self, guint line, GError **error,
                                           const char *format, ...) G_GNUC_PRINTF (4, 5);
gboolean       mp_dimacs_lines_parse      (const MpDimacsLines *self, const char *word, gint64 min,
                                           gint64 max, gint64 *number, GError **error);

char          *mp_dimacs_lines_show       (const char *word);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (MpDimacsLines, mp_dimacs_lines_free)

G_END_DECLS
