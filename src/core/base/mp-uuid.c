/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Identifiers that stay with a record for life: UUID version 7 (RFC 9562). */

#include "base/mp-uuid.h"

#include <string.h>
#include <sys/random.h>

/* Random bytes are drawn for many identifiers at once: an import needs 100,000. */
typedef struct
{
  guint8 random[1024];
  gsize n_used;
  gint64 milliseconds;
  guint16 counter;
} Source;

static GMutex lock;

static void
draw (Source *source, guint8 *bytes, gsize n_bytes)
{
  if (source->n_used + n_bytes > sizeof source->random)
    {
      if (getrandom (source->random, sizeof source->random, 0) != sizeof source->random)
        g_error ("The system gave no random bytes");
      source->n_used = 0;
    }
  memcpy (bytes, source->random + source->n_used, n_bytes);
  source->n_used += n_bytes;
}

/* RFC 9562, section 6.2, method 1: a counter of 12 bits after the time keeps identifiers made
 * within a millisecond in order, so that an index over them grows at its end. */
static void
advance (Source *source)
{
  gint64 now = g_get_real_time () / 1000;

  if (now > source->milliseconds)
    {
      guint8 seed;

      draw (source, &seed, 1);
      source->milliseconds = now;
      source->counter = seed;
    }
  else if (++source->counter > 0xfff)
    {
      source->milliseconds++;
      source->counter = 0;
    }
}

static void
write_text (const guint8 bytes[16], char uuid[static MP_UUID_SIZE])
{
  static const char digits[] = "0123456789abcdef";
  char *out = uuid;

  for (int i = 0; i < 16; i++)
    {
      if (i == 4 || i == 6 || i == 8 || i == 10)
        *out++ = '-';
      *out++ = digits[bytes[i] >> 4];
      *out++ = digits[bytes[i] & 0xf];
    }
  *out = '\0';
}

/**
 * mp_uuid_new:
 * @uuid: (out): a new identifier in its 36 characters
 *
 * Identifiers made by one process sort in the order in which they were made.  Any thread may call.
 */
void
mp_uuid_new (char uuid[static MP_UUID_SIZE])
{
  static Source source = { .n_used = sizeof source.random };
  guint8 bytes[16];

  g_mutex_lock (&lock);
  advance (&source);
  for (int i = 0; i < 6; i++)
    bytes[i] = (guint8) (source.milliseconds >> (8 * (5 - i)));
  bytes[6] = (guint8) (0x70 | source.counter >> 8);
  bytes[7] = (guint8) source.counter;
  draw (&source, bytes + 8, 8);
  g_mutex_unlock (&lock);
  bytes[8] = (bytes[8] & 0x3f) | 0x80;
  write_text (bytes, uuid);
}

/**
 * mp_uuid_is_valid:
 * @text: (nullable): any text
 *
 * Returns: whether @text has the form of an identifier in lower case, of whatever version
 */
gboolean
mp_uuid_is_valid (const char *text)
{
  if (text == NULL || strlen (text) != MP_UUID_SIZE - 1)
    return FALSE;
  for (int i = 0; i < MP_UUID_SIZE - 1; i++)
    {
      gboolean dash = i == 8 || i == 13 || i == 18 || i == 23;

      if (dash ? text[i] != '-' : !g_ascii_isxdigit (text[i]) || g_ascii_isupper (text[i]))
        return FALSE;
    }
  return TRUE;
}
