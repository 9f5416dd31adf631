/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Zip files are unpacked into their own folder; bombs and paths that climb out are refused. */

#include "config.h"

#include "exchange/mp-archive.h"
#include "exchange/mp-exchange-error.h"

#include <archive.h>
#include <archive_entry.h>
#include <glib/gstdio.h>
#include <string.h>

/* A member of an archive that a test makes. */
typedef struct
{
  const char *path;
  const char *text;
  const char *link;
  gsize n_repeats;
} Member;

typedef struct
{
  char *folder;
  char *path;
} Fixture;

static void
set_up (Fixture       *fixture,
        gconstpointer  data)
{
  fixture->folder = g_dir_make_tmp ("mp-archive-XXXXXX", NULL);
  fixture->path = g_build_filename (fixture->folder, "list.zip", NULL);
}

static void
tear_down (Fixture       *fixture,
           gconstpointer  data)
{
  g_unlink (fixture->path);
  g_assert_cmpint (g_rmdir (fixture->folder), ==, 0);
  g_free (fixture->folder);
  g_free (fixture->path);
}

static void
write_member (struct archive *zip,
              const Member   *member)
{
  struct archive_entry *entry = archive_entry_new ();
  gsize length = member->text != NULL ? strlen (member->text) : 0;
  gsize n = MAX (member->n_repeats, 1);

  archive_entry_set_pathname (entry, member->path);
  archive_entry_set_filetype (entry, member->link != NULL ? AE_IFLNK : AE_IFREG);
  archive_entry_set_perm (entry, 0644);
  archive_entry_set_size (entry, (la_int64_t) (length * n));
  if (member->link != NULL)
    archive_entry_set_symlink (entry, member->link);
  g_assert_cmpint (archive_write_header (zip, entry), ==, ARCHIVE_OK);
  for (gsize i = 0; i < n && length > 0; i++)
    g_assert_cmpint (archive_write_data (zip, member->text, length), ==, (int) length);
  archive_entry_free (entry);
}

static void
write_zip (const char   *path,
           const Member *members,
           gsize         n_members)
{
  struct archive *zip = archive_write_new ();

  archive_write_set_format_zip (zip);
  g_assert_cmpint (archive_write_open_filename (zip, path), ==, ARCHIVE_OK);
  for (gsize i = 0; i < n_members; i++)
    write_member (zip, &members[i]);
  g_assert_cmpint (archive_write_close (zip), ==, ARCHIVE_OK);
  archive_write_free (zip);
}

static void
assert_refused (Fixture      *fixture,
                const Member *members,
                gsize         n_members,
                int           code,
                const char   *words)
{
  g_autoptr (MpArchive) archive = NULL;
  g_autoptr (GError) error = NULL;

  write_zip (fixture->path, members, n_members);
  archive = mp_archive_extract (fixture->path, ".csv", NULL, &error);
  g_assert_null (archive);
  g_assert_error (error, MP_EXCHANGE_ERROR, code);
  g_assert_nonnull (strstr (error->message, words));
  g_assert_nonnull (strstr (error->message, "list.zip"));
  g_assert_nonnull (strstr (error->message, "Nothing was imported"));
}

static void
test_wanted_files_lie_side_by_side (Fixture       *fixture,
                                    gconstpointer  data)
{
  static const Member members[] = {
    { "users.csv", "a,b\n", NULL, 1 },
    { "export/orgs.CSV", "c,d\n", NULL, 1 },
    { "__MACOSX/._users.csv", "x", NULL, 1 },
    { "readme.txt", "y", NULL, 1 },
  };
  g_autoptr (MpArchive) archive = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *users = NULL;
  g_autofree char *orgs = NULL;
  g_autofree char *folder = NULL;
  g_autofree char *text = NULL;
  GStatBuf info;

  write_zip (fixture->path, members, G_N_ELEMENTS (members));
  g_assert_true (mp_archive_is_zip (fixture->path));
  archive = mp_archive_extract (fixture->path, ".csv", NULL, &error);
  g_assert_no_error (error);
  folder = g_strdup (mp_archive_get_folder (archive));
  users = g_build_filename (folder, "users.csv", NULL);
  orgs = g_build_filename (folder, "orgs.CSV", NULL);
  g_assert_true (g_file_get_contents (users, &text, NULL, NULL));
  g_assert_cmpstr (text, ==, "a,b\n");
  g_assert_true (g_file_test (orgs, G_FILE_TEST_EXISTS));
  g_assert_cmpint (g_stat (folder, &info), ==, 0);
  g_assert_cmpint (info.st_mode & 0777, ==, 0700);

  g_clear_pointer (&archive, mp_archive_free);
  g_assert_false (g_file_test (folder, G_FILE_TEST_EXISTS));
}

static void
test_paths_that_climb_out_are_refused (Fixture       *fixture,
                                       gconstpointer  data)
{
  static const char *const paths[] = {
    "../users.csv", "a/../../users.csv", "/etc/users.csv", "..\\users.csv", "C:\\users.csv",
    "c:users.csv", "a/..",
  };

  for (gsize i = 0; i < G_N_ELEMENTS (paths); i++)
    {
      Member members[] = { { "orgs.csv", "x\n", NULL, 1 }, { paths[i], "x\n", NULL, 1 } };

      assert_refused (fixture, members, 2, MP_EXCHANGE_ERROR_FOREIGN, "outside of its folder");
    }
}

static void
test_links_are_refused (Fixture       *fixture,
                        gconstpointer  data)
{
  static const Member members[] = { { "users.csv", NULL, "/etc/passwd", 1 } };

  assert_refused (fixture, members, 1, MP_EXCHANGE_ERROR_FOREIGN, "neither a file nor a folder");
}

static void
test_bombs_are_refused (Fixture       *fixture,
                        gconstpointer  data)
{
  g_autofree char *block = g_strnfill (1024 * 1024, '0');
  Member wanted[] = { { "users.csv", block, NULL, 64 } };
  Member unwanted[] = { { "users.bin", block, NULL, 64 } };

  assert_refused (fixture, wanted, 1, MP_EXCHANGE_ERROR_LIMIT, "more than a hundred times");
  assert_refused (fixture, unwanted, 1, MP_EXCHANGE_ERROR_LIMIT, "more than a hundred times");
}

static void
test_too_many_files_are_refused (Fixture       *fixture,
                                 gconstpointer  data)
{
  g_autofree Member *members = g_new0 (Member, MP_ARCHIVE_MAX_FILES + 1);
  g_autoptr (GPtrArray) names = g_ptr_array_new_with_free_func (g_free);

  for (guint i = 0; i <= MP_ARCHIVE_MAX_FILES; i++)
    {
      g_ptr_array_add (names, g_strdup_printf ("%u.csv", i));
      members[i] = (Member){ names->pdata[i], "x", NULL, 1 };
    }
  assert_refused (fixture, members, MP_ARCHIVE_MAX_FILES + 1, MP_EXCHANGE_ERROR_LIMIT,
                  "more than a thousand files");
}

static void
test_two_files_of_one_name_are_refused (Fixture       *fixture,
                                        gconstpointer  data)
{
  static const Member members[] = { { "a/users.csv", "x", NULL, 1 },
                                    { "b/Users.csv", "y", NULL, 1 } };

  assert_refused (fixture, members, 2, MP_EXCHANGE_ERROR_FOREIGN, "two files of one name");
}

/* Cut anywhere and with any byte changed: refused or read, and nothing left behind. */
static void
test_damaged_archives_are_survived (Fixture       *fixture,
                                    gconstpointer  data)
{
  static const Member members[] = { { "users.csv", "sourcedId,role\n1,student\n", NULL, 20 } };
  g_autoptr (GRand) rand = g_rand_new_with_seed (11);
  g_autofree char *bytes = NULL;
  gsize length;
  guint n_refused = 0;

  write_zip (fixture->path, members, 1);
  g_assert_true (g_file_get_contents (fixture->path, &bytes, &length, NULL));
  for (int round = 0; round < 300; round++)
    {
      g_autofree char *copy = g_memdup2 (bytes, length);
      gsize cut = round % 2 == 0 ? (gsize) g_rand_int_range (rand, 0, (int) length) : length;
      g_autoptr (MpArchive) archive = NULL;
      g_autoptr (GError) error = NULL;

      copy[g_rand_int_range (rand, 0, (int) length)] ^= (char) (1 << g_rand_int_range (rand, 0, 8));
      g_assert_true (g_file_set_contents (fixture->path, copy, (gssize) cut, NULL));
      archive = mp_archive_extract (fixture->path, ".csv", NULL, &error);
      g_assert_true ((archive == NULL) == (error != NULL));
      n_refused += archive == NULL;
    }
  g_assert_cmpuint (n_refused, >, 100);
}

/* The directory of a zip stands at its end: without it nobody knows what else there was. */
static void
test_archives_that_were_cut_off_are_refused (Fixture       *fixture,
                                             gconstpointer  data)
{
  static const Member members[] = { { "users.csv", "sourcedId,role\n1,student\n", NULL, 1 },
                                    { "orgs.csv", "sourcedId,name\n1,School\n", NULL, 1 } };
  g_autofree char *bytes = NULL;
  gsize length;

  write_zip (fixture->path, members, 2);
  g_assert_true (g_file_get_contents (fixture->path, &bytes, &length, NULL));
  for (gsize cut = 1; cut < length; cut++)
    {
      g_autoptr (MpArchive) archive = NULL;
      g_autoptr (GError) error = NULL;

      g_assert_true (g_file_set_contents (fixture->path, bytes, (gssize) cut, NULL));
      archive = mp_archive_extract (fixture->path, ".csv", NULL, &error);
      g_assert_null (archive);
      g_assert_error (error, MP_EXCHANGE_ERROR, MP_EXCHANGE_ERROR_SYNTAX);
    }
}

static void
test_cancelling_leaves_nothing (Fixture       *fixture,
                                gconstpointer  data)
{
  static const Member members[] = { { "users.csv", "x", NULL, 1 } };
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (GError) error = NULL;

  write_zip (fixture->path, members, 1);
  g_cancellable_cancel (cancellable);
  g_assert_null (mp_archive_extract (fixture->path, ".csv", cancellable, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
}

#define ADD(name, function) \
  g_test_add (name, Fixture, NULL, set_up, function, tear_down)

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  ADD ("/archive/wanted-files-lie-side-by-side", test_wanted_files_lie_side_by_side);
  ADD ("/archive/paths-that-climb-out-are-refused", test_paths_that_climb_out_are_refused);
  ADD ("/archive/links-are-refused", test_links_are_refused);
  ADD ("/archive/bombs-are-refused", test_bombs_are_refused);
  ADD ("/archive/too-many-files-are-refused", test_too_many_files_are_refused);
  ADD ("/archive/two-files-of-one-name-are-refused", test_two_files_of_one_name_are_refused);
  ADD ("/archive/damaged-archives-are-survived", test_damaged_archives_are_survived);
  ADD ("/archive/archives-that-were-cut-off-are-refused",
       test_archives_that_were_cut_off_are_refused);
  ADD ("/archive/cancelling-leaves-nothing", test_cancelling_leaves_nothing);
  return g_test_run ();
}
