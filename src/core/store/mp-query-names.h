/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What a record and who writes are called. */

#pragma once

#include "store/mp-store.h"

G_BEGIN_DECLS

char *mp_store_dup_name        (MpStore *self, const MpTable *table, gint64 id);
char *mp_store_dup_coordinator (MpStore *self);

G_END_DECLS
