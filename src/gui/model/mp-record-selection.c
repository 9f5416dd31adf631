/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Which records of a list are selected: by their keys, so that it outlives another order. */

#include "config.h"

#include "gui/model/mp-record-selection.h"

/* GtkMultiSelection holds an object for each selected row, which reads everybody when all are
 * selected. */

struct _MpRecordSelection
{
  GObject parent_instance;

  MpRecordList *list;
  GtkBitset *selected;
};

static void mp_record_selection_list_init (GListModelInterface *iface);
static void mp_record_selection_model_init (GtkSelectionModelInterface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (MpRecordSelection, mp_record_selection, G_TYPE_OBJECT,
                               G_IMPLEMENT_INTERFACE (G_TYPE_LIST_MODEL,
                                                      mp_record_selection_list_init)
                               G_IMPLEMENT_INTERFACE (GTK_TYPE_SELECTION_MODEL,
                                                      mp_record_selection_model_init))

static void
items_changed_cb (MpRecordSelection *self, guint position, guint n_removed, guint n_added)
{
  gtk_bitset_splice (self->selected, position, n_removed, n_added);
  g_list_model_items_changed (G_LIST_MODEL (self), position, n_removed, n_added);
}

static GType
mp_record_selection_get_item_type (GListModel *model)
{
  return MP_TYPE_RECORD;
}

static guint
mp_record_selection_get_n_items (GListModel *model)
{
  return mp_record_list_get_size (MP_RECORD_SELECTION (model)->list);
}

static gpointer
mp_record_selection_get_item (GListModel *model, guint position)
{
  return g_list_model_get_item (G_LIST_MODEL (MP_RECORD_SELECTION (model)->list), position);
}

static void
mp_record_selection_list_init (GListModelInterface *iface)
{
  iface->get_item_type = mp_record_selection_get_item_type;
  iface->get_n_items = mp_record_selection_get_n_items;
  iface->get_item = mp_record_selection_get_item;
}

static gboolean
mp_record_selection_is_selected (GtkSelectionModel *model, guint position)
{
  return gtk_bitset_contains (MP_RECORD_SELECTION (model)->selected, position);
}

static GtkBitset *
mp_record_selection_get_selection_in_range (GtkSelectionModel *model, guint position,
                                            guint n_items)
{
  return gtk_bitset_ref (MP_RECORD_SELECTION (model)->selected);
}

static gboolean
mp_record_selection_set_selection (GtkSelectionModel *model, GtkBitset *selected, GtkBitset *mask)
{
  MpRecordSelection *self = MP_RECORD_SELECTION (model);
  g_autoptr (GtkBitset) changed = gtk_bitset_copy (self->selected);
  guint n_items = mp_record_list_get_size (self->list);
  guint first, last;

  gtk_bitset_difference (changed, selected);
  gtk_bitset_intersect (changed, mask);
  gtk_bitset_remove_range_closed (changed, n_items, G_MAXUINT);
  if (gtk_bitset_is_empty (changed))
    return TRUE;

  gtk_bitset_difference (self->selected, changed);
  first = gtk_bitset_get_minimum (changed);
  last = gtk_bitset_get_maximum (changed);
  gtk_selection_model_selection_changed (model, first, last - first + 1);
  return TRUE;
}

static void
mp_record_selection_model_init (GtkSelectionModelInterface *iface)
{
  iface->is_selected = mp_record_selection_is_selected;
  iface->get_selection_in_range = mp_record_selection_get_selection_in_range;
  iface->set_selection = mp_record_selection_set_selection;
}

static void
mp_record_selection_finalize (GObject *object)
{
  MpRecordSelection *self = MP_RECORD_SELECTION (object);

  g_clear_object (&self->list);
  gtk_bitset_unref (self->selected);

  G_OBJECT_CLASS (mp_record_selection_parent_class)->finalize (object);
}

static void
mp_record_selection_class_init (MpRecordSelectionClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = mp_record_selection_finalize;
}

static void
mp_record_selection_init (MpRecordSelection *self)
{
  self->selected = gtk_bitset_new_empty ();
}

/**
 * mp_record_selection_new:
 * @list: what can be selected from
 *
 * Returns: (transfer full): a selection of none
 */
MpRecordSelection *
mp_record_selection_new (MpRecordList *list)
{
  MpRecordSelection *self;

  g_return_val_if_fail (MP_IS_RECORD_LIST (list), NULL);

  self = g_object_new (MP_TYPE_RECORD_SELECTION, NULL);
  self->list = g_object_ref (list);
  g_signal_connect_object (list, "items-changed", G_CALLBACK (items_changed_cb), self,
                           G_CONNECT_SWAPPED);
  return self;
}

/**
 * mp_record_selection_get_list:
 *
 * Returns: (transfer none): what can be selected from
 */
MpRecordList *
mp_record_selection_get_list (MpRecordSelection *self)
{
  g_return_val_if_fail (MP_IS_RECORD_SELECTION (self), NULL);

  return self->list;
}

/**
 * mp_record_selection_get_size:
 *
 * Returns: how many are selected
 */
guint
mp_record_selection_get_size (MpRecordSelection *self)
{
  g_return_val_if_fail (MP_IS_RECORD_SELECTION (self), 0);

  return (guint) gtk_bitset_get_size (self->selected);
}

/**
 * mp_record_selection_get_ids:
 *
 * Returns: (transfer full) (element-type gint64): those selected, in the order of the list
 */
GArray *
mp_record_selection_get_ids (MpRecordSelection *self)
{
  GArray *ids;
  GtkBitsetIter iter;
  guint position;

  g_return_val_if_fail (MP_IS_RECORD_SELECTION (self), NULL);

  ids = g_array_new (FALSE, FALSE, sizeof (gint64));
  for (gboolean more = gtk_bitset_iter_init_first (&iter, self->selected, &position); more;
       more = gtk_bitset_iter_next (&iter, &position))
    {
      gint64 id = mp_record_list_get_id (self->list, position);

      g_array_append_val (ids, id);
    }
  return ids;
}

static GtkBitset *
find_positions (MpRecordSelection *self, GArray *ids)
{
  GtkBitset *positions = gtk_bitset_new_empty ();
  GArray *listed = mp_record_list_get_ids (self->list);
  g_autoptr (GHashTable) wanted = g_hash_table_new (g_int64_hash, g_int64_equal);

  for (guint i = 0; i < ids->len; i++)
    g_hash_table_add (wanted, &g_array_index (ids, gint64, i));
  for (guint i = 0; ids->len > 0 && i < listed->len; i++)
    if (g_hash_table_contains (wanted, &g_array_index (listed, gint64, i)))
      gtk_bitset_add (positions, i);
  return positions;
}

/**
 * mp_record_selection_set_ids:
 * @ids: (element-type gint64): the records that are in the list now, in order
 *
 * Gives the list another content or order; the same people stay selected, as far as they are in
 * it.
 */
void
mp_record_selection_set_ids (MpRecordSelection *self, GArray *ids)
{
  g_autoptr (GArray) selected = NULL;

  g_return_if_fail (MP_IS_RECORD_SELECTION (self));

  selected = mp_record_selection_get_ids (self);
  mp_record_list_set_ids (self->list, ids);
  mp_record_selection_select_ids (self, selected);
}

/**
 * mp_record_selection_select_ids:
 * @ids: (element-type gint64): those to be selected and no others; who is not in the list is left
 *   out
 */
void
mp_record_selection_select_ids (MpRecordSelection *self, GArray *ids)
{
  g_autoptr (GtkBitset) selected = NULL;
  g_autoptr (GtkBitset) all = NULL;

  g_return_if_fail (MP_IS_RECORD_SELECTION (self));
  g_return_if_fail (ids != NULL);

  selected = find_positions (self, ids);
  all = gtk_bitset_new_range (0, mp_record_list_get_size (self->list));
  gtk_selection_model_set_selection (GTK_SELECTION_MODEL (self), selected, all);
}
