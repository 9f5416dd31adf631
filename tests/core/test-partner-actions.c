/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What people do with partners, each as one undo step. */

#include "model/mp-contact-log.h"
#include "model/mp-person.h"
#include "model/mp-programme.h"
#include "store/mp-archive.h"
#include "store/mp-follow-up.h"
#include "store/mp-partner-actions.h"
#include "store/mp-people-actions.h"

static const MpDate today = { .packed = 20260914 };

typedef struct
{
  MpStore *store;
  gint64 partners[2];
} Fixture;

static gint64
insert (MpStore *store, gpointer row)
{
  g_autoptr (MpBatch) batch = mp_batch_new ("Add");
  g_autoptr (GError) error = NULL;

  mp_batch_insert (batch, row);
  g_assert_true (mp_store_apply (store, batch, &error));
  g_assert_no_error (error);
  return ((const MpRow *) row)->id;
}

static gint64
insert_partner (MpStore *store, const char *name)
{
  g_autoptr (MpOrganisation) partner = mp_organisation_new ();

  mp_set_text (&partner->name, name);
  partner->kind = MP_ORGANISATION_SCHOOL;
  return insert (store, partner);
}

static void
set_up (Fixture *fixture, gconstpointer data)
{
  fixture->store = mp_store_new_in_memory ();
  mp_store_set_today (fixture->store, today);
  fixture->partners[0] = insert_partner (fixture->store, "École du Rivage");
  fixture->partners[1] = insert_partner (fixture->store, "Lighthouse High");
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  g_object_unref (fixture->store);
}

static gint64
insert_contact (Fixture *fixture, const char *name)
{
  g_autoptr (MpOrganisationContact) contact
      = mp_partner_new_contact (fixture->store, fixture->partners[0]);

  mp_set_text (&contact->name, name);
  return insert (fixture->store, contact);
}

static gboolean
is_main (Fixture *fixture, gint64 id)
{
  g_autoptr (MpOrganisationContact) contact
      = mp_store_get (fixture->store, &mp_organisation_contact_table, id, NULL);

  return contact->main_contact;
}

static void
assert_undo_label (Fixture *fixture, const char *expected)
{
  g_autofree char *label = mp_store_dup_undo_label (fixture->store);

  g_assert_cmpstr (label, ==, expected);
}

static void
test_first_contact_is_main (Fixture *fixture, gconstpointer data)
{
  const gint64 first = insert_contact (fixture, "Réjean Comeau");
  const gint64 second = insert_contact (fixture, "Anna Sampson");
  g_autoptr (GError) error = NULL;

  g_assert_true (is_main (fixture, first));
  g_assert_false (is_main (fixture, second));

  g_assert_true (mp_partner_set_main_contact (fixture->store, second, &error));
  g_assert_no_error (error);
  assert_undo_label (fixture, "Choose whom to call at École du Rivage");
  g_assert_false (is_main (fixture, first));
  g_assert_true (is_main (fixture, second));

  g_assert_true (mp_store_undo (fixture->store, &error));
  g_assert_true (is_main (fixture, first));
  g_assert_false (is_main (fixture, second));
}

static void
test_choosing_again_is_no_step (Fixture *fixture, gconstpointer data)
{
  const gint64 only = insert_contact (fixture, "Réjean Comeau");
  const gint64 step = mp_store_get_undo_batch (fixture->store);
  g_autoptr (GError) error = NULL;

  g_assert_true (mp_partner_set_main_contact (fixture->store, only, &error));
  g_assert_cmpint (mp_store_get_undo_batch (fixture->store), ==, step);
  g_assert_false (mp_partner_set_main_contact (fixture->store, only + 1, &error));
  g_assert_error (error, MP_STORE_ERROR, MP_STORE_ERROR_NOT_FOUND);
}

static void
test_archiving_partners (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;

  g_assert_true (mp_store_set_archived (fixture->store, &mp_organisation_table,
                                        fixture->partners, 1, TRUE, &error));
  assert_undo_label (fixture, "Archive École du Rivage");
  mp_store_set_today (fixture->store, mp_date_new (2026, 10, 1));
  g_assert_true (mp_store_set_archived (fixture->store, &mp_organisation_table,
                                        fixture->partners, 2, TRUE, &error));
  assert_undo_label (fixture, "Archive 2 partners");
  for (guint i = 0; i < 2; i++)
    {
      g_autoptr (MpOrganisation) partner
          = mp_store_get (fixture->store, &mp_organisation_table, fixture->partners[i], &error);

      g_assert_cmpint (partner->archived_on.packed, ==, i == 0 ? today.packed : 20261001);
    }
}

static void
set_coordinator (MpStore *store, const char *name)
{
  g_autoptr (GPtrArray) rows = mp_store_list (store, &mp_programme_table, NULL);
  g_autoptr (MpBatch) batch = mp_batch_new ("Name the coordinator");
  g_autoptr (GError) error = NULL;
  MpProgramme *programme;

  g_assert_cmpuint (rows->len, ==, 1);
  programme = rows->pdata[0];
  mp_set_text (&programme->coordinator, name);
  mp_batch_update (batch, programme);
  g_assert_true (mp_store_apply (store, batch, &error));
}

static void
test_check_in_is_by_coordinator (Fixture *fixture, gconstpointer data)
{
  g_autoptr (MpPartnerCheckIn) by_user = NULL;
  g_autoptr (MpPartnerCheckIn) by_coordinator = NULL;

  mp_store_set_author (fixture->store, "Who Sits Here");
  by_user = mp_partner_new_check_in (fixture->store, fixture->partners[0]);
  g_assert_cmpstr (by_user->author, ==, "Who Sits Here");
  g_assert_cmpint (by_user->held_on.packed, ==, today.packed);

  set_coordinator (fixture->store, "Céleste Amirault");
  by_coordinator = mp_partner_new_check_in (fixture->store, fixture->partners[0]);
  g_assert_cmpstr (by_coordinator->author, ==, "Céleste Amirault");
}

static void
test_follow_ups (Fixture *fixture, gconstpointer data)
{
  g_autoptr (MpPartnerCheckIn) check_in
      = mp_partner_new_check_in (fixture->store, fixture->partners[1]);
  g_autoptr (MpContactLog) contact = mp_contact_log_new ();
  g_autoptr (MpPartnerCheckIn) done = NULL;
  g_autoptr (GError) error = NULL;
  gint64 id;

  check_in->follow_up_on = today;
  id = insert (fixture->store, check_in);
  contact->person = mp_people_quick_add (fixture->store, &mp_mentee_table, "Zoë Lambert", &error);
  contact->held_on = contact->follow_up_on = today;
  contact->kind = MP_CONTACT_BY_PHONE;
  insert (fixture->store, contact);

  g_assert_true (mp_store_finish_follow_up (fixture->store, &mp_partner_check_in_table, id,
                                            &error));
  assert_undo_label (fixture, "Follow up with Lighthouse High");
  done = mp_store_get (fixture->store, &mp_partner_check_in_table, id, &error);
  g_assert_true (done->followed_up);

  g_assert_true (mp_store_finish_follow_up (fixture->store, &mp_contact_log_table,
                                            contact->row.id, &error));
  assert_undo_label (fixture, "Follow up with Zoë Lambert");
  g_assert_false (mp_store_finish_follow_up (fixture->store, &mp_contact_log_table, 77, &error));
  g_assert_error (error, MP_STORE_ERROR, MP_STORE_ERROR_NOT_FOUND);
}

static void
add (const char *path, void (*test) (Fixture *, gconstpointer))
{
  g_test_add (path, Fixture, NULL, set_up, test, tear_down);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

  add ("/partner-actions/the-first-contact-is-the-one-to-call", test_first_contact_is_main);
  add ("/partner-actions/choosing-the-same-again-is-no-step", test_choosing_again_is_no_step);
  add ("/partner-actions/archiving-is-one-step-and-keeps-the-first-day", test_archiving_partners);
  add ("/partner-actions/a-check-in-is-by-the-coordinator", test_check_in_is_by_coordinator);
  add ("/partner-actions/a-follow-up-names-whom-it-was-with", test_follow_ups);

  return g_test_run ();
}
