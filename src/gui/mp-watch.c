/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Looks for what other windows and programs have written into an open programme's file. */

#include "config.h"

#include "gui/mp-watch.h"

/* Where the desktop cannot tell of changes, such as on a file server, somebody has to look. */
#define LOOK_EVERY_SECONDS 3

/**
 * MpWatch:
 *
 * Lives as long as the window shows the programme.  Writers append to the file's -wal first, so
 * that is what it watches.
 */
struct _MpWatch
{
  GObject parent_instance;

  MpStore *store;
  GFileMonitor *monitor;
  guint timeout;
  guint idle;
};

G_DEFINE_FINAL_TYPE (MpWatch, mp_watch, G_TYPE_OBJECT)

/* A file that is busy now is looked at again soon. */
static gboolean
look_cb (gpointer user_data)
{
  MpWatch *self = user_data;

  mp_store_poll (self->store, NULL);

  return G_SOURCE_CONTINUE;
}

static gboolean
look_once_cb (gpointer user_data)
{
  MpWatch *self = user_data;

  self->idle = 0;
  look_cb (self);

  return G_SOURCE_REMOVE;
}

static void
file_changed_cb (MpWatch *self)
{
  if (self->idle == 0)
    self->idle = g_idle_add (look_once_cb, self);
}

static void
mp_watch_dispose (GObject *object)
{
  MpWatch *self = MP_WATCH (object);

  g_clear_handle_id (&self->timeout, g_source_remove);
  g_clear_handle_id (&self->idle, g_source_remove);
  if (self->monitor != NULL)
    g_file_monitor_cancel (self->monitor);
  g_clear_object (&self->monitor);
  g_clear_object (&self->store);

  G_OBJECT_CLASS (mp_watch_parent_class)->dispose (object);
}

static void
mp_watch_class_init (MpWatchClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = mp_watch_dispose;
}

static void
mp_watch_init (MpWatch *self)
{
}

/**
 * mp_watch_new:
 * @store: an open programme that has a file
 *
 * Returns: (transfer full): makes the store tell of others' changes until it is let go
 */
MpWatch *
mp_watch_new (MpStore *store)
{
  MpWatch *self;
  g_autofree char *path = NULL;
  g_autoptr (GFile) file = NULL;

  g_return_val_if_fail (MP_IS_STORE (store), NULL);
  g_return_val_if_fail (mp_store_get_path (store) != NULL, NULL);

  self = g_object_new (MP_TYPE_WATCH, NULL);
  self->store = g_object_ref (store);

  path = g_strconcat (mp_store_get_path (store), "-wal", NULL);
  file = g_file_new_for_path (path);
  self->monitor = g_file_monitor_file (file, G_FILE_MONITOR_NONE, NULL, NULL);
  if (self->monitor != NULL)
    {
      g_file_monitor_set_rate_limit (self->monitor, 100);
      g_signal_connect_object (self->monitor, "changed", G_CALLBACK (file_changed_cb), self,
                               G_CONNECT_SWAPPED);
    }
  self->timeout = g_timeout_add_seconds (LOOK_EVERY_SECONDS, look_cb, self);

  return self;
}
