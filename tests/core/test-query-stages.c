/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Stages of mentees, read and set: one step for all of them, or nothing at all (S-2). */

#include "store/mp-query-stages.h"

#include "model/mp-mentee.h"
#include "model/mp-programme.h"

#include <glib/gstdio.h>

#define TODAY ((MpDate){ 20261104 })
#define DAY(packed) ((MpDate){ packed })
#define REQUEST(letter, word, ...) \
  ((MpStageRequest){ .stage = MP_STAGE_##letter, .state = MP_STAGE_##word, __VA_ARGS__ })

typedef struct
{
  MpStore *store;
  gint64 cohort;
  gint64 mentees[4];
  guint n_changed;
} Fixture;

static void
on_changed (MpStore *store, MpChanges *changes, gpointer user_data)
{
  Fixture *fixture = user_data;

  fixture->n_changed++;
}

static gint64
add_mentee (Fixture *fixture, const char *given_name, gint64 cohort)
{
  g_autoptr (MpBatch) batch = mp_batch_new ("Add somebody");
  g_autoptr (MpPerson) person = mp_person_new ();
  g_autoptr (MpMentee) mentee = mp_mentee_new ();
  g_autoptr (GError) error = NULL;

  mp_set_text (&person->given_name, given_name);
  mp_set_text (&person->family_name, "L.");
  mentee->status = MP_MENTEE_ACTIVE;
  mentee->intake_on = DAY (20260901);
  mentee->cohort = cohort;
  mp_batch_insert (batch, person);
  mp_batch_insert (batch, mentee);
  mp_store_apply (fixture->store, batch, &error);
  g_assert_no_error (error);
  return mentee->row.id;
}

static gint64
add_cohort (Fixture *fixture)
{
  g_autoptr (MpBatch) batch = mp_batch_new ("Add a cohort");
  g_autoptr (MpCohort) cohort = mp_cohort_new ();
  g_autoptr (GError) error = NULL;

  mp_set_text (&cohort->name, "Grade 12");
  cohort->kind = MP_COHORT_GRADE;
  mp_batch_insert (batch, cohort);
  mp_store_apply (fixture->store, batch, &error);
  g_assert_no_error (error);
  return cohort->row.id;
}

static void
set_up (Fixture *fixture, gconstpointer data)
{
  static const char *const names[] = { "Zoë", "Amina", "Bohdan", "Claire" };

  fixture->store = mp_store_new_in_memory ();
  mp_store_set_today (fixture->store, TODAY);
  mp_store_set_author (fixture->store, "The coordinator");
  fixture->cohort = add_cohort (fixture);
  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    fixture->mentees[i] = add_mentee (fixture, names[i], i < 3 ? fixture->cohort : 0);
  fixture->n_changed = 0;
  g_signal_connect (fixture->store, "changed", G_CALLBACK (on_changed), fixture);
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  g_assert_finalize_object (fixture->store);
}

/* Sets a stage of the first @n_mentees. */
static void
set_stage (Fixture *fixture, gsize n_mentees, MpStageRequest request)
{
  g_autoptr (GError) error = NULL;

  if (!mp_date_is_set (request.on))
    request.on = TODAY;
  mp_stages_set (fixture->store, fixture->mentees, n_mentees, &request, &error);
  g_assert_no_error (error);
}

static void
assert_refused (Fixture *fixture, gsize n_mentees, MpStageRequest request, const char *message)
{
  g_autoptr (GError) error = NULL;
  gint64 last = mp_store_get_undo_batch (fixture->store);
  gint64 n_records = mp_store_count (fixture->store, &mp_stage_record_table, NULL);
  gint64 n_changes = mp_store_count (fixture->store, &mp_stage_change_table, NULL);

  if (!mp_date_is_set (request.on))
    request.on = TODAY;
  g_assert_false (mp_stages_set (fixture->store, fixture->mentees, n_mentees, &request, &error));
  g_assert_error (error, MP_STORE_ERROR, MP_STORE_ERROR_INVALID);
  g_assert_cmpstr (error->message, ==, message);
  g_assert_cmpint (mp_store_get_undo_batch (fixture->store), ==, last);
  g_assert_cmpint (mp_store_count (fixture->store, &mp_stage_record_table, NULL), ==, n_records);
  g_assert_cmpint (mp_store_count (fixture->store, &mp_stage_change_table, NULL), ==, n_changes);
}

static MpPipeline *
load (Fixture *fixture, guint position)
{
  g_autoptr (GError) error = NULL;
  MpPipeline *pipeline = mp_stages_load (fixture->store, fixture->mentees[position], &error);

  g_assert_no_error (error);
  return pipeline;
}

static MpStageState
get_state (Fixture *fixture, guint position, MpStage stage)
{
  g_autoptr (MpPipeline) pipeline = load (fixture, position);

  return mp_pipeline_get_status (pipeline, stage)->state;
}

static void
test_new_mentee_has_started_nothing (Fixture *fixture, gconstpointer data)
{
  g_autoptr (MpPipeline) pipeline = load (fixture, 0);

  g_assert_cmpint (pipeline->mentee, ==, fixture->mentees[0]);
  g_assert_cmpuint (pipeline->changes->len, ==, 0);
  for (MpStage stage = MP_STAGE_A; stage <= MP_STAGE_E; stage++)
    g_assert_cmpint (mp_pipeline_get_status (pipeline, stage)->state, ==, MP_STAGE_NOT_STARTED);
}

static void
test_stages_have_dates_and_history (Fixture *fixture, gconstpointer data)
{
  static const MpStageState expected[]
      = { MP_STAGE_NOT_STARTED, MP_STAGE_COMPLETED, MP_STAGE_PAUSED, MP_STAGE_ACTIVE };
  g_autoptr (MpPipeline) pipeline = NULL;
  const MpStageStatus *status;

  set_stage (fixture, 1, REQUEST (B, ACTIVE, .on = DAY (20260901)));
  set_stage (fixture, 1, REQUEST (B, PAUSED, .on = DAY (20261001), .reason = "Ill"));
  set_stage (fixture, 1, REQUEST (B, COMPLETED, .on = DAY (20261101)));
  set_stage (fixture, 1, REQUEST (B, NOT_STARTED, .on = DAY (20261102), .reason = "A mix-up"));

  pipeline = load (fixture, 0);
  status = mp_pipeline_get_status (pipeline, MP_STAGE_B);
  g_assert_cmpint (status->state, ==, MP_STAGE_NOT_STARTED);
  g_assert_false (mp_date_is_set (status->started_on));
  g_assert_cmpint (status->changed_on.packed, ==, 20261102);

  g_assert_cmpuint (pipeline->changes->len, ==, G_N_ELEMENTS (expected));
  for (guint i = 0; i < G_N_ELEMENTS (expected); i++)
    {
      const MpStageChange *change = pipeline->changes->pdata[i];

      g_assert_cmpint (change->after, ==, expected[i]);
      g_assert_cmpint (change->before, ==,
                       i + 1 < G_N_ELEMENTS (expected) ? expected[i + 1] : MP_STAGE_NOT_STARTED);
      g_assert_cmpstr (change->author, ==, "The coordinator");
    }
  g_assert_cmpstr (((MpStageChange *) pipeline->changes->pdata[0])->reason, ==, "A mix-up");
  g_assert_cmpint (mp_store_count (fixture->store, &mp_stage_record_table, NULL), ==, 1);
}

static void
test_one_step_for_one (Fixture *fixture, gconstpointer data)
{
  g_autofree char *label = NULL;
  g_autoptr (GError) error = NULL;

  set_stage (fixture, 1, REQUEST (B, ACTIVE));
  g_assert_cmpuint (fixture->n_changed, ==, 1);
  label = mp_store_dup_undo_label (fixture->store);
  g_assert_cmpstr (label, ==, "Set stage B to “Under way” for Zoë L.");

  g_assert_true (mp_store_undo (fixture->store, &error));
  g_assert_no_error (error);
  g_assert_cmpint (get_state (fixture, 0, MP_STAGE_B), ==, MP_STAGE_NOT_STARTED);
  g_assert_cmpint (mp_store_count (fixture->store, &mp_stage_change_table, NULL), ==, 0);

  g_assert_true (mp_store_redo (fixture->store, &error));
  g_assert_cmpint (get_state (fixture, 0, MP_STAGE_B), ==, MP_STAGE_ACTIVE);
  g_assert_cmpint (mp_store_count (fixture->store, &mp_stage_change_table, NULL), ==, 1);
}

static void
test_one_step_for_many (Fixture *fixture, gconstpointer data)
{
  g_autofree char *label = NULL;
  g_autoptr (GError) error = NULL;

  set_stage (fixture, 4, REQUEST (A, COMPLETED));
  g_assert_cmpuint (fixture->n_changed, ==, 1);
  label = mp_store_dup_undo_label (fixture->store);
  g_assert_cmpstr (label, ==, "Set stage A to “Completed” for 4 mentees");
  for (guint i = 0; i < 4; i++)
    g_assert_cmpint (get_state (fixture, i, MP_STAGE_A), ==, MP_STAGE_COMPLETED);

  g_assert_true (mp_store_undo (fixture->store, &error));
  g_assert_no_error (error);
  for (guint i = 0; i < 4; i++)
    g_assert_cmpint (get_state (fixture, i, MP_STAGE_A), ==, MP_STAGE_NOT_STARTED);
}

static void
test_those_already_there_stay_as_they_are (Fixture *fixture, gconstpointer data)
{
  g_autofree char *label = NULL;
  g_autoptr (MpPipeline) pipeline = NULL;

  set_stage (fixture, 1, REQUEST (A, ACTIVE, .on = DAY (20260901)));
  set_stage (fixture, 3, REQUEST (A, ACTIVE, .on = DAY (20261001)));

  label = mp_store_dup_undo_label (fixture->store);
  g_assert_cmpstr (label, ==, "Set stage A to “Under way” for 2 mentees");
  pipeline = load (fixture, 0);
  g_assert_cmpint (mp_pipeline_get_status (pipeline, MP_STAGE_A)->started_on.packed, ==, 20260901);
  g_assert_cmpuint (pipeline->changes->len, ==, 1);
}

static void
test_nothing_to_change_is_refused (Fixture *fixture, gconstpointer data)
{
  set_stage (fixture, 2, REQUEST (A, ACTIVE));
  assert_refused (fixture, 2, REQUEST (A, ACTIVE),
                  "Zoë L.: Stage A is “Under way” already.\n"
                  "Amina L.: Stage A is “Under way” already.\n"
                  "Nothing was saved.");
}

static void
test_s_2_refuses_all_and_names_each (Fixture *fixture, gconstpointer data)
{
  set_stage (fixture, 4, REQUEST (A, COMPLETED));
  set_stage (fixture, 2, REQUEST (B, WAIVED, .reason = "Knows already"));
  assert_refused (fixture, 4, REQUEST (C, ACTIVE),
                  "Bohdan L.: Stage C needs stage B to be complete or waived first.\n"
                  "Claire L.: Stage C needs stage B to be complete or waived first.\n"
                  "The order of stages can be overridden with a reason.\n"
                  "Nothing was saved.");
  for (guint i = 0; i < 4; i++)
    g_assert_cmpint (get_state (fixture, i, MP_STAGE_C), ==, MP_STAGE_NOT_STARTED);
}

static void
test_s_2_override_is_recorded (Fixture *fixture, gconstpointer data)
{
  g_autoptr (MpPipeline) pipeline = NULL;
  const MpStageStatus *status;
  const MpStageChange *change;

  set_stage (fixture, 1,
             REQUEST (C, ACTIVE, .reason = "A summer job came up", .override = TRUE));
  pipeline = load (fixture, 0);
  status = mp_pipeline_get_status (pipeline, MP_STAGE_C);
  change = pipeline->changes->pdata[0];
  g_assert_cmpint (status->state, ==, MP_STAGE_ACTIVE);
  g_assert_true (status->overridden);
  g_assert_cmpstr (status->reason, ==, "A summer job came up");
  g_assert_true (change->overridden);
  g_assert_cmpstr (change->reason, ==, "A summer job came up");
}

static void
test_override_is_kept_only_where_it_was_needed (Fixture *fixture, gconstpointer data)
{
  g_autoptr (MpPipeline) needed = NULL, not_needed = NULL;

  set_stage (fixture, 1, REQUEST (A, COMPLETED));
  set_stage (fixture, 1, REQUEST (B, COMPLETED));
  set_stage (fixture, 2, REQUEST (C, ACTIVE, .reason = "One class", .override = TRUE));

  not_needed = load (fixture, 0);
  needed = load (fixture, 1);
  g_assert_false (mp_pipeline_get_status (not_needed, MP_STAGE_C)->overridden);
  g_assert_true (mp_pipeline_get_status (needed, MP_STAGE_C)->overridden);
}

static void
test_waiving_without_reason_is_refused (Fixture *fixture, gconstpointer data)
{
  assert_refused (fixture, 1, REQUEST (A, WAIVED),
                  "Zoë L.: Waiving stage A needs a reason, which is kept.\n"
                  "Nothing was saved.");
}

static void
test_long_refusals_are_cut (Fixture *fixture, gconstpointer data)
{
  gint64 mentees[9];
  MpStageRequest request = REQUEST (C, ACTIVE, .on = TODAY);
  g_autoptr (GError) error = NULL;

  for (guint i = 0; i < G_N_ELEMENTS (mentees); i++)
    mentees[i] = add_mentee (fixture, "Somebody", 0);
  g_assert_false (mp_stages_set (fixture->store, mentees, G_N_ELEMENTS (mentees), &request,
                                 &error));
  g_assert_error (error, MP_STORE_ERROR, MP_STORE_ERROR_INVALID);
  g_assert_nonnull (strstr (error->message, "And 4 more.\n"));
}

static void
test_unknown_mentee_is_refused (Fixture *fixture, gconstpointer data)
{
  gint64 mentees[] = { fixture->mentees[0], 999999 };
  MpStageRequest request = REQUEST (A, ACTIVE, .on = TODAY);
  g_autoptr (GError) error = NULL;

  g_assert_false (mp_stages_set (fixture->store, mentees, 2, &request, &error));
  g_assert_error (error, MP_STORE_ERROR, MP_STORE_ERROR_NOT_FOUND);
  g_assert_cmpint (get_state (fixture, 0, MP_STAGE_A), ==, MP_STAGE_NOT_STARTED);
}

static void
test_same_mentee_twice_is_one_change (Fixture *fixture, gconstpointer data)
{
  gint64 mentees[] = { fixture->mentees[0], fixture->mentees[0] };
  MpStageRequest request = REQUEST (A, ACTIVE, .on = TODAY);
  g_autoptr (GError) error = NULL;

  g_assert_true (mp_stages_set (fixture->store, mentees, 2, &request, &error));
  g_assert_no_error (error);
  g_assert_cmpint (mp_store_count (fixture->store, &mp_stage_change_table, NULL), ==, 1);
}

static void
test_check_says_what_can_be_overridden (Fixture *fixture, gconstpointer data)
{
  MpStageRequest request = REQUEST (C, ACTIVE, .on = TODAY);
  g_autoptr (GPtrArray) refusals = NULL;
  g_autoptr (GPtrArray) future = NULL;
  g_autoptr (GPtrArray) none = NULL;
  g_autoptr (GError) error = NULL;
  const MpStageRefusal *refusal;

  refusals = mp_stages_check (fixture->store, fixture->mentees, 2, &request, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (refusals->len, ==, 2);
  refusal = refusals->pdata[1];
  g_assert_cmpint (refusal->mentee, ==, fixture->mentees[1]);
  g_assert_cmpstr (refusal->name, ==, "Amina L.");
  g_assert_true (refusal->overridable);
  g_assert_cmpstr (mp_problems_get (refusal->problems, 0)->rule, ==, "S-2");

  request.on = DAY (20270101);
  future = mp_stages_check (fixture->store, fixture->mentees, 1, &request, &error);
  refusal = future->pdata[0];
  g_assert_false (refusal->overridable);

  request = REQUEST (A, ACTIVE, .on = TODAY);
  none = mp_stages_check (fixture->store, fixture->mentees, 2, &request, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (none->len, ==, 0);
  g_assert_cmpuint (fixture->n_changed, ==, 0);
}

static void
test_many_are_read_in_the_order_asked_for (Fixture *fixture, gconstpointer data)
{
  gint64 mentees[600];
  g_autoptr (GPtrArray) pipelines = NULL;
  g_autoptr (GError) error = NULL;
  MpStageRequest request = REQUEST (D, ACTIVE, .on = DAY (20261003));

  for (guint i = 0; i < G_N_ELEMENTS (mentees); i++)
    mentees[i] = add_mentee (fixture, "Somebody", 0);
  for (guint i = 0; i < G_N_ELEMENTS (mentees); i += 100)
    g_assert_true (mp_stages_set (fixture->store, &mentees[i], 1, &request, &error));
  for (guint i = 0; i < G_N_ELEMENTS (mentees) / 2; i++)
    {
      gint64 swapped = mentees[i];

      mentees[i] = mentees[G_N_ELEMENTS (mentees) - 1 - i];
      mentees[G_N_ELEMENTS (mentees) - 1 - i] = swapped;
    }

  pipelines = mp_stages_load_many (fixture->store, mentees, G_N_ELEMENTS (mentees), &error);
  g_assert_no_error (error);
  g_assert_cmpuint (pipelines->len, ==, G_N_ELEMENTS (mentees));
  for (guint i = 0; i < G_N_ELEMENTS (mentees); i++)
    {
      const MpPipeline *pipeline = pipelines->pdata[i];
      const MpStageStatus *status = mp_pipeline_get_status (pipeline, MP_STAGE_D);
      gboolean active = (G_N_ELEMENTS (mentees) - 1 - i) % 100 == 0;

      g_assert_cmpint (pipeline->mentee, ==, mentees[i]);
      g_assert_cmpint (status->state, ==, active ? MP_STAGE_ACTIVE : MP_STAGE_NOT_STARTED);
      g_assert_cmpint (status->changed_on.packed, ==, active ? 20261003 : 0);
    }
}

static void
test_nobody_is_no_failure (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) pipelines = mp_stages_load_many (fixture->store, NULL, 0, &error);

  g_assert_no_error (error);
  g_assert_cmpuint (pipelines->len, ==, 0);
}

static void
assert_counts (Fixture *fixture, gint64 cohort, gint64 n_mentees, MpStage stage,
               const gint64 expected[static MP_STAGE_WAIVED])
{
  MpStageCounts counts;
  g_autoptr (GError) error = NULL;

  g_assert_true (mp_stages_count (fixture->store, cohort, &counts, &error));
  g_assert_no_error (error);
  g_assert_cmpint (counts.n_mentees, ==, n_mentees);
  for (MpStageState state = MP_STAGE_NOT_STARTED; state <= MP_STAGE_WAIVED; state++)
    g_assert_cmpint (counts.n[stage - MP_STAGE_A][state], ==, expected[state - 1]);
}

static void
archive (Fixture *fixture, gint64 id)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (MpBatch) batch = mp_batch_new ("Archive somebody");
  g_autoptr (MpPerson) person = mp_store_get (fixture->store, &mp_person_table, id, &error);

  person->archived_on = TODAY;
  mp_batch_update (batch, person);
  mp_store_apply (fixture->store, batch, &error);
  g_assert_no_error (error);
}

static void
test_counts_are_of_a_cohort_or_everybody (Fixture *fixture, gconstpointer data)
{
  set_stage (fixture, 4, REQUEST (A, ACTIVE));
  set_stage (fixture, 1, REQUEST (A, COMPLETED));
  set_stage (fixture, 2, REQUEST (B, ACTIVE));

  assert_counts (fixture, 0, 4, MP_STAGE_A, (const gint64[]){ 0, 3, 0, 1, 0 });
  assert_counts (fixture, fixture->cohort, 3, MP_STAGE_A, (const gint64[]){ 0, 2, 0, 1, 0 });
  assert_counts (fixture, fixture->cohort, 3, MP_STAGE_B, (const gint64[]){ 1, 2, 0, 0, 0 });
  assert_counts (fixture, 0, 4, MP_STAGE_E, (const gint64[]){ 4, 0, 0, 0, 0 });

  set_stage (fixture, 1, REQUEST (A, NOT_STARTED));
  assert_counts (fixture, 0, 4, MP_STAGE_A, (const gint64[]){ 1, 3, 0, 0, 0 });

  archive (fixture, fixture->mentees[1]);
  assert_counts (fixture, 0, 3, MP_STAGE_A, (const gint64[]){ 1, 2, 0, 0, 0 });
}

static void
test_what_another_window_wrote_counts (void)
{
  g_autofree char *folder = g_dir_make_tmp ("mp-stages-XXXXXX", NULL);
  g_autofree char *path = g_build_filename (folder, "a.mentoring", NULL);
  g_autoptr (GError) error = NULL;
  g_autoptr (MpStore) other = NULL;
  Fixture fixture = { 0 };
  MpStageRequest request = REQUEST (A, ACTIVE, .on = TODAY);

  fixture.store = mp_store_create (path, &error);
  g_assert_no_error (error);
  mp_store_set_today (fixture.store, TODAY);
  fixture.mentees[0] = add_mentee (&fixture, "Zoë", 0);
  other = mp_store_open_again (fixture.store, &error);
  g_assert_no_error (error);

  g_assert_true (mp_stages_set (other, fixture.mentees, 1, &request, &error));
  assert_refused (&fixture, 1, request,
                  "Zoë L.: Stage A is “Under way” already.\nNothing was saved.");
  set_stage (&fixture, 1, REQUEST (A, COMPLETED));
  g_assert_cmpint (mp_store_count (other, &mp_stage_record_table, NULL), ==, 1);
  g_assert_cmpint (mp_store_count (other, &mp_stage_change_table, NULL), ==, 2);

  g_clear_object (&other);
  g_clear_object (&fixture.store);
  g_unlink (path);
  g_rmdir (folder);
}

#define ADD(path, function) \
  g_test_add ("/query-stages/" path, Fixture, NULL, set_up, function, tear_down)

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

  ADD ("new-mentee-has-started-nothing", test_new_mentee_has_started_nothing);
  ADD ("stages-have-dates-and-history", test_stages_have_dates_and_history);
  ADD ("one-step-for-one", test_one_step_for_one);
  ADD ("one-step-for-many", test_one_step_for_many);
  ADD ("those-already-there-stay-as-they-are", test_those_already_there_stay_as_they_are);
  ADD ("nothing-to-change-is-refused", test_nothing_to_change_is_refused);
  ADD ("s-2-refuses-all-and-names-each", test_s_2_refuses_all_and_names_each);
  ADD ("s-2-override-is-recorded", test_s_2_override_is_recorded);
  ADD ("override-is-kept-only-where-it-was-needed",
       test_override_is_kept_only_where_it_was_needed);
  ADD ("waiving-without-reason-is-refused", test_waiving_without_reason_is_refused);
  ADD ("long-refusals-are-cut", test_long_refusals_are_cut);
  ADD ("unknown-mentee-is-refused", test_unknown_mentee_is_refused);
  ADD ("same-mentee-twice-is-one-change", test_same_mentee_twice_is_one_change);
  ADD ("check-says-what-can-be-overridden", test_check_says_what_can_be_overridden);
  ADD ("many-are-read-in-the-order-asked-for", test_many_are_read_in_the_order_asked_for);
  ADD ("nobody-is-no-failure", test_nobody_is_no_failure);
  ADD ("counts-are-of-a-cohort-or-everybody", test_counts_are_of_a_cohort_or_everybody);
  g_test_add_func ("/query-stages/what-another-window-wrote-counts",
                   test_what_another_window_wrote_counts);
  return g_test_run ();
}
