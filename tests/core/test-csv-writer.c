/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Tables that are written: quoted where needed, and nothing that a spreadsheet would run. */

#include "config.h"

#include "exchange/mp-csv-writer.h"

#include <string.h>

static char *
write_one (const char *value,
           char        separator)
{
  g_autoptr (GOutputStream) stream = g_memory_output_stream_new_resizable ();
  g_autoptr (MpCsvWriter) writer = mp_csv_writer_new (stream, separator);
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) bytes = NULL;

  mp_csv_writer_add (writer, value);
  g_assert_true (mp_csv_writer_end_row (writer, &error));
  g_assert_true (mp_csv_writer_close (writer, &error));
  bytes = g_memory_output_stream_steal_as_bytes (G_MEMORY_OUTPUT_STREAM (stream));
  return g_strndup (g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes));
}

static void
test_values_are_quoted_and_guarded (void)
{
  static const struct { const char *value; const char *expected; } cases[] = {
    { NULL, "\"\"" },
    { "", "\"\"" },
    { "a", "a" },
    { "a b", "a b" },
    { "a,b", "\"a,b\"" },
    { "a;b", "a;b" },
    { "a\"b", "\"a\"\"b\"" },
    { "a\nb", "\"a\nb\"" },
    { " a", "\" a\"" },
    { "=1+1", "'=1+1" },
    { "+1 902 555 0100", "'+1 902 555 0100" },
    { "-5", "'-5" },
    { "@SUM(A1)", "'@SUM(A1)" },
    { "\tx", "\"'\tx\"" },
    { "\nx", "\"'\nx\"" },
    { "'=1", "''=1" },
    { "'t Hooft", "'t Hooft" },
    { "=\"a\"", "\"'=\"\"a\"\"\"" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *text = write_one (cases[i].value, ',');
      g_autofree char *expected = g_strconcat ("\xef\xbb\xbf", cases[i].expected, "\r\n", NULL);

      g_assert_cmpstr (text, ==, expected);
    }
}

static void
test_separator_decides_what_is_quoted (void)
{
  g_autofree char *comma = write_one ("a,b", ';');
  g_autofree char *semicolon = write_one ("a;b", ';');

  g_assert_cmpstr (comma, ==, "\xef\xbb\xbf" "a,b\r\n");
  g_assert_cmpstr (semicolon, ==, "\xef\xbb\xbf" "\"a;b\"\r\n");
}

static void
test_full_disk_is_an_error (void)
{
  g_autoptr (GOutputStream) stream = g_memory_output_stream_new (g_malloc (10), 10, NULL, g_free);
  g_autoptr (MpCsvWriter) writer = mp_csv_writer_new (stream, ',');
  g_autoptr (GError) error = NULL;

  mp_csv_writer_add (writer, "more than ten bytes");
  g_assert_true (mp_csv_writer_end_row (writer, &error));
  g_assert_false (mp_csv_writer_close (writer, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_NO_SPACE);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/csv-writer/values-are-quoted-and-guarded",
                   test_values_are_quoted_and_guarded);
  g_test_add_func ("/csv-writer/separator-decides-what-is-quoted",
                   test_separator_decides_what_is_quoted);
  g_test_add_func ("/csv-writer/full-disk-is-an-error", test_full_disk_is_an_error);
  return g_test_run ();
}
