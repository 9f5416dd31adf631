/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Ids of a source that stand in several rows which do not say the same. */

#include "config.h"

#include "exchange/mp-import-ids.h"

struct _MpImportIds
{
  MpImportIndex *index;
  GHashTable *conflicts;
};

/**
 * mp_import_ids_new:
 *
 * Returns: (transfer full): no ids
 */
MpImportIds *
mp_import_ids_new (void)
{
  MpImportIds *self = g_new0 (MpImportIds, 1);

  self->index = mp_import_index_new ();
  self->conflicts = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);

  return self;
}

/**
 * mp_import_ids_free:
 * @self: what to free
 */
void
mp_import_ids_free (MpImportIds *self)
{
  g_clear_pointer (&self->index, mp_import_index_free);
  g_hash_table_unref (self->conflicts);
  g_free (self);
}

/**
 * mp_import_ids_add:
 * @self: the ids so far
 * @id: the id of a row; nothing is no id
 * @line: where the row stands
 * @record: the hash of the whole row
 */
void
mp_import_ids_add (MpImportIds *self,
                   const char  *id,
                   guint        line,
                   guint64      record)
{
  MpImportKeys keys = mp_import_keys_of_id (id);
  guint found[MP_IMPORT_MAX_FOUND];
  const MpImportKnown *known;
  MpImportLines lines;

  g_return_if_fail (self != NULL && id != NULL);

  if (*id == '\0')
    return;
  if (mp_import_index_find (self->index, &keys, MP_IMPORT_KEY_EXTERNAL_ID, found) == 0)
    {
      mp_import_index_add (self->index, &keys, 0, line, record);
      return;
    }
  known = mp_import_index_get (self->index, found[0]);
  if (known->record == record || g_hash_table_contains (self->conflicts, id))
    return;
  lines = (MpImportLines){ known->line, line };
  g_hash_table_insert (self->conflicts, g_strdup (id), g_memdup2 (&lines, sizeof lines));
}

/**
 * mp_import_ids_seal:
 * @self: all ids of a source
 *
 * Forgets the ids without a conflict, which nobody asks for any more.
 */
void
mp_import_ids_seal (MpImportIds *self)
{
  g_return_if_fail (self != NULL);

  g_clear_pointer (&self->index, mp_import_index_free);
}

/**
 * mp_import_ids_dup_conflicts:
 * @self: all ids of a source
 *
 * Returns: (transfer full): those that stand in rows that differ, to #MpImportLines
 */
GHashTable *
mp_import_ids_dup_conflicts (const MpImportIds *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return g_hash_table_ref (self->conflicts);
}
