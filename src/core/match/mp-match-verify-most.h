/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Checks that of the matchings that cost least none has more pairs. */

#pragma once

#include "match/mp-match-solver.h"

G_BEGIN_DECLS

gboolean mp_match_verify_most (const MpMatchProblem *problem, const MpMatching *matching,
                               const guint *n_left, const guint *n_seats, GError **error);

G_END_DECLS
