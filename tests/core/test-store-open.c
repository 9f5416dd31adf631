/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Opening a programme's file, alone and beside others who have it open. */

#include "model/mp-schema.h"
#include "store/mp-backup.h"
#include "store/mp-store-private.h"

#include <glib/gstdio.h>

typedef struct
{
  char *folder;
  char *path;
} Fixture;

static void
set_up (Fixture *fixture, gconstpointer data)
{
  fixture->folder = g_dir_make_tmp ("mp-open-XXXXXX", NULL);
  fixture->path = g_build_filename (fixture->folder, "programme.mentoring", NULL);
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  static const char *const suffixes[] = { "", "-wal", "-shm" };

  for (gsize i = 0; i < G_N_ELEMENTS (suffixes); i++)
    {
      g_autofree char *name = g_strconcat (fixture->path, suffixes[i], NULL);

      g_unlink (name);
    }
  g_rmdir (fixture->folder);
  g_free (fixture->folder);
  g_free (fixture->path);
}

/* The pages of a new file are still in its -wal while the window that made it is open. */
static void
test_new_file_opens_beside_its_maker (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (MpStore) maker = mp_store_create (fixture->path, &error);
  g_autoptr (MpStore) other = NULL;

  g_assert_no_error (error);
  other = mp_store_open (fixture->path, &error);
  g_assert_no_error (error);
  g_assert_cmpint (mp_store_count (other, &mp_programme_table, &error), ==, 1);
}

static void
test_newer_version_is_refused_even_before_a_checkpoint (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (MpStore) maker = mp_store_create (fixture->path, &error);
  g_autoptr (MpStore) other = NULL;

  g_assert_true (mp_db_run (mp_store_get_db (maker), "PRAGMA user_version = 9999", &error));
  other = mp_store_open (fixture->path, &error);
  g_assert_null (other);
  g_assert_error (error, MP_STORE_ERROR, MP_STORE_ERROR_NEWER);
}

/* Another program: it opens the file, writes, and as the last to leave would tidy up. */
static void
run_cli (const char *command, const char *path)
{
  g_autoptr (GError) error = NULL;
  const char *arguments[] = { g_getenv ("MP_CLI"), command, path, NULL };
  int status = -1;

  g_spawn_sync (NULL, (char **) arguments, NULL, G_SPAWN_STDOUT_TO_DEV_NULL, NULL, NULL, NULL,
                NULL, &status, &error);
  g_assert_no_error (error);
  g_assert_cmpint (status, ==, 0);
}

static void
add_site (MpStore *store)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (MpSite) site = mp_site_new ();
  g_autoptr (MpBatch) batch = mp_batch_new ("Add a site");

  mp_set_text (&site->name, "Truro");
  mp_batch_insert (batch, site);
  mp_store_apply (store, batch, &error);
  g_assert_no_error (error);
}

static void
assert_sees_sites (MpStore *store, gint64 n_sites)
{
  g_autoptr (GError) error = NULL;

  g_assert_true (mp_store_poll (store, &error));
  g_assert_cmpint (mp_store_count (store, &mp_site_table, &error), ==, n_sites);
  g_assert_no_error (error);
}

/* POSIX takes all locks of a process on a file when it closes any descriptor of it.  Whatever looks
 * at a file that is open must not do that, or another program removes the -wal in use. */
static void
test_looking_at_an_open_file_keeps_its_locks (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (MpStore) store = mp_store_create (fixture->path, &error);
  g_autoptr (MpStore) second = NULL;
  g_autoptr (MpBackupSummary) summary = NULL;

  if (g_getenv ("MP_CLI") == NULL)
    {
      g_test_skip ("the other program is not there");
      return;
    }

  add_site (store);
  run_cli ("undo", fixture->path);
  assert_sees_sites (store, 0);
  run_cli ("redo", fixture->path);
  assert_sees_sites (store, 1);

  second = mp_store_open (fixture->path, &error);
  g_assert_no_error (error);
  g_clear_object (&second);
  run_cli ("undo", fixture->path);
  assert_sees_sites (store, 0);
  run_cli ("redo", fixture->path);
  assert_sees_sites (store, 1);

  summary = mp_backup_summarise (fixture->path, &error);
  g_assert_no_error (error);
  run_cli ("undo", fixture->path);
  assert_sees_sites (store, 0);
  run_cli ("redo", fixture->path);
  assert_sees_sites (store, 1);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add ("/store-open/new-file-opens-beside-its-maker", Fixture, NULL, set_up,
              test_new_file_opens_beside_its_maker, tear_down);
  g_test_add ("/store-open/newer-version-is-refused-even-before-a-checkpoint", Fixture, NULL,
              set_up, test_newer_version_is_refused_even_before_a_checkpoint, tear_down);
  g_test_add ("/store-open/looking-at-an-open-file-keeps-its-locks", Fixture, NULL, set_up,
              test_looking_at_an_open_file_keeps_its_locks, tear_down);
  return g_test_run ();
}
