/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A wish to change a stage, on its way from a widget through an action to the store. */

#include "config.h"

#include "gui/widgets/mp-stage-setting.h"

#include "store/mp-query-stages.h"

#include <glib/gi18n.h>

/* More than so many take longer than somebody notices, and are set in a thread. */
#define MAX_AT_ONCE 200

/* What the thread needs, copied from whoever asked for it. */
typedef struct
{
  GArray *mentees;
  MpStageRequest request;
  char *reason;
} Work;

static void
work_free (Work *work)
{
  g_array_unref (work->mentees);
  g_free (work->reason);
  g_free (work);
}

static Work *
work_new (const gint64 *mentees, gsize n_mentees, const MpStageRequest *request)
{
  Work *work = g_new0 (Work, 1);

  work->mentees = g_array_sized_new (FALSE, FALSE, sizeof (gint64), (guint) n_mentees);
  g_array_append_vals (work->mentees, mentees, (guint) n_mentees);
  work->reason = g_strdup (request->reason);
  work->request = *request;
  work->request.reason = work->reason;
  return work;
}

static gboolean
work_run (const Work *work, MpStore *store, GError **error)
{
  return mp_stages_set (store, (const gint64 *) (gconstpointer) work->mentees->data,
                        work->mentees->len, &work->request, error);
}

static gpointer
run_in_thread (MpJob *job, MpStore *store, gpointer data, GError **error)
{
  return work_run (data, store, error) ? GINT_TO_POINTER (TRUE) : NULL;
}

static void
job_done_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  GError *error = NULL;

  mp_job_finish (MP_JOB (source), result, &error);
  if (error != NULL)
    g_task_return_error (task, error);
  else
    g_task_return_boolean (task, TRUE);
}

static void
toast_newest_step (MpContext *context)
{
  g_autofree char *label = mp_store_dup_undo_label (mp_context_get_store (context));

  if (label != NULL)
    mp_context_toast_done (context, label);
}

/**
 * mp_stage_setting_to_variant:
 * @request: what is wanted of a stage
 *
 * Returns: (transfer floating): the parameter for the action "stage.set"
 */
GVariant *
mp_stage_setting_to_variant (const MpStageRequest *request)
{
  char day[MP_DATE_ISO_SIZE];

  g_return_val_if_fail (request != NULL, NULL);

  mp_date_format_iso (request->on, day);
  return g_variant_new (MP_STAGE_SETTING_TYPE, mp_stage_get_letter (request->stage),
                        mp_choice_get_name (mp_stage_states, request->state), day,
                        request->reason != NULL ? request->reason : "", request->override);
}

/**
 * mp_stage_setting_from_variant:
 * @parameter: of the action "stage.set"
 * @request: (out caller-allocates): what is wanted; its reason belongs to @parameter
 *
 * Returns: %FALSE if @parameter names no stage, no state or no day
 */
gboolean
mp_stage_setting_from_variant (GVariant *parameter, MpStageRequest *request)
{
  const char *stage_name, *state_name, *day, *reason;
  unsigned int stage, state;
  gboolean override;

  g_return_val_if_fail (parameter != NULL && request != NULL, FALSE);
  g_return_val_if_fail (g_variant_is_of_type (parameter, G_VARIANT_TYPE (MP_STAGE_SETTING_TYPE)),
                        FALSE);

  g_variant_get (parameter, "(&s&s&s&sb)", &stage_name, &state_name, &day, &reason, &override);
  *request = (MpStageRequest){ .reason = *reason != '\0' ? reason : NULL, .override = override };
  if (!mp_choice_parse (mp_stages, stage_name, &stage)
      || !mp_choice_parse (mp_stage_states, state_name, &state)
      || !mp_date_parse_iso (day, &request->on))
    return FALSE;
  request->stage = stage;
  request->state = state;
  return TRUE;
}

/**
 * mp_stage_setting_apply:
 * @context: of the window
 * @mentees: (array length=n_mentees): ids of mentees
 * @n_mentees: how many there are
 * @request: what is wanted of one of their stages
 *
 * Sets the stage and says so with a toast that offers Undo, or shows why it was refused.
 *
 * Returns: whether it was done
 */
gboolean
mp_stage_setting_apply (MpContext *context, const gint64 *mentees, gsize n_mentees,
                        const MpStageRequest *request)
{
  g_autoptr (GError) error = NULL;

  g_return_val_if_fail (MP_IS_CONTEXT (context), FALSE);

  if (!mp_stages_set (mp_context_get_store (context), mentees, n_mentees, request, &error))
    {
      mp_context_show_error (context, _("Stage Not Changed"), error);
      return FALSE;
    }

  toast_newest_step (context);
  return TRUE;
}

/**
 * mp_stage_setting_start:
 * @context: of the window
 * @mentees: (array length=n_mentees): ids of mentees
 * @n_mentees: how many there are
 * @request: what is wanted of one of their stages
 * @done: called at the end; it calls mp_stage_setting_finish()
 * @user_data: for @done
 *
 * Does what mp_stage_setting_apply() does, in a thread if there are many mentees.
 */
void
mp_stage_setting_start (MpContext *context, const gint64 *mentees, gsize n_mentees,
                        const MpStageRequest *request, GAsyncReadyCallback done,
                        gpointer user_data)
{
  g_autoptr (GTask) task = NULL;
  g_autoptr (MpJob) job = NULL;
  GError *error = NULL;
  MpStore *store;

  g_return_if_fail (MP_IS_CONTEXT (context));

  store = mp_context_get_store (context);
  task = g_task_new (context, NULL, done, user_data);
  g_task_set_source_tag (task, mp_stage_setting_start);
  if (n_mentees > MAX_AT_ONCE && mp_store_get_path (store) != NULL)
    {
      job = mp_job_new (store, _("Setting a Stage"));
      mp_job_start (job, run_in_thread, work_new (mentees, n_mentees, request),
                    (GDestroyNotify) work_free, NULL, job_done_cb, g_steal_pointer (&task));
      return;
    }

  if (mp_stages_set (store, mentees, n_mentees, request, &error))
    g_task_return_boolean (task, TRUE);
  else
    g_task_return_error (task, error);
}

/**
 * mp_stage_setting_finish:
 * @context: of the window
 * @result: what the callback got
 * @error: why it was refused
 *
 * Says with a toast that it was done; a refusal is the caller's to show.
 *
 * Returns: whether it was done
 */
gboolean
mp_stage_setting_finish (MpContext *context, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (MP_IS_CONTEXT (context), FALSE);
  g_return_val_if_fail (g_task_is_valid (result, context), FALSE);

  if (!g_task_propagate_boolean (G_TASK (result), error))
    return FALSE;

  toast_newest_step (context);
  return TRUE;
}
