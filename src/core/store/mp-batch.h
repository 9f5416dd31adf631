/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What is to be written together: one label, one transaction, one undo step. */

#pragma once

#include "model/mp-table.h"
#include "store/mp-prepared.h"

#include <gio/gio.h>

G_BEGIN_DECLS

typedef struct _MpBatch MpBatch;

/**
 * MpBatchFeed:
 * @batch: to add a handful of records to; those added before have been written by now, and
 *   rows inserted through mp_batch_insert() have their id
 * @more: (out): set to %FALSE when this was the last handful
 *
 * Called inside the transaction until it has no more, so that an import of 100,000 people is one
 * batch without ever being in memory.
 *
 * Returns: %FALSE with @error set to give up and leave everything as it was
 */
typedef gboolean (*MpBatchFeed) (MpBatch *batch, gboolean *more, gpointer user_data,
                                 GError **error);

MpBatch *mp_batch_new      (const char *label);
MpBatch *mp_batch_new_printf (const char *label_format, ...) G_GNUC_PRINTF (1, 2);
void     mp_batch_free     (MpBatch *self);
void     mp_batch_set_feed (MpBatch *self, MpBatchFeed feed, gpointer user_data);
void     mp_batch_set_final (MpBatch *self);
void     mp_batch_set_moment (MpBatch *self, MpInstant moment);
void     mp_batch_expect   (MpBatch *self, const MpTable *table, guint n_rows);
void     mp_batch_insert   (MpBatch *self, gpointer row);
void     mp_batch_insert_prepared (MpBatch *self, const MpPrepared *prepared);
void     mp_batch_take     (MpBatch *self, gpointer row);
void     mp_batch_update   (MpBatch *self, gconstpointer row);
void     mp_batch_delete   (MpBatch *self, const MpTable *table, gint64 id);
void     mp_batch_touch    (MpBatch *self, const MpTable *table, gint64 id);
gboolean mp_batch_is_empty (const MpBatch *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (MpBatch, mp_batch_free)

G_END_DECLS
