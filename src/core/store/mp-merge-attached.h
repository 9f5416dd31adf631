/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Moves to one person whatever refers to another, found through the schema's references. */

#pragma once

#include "store/mp-store.h"

G_BEGIN_DECLS

gboolean mp_merge_move_attached (MpStore *store, MpBatch *batch, gint64 kept_id, gint64 other_id,
                                 const char *other_name, GError **error);

G_END_DECLS
