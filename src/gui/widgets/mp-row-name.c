/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What a screen reader says of a row of a table. */

#include "config.h"

#include "gui/widgets/mp-row-name.h"

/**
 * mp_row_name_set:
 * @cell: what a factory of a #GtkColumnView has put into one of the row's cells
 * @name: (nullable): what the row is about; %NULL changes nothing
 *
 * The keyboard is on rows, and GTK 4.8 gives them no name of their own.
 */
void
mp_row_name_set (GtkWidget  *cell,
                 const char *name)
{
  GtkWidget *column;
  GtkWidget *row;

  g_return_if_fail (GTK_IS_WIDGET (cell));

  column = gtk_widget_get_parent (cell);
  row = column != NULL ? gtk_widget_get_parent (column) : NULL;
  if (row != NULL && name != NULL)
    gtk_accessible_update_property (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
}
