/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A text file of any common encoding, read block by block as UTF-8. */

#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/**
 * MpEncoding:
 * @MP_ENCODING_RECOGNISE: whatever the bytes look like
 * @MP_ENCODING_UTF8: with or without a byte-order mark
 * @MP_ENCODING_UTF16_LE: with or without a byte-order mark
 * @MP_ENCODING_UTF16_BE: with or without a byte-order mark
 * @MP_ENCODING_WINDOWS_1252: what office programs of Western countries write
 */
typedef enum
{
  MP_ENCODING_RECOGNISE,
  MP_ENCODING_UTF8,
  MP_ENCODING_UTF16_LE,
  MP_ENCODING_UTF16_BE,
  MP_ENCODING_WINDOWS_1252,
} MpEncoding;

#define MP_N_ENCODINGS 5

typedef struct _MpTextSource MpTextSource;

MpTextSource *mp_text_source_open         (const char *path, MpEncoding encoding,
                                           GError **error);
MpTextSource *mp_text_source_new_bytes    (GBytes *bytes, const char *name, MpEncoding encoding,
                                           GError **error);
void          mp_text_source_free         (MpTextSource *self);
gssize        mp_text_source_read         (MpTextSource *self, char *buffer, gsize size,
                                           GError **error);
gboolean      mp_text_source_rewind       (MpTextSource *self, GError **error);
const char   *mp_text_source_get_name     (const MpTextSource *self);
MpEncoding    mp_text_source_get_encoding (const MpTextSource *self);
double        mp_text_source_get_fraction (const MpTextSource *self);

const char   *mp_encoding_get_name        (MpEncoding encoding);
const char   *mp_encoding_get_label       (MpEncoding encoding);
gboolean      mp_encoding_parse           (const char *name, MpEncoding *encoding);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (MpTextSource, mp_text_source_free)

G_END_DECLS
