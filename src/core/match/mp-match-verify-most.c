/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Checks that of the matchings that cost least none has more pairs.
 *
 * Those matchings differ in pairs whose reduced cost is nought alone. One has more pairs only if
 * some chain of such pairs leads from a mentee who wants one more to a free seat: C. Berge, "Two
 * theorems in graph theory", Proceedings of the National Academy of Sciences 43 (1957). It uses
 * nothing of the solver.
 */

#include "match/mp-match-verify-most.h"

/**
 * Chains:
 * @first: (array): where the pairs of each mentor begin in @by_mentor
 * @by_mentor: (array): all pairs, one mentor's after the other's
 * @waiting: (element-type guint): mentees to whom a chain leads, whose pairs are not looked at yet
 * @mentees: (array): whether a chain leads to the mentee
 * @mentors: (array): and to the mentor
 */
typedef struct
{
  const MpMatchProblem *problem;
  const MpMatching *matching;
  const guint *n_seats;
  guint *first;
  guint *by_mentor;
  GArray *waiting;
  gboolean *mentees;
  gboolean *mentors;
} Chains;

static void
sort_by_mentor (Chains *self)
{
  const GArray *pairs = self->matching->pairs;
  const guint n_mentors = self->problem->n_mentors;

  for (guint k = 0; k < pairs->len; k++)
    self->first[g_array_index (pairs, MpMatchArc, k).mentor + 1]++;
  for (guint j = 0; j < n_mentors; j++)
    self->first[j + 1] += self->first[j];
  for (guint k = pairs->len; k-- > 0; )
    self->by_mentor[--self->first[g_array_index (pairs, MpMatchArc, k).mentor + 1]] = k;
  for (guint j = 0; j < n_mentors; j++)
    self->first[j] = self->first[j + 1];
  self->first[n_mentors] = pairs->len;
}

static void
reach_mentee (Chains *self, guint mentee)
{
  if (self->mentees[mentee])
    return;

  self->mentees[mentee] = TRUE;
  g_array_append_val (self->waiting, mentee);
}

static gboolean
is_free_of_charge (const Chains *self, guint mentee, guint mentor, gint64 cost)
{
  const MpMatching *matching = self->matching;

  return (__int128) cost + matching->mentor_prices[mentor] == matching->mentee_prices[mentee]
         && !mp_match_problem_is_pinned (self->problem, mentee, mentor)
         && !mp_match_problem_is_excluded (self->problem, mentee, mentor);
}

/* Whoever has the mentor at no gain could make room. */
static gboolean
reach_mentor (Chains *self, guint mentee, guint mentor, GError **error)
{
  if (self->n_seats[mentor] > 0)
    {
      g_set_error (error, MP_MATCH_ERROR, MP_MATCH_ERROR_INVALID,
                   "Mentor %u has a free seat that costs nothing more to fill.", mentor + 1);
      return FALSE;
    }

  self->mentors[mentor] = TRUE;
  for (guint k = self->first[mentor]; k < self->first[mentor + 1]; k++)
    {
      const MpMatchArc *pair = &g_array_index (self->matching->pairs, MpMatchArc,
                                               self->by_mentor[k]);

      if (pair->mentee != mentee
          && is_free_of_charge (self, pair->mentee, mentor, pair->cost))
        reach_mentee (self, pair->mentee);
    }

  return TRUE;
}

static gboolean
look_at_pair (Chains *self, guint mentee, guint mentor, gint64 cost, GError **error)
{
  const MpMatchArc pair = { mentee, mentor, 0 };

  return self->mentors[mentor] || !is_free_of_charge (self, mentee, mentor, cost)
         || g_array_binary_search (self->matching->pairs, &pair, mp_match_arc_compare, NULL)
         || reach_mentor (self, mentee, mentor, error);
}

static gboolean
look_at_mentee (Chains *self, guint mentee, GError **error)
{
  const MpMatchProblem *problem = self->problem;
  const gint32 *costs = problem->dense != NULL
                        ? problem->dense + (gsize) mentee * problem->n_mentors : NULL;

  for (guint j = 0; costs != NULL && j < problem->n_mentors; j++)
    if (costs[j] != MP_MATCH_FORBIDDEN && !look_at_pair (self, mentee, j, costs[j], error))
      return FALSE;
  for (gsize k = costs == NULL ? problem->first[mentee] : 0;
       costs == NULL && k < problem->first[mentee + 1]; k++)
    if (!look_at_pair (self, mentee, problem->mentors[k], problem->costs[k], error))
      return FALSE;

  return TRUE;
}

static gboolean
follow (Chains *self, const guint *n_left, GError **error)
{
  for (guint i = 0; i < self->problem->n_mentees; i++)
    if (n_left[i] > 0)
      reach_mentee (self, i);
  while (self->waiting->len > 0)
    {
      const guint mentee = g_array_index (self->waiting, guint, self->waiting->len - 1);

      g_array_set_size (self->waiting, self->waiting->len - 1);
      if (!look_at_mentee (self, mentee, error))
        return FALSE;
    }

  return TRUE;
}

/**
 * mp_match_verify_most:
 * @matching: one whose prices prove that none costs less
 * @n_left: (array): how many mentors more each mentee could have
 * @n_seats: (array): how many mentees more each mentor could take
 *
 * Looks at each allowed pair at most once.
 *
 * Returns: whether none that costs as little has more pairs; if not, @error says where
 */
gboolean
mp_match_verify_most (const MpMatchProblem *problem,
                      const MpMatching     *matching,
                      const guint          *n_left,
                      const guint          *n_seats,
                      GError              **error)
{
  g_autofree guint *first = NULL, *by_mentor = NULL;
  g_autofree gboolean *mentees = NULL, *mentors = NULL;
  g_autoptr (GArray) waiting = NULL;

  g_return_val_if_fail (problem != NULL && matching != NULL, FALSE);
  g_return_val_if_fail (n_left != NULL && n_seats != NULL, FALSE);

  first = g_new0 (guint, (gsize) problem->n_mentors + 1);
  by_mentor = g_new (guint, MAX (matching->pairs->len, 1));
  mentees = g_new0 (gboolean, MAX (problem->n_mentees, 1));
  mentors = g_new0 (gboolean, MAX (problem->n_mentors, 1));
  waiting = g_array_new (FALSE, FALSE, sizeof (guint));

  Chains chains = { problem, matching, n_seats, first, by_mentor, waiting, mentees, mentors };

  sort_by_mentor (&chains);
  return follow (&chains, n_left, error);
}
