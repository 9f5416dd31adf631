/* SPDX-License-Identifier: GPL-3.0-or-later */
/* How a text is written in bytes: recognised, named and turned into UTF-8. */

#include "config.h"

#include "exchange/mp-encoding.h"

#include <glib/gi18n-lib.h>
#include <string.h>
#include <uchardet.h>

/* How much is looked at for zeros in every other byte, and given to uchardet. */
#define SAMPLE_SIZE 65536
#define BLOCK 64

struct _MpEncodingGuess
{
  char sample[SAMPLE_SIZE];
  gsize n_sample;
  char tail[4];
  gsize n_tail;
  gboolean not_utf8;
};

typedef struct
{
  MpEncoding encoding;
  const char *name;
  const char *label;
} EncodingName;

static const EncodingName encoding_names[MP_N_ENCODINGS] = {
  { MP_ENCODING_RECOGNISE,    "auto",         N_("Recognise") },
  { MP_ENCODING_UTF8,         "UTF-8",        N_("Unicode (UTF-8)") },
  { MP_ENCODING_UTF16_LE,     "UTF-16LE",     N_("Unicode (UTF-16)") },
  { MP_ENCODING_UTF16_BE,     "UTF-16BE",     N_("Unicode (UTF-16, big-endian)") },
  { MP_ENCODING_WINDOWS_1252, "windows-1252", N_("Western (Windows-1252)") },
};

/* 0x80 to 0x9f; the rest of Windows-1252 is the beginning of Unicode.  Five are not assigned. */
static const guint16 windows_1252_high[32] = {
  0x20ac, 0xfffd, 0x201a, 0x0192, 0x201e, 0x2026, 0x2020, 0x2021,
  0x02c6, 0x2030, 0x0160, 0x2039, 0x0152, 0xfffd, 0x017d, 0xfffd,
  0xfffd, 0x2018, 0x2019, 0x201c, 0x201d, 0x2022, 0x2013, 0x2014,
  0x02dc, 0x2122, 0x0161, 0x203a, 0x0153, 0xfffd, 0x017e, 0x0178,
};

/* A NUL is no text in any of these encodings, and stays where it is for the caller to find. */
static gsize
skip_plain_blocks (const char *bytes,
                   gsize       length)
{
  gsize position = 0;

  while (position + BLOCK <= length)
    {
      guint64 words[BLOCK / sizeof (guint64)];
      guint64 high = 0;

      memcpy (words, bytes + position, BLOCK);
      for (gsize i = 0; i < G_N_ELEMENTS (words); i++)
        high |= words[i];
      if (high & G_GUINT64_CONSTANT (0x8080808080808080))
        break;
      position += BLOCK;
    }

  return position;
}

/* How long the character at @bytes is: 0 if it is none, more than @length if it is cut off. */
static gsize
utf8_length (const char *bytes,
             gsize       length)
{
  guint8 first = (guint8) bytes[0];
  gsize wanted;
  gunichar character;

  if (first < 0x80)
    return 1;
  if (first < 0xc2 || first > 0xf4)
    return 0;

  wanted = first < 0xe0 ? 2 : first < 0xf0 ? 3 : 4;
  for (gsize i = 1; i < MIN (wanted, length); i++)
    if (((guint8) bytes[i] & 0xc0) != 0x80)
      return 0;
  if (wanted > length)
    return wanted;

  character = g_utf8_get_char_validated (bytes, (gssize) wanted);
  return (character & 0x80000000) ? 0 : wanted;
}

/* Returns how much of it is whole characters; *valid says whether something else than the end
 * stopped it. */
static gsize
measure_utf8 (const char *bytes,
              gsize       length,
              gboolean   *valid)
{
  gsize position = 0;

  *valid = TRUE;
  while (position < length)
    {
      gsize step;

      position += skip_plain_blocks (bytes + position, length - position);
      if (position == length)
        break;

      for (gsize end = MIN (position + BLOCK, length); position < end; position += step)
        {
          step = utf8_length (bytes + position, length - position);
          *valid = step != 0;
          if (step == 0 || position + step > length)
            return position;
        }
    }

  return position;
}

static gboolean
utf8_to_utf8 (const char *bytes,
              gsize       length,
              gboolean    last,
              char       *text,
              gsize      *n_read,
              gsize      *n_written)
{
  gboolean valid;

  *n_read = measure_utf8 (bytes, length, &valid);
  *n_written = *n_read;
  memcpy (text, bytes, *n_read);

  return valid && (!last || *n_read == length);
}

static gboolean
windows_1252_to_utf8 (const char *bytes,
                      gsize       length,
                      char       *text,
                      gsize      *n_read,
                      gsize      *n_written)
{
  char *end = text;

  for (gsize i = 0; i < length; i++)
    {
      guint8 byte = (guint8) bytes[i];

      if (byte < 0x80)
        *end++ = (char) byte;
      else if (byte < 0xa0)
        end += g_unichar_to_utf8 (windows_1252_high[byte - 0x80], end);
      else
        end += g_unichar_to_utf8 (byte, end);
    }

  *n_read = length;
  *n_written = (gsize) (end - text);
  return TRUE;
}

static gunichar
read_unit (const char *bytes,
           gboolean    big)
{
  guint8 first = (guint8) bytes[0];
  guint8 second = (guint8) bytes[1];

  return big ? (gunichar) (first << 8 | second) : (gunichar) (second << 8 | first);
}

static gboolean
utf16_to_utf8 (const char *bytes,
               gsize       length,
               gboolean    big,
               gboolean    last,
               char       *text,
               gsize      *n_read,
               gsize      *n_written)
{
  char *end = text;
  gsize position = 0;
  gboolean valid = TRUE;

  while (position + 2 <= length)
    {
      gunichar unit = read_unit (bytes + position, big);
      gsize step = 2;

      if (unit >= 0xd800 && unit < 0xe000)
        {
          gunichar low;

          if (unit < 0xdc00 && position + 4 > length)
            break;
          low = unit < 0xdc00 ? read_unit (bytes + position + 2, big) : 0;
          valid = low >= 0xdc00 && low < 0xe000;
          if (!valid)
            break;
          unit = 0x10000 + ((unit - 0xd800) << 10) + (low - 0xdc00);
          step = 4;
        }
      end += g_unichar_to_utf8 (unit, end);
      position += step;
    }

  *n_read = position;
  *n_written = (gsize) (end - text);
  return valid && (!last || position == length);
}

/* UTF-16 without a mark: in a Western table most of every second byte is zero. */
static MpEncoding
guess_by_zeros (const char *bytes,
                gsize       length)
{
  gsize n_zeros[2] = { 0, 0 };
  gsize half = length / 2;

  for (gsize i = 0; i < half * 2; i++)
    n_zeros[i % 2] += bytes[i] == '\0';

  if (half > 0 && n_zeros[1] > half / 2 && n_zeros[0] < half / 10 + 1)
    return MP_ENCODING_UTF16_LE;
  if (half > 0 && n_zeros[0] > half / 2 && n_zeros[1] < half / 10 + 1)
    return MP_ENCODING_UTF16_BE;
  return MP_ENCODING_RECOGNISE;
}

/* A file that is nearly all UTF-8 was cut off or mended badly, which its reader will say better
 * than a page of wrong accents would. */
static MpEncoding
guess_by_statistics (const char *bytes,
                     gsize       length)
{
  uchardet_t detector = uchardet_new ();
  gboolean utf8;

  uchardet_handle_data (detector, bytes, length);
  uchardet_data_end (detector);
  utf8 = g_ascii_strcasecmp (uchardet_get_charset (detector), "UTF-8") == 0;
  uchardet_delete (detector);

  return utf8 ? MP_ENCODING_UTF8 : MP_ENCODING_WINDOWS_1252;
}

static MpEncoding
guess_by_mark (const char *bytes,
               gsize       length)
{
  static const MpEncoding with_marks[] = {
    MP_ENCODING_UTF8, MP_ENCODING_UTF16_LE, MP_ENCODING_UTF16_BE,
  };

  for (gsize i = 0; i < G_N_ELEMENTS (with_marks); i++)
    if (mp_encoding_skip_mark (with_marks[i], bytes, length) > 0)
      return with_marks[i];
  return MP_ENCODING_RECOGNISE;
}

/**
 * mp_encoding_get_name:
 * @encoding: an encoding
 *
 * Returns: how files and the command line write it
 */
const char *
mp_encoding_get_name (MpEncoding encoding)
{
  g_return_val_if_fail (encoding < MP_N_ENCODINGS, NULL);

  return encoding_names[encoding].name;
}

/**
 * mp_encoding_get_label:
 * @encoding: an encoding
 *
 * Returns: how people read it, translated
 */
const char *
mp_encoding_get_label (MpEncoding encoding)
{
  g_return_val_if_fail (encoding < MP_N_ENCODINGS, NULL);

  return _(encoding_names[encoding].label);
}

/**
 * mp_encoding_parse:
 * @name: a name as mp_encoding_get_name() gives it, in any case
 * @encoding: (out): the encoding of that name
 *
 * Returns: whether there is one
 */
gboolean
mp_encoding_parse (const char *name,
                   MpEncoding *encoding)
{
  g_return_val_if_fail (name != NULL, FALSE);
  g_return_val_if_fail (encoding != NULL, FALSE);

  for (gsize i = 0; i < MP_N_ENCODINGS; i++)
    if (g_ascii_strcasecmp (name, encoding_names[i].name) == 0)
      {
        *encoding = encoding_names[i].encoding;
        return TRUE;
      }
  return FALSE;
}

/**
 * mp_encoding_skip_mark:
 * @encoding: an encoding
 * @bytes: (array length=length): the beginning of a file
 * @length: of @bytes
 *
 * Returns: how many bytes at the beginning are the encoding's byte-order mark
 */
gsize
mp_encoding_skip_mark (MpEncoding  encoding,
                       const char *bytes,
                       gsize       length)
{
  g_return_val_if_fail (bytes != NULL || length == 0, 0);

  switch (encoding)
    {
    case MP_ENCODING_UTF8:
      return length >= 3 && memcmp (bytes, "\xef\xbb\xbf", 3) == 0 ? 3 : 0;
    case MP_ENCODING_UTF16_LE:
      return length >= 2 && memcmp (bytes, "\xff\xfe", 2) == 0 ? 2 : 0;
    case MP_ENCODING_UTF16_BE:
      return length >= 2 && memcmp (bytes, "\xfe\xff", 2) == 0 ? 2 : 0;
    case MP_ENCODING_RECOGNISE:
    case MP_ENCODING_WINDOWS_1252:
    default:
      return 0;
    }
}

/**
 * mp_encoding_to_utf8:
 * @encoding: what @bytes are in; not %MP_ENCODING_RECOGNISE
 * @bytes: (array length=length): what to turn into UTF-8
 * @length: of @bytes
 * @last: whether nothing follows; otherwise a character cut off at the end is left unread
 * @text: (out): room for %MP_ENCODING_GROWTH times @length bytes
 * @n_read: (out): how many bytes were used
 * @n_written: (out): how many bytes of UTF-8 came out
 *
 * Returns: %FALSE if the bytes after @n_read are not in @encoding
 */
gboolean
mp_encoding_to_utf8 (MpEncoding  encoding,
                     const char *bytes,
                     gsize       length,
                     gboolean    last,
                     char       *text,
                     gsize      *n_read,
                     gsize      *n_written)
{
  g_return_val_if_fail (text != NULL && n_read != NULL && n_written != NULL, FALSE);

  switch (encoding)
    {
    case MP_ENCODING_UTF8:
      return utf8_to_utf8 (bytes, length, last, text, n_read, n_written);
    case MP_ENCODING_UTF16_LE:
    case MP_ENCODING_UTF16_BE:
      return utf16_to_utf8 (bytes, length, encoding == MP_ENCODING_UTF16_BE, last, text, n_read,
                            n_written);
    case MP_ENCODING_WINDOWS_1252:
      return windows_1252_to_utf8 (bytes, length, text, n_read, n_written);
    case MP_ENCODING_RECOGNISE:
    default:
      g_return_val_if_reached (FALSE);
    }
}

/**
 * mp_encoding_guess_new:
 *
 * Returns: (transfer full): something that looks at a whole file, block by block
 */
MpEncodingGuess *
mp_encoding_guess_new (void)
{
  return g_new0 (MpEncodingGuess, 1);
}

/**
 * mp_encoding_guess_free:
 * @self: what to free
 */
void
mp_encoding_guess_free (MpEncodingGuess *self)
{
  g_free (self);
}

/**
 * mp_encoding_guess_feed:
 * @self: a guess
 * @bytes: (array length=length): the next bytes of the file
 * @length: of @bytes
 *
 * The whole file counts: the first accent of a long list may stand in its last line.
 */
void
mp_encoding_guess_feed (MpEncodingGuess *self,
                        const char      *bytes,
                        gsize            length)
{
  gsize n_kept = MIN (length, SAMPLE_SIZE - self->n_sample);
  gboolean valid = TRUE;
  gsize position = 0;

  g_return_if_fail (self != NULL);

  memcpy (self->sample + self->n_sample, bytes, n_kept);
  self->n_sample += n_kept;
  if (self->not_utf8)
    return;

  while (self->n_tail > 0 && position < length && valid)
    {
      self->tail[self->n_tail++] = bytes[position++];
      if (measure_utf8 (self->tail, self->n_tail, &valid) == self->n_tail)
        self->n_tail = 0;
    }
  if (valid)
    {
      position += measure_utf8 (bytes + position, length - position, &valid);
      if (valid && self->n_tail == 0)
        {
          self->n_tail = length - position;
          memcpy (self->tail, bytes + position, self->n_tail);
        }
    }
  self->not_utf8 = !valid;
}

/**
 * mp_encoding_guess_result:
 * @self: a guess that was fed the whole file
 *
 * A mark decides.  Without one, text that is UTF-8 from beginning to end is UTF-8; zeros in every
 * other byte are UTF-16; the rest is Windows-1252, unless uchardet says that it is UTF-8 after all,
 * damaged.  What else uchardet would name on the evidence of three accents is not listened to.
 *
 * Returns: the encoding, never %MP_ENCODING_RECOGNISE
 */
MpEncoding
mp_encoding_guess_result (MpEncodingGuess *self)
{
  MpEncoding encoding;

  g_return_val_if_fail (self != NULL, MP_ENCODING_UTF8);

  encoding = guess_by_mark (self->sample, self->n_sample);
  if (encoding == MP_ENCODING_RECOGNISE)
    encoding = guess_by_zeros (self->sample, self->n_sample);
  if (encoding != MP_ENCODING_RECOGNISE)
    return encoding;

  if (!self->not_utf8 && self->n_tail == 0)
    return MP_ENCODING_UTF8;
  return guess_by_statistics (self->sample, self->n_sample);
}
