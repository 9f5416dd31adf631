/* SPDX-License-Identifier: GPL-3.0-or-later */
/* By what everybody in the programme can be recognised, one after the other. */

#include "store/mp-query-keys.h"

#include "store/mp-store-private.h"

static void
read_keys (MpStatement *statement, MpPerson *person)
{
  person->row.id = mp_statement_get_int (statement, 0);
  person->external_id = (char *) mp_statement_get_text (statement, 1);
  person->birth_date = mp_statement_get_date (statement, 2);
  person->sort_name = (char *) mp_statement_get_text (statement, 3);
  person->email_key = (char *) mp_statement_get_text (statement, 4);
  person->phone_key = (char *) mp_statement_get_text (statement, 5);
}

/**
 * mp_query_person_keys:
 * @func: (scope call): called for every person, archived or not, in no order
 *
 * For whoever compares many people with all of these: one pass instead of a query for each.
 *
 * Returns: %FALSE if the file could not be read
 */
gboolean
mp_query_person_keys (MpStore *store, MpPersonKeysFunc func, gpointer user_data, GError **error)
{
  g_autoptr (MpStatement) statement = NULL;
  MpPerson person = { .row.table = &mp_person_table };
  MpStep step;

  g_return_val_if_fail (MP_IS_STORE (store) && func != NULL, FALSE);

  statement = mp_db_prepare (mp_store_get_db (store),
                             "SELECT id, external_id, birth_date, sort_name, email_key, phone_key "
                             "FROM person", error);
  if (statement == NULL)
    return FALSE;
  while ((step = mp_statement_step (statement, error)) == MP_STEP_ROW)
    {
      read_keys (statement, &person);
      func (&person, user_data);
    }
  return step == MP_STEP_DONE;
}
