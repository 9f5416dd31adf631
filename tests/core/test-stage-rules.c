/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Criteria of stages (S-1), legal changes of state and the order of stages (S-2). */

#include "rules/mp-stage-rules.h"

#define TODAY ((MpDate){ 20261104 })
#define DAY(packed) ((MpDate){ packed })
#define REQUEST(letter, word, ...) \
  ((MpStageRequest){ .stage = MP_STAGE_##letter, .state = MP_STAGE_##word, __VA_ARGS__ })

typedef struct
{
  MpPipeline *pipeline;
  MpProblems *problems;
} Fixture;

static void
set_up (Fixture *fixture, gconstpointer data)
{
  fixture->pipeline = mp_pipeline_new (7);
  fixture->problems = mp_problems_new ();
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  mp_pipeline_free (fixture->pipeline);
  mp_problems_free (fixture->problems);
}

static void
give (Fixture *fixture, MpStage stage, MpStageState state)
{
  fixture->pipeline->stages[stage - MP_STAGE_A].state = state;
}

static gboolean
check (Fixture *fixture, MpStageRequest request)
{
  if (!mp_date_is_set (request.on))
    request.on = TODAY;
  return mp_stage_check (fixture->pipeline, &request, TODAY, fixture->problems);
}

static void
assert_only_problem (Fixture *fixture, const char *field, const char *rule, const char *message)
{
  const MpProblem *problem;

  g_assert_cmpuint (mp_problems_get_count (fixture->problems), ==, 1);
  problem = mp_problems_get (fixture->problems, 0);
  g_assert_cmpstr (problem->field->name, ==, field);
  g_assert_cmpstr (problem->rule, ==, rule);
  g_assert_cmpstr (problem->message, ==, message);
}

static void
test_every_stage_has_criteria (void)
{
  static const guint n_expected[] = { 3, 3, 5, 3, 2 };

  for (guint i = 0; i < MP_N_STAGES; i++)
    {
      guint n_criteria;
      const MpStageCriterion *list = mp_stage_list_criteria (MP_STAGE_A + i, &n_criteria);

      g_assert_cmpuint (n_criteria, ==, n_expected[i]);
      for (guint j = 0; j < n_criteria; j++)
        {
          g_assert_cmpint (list[j].stage, ==, MP_STAGE_A + i);
          g_assert_cmpstr (list[j].text, !=, "");
        }
    }
}

static void
test_unknown_records_are_not_counted (void)
{
  MpStageTally tally = { 0 };
  MpStageProgress progress = mp_stage_measure_progress (MP_STAGE_C, &tally);

  g_assert_cmpuint (progress.n_criteria, ==, 5);
  g_assert_cmpuint (progress.n_counted, ==, 0);
  g_assert_cmpuint (progress.n_met, ==, 0);
  g_assert_cmpfloat (progress.fraction, ==, 0);
}

static void
test_known_records_are_counted (void)
{
  MpStageTally tally = { 0 };
  MpStageProgress progress;

  for (guint i = 0; i < MP_N_STAGE_COUNTS; i++)
    tally.known[i] = TRUE;
  tally.number[MP_STAGE_COUNT_PLACEMENT_MENTORS] = 4;
  tally.number[MP_STAGE_COUNT_PLACEMENT_ASSESSMENTS] = 1;

  progress = mp_stage_measure_progress (MP_STAGE_C, &tally);
  g_assert_cmpuint (progress.n_counted, ==, 5);
  g_assert_cmpuint (progress.n_met, ==, 1);
  g_assert_cmpfloat_with_epsilon (progress.fraction, 0.3, 1e-9);
}

static void
test_need_follows_another_count (void)
{
  MpStageTally tally = { 0 };
  guint n_criteria, number, needed;
  const MpStageCriterion *sessions = mp_stage_list_criteria (MP_STAGE_B, &n_criteria) + 1;

  tally.known[MP_STAGE_COUNT_FOCUS_SESSIONS] = TRUE;
  tally.number[MP_STAGE_COUNT_FOCUS_SESSIONS] = 2;
  g_assert_false (mp_stage_criterion_count (sessions, &tally, &number, &needed));

  tally.known[MP_STAGE_COUNT_FOCUS_CAREERS] = TRUE;
  tally.number[MP_STAGE_COUNT_FOCUS_CAREERS] = 3;
  g_assert_true (mp_stage_criterion_count (sessions, &tally, &number, &needed));
  g_assert_cmpuint (number, ==, 2);
  g_assert_cmpuint (needed, ==, 3);

  tally.number[MP_STAGE_COUNT_FOCUS_CAREERS] = 1;
  g_assert_true (mp_stage_criterion_count (sessions, &tally, &number, &needed));
  g_assert_cmpuint (number, ==, 1);

  tally.number[MP_STAGE_COUNT_FOCUS_CAREERS] = 0;
  tally.number[MP_STAGE_COUNT_FOCUS_SESSIONS] = 0;
  g_assert_true (mp_stage_criterion_count (sessions, &tally, &number, &needed));
  g_assert_cmpuint (number, ==, 0);
  g_assert_cmpuint (needed, ==, 1);
}

static void
test_moves_are_those_of_the_table (void)
{
  /* Rows: before; columns: after.  n: not legal, f: forward, b: back. */
  static const char *const expected[] = { "nfnff", "bnfff", "bfnff", "bbnnn", "bfnfn" };

  for (guint before = MP_STAGE_NOT_STARTED; before <= MP_STAGE_WAIVED; before++)
    for (guint after = MP_STAGE_NOT_STARTED; after <= MP_STAGE_WAIVED; after++)
      {
        const MpStageMove *move = mp_stage_find_move (before, after);
        char kind = move == NULL ? 'n' : move->back ? 'b' : 'f';

        g_assert_cmpint (kind, ==, expected[before - 1][after - 1]);
      }
}

static void
test_moves_are_listed_by_state (void)
{
  guint n_all = 0;

  for (guint before = MP_STAGE_NOT_STARTED; before <= MP_STAGE_WAIVED; before++)
    {
      guint n_moves;
      const MpStageMove *list = mp_stage_list_moves (before, &n_moves);

      for (guint i = 0; i < n_moves; i++)
        {
          g_assert_cmpint (list[i].before, ==, before);
          g_assert_true (mp_stage_find_move (before, list[i].after) == &list[i]);
        }
      n_all += n_moves;
    }
  g_assert_cmpuint (n_all, ==, 16);
}

static void
test_illegal_move_is_refused (Fixture *fixture, gconstpointer data)
{
  give (fixture, MP_STAGE_B, MP_STAGE_COMPLETED);
  g_assert_false (check (fixture, REQUEST (B, PAUSED)));
  assert_only_problem (fixture, "after", NULL,
                       "Stage B is “Completed” and cannot become “Paused”.");
}

static void
test_same_state_is_refused (Fixture *fixture, gconstpointer data)
{
  give (fixture, MP_STAGE_B, MP_STAGE_ACTIVE);
  g_assert_false (check (fixture, REQUEST (B, ACTIVE)));
  assert_only_problem (fixture, "after", NULL, "Stage B is “Under way” already.");
}

static void
test_c_needs_a_and_b (Fixture *fixture, gconstpointer data)
{
  g_assert_false (check (fixture, REQUEST (C, ACTIVE)));
  assert_only_problem (fixture, "after", "S-2",
                       "Stage C needs stages A and B to be complete or waived first.");
}

static void
test_c_needs_b_when_a_is_done (Fixture *fixture, gconstpointer data)
{
  give (fixture, MP_STAGE_A, MP_STAGE_COMPLETED);
  give (fixture, MP_STAGE_B, MP_STAGE_PAUSED);
  g_assert_false (check (fixture, REQUEST (C, COMPLETED)));
  assert_only_problem (fixture, "after", "S-2",
                       "Stage C needs stage B to be complete or waived first.");
}

static void
test_order_holds_for_all_states_of_a_and_b (Fixture *fixture, gconstpointer data)
{
  for (guint a = MP_STAGE_NOT_STARTED; a <= MP_STAGE_WAIVED; a++)
    for (guint b = MP_STAGE_NOT_STARTED; b <= MP_STAGE_WAIVED; b++)
      {
        gboolean done = mp_stage_state_is_done (a) && mp_stage_state_is_done (b);

        give (fixture, MP_STAGE_A, a);
        give (fixture, MP_STAGE_B, b);
        give (fixture, MP_STAGE_C, MP_STAGE_NOT_STARTED);
        g_assert_cmpint (check (fixture, REQUEST (C, ACTIVE)), ==, done);
        give (fixture, MP_STAGE_C, MP_STAGE_WAIVED);
        g_assert_cmpint (check (fixture, REQUEST (C, ACTIVE)), ==, done);
        give (fixture, MP_STAGE_C, MP_STAGE_PAUSED);
        g_assert_true (check (fixture, REQUEST (C, ACTIVE)));
      }
}

static void
test_waiving_c_does_not_enter_it (Fixture *fixture, gconstpointer data)
{
  g_assert_true (check (fixture, REQUEST (C, WAIVED, .reason = "Works already")));
}

static void
test_other_stages_need_no_order (Fixture *fixture, gconstpointer data)
{
  g_assert_true (check (fixture, REQUEST (B, ACTIVE)));
  g_assert_true (check (fixture, REQUEST (D, ACTIVE)));
  g_assert_true (check (fixture, REQUEST (E, ACTIVE)));
}

static void
test_override_needs_a_reason (Fixture *fixture, gconstpointer data)
{
  MpStageRequest request = REQUEST (C, ACTIVE, .reason = " \t ", .override = TRUE);

  g_assert_false (check (fixture, request));
  assert_only_problem (fixture, "reason", "S-2",
                       "Entering stage C out of order needs a reason, which is kept.");
  request.reason = "A summer job came up";
  g_assert_true (check (fixture, request));
}

static void
test_waiving_needs_a_reason (Fixture *fixture, gconstpointer data)
{
  MpStageRequest request = REQUEST (A, WAIVED, .override = TRUE);

  g_assert_false (check (fixture, request));
  assert_only_problem (fixture, "reason", NULL, "Waiving stage A needs a reason, which is kept.");
  request.reason = "Came from another programme";
  g_assert_true (check (fixture, request));
}

static void
test_future_is_refused (Fixture *fixture, gconstpointer data)
{
  g_assert_false (check (fixture, REQUEST (A, ACTIVE, .on = DAY (20261105))));
  assert_only_problem (fixture, "happened_on", NULL,
                       "The day of the change lies in the future; give the day on which it "
                       "happened.");
}

static void
test_no_day_is_refused (Fixture *fixture, gconstpointer data)
{
  MpStageRequest request = REQUEST (A, ACTIVE);

  g_assert_false (mp_stage_check (fixture->pipeline, &request, TODAY, fixture->problems));
  assert_only_problem (fixture, "happened_on", NULL,
                       "The change needs the day on which it happened.");
}

static void
test_end_does_not_come_before_start (Fixture *fixture, gconstpointer data)
{
  give (fixture, MP_STAGE_A, MP_STAGE_ACTIVE);
  fixture->pipeline->stages[0].started_on = DAY (20261004);

  g_assert_false (check (fixture, REQUEST (A, COMPLETED, .on = DAY (20261003))));
  assert_only_problem (fixture, "happened_on", NULL,
                       "Stage A was started on 4 October 2026; what comes after cannot be "
                       "earlier.");
  g_assert_true (check (fixture, REQUEST (A, COMPLETED, .on = DAY (20261004))));
  g_assert_true (check (fixture, REQUEST (A, NOT_STARTED, .on = DAY (20261001))));
  give (fixture, MP_STAGE_A, MP_STAGE_WAIVED);
  g_assert_true (check (fixture, REQUEST (A, ACTIVE, .on = DAY (20261001))));
  g_assert_false (check (fixture, REQUEST (A, COMPLETED, .on = DAY (20261001))));
}

static void
test_all_problems_are_named_at_once (Fixture *fixture, gconstpointer data)
{
  g_assert_false (check (fixture, REQUEST (C, ACTIVE, .on = DAY (20991231))));
  g_assert_cmpuint (mp_problems_get_count (fixture->problems), ==, 2);
  g_assert_nonnull (mp_problems_find (fixture->problems, "after"));
  g_assert_nonnull (mp_problems_find (fixture->problems, "happened_on"));
}

/* Checks and carries out a request, as the store does. */
static void
fulfil (Fixture *fixture, MpStageRecord *record, MpStageRequest request, MpStageChange *change)
{
  g_assert_true (check (fixture, request));
  mp_stage_fulfil (fixture->pipeline, &request, record, change);
  mp_pipeline_set_record (fixture->pipeline, record);
}

static void
test_dates_follow_the_states (Fixture *fixture, gconstpointer data)
{
  static const struct
  {
    MpStageState state;
    gint32 on;
    gint32 started_on;
    gint32 completed_on;
  } steps[] = {
    { MP_STAGE_ACTIVE, 20260901, 20260901, 0 },
    { MP_STAGE_PAUSED, 20260910, 20260901, 0 },
    { MP_STAGE_ACTIVE, 20260920, 20260901, 0 },
    { MP_STAGE_COMPLETED, 20261001, 20260901, 20261001 },
    { MP_STAGE_ACTIVE, 20261005, 20260901, 0 },
    { MP_STAGE_NOT_STARTED, 20261006, 0, 0 },
    { MP_STAGE_COMPLETED, 20261007, 0, 20261007 },
    { MP_STAGE_ACTIVE, 20261008, 20261008, 0 },
    { MP_STAGE_WAIVED, 20261009, 20261008, 0 },
    { MP_STAGE_ACTIVE, 20261010, 20261010, 0 },
  };
  g_autoptr (MpStageRecord) record = mp_stage_record_new ();

  for (guint i = 0; i < G_N_ELEMENTS (steps); i++)
    {
      g_autoptr (MpStageChange) change = mp_stage_change_new ();
      MpStageState before = mp_pipeline_get_status (fixture->pipeline, MP_STAGE_B)->state;

      fulfil (fixture, record,
              (MpStageRequest){ .stage = MP_STAGE_B, .state = steps[i].state,
                                .on = DAY (steps[i].on), .reason = "because" },
              change);
      g_assert_cmpint (record->mentee, ==, 7);
      g_assert_cmpint (record->stage, ==, MP_STAGE_B);
      g_assert_cmpint (record->state, ==, steps[i].state);
      g_assert_cmpint (record->started_on.packed, ==, steps[i].started_on);
      g_assert_cmpint (record->completed_on.packed, ==, steps[i].completed_on);
      g_assert_cmpint (change->mentee, ==, 7);
      g_assert_cmpint (change->stage, ==, MP_STAGE_B);
      g_assert_cmpint (change->before, ==, before);
      g_assert_cmpint (change->after, ==, steps[i].state);
      g_assert_cmpint (change->happened_on.packed, ==, steps[i].on);
      g_assert_cmpstr (change->reason, ==, "because");
      g_assert_false (change->overridden);
    }
}

static void
test_reason_lasts_as_long_as_what_it_explains (Fixture *fixture, gconstpointer data)
{
  static const struct
  {
    MpStageState state;
    const char *given;
    gboolean override;
    const char *kept;
    gboolean overridden;
    gboolean change_overridden;
  } steps[] = {
    { MP_STAGE_ACTIVE, "A job came up", TRUE, "A job came up", TRUE, TRUE },
    { MP_STAGE_PAUSED, "Ill", FALSE, "A job came up", TRUE, FALSE },
    { MP_STAGE_COMPLETED, NULL, FALSE, "A job came up", TRUE, FALSE },
    { MP_STAGE_ACTIVE, " ", FALSE, "A job came up", TRUE, FALSE },
    { MP_STAGE_WAIVED, "Moved away", FALSE, "Moved away", FALSE, FALSE },
    { MP_STAGE_NOT_STARTED, NULL, FALSE, NULL, FALSE, FALSE },
    { MP_STAGE_COMPLETED, "Done last year", TRUE, "Done last year", TRUE, TRUE },
    { MP_STAGE_NOT_STARTED, "By mistake", FALSE, NULL, FALSE, FALSE },
  };
  g_autoptr (MpStageRecord) record = mp_stage_record_new ();

  for (guint i = 0; i < G_N_ELEMENTS (steps); i++)
    {
      g_autoptr (MpStageChange) change = mp_stage_change_new ();

      fulfil (fixture, record,
              (MpStageRequest){ .stage = MP_STAGE_C, .state = steps[i].state, .on = TODAY,
                                .reason = steps[i].given, .override = steps[i].override },
              change);
      record->started_on = DAY (20261001);
      mp_pipeline_set_record (fixture->pipeline, record);
      g_assert_cmpstr (record->reason, ==, steps[i].kept);
      g_assert_cmpint (record->overridden, ==, steps[i].overridden);
      g_assert_cmpint (change->overridden, ==, steps[i].change_overridden);
    }
}

static void
test_override_without_need_is_not_recorded (Fixture *fixture, gconstpointer data)
{
  g_autoptr (MpStageRecord) record = mp_stage_record_new ();
  g_autoptr (MpStageChange) change = mp_stage_change_new ();

  give (fixture, MP_STAGE_A, MP_STAGE_COMPLETED);
  give (fixture, MP_STAGE_B, MP_STAGE_WAIVED);
  fulfil (fixture, record,
          REQUEST (C, ACTIVE, .on = TODAY, .reason = "To be sure", .override = TRUE), change);
  g_assert_false (record->overridden);
  g_assert_null (record->reason);
  g_assert_false (change->overridden);
  g_assert_cmpstr (change->reason, ==, "To be sure");
}

static void
test_next_is_the_first_stage_left (Fixture *fixture, gconstpointer data)
{
  MpStage stage = 0;

  g_assert_cmpint (mp_pipeline_get_next (fixture->pipeline, &stage), ==, MP_STAGE_STEP_START);
  g_assert_cmpint (stage, ==, MP_STAGE_A);

  give (fixture, MP_STAGE_A, MP_STAGE_COMPLETED);
  give (fixture, MP_STAGE_B, MP_STAGE_PAUSED);
  give (fixture, MP_STAGE_E, MP_STAGE_ACTIVE);
  g_assert_cmpint (mp_pipeline_get_next (fixture->pipeline, &stage), ==, MP_STAGE_STEP_RESUME);
  g_assert_cmpint (stage, ==, MP_STAGE_B);

  give (fixture, MP_STAGE_B, MP_STAGE_WAIVED);
  give (fixture, MP_STAGE_C, MP_STAGE_COMPLETED);
  give (fixture, MP_STAGE_D, MP_STAGE_COMPLETED);
  g_assert_cmpint (mp_pipeline_get_next (fixture->pipeline, &stage), ==, MP_STAGE_STEP_COMPLETE);
  g_assert_cmpint (stage, ==, MP_STAGE_E);

  give (fixture, MP_STAGE_E, MP_STAGE_COMPLETED);
  stage = MP_STAGE_C;
  g_assert_cmpint (mp_pipeline_get_next (fixture->pipeline, &stage), ==, MP_STAGE_STEP_NONE);
  g_assert_cmpint (stage, ==, MP_STAGE_C);
}

static void
test_copy_stands_alone (void)
{
  g_autoptr (MpPipeline) copy = NULL;
  MpPipeline *pipeline = mp_pipeline_new (3);
  MpStageChange *change = mp_stage_change_new ();

  mp_set_text (&pipeline->stages[2].reason, "Moved away");
  mp_set_text (&change->reason, "Moved away");
  pipeline->changes = g_ptr_array_new_with_free_func (mp_row_free);
  g_ptr_array_add (pipeline->changes, change);
  copy = mp_pipeline_copy (pipeline);
  mp_pipeline_free (pipeline);

  g_assert_cmpint (copy->mentee, ==, 3);
  g_assert_cmpstr (mp_pipeline_get_status (copy, MP_STAGE_C)->reason, ==, "Moved away");
  change = g_ptr_array_index (copy->changes, 0);
  g_assert_cmpstr (change->reason, ==, "Moved away");
}

#define ADD(path, function) \
  g_test_add ("/stage-rules/" path, Fixture, NULL, set_up, function, tear_down)

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/stage-rules/every-stage-has-criteria", test_every_stage_has_criteria);
  g_test_add_func ("/stage-rules/unknown-records-are-not-counted",
                   test_unknown_records_are_not_counted);
  g_test_add_func ("/stage-rules/known-records-are-counted", test_known_records_are_counted);
  g_test_add_func ("/stage-rules/need-follows-another-count", test_need_follows_another_count);
  g_test_add_func ("/stage-rules/moves-are-those-of-the-table",
                   test_moves_are_those_of_the_table);
  g_test_add_func ("/stage-rules/moves-are-listed-by-state", test_moves_are_listed_by_state);
  ADD ("illegal-move-is-refused", test_illegal_move_is_refused);
  ADD ("same-state-is-refused", test_same_state_is_refused);
  ADD ("s-2-c-needs-a-and-b", test_c_needs_a_and_b);
  ADD ("s-2-c-needs-b-when-a-is-done", test_c_needs_b_when_a_is_done);
  ADD ("s-2-holds-for-all-states-of-a-and-b", test_order_holds_for_all_states_of_a_and_b);
  ADD ("s-2-waiving-c-does-not-enter-it", test_waiving_c_does_not_enter_it);
  ADD ("s-2-other-stages-need-no-order", test_other_stages_need_no_order);
  ADD ("s-2-override-needs-a-reason", test_override_needs_a_reason);
  ADD ("s-2-override-without-need-is-not-recorded", test_override_without_need_is_not_recorded);
  ADD ("waiving-needs-a-reason", test_waiving_needs_a_reason);
  ADD ("future-is-refused", test_future_is_refused);
  ADD ("no-day-is-refused", test_no_day_is_refused);
  ADD ("end-does-not-come-before-start", test_end_does_not_come_before_start);
  ADD ("all-problems-are-named-at-once", test_all_problems_are_named_at_once);
  ADD ("dates-follow-the-states", test_dates_follow_the_states);
  ADD ("reason-lasts-as-long-as-what-it-explains", test_reason_lasts_as_long_as_what_it_explains);
  ADD ("next-is-the-first-stage-left", test_next_is_the_first_stage_left);
  g_test_add_func ("/stage-rules/copy-stands-alone", test_copy_stands_alone);
  return g_test_run ();
}
