/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Tables on a page: ruled or dense, headed again on every page, tagged for readers. */

#pragma once

#include "report/mp-composition.h"

G_BEGIN_DECLS

/**
 * MpPageColumn:
 * @heading: what stands over it, in the report's language
 * @share: of the table's width, from 0 to 1
 * @style: of its cells
 */
typedef struct
{
  const char *heading;
  double share;
  MpStyle style;
} MpPageColumn;

/**
 * MpPageCells:
 * @row: from 0
 * @cells: (out): takes a text for each column, owned by the table from then on
 *
 * Says what stands in a row.
 */
typedef void (*MpPageCells) (guint row, char **cells, gpointer user_data);

#define MP_PAGE_MAX_COLUMNS 8

/**
 * MpPageTableStyle:
 * @MP_PAGE_TABLE_RULED: a hairline under every row
 * @MP_PAGE_TABLE_DENSE: rows close to each other, without hairlines
 */
typedef enum
{
  MP_PAGE_TABLE_RULED,
  MP_PAGE_TABLE_DENSE,
} MpPageTableStyle;

void mp_page_table (MpComposition *composition, MpPageTableStyle style,
                    const MpPageColumn *columns, guint n_columns, guint n_rows, MpPageCells cells,
                    gpointer user_data);

G_END_DECLS
