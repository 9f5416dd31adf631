/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Looks at every page, reference and record of a programme and lists what is wrong. */

#pragma once

#include "store/mp-store.h"

G_BEGIN_DECLS

/**
 * MpFinding:
 * @table: (nullable): the record type, or %NULL where the file as a whole is concerned
 * @id: of the record, or 0
 * @uuid: of the record, or an empty string
 * @title: (nullable): what people call the record
 * @rule: (nullable): the number of the rule that is broken
 * @message: what is wrong, a whole sentence, translated
 */
typedef struct
{
  const MpTable *table;
  gint64 id;
  char uuid[MP_UUID_SIZE];
  char *title;
  const char *rule;
  char *message;
} MpFinding;

GPtrArray *mp_store_check    (MpStore *store, GError **error);
void       mp_finding_free   (MpFinding *self);
char      *mp_finding_to_text(const MpFinding *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (MpFinding, mp_finding_free)

G_END_DECLS
