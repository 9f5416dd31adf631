/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The rows of an import's report as a list, of which some can be shown alone. */

#include "config.h"

#include "gui/model/mp-import-rows.h"

/**
 * MpImportRowItem:
 *
 * One row, looked up in the report when it is asked for.
 */
struct _MpImportRowItem
{
  GObject parent_instance;

  MpImportReport *report;
  guint position;
};

/**
 * MpImportRows:
 *
 * A lazy list: it holds places only, and makes an object when a row comes into view.  It never
 * changes; another choice is another list, which is quicker to show than a changed one.
 */
struct _MpImportRows
{
  GObject parent_instance;

  MpImportReport *report;
  GArray *positions;
  guint n_rows;
};

static void list_model_init (GListModelInterface *iface);

G_DEFINE_FINAL_TYPE (MpImportRowItem, mp_import_row_item, G_TYPE_OBJECT)
G_DEFINE_FINAL_TYPE_WITH_CODE (MpImportRows, mp_import_rows, G_TYPE_OBJECT,
                               G_IMPLEMENT_INTERFACE (G_TYPE_LIST_MODEL, list_model_init))

static void
mp_import_row_item_finalize (GObject *object)
{
  MpImportRowItem *self = MP_IMPORT_ROW_ITEM (object);

  mp_import_report_unref (self->report);
  G_OBJECT_CLASS (mp_import_row_item_parent_class)->finalize (object);
}

static void
mp_import_row_item_class_init (MpImportRowItemClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = mp_import_row_item_finalize;
}

static void
mp_import_row_item_init (MpImportRowItem *self)
{
}

static GType
get_item_type (GListModel *model)
{
  return MP_TYPE_IMPORT_ROW_ITEM;
}

static guint
get_n_items (GListModel *model)
{
  return MP_IMPORT_ROWS (model)->n_rows;
}

static gpointer
get_item (GListModel *model,
          guint       position)
{
  MpImportRows *self = MP_IMPORT_ROWS (model);
  MpImportRowItem *item;

  if (position >= self->n_rows)
    return NULL;

  item = g_object_new (MP_TYPE_IMPORT_ROW_ITEM, NULL);
  item->report = mp_import_report_ref (self->report);
  item->position = self->positions != NULL ? g_array_index (self->positions, guint, position)
                                           : position;
  return item;
}

static void
list_model_init (GListModelInterface *iface)
{
  iface->get_item_type = get_item_type;
  iface->get_n_items = get_n_items;
  iface->get_item = get_item;
}

static void
mp_import_rows_finalize (GObject *object)
{
  MpImportRows *self = MP_IMPORT_ROWS (object);

  g_clear_pointer (&self->report, mp_import_report_unref);
  g_clear_pointer (&self->positions, g_array_unref);
  G_OBJECT_CLASS (mp_import_rows_parent_class)->finalize (object);
}

static void
mp_import_rows_class_init (MpImportRowsClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = mp_import_rows_finalize;
}

static void
mp_import_rows_init (MpImportRows *self)
{
}

static GArray *
find_positions (const MpImportReport *report,
                MpImportOutcome       outcome)
{
  GArray *positions = g_array_new (FALSE, FALSE, sizeof (guint));

  for (guint i = 0; i < mp_import_report_get_n_rows (report); i++)
    {
      MpImportRow row;

      mp_import_report_get_row (report, i, &row);
      if (row.outcome == outcome)
        g_array_append_val (positions, i);
    }

  return positions;
}

/**
 * mp_import_rows_new:
 * @report: a report
 * @outcome: the #MpImportOutcome whose rows are shown, or %MP_IMPORT_EVERY_OUTCOME
 *
 * Returns: (transfer full): the rows in the order of the source
 */
MpImportRows *
mp_import_rows_new (MpImportReport *report,
                    int             outcome)
{
  MpImportRows *self;

  g_return_val_if_fail (report != NULL, NULL);

  self = g_object_new (MP_TYPE_IMPORT_ROWS, NULL);
  self->report = mp_import_report_ref (report);
  if (outcome != MP_IMPORT_EVERY_OUTCOME)
    self->positions = find_positions (report, (MpImportOutcome) outcome);
  self->n_rows = self->positions != NULL ? self->positions->len
                                         : mp_import_report_get_n_rows (report);
  return self;
}

/**
 * mp_import_row_item_get_row:
 * @self: an item
 * @row: (out caller-allocates): the row, valid as long as the item
 */
void
mp_import_row_item_get_row (MpImportRowItem *self,
                            MpImportRow     *row)
{
  g_return_if_fail (MP_IS_IMPORT_ROW_ITEM (self));
  g_return_if_fail (row != NULL);

  mp_import_report_get_row (self->report, self->position, row);
}
