/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The best matching of mentees with mentors under capacities and hard rules, proven (M-4). */

#pragma once

#include <gio/gio.h>

#include "match/mp-match-problem.h"

G_BEGIN_DECLS

/**
 * MpMatchMode:
 * @MP_MATCH_MOST: as many pairs as possible, and of those matchings the one that costs least
 * @MP_MATCH_BEST: the matching that costs least, and of those one with most pairs: a pair that
 *   costs more than nought is not made, and one that costs nothing is
 */
typedef enum
{
  MP_MATCH_MOST,
  MP_MATCH_BEST,
} MpMatchMode;

/**
 * MpMatching:
 * @pairs: (element-type MpMatchArc): the pairs, pins among them, by mentee and then by mentor
 * @total: what they cost together
 * @nobody: what leaving a mentee without a mentor was counted as
 * @mentee_prices: (array): the certificate: the most that each mentee's mentor may cost, price
 *   included
 * @mentor_prices: (array): the certificate: the price of a seat at each mentor
 *
 * Of matchings that are equally good it is the first: the one in which the first mentee has the
 * mentors with the lowest numbers that are possible, a mentor coming before none; of those the one
 * in which the second mentee has, and so on. The answer depends on nothing but the problem.
 */
typedef struct
{
  GArray *pairs;
  gint64 total;
  gint64 nobody;
  gint64 *mentee_prices;
  gint64 *mentor_prices;
} MpMatching;

MpMatching *mp_match_solve   (const MpMatchProblem *problem, MpMatchMode mode,
                              GCancellable *cancellable, MpMatchProgress progress,
                              gpointer user_data, GError **error);

void        mp_matching_free (MpMatching *self);
gboolean    mp_matching_has  (const MpMatching *self, guint mentee, guint mentor);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (MpMatching, mp_matching_free)

G_END_DECLS
