/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Why two people are, or are not, a pair in a matching (M-3). */

#include "match/mp-match-explain.h"

static guint
count_pins (const MpMatchProblem *problem, gboolean of_mentor, guint who)
{
  guint n = 0;

  for (guint k = 0; k < problem->pins->len; k++)
    {
      const MpMatchPair *pin = &g_array_index (problem->pins, MpMatchPair, k);

      n += (of_mentor ? pin->mentor : pin->mentee) == who;
    }

  return n;
}

static MpMatchReason
find_reason (const MpMatchProblem *problem, const MpMatching *matching, guint mentee, guint mentor)
{
  if (!mp_match_problem_get_cost (problem, mentee, mentor, NULL))
    return MP_MATCH_REASON_NOT_ALLOWED;
  if (mp_match_problem_is_excluded (problem, mentee, mentor))
    return MP_MATCH_REASON_EXCLUDED;
  if (mp_match_problem_is_pinned (problem, mentee, mentor))
    return MP_MATCH_REASON_PINNED;
  if (mp_matching_has (matching, mentee, mentor))
    return MP_MATCH_REASON_MADE;
  if (count_pins (problem, FALSE, mentee) >= problem->demands[mentee])
    return MP_MATCH_REASON_MENTEE_SETTLED;
  if (count_pins (problem, TRUE, mentor) >= problem->capacities[mentor])
    return MP_MATCH_REASON_MENTOR_SETTLED;

  return MP_MATCH_REASON_WORSE;
}

/* Solves the problem with the pair made that was not, or not made that was. */
static MpMatching *
solve_otherwise (const MpMatchProblem *problem, MpMatchMode mode, guint mentee, guint mentor,
                 gboolean made, GCancellable *cancellable, MpMatchProgress progress,
                 gpointer user_data, GError **error)
{
  MpMatchProblem other = *problem;
  MpMatching *matching;

  other.pins = g_array_copy (problem->pins);
  other.exclusions = g_array_copy (problem->exclusions);
  if (made)
    mp_match_problem_exclude (&other, mentee, mentor);
  else
    mp_match_problem_pin (&other, mentee, mentor);
  matching = mp_match_solve (&other, mode, cancellable, progress, user_data, error);
  g_array_unref (other.pins);
  g_array_unref (other.exclusions);

  return matching;
}

/**
 * mp_match_explain:
 * @matching: what mp_match_solve() found for @problem and @mode
 * @explanation: (out caller-allocates): why the two are a pair, or not
 *
 * Says which constraint forbids the pair, or what it would cost all others together (M-3): the
 * reduced cost as a bound, and the exact figure by solving once more.
 *
 * Returns: %TRUE, or %FALSE with @error set if it was cancelled
 */
gboolean
mp_match_explain (const MpMatchProblem *problem,
                  MpMatchMode           mode,
                  const MpMatching     *matching,
                  guint                 mentee,
                  guint                 mentor,
                  GCancellable         *cancellable,
                  MpMatchProgress       progress,
                  gpointer              user_data,
                  MpMatchExplanation   *explanation,
                  GError              **error)
{
  g_autoptr (MpMatching) other = NULL;
  gint64 cost, reduced;
  gboolean made;

  g_return_val_if_fail (problem != NULL && matching != NULL && explanation != NULL, FALSE);
  g_return_val_if_fail (mentee < problem->n_mentees && mentor < problem->n_mentors, FALSE);

  *explanation = (MpMatchExplanation) { find_reason (problem, matching, mentee, mentor), 0, 0, 0 };
  if (explanation->reason < MP_MATCH_REASON_MADE)
    return TRUE;

  made = explanation->reason == MP_MATCH_REASON_MADE;
  other = solve_otherwise (problem, mode, mentee, mentor, made, cancellable, progress, user_data,
                           error);
  if (other == NULL)
    return FALSE;

  mp_match_problem_get_cost (problem, mentee, mentor, &cost);
  reduced = cost + matching->mentor_prices[mentor] - matching->mentee_prices[mentee];
  explanation->bound = made ? -reduced : reduced;
  explanation->n_pairs_lost = (gint) matching->pairs->len - (gint) other->pairs->len;
  explanation->loss = other->total - matching->total;

  return TRUE;
}
