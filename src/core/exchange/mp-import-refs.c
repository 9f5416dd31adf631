/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Schools, cohorts and sites that a source names: those that are there, and new ones. */

#include "config.h"

#include "exchange/mp-import-refs.h"

#include "base/mp-fold.h"
#include "model/mp-organisation.h"
#include "model/mp-programme.h"

#include <string.h>

/* More different spellings than this are folded again each time. */
#define MAX_SPELLINGS 10000

/*
 * @by_key: the folded name, to the id
 * @by_text: the name as it was met, to the id; saves folding the same name in every row
 * @names: the id, to the name
 * @made: the names that were not there
 */
typedef struct
{
  const MpTable *table;
  GHashTable *by_key;
  GHashTable *by_text;
  GHashTable *names;
  GPtrArray *made;
} Names;

struct _MpImportRefs
{
  MpBatch *batch;
  gint64 last_id;
  Names tables[3];
};

static const MpTable *const ref_tables[] = {
  &mp_organisation_table, &mp_cohort_table, &mp_site_table,
};

static Names *
find_names (MpImportRefs *self,
            const char   *table_name)
{
  for (gsize i = 0; i < G_N_ELEMENTS (self->tables); i++)
    if (g_str_equal (self->tables[i].table->name, table_name))
      return &self->tables[i];
  g_return_val_if_reached (NULL);
}

static gint64
look_up (GHashTable *table,
         const char *key)
{
  const gint64 *id = g_hash_table_lookup (table, key);

  return id != NULL ? *id : 0;
}

static void
remember (GHashTable *table,
          char       *key,
          gint64      id)
{
  g_hash_table_insert (table, key, g_memdup2 (&id, sizeof id));
}

static void
add_name (Names      *names,
          const char *name,
          gint64      id)
{
  g_autofree char *key = mp_fold_key (name);

  if (*key != '\0' && !g_hash_table_contains (names->by_key, key))
    remember (names->by_key, g_steal_pointer (&key), id);
  g_hash_table_insert (names->names, g_memdup2 (&id, sizeof id), g_strdup (name));
}

static gboolean
load_names (Names    *names,
            MpStore  *store,
            GError  **error)
{
  g_autoptr (GPtrArray) rows = mp_store_list (store, names->table, error);
  const MpField *field = mp_table_find_field (names->table, "name");

  if (rows == NULL)
    return FALSE;
  for (guint i = 0; i < rows->len; i++)
    add_name (names, *mp_row_string (rows->pdata[i], field), ((MpRow *) rows->pdata[i])->id);

  return TRUE;
}

/* "Grade 12", "Niveau 11", "11e année": all pupils of one age rather than a class. */
static MpCohortKind
guess_cohort_kind (const char *name)
{
  g_autofree char *folded = mp_fold_words (name);

  return strstr (folded, "grade") != NULL || strstr (folded, "niveau") != NULL
             || strstr (folded, "annee") != NULL || strstr (folded, "year") != NULL
           ? MP_COHORT_GRADE : MP_COHORT_CLASS;
}

/* What is made for a list of mentees is a school and its classes. */
static MpRow *
make_row (const MpTable *table,
          const char    *name,
          gint64         organisation)
{
  gpointer row = mp_row_new (table);

  mp_set_text (mp_row_string (row, mp_table_find_field (table, "name")), name);
  if (table == &mp_cohort_table)
    {
      ((MpCohort *) row)->kind = guess_cohort_kind (name);
      ((MpCohort *) row)->organisation = organisation;
    }

  return row;
}

/**
 * mp_import_refs_new:
 * @store: where the names are
 * @batch: (nullable): where new ones are written, or %NULL only to see which there would be
 * @error: where to say why the store cannot be read
 *
 * Returns: (transfer full): the names, or %NULL with @error set
 */
MpImportRefs *
mp_import_refs_new (MpStore  *store,
                    MpBatch  *batch,
                    GError  **error)
{
  g_autoptr (MpImportRefs) self = NULL;

  g_return_val_if_fail (MP_IS_STORE (store), NULL);

  self = g_new0 (MpImportRefs, 1);
  self->batch = batch;
  for (gsize i = 0; i < G_N_ELEMENTS (ref_tables); i++)
    {
      Names *names = &self->tables[i];

      names->table = ref_tables[i];
      names->by_key = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
      names->by_text = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
      names->names = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, g_free);
      names->made = g_ptr_array_new_with_free_func (g_free);
    }
  for (gsize i = 0; i < G_N_ELEMENTS (ref_tables); i++)
    if (!load_names (&self->tables[i], store, error))
      return NULL;

  return g_steal_pointer (&self);
}

/**
 * mp_import_refs_free:
 * @self: what to free
 */
void
mp_import_refs_free (MpImportRefs *self)
{
  for (gsize i = 0; i < G_N_ELEMENTS (self->tables); i++)
    {
      g_hash_table_unref (self->tables[i].by_key);
      g_hash_table_unref (self->tables[i].by_text);
      g_hash_table_unref (self->tables[i].names);
      g_ptr_array_unref (self->tables[i].made);
    }
  g_free (self);
}

/**
 * mp_import_refs_find:
 * @self: the names
 * @table_name: "organisation", "cohort" or "site"
 * @name: a name; accents, case and spaces do not matter
 *
 * Returns: the id of what is called that, negative if it is new in this batch, or 0
 */
gint64
mp_import_refs_find (MpImportRefs *self,
                     const char   *table_name,
                     const char   *name)
{
  Names *names;
  g_autofree char *key = NULL;
  gint64 id;

  g_return_val_if_fail (self != NULL && name != NULL, 0);

  names = find_names (self, table_name);
  id = look_up (names->by_text, name);
  if (id != 0)
    return id;
  key = mp_fold_key (name);
  id = look_up (names->by_key, key);
  if (id != 0 && g_hash_table_size (names->by_text) < MAX_SPELLINGS)
    remember (names->by_text, g_strdup (name), id);

  return id;
}

/**
 * mp_import_refs_make:
 * @self: the names
 * @table_name: "organisation", "cohort" or "site"
 * @name: a name
 * @organisation: the school that a cohort is of, or 0
 *
 * Makes it known, as a new record, if it is not.
 *
 * Returns: the id of what is called that; 0 for a name without a letter in it
 */
gint64
mp_import_refs_make (MpImportRefs *self,
                     const char   *table_name,
                     const char   *name,
                     gint64        organisation)
{
  Names *names;
  g_autofree char *key = NULL;
  gint64 id;

  g_return_val_if_fail (self != NULL && name != NULL, 0);

  id = mp_import_refs_find (self, table_name, name);
  if (id != 0)
    return id;

  key = mp_fold_key (name);
  if (*key == '\0')
    return 0;
  names = find_names (self, table_name);
  id = mp_import_refs_take_id (self);
  if (self->batch != NULL)
    {
      MpRow *row = make_row (names->table, name, organisation);

      row->id = id;
      mp_batch_take (self->batch, row);
    }
  add_name (names, name, id);
  g_ptr_array_add (names->made, g_strdup (name));

  return id;
}

/**
 * mp_import_refs_add:
 * @self: the names
 * @table_name: "organisation", "cohort" or "site"
 * @name: a name
 * @id: the id of what somebody else wrote under that name
 */
void
mp_import_refs_add (MpImportRefs *self,
                    const char   *table_name,
                    const char   *name,
                    gint64        id)
{
  g_return_if_fail (self != NULL && name != NULL && id != 0);

  add_name (find_names (self, table_name), name, id);
}

/**
 * mp_import_refs_get_name:
 * @self: the names
 * @table_name: "organisation", "cohort" or "site"
 * @id: an id
 *
 * Returns: (nullable): what it is called
 */
const char *
mp_import_refs_get_name (MpImportRefs *self,
                         const char   *table_name,
                         gint64        id)
{
  g_return_val_if_fail (self != NULL, NULL);

  return g_hash_table_lookup (find_names (self, table_name)->names, &id);
}

/**
 * mp_import_refs_take_id:
 * @self: the names
 *
 * Returns: a negative number that stands for a new record of this batch and no other
 */
gint64
mp_import_refs_take_id (MpImportRefs *self)
{
  g_return_val_if_fail (self != NULL, 0);

  return --self->last_id;
}

/**
 * mp_import_refs_list_made:
 * @self: the names
 * @table_name: "organisation", "cohort" or "site"
 *
 * Returns: (transfer none) (element-type utf8): the names that were not there before
 */
GPtrArray *
mp_import_refs_list_made (MpImportRefs *self,
                          const char   *table_name)
{
  g_return_val_if_fail (self != NULL, NULL);

  return find_names (self, table_name)->made;
}
