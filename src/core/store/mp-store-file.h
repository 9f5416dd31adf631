/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What a file says about itself before anything opens it, and how a new one comes to be. */

#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

gboolean mp_store_file_inspect     (const char *path, GError **error);
gboolean mp_store_file_inspect_to_read (const char *path, GError **error);
gboolean mp_store_file_make        (const char *path, GError **error);
gboolean mp_store_file_sync        (const char *path, GError **error);
gboolean mp_store_file_sync_folder (const char *path, GError **error);
gboolean mp_store_file_set_newer   (GError **error);
gboolean mp_store_file_is_same     (const char *path, const char *other);

G_END_DECLS
