/* SPDX-License-Identifier: GPL-3.0-or-later */
/* XML written piece by piece to a stream: escaped, indented, cancellable, without a tree. */

#include "config.h"

#include "base/mp-xml-writer.h"

#include <string.h>

#define FLUSH_AT 65536
#define REPLACEMENT "\357\277\275"

typedef enum
{
  BYTE_PLAIN,
  BYTE_MARKUP,
  BYTE_SPACE,
  BYTE_FORBIDDEN,
  BYTE_LONG,
} ByteClass;

/* What each byte of a text asks for.  Control characters other than these three cannot stand in
 * XML 1.0, not even as references; a carriage return must be a reference, or readers turn it into
 * a line feed. */
static const guint8 byte_classes[256] = {
  [0x00 ... 0x08] = BYTE_FORBIDDEN,
  ['\t'] = BYTE_SPACE,
  ['\n'] = BYTE_SPACE,
  [0x0b ... 0x0c] = BYTE_FORBIDDEN,
  ['\r'] = BYTE_MARKUP,
  [0x0e ... 0x1f] = BYTE_FORBIDDEN,
  ['"'] = BYTE_SPACE,
  ['&'] = BYTE_MARKUP,
  ['<'] = BYTE_MARKUP,
  ['>'] = BYTE_MARKUP,
  [0x80 ... 0xff] = BYTE_LONG,
};

/**
 * MpXmlWriter:
 * @open: names of the elements that are open, outermost first; not copied
 * @tag_is_open: the last start tag still takes attributes
 * @has_text: the innermost element holds text, so that nothing may be indented in it
 */
struct _MpXmlWriter
{
  GOutputStream *stream;
  GCancellable *cancellable;
  GString *buffer;
  GPtrArray *open;
  GError *error;
  gboolean tag_is_open;
  gboolean has_text;
};

static void
flush (MpXmlWriter *self)
{
  if (self->error == NULL
      && !g_cancellable_set_error_if_cancelled (self->cancellable, &self->error))
    g_output_stream_write_all (self->stream, self->buffer->str, self->buffer->len, NULL,
                               self->cancellable, &self->error);
  g_string_truncate (self->buffer, 0);
}

/* g_string_append() measures, checks and terminates each time; this only grows now and then. */
static inline void
put (MpXmlWriter *self,
     const char  *bytes,
     gsize        length)
{
  GString *buffer = self->buffer;

  if (G_UNLIKELY (buffer->len + length >= buffer->allocated_len))
    {
      g_string_append_len (buffer, bytes, length);
      return;
    }
  memcpy (buffer->str + buffer->len, bytes, length);
  buffer->len += length;
}

static const char *
get_reference (char byte)
{
  switch (byte)
    {
    case '&':
      return "&amp;";
    case '<':
      return "&lt;";
    case '>':
      return "&gt;";
    case '"':
      return "&quot;";
    case '\t':
      return "&#9;";
    case '\n':
      return "&#10;";
    default:
      return "&#13;";
    }
}

static void
put_reference (MpXmlWriter *self,
               char         byte)
{
  const char *reference = get_reference (byte);

  put (self, reference, strlen (reference));
}

/* Copies one character of several bytes, unless XML has no place for it: U+FFFE, U+FFFF, or bytes
 * that are no character at all.  Returns how many bytes were read. */
static gsize
put_long (MpXmlWriter *self,
          const char  *text,
          const char  *end)
{
  gunichar character = g_utf8_get_char_validated (text, end - text);
  gsize length;

  if (character == (gunichar) -1 || character == (gunichar) -2)
    {
      put (self, REPLACEMENT, strlen (REPLACEMENT));
      return 1;
    }

  length = g_utf8_skip[(guchar) *text];
  if (character == 0xfffe || character == 0xffff)
    put (self, REPLACEMENT, strlen (REPLACEMENT));
  else
    put (self, text, length);
  return length;
}

static gsize
put_special (MpXmlWriter *self,
             const char  *text,
             const char  *end,
             gboolean     in_attribute)
{
  switch ((ByteClass) byte_classes[(guchar) *text])
    {
    case BYTE_LONG:
      return put_long (self, text, end);
    case BYTE_FORBIDDEN:
      put (self, REPLACEMENT, strlen (REPLACEMENT));
      return 1;
    case BYTE_MARKUP:
      put_reference (self, *text);
      return 1;
    case BYTE_SPACE:
    case BYTE_PLAIN:
    default:
      if (in_attribute)
        put_reference (self, *text);
      else
        put (self, text, 1);
      return 1;
    }
}

static void
put_escaped (MpXmlWriter *self,
             const char  *text,
             gboolean     in_attribute)
{
  const char *end = text + strlen (text);

  while (text < end)
    {
      const char *plain = text;

      while (text < end && byte_classes[(guchar) *text] == BYTE_PLAIN)
        text++;
      put (self, plain, text - plain);
      if (text < end)
        text += put_special (self, text, end, in_attribute);
    }
}

static void
close_tag (MpXmlWriter *self)
{
  if (self->tag_is_open)
    put (self, ">", 1);
  self->tag_is_open = FALSE;
}

static void
put_line_start (MpXmlWriter *self,
                guint        depth)
{
  static const char spaces[] = "\n                                ";

  put (self, spaces, 1 + MIN (2 * depth, sizeof spaces - 2));
}

/**
 * mp_xml_writer_new:
 * @stream: where to write to; stays open
 * @cancellable: (nullable): to give up
 *
 * Begins a document in UTF-8.  No writing function fails: the first error is kept, what follows
 * is dropped, and mp_xml_writer_finish() reports it.
 *
 * Characters that XML 1.0 cannot hold (most control characters, U+FFFE and U+FFFF, bytes that are
 * not UTF-8) are written as U+FFFD.
 *
 * Returns: (transfer full): a writer
 */
MpXmlWriter *
mp_xml_writer_new (GOutputStream *stream,
                   GCancellable  *cancellable)
{
  MpXmlWriter *self;

  g_return_val_if_fail (G_IS_OUTPUT_STREAM (stream), NULL);

  self = g_new0 (MpXmlWriter, 1);
  self->stream = g_object_ref (stream);
  g_set_object (&self->cancellable, cancellable);
  self->buffer = g_string_sized_new (2 * FLUSH_AT);
  self->open = g_ptr_array_new ();
  g_string_append (self->buffer, "<?xml version=\"1.0\" encoding=\"UTF-8\"?>");
  return self;
}

/**
 * mp_xml_writer_finish:
 * @self: a writer whose elements are all ended
 * @error: set to the first error that occurred since it was made
 *
 * Writes what is left.
 *
 * Returns: whether the whole document was written
 */
gboolean
mp_xml_writer_finish (MpXmlWriter  *self,
                      GError      **error)
{
  g_return_val_if_fail (self != NULL, FALSE);
  g_return_val_if_fail (self->open->len == 0, FALSE);

  put (self, "\n", 1);
  flush (self);
  if (self->error == NULL)
    return TRUE;

  g_propagate_error (error, g_steal_pointer (&self->error));
  return FALSE;
}

/**
 * mp_xml_writer_free:
 * @self: (transfer full): a writer
 *
 * Frees @self; what was not flushed yet is lost.
 */
void
mp_xml_writer_free (MpXmlWriter *self)
{
  g_return_if_fail (self != NULL);

  g_clear_object (&self->stream);
  g_clear_object (&self->cancellable);
  g_string_free (self->buffer, TRUE);
  g_ptr_array_unref (self->open);
  g_clear_error (&self->error);
  g_free (self);
}

/**
 * mp_xml_writer_start:
 * @self: a writer
 * @name: the element's name; it must live until the element ends
 *
 * Starts an element on a line of its own.
 */
void
mp_xml_writer_start (MpXmlWriter *self,
                     const char  *name)
{
  g_return_if_fail (self != NULL && name != NULL);

  close_tag (self);
  if (self->buffer->len >= FLUSH_AT)
    flush (self);
  put_line_start (self, self->open->len);
  put (self, "<", 1);
  put (self, name, strlen (name));
  g_ptr_array_add (self->open, (gpointer) name);
  self->tag_is_open = TRUE;
  self->has_text = FALSE;
}

/**
 * mp_xml_writer_attribute:
 * @self: a writer that has just started an element
 * @name: the attribute's name
 * @value: (nullable): its value; nothing is written for %NULL
 */
void
mp_xml_writer_attribute (MpXmlWriter *self,
                         const char  *name,
                         const char  *value)
{
  g_return_if_fail (self != NULL && self->tag_is_open && name != NULL);

  if (value == NULL)
    return;
  put (self, " ", 1);
  put (self, name, strlen (name));
  put (self, "=\"", 2);
  put_escaped (self, value, TRUE);
  put (self, "\"", 1);
}

/**
 * mp_xml_writer_text:
 * @self: a writer inside an element that holds text
 * @text: (nullable): what it holds
 */
void
mp_xml_writer_text (MpXmlWriter *self,
                    const char  *text)
{
  g_return_if_fail (self != NULL && self->open->len > 0);

  if (text == NULL)
    return;
  close_tag (self);
  put_escaped (self, text, FALSE);
  self->has_text = TRUE;
}

/**
 * mp_xml_writer_end:
 * @self: a writer
 *
 * Ends the element that was started last.
 */
void
mp_xml_writer_end (MpXmlWriter *self)
{
  const char *name;

  g_return_if_fail (self != NULL && self->open->len > 0);

  name = g_ptr_array_steal_index (self->open, self->open->len - 1);
  if (self->tag_is_open)
    {
      put (self, "/>", 2);
    }
  else
    {
      if (!self->has_text)
        put_line_start (self, self->open->len);
      put (self, "</", 2);
      put (self, name, strlen (name));
      put (self, ">", 1);
    }
  self->tag_is_open = FALSE;
  self->has_text = FALSE;
}

/**
 * mp_xml_writer_element:
 * @self: a writer
 * @name: the element's name
 * @text: (nullable): what it holds; nothing is written for %NULL
 *
 * Writes an element that holds nothing but text.
 */
void
mp_xml_writer_element (MpXmlWriter *self,
                       const char  *name,
                       const char  *text)
{
  gsize length;

  g_return_if_fail (self != NULL && name != NULL);

  if (text == NULL)
    return;
  close_tag (self);
  if (self->buffer->len >= FLUSH_AT)
    flush (self);
  length = strlen (name);
  put_line_start (self, self->open->len);
  put (self, "<", 1);
  put (self, name, length);
  put (self, ">", 1);
  put_escaped (self, text, FALSE);
  put (self, "</", 2);
  put (self, name, length);
  put (self, ">", 1);
  self->has_text = FALSE;
}

/**
 * mp_xml_writer_date:
 * @self: a writer
 * @name: the element's name
 * @date: what it holds; nothing is written for no date
 */
void
mp_xml_writer_date (MpXmlWriter *self,
                    const char  *name,
                    MpDate       date)
{
  char buffer[MP_DATE_ISO_SIZE];

  if (!mp_date_is_set (date))
    return;
  mp_date_format_iso (date, buffer);
  mp_xml_writer_element (self, name, buffer);
}

/**
 * mp_xml_writer_has_failed:
 * @self: a writer
 *
 * Returns: whether it makes sense to stop now, since mp_xml_writer_finish() will report an error
 */
gboolean
mp_xml_writer_has_failed (MpXmlWriter *self)
{
  g_return_val_if_fail (self != NULL, TRUE);

  return self->error != NULL || g_cancellable_is_cancelled (self->cancellable);
}
