/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A file appears whole or not at all, for its owner alone, and leaves nothing else behind. */

#include "config.h"

#include "base/mp-atomic-file.h"

#include <glib/gstdio.h>
#include <string.h>
#include <unistd.h>

typedef struct
{
  char *folder;
  char *path;
} Fixture;

static void
set_up (Fixture       *fixture,
        gconstpointer  data)
{
  fixture->folder = g_dir_make_tmp ("mp-atomic-XXXXXX", NULL);
  g_assert_nonnull (fixture->folder);
  fixture->path = g_build_filename (fixture->folder, "report.pdf", NULL);
}

static guint
empty_folder (const char *folder)
{
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
  guint n_files = 0;

  for (const char *name = g_dir_read_name (dir); name != NULL; name = g_dir_read_name (dir))
    {
      g_autofree char *path = g_build_filename (folder, name, NULL);

      g_unlink (path);
      n_files++;
    }
  return n_files;
}

static void
tear_down (Fixture       *fixture,
           gconstpointer  data)
{
  empty_folder (fixture->folder);
  g_rmdir (fixture->folder);
  g_free (fixture->path);
  g_free (fixture->folder);
}

static void
assert_contents (const char *path,
                 const char *expected)
{
  g_autofree char *contents = NULL;
  g_autoptr (GError) error = NULL;

  g_file_get_contents (path, &contents, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpstr (contents, ==, expected);
}

static int
get_mode (const char *path)
{
  GStatBuf info;

  g_assert_cmpint (g_stat (path, &info), ==, 0);
  return info.st_mode & 0777;
}

static void
write_all (const char *path,
           const char *text)
{
  g_autoptr (GError) error = NULL;

  mp_atomic_file_write_all (path, text, strlen (text), NULL, &error);
  g_assert_no_error (error);
}

static void
test_new_file_is_its_owners (Fixture       *fixture,
                             gconstpointer  data)
{
  write_all (fixture->path, "one");
  assert_contents (fixture->path, "one");
  g_assert_cmpint (get_mode (fixture->path), ==, 0600);
}

static void
test_replaced_file_keeps_its_mode (Fixture       *fixture,
                                   gconstpointer  data)
{
  write_all (fixture->path, "one");
  g_assert_cmpint (g_chmod (fixture->path, 0640), ==, 0);
  write_all (fixture->path, "two");
  assert_contents (fixture->path, "two");
  g_assert_cmpint (get_mode (fixture->path), ==, 0640);
}

static void
test_link_stays_a_link (Fixture       *fixture,
                        gconstpointer  data)
{
  g_autofree char *link = g_build_filename (fixture->folder, "latest.pdf", NULL);

  write_all (fixture->path, "one");
  g_assert_cmpint (symlink (fixture->path, link), ==, 0);
  write_all (link, "two");
  g_assert_true (g_file_test (link, G_FILE_TEST_IS_SYMLINK));
  assert_contents (fixture->path, "two");
}

static void
test_nothing_is_left_without_commit (Fixture       *fixture,
                                     gconstpointer  data)
{
  write_all (fixture->path, "one");
  {
    g_autoptr (MpAtomicFile) file = mp_atomic_file_open (fixture->path, NULL);

    g_output_stream_write_all (mp_atomic_file_get_stream (file), "half", 4, NULL, NULL, NULL);
  }
  assert_contents (fixture->path, "one");
  g_assert_cmpuint (empty_folder (fixture->folder), ==, 1);
}

static void
test_cancelled_write_changes_nothing (Fixture       *fixture,
                                      gconstpointer  data)
{
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (GError) error = NULL;

  g_cancellable_cancel (cancellable);
  g_assert_false (mp_atomic_file_write_all (fixture->path, "x", 1, cancellable, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  g_assert_cmpuint (empty_folder (fixture->folder), ==, 0);
}

static void
test_impossible_places_are_named (Fixture       *fixture,
                                  gconstpointer  data)
{
  g_autofree char *nowhere = g_build_filename (fixture->folder, "no", "such", "file", NULL);
  g_autoptr (GError) missing = NULL;
  g_autoptr (GError) folder = NULL;

  g_assert_null (mp_atomic_file_open (nowhere, &missing));
  g_assert_error (missing, G_IO_ERROR, G_IO_ERROR_NOT_FOUND);
  g_assert_nonnull (strstr (missing->message, nowhere));
  g_assert_null (mp_atomic_file_open (fixture->folder, &folder));
  g_assert_error (folder, G_IO_ERROR, G_IO_ERROR_IS_DIRECTORY);
}

static void
test_full_disk_is_reported (void)
{
  g_autoptr (GError) error = NULL;

  g_assert_false (mp_atomic_file_write_all ("/dev/full", "x", 1, NULL, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_NO_SPACE);
  g_assert_nonnull (strstr (error->message, "/dev/full"));
}

#define ADD(name, func) g_test_add (name, Fixture, NULL, set_up, func, tear_down)

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  ADD ("/atomic-file/new-file-is-its-owners", test_new_file_is_its_owners);
  ADD ("/atomic-file/replaced-file-keeps-its-mode", test_replaced_file_keeps_its_mode);
  ADD ("/atomic-file/link-stays-a-link", test_link_stays_a_link);
  ADD ("/atomic-file/nothing-is-left-without-commit", test_nothing_is_left_without_commit);
  ADD ("/atomic-file/cancelled-write-changes-nothing", test_cancelled_write_changes_nothing);
  ADD ("/atomic-file/impossible-places-are-named", test_impossible_places_are_named);
  g_test_add_func ("/atomic-file/full-disk-is-reported", test_full_disk_is_reported);
  return g_test_run ();
}
