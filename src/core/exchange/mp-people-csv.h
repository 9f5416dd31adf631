/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A list of mentees, mentors or partners as a table for spreadsheets. */

#pragma once

#include "store/mp-query-people.h"

G_BEGIN_DECLS

gboolean mp_people_csv_write (MpStore *store, MpListKind list, const GArray *ids,
                              const MpPeopleColumnId *columns, guint n_columns,
                              GOutputStream *stream, GError **error);

G_END_DECLS
