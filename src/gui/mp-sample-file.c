/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The sample programme to look around in: made in the user's data directory when asked for. */

#include "config.h"

#include "gui/mp-sample-file.h"

#include "sample/mp-sample.h"

#include <glib/gstdio.h>

/* The file is closed at the end, so that nothing of it is left beside it. */
static gboolean
fill (const char  *path,
      GError     **error)
{
  g_autoptr (MpStore) store = mp_store_create (path, error);

  return store != NULL
         && mp_sample_fill (store, MP_SAMPLE_DEFAULT_MENTEES, MP_SAMPLE_DEFAULT_SEED,
                            mp_date_today (), error);
}

/* Under another name until it is whole. */
static void
make_in_thread (GTask        *task,
                gpointer      source_object,
                gpointer      task_data,
                GCancellable *cancellable)
{
  const char *path = g_file_peek_path (task_data);
  g_autofree char *folder = g_path_get_dirname (path);
  g_autofree char *part = g_strconcat (path, ".part", NULL);
  GError *error = NULL;

  g_mkdir_with_parents (folder, 0700);
  g_unlink (part);
  if (!fill (part, &error))
    {
      g_unlink (part);
      g_task_return_error (task, error);
      return;
    }

  if (g_rename (part, path) == 0)
    g_task_return_pointer (task, g_object_ref (task_data), g_object_unref);
  else
    g_task_return_new_error (task, G_IO_ERROR, g_io_error_from_errno (errno), "%s",
                             g_strerror (errno));
}

/**
 * mp_sample_file_get:
 *
 * Returns: (transfer full): where the sample programme lies, or would
 */
GFile *
mp_sample_file_get (void)
{
  return g_file_new_build_filename (g_get_user_data_dir (), "mentoring-plus", "sample.mentoring",
                                    NULL);
}

/**
 * mp_sample_file_make:
 * @done: called when there is a sample, or when it could not be made
 * @user_data: for @done
 *
 * Makes the sample programme in a thread.  One that is there already stays as it is, with
 * everything that was tried in it.
 */
void
mp_sample_file_make (GAsyncReadyCallback done,
                     gpointer            user_data)
{
  GFile *file = mp_sample_file_get ();
  g_autoptr (GTask) task = g_task_new (NULL, NULL, done, user_data);

  g_task_set_source_tag (task, mp_sample_file_make);
  g_task_set_task_data (task, file, g_object_unref);
  if (g_file_query_exists (file, NULL))
    g_task_return_pointer (task, g_object_ref (file), g_object_unref);
  else
    g_task_run_in_thread (task, make_in_thread);
}

/**
 * mp_sample_file_make_finish:
 * @result: what the callback got
 *
 * Returns: (transfer full): the sample's file
 */
GFile *
mp_sample_file_make_finish (GAsyncResult  *result,
                            GError       **error)
{
  g_return_val_if_fail (g_task_is_valid (result, NULL), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}
