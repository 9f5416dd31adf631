/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Which column goes where: checked, kept under a name, and found again for the next such file. */

#include "config.h"

#include "exchange/mp-import-private.h"

#include "base/mp-fold.h"
#include "model/mp-import-mapping.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/* Without one of these columns no row of a kind can become anything. */
static const struct
{
  MpImportKind kind;
  const char *target;
} needed[] = {
  { MP_IMPORT_AS_MENTEES, "person.given_name" },
  { MP_IMPORT_AS_MENTEES, "person.family_name" },
  { MP_IMPORT_AS_MENTEES, "person.preferred_name" },
  { MP_IMPORT_AS_MENTEES, "person.external_id" },
  { MP_IMPORT_AS_MENTEES, "full_name" },
  { MP_IMPORT_AS_MENTEES, "full_name_family_first" },
  { MP_IMPORT_AS_MENTORS, "person.given_name" },
  { MP_IMPORT_AS_MENTORS, "person.family_name" },
  { MP_IMPORT_AS_MENTORS, "person.preferred_name" },
  { MP_IMPORT_AS_MENTORS, "person.external_id" },
  { MP_IMPORT_AS_MENTORS, "full_name" },
  { MP_IMPORT_AS_MENTORS, "full_name_family_first" },
  { MP_IMPORT_AS_ORGANISATIONS, "organisation.name" },
  { MP_IMPORT_AS_ORGANISATIONS, "organisation.external_id" },
};

static gboolean
has_column (const MpImport *self,
            const char     *name)
{
  for (guint i = 0; i < mp_import_get_n_columns (self); i++)
    {
      const MpImportTarget *target = mp_import_get_column_target (self, i);

      if (target != NULL && g_str_equal (target->name, name))
        return TRUE;
    }
  return FALSE;
}

static GPtrArray *
list_mappings (MpStore  *store,
               GError  **error)
{
  return mp_store_list (store, &mp_import_mapping_table, error);
}

/* One line a column: the folded header, a tab, the name of the target. */
static char *
mapping_to_text (const MpImport *self)
{
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < mp_import_get_n_columns (self); i++)
    {
      const MpImportTarget *target = mp_import_get_column_target (self, i);
      g_autofree char *folded = mp_import_fold_header (mp_import_get_header (self, i));

      if (target != NULL)
        g_string_append_printf (text, "%s\t%s\n", folded, target->name);
    }

  return g_string_free (text, FALSE);
}

static const MpImportTarget *
find_in_mapping (const MpImport *self,
                 char          **lines,
                 const char     *header)
{
  g_autofree char *folded = mp_import_fold_header (header);
  gsize length = strlen (folded);

  for (guint i = 0; lines[i] != NULL; i++)
    if (strncmp (lines[i], folded, length) == 0 && lines[i][length] == '\t')
      return mp_import_target_find (self->kind, lines[i] + length + 1);
  return NULL;
}

/* Returns whether any column was found. */
static gboolean
use_mapping_text (MpImport   *self,
                  const char *text)
{
  g_auto (GStrv) lines = g_strsplit (text, "\n", -1);
  gboolean found = FALSE;

  for (guint i = 0; i < mp_import_get_n_columns (self); i++)
    mp_import_table_set_target (self->table, i, NULL);
  for (guint i = 0; i < mp_import_get_n_columns (self); i++)
    {
      const MpImportTarget *target
        = find_in_mapping (self, lines, mp_import_get_header (self, i));

      if (target == NULL || has_column (self, target->name))
        continue;
      mp_import_table_set_target (self->table, i, target);
      found = TRUE;
    }

  return found;
}

static gboolean
is_for (const MpImport        *self,
        const MpImportMapping *mapping)
{
  return g_strcmp0 (mapping->target, mp_import_kind_get_name (self->kind)) == 0;
}

static MpImportMapping *
find_by_name (GPtrArray  *mappings,
              const char *name)
{
  g_autofree char *wanted = mp_fold_key (name);

  for (guint i = 0; i < mappings->len; i++)
    {
      MpImportMapping *mapping = mappings->pdata[i];
      g_autofree char *key = mp_fold_key (mapping->name);

      if (g_str_equal (key, wanted))
        return mapping;
    }
  return NULL;
}

/**
 * mp_import_guess_columns:
 * @self: an import that was looked at
 *
 * Maps the columns by the words in the header, whatever mapping was used before.
 */
void
mp_import_guess_columns (MpImport *self)
{
  g_return_if_fail (self != NULL && self->table != NULL);

  mp_import_table_guess (self->table);
  g_clear_pointer (&self->mapping_name, g_free);
}

/**
 * mp_import_check_columns:
 * @self: an import that was looked at
 * @error: where to say that the columns that are needed are missing
 *
 * Returns: whether there is a column by which a row can become anything
 */
gboolean
mp_import_check_columns (const MpImport  *self,
                         GError         **error)
{
  g_return_val_if_fail (self != NULL && self->table != NULL, FALSE);

  for (gsize i = 0; i < G_N_ELEMENTS (needed); i++)
    if (needed[i].kind == self->kind && has_column (self, needed[i].target))
      return TRUE;

  g_set_error (error, MP_EXCHANGE_ERROR, MP_EXCHANGE_ERROR_HEADERS,
               _("%s, line 1: no column is known as a name. Nothing was imported. Say which "
                 "column is the name, or put headers such as “First name” and “Last name” over "
                 "the columns."),
               mp_text_source_get_name (mp_csv_reader_get_source (
                 mp_import_table_get_reader (self->table))));
  return FALSE;
}

/**
 * mp_import_find_mapping:
 * @self: an import whose header was read
 * @store: the programme
 * @error: where to say why it cannot be read
 *
 * Uses the mapping that was saved for a table with the same header, if there is one.
 *
 * Returns: %FALSE if the programme could not be read
 */
gboolean
mp_import_find_mapping (MpImport  *self,
                        MpStore   *store,
                        GError   **error)
{
  g_autoptr (GPtrArray) mappings = list_mappings (store, error);
  g_autofree char *headers = mp_import_table_fold_headers (self->table);

  if (mappings == NULL)
    return FALSE;
  for (guint i = 0; i < mappings->len; i++)
    {
      const MpImportMapping *mapping = mappings->pdata[i];

      if (!is_for (self, mapping) || g_strcmp0 (mapping->headers, headers) != 0)
        continue;
      use_mapping_text (self, mapping->mapping);
      self->mapping_name = g_strdup (mapping->name);
      break;
    }

  return TRUE;
}

/**
 * mp_import_get_mapping_name:
 * @self: an import that was looked at
 *
 * Returns: (nullable): the saved mapping that is in use
 */
const char *
mp_import_get_mapping_name (const MpImport *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return self->mapping_name;
}

/**
 * mp_import_list_mappings:
 * @self: an import
 * @store: the programme
 * @error: where to say why it cannot be read
 *
 * Returns: (transfer full) (array zero-terminated=1): the names of the saved mappings for this
 *   kind of list, or %NULL with @error set
 */
char **
mp_import_list_mappings (const MpImport  *self,
                         MpStore         *store,
                         GError         **error)
{
  g_autoptr (GPtrArray) mappings = NULL;
  g_autoptr (GStrvBuilder) names = g_strv_builder_new ();

  g_return_val_if_fail (self != NULL && MP_IS_STORE (store), NULL);

  mappings = list_mappings (store, error);
  if (mappings == NULL)
    return NULL;
  for (guint i = 0; i < mappings->len; i++)
    if (is_for (self, mappings->pdata[i]))
      g_strv_builder_add (names, ((const MpImportMapping *) mappings->pdata[i])->name);

  return g_strv_builder_end (names);
}

/**
 * mp_import_use_mapping:
 * @self: an import that was looked at
 * @store: the programme
 * @name: what the mapping was saved as
 * @error: where to say that there is none, or that it is for another kind of table
 *
 * Returns: whether the columns are mapped by it now
 */
gboolean
mp_import_use_mapping (MpImport    *self,
                       MpStore     *store,
                       const char  *name,
                       GError     **error)
{
  g_autoptr (GPtrArray) mappings = NULL;
  const MpImportMapping *mapping;

  g_return_val_if_fail (self != NULL && self->table != NULL, FALSE);
  g_return_val_if_fail (MP_IS_STORE (store) && name != NULL, FALSE);

  mappings = list_mappings (store, error);
  if (mappings == NULL)
    return FALSE;
  mapping = find_by_name (mappings, name);
  if (mapping == NULL || !is_for (self, mapping))
    {
      g_set_error (error, MP_EXCHANGE_ERROR, MP_EXCHANGE_ERROR_NOT_FOUND,
                   _("There is no saved mapping “%s” for this kind of list. Nothing was "
                     "imported."), name);
      return FALSE;
    }
  if (!use_mapping_text (self, mapping->mapping))
    {
      g_set_error (error, MP_EXCHANGE_ERROR, MP_EXCHANGE_ERROR_HEADERS,
                   _("None of the columns is in the saved mapping “%s”. Nothing was imported."),
                   name);
      return FALSE;
    }
  g_free (self->mapping_name);
  self->mapping_name = g_strdup (mapping->name);

  return TRUE;
}

/**
 * mp_import_save_mapping:
 * @self: an import that was looked at
 * @store: the programme
 * @name: what to call the mapping; one of that name is replaced
 * @error: where to say why it could not be saved
 *
 * Returns: whether it was saved
 */
gboolean
mp_import_save_mapping (MpImport    *self,
                        MpStore     *store,
                        const char  *name,
                        GError     **error)
{
  g_autoptr (GPtrArray) mappings = NULL;
  g_autoptr (MpBatch) batch = NULL;
  g_autoptr (MpImportMapping) mapping = NULL;
  const MpImportMapping *known;

  g_return_val_if_fail (self != NULL && self->table != NULL, FALSE);
  g_return_val_if_fail (MP_IS_STORE (store) && name != NULL, FALSE);

  mappings = list_mappings (store, error);
  if (mappings == NULL)
    return FALSE;
  known = find_by_name (mappings, name);
  mapping = known != NULL ? mp_row_copy (known) : mp_import_mapping_new ();
  if (known == NULL)
    mp_set_text (&mapping->name, name);
  mp_set_text (&mapping->target, mp_import_kind_get_name (self->kind));
  g_free (mapping->headers);
  mapping->headers = mp_import_table_fold_headers (self->table);
  g_free (mapping->mapping);
  mapping->mapping = mapping_to_text (self);

  batch = mp_batch_new (_("Save a mapping of columns"));
  if (known != NULL)
    mp_batch_update (batch, mapping);
  else
    mp_batch_insert (batch, mapping);
  if (!mp_store_apply (store, batch, error))
    return FALSE;
  g_free (self->mapping_name);
  self->mapping_name = g_strdup (mapping->name);

  return TRUE;
}
