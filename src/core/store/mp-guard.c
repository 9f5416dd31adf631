/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The rules at the door: what a record must not contradict in the rest of the file. */

#include "store/mp-guard.h"

#include "model/mp-schema.h"
#include "rules/mp-people-rules.h"
#include "rules/mp-stage-rules.h"
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

/**
 * mp_guard_check_unique:
 * @data: a row about to be written, with its id if it has one
 * @problems: gets which of its values another row has already
 *
 * Returns: %FALSE if the file could not be read
 */
gboolean
mp_guard_check_unique (MpDb *db, gconstpointer data, MpProblems *problems, GError **error)
{
  const MpRow *row = data;

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
load_programme (MpAgeGuard *self, GError **error)
{
  GError *local = NULL;

  if (self->programme == NULL)
    self->programme = mp_row_sql_get (self->db, &mp_programme_table, 1, &local);
  if (local == NULL)
    return TRUE;
  g_propagate_error (error, local);
  return FALSE;
}

void
mp_age_guard_clear (MpAgeGuard *self)
{
  g_clear_pointer (&self->programme, mp_programme_free);
}

/**
 * mp_age_guard_check:
 * @birth: when a mentee was born
 * @intake: when they were taken on, or no date for today
 * @problems: gets what breaks P-1
 *
 * Returns: %FALSE if the file could not be read
 */
gboolean
mp_age_guard_check (MpAgeGuard *self, MpDate birth, MpDate intake, MpProblems *problems,
                    GError **error)
{
  const MpPerson person = { .birth_date = birth };
  const MpMentee mentee = { .intake_on = intake };

  if (!mp_date_is_set (birth))
    return TRUE;
  if (!load_programme (self, error))
    return FALSE;
  mp_people_check_intake (&person, &mentee, self->programme, self->today, problems);
  return TRUE;
}

/**
 * mp_age_guard_check_stored:
 * @person_id: whose birth date or intake has changed; a person who is no mentee breaks nothing
 * @problems: gets what breaks P-1
 *
 * Done when a batch has been written, since it may change both days.
 *
 * Returns: %FALSE if the file could not be read
 */
gboolean
mp_age_guard_check_stored (MpAgeGuard *self, gint64 person_id, MpProblems *problems,
                           GError **error)
{
  g_autoptr (MpStatement) statement
      = mp_db_prepare (self->db,
                       "SELECT p.birth_date, m.intake_on FROM person p"
                       " JOIN mentee m ON m.id = p.id WHERE p.id = ?",
                       error);
  MpStep step;

  if (statement == NULL)
    return FALSE;
  mp_statement_bind_int (statement, 1, person_id);
  step = mp_statement_step (statement, error);
  if (step != MP_STEP_ROW)
    return step == MP_STEP_DONE;
  return mp_age_guard_check (self, mp_statement_get_date (statement, 0),
                             mp_statement_get_date (statement, 1), problems, error);
}

/**
 * mp_age_guard_is_concerned:
 * @row: about to be written
 * @before: the row as it is
 *
 * A mentee who was taken on before the limit was raised can still be given a new telephone number.
 *
 * Returns: whether P-1 has to be checked again, since the birth date or the intake is another one
 */
gboolean
mp_age_guard_is_concerned (gconstpointer row, gconstpointer before)
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
 * mp_stage_guard_is_concerned:
 * @row: about to be written
 * @before: (nullable): the row as it is, if there is one
 *
 * A stage that was entered in order stays as it is when one before it is taken up again.
 *
 * Returns: whether S-2 has to be checked, since a stage is entered or is no longer overridden
 */
gboolean
mp_stage_guard_is_concerned (gconstpointer row, gconstpointer before)
{
  const MpStageRecord *now = row, *then = before;

  if (now->row.table != &mp_stage_record_table)
    return FALSE;
  return then == NULL || then->stage != now->stage || (then->overridden && !now->overridden)
         || mp_stage_is_entered (then->state, now->state);
}

static gboolean
load_pipeline (MpDb *db, MpPipeline *pipeline, GError **error)
{
  g_autofree char *sql
      = g_strconcat (mp_row_sql_select (&mp_stage_record_table), " WHERE mentee = ?", NULL);
  g_autoptr (MpStatement) statement = mp_db_prepare (db, sql, error);
  MpStep step;

  if (statement == NULL)
    return FALSE;
  mp_statement_bind_int (statement, 1, pipeline->mentee);
  while ((step = mp_statement_step (statement, error)) == MP_STEP_ROW)
    {
      g_autoptr (MpStageRecord) record = mp_row_sql_read (statement, &mp_stage_record_table);

      mp_pipeline_set_record (pipeline, record);
    }
  return step == MP_STEP_DONE;
}

/**
 * mp_stage_guard_check_stored:
 * @id: of a stage record; one that is gone breaks nothing
 * @problems: gets what breaks S-2
 *
 * Done when a batch has been written, since it may complete the stages that come first.
 *
 * Returns: %FALSE if the file could not be read
 */
gboolean
mp_stage_guard_check_stored (MpDb *db, gint64 id, MpProblems *problems, GError **error)
{
  GError *local = NULL;
  g_autoptr (MpStageRecord) record = mp_row_sql_get (db, &mp_stage_record_table, id, &local);
  g_autoptr (MpPipeline) pipeline = NULL;

  if (local != NULL)
    {
      g_propagate_error (error, local);
      return FALSE;
    }
  if (record == NULL)
    return TRUE;
  pipeline = mp_pipeline_new (record->mentee);
  if (!load_pipeline (db, pipeline, error))
    return FALSE;
  mp_stage_check_entered (pipeline, record->stage, problems);
  return TRUE;
}
