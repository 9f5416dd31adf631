/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A small number for each of many record ids: marks of a set, or what to order them by. */

#include "store/mp-id-keys.h"

/* Ids are given one after the other, so an array is the quickest table; a file that somebody made
 * up may have any number as an id, and gets a hash table. */
#define LARGEST_ARRAY (G_GINT64_CONSTANT (1) << 24)

struct _MpIdKeys
{
  gint64 n_keys;
  guint32 *keys;
  GHashTable *others;
};

/**
 * mp_id_keys_new:
 * @largest_id: no id beyond it is worth room of its own
 *
 * Returns: (transfer full): a table in which every id has the key 0
 */
MpIdKeys *
mp_id_keys_new (gint64 largest_id)
{
  MpIdKeys *self = g_new0 (MpIdKeys, 1);

  if (largest_id >= 0 && largest_id < LARGEST_ARRAY)
    {
      self->n_keys = largest_id + 1;
      self->keys = g_new0 (guint32, self->n_keys);
    }
  self->others = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL);
  return self;
}

/**
 * mp_id_keys_free:
 * @self: (transfer full) (nullable):
 */
void
mp_id_keys_free (MpIdKeys *self)
{
  if (self == NULL)
    return;
  g_free (self->keys);
  g_hash_table_unref (self->others);
  g_free (self);
}

/**
 * mp_id_keys_get:
 *
 * Returns: the key of @id, or 0 if it was given none
 */
guint32
mp_id_keys_get (const MpIdKeys *self, gint64 id)
{
  if (G_LIKELY (id >= 0 && id < self->n_keys))
    return self->keys[id];
  return GPOINTER_TO_UINT (g_hash_table_lookup (self->others, &id));
}

/**
 * mp_id_keys_set:
 *
 * Gives @id another key.
 */
void
mp_id_keys_set (MpIdKeys *self, gint64 id, guint32 key)
{
  if (G_LIKELY (id >= 0 && id < self->n_keys))
    self->keys[id] = key;
  else
    g_hash_table_replace (self->others, g_memdup2 (&id, sizeof id), GUINT_TO_POINTER (key));
}
