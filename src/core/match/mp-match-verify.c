/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Checks a matching and its certificate without using anything of the solver.
 *
 * The prices are a solution of the dual linear programme; with the matching they satisfy
 * complementary slackness, which proves both to be optimal: see R. K. Ahuja, T. L. Magnanti and
 * J. B. Orlin, "Network Flows" (1993), theorem 9.4. What it says is for programs, as the solution
 * is, and not translated.
 */

#include "match/mp-match-verify.h"

#include "match/mp-match-verify-most.h"

/* Sums are taken in 128 bits, so that no certificate can deceive by overflowing. */
typedef __int128 Wide;

typedef struct
{
  const MpMatchProblem *problem;
  const MpMatching *matching;
  guint *n_left;
  guint *n_seats;
  gsize next_pair;
  gsize next_pin;
} Check;

static gboolean
refuse (GError **error, const char *format, ...) G_GNUC_PRINTF (2, 3);

static gboolean
refuse (GError **error, const char *format, ...)
{
  g_autofree char *message = NULL;
  va_list arguments;

  va_start (arguments, format);
  message = g_strdup_vprintf (format, arguments);
  va_end (arguments);
  g_set_error_literal (error, MP_MATCH_ERROR, MP_MATCH_ERROR_INVALID, message);

  return FALSE;
}

static gboolean
check_pair (const MpMatchProblem *problem, const MpMatchArc *pair, GError **error)
{
  gint64 cost;

  if (pair->mentee >= problem->n_mentees || pair->mentor >= problem->n_mentors)
    return refuse (error, "A pair names somebody who does not exist.");
  if (!mp_match_problem_get_cost (problem, pair->mentee, pair->mentor, &cost)
      || mp_match_problem_is_excluded (problem, pair->mentee, pair->mentor))
    return refuse (error, "Mentee %u has mentor %u, which is not allowed.", pair->mentee + 1,
                   pair->mentor + 1);
  if (cost != pair->cost)
    return refuse (error, "The pair of mentee %u and mentor %u does not cost what is said.",
                   pair->mentee + 1, pair->mentor + 1);

  return TRUE;
}

static gboolean
check_order (const GArray *pairs, guint k, GError **error)
{
  const MpMatchArc *pair = &g_array_index (pairs, MpMatchArc, k);
  const MpMatchArc *before = k > 0 ? pair - 1 : NULL;

  if (before == NULL || before->mentee < pair->mentee
      || (before->mentee == pair->mentee && before->mentor < pair->mentor))
    return TRUE;

  return refuse (error, "Pair %u is there twice or out of order.", k + 1);
}

static gboolean
count_pairs (const MpMatchProblem *problem, const GArray *pairs, guint *mentees, guint *mentors,
             GError **error)
{
  for (guint k = 0; k < pairs->len; k++)
    {
      const MpMatchArc *pair = &g_array_index (pairs, MpMatchArc, k);

      if (!check_pair (problem, pair, error) || !check_order (pairs, k, error))
        return FALSE;
      if (++mentees[pair->mentee] > problem->demands[pair->mentee])
        return refuse (error, "Mentee %u has more mentors than asked for.", pair->mentee + 1);
      if (++mentors[pair->mentor] > problem->capacities[pair->mentor])
        return refuse (error, "Mentor %u has more mentees than there is room for.",
                       pair->mentor + 1);
    }

  return TRUE;
}

static gboolean
is_among (const GArray *pairs, const MpMatchPair *pin)
{
  guint low = 0, high = pairs->len;

  while (low < high)
    {
      const guint middle = low + (high - low) / 2;
      const MpMatchArc *pair = &g_array_index (pairs, MpMatchArc, middle);

      if (pair->mentee == pin->mentee && pair->mentor == pin->mentor)
        return TRUE;
      if (pair->mentee < pin->mentee
          || (pair->mentee == pin->mentee && pair->mentor < pin->mentor))
        low = middle + 1;
      else
        high = middle;
    }

  return FALSE;
}

static gboolean
check_pins (const MpMatchProblem *problem, const GArray *pairs, GError **error)
{
  for (guint k = 0; k < problem->pins->len; k++)
    {
      const MpMatchPair *pin = &g_array_index (problem->pins, MpMatchPair, k);

      if (!is_among (pairs, pin))
        return refuse (error, "Mentee %u and mentor %u are pinned, but no pair.", pin->mentee + 1,
                       pin->mentor + 1);
    }

  return TRUE;
}

/**
 * mp_match_verify_pairs:
 * @pairs: (element-type MpMatchArc): by mentee and then by mentor
 *
 * Checks that the pairs may be made: all are allowed and cost what is said, nobody has more than
 * there is room for (M-1), and what is pinned is there.
 *
 * Returns: whether they may; if not, @error says what is wrong with the first of them
 */
gboolean
mp_match_verify_pairs (const MpMatchProblem *problem, const GArray *pairs, GError **error)
{
  g_autofree guint *mentees = NULL, *mentors = NULL;

  g_return_val_if_fail (problem != NULL && pairs != NULL, FALSE);

  mentees = g_new0 (guint, MAX (problem->n_mentees, 1));
  mentors = g_new0 (guint, MAX (problem->n_mentors, 1));

  return count_pairs (problem, pairs, mentees, mentors, error)
         && check_pins (problem, pairs, error);
}

/* A pair that is made may not cost more than the mentee's price, one that is not may not cost
 * less. A mentee who has all mentors asked for but one may have made one that is cheaper. */
static gboolean
check_slackness (Check *check, guint mentee, guint mentor, gint64 cost, GError **error)
{
  const MpMatching *matching = check->matching;
  const GArray *pairs = matching->pairs;
  const GArray *pins = check->problem->pins;
  const Wide reduced = (Wide) cost + matching->mentor_prices[mentor]
                       - matching->mentee_prices[mentee];
  gboolean made = FALSE, pinned = FALSE;

  if (check->next_pair < pairs->len)
    {
      const MpMatchArc *pair = &g_array_index (pairs, MpMatchArc, check->next_pair);

      made = pair->mentee == mentee && pair->mentor == mentor;
      check->next_pair += made;
    }
  if (check->next_pin < pins->len)
    {
      const MpMatchPair *pin = &g_array_index (pins, MpMatchPair, check->next_pin);

      pinned = pin->mentee == mentee && pin->mentor == mentor;
      check->next_pin += pinned;
    }
  if (pinned || (made ? reduced <= 0 : reduced >= 0)
      || mp_match_problem_is_excluded (check->problem, mentee, mentor))
    return TRUE;

  return refuse (error, made ? "The prices do not prove the pair of mentee %u and mentor %u."
                             : "The prices do not rule out the pair of mentee %u and mentor %u.",
                 mentee + 1, mentor + 1);
}

static gboolean
check_row (Check *check, guint mentee, GError **error)
{
  const MpMatchProblem *problem = check->problem;

  if (problem->dense == NULL)
    {
      for (gsize k = problem->first[mentee]; k < problem->first[mentee + 1]; k++)
        if (!check_slackness (check, mentee, problem->mentors[k], problem->costs[k], error))
          return FALSE;
      return TRUE;
    }

  for (guint j = 0; j < problem->n_mentors; j++)
    {
      const gint32 cost = problem->dense[(gsize) mentee * problem->n_mentors + j];

      if (cost != MP_MATCH_FORBIDDEN && !check_slackness (check, mentee, j, cost, error))
        return FALSE;
    }

  return TRUE;
}

/* Being left without a mentor is a pair with nobody, at no price, and there is room for all. Nobody
 * can have more mentors than there are to look at. */
static gboolean
check_mentee (const Check *check, guint mentee, GError **error)
{
  const gint64 price = check->matching->mentee_prices[mentee];
  const guint demand = check->n_left[mentee];

  if (demand == 0)
    return TRUE;
  if (price > check->matching->nobody)
    return refuse (error, "The price of mentee %u is higher than that of having nobody.",
                   mentee + 1);
  if (price < check->matching->nobody)
    return refuse (error, "Mentee %u has fewer mentors than the prices allow.", mentee + 1);

  return TRUE;
}

static gboolean
check_mentor (const Check *check, guint mentor, GError **error)
{
  const gint64 price = check->matching->mentor_prices[mentor];

  if (price < 0)
    return refuse (error, "The price of mentor %u is below nought.", mentor + 1);
  if (price > 0 && check->n_seats[mentor] > 0)
    return refuse (error, "Mentor %u has a price and a free seat.", mentor + 1);

  return TRUE;
}

static void
count_left (Check *check)
{
  const MpMatchProblem *problem = check->problem;

  for (guint i = 0; i < problem->n_mentees; i++)
    check->n_left[i] = MIN (problem->demands[i], mp_match_problem_count_arcs (problem, i));
  for (guint j = 0; j < problem->n_mentors; j++)
    check->n_seats[j] = problem->capacities[j];
  for (guint k = 0; k < check->matching->pairs->len; k++)
    {
      const MpMatchArc *pair = &g_array_index (check->matching->pairs, MpMatchArc, k);

      check->n_left[pair->mentee]--;
      check->n_seats[pair->mentor]--;
    }
}

static gboolean
check_prices (Check *check, GError **error)
{
  for (guint i = 0; i < check->problem->n_mentees; i++)
    {
      if (check->matching->mentee_prices[i] > check->matching->nobody)
        return refuse (error, "The price of mentee %u is higher than that of having nobody.",
                       i + 1);
      if (!check_row (check, i, error) || !check_mentee (check, i, error))
        return FALSE;
    }
  for (guint j = 0; j < check->problem->n_mentors; j++)
    if (!check_mentor (check, j, error))
      return FALSE;

  return TRUE;
}

/* What having nobody has to cost at least, so that the cheapest matching is one with most pairs. */
static Wide
find_least_nobody (const MpMatchProblem *problem)
{
  Wide least = 0, most = 0, n_units = 0;

  for (guint i = 0; i < problem->n_mentees; i++)
    {
      n_units += MIN (problem->demands[i], mp_match_problem_count_arcs (problem, i));
      for (guint j = 0; problem->dense != NULL && j < problem->n_mentors; j++)
        {
          const gint32 cost = problem->dense[(gsize) i * problem->n_mentors + j];

          most = MAX (most, cost != MP_MATCH_FORBIDDEN ? cost : 0);
          least = MIN (least, cost);
        }
      for (gsize k = problem->dense == NULL ? problem->first[i] : 0;
           problem->dense == NULL && k < problem->first[i + 1]; k++)
        {
          most = MAX (most, problem->costs[k]);
          least = MIN (least, problem->costs[k]);
        }
    }

  return (most - least) * n_units + 1;
}

static gboolean
check_mode (const Check *check, MpMatchMode mode, GError **error)
{
  const gint64 nobody = check->matching->nobody;

  if (mode == MP_MATCH_BEST && nobody != 0)
    return refuse (error, "Having nobody is counted as %" G_GINT64_FORMAT " and not as nought.",
                   nobody);
  if (mode == MP_MATCH_MOST && nobody < find_least_nobody (check->problem))
    return refuse (error, "Having nobody is counted as too little for most pairs to be best.");

  return TRUE;
}

static gboolean
check_total (const MpMatching *matching, GError **error)
{
  Wide total = 0;

  for (guint k = 0; k < matching->pairs->len; k++)
    total += g_array_index (matching->pairs, MpMatchArc, k).cost;

  return total == matching->total
         || refuse (error, "The pairs do not add up to %" G_GINT64_FORMAT ".", matching->total);
}

/**
 * mp_match_verify:
 *
 * Checks that the matching may be made (mp_match_verify_pairs()), and that its prices prove that
 * no other is better by @mode: they are feasible, and each pair, each free seat and each mentee
 * without a mentor satisfies complementary slackness. By %MP_MATCH_BEST none that costs as little
 * has more pairs either. It looks at each allowed pair once or twice.
 *
 * Returns: whether it is proven; if not, @error says where the proof fails
 */
gboolean
mp_match_verify (const MpMatchProblem *problem,
                 MpMatchMode           mode,
                 const MpMatching     *matching,
                 GError              **error)
{
  g_autofree guint *n_left = NULL, *n_seats = NULL;

  g_return_val_if_fail (problem != NULL && matching != NULL, FALSE);

  if (!mp_match_verify_pairs (problem, matching->pairs, error) || !check_total (matching, error))
    return FALSE;

  n_left = g_new (guint, MAX (problem->n_mentees, 1));
  n_seats = g_new (guint, MAX (problem->n_mentors, 1));
  Check check = { problem, matching, n_left, n_seats, 0, 0 };

  count_left (&check);
  return check_mode (&check, mode, error) && check_prices (&check, error)
         && (mode == MP_MATCH_MOST
             || mp_match_verify_most (problem, matching, n_left, n_seats, error));
}
