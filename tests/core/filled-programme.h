/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A programme in which every field of every record type is filled, so that none is forgotten. */

#pragma once

#include "model/mp-schema.h"
#include "store/mp-store.h"

G_BEGIN_DECLS

/* What every private text holds, and every text of a private record. */
#define SECRET "secret"

/* What every other text holds, before the names of its table and its field. */
#define OPEN "open"

MpStore *filled_programme_new        (void);
gint64   filled_programme_get_id     (MpStore *store, const MpTable *table);
char    *filled_programme_dup_marker (const MpTable *table, const MpField *field);

G_END_DECLS
