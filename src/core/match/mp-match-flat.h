/* SPDX-License-Identifier: GPL-3.0-or-later */
/* How far each mentor is, for searches that reach most of them: arrays instead of a heap. */

#pragma once

#include "match/mp-match-state.h"

G_BEGIN_DECLS

/**
 * MpMatchFlat:
 * @slack: (array): how far each mentor is, less the price; %G_MININT64 for who is done
 * @from: (array): from which mentee the mentor was reached
 */
typedef struct
{
  const MpMatchState *state;
  gint64 *slack;
  guint *from;
} MpMatchFlat;

void   mp_match_flat_init  (MpMatchFlat *self, const MpMatchState *state);
void   mp_match_flat_clear (MpMatchFlat *self);

void   mp_match_flat_look  (MpMatchFlat *self, guint mentee, gint64 base, gboolean has_closed,
                            const guint64 *held_in, guint64 look);
gint64 mp_match_flat_next  (const MpMatchFlat *self, guint *mentor);

G_END_DECLS
