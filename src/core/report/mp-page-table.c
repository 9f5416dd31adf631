/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Tables on a page: ruled or dense, headed again on every page, tagged for readers. */

#include "config.h"

#include "report/mp-page-table.h"

#define CELL_GAP 10.0
#define HEAD_PADDING 2.0
#define HAIRLINE 0.5
#define HAIRLINE_GREY 0.80
#define HEAD_LINE_GREY 0.55

static const double row_padding[] = {
  [MP_PAGE_TABLE_RULED] = 1.75,
  [MP_PAGE_TABLE_DENSE] = 0.5,
};

typedef struct
{
  MpComposition *composition;
  MpPageTableStyle style;
  const MpPageColumn *columns;
  guint n_columns;
} Table;

static double
get_cell_width (const Table *table,
                guint        column)
{
  double width = mp_composition_get_width (table->composition) * table->columns[column].share;

  return column + 1 < table->n_columns ? width - CELL_GAP : width;
}

static void
rule (const Table *table,
      double       grey)
{
  mp_composition_box (table->composition, mp_composition_get_left (table->composition),
                      mp_composition_get_y (table->composition),
                      mp_composition_get_width (table->composition), HAIRLINE, grey);
  mp_composition_skip (table->composition, HAIRLINE);
}

static void
place_cells (const Table  *table,
             PangoLayout **layouts,
             const char   *tag,
             double        padding)
{
  double x = mp_composition_get_left (table->composition);
  double y = mp_composition_get_y (table->composition) + padding;

  mp_composition_begin (table->composition, "TR");
  for (guint i = 0; i < table->n_columns; i++)
    {
      mp_composition_place (table->composition, layouts[i], tag, MP_AT_START, x, y);
      x += mp_composition_get_width (table->composition) * table->columns[i].share;
    }
  mp_composition_end (table->composition);
}

static double
get_row_height (const Table  *table,
                PangoLayout **layouts,
                double        padding)
{
  double height = 0;

  for (guint i = 0; i < table->n_columns; i++)
    height = MAX (height, mp_layout_get_height (layouts[i]));
  return height + 2 * padding;
}

static double
lay_out_head (const Table  *table,
              PangoLayout **layouts)
{
  MpTypesetter *typesetter = mp_composition_get_typesetter (table->composition);

  for (guint i = 0; i < table->n_columns; i++)
    layouts[i] = mp_typesetter_lay_out (typesetter, MP_STYLE_LABEL, table->columns[i].heading,
                                        get_cell_width (table, i));
  return get_row_height (table, layouts, HEAD_PADDING);
}

static void
write_head (const Table *table)
{
  PangoLayout *layouts[MP_PAGE_MAX_COLUMNS];
  double height = lay_out_head (table, layouts);

  place_cells (table, layouts, "TH", HEAD_PADDING);
  mp_composition_skip (table->composition, height);
  rule (table, HEAD_LINE_GREY);
}

static double
lay_out_row (const Table  *table,
             guint         row,
             MpPageCells   cells,
             gpointer      user_data,
             PangoLayout **layouts)
{
  MpTypesetter *typesetter = mp_composition_get_typesetter (table->composition);
  char *texts[MP_PAGE_MAX_COLUMNS] = { NULL };

  cells (row, texts, user_data);
  for (guint i = 0; i < table->n_columns; i++)
    {
      layouts[i] = mp_typesetter_lay_out (typesetter, table->columns[i].style, texts[i],
                                          get_cell_width (table, i));
      g_free (texts[i]);
    }
  return get_row_height (table, layouts, row_padding[table->style]);
}

static void
write_row (const Table *table,
           guint        row,
           MpPageCells  cells,
           gpointer     user_data)
{
  PangoLayout *layouts[MP_PAGE_MAX_COLUMNS];
  double height = lay_out_row (table, row, cells, user_data, layouts);
  guint n_pages = mp_composition_get_n_pages (table->composition);

  mp_composition_keep_together (table->composition, height + HAIRLINE);
  if (mp_composition_get_n_pages (table->composition) > n_pages)
    write_head (table);
  place_cells (table, layouts, "TD", row_padding[table->style]);
  mp_composition_skip (table->composition, height);
  if (table->style == MP_PAGE_TABLE_RULED)
    rule (table, HAIRLINE_GREY);
}

/**
 * mp_page_table:
 * @style: how its rows are told apart
 * @columns: (array length=n_columns): from left to right
 * @n_columns: at most %MP_PAGE_MAX_COLUMNS
 * @n_rows: how many rows
 * @cells: (scope call): says what stands in them
 *
 * Writes a table under the pen, as wide as the column, and lowers the pen.  No row is cut.
 */
void
mp_page_table (MpComposition      *composition,
               MpPageTableStyle    style,
               const MpPageColumn *columns,
               guint               n_columns,
               guint               n_rows,
               MpPageCells         cells,
               gpointer            user_data)
{
  Table table = { composition, style, columns, n_columns };

  g_return_if_fail (composition != NULL && n_columns <= MP_PAGE_MAX_COLUMNS);

  mp_composition_begin (composition, "Table");
  write_head (&table);
  for (guint i = 0; i < n_rows; i++)
    write_row (&table, i, cells, user_data);
  mp_composition_end (composition);
}
