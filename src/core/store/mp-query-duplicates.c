/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Who looks like the same person twice (P-3): suggested, never merged unasked. */

#include "store/mp-query-duplicates.h"

#include "store/mp-store-private.h"

#include <glib/gi18n-lib.h>

static gboolean
same_text (const char *a, const char *b)
{
  return a != NULL && *a != '\0' && g_strcmp0 (a, b) == 0;
}

/**
 * mp_duplicate_compare:
 * @a: a person with its derived fields
 * @b: another person with its derived fields
 *
 * Rule P-3.
 *
 * Returns: in what they look the same
 */
MpDuplicateReasons
mp_duplicate_compare (const MpPerson *a, const MpPerson *b)
{
  MpDuplicateReasons reasons = MP_DUPLICATE_NONE;

  g_return_val_if_fail (a != NULL && b != NULL, MP_DUPLICATE_NONE);

  if (same_text (a->sort_name, b->sort_name))
    {
      if (!mp_date_is_set (a->birth_date) || !mp_date_is_set (b->birth_date))
        reasons |= MP_DUPLICATE_NAME_ONLY;
      else if (mp_date_compare (a->birth_date, b->birth_date) == 0)
        reasons |= MP_DUPLICATE_NAME;
    }
  if (same_text (a->email_key, b->email_key))
    reasons |= MP_DUPLICATE_EMAIL;
  if (same_text (a->phone_key, b->phone_key))
    reasons |= MP_DUPLICATE_PHONE;

  return reasons;
}

/**
 * mp_duplicate_reasons_to_text:
 *
 * Returns: (transfer full): such as "same name and birth date, same phone"
 */
char *
mp_duplicate_reasons_to_text (MpDuplicateReasons reasons)
{
  static const struct
  {
    MpDuplicateReasons reason;
    const char *words;
  } table[] = {
    { MP_DUPLICATE_NAME, N_("same name and birth date") },
    { MP_DUPLICATE_NAME_ONLY, N_("same name") },
    { MP_DUPLICATE_EMAIL, N_("same e-mail address") },
    { MP_DUPLICATE_PHONE, N_("same phone number") },
  };
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < G_N_ELEMENTS (table); i++)
    if (reasons & table[i].reason)
      {
        if (text->len > 0)
          /* Translators: between the parts of a list: "same name, same phone number". */
          g_string_append (text, _(", "));
        g_string_append (text, _(table[i].words));
      }

  return g_string_free (text, FALSE);
}

/**
 * mp_duplicate_reasons_to_line:
 *
 * Returns: (transfer full): the same as a line of its own, which begins with a capital
 */
char *
mp_duplicate_reasons_to_line (MpDuplicateReasons reasons)
{
  g_autofree char *text = mp_duplicate_reasons_to_text (reasons);
  GString *line = g_string_new (NULL);

  if (*text != '\0')
    {
      g_string_append_unichar (line, g_unichar_totitle (g_utf8_get_char (text)));
      g_string_append (line, g_utf8_next_char (text));
    }
  return g_string_free (line, FALSE);
}

static GArray *
read_candidates (MpStore *store, const MpPerson *person, guint limit, GError **error)
{
  g_autoptr (GArray) ids = g_array_new (FALSE, FALSE, sizeof (gint64));
  g_autoptr (MpStatement) statement = NULL;
  MpStep step;

  statement = mp_db_prepare (mp_store_get_db (store),
                             "SELECT id FROM person WHERE sort_name = ?1 AND id <> ?4"
                             "  AND (birth_date IS NULL OR ?5 IS NULL OR birth_date = ?5)"
                             " UNION SELECT id FROM person WHERE email_key = ?2 AND id <> ?4"
                             " UNION SELECT id FROM person WHERE phone_key = ?3 AND id <> ?4"
                             " EXCEPT SELECT other FROM distinct_pair WHERE person = ?4"
                             " EXCEPT SELECT person FROM distinct_pair WHERE other = ?4"
                             " ORDER BY id LIMIT ?6", error);
  if (statement == NULL)
    return NULL;

  mp_statement_bind_text (statement, 1, person->sort_name);
  mp_statement_bind_text (statement, 2, person->email_key);
  mp_statement_bind_text (statement, 3, person->phone_key);
  mp_statement_bind_int (statement, 4, person->row.id);
  mp_statement_bind_date (statement, 5, person->birth_date);
  mp_statement_bind_int (statement, 6, limit);
  while ((step = mp_statement_step (statement, error)) == MP_STEP_ROW)
    {
      gint64 id = mp_statement_get_int (statement, 0);

      g_array_append_val (ids, id);
    }

  return step == MP_STEP_DONE ? g_steal_pointer (&ids) : NULL;
}

/**
 * mp_query_duplicates_of_person:
 * @person: stored or not
 * @limit: how many to find at most
 *
 * Looks for others who look the same as @person, archived ones among them.  Somebody of the same
 * name counts too where a birth date is not known, since nothing speaks against it.  Those of whom
 * mp_people_set_distinct() has said that they are somebody else are not found.
 *
 * Returns: (transfer full) (element-type MpDuplicate) (nullable): whom it found, @id being theirs,
 *   or %NULL with @error set
 */
GArray *
mp_query_duplicates_of_person (MpStore *store, const MpPerson *person, guint limit,
                               GError **error)
{
  g_autoptr (MpPerson) derived = NULL;
  g_autoptr (GArray) ids = NULL;
  g_autoptr (GArray) found = g_array_new (FALSE, FALSE, sizeof (MpDuplicate));

  g_return_val_if_fail (MP_IS_STORE (store), NULL);
  g_return_val_if_fail (person != NULL, NULL);

  derived = mp_row_copy (person);
  mp_row_derive (derived);
  ids = read_candidates (store, derived, limit, error);
  if (ids == NULL)
    return NULL;

  for (guint i = 0; i < ids->len; i++)
    {
      gint64 id = g_array_index (ids, gint64, i);
      g_autoptr (MpPerson) other = mp_store_get (store, &mp_person_table, id, error);
      MpDuplicate duplicate;

      if (other == NULL)
        return NULL;
      duplicate = (MpDuplicate) { id, person->row.id, mp_duplicate_compare (derived, other) };
      if (duplicate.reasons != MP_DUPLICATE_NONE)
        g_array_append_val (found, duplicate);
    }

  return g_steal_pointer (&found);
}

/**
 * mp_query_duplicates:
 * @limit: how many pairs to find at most
 *
 * Looks through the whole file for pairs that look the same by rule P-3, and of whom nobody has
 * said that they are not.
 *
 * Returns: (transfer full) (element-type MpDuplicate) (nullable): the pairs in the order of names,
 *   each once with the older record first, or %NULL with @error set
 */
GArray *
mp_query_duplicates (MpStore *store, guint limit, GError **error)
{
  g_autoptr (GArray) found = g_array_new (FALSE, FALSE, sizeof (MpDuplicate));
  g_autoptr (MpStatement) statement = NULL;
  MpStep step;

  g_return_val_if_fail (MP_IS_STORE (store), NULL);

  statement = mp_db_prepare (mp_store_get_db (store),
                             "SELECT pair.a, pair.b, SUM (pair.reason) FROM ("
                             "  SELECT a.id AS a, b.id AS b, 1 AS reason FROM person a"
                             "    JOIN person b ON b.sort_name = a.sort_name"
                             "      AND b.birth_date = a.birth_date AND b.id > a.id"
                             "    WHERE a.sort_name <> ''"
                             "  UNION ALL SELECT a.id, b.id, 2 FROM person a"
                             "    JOIN person b ON b.email_key = a.email_key AND b.id > a.id"
                             "  UNION ALL SELECT a.id, b.id, 4 FROM person a"
                             "    JOIN person b ON b.phone_key = a.phone_key AND b.id > a.id"
                             ") pair JOIN person ON person.id = pair.a"
                             " WHERE NOT EXISTS (SELECT 1 FROM distinct_pair d"
                             "   WHERE d.person = pair.a AND d.other = pair.b)"
                             " AND NOT EXISTS (SELECT 1 FROM distinct_pair d"
                             "   WHERE d.person = pair.b AND d.other = pair.a)"
                             " GROUP BY pair.a, pair.b, person.sort_name"
                             " ORDER BY person.sort_name, pair.a, pair.b LIMIT ?", error);
  if (statement == NULL)
    return NULL;

  mp_statement_bind_int (statement, 1, limit);
  while ((step = mp_statement_step (statement, error)) == MP_STEP_ROW)
    {
      MpDuplicate duplicate = { mp_statement_get_int (statement, 0),
                                mp_statement_get_int (statement, 1),
                                (MpDuplicateReasons) mp_statement_get_int (statement, 2) };

      g_array_append_val (found, duplicate);
    }

  return step == MP_STEP_DONE ? g_steal_pointer (&found) : NULL;
}
