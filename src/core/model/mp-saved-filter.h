/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A list's filter that somebody gave a name. */

#pragma once

#include "model/mp-table.h"

G_BEGIN_DECLS

typedef enum
{
  MP_LIST_MENTEES = 1,
  MP_LIST_MENTORS,
  MP_LIST_PARTNERS,
} MpListKind;

/**
 * MpSavedFilter:
 * @list: the list it belongs to
 * @criteria: the filter as mp_people_filter_to_text() writes it
 */
typedef struct
{
  MpRow row;
  char *name;
  MpListKind list;
  char *criteria;
} MpSavedFilter;

MP_DECLARE_ROW (MpSavedFilter, mp_saved_filter)

extern const MpChoice mp_list_kinds[];

G_END_DECLS
