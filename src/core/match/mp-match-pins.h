/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Pins that cannot be kept, and the problem without them. */

#pragma once

#include "match/mp-match-problem.h"

G_BEGIN_DECLS

/**
 * MpMatchConflict:
 * @MP_MATCH_CONFLICT_NOT_ALLOWED: the pair is forbidden by a hard rule (M-4)
 * @MP_MATCH_CONFLICT_EXCLUDED: the pair is ruled out as well (M-4)
 * @MP_MATCH_CONFLICT_MENTEE: the mentee has as many mentors by pins as are wanted (M-1)
 * @MP_MATCH_CONFLICT_MENTOR: the mentor has no seat left by pins (M-1)
 */
typedef enum
{
  MP_MATCH_CONFLICT_NOT_ALLOWED,
  MP_MATCH_CONFLICT_EXCLUDED,
  MP_MATCH_CONFLICT_MENTEE,
  MP_MATCH_CONFLICT_MENTOR,
} MpMatchConflict;

/**
 * MpMatchContradiction:
 * @mentee: of the pin
 * @mentor: of the pin
 * @conflict: what it contradicts
 */
typedef struct
{
  guint mentee;
  guint mentor;
  MpMatchConflict conflict;
} MpMatchContradiction;

GArray *mp_match_problem_find_contradictions (const MpMatchProblem *self);
GArray *mp_match_problem_drop_contradictions (MpMatchProblem *self);
char   *mp_match_problem_tell_contradiction  (const MpMatchProblem *self,
                                              const MpMatchContradiction *contradiction);

G_END_DECLS
