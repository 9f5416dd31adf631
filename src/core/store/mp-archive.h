/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Takes people and partners out of the lists, and brings them back. */

#pragma once

#include "store/mp-store.h"

G_BEGIN_DECLS

gboolean mp_store_set_archived (MpStore *self, const MpTable *table, const gint64 *ids,
                                guint n_ids, gboolean archived, GError **error);

G_END_DECLS
