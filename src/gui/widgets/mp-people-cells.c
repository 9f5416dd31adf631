/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What stands in the cells of a list of people or partners. */

#include "config.h"

#include "gui/widgets/mp-people-cells.h"

#include "gui/widgets/mp-list-cell.h"
#include "gui/widgets/mp-pipeline-marks.h"
#include "gui/widgets/mp-row-name.h"

/**
 * Width:
 * @least: the width in characters below which the column does not go
 * @usual: the width it takes where there is room
 */
typedef struct
{
  MpPeopleColumnId column;
  int least;
  int usual;
} Width;

static const Width widths[] = {
  { MP_COLUMN_NAME, 15, 22 },       { MP_COLUMN_STATUS, 8, 10 },
  { MP_COLUMN_GRADE, 5, 7 },        { MP_COLUMN_PHONE, 12, 13 },
  { MP_COLUMN_AGE, 3, 4 },          { MP_COLUMN_CAPACITY, 4, 8 },
  { MP_COLUMN_HOURS, 4, 8 },        { MP_COLUMN_PUPILS, 4, 6 },
  { MP_COLUMN_EMAIL, 12, 26 },      { MP_COLUMN_CONTACTS, 8, 22 },
  { MP_COLUMN_BIRTH_DATE, 10, 17 }, { MP_COLUMN_INTAKE, 10, 17 },
  { MP_COLUMN_KIND, 7, 12 },        { MP_COLUMN_TOWN, 8, 12 },
  { MP_COLUMN_NEXT_STEP, 11, 16 },  { MP_COLUMN_ORGANISATION, 8, 26 },
  { MP_COLUMN_OCCUPATION, 9, 20 },  { MP_COLUMN_FOLLOW_UP, 9, 12 },
  { MP_COLUMN_CHECK_IN, 9, 12 },
};

typedef struct
{
  const MpPeopleColumn *column;
  MpStore *store;
  MpListCellLook look;
} Cells;

static GQuark item_quark;

static void
cells_free (gpointer data, GClosure *closure)
{
  Cells *self = data;

  g_object_unref (self->store);
  g_free (self);
}

static Width
find_width (MpPeopleColumnId column)
{
  const Width usual = { column, 9, 16 };

  for (gsize i = 0; i < G_N_ELEMENTS (widths); i++)
    if (widths[i].column == column)
      return widths[i];
  return usual;
}

static MpDate
get_date (const MpPeopleRow *row, MpPeopleColumnId column)
{
  switch (column)
    {
    case MP_COLUMN_CHECK_IN:
      return row->check_in_on;
    case MP_COLUMN_NEXT_STEP:
    case MP_COLUMN_FOLLOW_UP:
      return row->follow_up_on;
    case MP_COLUMN_UPDATED:
      return mp_instant_to_local_date (row->updated_at);
    default:
      return MP_DATE_NONE;
    }
}

static void
show_stages (GtkWidget *cell, const MpPeopleRow *row)
{
  MpStageState states[MP_N_STAGES];

  for (guint i = 0; i < MP_N_STAGES; i++)
    states[i] = row->stages[i] != 0 ? row->stages[i] : MP_STAGE_NOT_STARTED;
  mp_pipeline_marks_set_states (MP_PIPELINE_MARKS (cell), states);
}

static void
show_text (Cells *self, GtkWidget *cell, const MpPeopleRow *row)
{
  g_autofree char *text = NULL;

  text = mp_people_row_display (row, self->column->id, mp_store_get_today (self->store));
  mp_list_cell_set_text (MP_LIST_CELL (cell), text);
}

static void
show_name (GtkWidget *cell, const MpPeopleRow *row)
{
  mp_list_cell_set_name (MP_LIST_CELL (cell), row->name, row->full_name);
  mp_row_name_set (cell, row->full_name != NULL ? row->full_name : row->name);
}

static void
show (Cells *self, GtkListItem *list_item)
{
  const MpPeopleRow *row = mp_record_get_row (gtk_list_item_get_item (list_item));
  GtkWidget *cell = gtk_list_item_get_child (list_item);

  if (self->column->id == MP_COLUMN_NAME)
    show_name (cell, row);
  else if (self->column->id == MP_COLUMN_STAGES)
    show_stages (cell, row);
  else
    show_text (self, cell, row);
}

static GtkWidget *
make_cell (Cells *self)
{
  if (self->column->id == MP_COLUMN_STAGES)
    return mp_pipeline_marks_new ();
  return mp_list_cell_new (&self->look);
}

static void
setup_cb (GtkListItemFactory *factory, GtkListItem *list_item, Cells *self)
{
  GtkWidget *cell = make_cell (self);

  g_object_set_qdata (G_OBJECT (cell), item_quark, list_item);
  gtk_list_item_set_child (list_item, cell);
}

static void
changed_cb (MpRecord *record, GtkListItem *list_item)
{
  Cells *self = g_object_get_qdata (G_OBJECT (list_item), item_quark);

  show (self, list_item);
}

static void
bind_cb (GtkListItemFactory *factory, GtkListItem *list_item, Cells *self)
{
  g_object_set_qdata (G_OBJECT (list_item), item_quark, self);
  g_signal_connect (gtk_list_item_get_item (list_item), "changed", G_CALLBACK (changed_cb),
                    list_item);
  show (self, list_item);
}

static void
unbind_cb (GtkListItemFactory *factory, GtkListItem *list_item, Cells *self)
{
  g_signal_handlers_disconnect_by_func (gtk_list_item_get_item (list_item), changed_cb, list_item);
}

static void
teardown_cb (GtkListItemFactory *factory, GtkListItem *list_item, Cells *self)
{
  GtkWidget *cell = gtk_list_item_get_child (list_item);

  if (cell != NULL)
    g_object_set_qdata (G_OBJECT (cell), item_quark, NULL);
}

/**
 * mp_people_cells_new:
 * @column: what the cells show
 * @store: from whose day dates are seen
 *
 * Returns: (transfer full): a factory of cells for #MpRecord
 */
GtkListItemFactory *
mp_people_cells_new (const MpPeopleColumn *column, MpStore *store)
{
  GtkListItemFactory *factory = gtk_signal_list_item_factory_new ();
  Cells *self = g_new0 (Cells, 1);
  Width width = find_width (column->id);

  item_quark = g_quark_from_static_string ("mp-people-cells-item");
  self->column = column;
  self->store = g_object_ref (store);
  self->look.least_chars = width.least;
  self->look.usual_chars = width.usual;
  self->look.at_end = column->numeric;
  self->look.initials = column->id == MP_COLUMN_NAME;
  g_signal_connect_data (factory, "setup", G_CALLBACK (setup_cb), self, cells_free, 0);
  g_signal_connect (factory, "bind", G_CALLBACK (bind_cb), self);
  g_signal_connect (factory, "unbind", G_CALLBACK (unbind_cb), self);
  g_signal_connect (factory, "teardown", G_CALLBACK (teardown_cb), self);
  return factory;
}

/**
 * mp_people_cells_get_item:
 * @cell: any widget
 *
 * Returns: (transfer none) (nullable): the list item that @cell belongs to, if it is such a cell
 */
GtkListItem *
mp_people_cells_get_item (GtkWidget *cell)
{
  g_return_val_if_fail (GTK_IS_WIDGET (cell), NULL);

  return item_quark != 0 ? g_object_get_qdata (G_OBJECT (cell), item_quark) : NULL;
}

/**
 * mp_people_cells_dup_tooltip:
 * @item: of a cell
 *
 * A day is said as people say it; over it stands which day that is.  Over other texts stands the
 * whole of them, for there may be no room.
 *
 * Returns: (transfer full) (nullable): what to say over the cell
 */
char *
mp_people_cells_dup_tooltip (GtkListItem *item)
{
  MpRecord *record;
  Cells *self;
  char *text;

  g_return_val_if_fail (GTK_IS_LIST_ITEM (item), NULL);

  record = gtk_list_item_get_item (item);
  self = g_object_get_qdata (G_OBJECT (item), item_quark);
  if (record == NULL || self == NULL || self->column->id == MP_COLUMN_STAGES)
    return NULL;
  text = mp_date_to_display (get_date (mp_record_get_row (record), self->column->id));
  if (*text != '\0')
    return text;
  g_free (text);
  return mp_people_row_display (mp_record_get_row (record), self->column->id,
                                mp_store_get_today (self->store));
}
