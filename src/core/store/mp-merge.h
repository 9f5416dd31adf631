/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Two records of one person become one: chosen field by field, nothing attached is lost (P-3). */

#pragma once

#include "store/mp-profile.h"

G_BEGIN_DECLS

/**
 * MpMergeChoice:
 * @MP_MERGE_KEPT: the value of the person who stays
 * @MP_MERGE_OTHER: the value of the other one
 * @MP_MERGE_BOTH: of long texts: one below the other
 */
typedef enum
{
  MP_MERGE_KEPT,
  MP_MERGE_OTHER,
  MP_MERGE_BOTH,
} MpMergeChoice;

/**
 * MpMergeField:
 * @table: of people, mentees or mentors
 * @field: a field that at least one of the two has filled in
 * @differs: whether there is anything to choose
 * @choice: what the merged person gets
 */
typedef struct
{
  const MpTable *table;
  const MpField *field;
  gboolean differs;
  MpMergeChoice choice;
} MpMergeField;

typedef struct _MpMerge MpMerge;

MpMerge            *mp_merge_new          (MpStore *store, gint64 kept_id, gint64 other_id,
                                           GError **error);
void                mp_merge_free         (MpMerge *self);
const MpProfile    *mp_merge_get_kept     (MpMerge *self);
const MpProfile    *mp_merge_get_other    (MpMerge *self);
guint               mp_merge_get_n_fields (MpMerge *self);
const MpMergeField *mp_merge_get_field    (MpMerge *self, guint position);
void                mp_merge_choose       (MpMerge *self, guint position, MpMergeChoice choice);
MpProfile          *mp_merge_dup_result   (MpMerge *self);
gboolean            mp_merge_apply        (MpMerge *self, GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (MpMerge, mp_merge_free)

G_END_DECLS
