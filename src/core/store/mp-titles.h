/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What people call the records that other records refer to. */

#pragma once

#include "store/mp-store.h"

G_BEGIN_DECLS

typedef struct _MpTitles MpTitles;

MpTitles   *mp_titles_new    (MpStore *store);
void        mp_titles_free   (MpTitles *self);
const char *mp_titles_get    (MpTitles *self, const MpTable *table, gint64 id, GError **error);
const char *mp_titles_uuid   (MpTitles *self, const MpTable *table, gint64 id, GError **error);
char       *mp_titles_of_row (MpTitles *self, gconstpointer row, GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (MpTitles, mp_titles_free)

G_END_DECLS
