/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the command line says: text to standard output, of which none is lost unnoticed. */

#include "cli/mp-cli-output.h"

#include <errno.h>
#include <fcntl.h>
#include <glib/gi18n.h>
#include <signal.h>
#include <string.h>
#include <unistd.h>

/* Text is handed to the system in pieces of about this size. */
#define PIECE 65536

/**
 * MpCliOutput:
 * @charset: (nullable): what the locale writes in, or %NULL for UTF-8
 * @failed_with: errno of the first piece that could not be written, or 0
 */
struct _MpCliOutput
{
  int fd;
  GString *pending;
  char *charset;
  int failed_with;
};

static void
open_closed (int fd,
             int flags)
{
  if (fcntl (fd, F_GETFD) != -1 || errno != EBADF)
    return;
  if (open ("/dev/null", flags) != fd)
    _exit (1);
}

/**
 * mp_cli_output_guard:
 *
 * Makes sure that the three standard descriptors are taken, so that no file that is opened later
 * gets their numbers and a message written into it.  A closed standard output is opened for
 * reading, so that writing to it fails as it should.
 */
void
mp_cli_output_guard (void)
{
  open_closed (STDIN_FILENO, O_RDONLY);
  open_closed (STDOUT_FILENO, O_RDONLY);
  open_closed (STDERR_FILENO, O_WRONLY);
  signal (SIGPIPE, SIG_IGN);
}

/* The plain C locale knows ASCII only; names with accents go out as UTF-8 there, not as "?". */
static char *
locale_charset (void)
{
  const char *charset;

  if (g_get_charset (&charset) || g_str_has_prefix (charset, "ANSI_X3.4")
      || g_ascii_strcasecmp (charset, "US-ASCII") == 0)
    return NULL;
  /* A typographic apostrophe that the encoding does not have becomes a plain one. */
  return g_strconcat (charset, "//TRANSLIT", NULL);
}

/**
 * mp_cli_output_new:
 * @fd: a descriptor that stays the caller's
 *
 * Returns: (transfer full): an output in the encoding of the locale
 */
MpCliOutput *
mp_cli_output_new (int fd)
{
  MpCliOutput *self = g_new0 (MpCliOutput, 1);

  self->fd = fd;
  self->pending = g_string_sized_new (PIECE + 1024);
  self->charset = locale_charset ();
  return self;
}

/**
 * mp_cli_output_free:
 * @self: an output; what was not finished is not written
 */
void
mp_cli_output_free (MpCliOutput *self)
{
  g_string_free (self->pending, TRUE);
  g_free (self->charset);
  g_free (self);
}

/**
 * mp_cli_output_set_raw:
 * @self: an output
 *
 * What follows is data for another program and always UTF-8.
 */
void
mp_cli_output_set_raw (MpCliOutput *self)
{
  g_return_if_fail (self != NULL);

  g_clear_pointer (&self->charset, g_free);
}

static void
write_all (MpCliOutput *self,
           const char  *bytes,
           gsize        n_bytes)
{
  while (n_bytes > 0 && self->failed_with == 0)
    {
      gssize written = write (self->fd, bytes, n_bytes);

      if (written >= 0)
        {
          bytes += written;
          n_bytes -= (gsize) written;
        }
      else if (errno != EINTR)
        {
          self->failed_with = errno;
        }
    }
}

static void
flush (MpCliOutput *self)
{
  g_autofree char *converted = NULL;
  gsize n_converted;

  if (self->charset != NULL)
    converted = g_convert_with_fallback (self->pending->str, (gssize) self->pending->len,
                                         self->charset, "UTF-8", "?", NULL, &n_converted, NULL);
  if (converted != NULL)
    write_all (self, converted, n_converted);
  else
    write_all (self, self->pending->str, self->pending->len);
  g_string_truncate (self->pending, 0);
}

/**
 * mp_cli_output_text:
 * @self: an output
 * @text: whole characters of UTF-8
 *
 * Writes @text; whether that worked is known in the end, from mp_cli_output_finish().
 */
void
mp_cli_output_text (MpCliOutput *self,
                    const char  *text)
{
  g_return_if_fail (self != NULL && text != NULL);

  g_string_append (self->pending, text);
  if (self->pending->len >= PIECE)
    flush (self);
}

/**
 * mp_cli_output_line:
 * @self: an output
 * @format: as of printf()
 * @...: as of printf()
 *
 * Writes a line and its end.
 */
void
mp_cli_output_line (MpCliOutput *self,
                    const char  *format,
                    ...)
{
  va_list args;
  g_autofree char *text = NULL;

  va_start (args, format);
  text = g_strdup_vprintf (format, args);
  va_end (args);
  mp_cli_output_text (self, text);
  mp_cli_output_text (self, "\n");
}

/**
 * mp_cli_output_finish:
 * @self: an output
 * @error: return location for a #GError
 *
 * Writes what is left.
 *
 * Returns: %FALSE with @error set if anything since mp_cli_output_new() did not get through
 */
gboolean
mp_cli_output_finish (MpCliOutput *self,
                      GError     **error)
{
  g_return_val_if_fail (self != NULL, FALSE);

  flush (self);
  if (self->failed_with == 0)
    return TRUE;

  g_set_error (error, G_IO_ERROR, g_io_error_from_errno (self->failed_with),
               _("The output could not be written, so some of it is missing: %s"),
               g_strerror (self->failed_with));
  return FALSE;
}
