/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Moves to one person whatever refers to another, found through the schema's references. */

#include "store/mp-merge-attached.h"

#include "model/mp-schema.h"

#include <glib/gi18n-lib.h>

typedef struct
{
  MpStore *store;
  MpBatch *batch;
  gint64 kept_id;
  gint64 other_id;
  const char *other_name;
} Move;

/* A mentee and a mentor share their person's id: a reference to any of them is to the person. */
static gboolean
refers_to_person (const MpField *field)
{
  const MpTable *target;

  if (field->kind != MP_KIND_REF)
    return FALSE;

  target = mp_schema_find (field->target);
  return target == &mp_person_table || g_strcmp0 (target->same_id_as, "person") == 0;
}

/* How far a state is along: what was done outweighs what was begun. */
static int
progress (MpStageState state)
{
  static const int order[] = {
    [MP_STAGE_NOT_STARTED] = 0,
    [MP_STAGE_PAUSED] = 1,
    [MP_STAGE_ACTIVE] = 2,
    [MP_STAGE_WAIVED] = 3,
    [MP_STAGE_COMPLETED] = 4,
  };

  return order[state];
}

static MpDate
earliest (MpDate a, MpDate b)
{
  if (!mp_date_is_set (a) || !mp_date_is_set (b))
    return mp_date_is_set (a) ? a : b;
  return mp_date_compare (a, b) <= 0 ? a : b;
}

static MpStageRecord *
find_stage (GPtrArray *records, MpStage stage)
{
  for (guint i = 0; i < records->len; i++)
    {
      MpStageRecord *record = records->pdata[i];

      if (record->stage == stage)
        return record;
    }

  return NULL;
}

static void
note_outweighed (Move *move, const MpStageRecord *outweighed, const MpStageRecord *standing)
{
  MpStageChange *change = mp_stage_change_new ();
  g_autofree char *why = NULL;

  /* Translators: %s is a person's name. */
  why = g_strdup_printf (_("Merged with the record of %s"), move->other_name);
  change->mentee = move->kept_id;
  change->stage = outweighed->stage;
  change->happened_on = mp_store_get_today (move->store);
  change->before = outweighed->state;
  change->after = standing->state;
  change->overridden = standing->overridden;
  change->reason = outweighed->reason == NULL
                     ? g_steal_pointer (&why)
                     : g_strdup_printf ("%s: %s", why, outweighed->reason);
  mp_batch_take (move->batch, change);
}

/* A mentee has one record for each stage: the one that is further along stands as it is, so that
 * nobody enters a stage by being merged. */
static void
merge_stage (Move *move, MpStageRecord *kept, MpStageRecord *other)
{
  gboolean other_stands = progress (other->state) > progress (kept->state);
  MpStageRecord *standing = other_stands ? other : kept;
  const MpStageRecord *outweighed = other_stands ? kept : other;

  if (outweighed->state != standing->state)
    note_outweighed (move, outweighed, standing);
  else
    standing->completed_on = earliest (standing->completed_on, outweighed->completed_on);

  standing->started_on = earliest (standing->started_on, outweighed->started_on);
  standing->mentee = move->kept_id;
  mp_batch_delete (move->batch, &mp_stage_record_table, outweighed->row.id);
  mp_batch_update (move->batch, standing);
}

static gboolean
move_stages (Move *move, GError **error)
{
  g_autoptr (GPtrArray) kept = NULL;
  g_autoptr (GPtrArray) other = NULL;

  kept = mp_store_list_of (move->store, &mp_stage_record_table, "mentee", move->kept_id, error);
  if (kept == NULL)
    return FALSE;
  other = mp_store_list_of (move->store, &mp_stage_record_table, "mentee", move->other_id, error);
  if (other == NULL)
    return FALSE;

  for (guint i = 0; i < other->len; i++)
    {
      MpStageRecord *record = other->pdata[i];
      MpStageRecord *same = find_stage (kept, record->stage);

      if (same != NULL)
        {
          merge_stage (move, same, record);
          continue;
        }
      record->mentee = move->kept_id;
      mp_batch_update (move->batch, record);
    }

  return TRUE;
}

static gboolean
is_among (GPtrArray *rows, gconstpointer row)
{
  for (guint i = 0; i < rows->len; i++)
    if (mp_row_equal (rows->pdata[i], row))
      return TRUE;

  return FALSE;
}

/* Whoever is merged with somebody was the same person after all. */
static gboolean
is_pair_of_one (const MpRow *row)
{
  const MpDistinctPair *pair = (const MpDistinctPair *) row;

  return row->table == &mp_distinct_pair_table && pair->person == pair->other;
}

/* A row that says the same about both is there once. */
static gboolean
move_rows (Move *move, const MpTable *table, const MpField *field, GError **error)
{
  g_autoptr (GPtrArray) kept = NULL;
  g_autoptr (GPtrArray) other = NULL;

  kept = mp_store_list_of (move->store, table, field->name, move->kept_id, error);
  if (kept == NULL)
    return FALSE;
  other = mp_store_list_of (move->store, table, field->name, move->other_id, error);
  if (other == NULL)
    return FALSE;

  for (guint i = 0; i < other->len; i++)
    {
      MpRow *row = other->pdata[i];

      *mp_row_int (row, field) = move->kept_id;
      if (is_pair_of_one (row)
          || (table == &mp_mentor_availability_table && is_among (kept, row)))
        mp_batch_delete (move->batch, table, row->id);
      else
        mp_batch_update (move->batch, row);
    }

  return TRUE;
}

/**
 * mp_merge_move_attached:
 * @batch: gets the changes
 * @kept_id: of the person who gets everything
 * @other_id: of the person to whom nothing refers afterwards
 * @other_name: for the history of stages
 *
 * Returns: %FALSE with @error set if the file could not be read
 */
gboolean
mp_merge_move_attached (MpStore *store, MpBatch *batch, gint64 kept_id, gint64 other_id,
                        const char *other_name, GError **error)
{
  Move move = { store, batch, kept_id, other_id, other_name };
  const MpTable *const *tables;
  guint n_tables;

  g_return_val_if_fail (MP_IS_STORE (store), FALSE);
  g_return_val_if_fail (batch != NULL && other_name != NULL, FALSE);

  tables = mp_schema_get_tables (&n_tables);
  for (guint i = 0; i < n_tables; i++)
    for (guint j = 0; j < tables[i]->n_fields; j++)
      {
        const MpField *field = &tables[i]->fields[j];

        if (!refers_to_person (field))
          continue;
        if (tables[i] == &mp_stage_record_table ? !move_stages (&move, error)
                                                : !move_rows (&move, tables[i], field, error))
          return FALSE;
      }

  return TRUE;
}
