/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Numbers that look random and are the same for the same seed on every machine. */

#include "sample/mp-sample-random.h"

static guint64
mix (guint64 value)
{
  value = (value ^ (value >> 30)) * G_GUINT64_CONSTANT (0xbf58476d1ce4e5b9);
  value = (value ^ (value >> 27)) * G_GUINT64_CONSTANT (0x94d049bb133111eb);
  return value ^ (value >> 31);
}

/**
 * mp_sample_random_init:
 * @self: the sequence
 * @seed: what the whole sample starts from
 * @stream: what the sequence is for, so that mentees and mentors do not resemble each other
 * @index: which one of them
 *
 * Starts a sequence that depends on nothing but its three numbers: a record stays the same
 * whatever is made before it.
 */
void
mp_sample_random_init (MpSampleRandom *self,
                       guint           seed,
                       guint           stream,
                       guint           index)
{
  g_return_if_fail (self != NULL);

  self->state = mix (((guint64) seed << 32 | index) + mix (stream + 1));
}

/**
 * mp_sample_random_next:
 * @self: the sequence
 *
 * The generator is SplitMix64 (Steele, Lea and Flood, 2014).
 *
 * Returns: 64 bits
 */
guint64
mp_sample_random_next (MpSampleRandom *self)
{
  self->state += G_GUINT64_CONSTANT (0x9e3779b97f4a7c15);
  return mix (self->state);
}

/**
 * mp_sample_random_below:
 * @self: the sequence
 * @limit: at least 1
 *
 * Returns: a number from 0 to @limit - 1
 */
guint
mp_sample_random_below (MpSampleRandom *self,
                        guint           limit)
{
  g_return_val_if_fail (limit > 0, 0);

  return (guint) (((mp_sample_random_next (self) >> 32) * limit) >> 32);
}

/**
 * mp_sample_random_one_in:
 * @self: the sequence
 * @n: at least 1
 *
 * Returns: %TRUE once in @n times on average
 */
gboolean
mp_sample_random_one_in (MpSampleRandom *self,
                         guint           n)
{
  return mp_sample_random_below (self, n) == 0;
}

/**
 * mp_sample_random_word:
 * @self: the sequence
 * @words: (array zero-terminated=1): at least one
 *
 * Returns: one of @words
 */
const char *
mp_sample_random_word (MpSampleRandom    *self,
                       const char *const *words)
{
  return words[mp_sample_random_below (self, g_strv_length ((char **) words))];
}

/**
 * mp_sample_random_date:
 * @self: the sequence
 * @from: the earliest day
 * @to: the latest day
 *
 * Returns: a day between both, or @from where @to comes before it
 */
MpDate
mp_sample_random_date (MpSampleRandom *self,
                       MpDate          from,
                       MpDate          to)
{
  int days = mp_date_days_between (from, to);

  if (days <= 0)
    return from;
  return mp_date_add_days (from, (int) mp_sample_random_below (self, (guint) days + 1));
}

/**
 * mp_sample_random_uuid:
 * @self: the sequence
 * @day: the day that the identifier says it was made on
 * @uuid: (out): a UUID of version 7 without anything of this machine or this moment in it
 */
void
mp_sample_random_uuid (MpSampleRandom *self,
                       MpDate          day,
                       char            uuid[static MP_UUID_SIZE])
{
  gint64 days = mp_date_days_between (mp_date_new (1970, 1, 1), day);
  guint64 milliseconds = (guint64) MAX (days, 0) * 24 * 60 * 60 * 1000;
  guint64 high = mp_sample_random_next (self);
  guint64 low = mp_sample_random_next (self);

  milliseconds += high >> 40;
  g_snprintf (uuid, MP_UUID_SIZE, "%08x-%04x-7%03x-%04x-%012" G_GINT64_MODIFIER "x",
              (guint) (milliseconds >> 16), (guint) (milliseconds & 0xffff),
              (guint) (high & 0xfff), (guint) (0x8000 | (low >> 50)),
              low & G_GUINT64_CONSTANT (0xffffffffffff));
}
