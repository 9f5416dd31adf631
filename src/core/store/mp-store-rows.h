/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Several rows of a table at once. */

#pragma once

#include "store/mp-store.h"

G_BEGIN_DECLS

GPtrArray *mp_store_get_rows    (MpStore *self, const MpTable *table, const gint64 *ids,
                                 guint n_ids, GError **error);
gboolean   mp_store_update_rows (MpStore *self, GPtrArray *rows, const char *label,
                                 GError **error);

G_END_DECLS
