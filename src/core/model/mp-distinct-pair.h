/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Two people who look the same and are not (P-3): nobody is asked about them again. */

#pragma once

#include "model/mp-table.h"

G_BEGIN_DECLS

/**
 * MpDistinctPair:
 * @person: somebody
 * @other: somebody else; which of them comes first does not matter
 */
typedef struct
{
  MpRow row;
  gint64 person;
  gint64 other;
} MpDistinctPair;

MP_DECLARE_ROW (MpDistinctPair, mp_distinct_pair)

G_END_DECLS
