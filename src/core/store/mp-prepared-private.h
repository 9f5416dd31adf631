/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the door sees of a prepared row. */

#pragma once

#include "store/mp-prepared.h"

G_BEGIN_DECLS

/**
 * MpPrepared:
 * @row: (nullable): borrowed
 * @is_valid: whether nothing was wrong with it when it was looked at
 * @words: by which it is found, folded
 */
struct _MpPrepared
{
  MpRow *row;
  gboolean is_valid;
  GString *words;
};

G_END_DECLS
