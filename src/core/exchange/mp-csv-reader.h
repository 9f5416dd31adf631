/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Tables in text (RFC 4180 and its relatives), record by record. */

#pragma once

#include "exchange/mp-text-source.h"

G_BEGIN_DECLS

#define MP_CSV_MAX_VALUE (1024 * 1024)
#define MP_CSV_MAX_COLUMNS 1000

/**
 * MpCsvRecord:
 * @values: (array length=n_values): the values, UTF-8 and NUL-terminated, without their quotation
 *   marks and without the apostrophe that guards against formulas
 * @lengths: (array length=n_values): of the values in bytes
 * @n_values: how many, at least 1
 * @line: the line of the file that it begins on, from 1
 * @stray_quote: whether a quoted value goes on after its closing quotation mark, which leaves
 *   open what was meant
 *
 * Valid until the reader is asked for the next one; until then the values may be written to.
 */
typedef struct
{
  char **values;
  gsize *lengths;
  guint n_values;
  guint line;
  gboolean stray_quote;
} MpCsvRecord;

typedef struct _MpCsvReader MpCsvReader;

MpCsvReader       *mp_csv_reader_new           (MpTextSource *source, char separator,
                                                GError **error);
void               mp_csv_reader_free          (MpCsvReader *self);
const MpCsvRecord *mp_csv_reader_next          (MpCsvReader *self, GError **error);
gboolean           mp_csv_reader_rewind        (MpCsvReader *self, GError **error);
char               mp_csv_reader_get_separator (const MpCsvReader *self);
MpTextSource      *mp_csv_reader_get_source    (const MpCsvReader *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (MpCsvReader, mp_csv_reader_free)

G_END_DECLS
