/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Libraries that are opened late: what is there can be called, what is not is said. */

#include "config.h"

#include "base/mp-late-library.h"
#include "exchange/mp-libarchive.h"
#include "report/mp-qpdf.h"

#include <dlfcn.h>
#include <string.h>

static void
assert_missing (MpLateLibrary *library,
                const char    *named)
{
  for (guint i = 0; i < 2; i++)
    {
      g_autoptr (GError) error = NULL;

      g_assert_false (mp_late_library_open (library, &error));
      g_assert_error (error, G_IO_ERROR, G_IO_ERROR_NOT_SUPPORTED);
      g_assert_nonnull (strstr (error->message, library->soname));
      g_assert_nonnull (strstr (error->message, named));
      g_assert_null (library->handle);
    }
}

static void
test_missing_library_is_an_error (void)
{
  static const char *const names[] = { "strlen" };
  gpointer functions[1] = { NULL };
  MpLateLibrary library = { "libno-such-thing.so.0", names, functions, 1, NULL, { NULL } };

  assert_missing (&library, "libno-such-thing.so.0");
}

static void
test_missing_function_is_an_error (void)
{
  static const char *const names[] = { "archive_read_new", "archive_has_no_such_function" };
  gpointer functions[2] = { NULL };
  MpLateLibrary library = { LIBARCHIVE_SONAME, names, functions, 2, NULL, { NULL } };

  assert_missing (&library, "archive_has_no_such_function");
}

static gpointer
get_both (gpointer data)
{
  g_autoptr (GError) error = NULL;

  g_assert_nonnull (mp_qpdf_get (&error));
  g_assert_no_error (error);
  g_assert_nonnull (mp_libarchive_get (&error));
  g_assert_no_error (error);
  return NULL;
}

static void
test_nothing_is_loaded_before_its_use (void)
{
  g_assert_null (dlopen (QPDF_SONAME, RTLD_LAZY | RTLD_NOLOAD));
  g_assert_null (dlopen (LIBARCHIVE_SONAME, RTLD_LAZY | RTLD_NOLOAD));
}

static void
test_threads_may_open_at_once (void)
{
  GThread *threads[8];

  for (guint i = 0; i < G_N_ELEMENTS (threads); i++)
    threads[i] = g_thread_new (NULL, get_both, NULL);
  for (guint i = 0; i < G_N_ELEMENTS (threads); i++)
    g_thread_join (threads[i]);
}

static void
test_functions_are_those_of_the_library (void)
{
  const MpQpdf *qpdf = mp_qpdf_get (NULL);
  const MpLibarchive *lib = mp_libarchive_get (NULL);
  qpdf_data pdf = qpdf->init ();
  struct archive *reader = lib->read_new ();
  Dl_info info;

  g_assert_false (qpdf->has_error (pdf));
  qpdf->cleanup (&pdf);
  g_assert_null (pdf);
  g_assert_cmpint (lib->read_support_format_zip_seekable (reader), ==, ARCHIVE_OK);
  g_assert_cmpint (lib->read_free (reader), ==, ARCHIVE_OK);
  g_assert_true (dladdr ((gpointer) qpdf->silence_errors, &info));
  g_assert_cmpstr (info.dli_sname, ==, "qpdf_silence_errors");
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/late-library/nothing-is-loaded-before-its-use",
                   test_nothing_is_loaded_before_its_use);
  g_test_add_func ("/late-library/missing-library-is-an-error", test_missing_library_is_an_error);
  g_test_add_func ("/late-library/missing-function-is-an-error",
                   test_missing_function_is_an_error);
  g_test_add_func ("/late-library/threads-may-open-at-once", test_threads_may_open_at_once);
  g_test_add_func ("/late-library/functions-are-those-of-the-library",
                   test_functions_are_those_of_the_library);
  return g_test_run ();
}
