/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the door sees of a batch. */

#pragma once

#include "store/mp-batch.h"

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
};

void mp_batch_clear_operations (MpBatch *self);

G_END_DECLS
