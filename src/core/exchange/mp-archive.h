/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A zip file from elsewhere, unpacked into a folder of its own and never beyond it. */

#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/* More than this is no class list. */
#define MP_ARCHIVE_MAX_SIZE (G_GUINT64_CONSTANT (1024) * 1024 * 1024)
#define MP_ARCHIVE_MAX_FILES 1000
#define MP_ARCHIVE_MAX_RATIO 100

typedef struct _MpArchive MpArchive;

gboolean    mp_archive_is_zip     (const char *path);
MpArchive  *mp_archive_extract    (const char *path, const char *suffix,
                                   GCancellable *cancellable, GError **error);
void        mp_archive_free       (MpArchive *self);
const char *mp_archive_get_folder (const MpArchive *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (MpArchive, mp_archive_free)

G_END_DECLS
