/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What was to be followed up and now is. */

#pragma once

#include "store/mp-store.h"

G_BEGIN_DECLS

gboolean mp_store_finish_follow_up (MpStore *self, const MpTable *table, gint64 id,
                                    GError **error);

G_END_DECLS
