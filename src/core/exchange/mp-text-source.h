/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A text file of any common encoding, read block by block as UTF-8. */

#pragma once

#include "exchange/mp-encoding.h"

#include <gio/gio.h>

G_BEGIN_DECLS

/* The room that mp_text_source_read() needs at least. */
#define MP_TEXT_SOURCE_MIN_SIZE 4096

/**
 * MpTextUse:
 * @MP_TEXT_USE_IMPORT: a table to import: messages add that nothing was
 * @MP_TEXT_USE_TABLE: a table to compute with, of which nothing is kept
 * @MP_TEXT_USE_DIMACS: a problem in DIMACS format
 *
 * What a text is read for, on which it depends what to do about one that is wrong.
 */
typedef enum
{
  MP_TEXT_USE_IMPORT,
  MP_TEXT_USE_TABLE,
  MP_TEXT_USE_DIMACS,
  MP_N_TEXT_USES,
} MpTextUse;

typedef struct _MpTextSource MpTextSource;

MpTextSource *mp_text_source_open         (const char *path, MpEncoding encoding, MpTextUse use,
                                           GError **error);
MpTextSource *mp_text_source_new_bytes    (GBytes *bytes, const char *name, MpEncoding encoding,
                                           MpTextUse use, GError **error);
void          mp_text_source_free         (MpTextSource *self);
gboolean      mp_text_source_refuse       (const MpTextSource *self, int code, const char *advice,
                                           GError **error, const char *format, ...)
                                           G_GNUC_PRINTF (5, 6);
gssize        mp_text_source_read         (MpTextSource *self, char *buffer, gsize size,
                                           GError **error);
gboolean      mp_text_source_ends_line    (const MpTextSource *self);
gboolean      mp_text_source_rewind       (MpTextSource *self, GError **error);
const char   *mp_text_source_get_name     (const MpTextSource *self);
MpEncoding    mp_text_source_get_encoding (const MpTextSource *self);
double        mp_text_source_get_fraction (const MpTextSource *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (MpTextSource, mp_text_source_free)

G_END_DECLS
