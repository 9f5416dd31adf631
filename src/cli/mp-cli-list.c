/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The command list: records of any kind as text, CSV or JSON. */

#include "cli/mp-cli-columns.h"
#include "cli/mp-cli-commands.h"
#include "cli/mp-cli-grid.h"
#include "exchange/mp-csv-writer.h"
#include "model/mp-schema.h"
#include "store/mp-query-records.h"
#include "store/mp-titles.h"

#include <gio/gunixoutputstream.h>
#include <glib/gi18n.h>
#include <json-glib/json-glib.h>
#include <unistd.h>

static char *search_text;
static char *format_text;
static char *columns_text;
static gboolean with_private;

const GOptionEntry mp_cli_list_options[] = {
  { "search", 's', 0, G_OPTION_ARG_FILENAME, &search_text,
    N_("Only those in which each word of TEXT begins a word"), N_("TEXT") },
  { "format", 'f', 0, G_OPTION_ARG_STRING, &format_text,
    N_("Write text, csv or json; text if not given"), N_("FORMAT") },
  { "columns", 'c', 0, G_OPTION_ARG_STRING, &columns_text,
    N_("The fields to write, separated by commas"), N_("NAMES") },
  { "private", 0, 0, G_OPTION_ARG_NONE, &with_private,
    N_("Write private fields too"), NULL },
  G_OPTION_ENTRY_NULL,
};

typedef enum
{
  FORMAT_TEXT,
  FORMAT_CSV,
  FORMAT_JSON,
} Format;

/**
 * Listing:
 * @columns: (element-type MpCliColumn): what is written of each record
 * @grid: (nullable): for text
 * @csv: (nullable): for CSV
 * @n_written: how many records so far
 */
typedef struct
{
  GArray *columns;
  MpTitles *titles;
  MpCliOutput *output;
  MpCliGrid *grid;
  MpCsvWriter *csv;
  guint n_written;
} Listing;

static gboolean
parse_format (Format  *format,
              GError **error)
{
  static const char *const names[] = { "text", "csv", "json" };

  *format = FORMAT_TEXT;
  if (format_text == NULL)
    return TRUE;
  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    if (g_str_equal (format_text, names[i]))
      {
        *format = (Format) i;
        return TRUE;
      }
  g_set_error (error, MP_CLI_ERROR, MP_CLI_ERROR_USAGE,
               _("There is no format “%s”. There are: text, csv, json."), format_text);
  return FALSE;
}

static gboolean
is_reference (const MpCliColumn *column,
              gconstpointer      row)
{
  return column->field != NULL && column->field->kind == MP_KIND_REF
         && *mp_row_int (row, column->field) != 0;
}

static const char *
get_title (const Listing     *listing,
           const MpCliColumn *column,
           gconstpointer      row,
           GError           **error)
{
  return mp_titles_get (listing->titles, mp_schema_find (column->field->target),
                        *mp_row_int (row, column->field), error);
}

static char *
make_cell (const Listing     *listing,
           const MpCliColumn *column,
           gconstpointer      row,
           gboolean           display,
           GError           **error)
{
  if (column->field == NULL)
    return g_strdup (((const MpRow *) row)->uuid);
  if (is_reference (column, row))
    return g_strdup (get_title (listing, column, row, error));
  if (!mp_row_field_is_set (row, column->field))
    return g_strdup ("");
  return display ? mp_row_field_display (row, column->field)
                 : mp_row_field_text (row, column->field);
}

static gboolean
add_text_record (gconstpointer   row,
                 const MpPerson *person,
                 gpointer        user_data,
                 GError        **error)
{
  Listing *listing = user_data;

  for (guint i = 0; i < listing->columns->len; i++)
    {
      const MpCliColumn *column = &g_array_index (listing->columns, MpCliColumn, i);
      gconstpointer of = mp_cli_column_row (column, row, person);
      char *cell = make_cell (listing, column, of, TRUE, error);

      if (cell == NULL)
        return FALSE;
      mp_cli_grid_take_cell (listing->grid, cell);
    }
  listing->n_written++;
  return TRUE;
}

static gboolean
add_csv_record (gconstpointer   row,
                const MpPerson *person,
                gpointer        user_data,
                GError        **error)
{
  Listing *listing = user_data;

  for (guint i = 0; i < listing->columns->len; i++)
    {
      const MpCliColumn *column = &g_array_index (listing->columns, MpCliColumn, i);
      gconstpointer of = mp_cli_column_row (column, row, person);
      g_autofree char *cell = make_cell (listing, column, of, FALSE, error);

      if (cell == NULL)
        return FALSE;
      mp_csv_writer_add (listing->csv, cell);
    }
  return mp_csv_writer_end_row (listing->csv, error);
}

static gboolean
add_json_reference (JsonBuilder       *builder,
                    const Listing     *listing,
                    const MpCliColumn *column,
                    gconstpointer      row,
                    GError           **error)
{
  const char *title = get_title (listing, column, row, error);
  const char *uuid;

  if (title == NULL)
    return FALSE;
  uuid = mp_titles_uuid (listing->titles, mp_schema_find (column->field->target),
                         *mp_row_int (row, column->field), error);
  json_builder_begin_object (builder);
  json_builder_set_member_name (builder, "uuid");
  json_builder_add_string_value (builder, uuid);
  json_builder_set_member_name (builder, "name");
  json_builder_add_string_value (builder, title);
  json_builder_end_object (builder);
  return TRUE;
}

static void
add_json_value (JsonBuilder   *builder,
                const MpField *field,
                gconstpointer  row)
{
  g_autofree char *text = NULL;

  switch (field->kind)
    {
    case MP_KIND_INT:
      json_builder_add_int_value (builder, *mp_row_int (row, field));
      break;
    case MP_KIND_REAL:
      json_builder_add_double_value (builder, *mp_row_real (row, field));
      break;
    case MP_KIND_BOOL:
      json_builder_add_boolean_value (builder, *mp_row_bool (row, field));
      break;
    default:
      text = mp_row_field_text (row, field);
      json_builder_add_string_value (builder, text);
      break;
    }
}

static gboolean
add_json_member (JsonBuilder       *builder,
                 const Listing     *listing,
                 const MpCliColumn *column,
                 gconstpointer      row,
                 GError           **error)
{
  json_builder_set_member_name (builder, mp_cli_column_name (column));
  if (column->field == NULL)
    json_builder_add_string_value (builder, ((const MpRow *) row)->uuid);
  else if (is_reference (column, row))
    return add_json_reference (builder, listing, column, row, error);
  else if (!mp_row_field_is_set (row, column->field))
    json_builder_add_null_value (builder);
  else
    add_json_value (builder, column->field, row);
  return TRUE;
}

/* A record a line, so that not more than one is in memory. */
static gboolean
add_json_record (gconstpointer   row,
                 const MpPerson *person,
                 gpointer        user_data,
                 GError        **error)
{
  Listing *listing = user_data;
  g_autoptr (JsonBuilder) builder = json_builder_new ();
  g_autoptr (JsonNode) root = NULL;
  g_autofree char *text = NULL;

  json_builder_begin_object (builder);
  for (guint i = 0; i < listing->columns->len; i++)
    {
      const MpCliColumn *column = &g_array_index (listing->columns, MpCliColumn, i);

      if (!add_json_member (builder, listing, column, mp_cli_column_row (column, row, person),
                            error))
        return FALSE;
    }
  json_builder_end_object (builder);

  root = json_builder_get_root (builder);
  text = json_to_string (root, FALSE);
  mp_cli_output_text (listing->output, listing->n_written++ == 0 ? "[\n" : ",\n");
  mp_cli_output_text (listing->output, text);
  return TRUE;
}

static gboolean
list_as_text (MpStore       *store,
              const MpTable *table,
              Listing       *listing,
              GError       **error)
{
  g_autoptr (MpCliGrid) grid = mp_cli_grid_new ();

  listing->grid = grid;
  for (guint i = 0; i < listing->columns->len; i++)
    {
      const MpCliColumn *column = &g_array_index (listing->columns, MpCliColumn, i);

      mp_cli_grid_add_column (grid, mp_cli_column_label (column),
                              column->field != NULL && column->field->kind <= MP_KIND_REAL);
    }
  if (!mp_records_each (store, table, search_text, add_text_record, listing, error))
    return FALSE;
  mp_cli_grid_print (grid, listing->output);
  return TRUE;
}

static gboolean
list_as_csv (MpStore       *store,
             const MpTable *table,
             Listing       *listing,
             GError       **error)
{
  g_autoptr (GOutputStream) stream = g_unix_output_stream_new (STDOUT_FILENO, FALSE);
  g_autoptr (MpCsvWriter) csv = mp_csv_writer_new (stream, ',');

  listing->csv = csv;
  for (guint i = 0; i < listing->columns->len; i++)
    mp_csv_writer_add (csv, mp_cli_column_name (&g_array_index (listing->columns, MpCliColumn,
                                                                i)));
  return mp_csv_writer_end_row (csv, error)
         && mp_records_each (store, table, search_text, add_csv_record, listing, error)
         && mp_csv_writer_close (csv, error);
}

static gboolean
list_as_json (MpStore       *store,
              const MpTable *table,
              Listing       *listing,
              GError       **error)
{
  mp_cli_output_set_raw (listing->output);
  if (!mp_records_each (store, table, search_text, add_json_record, listing, error))
    return FALSE;
  mp_cli_output_text (listing->output, listing->n_written == 0 ? "[]\n" : "\n]\n");
  return TRUE;
}

static GArray *
choose_columns (const MpTable *table,
                Format         format,
                GError       **error)
{
  if (table->private_rows && !with_private)
    {
      g_set_error (error, MP_CLI_ERROR, MP_CLI_ERROR_USAGE,
                   _("Records of “%s” are private. Add --private if they are really to be listed."),
                   table->name);
      return NULL;
    }
  if (columns_text != NULL)
    return mp_cli_columns_parse (table, columns_text, error);
  return format == FORMAT_TEXT && !with_private ? mp_cli_columns_brief (table)
                                                : mp_cli_columns_all (table, with_private);
}

/**
 * mp_cli_list:
 * @arguments: the programme file and the record type
 * @output: where to print
 * @error: return location for a #GError
 *
 * Lists records.  Private fields are left out unless they are asked for (P-4).
 *
 * Returns: %FALSE with @error set if that fails
 */
gboolean
mp_cli_list (char       **arguments,
             MpCliOutput *output,
             GError     **error)
{
  static gboolean (*const list_as[]) (MpStore *, const MpTable *, Listing *, GError **) = {
    [FORMAT_TEXT] = list_as_text,
    [FORMAT_CSV] = list_as_csv,
    [FORMAT_JSON] = list_as_json,
  };
  const MpTable *table = mp_cli_record_find (arguments[1], error);
  g_autoptr (GArray) columns = NULL;
  g_autoptr (MpStore) store = NULL;
  g_autoptr (MpTitles) titles = NULL;
  Format format;

  if (table == NULL || !parse_format (&format, error) || !mp_cli_take_text (&search_text, error))
    return FALSE;
  columns = choose_columns (table, format, error);
  store = columns != NULL ? mp_cli_open_to_read (arguments[0], error) : NULL;
  if (store == NULL)
    return FALSE;

  titles = mp_titles_new (store);
  return list_as[format](store, table,
                         &(Listing){ .columns = columns, .titles = titles, .output = output },
                         error);
}
