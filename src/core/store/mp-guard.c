/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The rules at the door: what a record must not contradict in the rest of the file. */

#include "store/mp-guard.h"

#include "model/mp-schema.h"
#include "rules/mp-people-rules.h"
#include "store/mp-row-sql.h"

#include <glib/gi18n-lib.h>

static gboolean
is_taken (MpDb *db, const MpRow *row, const MpField *field, gboolean *taken, GError **error)
{
  g_autofree char *sql = g_strdup_printf ("SELECT 1 FROM %s WHERE %s = ? AND id <> ?",
                                          row->table->name, field->name);
  g_autofree char *text = mp_row_field_text (row, field);
  g_autoptr (MpStatement) statement = mp_db_prepare (db, sql, error);
  MpStep step;

  if (statement == NULL)
    return FALSE;
  mp_statement_bind_text (statement, 1, text);
  mp_statement_bind_int (statement, 2, row->id);
  step = mp_statement_step (statement, error);
  *taken = step == MP_STEP_ROW;
  return step != MP_STEP_ERROR;
}

static gboolean
check_unique (MpDb *db, const MpRow *row, MpProblems *problems, GError **error)
{
  for (guint i = 0; i < row->table->n_fields; i++)
    {
      const MpField *field = &row->table->fields[i];
      gboolean taken;

      if (!(field->flags & MP_FIELD_UNIQUE) || !mp_row_field_is_set (row, field))
        continue;
      if (!is_taken (db, row, field, &taken, error))
        return FALSE;
      if (taken)
        mp_problems_add (problems, field, NULL, _("Another one is called “%s” already."),
                         *mp_row_string (row, field));
    }
  return TRUE;
}

static gboolean
check_intake (MpDb *db, MpDate today, const MpPerson *person, const MpMentee *mentee,
              MpProblems *problems, GError **error)
{
  g_autoptr (MpProgramme) programme = NULL;
  GError *local = NULL;

  if (!mp_date_is_set (person->birth_date))
    return TRUE;
  programme = mp_row_sql_get (db, &mp_programme_table, 1, &local);
  if (local != NULL)
    {
      g_propagate_error (error, local);
      return FALSE;
    }
  mp_people_check_intake (person, mentee, programme, today, problems);
  return TRUE;
}

/* The row, or NULL without an error if there is none. */
static gboolean
find_row (MpDb *db, const MpTable *table, gint64 id, gpointer *row, GError **error)
{
  GError *local = NULL;

  *row = mp_row_sql_get (db, table, id, &local);
  if (local == NULL)
    return TRUE;
  g_propagate_error (error, local);
  return FALSE;
}

/**
 * mp_guard_check:
 * @row: about to be written, with its id if it has one
 * @before: (nullable): the row as it is, or %NULL if it is new
 * @problems: gets what the row contradicts
 *
 * Checks that names are not taken, and P-1 for a new mentee.
 *
 * Returns: %FALSE if the file could not be read
 */
gboolean
mp_guard_check (MpDb *db, MpDate today, gconstpointer row, gconstpointer before,
                MpProblems *problems, GError **error)
{
  const MpTable *table = ((const MpRow *) row)->table;
  g_autoptr (MpPerson) person = NULL;

  if (!check_unique (db, row, problems, error))
    return FALSE;
  if (table != &mp_mentee_table || before != NULL)
    return TRUE;
  return find_row (db, &mp_person_table, ((const MpRow *) row)->id, (gpointer *) &person, error)
         && (person == NULL || check_intake (db, today, person, row, problems, error));
}

/**
 * mp_guard_changes_age:
 *
 * A mentee who was taken on before the limit was raised can still be given a new telephone number.
 *
 * Returns: whether P-1 has to be checked again, since the birth date or the intake is another one
 */
gboolean
mp_guard_changes_age (gconstpointer row, gconstpointer before)
{
  const MpTable *table = ((const MpRow *) row)->table;

  if (table == &mp_person_table)
    return mp_date_compare (((const MpPerson *) before)->birth_date,
                            ((const MpPerson *) row)->birth_date) != 0;
  return table == &mp_mentee_table
         && mp_date_compare (((const MpMentee *) before)->intake_on,
                             ((const MpMentee *) row)->intake_on) != 0;
}

/**
 * mp_guard_check_age:
 * @person_id: whose birth date or intake has changed
 * @problems: gets what breaks P-1
 *
 * Done when a batch has been written, since it may change both days.
 *
 * Returns: %FALSE if the file could not be read
 */
gboolean
mp_guard_check_age (MpDb *db, MpDate today, gint64 person_id, MpProblems *problems,
                    GError **error)
{
  g_autoptr (MpPerson) person = NULL;
  g_autoptr (MpMentee) mentee = NULL;

  return find_row (db, &mp_person_table, person_id, (gpointer *) &person, error)
         && find_row (db, &mp_mentee_table, person_id, (gpointer *) &mentee, error)
         && (person == NULL || mentee == NULL
             || check_intake (db, today, person, mentee, problems, error));
}
