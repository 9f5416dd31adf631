/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The apostrophe that keeps a spreadsheet from taking a value for a formula. */

#pragma once

#include <glib.h>
#include <string.h>

G_BEGIN_DECLS

/* What a formula, or a trick to begin one, starts with. */
#define MP_CSV_GUARDED "=+-@\t\r\n"

static inline gboolean
mp_csv_starts_formula (const char *value,
                       gsize       length)
{
  return length > 0 && value[0] != '\0' && strchr (MP_CSV_GUARDED, value[0]) != NULL;
}

/*
 * mp_csv_is_guarded:
 *
 * A value that itself is apostrophes before such a character gets one more when it is written, so
 * that taking one away is always right for a file of ours.
 */
static inline gboolean
mp_csv_is_guarded (const char *value,
                   gsize       length)
{
  gsize n = 0;

  while (n < length && value[n] == '\'')
    n++;
  return n > 0 && mp_csv_starts_formula (value + n, length - n);
}

static inline gboolean
mp_csv_needs_guard (const char *value,
                    gsize       length)
{
  return mp_csv_starts_formula (value, length) || mp_csv_is_guarded (value, length);
}

G_END_DECLS
