/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A check of the whole file finds each kind of damage, and nothing in a sound file. */

#include "config.h"

#include "sample/mp-sample.h"
#include "store/mp-store-check.h"
#include "store/mp-store-private.h"

#include <string.h>

static MpStore *
make_store (void)
{
  MpStore *store = mp_store_new_in_memory ();
  MpDate today = mp_date_new (2026, 11, 21);
  GError *error = NULL;

  mp_store_set_today (store, today);
  mp_sample_fill (store, 60, 3, today, &error);
  g_assert_no_error (error);
  return store;
}

static GPtrArray *
check (MpStore *store)
{
  GError *error = NULL;
  GPtrArray *findings = mp_store_check (store, &error);

  g_assert_no_error (error);
  return findings;
}

static void
test_sound_file_has_no_findings (void)
{
  g_autoptr (MpStore) filled = make_store ();
  g_autoptr (MpStore) empty = mp_store_new_in_memory ();
  g_autoptr (GPtrArray) of_filled = check (filled);
  g_autoptr (GPtrArray) of_empty = check (empty);

  g_assert_cmpuint (of_filled->len, ==, 0);
  g_assert_cmpuint (of_empty->len, ==, 0);
}

/**
 * Damage:
 * @sql: what somebody did to the file with another program
 * @expected: a part of the line that says so
 */
typedef struct
{
  const char *name;
  const char *sql;
  const char *expected;
} Damage;

static const Damage damages[] = {
  { "reference",
    "PRAGMA foreign_keys = OFF;"
    "UPDATE school_note SET mentee = 999999 WHERE id = 1;"
    "PRAGMA foreign_keys = ON",
    "school_note 1 refers to a record of “mentee” that does not exist." },
  { "required-field", "UPDATE programme SET name = ''", "programme 1" },
  { "text-that-is-no-address", "UPDATE person SET email = 'nobody', email_key = 'nobody'"
    " WHERE id = 3", "person 3" },
  { "derived-field", "UPDATE person SET sort_name = 'x' WHERE id = 4",
    "What is computed from its fields is out of date." },
  { "identifier", "UPDATE person SET uuid = 'none' WHERE id = 5", "person 5" },
  { "no-programme", "DELETE FROM programme", "one programme" },
  { "age-of-intake",
    "UPDATE person SET birth_date = '2015-01-01' WHERE id = (SELECT max(id) FROM mentee)",
    "[P-1]" },
  { "leaving-before-intake", "UPDATE mentee SET left_on = '1999-01-01'"
    " WHERE id = (SELECT max(id) FROM mentee)", "The day of leaving" },
  { "state-without-history",
    "UPDATE stage_record SET state = 'paused' WHERE id ="
    " (SELECT min(id) FROM stage_record WHERE state = 'completed')",
    "not the one that its history led to" },
  { "broken-history",
    "UPDATE stage_change SET before = 'waived' WHERE id = (SELECT min(id) FROM stage_change)",
    "does not begin where the change before it ended" },
  { "order-of-stages",
    "UPDATE stage_change SET overridden = 0 WHERE overridden = 1", "[S-2]" },
  { "search-misses-somebody", "DELETE FROM person_words WHERE id = 7", "The search finds" },
  { "search-knows-too-many", "INSERT INTO person_words VALUES (999999, 'ghost')",
    "The search finds" },
  { "search-knows-another-name", "UPDATE person_words SET text = 'ghost' WHERE id = 7",
    "The search finds" },
  { "search-index-differs",
    "INSERT INTO person_search (person_search, rowid, text)"
    " SELECT 'delete', id, text FROM person_words WHERE id = 7",
    "The search finds 1 person" },
};

static void
test_damage_is_found (gconstpointer data)
{
  const Damage *damage = data;
  g_autoptr (MpStore) store = make_store ();
  g_autoptr (GPtrArray) findings = NULL;
  g_autoptr (GString) lines = g_string_new (NULL);
  GError *error = NULL;

  mp_db_run_script (mp_store_get_db (store), damage->sql, &error);
  g_assert_no_error (error);
  findings = check (store);
  g_assert_cmpuint (findings->len, >, 0);
  for (guint i = 0; i < findings->len; i++)
    {
      g_autofree char *line = mp_finding_to_text (findings->pdata[i]);

      g_string_append_printf (lines, "%s\n", line);
    }
  g_test_message ("%s", lines->str);
  g_assert_nonnull (strstr (lines->str, damage->expected));
}

static void
test_list_ends_somewhere (void)
{
  g_autoptr (MpStore) store = mp_store_new_in_memory ();
  g_autoptr (GPtrArray) findings = NULL;
  GError *error = NULL;

  mp_sample_fill (store, 1500, 3, mp_date_new (2026, 11, 21), &error);
  g_assert_no_error (error);
  mp_db_run_script (mp_store_get_db (store), "UPDATE person SET sort_name = 'x'", &error);
  g_assert_no_error (error);
  findings = check (store);
  g_assert_cmpuint (findings->len, >=, 1000);
  g_assert_cmpuint (findings->len, <, 1100);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/store-check/sound-file-has-no-findings", test_sound_file_has_no_findings);
  for (guint i = 0; i < G_N_ELEMENTS (damages); i++)
    {
      g_autofree char *path = g_strconcat ("/store-check/finds/", damages[i].name, NULL);

      g_test_add_data_func (path, &damages[i], test_damage_is_found);
    }
  g_test_add_func ("/store-check/list-ends-somewhere", test_list_ends_somewhere);

  return g_test_run ();
}
