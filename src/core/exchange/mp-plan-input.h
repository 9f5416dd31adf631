/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A Knowledge Exchange to be planned, from a table of wishes and one of tables (K-1 to K-4). */

#pragma once

#include "exchange/mp-plan-names.h"
#include "schedule/mp-plan-problem.h"

G_BEGIN_DECLS

/**
 * MpPlanSitting:
 * @table: where
 * @mentor: who
 * @open: bit t is set if the mentor is there in rotation t
 * @line: of the table of tables
 */
typedef struct
{
  guint table;
  guint mentor;
  guint64 open;
  guint line;
} MpPlanSitting;

/**
 * MpPlanInput:
 * @problem: what is to be planned; each of @sittings is a mentor of its own there, since a mentor
 *   may be at one table in one rotation and at another in the next
 * @mentees: what the numbers in @problem mean
 * @careers: likewise; wishes for careers without a table are not among them
 * @tables: likewise
 * @mentors: what the numbers in @sittings mean
 * @sittings: (element-type MpPlanSitting): who sits where
 * @notes: (element-type utf8): what is noteworthy and no mistake, whole sentences
 * @to_choose: whether the tables are those that could run, and somebody may be named at several of
 *   them at once; mp_plan_candidates_choose() has to be called before planning
 */
typedef struct
{
  MpPlanProblem *problem;
  MpPlanNames mentees;
  MpPlanNames careers;
  MpPlanNames tables;
  MpPlanNames mentors;
  GArray *sittings;
  GPtrArray *notes;
  gboolean to_choose;
} MpPlanInput;

MpPlanInput *mp_plan_input_read          (const char *wishes_path, const char *tables_path,
                                          guint n_rotations, gboolean to_choose,
                                          GError **error);
void         mp_plan_input_free          (MpPlanInput *self);

gboolean     mp_plan_input_remove_mentor (MpPlanInput *self, const char *name, GError **error);
void         mp_plan_input_seat_mentors  (MpPlanInput *self);
gboolean     mp_plan_input_check_groups  (const MpPlanInput *self, guint group_size,
                                          GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (MpPlanInput, mp_plan_input_free)

G_END_DECLS
