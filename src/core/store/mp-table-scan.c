/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Whole tables read row by row as texts for files, without a struct or a copy for any row. */

#include "store/mp-table-scan.h"

#include "model/mp-schema.h"
#include "store/mp-row-sql.h"
#include "store/mp-store-private.h"

#include <string.h>

/* The columns of a query before those of the fields: id, uuid, created_at, updated_at. */
enum
{
  COLUMN_ID,
  COLUMN_UUID,
  COLUMN_CREATED_AT,
  COLUMN_UPDATED_AT,
};

typedef struct
{
  gint64 id;
  char uuid[MP_UUID_SIZE];
} Key;

/**
 * MpTableScan:
 * @keys: (element-type Key): for each table that others refer to, the rows that were read so far,
 *   by id; a table comes after those that it refers to
 * @table: the one that is being read
 * @fields: (element-type MpField): those of its fields that are read
 * @targets: for each of @fields, the keys of the table that it refers to
 * @row: takes the numbers that need more than SQLite's way of writing them
 * @text: holds such a number
 */
struct _MpTableScan
{
  MpDb *db;
  gboolean with_private;
  GArray **keys;
  const MpTable *table;
  GPtrArray *fields;
  GPtrArray *targets;
  MpStatement *statement;
  gpointer row;
  GString *text;
};

static gboolean
is_read (const MpTableScan *self,
         const MpField     *field)
{
  return (field->flags & MP_FIELD_DERIVED) == 0
         && (self->with_private || (field->flags & MP_FIELD_PRIVATE) == 0);
}

static gboolean
refers_to (const MpTable *table,
           const char    *target)
{
  for (guint i = 0; i < table->n_fields; i++)
    if (table->fields[i].kind == MP_KIND_REF && g_str_equal (table->fields[i].target, target))
      return TRUE;
  return FALSE;
}

static void
make_keys (MpTableScan *self)
{
  guint n_tables;
  const MpTable *const *tables = mp_schema_get_tables (&n_tables);

  self->keys = g_new0 (GArray *, n_tables);
  for (guint i = 0; i < n_tables; i++)
    for (guint j = i; j < n_tables && self->keys[i] == NULL; j++)
      if (refers_to (tables[j], tables[i]->name))
        self->keys[i] = g_array_new (FALSE, FALSE, sizeof (Key));
}

static void
free_keys (MpTableScan *self)
{
  guint n_tables;

  mp_schema_get_tables (&n_tables);
  for (guint i = 0; i < n_tables; i++)
    g_clear_pointer (&self->keys[i], g_array_unref);
  g_free (self->keys);
}

typedef struct
{
  MpTableScan *scan;
  MpTableScanFunc func;
  gpointer user_data;
} Run;

static gboolean
run (MpDb      *db,
     gpointer   user_data,
     GError   **error)
{
  Run *self = user_data;

  return self->func (self->scan, self->user_data, error);
}

/**
 * mp_table_scan_run:
 * @with_private: whether private records and fields are read too (P-4)
 * @func: (scope call): reads tables in the order of mp_schema_get_tables()
 * @error: set to an #MpStoreError when a record cannot be read
 *
 * All that @func reads comes from the same moment.
 *
 * Returns: whether @func did its work
 */
gboolean
mp_table_scan_run (MpStore         *store,
                   gboolean         with_private,
                   MpTableScanFunc  func,
                   gpointer         user_data,
                   GError         **error)
{
  MpTableScan self = { .with_private = with_private };
  Run closure = { &self, func, user_data };
  gboolean done;

  g_return_val_if_fail (MP_IS_STORE (store) && func != NULL, FALSE);

  self.db = mp_store_get_db (store);
  self.fields = g_ptr_array_new ();
  self.targets = g_ptr_array_new ();
  self.text = g_string_new (NULL);
  make_keys (&self);
  done = mp_db_snapshot (self.db, run, &closure, error);
  g_clear_pointer (&self.statement, mp_statement_release);
  g_clear_pointer (&self.row, mp_row_free);
  free_keys (&self);
  g_string_free (self.text, TRUE);
  g_ptr_array_unref (self.targets);
  g_ptr_array_unref (self.fields);
  return done;
}

/**
 * mp_table_scan_has:
 *
 * Returns: whether any records of @table may be read; not if all of them are private and private
 *   records are left out
 */
gboolean
mp_table_scan_has (MpTableScan   *self,
                   const MpTable *table)
{
  g_return_val_if_fail (self != NULL && table != NULL, FALSE);

  return self->with_private || !table->private_rows;
}

static GArray *
get_keys (const MpTableScan *self,
          const char        *table)
{
  return self->keys[mp_schema_index (mp_schema_find (table))];
}

static char *
choose_fields (MpTableScan *self)
{
  GString *select = g_string_new ("SELECT id, uuid, created_at, updated_at");

  g_ptr_array_set_size (self->fields, 0);
  g_ptr_array_set_size (self->targets, 0);
  for (guint i = 0; i < self->table->n_fields; i++)
    {
      const MpField *field = &self->table->fields[i];

      if (!is_read (self, field))
        continue;
      g_ptr_array_add (self->fields, (gpointer) field);
      g_ptr_array_add (self->targets,
                       field->kind == MP_KIND_REF ? get_keys (self, field->target) : NULL);
      g_string_append_printf (select, ", %s", field->name);
    }
  g_string_append_printf (select, " FROM %s ORDER BY id", self->table->name);
  return g_string_free (select, FALSE);
}

/**
 * mp_table_scan_open:
 * @table: a record type that mp_table_scan_has()
 *
 * Goes before the first record of @table, in the order in which they were added.
 *
 * Returns: %FALSE with @error set if it cannot be read
 */
gboolean
mp_table_scan_open (MpTableScan    *self,
                    const MpTable  *table,
                    GError        **error)
{
  g_autofree char *select = NULL;

  g_return_val_if_fail (self != NULL && mp_table_scan_has (self, table), FALSE);

  g_clear_pointer (&self->statement, mp_statement_release);
  g_clear_pointer (&self->row, mp_row_free);
  self->table = table;
  self->row = mp_row_new (table);
  select = choose_fields (self);
  self->statement = mp_db_prepare (self->db, select, error);
  return self->statement != NULL;
}

static void
keep_key (MpTableScan *self)
{
  GArray *keys = self->keys[mp_schema_index (self->table)];
  Key key;

  if (keys == NULL)
    return;
  key.id = mp_statement_get_int (self->statement, COLUMN_ID);
  g_strlcpy (key.uuid, mp_table_scan_get_uuid (self), sizeof key.uuid);
  g_array_append_val (keys, key);
}

/**
 * mp_table_scan_next:
 * @found: (out): whether there is one more record
 *
 * Returns: %FALSE with @error set if it cannot be read
 */
gboolean
mp_table_scan_next (MpTableScan  *self,
                    gboolean     *found,
                    GError      **error)
{
  MpStep step;

  g_return_val_if_fail (self != NULL && self->statement != NULL && found != NULL, FALSE);

  step = mp_statement_step (self->statement, error);
  *found = step == MP_STEP_ROW;
  if (*found)
    keep_key (self);
  return step != MP_STEP_ERROR;
}

/**
 * mp_table_scan_get_uuid:
 *
 * Returns: (transfer none): of the present record, until the next one
 */
const char *
mp_table_scan_get_uuid (MpTableScan *self)
{
  return mp_statement_get_text (self->statement, COLUMN_UUID);
}

/**
 * mp_table_scan_get_created_at:
 *
 * Returns: (transfer none): of the present record, until the next one
 */
const char *
mp_table_scan_get_created_at (MpTableScan *self)
{
  return mp_statement_get_text (self->statement, COLUMN_CREATED_AT);
}

/**
 * mp_table_scan_get_updated_at:
 *
 * Returns: (transfer none): of the present record, until the next one
 */
const char *
mp_table_scan_get_updated_at (MpTableScan *self)
{
  return mp_statement_get_text (self->statement, COLUMN_UPDATED_AT);
}

/**
 * mp_table_scan_get_n_fields:
 *
 * Returns: how many fields of the present table are read
 */
guint
mp_table_scan_get_n_fields (MpTableScan *self)
{
  g_return_val_if_fail (self != NULL, 0);

  return self->fields->len;
}

/**
 * mp_table_scan_get_field:
 * @position: from 0
 *
 * Returns: (transfer none): one of the fields that are read
 */
const MpField *
mp_table_scan_get_field (MpTableScan *self,
                         guint        position)
{
  g_return_val_if_fail (self != NULL && position < self->fields->len, NULL);

  return g_ptr_array_index (self->fields, position);
}

static int
compare_keys (gconstpointer a,
              gconstpointer b)
{
  const Key *first = a;
  const Key *second = b;

  return (first->id > second->id) - (first->id < second->id);
}

/* Ids mostly follow each other without gaps, so the place is tried before it is searched for.  A
 * record whose table is left out is not named either. */
static const char *
find_uuid (const GArray *keys,
           gint64        id)
{
  const Key *first = (const Key *) (gconstpointer) keys->data;
  const Key *found;
  Key wanted = { .id = id };

  if (keys->len == 0 || id < first->id)
    return NULL;
  if (id - first->id < keys->len && first[id - first->id].id == id)
    return first[id - first->id].uuid;
  found = bsearch (&wanted, first, keys->len, sizeof (Key), compare_keys);
  return found != NULL ? found->uuid : NULL;
}

static const char *
write_real (MpTableScan   *self,
            const MpField *field,
            int            column)
{
  mp_row_sql_read_field (self->statement, column, self->row, field);
  g_string_truncate (self->text, 0);
  mp_row_field_append (self->row, field, self->text);
  return self->text->str;
}

/**
 * mp_table_scan_get_text:
 * @position: of a field, from 0
 *
 * Returns: (transfer none) (nullable): the field as files write it, a reference as a uuid; %NULL if
 *   it is unset; valid until the next text is asked for
 */
const char *
mp_table_scan_get_text (MpTableScan *self,
                        guint        position)
{
  const MpField *field = g_ptr_array_index (self->fields, position);
  int column = MP_N_KEY_COLUMNS + (int) position;

  switch (field->kind)
    {
    case MP_KIND_REF:
      return find_uuid (g_ptr_array_index (self->targets, position),
                        mp_statement_get_int (self->statement, column));
    case MP_KIND_BOOL:
      return mp_statement_get_int (self->statement, column) != 0 ? "true" : "false";
    case MP_KIND_REAL:
      return mp_statement_is_null (self->statement, column) ? NULL
                                                            : write_real (self, field, column);
    default:
      return mp_statement_get_text (self->statement, column);
    }
}
