/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What becomes of the rows of a table: added, changed, suggested, refused, and never by halves. */

#include "config.h"

#include "exchange/mp-import.h"
#include "model/mp-schema.h"
#include "store/mp-backup.h"
#include "store/mp-query-names.h"

#include <glib/gstdio.h>
#include <string.h>

typedef struct
{
  MpStore *store;
  char *folder;
} Fixture;

static void
set_up (Fixture       *fixture,
        gconstpointer  data)
{
  fixture->store = mp_store_new_in_memory ();
  mp_store_set_today (fixture->store, mp_date_new (2026, 11, 2));
  fixture->folder = g_dir_make_tmp ("mp-import-XXXXXX", NULL);
  g_assert_nonnull (fixture->folder);
}

static void
tear_down (Fixture       *fixture,
           gconstpointer  data)
{
  g_autoptr (GDir) dir = g_dir_open (fixture->folder, 0, NULL);
  const char *name;

  while ((name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *path = g_build_filename (fixture->folder, name, NULL);

      g_assert_cmpint (g_remove (path), ==, 0);
    }
  g_assert_cmpint (g_rmdir (fixture->folder), ==, 0);
  g_free (fixture->folder);
  g_object_unref (fixture->store);
}

static char *
write_file (Fixture    *fixture,
            const char *text)
{
  char *path = g_build_filename (fixture->folder, "list.csv", NULL);

  g_assert_true (g_file_set_contents (path, text, -1, NULL));
  return path;
}

static MpImport *
new_import (Fixture      *fixture,
            MpImportKind  kind,
            const char   *text)
{
  g_autofree char *path = write_file (fixture, text);

  return mp_import_new (kind, path);
}

static char *
fixture_path (const char *name)
{
  return g_build_filename (g_getenv ("MP_TEST_SRCDIR"), "fixtures", "import", name, NULL);
}

/* "2 new Cruz, Ana|3 refused Kid, Young: ..." with as much of the details as asked for. */
static char *
dump (const MpImportReport *report,
      gboolean              details)
{
  g_autoptr (GString) text = g_string_new (NULL);

  for (guint i = 0; i < mp_import_report_get_n_rows (report); i++)
    {
      MpImportRow row;

      mp_import_report_get_row (report, i, &row);
      g_string_append_printf (text, "%s%u %s %s", i > 0 ? "|" : "", row.line,
                              mp_import_outcome_get_name (row.outcome), row.name);
      if (details && row.detail != NULL)
        g_string_append_printf (text, ": %s", row.detail);
    }

  return g_string_free (g_steal_pointer (&text), FALSE);
}

/* Plans and applies, which must say the same. */
static char *
apply (Fixture  *fixture,
       MpImport *import,
       gboolean  details)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (MpImportReport) plan
    = mp_import_plan (import, fixture->store, NULL, NULL, NULL, &error);
  g_autoptr (MpImportReport) report = NULL;
  g_autofree char *planned = NULL;
  char *applied;

  g_assert_no_error (error);
  g_assert_false (mp_import_report_is_applied (plan));
  mp_import_set_skip_refused (import, TRUE);
  report = mp_import_apply (import, fixture->store, NULL, NULL, NULL, &error);
  g_assert_no_error (error);
  g_assert_true (mp_import_report_is_applied (report));
  planned = dump (plan, TRUE);
  applied = dump (report, TRUE);
  g_assert_cmpstr (planned, ==, applied);
  if (details)
    return applied;

  g_free (applied);
  return dump (report, FALSE);
}

static char *
import_text (Fixture      *fixture,
             MpImportKind  kind,
             const char   *text,
             gboolean      details)
{
  g_autoptr (MpImport) import = new_import (fixture, kind, text);

  return apply (fixture, import, details);
}

static gint64
count (Fixture       *fixture,
       const MpTable *table)
{
  gint64 n = mp_store_count (fixture->store, table, NULL);

  g_assert_cmpint (n, >=, 0);
  return n;
}

static MpPerson *
find_person (Fixture    *fixture,
             const char *given_name)
{
  g_autoptr (GPtrArray) rows = mp_store_list (fixture->store, &mp_person_table, NULL);

  for (guint i = 0; i < rows->len; i++)
    {
      MpPerson *person = rows->pdata[i];

      if (g_strcmp0 (person->given_name, given_name) == 0)
        return mp_row_copy (person);
    }
  g_assert_not_reached ();
}

static MpMentee *
find_mentee (Fixture    *fixture,
             const char *given_name)
{
  g_autoptr (MpPerson) person = find_person (fixture, given_name);
  g_autoptr (GError) error = NULL;
  MpMentee *mentee = mp_store_get (fixture->store, &mp_mentee_table, person->row.id, &error);

  g_assert_no_error (error);
  return mentee;
}

/* The list as a school office exports it: semicolons, Windows-1252, French headers, CR LF. */
static void
test_school_office_list_is_understood (Fixture       *fixture,
                                       gconstpointer  data)
{
  g_autofree char *path = fixture_path ("ecole-1252.csv");
  g_autoptr (MpImport) import = mp_import_new (MP_IMPORT_AS_MENTEES, path);
  g_autoptr (MpPerson) person = NULL;
  g_autoptr (MpMentee) mentee = NULL;
  g_autofree char *cohort = NULL;
  g_autofree char *school = NULL;
  g_autofree char *rows = NULL;

  mp_import_set_school_name (import, "École du Carrefour");
  rows = apply (fixture, import, FALSE);
  g_assert_cmpint (mp_import_get_encoding (import), ==, MP_ENCODING_WINDOWS_1252);
  g_assert_cmpint (mp_import_get_separator (import), ==, ';');
  g_assert_cmpstr (rows, ==,
                   "2 new Tremblay, Zoé|3 new d'Entremont, Noël|4 new Comeau, Anaïs|"
                   "5 refused LeBlanc, Cédric|6 new Saulnier, Maëlle");

  person = find_person (fixture, "Noël");
  g_assert_cmpint (person->birth_date.packed, ==, 20081201);
  g_assert_cmpint (person->gender, ==, MP_GENDER_MAN);
  g_assert_cmpstr (person->external_id, ==, "1002");
  g_assert_cmpstr (person->email, ==, "noel@example.org");
  g_assert_cmpstr (person->notes, ==, "Aime l'ébénisterie; joue du violon");
  mentee = find_mentee (fixture, "Noël");
  g_assert_cmpstr (mentee->grade, ==, "11e année");
  g_assert_cmpstr (mentee->guardian_name, ==, "d’Entremont, Lise");
  g_assert_cmpstr (mentee->guardian_phone, ==, "902 555-0192");
  g_assert_cmpint (mentee->intake_on.packed, ==, 20261102);
  cohort = mp_store_dup_name (fixture->store, &mp_cohort_table, mentee->cohort);
  g_assert_cmpstr (cohort, ==, "11-02");
  school = mp_store_dup_name (fixture->store, &mp_organisation_table, mentee->organisation);
  g_assert_cmpstr (school, ==, "École du Carrefour");
  g_assert_cmpint (count (fixture, &mp_cohort_table), ==, 3);
  g_assert_cmpint (count (fixture, &mp_organisation_table), ==, 1);
}

static void
test_second_import_changes_nothing (Fixture       *fixture,
                                    gconstpointer  data)
{
  g_autofree char *path = fixture_path ("ecole-1252.csv");

  for (int round = 0; round < 3; round++)
    {
      g_autoptr (MpImport) import = mp_import_new (MP_IMPORT_AS_MENTEES, path);
      g_autofree char *rows = NULL;

      mp_import_set_policy (import, MP_IMPORT_UPDATE);
      mp_import_set_cohort_name (import, "Autre");
      rows = apply (fixture, import, FALSE);
      g_assert_cmpstr (rows, ==,
                       round == 0 ? "2 new Tremblay, Zoé|3 new d'Entremont, Noël|"
                                    "4 new Comeau, Anaïs|5 refused LeBlanc, Cédric|"
                                    "6 new Saulnier, Maëlle"
                                  : "2 unchanged Tremblay, Zoé|3 unchanged d'Entremont, Noël|"
                                    "4 unchanged Comeau, Anaïs|5 refused LeBlanc, Cédric|"
                                    "6 unchanged Saulnier, Maëlle");
    }
  g_assert_cmpint (count (fixture, &mp_person_table), ==, 4);
}

static void
test_policies (Fixture       *fixture,
               gconstpointer  data)
{
  static const struct { MpImportPolicy policy; const char *rows; const char *town; } cases[] = {
    { MP_IMPORT_SKIP, "2 skipped Roy, Ann: Phone: 902 555 0199; Town: Digby → Yarmouth", "Digby" },
    { MP_IMPORT_FILL, "2 changed Roy, Ann: Phone: 902 555 0199; Town: Digby → Yarmouth", "Digby" },
    { MP_IMPORT_UPDATE, "2 changed Roy, Ann: Town: Digby → Yarmouth", "Yarmouth" },
    { MP_IMPORT_UPDATE, "2 unchanged Roy, Ann", "Yarmouth" },
  };
  g_autofree char *first
    = import_text (fixture, MP_IMPORT_AS_MENTEES,
                   "Given name,Family name,Birth date,Phone,Town,Notes\n"
                   "Ann,Roy,2008-01-02,,Digby,kept\n", FALSE);

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (MpImport) import
        = new_import (fixture, MP_IMPORT_AS_MENTEES,
                      "Given name,Family name,Birth date,Phone,Town,Notes\n"
                      "Ann,Roy,2008-01-02,902 555 0199,Yarmouth,\n");
      g_autoptr (MpPerson) person = NULL;
      g_autofree char *rows = NULL;

      mp_import_set_policy (import, cases[i].policy);
      rows = apply (fixture, import, TRUE);
      g_assert_cmpstr (rows, ==, cases[i].rows);
      person = find_person (fixture, "Ann");
      g_assert_cmpstr (person->town, ==, cases[i].town);
      g_assert_cmpstr (person->notes, ==, "kept");
    }
  g_assert_cmpint (count (fixture, &mp_person_table), ==, 1);
}

static void
test_who_is_the_same_and_who_may_be (Fixture       *fixture,
                                     gconstpointer  data)
{
  g_autofree char *first
    = import_text (fixture, MP_IMPORT_AS_MENTEES,
                   "Id,First name,Last name,Birth date,Email,Phone\n"
                   "A1,Zoé,Tremblay,2008-01-02,zoe@example.org,902 555 0101\n"
                   ",Ben,Dow,,ben@example.org,\n"
                   "A3,Cleo,Fox,2008-03-04,,\n", FALSE);
  g_autofree char *rows
    = import_text (fixture, MP_IMPORT_AS_MENTEES,
                   "Id,First name,Last name,Birth date,Email,Phone\n"
                   ",ZOE,tremblay,2008-01-02,,\n"
                   ",Ben,Dow,2008-05-05,BEN@example.org,\n"
                   ",Marc,Tremblay,2009-01-02,,+1 (902) 555-0101\n"
                   ",Cleo,Fox,,,\n"
                   "A9,Cleo,Fox,2008-03-04,,\n"
                   ",Zoé,Tremblay,2007-12-12,,\n", TRUE);

  g_assert_cmpstr (first, ==, "2 new Tremblay, Zoé|3 new Dow, Ben|4 new Fox, Cleo");
  g_assert_cmpstr (rows, ==,
                   "2 skipped Tremblay, Zoé: Given name: Zoé → ZOE; Family name: Tremblay → "
                   "tremblay|"
                   "3 changed Dow, Ben: Birth date: 5 May 2008; E-mail: ben@example.org → "
                   "BEN@example.org|"
                   "4 duplicate Tremblay, Marc: Added; possibly the same as Zoé Tremblay "
                   "(same phone number).|"
                   "5 duplicate Fox, Cleo: Left out; possibly the same as Cleo Fox (same name).|"
                   "6 duplicate Fox, Cleo: Left out; possibly the same as Cleo Fox (same name and "
                   "birth date).|"
                   "7 new Tremblay, Zoé");
  g_assert_cmpint (count (fixture, &mp_person_table), ==, 5);
}

static void
test_duplicates_are_added_when_asked (Fixture       *fixture,
                                      gconstpointer  data)
{
  static const char list[] = "First name,Last name\nAna,Cruz\n";
  g_autofree char *first = import_text (fixture, MP_IMPORT_AS_MENTEES, list, FALSE);
  g_autoptr (MpImport) import = new_import (fixture, MP_IMPORT_AS_MENTEES, list);
  g_autoptr (MpImportReport) report = NULL;
  g_autofree char *sentence = NULL;

  mp_import_set_add_duplicates (import, TRUE);
  report = mp_import_apply (import, fixture->store, NULL, NULL, NULL, NULL);
  sentence = mp_import_report_to_sentence (report);
  g_assert_cmpstr (sentence, ==, "1 possible duplicate added.");
  g_assert_cmpint (count (fixture, &mp_person_table), ==, 2);
}

static void
test_rows_are_refused_with_their_reason (Fixture       *fixture,
                                         gconstpointer  data)
{
  static const struct { const char *row; const char *reason; } cases[] = {
    { "Kid,Young,2012-05-06,,,,", "P-1|at least 16" },
    { "Bad,Mail,2008-05-06,not-an-address,,,", "not an e-mail address" },
    { "Odd,Gender,2008-05-06,,purple,,", "“purple”|not one of the choices" },
    { "Odd,Day,2008-13-06,,,,", "“2008-13-06”" },
    { "Odd,Day,yesterday,,,,", "“yesterday”" },
    { ",,2008-01-02,x@example.org,,,", "A name is missing" },
    { "Too,Many,2008-01-02,,,,,surplus", "8 values|7 columns" },
    { "Odd,Status,2008-01-02,,,flying,", "“flying”" },
    { "Odd,Guardian,2008-01-02,,,,no address", "not an e-mail address" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *text
        = g_strconcat ("First name,Last name,Birth date,Email,Gender,Status,Guardian email\n",
                       cases[i].row, "\n", NULL);
      g_autofree char *rows = import_text (fixture, MP_IMPORT_AS_MENTEES, text, TRUE);
      g_auto (GStrv) words = g_strsplit (cases[i].reason, "|", -1);

      g_assert_true (g_str_has_prefix (rows, "2 refused "));
      for (guint w = g_str_equal (words[0], "P-1") ? 1 : 0; words[w] != NULL; w++)
        g_assert_nonnull (strstr (rows, words[w]));
    }
  g_assert_cmpint (count (fixture, &mp_person_table), ==, 0);
  g_assert_cmpint (mp_store_get_undo_batch (fixture->store), ==, 0);
}

static void
test_same_id_twice_is_refused_unless_it_is_the_same_row (Fixture       *fixture,
                                                         gconstpointer  data)
{
  g_autofree char *path = fixture_path ("same-id.csv");
  g_autoptr (MpImport) import = mp_import_new (MP_IMPORT_AS_MENTEES, path);
  g_autofree char *rows = apply (fixture, import, TRUE);

  g_assert_cmpstr (rows, ==,
                   "2 refused Cruz, Ana: Line 4 has the same id, “1”, and says something else.|"
                   "3 new Dow, Ben|"
                   "4 refused Eve, Cleo: Line 2 has the same id, “1”, and says something else.|"
                   "5 new Fox, Dan|"
                   "6 unchanged Dow, Ben: The same as line 3.");
}

static void
test_same_person_twice_without_an_id (Fixture       *fixture,
                                      gconstpointer  data)
{
  g_autofree char *rows
    = import_text (fixture, MP_IMPORT_AS_MENTEES,
                   "First name,Last name,Birth date,Grade\n"
                   "Ana,Cruz,2008-01-02,11\nAna,Cruz,2008-01-02,11\nAna,Cruz,2008-01-02,12\n",
                   TRUE);

  g_assert_cmpstr (rows, ==,
                   "2 new Cruz, Ana|3 unchanged Cruz, Ana: The same as line 2.|"
                   "4 refused Cruz, Ana: Line 2 is about the same person and says something "
                   "else.");
}

static void
test_row_under_16_is_refused_alone (Fixture       *fixture,
                                    gconstpointer  data)
{
  g_autofree char *path = fixture_path ("under-16.csv");
  g_autoptr (MpImport) import = mp_import_new (MP_IMPORT_AS_MENTEES, path);
  g_autofree char *rows = apply (fixture, import, TRUE);

  g_assert_true (g_str_has_prefix (rows, "2 new Cruz, Ana|3 refused Kid, Young: A mentee is at "
                                         "least 16"));
  g_assert_cmpint (count (fixture, &mp_person_table), ==, 1);
}

/* An existing mentee is not made too young by a newer list either. */
static void
test_birth_date_that_breaks_the_age_rule_is_refused (Fixture       *fixture,
                                                     gconstpointer  data)
{
  g_autofree char *first
    = import_text (fixture, MP_IMPORT_AS_MENTEES,
                   "Id,First name,Last name,Birth date\n7,Ana,Cruz,2008-01-02\n", FALSE);
  g_autoptr (MpImport) import
    = new_import (fixture, MP_IMPORT_AS_MENTEES,
                  "Id,First name,Last name,Birth date\n7,Ana,Cruz,2018-01-02\n");
  g_autoptr (MpPerson) person = NULL;
  g_autofree char *rows = NULL;

  mp_import_set_policy (import, MP_IMPORT_UPDATE);
  rows = apply (fixture, import, FALSE);
  g_assert_cmpstr (rows, ==, "2 refused Cruz, Ana");
  person = find_person (fixture, "Ana");
  g_assert_cmpint (person->birth_date.packed, ==, 20080102);
}

static void
test_uneven_rows_are_reported (Fixture       *fixture,
                               gconstpointer  data)
{
  g_autofree char *path = fixture_path ("uneven.csv");
  g_autoptr (MpImport) import = mp_import_new (MP_IMPORT_AS_MENTEES, path);
  g_autofree char *rows = apply (fixture, import, TRUE);

  g_assert_cmpstr (rows, ==,
                   "2 new Cruz, Ana: The row has 3 values, the table 4 columns; the missing ones "
                   "count as empty.|"
                   "3 refused Dow, Ben: The row has 5 values, but the table has only 4 columns.|"
                   "4 new Eve, Cleo|"
                   "5 refused \"Fox\"x, Dan: There is text after a closing quotation mark, so it "
                   "is not clear where the value ends.");
}

static void
test_ambiguous_days_are_asked_about_once (Fixture       *fixture,
                                          gconstpointer  data)
{
  g_autofree char *path = fixture_path ("dates.csv");
  g_autoptr (MpImport) import = mp_import_new (MP_IMPORT_AS_MENTEES, path);
  g_autoptr (MpPerson) person = NULL;
  g_autoptr (MpMentee) mentee = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *rows = NULL;

  g_assert_true (mp_import_inspect (import, fixture->store, NULL, &error));
  g_assert_true (mp_import_needs_date_order (import));
  g_assert_cmpstr (mp_import_get_date_sample (import), ==, "05/06/2008");
  g_assert_null (mp_import_apply (import, fixture->store, NULL, NULL, NULL, &error));
  g_assert_error (error, MP_EXCHANGE_ERROR, MP_EXCHANGE_ERROR_QUESTION);
  g_assert_nonnull (strstr (error->message, "05/06/2008"));
  g_assert_cmpint (count (fixture, &mp_person_table), ==, 0);

  mp_import_set_date_order (import, MP_DATE_ORDER_DMY);
  g_assert_false (mp_import_needs_date_order (import));
  rows = apply (fixture, import, FALSE);
  g_assert_cmpstr (rows, ==, "2 new Cruz, Ana|3 new Dow, Ben");
  person = find_person (fixture, "Ana");
  g_assert_cmpint (person->birth_date.packed, ==, 20080605);
  mentee = find_mentee (fixture, "Ana");
  g_assert_cmpint (mentee->intake_on.packed, ==, 20260901);
}

static void
test_days_that_leave_one_order_are_not_asked_about (Fixture       *fixture,
                                                    gconstpointer  data)
{
  g_autofree char *rows
    = import_text (fixture, MP_IMPORT_AS_MENTEES,
                   "First name,Birth date\nAna,05/06/2008\nBen,13/01/2009\nCleo,2008-02-03\n",
                   FALSE);
  g_autoptr (MpPerson) person = find_person (fixture, "Ana");

  g_assert_cmpstr (rows, ==, "2 new Ana|3 new Ben|4 new Cleo");
  g_assert_cmpint (person->birth_date.packed, ==, 20080605);
}

static void
test_whole_names_are_taken_apart (Fixture       *fixture,
                                  gconstpointer  data)
{
  g_autofree char *rows
    = import_text (fixture, MP_IMPORT_AS_MENTORS,
                   "Full name\nZoé Tremblay\n\"Roy, Marc-André\"\nAnna van den Berg\n"
                   "LEBLANC Ève Marie\nCher\n", FALSE);
  g_autofree char *first_last
    = import_text (fixture, MP_IMPORT_AS_MENTORS, "Nom et prénom\nDupuis Jean\nde la Cruz Ana\n",
                   FALSE);

  g_assert_cmpstr (rows, ==,
                   "2 new Tremblay, Zoé|3 new Roy, Marc-André|4 new van den Berg, Anna|"
                   "5 new LEBLANC, Ève Marie|6 new Cher");
  g_assert_cmpstr (first_last, ==, "2 new Dupuis, Jean|3 new de la Cruz, Ana");
  g_assert_cmpint (count (fixture, &mp_mentor_table), ==, 7);
}

static void
test_mentor_becomes_a_mentee_too (Fixture       *fixture,
                                  gconstpointer  data)
{
  g_autofree char *first
    = import_text (fixture, MP_IMPORT_AS_MENTORS,
                   "First name,Last name,Birth date\nAna,Cruz,2001-01-02\n", FALSE);
  g_autofree char *rows
    = import_text (fixture, MP_IMPORT_AS_MENTEES,
                   "First name,Last name,Birth date,Grade\nAna,Cruz,2001-01-02,12\n", TRUE);
  g_autoptr (MpMentee) mentee = find_mentee (fixture, "Ana");

  g_assert_cmpstr (rows, ==, "2 changed Cruz, Ana: Becomes a mentee, too");
  g_assert_cmpstr (mentee->grade, ==, "12");
  g_assert_cmpint (count (fixture, &mp_person_table), ==, 1);
  g_assert_cmpint (count (fixture, &mp_mentor_table), ==, 1);
}

static void
test_organisations_with_their_contacts (Fixture       *fixture,
                                        gconstpointer  data)
{
  static const char list[]
    = "Organisation,Type,Town,Contact,Contact e-mail\n"
      "Horton High School,,Wolfville,Ann Roy,ann@example.org\n"
      "Horton High School,,Wolfville,Bob Fox,bob@example.org\n"
      "Acadia Boats,employer,Meteghan,Cy Doe,\n"
      "Acadia Boats,employer,Digby,,\n"
      "Nowhere,flying,,,\n";
  g_autofree char *rows = import_text (fixture, MP_IMPORT_AS_ORGANISATIONS, list, TRUE);
  g_autofree char *again = import_text (fixture, MP_IMPORT_AS_ORGANISATIONS, list, FALSE);
  g_autoptr (GPtrArray) organisations
    = mp_store_list (fixture->store, &mp_organisation_table, NULL);

  g_assert_cmpstr (rows, ==,
                   "2 new Horton High School|"
                   "3 changed Horton High School: Another contact of the organisation in line 2: "
                   "Bob Fox|"
                   "4 new Acadia Boats|"
                   "5 refused Acadia Boats: Line 4 is about the same organisation and says "
                   "something else.|"
                   "6 refused Nowhere: Kind, “flying”: This is not one of the choices.");
  g_assert_cmpstr (again, ==,
                   "2 unchanged Horton High School|3 unchanged Horton High School|"
                   "4 unchanged Acadia Boats|5 refused Acadia Boats|6 refused Nowhere");
  g_assert_cmpuint (organisations->len, ==, 2);
  g_assert_cmpint (((MpOrganisation *) organisations->pdata[0])->kind, ==,
                   MP_ORGANISATION_SCHOOL);
  g_assert_cmpint (count (fixture, &mp_organisation_contact_table), ==, 3);
}

static void
test_import_is_one_step_to_undo (Fixture       *fixture,
                                 gconstpointer  data)
{
  g_autofree char *path = fixture_path ("ecole-1252.csv");
  g_autoptr (MpImport) import = mp_import_new (MP_IMPORT_AS_MENTEES, path);
  g_autofree char *rows = apply (fixture, import, FALSE);
  g_autofree char *label = mp_store_dup_undo_label (fixture->store);
  g_autoptr (GError) error = NULL;

  g_assert_cmpstr (label, ==, "Import ecole-1252.csv");
  g_assert_true (mp_store_undo (fixture->store, &error));
  g_assert_cmpint (count (fixture, &mp_person_table), ==, 0);
  g_assert_cmpint (count (fixture, &mp_mentee_table), ==, 0);
  g_assert_cmpint (count (fixture, &mp_cohort_table), ==, 0);
  g_assert_true (mp_store_redo (fixture->store, &error));
  g_assert_cmpint (count (fixture, &mp_mentee_table), ==, 4);
}

static void
cancel_cb (double   fraction,
           gpointer user_data)
{
  if (fraction > 0.5)
    g_cancellable_cancel (user_data);
}

static void
test_cancelled_import_leaves_nothing (Fixture       *fixture,
                                      gconstpointer  data)
{
  g_autoptr (GString) text = g_string_new ("First name,Last name,Group\n");
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (GError) error = NULL;
  g_autoptr (MpImport) import = NULL;

  for (int i = 0; i < 20000; i++)
    g_string_append_printf (text, "Given%d,Family%d,Group %d\n", i, i, i % 7);
  import = new_import (fixture, MP_IMPORT_AS_MENTEES, text->str);
  g_assert_null (mp_import_apply (import, fixture->store, cancel_cb, cancellable, cancellable,
                                  &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  g_assert_cmpint (count (fixture, &mp_person_table), ==, 0);
  g_assert_cmpint (count (fixture, &mp_cohort_table), ==, 0);
  g_assert_cmpint (mp_store_get_undo_batch (fixture->store), ==, 0);
}

static void
test_bad_files_leave_nothing (Fixture       *fixture,
                              gconstpointer  data)
{
  static const struct { const char *name; int code; const char *words; } cases[] = {
    { "rubbish.csv", MP_EXCHANGE_ERROR_FOREIGN, "rubbish.csv is not a text file" },
    { "unclosed-quote.csv", MP_EXCHANGE_ERROR_SYNTAX, "unclosed-quote.csv, line 3:" },
    { "wrong-headers.csv", MP_EXCHANGE_ERROR_HEADERS, "wrong-headers.csv, line 1:" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *path = fixture_path (cases[i].name);
      g_autoptr (MpImport) import = mp_import_new (MP_IMPORT_AS_MENTEES, path);
      g_autoptr (GError) error = NULL;

      g_assert_null (mp_import_apply (import, fixture->store, NULL, NULL, NULL, &error));
      g_assert_error (error, MP_EXCHANGE_ERROR, cases[i].code);
      g_assert_nonnull (strstr (error->message, cases[i].words));
      g_assert_nonnull (strstr (error->message, "Nothing was imported"));
    }
  g_assert_cmpint (count (fixture, &mp_person_table), ==, 0);
}

static void
test_a_refused_row_leaves_nothing (Fixture       *fixture,
                                   gconstpointer  data)
{
  static const struct { const char *name; const char *words; } cases[] = {
    { "same-id.csv", "same-id.csv, line 2, " },
    { "under-16.csv", "under-16.csv, line " },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *path = fixture_path (cases[i].name);
      g_autoptr (MpImport) import = mp_import_new (MP_IMPORT_AS_MENTEES, path);
      g_autoptr (GError) error = NULL;

      g_assert_null (mp_import_apply (import, fixture->store, NULL, NULL, NULL, &error));
      g_assert_error (error, MP_EXCHANGE_ERROR, MP_EXCHANGE_ERROR_REFUSED);
      g_assert_nonnull (strstr (error->message, cases[i].words));
      g_assert_nonnull (strstr (error->message, "Nothing was imported"));
      g_assert_cmpint (count (fixture, &mp_person_table), ==, 0);
      g_assert_false (mp_store_undo (fixture->store, NULL));
    }
}

/* An id that the school has given to somebody new must not turn the old person into the new. */
static void
test_a_stale_id_overwrites_nobody (Fixture       *fixture,
                                   gconstpointer  data)
{
  static const struct { const char *row; const char *outcome; } cases[] = {
    /* Another name and another birth date. */
    { "s1,Liam,Chen,2009-01-02", "2 refused Chen, Liam" },
    /* Nothing is known but a name that has no part in common. */
    { "s2,Liam,Chen,", "2 refused Chen, Liam" },
    /* Somebody who married; somebody whose birth date was mistyped; both names, the same day. */
    { "s2,Ben,Chen,", "2 changed Chen, Ben" },
    { "s1,Ana,Cruz,2008-05-07", "2 changed Cruz, Ana" },
    { "s1,Anna,Cruz-Roy,2008-05-06", "2 changed Cruz-Roy, Anna" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *first = import_text (fixture, MP_IMPORT_AS_MENTEES,
                                            "Student ID,First name,Last name,Birth date\n"
                                            "s1,Ana,Cruz,2008-05-06\ns2,Ben,Fox,\n", FALSE);
      g_autofree char *text = g_strconcat ("Student ID,First name,Last name,Birth date\n",
                                           cases[i].row, "\n", NULL);
      g_autoptr (MpImport) import = new_import (fixture, MP_IMPORT_AS_MENTEES, text);
      g_autofree char *told = NULL;

      mp_import_set_policy (import, MP_IMPORT_UPDATE);
      told = apply (fixture, import, FALSE);
      g_assert_cmpstr (told, ==, cases[i].outcome);
      g_assert_cmpint (count (fixture, &mp_person_table), ==, 2);
      while (mp_store_undo (fixture->store, NULL))
        ;
    }
}

static void
test_both_names_are_said_of_a_stale_id (Fixture       *fixture,
                                        gconstpointer  data)
{
  g_autofree char *first = import_text (fixture, MP_IMPORT_AS_MENTEES,
                                        "Student ID,First name,Last name\ns2,Ben,Fox\n", FALSE);
  g_autofree char *told = import_text (fixture, MP_IMPORT_AS_MENTEES,
                                       "Student ID,First name,Last name\ns2,Liam,Chen\n", TRUE);

  g_assert_nonnull (strstr (told, "another person with the same id: “s2” is the id of Ben Fox, and "
                                  "here that of Liam Chen."));
}

static void
test_ten_megabytes_in_a_field_leave_nothing (Fixture       *fixture,
                                             gconstpointer  data)
{
  g_autofree char *filler = g_strnfill (10 * 1000 * 1000, 'x');
  g_autofree char *text
    = g_strconcat ("First name,Notes\nAna,fine\nBen,\"", filler, "\"\nCleo,fine\n", NULL);
  g_autoptr (MpImport) import = new_import (fixture, MP_IMPORT_AS_MENTEES, text);
  g_autoptr (GError) error = NULL;

  g_assert_null (mp_import_apply (import, fixture->store, NULL, NULL, NULL, &error));
  g_assert_error (error, MP_EXCHANGE_ERROR, MP_EXCHANGE_ERROR_LIMIT);
  g_assert_nonnull (strstr (error->message, "list.csv, line 3:"));
  g_assert_cmpint (count (fixture, &mp_person_table), ==, 0);
}

static void
test_mapping_is_saved_and_recognised (Fixture       *fixture,
                                      gconstpointer  data)
{
  static const char list[] = "Alpha,Beta (text),Gamma\nAna,Cruz,12\n";
  g_autoptr (MpImport) import = new_import (fixture, MP_IMPORT_AS_MENTEES, list);
  g_autoptr (MpImport) again = new_import (fixture, MP_IMPORT_AS_MENTEES,
                                           "ALPHA,Béta,gamma\nBen,Dow,11\n");
  g_autoptr (MpImport) other = new_import (fixture, MP_IMPORT_AS_MENTORS, list);
  const MpImportTarget *const *targets;
  g_autoptr (GError) error = NULL;
  guint n;

  g_assert_true (mp_import_inspect (import, fixture->store, NULL, &error));
  targets = mp_import_get_targets (import, &n);
  for (guint i = 0; i < n; i++)
    {
      const char *name = mp_import_target_get_name (targets[i]);

      if (g_str_equal (name, "person.given_name"))
        mp_import_set_column_target (import, 0, targets[i]);
      if (g_str_equal (name, "person.family_name"))
        mp_import_set_column_target (import, 1, targets[i]);
      if (g_str_equal (name, "mentee.grade"))
        mp_import_set_column_target (import, 2, targets[i]);
    }
  g_assert_true (mp_import_save_mapping (import, fixture->store, "Office", &error));
  g_assert_true (mp_import_save_mapping (import, fixture->store, "office", &error));
  g_assert_cmpint (count (fixture, &mp_import_mapping_table), ==, 1);

  g_assert_true (mp_import_inspect (again, fixture->store, NULL, &error));
  g_assert_cmpstr (mp_import_get_mapping_name (again), ==, "Office");
  for (guint i = 0; i < 3; i++)
    g_assert_true (mp_import_get_column_target (again, i)
                   == mp_import_get_column_target (import, i));

  g_assert_true (mp_import_inspect (other, fixture->store, NULL, &error));
  g_assert_null (mp_import_get_mapping_name (other));
  g_assert_false (mp_import_use_mapping (other, fixture->store, "Office", &error));
  g_assert_error (error, MP_EXCHANGE_ERROR, MP_EXCHANGE_ERROR_NOT_FOUND);
}

static void
test_columns_are_shown_with_samples (Fixture       *fixture,
                                     gconstpointer  data)
{
  g_autoptr (MpImport) import = new_import (fixture, MP_IMPORT_AS_MENTEES,
                                            "First name,Shoe size\nAna,38\nBen\n");
  g_autoptr (GError) error = NULL;

  g_assert_true (mp_import_inspect (import, fixture->store, NULL, &error));
  g_assert_cmpuint (mp_import_get_n_columns (import), ==, 2);
  g_assert_cmpstr (mp_import_get_header (import, 1), ==, "Shoe size");
  g_assert_null (mp_import_get_column_target (import, 1));
  g_assert_cmpuint (mp_import_get_n_samples (import), ==, 2);
  g_assert_cmpstr (mp_import_get_sample (import, 0, 1), ==, "38");
  g_assert_cmpstr (mp_import_get_sample (import, 1, 1), ==, "");

  mp_import_set_separator (import, '|');
  g_assert_true (mp_import_inspect (import, fixture->store, NULL, &error));
  g_assert_cmpuint (mp_import_get_n_columns (import), ==, 1);
  g_assert_cmpstr (mp_import_get_header (import, 0), ==, "First name,Shoe size");
}

static void
test_report_is_saved (Fixture       *fixture,
                      gconstpointer  data)
{
  g_autoptr (MpImport) import
    = new_import (fixture, MP_IMPORT_AS_MENTEES,
                  "First name,Last name,School,Email\nAna,Cruz,Horton,\n=1+1,Fox,Horton,x\n");
  g_autoptr (GError) error = NULL;
  g_autoptr (MpImportReport) report = NULL;
  g_autofree char *table = g_build_filename (fixture->folder, "report.csv", NULL);
  g_autofree char *plain = g_build_filename (fixture->folder, "report.txt", NULL);
  g_autofree char *nowhere = g_build_filename (fixture->folder, "no", "where.txt", NULL);
  g_autofree char *text = NULL;

  mp_import_set_skip_refused (import, TRUE);
  report = mp_import_apply (import, fixture->store, NULL, NULL, NULL, &error);
  g_assert_no_error (error);
  g_assert_true (mp_import_report_save (report, table, &error));
  g_assert_true (g_file_get_contents (table, &text, NULL, NULL));
  g_assert_cmpstr (text, ==,
                   "\xef\xbb\xbf" "File,Line,Outcome,Name,Details\r\n"
                   "list.csv,2,New,\"Cruz, Ana\",\r\n"
                   "list.csv,3,Refused,\"Fox, =1+1\",“x” is not an e-mail address such as "
                   "name@example.org.\r\n");
  g_clear_pointer (&text, g_free);
  g_assert_true (mp_import_report_save (report, plain, &error));
  g_assert_true (g_file_get_contents (plain, &text, NULL, NULL));
  g_assert_true (g_str_has_prefix (text, "Imported. 1 new, 1 refused.\n"
                                         "1 new school or organisation: Horton\n"));
  g_assert_false (mp_import_report_save (report, nowhere, &error));
  g_assert_nonnull (error);
}

static void
test_backup_is_made_before_an_import (Fixture       *fixture,
                                      gconstpointer  data)
{
  g_autofree char *folder = g_dir_make_tmp ("mp-import-XXXXXX", NULL);
  g_autofree char *path = g_build_filename (folder, "p.mentoring", NULL);
  g_autoptr (GError) error = NULL;
  g_autoptr (MpStore) store = mp_store_create (path, &error);
  g_autoptr (MpImport) import = new_import (fixture, MP_IMPORT_AS_MENTEES, "First name\nAna\n");
  g_autoptr (MpImportReport) report = NULL;
  g_autofree char *command = NULL;

  g_assert_no_error (error);
  report = mp_import_apply (import, store, NULL, NULL, NULL, &error);
  g_assert_no_error (error);
  {
    g_autoptr (GPtrArray) backups = mp_backup_list (path, &error);

    g_assert_cmpuint (backups->len, ==, 1);
    g_assert_nonnull (strstr (backups->pdata[0], "import"));
    g_assert_cmpint (g_remove (backups->pdata[0]), ==, 0);
  }
  g_clear_object (&store);
  command = g_strdup_printf ("rm -r '%s'", folder);
  g_assert_true (g_spawn_command_line_sync (command, NULL, NULL, NULL, NULL));
}

#define ADD(name, function) \
  g_test_add (name, Fixture, NULL, set_up, function, tear_down)

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  ADD ("/import/school-office-list-is-understood", test_school_office_list_is_understood);
  ADD ("/import/second-import-changes-nothing", test_second_import_changes_nothing);
  ADD ("/import/policies", test_policies);
  ADD ("/import/who-is-the-same-and-who-may-be", test_who_is_the_same_and_who_may_be);
  ADD ("/import/duplicates-are-added-when-asked", test_duplicates_are_added_when_asked);
  ADD ("/import/rows-are-refused-with-their-reason", test_rows_are_refused_with_their_reason);
  ADD ("/import/same-id-twice-is-refused-unless-it-is-the-same-row",
       test_same_id_twice_is_refused_unless_it_is_the_same_row);
  ADD ("/import/same-person-twice-without-an-id", test_same_person_twice_without_an_id);
  ADD ("/import/row-under-16-is-refused-alone", test_row_under_16_is_refused_alone);
  ADD ("/import/birth-date-that-breaks-the-age-rule-is-refused",
       test_birth_date_that_breaks_the_age_rule_is_refused);
  ADD ("/import/uneven-rows-are-reported", test_uneven_rows_are_reported);
  ADD ("/import/ambiguous-days-are-asked-about-once", test_ambiguous_days_are_asked_about_once);
  ADD ("/import/days-that-leave-one-order-are-not-asked-about",
       test_days_that_leave_one_order_are_not_asked_about);
  ADD ("/import/whole-names-are-taken-apart", test_whole_names_are_taken_apart);
  ADD ("/import/mentor-becomes-a-mentee-too", test_mentor_becomes_a_mentee_too);
  ADD ("/import/organisations-with-their-contacts", test_organisations_with_their_contacts);
  ADD ("/import/import-is-one-step-to-undo", test_import_is_one_step_to_undo);
  ADD ("/import/cancelled-import-leaves-nothing", test_cancelled_import_leaves_nothing);
  ADD ("/import/bad-files-leave-nothing", test_bad_files_leave_nothing);
  ADD ("/import/a-refused-row-leaves-nothing", test_a_refused_row_leaves_nothing);
  ADD ("/import/a-stale-id-overwrites-nobody", test_a_stale_id_overwrites_nobody);
  ADD ("/import/both-names-are-said-of-a-stale-id", test_both_names_are_said_of_a_stale_id);
  ADD ("/import/ten-megabytes-in-a-field-leave-nothing",
       test_ten_megabytes_in_a_field_leave_nothing);
  ADD ("/import/mapping-is-saved-and-recognised", test_mapping_is_saved_and_recognised);
  ADD ("/import/columns-are-shown-with-samples", test_columns_are_shown_with_samples);
  ADD ("/import/report-is-saved", test_report_is_saved);
  ADD ("/import/backup-is-made-before-an-import", test_backup_is_made_before_an_import);
  return g_test_run ();
}
