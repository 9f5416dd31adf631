/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A list of mentees, mentors or partners as a table for spreadsheets. */

#include "exchange/mp-people-csv.h"

#include "exchange/mp-csv-writer.h"

/* Rows that are in memory at a time. */
#define BLOCK_SIZE 256

static gboolean
write_headings (MpCsvWriter *writer, const MpPeopleColumnId *columns, guint n_columns,
                GError **error)
{
  for (guint i = 0; i < n_columns; i++)
    mp_csv_writer_add (writer, mp_people_column_get_label (mp_people_column_get (columns[i])));
  return mp_csv_writer_end_row (writer, error);
}

static gboolean
write_row (MpCsvWriter *writer, const MpPeopleRow *row, const MpPeopleColumnId *columns,
           guint n_columns, MpDate today, GError **error)
{
  for (guint i = 0; i < n_columns; i++)
    {
      g_autofree char *text = mp_people_row_plain (row, columns[i], today);

      mp_csv_writer_add (writer, text);
    }
  return mp_csv_writer_end_row (writer, error);
}

static gboolean
write_rows (MpStore *store, MpCsvWriter *writer, MpListKind list, const GArray *ids,
            const MpPeopleColumnId *columns, guint n_columns, GError **error)
{
  const gint64 *first = (const gint64 *) (gconstpointer) ids->data;

  for (guint done = 0; done < ids->len; done += BLOCK_SIZE)
    {
      g_autoptr (GPtrArray) rows = NULL;

      rows = mp_people_query_rows (store, list, first + done, MIN (BLOCK_SIZE, ids->len - done),
                                   error);
      if (rows == NULL)
        return FALSE;
      for (guint i = 0; i < rows->len; i++)
        if (!write_row (writer, g_ptr_array_index (rows, i), columns, n_columns,
                        mp_store_get_today (store), error))
          return FALSE;
    }
  return TRUE;
}

/**
 * mp_people_csv_write:
 * @ids: (element-type gint64): who, in order
 * @columns: (array length=n_columns): what of them
 * @stream: where to; it is closed
 *
 * Writes headings and one row for each, days in ISO 8601.  None of the columns is private (P-4).
 */
gboolean
mp_people_csv_write (MpStore *store, MpListKind list, const GArray *ids,
                     const MpPeopleColumnId *columns, guint n_columns, GOutputStream *stream,
                     GError **error)
{
  g_autoptr (MpCsvWriter) writer = NULL;

  g_return_val_if_fail (MP_IS_STORE (store) && ids != NULL, FALSE);
  g_return_val_if_fail (columns != NULL && n_columns > 0, FALSE);

  writer = mp_csv_writer_new (stream, ',');
  return write_headings (writer, columns, n_columns, error)
         && write_rows (store, writer, list, ids, columns, n_columns, error)
         && mp_csv_writer_close (writer, error);
}
