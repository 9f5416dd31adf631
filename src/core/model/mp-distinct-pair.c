/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Two people who look the same and are not (P-3): nobody is asked about them again. */

#include "model/mp-distinct-pair.h"

#include <glib/gi18n-lib.h>

static const MpField fields[] = {
  MP_REF (MpDistinctPair, person, N_("Person"), "person", .flags = MP_FIELD_REQUIRED),
  MP_REF (MpDistinctPair, other, N_("Other person"), "person", .flags = MP_FIELD_REQUIRED),
};

const MpTable mp_distinct_pair_table = {
  .name = "distinct_pair",
  .label = N_("Different people"),
  .plural = N_("Pairs of different people"),
  .size = sizeof (MpDistinctPair),
  MP_FIELDS (fields),
};
