/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Libraries that few runs need, opened when one does instead of at every start. */

#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/**
 * MpLateLibrary:
 * @soname: the file that the loader looks for
 * @names: of the functions
 * @functions: where each of them goes, in the same order
 * @n_functions: how many there are
 * @handle: (nullable): what the loader knows the library by, once it is open
 * @lock: held while it is opened
 *
 * A library and what of it is used; static, with the last two as zeros.
 */
typedef struct
{
  const char *soname;
  const char *const *names;
  gpointer *functions;
  gsize n_functions;
  gpointer handle;
  GMutex lock;
} MpLateLibrary;

gboolean mp_late_library_open (MpLateLibrary *self, GError **error);

G_END_DECLS
