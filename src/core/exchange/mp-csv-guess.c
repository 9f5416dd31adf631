/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What separates the values of a table, recognised from its first lines. */

#include "config.h"

#include "exchange/mp-csv-guess.h"

#include <string.h>

#define N_LINES 50
#define SEPARATORS ",;\t|"
#define N_SEPARATORS 4

typedef struct
{
  guint first[N_SEPARATORS];
  guint count[N_SEPARATORS];
  guint n_same[N_SEPARATORS];
  guint n_lines;
} Tally;

static void
end_line (Tally *tally)
{
  for (guint i = 0; i < N_SEPARATORS; i++)
    {
      if (tally->n_lines == 0)
        tally->first[i] = tally->count[i];
      tally->n_same[i] += tally->count[i] == tally->first[i];
      tally->count[i] = 0;
    }
  tally->n_lines++;
}

/* What stands in quotation marks does not count; a mark inside a value is no opening one. */
static void
tally_lines (const char *text,
             gsize       length,
             Tally      *tally)
{
  gboolean quoted = FALSE;
  gboolean at_start = TRUE;

  for (gsize i = 0; i < length && tally->n_lines < N_LINES; i++)
    {
      const char *separator = text[i] == '\0' ? NULL : strchr (SEPARATORS, text[i]);

      if (text[i] == '"' && (quoted || at_start))
        quoted = !quoted;
      else if (!quoted && separator != NULL)
        tally->count[separator - SEPARATORS]++;
      else if (!quoted && text[i] == '\n')
        end_line (tally);
      at_start = separator != NULL || text[i] == '\n' || text[i] == '\r';
    }
  if (tally->n_lines == 0)
    end_line (tally);
}

/**
 * mp_csv_guess_separator:
 * @text: (array length=length): the beginning of a table, UTF-8
 * @length: of @text in bytes
 *
 * The header decides, since no name of a column has a separator in it; lines that have as many as
 * the header speak for a candidate that comes second there.
 *
 * Returns: a comma, semicolon, tab or vertical bar; a comma if there is none of them
 */
char
mp_csv_guess_separator (const char *text,
                        gsize       length)
{
  Tally tally = { 0 };
  guint best = 0;
  guint best_score = 0;

  g_return_val_if_fail (text != NULL || length == 0, ',');

  tally_lines (text, length, &tally);
  for (guint i = 0; i < N_SEPARATORS; i++)
    {
      guint score = tally.first[i] * tally.n_same[i];

      if (score > best_score)
        {
          best = i;
          best_score = score;
        }
    }

  return SEPARATORS[best];
}
