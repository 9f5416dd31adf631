/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A text file of any common encoding, read block by block as UTF-8. */

#pragma once

#include "exchange/mp-encoding.h"

#include <gio/gio.h>

G_BEGIN_DECLS

/* The room that mp_text_source_read() needs at least. */
#define MP_TEXT_SOURCE_MIN_SIZE 4096

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

G_DEFINE_AUTOPTR_CLEANUP_FUNC (MpTextSource, mp_text_source_free)

G_END_DECLS
