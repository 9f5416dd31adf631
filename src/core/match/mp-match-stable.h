/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The stable matching, and the pairs that would both rather have each other (M-4). */

#pragma once

#include <gio/gio.h>

#include "match/mp-match-problem.h"

G_BEGIN_DECLS

/**
 * MpMatchWish:
 * @mentee: from 0
 * @mentor: from 0
 * @mentee_rank: how the mentee ranks the mentor: less is better, equal is as good
 * @mentor_rank: how the mentor ranks the mentee, likewise
 */
typedef struct
{
  guint mentee;
  guint mentor;
  gint64 mentee_rank;
  gint64 mentor_rank;
} MpMatchWish;

/**
 * MpMatchSide:
 * @MP_MATCH_SIDE_MENTEES: no stable matching is better for any mentee, ties aside
 * @MP_MATCH_SIDE_MENTORS: none is better for any mentor
 */
typedef enum
{
  MP_MATCH_SIDE_MENTEES,
  MP_MATCH_SIDE_MENTORS,
} MpMatchSide;

GArray *mp_match_wishes_by_cost (const MpMatchProblem *problem);
GArray *mp_match_stable         (const MpMatchProblem *problem, const GArray *wishes,
                                 MpMatchSide side, GCancellable *cancellable,
                                 MpMatchProgress progress, gpointer user_data, GError **error);
GArray *mp_match_find_blocking  (const MpMatchProblem *problem, const GArray *wishes,
                                 const GArray *pairs);

G_END_DECLS
