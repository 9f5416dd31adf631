/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Whole names taken apart into given and family name. */

#include "config.h"

#include "exchange/mp-import-name.h"

#include "rules/mp-people-rules.h"

#include <string.h>

static gboolean
is_upper (const char *word)
{
  guint n_letters = 0;

  for (const char *p = word; *p != '\0'; p = g_utf8_next_char (p))
    {
      gunichar c = g_utf8_get_char (p);

      if (g_unichar_islower (c))
        return FALSE;
      n_letters += g_unichar_isupper (c);
    }

  return n_letters > 1;
}

/* Offices write "TREMBLAY Zoé": the family name is what is shouted. */
static guint
count_upper (char **words)
{
  guint n = 0;

  while (words[n] != NULL && is_upper (words[n]))
    n++;
  return n;
}

/* Turns "Tremblay Zoé" into "Tremblay, Zoé", which can be taken apart in one way only. */
static char *
put_comma (char **words,
           guint  n_family)
{
  GString *text = g_string_new (NULL);

  for (guint i = 0; words[i] != NULL; i++)
    {
      if (i > 0)
        g_string_append (text, i == n_family ? ", " : " ");
      g_string_append (text, words[i]);
    }

  return g_string_free (text, FALSE);
}

/* "de la Cruz Ana" goes on after its particles, which are written small. */
static guint
count_family_first (char **words)
{
  guint n = 0;

  while (words[n] != NULL && words[n + 1] != NULL
         && g_unichar_islower (g_utf8_get_char (words[n])))
    n++;
  return n + 1;
}

/**
 * mp_import_split_name:
 * @name: a whole name
 * @whole: how such names are written where it comes from
 * @given_name: (out) (nullable): the given names
 * @family_name: (out) (nullable): the family name
 *
 * A comma stands after the family name; without one, words in capitals before others are it.
 */
void
mp_import_split_name (const char     *name,
                      MpImportWhole   whole,
                      char          **given_name,
                      char          **family_name)
{
  g_auto (GStrv) words = NULL;
  g_autofree char *with_comma = NULL;
  guint n_words, n_upper;

  g_return_if_fail (name != NULL && given_name != NULL && family_name != NULL);

  if (strchr (name, ',') != NULL)
    {
      mp_people_split_name (name, given_name, family_name);
      return;
    }

  words = g_strsplit_set (name, " \t", -1);
  n_words = g_strv_length (words);
  n_upper = count_upper (words);
  if (n_upper > 0 && n_upper < n_words)
    with_comma = put_comma (words, n_upper);
  else if (whole == MP_IMPORT_WHOLE_NAME_FAMILY_FIRST && n_words > 1)
    with_comma = put_comma (words, count_family_first (words));
  mp_people_split_name (with_comma != NULL ? with_comma : name, given_name, family_name);
}
