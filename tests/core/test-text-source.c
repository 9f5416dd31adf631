/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Texts of every encoding come out as UTF-8, in blocks of any size; what is no text is refused. */

#include "config.h"

#include "exchange/mp-exchange-error.h"
#include "exchange/mp-text-source.h"

#include <glib/gstdio.h>
#include <string.h>

#define TEXT "Prénom;École\nZoë;“Horton” – 5 €\n"

static const MpEncoding encodings[] = {
  MP_ENCODING_UTF8,
  MP_ENCODING_UTF16_LE,
  MP_ENCODING_UTF16_BE,
  MP_ENCODING_WINDOWS_1252,
};

static GBytes *
encode (const char *text,
        MpEncoding  encoding,
        gboolean    with_mark)
{
  g_autofree char *marked = g_strconcat (with_mark ? "\xef\xbb\xbf" : "", text, NULL);
  g_autoptr (GError) error = NULL;
  gsize length;
  char *bytes;

  bytes = g_convert (marked, -1, mp_encoding_get_name (encoding), "UTF-8", NULL, &length, &error);
  g_assert_no_error (error);
  return g_bytes_new_take (bytes, length);
}

static char *
read_all (MpTextSource  *source,
          gsize          step,
          GError       **error)
{
  g_autoptr (GString) text = g_string_new (NULL);
  g_autofree char *buffer = g_malloc (step);
  gssize n;

  while ((n = mp_text_source_read (source, buffer, step, error)) > 0)
    {
      g_assert_true (g_utf8_validate (buffer, n, NULL));
      g_string_append_len (text, buffer, n);
    }

  return n < 0 ? NULL : g_string_free (g_steal_pointer (&text), FALSE);
}

static void
check_text (GBytes     *bytes,
            MpEncoding  chosen,
            MpEncoding  expected,
            const char *text,
            gsize       step)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (MpTextSource) source = mp_text_source_new_bytes (bytes, "x.csv", chosen,
                                                              MP_TEXT_USE_TABLE, &error);
  g_autofree char *once = NULL;
  g_autofree char *twice = NULL;

  g_assert_no_error (error);
  g_assert_cmpint (mp_text_source_get_encoding (source), ==, expected);
  once = read_all (source, step, &error);
  g_assert_no_error (error);
  g_assert_cmpstr (once, ==, text);
  g_assert_cmpfloat (mp_text_source_get_fraction (source), ==, 1.0);

  g_assert_true (mp_text_source_rewind (source, &error));
  twice = read_all (source, step, &error);
  g_assert_cmpstr (twice, ==, text);
}

static void
test_every_encoding_is_recognised (void)
{
  for (gsize i = 0; i < G_N_ELEMENTS (encodings); i++)
    for (int mark = 0; mark < (encodings[i] == MP_ENCODING_WINDOWS_1252 ? 1 : 2); mark++)
      {
        g_autoptr (GBytes) bytes = encode (TEXT, encodings[i], mark != 0);

        check_text (bytes, MP_ENCODING_RECOGNISE, encodings[i], TEXT, 4096);
        check_text (bytes, encodings[i], encodings[i], TEXT, 4096);
      }
}

/* Characters of every length at every distance from the end of a block. */
static void
test_blocks_never_split_a_character (void)
{
  for (gsize i = 0; i < 3; i++)
    for (guint shift = 0; shift < 5; shift++)
      {
        g_autoptr (GString) text = g_string_new (NULL);
        g_autoptr (GBytes) bytes = NULL;

        for (guint n = 0; n < shift; n++)
          g_string_append_c (text, 'x');
        while (text->len < 200000)
          g_string_append (text, "é€😀\n");
        bytes = encode (text->str, encodings[i], FALSE);
        check_text (bytes, encodings[i], encodings[i], text->str, 4096);
        check_text (bytes, encodings[i], encodings[i], text->str, 100000);
      }
}

static void
test_first_accent_may_be_in_the_last_line (void)
{
  g_autoptr (GString) text = g_string_new (NULL);
  g_autoptr (GBytes) bytes = NULL;

  while (text->len < 300000)
    g_string_append (text, "Tremblay,Zoe,2008-01-02\n");
  g_string_append (text, "Tremblay,Zo\xc3\xab");
  bytes = encode (text->str, MP_ENCODING_WINDOWS_1252, FALSE);
  check_text (bytes, MP_ENCODING_RECOGNISE, MP_ENCODING_WINDOWS_1252, text->str, 65536);
}

static void
test_empty_file_is_an_empty_text (void)
{
  g_autoptr (GBytes) bytes = g_bytes_new_static ("", 0);

  check_text (bytes, MP_ENCODING_RECOGNISE, MP_ENCODING_UTF8, "", 4096);
}

static void
assert_refused (const void *data,
                gsize       length,
                MpEncoding  encoding,
                int         code)
{
  g_autoptr (GBytes) bytes = g_bytes_new_static (data, length);
  g_autoptr (GError) error = NULL;
  g_autoptr (MpTextSource) source = mp_text_source_new_bytes (bytes, "list.csv", encoding,
                                                              MP_TEXT_USE_IMPORT, &error);
  g_autofree char *text = source != NULL ? read_all (source, 4096, &error) : NULL;

  g_assert_null (text);
  g_assert_error (error, MP_EXCHANGE_ERROR, code);
  g_assert_nonnull (strstr (error->message, "list.csv"));
  g_assert_nonnull (strstr (error->message, "Nothing was imported"));
}

static void
test_rubbish_is_refused (void)
{
  g_autoptr (GRand) rand = g_rand_new_with_seed (42);

  for (int round = 0; round < 100; round++)
    {
      char rubbish[5000];

      for (gsize i = 0; i < sizeof rubbish; i++)
        rubbish[i] = (char) g_rand_int_range (rand, 0, 256);
      rubbish[0] = 'x';
      assert_refused (rubbish, sizeof rubbish, MP_ENCODING_RECOGNISE, MP_EXCHANGE_ERROR_FOREIGN);
    }
  assert_refused ("a,b\n1,\0\n", 8, MP_ENCODING_RECOGNISE, MP_EXCHANGE_ERROR_FOREIGN);
}

static void
test_other_kinds_of_file_are_named (void)
{
  static const struct { const char *bytes; const char *word; } cases[] = {
    { "PK\x03\x04 and so on", "spreadsheet" },
    { "\xd0\xcf\x11\xe0 and so on", "office document" },
    { "%PDF-1.7 and so on", "PDF" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GBytes) bytes = g_bytes_new_static (cases[i].bytes, strlen (cases[i].bytes));
      g_autoptr (GError) error = NULL;

      g_assert_null (mp_text_source_new_bytes (bytes, "a.csv", MP_ENCODING_RECOGNISE,
                                               MP_TEXT_USE_TABLE, &error));
      g_assert_error (error, MP_EXCHANGE_ERROR, MP_EXCHANGE_ERROR_FOREIGN);
      g_assert_nonnull (strstr (error->message, cases[i].word));
    }
}

static void
test_wrong_encoding_names_the_line (void)
{
  static const char text[] = "a\nb\nZo\xeb\n";
  g_autoptr (GBytes) bytes = g_bytes_new_static (text, strlen (text));
  g_autoptr (GError) error = NULL;
  g_autoptr (MpTextSource) source = mp_text_source_new_bytes (bytes, "x.csv", MP_ENCODING_UTF8,
                                                              MP_TEXT_USE_TABLE, &error);

  g_assert_no_error (error);
  g_assert_null (read_all (source, 4096, &error));
  g_assert_error (error, MP_EXCHANGE_ERROR, MP_EXCHANGE_ERROR_SYNTAX);
  g_assert_nonnull (strstr (error->message, "x.csv, line 3:"));
}

static void
test_cut_off_character_is_an_error (void)
{
  assert_refused ("Zo\xc3", 3, MP_ENCODING_UTF8, MP_EXCHANGE_ERROR_SYNTAX);
  assert_refused ("\xff\xfeZ\0o", 5, MP_ENCODING_UTF16_LE, MP_EXCHANGE_ERROR_SYNTAX);
  assert_refused ("\xff\xfe\x00\xd8x\0", 6, MP_ENCODING_UTF16_LE, MP_EXCHANGE_ERROR_SYNTAX);
}

static void
test_folder_and_missing_file_are_refused (void)
{
  g_autoptr (GError) error = NULL;

  g_assert_null (mp_text_source_open (g_get_tmp_dir (), MP_ENCODING_RECOGNISE,
                                      MP_TEXT_USE_TABLE, &error));
  g_assert_error (error, MP_EXCHANGE_ERROR, MP_EXCHANGE_ERROR_FOREIGN);
  g_clear_error (&error);
  g_assert_null (mp_text_source_open ("/nowhere/at/all.csv", MP_ENCODING_RECOGNISE,
                                      MP_TEXT_USE_TABLE, &error));
  g_assert_error (error, MP_EXCHANGE_ERROR, MP_EXCHANGE_ERROR_NOT_FOUND);
}

static char *
tell_missing (MpTextUse use)
{
  g_autoptr (GError) error = NULL;

  g_assert_null (mp_text_source_open ("/nowhere/a.csv", MP_ENCODING_RECOGNISE, use, &error));
  return g_strdup (error->message);
}

static char *
tell_rubbish (MpTextUse use)
{
  g_autoptr (GBytes) bytes = g_bytes_new_static ("%PDF-1.7", 8);
  g_autoptr (GError) error = NULL;

  g_assert_null (mp_text_source_new_bytes (bytes, "a.csv", MP_ENCODING_RECOGNISE, use, &error));
  return g_strdup (error->message);
}

/* Only an import says that nothing was imported. */
static void
test_words_go_by_the_use (void)
{
  static const struct { const char *missing; const char *rubbish; } cases[MP_N_TEXT_USES] = {
    [MP_TEXT_USE_IMPORT] = {
      "There is no file “/nowhere/a.csv”. Nothing was imported.",
      "a.csv is a PDF document, not a text file. Nothing was imported. Open it in the program that"
      " made it and save it as CSV.",
    },
    [MP_TEXT_USE_TABLE] = {
      "There is no file “/nowhere/a.csv”.",
      "a.csv is a PDF document, not a text file. Open it in the program that made it and save it as"
      " CSV.",
    },
    [MP_TEXT_USE_DIMACS] = {
      "There is no file “/nowhere/a.csv”.",
      "a.csv is a PDF document, not a text file. Choose a problem in DIMACS format.",
    },
  };

  for (MpTextUse use = 0; use < MP_N_TEXT_USES; use++)
    {
      g_autofree char *missing = tell_missing (use), *rubbish = tell_rubbish (use);

      g_assert_cmpstr (missing, ==, cases[use].missing);
      g_assert_cmpstr (rubbish, ==, cases[use].rubbish);
    }
}

static void
test_names_are_parsed_back (void)
{
  for (int i = 0; i < MP_N_ENCODINGS; i++)
    {
      MpEncoding encoding;

      g_assert_true (mp_encoding_parse (mp_encoding_get_name (i), &encoding));
      g_assert_cmpint (encoding, ==, i);
      g_assert_cmpstr (mp_encoding_get_label (i), !=, "");
    }
  g_assert_false (mp_encoding_parse ("EBCDIC", &(MpEncoding){ 0 }));
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/text-source/every-encoding-is-recognised", test_every_encoding_is_recognised);
  g_test_add_func ("/text-source/blocks-never-split-a-character",
                   test_blocks_never_split_a_character);
  g_test_add_func ("/text-source/first-accent-may-be-in-the-last-line",
                   test_first_accent_may_be_in_the_last_line);
  g_test_add_func ("/text-source/empty-file-is-an-empty-text", test_empty_file_is_an_empty_text);
  g_test_add_func ("/text-source/rubbish-is-refused", test_rubbish_is_refused);
  g_test_add_func ("/text-source/other-kinds-of-file-are-named",
                   test_other_kinds_of_file_are_named);
  g_test_add_func ("/text-source/wrong-encoding-names-the-line",
                   test_wrong_encoding_names_the_line);
  g_test_add_func ("/text-source/cut-off-character-is-an-error",
                   test_cut_off_character_is_an_error);
  g_test_add_func ("/text-source/folder-and-missing-file-are-refused",
                   test_folder_and_missing_file_are_refused);
  g_test_add_func ("/text-source/words-go-by-the-use", test_words_go_by_the_use);
  g_test_add_func ("/text-source/names-are-parsed-back", test_names_are_parsed_back);
  return g_test_run ();
}
