/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Looks through a large file for damage while its programme is already shown. */

#include "config.h"

#include "gui/mp-file-check.h"

#include "gui/mp-job.h"

/* The first screen comes first: the disk is not asked for anything else until it is there. */
#define WAIT_SECONDS 2

/**
 * MpFileCheck:
 *
 * Lives as long as the window shows the programme; stops looking when it goes.
 */
struct _MpFileCheck
{
  GObject parent_instance;

  MpStore *store;
  MpJob *job;
  guint timeout;
};

enum
{
  SIGNAL_DAMAGED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (MpFileCheck, mp_file_check, G_TYPE_OBJECT)

static gpointer
check_pages (MpJob    *job,
             MpStore  *store,
             gpointer  data,
             GError  **error)
{
  return mp_store_check_pages (store, error) ? GINT_TO_POINTER (TRUE) : NULL;
}

static void
checked_cb (GObject      *source,
            GAsyncResult *result,
            gpointer      user_data)
{
  g_autoptr (MpFileCheck) self = user_data;
  g_autoptr (GError) error = NULL;

  mp_job_finish (MP_JOB (source), result, &error);
  /* Without a store the programme has been left in the meantime. */
  if (self->store != NULL
      && g_error_matches (error, MP_STORE_ERROR, MP_STORE_ERROR_DAMAGED))
    g_signal_emit (self, signals[SIGNAL_DAMAGED], 0, error);
}

static gboolean
start_cb (gpointer user_data)
{
  MpFileCheck *self = user_data;

  self->timeout = 0;
  self->job = mp_job_new (self->store, "");
  mp_job_start (self->job, check_pages, NULL, NULL, NULL, checked_cb, g_object_ref (self));

  return G_SOURCE_REMOVE;
}

static void
mp_file_check_dispose (GObject *object)
{
  MpFileCheck *self = MP_FILE_CHECK (object);

  g_clear_handle_id (&self->timeout, g_source_remove);
  if (self->job != NULL)
    mp_job_cancel (self->job);
  g_clear_object (&self->job);
  g_clear_object (&self->store);

  G_OBJECT_CLASS (mp_file_check_parent_class)->dispose (object);
}

static void
mp_file_check_class_init (MpFileCheckClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = mp_file_check_dispose;

  /**
   * MpFileCheck::damaged:
   * @error: what is to be told
   */
  signals[SIGNAL_DAMAGED]
      = g_signal_new ("damaged", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                      G_TYPE_NONE, 1, G_TYPE_ERROR);
}

static void
mp_file_check_init (MpFileCheck *self)
{
}

/**
 * mp_file_check_new:
 * @store: opened by mp_store_open_at_once(), and not looked through yet
 *
 * Returns: (transfer full): a check that begins when the first screen has been drawn
 */
MpFileCheck *
mp_file_check_new (MpStore *store)
{
  MpFileCheck *self;

  g_return_val_if_fail (MP_IS_STORE (store), NULL);

  self = g_object_new (MP_TYPE_FILE_CHECK, NULL);
  self->store = g_object_ref (store);
  self->timeout = g_timeout_add_seconds (WAIT_SECONDS, start_cb, self);

  return self;
}
