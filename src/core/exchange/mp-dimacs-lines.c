/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The lines of a DIMACS file one by one, taken apart into words and numbers. */

#include "config.h"

#include "exchange/mp-dimacs-lines.h"

#include "exchange/mp-exchange-error.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#define SIZE (64 * 1024)

/* So much of a word that is wrong is shown. */
#define MAX_SHOWN 40

/* [begin, end) of the buffer is unread; a NUL follows it. */
struct _MpDimacsLines
{
  MpTextSource *source;
  char *buffer;
  gsize begin;
  gsize end;
  gboolean at_end;
  gboolean in_comment;
  guint number;
  char *words[MP_DIMACS_MAX_WORDS + 1];
};

/**
 * mp_dimacs_lines_open:
 *
 * Returns: (transfer full): the lines of the file, before the first, or %NULL with @error set
 */
MpDimacsLines *
mp_dimacs_lines_open (const char *path, GError **error)
{
  MpTextSource *source = mp_text_source_open (path, MP_ENCODING_RECOGNISE, MP_TEXT_USE_DIMACS,
                                              error);
  MpDimacsLines *self;

  if (source == NULL)
    return NULL;

  self = g_new0 (MpDimacsLines, 1);
  self->source = source;
  self->buffer = g_malloc0 (SIZE + 1);

  return self;
}

/**
 * mp_dimacs_lines_free:
 */
void
mp_dimacs_lines_free (MpDimacsLines *self)
{
  if (self == NULL)
    return;

  mp_text_source_free (self->source);
  g_free (self->buffer);
  g_free (self);
}

/**
 * mp_dimacs_lines_get_name:
 *
 * Returns: the file's name without its folder
 */
const char *
mp_dimacs_lines_get_name (const MpDimacsLines *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return mp_text_source_get_name (self->source);
}

/**
 * mp_dimacs_lines_get_number:
 *
 * Returns: the number of the line that was read last, from 1
 */
guint
mp_dimacs_lines_get_number (const MpDimacsLines *self)
{
  g_return_val_if_fail (self != NULL, 0);

  return self->number;
}

/**
 * mp_dimacs_lines_are_ended:
 *
 * Returns: at the end of the file, whether its last line is a whole one
 */
gboolean
mp_dimacs_lines_are_ended (const MpDimacsLines *self)
{
  g_return_val_if_fail (self != NULL, FALSE);

  return mp_text_source_ends_line (self->source);
}

/**
 * mp_dimacs_lines_refuse:
 * @line: where it stands
 * @format: what is wrong there, as of printf()
 *
 * Returns: %FALSE, with @error set
 */
gboolean
mp_dimacs_lines_refuse (const MpDimacsLines *self, guint line, GError **error, const char *format,
                        ...)
{
  g_autofree char *what = NULL;
  va_list arguments;

  g_return_val_if_fail (self != NULL, FALSE);

  va_start (arguments, format);
  what = g_strdup_vprintf (format, arguments);
  va_end (arguments);
  /* Translators: the name of a file, the number of a line, and what is wrong there. */
  g_set_error (error, MP_EXCHANGE_ERROR, MP_EXCHANGE_ERROR_SYNTAX, _("%s, line %u: %s"),
               mp_text_source_get_name (self->source), line, what);

  return FALSE;
}

/* A line may be as long as it likes where what it says does not matter. */
static gboolean
make_room (MpDimacsLines *self, GError **error)
{
  gsize n_spaces = 0;

  if (SIZE - self->end >= MP_TEXT_SOURCE_MIN_SIZE)
    return TRUE;

  while (g_ascii_isspace (self->buffer[n_spaces]))
    n_spaces++;
  if (!self->in_comment && self->buffer[n_spaces] != 'c')
    return mp_dimacs_lines_refuse (self, self->number + 1, error,
                                   _("the line is longer than any of the format."));

  self->in_comment = TRUE;
  self->end = 0;
  return TRUE;
}

/* Moves what is unread to the front and reads on behind it. */
static gboolean
fill (MpDimacsLines *self, GError **error)
{
  gssize n;

  memmove (self->buffer, self->buffer + self->begin, self->end - self->begin);
  self->end -= self->begin;
  self->begin = 0;
  if (!make_room (self, error))
    return FALSE;

  n = mp_text_source_read (self->source, self->buffer + self->end, SIZE - self->end, error);
  if (n < 0)
    return FALSE;
  self->at_end = n == 0;
  self->end += (gsize) n;
  self->buffer[self->end] = '\0';

  return TRUE;
}

/* The next line, ended by a NUL, or NULL at the end of the file, or with @error set. */
static char *
take_line (MpDimacsLines *self, GError **error)
{
  char *line, *newline;

  for (;;)
    {
      newline = memchr (self->buffer + self->begin, '\n', self->end - self->begin);
      if (newline != NULL || self->at_end)
        break;
      if (!fill (self, error))
        return NULL;
    }
  if (self->begin == self->end && !self->in_comment)
    return NULL;

  line = self->buffer + self->begin;
  self->begin = newline != NULL ? (gsize) (newline + 1 - self->buffer) : self->end;
  if (newline != NULL)
    *newline = '\0';
  if (self->in_comment)
    line[0] = '\0';
  self->in_comment = FALSE;
  self->number++;

  return line;
}

/* One word more than there can be is kept, to be noticed. */
static guint
split (MpDimacsLines *self, char *line)
{
  guint n = 0;

  for (;;)
    {
      while (g_ascii_isspace (*line))
        *line++ = '\0';
      if (*line == '\0' || n > MP_DIMACS_MAX_WORDS)
        return n;
      self->words[n++] = line;
      while (*line != '\0' && !g_ascii_isspace (*line))
        line++;
    }
}

/**
 * mp_dimacs_lines_next:
 * @n_words: (out): how many words there are, at least one
 *
 * Reads on to the next line that is neither empty nor a comment.
 *
 * Returns: (transfer none) (array length=n_words): its words, valid until the next call, or %NULL
 *   at the end of the file, or with @error set
 */
char **
mp_dimacs_lines_next (MpDimacsLines *self, guint *n_words, GError **error)
{
  char *line;

  g_return_val_if_fail (self != NULL && n_words != NULL, NULL);

  while ((line = take_line (self, error)) != NULL)
    {
      *n_words = split (self, line);
      if (*n_words > 0 && self->words[0][0] != 'c')
        return self->words;
    }

  return NULL;
}

/**
 * mp_dimacs_lines_show:
 * @word: of a line
 *
 * Returns: (transfer full): as much of it as a message can show
 */
char *
mp_dimacs_lines_show (const char *word)
{
  g_return_val_if_fail (word != NULL, NULL);

  if (g_utf8_strlen (word, -1) <= MAX_SHOWN)
    return g_strdup (word);

  g_autofree char *begin = g_utf8_substring (word, 0, MAX_SHOWN);

  return g_strconcat (begin, "…", NULL);
}

/* The usual way from text to a number, which locale and leading spaces make slow, without both. */
static gboolean
parse (const char *word, gint64 *number)
{
  const gboolean negative = *word == '-';
  gint64 value = 0;

  word += negative;
  if (*word == '\0')
    return FALSE;
  for (; *word != '\0'; word++)
    {
      const int digit = negative ? '0' - *word : *word - '0';

      if (!g_ascii_isdigit (*word) || __builtin_mul_overflow (value, 10, &value)
          || __builtin_add_overflow (value, digit, &value))
        return FALSE;
    }
  *number = value;

  return TRUE;
}

/**
 * mp_dimacs_lines_parse:
 * @word: of the line that was read last
 * @min: the least that it may be
 * @max: the most
 * @number: (out): what it is
 *
 * Returns: whether it is such a number; if not, @error says so
 */
gboolean
mp_dimacs_lines_parse (const MpDimacsLines *self, const char *word, gint64 min, gint64 max,
                       gint64 *number, GError **error)
{
  g_autofree char *shown = NULL, *least = NULL, *most = NULL;

  g_return_val_if_fail (self != NULL && word != NULL && number != NULL, FALSE);

  if (parse (word, number) && *number >= min && *number <= max)
    return TRUE;

  shown = mp_dimacs_lines_show (word);
  least = g_strdup_printf ("%" G_GINT64_FORMAT, min);
  most = g_strdup_printf ("%" G_GINT64_FORMAT, max);
  return mp_dimacs_lines_refuse (self, self->number, error,
                                 _("“%s” is not a whole number from %s to %s."), shown, least,
                                 most);
}
