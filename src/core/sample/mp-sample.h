/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A whole invented programme, to look around in, to test and to measure with. */

#pragma once

#include "store/mp-store.h"

G_BEGIN_DECLS

#define MP_SAMPLE_DEFAULT_MENTEES 200
#define MP_SAMPLE_DEFAULT_SEED 1
#define MP_SAMPLE_MAX_MENTEES 1000000

gboolean mp_sample_fill (MpStore *store, guint n_mentees, guint seed, MpDate today,
                         GError **error);

G_END_DECLS
