/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What needs the coordinator today: what is due, who lacks a guardian, at which site. */

#include "model/mp-schema.h"
#include "store/mp-archive.h"
#include "store/mp-people-actions.h"
#include "store/mp-query-today.h"

#define LIMIT 10

static const MpDate today = { 20261102 };

static void
apply (MpStore *store, gpointer row)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (MpBatch) batch = mp_batch_new ("Add");

  mp_batch_insert (batch, row);
  mp_store_apply (store, batch, &error);
  g_assert_no_error (error);
}

static MpStore *
new_store (void)
{
  MpStore *store = mp_store_new_in_memory ();

  mp_store_set_today (store, today);
  return store;
}

static gint64
add_site (MpStore *store, const char *name)
{
  g_autoptr (MpSite) site = mp_site_new ();

  mp_set_text (&site->name, name);
  apply (store, site);
  return site->row.id;
}

static gint64
add_mentee (MpStore *store, const char *family, MpDate born, gint64 site, const char *guardian,
            const char *phone)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (MpBatch) batch = mp_batch_new ("Add");
  g_autoptr (MpPerson) person = mp_person_new ();
  g_autoptr (MpMentee) mentee = mp_mentee_new ();

  mp_set_text (&person->given_name, "Zoë");
  mp_set_text (&person->family_name, family);
  person->birth_date = born;
  mentee->status = MP_MENTEE_ACTIVE;
  mentee->site = site;
  mp_set_text (&mentee->guardian_name, guardian);
  mp_set_text (&mentee->guardian_phone, phone);
  mp_batch_insert (batch, person);
  mp_batch_insert (batch, mentee);
  mp_store_apply (store, batch, &error);
  g_assert_no_error (error);
  return person->row.id;
}

static void
add_follow_up (MpStore *store, gint64 person, MpDate day, gboolean done)
{
  g_autoptr (MpContactLog) entry = mp_contact_log_new ();

  entry->person = person;
  entry->held_on = mp_date_new (2026, 10, 1);
  entry->kind = MP_CONTACT_BY_PHONE;
  entry->follow_up_on = day;
  entry->followed_up = done;
  mp_set_text (&entry->summary, "Asked for the form");
  apply (store, entry);
}

static MpToday *
query (MpStore *store, gint64 site, guint limit)
{
  g_autoptr (GError) error = NULL;
  MpToday *found = mp_query_today (store, site, limit, &error);

  g_assert_no_error (error);
  g_assert_nonnull (found);
  return found;
}

static void
test_empty (void)
{
  g_autoptr (MpStore) store = new_store ();
  g_autoptr (MpToday) found = query (store, 0, LIMIT);

  g_assert_cmpint (found->n_people, ==, 0);
  g_assert_cmpint (found->n_due, ==, 0);
  g_assert_cmpuint (found->due->len, ==, 0);
  g_assert_cmpuint (found->no_guardian->len, ==, 0);
}

static void
test_due (void)
{
  g_autoptr (MpStore) store = new_store ();
  const gint64 id = add_mentee (store, "Tremblay", mp_date_new (2000, 1, 1), 0, NULL, NULL);
  g_autoptr (MpToday) found = NULL;
  const MpTodayItem *item;

  add_follow_up (store, id, mp_date_new (2026, 11, 3), FALSE);
  add_follow_up (store, id, today, FALSE);
  add_follow_up (store, id, mp_date_new (2026, 10, 9), FALSE);
  add_follow_up (store, id, mp_date_new (2026, 10, 8), TRUE);

  found = query (store, 0, LIMIT);
  g_assert_cmpint (found->n_due, ==, 2);
  g_assert_cmpuint (found->due->len, ==, 2);
  item = found->due->pdata[0];
  g_assert_cmpint (item->kind, ==, MP_TODAY_CALL_PERSON);
  g_assert_cmpint (item->subject_id, ==, id);
  g_assert_cmpint (item->due_on.packed, ==, 20261009);
  g_assert_cmpstr (item->name, ==, "Zoë Tremblay");
  g_assert_cmpstr (item->text, ==, "Asked for the form");
}

static void
test_due_partner (void)
{
  g_autoptr (MpStore) store = new_store ();
  g_autoptr (MpOrganisation) school = mp_organisation_new ();
  g_autoptr (MpPartnerCheckIn) visit = mp_partner_check_in_new ();
  g_autoptr (MpToday) found = NULL;
  const MpTodayItem *item;

  mp_set_text (&school->name, "Kentville Secondary");
  school->kind = MP_ORGANISATION_SCHOOL;
  apply (store, school);
  visit->organisation = school->row.id;
  visit->held_on = mp_date_new (2026, 9, 1);
  visit->kind = MP_CHECK_IN_VISIT;
  visit->follow_up_on = today;
  apply (store, visit);

  found = query (store, 0, LIMIT);
  g_assert_cmpint (found->n_partners, ==, 1);
  g_assert_cmpuint (found->due->len, ==, 1);
  item = found->due->pdata[0];
  g_assert_cmpint (item->kind, ==, MP_TODAY_CALL_PARTNER);
  g_assert_cmpint (item->record_id, ==, visit->row.id);
  g_assert_cmpint (item->subject_id, ==, school->row.id);
  g_assert_cmpstr (item->name, ==, "Kentville Secondary");
}

/* P-2 counts the age today: whoever turns 18 today needs no guardian, a day later it is needed. */
static void
test_guardian (void)
{
  g_autoptr (MpStore) store = new_store ();
  const gint64 young = add_mentee (store, "B", mp_date_new (2008, 11, 3), 0, NULL, NULL);
  const gint64 unreachable = add_mentee (store, "A", mp_date_new (2009, 1, 1), 0, "Mother", NULL);
  g_autoptr (MpToday) found = NULL;

  add_mentee (store, "C", mp_date_new (2008, 11, 2), 0, NULL, NULL);
  add_mentee (store, "D", mp_date_new (2009, 1, 1), 0, "Father", "902-555-0100");
  add_mentee (store, "E", MP_DATE_NONE, 0, NULL, NULL);

  found = query (store, 0, LIMIT);
  g_assert_cmpint (found->n_mentees, ==, 5);
  g_assert_cmpint (found->n_no_guardian, ==, 2);
  g_assert_cmpint (((MpTodayItem *) found->no_guardian->pdata[0])->subject_id, ==, unreachable);
  g_assert_cmpint (((MpTodayItem *) found->no_guardian->pdata[1])->subject_id, ==, young);
}

static void
test_site (void)
{
  g_autoptr (MpStore) store = new_store ();
  const gint64 here = add_site (store, "Kentville");
  const gint64 there = add_site (store, "Truro");
  g_autoptr (MpToday) found = NULL;

  add_mentee (store, "A", mp_date_new (2009, 1, 1), here, NULL, NULL);
  add_mentee (store, "B", mp_date_new (2009, 1, 1), there, NULL, NULL);
  add_follow_up (store, add_mentee (store, "C", mp_date_new (1999, 1, 1), there, NULL, NULL),
                 today, FALSE);

  found = query (store, here, LIMIT);
  g_assert_cmpint (found->n_people, ==, 3);
  g_assert_cmpint (found->n_mentees, ==, 1);
  g_assert_cmpint (found->n_no_guardian, ==, 1);
  g_assert_cmpint (found->n_due, ==, 0);
}

/* A number that is pressed opens a list of as many people. */
static void
test_counts_as_lists (void)
{
  g_autoptr (MpStore) store = new_store ();
  g_autoptr (GError) error = NULL;
  g_autoptr (MpToday) found = NULL;
  const gint64 withdrawn = add_mentee (store, "A", MP_DATE_NONE, 0, NULL, NULL);
  const gint64 archived = add_mentee (store, "B", MP_DATE_NONE, 0, NULL, NULL);

  add_mentee (store, "C", MP_DATE_NONE, 0, NULL, NULL);
  g_assert_true (mp_people_set_status (store, &mp_mentee_table, &withdrawn, 1,
                                       MP_MENTEE_WITHDRAWN, &error));
  g_assert_no_error (error);
  g_assert_true (mp_store_set_archived (store, &mp_person_table, &archived, 1, TRUE, &error));
  g_assert_no_error (error);

  found = query (store, 0, LIMIT);
  g_assert_cmpint (found->n_mentees, ==, 2);
}

static void
test_limit (void)
{
  g_autoptr (MpStore) store = new_store ();
  g_autoptr (MpToday) found = NULL;

  for (int i = 0; i < 5; i++)
    add_mentee (store, "A", mp_date_new (2009, 1, 1), 0, NULL, NULL);

  found = query (store, 0, 3);
  g_assert_cmpuint (found->no_guardian->len, ==, 3);
  g_assert_cmpint (found->n_no_guardian, ==, 5);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/query-today/empty-programme-has-nothing", test_empty);
  g_test_add_func ("/query-today/what-is-due-comes-oldest-first", test_due);
  g_test_add_func ("/query-today/partners-are-due-too", test_due_partner);
  g_test_add_func ("/query-today/P-2-lists-the-young-without-a-reachable-guardian",
                   test_guardian);
  g_test_add_func ("/query-today/site-narrows-everything-but-the-people", test_site);
  g_test_add_func ("/query-today/counts-are-those-of-the-lists", test_counts_as_lists);
  g_test_add_func ("/query-today/limit-keeps-the-whole-count", test_limit);
  return g_test_run ();
}
