/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A table that is imported: its columns, what stands in them, and its rows as drafts. */

#include "config.h"

#include "exchange/mp-import-table.h"

#include "exchange/mp-import-ids.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#define CHECK_EVERY 1024

/*
 * @orders: in which orders all days of the column that are not ISO can be read
 * @ambiguous: (nullable): the first of them that can be read in more than one
 */
typedef struct
{
  char *header;
  const MpImportTarget *target;
  MpDateOrders orders;
  char *ambiguous;
} Column;

struct _MpImportTable
{
  MpImportKind kind;
  MpCsvReader *reader;
  Column *columns;
  guint n_columns;
  guint n_rows;
  GPtrArray *samples;
  MpImportIds *ids;
  int scanned_id_column;
};

/* Spaces around a value, also the kinds that people do not see, are no part of it. */
static char *
trim (char *text,
      gsize length)
{
  char *end = text + length;

  for (;;)
    if (g_ascii_isspace (*text))
      text++;
    else if ((guchar) *text == 0xc2 && (guchar) text[1] == 0xa0)
      text += 2;
    else
      break;
  for (;;)
    if (end > text && g_ascii_isspace (end[-1]))
      end--;
    else if (end - text > 1 && (guchar) end[-2] == 0xc2 && (guchar) end[-1] == 0xa0)
      end -= 2;
    else
      break;
  *end = '\0';

  return text;
}

static void
set_headers (MpImportTable     *self,
             const MpCsvRecord *record)
{
  self->n_columns = record->n_values;
  self->columns = g_new0 (Column, self->n_columns);
  for (guint i = 0; i < self->n_columns; i++)
    {
      self->columns[i].header = g_strdup (trim (record->values[i], record->lengths[i]));
      self->columns[i].orders = MP_DATE_ORDERS_ALL;
    }
  mp_import_table_guess (self);
}

static gboolean
read_headers (MpImportTable  *self,
              GError        **error)
{
  GError *problem = NULL;
  const MpCsvRecord *record = mp_csv_reader_next (self->reader, &problem);

  if (record == NULL && problem == NULL)
    g_set_error (&problem, MP_EXCHANGE_ERROR, MP_EXCHANGE_ERROR_HEADERS,
                 _("%s is empty. Nothing was imported."),
                 mp_text_source_get_name (mp_csv_reader_get_source (self->reader)));
  if (record == NULL)
    {
      g_propagate_error (error, problem);
      return FALSE;
    }
  set_headers (self, record);

  return TRUE;
}

static int
find_id_column (const MpImportTable *self)
{
  for (guint i = 0; i < self->n_columns; i++)
    if (self->columns[i].target != NULL && self->columns[i].target->field != NULL
        && g_str_equal (self->columns[i].target->name, "person.external_id"))
      return (int) i;
  return -1;
}

/* The values lie one after the other in the reader's memory, which is quicker to go through than
 * twenty texts. */
static guint64
hash_record (const MpCsvRecord *record)
{
  const char *start = record->values[0];
  const char *end = record->values[record->n_values - 1] + record->lengths[record->n_values - 1];

  return mp_import_hash (start, (gsize) (end - start), 0);
}

static void
add_sample (MpImportTable     *self,
            const MpCsvRecord *record)
{
  char **values = g_new0 (char *, self->n_columns + 1);

  for (guint i = 0; i < self->n_columns; i++)
    values[i] = g_strdup (i < record->n_values ? record->values[i] : "");
  g_ptr_array_add (self->samples, values);
}

/* A value that begins like a day is looked at, whatever the column is said to be. */
static void
note_date (Column     *column,
           const char *value)
{
  MpDateOrders orders;

  if (!g_ascii_isdigit (*value) || mp_import_date_is_iso (value))
    return;
  orders = mp_import_date_orders (value);
  if (orders == MP_DATE_ORDERS_NONE)
    return;
  column->orders &= orders;
  if (column->ambiguous == NULL && mp_date_orders_single (orders) == MP_DATE_ORDER_RECOGNISE)
    column->ambiguous = g_strdup (value);
}

static void
scan_record (MpImportTable     *self,
             const MpCsvRecord *record)
{
  int id = self->scanned_id_column;

  self->n_rows++;
  if (self->samples->len < MP_IMPORT_MAX_SAMPLES)
    add_sample (self, record);
  if (id >= 0 && (guint) id < record->n_values)
    {
      guint64 hash = hash_record (record);

      mp_import_ids_add (self->ids, trim (record->values[id], record->lengths[id]), record->line,
                         hash);
    }
  for (guint i = 0; i < MIN (record->n_values, self->n_columns); i++)
    if (g_ascii_isdigit (record->values[i][0]) || record->values[i][0] == ' ')
      note_date (&self->columns[i], trim (record->values[i], record->lengths[i]));
}

static void
reset_scan (MpImportTable *self)
{
  self->n_rows = 0;
  g_ptr_array_set_size (self->samples, 0);
  g_clear_pointer (&self->ids, mp_import_ids_free);
  self->ids = mp_import_ids_new ();
  self->scanned_id_column = find_id_column (self);
  for (guint i = 0; i < self->n_columns; i++)
    {
      self->columns[i].orders = MP_DATE_ORDERS_ALL;
      g_clear_pointer (&self->columns[i].ambiguous, g_free);
    }
}

static gboolean
is_empty (const MpCsvRecord *record)
{
  for (guint i = 0; i < record->n_values; i++)
    if (record->lengths[i] > 0)
      return FALSE;
  return TRUE;
}

/* Spreadsheets leave out empty cells at the end of a row; anything beyond the header is a sign of
 * a separator too many, and then nothing in the row is sure. */
static void
note_uneven (const MpImportTable *self,
             const MpCsvRecord   *record,
             MpImportDraft       *draft)
{
  for (guint i = self->n_columns; i < record->n_values; i++)
    if (record->lengths[i] > 0)
      {
        mp_problems_add (draft->problems, NULL, NULL,
                         _("The row has %u values, but the table has only %u columns."),
                         record->n_values, self->n_columns);
        return;
      }
  if (record->stray_quote)
    mp_problems_add (draft->problems, NULL, NULL,
                     _("There is text after a closing quotation mark, so it is not clear where "
                       "the value ends."));
  if (record->n_values < self->n_columns)
    draft->remark
        = g_strdup_printf (ngettext ("The row has %u value, the table %u columns; the missing ones "
                                     "count as empty.",
                                     "The row has %u values, the table %u columns; the missing "
                                     "ones count as empty.",
                                     record->n_values),
                           record->n_values, self->n_columns);
}

/* The reader uses its memory again for the next row; the draft may be looked at later. */
static void
fill_draft (const MpImportTable *self,
            const MpCsvRecord   *record,
            MpImportDraft       *draft)
{
  const char *start = record->values[0];
  const char *end = record->values[record->n_values - 1] + record->lengths[record->n_values - 1];
  char *text;

  mp_import_draft_begin (draft,
                         mp_text_source_get_name (mp_csv_reader_get_source (self->reader)),
                         record->line, hash_record (record));
  text = mp_import_draft_copy_text (draft, start, (gsize) (end - start));
  if (record->n_values != self->n_columns || record->stray_quote)
    note_uneven (self, record, draft);
  for (guint i = 0; i < MIN (record->n_values, self->n_columns); i++)
    if (self->columns[i].target != NULL && record->lengths[i] > 0)
      mp_import_draft_set (draft, self->columns[i].target,
                           trim (text + (record->values[i] - start), record->lengths[i]));
}

/**
 * mp_import_table_open:
 * @path: a file
 * @kind: what its rows become
 * @encoding: what it is in, or %MP_ENCODING_RECOGNISE
 * @separator: what stands between values, or NUL to recognise it
 * @error: where to say why it cannot be read
 *
 * Reads the header and guesses what each column is for.
 *
 * Returns: (transfer full): the table before its first row, or %NULL with @error set
 */
MpImportTable *
mp_import_table_open (const char    *path,
                      MpImportKind   kind,
                      MpEncoding     encoding,
                      char           separator,
                      GError       **error)
{
  g_autoptr (MpImportTable) self = g_new0 (MpImportTable, 1);
  MpTextSource *source;

  g_return_val_if_fail (path != NULL, NULL);

  self->kind = kind;
  self->samples = g_ptr_array_new_with_free_func ((GDestroyNotify) g_strfreev);
  self->scanned_id_column = -1;
  source = mp_text_source_open (path, encoding, MP_TEXT_USE_IMPORT, error);
  if (source == NULL)
    return NULL;
  self->reader = mp_csv_reader_new (source, separator, error);
  if (self->reader == NULL || !read_headers (self, error))
    return NULL;

  return g_steal_pointer (&self);
}

/**
 * mp_import_table_free:
 * @self: what to free
 */
void
mp_import_table_free (MpImportTable *self)
{
  for (guint i = 0; i < self->n_columns; i++)
    {
      g_free (self->columns[i].header);
      g_free (self->columns[i].ambiguous);
    }
  g_free (self->columns);
  g_clear_pointer (&self->reader, mp_csv_reader_free);
  g_clear_pointer (&self->samples, g_ptr_array_unref);
  g_clear_pointer (&self->ids, mp_import_ids_free);
  g_free (self);
}

/**
 * mp_import_table_scan:
 * @self: a table
 * @cancellable: (nullable): to give up
 * @error: where to say what is wrong with the file
 *
 * Reads the whole table once: whatever would stop an import in the middle stops it here, before
 * anything is written.  Learns what the days look like and which ids stand in different rows.
 *
 * Returns: whether the table can be read from end to end
 */
gboolean
mp_import_table_scan (MpImportTable  *self,
                      GCancellable   *cancellable,
                      GError        **error)
{
  GError *problem = NULL;
  const MpCsvRecord *record;

  g_return_val_if_fail (self != NULL, FALSE);

  reset_scan (self);
  if (!mp_import_table_rewind (self, error))
    return FALSE;
  while ((record = mp_csv_reader_next (self->reader, &problem)) != NULL)
    {
      if (record->line % CHECK_EVERY == 0 && g_cancellable_set_error_if_cancelled (cancellable,
                                                                                   error))
        return FALSE;
      if (!is_empty (record))
        scan_record (self, record);
    }
  if (problem != NULL)
    {
      g_propagate_error (error, problem);
      return FALSE;
    }

  mp_import_ids_seal (self->ids);
  return TRUE;
}

/**
 * mp_import_table_rewind:
 * @self: a table
 * @error: where to say why it cannot be read again
 *
 * Goes back before the first row.
 *
 * Returns: whether it could
 */
gboolean
mp_import_table_rewind (MpImportTable  *self,
                        GError        **error)
{
  GError *problem = NULL;

  g_return_val_if_fail (self != NULL, FALSE);

  if (!mp_csv_reader_rewind (self->reader, error))
    return FALSE;
  if (mp_csv_reader_next (self->reader, &problem) == NULL && problem != NULL)
    {
      g_propagate_error (error, problem);
      return FALSE;
    }

  return TRUE;
}

/**
 * mp_import_table_next:
 * @self: a table
 * @draft: gets the values of the next row
 * @more: (out): %FALSE if there was no other row
 * @error: where to say what is wrong with the file
 *
 * Returns: %FALSE with @error set if the table could not be read
 */
gboolean
mp_import_table_next (MpImportTable  *self,
                      MpImportDraft  *draft,
                      gboolean       *more,
                      GError        **error)
{
  GError *problem = NULL;
  const MpCsvRecord *record;

  g_return_val_if_fail (self != NULL && draft != NULL && more != NULL, FALSE);

  do
    record = mp_csv_reader_next (self->reader, &problem);
  while (record != NULL && is_empty (record));
  if (problem != NULL)
    {
      g_propagate_error (error, problem);
      return FALSE;
    }

  *more = record != NULL;
  if (record != NULL)
    fill_draft (self, record, draft);
  return TRUE;
}

/**
 * mp_import_table_get_reader:
 * @self: a table
 *
 * Returns: (transfer none): what reads its file
 */
MpCsvReader *
mp_import_table_get_reader (const MpImportTable *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return self->reader;
}

/**
 * mp_import_table_get_n_columns:
 * @self: a table
 *
 * Returns: how many columns its header has
 */
guint
mp_import_table_get_n_columns (const MpImportTable *self)
{
  g_return_val_if_fail (self != NULL, 0);

  return self->n_columns;
}

/**
 * mp_import_table_get_header:
 * @self: a table
 * @column: one of its columns
 *
 * Returns: what stands over it
 */
const char *
mp_import_table_get_header (const MpImportTable *self,
                            guint                column)
{
  g_return_val_if_fail (self != NULL && column < self->n_columns, NULL);

  return self->columns[column].header;
}

/**
 * mp_import_table_get_n_rows:
 * @self: a table that was scanned
 *
 * Returns: how many rows it has, without the header and empty ones
 */
guint
mp_import_table_get_n_rows (const MpImportTable *self)
{
  g_return_val_if_fail (self != NULL, 0);

  return self->n_rows;
}

/**
 * mp_import_table_get_n_samples:
 * @self: a table that was scanned
 *
 * Returns: how many of its first rows are kept to be shown
 */
guint
mp_import_table_get_n_samples (const MpImportTable *self)
{
  g_return_val_if_fail (self != NULL, 0);

  return self->samples->len;
}

/**
 * mp_import_table_get_sample:
 * @self: a table that was scanned
 * @row: one of its first rows
 * @column: one of its columns
 *
 * Returns: what stands there
 */
const char *
mp_import_table_get_sample (const MpImportTable *self,
                            guint                row,
                            guint                column)
{
  g_return_val_if_fail (self != NULL && row < self->samples->len, NULL);
  g_return_val_if_fail (column < self->n_columns, NULL);

  return ((char **) self->samples->pdata[row])[column];
}

/**
 * mp_import_table_get_target:
 * @self: a table
 * @column: one of its columns
 *
 * Returns: (nullable): what it is for
 */
const MpImportTarget *
mp_import_table_get_target (const MpImportTable *self,
                            guint                column)
{
  g_return_val_if_fail (self != NULL && column < self->n_columns, NULL);

  return self->columns[column].target;
}

/**
 * mp_import_table_set_target:
 * @self: a table
 * @column: one of its columns
 * @target: (nullable): what it is for; taken from another column that had it
 */
void
mp_import_table_set_target (MpImportTable        *self,
                            guint                 column,
                            const MpImportTarget *target)
{
  g_return_if_fail (self != NULL && column < self->n_columns);

  for (guint i = 0; i < self->n_columns; i++)
    if (self->columns[i].target == target)
      self->columns[i].target = NULL;
  self->columns[column].target = target;
}

/**
 * mp_import_table_guess:
 * @self: a table
 *
 * Maps the columns by the words in the header.
 */
void
mp_import_table_guess (MpImportTable *self)
{
  g_autofree const char **headers = g_new (const char *, self->n_columns);
  g_autofree const MpImportTarget **targets = g_new (const MpImportTarget *, self->n_columns);

  g_return_if_fail (self != NULL);

  for (guint i = 0; i < self->n_columns; i++)
    headers[i] = self->columns[i].header;
  mp_import_targets_guess (self->kind, headers, self->n_columns, targets);
  for (guint i = 0; i < self->n_columns; i++)
    self->columns[i].target = targets[i];
}

/**
 * mp_import_table_get_orders:
 * @self: a table that was scanned
 * @sample: (out) (optional) (nullable): a day that can be read in more than one way
 *
 * Looks at all columns that are for days, and at their days together.
 *
 * Returns: in which orders all of them can be read
 */
MpDateOrders
mp_import_table_get_orders (const MpImportTable *self,
                            const char         **sample)
{
  MpDateOrders orders = MP_DATE_ORDERS_ALL;
  const char *ambiguous = NULL;

  g_return_val_if_fail (self != NULL, MP_DATE_ORDERS_NONE);

  for (guint i = 0; i < self->n_columns; i++)
    if (self->columns[i].target != NULL && self->columns[i].target->field != NULL
        && self->columns[i].target->field->kind == MP_KIND_DATE)
      {
        orders &= self->columns[i].orders;
        if (ambiguous == NULL)
          ambiguous = self->columns[i].ambiguous;
      }
  if (sample != NULL)
    *sample = ambiguous;

  return orders;
}

/**
 * mp_import_table_is_scanned:
 * @self: a table
 *
 * Returns: whether what a scan learns is known, for the columns as they are mapped now
 */
gboolean
mp_import_table_is_scanned (const MpImportTable *self)
{
  g_return_val_if_fail (self != NULL, FALSE);

  return self->ids != NULL && self->scanned_id_column == find_id_column (self);
}

/**
 * mp_import_table_dup_conflicts:
 * @self: a table that was scanned
 *
 * Returns: (transfer full) (nullable): ids that stand in rows that differ, to #MpImportLines
 */
GHashTable *
mp_import_table_dup_conflicts (const MpImportTable *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return self->ids != NULL ? mp_import_ids_dup_conflicts (self->ids) : NULL;
}

/**
 * mp_import_table_fold_headers:
 * @self: a table
 *
 * Returns: (transfer full): its header as a saved mapping remembers it
 */
char *
mp_import_table_fold_headers (const MpImportTable *self)
{
  GString *text = g_string_new (NULL);

  g_return_val_if_fail (self != NULL, NULL);

  for (guint i = 0; i < self->n_columns; i++)
    {
      g_autofree char *folded = mp_import_fold_header (self->columns[i].header);

      g_string_append_printf (text, "%s%s", i > 0 ? "|" : "", folded);
    }

  return g_string_free (text, FALSE);
}
