/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Work in a thread: what it says on the way, how it ends, and that it can be given up. */

#include "config.h"

#include "gui/mp-job.h"
#include "model/mp-programme.h"

#include <gio/gio.h>
#include <glib/gstdio.h>

/**
 * Fixture:
 * @go_on: what a piece of work waits for
 * @n_freed: how often the data of the work was freed
 */
typedef struct
{
  char *folder;
  char *path;
  MpStore *store;
  MpJob *job;
  GMutex lock;
  GCond condition;
  gboolean go_on;
  int n_freed;
  guint n_changes;
  gboolean done;
  gpointer result;
  GError *error;
} Fixture;

static Fixture *current;

static void
changed_cb (Fixture *fixture)
{
  fixture->n_changes++;
}

static void
set_up (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;

  current = fixture;
  fixture->folder = g_dir_make_tmp ("mp-job-XXXXXX", NULL);
  fixture->path = g_build_filename (fixture->folder, "p.mentoring", NULL);
  fixture->store = mp_store_create (fixture->path, &error);
  g_assert_no_error (error);
  g_signal_connect_swapped (fixture->store, "changed", G_CALLBACK (changed_cb), fixture);
  fixture->job = mp_job_new (fixture->store, "Testing");
  g_mutex_init (&fixture->lock);
  g_cond_init (&fixture->condition);
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  g_assert_finalize_object (fixture->job);
  g_assert_finalize_object (fixture->store);
  g_clear_error (&fixture->error);
  g_free (fixture->result);
  g_unlink (fixture->path);
  g_rmdir (fixture->folder);
  g_free (fixture->path);
  g_free (fixture->folder);
  g_mutex_clear (&fixture->lock);
  g_cond_clear (&fixture->condition);
}

static void
freed_cb (gpointer data)
{
  g_atomic_int_inc (&current->n_freed);
}

static void
done_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  Fixture *fixture = user_data;

  fixture->result = mp_job_finish (MP_JOB (source), result, &fixture->error);
  fixture->done = TRUE;
}

static void
start (Fixture *fixture, MpJobFunc func)
{
  mp_job_start (fixture->job, func, fixture, freed_cb, g_free, done_cb, fixture);
}

static void
wait_until_done (Fixture *fixture)
{
  while (!fixture->done)
    g_main_context_iteration (NULL, TRUE);
  /* The task lets go of the job, and then of the data, after it has told: maybe in its thread. */
  while (g_atomic_int_get (&fixture->n_freed) == 0)
    g_main_context_iteration (NULL, FALSE);
}

static void
let_go_on (Fixture *fixture)
{
  g_mutex_lock (&fixture->lock);
  fixture->go_on = TRUE;
  g_cond_signal (&fixture->condition);
  g_mutex_unlock (&fixture->lock);
}

static gpointer
report_and_wait (MpJob *job, MpStore *store, gpointer data, GError **error)
{
  Fixture *fixture = data;

  mp_job_report (job, 0.25, "A quarter");
  mp_job_report (job, 0.5, "Half of it");
  g_mutex_lock (&fixture->lock);
  while (!fixture->go_on)
    g_cond_wait (&fixture->condition, &fixture->lock);
  g_mutex_unlock (&fixture->lock);
  return g_strdup ("the result");
}

static void
test_progress_is_told (Fixture *fixture, gconstpointer data)
{
  start (fixture, report_and_wait);
  g_assert_true (mp_job_get_running (fixture->job));
  g_assert_cmpstr (mp_job_get_title (fixture->job), ==, "Testing");
  while (mp_job_get_fraction (fixture->job) < 0.5)
    g_main_context_iteration (NULL, TRUE);
  g_assert_cmpstr (mp_job_get_text (fixture->job), ==, "Half of it");
  g_assert_false (fixture->done);

  let_go_on (fixture);
  wait_until_done (fixture);
  g_assert_no_error (fixture->error);
  g_assert_cmpstr (fixture->result, ==, "the result");
  g_assert_false (mp_job_get_running (fixture->job));
  g_assert_cmpint (fixture->n_freed, ==, 1);
}

/* Reports of more than all of it are of all of it. */
static gpointer
report_too_much (MpJob *job, MpStore *store, gpointer data, GError **error)
{
  mp_job_report (job, 7.0, NULL);
  return NULL;
}

static void
test_progress_ends_at_the_whole (Fixture *fixture, gconstpointer data)
{
  start (fixture, report_too_much);
  wait_until_done (fixture);
  g_assert_cmpfloat (mp_job_get_fraction (fixture->job), ==, 1.0);
  g_assert_null (mp_job_get_text (fixture->job));
}

static gpointer
fail (MpJob *job, MpStore *store, gpointer data, GError **error)
{
  g_set_error_literal (error, G_IO_ERROR, G_IO_ERROR_FAILED, "It did not work.");
  return NULL;
}

static void
test_failure_is_told (Fixture *fixture, gconstpointer data)
{
  start (fixture, fail);
  wait_until_done (fixture);
  g_assert_error (fixture->error, G_IO_ERROR, G_IO_ERROR_FAILED);
  g_assert_cmpstr (fixture->error->message, ==, "It did not work.");
  g_assert_null (fixture->result);
  g_assert_cmpint (fixture->n_freed, ==, 1);
}

static gpointer
wait_for_cancel (MpJob *job, MpStore *store, gpointer data, GError **error)
{
  GCancellable *cancellable = mp_job_get_cancellable (job);
  GPollFD fd;

  g_assert_true (g_cancellable_make_pollfd (cancellable, &fd));
  g_poll (&fd, 1, -1);
  g_cancellable_release_fd (cancellable);
  return g_strdup ("of no use");
}

static void
test_cancelled_work_has_no_result (Fixture *fixture, gconstpointer data)
{
  start (fixture, wait_for_cancel);
  mp_job_cancel (fixture->job);
  wait_until_done (fixture);
  g_assert_error (fixture->error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  g_assert_null (fixture->result);
  g_assert_false (mp_job_get_running (fixture->job));
}

static gpointer
write_site (MpJob *job, MpStore *store, gpointer data, GError **error)
{
  g_autoptr (MpBatch) batch = mp_batch_new ("Add a site");
  g_autoptr (MpSite) site = mp_site_new ();

  g_assert_true (store != ((Fixture *) data)->store);
  mp_set_text (&site->name, "Kentville");
  mp_batch_insert (batch, site);
  mp_store_apply (store, batch, error);
  return NULL;
}

static void
test_what_it_wrote_is_seen (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GPtrArray) sites = NULL;

  start (fixture, write_site);
  wait_until_done (fixture);
  g_assert_no_error (fixture->error);
  g_assert_cmpuint (fixture->n_changes, ==, 1);
  sites = mp_store_list (fixture->store, &mp_site_table, NULL);
  g_assert_cmpuint (sites->len, ==, 1);
}

/* A file that is gone cannot be opened once more. */
static void
test_a_lost_file_is_a_failure (Fixture *fixture, gconstpointer data)
{
  g_assert_cmpint (g_unlink (fixture->path), ==, 0);
  start (fixture, write_site);
  wait_until_done (fixture);
  g_assert_nonnull (fixture->error);
  g_assert_null (fixture->result);
  g_assert_cmpint (fixture->n_freed, ==, 1);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
#define ADD(name, func) g_test_add (name, Fixture, NULL, set_up, func, tear_down)
  ADD ("/job/progress-is-told", test_progress_is_told);
  ADD ("/job/progress-ends-at-the-whole", test_progress_ends_at_the_whole);
  ADD ("/job/failure-is-told", test_failure_is_told);
  ADD ("/job/cancelled-work-has-no-result", test_cancelled_work_has_no_result);
  ADD ("/job/what-it-wrote-is-seen", test_what_it_wrote_is_seen);
  ADD ("/job/a-lost-file-is-a-failure", test_a_lost_file_is_a_failure);
#undef ADD
  return g_test_run ();
}
