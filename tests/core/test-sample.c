/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The sample programme is the same for the same seed, keeps every rule and invents everything. */

#include "config.h"

#include "model/mp-schema.h"
#include "rules/mp-people-rules.h"
#include "rules/mp-stage-rules.h"
#include "sample/mp-sample.h"
#include "store/mp-store-check.h"

#include <string.h>

#define SEED 7

static const MpDate usual_day = { 20261121 };

static MpStore *
make_sample (guint  n_mentees,
             guint  seed,
             MpDate today)
{
  MpStore *store = mp_store_new_in_memory ();
  GError *error = NULL;

  mp_store_set_today (store, today);
  mp_sample_fill (store, n_mentees, seed, today, &error);
  g_assert_no_error (error);
  return store;
}

static GPtrArray *
list (MpStore       *store,
      const MpTable *table)
{
  GError *error = NULL;
  GPtrArray *rows = mp_store_list (store, table, &error);

  g_assert_no_error (error);
  return rows;
}

static void
assert_same_rows (MpStore       *a,
                  MpStore       *b,
                  const MpTable *table)
{
  g_autoptr (GPtrArray) rows_a = list (a, table);
  g_autoptr (GPtrArray) rows_b = list (b, table);

  g_assert_cmpuint (rows_a->len, ==, rows_b->len);
  for (guint i = 0; i < rows_a->len; i++)
    {
      const MpRow *row_a = rows_a->pdata[i];
      const MpRow *row_b = rows_b->pdata[i];

      g_assert_cmpint (row_a->id, ==, row_b->id);
      g_assert_cmpstr (row_a->uuid, ==, row_b->uuid);
      g_assert_cmpint (row_a->created_at.seconds, ==, row_b->created_at.seconds);
      g_assert_cmpint (row_a->updated_at.seconds, ==, row_b->updated_at.seconds);
      g_assert_true (mp_row_equal (row_a, row_b));
    }
}

static void
test_same_seed_same_records (void)
{
  g_autoptr (MpStore) a = make_sample (300, SEED, usual_day);
  g_autoptr (MpStore) b = make_sample (300, SEED, usual_day);
  guint n_tables;
  const MpTable *const *tables = mp_schema_get_tables (&n_tables);

  for (guint i = 0; i < n_tables; i++)
    assert_same_rows (a, b, tables[i]);
}

static void
test_other_seed_other_people (void)
{
  g_autoptr (MpStore) a = make_sample (200, 1, usual_day);
  g_autoptr (MpStore) b = make_sample (200, 2, usual_day);
  g_autoptr (GPtrArray) people_a = list (a, &mp_person_table);
  g_autoptr (GPtrArray) people_b = list (b, &mp_person_table);
  guint n_same = 0;

  for (guint i = 0; i < people_a->len; i++)
    {
      const MpPerson *person_a = people_a->pdata[i];
      const MpPerson *person_b = people_b->pdata[i];

      n_same += g_strcmp0 (person_a->sort_name, person_b->sort_name) == 0;
      g_assert_cmpstr (person_a->row.uuid, !=, person_b->row.uuid);
    }
  g_assert_cmpuint (n_same, <, people_a->len / 10);
}

static void
test_stays_the_same (void)
{
  g_autoptr (MpStore) store = make_sample (MP_SAMPLE_DEFAULT_MENTEES, MP_SAMPLE_DEFAULT_SEED,
                                           usual_day);
  g_autoptr (GPtrArray) people = list (store, &mp_person_table);
  const MpPerson *first = people->pdata[0];
  const MpPerson *last = people->pdata[people->len - 1];

  /* Fixed here, so that the same seed stays the same from one release to the next. */
  g_assert_cmpstr (first->row.uuid, ==, "01a1fbad-75de-7d4d-97c6-e75462355324");
  g_assert_cmpstr (first->sort_name, ==, "simmonds terrell");
  g_assert_cmpstr (last->row.uuid, ==, "01a1fc30-e8e1-7c37-b4a5-798201c2aedd");
  g_assert_cmpstr (last->sort_name, ==, "naugler olivia");
}

static void
test_has_the_number_asked_for (void)
{
  static const guint numbers[] = { 1, 2, 7, 24, 25, 61, 200, 257, 1300 };

  for (guint i = 0; i < G_N_ELEMENTS (numbers); i++)
    {
      g_autoptr (MpStore) store = make_sample (numbers[i], SEED, usual_day);
      gint64 n_mentees = mp_store_count (store, &mp_mentee_table, NULL);
      gint64 n_mentors = mp_store_count (store, &mp_mentor_table, NULL);
      gint64 n_people = mp_store_count (store, &mp_person_table, NULL);

      g_assert_cmpint (n_mentees, ==, numbers[i]);
      g_assert_cmpint (n_people, ==, numbers[i] + (numbers[i] + 3) / 4);
      /* Besides a quarter of them, a few mentees mentor others. */
      g_assert_cmpint (n_mentors, >=, (numbers[i] + 3) / 4);
      g_assert_cmpint (n_mentors, <=, numbers[i] / 4 + numbers[i] / 20 + 1);
      g_assert_cmpint (mp_store_count (store, &mp_programme_table, NULL), ==, 1);
    }
}

static void
assert_in_order (MpStore *store)
{
  GError *error = NULL;
  g_autoptr (GPtrArray) findings = mp_store_check (store, &error);

  g_assert_no_error (error);
  for (guint i = 0; i < findings->len; i++)
    {
      g_autofree char *text = mp_finding_to_text (findings->pdata[i]);

      g_test_message ("%s", text);
    }
  g_assert_cmpuint (findings->len, ==, 0);
}

static void
test_every_record_is_valid_on_any_day (void)
{
  static const MpDate days[] = {
    { 20240229 }, { 20250831 }, { 20260901 }, { 20261024 }, { 20261025 }, { 20261231 },
    { 20270101 }, { 20280229 },
  };

  for (guint i = 0; i < G_N_ELEMENTS (days); i++)
    {
      g_autoptr (MpStore) store = make_sample (230, i, days[i]);

      assert_in_order (store);
    }
}

static void
test_every_status_and_state_occurs (void)
{
  g_autoptr (MpStore) store = make_sample (MP_SAMPLE_DEFAULT_MENTEES, SEED, usual_day);
  g_autoptr (GPtrArray) mentees = list (store, &mp_mentee_table);
  g_autoptr (GPtrArray) mentors = list (store, &mp_mentor_table);
  g_autoptr (GPtrArray) records = list (store, &mp_stage_record_table);
  guint mentee_statuses = 0, mentor_statuses = 0;
  guint states[MP_N_STAGES] = { 0 };
  gboolean overridden = FALSE;

  for (guint i = 0; i < mentees->len; i++)
    mentee_statuses |= 1U << ((const MpMentee *) mentees->pdata[i])->status;
  for (guint i = 0; i < mentors->len; i++)
    mentor_statuses |= 1U << ((const MpMentor *) mentors->pdata[i])->status;
  for (guint i = 0; i < records->len; i++)
    {
      const MpStageRecord *record = records->pdata[i];

      states[record->stage - MP_STAGE_A] |= 1U << record->state;
      overridden |= record->overridden;
    }

  g_assert_cmphex (mentee_statuses, ==, (2U << MP_MENTEE_WITHDRAWN) - 2);
  g_assert_cmphex (mentor_statuses, ==, (2U << MP_MENTOR_DECLINED) - 2);
  for (guint i = 0; i < MP_N_STAGES; i++)
    g_assert_cmphex (states[i], ==, (2U << MP_STAGE_WAIVED) - 2);
  g_assert_true (overridden);
}

static void
assert_step_is_legal (MpPipeline          *pipeline,
                      const MpStageChange *change,
                      MpDate               intake)
{
  g_autoptr (MpProblems) problems = mp_problems_new ();
  g_autoptr (MpStageRecord) record = mp_stage_record_new ();
  g_autoptr (MpStageChange) again = mp_stage_change_new ();
  MpStageRequest request = {
    change->stage, change->after, change->happened_on, change->reason, change->overridden,
  };

  mp_stage_check (pipeline, &request, usual_day, problems);
  g_assert_cmpuint (mp_problems_get_count (problems), ==, 0);
  g_assert_cmpint (mp_date_compare (change->happened_on, intake), >=, 0);
  mp_stage_fulfil (pipeline, &request, record, again);
  mp_pipeline_set_record (pipeline, record);
}

static void
test_histories_follow_the_rules (void)
{
  g_autoptr (MpStore) store = make_sample (MP_SAMPLE_DEFAULT_MENTEES, SEED, usual_day);
  g_autoptr (GPtrArray) mentees = list (store, &mp_mentee_table);
  guint n_steps = 0;

  for (guint i = 0; i < mentees->len; i++)
    {
      const MpMentee *mentee = mentees->pdata[i];
      g_autoptr (MpPipeline) pipeline = mp_pipeline_new (mentee->row.id);
      g_autoptr (GPtrArray) changes = NULL;
      MpDate last = MP_DATE_NONE;

      changes = mp_store_list_of (store, &mp_stage_change_table, "mentee", mentee->row.id, NULL);
      for (guint j = 0; j < changes->len; j++)
        {
          const MpStageChange *change = changes->pdata[j];

          assert_step_is_legal (pipeline, change, mentee->intake_on);
          g_assert_cmpint (mp_date_compare (change->happened_on, last), >=, 0);
          last = change->happened_on;
          n_steps++;
        }
    }
  g_assert_cmpuint (n_steps, >, 500);
}

static void
assert_invented (const char *email,
                 const char *phone)
{
  if (email != NULL)
    g_assert_true (g_str_has_suffix (email, "example.org"));
  if (phone != NULL)
    g_assert_nonnull (strstr (phone, "-555-01"));
}

static void
test_nothing_is_real (void)
{
  g_autoptr (MpStore) store = make_sample (1000, SEED, usual_day);
  g_autoptr (GPtrArray) people = list (store, &mp_person_table);
  g_autoptr (GPtrArray) mentees = list (store, &mp_mentee_table);
  g_autoptr (GPtrArray) organisations = list (store, &mp_organisation_table);
  g_autoptr (GPtrArray) contacts = list (store, &mp_organisation_contact_table);

  for (guint i = 0; i < people->len; i++)
    assert_invented (((const MpPerson *) people->pdata[i])->email,
                     ((const MpPerson *) people->pdata[i])->phone);
  for (guint i = 0; i < mentees->len; i++)
    assert_invented (((const MpMentee *) mentees->pdata[i])->guardian_email,
                     ((const MpMentee *) mentees->pdata[i])->guardian_phone);
  for (guint i = 0; i < organisations->len; i++)
    assert_invented (((const MpOrganisation *) organisations->pdata[i])->email,
                     ((const MpOrganisation *) organisations->pdata[i])->phone);
  for (guint i = 0; i < contacts->len; i++)
    assert_invented (((const MpOrganisationContact *) contacts->pdata[i])->email,
                     ((const MpOrganisationContact *) contacts->pdata[i])->phone);
}

/* P-3 would suggest strangers to each other otherwise. */
static void
test_addresses_and_numbers_are_shared_by_nobody (void)
{
  g_autoptr (MpStore) store = make_sample (2000, SEED, usual_day);
  g_autoptr (GPtrArray) people = list (store, &mp_person_table);
  g_autoptr (GHashTable) known = g_hash_table_new (g_str_hash, g_str_equal);

  for (guint i = 0; i < people->len; i++)
    {
      const MpPerson *person = people->pdata[i];

      g_assert_true (g_hash_table_add (known, person->email_key));
      if (person->phone_key != NULL)
        g_assert_true (g_hash_table_add (known, person->phone_key));
    }
}

static void
test_some_people_occur_twice (void)
{
  g_autoptr (MpStore) store = make_sample (MP_SAMPLE_DEFAULT_MENTEES, SEED, usual_day);
  g_autoptr (GPtrArray) people = list (store, &mp_person_table);
  guint n_pairs = 0;

  for (guint i = 1; i < people->len; i++)
    {
      const MpPerson *a = people->pdata[i - 1];
      const MpPerson *b = people->pdata[i];

      n_pairs += g_str_equal (a->sort_name, b->sort_name)
                 && mp_date_compare (a->birth_date, b->birth_date) == 0;
    }
  g_assert_cmpuint (n_pairs, >=, 1);
  g_assert_cmpuint (n_pairs, <=, 3);
}

static void
test_some_minors_lack_a_guardian (void)
{
  g_autoptr (MpStore) store = make_sample (MP_SAMPLE_DEFAULT_MENTEES, SEED, usual_day);
  g_autoptr (GPtrArray) mentees = list (store, &mp_mentee_table);
  guint n_minors = 0, n_without = 0;

  for (guint i = 0; i < mentees->len; i++)
    {
      const MpMentee *mentee = mentees->pdata[i];
      g_autoptr (MpPerson) person = mp_store_get (store, &mp_person_table, mentee->row.id, NULL);

      g_assert_cmpint (mp_date_age_on (person->birth_date, mentee->intake_on), >=,
                       MP_MINIMUM_AGE);
      if (mp_date_age_on (person->birth_date, mentee->intake_on) >= MP_GUARDIAN_AGE)
        continue;
      n_minors++;
      n_without += mentee->guardian_name == NULL;
    }
  g_assert_cmpuint (n_without, >=, 3);
  g_assert_cmpuint (n_without * 3, <, n_minors);
}

static void
test_mentors_are_55_or_mentees (void)
{
  g_autoptr (MpStore) store = make_sample (MP_SAMPLE_DEFAULT_MENTEES, SEED, usual_day);
  g_autoptr (GPtrArray) mentors = list (store, &mp_mentor_table);
  guint n_both = 0;

  for (guint i = 0; i < mentors->len; i++)
    {
      const MpMentor *mentor = mentors->pdata[i];
      g_autoptr (MpPerson) person = mp_store_get (store, &mp_person_table, mentor->row.id, NULL);
      g_autoptr (MpMentee) mentee = mp_store_get (store, &mp_mentee_table, mentor->row.id, NULL);

      n_both += mentee != NULL;
      if (mentee == NULL)
        g_assert_cmpint (mp_date_age_on (person->birth_date, usual_day), >=, 55);
      g_assert_nonnull (mentor->occupation);
      g_assert_nonnull (mentor->pathway_story);
    }
  g_assert_cmpuint (n_both, >, 0);
}

/* Whoever looks around in it and presses Ctrl+Z once too often must not lose it. */
static void
test_cannot_be_undone (void)
{
  g_autoptr (MpStore) store = make_sample (MP_SAMPLE_DEFAULT_MENTEES, SEED, usual_day);
  g_autoptr (GPtrArray) people = list (store, &mp_person_table);
  g_autoptr (MpBatch) batch = mp_batch_new ("Rename");
  g_autoptr (GError) error = NULL;

  g_assert_null (mp_store_dup_undo_label (store));
  g_assert_cmpint (mp_store_get_undo_batch (store), ==, 0);
  mp_set_text (&((MpPerson *) people->pdata[0])->given_name, "Changed");
  mp_batch_update (batch, people->pdata[0]);
  g_assert_true (mp_store_apply (store, batch, NULL));
  g_assert_true (mp_store_undo (store, NULL));
  g_assert_false (mp_store_undo (store, &error));
  g_assert_error (error, MP_STORE_ERROR, MP_STORE_ERROR_NOTHING);
  g_assert_cmpint (mp_store_count (store, &mp_mentee_table, NULL), ==,
                   MP_SAMPLE_DEFAULT_MENTEES);
  assert_in_order (store);
}

/* Somebody who fills a programme of their own keeps its key. */
static void
test_a_programme_in_use_keeps_its_key (void)
{
  g_autoptr (MpStore) store = mp_store_new_in_memory ();
  g_autoptr (GPtrArray) before = list (store, &mp_programme_table);
  g_autoptr (GPtrArray) after = NULL;
  g_autoptr (MpBatch) batch = mp_batch_new ("Rename");

  mp_set_text (&((MpProgramme *) before->pdata[0])->name, "Ours");
  mp_batch_update (batch, before->pdata[0]);
  g_assert_true (mp_store_apply (store, batch, NULL));
  g_assert_true (mp_sample_fill (store, 10, SEED, usual_day, NULL));
  after = list (store, &mp_programme_table);
  g_assert_cmpstr (((MpRow *) after->pdata[0])->uuid, ==, ((MpRow *) before->pdata[0])->uuid);
}

static void
test_stopped_writes_nothing (void)
{
  g_autoptr (MpStore) store = mp_store_new_in_memory ();
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (GError) error = NULL;

  g_cancellable_cancel (cancellable);
  mp_store_set_cancellable (store, cancellable);
  g_assert_false (mp_sample_fill (store, 3000, SEED, usual_day, &error));
  g_assert_nonnull (error);
  mp_store_set_cancellable (store, NULL);
  g_assert_cmpint (mp_store_count (store, &mp_person_table, NULL), ==, 0);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/sample/same-seed-same-records", test_same_seed_same_records);
  g_test_add_func ("/sample/other-seed-other-people", test_other_seed_other_people);
  g_test_add_func ("/sample/stays-the-same", test_stays_the_same);
  g_test_add_func ("/sample/has-the-number-asked-for", test_has_the_number_asked_for);
  g_test_add_func ("/sample/every-record-is-valid-on-any-day",
                   test_every_record_is_valid_on_any_day);
  g_test_add_func ("/sample/every-status-and-state-occurs", test_every_status_and_state_occurs);
  g_test_add_func ("/sample/histories-follow-the-rules", test_histories_follow_the_rules);
  g_test_add_func ("/sample/nothing-is-real", test_nothing_is_real);
  g_test_add_func ("/sample/addresses-and-numbers-are-shared-by-nobody",
                   test_addresses_and_numbers_are_shared_by_nobody);
  g_test_add_func ("/sample/some-people-occur-twice", test_some_people_occur_twice);
  g_test_add_func ("/sample/some-minors-lack-a-guardian", test_some_minors_lack_a_guardian);
  g_test_add_func ("/sample/mentors-are-55-or-mentees", test_mentors_are_55_or_mentees);
  g_test_add_func ("/sample/cannot-be-undone", test_cannot_be_undone);
  g_test_add_func ("/sample/a-programme-in-use-keeps-its-key",
                   test_a_programme_in_use_keeps_its_key);
  g_test_add_func ("/sample/stopped-writes-nothing", test_stopped_writes_nothing);

  return g_test_run ();
}
