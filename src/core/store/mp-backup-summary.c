/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What a backup holds, and what going back to it would replace. */

#include "store/mp-backup.h"

#include "model/mp-schema.h"
#include "store/mp-db.h"
#include "store/mp-store-file.h"

#include <glib/gi18n-lib.h>

typedef struct
{
  gint64 id;
  MpInstant at;
} Step;

void
mp_backup_summary_free (MpBackupSummary *self)
{
  if (self == NULL)
    return;
  g_free (self->name);
  g_free (self->uuid);
  g_free (self->n_records);
  g_clear_pointer (&self->steps, g_array_unref);
  g_free (self);
}

static void
count_records (MpDb *db, MpBackupSummary *summary)
{
  guint n_tables;
  const MpTable *const *tables = mp_schema_get_tables (&n_tables);

  summary->n_records = g_new0 (gint64, n_tables);
  for (guint i = 0; i < n_tables; i++)
    {
      g_autofree char *sql = g_strdup_printf ("SELECT count(*) FROM %s", tables[i]->name);

      /* A table that an older backup does not have yet holds nothing. */
      if (!mp_db_get_int (db, sql, &summary->n_records[i], NULL))
        summary->n_records[i] = 0;
    }
}

static gboolean
read_steps (MpDb *db, MpBackupSummary *summary, GError **error)
{
  g_autoptr (MpStatement) statement
      = mp_db_prepare (db, "SELECT id, made_at FROM change_batch ORDER BY id", error);
  MpStep step;

  if (statement == NULL)
    return FALSE;
  summary->steps = g_array_new (FALSE, FALSE, sizeof (Step));
  while ((step = mp_statement_step (statement, error)) == MP_STEP_ROW)
    {
      Step taken = { mp_statement_get_int (statement, 0), MP_INSTANT_NONE };

      mp_instant_parse_iso (mp_statement_get_text (statement, 1), &taken.at);
      summary->made_at.seconds = MAX (summary->made_at.seconds, taken.at.seconds);
      g_array_append_val (summary->steps, taken);
    }
  return step == MP_STEP_DONE;
}

static void
read_programme (MpDb *db, MpBackupSummary *summary)
{
  g_autoptr (MpStatement) statement = mp_db_prepare (db, "SELECT name, uuid FROM programme", NULL);

  if (statement == NULL || mp_statement_step (statement, NULL) != MP_STEP_ROW)
    return;
  summary->name = mp_statement_dup_text (statement, 0);
  summary->uuid = mp_statement_dup_text (statement, 1);
}

/**
 * mp_backup_summarise:
 * @path: a backup, or any programme's file
 *
 * Looks into the file for what a restore would bring.
 *
 * Returns: (transfer full): what is in it; free with mp_backup_summary_free()
 */
MpBackupSummary *
mp_backup_summarise (const char *path, GError **error)
{
  g_autoptr (MpBackupSummary) summary = NULL;
  g_autoptr (MpDb) db = NULL;

  g_return_val_if_fail (path != NULL, NULL);

  if (!mp_store_file_inspect_to_read (path, error))
    return NULL;
  /* It may be open in this process, whose locks only another usual connection leaves alone. */
  db = mp_store_file_inspect (path, NULL) ? mp_db_open (path, error)
                                          : mp_db_open_to_read (path, error);
  if (db == NULL)
    return NULL;
  summary = g_new0 (MpBackupSummary, 1);
  count_records (db, summary);
  read_programme (db, summary);
  if (!read_steps (db, summary, error))
    return NULL;
  return g_steal_pointer (&summary);
}

static gboolean
has_step (const GArray *steps, guint *position, const Step *wanted)
{
  while (*position < steps->len && g_array_index (steps, Step, *position).id < wanted->id)
    (*position)++;
  if (*position == steps->len)
    return FALSE;
  return g_array_index (steps, Step, *position).id == wanted->id
         && g_array_index (steps, Step, *position).at.seconds == wanted->at.seconds;
}

/**
 * mp_backup_count_lost:
 * @now: of the programme
 * @then: of what it would be replaced by
 *
 * Returns: how many steps of the programme's history are not in the other one's
 */
guint
mp_backup_count_lost (const MpBackupSummary *now, const MpBackupSummary *then)
{
  guint n_lost = 0;
  guint position = 0;

  g_return_val_if_fail (now != NULL && then != NULL, 0);

  for (guint i = 0; i < now->steps->len; i++)
    n_lost += !has_step (then->steps, &position, &g_array_index (now->steps, Step, i));
  return n_lost;
}

static void
fact_free (gpointer data)
{
  MpBackupFact *self = data;

  g_free (self->title);
  g_free (self->now);
  g_free (self->then);
  g_free (self);
}

static void
take_fact (GPtrArray *facts, const char *title, char *now, char *then)
{
  MpBackupFact *fact = g_new (MpBackupFact, 1);

  *fact = (MpBackupFact){ g_strdup (title), now, then };
  g_ptr_array_add (facts, fact);
}

static char *
count_to_text (const MpBackupSummary *summary, const MpTable *table)
{
  if (summary == NULL)
    return NULL;
  return g_strdup_printf ("%'" G_GINT64_FORMAT, summary->n_records[mp_schema_index (table)]);
}

static char *
newest_to_text (const MpBackupSummary *summary)
{
  if (summary == NULL)
    return NULL;
  if (!mp_instant_is_set (summary->made_at))
    return g_strdup (_("none"));
  return mp_instant_to_display (summary->made_at);
}

/**
 * mp_backup_compare:
 * @now: (nullable): of the programme, or %NULL where it cannot be read
 * @then: of what it would be replaced by
 *
 * Returns: (transfer full) (element-type MpBackupFact): what somebody has to know before going back
 */
GPtrArray *
mp_backup_compare (const MpBackupSummary *now, const MpBackupSummary *then)
{
  const MpTable *const tables[] = {
    &mp_person_table, &mp_mentee_table,       &mp_mentor_table,
    &mp_organisation_table, &mp_stage_record_table,
  };
  GPtrArray *facts = g_ptr_array_new_with_free_func (fact_free);

  g_return_val_if_fail (then != NULL, facts);

  for (guint i = 0; i < G_N_ELEMENTS (tables); i++)
    take_fact (facts, mp_table_get_plural (tables[i]), count_to_text (now, tables[i]),
               count_to_text (then, tables[i]));
  take_fact (facts, _("Newest change"), newest_to_text (now), newest_to_text (then));
  if (now == NULL)
    return facts;
  take_fact (facts, _("Changes since the backup"), NULL,
             g_strdup_printf ("%'u", mp_backup_count_lost (now, then)));
  if (g_strcmp0 (now->uuid, then->uuid) != 0)
    take_fact (facts, _("Another programme"), g_strdup (now->name), g_strdup (then->name));
  return facts;
}
