/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Checks a matching and its certificate without using anything of the solver. */

#pragma once

#include "match/mp-match-solver.h"

G_BEGIN_DECLS

gboolean mp_match_verify_pairs (const MpMatchProblem *problem, const GArray *pairs,
                                GError **error);
gboolean mp_match_verify       (const MpMatchProblem *problem, MpMatchMode mode,
                                const MpMatching *matching, GError **error);

G_END_DECLS
