/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Tables of every dialect come apart rightly, with the line of each row and of each mistake. */

#include "config.h"

#include "exchange/mp-csv-guess.h"
#include "exchange/mp-csv-reader.h"
#include "exchange/mp-csv-writer.h"
#include "exchange/mp-exchange-error.h"

#include <string.h>

static MpCsvReader *
open_bytes (GBytes *bytes,
            char    separator)
{
  g_autoptr (GError) error = NULL;
  MpTextSource *source = mp_text_source_new_bytes (bytes, "t.csv", MP_ENCODING_UTF8,
                                                   MP_TEXT_USE_TABLE, &error);
  MpCsvReader *reader;

  g_assert_no_error (error);
  reader = mp_csv_reader_new (source, separator, &error);
  g_assert_no_error (error);
  return reader;
}

static MpCsvReader *
open_text (const char *text,
           char        separator)
{
  g_autoptr (GBytes) bytes = g_bytes_new (text, strlen (text));

  return open_bytes (bytes, separator);
}

/* "1:a|b 2:c|d": lines, then values. */
static char *
dump (MpCsvReader  *reader,
      GError      **error)
{
  g_autoptr (GString) text = g_string_new (NULL);
  const MpCsvRecord *record;
  GError *problem = NULL;

  while ((record = mp_csv_reader_next (reader, &problem)) != NULL)
    {
      g_string_append_printf (text, "%s%u%s:", text->len > 0 ? " " : "", record->line,
                              record->stray_quote ? "!" : "");
      for (guint i = 0; i < record->n_values; i++)
        {
          g_assert_cmpuint (strlen (record->values[i]), ==, record->lengths[i]);
          g_string_append_printf (text, "%s%s", i > 0 ? "|" : "", record->values[i]);
        }
    }
  if (problem != NULL)
    {
      g_propagate_error (error, problem);
      return NULL;
    }

  return g_string_free (g_steal_pointer (&text), FALSE);
}

static void
test_dialects (void)
{
  static const struct { const char *text; char separator; const char *expected; } cases[] = {
    { "", ',', "" },
    { "\n\n\r\n", ',', "" },
    { "a", ',', "1:a" },
    { "a,b", ',', "1:a|b" },
    { "a,b\n", ',', "1:a|b" },
    { "a,b\r\nc,d\r\n", ',', "1:a|b 2:c|d" },
    { "a,b\rc,d\r", ',', "1:a|b 2:c|d" },
    { "a,b\nc,d\r\ne,f\rg,h", ',', "1:a|b 2:c|d 3:e|f 4:g|h" },
    { "a,\n,b\n,", ',', "1:a| 2:|b 3:|" },
    { "a\n\n\nb", ',', "1:a 4:b" },
    { "\"a\",\"b\"\n", ',', "1:a|b" },
    { "\"\"\n\"\",\"\"", ',', "1: 2:|" },
    { "\"a,b\",c", ',', "1:a,b|c" },
    { "\"a\nb\",c\nd,e", ',', "1:a\nb|c 3:d|e" },
    { "\"a\r\nb\",c\r\nd,e", ',', "1:a\r\nb|c 3:d|e" },
    { "\"a\rb\",c\rd,e", ',', "1:a\rb|c 3:d|e" },
    { "\"a\"\"b\",\"\"\"\"\n", ',', "1:a\"b|\"" },
    { "5\" pipe,b", ',', "1:5\" pipe|b" },
    { "\"a\"b,c\nd,e", ',', "1!:\"a\"b|c 2:d|e" },
    { "a;b,c;d", ';', "1:a|b,c|d" },
    { "a\tb", '\t', "1:a|b" },
    { "a|b", '|', "1:a|b" },
    { "sep=;\na;b", ',', "2:a|b" },
    { "sep=|\r\na|b", '\0', "2:a|b" },
    { "'=1,'+1,''=1,'t Hooft,'", ',', "1:=1|+1|'=1|'t Hooft|'" },
    { "\"'=\"\"1\"\"\",x", ',', "1:=\"1\"|x" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (MpCsvReader) reader = open_text (cases[i].text, cases[i].separator);
      g_autoptr (GError) error = NULL;
      g_autofree char *once = dump (reader, &error);
      g_autofree char *twice = NULL;

      g_assert_no_error (error);
      g_assert_cmpstr (once, ==, cases[i].expected);
      g_assert_true (mp_csv_reader_rewind (reader, &error));
      twice = dump (reader, &error);
      g_assert_cmpstr (twice, ==, cases[i].expected);
    }
}

static void
test_separator_is_recognised (void)
{
  static const struct { const char *text; char separator; } cases[] = {
    { "", ',' },
    { "name\nZoe\n", ',' },
    { "a,b,c\n1,2,3\n", ',' },
    { "a;b;c\n1,5;2,5;3,5\n", ';' },
    { "a\tb\n1,2\t3\n", '\t' },
    { "a|b|c\n1|2|3\n", '|' },
    { "\"Last, First\";\"Born, on\"\nx;y\n", ';' },
    { "Nom, prénom;Né le\n\"Roy, Zoé\";2008\n\"Li, An\";2007\nA;2006\n", ';' },
    { "Name,Notes\n\"a;b;c\nd;e;f\",x\n", ',' },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (MpCsvReader) reader = open_text (cases[i].text, '\0');

      g_assert_cmpint (mp_csv_reader_get_separator (reader), ==, cases[i].separator);
    }
}

static void
assert_fails (GBytes     *bytes,
              int         code,
              const char *words)
{
  g_autoptr (MpCsvReader) reader = open_bytes (bytes, ',');
  g_autoptr (GError) error = NULL;

  g_assert_null (dump (reader, &error));
  g_assert_error (error, MP_EXCHANGE_ERROR, code);
  g_assert_nonnull (strstr (error->message, words));
}

static void
test_unclosed_quote_names_its_line (void)
{
  static const struct { const char *text; const char *words; } cases[] = {
    { "a,b\n\"c,d\ne,f\n", "t.csv, line 2: a quotation mark is opened and never closed" },
    { "a\n\"x\ny\",\"z\nq", "t.csv, line 3: a quotation mark is opened and never closed" },
    { "\"", "t.csv, line 1: a quotation mark is opened and never closed" },
    { "\"a\"\"", "t.csv, line 1: a quotation mark is opened and never closed" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GBytes) bytes = g_bytes_new (cases[i].text, strlen (cases[i].text));

      assert_fails (bytes, MP_EXCHANGE_ERROR_SYNTAX, cases[i].words);
    }
}

static void
test_ten_megabytes_in_a_value_are_refused (void)
{
  for (int quoted = 0; quoted < 2; quoted++)
    {
      g_autoptr (GString) text = g_string_new ("a,b\nc,d\n1,");
      g_autoptr (GBytes) bytes = NULL;
      gsize start;

      if (quoted)
        g_string_append_c (text, '"');
      start = text->len;
      g_string_set_size (text, start + 10 * 1000 * 1000);
      memset (text->str + start, 'x', 10 * 1000 * 1000);
      g_string_append (text, quoted ? "\"\n" : "\n");
      bytes = g_string_free_to_bytes (g_steal_pointer (&text));
      assert_fails (bytes, MP_EXCHANGE_ERROR_LIMIT, "t.csv, line 3: a value that begins here");
    }
}

static void
test_endless_rows_are_refused (void)
{
  g_autoptr (GString) many = g_string_new ("a,b\n");
  g_autoptr (GString) wide = g_string_new ("a,b\n");
  g_autofree char *value = g_strnfill (900000, 'x');
  g_autoptr (GBytes) many_bytes = NULL;
  g_autoptr (GBytes) wide_bytes = NULL;

  for (int i = 0; i < 2000; i++)
    g_string_append (many, "1,");
  many_bytes = g_string_free_to_bytes (g_steal_pointer (&many));
  assert_fails (many_bytes, MP_EXCHANGE_ERROR_LIMIT, "t.csv, line 2: there are more than 1000");

  for (int i = 0; i < 10; i++)
    g_string_append_printf (wide, "%s,", value);
  wide_bytes = g_string_free_to_bytes (g_steal_pointer (&wide));
  assert_fails (wide_bytes, MP_EXCHANGE_ERROR_LIMIT, "t.csv, line 2: the row that begins here");
}

/* The same records whatever falls on the end of a block. */
static void
test_blocks_do_not_show (void)
{
  for (guint shift = 0; shift < 12; shift++)
    {
      g_autoptr (GString) text = g_string_new (NULL);
      g_autoptr (GBytes) bytes = NULL;
      g_autoptr (MpCsvReader) reader = NULL;
      g_autoptr (GError) error = NULL;
      const MpCsvRecord *record;
      guint n = 0;

      for (guint i = 0; i < shift; i++)
        g_string_append_c (text, 'x');
      g_string_append (text, ",0,0\r\n");
      while (text->len < 400000)
        g_string_append (text, "a,\"b\"\"\r\n\",é\r\n");
      bytes = g_string_free_to_bytes (g_steal_pointer (&text));
      reader = open_bytes (bytes, ',');

      g_assert_nonnull (mp_csv_reader_next (reader, NULL));
      while ((record = mp_csv_reader_next (reader, &error)) != NULL)
        {
          g_assert_cmpuint (record->n_values, ==, 3);
          g_assert_cmpstr (record->values[0], ==, "a");
          g_assert_cmpstr (record->values[1], ==, "b\"\r\n");
          g_assert_cmpstr (record->values[2], ==, "é");
          g_assert_cmpuint (record->line, ==, 2 + n * 2);
          n++;
        }
      g_assert_no_error (error);
      g_assert_cmpuint (n, >, 20000);
    }
}

static char *
random_value (GRand *rand)
{
  static const char *const parts[] = {
    "a", "é", ",", ";", "\t", "\"", "'", "=", "+", "-", "@", "\n", "\r", "\r\n", " ", "1", "😀",
  };
  g_autoptr (GString) value = g_string_new (NULL);

  for (int n = g_rand_int_range (rand, 0, 6); n > 0; n--)
    g_string_append (value, parts[g_rand_int_range (rand, 0, G_N_ELEMENTS (parts))]);
  return g_string_free (g_steal_pointer (&value), FALSE);
}

static void
add_random_rows (MpCsvWriter *writer,
                 GPtrArray   *values,
                 GRand       *rand,
                 guint        n_columns)
{
  g_autoptr (GError) error = NULL;

  for (guint row = 0; row < 300; row++)
    {
      for (guint column = 0; column < n_columns; column++)
        {
          g_ptr_array_add (values, random_value (rand));
          mp_csv_writer_add (writer, values->pdata[values->len - 1]);
        }
      g_assert_true (mp_csv_writer_end_row (writer, &error));
    }
  g_assert_true (mp_csv_writer_close (writer, &error));
}

static void
check_round_trip (guint32 seed,
                  char    separator,
                  guint   n_columns)
{
  g_autoptr (GRand) rand = g_rand_new_with_seed (seed);
  g_autoptr (GPtrArray) values = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GOutputStream) stream = g_memory_output_stream_new_resizable ();
  g_autoptr (MpCsvWriter) writer = mp_csv_writer_new (stream, separator);
  g_autoptr (GBytes) bytes = NULL;
  g_autoptr (MpCsvReader) reader = NULL;
  g_autoptr (GError) error = NULL;
  const MpCsvRecord *record;
  guint n = 0;

  add_random_rows (writer, values, rand, n_columns);
  bytes = g_memory_output_stream_steal_as_bytes (G_MEMORY_OUTPUT_STREAM (stream));
  reader = open_bytes (bytes, separator);
  while ((record = mp_csv_reader_next (reader, &error)) != NULL)
    {
      g_assert_cmpuint (record->n_values, ==, n_columns);
      g_assert_false (record->stray_quote);
      for (guint i = 0; i < n_columns; i++)
        g_assert_cmpstr (record->values[i], ==, values->pdata[n++]);
    }
  g_assert_no_error (error);
  g_assert_cmpuint (n, ==, values->len);
}

static void
test_our_files_come_back_without_loss (void)
{
  static const char separators[] = ",;\t|";

  for (guint32 seed = 1; seed <= 40; seed++)
    check_round_trip (seed, separators[seed % 4], 1 + seed % 5);
}

/* Whatever the bytes: records or an error, and no end of the world. */
static void
test_any_text_is_survived (void)
{
  g_autoptr (GRand) rand = g_rand_new_with_seed (7);

  for (int round = 0; round < 3000; round++)
    {
      g_autoptr (GString) text = g_string_new (NULL);
      g_autoptr (MpCsvReader) reader = NULL;
      g_autofree char *dumped = NULL;

      for (int n = g_rand_int_range (rand, 0, 8); n > 0; n--)
        {
          g_autofree char *value = random_value (rand);

          g_string_append (text, value);
        }
      reader = open_text (text->str, '\0');
      dumped = dump (reader, NULL);
      g_assert_true (dumped != NULL || strchr (text->str, '"') != NULL);
    }
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/csv-reader/dialects", test_dialects);
  g_test_add_func ("/csv-reader/separator-is-recognised", test_separator_is_recognised);
  g_test_add_func ("/csv-reader/unclosed-quote-names-its-line",
                   test_unclosed_quote_names_its_line);
  g_test_add_func ("/csv-reader/ten-megabytes-in-a-value-are-refused",
                   test_ten_megabytes_in_a_value_are_refused);
  g_test_add_func ("/csv-reader/endless-rows-are-refused", test_endless_rows_are_refused);
  g_test_add_func ("/csv-reader/blocks-do-not-show", test_blocks_do_not_show);
  g_test_add_func ("/csv-reader/our-files-come-back-without-loss",
                   test_our_files_come_back_without_loss);
  g_test_add_func ("/csv-reader/any-text-is-survived", test_any_text_is_survived);
  return g_test_run ();
}
