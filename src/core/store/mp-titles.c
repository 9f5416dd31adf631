/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What people call the records that other records refer to. */

#include "store/mp-titles.h"

#include "model/mp-schema.h"

typedef struct
{
  char uuid[MP_UUID_SIZE];
  char *title;
} Known;

/**
 * MpTitles:
 * @known: (element-type gint64 Known): a map for each record type, made when it is first needed
 */
struct _MpTitles
{
  MpStore *store;
  GHashTable **known;
  guint n_tables;
};

static void
known_free (gpointer data)
{
  Known *self = data;

  g_free (self->title);
  g_free (self);
}

/**
 * mp_titles_new:
 * @store: where the records are; it must outlive the titles
 *
 * Every title is looked up once and remembered, so these are for one pass over records that do
 * not change meanwhile.
 *
 * Returns: (transfer full): no titles yet
 */
MpTitles *
mp_titles_new (MpStore *store)
{
  MpTitles *self = g_new0 (MpTitles, 1);

  g_return_val_if_fail (MP_IS_STORE (store), NULL);

  self->store = store;
  mp_schema_get_tables (&self->n_tables);
  self->known = g_new0 (GHashTable *, self->n_tables);
  return self;
}

/**
 * mp_titles_free:
 * @self: (nullable): titles
 */
void
mp_titles_free (MpTitles *self)
{
  if (self == NULL)
    return;
  for (guint i = 0; i < self->n_tables; i++)
    g_clear_pointer (&self->known[i], g_hash_table_unref);
  g_free (self->known);
  g_free (self);
}

/* The first reference says what a record without a name belongs to. */
static char *
title_of_owner (MpTitles *self, const MpRow *row, GError **error)
{
  const MpTable *table = row->table;

  for (guint i = 0; i < table->n_fields; i++)
    if (table->fields[i].kind == MP_KIND_REF && *mp_row_int (row, &table->fields[i]) != 0)
      return g_strdup (mp_titles_get (self, mp_schema_find (table->fields[i].target),
                                      *mp_row_int (row, &table->fields[i]), error));
  return g_strdup_printf ("%" G_GINT64_FORMAT, row->id);
}

/**
 * mp_titles_of_row:
 * @self: titles
 * @row: a record of any type
 * @error: return location for a #GError
 *
 * Returns: (transfer full): what people call @row: its name, the name of its person, or what it
 *   belongs to; %NULL with @error set if that cannot be read
 */
char *
mp_titles_of_row (MpTitles *self, gconstpointer row, GError **error)
{
  const MpRow *base = row;
  const MpTable *table = base->table;
  const MpField *name = mp_table_find_field (table, "name");

  g_return_val_if_fail (self != NULL && row != NULL, NULL);

  if (table == &mp_person_table)
    return mp_person_dup_display_name (row);
  if (table->same_id_as != NULL)
    return g_strdup (mp_titles_get (self, mp_schema_find (table->same_id_as), base->id, error));
  if (name != NULL && *mp_row_string (row, name) != NULL)
    return g_strdup (*mp_row_string (row, name));
  return title_of_owner (self, base, error);
}

static Known *
load (MpTitles *self, const MpTable *table, gint64 id, GError **error)
{
  MpRow *row = mp_store_get (self->store, table, id, error);
  char *title = row != NULL ? mp_titles_of_row (self, row, error) : NULL;
  Known *known = NULL;

  if (title != NULL)
    {
      known = g_new0 (Known, 1);
      known->title = title;
      g_strlcpy (known->uuid, row->uuid, sizeof known->uuid);
      g_hash_table_insert (self->known[mp_schema_index (table)], g_memdup2 (&id, sizeof id),
                           known);
    }
  mp_row_free (row);
  return known;
}

static const Known *
look_up (MpTitles *self, const MpTable *table, gint64 id, GError **error)
{
  GHashTable **of_table;
  const Known *known;

  /* The mentee or mentor adds nothing to the name of the person, and has its uuid. */
  if (table->same_id_as != NULL)
    return look_up (self, mp_schema_find (table->same_id_as), id, error);

  of_table = &self->known[mp_schema_index (table)];
  if (*of_table == NULL)
    *of_table = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, known_free);
  known = g_hash_table_lookup (*of_table, &id);
  return known != NULL ? known : load (self, table, id, error);
}

/**
 * mp_titles_get:
 * @self: titles
 * @table: a record type
 * @id: of a record of it
 * @error: return location for a #GError
 *
 * Returns: (transfer none) (nullable): what people call that record; %NULL with @error set if
 *   there is no such record or it cannot be read
 */
const char *
mp_titles_get (MpTitles *self, const MpTable *table, gint64 id, GError **error)
{
  const Known *known;

  g_return_val_if_fail (self != NULL && table != NULL, NULL);

  known = look_up (self, table, id, error);
  return known != NULL ? known->title : NULL;
}

/**
 * mp_titles_uuid:
 * @self: titles
 * @table: a record type
 * @id: of a record of it
 * @error: return location for a #GError
 *
 * Returns: (transfer none) (nullable): the uuid of that record; %NULL with @error set if there is
 *   no such record or it cannot be read
 */
const char *
mp_titles_uuid (MpTitles *self, const MpTable *table, gint64 id, GError **error)
{
  const Known *known;

  g_return_val_if_fail (self != NULL && table != NULL, NULL);

  known = look_up (self, table, id, error);
  return known != NULL ? known->uuid : NULL;
}
