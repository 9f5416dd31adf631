/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A file that appears whole or not at all: written beside its place, then moved there. */

#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

typedef struct _MpAtomicFile MpAtomicFile;

MpAtomicFile  *mp_atomic_file_open       (const char *path, GError **error);
GOutputStream *mp_atomic_file_get_stream (MpAtomicFile *self);
gboolean       mp_atomic_file_take_error (MpAtomicFile *self, GError *problem, GError **error);
gboolean       mp_atomic_file_commit     (MpAtomicFile *self, GError **error);
void           mp_atomic_file_free       (MpAtomicFile *self);

gboolean       mp_atomic_file_write_all  (const char *path, gconstpointer data, gsize length,
                                          GCancellable *cancellable, GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (MpAtomicFile, mp_atomic_file_free)

G_END_DECLS
