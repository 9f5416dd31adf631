/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Tables in text whose columns have fixed names: each row in the order of the names. */

#pragma once

#include "exchange/mp-csv-reader.h"

G_BEGIN_DECLS

/**
 * MpCsvColumn:
 * @name: what its heading is, in small letters
 * @is_optional: whether it may be missing
 */
typedef struct
{
  const char *name;
  gboolean is_optional;
} MpCsvColumn;

typedef struct _MpCsvColumns MpCsvColumns;

MpCsvColumns       *mp_csv_columns_open     (const char *path, const MpCsvColumn *columns,
                                             guint n_columns, GError **error);
void                mp_csv_columns_free     (MpCsvColumns *self);

const char *const  *mp_csv_columns_next     (MpCsvColumns *self, GError **error);
guint               mp_csv_columns_get_line (const MpCsvColumns *self);
char               *mp_csv_columns_ask_end  (const MpCsvColumns *self);
char               *mp_csv_columns_tidy     (const char *text);

gboolean            mp_csv_columns_refuse   (const MpCsvColumns *self, guint line, GError **error,
                                             const char *format, ...) G_GNUC_PRINTF (4, 5);
char               *mp_csv_columns_tell     (const MpCsvColumns *self, guint line,
                                             const char *format, ...) G_GNUC_PRINTF (3, 4);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (MpCsvColumns, mp_csv_columns_free)

G_END_DECLS
