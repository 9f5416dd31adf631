/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Rows and changed fields as JSON, for the change log. */

#pragma once

#include "model/mp-table.h"
#include "store/mp-db.h"

G_BEGIN_DECLS

char      *mp_image_of_fields     (gconstpointer row, gconstpointer other);
gboolean   mp_image_apply_fields  (const char *image, gpointer row, GError **error);
void       mp_image_begin_rows    (GString *image, const MpTable *table);
void       mp_image_append_row    (GString *image, MpStatement *statement, const MpTable *table);
void       mp_image_end_rows      (GString *image);
GPtrArray *mp_image_read_rows     (const char *image, const MpTable *table, GError **error);
char      *mp_image_without_row   (const char *image, gint64 id, GError **error);

G_END_DECLS
