/* SPDX-License-Identifier: GPL-3.0-or-later */
/* One file of a OneRoster package, its columns asked for by name. */

#include "config.h"

#include "exchange/mp-roster-table.h"

#include "exchange/mp-exchange-error.h"
#include "exchange/mp-import-index.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/* What some packages carry and nobody here may see: wiped out as soon as a row is read. */
static const char secret_column[] = "password";

/*
 * @places: of each column that is asked for, where it stands in the file, or -1
 * @secret: where the column stands that must not be read, or -1
 * @record: (nullable): the present row
 */
struct _MpRosterTable
{
  MpCsvReader *reader;
  int *places;
  guint n_columns;
  guint n_in_file;
  int secret;
  const MpCsvRecord *record;
  guint64 hash;
};

static char nothing[] = "";

/* Column names are case-sensitive by the standard and not in all files. */
static int
find_place (const MpCsvRecord *header,
            const char        *name)
{
  for (guint i = 0; i < header->n_values; i++)
    if (g_ascii_strcasecmp (g_strstrip (header->values[i]), name) == 0)
      return (int) i;
  return -1;
}

static gboolean
read_header (MpRosterTable      *self,
             const char *const  *columns,
             GError            **error)
{
  GError *problem = NULL;
  const MpCsvRecord *header = mp_csv_reader_next (self->reader, &problem);

  if (problem != NULL)
    {
      g_propagate_error (error, problem);
      return FALSE;
    }
  if (header == NULL)
    {
      g_set_error (error, MP_EXCHANGE_ERROR, MP_EXCHANGE_ERROR_HEADERS,
                   _("%s is empty. Nothing was imported."), mp_roster_table_get_name (self));
      return FALSE;
    }

  self->n_in_file = header->n_values;
  for (guint i = 0; i < self->n_columns; i++)
    self->places[i] = find_place (header, columns[i]);
  self->secret = find_place (header, secret_column);
  return TRUE;
}

static void
wipe_secret (MpRosterTable *self)
{
  if (self->secret < 0 || (guint) self->secret >= self->record->n_values)
    return;
  memset (self->record->values[self->secret], 0, self->record->lengths[self->secret]);
}

/* File names are written small by the standard, and not by all programs. */
static char *
find_file (const char *folder,
           const char *file_name)
{
  g_autofree char *exact = g_build_filename (folder, file_name, NULL);
  g_autoptr (GDir) dir = NULL;
  const char *name;

  if (g_file_test (exact, G_FILE_TEST_EXISTS))
    return g_steal_pointer (&exact);
  dir = g_dir_open (folder, 0, NULL);
  while (dir != NULL && (name = g_dir_read_name (dir)) != NULL)
    if (g_ascii_strcasecmp (name, file_name) == 0)
      return g_build_filename (folder, name, NULL);

  return g_steal_pointer (&exact);
}

/**
 * mp_roster_table_exists:
 * @folder: of a package
 * @file_name: a file of it
 *
 * Returns: whether it is there
 */
gboolean
mp_roster_table_exists (const char *folder,
                        const char *file_name)
{
  g_autofree char *path = find_file (folder, file_name);

  return g_file_test (path, G_FILE_TEST_IS_REGULAR);
}

/**
 * mp_roster_table_open:
 * @folder: of a package
 * @file_name: a file of it
 * @columns: (array length=n_columns): the columns that will be asked for, in any order
 * @n_columns: how many there are
 * @error: where to say what is wrong with the file
 *
 * Returns: (transfer full): the file before its first row, or %NULL with @error set
 */
MpRosterTable *
mp_roster_table_open (const char         *folder,
                      const char         *file_name,
                      const char *const  *columns,
                      guint               n_columns,
                      GError            **error)
{
  g_autoptr (MpRosterTable) self = NULL;
  g_autofree char *path = find_file (folder, file_name);
  MpTextSource *source = mp_text_source_open (path, MP_ENCODING_RECOGNISE, MP_TEXT_USE_IMPORT,
                                              error);

  if (source == NULL)
    return NULL;

  self = g_new0 (MpRosterTable, 1);
  self->n_columns = n_columns;
  self->places = g_new (int, n_columns);
  self->reader = mp_csv_reader_new (source, '\0', error);
  if (self->reader == NULL || !read_header (self, columns, error))
    return NULL;

  return g_steal_pointer (&self);
}

/**
 * mp_roster_table_free:
 * @self: what to free
 */
void
mp_roster_table_free (MpRosterTable *self)
{
  g_clear_pointer (&self->reader, mp_csv_reader_free);
  g_free (self->places);
  g_free (self);
}

/**
 * mp_roster_table_next:
 * @self: a file
 * @more: (out): %FALSE if there was no other row
 * @error: where to say what is wrong with the file
 *
 * Returns: %FALSE with @error set if the file could not be read
 */
gboolean
mp_roster_table_next (MpRosterTable  *self,
                      gboolean       *more,
                      GError        **error)
{
  GError *problem = NULL;

  g_return_val_if_fail (self != NULL && more != NULL, FALSE);

  self->record = mp_csv_reader_next (self->reader, &problem);
  if (problem != NULL)
    {
      g_propagate_error (error, problem);
      return FALSE;
    }

  *more = self->record != NULL;
  if (self->record == NULL)
    return TRUE;
  wipe_secret (self);
  self->hash = 0;
  for (guint i = 0; i < self->record->n_values; i++)
    self->hash = mp_import_hash (self->record->values[i], self->record->lengths[i], self->hash);
  return TRUE;
}

/**
 * mp_roster_table_get:
 * @self: a file with a row
 * @column: a column, by its place among those asked for
 *
 * Returns: (transfer none): what stands there without spaces around it, empty if there is no such
 *   column; may be written to until the next row is read
 */
char *
mp_roster_table_get (const MpRosterTable *self,
                     guint                column)
{
  int place;

  g_return_val_if_fail (self != NULL && column < self->n_columns, NULL);

  place = self->places[column];
  if (self->record == NULL || place < 0 || (guint) place >= self->record->n_values)
    return nothing;
  return g_strstrip (self->record->values[place]);
}

/**
 * mp_roster_table_has:
 * @self: a file
 * @column: a column, by its place among those asked for
 *
 * Returns: whether the file has it
 */
gboolean
mp_roster_table_has (const MpRosterTable *self,
                     guint                column)
{
  g_return_val_if_fail (self != NULL && column < self->n_columns, FALSE);

  return self->places[column] >= 0;
}

/**
 * mp_roster_table_get_name:
 * @self: a file
 *
 * Returns: its name without the folder
 */
const char *
mp_roster_table_get_name (const MpRosterTable *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return mp_text_source_get_name (mp_csv_reader_get_source (self->reader));
}

/**
 * mp_roster_table_get_line:
 * @self: a file with a row
 *
 * Returns: the line that the row begins on
 */
guint
mp_roster_table_get_line (const MpRosterTable *self)
{
  g_return_val_if_fail (self != NULL, 0);

  return self->record != NULL ? self->record->line : 0;
}

/**
 * mp_roster_table_get_hash:
 * @self: a file with a row
 *
 * Returns: the hash of the whole row
 */
guint64
mp_roster_table_get_hash (const MpRosterTable *self)
{
  g_return_val_if_fail (self != NULL, 0);

  return self->hash;
}

/**
 * mp_roster_table_get_fraction:
 * @self: a file
 *
 * Returns: how much of it was read, between 0 and 1
 */
double
mp_roster_table_get_fraction (const MpRosterTable *self)
{
  g_return_val_if_fail (self != NULL, 0.0);

  return mp_text_source_get_fraction (mp_csv_reader_get_source (self->reader));
}
