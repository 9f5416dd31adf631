/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Tables in text whose columns have fixed names: each row in the order of the names. */

#include "config.h"

#include "exchange/mp-csv-columns.h"

#include "exchange/mp-exchange-error.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/**
 * MpCsvColumns:
 * @places: (array length=n_headings): which of the columns each heading is
 * @values: (array length=n_columns): of the row that was read last, tidied
 */
struct _MpCsvColumns
{
  MpCsvReader *reader;
  const MpCsvColumn *columns;
  guint n_columns;
  guint *places;
  guint n_headings;
  char **values;
  guint line;
};

/**
 * mp_csv_columns_tidy:
 * @text: a value as it was written
 *
 * Returns: (transfer full): the same with one form of each character, and single spaces between
 *   words
 */
char *
mp_csv_columns_tidy (const char *text)
{
  g_autofree char *normal = NULL;
  GString *tidied;

  g_return_val_if_fail (text != NULL, NULL);

  normal = g_utf8_normalize (text, -1, G_NORMALIZE_NFC);
  tidied = g_string_new (NULL);
  for (const char *at = normal; *at != '\0'; at = g_utf8_next_char (at))
    {
      const gunichar letter = g_utf8_get_char (at);

      if (!g_unichar_isspace (letter))
        g_string_append_unichar (tidied, letter);
      else if (tidied->len > 0 && tidied->str[tidied->len - 1] != ' ')
        g_string_append_c (tidied, ' ');
    }
  if (tidied->len > 0 && tidied->str[tidied->len - 1] == ' ')
    g_string_truncate (tidied, tidied->len - 1);

  return g_string_free (tidied, FALSE);
}

static const char *
get_name (const MpCsvColumns *self)
{
  return mp_text_source_get_name (mp_csv_reader_get_source (self->reader));
}

static char *
place_words (const MpCsvColumns *self, guint line, const char *format, va_list arguments)
{
  g_autofree char *what = g_strdup_vprintf (format, arguments);

  /* Translators: the name of a file, the number of a line, and what is wrong there. */
  return g_strdup_printf (_("%s, line %u: %s"), get_name (self), line, what);
}

/**
 * mp_csv_columns_ask_end:
 *
 * Returns: (transfer full) (nullable): after the last row, a question about it if it is not ended:
 *   it may be part of one, and look like a whole one
 */
char *
mp_csv_columns_ask_end (const MpCsvColumns *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  if (mp_text_source_ends_line (mp_csv_reader_get_source (self->reader)))
    return NULL;

  /* Translators: %s is the name of a file. */
  return g_strdup_printf (_("%s does not end with the end of a line. Was it cut off? Then its last"
                            " row is not whole."), get_name (self));
}

/**
 * mp_csv_columns_tell:
 * @line: where it stands
 * @format: what is to be said about it, as of printf()
 *
 * Returns: (transfer full): the same with the place before it
 */
char *
mp_csv_columns_tell (const MpCsvColumns *self, guint line, const char *format, ...)
{
  va_list arguments;
  char *text;

  g_return_val_if_fail (self != NULL, NULL);

  va_start (arguments, format);
  text = place_words (self, line, format, arguments);
  va_end (arguments);

  return text;
}

/**
 * mp_csv_columns_refuse:
 * @line: where it stands
 * @format: what is wrong there, as of printf()
 *
 * Returns: %FALSE, with @error set
 */
gboolean
mp_csv_columns_refuse (const MpCsvColumns *self, guint line, GError **error, const char *format,
                       ...)
{
  g_autofree char *text = NULL;
  va_list arguments;

  g_return_val_if_fail (self != NULL, FALSE);

  va_start (arguments, format);
  text = place_words (self, line, format, arguments);
  va_end (arguments);
  g_set_error_literal (error, MP_EXCHANGE_ERROR, MP_EXCHANGE_ERROR_SYNTAX, text);

  return FALSE;
}

static char *
list_names (const MpCsvColumns *self)
{
  GString *names = g_string_new (self->columns[0].name);

  for (guint k = 1; k < self->n_columns; k++)
    g_string_append_printf (names, ", %s", self->columns[k].name);

  return g_string_free (names, FALSE);
}

static gboolean
find_column (MpCsvColumns *self, const char *heading, guint *place, GError **error)
{
  g_autofree char *tidied = mp_csv_columns_tidy (heading);
  g_autofree char *folded = g_utf8_strdown (tidied, -1);
  g_autofree char *names = NULL;

  for (*place = 0; *place < self->n_columns; (*place)++)
    if (g_str_equal (folded, self->columns[*place].name))
      return TRUE;

  names = list_names (self);
  return mp_csv_columns_refuse (self, self->line, error,
                                _("there is no column “%s” in such a table. There are: %s."),
                                tidied, names);
}

static gboolean
check_columns (const MpCsvColumns *self, const guint *n_found, GError **error)
{
  for (guint k = 0; k < self->n_columns; k++)
    {
      if (n_found[k] > 1)
        return mp_csv_columns_refuse (self, self->line, error,
                                      _("the column “%s” is there twice."), self->columns[k].name);
      if (n_found[k] == 0 && !self->columns[k].is_optional)
        return mp_csv_columns_refuse (self, self->line, error, _("the column “%s” is missing."),
                                      self->columns[k].name);
    }

  return TRUE;
}

static gboolean
read_headings (MpCsvColumns *self, const MpCsvRecord *record, GError **error)
{
  g_autofree guint *n_found = g_new0 (guint, self->n_columns);

  self->line = record->line;
  self->n_headings = record->n_values;
  self->places = g_new (guint, record->n_values);
  for (guint k = 0; k < record->n_values; k++)
    {
      if (!find_column (self, record->values[k], &self->places[k], error))
        return FALSE;
      n_found[self->places[k]]++;
    }

  return check_columns (self, n_found, error);
}

/* What our own files say above their headings begins with "#". */
static gboolean
find_headings (MpCsvColumns *self, GError **error)
{
  const MpCsvRecord *record;
  GError *problem = NULL;

  self->line = 1;
  while ((record = mp_csv_reader_next (self->reader, &problem)) != NULL)
    if (record->values[0][0] != '#')
      return read_headings (self, record, error);
  if (problem != NULL)
    {
      g_propagate_error (error, problem);
      return FALSE;
    }

  return mp_csv_columns_refuse (self, self->line, error, _("the table has no headings."));
}

/**
 * mp_csv_columns_open:
 * @columns: (array length=n_columns): which columns there have to be, in any order; must stay
 *
 * Returns: (transfer full): the table before its first row, or %NULL with @error set
 */
MpCsvColumns *
mp_csv_columns_open (const char *path, const MpCsvColumn *columns, guint n_columns, GError **error)
{
  g_autoptr (MpCsvColumns) self = NULL;
  MpTextSource *source;

  g_return_val_if_fail (path != NULL && columns != NULL && n_columns > 0, NULL);

  source = mp_text_source_open (path, MP_ENCODING_RECOGNISE, MP_TEXT_USE_TABLE, error);
  if (source == NULL)
    return NULL;

  self = g_new0 (MpCsvColumns, 1);
  self->columns = columns;
  self->n_columns = n_columns;
  self->values = g_new0 (char *, n_columns);
  self->reader = mp_csv_reader_new (source, '\0', error);
  if (self->reader == NULL || !find_headings (self, error))
    return NULL;

  return g_steal_pointer (&self);
}

/**
 * mp_csv_columns_free:
 */
void
mp_csv_columns_free (MpCsvColumns *self)
{
  if (self == NULL)
    return;

  g_clear_pointer (&self->reader, mp_csv_reader_free);
  for (guint k = 0; k < self->n_columns; k++)
    g_free (self->values[k]);
  g_free (self->values);
  g_free (self->places);
  g_free (self);
}

/* A row that is longer or shorter than the headings is a sign of something missing. */
static gboolean
check_row (const MpCsvColumns *self, const MpCsvRecord *record, GError **error)
{
  if (record->stray_quote)
    return mp_csv_columns_refuse (self, record->line, error,
                                  _("a quotation mark stands inside a value; it has to be"
                                    " doubled."));
  if (record->n_values != self->n_headings)
    return mp_csv_columns_refuse (self, record->line, error,
                                  _("the row has %u values, but there are %u headings."),
                                  record->n_values, self->n_headings);

  return TRUE;
}

static gboolean
is_blank (const MpCsvRecord *record)
{
  for (guint k = 0; k < record->n_values; k++)
    for (const char *at = record->values[k]; *at != '\0'; at = g_utf8_next_char (at))
      if (!g_unichar_isspace (g_utf8_get_char (at)))
        return FALSE;

  return TRUE;
}

/**
 * mp_csv_columns_next:
 *
 * Rows without any value are passed over: spreadsheets leave them behind a table.
 *
 * Returns: (transfer none): the values of the next row in the order of the columns, empty where the
 *   column is missing, or %NULL at the end or with @error set
 */
const char *const *
mp_csv_columns_next (MpCsvColumns *self, GError **error)
{
  const MpCsvRecord *record;

  g_return_val_if_fail (self != NULL, NULL);

  do
    record = mp_csv_reader_next (self->reader, error);
  while (record != NULL && is_blank (record));
  if (record == NULL || !check_row (self, record, error))
    return NULL;

  self->line = record->line;
  for (guint k = 0; k < self->n_columns; k++)
    {
      g_free (self->values[k]);
      self->values[k] = NULL;
    }
  for (guint k = 0; k < record->n_values; k++)
    self->values[self->places[k]] = mp_csv_columns_tidy (record->values[k]);
  for (guint k = 0; k < self->n_columns; k++)
    if (self->values[k] == NULL)
      self->values[k] = g_strdup ("");

  return (const char *const *) self->values;
}

/**
 * mp_csv_columns_get_line:
 *
 * Returns: the line on which the row that was read last begins, from 1
 */
guint
mp_csv_columns_get_line (const MpCsvColumns *self)
{
  g_return_val_if_fail (self != NULL, 0);

  return self->line;
}
