/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The stable matching: deferred acceptance with capacities on both sides and ties.
 *
 * D. Gale and L. S. Shapley, "College admissions and the stability of marriage", American
 * Mathematical Monthly 69 (1962). Ties are broken by number, which makes the result weakly stable:
 * R. W. Irving, "Stable marriage and indifference", Discrete Applied Mathematics 48 (1994).
 */

#include "match/mp-match-stable.h"


#define OFFERS_A_LOOK 4096

/* An allowed pair as the side that asks and the side that is asked see it. */
typedef struct
{
  guint asker;
  guint asked;
  gint64 asker_rank;
  gint64 asked_rank;
  gint64 cost;
} Offer;

/**
 * Courtship:
 * @offers: (element-type Offer): by asker, the one that is liked best first
 * @next: (array length=n_askers): the next offer of each asker, and in @end where they end
 * @wanted: (array length=n_askers): how many each asker still wants
 * @seats: (array length=n_asked): how many each asked one still takes
 * @held: (array length=n_asked) (element-type guint): the offers that are held, a heap with the
 *   one that is liked least on top
 */
typedef struct
{
  guint n_askers;
  guint n_asked;
  GArray *offers;
  guint *next;
  guint *end;
  guint *wanted;
  guint *seats;
  GArray **held;
} Courtship;

static int
compare_offers (gconstpointer a, gconstpointer b)
{
  const Offer *one = a, *other = b;

  if (one->asker != other->asker)
    return one->asker < other->asker ? -1 : 1;
  if (one->asker_rank != other->asker_rank)
    return one->asker_rank < other->asker_rank ? -1 : 1;

  return one->asked < other->asked ? -1 : one->asked > other->asked;
}

static gboolean
is_open (const MpMatchProblem *problem, const MpMatchWish *wish, gint64 *cost)
{
  return mp_match_problem_get_cost (problem, wish->mentee, wish->mentor, cost)
         && !mp_match_problem_is_excluded (problem, wish->mentee, wish->mentor)
         && !mp_match_problem_is_pinned (problem, wish->mentee, wish->mentor);
}

static GArray *
make_offers (const MpMatchProblem *problem, const GArray *wishes, MpMatchSide side)
{
  GArray *offers = g_array_sized_new (FALSE, FALSE, sizeof (Offer), wishes->len);

  for (guint k = 0; k < wishes->len; k++)
    {
      const MpMatchWish *wish = &g_array_index (wishes, MpMatchWish, k);
      Offer offer = { wish->mentee, wish->mentor, wish->mentee_rank, wish->mentor_rank, 0 };

      if (!is_open (problem, wish, &offer.cost))
        continue;
      if (side == MP_MATCH_SIDE_MENTORS)
        offer = (Offer) { wish->mentor, wish->mentee, wish->mentor_rank, wish->mentee_rank,
                          offer.cost };
      g_array_append_val (offers, offer);
    }
  g_array_sort (offers, compare_offers);

  return offers;
}

static void
courtship_clear (Courtship *self)
{
  for (guint i = 0; i < self->n_asked; i++)
    g_array_unref (self->held[i]);
  g_array_unref (self->offers);
  g_free (self->next);
  g_free (self->end);
  g_free (self->wanted);
  g_free (self->seats);
  g_free (self->held);
}

/* What is pinned takes a place on both sides. */
static void
subtract_pins (Courtship *self, const MpMatchProblem *problem, MpMatchSide side)
{
  for (guint k = 0; k < problem->pins->len; k++)
    {
      const MpMatchPair *pin = &g_array_index (problem->pins, MpMatchPair, k);

      self->wanted[side == MP_MATCH_SIDE_MENTEES ? pin->mentee : pin->mentor]--;
      self->seats[side == MP_MATCH_SIDE_MENTEES ? pin->mentor : pin->mentee]--;
    }
}

static void
courtship_init (Courtship *self, const MpMatchProblem *problem, const GArray *wishes,
                MpMatchSide side)
{
  const gboolean mentees_ask = side == MP_MATCH_SIDE_MENTEES;

  self->n_askers = mentees_ask ? problem->n_mentees : problem->n_mentors;
  self->n_asked = mentees_ask ? problem->n_mentors : problem->n_mentees;
  self->wanted = g_memdup2 (mentees_ask ? problem->demands : problem->capacities,
                            sizeof (guint) * self->n_askers);
  self->seats = g_memdup2 (mentees_ask ? problem->capacities : problem->demands,
                           sizeof (guint) * self->n_asked);
  subtract_pins (self, problem, side);

  self->offers = make_offers (problem, wishes, side);
  self->next = g_new0 (guint, self->n_askers + 1);
  self->end = g_new0 (guint, self->n_askers + 1);
  for (guint k = 0; k < self->offers->len; k++)
    self->end[g_array_index (self->offers, Offer, k).asker]++;
  for (guint i = 0, place = 0; i < self->n_askers; i++)
    {
      self->next[i] = place;
      self->end[i] = place += self->end[i];
    }

  self->held = g_new (GArray *, MAX (self->n_asked, 1));
  for (guint j = 0; j < self->n_asked; j++)
    self->held[j] = g_array_new (FALSE, FALSE, sizeof (guint));
}

/* Whether the one who is asked likes the first offer less than the second one. */
static gboolean
is_liked_less (const Courtship *self, guint first, guint second)
{
  const Offer *one = &g_array_index (self->offers, Offer, first);
  const Offer *other = &g_array_index (self->offers, Offer, second);

  if (one->asked_rank != other->asked_rank)
    return one->asked_rank > other->asked_rank;

  return one->asker > other->asker;
}

static void
hold (Courtship *self, GArray *held, guint offer)
{
  guint at = held->len;
  guint *heap;

  g_array_append_val (held, offer);
  heap = (guint *) held->data;
  for (; at > 0 && is_liked_less (self, offer, heap[(at - 1) / 2]); at = (at - 1) / 2)
    heap[at] = heap[(at - 1) / 2];
  heap[at] = offer;
}

static guint
exchange_least_liked (Courtship *self, GArray *held, guint offer)
{
  guint *heap = (guint *) held->data;
  const guint given_up = heap[0];
  guint at = 0;

  for (guint child = 1; child < held->len; child = 2 * at + 1)
    {
      if (child + 1 < held->len && is_liked_less (self, heap[child + 1], heap[child]))
        child++;
      if (!is_liked_less (self, heap[child], offer))
        break;
      heap[at] = heap[child];
      at = child;
    }
  heap[at] = offer;

  return given_up;
}

/* Makes the offer; returns who has to go on asking, if anybody. */
static gboolean
make_offer (Courtship *self, guint offer, guint *refused)
{
  const guint asked = g_array_index (self->offers, Offer, offer).asked;
  GArray *held = self->held[asked];

  if (held->len < self->seats[asked])
    {
      hold (self, held, offer);
      return FALSE;
    }

  if (held->len > 0 && is_liked_less (self, g_array_index (held, guint, 0), offer))
    offer = exchange_least_liked (self, held, offer);
  *refused = g_array_index (self->offers, Offer, offer).asker;

  return TRUE;
}

static gboolean
court (Courtship *self, GCancellable *cancellable, GError **error)
{
  g_autoptr (GArray) asking = g_array_new (FALSE, FALSE, sizeof (guint));
  gsize n_offers = 0;

  for (guint i = self->n_askers; i-- > 0; )
    g_array_append_val (asking, i);
  while (asking->len > 0)
    {
      const guint asker = g_array_index (asking, guint, asking->len - 1);
      guint refused;

      if (self->wanted[asker] == 0 || self->next[asker] == self->end[asker])
        {
          g_array_set_size (asking, asking->len - 1);
          continue;
        }
      if (n_offers++ % OFFERS_A_LOOK == 0
          && g_cancellable_set_error_if_cancelled (cancellable, error))
        return FALSE;

      self->wanted[asker]--;
      if (make_offer (self, self->next[asker]++, &refused))
        {
          self->wanted[refused]++;
          g_array_append_val (asking, refused);
        }
    }

  return TRUE;
}

static GArray *
read_pairs (const Courtship *self, const MpMatchProblem *problem, MpMatchSide side)
{
  GArray *pairs = g_array_new (FALSE, FALSE, sizeof (MpMatchArc));

  for (guint j = 0; j < self->n_asked; j++)
    for (guint k = 0; k < self->held[j]->len; k++)
      {
        const Offer *offer = &g_array_index (self->offers, Offer,
                                             g_array_index (self->held[j], guint, k));
        MpMatchArc arc = { offer->asker, offer->asked, offer->cost };

        if (side == MP_MATCH_SIDE_MENTORS)
          arc = (MpMatchArc) { offer->asked, offer->asker, offer->cost };
        g_array_append_val (pairs, arc);
      }
  for (guint k = 0; k < problem->pins->len; k++)
    {
      const MpMatchPair *pin = &g_array_index (problem->pins, MpMatchPair, k);
      MpMatchArc arc = { pin->mentee, pin->mentor, 0 };

      mp_match_problem_get_cost (problem, pin->mentee, pin->mentor, &arc.cost);
      g_array_append_val (pairs, arc);
    }
  g_array_sort (pairs, mp_match_arc_compare);

  return pairs;
}

/**
 * mp_match_wishes_by_cost:
 *
 * Returns: (transfer full) (element-type MpMatchWish): wishes of people who all rank each other by
 *   what the pair costs
 */
GArray *
mp_match_wishes_by_cost (const MpMatchProblem *problem)
{
  GArray *wishes = g_array_new (FALSE, FALSE, sizeof (MpMatchWish));

  g_return_val_if_fail (problem != NULL, wishes);

  for (guint i = 0; i < problem->n_mentees; i++)
    {
      const gsize n = problem->dense != NULL ? problem->n_mentors
                                             : problem->first[i + 1] - problem->first[i];

      for (gsize k = 0; k < n; k++)
        {
          const guint j = problem->dense != NULL ? k : problem->mentors[problem->first[i] + k];
          MpMatchWish wish = { i, j, 0, 0 };

          if (!mp_match_problem_get_cost (problem, i, j, &wish.mentee_rank))
            continue;
          wish.mentor_rank = wish.mentee_rank;
          g_array_append_val (wishes, wish);
        }
    }

  return wishes;
}

/**
 * mp_match_stable:
 * @wishes: (element-type MpMatchWish): the pairs that both sides would accept, in any order
 * @side: whom the matching is best for
 * @cancellable: (nullable): looked at now and then
 *
 * Finds a matching in which no two people would both rather have each other (M-4). Pairs that are
 * pinned stay, and are not left for anybody.
 *
 * Returns: (transfer full) (element-type MpMatchArc): the pairs, by mentee and then by mentor, or
 *   %NULL with @error set
 */
GArray *
mp_match_stable (const MpMatchProblem *problem,
                 const GArray         *wishes,
                 MpMatchSide           side,
                 GCancellable         *cancellable,
                 GError              **error)
{
  Courtship courtship = { 0 };
  GArray *pairs = NULL;

  g_return_val_if_fail (problem != NULL && wishes != NULL, NULL);

  if (!mp_match_problem_check (problem, error))
    return NULL;

  courtship_init (&courtship, problem, wishes, side);
  if (court (&courtship, cancellable, error))
    pairs = read_pairs (&courtship, problem, side);
  courtship_clear (&courtship);

  return pairs;
}
