/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Stable matchings against all matchings of small problems. */

#include "match/mp-match-stable.h"
#include "match/mp-match-verify.h"

#define N_CASES 1500
#define MOST 4

/* All matchings, each as a set of bits, one for each wish. */
typedef struct
{
  const MpMatchProblem *problem;
  const GArray *wishes;
  GArray *stable;
  guint n_mentees[MOST];
  guint n_mentors[MOST];
} Trial;

static GArray *
read_pairs (const GArray *wishes, guint64 chosen)
{
  GArray *pairs = g_array_new (FALSE, FALSE, sizeof (MpMatchArc));

  for (guint k = 0; k < wishes->len; k++)
    {
      const MpMatchWish *wish = &g_array_index (wishes, MpMatchWish, k);
      const MpMatchArc arc = { wish->mentee, wish->mentor, 0 };

      if ((chosen >> k & 1) != 0)
        g_array_append_val (pairs, arc);
    }
  g_array_sort (pairs, mp_match_arc_compare);

  return pairs;
}

/* What stability means, said once more: no two people both want each other more. */
static gboolean
wants (const GArray *wishes, guint64 chosen, const MpMatchWish *wish, gboolean mentor, guint room)
{
  guint n = 0;
  gboolean worse = FALSE;

  for (guint k = 0; k < wishes->len; k++)
    {
      const MpMatchWish *other = &g_array_index (wishes, MpMatchWish, k);

      if ((chosen >> k & 1) == 0
          || (mentor ? other->mentor != wish->mentor : other->mentee != wish->mentee))
        continue;
      n++;
      worse |= mentor ? other->mentor_rank > wish->mentor_rank
                      : other->mentee_rank > wish->mentee_rank;
    }

  return n < room || worse;
}

static gboolean
is_stable (const MpMatchProblem *problem, const GArray *wishes, guint64 chosen)
{
  for (guint k = 0; k < wishes->len; k++)
    {
      const MpMatchWish *wish = &g_array_index (wishes, MpMatchWish, k);

      if ((chosen >> k & 1) == 0
          && wants (wishes, chosen, wish, FALSE, problem->demands[wish->mentee])
          && wants (wishes, chosen, wish, TRUE, problem->capacities[wish->mentor]))
        return FALSE;
    }

  return TRUE;
}

static void
try_all (Trial *trial, guint k, guint64 chosen)
{
  const MpMatchWish *wish;

  if (k == trial->wishes->len)
    {
      if (is_stable (trial->problem, trial->wishes, chosen))
        g_array_append_val (trial->stable, chosen);
      return;
    }

  wish = &g_array_index (trial->wishes, MpMatchWish, k);
  try_all (trial, k + 1, chosen);
  if (trial->n_mentees[wish->mentee] == trial->problem->demands[wish->mentee]
      || trial->n_mentors[wish->mentor] == trial->problem->capacities[wish->mentor])
    return;

  trial->n_mentees[wish->mentee]++;
  trial->n_mentors[wish->mentor]++;
  try_all (trial, k + 1, chosen | G_GUINT64_CONSTANT (1) << k);
  trial->n_mentees[wish->mentee]--;
  trial->n_mentors[wish->mentor]--;
}

static MpMatchProblem *
make_problem (GRand *rand, gboolean ties, guint most, GArray **wishes)
{
  const guint n_mentees = g_rand_int_range (rand, 1, MOST + 1);
  const guint n_mentors = g_rand_int_range (rand, 1, MOST);
  MpMatchProblem *problem = mp_match_problem_new_dense (n_mentees, n_mentors);

  *wishes = g_array_new (FALSE, FALSE, sizeof (MpMatchWish));
  for (guint i = 0; i < n_mentees; i++)
    for (guint j = 0; j < n_mentors; j++)
      {
        /* The last part keeps any two from being equal. */
        const gint64 mine = ties ? g_rand_int_range (rand, 0, 3)
                                 : g_rand_int_range (rand, 0, 100) * 10 + (int) j;
        const gint64 theirs = ties ? g_rand_int_range (rand, 0, 3)
                                   : g_rand_int_range (rand, 0, 100) * 10 + (int) i;
        const MpMatchWish wish = { i, j, mine, theirs };

        if (g_rand_int_range (rand, 0, 5) == 0)
          continue;
        problem->dense[i * n_mentors + j] = 0;
        g_array_append_val (*wishes, wish);
      }
  for (guint i = 0; i < n_mentees; i++)
    problem->demands[i] = g_rand_boolean (rand) ? g_rand_int_range (rand, 0, most + 1) : 1;
  for (guint j = 0; j < n_mentors; j++)
    problem->capacities[j] = g_rand_int_range (rand, 0, 4);

  return problem;
}

static guint64
write_pairs (const GArray *wishes, const GArray *pairs)
{
  guint64 chosen = 0;

  for (guint k = 0; k < wishes->len; k++)
    {
      const MpMatchWish *wish = &g_array_index (wishes, MpMatchWish, k);

      for (guint p = 0; p < pairs->len; p++)
        if (g_array_index (pairs, MpMatchArc, p).mentee == wish->mentee
            && g_array_index (pairs, MpMatchArc, p).mentor == wish->mentor)
          chosen |= G_GUINT64_CONSTANT (1) << k;
    }

  return chosen;
}

static void
test_stable (void)
{
  g_autoptr (GRand) rand = g_rand_new_with_seed (2);

  for (guint n = 0; n < N_CASES; n++)
    {
      g_autoptr (GArray) wishes = NULL;
      g_autoptr (MpMatchProblem) problem = make_problem (rand, n % 2 == 0, 3, &wishes);

      for (MpMatchSide side = MP_MATCH_SIDE_MENTEES; side <= MP_MATCH_SIDE_MENTORS; side++)
        {
          g_autoptr (GArray) pairs = mp_match_stable (problem, wishes, side, NULL, NULL, NULL,
                                                      NULL);
          g_autoptr (GArray) blocking = mp_match_find_blocking (problem, wishes, pairs);

          g_assert_true (mp_match_verify_pairs (problem, pairs, NULL));
          g_assert_true (is_stable (problem, wishes, write_pairs (wishes, pairs)));
          g_assert_cmpuint (blocking->len, ==, 0);
        }
    }
}

static gint64
rank_of (const GArray *wishes, guint64 chosen, guint mentee)
{
  for (guint k = 0; k < wishes->len; k++)
    if ((chosen >> k & 1) != 0 && g_array_index (wishes, MpMatchWish, k).mentee == mentee)
      return g_array_index (wishes, MpMatchWish, k).mentee_rank;

  return G_MAXINT64;
}

/* Without ties, the two matchings are the best and the worst of all for every mentee. */
static void
test_best_for_a_side (void)
{
  g_autoptr (GRand) rand = g_rand_new_with_seed (4);
  guint n_different = 0;

  for (guint n = 0; n < N_CASES; n++)
    {
      g_autoptr (GArray) wishes = NULL, mine = NULL, theirs = NULL;
      g_autoptr (GArray) stable = g_array_new (FALSE, FALSE, sizeof (guint64));
      g_autoptr (MpMatchProblem) problem = make_problem (rand, FALSE, 1, &wishes);
      Trial trial = { problem, wishes, stable, { 0 }, { 0 } };
      guint64 best, worst;

      try_all (&trial, 0, 0);
      mine = mp_match_stable (problem, wishes, MP_MATCH_SIDE_MENTEES, NULL, NULL, NULL, NULL);
      theirs = mp_match_stable (problem, wishes, MP_MATCH_SIDE_MENTORS, NULL, NULL, NULL, NULL);
      best = write_pairs (wishes, mine);
      worst = write_pairs (wishes, theirs);
      n_different += best != worst;
      for (guint s = 0; s < stable->len; s++)
        for (guint i = 0; i < problem->n_mentees; i++)
          {
            const gint64 rank = rank_of (wishes, g_array_index (stable, guint64, s), i);

            g_assert_cmpint (rank_of (wishes, best, i), <=, rank);
            g_assert_cmpint (rank_of (wishes, worst, i), >=, rank);
          }
    }

  g_assert_cmpuint (n_different, >, 5);
}

/* Whatever the matching: it has blocking pairs exactly when it is not stable. */
static void
test_blocking_pairs (void)
{
  g_autoptr (GRand) rand = g_rand_new_with_seed (6);
  guint n_blocked = 0;

  for (guint n = 0; n < N_CASES; n++)
    {
      g_autoptr (GArray) wishes = NULL, pairs = NULL, blocking = NULL;
      g_autoptr (MpMatchProblem) problem = make_problem (rand, n % 2 == 0, 3, &wishes);
      guint64 chosen = 0;

      for (guint k = 0; k < wishes->len; k++)
        {
          g_autoptr (GArray) more = NULL;
          const guint64 with = chosen | G_GUINT64_CONSTANT (1) << k;

          more = read_pairs (wishes, with);
          if (g_rand_boolean (rand) && mp_match_verify_pairs (problem, more, NULL))
            chosen = with;
        }
      pairs = read_pairs (wishes, chosen);
      blocking = mp_match_find_blocking (problem, wishes, pairs);
      g_assert_cmpint (blocking->len == 0, ==, is_stable (problem, wishes, chosen));
      n_blocked += blocking->len > 0;
    }

  g_assert_cmpuint (n_blocked, >, N_CASES / 4);
}

/* Somebody whom nobody wished for is left for anybody who was, on either side. */
static void
test_unwanted_pairs_are_left (void)
{
  const MpMatchWish wishes[] = { { 0, 1, 5, 5 }, { 1, 0, G_MAXINT64, G_MAXINT64 } };

  for (guint k = 0; k < G_N_ELEMENTS (wishes); k++)
    {
      g_autoptr (MpMatchProblem) problem = mp_match_problem_new_dense (2, 2);
      g_autoptr (GArray) wished = g_array_new (FALSE, FALSE, sizeof (MpMatchWish));
      g_autoptr (GArray) pairs = g_array_new (FALSE, FALSE, sizeof (MpMatchArc));
      g_autoptr (GArray) blocking = NULL, kept = NULL;
      const MpMatchArc pair = { 0, 0, 1 };

      for (guint p = 0; p < 4; p++)
        problem->dense[p] = 1;
      g_array_append_val (wished, wishes[k]);
      g_array_append_val (pairs, pair);
      blocking = mp_match_find_blocking (problem, wished, pairs);
      g_assert_cmpuint (blocking->len, ==, 1);
      g_assert_cmpuint (g_array_index (blocking, MpMatchPair, 0).mentee, ==, wishes[k].mentee);
      g_assert_cmpuint (g_array_index (blocking, MpMatchPair, 0).mentor, ==, wishes[k].mentor);

      mp_match_problem_pin (problem, 0, 0);
      kept = mp_match_find_blocking (problem, wished, pairs);
      g_assert_cmpuint (kept->len, ==, 0);
    }
}

static void
test_pins_stay (void)
{
  g_autoptr (MpMatchProblem) problem = mp_match_problem_new_dense (2, 2);
  g_autoptr (GArray) wishes = NULL, pairs = NULL, blocking = NULL;

  problem->dense[0] = 1;
  problem->dense[1] = 2;
  problem->dense[2] = 2;
  problem->dense[3] = 3;
  mp_match_problem_pin (problem, 0, 1);
  wishes = mp_match_wishes_by_cost (problem);
  pairs = mp_match_stable (problem, wishes, MP_MATCH_SIDE_MENTEES, NULL, NULL, NULL, NULL);

  g_assert_cmpuint (pairs->len, ==, 2);
  g_assert_true (mp_match_verify_pairs (problem, pairs, NULL));
  blocking = mp_match_find_blocking (problem, wishes, pairs);
  g_assert_cmpuint (blocking->len, ==, 0);
}

static void
test_cancelled (void)
{
  g_autoptr (MpMatchProblem) problem = mp_match_problem_new_dense (1, 1);
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (GArray) wishes = NULL;
  g_autoptr (GError) error = NULL;

  problem->dense[0] = 1;
  wishes = mp_match_wishes_by_cost (problem);
  g_cancellable_cancel (cancellable);
  g_assert_null (mp_match_stable (problem, wishes, MP_MATCH_SIDE_MENTEES, cancellable, NULL, NULL,
                                  &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
}

/* A thousand who all like the same ones best ask half a million times. */
static MpMatchProblem *
make_crowd (void)
{
  MpMatchProblem *problem = mp_match_problem_new_dense (1000, 1000);

  for (guint i = 0; i < 1000; i++)
    for (guint j = 0; j < 1000; j++)
      problem->dense[i * 1000 + j] = 1000 * j + 1000 - i;

  return problem;
}

typedef struct
{
  gsize n_calls;
  gsize n_done;
  gsize n_all;
  GCancellable *cancellable;
} Telling;

static void
note (gsize n_done, gsize n_all, gpointer user_data)
{
  Telling *told = user_data;

  g_assert_cmpuint (n_done, >=, told->n_done);
  told->n_calls++;
  told->n_done = n_done;
  told->n_all = n_all;
  if (told->cancellable != NULL && told->n_calls == 3)
    g_cancellable_cancel (told->cancellable);
}

static void
test_progress (void)
{
  g_autoptr (MpMatchProblem) problem = make_crowd ();
  g_autoptr (GArray) wishes = mp_match_wishes_by_cost (problem), pairs = NULL;
  Telling told = { 0 };

  pairs = mp_match_stable (problem, wishes, MP_MATCH_SIDE_MENTEES, NULL, note, &told, NULL);
  g_assert_cmpuint (pairs->len, ==, 1000);
  g_assert_cmpuint (told.n_calls, >, 5);
  g_assert_cmpuint (told.n_done, ==, 1000 * 1000);
  g_assert_cmpuint (told.n_all, ==, 1000 * 1000);
}

static void
test_cancelled_halfway (void)
{
  g_autoptr (MpMatchProblem) problem = make_crowd ();
  g_autoptr (GArray) wishes = mp_match_wishes_by_cost (problem);
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (GError) error = NULL;
  Telling told = { 0, 0, 0, cancellable };

  g_assert_null (mp_match_stable (problem, wishes, MP_MATCH_SIDE_MENTEES, cancellable, note, &told,
                                  &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  g_assert_cmpuint (told.n_calls, ==, 3);
}

static void
test_wishes_given_twice (void)
{
  g_autoptr (MpMatchProblem) problem = mp_match_problem_new_dense (2, 2);
  g_autoptr (GArray) wishes = g_array_new (FALSE, FALSE, sizeof (MpMatchWish));
  const MpMatchWish given[] = { { 1, 0, 3, 3 }, { 0, 0, 1, 1 }, { 1, 0, 4, 4 } };

  for (guint k = 0; k < 4; k++)
    problem->dense[k] = 0;
  problem->demands[1] = 2;
  problem->capacities[0] = 3;
  g_array_append_vals (wishes, given, 3);
  for (MpMatchSide side = MP_MATCH_SIDE_MENTEES; side <= MP_MATCH_SIDE_MENTORS; side++)
    {
      g_autoptr (GError) error = NULL;

      g_assert_null (mp_match_stable (problem, wishes, side, NULL, NULL, NULL, &error));
      g_assert_error (error, MP_MATCH_ERROR, MP_MATCH_ERROR_INVALID);
      g_assert_cmpstr (error->message, ==, "The wish of mentee 2 and mentor 1 is given twice.");
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/match-stable/nobody-would-rather-have-each-other", test_stable);
  g_test_add_func ("/match-stable/each-side-can-have-its-best", test_best_for_a_side);
  g_test_add_func ("/match-stable/blocking-pairs-are-found", test_blocking_pairs);
  g_test_add_func ("/match-stable/unwanted-pairs-are-left", test_unwanted_pairs_are_left);
  g_test_add_func ("/match-stable/pins-stay", test_pins_stay);
  g_test_add_func ("/match-stable/wishes-given-twice-are-refused", test_wishes_given_twice);
  g_test_add_func ("/match-stable/can-be-cancelled", test_cancelled);
  g_test_add_func ("/match-stable/can-be-cancelled-halfway", test_cancelled_halfway);
  g_test_add_func ("/match-stable/progress-is-told-as-time-passes", test_progress);

  return g_test_run ();
}
