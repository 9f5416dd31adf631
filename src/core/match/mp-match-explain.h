/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Why two people are, or are not, a pair in a matching (M-3). */

#pragma once

#include "match/mp-match-solver.h"

G_BEGIN_DECLS

/**
 * MpMatchReason:
 * @MP_MATCH_REASON_NOT_ALLOWED: the two are no allowed pair
 * @MP_MATCH_REASON_EXCLUDED: the pair is ruled out for once
 * @MP_MATCH_REASON_MENTEE_SETTLED: the mentee wants no mentor, or has all of them by agreement
 * @MP_MATCH_REASON_MENTOR_SETTLED: the mentor has no seat, or has given all by agreement
 * @MP_MATCH_REASON_PINNED: they are a pair, by agreement
 * @MP_MATCH_REASON_MADE: they are a pair, since all others together gain by it or lose nothing
 * @MP_MATCH_REASON_WORSE: they are not, since all others together would lose by it, or gain nothing
 */
typedef enum
{
  MP_MATCH_REASON_NOT_ALLOWED,
  MP_MATCH_REASON_EXCLUDED,
  MP_MATCH_REASON_MENTEE_SETTLED,
  MP_MATCH_REASON_MENTOR_SETTLED,
  MP_MATCH_REASON_PINNED,
  MP_MATCH_REASON_MADE,
  MP_MATCH_REASON_WORSE,
} MpMatchReason;

/**
 * MpMatchExplanation:
 * @reason: which of the reasons it is; the numbers are there for the last two alone
 * @bound: the reduced cost: at least so much more would all pairs cost together if this one were
 *   made or not made against the matching, having nobody counted as the matching counts it
 * @n_pairs_lost: so many pairs fewer there would be, exactly
 * @loss: and so much more would the pairs cost that there are then, exactly
 */
typedef struct
{
  MpMatchReason reason;
  gint64 bound;
  gint n_pairs_lost;
  gint64 loss;
} MpMatchExplanation;

gboolean mp_match_explain (const MpMatchProblem *problem, MpMatchMode mode,
                           const MpMatching *matching, guint mentee, guint mentor,
                           GCancellable *cancellable, MpMatchProgress progress,
                           gpointer user_data, MpMatchExplanation *explanation, GError **error);

G_END_DECLS
