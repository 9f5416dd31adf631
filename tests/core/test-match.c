/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Matchings against every other matching of small problems, and against GLPK on larger ones. */

#include "match/mp-match-explain.h"
#include "match/mp-match-pins.h"
#include "match/mp-match-verify.h"

#include <glpk.h>
#include <string.h>
#include <time.h>

#define N_CASES 3000
#define MOST 5

/* The best of all matchings that there are, found by trying each, and of equally good ones the
 * first: pairs are tried made before not made, and @chosen has a bit for each that is. */
typedef struct
{
  const MpMatchProblem *problem;
  MpMatchMode mode;
  guint n_taken[MOST];
  guint n_pairs;
  gint64 total;
  guint32 now;
  guint32 chosen;
} Trial;

static guint32
pair_bit (const MpMatchProblem *problem, guint mentee, guint mentor)
{
  return 1u << (mentee * problem->n_mentors + mentor);
}

static gboolean
may_be (const MpMatchProblem *problem, guint mentee, guint mentor)
{
  return mp_match_problem_get_cost (problem, mentee, mentor, NULL)
         && !mp_match_problem_is_excluded (problem, mentee, mentor);
}

static void
keep_better (Trial *trial, guint n_pairs, gint64 total)
{
  gboolean better = total < trial->total || (total == trial->total && n_pairs > trial->n_pairs);

  if (trial->mode == MP_MATCH_MOST && n_pairs != trial->n_pairs)
    better = n_pairs > trial->n_pairs;
  if (!better)
    return;

  trial->n_pairs = n_pairs;
  trial->total = total;
  trial->chosen = trial->now;
}

/* Goes on with the pair of the mentee and the mentor, made and not made. */
static void
try_all (Trial *trial, guint mentee, guint mentor, guint n_wanted, guint n_pairs, gint64 total)
{
  const MpMatchProblem *problem = trial->problem;

  if (mentor == problem->n_mentors)
    {
      if (++mentee == problem->n_mentees)
        {
          keep_better (trial, n_pairs, total);
          return;
        }
      mentor = 0;
      n_wanted = problem->demands[mentee];
    }

  if (n_wanted > 0 && trial->n_taken[mentor] < problem->capacities[mentor]
      && may_be (problem, mentee, mentor))
    {
      gint64 cost;

      mp_match_problem_get_cost (problem, mentee, mentor, &cost);
      trial->n_taken[mentor]++;
      trial->now ^= pair_bit (problem, mentee, mentor);
      try_all (trial, mentee, mentor + 1, n_wanted - 1, n_pairs + 1, total + cost);
      trial->n_taken[mentor]--;
      trial->now ^= pair_bit (problem, mentee, mentor);
    }
  if (!mp_match_problem_is_pinned (problem, mentee, mentor))
    try_all (trial, mentee, mentor + 1, n_wanted, n_pairs, total);
}

static Trial
try_problem (const MpMatchProblem *problem, MpMatchMode mode)
{
  Trial trial = { problem, mode, { 0 }, 0, G_MAXINT64, 0, 0 };

  try_all (&trial, 0, 0, problem->demands[0], 0, 0);
  return trial;
}

static void
pin_some (MpMatchProblem *problem, GRand *rand)
{
  for (guint tries = g_rand_int_range (rand, 0, 3); tries > 0; tries--)
    {
      guint mentee = g_rand_int_range (rand, 0, problem->n_mentees);
      guint mentor = g_rand_int_range (rand, 0, problem->n_mentors);

      if (g_rand_boolean (rand))
        {
          mp_match_problem_pin (problem, mentee, mentor);
          if (!mp_match_problem_check (problem, NULL))
            g_array_set_size (problem->pins, 0);
        }
      else if (!mp_match_problem_is_pinned (problem, mentee, mentor))
        mp_match_problem_exclude (problem, mentee, mentor);
    }
}

/* A problem of at most five mentees and four mentors, dense or sparse. */
static MpMatchProblem *
make_small (GRand *rand)
{
  const guint n_mentees = g_rand_int_range (rand, 1, MOST + 1);
  const guint n_mentors = g_rand_int_range (rand, 1, MOST);
  const gboolean dense = g_rand_boolean (rand), ties = g_rand_boolean (rand);
  g_autoptr (GArray) arcs = g_array_new (FALSE, FALSE, sizeof (MpMatchArc));
  MpMatchProblem *problem = dense ? mp_match_problem_new_dense (n_mentees, n_mentors) : NULL;

  for (guint i = 0; i < n_mentees; i++)
    for (guint j = 0; j < n_mentors; j++)
      {
        MpMatchArc arc = { i, j, ties ? g_rand_int_range (rand, 0, 3)
                                      : g_rand_int_range (rand, -20, 20) };

        if (g_rand_int_range (rand, 0, 4) == 0)
          continue;
        g_array_append_val (arcs, arc);
        if (dense)
          problem->dense[i * n_mentors + j] = arc.cost;
      }
  if (!dense)
    problem = mp_match_problem_new_sparse (n_mentees, n_mentors, (MpMatchArc *) arcs->data,
                                           arcs->len, NULL);

  for (guint i = 0; i < n_mentees; i++)
    problem->demands[i] = g_rand_boolean (rand) ? g_rand_int_range (rand, 0, 4) : 1;
  for (guint j = 0; j < n_mentors; j++)
    problem->capacities[j] = g_rand_int_range (rand, 0, 4);
  pin_some (problem, rand);

  return problem;
}

static guint32
read_chosen (const MpMatchProblem *problem, const MpMatching *matching)
{
  guint32 chosen = 0;

  for (guint k = 0; k < matching->pairs->len; k++)
    {
      const MpMatchArc *pair = &g_array_index (matching->pairs, MpMatchArc, k);

      chosen |= pair_bit (problem, pair->mentee, pair->mentor);
    }

  return chosen;
}

static void
test_best_of_all (void)
{
  g_autoptr (GRand) rand = g_rand_new_with_seed (3);

  for (guint n = 0; n < N_CASES; n++)
    {
      g_autoptr (MpMatchProblem) problem = make_small (rand);

      for (MpMatchMode mode = MP_MATCH_MOST; mode <= MP_MATCH_BEST; mode++)
        {
          g_autoptr (MpMatching) matching = NULL;
          g_autoptr (GError) error = NULL;
          const Trial trial = try_problem (problem, mode);

          matching = mp_match_solve (problem, mode, NULL, NULL, NULL, &error);
          g_assert_no_error (error);
          g_assert_cmpint (matching->total, ==, trial.total);
          g_assert_cmpuint (matching->pairs->len, ==, trial.n_pairs);
          g_assert_cmphex (read_chosen (problem, matching), ==, trial.chosen);

          mp_match_verify (problem, mode, matching, &error);
          g_assert_no_error (error);
        }
    }
}

static void
test_explanations (void)
{
  g_autoptr (GRand) rand = g_rand_new_with_seed (5);
  guint n_explained = 0;

  for (guint n = 0; n < N_CASES / 4; n++)
    {
      g_autoptr (MpMatchProblem) problem = make_small (rand);
      const MpMatchMode mode = n % 2 == 0 ? MP_MATCH_MOST : MP_MATCH_BEST;
      g_autoptr (MpMatching) matching = mp_match_solve (problem, mode, NULL, NULL, NULL, NULL);
      const guint mentee = g_rand_int_range (rand, 0, problem->n_mentees);
      const guint mentor = g_rand_int_range (rand, 0, problem->n_mentors);
      MpMatchExplanation why;
      Trial other;

      g_assert_true (mp_match_explain (problem, mode, matching, mentee, mentor, NULL, NULL, NULL,
                                       &why, NULL));
      if (why.reason == MP_MATCH_REASON_NOT_ALLOWED || why.reason == MP_MATCH_REASON_EXCLUDED)
        g_assert_false (may_be (problem, mentee, mentor));
      if (why.reason < MP_MATCH_REASON_MADE)
        continue;

      if (why.reason == MP_MATCH_REASON_MADE)
        mp_match_problem_exclude (problem, mentee, mentor);
      else
        mp_match_problem_pin (problem, mentee, mentor);
      other = try_problem (problem, mode);
      g_assert_cmpint (why.loss, ==, other.total - matching->total);
      g_assert_cmpint (why.n_pairs_lost, ==, (gint) matching->pairs->len - (gint) other.n_pairs);
      if (mode == MP_MATCH_BEST)
        g_assert_cmpint (why.bound, <=, why.loss);
      g_assert_cmpint (why.bound, >=, 0);
      n_explained++;
    }

  g_assert_cmpuint (n_explained, >, N_CASES / 16);
}

/* Each of these breaks one thing that the proof needs. */
static void
spoil (const MpMatchProblem *problem, MpMatching *matching, guint how)
{
  MpMatchArc *pair = &g_array_index (matching->pairs, MpMatchArc, 0);
  const MpMatchArc first = *pair;

  switch (how)
    {
    case 0:
      matching->total--;
      break;
    case 1:
      g_array_remove_index (matching->pairs, 0);
      matching->total -= first.cost;
      break;
    case 2:
      matching->mentee_prices[pair->mentee]++;
      break;
    case 3:
      matching->mentee_prices[pair->mentee] -= 1000;
      break;
    case 4:
      matching->mentor_prices[pair->mentor] += 1000;
      break;
    case 5:
      matching->mentor_prices[pair->mentor] = -1;
      break;
    case 6:
      pair->mentor = problem->n_mentors;
      break;
    case 7:
      pair->cost--;
      matching->total--;
      break;
    case 8:
      g_array_prepend_val (matching->pairs, first);
      matching->total += first.cost;
      break;
    default:
      matching->nobody = 1;
    }
}

static void
refuse_spoilt (MpMatchMode mode, gboolean pinned, guint how)
{
  g_autoptr (MpMatchProblem) problem = mp_match_problem_new_dense (3, 2);
  g_autoptr (MpMatching) matching = NULL;
  g_autoptr (GError) error = NULL;

  for (guint k = 0; k < 6; k++)
    problem->dense[k] = (mode == MP_MATCH_BEST ? -40 : 10) + 3 * k;
  if (pinned)
    mp_match_problem_pin (problem, 2, 1);
  matching = mp_match_solve (problem, mode, NULL, NULL, NULL, NULL);
  g_assert_true (mp_match_verify (problem, mode, matching, NULL));

  spoil (problem, matching, how);
  g_assert_false (mp_match_verify (problem, mode, matching, &error));
  g_assert_error (error, MP_MATCH_ERROR, MP_MATCH_ERROR_INVALID);
}

static void
test_wrong_certificates (void)
{
  for (guint how = 0; how < 10; how++)
    for (MpMatchMode mode = MP_MATCH_MOST; mode <= MP_MATCH_BEST; mode++)
      {
        refuse_spoilt (mode, FALSE, how);
        refuse_spoilt (mode, TRUE, how);
      }
}

/* A pair that is pinned is no longer one, or one that is excluded is. */
static void
test_broken_agreements_are_refused (void)
{
  g_autoptr (MpMatchProblem) problem = mp_match_problem_new_dense (2, 2);
  g_autoptr (MpMatching) matching = NULL;
  g_autoptr (GError) error = NULL;

  for (guint k = 0; k < 4; k++)
    problem->dense[k] = k == 1 ? 0 : 5;
  matching = mp_match_solve (problem, MP_MATCH_MOST, NULL, NULL, NULL, NULL);
  g_assert_true (mp_matching_has (matching, 0, 1));

  mp_match_problem_pin (problem, 0, 0);
  g_assert_false (mp_match_verify (problem, MP_MATCH_MOST, matching, &error));
  g_assert_nonnull (strstr (error->message, "pinned, but no pair"));
  g_clear_error (&error);

  g_array_set_size (problem->pins, 0);
  mp_match_problem_exclude (problem, 0, 1);
  g_assert_false (mp_match_verify (problem, MP_MATCH_MOST, matching, &error));
  g_assert_nonnull (strstr (error->message, "has mentor 2, which is not allowed"));
}

/* Two mentees who could both have somebody for nothing: a matching of one pair is no proven one,
 * whether a seat is free or has to be made so. */
static void
test_too_few_pairs_are_refused (void)
{
  for (guint left = 0; left < 2; left++)
    {
      const MpMatchArc arcs[] = { { 0, 0, 0 }, { 0, 1, 0 }, { 1, 0, 0 } };
      g_autoptr (MpMatchProblem) problem = mp_match_problem_new_sparse (2, 2, arcs, 3, NULL);
      g_autoptr (MpMatching) matching = NULL;
      g_autoptr (GError) error = NULL;

      matching = mp_match_solve (problem, MP_MATCH_BEST, NULL, NULL, NULL, NULL);
      g_assert_cmpuint (matching->pairs->len, ==, 2);
      g_assert_true (mp_match_verify (problem, MP_MATCH_BEST, matching, NULL));

      g_array_remove_index (matching->pairs, left);
      if (left == 1)
        g_array_index (matching->pairs, MpMatchArc, 0).mentor = 0;
      g_assert_false (mp_match_verify (problem, MP_MATCH_BEST, matching, &error));
      g_assert_error (error, MP_MATCH_ERROR, MP_MATCH_ERROR_INVALID);
    }
}

/* The least cost by GLPK's out-of-kilter method, leaving a mentee alone costing @nobody. */
static double
solve_by_glpk (const MpMatchProblem *problem, gint64 nobody)
{
  const int n_nodes = problem->n_mentees + problem->n_mentors + 2, sink = n_nodes;
  glp_graph *graph = glp_create_graph (sizeof (double), 4 * sizeof (double));
  double total = 0;

  g_assert_cmpint (glp_add_vertices (graph, n_nodes), ==, 1);
  for (guint i = 0; i < problem->n_mentees; i++)
    {
      const double demand = mp_match_problem_get_places (problem, i);
      double *data = glp_add_arc (graph, i + 1, sink - 1)->data;

      memcpy (graph->v[i + 1]->data, &demand, sizeof demand);
      total -= demand;
      data[1] = demand;
      data[2] = nobody;
      for (guint j = 0; j < problem->n_mentors; j++)
        {
          gint64 cost;

          if (!mp_match_problem_get_cost (problem, i, j, &cost))
            continue;
          data = glp_add_arc (graph, i + 1, problem->n_mentees + 1 + j)->data;
          data[1] = 1;
          data[2] = cost;
        }
    }
  memcpy (graph->v[sink]->data, &total, sizeof total);
  for (guint j = 0; j < problem->n_mentors; j++)
    ((double *) glp_add_arc (graph, problem->n_mentees + 1 + j, sink)->data)[1]
      = problem->capacities[j];
  ((double *) glp_add_arc (graph, sink - 1, sink)->data)[1] = -total;

  g_assert_cmpint (glp_mincost_okalg (graph, 0, 0, sizeof (double), 2 * sizeof (double), &total,
                                      3 * sizeof (double), -1), ==, 0);
  glp_delete_graph (graph);

  return total;
}

static MpMatchProblem *
make_large (GRand *rand, guint n_mentees, guint n_mentors, guint capacity, int dearest)
{
  MpMatchProblem *problem = mp_match_problem_new_dense (n_mentees, n_mentors);

  for (gsize k = 0; k < (gsize) n_mentees * n_mentors; k++)
    if (g_rand_int_range (rand, 0, 20) != 0)
      problem->dense[k] = g_rand_int_range (rand, -10, dearest);
  for (guint i = 0; i < n_mentees; i++)
    problem->demands[i] = g_rand_int_range (rand, 0, 8) == 0 ? 2 : 1;
  for (guint j = 0; j < n_mentors; j++)
    problem->capacities[j] = g_rand_int_range (rand, 0, 2 * capacity + 1);

  return problem;
}

static MpMatchProblem *
make_sparse (const MpMatchProblem *dense)
{
  g_autoptr (GArray) arcs = g_array_new (FALSE, FALSE, sizeof (MpMatchArc));
  MpMatchProblem *sparse;

  for (guint i = dense->n_mentees; i-- > 0; )
    for (guint j = dense->n_mentors; j-- > 0; )
      {
        const MpMatchArc arc = { i, j, dense->dense[i * dense->n_mentors + j] };

        if (arc.cost != MP_MATCH_FORBIDDEN)
          g_array_append_val (arcs, arc);
      }
  sparse = mp_match_problem_new_sparse (dense->n_mentees, dense->n_mentors,
                                        (MpMatchArc *) arcs->data, arcs->len, NULL);
  memcpy (sparse->demands, dense->demands, sizeof (guint) * dense->n_mentees);
  memcpy (sparse->capacities, dense->capacities, sizeof (guint) * dense->n_mentors);

  return sparse;
}

/* Many mentors are forbidden, so that a sparse problem is one. */
static void
forbid_most (MpMatchProblem *problem, GRand *rand)
{
  for (gsize k = 0; k < (gsize) problem->n_mentees * problem->n_mentors; k++)
    if (g_rand_int_range (rand, 0, 6) != 0)
      problem->dense[k] = MP_MATCH_FORBIDDEN;
}

static void
compare_with_glpk (const MpMatchProblem *problem, MpMatchMode mode)
{
  g_autoptr (MpMatching) matching = mp_match_solve (problem, mode, NULL, NULL, NULL, NULL);
  g_autoptr (GError) error = NULL;
  const gsize n_alone = mp_match_problem_count_units (problem) - matching->pairs->len;

  mp_match_verify (problem, mode, matching, &error);
  g_assert_no_error (error);
  g_assert_cmpfloat (matching->total + (double) n_alone * matching->nobody, ==,
                     solve_by_glpk (problem, matching->nobody));
}

static void
test_larger_ones (void)
{
  g_autoptr (GRand) rand = g_rand_new_with_seed (8);

  for (guint n = 0; n < 12; n++)
    {
      g_autoptr (MpMatchProblem) problem = make_large (rand, 150, 40, 1 + n % 5, n < 6 ? 9 : 900);

      compare_with_glpk (problem, n % 3 == 0 ? MP_MATCH_BEST : MP_MATCH_MOST);
    }
}

static void
test_larger_sparse_ones (void)
{
  g_autoptr (GRand) rand = g_rand_new_with_seed (9);

  for (guint n = 0; n < 12; n++)
    {
      g_autoptr (MpMatchProblem) dense = make_large (rand, 400, 120, 1 + n % 5, n < 6 ? 9 : 900);
      g_autoptr (MpMatchProblem) sparse = NULL;

      forbid_most (dense, rand);
      sparse = make_sparse (dense);
      compare_with_glpk (sparse, n % 3 == 0 ? MP_MATCH_BEST : MP_MATCH_MOST);
    }
}

/* No row of these is held whole; where costs differ little, many mentors are as good. */
static void
test_dense_and_sparse_alike (void)
{
  g_autoptr (GRand) rand = g_rand_new_with_seed (13);
  const int dearest[] = { -9, -8, 1, 5000 };

  for (guint n = 0; n < 8; n++)
    {
      g_autoptr (MpMatchProblem) dense = make_large (rand, 400, 300, 1, dearest[n / 2]);
      g_autoptr (MpMatchProblem) sparse = make_sparse (dense);
      g_autoptr (MpMatching) one = NULL, other = NULL;

      one = mp_match_solve (dense, MP_MATCH_MOST, NULL, NULL, NULL, NULL);
      other = mp_match_solve (sparse, MP_MATCH_MOST, NULL, NULL, NULL, NULL);
      g_assert_cmpint (one->total, ==, other->total);
      g_assert_cmpmem (one->pairs->data, one->pairs->len * sizeof (MpMatchArc),
                       other->pairs->data, other->pairs->len * sizeof (MpMatchArc));
      g_assert_true (mp_match_verify (dense, MP_MATCH_MOST, one, NULL));
      g_assert_true (mp_match_verify (sparse, MP_MATCH_MOST, other, NULL));
    }
}

/* Mentors whom nobody would take change nothing in how ties between the others are broken. */
static void
test_dear_mentors_change_nothing (void)
{
  g_autoptr (GRand) rand = g_rand_new_with_seed (17);

  for (guint n = 0; n < 50; n++)
    {
      g_autoptr (MpMatchProblem) with = mp_match_problem_new_dense (20, 30);
      g_autoptr (MpMatchProblem) without = mp_match_problem_new_dense (20, 30);
      g_autoptr (MpMatching) one = NULL, other = NULL;

      for (guint i = 0; i < 20; i++)
        for (guint j = 0; j < 30; j++)
          {
            const gint32 cost = g_rand_int_range (rand, 0, 3);

            with->dense[i * 30 + j] = j % 10 == n % 10 ? 1000 + cost : cost;
            without->dense[i * 30 + j] = j % 10 == n % 10 ? MP_MATCH_FORBIDDEN : cost;
          }
      one = mp_match_solve (with, MP_MATCH_MOST, NULL, NULL, NULL, NULL);
      other = mp_match_solve (without, MP_MATCH_MOST, NULL, NULL, NULL, NULL);
      g_assert_cmpmem (one->pairs->data, one->pairs->len * sizeof (MpMatchArc),
                       other->pairs->data, other->pairs->len * sizeof (MpMatchArc));
    }
}

/* Everything costs the same: the search must not go through everybody for each. */
static void
test_nothing_but_ties (void)
{
  g_autoptr (MpMatchProblem) problem = mp_match_problem_new_dense (600, 600);
  g_autoptr (MpMatching) matching = NULL;

  for (guint k = 0; k < 600 * 600; k++)
    problem->dense[k] = 7;
  matching = mp_match_solve (problem, MP_MATCH_MOST, NULL, NULL, NULL, NULL);

  g_assert_cmpuint (matching->pairs->len, ==, 600);
  g_assert_cmpint (matching->total, ==, 4200);
  g_assert_true (mp_match_verify (problem, MP_MATCH_MOST, matching, NULL));
}

static gint32
hard_cost (guint kind, guint mentee, guint mentor)
{
  const gint32 i = (gint32) mentee + 1, j = (gint32) mentor + 1;
  const gint32 costs[] = { i * j, -i * j, (i * 37 % 50) + (j * 11 % 50), MIN (i, j), ABS (i - j) };

  return costs[kind];
}

/* In these nearly all mentees and mentors have a part in each search. */
static void
test_hard_ones (void)
{
  for (guint kind = 0; kind < 5; kind++)
    {
      g_autoptr (MpMatchProblem) problem = mp_match_problem_new_dense (150, 50), sparse = NULL;
      g_autoptr (MpMatching) matching = NULL, other = NULL;
      g_autoptr (GError) error = NULL;

      for (guint i = 0; i < 150; i++)
        for (guint j = 0; j < 50; j++)
          problem->dense[i * 50 + j] = hard_cost (kind, i, j);
      for (guint j = 0; j < 50; j++)
        problem->capacities[j] = 3;
      for (guint i = 0; i < 150; i += 3)
        {
          mp_match_problem_exclude (problem, i, i / 3);
          mp_match_problem_exclude (problem, i, 49 - i / 3);
          if (i % 5 == 0)
            mp_match_problem_pin (problem, i, (i / 3 + 1) % 49);
        }
      matching = mp_match_solve (problem, MP_MATCH_MOST, NULL, NULL, NULL, &error);

      g_assert_no_error (error);
      g_assert_cmpuint (matching->pairs->len, ==, 150);
      mp_match_verify (problem, MP_MATCH_MOST, matching, &error);
      g_assert_no_error (error);

      sparse = make_sparse (problem);
      g_array_append_vals (sparse->pins, problem->pins->data, problem->pins->len);
      g_array_append_vals (sparse->exclusions, problem->exclusions->data,
                           problem->exclusions->len);
      other = mp_match_solve (sparse, MP_MATCH_MOST, NULL, NULL, NULL, &error);
      g_assert_no_error (error);
      g_assert_cmpmem (matching->pairs->data, matching->pairs->len * sizeof (MpMatchArc),
                       other->pairs->data, other->pairs->len * sizeof (MpMatchArc));
    }
}

static void
test_top_up (void)
{
  g_autoptr (GRand) rand = g_rand_new_with_seed (21);
  g_autoptr (MpMatchProblem) problem = make_large (rand, 60, 20, 2, 50);
  g_autoptr (MpMatching) before = NULL, after = NULL;

  for (guint i = 0; i < 60; i++)
    problem->demands[i] = i < 30;
  before = mp_match_solve (problem, MP_MATCH_MOST, NULL, NULL, NULL, NULL);
  g_assert_cmpuint (before->pairs->len, >, 10);

  for (guint i = 0; i < 60; i++)
    problem->demands[i] = 1;
  for (guint k = 0; k < before->pairs->len; k++)
    {
      const MpMatchArc *pair = &g_array_index (before->pairs, MpMatchArc, k);

      mp_match_problem_pin (problem, pair->mentee, pair->mentor);
    }
  after = mp_match_solve (problem, MP_MATCH_MOST, NULL, NULL, NULL, NULL);

  g_assert_cmpuint (after->pairs->len, >=, before->pairs->len);
  g_assert_true (mp_match_verify (problem, MP_MATCH_MOST, after, NULL));
  for (guint k = 0; k < before->pairs->len; k++)
    {
      const MpMatchArc *pair = &g_array_index (before->pairs, MpMatchArc, k);

      g_assert_true (mp_matching_has (after, pair->mentee, pair->mentor));
    }
}

static void
test_same_answer (void)
{
  g_autoptr (GRand) rand = g_rand_new_with_seed (34);
  g_autoptr (MpMatchProblem) problem = make_large (rand, 200, 50, 3, 4);
  g_autoptr (MpMatching) one = mp_match_solve (problem, MP_MATCH_MOST, NULL, NULL, NULL, NULL);
  g_autoptr (MpMatching) other = mp_match_solve (problem, MP_MATCH_MOST, NULL, NULL, NULL, NULL);

  g_assert_cmpmem (one->pairs->data, one->pairs->len * sizeof (MpMatchArc),
                   other->pairs->data, other->pairs->len * sizeof (MpMatchArc));
}

static void
test_contradictions (void)
{
  g_autoptr (MpMatchProblem) problem = mp_match_problem_new_dense (2, 2);
  g_autoptr (GError) error = NULL;

  problem->dense[0] = 1;
  problem->dense[2] = 1;
  mp_match_problem_pin (problem, 0, 0);
  mp_match_problem_pin (problem, 1, 0);
  g_assert_null (mp_match_solve (problem, MP_MATCH_MOST, NULL, NULL, NULL, &error));
  g_assert_cmpstr (error->message, ==,
                   "Mentee 2 is pinned to mentor 1, but the mentor takes no more mentees than 1 and"
                   " is pinned to as many already (M-1). Remove a pin, or give the mentor more"
                   " seats.");
  g_clear_error (&error);

  problem->capacities[0] = 2;
  mp_match_problem_pin (problem, 1, 1);
  g_assert_null (mp_match_solve (problem, MP_MATCH_MOST, NULL, NULL, NULL, &error));
  g_assert_cmpstr (error->message, ==,
                   "Mentee 2 is pinned to mentor 2, but the pair is not allowed (M-4). Remove the"
                   " pin, or allow the pair.");
  g_clear_error (&error);

  problem->capacities[0] = 1;
  g_assert_false (mp_match_problem_check (problem, &error));
  g_assert_true (g_str_has_suffix (error->message, " seats. 1 more pin cannot be kept."));
}

/* Pins of mentees 1 to 5: too many for the mentor, not allowed, excluded, one too many, fine. */
static MpMatchProblem *
make_contradictory (void)
{
  const MpMatchPair pins[] = { { 0, 0 }, { 1, 0 }, { 2, 2 }, { 3, 1 }, { 4, 1 }, { 4, 3 },
                               { 5, 3 } };
  MpMatchProblem *problem = mp_match_problem_new_dense (6, 4);

  for (guint k = 0; k < 24; k++)
    problem->dense[k] = 1;
  problem->dense[2 * 4 + 2] = MP_MATCH_FORBIDDEN;
  mp_match_problem_exclude (problem, 3, 1);
  for (guint k = 0; k < G_N_ELEMENTS (pins); k++)
    mp_match_problem_pin (problem, pins[k].mentee, pins[k].mentor);

  return problem;
}

static void
test_contradictions_are_dropped (void)
{
  static const MpMatchContradiction expected[] = {
    { 1, 0, MP_MATCH_CONFLICT_MENTOR }, { 2, 2, MP_MATCH_CONFLICT_NOT_ALLOWED },
    { 3, 1, MP_MATCH_CONFLICT_EXCLUDED }, { 4, 3, MP_MATCH_CONFLICT_MENTEE },
  };
  static const char *const rules[] = { "(M-1)", "(M-4)", "(M-4)", "(M-1)" };
  g_autoptr (MpMatchProblem) problem = make_contradictory ();
  g_autoptr (GArray) dropped = mp_match_problem_drop_contradictions (problem);
  g_autoptr (MpMatching) matching = NULL;
  g_autoptr (GError) error = NULL;

  g_assert_cmpmem (dropped->data, dropped->len * sizeof (MpMatchContradiction), expected,
                   sizeof expected);
  for (guint k = 0; k < dropped->len; k++)
    {
      g_autofree char *told = mp_match_problem_tell_contradiction (
        problem, &g_array_index (dropped, MpMatchContradiction, k));

      g_assert_nonnull (strstr (told, rules[k]));
    }

  matching = mp_match_solve (problem, MP_MATCH_MOST, NULL, NULL, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (matching->pairs->len, ==, 4);
  g_assert_true (mp_matching_has (matching, 0, 0) && mp_matching_has (matching, 4, 1)
                 && mp_matching_has (matching, 5, 3));
  g_assert_true (mp_match_verify (problem, MP_MATCH_MOST, matching, NULL));
}

static void
test_limits_of_costs (void)
{
  const MpMatchArc arcs[] = { { 0, 0, G_MAXINT64 }, { 1, 0, G_MININT64 } };
  const MpMatchArc fine[] = { { 0, 0, G_MAXINT64 / 64 }, { 1, 0, G_MININT64 / 64 } };
  g_autoptr (MpMatchProblem) large = mp_match_problem_new_sparse (2, 1, arcs, 2, NULL);
  g_autoptr (MpMatchProblem) small = mp_match_problem_new_sparse (2, 1, fine, 2, NULL);
  g_autoptr (MpMatching) matching = NULL;
  g_autoptr (GError) error = NULL;

  g_assert_null (mp_match_solve (large, MP_MATCH_MOST, NULL, NULL, NULL, &error));
  g_assert_error (error, MP_MATCH_ERROR, MP_MATCH_ERROR_TOO_LARGE);

  matching = mp_match_solve (small, MP_MATCH_MOST, NULL, NULL, NULL, NULL);
  g_assert_cmpint (matching->total, ==, G_MININT64 / 64);
  g_assert_true (mp_match_verify (small, MP_MATCH_MOST, matching, NULL));
}

/* The limit that the message names is the last cost that there may be. */
static void
test_limit_is_the_limit (void)
{
  const gint64 limit = G_MAXINT64 / 8 - 1;

  for (gint64 more = 0; more < 2; more++)
    {
      const MpMatchArc arc = { 0, 0, limit + more };
      g_autoptr (MpMatchProblem) problem = mp_match_problem_new_sparse (1, 1, &arc, 1, NULL);
      g_autoptr (MpMatching) matching = NULL;
      g_autoptr (GError) error = NULL;
      g_autofree char *named = g_strdup_printf (": at most %" G_GINT64_FORMAT " may", limit);

      matching = mp_match_solve (problem, MP_MATCH_MOST, NULL, NULL, NULL, &error);
      g_assert_true ((matching != NULL) == (more == 0));
      g_assert_true (more == 0 || strstr (error->message, named) != NULL);
    }
}

/* Whoever wants more mentors than may be takes no room for those who cannot be. */
static void
test_demands_without_end (void)
{
  g_autoptr (GArray) arcs = g_array_new (FALSE, FALSE, sizeof (MpMatchArc));
  g_autoptr (MpMatchProblem) problem = NULL;
  g_autoptr (MpMatching) matching = NULL;
  g_autoptr (GError) error = NULL;

  for (guint i = 0; i < 100000; i++)
    {
      const MpMatchArc arc = { i, i % 90000, 1 };

      g_array_append_val (arcs, arc);
    }
  problem = mp_match_problem_new_sparse (100000, 90000, (MpMatchArc *) arcs->data, arcs->len, NULL);
  for (guint i = 0; i < 100000; i++)
    problem->demands[i] = G_MAXUINT;
  matching = mp_match_solve (problem, MP_MATCH_MOST, NULL, NULL, NULL, &error);

  g_assert_no_error (error);
  g_assert_cmpuint (matching->pairs->len, ==, 90000);
  g_assert_true (mp_match_verify (problem, MP_MATCH_MOST, matching, &error));
}

/* One mentee who wants everybody is as many searches, each of which looks at everybody once. */
static void
test_demand_for_everybody (void)
{
  const guint n = 8000;
  g_autofree MpMatchArc *arcs = g_new (MpMatchArc, n);
  g_autoptr (MpMatchProblem) problem = NULL;
  g_autoptr (MpMatching) matching = NULL;
  clock_t start;

  for (guint j = 0; j < n; j++)
    arcs[j] = (MpMatchArc) { 0, j, j * 7919 % 1000 };
  problem = mp_match_problem_new_sparse (1, n, arcs, n, NULL);
  problem->demands[0] = n;
  start = clock ();
  matching = mp_match_solve (problem, MP_MATCH_MOST, NULL, NULL, NULL, NULL);

  g_assert_cmpfloat ((double) (clock () - start) / CLOCKS_PER_SEC, <, 8);
  g_assert_cmpuint (matching->pairs->len, ==, n);
  g_assert_true (mp_match_verify (problem, MP_MATCH_MOST, matching, NULL));
}

static void
test_nobody_there (void)
{
  g_autoptr (MpMatchProblem) no_mentors = mp_match_problem_new_dense (4, 0);
  g_autoptr (MpMatchProblem) no_mentees = mp_match_problem_new_sparse (0, 4, NULL, 0, NULL);
  g_autoptr (MpMatchProblem) no_pairs = mp_match_problem_new_sparse (4, 4, NULL, 0, NULL);
  const MpMatchProblem *problems[] = { no_mentors, no_mentees, no_pairs };

  for (guint k = 0; k < G_N_ELEMENTS (problems); k++)
    {
      g_autoptr (MpMatching) matching
        = mp_match_solve (problems[k], MP_MATCH_MOST, NULL, NULL, NULL, NULL);

      g_assert_cmpuint (matching->pairs->len, ==, 0);
      g_assert_true (mp_match_verify (problems[k], MP_MATCH_MOST, matching, NULL));
    }
}

static void
test_cancelled (void)
{
  g_autoptr (GRand) rand = g_rand_new_with_seed (55);
  g_autoptr (MpMatchProblem) problem = make_large (rand, 100, 30, 2, 50);
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (GError) error = NULL;

  g_cancellable_cancel (cancellable);
  g_assert_null (mp_match_solve (problem, MP_MATCH_MOST, cancellable, NULL, NULL, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
}

/* What a search told of itself, and when it is to be cancelled. */
typedef struct
{
  gsize n_calls;
  gsize n_done;
  gsize n_all;
  gsize n_most;
  GCancellable *cancellable;
} Telling;

static void
note (gsize n_done, gsize n_all, gpointer user_data)
{
  Telling *told = user_data;

  g_assert_cmpuint (n_done, >=, told->n_done);
  g_assert_true (told->n_calls == 0 || n_all == told->n_all);
  told->n_calls++;
  told->n_done = n_done;
  told->n_all = n_all;
  if (told->cancellable != NULL && n_done >= told->n_most)
    g_cancellable_cancel (told->cancellable);
}

/* In this one each search looks at nearly all pairs, so that a few of them take long. */
static MpMatchProblem *
make_slow (void)
{
  MpMatchProblem *problem = mp_match_problem_new_dense (300, 300);

  for (guint i = 0; i < 300; i++)
    for (guint j = 0; j < 300; j++)
      problem->dense[i * 300 + j] = hard_cost (0, i, j);

  return problem;
}

static void
test_progress (void)
{
  g_autoptr (MpMatchProblem) problem = make_slow ();
  g_autoptr (MpMatchProblem) empty = mp_match_problem_new_dense (0, 3);
  g_autoptr (MpMatching) matching = NULL, nothing = NULL;
  Telling told = { 0 }, silent = { 0 };

  matching = mp_match_solve (problem, MP_MATCH_MOST, NULL, note, &told, NULL);
  g_assert_cmpuint (matching->pairs->len, ==, 300);
  g_assert_cmpuint (told.n_calls, >=, 10);
  g_assert_cmpuint (told.n_done, ==, 300);
  g_assert_cmpuint (told.n_all, ==, 300);

  nothing = mp_match_solve (empty, MP_MATCH_MOST, NULL, note, &silent, NULL);
  g_assert_nonnull (nothing);
  g_assert_cmpuint (silent.n_calls, ==, 0);
}

static void
test_cancelled_halfway (void)
{
  g_autoptr (MpMatchProblem) problem = make_slow ();
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (GError) error = NULL;
  Telling told = { 0, 0, 0, 150, cancellable };

  g_assert_null (mp_match_solve (problem, MP_MATCH_MOST, cancellable, note, &told, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  g_assert_cmpuint (told.n_done, >=, 150);
  g_assert_cmpuint (told.n_done, <, 200);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/match/no-other-matching-is-better-or-comes-first", test_best_of_all);
  g_test_add_func ("/match/explanations-are-exact", test_explanations);
  g_test_add_func ("/match/wrong-certificates-are-refused", test_wrong_certificates);
  g_test_add_func ("/match/broken-agreements-are-refused", test_broken_agreements_are_refused);
  g_test_add_func ("/match/too-few-pairs-are-refused", test_too_few_pairs_are_refused);
  g_test_add_func ("/match/larger-ones-cost-what-glpk-finds", test_larger_ones);
  g_test_add_func ("/match/larger-sparse-ones-cost-what-glpk-finds", test_larger_sparse_ones);
  g_test_add_func ("/match/dense-and-sparse-have-the-same-answer", test_dense_and_sparse_alike);
  g_test_add_func ("/match/dear-mentors-change-nothing", test_dear_mentors_change_nothing);
  g_test_add_func ("/match/nothing-but-ties-is-matched", test_nothing_but_ties);
  g_test_add_func ("/match/hard-ones-are-proven", test_hard_ones);
  g_test_add_func ("/match/a-top-up-changes-nothing-agreed", test_top_up);
  g_test_add_func ("/match/the-same-problem-has-the-same-answer", test_same_answer);
  g_test_add_func ("/match/contradicting-pins-are-named", test_contradictions);
  g_test_add_func ("/match/contradicting-pins-can-be-dropped", test_contradictions_are_dropped);
  g_test_add_func ("/match/costs-beyond-64-bits-are-refused", test_limits_of_costs);
  g_test_add_func ("/match/the-limit-that-is-named-is-the-limit", test_limit_is_the_limit);
  g_test_add_func ("/match/demands-without-end-take-no-room", test_demands_without_end);
  g_test_add_func ("/match/a-demand-for-everybody-is-met-soon", test_demand_for_everybody);
  g_test_add_func ("/match/nobody-to-match-is-no-error", test_nobody_there);
  g_test_add_func ("/match/can-be-cancelled", test_cancelled);
  g_test_add_func ("/match/can-be-cancelled-halfway", test_cancelled_halfway);
  g_test_add_func ("/match/progress-is-told-as-time-passes", test_progress);

  return g_test_run ();
}
