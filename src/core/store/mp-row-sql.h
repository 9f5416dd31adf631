/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Rows to and from SQL, by their table of fields. */

#pragma once

#include "model/mp-table.h"
#include "store/mp-db.h"

G_BEGIN_DECLS

/* The columns before a table's own fields: id, uuid, created_at, updated_at. */
#define MP_N_KEY_COLUMNS 4

const char  *mp_row_sql_select      (const MpTable *table);
MpStatement *mp_row_sql_prepare_get (MpDb *db, const MpTable *table, gint64 id, GError **error);
gpointer     mp_row_sql_read        (MpStatement *statement, const MpTable *table);
void         mp_row_sql_read_field  (MpStatement *statement, int column, gpointer row,
                                     const MpField *field);
gpointer     mp_row_sql_get         (MpDb *db, const MpTable *table, gint64 id, GError **error);
gboolean     mp_row_sql_insert      (MpDb *db, gpointer row, GError **error);
gboolean     mp_row_sql_update      (MpDb *db, gconstpointer row, GError **error);
gboolean     mp_row_sql_delete      (MpDb *db, const MpTable *table, gint64 first_id,
                                     gint64 last_id, GError **error);

G_END_DECLS
