/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Several rows of a table at once. */

#include "store/mp-store-rows.h"

/**
 * mp_store_get_rows:
 * @ids: (array length=n_ids): of rows of @table
 * @error: an #MpStoreError; %MP_STORE_ERROR_NOT_FOUND if one of them is gone
 *
 * Returns: (transfer full) (element-type MpRow): the rows in the order of @ids, or %NULL with
 *   @error set
 */
GPtrArray *
mp_store_get_rows (MpStore       *self,
                   const MpTable *table,
                   const gint64  *ids,
                   guint          n_ids,
                   GError       **error)
{
  g_autoptr (GPtrArray) rows = NULL;

  g_return_val_if_fail (MP_IS_STORE (self), NULL);
  g_return_val_if_fail (table != NULL && (ids != NULL || n_ids == 0), NULL);

  rows = g_ptr_array_new_with_free_func (mp_row_free);
  for (guint i = 0; i < n_ids; i++)
    {
      gpointer row = mp_store_get (self, table, ids[i], error);

      if (row == NULL)
        return NULL;
      g_ptr_array_add (rows, row);
    }

  return g_steal_pointer (&rows);
}

/**
 * mp_store_update_rows:
 * @rows: (element-type MpRow): as they are to be
 * @label: what the undo step is called
 * @error: an #MpStoreError
 *
 * Returns: %FALSE with @error set if nothing was changed
 */
gboolean
mp_store_update_rows (MpStore *self, GPtrArray *rows, const char *label, GError **error)
{
  g_autoptr (MpBatch) batch = NULL;

  g_return_val_if_fail (MP_IS_STORE (self), FALSE);
  g_return_val_if_fail (rows != NULL && label != NULL, FALSE);

  batch = mp_batch_new (label);
  for (guint i = 0; i < rows->len; i++)
    mp_batch_update (batch, rows->pdata[i]);

  return mp_store_apply (self, batch, error);
}
