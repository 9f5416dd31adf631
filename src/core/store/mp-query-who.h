/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The one person that somebody means by a name or a uuid. */

#pragma once

#include "store/mp-store.h"

G_BEGIN_DECLS

gint64 mp_who_find        (MpStore *store, const MpTable *table, const char *who, GError **error);
gint64 mp_who_find_cohort (MpStore *store, const char *name, GError **error);

G_END_DECLS
