/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The rules at the door: what a record must not contradict in the rest of the file. */

#pragma once

#include "model/mp-programme.h"
#include "store/mp-db.h"

G_BEGIN_DECLS

/**
 * MpAgeGuard:
 * @db: the file
 * @today: the day of intake of mentees who have none
 * @programme: (nullable): its limits, once they have been needed
 *
 * Checks P-1 for the length of a batch.
 */
typedef struct
{
  MpDb *db;
  MpDate today;
  MpProgramme *programme;
} MpAgeGuard;

gboolean mp_guard_check_unique     (MpDb *db, gconstpointer row, MpProblems *problems,
                                    GError **error);
void     mp_age_guard_clear        (MpAgeGuard *self);
gboolean mp_age_guard_check        (MpAgeGuard *self, MpDate birth, MpDate intake,
                                    MpProblems *problems, GError **error);
gboolean mp_age_guard_check_stored (MpAgeGuard *self, gint64 person_id, MpProblems *problems,
                                    GError **error);
gboolean mp_age_guard_is_concerned (gconstpointer row, gconstpointer before);

gboolean mp_stage_guard_is_concerned (gconstpointer row, gconstpointer before);
gboolean mp_stage_guard_check_stored (MpDb *db, gint64 id, MpProblems *problems, GError **error);

G_END_DECLS
