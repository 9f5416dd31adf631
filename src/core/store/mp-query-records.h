/* SPDX-License-Identifier: GPL-3.0-or-later */
/* All records of a type, or those in which words are found, one after the other. */

#pragma once

#include "model/mp-person.h"
#include "store/mp-store.h"

G_BEGIN_DECLS

/**
 * MpRecordFunc:
 * @row: a record
 * @person: (nullable): the person whom a mentee or mentor is
 *
 * Returns: %FALSE with @error set to stop
 */
typedef gboolean (*MpRecordFunc) (gconstpointer row, const MpPerson *person, gpointer user_data,
                                  GError **error);

gboolean mp_records_each (MpStore *store, const MpTable *table, const char *search,
                          MpRecordFunc func, gpointer user_data, GError **error);

G_END_DECLS
