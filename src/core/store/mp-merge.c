/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Two records of one person become one: chosen field by field, nothing attached is lost (P-3). */

#include "store/mp-merge.h"

#include "store/mp-merge-attached.h"

#include <glib/gi18n-lib.h>

struct _MpMerge
{
  MpStore *store;
  MpProfile *kept;
  MpProfile *other;
  GArray *fields;
};

static const MpTable *const part_tables[] = { &mp_person_table, &mp_mentee_table,
                                              &mp_mentor_table };

static gboolean
has_field (gconstpointer row, const MpField *field)
{
  return row != NULL && mp_row_field_is_set (row, field);
}

/* What is lost least by: a value rather than none, the kept one's rather than the other's, both
 * texts rather than one. */
static MpMergeChoice
suggest (gconstpointer kept, gconstpointer other, const MpField *field)
{
  if (!has_field (kept, field))
    return MP_MERGE_OTHER;
  if (!has_field (other, field) || mp_row_field_equal (kept, other, field))
    return MP_MERGE_KEPT;
  return field->kind == MP_KIND_LONG_TEXT ? MP_MERGE_BOTH : MP_MERGE_KEPT;
}

static gboolean
is_part_of_merge (const MpTable *table, const MpField *field)
{
  return (field->flags & MP_FIELD_DERIVED) == 0
         && !(table == &mp_person_table && g_str_equal (field->name, "archived_on"));
}

static void
add_fields (MpMerge *self, const MpTable *table)
{
  gconstpointer kept = mp_profile_get_part (self->kept, table);
  gconstpointer other = mp_profile_get_part (self->other, table);

  for (guint i = 0; i < table->n_fields; i++)
    {
      const MpField *field = &table->fields[i];
      MpMergeField entry = { table, field, FALSE, MP_MERGE_KEPT };

      if (!is_part_of_merge (table, field)
          || (!has_field (kept, field) && !has_field (other, field)))
        continue;

      entry.differs = kept != NULL && other != NULL && !mp_row_field_equal (kept, other, field);
      entry.choice = suggest (kept, other, field);
      g_array_append_val (self->fields, entry);
    }
}

/**
 * mp_merge_new:
 * @kept_id: of the person who stays, with their id and history
 * @other_id: of the person who becomes part of the first
 * @error: an #MpStoreError
 *
 * Suggests a choice for each field; changes nothing yet.
 *
 * Returns: (transfer full) (nullable): the merge, or %NULL with @error set
 */
MpMerge *
mp_merge_new (MpStore *store, gint64 kept_id, gint64 other_id, GError **error)
{
  g_autoptr (MpMerge) self = NULL;

  g_return_val_if_fail (MP_IS_STORE (store), NULL);
  g_return_val_if_fail (kept_id != other_id, NULL);

  self = g_new0 (MpMerge, 1);
  self->store = g_object_ref (store);
  self->fields = g_array_new (FALSE, FALSE, sizeof (MpMergeField));
  self->kept = mp_profile_load (store, kept_id, error);
  if (self->kept == NULL)
    return NULL;
  self->other = mp_profile_load (store, other_id, error);
  if (self->other == NULL)
    return NULL;

  for (guint i = 0; i < G_N_ELEMENTS (part_tables); i++)
    add_fields (self, part_tables[i]);
  return g_steal_pointer (&self);
}

/**
 * mp_merge_free:
 * @self: (nullable): a merge
 */
void
mp_merge_free (MpMerge *self)
{
  if (self == NULL)
    return;

  g_clear_object (&self->store);
  g_clear_pointer (&self->kept, mp_profile_free);
  g_clear_pointer (&self->other, mp_profile_free);
  g_clear_pointer (&self->fields, g_array_unref);
  g_free (self);
}

const MpProfile *
mp_merge_get_kept (MpMerge *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return self->kept;
}

const MpProfile *
mp_merge_get_other (MpMerge *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return self->other;
}

guint
mp_merge_get_n_fields (MpMerge *self)
{
  g_return_val_if_fail (self != NULL, 0);

  return self->fields->len;
}

/**
 * mp_merge_get_field:
 *
 * Returns: (transfer none): a field that one of the two has filled in
 */
const MpMergeField *
mp_merge_get_field (MpMerge *self, guint position)
{
  g_return_val_if_fail (self != NULL && position < self->fields->len, NULL);

  return &g_array_index (self->fields, MpMergeField, position);
}

/**
 * mp_merge_choose:
 * @position: of a field
 * @choice: what the merged person gets
 */
void
mp_merge_choose (MpMerge *self, guint position, MpMergeChoice choice)
{
  MpMergeField *entry;

  g_return_if_fail (self != NULL && position < self->fields->len);

  entry = &g_array_index (self->fields, MpMergeField, position);
  g_return_if_fail (choice != MP_MERGE_BOTH || entry->field->kind == MP_KIND_LONG_TEXT);

  entry->choice = choice;
}

static void
join_texts (gpointer row, gconstpointer other, const MpField *field)
{
  char **text = mp_row_string (row, field);
  g_autofree char *joined = NULL;

  if (!mp_row_field_is_set (other, field) || mp_row_field_equal (row, other, field))
    return;
  if (!mp_row_field_is_set (row, field))
    {
      mp_row_field_assign (row, other, field);
      return;
    }

  joined = g_strconcat (*text, "\n\n", *mp_row_string (other, field), NULL);
  mp_set_text (text, joined);
}

static gpointer
ensure_part (MpProfile *result, const MpTable *table)
{
  if (table == &mp_mentee_table && result->mentee == NULL)
    result->mentee = mp_mentee_new ();
  if (table == &mp_mentor_table && result->mentor == NULL)
    result->mentor = mp_mentor_new ();

  return mp_profile_get_part (result, table);
}

/**
 * mp_merge_dup_result:
 *
 * Returns: (transfer full): the person as the choices make it; parts that only the other has are
 *   new ones, with id 0
 */
MpProfile *
mp_merge_dup_result (MpMerge *self)
{
  MpProfile *result;

  g_return_val_if_fail (self != NULL, NULL);

  result = mp_profile_copy (self->kept);
  for (guint i = 0; i < self->fields->len; i++)
    {
      const MpMergeField *entry = &g_array_index (self->fields, MpMergeField, i);
      gconstpointer other = mp_profile_get_part (self->other, entry->table);
      gpointer row;

      if (entry->choice == MP_MERGE_KEPT || other == NULL)
        continue;

      row = ensure_part (result, entry->table);
      if (entry->choice == MP_MERGE_BOTH)
        join_texts (row, other, entry->field);
      else
        mp_row_field_assign (row, other, entry->field);
    }

  /* Somebody who is still in the lists once is not archived. */
  if (!mp_date_is_set (self->other->person->archived_on))
    result->person->archived_on = MP_DATE_NONE;
  return result;
}

static void
write_part (MpBatch *batch, MpProfile *result, const MpTable *table)
{
  MpRow *row = mp_profile_get_part (result, table);

  if (row == NULL)
    return;
  if (row->id != 0)
    {
      mp_batch_update (batch, row);
      return;
    }

  row->id = result->person->row.id;
  mp_batch_insert (batch, row);
}

static void
delete_part (MpBatch *batch, MpProfile *other, const MpTable *table)
{
  const MpRow *row = mp_profile_get_part (other, table);

  if (row != NULL)
    mp_batch_delete (batch, table, row->id);
}

/**
 * mp_merge_apply:
 * @error: an #MpStoreError
 *
 * Writes the merged person, moves to it whatever refers to the other one, and takes the other one
 * out of the file; all of it is one undo step, which brings both back as they were.  Where both
 * have the same stage, the state that is further along stands and the other goes into the history
 * of stages.
 *
 * Returns: %FALSE with @error set if nothing was changed
 */
gboolean
mp_merge_apply (MpMerge *self, GError **error)
{
  g_autofree char *kept_name = NULL;
  g_autofree char *other_name = NULL;
  g_autoptr (MpBatch) batch = NULL;
  g_autoptr (MpProfile) result = NULL;

  g_return_val_if_fail (self != NULL, FALSE);

  kept_name = mp_person_dup_display_name (self->kept->person);
  other_name = mp_person_dup_display_name (self->other->person);
  /* Translators: both are names of people; the second becomes part of the first. */
  batch = mp_batch_new_printf (_("Merge %2$s into %1$s"), kept_name, other_name);

  result = mp_merge_dup_result (self);
  for (guint i = 0; i < G_N_ELEMENTS (part_tables); i++)
    write_part (batch, result, part_tables[i]);
  /* Whoever erases the person later finds the other one in the history by this. */
  mp_batch_touch (batch, &mp_person_table, self->kept->person->row.id);
  if (!mp_merge_move_attached (self->store, batch, self->kept->person->row.id,
                               self->other->person->row.id, other_name, error))
    return FALSE;
  for (guint i = G_N_ELEMENTS (part_tables); i > 0; i--)
    delete_part (batch, self->other, part_tables[i - 1]);

  return mp_store_apply (self->store, batch, error);
}
