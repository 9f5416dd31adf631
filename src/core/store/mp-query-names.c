/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What a record and who writes are called. */

#include "store/mp-query-names.h"

#include "model/mp-programme.h"
#include "model/mp-schema.h"
#include "store/mp-row-sql.h"
#include "store/mp-store-private.h"

static char *
name_of_row (const MpRow *row)
{
  const MpField *name = mp_table_find_field (row->table, "name");

  if (row->table == &mp_person_table)
    return mp_person_dup_display_name ((const MpPerson *) row);
  return name != NULL ? mp_row_field_display (row, name)
                      : g_strdup (mp_table_get_label (row->table));
}

/**
 * mp_store_dup_name:
 * @table: of the record
 * @id: of the record
 *
 * Returns: (transfer full): the person's or the record's name; an empty string if there is no such
 *   record any more
 */
char *
mp_store_dup_name (MpStore *self, const MpTable *table, gint64 id)
{
  const MpTable *named;
  MpRow *row;
  char *name;

  g_return_val_if_fail (MP_IS_STORE (self) && table != NULL, NULL);

  named = table->same_id_as != NULL ? mp_schema_find (table->same_id_as) : table;
  row = mp_row_sql_get (mp_store_get_db (self), named, id, NULL);
  if (row == NULL)
    return g_strdup ("");
  name = name_of_row (row);
  mp_row_free (row);
  return name;
}

/**
 * mp_store_dup_coordinator:
 *
 * Returns: (transfer full) (nullable): who writes down what happens: the programme's mentor
 *   coordinator, or, where nobody is named, who the history says writes
 */
char *
mp_store_dup_coordinator (MpStore *self)
{
  g_autoptr (GPtrArray) rows = NULL;
  const MpProgramme *programme;

  g_return_val_if_fail (MP_IS_STORE (self), NULL);

  rows = mp_store_list (self, &mp_programme_table, NULL);
  programme = rows != NULL && rows->len > 0 ? rows->pdata[0] : NULL;
  if (programme != NULL && programme->coordinator != NULL)
    return g_strdup (programme->coordinator);

  return g_strdup (mp_store_get_author (self));
}
