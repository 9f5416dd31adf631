/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A text file of any common encoding, read block by block as UTF-8. */

#include "config.h"

#include "exchange/mp-text-source.h"

#include "exchange/mp-exchange-error.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#define RAW_SIZE 65536
#define EACH_BYTE G_GUINT64_CONSTANT (0x0101010101010101)

/* Of a text that is one, no more than one byte in so many is a control character. */
#define BYTES_PER_CONTROL 200

struct _MpTextSource
{
  GInputStream *stream;
  char *name;
  MpEncoding encoding;
  MpTextUse use;
  goffset size;
  goffset position;
  gsize n_mark;
  char *raw;
  gsize n_raw;
  gboolean at_end;
  char last;
};

typedef struct
{
  const char *magic;
  gsize length;
  const char *words;
} ForeignKind;

/* What people choose by mistake, told by the first bytes. */
static const ForeignKind foreign_kinds[] = {
  { "PK\x03\x04", 4, N_("a spreadsheet or an archive") },
  { "\xd0\xcf\x11\xe0", 4, N_("an old office document") },
  { "%PDF", 4, N_("a PDF document") },
};

/* What a file that is refused means for the data, and what to do about it. */
typedef struct
{
  const char *result;
  const char *if_foreign;
  const char *if_no_text;
  const char *if_not_encoded;
} Words;

static const Words use_words[MP_N_TEXT_USES] = {
  [MP_TEXT_USE_IMPORT] = {
    N_("Nothing was imported."),
    N_("Open it in the program that made it and save it as CSV."),
    N_("Choose a table that was saved as CSV, or try another encoding."),
    N_("Choose another encoding, or save the file again as UTF-8."),
  },
  [MP_TEXT_USE_TABLE] = {
    NULL,
    N_("Open it in the program that made it and save it as CSV."),
    N_("Choose a table that was saved as CSV."),
    N_("Save the file again as UTF-8."),
  },
  [MP_TEXT_USE_DIMACS] = {
    NULL,
    N_("Choose a problem in DIMACS format."),
    N_("Choose a problem in DIMACS format."),
    N_("Save the file again as UTF-8."),
  },
};

/* What happened, what it means, what to do; the latter two may be missing. */
static void
set_words (MpTextUse use, int code, const char *fact, const char *advice, GError **error)
{
  const char *result = use_words[use].result;
  GString *text = g_string_new (fact);

  if (result != NULL)
    g_string_append_printf (text, " %s", _(result));
  if (advice != NULL)
    g_string_append_printf (text, " %s", advice);
  g_set_error_literal (error, MP_EXCHANGE_ERROR, code, text->str);
  g_string_free (text, TRUE);
}

/**
 * mp_text_source_refuse:
 * @self: a text with a fault
 * @code: an #MpExchangeError
 * @advice: (nullable): what to do about it, translated
 * @error: where to say it
 * @format: what is wrong, as of printf(), translated
 *
 * Says what is wrong, what that means for what the text is read for, and what to do.
 *
 * Returns: %FALSE, with @error set
 */
gboolean
mp_text_source_refuse (const MpTextSource *self, int code, const char *advice, GError **error,
                       const char *format, ...)
{
  g_autofree char *fact = NULL;
  va_list arguments;

  g_return_val_if_fail (self != NULL, FALSE);

  va_start (arguments, format);
  fact = g_strdup_vprintf (format, arguments);
  va_end (arguments);
  set_words (self->use, code, fact, advice, error);

  return FALSE;
}

static gboolean
refuse_foreign (const MpTextSource *self, GError **error)
{
  for (gsize i = 0; i < G_N_ELEMENTS (foreign_kinds); i++)
    if (self->n_raw >= foreign_kinds[i].length
        && memcmp (self->raw, foreign_kinds[i].magic, foreign_kinds[i].length) == 0)
      return mp_text_source_refuse (self, MP_EXCHANGE_ERROR_FOREIGN,
                                    _(use_words[self->use].if_foreign), error,
                                    /* Translators: a file's name, and what it is, such as "a PDF
                                       document" */
                                    _("%s is %s, not a text file."), self->name,
                                    _(foreign_kinds[i].words));

  return TRUE;
}

static gboolean
refuse_no_text (const MpTextSource *self, GError **error)
{
  return mp_text_source_refuse (self, MP_EXCHANGE_ERROR_FOREIGN,
                                _(use_words[self->use].if_no_text), error,
                                _("%s is not a text file."), self->name);
}

/* Line ends, tabs and form feeds are text, and so is the end-of-file mark of old programs. */
static inline guint8
is_control (char byte)
{
  guint8 c = (guint8) byte;

  return (c < 0x20) & (c != '\t') & (c != '\n') & (c != '\r') & (c != '\f') & (c != 0x1a);
}

/* Eight bytes at once: only a word with a byte below a space in it is looked at closely. */
static gsize
count_controls (const char *bytes,
                gsize       length)
{
  gsize n = 0;
  gsize position = 0;

  while (position < length)
    {
      gsize end = MIN (position + sizeof (guint64), length);
      guint64 word = 0;

      memcpy (&word, bytes + position, end - position);
      if (((word - EACH_BYTE * 0x20) & ~word & EACH_BYTE * 0x80) == 0)
        position = end;
      for (; position < end; position++)
        n += is_control (bytes[position]);
    }

  return n;
}

/* Asks for as much as there is room for, over short reads. */
static gboolean
fill_raw (MpTextSource  *self,
          GError       **error)
{
  gsize n_new = 0;

  if (!g_input_stream_read_all (self->stream, self->raw + self->n_raw, RAW_SIZE - self->n_raw,
                                &n_new, NULL, error))
    return FALSE;
  self->at_end = self->n_raw + n_new < RAW_SIZE;
  self->n_raw += n_new;
  self->position += (goffset) n_new;

  return TRUE;
}

static void
skip_mark (MpTextSource *self)
{
  self->n_mark = mp_encoding_skip_mark (self->encoding, self->raw, self->n_raw);
  self->n_raw -= self->n_mark;
  memmove (self->raw, self->raw + self->n_mark, self->n_raw);
}

static gboolean
start (MpTextSource  *self,
       GError       **error)
{
  if (!g_seekable_seek (G_SEEKABLE (self->stream), 0, G_SEEK_SET, NULL, error))
    return FALSE;
  self->position = 0;
  self->n_raw = 0;
  self->last = '\0';
  if (!fill_raw (self, error))
    return FALSE;
  skip_mark (self);

  return TRUE;
}

/* Looks at the whole file once: for the encoding, and for whether it is text at all. */
static gboolean
recognise (MpTextSource  *self,
           GError       **error)
{
  g_autoptr (MpEncodingGuess) guess = mp_encoding_guess_new ();
  gsize n_controls = 0;

  do
    {
      self->n_raw = 0;
      if (!fill_raw (self, error))
        return FALSE;
      if (self->position == (goffset) self->n_raw
          && !refuse_foreign (self, error))
        return FALSE;
      n_controls += count_controls (self->raw, self->n_raw);
      mp_encoding_guess_feed (guess, self->raw, self->n_raw);
    }
  while (!self->at_end);
  self->size = self->position;

  if (self->encoding == MP_ENCODING_RECOGNISE)
    self->encoding = mp_encoding_guess_result (guess);
  if ((self->encoding == MP_ENCODING_UTF8 || self->encoding == MP_ENCODING_WINDOWS_1252)
      && n_controls > (gsize) self->size / BYTES_PER_CONTROL)
    return refuse_no_text (self, error);

  return TRUE;
}

static MpTextSource *
open_stream (GInputStream  *stream,
             char          *name,
             MpEncoding     encoding,
             MpTextUse      use,
             GError       **error)
{
  g_autoptr (MpTextSource) self = g_new0 (MpTextSource, 1);

  self->stream = stream;
  self->name = name;
  self->encoding = encoding;
  self->use = use;
  self->raw = g_malloc (RAW_SIZE);
  if (!recognise (self, error) || !start (self, error))
    return NULL;

  return g_steal_pointer (&self);
}

/* Which line the text goes wrong in is only counted once it does. */
static void
set_not_encoded (MpTextSource  *self,
                 gsize          n_good,
                 GError       **error)
{
  goffset bad = self->position - (goffset) self->n_raw + (goffset) n_good;
  guint line = 1;
  goffset seen = 0;

  if (!g_seekable_seek (G_SEEKABLE (self->stream), 0, G_SEEK_SET, NULL, error))
    return;
  while (seen < bad)
    {
      gssize n = g_input_stream_read (self->stream, self->raw,
                                      (gsize) MIN (bad - seen, (goffset) RAW_SIZE), NULL, error);

      if (n <= 0)
        break;
      for (gssize i = 0; i < n; i++)
        line += self->raw[i] == '\n';
      seen += n;
    }
  if (error != NULL && *error != NULL)
    return;

  mp_text_source_refuse (self, MP_EXCHANGE_ERROR_SYNTAX, _(use_words[self->use].if_not_encoded),
                         error, _("%s, line %u: the text is not in the encoding %s."), self->name,
                         line, mp_encoding_get_label (self->encoding));
}

/* A pipe cannot be gone back in, and its text is read twice. */
static gboolean
refuse_kind (const char *path, GFileType type, MpTextUse use, GError **error)
{
  g_autofree char *fact = NULL;

  if (type == G_FILE_TYPE_REGULAR)
    return TRUE;

  fact = type == G_FILE_TYPE_DIRECTORY
         ? g_strdup_printf (_("“%s” is a folder, not a file."), path)
         : g_strdup_printf (_("“%s” is not an ordinary file that can be read twice, as it has to"
                              " be."), path);
  set_words (use, MP_EXCHANGE_ERROR_FOREIGN, fact, NULL, error);

  return FALSE;
}

static GFileInputStream *
open_file (GFile *file, const char *path, MpTextUse use, GError **error)
{
  g_autoptr (GError) local = NULL;
  g_autoptr (GFileInfo) info = g_file_query_info (file, G_FILE_ATTRIBUTE_STANDARD_TYPE,
                                                  G_FILE_QUERY_INFO_NONE, NULL, &local);

  if (g_error_matches (local, G_IO_ERROR, G_IO_ERROR_NOT_FOUND))
    {
      g_autofree char *fact = g_strdup_printf (_("There is no file “%s”."), path);

      set_words (use, MP_EXCHANGE_ERROR_NOT_FOUND, fact, NULL, error);
      return NULL;
    }
  if (info == NULL)
    {
      g_propagate_error (error, g_steal_pointer (&local));
      return NULL;
    }
  if (!refuse_kind (path, g_file_info_get_file_type (info), use, error))
    return NULL;

  return g_file_read (file, NULL, error);
}

/**
 * mp_text_source_open:
 * @path: a file
 * @encoding: what it is in, or %MP_ENCODING_RECOGNISE
 * @use: what it is read for, which messages go by
 * @error: where to say why it cannot be read, or is no text
 *
 * The file is read once from end to end to recognise it, in blocks: its size does not matter.
 *
 * Returns: (transfer full): the text at its beginning, or %NULL with @error set
 */
MpTextSource *
mp_text_source_open (const char  *path,
                     MpEncoding   encoding,
                     MpTextUse    use,
                     GError     **error)
{
  g_autoptr (GFile) file = NULL;
  GFileInputStream *stream;

  g_return_val_if_fail (path != NULL, NULL);
  g_return_val_if_fail (encoding < MP_N_ENCODINGS && use < MP_N_TEXT_USES, NULL);

  file = g_file_new_for_path (path);
  stream = open_file (file, path, use, error);
  if (stream == NULL)
    return NULL;

  return open_stream (G_INPUT_STREAM (stream), g_file_get_basename (file), encoding, use, error);
}

/**
 * mp_text_source_new_bytes:
 * @bytes: a whole file
 * @name: what messages call it
 * @encoding: what it is in, or %MP_ENCODING_RECOGNISE
 * @use: what it is read for, which messages go by
 * @error: where to say why it is no text
 *
 * Returns: (transfer full): the text at its beginning, or %NULL with @error set
 */
MpTextSource *
mp_text_source_new_bytes (GBytes      *bytes,
                          const char  *name,
                          MpEncoding   encoding,
                          MpTextUse    use,
                          GError     **error)
{
  g_return_val_if_fail (bytes != NULL, NULL);
  g_return_val_if_fail (name != NULL, NULL);
  g_return_val_if_fail (encoding < MP_N_ENCODINGS && use < MP_N_TEXT_USES, NULL);

  return open_stream (g_memory_input_stream_new_from_bytes (bytes), g_strdup (name), encoding, use,
                      error);
}

/**
 * mp_text_source_free:
 * @self: what to close and free
 */
void
mp_text_source_free (MpTextSource *self)
{
  g_clear_object (&self->stream);
  g_free (self->name);
  g_free (self->raw);
  g_free (self);
}

/**
 * mp_text_source_read:
 * @self: a text
 * @buffer: (out caller-allocates) (array length=size): where to write
 * @size: of @buffer, at least %MP_TEXT_SOURCE_MIN_SIZE
 * @error: where to say what is wrong with the file
 *
 * Writes whole characters of UTF-8 without a mark and without NUL.
 *
 * Returns: how many bytes were written, 0 at the end, or -1 with @error set
 */
gssize
mp_text_source_read (MpTextSource  *self,
                     char          *buffer,
                     gsize          size,
                     GError       **error)
{
  gsize growth, n_read, n_written;
  gboolean valid;

  g_return_val_if_fail (self != NULL, -1);
  g_return_val_if_fail (buffer != NULL && size >= MP_TEXT_SOURCE_MIN_SIZE, -1);

  growth = self->encoding == MP_ENCODING_UTF8 ? 1 : MP_ENCODING_GROWTH;
  if (self->n_raw < RAW_SIZE && !self->at_end && !fill_raw (self, error))
    return -1;

  n_read = MIN (self->n_raw, size / growth);
  valid = mp_encoding_to_utf8 (self->encoding, self->raw, n_read,
                               self->at_end && n_read == self->n_raw, buffer, &n_read,
                               &n_written);
  if (!valid && n_written == 0)
    {
      set_not_encoded (self, n_read, error);
      return -1;
    }
  if (memchr (buffer, '\0', n_written) != NULL)
    {
      refuse_no_text (self, error);
      return -1;
    }
  self->n_raw -= n_read;
  memmove (self->raw, self->raw + n_read, self->n_raw);
  if (n_written > 0)
    self->last = buffer[n_written - 1];

  return (gssize) n_written;
}

/**
 * mp_text_source_ends_line:
 *
 * Returns: whether what has been read so far ends with a whole line; the last line of a file that
 *   was cut off does not
 */
gboolean
mp_text_source_ends_line (const MpTextSource *self)
{
  g_return_val_if_fail (self != NULL, FALSE);

  return self->last == '\n' || self->last == '\r' || self->last == '\0';
}

/**
 * mp_text_source_rewind:
 * @self: a text
 * @error: where to say why it cannot be read again
 *
 * Goes back to the beginning.
 *
 * Returns: whether it could
 */
gboolean
mp_text_source_rewind (MpTextSource  *self,
                       GError       **error)
{
  g_return_val_if_fail (self != NULL, FALSE);

  return start (self, error);
}

/**
 * mp_text_source_get_name:
 * @self: a text
 *
 * Returns: what messages call it: the file's name without its folder
 */
const char *
mp_text_source_get_name (const MpTextSource *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return self->name;
}

/**
 * mp_text_source_get_encoding:
 * @self: a text
 *
 * Returns: what was chosen or recognised, never %MP_ENCODING_RECOGNISE
 */
MpEncoding
mp_text_source_get_encoding (const MpTextSource *self)
{
  g_return_val_if_fail (self != NULL, MP_ENCODING_UTF8);

  return self->encoding;
}

/**
 * mp_text_source_get_fraction:
 * @self: a text
 *
 * Returns: how much of it was read, between 0 and 1
 */
double
mp_text_source_get_fraction (const MpTextSource *self)
{
  g_return_val_if_fail (self != NULL, 0.0);

  if (self->size == 0)
    return 1.0;
  return (double) (self->position - (goffset) self->n_raw) / (double) self->size;
}
