/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Whole tables read row by row as texts for files, without a struct or a copy for any row. */

#pragma once

#include "store/mp-store.h"

G_BEGIN_DECLS

typedef struct _MpTableScan MpTableScan;

/**
 * MpTableScanFunc:
 * @scan: stands before the first table
 *
 * Returns: %FALSE with @error set to give up
 */
typedef gboolean (*MpTableScanFunc) (MpTableScan *scan, gpointer user_data, GError **error);

gboolean       mp_table_scan_run       (MpStore *store, gboolean with_private,
                                        MpTableScanFunc func, gpointer user_data,
                                        GError **error);
gboolean       mp_table_scan_has       (MpTableScan *self, const MpTable *table);
gboolean       mp_table_scan_open      (MpTableScan *self, const MpTable *table, GError **error);
gboolean       mp_table_scan_next      (MpTableScan *self, gboolean *found, GError **error);
const char    *mp_table_scan_get_uuid  (MpTableScan *self);
const char    *mp_table_scan_get_created_at (MpTableScan *self);
const char    *mp_table_scan_get_updated_at (MpTableScan *self);
guint          mp_table_scan_get_n_fields (MpTableScan *self);
const MpField *mp_table_scan_get_field (MpTableScan *self, guint position);
const char    *mp_table_scan_get_text  (MpTableScan *self, guint position);

G_END_DECLS
