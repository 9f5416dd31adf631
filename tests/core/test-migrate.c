/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Files of older versions, made by the scripts of their time, which never change. */

#include "model/mp-schema.h"
#include "store/mp-backup.h"
#include "store/mp-db.h"
#include "store/mp-migrate.h"
#include "store/mp-query-people.h"
#include "store/mp-store-check.h"
#include "store/mp-store-file.h"
#include "store/mp-store-private.h"

#include <glib/gstdio.h>
#include <string.h>

#define SQL "/org/mentoringplus/Core/sql/"
#define MAKE_PROGRAMME "PRAGMA application_id = 0x4d504c53; PRAGMA journal_mode = WAL;"

/* As version 1 left it: the words of a person as they were folded then. */
#define FILL_VERSION_1 \
  "INSERT INTO programme VALUES (1, '0190abcd-0000-7000-8000-000000000001'," \
  " '2026-09-01T12:00:00Z', '2026-09-01T12:00:00Z', 'Old programme'," \
  " NULL, NULL, NULL, NULL, 'CA'," \
  " 16, 18, 3, 30, 2, 10, 12, 6, 60, 3);" \
  "INSERT INTO person (id, uuid, created_at, updated_at, given_name, family_name, sort_name)" \
  " VALUES (1, '0190abcd-0000-7000-8000-000000000002', '2026-09-01T12:00:00Z'," \
  " '2026-09-01T12:00:00Z', 'Amélie', 'd''Entremont', 'dentremont amelie');" \
  "INSERT INTO mentee (id, uuid, created_at, updated_at, status)" \
  " VALUES (1, '0190abcd-0000-7000-8000-000000000002', '2026-09-01T12:00:00Z'," \
  " '2026-09-01T12:00:00Z', 'active');" \
  "INSERT INTO person_words VALUES (1, 'amelie dentremont');" \
  "INSERT INTO person_search (rowid, text) VALUES (1, 'amelie dentremont');"

GResource *mp_core_get_resource (void);

typedef struct
{
  char *folder;
  char *path;
} Fixture;

static void
set_up (Fixture *fixture, gconstpointer data)
{
  fixture->folder = g_dir_make_tmp ("mp-migrate-XXXXXX", NULL);
  fixture->path = g_build_filename (fixture->folder, "old.mentoring", NULL);
}

static void
remove_folder (const char *folder)
{
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
  const char *name;

  while (dir != NULL && (name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *path = g_build_filename (folder, name, NULL);

      if (g_file_test (path, G_FILE_TEST_IS_DIR))
        remove_folder (path);
      g_unlink (path);
    }
  g_rmdir (folder);
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  remove_folder (fixture->folder);
  g_free (fixture->folder);
  g_free (fixture->path);
}

static void
run (MpDb *db, const char *sql)
{
  g_autoptr (GError) error = NULL;

  mp_db_run_script (db, sql, &error);
  g_assert_no_error (error);
}

static void
make_version_1 (const char *path)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) script = NULL;
  g_autoptr (MpDb) db = NULL;

  g_assert_true (mp_store_file_make (path, NULL));
  db = mp_db_open (path, &error);
  g_assert_no_error (error);
  script = g_resource_lookup_data (mp_core_get_resource (),
                                   SQL "0001-programme-people-stages.sql", 0, &error);
  g_assert_no_error (error);
  run (db, MAKE_PROGRAMME);
  run (db, g_bytes_get_data (script, NULL));
  run (db, FILL_VERSION_1 "PRAGMA user_version = 1;");
}

static void
assert_finds (MpStore *store, const char *search)
{
  g_autoptr (MpPeopleFilter) filter = mp_people_filter_new (MP_LIST_MENTEES);
  g_autoptr (GError) error = NULL;
  g_autoptr (GArray) ids = NULL;

  filter->search = g_strdup (search);
  ids = mp_people_query_ids (store, filter, MP_PEOPLE_SORT_DEFAULT, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (ids->len, ==, 1);
}

static void
test_version_1 (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (MpStore) store = NULL;
  g_autoptr (GPtrArray) backups = NULL;
  g_autoptr (GPtrArray) findings = NULL;
  gint64 version;

  make_version_1 (fixture->path);
  store = mp_store_open (fixture->path, &error);
  g_assert_no_error (error);
  g_assert_true (mp_db_get_int (mp_store_get_db (store), "PRAGMA user_version", &version, NULL));
  g_assert_cmpint (version, ==, mp_migrate_get_newest ());
  backups = mp_backup_list (fixture->path, NULL);
  g_assert_cmpuint (backups->len, ==, 1);
  g_assert_true (g_str_has_suffix (backups->pdata[0], "-migration.mentoring"));

  assert_finds (store, "entremont");
  assert_finds (store, "d'entremont");
  findings = mp_store_check (store, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (findings->len, ==, 0);
}

/* A backup of an older version is brought up to date where it is restored. */
static void
test_restore_version_1 (Fixture *fixture, gconstpointer data)
{
  g_autofree char *path = g_build_filename (fixture->folder, "new.mentoring", NULL);
  g_autoptr (GError) error = NULL;
  g_autoptr (MpStore) store = mp_store_create (path, &error);
  g_autofree char *kept = NULL;

  g_assert_no_error (error);
  make_version_1 (fixture->path);
  kept = mp_backup_restore (store, fixture->path, &error);
  g_assert_no_error (error);
  g_assert_nonnull (kept);
  assert_finds (store, "entremont");
}

/* Whatever is in the way of the newest shape, the programme is as before. */
static void
test_restore_unfit (Fixture *fixture, gconstpointer data)
{
  g_autofree char *path = g_build_filename (fixture->folder, "new.mentoring", NULL);
  g_autofree char *backups = mp_backup_get_folder (path);
  g_autoptr (GError) error = NULL;
  g_autoptr (MpStore) store = mp_store_create (path, &error);
  g_autoptr (MpDb) db = NULL;
  gint64 version;

  g_assert_no_error (error);
  make_version_1 (fixture->path);
  db = mp_db_open (fixture->path, &error);
  g_assert_no_error (error);
  run (db, "CREATE TABLE distinct_pair (id INTEGER)");
  g_clear_pointer (&db, mp_db_close);

  g_assert_null (mp_backup_restore (store, fixture->path, &error));
  g_assert_error (error, MP_STORE_ERROR, MP_STORE_ERROR_FAILED);
  g_assert_nonnull (strstr (error->message, "nothing was replaced"));
  g_assert_true (mp_db_get_int (mp_store_get_db (store), "PRAGMA user_version", &version, NULL));
  g_assert_cmpint (version, ==, mp_migrate_get_newest ());
  g_assert_cmpint (mp_store_count (store, &mp_person_table, NULL), ==, 0);
  g_assert_false (g_file_test (backups, G_FILE_TEST_EXISTS));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
#define ADD(name, func) g_test_add (name, Fixture, NULL, set_up, func, tear_down)
  ADD ("/migrate/version-1-is-kept-and-brought-up-to-date", test_version_1);
  ADD ("/migrate/a-backup-of-version-1-can-be-restored", test_restore_version_1);
  ADD ("/migrate/a-backup-that-cannot-be-brought-up-to-date-replaces-nothing", test_restore_unfit);
#undef ADD
  return g_test_run ();
}
