/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The change log as people read it: who did what and when, old and new. */

#include "store/mp-history.h"

#include "model/mp-schema.h"
#include "store/mp-query-names.h"
#include "store/mp-store-private.h"

#include <json-glib/json-glib.h>

void
mp_history_entry_free (MpHistoryEntry *self)
{
  if (self == NULL)
    return;
  g_free (self->label);
  g_free (self->author);
  g_free (self);
}

void
mp_history_change_free (MpHistoryChange *self)
{
  if (self == NULL)
    return;
  g_free (self->old_text);
  g_free (self->new_text);
  g_free (self);
}

/* The person and everything that belongs to them. */
#define WITH_PARTS \
  "WITH part (record, id) AS (" \
  " SELECT 'person', ?1 UNION ALL SELECT 'mentee', ?1 UNION ALL SELECT 'mentor', ?1" \
  " UNION ALL SELECT 'mentor_availability', id FROM mentor_availability WHERE mentor = ?1" \
  " UNION ALL SELECT 'contact_log', id FROM contact_log WHERE person = ?1" \
  " UNION ALL SELECT 'stage_record', id FROM stage_record WHERE mentee = ?1" \
  " UNION ALL SELECT 'school_note', id FROM school_note WHERE mentee = ?1)"

static const struct
{
  const char *name;
  MpHistoryState state;
} states[] = {
  { "done", MP_HISTORY_DONE },
  { "undone", MP_HISTORY_UNDONE },
  { "dropped", MP_HISTORY_DROPPED },
  { "final", MP_HISTORY_FINAL },
};

static MpHistoryState
parse_state (const char *text)
{
  for (gsize i = 0; i < G_N_ELEMENTS (states); i++)
    if (g_strcmp0 (states[i].name, text) == 0)
      return states[i].state;
  return MP_HISTORY_FINAL;
}

static MpHistoryEntry *
read_entry (MpStatement *statement)
{
  MpHistoryEntry *entry = g_new0 (MpHistoryEntry, 1);

  entry->batch_id = mp_statement_get_int (statement, 0);
  entry->label = mp_statement_dup_text (statement, 1);
  entry->author = mp_statement_dup_text (statement, 2);
  mp_instant_parse_iso (mp_statement_get_text (statement, 3), &entry->at);
  entry->state = parse_state (mp_statement_get_text (statement, 4));
  entry->n_records = mp_statement_get_int (statement, 5);
  return entry;
}

/**
 * mp_history_list:
 * @before_batch: lists the steps before this one; 0 for the newest
 * @limit: how many at most
 *
 * Returns: (transfer full) (element-type MpHistoryEntry): steps, the newest first
 */
GPtrArray *
mp_history_list (MpStore *store, gint64 before_batch, guint limit, GError **error)
{
  g_autoptr (GPtrArray) entries
      = g_ptr_array_new_with_free_func ((GDestroyNotify) mp_history_entry_free);
  g_autoptr (MpStatement) statement = NULL;
  MpStep step;

  g_return_val_if_fail (MP_IS_STORE (store), NULL);

  statement = mp_db_prepare (mp_store_get_db (store),
                             "SELECT id, label, author, made_at, state, n_records"
                             " FROM change_batch WHERE id < ? ORDER BY id DESC LIMIT ?",
                             error);
  if (statement == NULL)
    return NULL;
  mp_statement_bind_int (statement, 1, before_batch > 0 ? before_batch : G_MAXINT64);
  mp_statement_bind_int (statement, 2, limit);
  while ((step = mp_statement_step (statement, error)) == MP_STEP_ROW)
    g_ptr_array_add (entries, read_entry (statement));
  return step == MP_STEP_DONE ? g_steal_pointer (&entries) : NULL;
}

static MpHistoryChange *
change_new (const MpTable *table, gint64 row_id, MpChangeKind kind)
{
  MpHistoryChange *change = g_new0 (MpHistoryChange, 1);

  change->table = table;
  change->row_id = row_id;
  change->kind = kind;
  return change;
}

static JsonObject *
get_object (JsonNode *node)
{
  return node != NULL && JSON_NODE_HOLDS_OBJECT (node) ? json_node_get_object (node) : NULL;
}

/* As people read it: choices by their label, days in full, references by the name of the record. */
static char *
display_value (MpStore *store, const MpTable *table, const MpField *field, JsonObject *object)
{
  gpointer row;
  char *text;
  JsonNode *node = json_object_get_member (object, field->name);

  if (node == NULL || !JSON_NODE_HOLDS_VALUE (node))
    return NULL;
  row = mp_row_new (table);
  mp_row_field_parse (row, field, json_node_get_string (node), NULL);
  text = field->kind == MP_KIND_REF
             ? mp_store_dup_name (store, mp_schema_find (field->target), *mp_row_int (row, field))
             : mp_row_field_display (row, field);
  mp_row_free (row);
  return text;
}

static void
add_fields (MpStore *store, GPtrArray *changes, const MpTable *table, gint64 row_id,
            const char *before, const char *after)
{
  g_autoptr (JsonNode) old_root = before != NULL ? json_from_string (before, NULL) : NULL;
  g_autoptr (JsonNode) new_root = after != NULL ? json_from_string (after, NULL) : NULL;
  JsonObject *old_object = get_object (old_root);
  JsonObject *new_object = get_object (new_root);

  if (old_object == NULL || new_object == NULL)
    {
      g_ptr_array_add (changes, change_new (table, row_id, MP_CHANGE_UPDATE));
      return;
    }
  for (guint i = 0; i < table->n_fields; i++)
    {
      const MpField *field = &table->fields[i];
      MpHistoryChange *change;

      if (!json_object_has_member (new_object, field->name))
        continue;
      change = change_new (table, row_id, MP_CHANGE_UPDATE);
      change->field = field;
      change->old_text = display_value (store, table, field, old_object);
      change->new_text = display_value (store, table, field, new_object);
      g_ptr_array_add (changes, change);
    }
}

static void
add_changes (MpStore *store, GPtrArray *changes, MpStatement *statement, guint limit)
{
  const MpTable *table = mp_schema_find (mp_statement_get_text (statement, 0));
  gint64 first_id = mp_statement_get_int (statement, 1);
  gint64 last_id = mp_statement_get_int (statement, 2);
  const char *kind = mp_statement_get_text (statement, 3);

  if (table == NULL)
    return;
  if (g_strcmp0 (kind, "update") == 0)
    add_fields (store, changes, table, first_id, mp_statement_get_text (statement, 4),
                mp_statement_get_text (statement, 5));
  else
    for (gint64 id = first_id; id <= last_id && changes->len < limit; id++)
      g_ptr_array_add (changes,
                       change_new (table, id, g_strcmp0 (kind, "insert") == 0
                                                  ? MP_CHANGE_INSERT
                                                  : MP_CHANGE_DELETE));
}

static GPtrArray *
list_changes (MpStore *store, MpStatement *statement, guint limit, GError **error)
{
  g_autoptr (GPtrArray) changes
      = g_ptr_array_new_with_free_func ((GDestroyNotify) mp_history_change_free);
  MpStep step = MP_STEP_DONE;

  while (changes->len < limit
         && (step = mp_statement_step (statement, error)) == MP_STEP_ROW)
    add_changes (store, changes, statement, limit);
  return step != MP_STEP_ERROR ? g_steal_pointer (&changes) : NULL;
}

/**
 * mp_history_list_changes:
 * @limit: how many at most: an import has one for each record
 *
 * Returns: (transfer full) (element-type MpHistoryChange): what the step did, field by field, in
 *   the order in which it was done
 */
GPtrArray *
mp_history_list_changes (MpStore *store, gint64 batch_id, guint limit, GError **error)
{
  g_autoptr (MpStatement) statement = NULL;

  g_return_val_if_fail (MP_IS_STORE (store), NULL);

  statement = mp_db_prepare (mp_store_get_db (store),
                             "SELECT record, first_id, last_id, kind, before_image, after_image"
                             " FROM change WHERE batch = ? ORDER BY id",
                             error);
  if (statement == NULL)
    return NULL;
  mp_statement_bind_int (statement, 1, batch_id);
  return list_changes (store, statement, limit, error);
}

/**
 * mp_history_list_changes_of_person:
 * @limit: how many at most
 *
 * Returns: (transfer full) (element-type MpHistoryChange): what the step did to the person and to
 *   what belongs to them now, in the order in which it was done
 */
GPtrArray *
mp_history_list_changes_of_person (MpStore *store, gint64 batch_id, gint64 person_id, guint limit,
                                   GError **error)
{
  g_autoptr (MpStatement) statement = NULL;

  g_return_val_if_fail (MP_IS_STORE (store), NULL);

  statement = mp_db_prepare (mp_store_get_db (store),
                             WITH_PARTS
                             " SELECT c.record, p.id, p.id, c.kind, c.before_image, c.after_image"
                             " FROM change c JOIN part p ON p.record = c.record"
                             " AND p.id BETWEEN c.first_id AND c.last_id"
                             " WHERE c.batch = ?2 ORDER BY c.id, p.id",
                             error);
  if (statement == NULL)
    return NULL;
  mp_statement_bind_int (statement, 1, person_id);
  mp_statement_bind_int (statement, 2, batch_id);
  return list_changes (store, statement, limit, error);
}

/**
 * mp_history_list_of_person:
 * @limit: how many steps at most
 *
 * Returns: (transfer full) (element-type MpHistoryEntry): the steps that touched the person or
 *   anything that belongs to them, the newest first
 */
GPtrArray *
mp_history_list_of_person (MpStore *store, gint64 person_id, guint limit, GError **error)
{
  g_autoptr (GPtrArray) entries
      = g_ptr_array_new_with_free_func ((GDestroyNotify) mp_history_entry_free);
  g_autoptr (MpStatement) statement = NULL;
  MpStep step;

  g_return_val_if_fail (MP_IS_STORE (store), NULL);

  statement = mp_db_prepare (
      mp_store_get_db (store),
      WITH_PARTS
      " SELECT b.id, b.label, b.author, b.made_at, b.state, b.n_records FROM change_batch b"
      " WHERE b.id IN (SELECT c.batch FROM part p JOIN change c ON c.record = p.record"
      " AND c.last_id >= p.id AND c.first_id <= p.id) ORDER BY b.id DESC LIMIT ?2",
      error);
  if (statement == NULL)
    return NULL;
  mp_statement_bind_int (statement, 1, person_id);
  mp_statement_bind_int (statement, 2, limit);
  while ((step = mp_statement_step (statement, error)) == MP_STEP_ROW)
    g_ptr_array_add (entries, read_entry (statement));
  return step == MP_STEP_DONE ? g_steal_pointer (&entries) : NULL;
}
