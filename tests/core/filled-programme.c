/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A programme in which every field of every record type is filled, so that none is forgotten. */

#include "config.h"

#include "filled-programme.h"

#include <string.h>

static gboolean
is_private (const MpTable *table,
            const MpField *field)
{
  return table->private_rows || (field->flags & MP_FIELD_PRIVATE) != 0;
}

/* The name of table and field without anything that a line or a capital could break. */
char *
filled_programme_dup_marker (const MpTable *table,
                             const MpField *field)
{
  g_autofree char *name = g_strconcat (is_private (table, field) ? SECRET : OPEN, table->name,
                                       field->name, NULL);
  g_auto (GStrv) words = g_strsplit (name, "_", -1);

  return g_strjoinv ("", words);
}

static char *
make_text (const MpTable *table,
           const MpField *field)
{
  g_autofree char *marker = filled_programme_dup_marker (table, field);

  if (g_str_equal (field->name, "from_time"))
    return g_strdup ("09:00");
  if (g_str_equal (field->name, "to_time"))
    return g_strdup ("10:30");
  if (g_str_has_suffix (field->name, "email"))
    return g_strconcat (marker, "@example.org", NULL);
  return g_steal_pointer (&marker);
}

static void
fill_field (MpStore       *store,
            gpointer       row,
            const MpTable *table,
            const MpField *field)
{
  switch (field->kind)
    {
    case MP_KIND_INT:
      *mp_row_int (row, field) = (gint64) MAX (field->min, 7);
      break;
    case MP_KIND_REAL:
      *mp_row_real (row, field) = 1.1;
      break;
    case MP_KIND_BOOL:
      *mp_row_bool (row, field) = TRUE;
      break;
    case MP_KIND_TEXT:
    case MP_KIND_LONG_TEXT:
      g_free (*mp_row_string (row, field));
      *mp_row_string (row, field) = make_text (table, field);
      break;
    case MP_KIND_ENUM:
      *mp_row_enum (row, field) = (unsigned int) field->choices[1].value;
      break;
    case MP_KIND_DATE:
      *mp_row_date (row, field) = mp_date_new (2026, 9, 9);
      break;
    case MP_KIND_INSTANT:
      mp_instant_parse_iso ("2026-09-09T12:00:00Z", mp_row_instant (row, field));
      break;
    case MP_KIND_REF:
    default:
      *mp_row_int (row, field) = filled_programme_get_id (store, mp_schema_find (field->target));
      break;
    }
}

static void
fill_row (MpStore       *store,
          gpointer       row,
          const MpTable *table)
{
  for (guint i = 0; i < table->n_fields; i++)
    if (!(table->fields[i].flags & MP_FIELD_DERIVED))
      fill_field (store, row, table, &table->fields[i]);

  if (table == &mp_person_table)
    ((MpPerson *) row)->birth_date = mp_date_new (1999, 3, 4);
}

static void
take_key_of_person (MpStore       *store,
                    MpRow         *row,
                    const MpTable *table)
{
  g_autoptr (MpPerson) person = NULL;

  if (table->same_id_as == NULL)
    return;
  person = mp_store_get (store, mp_schema_find (table->same_id_as),
                         filled_programme_get_id (store, mp_schema_find (table->same_id_as)), NULL);
  row->id = person->row.id;
  g_strlcpy (row->uuid, person->row.uuid, sizeof row->uuid);
}

/* The row that a new programme has from the start is filled, not doubled. */
static void
add_row (MpStore       *store,
         const MpTable *table)
{
  g_autoptr (MpBatch) batch = mp_batch_new ("Fill");
  g_autoptr (GPtrArray) rows = mp_store_list (store, table, NULL);
  g_autoptr (GError) error = NULL;

  if (rows->len > 0)
    {
      fill_row (store, g_ptr_array_index (rows, 0), table);
      mp_batch_update (batch, g_ptr_array_index (rows, 0));
    }
  else
    {
      MpRow *row = mp_row_new (table);

      take_key_of_person (store, row, table);
      fill_row (store, row, table);
      mp_batch_take (batch, row);
    }
  mp_store_apply (store, batch, &error);
  g_assert_no_error (error);
}

/* In memory, on 4 October 2026. */
MpStore *
filled_programme_new (void)
{
  MpStore *store = mp_store_new_in_memory ();
  guint n_tables;
  const MpTable *const *tables = mp_schema_get_tables (&n_tables);

  mp_store_set_today (store, mp_date_new (2026, 10, 4));
  for (guint i = 0; i < n_tables; i++)
    add_row (store, tables[i]);
  return store;
}

/* Of the only record of a type. */
gint64
filled_programme_get_id (MpStore       *store,
                         const MpTable *table)
{
  g_autoptr (GPtrArray) rows = mp_store_list (store, table, NULL);

  g_assert_cmpuint (rows->len, ==, 1);
  return ((const MpRow *) g_ptr_array_index (rows, 0))->id;
}
