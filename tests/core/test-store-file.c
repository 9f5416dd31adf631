/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The file: made, opened, refused, shared, backed up and restored. */

#include "model/mp-schema.h"
#include "store/mp-backup.h"
#include "store/mp-migrate.h"
#include "store/mp-store-private.h"

#include <errno.h>
#include <fcntl.h>
#include <glib/gstdio.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

typedef struct
{
  char *folder;
  char *path;
} Fixture;

static void
set_up (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;

  fixture->folder = g_dir_make_tmp ("mentoring-XXXXXX", &error);
  g_assert_no_error (error);
  fixture->path = g_build_filename (fixture->folder, "été.mentoring", NULL);
}

static void
remove_tree (const char *path)
{
  g_autoptr (GDir) dir = g_dir_open (path, 0, NULL);
  const char *name;

  while (dir != NULL && (name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *child = g_build_filename (path, name, NULL);

      remove_tree (child);
    }
  g_remove (path);
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  remove_tree (fixture->folder);
  g_free (fixture->folder);
  g_free (fixture->path);
}

static MpStore *
create (const char *path)
{
  g_autoptr (GError) error = NULL;
  MpStore *store = mp_store_create (path, &error);

  g_assert_no_error (error);
  return store;
}

static void
add_site (MpStore *store, const char *name)
{
  g_autoptr (MpBatch) batch = mp_batch_new ("Add a site");
  g_autoptr (GError) error = NULL;
  MpSite *site = mp_site_new ();

  mp_set_text (&site->name, name);
  mp_batch_take (batch, site);
  mp_store_apply (store, batch, &error);
  g_assert_no_error (error);
}

static gint64
count_sites (MpStore *store)
{
  return mp_store_count (store, &mp_site_table, NULL);
}

static guint
count_files (const char *folder)
{
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
  guint n = 0;

  while (g_dir_read_name (dir) != NULL)
    n++;
  return n;
}

static void
assert_refused (const char *path, int code)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (MpStore) store = mp_store_open (path, &error);

  g_assert_null (store);
  g_assert_error (error, MP_STORE_ERROR, code);
}

static void
assert_refused_at_once (const char *path, int code)
{
  g_autoptr (GError) error = NULL;
  gboolean checked = FALSE;

  g_assert_null (mp_store_open_at_once (path, &checked, &error));
  g_assert_true (checked);
  g_assert_error (error, MP_STORE_ERROR, code);
}

static void
test_permissions (Fixture *fixture, gconstpointer data)
{
  static const char *const suffixes[] = { "", "-wal", "-shm" };
  mode_t mask = umask (022);
  g_autoptr (MpStore) store = create (fixture->path);

  add_site (store, "Kentville");
  for (gsize i = 0; i < G_N_ELEMENTS (suffixes); i++)
    {
      g_autofree char *name = g_strconcat (fixture->path, suffixes[i], NULL);
      GStatBuf info;

      g_assert_cmpint (g_stat (name, &info), ==, 0);
      g_assert_cmpint (info.st_mode & 0777, ==, 0600);
    }
  umask (mask);
}

static void
test_reopen (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  MpStore *store = create (fixture->path);
  g_autofree char *label = NULL;

  add_site (store, "Kentville");
  g_object_unref (store);
  store = mp_store_open (fixture->path, &error);
  g_assert_no_error (error);
  g_assert_cmpint (count_sites (store), ==, 1);
  label = mp_store_dup_undo_label (store);
  g_assert_cmpstr (label, ==, "Add a site");
  g_assert_true (mp_store_undo (store, &error));
  g_object_unref (store);
  store = mp_store_open (fixture->path, &error);
  g_assert_cmpint (count_sites (store), ==, 0);
  g_assert_true (mp_store_redo (store, &error));
  g_assert_cmpint (count_sites (store), ==, 1);
  g_object_unref (store);
}

static void
test_exists (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *content = NULL;

  g_assert_true (g_file_set_contents (fixture->path, "mine", 4, NULL));
  g_assert_null (mp_store_create (fixture->path, &error));
  g_assert_error (error, MP_STORE_ERROR, MP_STORE_ERROR_EXISTS);
  g_assert_true (g_file_get_contents (fixture->path, &content, NULL, NULL));
  g_assert_cmpstr (content, ==, "mine");
  g_assert_cmpuint (count_files (fixture->folder), ==, 1);
}

static void
test_foreign (Fixture *fixture, gconstpointer data)
{
  g_autofree char *rubbish = g_malloc0 (5000);

  assert_refused (fixture->path, MP_STORE_ERROR_NOT_FOUND);
  g_assert_true (g_file_set_contents (fixture->path, "", 0, NULL));
  assert_refused (fixture->path, MP_STORE_ERROR_FOREIGN);
  memset (rubbish, 0xa5, 5000);
  g_assert_true (g_file_set_contents (fixture->path, rubbish, 5000, NULL));
  assert_refused (fixture->path, MP_STORE_ERROR_FOREIGN);
  assert_refused (fixture->folder, MP_STORE_ERROR_FOREIGN);
  g_assert_cmpuint (count_files (fixture->folder), ==, 1);
}

static void
patch (const char *path, goffset offset, const void *bytes, gsize n_bytes)
{
  int fd = g_open (path, O_WRONLY, 0);

  g_assert_cmpint (pwrite (fd, bytes, n_bytes, offset), ==, (gssize) n_bytes);
  close (fd);
}

static void
test_other_application (Fixture *fixture, gconstpointer data)
{
  guint32 other = GUINT32_TO_BE (0x12345678);

  g_object_unref (create (fixture->path));
  patch (fixture->path, 68, &other, sizeof other);
  assert_refused (fixture->path, MP_STORE_ERROR_FOREIGN);
  g_assert_cmpuint (count_files (fixture->folder), ==, 1);
}

static void
test_newer (Fixture *fixture, gconstpointer data)
{
  guint32 newer = GUINT32_TO_BE ((guint32) mp_migrate_get_newest () + 1);
  g_autofree char *before = NULL;
  g_autofree char *after = NULL;
  gsize n_before, n_after;

  g_object_unref (create (fixture->path));
  patch (fixture->path, 60, &newer, sizeof newer);
  g_assert_true (g_file_get_contents (fixture->path, &before, &n_before, NULL));
  assert_refused (fixture->path, MP_STORE_ERROR_NEWER);
  g_assert_true (g_file_get_contents (fixture->path, &after, &n_after, NULL));
  g_assert_cmpmem (before, n_before, after, n_after);
  g_assert_cmpuint (count_files (fixture->folder), ==, 1);
}

static void
test_damaged (Fixture *fixture, gconstpointer data)
{
  MpStore *store = create (fixture->path);
  g_autofree char *rubbish = g_malloc (4096);

  for (int i = 0; i < 50; i++)
    {
      g_autofree char *name = g_strdup_printf ("Site %d", i);

      add_site (store, name);
    }
  g_object_unref (store);
  memset (rubbish, 0x5a, 4096);
  for (goffset page = 1; page < 12; page++)
    patch (fixture->path, page * 4096, rubbish, 4096);
  assert_refused (fixture->path, MP_STORE_ERROR_DAMAGED);
  assert_refused_at_once (fixture->path, MP_STORE_ERROR_DAMAGED);
}

/* Root may write anywhere, so this looks through the eyes of nobody. */
static void
test_read_only_folder (Fixture *fixture, gconstpointer data)
{
  pid_t child;
  int status;

  g_object_unref (create (fixture->path));
  g_assert_cmpint (g_chmod (fixture->path, 0666), ==, 0);
  g_assert_cmpint (g_chmod (fixture->folder, 0555), ==, 0);
  child = fork ();
  if (child == 0)
    {
      g_autofree char *other = g_build_filename (fixture->folder, "other.mentoring", NULL);
      g_autoptr (GError) error = NULL;
      g_autoptr (GError) create_error = NULL;

      if (getuid () == 0 && setuid (65534) != 0)
        _exit (3);
      if (mp_store_open (fixture->path, &error) != NULL
          || !g_error_matches (error, MP_STORE_ERROR, MP_STORE_ERROR_READ_ONLY))
        _exit (1);
      if (mp_store_create (other, &create_error) != NULL
          || !g_error_matches (create_error, MP_STORE_ERROR, MP_STORE_ERROR_READ_ONLY))
        _exit (2);
      _exit (0);
    }
  g_assert_cmpint (waitpid (child, &status, 0), ==, child);
  g_chmod (fixture->folder, 0755);
  g_assert_true (WIFEXITED (status));
  g_assert_cmpint (WEXITSTATUS (status), ==, 0);
}

static int
try_read_only (const char *path)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GError) refusal = NULL;
  g_autoptr (MpStore) store = mp_store_open_to_read (path, &error);
  g_autoptr (MpStore) again = NULL;
  g_autoptr (MpBatch) batch = mp_batch_new ("Add a site");
  MpSite *site = mp_site_new ();

  mp_set_text (&site->name, "Late");
  mp_batch_take (batch, site);
  if (store == NULL || !mp_store_is_read_only (store) || count_sites (store) != 1)
    return 1;
  if (mp_store_apply (store, batch, &refusal)
      || !g_error_matches (refusal, MP_STORE_ERROR, MP_STORE_ERROR_READ_ONLY))
    return 2;
  g_clear_error (&refusal);
  if (mp_store_undo (store, &refusal)
      || !g_error_matches (refusal, MP_STORE_ERROR, MP_STORE_ERROR_READ_ONLY))
    return 3;
  again = mp_store_open_again (store, NULL);
  if (again == NULL || !mp_store_is_read_only (again) || count_sites (again) != 1
      || !mp_store_poll (again, NULL))
    return 4;
  return 0;
}

static void
test_read_only_folder_can_be_read (Fixture *fixture, gconstpointer data)
{
  MpStore *store = create (fixture->path);
  pid_t child;
  int status;

  add_site (store, "Kentville");
  g_object_unref (store);
  g_assert_cmpint (g_chmod (fixture->path, 0444), ==, 0);
  g_assert_cmpint (g_chmod (fixture->folder, 0555), ==, 0);
  child = fork ();
  if (child == 0)
    _exit (getuid () == 0 && setuid (65534) != 0 ? 5 : try_read_only (fixture->path));
  g_assert_cmpint (waitpid (child, &status, 0), ==, child);
  g_chmod (fixture->folder, 0755);
  g_assert_true (WIFEXITED (status));
  g_assert_cmpint (WEXITSTATUS (status), ==, 0);
  g_assert_cmpuint (count_files (fixture->folder), ==, 1);
}

static void
changed_cb (MpStore *store, MpChanges *changes, gpointer user_data)
{
  int *n_signals = user_data;

  g_assert_true (mp_changes_touch_table (changes, &mp_site_table));
  (*n_signals)++;
}

static void
test_two_stores (Fixture *fixture, gconstpointer data)
{
  g_autoptr (MpStore) one = create (fixture->path);
  g_autoptr (MpStore) two = mp_store_open (fixture->path, NULL);
  int n_signals = 0;

  g_signal_connect (two, "changed", G_CALLBACK (changed_cb), &n_signals);
  g_assert_true (mp_store_poll (two, NULL));
  g_assert_cmpint (n_signals, ==, 0);
  add_site (one, "Kentville");
  g_assert_true (mp_store_poll (two, NULL));
  g_assert_true (mp_store_poll (two, NULL));
  g_assert_cmpint (n_signals, ==, 1);
  g_assert_cmpint (count_sites (two), ==, 1);
  g_assert_true (mp_store_undo (two, NULL));
  g_assert_cmpint (count_sites (one), ==, 0);
}

/* Waits neither for the other store, which belongs to the same thread and cannot let go meanwhile,
 * nor for the disk. */
static void
hurry (MpStore *store)
{
  g_autoptr (GError) error = NULL;

  mp_db_set_patience (mp_store_get_db (store), 10);
  mp_db_run_script (mp_store_get_db (store), "PRAGMA synchronous = OFF", &error);
  g_assert_no_error (error);
}

static gboolean
hold_cb (MpDb *db, gpointer user_data, GError **error)
{
  MpStore *other = user_data;
  g_autoptr (MpBatch) batch = mp_batch_new ("Add a site");
  g_autoptr (GError) local = NULL;
  MpSite *site = mp_site_new ();

  mp_set_text (&site->name, "Late");
  mp_batch_take (batch, site);
  g_assert_false (mp_store_apply (other, batch, &local));
  g_assert_error (local, MP_STORE_ERROR, MP_STORE_ERROR_BUSY);
  return TRUE;
}

static void
test_locked (Fixture *fixture, gconstpointer data)
{
  g_autoptr (MpStore) one = create (fixture->path);
  g_autoptr (MpStore) two = mp_store_open (fixture->path, NULL);

  hurry (one);
  hurry (two);
  g_assert_true (mp_db_transaction (mp_store_get_db (one), hold_cb, two, NULL));
  g_assert_cmpint (count_sites (two), ==, 0);
  add_site (two, "Later");
  g_assert_cmpint (count_sites (one), ==, 1);
}

/* As for a moment when another program leaves the file as its last one. */
static void
test_locked_whole (Fixture *fixture, gconstpointer data)
{
  MpDb *other;
  g_autoptr (MpStore) store = NULL;
  g_autoptr (GError) error = NULL;

  g_object_unref (create (fixture->path));
  other = mp_db_open (fixture->path, &error);
  g_assert_no_error (error);
  g_assert_true (mp_db_run_script (other,
                                   "PRAGMA locking_mode = EXCLUSIVE;"
                                   "UPDATE programme SET name = 'Mine'", &error));
  store = mp_store_open (fixture->path, &error);
  g_assert_null (store);
  g_assert_error (error, MP_STORE_ERROR, MP_STORE_ERROR_BUSY);
  mp_db_close (other);

  g_clear_error (&error);
  store = mp_store_open (fixture->path, &error);
  g_assert_no_error (error);
}

typedef struct
{
  MpStore *store;
  gint64 person;
} Leaving;

static gboolean
erase_cb (MpDb *db, gpointer user_data, GError **error)
{
  Leaving *leaving = user_data;
  g_autoptr (GError) local = NULL;
  gint64 n_people;

  g_assert_true (mp_db_get_int (db, "SELECT count(*) FROM person", &n_people, NULL));
  g_assert_cmpint (n_people, ==, 1);
  g_assert_false (mp_store_erase_person (leaving->store, leaving->person, &local));
  g_assert_error (local, MP_STORE_ERROR, MP_STORE_ERROR_BUSY);
  return TRUE;
}

/* The log keeps what somebody is still reading. */
static void
test_erase_while_read (Fixture *fixture, gconstpointer data)
{
  g_autoptr (MpStore) one = create (fixture->path);
  g_autoptr (MpStore) two = mp_store_open (fixture->path, NULL);
  g_autoptr (MpBatch) batch = mp_batch_new ("Add a person");
  g_autoptr (MpPerson) person = mp_person_new ();
  Leaving leaving = { .store = two };

  hurry (one);
  hurry (two);
  mp_set_text (&person->given_name, "Zoë");
  mp_batch_insert (batch, person);
  g_assert_true (mp_store_apply (two, batch, NULL));
  leaving.person = person->row.id;
  g_assert_true (mp_db_snapshot (mp_store_get_db (one), erase_cb, &leaving, NULL));
  g_assert_cmpint (mp_store_count (one, &mp_person_table, NULL), ==, 0);
}

static void
test_backup_and_restore (Fixture *fixture, gconstpointer data)
{
  g_autoptr (MpStore) store = create (fixture->path);
  g_autofree char *backup = NULL;
  g_autofree char *kept = NULL;
  g_autofree char *again = NULL;
  g_autoptr (MpBackupSummary) summary = NULL;
  g_autoptr (GError) error = NULL;
  GStatBuf info;

  add_site (store, "Kentville");
  backup = mp_backup_make_dated (store, "manual", &error);
  g_assert_no_error (error);
  g_assert_cmpint (g_stat (backup, &info), ==, 0);
  g_assert_cmpint (info.st_mode & 0777, ==, 0600);
  add_site (store, "Digby");

  summary = mp_backup_summarise (backup, &error);
  g_assert_no_error (error);
  g_assert_cmpint (summary->n_records[mp_schema_index (&mp_site_table)], ==, 1);

  kept = mp_backup_restore (store, backup, &error);
  g_assert_no_error (error);
  g_assert_cmpint (count_sites (store), ==, 1);
  add_site (store, "Sydney");
  again = mp_backup_restore (store, kept, &error);
  g_assert_no_error (error);
  g_assert_cmpint (count_sites (store), ==, 2);
  g_assert_true (mp_store_undo (store, &error));
  g_assert_cmpint (count_sites (store), ==, 1);
}

static void
test_restore_refuses (Fixture *fixture, gconstpointer data)
{
  g_autoptr (MpStore) store = create (fixture->path);
  g_autofree char *other = g_build_filename (fixture->folder, "other", NULL);
  g_autoptr (GError) error = NULL;

  add_site (store, "Kentville");
  g_assert_true (g_file_set_contents (other, "rubbish", 7, NULL));
  g_assert_null (mp_backup_restore (store, other, &error));
  g_assert_error (error, MP_STORE_ERROR, MP_STORE_ERROR_FOREIGN);
  g_assert_cmpint (count_sites (store), ==, 1);
}

static void
copy_file (const char *from, const char *to, const char *ending)
{
  g_autofree char *source = g_strconcat (from, ending, NULL);
  g_autofree char *target = g_strconcat (to, ending, NULL);
  g_autofree char *content = NULL;
  gsize size;

  g_assert_true (g_file_get_contents (source, &content, &size, NULL));
  g_assert_cmpuint (size, >, 0);
  g_assert_true (g_file_set_contents (target, content, (gssize) size, NULL));
}

static void
assert_same_content (const char *path, const char *other, const char *ending)
{
  g_autofree char *name = g_strconcat (path, ending, NULL);
  g_autofree char *other_name = g_strconcat (other, ending, NULL);
  g_autofree char *one = NULL;
  g_autofree char *two = NULL;
  gsize n_one, n_two;

  g_assert_true (g_file_get_contents (name, &one, &n_one, NULL));
  g_assert_true (g_file_get_contents (other_name, &two, &n_two, NULL));
  g_assert_cmpmem (one, n_one, two, n_two);
}

/* As after a crash: with changes in the log, and rubbish in the file.  Two copies of it. */
static void
make_damaged (Fixture *fixture, const char *path, const char *twin)
{
  g_autofree char *rubbish = g_malloc (8192);
  g_autoptr (GError) error = NULL;
  MpStore *store = mp_store_open (fixture->path, &error);

  g_assert_no_error (error);
  add_site (store, "In the log");
  copy_file (fixture->path, path, "");
  copy_file (fixture->path, path, "-wal");
  g_object_unref (store);
  memset (rubbish, 0x5a, 8192);
  for (goffset page = 1; page < 12; page++)
    patch (path, page * 8192, rubbish, 8192);
  copy_file (path, twin, "");
  copy_file (path, twin, "-wal");
}

static void
test_replace_damaged (Fixture *fixture, gconstpointer data)
{
  MpStore *store = create (fixture->path);
  g_autofree char *path = g_build_filename (fixture->folder, "damaged.mentoring", NULL);
  g_autofree char *twin = g_build_filename (fixture->folder, "twin", NULL);
  g_autofree char *link = g_build_filename (fixture->folder, "link", NULL);
  g_autofree char *backup = NULL;
  g_autofree char *named = NULL;
  g_autofree char *aside = NULL;
  g_autofree char *log = g_strconcat (path, "-wal", NULL);
  g_autoptr (GError) error = NULL;
  GStatBuf info;

  add_site (store, "Kentville");
  backup = mp_backup_make_dated (store, "manual", &error);
  g_assert_no_error (error);
  g_object_unref (store);
  make_damaged (fixture, path, twin);
  assert_refused (path, MP_STORE_ERROR_DAMAGED);
  assert_same_content (path, twin, "-wal");

  g_assert_cmpint (symlink ("damaged.mentoring", link), ==, 0);
  named = mp_backup_name_aside (link);
  aside = mp_backup_replace (link, backup, &error);
  g_assert_no_error (error);
  g_assert_cmpstr (aside, ==, named);
  g_assert_true (g_str_has_prefix (aside, fixture->folder));
  assert_same_content (aside, twin, "");
  assert_same_content (aside, twin, "-wal");
  g_assert_false (g_file_test (log, G_FILE_TEST_EXISTS));
  g_assert_cmpint (g_stat (path, &info), ==, 0);
  g_assert_cmpint (info.st_mode & 0777, ==, 0600);

  store = mp_store_open (path, &error);
  g_assert_no_error (error);
  g_assert_cmpint (count_sites (store), ==, 1);
  add_site (store, "Digby");
  g_assert_true (g_file_test (log, G_FILE_TEST_EXISTS));
  g_object_unref (store);
}

/* Whoever has it open would go on writing into what was moved. */
static void
test_replace_refuses (Fixture *fixture, gconstpointer data)
{
  g_autoptr (MpStore) store = create (fixture->path);
  g_autofree char *rubbish = g_build_filename (fixture->folder, "rubbish", NULL);
  g_autofree char *backup = mp_backup_make_dated (store, "manual", NULL);
  g_autoptr (GError) error = NULL;
  guint n_files = count_files (fixture->folder);

  g_assert_null (mp_backup_replace (fixture->path, backup, &error));
  g_assert_error (error, MP_STORE_ERROR, MP_STORE_ERROR_BUSY);
  g_assert_cmpuint (count_files (fixture->folder), ==, n_files);
  g_clear_error (&error);
  g_assert_null (mp_backup_replace (fixture->path, fixture->path, &error));
  g_assert_error (error, MP_STORE_ERROR, MP_STORE_ERROR_EXISTS);
  g_clear_error (&error);
  g_assert_true (g_file_set_contents (rubbish, "rubbish", 7, NULL));
  g_assert_null (mp_backup_replace (fixture->path, rubbish, &error));
  g_assert_error (error, MP_STORE_ERROR, MP_STORE_ERROR_FOREIGN);
  g_assert_cmpuint (count_files (fixture->folder), ==, n_files + 1);
  add_site (store, "Kentville");
}

static void
test_prune (Fixture *fixture, gconstpointer data)
{
  g_autofree char *folder = mp_backup_get_folder (fixture->path);
  g_autoptr (GPtrArray) left = NULL;

  g_assert_cmpint (g_mkdir (folder, 0700), ==, 0);
  for (int month = 1; month <= 6; month++)
    for (int day = 1; day <= 5; day++)
      {
        g_autofree char *name
            = g_strdup_printf ("%s/2026-%02d-%02dT120000Z-manual.mentoring", folder, month, day);

        g_assert_true (g_file_set_contents (name, "x", 1, NULL));
      }
  g_assert_true (mp_backup_prune (fixture->path, NULL));
  left = mp_backup_list (fixture->path, NULL);
  /* The ten of May and June, and the newest of January to April. */
  g_assert_cmpuint (left->len, ==, 14);
  g_assert_true (g_str_has_suffix (g_ptr_array_index (left, 10),
                                   "2026-04-05T120000Z-manual.mentoring"));
}

/* An empty file keeps the name of a backup that is still being made. */
static void
test_unfinished (Fixture *fixture, gconstpointer data)
{
  g_autofree char *folder = mp_backup_get_folder (fixture->path);
  g_autofree char *made = g_build_filename (folder, "2026-05-01T120000Z-manual.mentoring", NULL);
  g_autofree char *begun = g_build_filename (folder, "2026-05-02T120000Z-manual.mentoring", NULL);
  g_autoptr (GPtrArray) listed = NULL;

  g_assert_cmpint (g_mkdir (folder, 0700), ==, 0);
  g_assert_true (g_file_set_contents (made, "x", 1, NULL));
  g_assert_true (g_file_set_contents (begun, "", 0, NULL));
  listed = mp_backup_list (fixture->path, NULL);
  g_assert_cmpuint (listed->len, ==, 1);
  g_assert_cmpstr (g_ptr_array_index (listed, 0), ==, made);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
#define ADD(name, func) g_test_add (name, Fixture, NULL, set_up, func, tear_down)
  ADD ("/store-file/only-its-owner-can-read-it", test_permissions);
  ADD ("/store-file/undo-and-redo-survive-a-restart", test_reopen);
  ADD ("/store-file/an-existing-file-is-not-touched", test_exists);
  ADD ("/store-file/what-is-no-programme-is-refused", test_foreign);
  ADD ("/store-file/another-applications-file-is-refused", test_other_application);
  ADD ("/store-file/a-newer-version-is-refused-untouched", test_newer);
  ADD ("/store-file/a-damaged-file-is-refused", test_damaged);
  ADD ("/store-file/a-read-only-folder-is-refused", test_read_only_folder);
  ADD ("/store-file/a-read-only-folder-can-be-read", test_read_only_folder_can_be_read);
  ADD ("/store-file/two-stores-see-each-others-changes", test_two_stores);
  ADD ("/store-file/a-locked-file-is-reported", test_locked);
  ADD ("/store-file/a-file-that-is-locked-whole-is-no-foreign-one", test_locked_whole);
  ADD ("/store-file/an-erasure-says-when-it-left-traces", test_erase_while_read);
  ADD ("/store-file/a-restore-can-be-undone", test_backup_and_restore);
  ADD ("/store-file/a-restore-of-rubbish-changes-nothing", test_restore_refuses);
  ADD ("/store-file/a-damaged-file-is-moved-aside-with-its-log", test_replace_damaged);
  ADD ("/store-file/a-file-in-use-is-not-moved-aside", test_replace_refuses);
  ADD ("/store-file/backups-are-kept-by-the-rule", test_prune);
  ADD ("/store-file/a-backup-is-listed-once-it-is-whole", test_unfinished);
#undef ADD
  return g_test_run ();
}
