/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The archive library libarchive, which is loaded at its first use. */

#pragma once

#include <archive.h>
#include <archive_entry.h>
#include <gio/gio.h>

G_BEGIN_DECLS

/* What of it is used: members without the prefix, of the types in its header. */
#define MP_LIBARCHIVE_FUNCTIONS(X) \
  X (entry_filetype) \
  X (entry_hardlink) \
  X (entry_is_encrypted) \
  X (entry_pathname) \
  X (entry_pathname_utf8) \
  X (entry_symlink) \
  X (error_string) \
  X (filter_bytes) \
  X (read_data) \
  X (read_free) \
  X (read_new) \
  X (read_next_header) \
  X (read_open_filename) \
  X (read_support_format_zip_seekable)

#define MP_LIBARCHIVE_MEMBER(name) __typeof__ (archive_ ## name) *name;

typedef struct
{
  MP_LIBARCHIVE_FUNCTIONS (MP_LIBARCHIVE_MEMBER)
} MpLibarchive;

#undef MP_LIBARCHIVE_MEMBER

const MpLibarchive *mp_libarchive_get (GError **error);

G_END_DECLS
