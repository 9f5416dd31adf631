/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The stable matching: deferred acceptance with capacities on both sides and ties.
 *
 * D. Gale and L. S. Shapley, "College admissions and the stability of marriage", American
 * Mathematical Monthly 69 (1962). Ties are broken by number, which makes the result weakly stable:
 * R. W. Irving, "Stable marriage and indifference", Discrete Applied Mathematics 48 (1994).
 */

#include "config.h"

#include "match/mp-match-stable.h"

#include <glib/gi18n-lib.h>

/* After so many offers somebody is asked whether to go on. */
#define OFFERS_A_LOOK 65536

/**
 * Courtship:
 * @wishes: (array): the allowed ones among them are the offers
 * @mentees_ask: who asks whom
 * @offers: (array): wishes by asker, the one that is liked best first
 * @next: (array length=n_askers): the next offer of each asker, and in @end where they end
 * @wanted: (array length=n_askers): how many each asker still wants
 * @seats: (array length=n_asked): how many each asked one still takes
 * @held: (array length=n_asked) (element-type guint): the wishes that are held, a heap with the
 *   one that is liked least on top; %NULL if none ever was
 */
typedef struct
{
  const MpMatchProblem *problem;
  const MpMatchWish *wishes;
  gboolean mentees_ask;
  guint n_askers;
  guint n_asked;
  guint *offers;
  guint *next;
  guint *end;
  guint *wanted;
  guint *seats;
  GArray **held;

  GCancellable *cancellable;
  MpMatchProgress progress;
  gpointer user_data;
} Courtship;

static guint
get_asker (const Courtship *self, const MpMatchWish *wish)
{
  return self->mentees_ask ? wish->mentee : wish->mentor;
}

static guint
get_asked (const Courtship *self, const MpMatchWish *wish)
{
  return self->mentees_ask ? wish->mentor : wish->mentee;
}

static gint64
get_asker_rank (const Courtship *self, const MpMatchWish *wish)
{
  return self->mentees_ask ? wish->mentee_rank : wish->mentor_rank;
}

static gint64
get_asked_rank (const Courtship *self, const MpMatchWish *wish)
{
  return self->mentees_ask ? wish->mentor_rank : wish->mentee_rank;
}

static int
compare_offers (gconstpointer a, gconstpointer b, gpointer user_data)
{
  const Courtship *self = user_data;
  const MpMatchWish *one = &self->wishes[*(const guint *) a];
  const MpMatchWish *other = &self->wishes[*(const guint *) b];
  const gint64 rank = get_asker_rank (self, one), other_rank = get_asker_rank (self, other);

  if (rank != other_rank)
    return rank < other_rank ? -1 : 1;

  return get_asked (self, one) < get_asked (self, other)
         ? -1 : get_asked (self, one) > get_asked (self, other);
}

static gboolean
is_open (const MpMatchProblem *problem, const MpMatchWish *wish)
{
  return mp_match_problem_get_cost (problem, wish->mentee, wish->mentor, NULL)
         && !mp_match_problem_is_excluded (problem, wish->mentee, wish->mentor)
         && !mp_match_problem_is_pinned (problem, wish->mentee, wish->mentor);
}

/* Puts each asker's offers into a place of their own, in the order of the wishes. */
static gboolean
collect_offers (Courtship *self, guint n_wishes, GError **error)
{
  g_autofree guint8 *open = g_new (guint8, MAX (n_wishes, 1));

  for (guint k = 0; k < n_wishes; k++)
    {
      if (k % OFFERS_A_LOOK == 0
          && g_cancellable_set_error_if_cancelled (self->cancellable, error))
        return FALSE;
      open[k] = is_open (self->problem, &self->wishes[k]);
      self->end[get_asker (self, &self->wishes[k])] += open[k];
    }
  for (guint i = 0, place = 0; i < self->n_askers; i++)
    {
      self->next[i] = place;
      place += self->end[i];
      self->end[i] = self->next[i];
    }
  for (guint k = 0; k < n_wishes; k++)
    if (open[k])
      self->offers[self->end[get_asker (self, &self->wishes[k])]++] = k;

  return TRUE;
}

static gboolean
check_twice (const Courtship *self, guint asker, guint *seen, GError **error)
{
  for (guint k = self->next[asker]; k < self->end[asker]; k++)
    {
      const MpMatchWish *wish = &self->wishes[self->offers[k]];
      guint *place = &seen[get_asked (self, wish)];

      if (*place == asker + 1)
        {
          g_set_error (error, MP_MATCH_ERROR, MP_MATCH_ERROR_INVALID,
                       _("The wish of mentee %u and mentor %u is given twice."), wish->mentee + 1,
                       wish->mentor + 1);
          return FALSE;
        }
      *place = asker + 1;
    }

  return TRUE;
}

static gboolean
sort_offers (Courtship *self, GError **error)
{
  g_autofree guint *seen = g_new0 (guint, MAX (self->n_asked, 1));
  gsize n_sorted = OFFERS_A_LOOK;

  for (guint i = 0; i < self->n_askers; i++)
    {
      if (n_sorted >= OFFERS_A_LOOK)
        {
          if (g_cancellable_set_error_if_cancelled (self->cancellable, error))
            return FALSE;
          n_sorted = 0;
        }
      if (!check_twice (self, i, seen, error))
        return FALSE;
      g_qsort_with_data (self->offers + self->next[i], (gint) (self->end[i] - self->next[i]),
                         sizeof (guint), compare_offers, self);
      n_sorted += self->end[i] - self->next[i];
    }

  return TRUE;
}

static void
courtship_clear (Courtship *self)
{
  for (guint j = 0; j < self->n_asked; j++)
    g_clear_pointer (&self->held[j], g_array_unref);
  g_free (self->offers);
  g_free (self->next);
  g_free (self->end);
  g_free (self->wanted);
  g_free (self->seats);
  g_free (self->held);
}

/* What is pinned takes a place on both sides. */
static void
subtract_pins (Courtship *self)
{
  for (guint k = 0; k < self->problem->pins->len; k++)
    {
      const MpMatchPair *pin = &g_array_index (self->problem->pins, MpMatchPair, k);

      self->wanted[self->mentees_ask ? pin->mentee : pin->mentor]--;
      self->seats[self->mentees_ask ? pin->mentor : pin->mentee]--;
    }
}

static void
courtship_init (Courtship *self, const MpMatchProblem *problem, const GArray *wishes,
                MpMatchSide side)
{
  self->problem = problem;
  self->wishes = (const MpMatchWish *) wishes->data;
  self->mentees_ask = side == MP_MATCH_SIDE_MENTEES;
  self->n_askers = self->mentees_ask ? problem->n_mentees : problem->n_mentors;
  self->n_asked = self->mentees_ask ? problem->n_mentors : problem->n_mentees;
  self->wanted = g_memdup2 (self->mentees_ask ? problem->demands : problem->capacities,
                            sizeof (guint) * self->n_askers);
  self->seats = g_memdup2 (self->mentees_ask ? problem->capacities : problem->demands,
                           sizeof (guint) * self->n_asked);
  subtract_pins (self);

  self->offers = g_new (guint, MAX (wishes->len, 1));
  self->next = g_new0 (guint, MAX (self->n_askers, 1));
  self->end = g_new0 (guint, MAX (self->n_askers, 1));
  self->held = g_new0 (GArray *, MAX (self->n_asked, 1));
}

/* Whether the one who is asked likes the first wish less than the second one. */
static gboolean
is_liked_less (const Courtship *self, guint first, guint second)
{
  const MpMatchWish *one = &self->wishes[first], *other = &self->wishes[second];

  if (get_asked_rank (self, one) != get_asked_rank (self, other))
    return get_asked_rank (self, one) > get_asked_rank (self, other);

  return get_asker (self, one) > get_asker (self, other);
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
  const guint asked = get_asked (self, &self->wishes[offer]);
  GArray *held = self->held[asked];

  if (held == NULL)
    held = self->held[asked] = g_array_new (FALSE, FALSE, sizeof (guint));
  if (held->len < self->seats[asked])
    {
      hold (self, held, offer);
      return FALSE;
    }

  if (held->len > 0 && is_liked_less (self, g_array_index (held, guint, 0), offer))
    offer = exchange_least_liked (self, held, offer);
  *refused = get_asker (self, &self->wishes[offer]);

  return TRUE;
}

static gboolean
go_on (const Courtship *self, gsize n_made, gsize n_offers, GError **error)
{
  if (self->progress != NULL && n_offers > 0)
    self->progress (n_made, n_offers, self->user_data);

  return !g_cancellable_set_error_if_cancelled (self->cancellable, error);
}

/* Nobody makes an offer twice, so that there are no more of them than wishes. */
static gboolean
court (Courtship *self, gsize n_offers, GError **error)
{
  g_autoptr (GArray) asking = g_array_new (FALSE, FALSE, sizeof (guint));
  gsize n_made = 0;

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
      if (n_made++ % OFFERS_A_LOOK == 0 && !go_on (self, n_made - 1, n_offers, error))
        return FALSE;

      self->wanted[asker]--;
      if (make_offer (self, self->offers[self->next[asker]++], &refused))
        {
          self->wanted[refused]++;
          g_array_append_val (asking, refused);
        }
    }

  return go_on (self, n_offers, n_offers, error);
}

static void
add_pair (GArray *pairs, const MpMatchProblem *problem, guint mentee, guint mentor)
{
  MpMatchArc arc = { mentee, mentor, 0 };

  mp_match_problem_get_cost (problem, mentee, mentor, &arc.cost);
  g_array_append_val (pairs, arc);
}

static GArray *
read_pairs (const Courtship *self)
{
  GArray *pairs = g_array_new (FALSE, FALSE, sizeof (MpMatchArc));

  for (guint j = 0; j < self->n_asked; j++)
    for (guint k = 0; self->held[j] != NULL && k < self->held[j]->len; k++)
      {
        const MpMatchWish *wish = &self->wishes[g_array_index (self->held[j], guint, k)];

        add_pair (pairs, self->problem, wish->mentee, wish->mentor);
      }
  for (guint k = 0; k < self->problem->pins->len; k++)
    {
      const MpMatchPair *pin = &g_array_index (self->problem->pins, MpMatchPair, k);

      add_pair (pairs, self->problem, pin->mentee, pin->mentor);
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
  GArray *wishes;
  gsize n_wishes = 0;

  g_return_val_if_fail (problem != NULL, NULL);

  for (guint i = 0; i < problem->n_mentees; i++)
    n_wishes += mp_match_problem_count_arcs (problem, i);
  wishes = g_array_sized_new (FALSE, FALSE, sizeof (MpMatchWish), (guint) n_wishes);
  for (guint i = 0; i < problem->n_mentees; i++)
    {
      const guint n = mp_match_problem_count_arcs (problem, i);

      for (guint k = 0; k < n; k++)
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

static gboolean
prepare (Courtship *self, const GArray *wishes, gsize *n_offers, GError **error)
{
  if (!collect_offers (self, wishes->len, error) || !sort_offers (self, error))
    return FALSE;

  *n_offers = self->n_askers > 0 ? self->end[self->n_askers - 1] : 0;
  return TRUE;
}

/**
 * mp_match_stable:
 * @wishes: (element-type MpMatchWish): the pairs that both sides would accept, in any order, each
 *   once
 * @side: whom the matching is best for
 * @cancellable: (nullable): looked at every few milliseconds
 * @progress: (nullable) (scope call): called as often once the wishes are in order, and at the end;
 *   never if there are none
 *
 * Finds a matching in which no two people would both rather have each other (M-4). Pairs that are
 * pinned stay, and are not left for anybody.
 *
 * Returns: (transfer full) (element-type MpMatchArc): the pairs, by mentee and then by mentor, or
 *   %NULL with @error set: %MP_MATCH_ERROR, or %G_IO_ERROR_CANCELLED
 */
GArray *
mp_match_stable (const MpMatchProblem *problem,
                 const GArray         *wishes,
                 MpMatchSide           side,
                 GCancellable         *cancellable,
                 MpMatchProgress       progress,
                 gpointer              user_data,
                 GError              **error)
{
  Courtship courtship = { 0 };
  GArray *pairs = NULL;
  gsize n_offers;

  g_return_val_if_fail (problem != NULL && wishes != NULL, NULL);

  if (!mp_match_problem_check (problem, error))
    return NULL;

  courtship_init (&courtship, problem, wishes, side);
  courtship.cancellable = cancellable;
  courtship.progress = progress;
  courtship.user_data = user_data;
  if (prepare (&courtship, wishes, &n_offers, error) && court (&courtship, n_offers, error))
    pairs = read_pairs (&courtship);
  courtship_clear (&courtship);

  return pairs;
}
