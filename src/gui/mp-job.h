/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Work that takes long: done in a thread on a connection of its own, with progress and cancel. */

#pragma once

#include "store/mp-store.h"

G_BEGIN_DECLS

#define MP_TYPE_JOB (mp_job_get_type ())
G_DECLARE_FINAL_TYPE (MpJob, mp_job, MP, JOB, GObject)

/**
 * MpJobFunc:
 * @job: to report progress to; the only thing that is shared with the main thread
 * @store: (transfer none): a connection of its own to the programme's file
 * @data: what mp_job_new() got
 *
 * Runs in a thread.  It must not touch a widget, nor a store other than @store.
 *
 * Returns: (nullable) (transfer full): the result, or %NULL with @error set
 */
typedef gpointer (*MpJobFunc) (MpJob *job, MpStore *store, gpointer data, GError **error);

MpJob        *mp_job_new             (MpStore *store, const char *title);
const char   *mp_job_get_title       (MpJob *self);
double        mp_job_get_fraction    (MpJob *self);
const char   *mp_job_get_text        (MpJob *self);
gboolean      mp_job_get_running     (MpJob *self);
void          mp_job_start           (MpJob *self, MpJobFunc func, gpointer data,
                                      GDestroyNotify data_free, GDestroyNotify result_free,
                                      GAsyncReadyCallback done, gpointer user_data);
gpointer      mp_job_finish          (MpJob *self, GAsyncResult *result, GError **error);
void          mp_job_report          (MpJob *self, double fraction, const char *text);
void          mp_job_cancel          (MpJob *self);
GCancellable *mp_job_get_cancellable (MpJob *self);

G_END_DECLS
