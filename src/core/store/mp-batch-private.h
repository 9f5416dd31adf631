/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the door sees of a batch. */

#pragma once

#include "store/mp-batch.h"
#include "store/mp-prepared-private.h"

G_BEGIN_DECLS

typedef enum
{
  MP_OPERATION_INSERT,
  MP_OPERATION_UPDATE,
  MP_OPERATION_DELETE,
  MP_OPERATION_TOUCH,
} MpOperationKind;

typedef struct
{
  MpOperationKind kind;
  gpointer row;
  const MpPrepared *prepared;
  gboolean owned;
  const MpTable *table;
  gint64 id;
} MpOperation;

struct _MpBatch
{
  char *label;
  GArray *operations;
  MpBatchFeed feed;
  gpointer feed_data;
  gboolean final;
  MpInstant moment;
  const MpTable *expected_table;
  guint n_expected;
};

void mp_batch_clear_operations (MpBatch *self);

G_END_DECLS
