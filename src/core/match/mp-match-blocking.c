/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Finds the pairs that would both rather have each other, or shows that there are none (M-4).
 *
 * It looks at every wish on its own and uses nothing of the search for a stable matching.
 */

#include "match/mp-match-stable.h"

/* Who would be left for somebody better: nobody while there is room, somebody whom one does not
 * want at all, or the one liked least. */
typedef struct
{
  guint n_free;
  gboolean has_unwanted;
  gboolean may_leave;
  gint64 worst_rank;
} Place;

static gboolean
find_pair (const GArray *pairs, const MpMatchWish *wish, guint *place)
{
  const MpMatchArc arc = { wish->mentee, wish->mentor, 0 };

  return g_array_binary_search ((GArray *) pairs, &arc, mp_match_arc_compare, place);
}

static void
take (Place *place)
{
  if (place->n_free > 0)
    place->n_free--;
}

static void
could_leave (Place *place, gint64 rank)
{
  place->worst_rank = place->may_leave ? MAX (place->worst_rank, rank) : rank;
  place->may_leave = TRUE;
}

static gboolean
would_rather (const Place *place, gint64 rank)
{
  return place->n_free > 0 || place->has_unwanted
         || (place->may_leave && rank < place->worst_rank);
}

/* Whom one has by a pair that is no wish, one would leave for any wish. */
static void
fill_places (const MpMatchProblem *problem, const GArray *wishes, const GArray *pairs,
             Place *mentees, Place *mentors)
{
  g_autofree gboolean *wanted = g_new0 (gboolean, MAX (pairs->len, 1));
  guint place;

  for (guint i = 0; i < problem->n_mentees; i++)
    mentees[i].n_free = problem->demands[i];
  for (guint j = 0; j < problem->n_mentors; j++)
    mentors[j].n_free = problem->capacities[j];
  for (guint k = 0; k < pairs->len; k++)
    {
      take (&mentees[g_array_index (pairs, MpMatchArc, k).mentee]);
      take (&mentors[g_array_index (pairs, MpMatchArc, k).mentor]);
    }

  for (guint k = 0; k < wishes->len; k++)
    {
      const MpMatchWish *wish = &g_array_index (wishes, MpMatchWish, k);

      if (!find_pair (pairs, wish, &place))
        continue;
      wanted[place] = TRUE;
      if (mp_match_problem_is_pinned (problem, wish->mentee, wish->mentor))
        continue;
      could_leave (&mentees[wish->mentee], wish->mentee_rank);
      could_leave (&mentors[wish->mentor], wish->mentor_rank);
    }

  for (guint k = 0; k < pairs->len; k++)
    {
      const MpMatchArc *pair = &g_array_index (pairs, MpMatchArc, k);

      if (wanted[k] || mp_match_problem_is_pinned (problem, pair->mentee, pair->mentor))
        continue;
      mentees[pair->mentee].has_unwanted = TRUE;
      mentors[pair->mentor].has_unwanted = TRUE;
    }
}

/**
 * mp_match_find_blocking:
 * @wishes: (element-type MpMatchWish): the pairs that both sides would accept, in any order
 * @pairs: (element-type MpMatchArc): a matching, by mentee and then by mentor
 *
 * Finds the pairs who are not matched but would both rather have each other than somebody they
 * have, or have room: a list without any is the certificate that the matching is stable (M-4). A
 * pair that is pinned is not left for anybody; one that is no wish is left for any.
 *
 * Returns: (transfer full) (element-type MpMatchPair): the pairs, in the order of @wishes
 */
GArray *
mp_match_find_blocking (const MpMatchProblem *problem, const GArray *wishes, const GArray *pairs)
{
  GArray *blocking = g_array_new (FALSE, FALSE, sizeof (MpMatchPair));
  g_autofree Place *mentees = NULL, *mentors = NULL;

  g_return_val_if_fail (problem != NULL && wishes != NULL && pairs != NULL, blocking);

  mentees = g_new0 (Place, MAX (problem->n_mentees, 1));
  mentors = g_new0 (Place, MAX (problem->n_mentors, 1));
  fill_places (problem, wishes, pairs, mentees, mentors);
  for (guint k = 0; k < wishes->len; k++)
    {
      const MpMatchWish *wish = &g_array_index (wishes, MpMatchWish, k);
      const MpMatchPair pair = { wish->mentee, wish->mentor };

      if (would_rather (&mentees[wish->mentee], wish->mentee_rank)
          && would_rather (&mentors[wish->mentor], wish->mentor_rank)
          && !find_pair (pairs, wish, NULL)
          && mp_match_problem_get_cost (problem, wish->mentee, wish->mentor, NULL)
          && !mp_match_problem_is_excluded (problem, wish->mentee, wish->mentor))
        g_array_append_val (blocking, pair);
    }

  return blocking;
}
