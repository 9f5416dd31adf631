/* SPDX-License-Identifier: GPL-3.0-or-later */
/* One Knowledge Exchange to be planned: who wishes what, and which tables are open when. */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* In a rota, in place of a table: no seat. */
#define MP_PLAN_NO_TABLE G_MAXUINT

/* So many wishes count, see K-4. */
#define MP_PLAN_N_RANKS 5

#define MP_PLAN_ERROR mp_plan_error_quark ()

/**
 * MpPlanError:
 * @MP_PLAN_ERROR_INVALID: the problem or the plan contradicts itself; the message says where
 */
typedef enum
{
  MP_PLAN_ERROR_INVALID,
} MpPlanError;

/**
 * MpPlanTable:
 * @career: what it is about, from 0; several tables may be about the same
 * @mentors: (element-type guint): who sits there, from 0; all of them know the career; without one
 *   the table is closed
 * @n_seats: how many mentees fit in one rotation
 * @open: bit t is set if the table is open in rotation t, from 0
 */
typedef struct
{
  guint career;
  GArray *mentors;
  guint n_seats;
  guint64 open;
} MpPlanTable;

/**
 * MpPlanPoints:
 * @wish: for a seat at a table that is about the first, second, ... wish
 * @other: for a seat at any other table
 * @none: for a rotation without a seat
 */
typedef struct
{
  gint wish[MP_PLAN_N_RANKS];
  gint other;
  gint none;
} MpPlanPoints;

/**
 * MpPlanProblem:
 * @n_mentees: how many attend
 * @n_careers: how many careers there are
 * @n_rotations: how many rotations, at most 64
 * @ranks: (array): which wish of a mentee a career is, from 1, or 0 for none: one mentee's careers
 *   after the other's, at `mentee * n_careers + career`
 * @tables: (element-type MpPlanTable): the tables
 * @points: what a seat is worth, as K-4 has it to begin with
 * @fewest: the smallest number of mentees for which a table runs in a rotation, 0 to begin with
 * @mentee_names: (nullable) (element-type utf8): what messages call the mentees
 * @table_names: (nullable) (element-type utf8): likewise
 * @mentor_names: (nullable) (element-type utf8): likewise
 */
typedef struct
{
  guint n_mentees;
  guint n_careers;
  guint n_rotations;
  guint8 *ranks;
  GArray *tables;
  MpPlanPoints points;
  guint fewest;
  GPtrArray *mentee_names;
  GPtrArray *table_names;
  GPtrArray *mentor_names;
} MpPlanProblem;

GQuark         mp_plan_error_quark         (void);

MpPlanProblem *mp_plan_problem_new         (guint n_mentees, guint n_careers, guint n_rotations);
MpPlanProblem *mp_plan_problem_copy        (const MpPlanProblem *self);
void           mp_plan_problem_free        (MpPlanProblem *self);
void           mp_plan_table_clear         (gpointer table);

guint          mp_plan_problem_add_table   (MpPlanProblem *self, guint career, guint n_seats,
                                            guint64 open);
void           mp_plan_problem_add_mentor  (MpPlanProblem *self, guint table, guint mentor);
void           mp_plan_problem_set_wish    (MpPlanProblem *self, guint mentee, guint rank,
                                            guint career);
gboolean       mp_plan_problem_is_open     (const MpPlanProblem *self, guint table,
                                            guint rotation);
gint           mp_plan_problem_get_worth   (const MpPlanProblem *self, guint mentee, guint table);
gint           mp_plan_problem_get_value   (const MpPlanProblem *self, guint mentee, guint career);
gboolean       mp_plan_problem_check       (const MpPlanProblem *self, GError **error);

void           mp_plan_problem_set_names   (MpPlanProblem *self, GPtrArray *mentees,
                                            GPtrArray *tables, GPtrArray *mentors);
char          *mp_plan_problem_name_mentee (const MpPlanProblem *self, guint mentee);
char          *mp_plan_problem_name_table  (const MpPlanProblem *self, guint table);
char          *mp_plan_problem_name_mentor (const MpPlanProblem *self, guint mentor);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (MpPlanProblem, mp_plan_problem_free)

G_END_DECLS
