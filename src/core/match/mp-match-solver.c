/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The best matching of mentees with mentors under capacities and hard rules, proven (M-4). */

#include "config.h"

#include "match/mp-match-solver.h"

#include "match/mp-match-order.h"
#include "match/mp-match-search.h"

#include <glib/gi18n-lib.h>

/* After so many pairs somebody is asked whether to go on: they take a few milliseconds. */
#define PAIRS_A_LOOK 500000

/* All sums in a search are less than eight times the dearest thing that there is. */
#define DEAREST (G_MAXINT64 / 8)

/* So many costs of a dense problem are compared at once. */
#define LANES 8

typedef struct
{
  gint64 least;
  gint64 most;
} Range;

static void
widen (Range *range, gint64 cost)
{
  range->least = MIN (range->least, cost);
  range->most = MAX (range->most, cost);
}

/* What is not allowed is the dearest number, and counts as nought. */
static Range
find_dense_range (const gint32 *costs, gsize n)
{
  gint32 least[LANES] = { 0 }, most[LANES] = { 0 };
  Range range = { 0, 0 };
  gsize k = 0;

  for (; k + LANES <= n; k += LANES)
    for (guint lane = 0; lane < LANES; lane++)
      {
        const gint32 cost = costs[k + lane];
        const gint32 allowed = cost == MP_MATCH_FORBIDDEN ? 0 : cost;

        least[lane] = MIN (least[lane], allowed);
        most[lane] = MAX (most[lane], allowed);
      }
  for (guint lane = 0; lane < LANES; lane++)
    {
      widen (&range, least[lane]);
      widen (&range, most[lane]);
    }
  for (; k < n; k++)
    widen (&range, costs[k] == MP_MATCH_FORBIDDEN ? 0 : costs[k]);

  return range;
}

/* Of the costs, and nought. */
static Range
find_range (const MpMatchProblem *problem)
{
  Range range = { 0, 0 };

  if (problem->dense != NULL)
    return find_dense_range (problem->dense, (gsize) problem->n_mentees * problem->n_mentors);

  for (gsize k = 0; k < problem->first[problem->n_mentees]; k++)
    widen (&range, problem->costs[k]);

  return range;
}

static gboolean
refuse_costs (const Range *range, guint64 n_units, GError **error)
{
  g_autofree char *least = g_strdup_printf ("%" G_GINT64_FORMAT, range->least);
  g_autofree char *most = g_strdup_printf ("%" G_GINT64_FORMAT, range->most);
  g_autofree char *places = g_strdup_printf ("%" G_GUINT64_FORMAT, n_units);
  g_autofree char *limit = g_strdup_printf ("%" G_GUINT64_FORMAT,
                                            (guint64) (DEAREST - 1) / n_units);

  g_set_error (error, MP_MATCH_ERROR, MP_MATCH_ERROR_TOO_LARGE,
               /* Translators: two costs, a number, and a cost. */
               ngettext ("Costs from %s to %s cannot be added up in 64 bits for %s place: at most"
                         " %s may lie between nought, the cheapest and the dearest.",
                         "Costs from %s to %s cannot be added up in 64 bits for %s places: at most"
                         " %s may lie between nought, the cheapest and the dearest.", n_units),
               least, most, places, limit);
  return FALSE;
}

static gboolean
refuse_units (guint64 n_units, GError **error)
{
  g_autofree char *wanted = g_strdup_printf ("%" G_GUINT64_FORMAT, n_units);
  g_autofree char *limit = g_strdup_printf ("%u", MP_MATCH_NOBODY - 1);

  g_set_error (error, MP_MATCH_ERROR, MP_MATCH_ERROR_TOO_MANY,
               _("All mentees together want %s mentors, but no more than %s can be matched."),
               wanted, limit);
  return FALSE;
}

/* In one matching with fewer pairs than another, all pairs together can cost less by no more than
 * the sum of the dearest and the cheapest pair for each unit; leaving one more mentee without a
 * mentor has to cost more than that. */
static gboolean
find_nobody (const MpMatchProblem *problem, MpMatchMode mode, gint64 *nobody, GError **error)
{
  const Range range = find_range (problem);
  const guint64 n_units = MAX (mp_match_problem_count_units (problem), 1);
  const guint64 spread = (guint64) range.most - (guint64) range.least;
  guint64 bound;

  if (n_units >= MP_MATCH_NOBODY)
    return refuse_units (n_units, error);
  if (!g_uint64_checked_mul (&bound, spread, n_units) || bound >= DEAREST)
    return refuse_costs (&range, n_units, error);

  *nobody = mode == MP_MATCH_MOST ? (gint64) bound + 1 : 0;
  return TRUE;
}

static gboolean
search_all (MpMatchState   *state,
            GCancellable   *cancellable,
            MpMatchProgress progress,
            gpointer        user_data,
            GError        **error)
{
  g_autoptr (MpMatchSearch) search = mp_match_search_new (state);
  const guint n_units = state->first_unit[state->problem->n_mentees];
  gsize n_pairs = PAIRS_A_LOOK;

  for (guint u = 0; u < n_units; u++)
    {
      if (n_pairs >= PAIRS_A_LOOK)
        {
          if (progress != NULL)
            progress (u, n_units, user_data);
          if (g_cancellable_set_error_if_cancelled (cancellable, error))
            return FALSE;
          n_pairs = 0;
        }
      n_pairs += mp_match_search_run (search, u);
    }

  return !g_cancellable_set_error_if_cancelled (cancellable, error);
}

static void
add_pair (MpMatching *self, guint mentee, guint mentor, gint64 cost)
{
  const MpMatchArc arc = { mentee, mentor, cost };

  g_array_append_val (self->pairs, arc);
  self->total += cost;
}

/* Who has nothing to choose was not searched for, but has a price all the same: one at which no
 * mentor is wanted. */
static gint64
find_price (const MpMatchState *state, guint mentee)
{
  const MpMatchProblem *problem = state->problem;
  const gint64 *prices = state->mentor_prices;
  gint64 price = state->nobody;

  if (problem->dense == NULL)
    {
      for (gsize k = problem->first[mentee]; k < problem->first[mentee + 1]; k++)
        price = MIN (price, problem->costs[k] + prices[problem->mentors[k]]);
      return price;
    }

  for (guint j = 0; j < problem->n_mentors; j++)
    {
      const gint32 cost = problem->dense[(gsize) mentee * problem->n_mentors + j];

      if (cost != MP_MATCH_FORBIDDEN)
        price = MIN (price, cost + prices[j]);
    }

  return price;
}

static void
price_the_settled (MpMatchState *state)
{
  for (guint i = 0; i < state->problem->n_mentees; i++)
    if (state->first_unit[i] == state->first_unit[i + 1])
      state->mentee_prices[i] = find_price (state, i);
}

static MpMatching *
read_result (MpMatchState *state)
{
  const MpMatchProblem *problem = state->problem;
  MpMatching *self = g_new0 (MpMatching, 1);

  self->pairs = g_array_new (FALSE, FALSE, sizeof (MpMatchArc));
  for (guint u = 0; u < state->first_unit[problem->n_mentees]; u++)
    if (state->units[u].mentor != MP_MATCH_NOBODY)
      add_pair (self, state->units[u].mentee, state->units[u].mentor, state->units[u].cost);
  for (guint k = 0; k < problem->pins->len; k++)
    {
      const MpMatchPair *pin = &g_array_index (problem->pins, MpMatchPair, k);
      gint64 cost = 0;

      mp_match_problem_get_cost (problem, pin->mentee, pin->mentor, &cost);
      add_pair (self, pin->mentee, pin->mentor, cost);
    }
  g_array_sort (self->pairs, mp_match_arc_compare);

  price_the_settled (state);
  self->nobody = state->nobody;
  self->mentee_prices = g_steal_pointer (&state->mentee_prices);
  self->mentor_prices = g_steal_pointer (&state->mentor_prices);

  return self;
}

/**
 * mp_match_solve:
 * @cancellable: (nullable): looked at every few milliseconds
 * @progress: (nullable) (scope call): called as often, and at the end; never if there is nothing to
 *   do
 *
 * Finds the matching that @mode asks for, exactly, with the prices that prove it. Mentees for whom
 * there is nobody, or no seat, are left without.
 *
 * It takes about one search for each place of a mentee, each of which looks at a small part of the
 * pairs; at worst O(places × pairs × log pairs), also where mentees want many mentors.
 *
 * Returns: (transfer full): the matching, or %NULL with @error set: %MP_MATCH_ERROR, or
 *   %G_IO_ERROR_CANCELLED
 */
MpMatching *
mp_match_solve (const MpMatchProblem *problem,
                MpMatchMode           mode,
                GCancellable         *cancellable,
                MpMatchProgress       progress,
                gpointer              user_data,
                GError              **error)
{
  g_autoptr (MpMatchState) state = NULL;
  gint64 nobody;

  g_return_val_if_fail (problem != NULL, NULL);

  if (!mp_match_problem_check (problem, error) || !find_nobody (problem, mode, &nobody, error))
    return NULL;

  state = mp_match_state_new (problem, nobody);
  if (!search_all (state, cancellable, progress, user_data, error)
      || !mp_match_order (state, cancellable, error))
    return NULL;
  if (progress != NULL && state->first_unit[problem->n_mentees] > 0)
    progress (state->first_unit[problem->n_mentees], state->first_unit[problem->n_mentees],
              user_data);

  return read_result (state);
}

/**
 * mp_matching_free:
 */
void
mp_matching_free (MpMatching *self)
{
  if (self == NULL)
    return;

  g_array_unref (self->pairs);
  g_free (self->mentee_prices);
  g_free (self->mentor_prices);
  g_free (self);
}

/**
 * mp_matching_has:
 *
 * Returns: whether the two are a pair
 */
gboolean
mp_matching_has (const MpMatching *self, guint mentee, guint mentor)
{
  const MpMatchArc arc = { mentee, mentor, 0 };

  g_return_val_if_fail (self != NULL, FALSE);

  return g_array_binary_search (self->pairs, &arc, mp_match_arc_compare, NULL);
}
