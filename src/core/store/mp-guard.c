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

static gboolean
check_mentee (MpDb *db, MpDate today, const MpMentee *row, const MpMentee *before,
              MpProblems *problems, GError **error)
{
  g_autoptr (MpPerson) person = NULL;
  GError *local = NULL;

  if (before != NULL && mp_date_compare (before->intake_on, row->intake_on) == 0)
    return TRUE;
  person = mp_row_sql_get (db, &mp_person_table, row->row.id, &local);
  if (local != NULL)
    {
      g_propagate_error (error, local);
      return FALSE;
    }
  return person == NULL || check_intake (db, today, person, row, problems, error);
}

static gboolean
check_person (MpDb *db, MpDate today, const MpPerson *row, const MpPerson *before,
              MpProblems *problems, GError **error)
{
  g_autoptr (MpMentee) mentee = NULL;
  GError *local = NULL;

  if (before == NULL || mp_date_compare (before->birth_date, row->birth_date) == 0)
    return TRUE;
  mentee = mp_row_sql_get (db, &mp_mentee_table, row->row.id, &local);
  if (local != NULL)
    {
      g_propagate_error (error, local);
      return FALSE;
    }
  return mentee == NULL || check_intake (db, today, row, mentee, problems, error);
}

/**
 * mp_guard_check:
 * @row: about to be written, with its id if it has one
 * @before: (nullable): the row as it is, or %NULL if it is new
 * @problems: gets what the row contradicts
 *
 * Checks that names are not taken, and P-1 where the birth date or the intake changes: a mentee
 * who was taken on before the limit was raised can still be given a new telephone number.
 *
 * Returns: %FALSE if the file could not be read
 */
gboolean
mp_guard_check (MpDb *db, MpDate today, gconstpointer row, gconstpointer before,
                MpProblems *problems, GError **error)
{
  const MpTable *table = ((const MpRow *) row)->table;

  if (!check_unique (db, row, problems, error))
    return FALSE;
  if (table == &mp_mentee_table)
    return check_mentee (db, today, row, before, problems, error);
  if (table == &mp_person_table)
    return check_person (db, today, row, before, problems, error);
  return TRUE;
}
