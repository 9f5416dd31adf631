/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Offers against every offer that could be made of few careers and mentors, as they are planned. */

#include "schedule/mp-plan-offer.h"

#include "schedule/mp-planner.h"

#define N_CASES 1000
#define MOST_MENTORS 24
#define N_SWAPS 50

typedef struct
{
  const MpPlanProblem *problem;
  const GArray *mentors;
  guint n_seats;
  guint fewest;
  guint most;
  guint seated[MOST_MENTORS];
  gint64 best;
} Trial;

static void
add_tables (MpPlanProblem *problem, const Trial *trial)
{
  for (guint c = 0; c < trial->problem->n_careers; c++)
    {
      guint64 open = 0;

      for (guint m = 0; m < trial->mentors->len; m++)
        if (trial->seated[m] == c)
          open |= g_array_index (trial->mentors, MpOfferMentor, m).rotations;
      mp_plan_problem_add_mentor (problem,
                                  mp_plan_problem_add_table (problem, c, trial->n_seats, open), c);
    }
}

/* What the best plan of the offer is worth. */
static gint64
count_offer (const Trial *trial)
{
  g_autoptr (MpPlanProblem) problem = mp_plan_problem_copy (trial->problem);
  g_autoptr (MpPlan) plan = NULL;
  g_autoptr (GError) error = NULL;

  add_tables (problem, trial);
  plan = mp_plan_free_mode (problem, NULL, NULL, NULL, &error);
  g_assert_no_error (error);

  return plan->points;
}

/* Mentors who are never there make no table. */
static guint
count_tables (const Trial *trial)
{
  guint64 careers = 0;

  for (guint m = 0; m < trial->mentors->len; m++)
    if (trial->seated[m] < trial->problem->n_careers)
      careers |= (guint64) 1 << trial->seated[m];

  return __builtin_popcountll (careers);
}

static void
try_mentors (Trial *trial, guint mentor)
{
  const guint64 all = (1u << trial->problem->n_rotations) - 1;
  const MpOfferMentor *who;

  if (mentor == trial->mentors->len)
    {
      const guint n_tables = count_tables (trial);

      if (n_tables >= trial->fewest && n_tables <= trial->most)
        trial->best = MAX (trial->best, count_offer (trial));
      return;
    }

  who = &g_array_index (trial->mentors, MpOfferMentor, mentor);
  for (guint c = 0; c <= trial->problem->n_careers; c++)
    {
      const gboolean can = (who->careers >> c & 1) != 0 && (who->rotations & all) != 0;

      if (c < trial->problem->n_careers && !can)
        continue;
      trial->seated[mentor] = c;
      try_mentors (trial, mentor + 1);
    }
}

static gboolean
sits_twice (const MpOffer *offer, guint mentor)
{
  guint n = 0;

  for (guint k = 0; k < offer->tables->len; k++)
    {
      const GArray *mentors = g_array_index (offer->tables, MpPlanTable, k).mentors;

      for (guint m = 0; m < mentors->len; m++)
        n += g_array_index (mentors, guint, m) == mentor;
    }

  return n > 1;
}

/* What an offer has to be, and that it is worth what it says. */
static void
assert_offer (Trial *trial, const MpOffer *offer)
{
  const guint64 all = (1u << trial->problem->n_rotations) - 1;

  g_assert_cmpuint (offer->tables->len, >=, trial->fewest);
  g_assert_cmpuint (offer->tables->len, <=, trial->most);
  for (guint m = 0; m < trial->mentors->len; m++)
    {
      g_assert_false (sits_twice (offer, m));
      trial->seated[m] = trial->problem->n_careers;
    }
  for (guint k = 0; k < offer->tables->len; k++)
    {
      const MpPlanTable *table = &g_array_index (offer->tables, MpPlanTable, k);
      guint64 open = 0;

      g_assert_cmpuint (table->n_seats, ==, trial->n_seats);
      g_assert_cmpuint (table->mentors->len, >, 0);
      if (k > 0)
        g_assert_cmpuint (g_array_index (offer->tables, MpPlanTable, k - 1).career, <,
                          table->career);
      for (guint m = 0; m < table->mentors->len; m++)
        {
          const guint mentor = g_array_index (table->mentors, guint, m);
          const MpOfferMentor *who = &g_array_index (trial->mentors, MpOfferMentor, mentor);

          g_assert_cmpuint (who->careers >> table->career & 1, ==, 1);
          open |= who->rotations & all;
          trial->seated[mentor] = table->career;
        }
      g_assert_cmpuint (open, ==, table->open);
      g_assert_cmpuint (open, !=, 0);
    }
  g_assert_cmpint (count_offer (trial), ==, offer->points);
}

static void
wish_something (MpPlanProblem *problem, GRand *rand)
{
  for (guint i = 0; i < problem->n_mentees; i++)
    for (guint rank = 1; rank <= MP_PLAN_N_RANKS; rank++)
      {
        const gdouble chance = g_rand_double (rand);
        const guint career = chance * chance * problem->n_careers;

        if (problem->ranks[i * problem->n_careers + career] == 0)
          mp_plan_problem_set_wish (problem, i, rank, career);
      }
}

static GArray *
find_mentors (GRand *rand, guint n_mentors, guint n_careers, guint n_careers_each, guint rotations)
{
  GArray *mentors = g_array_new (FALSE, FALSE, sizeof (MpOfferMentor));

  for (guint m = 0; m < n_mentors; m++)
    {
      MpOfferMentor mentor = { 0, rotations };

      for (guint k = 0; k < n_careers_each; k++)
        mentor.careers |= (guint64) 1 << g_rand_int_range (rand, 0, n_careers);
      if (g_rand_int_range (rand, 0, 2) == 0)
        mentor.rotations = g_rand_int_range (rand, 0, rotations + 1);
      g_array_append_val (mentors, mentor);
    }

  return mentors;
}

static void
test_against_all_offers (void)
{
  g_autoptr (GRand) rand = g_rand_new_with_seed (4);
  guint n_offers = 0;

  for (guint n = 0; n < N_CASES; n++)
    {
      const guint n_rotations = g_rand_int_range (rand, 1, 4);
      g_autoptr (MpPlanProblem) problem
        = mp_plan_problem_new (g_rand_int_range (rand, 1, 5), g_rand_int_range (rand, 1, 5),
                               n_rotations);
      g_autoptr (GArray) mentors = find_mentors (rand, g_rand_int_range (rand, 0, 5),
                                                 problem->n_careers, 2, (1 << n_rotations) - 1);
      g_autoptr (MpOffer) offer = NULL;
      g_autoptr (GError) error = NULL;
      Trial trial = { problem, mentors, g_rand_int_range (rand, 0, 4), 0, 0, { 0 }, G_MININT64 };

      trial.fewest = g_rand_int_range (rand, 0, 3);
      trial.most = trial.fewest + g_rand_int_range (rand, 0, 3);
      wish_something (problem, rand);
      if (n % 5 == 0)
        problem->points.other = g_rand_int_range (rand, -30, 8);
      try_mentors (&trial, 0);
      offer = mp_plan_choose_offer (problem, mentors, trial.n_seats, trial.fewest, trial.most, NULL,
                                    &error);
      if (trial.best == G_MININT64)
        {
          g_assert_error (error, MP_PLAN_ERROR, MP_PLAN_ERROR_INVALID);
          continue;
        }
      g_assert_no_error (error);
      assert_offer (&trial, offer);
      g_assert_cmpint (offer->points, ==, trial.best);
      g_assert_cmpint (offer->bound, ==, trial.best);
      n_offers++;
    }

  g_assert_cmpuint (n_offers, >, N_CASES / 2);
}

static MpPlanProblem *
make_cohort (GRand *rand)
{
  MpPlanProblem *problem = mp_plan_problem_new (60, 12, 3);

  wish_something (problem, rand);

  return problem;
}

/* Each mentor knows up to three careers and is there in about seven rotations of ten. */
static GArray *
find_absent (GRand *rand, guint n_mentors, const MpPlanProblem *problem)
{
  GArray *mentors = g_array_new (FALSE, FALSE, sizeof (MpOfferMentor));

  for (guint m = 0; m < n_mentors; m++)
    {
      MpOfferMentor mentor = { 0, 0 };

      for (guint k = 0; k < 3; k++)
        mentor.careers |= (guint64) 1 << g_rand_int_range (rand, 0, problem->n_careers);
      for (guint t = 0; t < problem->n_rotations; t++)
        mentor.rotations |= (guint64) (g_rand_int_range (rand, 0, 10) < 7) << t;
      g_array_append_val (mentors, mentor);
    }

  return mentors;
}

static void
move_somebody (Trial *trial, GRand *rand)
{
  const guint mentor = g_rand_int_range (rand, 0, trial->mentors->len);
  const MpOfferMentor *who = &g_array_index (trial->mentors, MpOfferMentor, mentor);
  const guint nth = g_rand_int_range (rand, 0, __builtin_popcountll (who->careers) + 1);
  guint64 careers = who->rotations != 0 ? who->careers : 0;

  for (guint k = 0; k < nth; k++)
    careers &= careers - 1;
  trial->seated[mentor] = careers != 0 ? (guint) __builtin_ctzll (careers)
                                       : trial->problem->n_careers;
}

/* Moves one to four mentors at random, again and again, and keeps what is no worse. */
static void
swap_mentors (Trial *trial, GRand *rand)
{
  for (guint n = 0; n < N_SWAPS; )
    {
      Trial next = *trial;

      for (guint left = g_rand_int_range (rand, 1, 5); left > 0; left--)
        move_somebody (&next, rand);
      if (count_tables (&next) < trial->fewest || count_tables (&next) > trial->most)
        continue;
      n++;
      next.best = count_offer (&next);
      if (next.best >= trial->best)
        *trial = next;
    }
}

/* Any offer of the fewest tables, to begin with. */
static void
seat_anybody (Trial *trial, GRand *rand)
{
  for (guint m = 0; m < trial->mentors->len; m++)
    trial->seated[m] = trial->problem->n_careers;
  while (count_tables (trial) < trial->fewest)
    move_somebody (trial, rand);
  trial->best = count_offer (trial);
}

/* Where mentors have gaps, seats can be missing in one rotation while others have too many. */
static void
test_swaps_gain_little (void)
{
  for (guint seed = 0; seed < 2; seed++)
    {
      g_autoptr (GRand) rand = g_rand_new_with_seed (seed);
      g_autoptr (MpPlanProblem) problem = mp_plan_problem_new (80, 18, 5);
      g_autoptr (GArray) mentors = find_absent (rand, 20, problem);
      g_autoptr (MpOffer) offer = NULL;
      Trial trial = { problem, mentors, 10, 8, 10, { 0 }, G_MININT64 };

      wish_something (problem, rand);
      offer = mp_plan_choose_offer (problem, mentors, 10, 8, 10, NULL, NULL);
      assert_offer (&trial, offer);
      trial.best = offer->points;
      swap_mentors (&trial, rand);
      g_assert_cmpint (trial.best, <=, offer->bound);
      g_assert_cmpint (trial.best * 98, <=, offer->points * 100);
      seat_anybody (&trial, rand);
      swap_mentors (&trial, rand);
      g_assert_cmpint (trial.best, <=, offer->bound);
      g_assert_cmpint (trial.best * 98, <=, offer->points * 100);
      g_test_message ("seed %u: %" G_GINT64_FORMAT " of at most %" G_GINT64_FORMAT ", swaps %"
                      G_GINT64_FORMAT, seed, offer->points, offer->bound, trial.best);
    }
}

/* Two mentors are there at the same times, and a third, less wished for, in the other rotation:
 * counting seats over all rotations, the two would be enough. */
static void
test_seats_in_each_rotation (void)
{
  g_autoptr (MpPlanProblem) problem = mp_plan_problem_new (4, 3, 2);
  g_autoptr (GArray) mentors = g_array_new (FALSE, FALSE, sizeof (MpOfferMentor));
  const MpOfferMentor who[] = { { 1, 1 }, { 2, 1 }, { 4, 2 } };
  g_autoptr (MpOffer) offer = NULL;

  g_array_append_vals (mentors, who, G_N_ELEMENTS (who));
  for (guint i = 0; i < 4; i++)
    {
      mp_plan_problem_set_wish (problem, i, 1, 0);
      mp_plan_problem_set_wish (problem, i, 2, 1);
    }
  offer = mp_plan_choose_offer (problem, mentors, 4, 2, 2, NULL, NULL);

  g_assert_cmpuint (offer->tables->len, ==, 2);
  g_assert_cmpuint (g_array_index (offer->tables, MpPlanTable, 0).career, ==, 0);
  g_assert_cmpuint (g_array_index (offer->tables, MpPlanTable, 1).career, ==, 2);
  g_assert_cmpint (offer->points, ==, 40);
  g_assert_cmpint (offer->bound, ==, 40);
}

static void
test_same_offer (void)
{
  g_autoptr (GRand) rand = g_rand_new_with_seed (12);
  g_autoptr (MpPlanProblem) problem = make_cohort (rand);
  g_autoptr (GArray) mentors = find_mentors (rand, 20, 12, 3, 7);
  g_autoptr (MpOffer) one = mp_plan_choose_offer (problem, mentors, 10, 2, 6, NULL, NULL);
  g_autoptr (MpOffer) other = mp_plan_choose_offer (problem, mentors, 10, 2, 6, NULL, NULL);

  g_assert_cmpint (one->points, <=, one->bound);
  g_assert_cmpint (one->points, ==, other->points);
  g_assert_cmpint (one->bound, ==, other->bound);
  g_assert_cmpuint (one->tables->len, ==, other->tables->len);
  for (guint k = 0; k < one->tables->len; k++)
    {
      const MpPlanTable *a = &g_array_index (one->tables, MpPlanTable, k);
      const MpPlanTable *b = &g_array_index (other->tables, MpPlanTable, k);

      g_assert_cmpuint (a->career, ==, b->career);
      g_assert_cmpmem (a->mentors->data, a->mentors->len * sizeof (guint),
                       b->mentors->data, b->mentors->len * sizeof (guint));
    }
}

/* A table that nobody wishes, and a second mentor at the same times, add nothing. */
static void
test_nothing_superfluous (void)
{
  g_autoptr (MpPlanProblem) problem = mp_plan_problem_new (2, 3, 1);
  g_autoptr (GArray) mentors = g_array_new (FALSE, FALSE, sizeof (MpOfferMentor));
  const MpOfferMentor who[] = { { 1, 1 }, { 1, 1 }, { 2, 1 }, { 4, 0 } };
  g_autoptr (MpOffer) small = NULL, large = NULL;

  g_array_append_vals (mentors, who, G_N_ELEMENTS (who));
  mp_plan_problem_set_wish (problem, 0, 1, 0);
  mp_plan_problem_set_wish (problem, 1, 1, 0);
  small = mp_plan_choose_offer (problem, mentors, 5, 0, 3, NULL, NULL);
  large = mp_plan_choose_offer (problem, mentors, 5, 2, 3, NULL, NULL);

  g_assert_cmpint (small->points, ==, 20);
  g_assert_cmpuint (small->tables->len, ==, 1);
  g_assert_cmpuint (g_array_index (small->tables, MpPlanTable, 0).mentors->len, ==, 1);
  g_assert_cmpuint (large->tables->len, ==, 2);
}

static void
test_nothing_to_choose (void)
{
  g_autoptr (GArray) mentors = g_array_new (FALSE, FALSE, sizeof (MpOfferMentor));
  const MpOfferMentor mentor = { 1, 3 };
  g_autoptr (MpPlanProblem) nobody = mp_plan_problem_new (0, 2, 2);
  g_autoptr (MpPlanProblem) no_careers = mp_plan_problem_new (3, 0, 2);
  g_autoptr (MpPlanProblem) no_time = mp_plan_problem_new (3, 2, 0);
  const MpPlanProblem *problems[] = { nobody, no_careers, no_time };

  for (guint k = 0; k < G_N_ELEMENTS (problems); k++)
    {
      g_autoptr (MpOffer) offer = mp_plan_choose_offer (problems[k], mentors, 5, 0, 9, NULL, NULL);

      g_assert_cmpuint (offer->tables->len, ==, 0);
      g_assert_cmpint (offer->points, ==, -20 * (gint64) problems[k]->n_mentees
                                          * problems[k]->n_rotations);
      g_assert_cmpint (offer->bound, ==, offer->points);
    }

  g_array_append_val (mentors, mentor);
  {
    g_autoptr (MpPlanProblem) problem = mp_plan_problem_new (3, 2, 2);
    g_autoptr (MpOffer) no_tables = mp_plan_choose_offer (problem, mentors, 5, 0, 0, NULL, NULL);
    g_autoptr (MpOffer) no_seats = mp_plan_choose_offer (problem, mentors, 0, 1, 2, NULL, NULL);

    g_assert_cmpuint (no_tables->tables->len, ==, 0);
    g_assert_cmpint (no_tables->bound, ==, -120);
    g_assert_cmpuint (no_seats->tables->len, ==, 1);
    g_assert_cmpint (no_seats->bound, ==, -120);
  }
}

static void
assert_refused (guint n_careers, guint64 careers, guint fewest, guint most, const char *message)
{
  g_autoptr (MpPlanProblem) problem = mp_plan_problem_new (3, n_careers, 2);
  g_autoptr (GArray) mentors = g_array_new (FALSE, FALSE, sizeof (MpOfferMentor));
  const MpOfferMentor mentor = { careers, 3 };
  g_autoptr (GError) error = NULL;

  g_array_append_val (mentors, mentor);
  g_assert_null (mp_plan_choose_offer (problem, mentors, 5, fewest, most, NULL, &error));
  g_assert_error (error, MP_PLAN_ERROR, MP_PLAN_ERROR_INVALID);
  g_assert_cmpstr (error->message, ==, message);
}

static void
test_contradictions (void)
{
  assert_refused (2, 4, 0, 2, "Mentor 1 can speak about career 3, but there are 2 careers.");
  assert_refused (2, 1, 3, 2, "An offer cannot have at least 3 tables and at most 2 (K-2).");
  assert_refused (2, 3, 2, 3, "Careers that can have a table with a mentor of their own: 1. There"
                              " are to be at least 2 (K-2, K-3).");
  assert_refused (65, 1, 0, 2, "There are tables about 65 careers, but some can be chosen of at"
                               " most 64.");
}

static void
test_cancelled (void)
{
  g_autoptr (GRand) rand = g_rand_new_with_seed (14);
  g_autoptr (MpPlanProblem) problem = make_cohort (rand);
  g_autoptr (GArray) mentors = find_mentors (rand, 10, 12, 3, 7);
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (GError) error = NULL;

  g_cancellable_cancel (cancellable);
  g_assert_null (mp_plan_choose_offer (problem, mentors, 10, 0, 6, cancellable, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/plan-offer/no-other-offer-is-better", test_against_all_offers);
  g_test_add_func ("/plan-offer/seats-count-in-each-rotation", test_seats_in_each_rotation);
  g_test_add_func ("/plan-offer/swaps-gain-little-where-mentors-have-gaps",
                   test_swaps_gain_little);
  g_test_add_func ("/plan-offer/the-same-wishes-have-the-same-offer", test_same_offer);
  g_test_add_func ("/plan-offer/nothing-superfluous-is-offered", test_nothing_superfluous);
  g_test_add_func ("/plan-offer/nothing-to-choose-is-no-error", test_nothing_to_choose);
  g_test_add_func ("/plan-offer/contradictions-are-named", test_contradictions);
  g_test_add_func ("/plan-offer/can-be-cancelled", test_cancelled);

  return g_test_run ();
}
