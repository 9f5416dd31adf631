/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The door: what is written, refused, logged, undone, found and erased. */

#include "model/mp-schema.h"
#include "store/mp-history.h"
#include "store/mp-row-sql.h"
#include "store/mp-store-private.h"

#include <string.h>

static MpStore *
new_store (void)
{
  MpStore *store = mp_store_new_in_memory ();

  mp_store_set_today (store, mp_date_new (2026, 11, 2));
  mp_store_set_author (store, "Coordinator");
  return store;
}

static void
apply (MpStore *store, MpBatch *batch)
{
  g_autoptr (GError) error = NULL;

  mp_store_apply (store, batch, &error);
  g_assert_no_error (error);
  mp_batch_free (batch);
}

static gint64
add_mentee (MpStore *store, const char *given, const char *family, int birth_year)
{
  g_autoptr (MpPerson) person = mp_person_new ();
  g_autoptr (MpMentee) mentee = mp_mentee_new ();
  MpBatch *batch = mp_batch_new_printf ("Add %s %s", given, family);

  mp_set_text (&person->given_name, given);
  mp_set_text (&person->family_name, family);
  person->birth_date = mp_date_new (birth_year, 3, 14);
  mp_batch_insert (batch, person);
  mp_batch_insert (batch, mentee);
  apply (store, batch);
  g_assert_cmpint (mentee->row.id, ==, person->row.id);
  g_assert_cmpstr (mentee->row.uuid, ==, person->row.uuid);
  return person->row.id;
}

static gint64
count_of (MpStore *store, const char *sql)
{
  g_autoptr (GError) error = NULL;
  gint64 value = -1;

  mp_db_get_int (mp_store_get_db (store), sql, &value, &error);
  g_assert_no_error (error);
  return value;
}

static gint64
count_found (MpStore *store, const char *match)
{
  g_autofree char *sql
      = g_strdup_printf ("SELECT count(*) FROM person_search WHERE person_search MATCH '%s'",
                         match);

  return count_of (store, sql);
}

static void
undo (MpStore *store)
{
  g_autoptr (GError) error = NULL;

  mp_store_undo (store, &error);
  g_assert_no_error (error);
}

static void
redo (MpStore *store)
{
  g_autoptr (GError) error = NULL;

  mp_store_redo (store, &error);
  g_assert_no_error (error);
}

static void
test_round_trip (void)
{
  g_autoptr (MpStore) store = new_store ();
  guint n_tables;
  const MpTable *const *tables = mp_schema_get_tables (&n_tables);
  g_autoptr (MpPerson) person = mp_person_new ();
  g_autoptr (MpPerson) read = NULL;
  g_autoptr (GError) error = NULL;
  MpBatch *batch = mp_batch_new ("Add");

  g_assert_cmpuint (n_tables, >, 10);
  g_assert_true (tables[0] == &mp_programme_table);
  mp_set_text (&person->given_name, "Zoë");
  mp_set_text (&person->family_name, "O’Brien-Lévis");
  mp_set_text (&person->notes, " keeps \"quotes\",\nlines and spaces ");
  person->gender = MP_GENDER_WOMAN;
  person->birth_date = mp_date_new (2009, 2, 28);
  mp_batch_insert (batch, person);
  apply (store, batch);

  read = mp_store_get (store, &mp_person_table, person->row.id, &error);
  g_assert_no_error (error);
  g_assert_true (mp_row_equal (person, read));
  g_assert_cmpstr (read->sort_name, ==, "obrienlevis zoe");
  g_assert_true (mp_uuid_is_valid (read->row.uuid));
}

static void
test_undo_insert (void)
{
  g_autoptr (MpStore) store = new_store ();
  gint64 id = add_mentee (store, "Zoë", "Lambert", 2009);
  g_autoptr (MpPerson) before = mp_store_get (store, &mp_person_table, id, NULL);
  g_autoptr (MpPerson) after = NULL;
  g_autofree char *label = mp_store_dup_undo_label (store);

  g_assert_cmpstr (label, ==, "Add Zoë Lambert");
  g_assert_cmpint (count_found (store, "zoe"), ==, 1);
  undo (store);
  g_assert_cmpint (count_of (store, "SELECT count(*) FROM person"), ==, 0);
  g_assert_cmpint (count_of (store, "SELECT count(*) FROM mentee"), ==, 0);
  g_assert_cmpint (count_found (store, "zoe"), ==, 0);
  redo (store);
  after = mp_store_get (store, &mp_person_table, id, NULL);
  g_assert_nonnull (after);
  g_assert_true (mp_row_equal (before, after));
  g_assert_cmpstr (before->row.uuid, ==, after->row.uuid);
  g_assert_cmpint (count_found (store, "zoe"), ==, 1);
}

/* The history goes on speaking of the ids of those who are gone. */
static void
test_no_id_is_given_twice (void)
{
  g_autoptr (MpStore) store = new_store ();
  g_autoptr (MpPerson) numbered = mp_person_new ();
  gint64 first = add_mentee (store, "Zoë", "Lambert", 2009);
  gint64 second = add_mentee (store, "Luc", "Comeau", 2009);
  MpBatch *batch = mp_batch_new ("Add");

  g_assert_cmpint (second, >, first);
  undo (store);
  g_assert_cmpint (add_mentee (store, "Emma", "Gill", 2009), >, second);
  undo (store);
  undo (store);
  g_assert_cmpint (count_of (store, "SELECT count(*) FROM person"), ==, 0);
  mp_set_text (&numbered->given_name, "Noah");
  numbered->row.id = 500;
  mp_batch_insert (batch, numbered);
  apply (store, batch);
  g_assert_cmpint (numbered->row.id, ==, 500);
  undo (store);
  g_assert_cmpint (add_mentee (store, "Liam", "Paul", 2009), >, 500);
}

static void
test_undo_update (void)
{
  g_autoptr (MpStore) store = new_store ();
  gint64 id = add_mentee (store, "Zoë", "Lambert", 2009);
  g_autoptr (MpPerson) person = mp_store_get (store, &mp_person_table, id, NULL);
  g_autoptr (MpPerson) original = mp_row_copy (person);
  g_autoptr (MpPerson) read = NULL;
  g_autoptr (MpPerson) reread = NULL;
  MpBatch *batch = mp_batch_new ("Edit");

  mp_set_text (&person->family_name, " Tremblay ");
  mp_set_text (&person->phone, "+1 (902) 555-0123");
  mp_batch_update (batch, person);
  apply (store, batch);
  g_assert_cmpint (count_found (store, "lambert"), ==, 0);
  g_assert_cmpint (count_found (store, "tremblay 9025550123"), ==, 1);
  undo (store);
  read = mp_store_get (store, &mp_person_table, id, NULL);
  g_assert_true (mp_row_equal (read, original));
  redo (store);
  reread = mp_store_get (store, &mp_person_table, id, NULL);
  g_assert_cmpstr (reread->family_name, ==, " Tremblay ");
  g_assert_cmpstr (reread->phone_key, ==, "9025550123");
}

static void
test_dropped_redo (void)
{
  g_autoptr (MpStore) store = new_store ();
  g_autoptr (GError) error = NULL;
  gint64 first = add_mentee (store, "Amina", "Nasser", 2009);
  gint64 second;

  undo (store);
  second = add_mentee (store, "Ken", "Paul", 2009);
  g_assert_cmpint (second, !=, first);
  g_assert_false (mp_store_redo (store, &error));
  g_assert_error (error, MP_STORE_ERROR, MP_STORE_ERROR_NOTHING);
}

static void
assert_refuses_dangling (MpStore *store, gpointer row)
{
  g_autoptr (MpBatch) batch = mp_batch_new ("Add what belongs to nobody");
  g_autoptr (GError) error = NULL;

  mp_batch_take (batch, row);
  g_assert_false (mp_store_apply (store, batch, &error));
  g_assert_error (error, MP_STORE_ERROR, MP_STORE_ERROR_INVALID);
  g_assert_nonnull (strstr (error->message, "Nothing was saved."));
  g_assert_cmpint (count_of (store, "SELECT count(*) FROM change_batch"), ==, 1);
}

/* A negative number stands for a row of the same batch. */
static void
test_dangling_reference (void)
{
  g_autoptr (MpStore) store = new_store ();
  gint64 id = add_mentee (store, "Zoë", "Lambert", 2009);
  g_autoptr (MpMentee) mentee = mp_store_get (store, &mp_mentee_table, id, NULL);
  g_autoptr (MpBatch) batch = mp_batch_new ("Edit");
  g_autoptr (GError) error = NULL;
  MpOrganisation *organisation = mp_organisation_new ();
  MpMentee *stray = mp_mentee_new ();

  mp_set_text (&organisation->name, "Harbour High");
  organisation->site = -3;
  assert_refuses_dangling (store, organisation);
  stray->row.id = -3;
  assert_refuses_dangling (store, stray);
  mentee->site = -3;
  mp_batch_update (batch, mentee);
  g_assert_false (mp_store_apply (store, batch, &error));
  g_assert_error (error, MP_STORE_ERROR, MP_STORE_ERROR_INVALID);
}

/* Whoever asks for no error gets the same answer: what could not be read is not what is gone. */
static void
test_unreadable_is_not_gone (void)
{
  g_autoptr (MpStore) store = new_store ();
  MpDb *db = mp_store_get_db (store);
  g_autoptr (MpSite) site = mp_site_new ();
  g_autoptr (GError) error = NULL;
  MpBatch *batch = mp_batch_new ("Add a site");

  mp_set_text (&site->name, "Digby");
  mp_batch_insert (batch, site);
  apply (store, batch);
  batch = mp_batch_new ("Edit a site");
  mp_set_text (&site->name, "Truro");
  mp_batch_update (batch, site);
  apply (store, batch);

  g_assert_true (mp_db_run_script (db, "ALTER TABLE site RENAME TO lost", &error));
  g_assert_false (mp_store_undo (store, NULL));
  g_assert_false (mp_store_undo (store, &error));
  g_assert_error (error, MP_STORE_ERROR, MP_STORE_ERROR_FAILED);
  g_clear_error (&error);
  g_assert_true (mp_db_run_script (db, "ALTER TABLE lost RENAME TO site", &error));
  undo (store);
  g_assert_cmpint (count_of (store, "SELECT count(*) FROM site WHERE name = 'Digby'"), ==, 1);
}

static void
test_erase_nobody (void)
{
  g_autoptr (MpStore) store = new_store ();
  g_autoptr (GError) error = NULL;

  g_assert_false (mp_store_erase_person (store, 7, NULL));
  g_assert_false (mp_store_erase_person (store, 7, &error));
  g_assert_error (error, MP_STORE_ERROR, MP_STORE_ERROR_NOT_FOUND);
  g_clear_error (&error);
  g_assert_true (mp_db_run_script (mp_store_get_db (store), "ALTER TABLE person RENAME TO lost",
                                   &error));
  g_assert_false (mp_store_erase_person (store, 7, &error));
  g_assert_error (error, MP_STORE_ERROR, MP_STORE_ERROR_FAILED);
}

static void
test_too_young (void)
{
  g_autoptr (MpStore) store = new_store ();
  g_autoptr (MpPerson) person = mp_person_new ();
  g_autoptr (MpMentee) mentee = mp_mentee_new ();
  g_autoptr (MpBatch) batch = mp_batch_new ("Add");
  g_autoptr (GError) error = NULL;

  mp_set_text (&person->given_name, "Milo");
  person->birth_date = mp_date_new (2010, 11, 3);
  mp_batch_insert (batch, person);
  mp_batch_insert (batch, mentee);
  g_assert_false (mp_store_apply (store, batch, &error));
  g_assert_error (error, MP_STORE_ERROR, MP_STORE_ERROR_INVALID);
  g_assert_cmpint (count_of (store, "SELECT count(*) FROM person"), ==, 0);
  g_assert_cmpint (count_of (store, "SELECT count(*) FROM change_batch"), ==, 0);
}

static void
test_empty_batch_leaves_no_trace (void)
{
  g_autoptr (MpStore) store = new_store ();
  gint64 id = add_mentee (store, "Zoë", "Lambert", 2009);
  g_autoptr (MpPerson) person = mp_store_get (store, &mp_person_table, id, NULL);
  MpBatch *batch = mp_batch_new ("Edit nothing");

  undo (store);
  redo (store);
  mp_batch_update (batch, person);
  apply (store, batch);
  g_assert_cmpint (count_of (store, "SELECT count(*) FROM change_batch"), ==, 1);
}

typedef struct
{
  int next;
  int last;
  gboolean fail;
} Feed;

static gboolean
feed_cb (MpBatch *batch, gboolean *more, gpointer user_data, GError **error)
{
  Feed *feed = user_data;

  for (int i = 0; i < 100 && feed->next < feed->last; i++, feed->next++)
    {
      MpPerson *person = mp_person_new ();

      person->given_name = g_strdup_printf ("Pupil%d", feed->next);
      mp_batch_take (batch, person);
      mp_batch_take (batch, mp_mentee_new ());
    }
  *more = feed->next < feed->last;
  if (feed->fail && !*more)
    {
      g_set_error_literal (error, G_IO_ERROR, G_IO_ERROR_CANCELLED, "Stopped");
      return FALSE;
    }
  return TRUE;
}

static void
test_feed (void)
{
  g_autoptr (MpStore) store = new_store ();
  Feed feed = { 0, 2345, FALSE };
  MpBatch *batch = mp_batch_new ("Import");

  mp_batch_set_feed (batch, feed_cb, &feed);
  apply (store, batch);
  g_assert_cmpint (count_of (store, "SELECT count(*) FROM mentee"), ==, 2345);
  g_assert_cmpint (count_of (store, "SELECT count(*) FROM change"), ==, 2);
  g_assert_cmpint (count_of (store, "SELECT n_records FROM change_batch"), ==, 4690);
  undo (store);
  g_assert_cmpint (count_of (store, "SELECT count(*) FROM person"), ==, 0);
  g_assert_cmpint (count_found (store, "pupil*"), ==, 0);
  redo (store);
  g_assert_cmpint (count_of (store, "SELECT count(*) FROM mentee"), ==, 2345);
  g_assert_cmpint (count_found (store, "pupil77"), ==, 1);
  undo (store);
  redo (store);
  g_assert_cmpint (count_of (store, "SELECT count(*) FROM person"), ==, 2345);
}

static void
test_failed_feed_leaves_no_trace (void)
{
  g_autoptr (MpStore) store = new_store ();
  Feed feed = { 0, 2345, TRUE };
  g_autoptr (MpBatch) batch = mp_batch_new ("Import");
  g_autoptr (GError) error = NULL;

  mp_batch_set_feed (batch, feed_cb, &feed);
  g_assert_false (mp_store_apply (store, batch, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  g_assert_cmpint (count_of (store, "SELECT count(*) FROM person"), ==, 0);
  g_assert_cmpint (count_found (store, "pupil*"), ==, 0);
}

static void
test_negative_ids_stand_for_new_rows (void)
{
  g_autoptr (MpStore) store = new_store ();
  g_autoptr (MpOrganisation) school = mp_organisation_new ();
  g_autoptr (MpPerson) person = mp_person_new ();
  g_autoptr (MpMentee) mentee = mp_mentee_new ();
  MpBatch *batch = mp_batch_new ("Add");

  mp_set_text (&school->name, "École acadienne");
  school->row.id = -7;
  mp_set_text (&person->given_name, "Luc");
  person->row.id = -1;
  mentee->row.id = -1;
  mentee->organisation = -7;
  mp_batch_insert (batch, school);
  mp_batch_insert (batch, person);
  mp_batch_insert (batch, mentee);
  apply (store, batch);
  g_assert_cmpint (mentee->organisation, ==, school->row.id);
  g_assert_cmpint (count_found (store, "acadienne"), ==, 1);

  batch = mp_batch_new ("Rename");
  mp_set_text (&school->name, "Sainte-Anne");
  mp_batch_update (batch, school);
  apply (store, batch);
  g_assert_cmpint (count_found (store, "acadienne"), ==, 0);
  g_assert_cmpint (count_found (store, "sainte"), ==, 1);
}

static void
test_delete_and_back (void)
{
  g_autoptr (MpStore) store = new_store ();
  gint64 id = add_mentee (store, "Zoë", "Lambert", 2009);
  g_autoptr (MpPerson) before = mp_store_get (store, &mp_person_table, id, NULL);
  g_autoptr (MpPerson) after = NULL;
  MpBatch *batch = mp_batch_new ("Delete");

  mp_batch_delete (batch, &mp_mentee_table, id);
  mp_batch_delete (batch, &mp_person_table, id);
  apply (store, batch);
  g_assert_cmpint (count_found (store, "zoe"), ==, 0);
  undo (store);
  after = mp_store_get (store, &mp_person_table, id, NULL);
  g_assert_nonnull (after);
  g_assert_true (mp_row_equal (before, after));
  g_assert_cmpint (count_of (store, "SELECT count(*) FROM mentee"), ==, 1);
  g_assert_cmpint (count_found (store, "zoe"), ==, 1);
}

static void
test_refers_to_nothing (void)
{
  g_autoptr (MpStore) store = new_store ();
  g_autoptr (MpSchoolNote) note = mp_school_note_new ();
  g_autoptr (MpBatch) batch = mp_batch_new ("Add");
  g_autoptr (GError) error = NULL;

  note->mentee = 99;
  note->written_on = mp_date_new (2026, 10, 1);
  mp_set_text (&note->text, "Text");
  mp_batch_insert (batch, note);
  g_assert_false (mp_store_apply (store, batch, &error));
  g_assert_error (error, MP_STORE_ERROR, MP_STORE_ERROR_INVALID);
}

static void
test_name_is_taken (void)
{
  g_autoptr (MpStore) store = new_store ();
  g_autoptr (MpSite) one = mp_site_new ();
  g_autoptr (MpSite) two = mp_site_new ();
  g_autoptr (MpBatch) second = mp_batch_new ("Add");
  g_autoptr (GError) error = NULL;
  MpBatch *first = mp_batch_new ("Add");

  mp_set_text (&one->name, "Kentville");
  mp_set_text (&two->name, "Kentville");
  mp_batch_insert (first, one);
  apply (store, first);
  mp_batch_insert (second, two);
  g_assert_false (mp_store_apply (store, second, &error));
  g_assert_error (error, MP_STORE_ERROR, MP_STORE_ERROR_INVALID);
  g_assert_nonnull (strstr (error->message, "Kentville"));
}

static void
test_erase (void)
{
  g_autoptr (MpStore) store = new_store ();
  gint64 id = add_mentee (store, "Zoë", "Lambert", 2009);
  gint64 other = add_mentee (store, "Ken", "Paul", 2008);
  g_autoptr (MpSchoolNote) note = mp_school_note_new ();
  g_autoptr (GError) error = NULL;
  gint64 n_steps;
  MpBatch *batch = mp_batch_new ("Add a note");

  note->mentee = id;
  note->written_on = mp_date_new (2026, 10, 1);
  mp_set_text (&note->text, "Secret words");
  mp_batch_insert (batch, note);
  apply (store, batch);
  batch = mp_batch_new ("Delete a note");
  mp_batch_delete (batch, &mp_school_note_table, note->row.id);
  apply (store, batch);
  n_steps = count_of (store, "SELECT count(*) FROM change_batch");

  g_assert_true (mp_store_erase_person (store, id, &error));
  g_assert_no_error (error);
  g_assert_cmpint (count_of (store, "SELECT count(*) FROM person"), ==, 1);
  g_assert_cmpint (count_found (store, "zoe"), ==, 0);
  g_assert_cmpint (count_of (store, "SELECT count(*) FROM change_batch"), ==, n_steps + 1);
  g_assert_cmpint (count_of (store, "SELECT count(*) FROM change_batch WHERE label LIKE '%Lambert%'"
                                    " OR label LIKE '%Zoë%'"), ==, 0);
  g_assert_cmpint (count_of (store, "SELECT count(*) FROM change WHERE before_image LIKE"
                                    " '%Secret%' OR after_image LIKE '%Secret%'"), ==, 0);
  g_assert_cmpint (count_of (store, "SELECT count(*) FROM change_batch"
                                    " WHERE label = 'Add Ken Paul'"), ==, 1);
  /* What was done before can still be undone, as far as it is left. */
  undo (store);
  undo (store);
  undo (store);
  g_assert_null (mp_store_get (store, &mp_person_table, other, NULL));
}

/* What somebody thought better of is kept for a redo, and is about the person all the same. */
static void
test_erase_undone (void)
{
  g_autoptr (MpStore) store = new_store ();
  gint64 id = add_mentee (store, "Zoë", "Lambert", 2009);
  g_autoptr (MpSchoolNote) note = mp_school_note_new ();
  g_autoptr (MpHistoryEntry) entry = NULL;
  g_autoptr (GPtrArray) entries = NULL;
  g_autoptr (GError) error = NULL;
  MpBatch *batch = mp_batch_new ("Add a note");

  note->mentee = id;
  note->written_on = mp_date_new (2026, 10, 1);
  mp_set_text (&note->text, "Secret words");
  mp_batch_insert (batch, note);
  apply (store, batch);
  batch = mp_batch_new ("Edit a note");
  mp_set_text (&note->text, "Secret phrases");
  mp_batch_update (batch, note);
  apply (store, batch);
  undo (store);
  undo (store);

  g_assert_true (mp_store_erase_person (store, id, &error));
  g_assert_no_error (error);
  g_assert_cmpint (count_of (store, "SELECT count(*) FROM change WHERE before_image LIKE"
                                    " '%Secret%' OR after_image LIKE '%Secret%'"), ==, 0);
  g_assert_false (mp_store_redo (store, &error));
  g_assert_error (error, MP_STORE_ERROR, MP_STORE_ERROR_NOTHING);

  entries = mp_history_list (store, 0, 1, NULL);
  entry = g_ptr_array_steal_index (entries, 0);
  g_assert_cmpstr (entry->author, ==, "Coordinator");
}

static gint64
count_secrets (MpStore *store)
{
  return count_of (store, "SELECT (SELECT count(*) FROM change WHERE before_image LIKE '%Secret%'"
                          " OR after_image LIKE '%Secret%')"
                          " + (SELECT count(*) FROM change_batch WHERE label LIKE '%Secret%')");
}

/* What can be redone keeps its values, and what never can does not. */
static void
test_dropped_values (void)
{
  g_autoptr (MpStore) store = new_store ();
  g_autoptr (GPtrArray) entries = NULL;
  g_autoptr (GError) error = NULL;
  MpBatch *batch = mp_batch_new ("Edit a name");
  gint64 id = add_mentee (store, "Zoë", "Lambert", 2009);
  g_autoptr (MpPerson) person = mp_store_get (store, &mp_person_table, id, NULL);
  const MpHistoryEntry *entry;

  mp_set_text (&person->notes, "Secret words");
  mp_batch_update (batch, person);
  apply (store, batch);
  undo (store);
  undo (store);
  g_assert_cmpint (count_secrets (store), >, 0);
  redo (store);
  redo (store);
  undo (store);
  undo (store);

  add_mentee (store, "Ken", "Paul", 2009);
  g_assert_cmpint (count_of (store, "SELECT count(*) FROM change WHERE before_image IS NOT NULL"
                                    " OR after_image IS NOT NULL"), ==, 0);
  entries = mp_history_list (store, 0, 9, &error);
  g_assert_cmpuint (entries->len, ==, 3);
  for (guint i = 1; i < entries->len; i++)
    {
      g_autoptr (GPtrArray) changes = NULL;

      entry = entries->pdata[i];
      g_assert_cmpint (entry->state, ==, MP_HISTORY_DROPPED);
      changes = mp_history_list_changes (store, entry->batch_id, 9, &error);
      g_assert_no_error (error);
      g_assert_cmpuint (changes->len, >, 0);
    }
}

/* Adds a note about somebody, and takes that back. */
static void
undo_note (MpStore *store, gint64 mentee, const char *text)
{
  g_autoptr (MpSchoolNote) note = mp_school_note_new ();
  MpBatch *batch = mp_batch_new ("Add a note: Secret Lambert");

  note->mentee = mentee;
  note->written_on = mp_date_new (2026, 10, 1);
  mp_set_text (&note->text, text);
  mp_batch_insert (batch, note);
  apply (store, batch);
  undo (store);
}

/* As a version that kept the values of dropped steps left it. */
static void
test_erase_dropped (void)
{
  g_autoptr (MpStore) store = new_store ();
  gint64 id = add_mentee (store, "Secret", "Lambert", 2009);
  g_autoptr (GError) error = NULL;

  undo_note (store, id, "Secret words");
  g_assert_true (mp_db_run_script (mp_store_get_db (store),
                                   "UPDATE change_batch SET state = 'dropped'"
                                   " WHERE state = 'undone'", &error));
  add_mentee (store, "Ken", "Paul", 2009);
  g_assert_cmpint (count_secrets (store), >, 1);
  g_assert_true (mp_store_erase_person (store, id, &error));
  g_assert_no_error (error);
  g_assert_cmpint (count_secrets (store), ==, 0);
}

/* A step that was dropped has no values left that say whom it was about. */
static void
test_erase_label_of_dropped (void)
{
  g_autoptr (MpStore) store = new_store ();
  gint64 id = add_mentee (store, "Secret", "Lambert", 2009);
  g_autoptr (GError) error = NULL;

  undo_note (store, id, "Words");
  add_mentee (store, "Ken", "Paul", 2009);
  g_assert_true (mp_store_erase_person (store, id, &error));
  g_assert_no_error (error);
  g_assert_cmpint (count_secrets (store), ==, 0);
  g_assert_cmpint (count_of (store, "SELECT count(*) FROM change_batch"
                                    " WHERE label = 'Add Ken Paul'"), ==, 1);
}

static void
test_history (void)
{
  g_autoptr (MpStore) store = new_store ();
  gint64 id = add_mentee (store, "Zoë", "Lambert", 2009);
  g_autoptr (MpMentee) mentee = mp_store_get (store, &mp_mentee_table, id, NULL);
  g_autoptr (GPtrArray) entries = NULL;
  g_autoptr (GPtrArray) changes = NULL;
  const MpHistoryEntry *entry;
  const MpHistoryChange *change;
  MpBatch *batch = mp_batch_new ("Take on");

  mentee->status = MP_MENTEE_ACTIVE;
  mp_batch_update (batch, mentee);
  apply (store, batch);
  entries = mp_history_list_of_person (store, id, 10, NULL);
  g_assert_cmpuint (entries->len, ==, 2);
  entry = g_ptr_array_index (entries, 0);
  g_assert_cmpstr (entry->label, ==, "Take on");
  g_assert_cmpstr (entry->author, ==, "Coordinator");
  changes = mp_history_list_changes (store, entry->batch_id, 10, NULL);
  g_assert_cmpuint (changes->len, ==, 1);
  change = g_ptr_array_index (changes, 0);
  g_assert_cmpstr (change->field->name, ==, "status");
  g_assert_cmpstr (change->old_text, ==, "Inquiry");
  g_assert_cmpstr (change->new_text, ==, "Active");
}

/* Of a step about many only what it did to this one, and to what belongs to them. */
static void
test_history_of_one_among_many (void)
{
  g_autoptr (MpStore) store = new_store ();
  gint64 ids[60];
  MpBatch *batch = mp_batch_new ("Pause all");
  MpContactLog *contact = mp_contact_log_new ();
  g_autoptr (GPtrArray) entries = NULL;
  g_autoptr (GPtrArray) changes = NULL;
  const MpHistoryEntry *entry;

  for (guint i = 0; i < G_N_ELEMENTS (ids); i++)
    {
      g_autoptr (MpMentee) mentee = NULL;

      ids[i] = add_mentee (store, "Zoë", "Lambert", 2009);
      mentee = mp_store_get (store, &mp_mentee_table, ids[i], NULL);
      mentee->status = MP_MENTEE_PAUSED;
      mp_batch_update (batch, mentee);
    }
  contact->person = ids[30];
  contact->held_on = mp_date_new (2026, 9, 9);
  contact->kind = MP_CONTACT_BY_PHONE;
  mp_batch_take (batch, contact);
  apply (store, batch);

  entries = mp_history_list_of_person (store, ids[30], 1, NULL);
  entry = g_ptr_array_index (entries, 0);
  g_assert_cmpint (entry->n_records, ==, 61);
  changes = mp_history_list_changes_of_person (store, entry->batch_id, ids[30], 100, NULL);
  g_assert_cmpuint (changes->len, ==, 2);
  g_assert_true (((MpHistoryChange *) changes->pdata[0])->table == &mp_mentee_table);
  g_assert_cmpint (((MpHistoryChange *) changes->pdata[0])->row_id, ==, ids[30]);
  g_assert_true (((MpHistoryChange *) changes->pdata[1])->table == &mp_contact_log_table);
}

typedef struct
{
  int n_signals;
  gint64 id;
  gboolean touched;
} Watch;

static void
changed_cb (MpStore *store, MpChanges *changes, gpointer user_data)
{
  Watch *watch = user_data;

  watch->n_signals++;
  watch->touched = mp_changes_touch (changes, &mp_mentee_table, watch->id);
}

static void
test_signal (void)
{
  g_autoptr (MpStore) store = new_store ();
  Watch watch = { 0, 1, FALSE };

  g_signal_connect (store, "changed", G_CALLBACK (changed_cb), &watch);
  add_mentee (store, "Zoë", "Lambert", 2009);
  g_assert_cmpint (watch.n_signals, ==, 1);
  g_assert_true (watch.touched);
}

static void
test_names_without_letters (void)
{
  static const char *const names[] = { "😀", "?", "…" };
  g_autoptr (MpStore) store = new_store ();

  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    {
      gint64 id = add_mentee (store, names[i], NULL, 2009);
      g_autoptr (MpPerson) person = mp_store_get (store, &mp_person_table, id, NULL);
      MpOrganisation *organisation = mp_organisation_new ();
      MpBatch *batch = mp_batch_new ("Add a partner");

      g_assert_cmpstr (person->sort_name, ==, names[i]);
      organisation->kind = MP_ORGANISATION_OTHER;
      mp_set_text (&organisation->name, names[i]);
      mp_batch_take (batch, organisation);
      apply (store, batch);
    }
}

static MpStageRecord *
new_stage (gint64 mentee, MpStage stage, MpStageState state)
{
  MpStageRecord *record = mp_stage_record_new ();

  record->mentee = mentee;
  record->stage = stage;
  record->state = state;
  return record;
}

static void
apply_refused (MpStore *store, gpointer row, const char *expected)
{
  g_autoptr (MpBatch) batch = mp_batch_new ("Enter stage C");
  g_autoptr (GError) error = NULL;

  if (((MpRow *) row)->id == 0)
    mp_batch_insert (batch, row);
  else
    mp_batch_update (batch, row);
  g_assert_false (mp_store_apply (store, batch, &error));
  g_assert_error (error, MP_STORE_ERROR, MP_STORE_ERROR_INVALID);
  g_assert_nonnull (strstr (error->message, expected));
}

static void
test_stage_out_of_order (void)
{
  static const MpStageState states[]
      = { MP_STAGE_ACTIVE, MP_STAGE_PAUSED, MP_STAGE_COMPLETED };
  g_autoptr (MpStore) store = new_store ();
  gint64 id = add_mentee (store, "Zoë", "Lambert", 2009);
  g_autoptr (MpStageRecord) waiting = new_stage (id, MP_STAGE_C, MP_STAGE_NOT_STARTED);
  MpBatch *batch = mp_batch_new ("Enter stage C");

  for (guint i = 0; i < G_N_ELEMENTS (states); i++)
    {
      g_autoptr (MpStageRecord) early = new_stage (id, MP_STAGE_C, states[i]);

      apply_refused (store, early, "Stage C needs stages A and B");
    }
  g_assert_cmpint (mp_store_count (store, &mp_stage_record_table, NULL), ==, 0);

  mp_batch_insert (batch, waiting);
  mp_batch_take (batch, new_stage (id, MP_STAGE_A, MP_STAGE_COMPLETED));
  apply (store, batch);
  waiting->state = MP_STAGE_ACTIVE;
  apply_refused (store, waiting, "Stage C needs stage B");

  waiting->overridden = TRUE;
  mp_set_text (&waiting->reason, "A place became free");
  batch = mp_batch_new ("Enter stage C");
  mp_batch_update (batch, waiting);
  apply (store, batch);
  waiting->overridden = FALSE;
  apply_refused (store, waiting, "Stage C needs stage B");
}

/* The order in which a batch names the stages does not matter; what comes after may go back. */
static void
test_stage_in_order (void)
{
  g_autoptr (MpStore) store = new_store ();
  gint64 id = add_mentee (store, "Zoë", "Lambert", 2009);
  g_autoptr (MpStageRecord) a = new_stage (id, MP_STAGE_A, MP_STAGE_COMPLETED);
  g_autoptr (MpStageRecord) c = new_stage (id, MP_STAGE_C, MP_STAGE_ACTIVE);
  MpStageRecord *b = new_stage (id, MP_STAGE_B, MP_STAGE_WAIVED);
  MpBatch *batch = mp_batch_new ("Enter stage C");

  mp_set_text (&b->reason, "Did it elsewhere");
  mp_batch_insert (batch, c);
  mp_batch_insert (batch, a);
  mp_batch_take (batch, b);
  apply (store, batch);

  batch = mp_batch_new ("Take up stage A again");
  a->state = MP_STAGE_ACTIVE;
  mp_batch_update (batch, a);
  apply (store, batch);
  batch = mp_batch_new ("Pause stage C");
  c->state = MP_STAGE_PAUSED;
  mp_batch_update (batch, c);
  apply (store, batch);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/store/no-id-is-given-twice", test_no_id_is_given_twice);
  g_test_add_func ("/store/a-row-is-read-as-it-was-written", test_round_trip);
  g_test_add_func ("/store/undone-insertion-comes-back-the-same", test_undo_insert);
  g_test_add_func ("/store/undone-update-restores-every-field", test_undo_update);
  g_test_add_func ("/store/something-else-drops-the-redo", test_dropped_redo);
  g_test_add_func ("/store/a-reference-to-a-row-that-never-came-is-refused",
                   test_dangling_reference);
  g_test_add_func ("/store/what-cannot-be-read-is-not-taken-for-gone",
                   test_unreadable_is_not_gone);
  g_test_add_func ("/store/nobody-is-erased-twice", test_erase_nobody);
  g_test_add_func ("/store/P-1-nobody-under-the-age-is-saved", test_too_young);
  g_test_add_func ("/store/S-2-no-stage-is-entered-out-of-order", test_stage_out_of_order);
  g_test_add_func ("/store/S-2-a-batch-is-judged-when-it-is-whole", test_stage_in_order);
  g_test_add_func ("/store/empty-batch-leaves-no-trace", test_empty_batch_leaves_no_trace);
  g_test_add_func ("/store/a-feed-is-one-step", test_feed);
  g_test_add_func ("/store/a-failed-feed-leaves-no-trace", test_failed_feed_leaves_no_trace);
  g_test_add_func ("/store/negative-ids-stand-for-new-rows", test_negative_ids_stand_for_new_rows);
  g_test_add_func ("/store/deleted-rows-come-back", test_delete_and_back);
  g_test_add_func ("/store/a-reference-to-nothing-is-refused", test_refers_to_nothing);
  g_test_add_func ("/store/a-name-that-is-taken-is-refused", test_name_is_taken);
  g_test_add_func ("/store/names-without-letters-are-saved", test_names_without_letters);
  g_test_add_func ("/store/erasing-leaves-totals-and-no-words", test_erase);
  g_test_add_func ("/store/erasing-forgets-what-was-undone", test_erase_undone);
  g_test_add_func ("/store/what-cannot-be-redone-keeps-no-values", test_dropped_values);
  g_test_add_func ("/store/erasing-forgets-values-of-dropped-steps", test_erase_dropped);
  g_test_add_func ("/store/erasing-forgets-labels-of-dropped-steps",
                   test_erase_label_of_dropped);
  g_test_add_func ("/store/history-says-who-and-what", test_history);
  g_test_add_func ("/store/history-of-one-among-many", test_history_of_one_among_many);
  g_test_add_func ("/store/one-signal-a-commit", test_signal);
  return g_test_run ();
}
