/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Who is found by the words that somebody types.  Its SQL is SQLite's own: the index is FTS5. */

#include "store/mp-people-search.h"

#include "base/mp-fold.h"

/**
 * mp_people_search_split:
 * @search: (nullable): what somebody typed
 *
 * Returns: (transfer full) (array zero-terminated=1): its words, folded; none if there is nothing
 *   to look for
 */
char **
mp_people_search_split (const char *search)
{
  g_autofree char *folded = mp_fold_words (search);

  return g_strsplit (folded, " ", -1);
}

/**
 * mp_people_search_match:
 * @words: at least one, as mp_people_search_split() returns them
 *
 * Returns: (transfer full): the FTS5 expression for texts in which each of @words begins a word
 */
char *
mp_people_search_match (char **words)
{
  GString *match = g_string_new (NULL);

  for (gsize i = 0; words[i] != NULL; i++)
    g_string_append_printf (match, "%s\"%s\"*", i > 0 ? " " : "", words[i]);
  return g_string_free (match, FALSE);
}

static gboolean
narrow_people (MpPeopleSet *set, MpDb *db, char **words, GError **error)
{
  g_autofree char *match = mp_people_search_match (words);
  g_autoptr (MpStatement) statement = NULL;

  statement = mp_db_prepare (db, "SELECT rowid FROM person_search WHERE person_search MATCH ?1",
                             error);
  if (statement == NULL)
    return FALSE;
  mp_statement_bind_text (statement, 1, match);
  return mp_people_set_narrow (set, statement, error);
}

/* Adds the words of each row's columns to the text of the organisation that the first one names. */
static gboolean
collect_words (MpDb *db, const char *sql, int n_columns, GHashTable *texts, GError **error)
{
  g_autoptr (MpStatement) statement = mp_db_prepare (db, sql, error);
  MpStep step;

  if (statement == NULL)
    return FALSE;
  while ((step = mp_statement_step (statement, error)) == MP_STEP_ROW)
    {
      gint64 id = mp_statement_get_int (statement, 0);
      GString *text = g_hash_table_lookup (texts, &id);

      if (text == NULL)
        {
          text = g_string_new (NULL);
          g_hash_table_insert (texts, g_memdup2 (&id, sizeof id), text);
        }
      for (int column = 1; column < n_columns; column++)
        mp_fold_append (text, mp_statement_get_text (statement, column));
    }
  return step == MP_STEP_DONE;
}

static void
string_free (gpointer data)
{
  g_string_free (data, TRUE);
}

/* Partners are few: their words are folded and compared here instead of kept in an index. */
static gboolean
narrow_partners (MpPeopleSet *set, MpDb *db, char **words, GError **error)
{
  g_autoptr (GHashTable) texts = NULL;
  GHashTableIter iter;
  gpointer id, text;

  texts = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, string_free);
  if (!collect_words (db,
                      "SELECT id, name, town, industry, email, phone, notes FROM organisation", 7,
                      texts, error)
      || !collect_words (db,
                         "SELECT organisation, name, role, email, phone"
                         " FROM organisation_contact",
                         5, texts, error))
    return FALSE;

  mp_people_set_begin (set);
  g_hash_table_iter_init (&iter, texts);
  while (g_hash_table_iter_next (&iter, &id, &text))
    if (mp_fold_words_have_prefixes (((GString *) text)->str, (const char *const *) words))
      mp_people_set_keep (set, *(gint64 *) id);
  return TRUE;
}

/**
 * mp_people_search_narrow:
 *
 * Leaves in @set those in whose name, e-mail, phone, school or notes each word of the search
 * begins a word.
 */
gboolean
mp_people_search_narrow (MpPeopleSet *set, MpDb *db, const MpPeopleFilter *filter, GError **error)
{
  g_auto (GStrv) words = mp_people_search_split (filter->search);

  if (words[0] == NULL)
    return TRUE;
  if (filter->list == MP_LIST_PARTNERS)
    return narrow_partners (set, db, words, error);
  return narrow_people (set, db, words, error);
}
