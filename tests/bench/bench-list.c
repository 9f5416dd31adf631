/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Opens the list of mentees, sorts it by each column and jumps to its end, and does the same with
 * a view of as many rows that know nothing but their number. */

#include "config.h"

#include "gui/model/mp-record-loader.h"
#include "gui/widgets/mp-people-table.h"
#include "model/mp-schema.h"
#include "mp-bench.h"

#include <adwaita.h>

#define WIDTH 1000
#define HEIGHT 640

/* A row that knows its number. */

#define TYPE_NUMBER (number_get_type ())
G_DECLARE_FINAL_TYPE (Number, number, BENCH, NUMBER, GObject)

struct _Number
{
  GObject parent_instance;

  guint position;
};

G_DEFINE_FINAL_TYPE (Number, number, G_TYPE_OBJECT)

static void
number_class_init (NumberClass *klass)
{
}

static void
number_init (Number *self)
{
}

/* As many of them as there are people, made when they are asked for. */

#define TYPE_NUMBERS (numbers_get_type ())
G_DECLARE_FINAL_TYPE (Numbers, numbers, BENCH, NUMBERS, GObject)

struct _Numbers
{
  GObject parent_instance;

  guint n_items;
};

static GType
numbers_get_item_type (GListModel *model)
{
  return TYPE_NUMBER;
}

static guint
numbers_get_n_items (GListModel *model)
{
  return BENCH_NUMBERS (model)->n_items;
}

static gpointer
numbers_get_item (GListModel *model, guint position)
{
  Number *number;

  if (position >= BENCH_NUMBERS (model)->n_items)
    return NULL;
  number = g_object_new (TYPE_NUMBER, NULL);
  number->position = position;
  return number;
}

static void
numbers_list_init (GListModelInterface *iface)
{
  iface->get_item_type = numbers_get_item_type;
  iface->get_n_items = numbers_get_n_items;
  iface->get_item = numbers_get_item;
}

G_DEFINE_FINAL_TYPE_WITH_CODE (Numbers, numbers, G_TYPE_OBJECT,
                               G_IMPLEMENT_INTERFACE (G_TYPE_LIST_MODEL, numbers_list_init))

static void
numbers_class_init (NumbersClass *klass)
{
}

static void
numbers_init (Numbers *self)
{
}

/* What both do is timed from the call to the end of the frame that shows it. */

typedef struct
{
  GtkWidget *window;
  MpStore *store;
  guint n_people;
  guint n_columns;
  gboolean painted;
} Bench;

typedef struct
{
  double open;
  double sort;
  double jump;
} Times;

static void
painted_cb (Bench *self)
{
  self->painted = TRUE;
}

static double
wait_for_paint (Bench *self, double start)
{
  GdkFrameClock *clock = gtk_widget_get_frame_clock (self->window);
  gulong handler = g_signal_connect_swapped (clock, "after-paint", G_CALLBACK (painted_cb), self);

  self->painted = FALSE;
  gtk_widget_queue_draw (self->window);
  while (!self->painted)
    g_main_context_iteration (NULL, TRUE);
  g_signal_handler_disconnect (clock, handler);
  return mp_bench_now () - start;
}

static double
jump (Bench *self, GtkWidget *scrolled_window)
{
  GtkAdjustment *adjustment
      = gtk_scrolled_window_get_vadjustment (GTK_SCROLLED_WINDOW (scrolled_window));
  double start = mp_bench_now ();

  gtk_adjustment_set_value (adjustment, gtk_adjustment_get_upper (adjustment));
  return wait_for_paint (self, start);
}

static void
setup_cb (GtkListItemFactory *factory, GtkListItem *list_item)
{
  gtk_list_item_set_child (list_item, gtk_label_new (NULL));
}

static void
bind_cb (GtkListItemFactory *factory, GtkListItem *list_item)
{
  Number *number = gtk_list_item_get_item (list_item);
  g_autofree char *text = g_strdup_printf ("Number %u", number->position);

  gtk_label_set_label (GTK_LABEL (gtk_list_item_get_child (list_item)), text);
}

static GtkSelectionModel *
make_numbers (Bench *self)
{
  Numbers *numbers = g_object_new (TYPE_NUMBERS, NULL);

  numbers->n_items = self->n_people;
  return GTK_SELECTION_MODEL (gtk_multi_selection_new (G_LIST_MODEL (numbers)));
}

static void
show_numbers (Bench *self, GtkColumnView *view)
{
  g_autoptr (GtkSelectionModel) numbers = make_numbers (self);

  gtk_column_view_set_model (view, numbers);
}

static GtkColumnView *
make_bare_view (Bench *self)
{
  GtkColumnView *view = GTK_COLUMN_VIEW (gtk_column_view_new (NULL));

  for (guint i = 0; i < self->n_columns; i++)
    {
      GtkListItemFactory *factory = gtk_signal_list_item_factory_new ();
      g_autoptr (GtkColumnViewColumn) column = NULL;

      g_signal_connect (factory, "setup", G_CALLBACK (setup_cb), NULL);
      g_signal_connect (factory, "bind", G_CALLBACK (bind_cb), NULL);
      column = gtk_column_view_column_new ("Column", factory);
      gtk_column_view_append_column (view, column);
    }
  return view;
}

static void
run_bare (Bench *self, Times *best)
{
  double start = mp_bench_now ();
  GtkWidget *scrolled_window = gtk_scrolled_window_new ();
  GtkColumnView *view = make_bare_view (self);

  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scrolled_window), GTK_WIDGET (view));
  gtk_window_set_child (GTK_WINDOW (self->window), scrolled_window);
  show_numbers (self, view);
  mp_bench_keep_best (&best->open, wait_for_paint (self, start));
  start = mp_bench_now ();
  show_numbers (self, view);
  mp_bench_keep_best (&best->sort, wait_for_paint (self, start));
  mp_bench_keep_best (&best->jump, jump (self, scrolled_window));
}

static void
loaded_cb (MpPeopleTable *table, GArray *ids)
{
  mp_people_table_set_ids (table, ids);
}

static void
load (Bench *self, MpRecordLoader *loader, MpPeopleSort sort)
{
  g_autoptr (MpPeopleFilter) filter = mp_people_filter_new (MP_LIST_MENTEES);

  mp_record_loader_load (loader, filter, sort, TRUE);
}

static void
wait_for_answer (MpRecordLoader *loader)
{
  while (mp_record_loader_is_loading (loader))
    g_main_context_iteration (NULL, TRUE);
}

/* The slowest of the columns counts, each at its best. */
static void
sort_by_each (Bench *self, MpRecordLoader *loader, double *best)
{
  guint n_columns;
  const MpPeopleColumn *columns = mp_people_columns_get (&n_columns);

  for (guint i = 0; i < n_columns; i++)
    {
      double start = mp_bench_now ();

      if (!mp_people_column_is_in (&columns[i], MP_LIST_MENTEES))
        continue;
      load (self, loader, (MpPeopleSort){ columns[i].id, columns[i].id == MP_COLUMN_NAME });
      wait_for_answer (loader);
      mp_bench_keep_best (&best[columns[i].id], wait_for_paint (self, start));
    }
}

static void
run_ours (Bench *self, MpRecordLoader *loader, Times *best, double *sorts)
{
  double start = mp_bench_now ();
  MpPeopleTable *table = g_object_new (MP_TYPE_PEOPLE_TABLE, NULL);
  GtkWidget *scrolled_window = gtk_widget_get_first_child (GTK_WIDGET (table));
  gulong handler;

  mp_people_table_set_up (table, self->store, MP_LIST_MENTEES);
  gtk_window_set_child (GTK_WINDOW (self->window), GTK_WIDGET (table));
  handler = g_signal_connect_swapped (loader, "loaded", G_CALLBACK (loaded_cb), table);
  load (self, loader, MP_PEOPLE_SORT_DEFAULT);
  mp_bench_keep_best (&best->open, wait_for_paint (self, start));
  wait_for_answer (loader);
  sort_by_each (self, loader, sorts);
  mp_bench_keep_best (&best->jump, jump (self, scrolled_window));
  g_signal_handler_disconnect (loader, handler);
}

static guint
count_shown_columns (void)
{
  guint n_columns, n_shown = 0;
  const MpPeopleColumn *columns = mp_people_columns_get (&n_columns);

  for (guint i = 0; i < n_columns; i++)
    n_shown += mp_people_column_is_shown (&columns[i], MP_LIST_MENTEES);
  return n_shown;
}

static void
open_window (Bench *self)
{
  self->window = gtk_window_new ();
  gtk_window_set_default_size (GTK_WINDOW (self->window), WIDTH, HEIGHT);
  gtk_window_present (GTK_WINDOW (self->window));
  while (!gtk_widget_get_mapped (self->window))
    g_main_context_iteration (NULL, TRUE);
  wait_for_paint (self, 0);
}

static void
tell (const Times *ours, const Times *bare, const double *sorts)
{
  guint slowest = MP_COLUMN_NAME;

  for (guint i = 0; i < MP_N_COLUMNS; i++)
    if (sorts[i] > sorts[slowest])
      slowest = i;
  g_printerr ("slowest to sort by: %s\n", mp_people_column_get (slowest)->name);
  mp_bench_tell ("open", ours->open);
  mp_bench_tell ("open-bare", bare->open);
  mp_bench_tell ("sort", sorts[slowest]);
  mp_bench_tell ("sort-bare", bare->sort);
  mp_bench_tell ("jump", ours->jump);
  mp_bench_tell ("jump-bare", bare->jump);
}

int
main (int argc, char **argv)
{
  GError *error = NULL;
  Bench self = { 0 };
  Times ours = { 0 };
  Times bare = { 0 };
  double sorts[MP_N_COLUMNS] = { 0 };
  g_autoptr (MpRecordLoader) loader = NULL;

  if (argc != 2)
    return 2;
  adw_init ();
  self.store = mp_store_open (argv[1], &error);
  mp_bench_check (error);
  self.n_people = (guint) mp_store_count (self.store, mp_schema_find ("mentee"), NULL);
  self.n_columns = count_shown_columns ();
  loader = mp_record_loader_new (self.store);
  open_window (&self);
  for (guint round = 0; round < MP_BENCH_ROUNDS; round++)
    {
      run_bare (&self, &bare);
      run_ours (&self, loader, &ours, sorts);
    }
  tell (&ours, &bare, sorts);
  return 0;
}
