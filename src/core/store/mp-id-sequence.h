/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Gives new people their ids, none of them twice. */

#pragma once

#include "store/mp-db.h"

G_BEGIN_DECLS

/**
 * MpIdSequence:
 * @db: the file
 * @last: the id given last
 * @loaded: whether @last has been read
 *
 * For the length of a batch.
 */
typedef struct
{
  MpDb *db;
  gint64 last;
  gboolean loaded;
} MpIdSequence;

gboolean mp_id_sequence_take   (MpIdSequence *self, gint64 *id, GError **error);
gboolean mp_id_sequence_finish (MpIdSequence *self, GError **error);

G_END_DECLS
