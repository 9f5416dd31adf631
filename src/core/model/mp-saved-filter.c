/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A list's filter that somebody gave a name. */

#include "model/mp-saved-filter.h"

#include <glib/gi18n-lib.h>

const MpChoice mp_list_kinds[] = {
  { MP_LIST_MENTEES, "mentees", N_("Mentees") },
  { MP_LIST_MENTORS, "mentors", N_("Mentors") },
  { MP_LIST_PARTNERS, "partners", N_("Partners") },
  { 0 },
};

static const MpField fields[] = {
  MP_TEXT (MpSavedFilter, name, N_("Name"), .flags = MP_FIELD_REQUIRED),
  MP_ENUM (MpSavedFilter, list, N_("List"), mp_list_kinds, .flags = MP_FIELD_REQUIRED),
  MP_LONG_TEXT (MpSavedFilter, criteria, N_("Criteria"), .flags = MP_FIELD_REQUIRED),
};

const MpTable mp_saved_filter_table = {
  .name = "saved_filter",
  .label = N_("Saved filter"),
  .plural = N_("Saved filters"),
  .size = sizeof (MpSavedFilter),
  MP_FIELDS (fields),
};
