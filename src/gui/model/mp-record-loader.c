/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Finds out who is in a list and in which order, without keeping the window waiting. */

#include "config.h"

#include "gui/model/mp-record-loader.h"

#include "model/mp-person.h"

#include <gio/gio.h>

/* Up to so many people the answer takes less than a frame, and is there before the next one. */
#define PEOPLE_FOR_A_FRAME 10000

/* As many as a view makes rows for, and some. */
#define A_SCREENFUL 256

/* The second connection, which one request at a time may use; it outlives the loader while a
 * thread is still at it. */
typedef struct
{
  GMutex lock;
  MpStore *store;
} Connection;

struct _MpRecordLoader
{
  GObject parent_instance;

  MpStore *store;
  Connection *connection;
  GCancellable *cancellable;
  gboolean is_large;
  /* Who was in the list last, by name: another order of it needs no other look at who they are. */
  MpPeopleFilter *filter;
  GArray *named;
};

typedef struct
{
  MpStore *store;
  Connection *connection;
  MpPeopleFilter *filter;
  MpPeopleSort sort;
  MpDate today;
  GArray *named;
} Request;

typedef struct
{
  GArray *named;
  GArray *ids;
} Answer;

static guint loaded_signal;
static guint failed_signal;

G_DEFINE_FINAL_TYPE (MpRecordLoader, mp_record_loader, G_TYPE_OBJECT)

static void
connection_clear (gpointer data)
{
  Connection *connection = data;

  g_clear_object (&connection->store);
  g_mutex_clear (&connection->lock);
}

static void
request_free (gpointer data)
{
  Request *request = data;

  g_object_unref (request->store);
  g_atomic_rc_box_release_full (request->connection, connection_clear);
  mp_people_filter_free (request->filter);
  g_clear_pointer (&request->named, g_array_unref);
  g_free (request);
}

static void
answer_free (gpointer data)
{
  Answer *answer = data;

  g_clear_pointer (&answer->named, g_array_unref);
  g_clear_pointer (&answer->ids, g_array_unref);
  g_free (answer);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Answer, answer_free)

static Answer *
find_answer (Request *request, MpStore *store, GError **error)
{
  g_autoptr (Answer) answer = g_new0 (Answer, 1);

  answer->named = request->named != NULL ? g_array_ref (request->named)
                                         : mp_people_query_named (store, request->filter, error);
  if (answer->named == NULL)
    return NULL;
  answer->ids = g_array_copy (answer->named);
  if (!mp_people_query_sort (store, request->filter->list, answer->ids, request->sort, error))
    return NULL;
  return g_steal_pointer (&answer);
}

static Answer *
look (Request *request, GCancellable *cancellable, GError **error)
{
  Connection *connection = request->connection;
  Answer *answer;

  if (g_cancellable_set_error_if_cancelled (cancellable, error))
    return NULL;
  if (connection->store == NULL)
    connection->store = mp_store_open_again (request->store, error);
  if (connection->store == NULL)
    return NULL;
  mp_store_set_today (connection->store, request->today);
  mp_store_set_cancellable (connection->store, cancellable);
  answer = find_answer (request, connection->store, error);
  mp_store_set_cancellable (connection->store, NULL);
  return answer;
}

static void
run_in_thread (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  Request *request = data;
  GError *error = NULL;
  Answer *answer;

  g_mutex_lock (&request->connection->lock);
  answer = look (request, cancellable, &error);
  g_mutex_unlock (&request->connection->lock);
  if (answer != NULL)
    g_task_return_pointer (task, answer, answer_free);
  else
    g_task_return_error (task, error);
}

static void
report (MpRecordLoader *self, GArray *ids, gboolean whole, const GError *error)
{
  if (ids != NULL)
    g_signal_emit (self, loaded_signal, 0, ids, whole);
  else
    g_signal_emit (self, failed_signal, 0, error);
}

static void
weak_ref_free (GWeakRef *reference)
{
  g_weak_ref_clear (reference);
  g_free (reference);
}

static void
answered_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  GWeakRef *reference = user_data;
  g_autoptr (MpRecordLoader) self = g_weak_ref_get (reference);
  g_autoptr (GError) error = NULL;
  g_autoptr (Answer) answer = g_task_propagate_pointer (G_TASK (result), &error);

  weak_ref_free (reference);
  /* Where a newer request is under way, this answer is to an old question. */
  if (self == NULL || g_task_get_cancellable (G_TASK (result)) != self->cancellable)
    return;
  g_clear_object (&self->cancellable);
  g_clear_pointer (&self->named, g_array_unref);
  if (answer != NULL)
    self->named = g_array_ref (answer->named);
  if (!g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    report (self, answer != NULL ? answer->ids : NULL, TRUE, error);
}

static void
load_in_thread (MpRecordLoader *self, const MpPeopleFilter *filter, MpPeopleSort sort)
{
  Request *request = g_new0 (Request, 1);
  GWeakRef *reference = g_new0 (GWeakRef, 1);
  g_autoptr (GTask) task = NULL;

  request->store = g_object_ref (self->store);
  request->connection = g_atomic_rc_box_acquire (self->connection);
  request->filter = mp_people_filter_copy (filter);
  request->sort = sort;
  request->today = mp_store_get_today (self->store);
  request->named = self->named != NULL ? g_array_ref (self->named) : NULL;

  self->cancellable = g_cancellable_new ();
  g_weak_ref_init (reference, self);
  task = g_task_new (NULL, self->cancellable, answered_cb, reference);
  g_task_set_source_tag (task, load_in_thread);
  g_task_set_task_data (task, request, request_free);
  g_task_run_in_thread (task, run_in_thread);
}

/* Once a programme has been found to be large it is not counted again. */
static gboolean
is_small (MpRecordLoader *self, const MpPeopleFilter *filter)
{
  if (filter->list == MP_LIST_PARTNERS || mp_store_get_path (self->store) == NULL)
    return TRUE;
  if (!self->is_large)
    self->is_large = mp_store_count (self->store, &mp_person_table, NULL) > PEOPLE_FOR_A_FRAME;
  return !self->is_large;
}

static void
mp_record_loader_finalize (GObject *object)
{
  MpRecordLoader *self = MP_RECORD_LOADER (object);

  mp_record_loader_stop (self);
  g_clear_pointer (&self->filter, mp_people_filter_free);
  g_clear_pointer (&self->named, g_array_unref);
  g_clear_object (&self->store);
  g_atomic_rc_box_release_full (self->connection, connection_clear);

  G_OBJECT_CLASS (mp_record_loader_parent_class)->finalize (object);
}

static void
mp_record_loader_class_init (MpRecordLoaderClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = mp_record_loader_finalize;

  /**
   * MpRecordLoader::loaded:
   * @ids: (element-type gint64): the records in order
   * @whole: whether these are all, or more than fill a screen and the rest is to come
   *
   * The answer to the newest request.
   */
  loaded_signal = g_signal_new ("loaded", MP_TYPE_RECORD_LOADER, G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                NULL, G_TYPE_NONE, 2, G_TYPE_ARRAY, G_TYPE_BOOLEAN);

  /**
   * MpRecordLoader::failed:
   * @error: why
   *
   * There is no answer to the newest request.
   */
  failed_signal = g_signal_new ("failed", MP_TYPE_RECORD_LOADER, G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                NULL, G_TYPE_NONE, 1, G_TYPE_ERROR);
}

static void
mp_record_loader_init (MpRecordLoader *self)
{
  self->connection = g_atomic_rc_box_new0 (Connection);
  g_mutex_init (&self->connection->lock);
}

/**
 * mp_record_loader_new:
 * @store: where to look
 *
 * Returns: (transfer full): a loader
 */
MpRecordLoader *
mp_record_loader_new (MpStore *store)
{
  MpRecordLoader *self;

  g_return_val_if_fail (MP_IS_STORE (store), NULL);

  self = g_object_new (MP_TYPE_RECORD_LOADER, NULL);
  self->store = g_object_ref (store);
  return self;
}

static void
forget_named (MpRecordLoader *self)
{
  g_clear_pointer (&self->filter, mp_people_filter_free);
  g_clear_pointer (&self->named, g_array_unref);
}

/* Answers at once with the beginning of a long list, or the whole of a short one. */
static gboolean
show_first (MpRecordLoader *self, const MpPeopleFilter *filter, MpPeopleSort sort)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GArray) ids = NULL;
  gboolean whole;

  if (!mp_people_query_is_quick (filter, sort))
    return FALSE;
  ids = mp_people_query_first_ids (self->store, filter, sort, A_SCREENFUL, &error);
  whole = ids == NULL || ids->len < A_SCREENFUL;
  report (self, ids, whole, error);
  return whole;
}

/**
 * mp_record_loader_load:
 * @asked: whether somebody asked for this list, or the records changed under it
 *
 * Asks who is in the list; an earlier request that has no answer yet gets none.  In a small
 * programme #MpRecordLoader::loaded is emitted before this returns, in a large one a thread looks,
 * and only the first of a list in the order of names are there at once.
 */
void
mp_record_loader_load (MpRecordLoader *self, const MpPeopleFilter *filter, MpPeopleSort sort,
                       gboolean asked)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GArray) ids = NULL;

  g_return_if_fail (MP_IS_RECORD_LOADER (self));
  g_return_if_fail (filter != NULL);

  mp_record_loader_stop (self);
  if (!asked || self->filter == NULL || !mp_people_filter_equal (self->filter, filter))
    {
      forget_named (self);
      self->filter = mp_people_filter_copy (filter);
    }
  if (!is_small (self, filter))
    {
      load_in_thread (self, filter, sort);
      if (asked && show_first (self, filter, sort))
        mp_record_loader_stop (self);
      return;
    }
  ids = mp_people_query_ids (self->store, filter, sort, &error);
  report (self, ids, TRUE, error);
}

/**
 * mp_record_loader_stop:
 *
 * Gives the present request up; there will be no answer.
 */
void
mp_record_loader_stop (MpRecordLoader *self)
{
  g_return_if_fail (MP_IS_RECORD_LOADER (self));

  if (self->cancellable != NULL)
    g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
}

/**
 * mp_record_loader_is_loading:
 *
 * Returns: whether an answer is still to come
 */
gboolean
mp_record_loader_is_loading (MpRecordLoader *self)
{
  g_return_val_if_fail (MP_IS_RECORD_LOADER (self), FALSE);

  return self->cancellable != NULL;
}
