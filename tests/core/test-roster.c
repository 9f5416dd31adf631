/* SPDX-License-Identifier: GPL-3.0-or-later */
/* OneRoster packages of every version, as folder and as zip, and what a second one changes. */

#include "config.h"

#include "exchange/mp-import.h"
#include "exchange/mp-roster.h"
#include "model/mp-schema.h"
#include "store/mp-query-names.h"

#include <archive.h>
#include <archive_entry.h>
#include <glib/gstdio.h>
#include <string.h>
#include <unistd.h>

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
  fixture->folder = g_dir_make_tmp ("mp-roster-XXXXXX", NULL);
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
package_path (const char *name)
{
  return g_build_filename (g_getenv ("MP_TEST_SRCDIR"), "fixtures", "oneroster", name, NULL);
}

static void
write_file (Fixture    *fixture,
            const char *name,
            const char *text)
{
  g_autofree char *path = g_build_filename (fixture->folder, name, NULL);

  g_assert_true (g_file_set_contents (path, text, -1, NULL));
}

static void
add_to_zip (struct archive *zip,
            const char     *folder,
            const char     *name)
{
  g_autofree char *path = g_build_filename (folder, name, NULL);
  g_autofree char *bytes = NULL;
  struct archive_entry *entry = archive_entry_new ();
  gsize length;

  g_assert_true (g_file_get_contents (path, &bytes, &length, NULL));
  archive_entry_set_pathname (entry, name);
  archive_entry_set_filetype (entry, AE_IFREG);
  archive_entry_set_perm (entry, 0644);
  archive_entry_set_size (entry, (la_int64_t) length);
  g_assert_cmpint (archive_write_header (zip, entry), ==, ARCHIVE_OK);
  g_assert_cmpint (archive_write_data (zip, bytes, length), ==, (int) length);
  archive_entry_free (entry);
}

static char *
make_zip (Fixture    *fixture,
          const char *name)
{
  g_autofree char *folder = package_path (name);
  char *path = g_build_filename (fixture->folder, "package.zip", NULL);
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
  struct archive *zip = archive_write_new ();
  const char *member;

  archive_write_set_format_zip (zip);
  g_assert_cmpint (archive_write_open_filename (zip, path), ==, ARCHIVE_OK);
  while ((member = g_dir_read_name (dir)) != NULL)
    add_to_zip (zip, folder, member);
  g_assert_cmpint (archive_write_close (zip), ==, ARCHIVE_OK);
  archive_write_free (zip);

  return path;
}

static char *
dump (const MpImportReport *report)
{
  g_autoptr (GString) text = g_string_new (NULL);

  for (guint i = 0; i < mp_import_report_get_n_rows (report); i++)
    {
      MpImportRow row;

      mp_import_report_get_row (report, i, &row);
      g_string_append_printf (text, "%s:%u %s %s%s%s\n", row.file, row.line,
                              mp_import_outcome_get_name (row.outcome), row.name,
                              row.detail != NULL ? ": " : "",
                              row.detail != NULL ? row.detail : "");
    }

  return g_string_free (g_steal_pointer (&text), FALSE);
}

static MpImportReport *
apply (Fixture  *fixture,
       MpImport *import)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (MpImportReport) plan
    = mp_import_plan (import, fixture->store, NULL, NULL, NULL, &error);
  MpImportReport *report;
  g_autofree char *planned = NULL;
  g_autofree char *applied = NULL;

  g_assert_no_error (error);
  mp_import_set_skip_refused (import, TRUE);
  report = mp_import_apply (import, fixture->store, NULL, NULL, NULL, &error);
  g_assert_no_error (error);
  planned = dump (plan);
  applied = dump (report);
  g_assert_cmpstr (planned, ==, applied);
  return report;
}

static MpImportReport *
import_package (Fixture    *fixture,
                const char *path)
{
  g_autoptr (MpImport) import = mp_import_new (MP_IMPORT_AS_ONEROSTER, path);

  return apply (fixture, import);
}

static gint64
count (Fixture       *fixture,
       const MpTable *table)
{
  return mp_store_count (fixture->store, table, NULL);
}

static MpPerson *
find_person (Fixture    *fixture,
             const char *external_id)
{
  g_autoptr (GPtrArray) rows = mp_store_list (fixture->store, &mp_person_table, NULL);

  for (guint i = 0; i < rows->len; i++)
    {
      MpPerson *person = rows->pdata[i];

      if (g_strcmp0 (person->external_id, external_id) == 0)
        return mp_row_copy (person);
    }
  g_assert_not_reached ();
}

static MpMentee *
find_mentee (Fixture    *fixture,
             const char *external_id)
{
  g_autoptr (MpPerson) person = find_person (fixture, external_id);

  return mp_store_get (fixture->store, &mp_mentee_table, person->row.id, NULL);
}

static void
assert_name (Fixture       *fixture,
             const MpTable *table,
             gint64         id,
             const char    *expected)
{
  g_autofree char *name = mp_store_dup_name (fixture->store, table, id);

  g_assert_cmpstr (name, ==, expected);
}

#define ROWS_1_1 \
  "orgs.csv:3 new Horton High School\n" \
  "orgs.csv:4 new École du Carrefour\n" \
  "users.csv:2 new Tremblay, Zoé\n" \
  "users.csv:3 new d'Entremont, Noël\n" \
  "users.csv:4 refused Kid, Young: A mentee is at least 16 on the day of intake; on " \
  "2 November 2026 this person is 14.\n" \
  "users.csv:6 new Haddad, Ali\n" \
  "users.csv:9 new Ann Roy: Contact at the school\n" \
  "users.csv:10 refused Big Boss: No school in the package is theirs, so they are nobody’s " \
  "contact.\n" \
  "users.csv:11 refused Mer Lin: The role “wizard” is not known.\n"

static void
assert_class_list (Fixture              *fixture,
                   const MpImportReport *report)
{
  g_autofree char *rows = dump (report);
  g_autoptr (MpPerson) zoe = find_person (fixture, "p1");
  g_autoptr (MpMentee) mentee = find_mentee (fixture, "p1");
  g_autoptr (MpMentee) noel = find_mentee (fixture, "p2");
  g_autoptr (MpMentee) ali = find_mentee (fixture, "p5");
  g_autoptr (GPtrArray) contacts
    = mp_store_list (fixture->store, &mp_organisation_contact_table, NULL);
  const MpOrganisationContact *contact;

  g_assert_cmpstr (rows, ==, ROWS_1_1);
  g_assert_cmpstr (zoe->given_name, ==, "Zoé");
  g_assert_cmpint (zoe->birth_date.packed, ==, 20090314);
  g_assert_cmpstr (zoe->phone, ==, "902-555-0101");
  g_assert_cmpint (zoe->gender, ==, 0);
  g_assert_cmpstr (mentee->grade, ==, "12");
  g_assert_cmpstr (mentee->guardian_name, ==, "Marc Tremblay");
  g_assert_cmpstr (mentee->guardian_email, ==, "marc@example.org");
  assert_name (fixture, &mp_organisation_table, mentee->organisation, "Horton High School");
  assert_name (fixture, &mp_cohort_table, mentee->cohort, "Horton High School, Homeroom 12A");
  g_assert_cmpstr (noel->guardian_name, ==, "Lise d'Entremont");
  g_assert_cmpstr (noel->guardian_phone, ==, "902-555-0192");
  assert_name (fixture, &mp_cohort_table, noel->cohort, "Horton High School, Careers 11");
  assert_name (fixture, &mp_organisation_table, ali->organisation, "École du Carrefour");
  assert_name (fixture, &mp_cohort_table, ali->cohort, "École du Carrefour, Grade 12");

  g_assert_cmpuint (contacts->len, ==, 1);
  contact = contacts->pdata[0];
  g_assert_cmpstr (contact->name, ==, "Ann Roy");
  g_assert_cmpstr (contact->role, ==, "teacher");
  g_assert_cmpstr (contact->external_id, ==, "t1");
  assert_name (fixture, &mp_organisation_table, contact->organisation, "Horton High School");
  g_assert_cmpint (count (fixture, &mp_person_table), ==, 3);
  g_assert_cmpint (count (fixture, &mp_organisation_table), ==, 2);
}

static void
test_1_1_folder (Fixture       *fixture,
                 gconstpointer  data)
{
  g_autofree char *path = package_path ("v1p1");
  g_autoptr (MpImportReport) report = import_package (fixture, path);

  assert_class_list (fixture, report);
}

static void
test_1_1_zip (Fixture       *fixture,
              gconstpointer  data)
{
  g_autofree char *path = make_zip (fixture, "v1p1");
  g_autoptr (MpImportReport) report = import_package (fixture, path);

  assert_class_list (fixture, report);
}

static void
test_file_in_the_folder_stands_for_it (Fixture       *fixture,
                                       gconstpointer  data)
{
  g_autofree char *path = package_path ("v1p1/users.csv");
  g_autoptr (MpImportReport) report = import_package (fixture, path);

  assert_class_list (fixture, report);
}

#define ROWS_1_2 \
  "orgs.csv:2 new Horton High School\n" \
  "users.csv:2 new Tremblay, Zoé\n" \
  "users.csv:3 new d'Entremont, Noël\n" \
  "users.csv:5 new Ann Roy: Contact at the school\n" \
  "users.csv:6 refused Rows, Two: Line 7 has the same id, “p6”, and says something else.\n" \
  "users.csv:7 refused Rows, Three: Line 6 has the same id, “p6”, and says something else.\n" \
  "users.csv:8 refused No Role: There is no role, so it is not known what they are.\n"

static void
assert_1_2 (Fixture              *fixture,
            const MpImportReport *report)
{
  g_autofree char *rows = dump (report);
  g_autoptr (MpPerson) zoe = find_person (fixture, "p1");
  g_autoptr (MpMentee) mentee = find_mentee (fixture, "p1");
  gboolean noted = FALSE;

  g_assert_cmpstr (rows, ==, ROWS_1_2);
  g_assert_cmpstr (zoe->preferred_name, ==, "Zo");
  g_assert_cmpstr (zoe->pronouns, ==, "elle");
  assert_name (fixture, &mp_organisation_table, mentee->organisation, "Horton High School");
  assert_name (fixture, &mp_cohort_table, mentee->cohort, "Grade 12");
  for (guint i = 0; i < mp_import_report_get_n_notes (report); i++)
    noted |= g_str_equal (mp_import_report_get_note (report, i),
                          "The manifest names classes.csv, but it is not there.");
  g_assert_true (noted);
}

static void
test_1_2_folder (Fixture       *fixture,
                 gconstpointer  data)
{
  g_autofree char *path = package_path ("v1p2");
  g_autoptr (MpImportReport) report = import_package (fixture, path);

  assert_1_2 (fixture, report);
}

static void
test_1_2_zip (Fixture       *fixture,
              gconstpointer  data)
{
  g_autofree char *path = make_zip (fixture, "v1p2");
  g_autoptr (MpImportReport) report = import_package (fixture, path);

  assert_1_2 (fixture, report);
}

static void
test_second_whole_list_updates_and_names_who_is_missing (Fixture       *fixture,
                                                         gconstpointer  data)
{
  g_autofree char *first = package_path ("v1p1");
  g_autoptr (MpImportReport) before = import_package (fixture, first);
  g_autoptr (MpImportReport) again = import_package (fixture, first);
  g_autoptr (MpImportReport) report = NULL;
  g_autofree char *rows = NULL;
  g_autoptr (MpMentee) mentee = NULL;

  g_assert_cmpuint (mp_import_report_count (again, MP_IMPORT_UNCHANGED), ==, 6);
  g_assert_cmpuint (mp_import_report_count (again, MP_IMPORT_GONE), ==, 0);
  g_assert_cmpuint (mp_import_report_count (again, MP_IMPORT_NEW), ==, 0);

  write_file (fixture, "orgs.csv",
              "sourcedId,status,dateLastModified,name,type\ns1,,,Horton High School,school\n"
              "s2,,,École du Carrefour,school\n");
  write_file (fixture, "users.csv",
              "sourcedId,status,enabledUser,orgSourcedIds,role,givenName,familyName,grades\n"
              "p1,,true,s1,student,Zoé,Tremblay-Roy,12\n"
              "p2,,false,s1,student,Noël,d'Entremont,11\n");
  report = import_package (fixture, fixture->folder);
  rows = dump (report);
  g_assert_cmpstr (rows, ==,
                   "orgs.csv:2 unchanged Horton High School\n"
                   "orgs.csv:3 unchanged École du Carrefour\n"
                   "users.csv:2 changed Tremblay-Roy, Zoé: Family name: Tremblay → "
                   "Tremblay-Roy\n"
                   "users.csv:3 gone d'Entremont, Noël: The school has switched the account off.\n"
                   "users.csv:0 gone Haddad, Ali: No longer in the school’s list.\n");
  mentee = find_mentee (fixture, "p5");
  g_assert_false (mp_date_is_set (mentee->left_on));
}

static void
test_delta_marks_who_left_when_asked (Fixture       *fixture,
                                      gconstpointer  data)
{
  g_autofree char *first = package_path ("v1p2");
  g_autofree char *second = package_path ("v1p2-delta");
  g_autoptr (MpImportReport) before = import_package (fixture, first);
  g_autoptr (MpImport) import = mp_import_new (MP_IMPORT_AS_ONEROSTER, second);
  g_autoptr (MpImportReport) report = NULL;
  g_autoptr (MpImportReport) returned = NULL;
  g_autofree char *rows = NULL;
  g_autofree char *back = NULL;
  g_autoptr (MpMentee) noel = NULL;
  g_autoptr (MpMentee) again = NULL;

  mp_import_set_mark_gone (import, TRUE);
  report = apply (fixture, import);
  rows = dump (report);
  g_assert_cmpstr (rows, ==,
                   "users.csv:2 changed Tremblay, Zoé: E-mail: zoe@example.org → "
                   "zoe.new@example.org\n"
                   "users.csv:3 gone d'Entremont, Noël: The school says that they have left. "
                   "Today is noted as the day.\n");
  noel = find_mentee (fixture, "p2");
  g_assert_cmpint (noel->left_on.packed, ==, 20261102);

  returned = import_package (fixture, first);
  back = dump (returned);
  g_assert_nonnull (strstr (back, "changed d'Entremont, Noël: Is listed again"));
  again = find_mentee (fixture, "p2");
  g_assert_false (mp_date_is_set (again->left_on));
}

static void
test_one_class_can_be_chosen (Fixture       *fixture,
                              gconstpointer  data)
{
  g_autofree char *path = package_path ("v1p1");
  g_autoptr (MpImport) import = mp_import_new (MP_IMPORT_AS_ONEROSTER, path);
  g_autoptr (MpImportReport) report = NULL;
  g_autoptr (GString) groups = g_string_new (NULL);
  g_autoptr (MpMentee) mentee = NULL;
  g_autoptr (GError) error = NULL;
  gboolean noted = FALSE;

  g_assert_true (mp_import_inspect (import, fixture->store, NULL, &error));
  for (guint i = 0; i < mp_import_get_n_groups (import); i++)
    g_string_append_printf (groups, "%s %u|", mp_import_get_group_name (import, i),
                            mp_import_get_group_size (import, i));
  g_assert_cmpstr (groups->str, ==,
                   "Horton High School, Homeroom 12A 1|Horton High School, Careers 11 1|"
                   "Horton High School, Math 12 1|Grade 12 3|Grade 11 1|Grade 9 1|");

  mp_import_set_group (import, 2);
  report = apply (fixture, import);
  g_assert_cmpint (count (fixture, &mp_mentee_table), ==, 1);
  mentee = find_mentee (fixture, "p1");
  assert_name (fixture, &mp_cohort_table, mentee->cohort, "Horton High School, Math 12");
  for (guint i = 0; i < mp_import_report_get_n_notes (report); i++)
    noted |= g_str_has_prefix (mp_import_report_get_note (report, i), "3 pupils of other classes");
  g_assert_true (noted);
}

static void
test_cohort_chosen_for_all_wins (Fixture       *fixture,
                                 gconstpointer  data)
{
  g_autofree char *path = package_path ("v1p1");
  g_autoptr (MpImport) import = mp_import_new (MP_IMPORT_AS_ONEROSTER, path);
  g_autoptr (MpImportReport) report = NULL;
  g_autoptr (MpMentee) mentee = NULL;

  mp_import_set_cohort_name (import, "Pilot 2026");
  report = apply (fixture, import);
  mentee = find_mentee (fixture, "p1");
  assert_name (fixture, &mp_cohort_table, mentee->cohort, "Pilot 2026");
  g_assert_cmpint (count (fixture, &mp_cohort_table), ==, 1);
}

/* Every text in the file is looked at, not only the fields that one might think of. */
static void
test_passwords_go_nowhere (Fixture       *fixture,
                           gconstpointer  data)
{
  g_autofree char *path = g_build_filename (fixture->folder, "p.mentoring", NULL);
  g_autofree char *wal = g_strconcat (path, "-wal", NULL);
  g_autofree char *package = package_path ("v1p1");
  g_autoptr (GError) error = NULL;
  g_autoptr (MpStore) store = mp_store_create (path, &error);
  g_autoptr (MpImport) import = mp_import_new (MP_IMPORT_AS_ONEROSTER, package);
  g_autoptr (MpImportReport) report = NULL;
  g_autofree char *text = NULL;
  g_autofree char *folder = g_strconcat (path, ".backups", NULL);
  g_autofree char *remove = g_strdup_printf ("rm -r '%s'", folder);
  const char *const paths[] = { path, wal };

  g_assert_no_error (error);
  mp_store_set_today (store, mp_date_new (2026, 11, 2));
  mp_import_set_skip_refused (import, TRUE);
  report = mp_import_apply (import, store, NULL, NULL, NULL, &error);
  g_assert_no_error (error);
  text = mp_import_report_to_text (report);
  g_assert_null (strstr (text, "SECRET"));
  for (gsize i = 0; i < G_N_ELEMENTS (paths); i++)
    {
      g_autofree char *bytes = NULL;
      gsize length;

      if (!g_file_get_contents (paths[i], &bytes, &length, NULL))
        continue;
      g_assert_null (memmem (bytes, length, "SECRET", 6));
      g_assert_true (i != 0 || length > 0);
    }
  g_clear_object (&store);
  g_assert_true (g_spawn_command_line_sync (remove, NULL, NULL, NULL, NULL));
}

static void
test_what_is_no_package_is_refused (Fixture       *fixture,
                                    gconstpointer  data)
{
  g_autoptr (MpImport) empty = mp_import_new (MP_IMPORT_AS_ONEROSTER, fixture->folder);
  g_autoptr (MpImport) wrong = mp_import_new (MP_IMPORT_AS_ONEROSTER, fixture->folder);
  g_autoptr (MpImport) broken = mp_import_new (MP_IMPORT_AS_ONEROSTER, fixture->folder);
  g_autoptr (GError) error = NULL;

  g_assert_null (mp_import_apply (empty, fixture->store, NULL, NULL, NULL, &error));
  g_assert_error (error, MP_EXCHANGE_ERROR, MP_EXCHANGE_ERROR_NOT_FOUND);
  g_clear_error (&error);

  write_file (fixture, "users.csv", "id,name\n1,Ana\n");
  g_assert_null (mp_import_apply (wrong, fixture->store, NULL, NULL, NULL, &error));
  g_assert_error (error, MP_EXCHANGE_ERROR, MP_EXCHANGE_ERROR_HEADERS);
  g_assert_nonnull (strstr (error->message, "users.csv, line 1:"));
  g_clear_error (&error);

  write_file (fixture, "users.csv", "sourcedId,role,givenName,familyName\n1,student,Ana,\"Cruz\n");
  g_assert_null (mp_import_apply (broken, fixture->store, NULL, NULL, NULL, &error));
  g_assert_error (error, MP_EXCHANGE_ERROR, MP_EXCHANGE_ERROR_SYNTAX);
  g_assert_nonnull (strstr (error->message, "users.csv, line 2:"));
  g_assert_cmpint (count (fixture, &mp_person_table), ==, 0);
}

static void
link_to (Fixture    *fixture,
         const char *name,
         const char *target)
{
  g_autofree char *path = g_build_filename (fixture->folder, name, NULL);

  g_assert_cmpint (symlink (target, path), ==, 0);
}

/* A folder from elsewhere must not bring in what lies in other folders of this computer. */
static void
test_links_out_of_the_folder_are_refused (Fixture       *fixture,
                                          gconstpointer  data)
{
  g_autofree char *elsewhere = package_path ("v1p1/users.csv");
  static const char *const names[] = { "users.csv", "Demographics.CSV" };

  for (gsize i = 0; i < G_N_ELEMENTS (names); i++)
    {
      g_autoptr (MpImport) import = mp_import_new (MP_IMPORT_AS_ONEROSTER, fixture->folder);
      g_autofree char *path = g_build_filename (fixture->folder, names[i], NULL);
      g_autoptr (GError) error = NULL;

      if (i > 0)
        write_file (fixture, "users.csv", "sourcedId,role,givenName\n1,student,Ana\n");
      link_to (fixture, names[i], i == 0 ? elsewhere : "../../no-such-file.csv");
      g_assert_null (mp_import_apply (import, fixture->store, NULL, NULL, NULL, &error));
      g_assert_error (error, MP_EXCHANGE_ERROR, MP_EXCHANGE_ERROR_SYNTAX);
      g_assert_true (g_str_has_prefix (error->message, names[i]));
      g_assert_cmpint (g_remove (path), ==, 0);
    }
  g_assert_cmpint (count (fixture, &mp_person_table), ==, 0);
}

static void
test_links_inside_the_folder_are_followed (Fixture       *fixture,
                                           gconstpointer  data)
{
  g_autoptr (MpImport) import = mp_import_new (MP_IMPORT_AS_ONEROSTER, fixture->folder);
  g_autoptr (MpImportReport) report = NULL;

  write_file (fixture, "pupils.txt", "sourcedId,role,givenName\n1,student,Ana\n");
  link_to (fixture, "users.csv", "pupils.txt");
  report = apply (fixture, import);
  g_assert_cmpuint (mp_import_report_count (report, MP_IMPORT_NEW), ==, 1);
}

static gboolean
has_note (const MpImportReport *report,
          const char           *words)
{
  for (guint i = 0; i < mp_import_report_get_n_notes (report); i++)
    if (strstr (mp_import_report_get_note (report, i), words) != NULL)
      return TRUE;
  return FALSE;
}

/* Of both versions: the schools are those of an earlier list. */
static void
test_who_left_is_named_without_a_list_of_schools (Fixture       *fixture,
                                                  gconstpointer  data)
{
  static const struct { const char *header; const char *where; } versions[] = {
    { "sourcedId,orgSourcedIds,role,givenName,familyName\n", ",s1,student," },
    { "sourcedId,primaryOrgSourcedId,givenName,familyName\n", ",s1," },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (versions); i++)
    {
      g_autofree char *orgs = g_build_filename (fixture->folder, "orgs.csv", NULL);
      g_autofree char *ann = g_strconcat ("u1", versions[i].where, "Ann,Roy\n", NULL);
      g_autofree char *ben = g_strconcat ("u2", versions[i].where, "Ben,Roy\n", NULL);
      g_autofree char *both = g_strconcat (versions[i].header, ann, ben, NULL);
      g_autofree char *one = g_strconcat (versions[i].header, ann, NULL);
      g_autoptr (MpImport) first = mp_import_new (MP_IMPORT_AS_ONEROSTER, fixture->folder);
      g_autoptr (MpImport) second = mp_import_new (MP_IMPORT_AS_ONEROSTER, fixture->folder);
      g_autoptr (MpImportReport) before = NULL;
      g_autoptr (MpImportReport) report = NULL;

      write_file (fixture, "orgs.csv", "sourcedId,name,type\ns1,Horton,school\n");
      write_file (fixture, "users.csv", both);
      if (i == 1)
        write_file (fixture, "roles.csv", "userSourcedId,role\nu1,student\nu2,student\n");
      before = apply (fixture, first);
      g_assert_cmpuint (mp_import_report_count (before, MP_IMPORT_NEW), ==, 3);
      g_assert_cmpint (g_remove (orgs), ==, 0);
      write_file (fixture, "users.csv", one);
      report = apply (fixture, second);
      g_assert_cmpuint (mp_import_report_count (report, MP_IMPORT_GONE), ==, 1);
      g_assert_true (has_note (report, "only in the schools that are known"));
      while (mp_store_undo (fixture->store, NULL))
        ;
    }
}

static void
test_it_is_said_that_nobody_can_be_missed (Fixture       *fixture,
                                           gconstpointer  data)
{
  g_autoptr (MpImport) import = mp_import_new (MP_IMPORT_AS_ONEROSTER, fixture->folder);
  g_autoptr (MpImportReport) report = NULL;

  write_file (fixture, "users.csv", "sourcedId,orgSourcedIds,role,givenName\n1,s1,student,Ana\n");
  report = apply (fixture, import);
  g_assert_true (has_note (report, "who has left cannot be said"));
}

static void
test_import_is_one_step_to_undo (Fixture       *fixture,
                                 gconstpointer  data)
{
  g_autofree char *path = package_path ("v1p1");
  g_autoptr (MpImportReport) report = import_package (fixture, path);
  g_autoptr (GError) error = NULL;

  g_assert_true (mp_store_undo (fixture->store, &error));
  g_assert_no_error (error);
  g_assert_cmpint (count (fixture, &mp_person_table), ==, 0);
  g_assert_cmpint (count (fixture, &mp_organisation_table), ==, 0);
  g_assert_cmpint (count (fixture, &mp_organisation_contact_table), ==, 0);
  g_assert_cmpint (count (fixture, &mp_cohort_table), ==, 0);
}

static void
test_roles_are_known_by_the_names_of_the_standard (void)
{
  static const struct { const char *name; MpRosterRole role; } cases[] = {
    { "student", MP_ROSTER_STUDENT },       { "Student", MP_ROSTER_STUDENT },
    { "guardian", MP_ROSTER_GUARDIAN },     { "relative", MP_ROSTER_GUARDIAN },
    { "siteAdministrator", MP_ROSTER_STAFF }, { "counselor", MP_ROSTER_STAFF },
    { "ext:coach", MP_ROSTER_UNKNOWN },     { "", MP_ROSTER_UNKNOWN },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    g_assert_cmpint (mp_roster_role_parse (cases[i].name), ==, cases[i].role);
}

#define ADD(name, function) \
  g_test_add (name, Fixture, NULL, set_up, function, tear_down)

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  ADD ("/roster/1.1-folder", test_1_1_folder);
  ADD ("/roster/1.1-zip", test_1_1_zip);
  ADD ("/roster/file-in-the-folder-stands-for-it", test_file_in_the_folder_stands_for_it);
  ADD ("/roster/1.2-folder", test_1_2_folder);
  ADD ("/roster/1.2-zip", test_1_2_zip);
  ADD ("/roster/second-whole-list-updates-and-names-who-is-missing",
       test_second_whole_list_updates_and_names_who_is_missing);
  ADD ("/roster/delta-marks-who-left-when-asked", test_delta_marks_who_left_when_asked);
  ADD ("/roster/one-class-can-be-chosen", test_one_class_can_be_chosen);
  ADD ("/roster/cohort-chosen-for-all-wins", test_cohort_chosen_for_all_wins);
  ADD ("/roster/passwords-go-nowhere", test_passwords_go_nowhere);
  ADD ("/roster/what-is-no-package-is-refused", test_what_is_no_package_is_refused);
  ADD ("/roster/links-out-of-the-folder-are-refused", test_links_out_of_the_folder_are_refused);
  ADD ("/roster/links-inside-the-folder-are-followed", test_links_inside_the_folder_are_followed);
  ADD ("/roster/who-left-is-named-without-a-list-of-schools",
       test_who_left_is_named_without_a_list_of_schools);
  ADD ("/roster/it-is-said-that-nobody-can-be-missed", test_it_is_said_that_nobody_can_be_missed);
  ADD ("/roster/import-is-one-step-to-undo", test_import_is_one_step_to_undo);
  g_test_add_func ("/roster/roles-are-known-by-the-names-of-the-standard",
                   test_roles_are_known_by_the_names_of_the_standard);
  return g_test_run ();
}
