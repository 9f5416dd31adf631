/* SPDX-License-Identifier: GPL-3.0-or-later */
/* How a text is written in bytes: recognised, named and turned into UTF-8. */

#pragma once

#include <glib.h>

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

/* A character of one of these encodings takes at most so many times its bytes in UTF-8. */
#define MP_ENCODING_GROWTH 3

typedef struct _MpEncodingGuess MpEncodingGuess;

const char      *mp_encoding_get_name     (MpEncoding encoding);
const char      *mp_encoding_get_label    (MpEncoding encoding);
gboolean         mp_encoding_parse        (const char *name, MpEncoding *encoding);
gsize            mp_encoding_skip_mark    (MpEncoding encoding, const char *bytes, gsize length);
gboolean         mp_encoding_to_utf8      (MpEncoding encoding, const char *bytes, gsize length,
                                           gboolean last, char *text, gsize *n_read,
                                           gsize *n_written);

MpEncodingGuess *mp_encoding_guess_new    (void);
void             mp_encoding_guess_free   (MpEncodingGuess *self);
void             mp_encoding_guess_feed   (MpEncodingGuess *self, const char *bytes, gsize length);
MpEncoding       mp_encoding_guess_result (MpEncodingGuess *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (MpEncodingGuess, mp_encoding_guess_free)

G_END_DECLS
