/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The one person that somebody means by a name or a uuid. */

/* Its search of people is SQLite's own: the index is FTS5. */

#include "store/mp-query-who.h"

#include "base/mp-fold.h"
#include "model/mp-schema.h"
#include "store/mp-store-private.h"

#include <glib/gi18n-lib.h>

/* As many as an error lists; who has more namesakes is better found by other means. */
#define MAX_CANDIDATES 10

typedef struct
{
  gint64 id;
  char *text;
} Candidate;

static void
candidate_clear (gpointer data)
{
  g_free (((Candidate *) data)->text);
}

#define SELECT_SOMEBODY                                                                         \
  "SELECT p.id, p.uuid, p.given_name, p.preferred_name, p.family_name, c.name, t.occupation"    \
  " FROM person p LEFT JOIN mentee e ON e.id = p.id LEFT JOIN cohort c ON c.id = e.cohort"      \
  " LEFT JOIN mentor t ON t.id = p.id"                                                          \
  " WHERE (?1 = 'person' OR ?1 = 'mentee' AND e.id IS NOT NULL"                                 \
  "        OR ?1 = 'mentor' AND t.id IS NOT NULL)"

static char *
join_names (const char *first, const char *second)
{
  g_autofree char *joined = g_strconcat (first != NULL ? first : "",
                                         second != NULL ? second : "", NULL);

  return mp_fold_key (joined);
}

/* Whether the key is the whole name of the present row, in whichever order. */
static gboolean
is_called (MpStatement *statement, const char *key)
{
  const char *family = mp_statement_get_text (statement, 4);

  for (int column = 2; column <= 3; column++)
    {
      const char *given = mp_statement_get_text (statement, column);
      g_autofree char *forwards = join_names (given, family);
      g_autofree char *backwards = join_names (family, given);

      /* A family name alone means nobody who has another name too. */
      if (given == NULL && !mp_statement_is_null (statement, 5 - column))
        continue;
      if (g_str_equal (forwards, key) || g_str_equal (backwards, key))
        return TRUE;
    }
  return FALSE;
}

static char *
describe (MpStatement *statement)
{
  GString *text = g_string_new (mp_statement_get_text (statement, 1));

  for (int column = 2; column <= 4; column++)
    if (!mp_statement_is_null (statement, column))
      g_string_append_printf (text, column == 3 ? " (%s)" : " %s",
                              mp_statement_get_text (statement, column));
  for (int column = 5; column <= 6; column++)
    if (!mp_statement_is_null (statement, column))
      g_string_append_printf (text, ", %s", mp_statement_get_text (statement, column));
  return g_string_free (text, FALSE);
}

/* With a key, those whose whole name it is; without one, everybody that the statement finds. */
static GArray *
collect (MpStatement *statement, const char *key, GError **error)
{
  g_autoptr (GArray) candidates = g_array_new (FALSE, FALSE, sizeof (Candidate));
  MpStep step = MP_STEP_DONE;

  g_array_set_clear_func (candidates, candidate_clear);
  while (candidates->len <= MAX_CANDIDATES
         && (step = mp_statement_step (statement, error)) == MP_STEP_ROW)
    if (key == NULL || is_called (statement, key))
      {
        Candidate candidate = { mp_statement_get_int (statement, 0), describe (statement) };

        g_array_append_val (candidates, candidate);
      }
  return step == MP_STEP_ERROR ? NULL : g_steal_pointer (&candidates);
}

static GArray *
find_uuid (MpDb *db, const MpTable *table, const char *uuid, GError **error)
{
  g_autoptr (MpStatement) statement = NULL;

  statement = mp_db_prepare (db, SELECT_SOMEBODY " AND p.uuid = ?2", error);
  if (statement == NULL)
    return NULL;
  mp_statement_bind_text (statement, 1, table->name);
  mp_statement_bind_text (statement, 2, uuid);
  return collect (statement, NULL, error);
}

static char *
make_match (const char *name, const char *after_word)
{
  g_autofree char *folded = mp_fold_words (name);
  g_auto (GStrv) words = g_strsplit (folded, " ", -1);
  GString *match = g_string_new (NULL);

  for (guint i = 0; words[i] != NULL; i++)
    g_string_append_printf (match, "%s\"%s\"%s", i > 0 ? " " : "", words[i], after_word);
  return g_string_free (match, FALSE);
}

/* Every sort_name that somebody with this name can have, wherever the family name begins. */
static char *
make_sort_names (const char *key)
{
  GString *json = g_string_new ("[");

  g_string_append_printf (json, "\"%s\"", key);
  for (const char *cut = g_utf8_next_char (key); *cut != '\0'; cut = g_utf8_next_char (cut))
    {
      g_string_append_printf (json, ",\"%s %.*s\"", cut, (int) (cut - key), key);
      g_string_append_printf (json, ",\"%.*s %s\"", (int) (cut - key), key, cut);
    }
  g_string_append_c (json, ']');
  return g_string_free (json, FALSE);
}

static GArray *
find_name (MpDb *db, const MpTable *table, const char *name, const char *key, GError **error)
{
  g_autoptr (MpStatement) statement = NULL;
  g_autofree char *match = make_match (name, "");
  g_autofree char *sort_names = make_sort_names (key);

  statement = mp_db_prepare (db,
                             SELECT_SOMEBODY
                             " AND (p.sort_name IN (SELECT value FROM json_each (?3))"
                             "      OR p.id IN (SELECT rowid FROM person_search"
                             "                  WHERE person_search MATCH ?2))"
                             " ORDER BY p.sort_name, p.id",
                             error);
  if (statement == NULL)
    return NULL;
  mp_statement_bind_text (statement, 1, table->name);
  mp_statement_bind_text (statement, 2, match);
  mp_statement_bind_text (statement, 3, sort_names);
  return collect (statement, key, error);
}

static GArray *
find_similar (MpDb *db, const MpTable *table, const char *name)
{
  g_autoptr (MpStatement) statement = NULL;
  g_autofree char *match = make_match (name, "*");

  statement = mp_db_prepare (db,
                             SELECT_SOMEBODY
                             " AND p.id IN (SELECT rowid FROM person_search"
                             "              WHERE person_search MATCH ?2)"
                             " ORDER BY p.sort_name, p.id",
                             NULL);
  if (statement == NULL || *match == '\0')
    return NULL;
  mp_statement_bind_text (statement, 1, table->name);
  mp_statement_bind_text (statement, 2, match);
  return collect (statement, NULL, NULL);
}

/* What fits between a message and the end of it. */
static char *
list_candidates (const GArray *candidates)
{
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < MIN (candidates->len, MAX_CANDIDATES); i++)
    g_string_append_printf (text, "\n  %s", g_array_index (candidates, Candidate, i).text);
  if (candidates->len > MAX_CANDIDATES)
    g_string_append (text, "\n  …");
  return g_string_free (text, FALSE);
}

static void
set_nobody (MpDb *db, const MpTable *table, const char *who, GError **error)
{
  g_autoptr (GArray) similar = find_similar (db, table, who);
  g_autofree char *list = NULL;

  if (similar == NULL || similar->len == 0)
    {
      g_set_error (error, MP_STORE_ERROR, MP_STORE_ERROR_NOT_FOUND,
                   /* Translators: %1$s is a kind of record such as "Mentee". */
                   _("%1$s: there is nobody called “%2$s”."), mp_table_get_label (table), who);
      return;
    }
  list = list_candidates (similar);
  g_set_error (error, MP_STORE_ERROR, MP_STORE_ERROR_NOT_FOUND,
               /* Translators: %1$s is a kind of record such as "Mentee", %3$s lines of names. */
               _("%1$s: there is nobody called “%2$s”. Similar names, each after its uuid:%3$s"),
               mp_table_get_label (table), who, list);
}

static void
set_several (const MpTable *table, const char *who, const GArray *candidates, GError **error)
{
  g_autofree char *list = list_candidates (candidates);

  g_set_error (error, MP_STORE_ERROR, MP_STORE_ERROR_INVALID,
               /* Translators: %1$s is a kind of record such as "Mentee", %3$s lines of names. */
               _("%1$s: several are called “%2$s”. Give the uuid of one of them:%3$s"),
               mp_table_get_label (table), who, list);
}

/**
 * mp_who_find:
 * @store: a programme
 * @table: person, mentee or mentor: who can be meant
 * @who: a uuid, or a whole name: the given or preferred name and the family name, in any order
 * @error: return location for a #GError
 *
 * Accents, case, spacing and punctuation of the name do not count.
 *
 * Returns: the id, or 0 with %MP_STORE_ERROR_NOT_FOUND where nobody is meant, and
 *   %MP_STORE_ERROR_INVALID where several are; the message lists them
 */
gint64
mp_who_find (MpStore *store, const MpTable *table, const char *who, GError **error)
{
  g_autoptr (GArray) found = NULL;
  g_autofree char *key = NULL;
  g_autofree char *lower = NULL;
  MpDb *db;

  g_return_val_if_fail (MP_IS_STORE (store) && table != NULL && who != NULL, 0);

  db = mp_store_get_db (store);
  key = mp_fold_key (who);
  lower = g_ascii_strdown (who, -1);
  if (mp_uuid_is_valid (lower))
    found = find_uuid (db, table, lower, error);
  else if (*key != '\0')
    found = find_name (db, table, who, key, error);
  else
    found = g_array_new (FALSE, FALSE, sizeof (Candidate));

  if (found == NULL)
    return 0;
  if (found->len == 1)
    return g_array_index (found, Candidate, 0).id;
  if (found->len == 0)
    set_nobody (db, table, who, error);
  else
    set_several (table, who, found, error);
  return 0;
}

/**
 * mp_who_find_cohort:
 * @store: a programme
 * @name: a uuid or a whole name
 * @error: return location for a #GError
 *
 * Accents, case, spacing and punctuation of the name do not count.
 *
 * Returns: the id, or 0 with %MP_STORE_ERROR_NOT_FOUND where there is no such cohort
 */
gint64
mp_who_find_cohort (MpStore *store, const char *name, GError **error)
{
  g_autoptr (GPtrArray) cohorts = NULL;
  g_autofree char *key = mp_fold_key (name);

  g_return_val_if_fail (MP_IS_STORE (store) && name != NULL, 0);

  cohorts = mp_store_list (store, &mp_cohort_table, error);
  if (cohorts == NULL)
    return 0;
  for (guint i = 0; i < cohorts->len; i++)
    {
      const MpCohort *cohort = cohorts->pdata[i];
      g_autofree char *cohort_key = mp_fold_key (cohort->name);

      if (g_str_equal (cohort_key, key) || g_ascii_strcasecmp (cohort->row.uuid, name) == 0)
        return cohort->row.id;
    }
  g_set_error (error, MP_STORE_ERROR, MP_STORE_ERROR_NOT_FOUND,
               _("There is no cohort called “%s”."), name);
  return 0;
}
