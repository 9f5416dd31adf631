/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Work that takes long: done in a thread on a connection of its own, with progress and cancel. */

#include "config.h"

#include "gui/mp-job.h"

/**
 * MpJob:
 *
 * One piece of work.  Its properties change on the main thread only.
 */
struct _MpJob
{
  GObject parent_instance;

  MpStore *store;
  GCancellable *cancellable;
  char *title;
  char *text;
  double fraction;
  gboolean running;

  GMutex lock;
  char *reported_text;
  double reported_fraction;
  gboolean report_waits;
};

typedef struct
{
  MpJobFunc func;
  gpointer data;
  GDestroyNotify data_free;
  GDestroyNotify result_free;
} Work;

enum
{
  PROP_0,
  PROP_TITLE,
  PROP_FRACTION,
  PROP_TEXT,
  PROP_RUNNING,
  N_PROPS
};

static GParamSpec *properties[N_PROPS];

G_DEFINE_FINAL_TYPE (MpJob, mp_job, G_TYPE_OBJECT)

static void
work_free (Work *work)
{
  if (work->data_free != NULL)
    work->data_free (work->data);
  g_free (work);
}

static gboolean
show_report_cb (gpointer user_data)
{
  MpJob *self = user_data;

  g_mutex_lock (&self->lock);
  self->report_waits = FALSE;
  self->fraction = self->reported_fraction;
  g_free (self->text);
  self->text = g_steal_pointer (&self->reported_text);
  g_mutex_unlock (&self->lock);

  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_FRACTION]);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_TEXT]);

  return G_SOURCE_REMOVE;
}

static void
run_in_thread (GTask        *task,
               gpointer      source_object,
               gpointer      task_data,
               GCancellable *cancellable)
{
  MpJob *self = source_object;
  Work *work = task_data;
  g_autoptr (MpStore) store = NULL;
  GError *error = NULL;
  gpointer result;

  store = mp_store_open_again (self->store, &error);
  if (store == NULL)
    {
      g_task_return_error (task, error);
      return;
    }

  mp_store_set_cancellable (store, cancellable);
  result = work->func (self, store, work->data, &error);
  if (error != NULL)
    g_task_return_error (task, error);
  else
    g_task_return_pointer (task, result, work->result_free);
}

static void
mp_job_get_property (GObject    *object,
                     guint       prop_id,
                     GValue     *value,
                     GParamSpec *pspec)
{
  MpJob *self = MP_JOB (object);

  switch (prop_id)
    {
    case PROP_TITLE:
      g_value_set_string (value, self->title);
      break;
    case PROP_FRACTION:
      g_value_set_double (value, self->fraction);
      break;
    case PROP_TEXT:
      g_value_set_string (value, self->text);
      break;
    case PROP_RUNNING:
      g_value_set_boolean (value, self->running);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
mp_job_finalize (GObject *object)
{
  MpJob *self = MP_JOB (object);

  g_clear_object (&self->store);
  g_clear_object (&self->cancellable);
  g_clear_pointer (&self->title, g_free);
  g_clear_pointer (&self->text, g_free);
  g_clear_pointer (&self->reported_text, g_free);
  g_mutex_clear (&self->lock);

  G_OBJECT_CLASS (mp_job_parent_class)->finalize (object);
}

static void
mp_job_class_init (MpJobClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->get_property = mp_job_get_property;
  object_class->finalize = mp_job_finalize;

  properties[PROP_TITLE] =
    g_param_spec_string ("title", NULL, NULL, NULL,
                         G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);
  properties[PROP_FRACTION] =
    g_param_spec_double ("fraction", NULL, NULL, 0, 1, 0,
                         G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);
  properties[PROP_TEXT] =
    g_param_spec_string ("text", NULL, NULL, NULL,
                         G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);
  properties[PROP_RUNNING] =
    g_param_spec_boolean ("running", NULL, NULL, FALSE,
                          G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);
}

static void
mp_job_init (MpJob *self)
{
  self->cancellable = g_cancellable_new ();
  g_mutex_init (&self->lock);
}

/**
 * mp_job_new:
 * @store: the programme the work is about; it must have a file
 * @title: what is being done, for people, such as "Importing the class list"
 *
 * Returns: (transfer full): work that has not started
 */
MpJob *
mp_job_new (MpStore    *store,
            const char *title)
{
  MpJob *self;

  g_return_val_if_fail (MP_IS_STORE (store), NULL);

  self = g_object_new (MP_TYPE_JOB, NULL);
  self->store = g_object_ref (store);
  self->title = g_strdup (title);

  return self;
}

/**
 * mp_job_get_title:
 *
 * Returns: what is being done, for people
 */
const char *
mp_job_get_title (MpJob *self)
{
  g_return_val_if_fail (MP_IS_JOB (self), NULL);

  return self->title;
}

/**
 * mp_job_get_fraction:
 *
 * Returns: how much is done, from 0 to 1
 */
double
mp_job_get_fraction (MpJob *self)
{
  g_return_val_if_fail (MP_IS_JOB (self), 0);

  return self->fraction;
}

/**
 * mp_job_get_text:
 *
 * Returns: (nullable): what it is at, such as "Row 1,200 of 3,000"
 */
const char *
mp_job_get_text (MpJob *self)
{
  g_return_val_if_fail (MP_IS_JOB (self), NULL);

  return self->text;
}

/**
 * mp_job_get_running:
 *
 * Returns: whether it has started and has not ended
 */
gboolean
mp_job_get_running (MpJob *self)
{
  g_return_val_if_fail (MP_IS_JOB (self), FALSE);

  return self->running;
}

/**
 * mp_job_start:
 * @func: the work
 * @data: (nullable): for @func alone
 * @data_free: (nullable): frees @data when the work is over
 * @result_free: (nullable): frees the result if nobody takes it
 * @done: called on the main thread at the end; it calls mp_job_finish()
 * @user_data: for @done
 *
 * A job runs once.
 */
void
mp_job_start (MpJob               *self,
              MpJobFunc            func,
              gpointer             data,
              GDestroyNotify       data_free,
              GDestroyNotify       result_free,
              GAsyncReadyCallback  done,
              gpointer             user_data)
{
  g_autoptr (GTask) task = NULL;
  Work *work;

  g_return_if_fail (MP_IS_JOB (self));
  g_return_if_fail (func != NULL);
  g_return_if_fail (!self->running);

  work = g_new0 (Work, 1);
  work->func = func;
  work->data = data;
  work->data_free = data_free;
  work->result_free = result_free;

  self->running = TRUE;
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_RUNNING]);

  task = g_task_new (self, self->cancellable, done, user_data);
  g_task_set_source_tag (task, mp_job_start);
  g_task_set_task_data (task, work, (GDestroyNotify) work_free);
  g_task_run_in_thread (task, run_in_thread);
}

/**
 * mp_job_finish:
 * @result: what the callback got
 * @error: why it failed; %G_IO_ERROR_CANCELLED after mp_job_cancel()
 *
 * Also makes the main thread's store look for what the work has written.
 *
 * Returns: (nullable) (transfer full): what the work returned
 */
gpointer
mp_job_finish (MpJob         *self,
               GAsyncResult  *result,
               GError       **error)
{
  g_return_val_if_fail (MP_IS_JOB (self), NULL);
  g_return_val_if_fail (g_task_is_valid (result, self), NULL);

  self->running = FALSE;
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_RUNNING]);
  mp_store_poll (self->store, NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}

/**
 * mp_job_report:
 * @fraction: how much is done, from 0 to 1
 * @text: (nullable): what it is at
 *
 * May be called from the work's thread, as often as it likes: what arrives faster than the main
 * thread looks is left out.
 */
void
mp_job_report (MpJob      *self,
               double      fraction,
               const char *text)
{
  g_return_if_fail (MP_IS_JOB (self));

  g_mutex_lock (&self->lock);
  self->reported_fraction = CLAMP (fraction, 0, 1);
  g_free (self->reported_text);
  self->reported_text = g_strdup (text);
  if (!self->report_waits)
    g_idle_add_full (G_PRIORITY_DEFAULT, show_report_cb, g_object_ref (self), g_object_unref);
  self->report_waits = TRUE;
  g_mutex_unlock (&self->lock);
}

/**
 * mp_job_cancel:
 *
 * Asks the work to give up, which leaves the file as it was.
 */
void
mp_job_cancel (MpJob *self)
{
  g_return_if_fail (MP_IS_JOB (self));

  g_cancellable_cancel (self->cancellable);
}

/**
 * mp_job_get_cancellable:
 *
 * Returns: (transfer none): what mp_job_cancel() triggers, for work that waits elsewhere
 */
GCancellable *
mp_job_get_cancellable (MpJob *self)
{
  g_return_val_if_fail (MP_IS_JOB (self), NULL);

  return self->cancellable;
}
