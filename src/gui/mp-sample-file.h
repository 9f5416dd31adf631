/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The sample programme to look around in: made in the user's data directory when asked for. */

#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

GFile *mp_sample_file_get         (void);
void   mp_sample_file_make        (GAsyncReadyCallback done, gpointer user_data);
GFile *mp_sample_file_make_finish (GAsyncResult *result, GError **error);

G_END_DECLS
