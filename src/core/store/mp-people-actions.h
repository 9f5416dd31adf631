/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What people do with people: add, edit, keep apart, give a status; each is one undo step. */

#pragma once

#include "store/mp-profile.h"

G_BEGIN_DECLS

gboolean mp_people_check        (MpStore *store, const MpProfile *profile,
                                    MpProblems *problems, GError **error);
gboolean mp_people_save         (MpStore *store, MpProfile *profile, MpProblems *problems,
                                    GError **error);
gint64   mp_people_quick_add    (MpStore *store, const MpTable *part, const char *name,
                                    GError **error);
gboolean mp_people_set_distinct (MpStore *store, gint64 one, gint64 other, GError **error);
gboolean mp_people_set_status   (MpStore *store, const MpTable *part, const gint64 *ids,
                                    guint n_ids, guint status, GError **error);

G_END_DECLS
