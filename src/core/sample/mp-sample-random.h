/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Numbers that look random and are the same for the same seed on every machine. */

#pragma once

#include "base/mp-date.h"
#include "base/mp-uuid.h"

G_BEGIN_DECLS

/**
 * MpSampleRandom:
 * @state: where the sequence stands
 */
typedef struct
{
  guint64 state;
} MpSampleRandom;

/* An element of an array whose length the compiler knows. */
#define MP_SAMPLE_PICK(random, array) \
  ((array)[mp_sample_random_below (random, G_N_ELEMENTS (array))])

void        mp_sample_random_init    (MpSampleRandom *self, guint seed, guint stream, guint index);
guint64     mp_sample_random_next    (MpSampleRandom *self);
guint       mp_sample_random_below   (MpSampleRandom *self, guint limit);
gboolean    mp_sample_random_one_in  (MpSampleRandom *self, guint n);
const char *mp_sample_random_word    (MpSampleRandom *self, const char *const *words);
MpDate      mp_sample_random_date    (MpSampleRandom *self, MpDate from, MpDate to);
void        mp_sample_random_uuid    (MpSampleRandom *self, MpDate day,
                                      char uuid[static MP_UUID_SIZE]);

G_END_DECLS
