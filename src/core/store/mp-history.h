/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The change log as people read it: who did what and when, old and new. */

#pragma once

#include "store/mp-store.h"

G_BEGIN_DECLS

typedef enum
{
  MP_HISTORY_DONE,
  MP_HISTORY_UNDONE,
  MP_HISTORY_DROPPED,
  MP_HISTORY_FINAL,
} MpHistoryState;

/**
 * MpHistoryEntry:
 * @batch_id: the step
 * @label: what was done, as it was written at the time
 * @author: who did it
 * @at: when
 * @state: done; undone (and can be redone); dropped (undone for good); or final (an erasure, or
 *   part of the making of the file)
 * @n_records: how many records it touched
 */
typedef struct
{
  gint64 batch_id;
  char *label;
  char *author;
  MpInstant at;
  MpHistoryState state;
  gint64 n_records;
} MpHistoryEntry;

typedef enum
{
  MP_CHANGE_INSERT,
  MP_CHANGE_UPDATE,
  MP_CHANGE_DELETE,
} MpChangeKind;

/**
 * MpHistoryChange:
 * @field: (nullable): the field that changed, or %NULL for the record as a whole
 * @old_text: (nullable): its value before, as people read it
 * @new_text: (nullable): its value after
 */
typedef struct
{
  const MpTable *table;
  gint64 row_id;
  MpChangeKind kind;
  const MpField *field;
  char *old_text;
  char *new_text;
} MpHistoryChange;

GPtrArray *mp_history_list         (MpStore *store, gint64 before_batch, guint limit,
                                    GError **error);
GPtrArray *mp_history_list_changes (MpStore *store, gint64 batch_id, guint limit,
                                    GError **error);
GPtrArray *mp_history_list_changes_of_person (MpStore *store, gint64 batch_id, gint64 person_id,
                                              guint limit, GError **error);
GPtrArray *mp_history_list_of_person (MpStore *store, gint64 person_id, guint limit,
                                      GError **error);
void       mp_history_entry_free   (MpHistoryEntry *self);
void       mp_history_change_free  (MpHistoryChange *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (MpHistoryEntry, mp_history_entry_free)

G_END_DECLS
