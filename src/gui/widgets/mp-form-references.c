/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the references of a form can name: the records of the programme file, by name. */

#include "config.h"

#include "gui/widgets/mp-form-references.h"

#include "model/mp-schema.h"

static gboolean
is_offered (gconstpointer row, gint64 chosen)
{
  const MpRow *head = row;
  const MpField *archived = mp_table_find_field (head->table, "archived_on");

  return head->id == chosen || archived == NULL || !mp_row_field_is_set (row, archived);
}

static gint
compare_labels (gconstpointer a, gconstpointer b)
{
  const MpField *name = mp_table_find_field ((*(MpRow *const *) a)->table, "name");

  return g_utf8_collate (*mp_row_string (*(gpointer *) a, name),
                         *mp_row_string (*(gpointer *) b, name));
}

static gboolean
load_options (MpForm *form, MpStore *store, const MpField *field, GError **error)
{
  const MpTable *target = mp_schema_find (field->target);
  const MpField *name = mp_table_find_field (target, "name");
  g_autoptr (GArray) values = g_array_new (FALSE, FALSE, sizeof (gint64));
  g_autoptr (GPtrArray) labels = g_ptr_array_new ();
  g_autoptr (GPtrArray) rows = NULL;

  if (name == NULL)
    return TRUE;

  rows = mp_store_list (store, target, error);
  if (rows == NULL)
    return FALSE;

  g_ptr_array_sort (rows, compare_labels);
  for (guint i = 0; i < rows->len; i++)
    {
      const MpRow *row = g_ptr_array_index (rows, i);

      if (!is_offered (row, *mp_row_int (mp_form_get_draft (form), field)))
        continue;
      g_array_append_val (values, row->id);
      g_ptr_array_add (labels, *mp_row_string (row, name));
    }

  mp_form_set_options (form, field->name, (const gint64 *) values->data,
                       (const char *const *) labels->pdata, values->len);
  return TRUE;
}

/**
 * mp_form_load_references:
 * @store: where the records are that the bound references can name
 *
 * Offers every record that has a name and is not archived, and the one that is chosen now.
 *
 * Returns: %FALSE with @error set if they cannot be read
 */
gboolean
mp_form_load_references (MpForm *form, MpStore *store, GError **error)
{
  g_return_val_if_fail (MP_IS_FORM (form), FALSE);
  g_return_val_if_fail (MP_IS_STORE (store), FALSE);

  for (guint i = 0; i < mp_form_get_table (form)->n_fields; i++)
    {
      const MpField *field = &mp_form_get_table (form)->fields[i];

      if (field->kind == MP_KIND_REF && mp_form_get_widget (form, field->name) != NULL
          && !load_options (form, store, field, error))
        return FALSE;
    }

  return TRUE;
}
