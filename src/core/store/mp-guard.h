/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The rules at the door: what a record must not contradict in the rest of the file. */

#pragma once

#include "model/mp-table.h"
#include "store/mp-db.h"

G_BEGIN_DECLS

gboolean mp_guard_check       (MpDb *db, MpDate today, gconstpointer row, gconstpointer before,
                               MpProblems *problems, GError **error);
gboolean mp_guard_changes_age (gconstpointer row, gconstpointer before);
gboolean mp_guard_check_age   (MpDb *db, MpDate today, gint64 person_id, MpProblems *problems,
                               GError **error);

G_END_DECLS
