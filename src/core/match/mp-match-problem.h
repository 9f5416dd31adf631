/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Who may be matched with whom, at what cost: the question that the matching engine answers. */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* In a dense problem, the cost of a pair that is not allowed. */
#define MP_MATCH_FORBIDDEN G_MAXINT32

#define MP_MATCH_ERROR mp_match_error_quark ()

/**
 * MpMatchError:
 * @MP_MATCH_ERROR_INVALID: the problem contradicts itself; the message says where
 * @MP_MATCH_ERROR_TOO_LARGE: its costs cannot be added up in 64 bits
 * @MP_MATCH_ERROR_TOO_MANY: more pairs are wanted than can be counted
 */
typedef enum
{
  MP_MATCH_ERROR_INVALID,
  MP_MATCH_ERROR_TOO_LARGE,
  MP_MATCH_ERROR_TOO_MANY,
} MpMatchError;

/**
 * MpMatchPair:
 * @mentee: from 0
 * @mentor: from 0
 */
typedef struct
{
  guint mentee;
  guint mentor;
} MpMatchPair;

/**
 * MpMatchArc:
 * @mentee: from 0
 * @mentor: from 0
 * @cost: what the pair costs; less is better, and a score is a cost below nought
 */
typedef struct
{
  guint mentee;
  guint mentor;
  gint64 cost;
} MpMatchArc;

/**
 * MpMatchProblem:
 * @n_mentees: how many mentees there are
 * @n_mentors: how many mentors there are
 * @demands: (array length=n_mentees): how many mentors each mentee is to have, 1 to begin with
 * @capacities: (array length=n_mentors): how many mentees each mentor takes, 1 to begin with
 * @dense: (nullable): in a dense problem, the cost of each pair, one mentee's after the other's
 * @first: (nullable): in a sparse problem, where each mentee's mentors begin, and after the last
 *   mentee their number
 * @mentors: (nullable): in a sparse problem, the allowed mentors, ascending for each mentee
 * @costs: (nullable): in a sparse problem, what the pair with each of @mentors costs
 * @pins: (element-type MpMatchPair): pairs that are agreed and stay
 * @exclusions: (element-type MpMatchPair): pairs that are ruled out for once
 *
 * @demands, @capacities and @dense may be written to.
 */
typedef struct
{
  guint n_mentees;
  guint n_mentors;
  guint *demands;
  guint *capacities;
  gint32 *dense;
  gsize *first;
  guint *mentors;
  gint64 *costs;
  GArray *pins;
  GArray *exclusions;
} MpMatchProblem;

/**
 * MpMatchProgress:
 * @n_done: how much has been done
 * @n_all: of how much, at least 1
 */
typedef void (*MpMatchProgress) (gsize n_done, gsize n_all, gpointer user_data);

GQuark          mp_match_error_quark         (void);
int             mp_match_arc_compare         (gconstpointer a, gconstpointer b);

MpMatchProblem *mp_match_problem_new_dense   (guint n_mentees, guint n_mentors);
MpMatchProblem *mp_match_problem_new_sparse  (guint n_mentees, guint n_mentors,
                                              const MpMatchArc *arcs, gsize n_arcs,
                                              GError **error);
void            mp_match_problem_free        (MpMatchProblem *self);

void            mp_match_problem_pin         (MpMatchProblem *self, guint mentee, guint mentor);
void            mp_match_problem_exclude     (MpMatchProblem *self, guint mentee, guint mentor);

gboolean        mp_match_problem_get_cost    (const MpMatchProblem *self, guint mentee,
                                              guint mentor, gint64 *cost);
gboolean        mp_match_problem_is_pinned   (const MpMatchProblem *self, guint mentee,
                                              guint mentor);
gboolean        mp_match_problem_is_excluded (const MpMatchProblem *self, guint mentee,
                                              guint mentor);
guint           mp_match_problem_count_arcs  (const MpMatchProblem *self, guint mentee);
guint           mp_match_problem_get_places  (const MpMatchProblem *self, guint mentee);
gsize           mp_match_problem_count_units (const MpMatchProblem *self);
gboolean        mp_match_problem_check       (const MpMatchProblem *self, GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (MpMatchProblem, mp_match_problem_free)

G_END_DECLS
