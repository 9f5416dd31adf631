/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A list of records that reads the values of those only that are looked at. */

#include "config.h"

#include "gui/model/mp-record-list.h"

#include "model/mp-schema.h"
#include "store/mp-query-people.h"

#include <gio/gio.h>

/* A view asks for some 200 rows around those in sight, one after the other: so many are read at a
 * time, and more than a view holds are kept. */
#define BLOCK_SIZE 64
#define ENOUGH_RECORDS 384

struct _MpRecordList
{
  GObject parent_instance;

  MpStore *store;
  MpListKind kind;
  GArray *ids;
  GQueue *records;   /* (element-type MpRecord): those read, the one asked for last at the head */
  GHashTable *links; /* (element-type guint GList): where each is in the queue, by position */
};

static void mp_record_list_model_init (GListModelInterface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (MpRecordList, mp_record_list, G_TYPE_OBJECT,
                               G_IMPLEMENT_INTERFACE (G_TYPE_LIST_MODEL,
                                                      mp_record_list_model_init))

/* A file that cannot be read any more is told about where people act; here rows stay empty. */
static GPtrArray *
read_rows (MpRecordList *self, const gint64 *ids, guint n_ids)
{
  GPtrArray *rows = mp_people_query_rows (self->store, self->kind, ids, n_ids, NULL);

  if (rows == NULL)
    {
      rows = g_ptr_array_new ();
      for (guint i = 0; i < n_ids; i++)
        g_ptr_array_add (rows, mp_people_row_new (self->kind, ids[i]));
    }
  g_ptr_array_set_free_func (rows, NULL);
  return rows;
}

static void
keep (MpRecordList *self, guint position, MpPeopleRow *row)
{
  g_queue_push_head (self->records, mp_record_new (position, row));
  g_hash_table_insert (self->links, GUINT_TO_POINTER (position), self->records->head);
}

static void
drop (MpRecordList *self, GList *link)
{
  g_hash_table_remove (self->links, GUINT_TO_POINTER (mp_record_get_position (link->data)));
  g_object_unref (link->data);
  g_queue_delete_link (self->records, link);
}

/* Those that somebody else holds too are on a screen, and have to be told when they change. */
static void
drop_unused (MpRecordList *self)
{
  GList *previous;

  for (GList *link = self->records->tail;
       link != NULL && g_queue_get_length (self->records) > ENOUGH_RECORDS; link = previous)
    {
      previous = link->prev;
      if (G_OBJECT (link->data)->ref_count == 1)
        drop (self, link);
    }
}

static void
read_block (MpRecordList *self, guint position)
{
  guint first = position - position % BLOCK_SIZE;
  guint last = MIN (first + BLOCK_SIZE, self->ids->len);
  guint positions[BLOCK_SIZE] = { 0 };
  gint64 ids[BLOCK_SIZE] = { 0 };
  guint n_ids = 0;
  g_autoptr (GPtrArray) rows = NULL;

  for (guint i = first; i < last; i++)
    if (!g_hash_table_contains (self->links, GUINT_TO_POINTER (i)))
      {
        positions[n_ids] = i;
        ids[n_ids++] = g_array_index (self->ids, gint64, i);
      }
  drop_unused (self);
  rows = read_rows (self, ids, n_ids);
  for (guint i = 0; i < n_ids; i++)
    keep (self, positions[i], g_ptr_array_index (rows, i));
}

static MpRecord *
get_record (MpRecordList *self, guint position)
{
  GList *link = g_hash_table_lookup (self->links, GUINT_TO_POINTER (position));

  if (link == NULL)
    {
      read_block (self, position);
      link = g_hash_table_lookup (self->links, GUINT_TO_POINTER (position));
    }
  g_queue_unlink (self->records, link);
  g_queue_push_head_link (self->records, link);
  return link->data;
}

/* Reads the rows at hand again, or only those of places where somebody else is now. */
static void
read_again (MpRecordList *self, gboolean others_only)
{
  guint n_records = g_queue_get_length (self->records);
  g_autofree gint64 *ids = g_new (gint64, n_records + 1);
  g_autoptr (GPtrArray) records = g_ptr_array_new_full (n_records, g_object_unref);
  g_autoptr (GPtrArray) rows = NULL;

  for (GList *link = self->records->head; link != NULL; link = link->next)
    {
      gint64 id = g_array_index (self->ids, gint64, mp_record_get_position (link->data));

      if (others_only && id == mp_record_get_id (link->data))
        continue;
      ids[records->len] = id;
      g_ptr_array_add (records, g_object_ref (link->data));
    }
  rows = read_rows (self, ids, records->len);
  for (guint i = 0; i < records->len; i++)
    mp_record_take_row (g_ptr_array_index (records, i), g_ptr_array_index (rows, i));
}

static void
store_changed_cb (MpRecordList *self, MpChanges *changes)
{
  if (mp_record_list_is_touched (changes))
    read_again (self, FALSE);
}

static GType
mp_record_list_get_item_type (GListModel *model)
{
  return MP_TYPE_RECORD;
}

static guint
mp_record_list_get_n_items (GListModel *model)
{
  return MP_RECORD_LIST (model)->ids->len;
}

static gpointer
mp_record_list_get_item (GListModel *model, guint position)
{
  MpRecordList *self = MP_RECORD_LIST (model);

  if (position >= self->ids->len)
    return NULL;
  return g_object_ref (get_record (self, position));
}

static void
mp_record_list_model_init (GListModelInterface *iface)
{
  iface->get_item_type = mp_record_list_get_item_type;
  iface->get_n_items = mp_record_list_get_n_items;
  iface->get_item = mp_record_list_get_item;
}

static void
mp_record_list_finalize (GObject *object)
{
  MpRecordList *self = MP_RECORD_LIST (object);

  g_hash_table_unref (self->links);
  g_queue_free_full (self->records, g_object_unref);
  g_array_unref (self->ids);
  g_object_unref (self->store);

  G_OBJECT_CLASS (mp_record_list_parent_class)->finalize (object);
}

static void
mp_record_list_class_init (MpRecordListClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = mp_record_list_finalize;
}

static void
mp_record_list_init (MpRecordList *self)
{
  self->records = g_queue_new ();
  self->links = g_hash_table_new (NULL, NULL);
}

/**
 * mp_record_list_new:
 * @store: where the values are read
 * @ids: (transfer none) (element-type gint64): the records in order
 *
 * Returns: (transfer full): a #GListModel of #MpRecord; values follow the store, the order does not
 */
MpRecordList *
mp_record_list_new (MpStore *store, MpListKind kind, GArray *ids)
{
  MpRecordList *self;

  g_return_val_if_fail (MP_IS_STORE (store), NULL);
  g_return_val_if_fail (ids != NULL, NULL);

  self = g_object_new (MP_TYPE_RECORD_LIST, NULL);
  self->store = g_object_ref (store);
  self->kind = kind;
  self->ids = g_array_ref (ids);
  g_signal_connect_object (store, "changed", G_CALLBACK (store_changed_cb), self,
                           G_CONNECT_SWAPPED);
  return self;
}

/**
 * mp_record_list_get_size:
 *
 * Returns: how many records there are
 */
guint
mp_record_list_get_size (MpRecordList *self)
{
  g_return_val_if_fail (MP_IS_RECORD_LIST (self), 0);

  return self->ids->len;
}

/**
 * mp_record_list_get_id:
 *
 * Returns: the key of the record at @position, without reading it
 */
gint64
mp_record_list_get_id (MpRecordList *self, guint position)
{
  g_return_val_if_fail (MP_IS_RECORD_LIST (self), 0);
  g_return_val_if_fail (position < self->ids->len, 0);

  return g_array_index (self->ids, gint64, position);
}

/**
 * mp_record_list_get_ids:
 *
 * Returns: (transfer none) (element-type gint64): all records in order
 */
GArray *
mp_record_list_get_ids (MpRecordList *self)
{
  g_return_val_if_fail (MP_IS_RECORD_LIST (self), NULL);

  return self->ids;
}

/**
 * mp_record_list_find:
 * @position: (out): where the record is
 *
 * Returns: whether the record is in the list
 */
gboolean
mp_record_list_find (MpRecordList *self, gint64 id, guint *position)
{
  g_return_val_if_fail (MP_IS_RECORD_LIST (self), FALSE);
  g_return_val_if_fail (position != NULL, FALSE);

  for (guint i = 0; i < self->ids->len; i++)
    if (g_array_index (self->ids, gint64, i) == id)
      {
        *position = i;
        return TRUE;
      }
  return FALSE;
}

static void
drop_from (MpRecordList *self, guint n_left)
{
  GList *next;

  for (GList *link = self->records->head; link != NULL; link = next)
    {
      next = link->next;
      if (mp_record_get_position (link->data) >= n_left)
        drop (self, link);
    }
}

/**
 * mp_record_list_set_ids:
 * @ids: (transfer none) (element-type gint64): the records that are in the list now, in order
 *
 * Views keep their rows, which show others, and are told only how many came or went at the end.
 */
void
mp_record_list_set_ids (MpRecordList *self, GArray *ids)
{
  guint n_before, n_left;

  g_return_if_fail (MP_IS_RECORD_LIST (self));
  g_return_if_fail (ids != NULL);

  n_before = self->ids->len;
  n_left = MIN (n_before, ids->len);
  g_array_ref (ids);
  g_array_unref (self->ids);
  self->ids = ids;
  drop_from (self, n_left);
  read_again (self, TRUE);
  if (n_before != ids->len)
    g_list_model_items_changed (G_LIST_MODEL (self), n_left, n_before - n_left,
                                ids->len - n_left);
}

/**
 * mp_record_list_is_touched:
 *
 * Returns: whether what lists show, or who is in them, may be different after @changes
 */
gboolean
mp_record_list_is_touched (const MpChanges *changes)
{
  const MpTable *const tables[] = {
    &mp_person_table,       &mp_mentee_table,
    &mp_mentor_table,       &mp_organisation_table,
    &mp_stage_record_table, &mp_contact_log_table,
    &mp_cohort_table,       &mp_organisation_contact_table,
    &mp_site_table,         &mp_partner_check_in_table,
    &mp_programme_table,
  };

  for (gsize i = 0; i < G_N_ELEMENTS (tables); i++)
    if (mp_changes_touch_table (changes, tables[i]))
      return TRUE;
  return FALSE;
}
