/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A merge keeps what was chosen and all that is attached, and one undo brings both back (P-3). */

#include "model/mp-schema.h"
#include "store/mp-archive.h"
#include "store/mp-merge.h"
#include "store/mp-people-actions.h"
#include "store/mp-query-stages.h"
#include "store/mp-store-check.h"
#include "store/mp-store-private.h"

static const MpDate today = { 20260905 };

typedef struct
{
  MpStore *store;
  gint64 kept;
  gint64 other;
} Fixture;

static void
insert (MpStore *store, gpointer row)
{
  g_autoptr (MpBatch) batch = mp_batch_new ("Set up");
  g_autoptr (GError) error = NULL;

  mp_batch_take (batch, row);
  mp_store_apply (store, batch, &error);
  g_assert_no_error (error);
}

static void
add_contact (Fixture *fixture, gint64 person, const char *summary)
{
  MpContactLog *row = mp_contact_log_new ();

  row->person = person;
  row->held_on = today;
  row->kind = MP_CONTACT_BY_PHONE;
  mp_set_text (&row->summary, summary);
  insert (fixture->store, row);
}

static void
add_note (Fixture *fixture, gint64 mentee, const char *text)
{
  MpSchoolNote *row = mp_school_note_new ();

  row->mentee = mentee;
  row->written_on = today;
  mp_set_text (&row->text, text);
  insert (fixture->store, row);
}

static void
add_stage (Fixture *fixture, gint64 mentee, MpStage stage, MpStageState state, MpDate started,
           const char *reason)
{
  MpStageRecord *row = mp_stage_record_new ();

  row->mentee = mentee;
  row->stage = stage;
  row->state = state;
  row->started_on = started;
  if (state == MP_STAGE_COMPLETED)
    row->completed_on = mp_date_add_days (started, 30);
  mp_set_text (&row->reason, reason);
  insert (fixture->store, row);
}

static void
add_availability (Fixture *fixture, gint64 mentor, MpWeekday weekday)
{
  MpMentorAvailability *row = mp_mentor_availability_new ();

  row->mentor = mentor;
  row->weekday = weekday;
  mp_set_text (&row->from_time, "09:00");
  mp_set_text (&row->to_time, "12:00");
  insert (fixture->store, row);
}

/* One a mentee, the other a mentee and a mentor; each with something of everything attached. */
static void
set_up (Fixture *fixture)
{
  g_autoptr (MpProfile) kept = mp_profile_new ();
  g_autoptr (MpProfile) other = mp_profile_new ();
  g_autoptr (GError) error = NULL;

  fixture->store = mp_store_new_in_memory ();
  mp_store_set_today (fixture->store, today);

  mp_set_text (&kept->person->given_name, "Zoë");
  mp_set_text (&kept->person->family_name, "Lambert");
  mp_set_text (&kept->person->phone, "902-555-0100");
  mp_set_text (&kept->person->notes, "Plays the fiddle");
  kept->mentee = mp_mentee_new ();
  mp_set_text (&kept->mentee->grade, "11");
  g_assert_true (mp_people_save (fixture->store, kept, NULL, &error));

  mp_set_text (&other->person->given_name, "Zoe");
  mp_set_text (&other->person->family_name, "Lambert");
  mp_set_text (&other->person->email, "zoe@example.org");
  mp_set_text (&other->person->notes, "Moved from Truro");
  other->person->birth_date = mp_date_new (2008, 4, 3);
  other->mentee = mp_mentee_new ();
  other->mentee->status = MP_MENTEE_ACTIVE;
  mp_set_text (&other->mentee->grade, "12");
  other->mentor = mp_mentor_new ();
  mp_set_text (&other->mentor->occupation, "Peer mentor");
  g_assert_true (mp_people_save (fixture->store, other, NULL, &error));

  fixture->kept = kept->person->row.id;
  fixture->other = other->person->row.id;
  add_contact (fixture, fixture->kept, "Called");
  add_contact (fixture, fixture->other, "Wrote");
  add_note (fixture, fixture->kept, "Attends");
  add_note (fixture, fixture->other, "Attends well");
  add_availability (fixture, fixture->other, MP_MONDAY);
  add_stage (fixture, fixture->kept, MP_STAGE_A, MP_STAGE_ACTIVE, mp_date_new (2026, 3, 1), NULL);
  add_stage (fixture, fixture->other, MP_STAGE_A, MP_STAGE_COMPLETED, mp_date_new (2026, 2, 1),
             NULL);
  add_stage (fixture, fixture->kept, MP_STAGE_B, MP_STAGE_WAIVED, MP_DATE_NONE, "Knows it");
  add_stage (fixture, fixture->other, MP_STAGE_B, MP_STAGE_PAUSED, mp_date_new (2026, 2, 1),
             "Ill");
  add_stage (fixture, fixture->other, MP_STAGE_E, MP_STAGE_ACTIVE, mp_date_new (2026, 2, 1), NULL);
}

static void
tear_down (Fixture *fixture)
{
  g_assert_finalize_object (fixture->store);
}

/* Every row of every table as text, keys and times included. */
static char *
dump (MpStore *store)
{
  guint n_tables;
  const MpTable *const *tables = mp_schema_get_tables (&n_tables);
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < n_tables; i++)
    {
      g_autoptr (GError) error = NULL;
      g_autoptr (GPtrArray) rows = mp_store_list (store, tables[i], &error);

      g_assert_no_error (error);
      for (guint j = 0; j < rows->len; j++)
        {
          const MpRow *row = rows->pdata[j];

          g_string_append_printf (text, "%s %" G_GINT64_FORMAT " %s %" G_GINT64_FORMAT
                                  " %" G_GINT64_FORMAT, tables[i]->name, row->id, row->uuid,
                                  row->created_at.seconds, row->updated_at.seconds);
          for (guint k = 0; k < tables[i]->n_fields; k++)
            {
              g_string_append_printf (text, " | %s=", tables[i]->fields[k].name);
              mp_row_field_append (row, &tables[i]->fields[k], text);
            }
          g_string_append_c (text, '\n');
        }
    }

  return g_string_free (text, FALSE);
}

static MpMerge *
start_merge (Fixture *fixture)
{
  g_autoptr (GError) error = NULL;
  MpMerge *merge = mp_merge_new (fixture->store, fixture->kept, fixture->other, &error);

  g_assert_no_error (error);
  return merge;
}

static guint
find_field (MpMerge *merge, const MpTable *table, const char *name)
{
  for (guint i = 0; i < mp_merge_get_n_fields (merge); i++)
    if (mp_merge_get_field (merge, i)->table == table
        && g_str_equal (mp_merge_get_field (merge, i)->field->name, name))
      return i;

  return G_MAXUINT;
}

static void
test_nothing_is_lost_by_the_suggested_choices (void)
{
  Fixture fixture;
  g_autoptr (MpMerge) merge = NULL;
  g_autoptr (MpProfile) result = NULL;

  set_up (&fixture);
  merge = start_merge (&fixture);
  result = mp_merge_dup_result (merge);

  g_assert_cmpstr (result->person->given_name, ==, "Zoë");
  g_assert_cmpstr (result->person->phone, ==, "902-555-0100");
  g_assert_cmpstr (result->person->email, ==, "zoe@example.org");
  g_assert_cmpint (result->person->birth_date.packed, ==, 20080403);
  g_assert_cmpstr (result->person->notes, ==, "Plays the fiddle\n\nMoved from Truro");
  g_assert_cmpstr (result->mentee->grade, ==, "11");
  g_assert_cmpstr (result->mentor->occupation, ==, "Peer mentor");
  g_assert_cmpuint (find_field (merge, &mp_person_table, "street"), ==, G_MAXUINT);
  g_assert_cmpuint (find_field (merge, &mp_person_table, "sort_name"), ==, G_MAXUINT);
  g_assert_false (mp_merge_get_field (merge, find_field (merge, &mp_person_table,
                                                         "family_name"))->differs);
  g_assert_true (mp_merge_get_field (merge, find_field (merge, &mp_mentee_table,
                                                        "grade"))->differs);
  g_clear_pointer (&merge, mp_merge_free);
  tear_down (&fixture);
}

static void
test_each_field_can_be_chosen (void)
{
  Fixture fixture;
  g_autoptr (MpMerge) merge = NULL;
  g_autoptr (MpProfile) result = NULL;
  g_autoptr (GError) error = NULL;

  set_up (&fixture);
  merge = start_merge (&fixture);
  mp_merge_choose (merge, find_field (merge, &mp_person_table, "given_name"), MP_MERGE_OTHER);
  mp_merge_choose (merge, find_field (merge, &mp_person_table, "email"), MP_MERGE_KEPT);
  mp_merge_choose (merge, find_field (merge, &mp_person_table, "notes"), MP_MERGE_OTHER);
  mp_merge_choose (merge, find_field (merge, &mp_mentee_table, "grade"), MP_MERGE_OTHER);
  mp_merge_choose (merge, find_field (merge, &mp_mentee_table, "status"), MP_MERGE_OTHER);
  g_assert_true (mp_merge_apply (merge, &error));
  g_assert_no_error (error);

  result = mp_profile_load (fixture.store, fixture.kept, &error);
  g_assert_cmpstr (result->person->given_name, ==, "Zoe");
  g_assert_null (result->person->email);
  g_assert_cmpstr (result->person->notes, ==, "Moved from Truro");
  g_assert_cmpstr (result->mentee->grade, ==, "12");
  g_assert_cmpint (result->mentee->status, ==, MP_MENTEE_ACTIVE);
  g_clear_pointer (&merge, mp_merge_free);
  tear_down (&fixture);
}

static guint
count_of (Fixture *fixture, const MpTable *table, const char *field_name, gint64 id)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) rows = mp_store_list_of (fixture->store, table, field_name, id, &error);

  g_assert_no_error (error);
  return rows->len;
}

static void
test_everything_attached_moves_along (void)
{
  Fixture fixture;
  g_autoptr (MpMerge) merge = NULL;
  g_autoptr (GError) error = NULL;

  set_up (&fixture);
  merge = start_merge (&fixture);
  g_assert_true (mp_merge_apply (merge, &error));
  g_assert_no_error (error);

  g_assert_cmpuint (count_of (&fixture, &mp_contact_log_table, "person", fixture.kept), ==, 2);
  g_assert_cmpuint (count_of (&fixture, &mp_school_note_table, "mentee", fixture.kept), ==, 2);
  g_assert_cmpuint (count_of (&fixture, &mp_mentor_availability_table, "mentor", fixture.kept),
                    ==, 1);
  g_assert_cmpuint (count_of (&fixture, &mp_stage_record_table, "mentee", fixture.kept), ==, 3);
  g_assert_null (mp_store_get (fixture.store, &mp_person_table, fixture.other, &error));
  g_assert_error (error, MP_STORE_ERROR, MP_STORE_ERROR_NOT_FOUND);
  g_clear_pointer (&merge, mp_merge_free);
  tear_down (&fixture);
}

/* Whatever table may come later: after a merge no reference names the one who is gone. */
static void
test_no_reference_to_the_other_remains (void)
{
  Fixture fixture;
  g_autoptr (MpMerge) merge = NULL;
  g_autoptr (GError) error = NULL;
  guint n_tables;
  const MpTable *const *tables = mp_schema_get_tables (&n_tables);
  guint n_checked = 0;

  set_up (&fixture);
  merge = start_merge (&fixture);
  g_assert_true (mp_merge_apply (merge, &error));
  g_assert_no_error (error);

  for (guint i = 0; i < n_tables; i++)
    for (guint j = 0; j < tables[i]->n_fields; j++)
      {
        const MpField *field = &tables[i]->fields[j];

        if (g_strcmp0 (field->target, "person") != 0 && g_strcmp0 (field->target, "mentee") != 0
            && g_strcmp0 (field->target, "mentor") != 0)
          continue;
        g_assert_cmpuint (count_of (&fixture, tables[i], field->name, fixture.other), ==, 0);
        n_checked++;
      }
  g_assert_cmpuint (n_checked, >=, 5);
  g_clear_pointer (&merge, mp_merge_free);
  tear_down (&fixture);
}

static MpStageRecord *
get_stage (Fixture *fixture, MpStage stage)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) rows = mp_store_list_of (fixture->store, &mp_stage_record_table, "mentee",
                                                 fixture->kept, &error);

  for (guint i = 0; i < rows->len; i++)
    if (((MpStageRecord *) rows->pdata[i])->stage == stage)
      return mp_row_copy (rows->pdata[i]);

  g_assert_not_reached ();
}

static void
test_the_further_state_of_a_stage_stands (void)
{
  Fixture fixture;
  g_autoptr (MpMerge) merge = NULL;
  g_autoptr (GPtrArray) history = NULL;
  g_autoptr (MpStageRecord) a = NULL;
  g_autoptr (MpStageRecord) b = NULL;
  g_autoptr (GError) error = NULL;

  set_up (&fixture);
  merge = start_merge (&fixture);
  g_assert_true (mp_merge_apply (merge, &error));
  g_assert_no_error (error);

  a = get_stage (&fixture, MP_STAGE_A);
  g_assert_cmpint (a->state, ==, MP_STAGE_COMPLETED);
  g_assert_cmpint (a->started_on.packed, ==, 20260201);
  g_assert_cmpint (a->completed_on.packed, ==, 20260303);
  b = get_stage (&fixture, MP_STAGE_B);
  g_assert_cmpint (b->state, ==, MP_STAGE_WAIVED);
  g_assert_cmpstr (b->reason, ==, "Knows it");
  g_assert_cmpint (b->started_on.packed, ==, 20260201);

  history = mp_store_list_of (fixture.store, &mp_stage_change_table, "mentee", fixture.kept,
                              &error);
  g_assert_cmpuint (history->len, ==, 2);
  for (guint i = 0; i < history->len; i++)
    {
      const MpStageChange *change = history->pdata[i];

      g_assert_cmpint (change->happened_on.packed, ==, today.packed);
      g_assert_cmpint (change->before, ==, change->stage == MP_STAGE_A ? MP_STAGE_ACTIVE
                                                                       : MP_STAGE_PAUSED);
      g_assert_cmpstr (change->reason, ==, change->stage == MP_STAGE_A
                                             ? "Merged with the record of Zoe Lambert"
                                             : "Merged with the record of Zoe Lambert: Ill");
    }
  g_clear_pointer (&merge, mp_merge_free);
  tear_down (&fixture);
}

static void
test_one_undo_brings_both_back_exactly (void)
{
  Fixture fixture;
  g_autoptr (MpMerge) merge = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *before = NULL;
  g_autofree char *merged = NULL;
  g_autofree char *undone = NULL;
  g_autofree char *redone = NULL;
  g_autofree char *label = NULL;

  set_up (&fixture);
  before = dump (fixture.store);
  merge = start_merge (&fixture);
  g_assert_true (mp_merge_apply (merge, &error));
  merged = dump (fixture.store);
  g_assert_cmpstr (merged, !=, before);
  label = mp_store_dup_undo_label (fixture.store);
  g_assert_cmpstr (label, ==, "Merge Zoe Lambert into Zoë Lambert");

  g_assert_true (mp_store_undo (fixture.store, &error));
  g_assert_no_error (error);
  undone = dump (fixture.store);
  g_assert_cmpstr (undone, ==, before);

  g_assert_true (mp_store_redo (fixture.store, &error));
  redone = dump (fixture.store);
  g_assert_cmpstr (redone, ==, merged);
  g_clear_pointer (&merge, mp_merge_free);
  tear_down (&fixture);
}

static void
test_the_other_way_round_works_as_well (void)
{
  Fixture fixture;
  g_autoptr (MpMerge) merge = NULL;
  g_autoptr (MpProfile) result = NULL;
  g_autoptr (GError) error = NULL;

  set_up (&fixture);
  add_availability (&fixture, fixture.other, MP_TUESDAY);
  merge = mp_merge_new (fixture.store, fixture.other, fixture.kept, &error);
  g_assert_true (mp_merge_apply (merge, &error));
  g_assert_no_error (error);

  result = mp_profile_load (fixture.store, fixture.other, &error);
  g_assert_cmpstr (result->person->given_name, ==, "Zoe");
  g_assert_cmpstr (result->person->phone, ==, "902-555-0100");
  g_assert_nonnull (result->mentor);
  g_assert_cmpuint (count_of (&fixture, &mp_stage_record_table, "mentee", fixture.other), ==, 3);
  g_clear_pointer (&merge, mp_merge_free);
  tear_down (&fixture);
}

static void
test_availabilities_that_say_the_same_are_one (void)
{
  Fixture fixture;
  g_autoptr (MpMerge) merge = NULL;
  g_autoptr (MpProfile) kept = NULL;
  g_autoptr (GError) error = NULL;

  set_up (&fixture);
  kept = mp_profile_load (fixture.store, fixture.kept, &error);
  kept->mentor = mp_mentor_new ();
  g_assert_true (mp_people_save (fixture.store, kept, NULL, &error));
  add_availability (&fixture, fixture.kept, MP_MONDAY);
  add_availability (&fixture, fixture.other, MP_FRIDAY);

  merge = start_merge (&fixture);
  g_assert_true (mp_merge_apply (merge, &error));
  g_assert_no_error (error);
  g_assert_cmpuint (count_of (&fixture, &mp_mentor_availability_table, "mentor", fixture.kept),
                    ==, 2);
  g_clear_pointer (&merge, mp_merge_free);
  tear_down (&fixture);
}

static void
test_a_refused_merge_changes_nothing (void)
{
  Fixture fixture;
  g_autoptr (MpMerge) merge = NULL;
  g_autoptr (MpProfile) kept = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *before = NULL;
  g_autofree char *after = NULL;

  set_up (&fixture);
  kept = mp_profile_load (fixture.store, fixture.kept, &error);
  kept->mentee->intake_on = mp_date_new (2020, 1, 1);
  g_assert_true (mp_people_save (fixture.store, kept, NULL, &error));
  before = dump (fixture.store);

  /* The other's birth date and this day of intake break P-1 together. */
  merge = start_merge (&fixture);
  g_assert_false (mp_merge_apply (merge, &error));
  g_assert_error (error, MP_STORE_ERROR, MP_STORE_ERROR_INVALID);
  after = dump (fixture.store);
  g_assert_cmpstr (after, ==, before);
  g_clear_pointer (&merge, mp_merge_free);
  tear_down (&fixture);
}

static void
test_an_archived_twin_does_not_archive_the_other (void)
{
  Fixture fixture;
  g_autoptr (MpMerge) merge = NULL;
  g_autoptr (MpProfile) result = NULL;
  g_autoptr (GError) error = NULL;

  set_up (&fixture);
  g_assert_true (mp_store_set_archived (fixture.store, &mp_person_table, &fixture.kept, 1, TRUE,
                                        &error));
  merge = start_merge (&fixture);
  result = mp_merge_dup_result (merge);
  g_assert_false (mp_date_is_set (result->person->archived_on));
  g_clear_pointer (&merge, mp_merge_free);
  tear_down (&fixture);
}

static gint64
count_traces (Fixture *fixture, const char *text)
{
  g_autofree char *sql = g_strdup_printf (
    "SELECT (SELECT count(*) FROM change WHERE before_image LIKE '%%%s%%'"
    "   OR after_image LIKE '%%%s%%')"
    " + (SELECT count(*) FROM change_batch WHERE label LIKE '%%%s%%')", text, text, text);
  g_autoptr (GError) error = NULL;
  gint64 n;

  mp_db_get_int (mp_store_get_db (fixture->store), sql, &n, &error);
  g_assert_no_error (error);
  return n;
}

static void
test_erasing_clears_what_was_merged_too (void)
{
  Fixture fixture;
  g_autoptr (MpMerge) merge = NULL;
  g_autoptr (GError) error = NULL;

  set_up (&fixture);
  merge = start_merge (&fixture);
  g_assert_true (mp_merge_apply (merge, &error));
  g_assert_cmpint (count_traces (&fixture, "Truro"), >, 0);
  g_assert_cmpint (count_traces (&fixture, "Lambert"), >, 0);

  g_assert_true (mp_store_erase_person (fixture.store, fixture.kept, &error));
  g_assert_no_error (error);
  g_assert_cmpint (count_traces (&fixture, "Truro"), ==, 0);
  g_assert_cmpint (count_traces (&fixture, "zoe@example.org"), ==, 0);
  g_assert_cmpint (count_traces (&fixture, "Lambert"), ==, 0);
  g_clear_pointer (&merge, mp_merge_free);
  tear_down (&fixture);
}

/* The kept one had everything already, and nothing was attached to the other. */
static void
test_erasing_finds_a_merge_that_moved_nothing (void)
{
  g_autoptr (MpStore) store = mp_store_new_in_memory ();
  Fixture fixture = { .store = store };
  g_autoptr (MpProfile) kept = mp_profile_new ();
  g_autoptr (MpProfile) other = mp_profile_new ();
  g_autoptr (MpMerge) merge = NULL;
  g_autoptr (GError) error = NULL;

  mp_set_text (&kept->person->given_name, "Ana");
  mp_set_text (&kept->person->family_name, "Cruz");
  mp_set_text (&kept->person->email, "ana@example.org");
  g_assert_true (mp_people_save (store, kept, NULL, &error));
  mp_set_text (&other->person->given_name, "Anuschka");
  mp_set_text (&other->person->email, "ana@example.org");
  g_assert_true (mp_people_save (store, other, NULL, &error));

  merge = mp_merge_new (store, kept->person->row.id, other->person->row.id, &error);
  g_assert_true (mp_merge_apply (merge, &error));
  g_assert_no_error (error);
  g_assert_true (mp_store_undo (store, &error));
  g_assert_true (mp_store_redo (store, &error));
  g_assert_cmpint (count_traces (&fixture, "Anuschka"), >, 0);
  g_assert_true (mp_store_erase_person (store, kept->person->row.id, &error));
  g_assert_no_error (error);
  g_assert_cmpint (count_traces (&fixture, "ana@example.org"), ==, 0);
  g_assert_cmpint (count_traces (&fixture, "Anuschka"), ==, 0);
}

/* Whoever was kept apart from a third person still is; a pair that is one now is gone. */
static void
test_pairs_kept_apart_follow_a_merge (void)
{
  Fixture fixture;
  g_autoptr (MpMerge) merge = NULL;
  g_autoptr (MpProfile) third = mp_profile_new ();
  g_autoptr (GPtrArray) pairs = NULL;
  g_autoptr (GError) error = NULL;
  const MpDistinctPair *pair;

  set_up (&fixture);
  mp_set_text (&third->person->given_name, "Zoe");
  g_assert_true (mp_people_save (fixture.store, third, NULL, &error));
  g_assert_true (mp_people_set_distinct (fixture.store, fixture.other, fixture.kept, &error));
  g_assert_true (mp_people_set_distinct (fixture.store, third->person->row.id, fixture.other,
                                         &error));
  merge = start_merge (&fixture);
  g_assert_true (mp_merge_apply (merge, &error));
  g_assert_no_error (error);
  pairs = mp_store_list (fixture.store, &mp_distinct_pair_table, &error);
  g_assert_cmpuint (pairs->len, ==, 1);
  pair = pairs->pdata[0];
  g_assert_cmpint (pair->person, ==, third->person->row.id);
  g_assert_cmpint (pair->other, ==, fixture.kept);

  g_assert_true (mp_store_erase_person (fixture.store, fixture.kept, &error));
  g_assert_no_error (error);
  g_assert_cmpint (mp_store_count (fixture.store, &mp_distinct_pair_table, NULL), ==, 0);
  g_clear_pointer (&merge, mp_merge_free);
  tear_down (&fixture);
}

static void
test_erasing_leaves_somebody_whose_merge_was_undone (void)
{
  Fixture fixture;
  g_autoptr (MpMerge) merge = NULL;
  g_autoptr (MpProfile) other = NULL;
  g_autoptr (GError) error = NULL;

  set_up (&fixture);
  merge = start_merge (&fixture);
  g_assert_true (mp_merge_apply (merge, &error));
  g_assert_true (mp_store_undo (fixture.store, &error));

  g_assert_true (mp_store_erase_person (fixture.store, fixture.kept, &error));
  g_assert_no_error (error);
  other = mp_profile_load (fixture.store, fixture.other, &error);
  g_assert_cmpstr (other->person->notes, ==, "Moved from Truro");
  g_clear_pointer (&merge, mp_merge_free);
  tear_down (&fixture);
}

static void
set_stage (MpStore *store, gint64 mentee, MpStage stage, MpStageState state)
{
  MpStageRequest request = { .stage = stage, .state = state, .on = today, .reason = "Known" };
  g_autoptr (GError) error = NULL;

  mp_stages_set (store, &mentee, 1, &request, &error);
  g_assert_no_error (error);
}

static gint64
add_mentee (MpStore *store, const char *name)
{
  g_autoptr (MpProfile) profile = mp_profile_new ();
  g_autoptr (GError) error = NULL;

  mp_set_text (&profile->person->given_name, name);
  profile->mentee = mp_mentee_new ();
  g_assert_true (mp_people_save (store, profile, NULL, &error));
  return profile->person->row.id;
}

static void
assert_in_order (MpStore *store)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) findings = mp_store_check (store, &error);

  g_assert_no_error (error);
  for (guint i = 0; i < findings->len; i++)
    {
      g_autofree char *line = mp_finding_to_text (findings->pdata[i]);

      g_test_message ("%s", line);
    }
  g_assert_cmpuint (findings->len, ==, 0);
}

static void
test_two_ways_through_the_stages (void)
{
  g_autoptr (MpStore) store = mp_store_new_in_memory ();
  gint64 kept = add_mentee (store, "Zoë"), other = add_mentee (store, "Zoe");
  g_autoptr (MpMerge) merge = NULL;
  g_autoptr (GError) error = NULL;
  g_autoptr (MpPipeline) pipeline = NULL;

  mp_store_set_today (store, today);
  set_stage (store, kept, MP_STAGE_A, MP_STAGE_ACTIVE);
  set_stage (store, other, MP_STAGE_A, MP_STAGE_ACTIVE);
  set_stage (store, kept, MP_STAGE_C, MP_STAGE_WAIVED);
  set_stage (store, other, MP_STAGE_A, MP_STAGE_COMPLETED);
  set_stage (store, other, MP_STAGE_B, MP_STAGE_WAIVED);
  set_stage (store, other, MP_STAGE_C, MP_STAGE_COMPLETED);
  set_stage (store, other, MP_STAGE_A, MP_STAGE_ACTIVE);
  assert_in_order (store);

  merge = mp_merge_new (store, kept, other, &error);
  g_assert_true (mp_merge_apply (merge, &error));
  g_assert_no_error (error);
  pipeline = mp_stages_load (store, kept, &error);
  g_assert_cmpint (mp_pipeline_get_status (pipeline, MP_STAGE_A)->state, ==, MP_STAGE_ACTIVE);
  g_assert_cmpint (mp_pipeline_get_status (pipeline, MP_STAGE_C)->state, ==, MP_STAGE_COMPLETED);
  assert_in_order (store);

  set_stage (store, kept, MP_STAGE_A, MP_STAGE_COMPLETED);
  assert_in_order (store);
  for (guint i = 0; i < 2; i++)
    g_assert_true (mp_store_undo (store, &error));
  assert_in_order (store);
  for (guint i = 0; i < 2; i++)
    g_assert_true (mp_store_redo (store, &error));
  assert_in_order (store);
  g_clear_pointer (&merge, mp_merge_free);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/merge/nothing-is-lost-by-the-suggested-choices",
                   test_nothing_is_lost_by_the_suggested_choices);
  g_test_add_func ("/merge/each-field-can-be-chosen", test_each_field_can_be_chosen);
  g_test_add_func ("/merge/everything-attached-moves-along", test_everything_attached_moves_along);
  g_test_add_func ("/merge/no-reference-to-the-other-remains",
                   test_no_reference_to_the_other_remains);
  g_test_add_func ("/merge/the-further-state-of-a-stage-stands",
                   test_the_further_state_of_a_stage_stands);
  g_test_add_func ("/merge/the-file-is-in-order-after-two-ways-became-one",
                   test_two_ways_through_the_stages);
  g_test_add_func ("/merge/one-undo-brings-both-back-exactly",
                   test_one_undo_brings_both_back_exactly);
  g_test_add_func ("/merge/the-other-way-round-works-as-well",
                   test_the_other_way_round_works_as_well);
  g_test_add_func ("/merge/availabilities-that-say-the-same-are-one",
                   test_availabilities_that_say_the_same_are_one);
  g_test_add_func ("/merge/a-refused-merge-changes-nothing", test_a_refused_merge_changes_nothing);
  g_test_add_func ("/merge/an-archived-twin-does-not-archive-the-other",
                   test_an_archived_twin_does_not_archive_the_other);
  g_test_add_func ("/merge/erasing-clears-what-was-merged-too",
                   test_erasing_clears_what_was_merged_too);
  g_test_add_func ("/merge/erasing-finds-a-merge-that-moved-nothing",
                   test_erasing_finds_a_merge_that_moved_nothing);
  g_test_add_func ("/merge/pairs-kept-apart-follow-a-merge", test_pairs_kept_apart_follow_a_merge);
  g_test_add_func ("/merge/erasing-leaves-somebody-whose-merge-was-undone",
                   test_erasing_leaves_somebody_whose_merge_was_undone);

  return g_test_run ();
}
