/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Tables in text (RFC 4180 and its relatives), record by record. */

#include "config.h"

#include "exchange/mp-csv-reader.h"

#include "exchange/mp-csv-guard.h"
#include "exchange/mp-csv-guess.h"
#include "exchange/mp-exchange-error.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#define FIRST_SIZE (128 * 1024)
#define MAX_RECORD (4 * 1024 * 1024)

/* What stops the scan of a plain or of a quoted value. */
enum
{
  STOPS_PLAIN = 1 << 0,
  STOPS_QUOTED = 1 << 1,
};

/* A value where it lies in the buffer, before its record is known to be whole. */
typedef struct
{
  gsize start;
  gsize end;
  gboolean quoted;
  gboolean doubled;
} Piece;

typedef enum
{
  SCAN_RECORD,
  SCAN_MORE,
  SCAN_ERROR,
} ScanResult;

struct _MpCsvReader
{
  MpTextSource *source;
  char separator;
  guint8 stops[256];

  /* [position, end) is unread; a NUL follows it. */
  char *buffer;
  gsize size;
  gsize position;
  gsize end;
  gboolean at_end;
  guint line;

  Piece *pieces;
  guint n_pieces;
  guint max_pieces;
  guint n_lines;
  gboolean stray_quote;
  MpCsvRecord record;
};

static void
set_stops (MpCsvReader *self)
{
  memset (self->stops, 0, sizeof self->stops);
  self->stops['\0'] = STOPS_PLAIN | STOPS_QUOTED;
  self->stops['\n'] = STOPS_PLAIN | STOPS_QUOTED;
  self->stops['\r'] = STOPS_PLAIN | STOPS_QUOTED;
  self->stops['"'] = STOPS_QUOTED;
  self->stops[(guint8) self->separator] = STOPS_PLAIN;
}

static gboolean
fail_record (MpCsvReader  *self,
             GError      **error)
{
  return mp_text_source_refuse (self->source, MP_EXCHANGE_ERROR_LIMIT,
                                _("Perhaps a quotation mark is missing there."), error,
                                _("%s, line %u: the row that begins here is longer than four "
                                  "million characters."),
                                mp_text_source_get_name (self->source), self->line);
}

/* Moves what is unread to the front and reads on behind it, in a larger buffer if it is full. */
static gboolean
fill (MpCsvReader  *self,
      GError      **error)
{
  gssize n;

  memmove (self->buffer, self->buffer + self->position, self->end - self->position);
  self->end -= self->position;
  self->position = 0;
  if (self->size - self->end - 1 < MP_TEXT_SOURCE_MIN_SIZE)
    {
      if (self->size >= MAX_RECORD)
        return fail_record (self, error);
      self->size *= 2;
      self->buffer = g_realloc (self->buffer, self->size);
    }

  n = mp_text_source_read (self->source, self->buffer + self->end, self->size - self->end - 1,
                           error);
  if (n < 0)
    return FALSE;
  self->at_end = n == 0;
  self->end += (gsize) n;
  self->buffer[self->end] = '\0';

  return TRUE;
}

static ScanResult
fail_limit (MpCsvReader  *self,
            GError      **error)
{
  mp_text_source_refuse (self->source, MP_EXCHANGE_ERROR_LIMIT,
                         _("Perhaps a quotation mark is missing there."), error,
                         _("%s, line %u: a value that begins here is longer than a million "
                           "characters."), mp_text_source_get_name (self->source), self->line);
  return SCAN_ERROR;
}

static ScanResult
fail_columns (MpCsvReader  *self,
              GError      **error)
{
  mp_text_source_refuse (self->source, MP_EXCHANGE_ERROR_LIMIT, NULL, error,
                         _("%s, line %u: there are more than %d columns."),
                         mp_text_source_get_name (self->source), self->line, MP_CSV_MAX_COLUMNS);
  return SCAN_ERROR;
}

static ScanResult
fail_unclosed (MpCsvReader  *self,
               guint         line,
               GError      **error)
{
  mp_text_source_refuse (self->source, MP_EXCHANGE_ERROR_SYNTAX, _("Close it and try again."),
                         error,
                         _("%s, line %u: a quotation mark is opened and never closed."),
                         mp_text_source_get_name (self->source), line);
  return SCAN_ERROR;
}

static Piece *
add_piece (MpCsvReader *self,
           gsize        start)
{
  if (self->n_pieces == self->max_pieces)
    {
      self->max_pieces = MAX (32, self->max_pieces * 2);
      self->pieces = g_renew (Piece, self->pieces, self->max_pieces);
      self->record.values = g_renew (char *, self->record.values, self->max_pieces);
      self->record.lengths = g_renew (gsize, self->record.lengths, self->max_pieces);
    }
  self->pieces[self->n_pieces] = (Piece){ .start = start, .end = start };

  return &self->pieces[self->n_pieces++];
}

/* Counts a line end as one, however it is written. */
static void
count_line (MpCsvReader *self,
            const char  *at)
{
  self->n_lines += at[0] == '\n' || at[1] != '\n';
}

/* From behind the opening quotation mark to behind the closing one. */
static ScanResult
scan_quoted (MpCsvReader  *self,
             gsize        *at,
             Piece        *piece,
             GError      **error)
{
  guint line = self->line + self->n_lines;
  gsize i = *at;

  for (;;)
    {
      while (!(self->stops[(guint8) self->buffer[i]] & STOPS_QUOTED))
        i++;
      if (i - piece->start > MP_CSV_MAX_VALUE)
        return fail_limit (self, error);
      if (i == self->end)
        return self->at_end ? fail_unclosed (self, line, error) : SCAN_MORE;

      if (self->buffer[i] != '"')
        count_line (self, &self->buffer[i]);
      else if (self->buffer[i + 1] == '"')
        {
          piece->doubled = TRUE;
          i++;
        }
      else
        break;
      i++;
    }

  piece->end = i;
  *at = i + 1;
  return SCAN_RECORD;
}

/* One value, up to its separator or line end.  What follows a closing quotation mark belongs to
 * the value as it stands, marks and all, and the record says so. */
static ScanResult
scan_value (MpCsvReader  *self,
            gsize        *at,
            GError      **error)
{
  Piece *piece = add_piece (self, *at);
  gsize i = *at;

  if (self->buffer[i] == '"')
    {
      ScanResult result;

      piece->start = ++i;
      result = scan_quoted (self, &i, piece, error);
      if (result != SCAN_RECORD)
        return result;
      piece->quoted = TRUE;
    }

  *at = i;
  while (!(self->stops[(guint8) self->buffer[i]] & STOPS_PLAIN))
    i++;
  if (i - piece->start > MP_CSV_MAX_VALUE)
    return fail_limit (self, error);
  if (piece->quoted && i > *at)
    {
      self->stray_quote = TRUE;
      *piece = (Piece){ .start = piece->start - 1, .end = i };
    }
  else if (!piece->quoted)
    piece->end = i;

  *at = i;
  return SCAN_RECORD;
}

/* Finds where the values of the next record are.  Nothing is changed until it is whole, so that a
 * record cut off by the buffer's end can be scanned again. */
static ScanResult
scan_record (MpCsvReader  *self,
             gsize        *at,
             GError      **error)
{
  self->n_pieces = 0;
  self->n_lines = 0;
  self->stray_quote = FALSE;

  for (*at = self->position;; (*at)++)
    {
      ScanResult result;

      if (self->n_pieces == MP_CSV_MAX_COLUMNS)
        return fail_columns (self, error);
      result = scan_value (self, at, error);
      if (result != SCAN_RECORD)
        return result;
      if (self->buffer[*at] != self->separator)
        break;
    }

  /* Whether a line feed follows a carriage return is only known with the next character. */
  if (!self->at_end && *at + (self->buffer[*at] == '\r') >= self->end)
    return SCAN_MORE;
  return SCAN_RECORD;
}

static gsize
undouble_quotes (char  *value,
                 gsize  length)
{
  char *to = value;

  for (const char *from = value; from < value + length; from++)
    {
      *to++ = *from;
      from += *from == '"';
    }

  return (gsize) (to - value);
}

/* Ends the values where they lie; a separator or quotation mark makes room for each NUL. */
static void
make_record (MpCsvReader *self)
{
  for (guint i = 0; i < self->n_pieces; i++)
    {
      const Piece *piece = &self->pieces[i];
      char *value = self->buffer + piece->start;
      gsize length = piece->end - piece->start;

      if (piece->doubled)
        length = undouble_quotes (value, length);
      if (value[0] == '\'' && mp_csv_is_guarded (value, length))
        {
          value++;
          length--;
        }
      value[length] = '\0';
      self->record.values[i] = value;
      self->record.lengths[i] = length;
    }

  self->record.n_values = self->n_pieces;
  self->record.line = self->line;
  self->record.stray_quote = self->stray_quote;
}

static gsize
line_end_length (const MpCsvReader *self,
                 gsize              at)
{
  if (at == self->end)
    return 0;
  return self->buffer[at] == '\r' && self->buffer[at + 1] == '\n' ? 2 : 1;
}

/* A line with nothing in it is not a record of one empty value. */
static gboolean
is_blank (const MpCsvReader *self)
{
  return self->n_pieces == 1 && self->pieces[0].start == self->pieces[0].end
         && !self->pieces[0].quoted;
}

/* Old spreadsheets name the separator in a line of its own, "sep=;". */
static gboolean
take_separator_line (MpCsvReader *self)
{
  const char *text = self->buffer + self->position;

  if (self->end - self->position < 5 || strncmp (text, "sep=", 4) != 0
      || strchr (",;\t|", text[4]) == NULL
      || (text[5] != '\r' && text[5] != '\n' && text[5] != '\0'))
    return FALSE;

  self->separator = text[4];
  self->position += 5;
  self->position += line_end_length (self, self->position);
  self->line++;
  return TRUE;
}

static gboolean
begin (MpCsvReader  *self,
       GError      **error)
{
  self->position = 0;
  self->end = 0;
  self->line = 1;
  self->buffer[0] = '\0';
  do
    if (!fill (self, error))
      return FALSE;
  while (!self->at_end && self->end < FIRST_SIZE / 2);

  if (!take_separator_line (self) && self->separator == '\0')
    self->separator = mp_csv_guess_separator (self->buffer, self->end);
  set_stops (self);

  return TRUE;
}

/**
 * mp_csv_reader_new:
 * @source: (transfer full): the text, at its beginning; taken also in case of an error
 * @separator: what stands between the values, or NUL to recognise it
 * @error: where to say what is wrong with the file
 *
 * Lines may end in any of the usual ways, also mixed; empty lines are left out.
 *
 * Returns: (transfer full): a reader before its first record, or %NULL with @error set
 */
MpCsvReader *
mp_csv_reader_new (MpTextSource  *source,
                   char           separator,
                   GError       **error)
{
  g_autoptr (MpCsvReader) self = NULL;

  g_return_val_if_fail (source != NULL, NULL);

  self = g_new0 (MpCsvReader, 1);
  self->source = source;
  self->separator = separator;
  self->size = FIRST_SIZE;
  self->buffer = g_malloc (self->size);
  if (!begin (self, error))
    return NULL;

  return g_steal_pointer (&self);
}

/**
 * mp_csv_reader_free:
 * @self: what to free, with its source
 */
void
mp_csv_reader_free (MpCsvReader *self)
{
  mp_text_source_free (self->source);
  g_free (self->buffer);
  g_free (self->pieces);
  g_free (self->record.values);
  g_free (self->record.lengths);
  g_free (self);
}

/**
 * mp_csv_reader_next:
 * @self: a reader
 * @error: where to say what is wrong with the file, with the line
 *
 * Returns: (nullable): the next record, or %NULL at the end, or with @error set
 */
const MpCsvRecord *
mp_csv_reader_next (MpCsvReader  *self,
                    GError      **error)
{
  g_return_val_if_fail (self != NULL, NULL);

  for (;;)
    {
      gsize at;
      gsize n_line_end;
      gboolean blank;
      ScanResult result;

      if (self->position == self->end && self->at_end)
        return NULL;
      result = scan_record (self, &at, error);
      if (result == SCAN_ERROR || (result == SCAN_MORE && !fill (self, error)))
        return NULL;
      if (result == SCAN_MORE)
        continue;

      n_line_end = line_end_length (self, at);
      blank = is_blank (self);
      if (!blank)
        make_record (self);
      self->position = at + n_line_end;
      self->line += self->n_lines + (n_line_end > 0);
      if (!blank)
        return &self->record;
    }
}

/**
 * mp_csv_reader_rewind:
 * @self: a reader
 * @error: where to say why the file cannot be read again
 *
 * Goes back before the first record.
 *
 * Returns: whether it could
 */
gboolean
mp_csv_reader_rewind (MpCsvReader  *self,
                      GError      **error)
{
  g_return_val_if_fail (self != NULL, FALSE);

  return mp_text_source_rewind (self->source, error) && begin (self, error);
}

/**
 * mp_csv_reader_get_separator:
 * @self: a reader
 *
 * Returns: what was chosen or recognised
 */
char
mp_csv_reader_get_separator (const MpCsvReader *self)
{
  g_return_val_if_fail (self != NULL, ',');

  return self->separator;
}

/**
 * mp_csv_reader_get_source:
 * @self: a reader
 *
 * Returns: (transfer none): the text that it reads
 */
MpTextSource *
mp_csv_reader_get_source (const MpCsvReader *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return self->source;
}
