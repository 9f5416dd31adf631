/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A list of people or partners with columns to choose and to sort by. */

#include "config.h"

#include "gui/widgets/mp-people-table.h"

#include "gui/widgets/mp-list-cell.h"
#include "gui/widgets/mp-people-cells.h"
#include "gui/widgets/mp-people-checks.h"

struct _MpPeopleTable
{
  GtkWidget parent_instance;

  MpStore *store;
  MpListKind kind;
  MpRecordSelection *selection;
  MpPeopleSort sort;
  GtkColumnViewColumn *checks;
  GtkColumnViewColumn *columns[MP_N_COLUMNS];
  /* What the view's sorter was found to compare by. */
  MpPeopleColumnId probed;
  int font_height;
  gboolean setting_sort;

  GtkScrolledWindow *scrolled_window;
  GtkColumnView *view;
  GtkWidget *menu;
};

enum
{
  SIGNAL_ACTIVATE,
  SIGNAL_SORTED,
  SIGNAL_SELECTED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (MpPeopleTable, mp_people_table, GTK_TYPE_WIDGET)

static void
activate_cb (MpPeopleTable *self, guint position)
{
  MpRecordList *list = mp_record_selection_get_list (self->selection);

  g_signal_emit (self, signals[SIGNAL_ACTIVATE], 0, mp_record_list_get_id (list, position));
}

static void
selection_changed_cb (MpPeopleTable *self)
{
  g_signal_emit (self, signals[SIGNAL_SELECTED], 0);
}

/* The list item of one of our cells that is in @widget, right below it or once more below: a row
 * of a view has cells of GTK's around ours. */
static GtkListItem *
find_item_in (GtkWidget *widget)
{
  GtkListItem *item = mp_people_cells_get_item (widget);

  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL && item == NULL;
       child = gtk_widget_get_next_sibling (child))
    {
      GtkWidget *inner = gtk_widget_get_first_child (child);

      item = mp_people_cells_get_item (child);
      if (item == NULL && inner != NULL)
        item = mp_people_cells_get_item (inner);
    }
  return item;
}

static GtkListItem *
find_item (GtkWidget *widget, GtkWidget *top)
{
  GtkListItem *item = NULL;

  for (; widget != NULL && widget != top && item == NULL; widget = gtk_widget_get_parent (widget))
    item = find_item_in (widget);
  return item;
}

static gboolean
find_focused (MpPeopleTable *self, guint *position, GtkWidget **row)
{
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));
  GtkWidget *focus = root != NULL ? gtk_root_get_focus (root) : NULL;
  GtkListItem *item = NULL;

  if (focus != NULL && gtk_widget_is_ancestor (focus, GTK_WIDGET (self->view)))
    item = find_item (focus, GTK_WIDGET (self->view));
  if (item == NULL)
    return FALSE;
  *position = gtk_list_item_get_position (item);
  *row = focus;
  return *position != GTK_INVALID_LIST_POSITION;
}

static void
pop_up (MpPeopleTable *self, double x, double y)
{
  const GdkRectangle area = { (int) x, (int) y, 1, 1 };

  if (self->menu == NULL)
    return;
  gtk_popover_set_pointing_to (GTK_POPOVER (self->menu), &area);
  gtk_popover_popup (GTK_POPOVER (self->menu));
}

/* The menu is about those selected: somebody else under the pointer becomes the only one. */
static void
select_for_menu (MpPeopleTable *self, guint position)
{
  GtkSelectionModel *model = GTK_SELECTION_MODEL (self->selection);

  if (!gtk_selection_model_is_selected (model, position))
    gtk_selection_model_select_item (model, position, TRUE);
}

static void
pop_up_at (MpPeopleTable *self, double x, double y)
{
  GtkWidget *view = GTK_WIDGET (self->view);
  GtkWidget *picked = gtk_widget_pick (view, x, y, GTK_PICK_DEFAULT);
  GtkListItem *item = picked != NULL ? find_item (picked, view) : NULL;

  if (item == NULL)
    return;
  select_for_menu (self, gtk_list_item_get_position (item));
  gtk_widget_translate_coordinates (view, GTK_WIDGET (self), x, y, &x, &y);
  pop_up (self, x, y);
}

/* The view has one tooltip, instead of a thousand cells that have each one. */
static gboolean
query_tooltip_cb (MpPeopleTable *self, int x, int y, gboolean keyboard, GtkTooltip *tooltip)
{
  GtkWidget *view = GTK_WIDGET (self->view);
  GtkWidget *cell = keyboard ? NULL : gtk_widget_pick (view, x, y, GTK_PICK_DEFAULT);
  GtkListItem *item = NULL;
  graphene_rect_t bounds;
  g_autofree char *text = NULL;

  while (cell != NULL && cell != view && mp_people_cells_get_item (cell) == NULL)
    cell = gtk_widget_get_parent (cell);
  item = cell != NULL ? mp_people_cells_get_item (cell) : NULL;
  text = item != NULL ? mp_people_cells_dup_tooltip (item) : NULL;
  if (text == NULL || *text == '\0' || !gtk_widget_compute_bounds (cell, view, &bounds))
    return FALSE;
  gtk_tooltip_set_text (tooltip, text);
  gtk_tooltip_set_tip_area (tooltip, &(GdkRectangle){ (int) bounds.origin.x, (int) bounds.origin.y,
                                                      (int) bounds.size.width,
                                                      (int) bounds.size.height });
  return TRUE;
}

static void
menu_pressed_cb (MpPeopleTable *self, int n_press, double x, double y)
{
  pop_up_at (self, x, y);
}

static void
long_pressed_cb (MpPeopleTable *self, double x, double y)
{
  pop_up_at (self, x, y);
}

static void
menu_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  MpPeopleTable *self = MP_PEOPLE_TABLE (widget);
  GtkWidget *row;
  guint position;
  graphene_rect_t bounds;

  if (!find_focused (self, &position, &row) || !gtk_widget_compute_bounds (row, widget, &bounds))
    return;
  select_for_menu (self, position);
  pop_up (self, bounds.origin.x + MIN (bounds.size.width / 2, 120),
          bounds.origin.y + bounds.size.height);
}

/* The sorters compare nothing: the store puts the list in order.  A view tells nobody before GTK
 * 4.10 by which column somebody sorts, but asks that column's sorter first. */
static int
probe_cb (gconstpointer a, gconstpointer b, gpointer user_data)
{
  GtkColumnViewColumn *column = user_data;
  MpPeopleTable *self = g_object_get_data (G_OBJECT (column), "mp-table");

  for (guint i = 0; i < MP_N_COLUMNS; i++)
    if (self->columns[i] == column && self->probed == 0)
      self->probed = (MpPeopleColumnId) i;
  return -1;
}

static MpPeopleSort
probe_sort (MpPeopleTable *self)
{
  GtkSorter *sorter = gtk_column_view_get_sorter (self->view);
  GtkOrdering ordering;

  self->probed = 0;
  ordering = gtk_sorter_compare (sorter, self, self->view);
  if (self->probed == 0)
    return MP_PEOPLE_SORT_DEFAULT;
  return (MpPeopleSort){ self->probed, ordering == GTK_ORDERING_LARGER };
}

static void
sorter_changed_cb (MpPeopleTable *self)
{
  MpPeopleSort sort;

  /* The columns of a view that goes leave its sorter one by one. */
  if (self->view == NULL || self->setting_sort)
    return;
  sort = probe_sort (self);
  if (sort.column == self->sort.column && sort.descending == self->sort.descending)
    return;
  self->sort = sort;
  g_signal_emit (self, signals[SIGNAL_SORTED], 0);
}

/* Those whose texts are often longer than the column share the room that is left. */
static gboolean
takes_room (MpPeopleColumnId column)
{
  switch (column)
    {
    case MP_COLUMN_NAME:
    case MP_COLUMN_ORGANISATION:
    case MP_COLUMN_COHORT:
    case MP_COLUMN_NEXT_STEP:
    case MP_COLUMN_OCCUPATION:
    case MP_COLUMN_EMPLOYER:
    case MP_COLUMN_EMAIL:
    case MP_COLUMN_CONTACTS:
      return TRUE;
    default:
      return FALSE;
    }
}

static void
add_column (MpPeopleTable *self, const MpPeopleColumn *column)
{
  g_autoptr (GtkSorter) sorter = NULL;
  GtkColumnViewColumn *view_column;

  view_column = gtk_column_view_column_new (mp_people_column_get_label (column),
                                            mp_people_cells_new (column, self->store));
  sorter = GTK_SORTER (gtk_custom_sorter_new (probe_cb, view_column, NULL));
  g_object_set_data (G_OBJECT (view_column), "mp-table", self);
  gtk_column_view_column_set_sorter (view_column, sorter);
  gtk_column_view_column_set_resizable (view_column, TRUE);
  gtk_column_view_column_set_expand (view_column, takes_room (column->id));
  gtk_column_view_column_set_visible (view_column, mp_people_column_is_shown (column, self->kind));
  gtk_column_view_append_column (self->view, view_column);
  self->columns[column->id] = view_column;
  g_object_unref (view_column);
}

static void
add_columns (MpPeopleTable *self)
{
  guint n_columns;
  const MpPeopleColumn *columns = mp_people_columns_get (&n_columns);

  for (guint i = 0; i < n_columns; i++)
    if (mp_people_column_is_in (&columns[i], self->kind))
      add_column (self, &columns[i]);
}

static void
tell_cells_of_font (GtkWidget *widget)
{
  if (MP_IS_LIST_CELL (widget))
    mp_list_cell_font_changed (MP_LIST_CELL (widget));
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    tell_cells_of_font (child);
}

static void
mp_people_table_css_changed (GtkWidget *widget, GtkCssStyleChange *change)
{
  MpPeopleTable *self = MP_PEOPLE_TABLE (widget);
  PangoFontMetrics *metrics;
  int font_height;

  GTK_WIDGET_CLASS (mp_people_table_parent_class)->css_changed (widget, change);

  metrics = pango_context_get_metrics (gtk_widget_get_pango_context (widget), NULL, NULL);
  font_height = pango_font_metrics_get_height (metrics);
  pango_font_metrics_unref (metrics);
  if (font_height != self->font_height)
    tell_cells_of_font (widget);
  self->font_height = font_height;
}

static void
mp_people_table_dispose (GObject *object)
{
  MpPeopleTable *self = MP_PEOPLE_TABLE (object);

  g_clear_pointer (&self->menu, gtk_widget_unparent);
  gtk_widget_dispose_template (GTK_WIDGET (self), MP_TYPE_PEOPLE_TABLE);
  g_clear_object (&self->checks);
  g_clear_object (&self->selection);
  g_clear_object (&self->store);

  G_OBJECT_CLASS (mp_people_table_parent_class)->dispose (object);
}

static void
install_signals (void)
{
  /**
   * MpPeopleTable::activate:
   * @id: whose row
   *
   * Somebody pressed Enter on a row, or clicked it twice.
   */
  signals[SIGNAL_ACTIVATE] = g_signal_new ("activate", MP_TYPE_PEOPLE_TABLE, G_SIGNAL_RUN_LAST, 0,
                                           NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_INT64);

  /**
   * MpPeopleTable::sorted:
   *
   * Somebody wants another order.
   */
  signals[SIGNAL_SORTED] = g_signal_new ("sorted", MP_TYPE_PEOPLE_TABLE, G_SIGNAL_RUN_LAST, 0,
                                         NULL, NULL, NULL, G_TYPE_NONE, 0);

  /**
   * MpPeopleTable::selected:
   *
   * Others are selected.
   */
  signals[SIGNAL_SELECTED] = g_signal_new ("selected", MP_TYPE_PEOPLE_TABLE, G_SIGNAL_RUN_LAST, 0,
                                           NULL, NULL, NULL, G_TYPE_NONE, 0);
}

/* The list is one stop of the Tab key: on GTK 4.8 each of its rows would be one. */
static gboolean
mp_people_table_move_focus (GtkWidget *widget, GtkDirectionType direction)
{
  gboolean tab = direction == GTK_DIR_TAB_FORWARD || direction == GTK_DIR_TAB_BACKWARD;

  if (!tab)
    return GTK_WIDGET_CLASS (mp_people_table_parent_class)->focus (widget, direction);
  return gtk_widget_get_focus_child (widget) == NULL
         && mp_people_table_focus (MP_PEOPLE_TABLE (widget));
}

static void
mp_people_table_class_init (MpPeopleTableClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = mp_people_table_dispose;
  widget_class->css_changed = mp_people_table_css_changed;
  widget_class->focus = mp_people_table_move_focus;
  install_signals ();

  gtk_widget_class_set_template_from_resource (widget_class,
                                               RESOURCE_PATH "/ui/mp-people-table.ui");
  gtk_widget_class_bind_template_child (widget_class, MpPeopleTable, scrolled_window);
  gtk_widget_class_bind_template_child (widget_class, MpPeopleTable, view);
  gtk_widget_class_bind_template_callback (widget_class, activate_cb);
  gtk_widget_class_bind_template_callback (widget_class, menu_pressed_cb);
  gtk_widget_class_bind_template_callback (widget_class, long_pressed_cb);
  gtk_widget_class_bind_template_callback (widget_class, query_tooltip_cb);
  gtk_widget_class_install_action (widget_class, "table.menu", NULL, menu_action);
}

static void
mp_people_table_init (MpPeopleTable *self)
{
  self->sort = MP_PEOPLE_SORT_DEFAULT;
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * mp_people_table_set_up:
 * @store: where the rows are read
 * @kind: of the list, which says what columns there are
 *
 * To be called once.
 */
void
mp_people_table_set_up (MpPeopleTable *self, MpStore *store, MpListKind kind)
{
  g_return_if_fail (MP_IS_PEOPLE_TABLE (self));
  g_return_if_fail (MP_IS_STORE (store));
  g_return_if_fail (self->store == NULL);

  self->store = g_object_ref (store);
  self->kind = kind;
  self->checks = mp_people_checks_new ();
  add_columns (self);
  g_signal_connect_object (gtk_column_view_get_sorter (self->view), "changed",
                           G_CALLBACK (sorter_changed_cb), self, G_CONNECT_SWAPPED);
  mp_people_table_set_sort (self, MP_PEOPLE_SORT_DEFAULT);
}

/**
 * mp_people_table_set_ids:
 * @ids: (transfer none) (element-type gint64): who is in the list, in order
 */
void
mp_people_table_set_ids (MpPeopleTable *self, GArray *ids)
{
  g_autoptr (MpRecordList) list = NULL;

  g_return_if_fail (MP_IS_PEOPLE_TABLE (self));

  if (self->selection != NULL)
    {
      mp_record_selection_set_ids (self->selection, ids);
      return;
    }
  list = mp_record_list_new (self->store, self->kind, ids);
  self->selection = mp_record_selection_new (list);
  g_signal_connect_object (self->selection, "selection-changed", G_CALLBACK (selection_changed_cb),
                           self, G_CONNECT_SWAPPED);
  gtk_column_view_set_model (self->view, GTK_SELECTION_MODEL (self->selection));
}

/**
 * mp_people_table_get_selection:
 *
 * Returns: (transfer none) (nullable): the list with who is selected, once there is one
 */
MpRecordSelection *
mp_people_table_get_selection (MpPeopleTable *self)
{
  g_return_val_if_fail (MP_IS_PEOPLE_TABLE (self), NULL);

  return self->selection;
}

/**
 * mp_people_table_set_menu:
 * @menu: what can be done with those selected
 */
void
mp_people_table_set_menu (MpPeopleTable *self, GMenuModel *menu)
{
  g_return_if_fail (MP_IS_PEOPLE_TABLE (self));

  g_clear_pointer (&self->menu, gtk_widget_unparent);
  self->menu = gtk_popover_menu_new_from_model (menu);
  gtk_popover_set_has_arrow (GTK_POPOVER (self->menu), FALSE);
  gtk_widget_set_halign (self->menu, GTK_ALIGN_START);
  gtk_widget_set_parent (self->menu, GTK_WIDGET (self));
}

/**
 * mp_people_table_set_selecting:
 * @selecting: whether each row has a box to check
 */
void
mp_people_table_set_selecting (MpPeopleTable *self, gboolean selecting)
{
  g_return_if_fail (MP_IS_PEOPLE_TABLE (self));

  if (selecting == (gtk_column_view_column_get_column_view (self->checks) != NULL))
    return;
  if (selecting)
    gtk_column_view_insert_column (self->view, 0, self->checks);
  else
    gtk_column_view_remove_column (self->view, self->checks);
}

/**
 * mp_people_table_is_shown:
 *
 * Returns: whether the list has that column and shows it
 */
gboolean
mp_people_table_is_shown (MpPeopleTable *self, MpPeopleColumnId column)
{
  g_return_val_if_fail (MP_IS_PEOPLE_TABLE (self), FALSE);

  return self->columns[column] != NULL
         && gtk_column_view_column_get_visible (self->columns[column]);
}

/**
 * mp_people_table_set_shown:
 *
 * Shows a column or not; one that the list does not have is passed over.
 */
void
mp_people_table_set_shown (MpPeopleTable *self, MpPeopleColumnId column, gboolean shown)
{
  g_return_if_fail (MP_IS_PEOPLE_TABLE (self));

  if (self->columns[column] != NULL)
    gtk_column_view_column_set_visible (self->columns[column], shown);
}

/**
 * mp_people_table_get_sort:
 *
 * Returns: the order that the heading shows
 */
MpPeopleSort
mp_people_table_get_sort (MpPeopleTable *self)
{
  g_return_val_if_fail (MP_IS_PEOPLE_TABLE (self), MP_PEOPLE_SORT_DEFAULT);

  return self->sort;
}

/**
 * mp_people_table_set_sort:
 *
 * Shows in the heading by what the list is in order; who puts it in order has to be told
 * otherwise.
 */
void
mp_people_table_set_sort (MpPeopleTable *self, MpPeopleSort sort)
{
  g_return_if_fail (MP_IS_PEOPLE_TABLE (self));

  if (self->columns[sort.column] == NULL)
    return;
  self->setting_sort = TRUE;
  self->sort = sort;
  gtk_column_view_sort_by_column (self->view, self->columns[sort.column],
                                  sort.descending ? GTK_SORT_DESCENDING : GTK_SORT_ASCENDING);
  self->setting_sort = FALSE;
}

/**
 * mp_people_table_scroll_to_top:
 *
 * Shows the beginning, as after somebody asked for another list.
 */
void
mp_people_table_scroll_to_top (MpPeopleTable *self)
{
  GtkAdjustment *adjustment;

  g_return_if_fail (MP_IS_PEOPLE_TABLE (self));

  adjustment = gtk_scrolled_window_get_vadjustment (self->scrolled_window);
  gtk_adjustment_set_value (adjustment, gtk_adjustment_get_lower (adjustment));
}

/**
 * mp_people_table_show_id:
 * @id: whose row is brought into view, if it is in the list
 */
void
mp_people_table_show_id (MpPeopleTable *self, gint64 id)
{
  guint position;

  g_return_if_fail (MP_IS_PEOPLE_TABLE (self));

  if (mp_record_list_find (mp_record_selection_get_list (self->selection), id, &position))
    gtk_widget_activate_action (gtk_widget_get_last_child (GTK_WIDGET (self->view)),
                                "list.scroll-to-item", "u", position);
}

/**
 * mp_people_table_focus:
 *
 * Gives a row the keyboard: the one that had it last, or the first.
 *
 * Returns: whether there is a row that takes it
 */
gboolean
mp_people_table_focus (MpPeopleTable *self)
{
  g_return_val_if_fail (MP_IS_PEOPLE_TABLE (self), FALSE);

  /* A view that is given the focus keeps it; its rows, which are below its headings, take it. */
  return gtk_widget_child_focus (gtk_widget_get_last_child (GTK_WIDGET (self->view)),
                                 GTK_DIR_TAB_FORWARD);
}

/**
 * mp_people_table_get_focus_id:
 * @id: (out): who is in the row with the keyboard's focus
 *
 * Returns: whether a row has it
 */
gboolean
mp_people_table_get_focus_id (MpPeopleTable *self, gint64 *id)
{
  GtkWidget *row;
  guint position;

  g_return_val_if_fail (MP_IS_PEOPLE_TABLE (self), FALSE);

  if (!find_focused (self, &position, &row))
    return FALSE;
  *id = mp_record_list_get_id (mp_record_selection_get_list (self->selection), position);
  return TRUE;
}
