/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Tables in text that spreadsheets open without running anything in them. */

#include "config.h"

#include "exchange/mp-csv-writer.h"

#include "exchange/mp-csv-guard.h"

#include <string.h>

#define BLOCK_SIZE 65536

struct _MpCsvWriter
{
  GOutputStream *stream;
  char separator;
  GString *block;
  gsize row_start;
  guint n_values;
};

static gboolean
needs_quotes (const MpCsvWriter *self,
              const char        *value,
              gsize              length)
{
  char special[] = { '"', '\n', '\r', self->separator, '\0' };

  return strcspn (value, special) < length
         || (length > 0 && (g_ascii_isspace (value[0]) || g_ascii_isspace (value[length - 1])));
}

static void
append_quoted (GString    *text,
               const char *value)
{
  for (const char *p = value; *p != '\0'; p++)
    {
      if (*p == '"')
        g_string_append_c (text, '"');
      g_string_append_c (text, *p);
    }
}

static gboolean
flush (MpCsvWriter  *self,
       GError      **error)
{
  if (!g_output_stream_write_all (self->stream, self->block->str, self->block->len, NULL, NULL,
                                  error))
    return FALSE;
  g_string_truncate (self->block, 0);
  self->row_start = 0;

  return TRUE;
}

/**
 * mp_csv_writer_new:
 * @stream: where the table goes
 * @separator: what stands between the values
 *
 * Writes UTF-8 with a byte-order mark, by which spreadsheets know it, and lines ended by CR LF
 * (RFC 4180).
 *
 * Returns: (transfer full): a writer before its first value
 */
MpCsvWriter *
mp_csv_writer_new (GOutputStream *stream,
                   char           separator)
{
  MpCsvWriter *self;

  g_return_val_if_fail (G_IS_OUTPUT_STREAM (stream), NULL);

  self = g_new0 (MpCsvWriter, 1);
  self->stream = g_object_ref (stream);
  self->separator = separator;
  self->block = g_string_sized_new (BLOCK_SIZE);
  g_string_append (self->block, "\xef\xbb\xbf");
  self->row_start = self->block->len;

  return self;
}

/**
 * mp_csv_writer_free:
 * @self: what to free; what was not written by then is lost
 */
void
mp_csv_writer_free (MpCsvWriter *self)
{
  g_object_unref (self->stream);
  g_string_free (self->block, TRUE);
  g_free (self);
}

/**
 * mp_csv_writer_add:
 * @self: a writer
 * @value: (nullable): the row's next value, UTF-8; %NULL is empty
 *
 * A value that a spreadsheet would take for a formula gets an apostrophe before it, which
 * mp_csv_reader_next() takes away again.
 */
void
mp_csv_writer_add (MpCsvWriter *self,
                   const char  *value)
{
  gsize length;
  gboolean quoted;

  g_return_if_fail (self != NULL);

  if (value == NULL)
    value = "";
  length = strlen (value);
  quoted = needs_quotes (self, value, length);

  if (self->n_values++ > 0)
    g_string_append_c (self->block, self->separator);
  if (quoted)
    g_string_append_c (self->block, '"');
  if (mp_csv_needs_guard (value, length))
    g_string_append_c (self->block, '\'');
  if (quoted)
    append_quoted (self->block, value);
  else
    g_string_append_len (self->block, value, (gssize) length);
  if (quoted)
    g_string_append_c (self->block, '"');
}

/**
 * mp_csv_writer_end_row:
 * @self: a writer
 * @error: where to say why it could not be written
 *
 * Returns: whether all went well so far
 */
gboolean
mp_csv_writer_end_row (MpCsvWriter  *self,
                       GError      **error)
{
  g_return_val_if_fail (self != NULL, FALSE);

  /* A lone empty value must not become an empty line, which is no row. */
  if (self->block->len == self->row_start)
    g_string_append (self->block, "\"\"");
  g_string_append (self->block, "\r\n");
  self->row_start = self->block->len;
  self->n_values = 0;

  return self->block->len < BLOCK_SIZE || flush (self, error);
}

/**
 * mp_csv_writer_close:
 * @self: a writer
 * @error: where to say why it could not be written
 *
 * Writes what is left and closes the stream.
 *
 * Returns: whether the table was written wholly
 */
gboolean
mp_csv_writer_close (MpCsvWriter  *self,
                     GError      **error)
{
  g_return_val_if_fail (self != NULL, FALSE);

  return flush (self, error) && g_output_stream_close (self->stream, NULL, error);
}
