/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Which fields of a record type the command line lists, and under which names. */

#pragma once

#include "model/mp-person.h"

G_BEGIN_DECLS

/**
 * MpCliColumn:
 * @field: (nullable): the field, or %NULL for the uuid
 * @of_person: whether it is a field of the person whom a mentee or mentor is
 */
typedef struct
{
  const MpField *field;
  gboolean of_person;
} MpCliColumn;

const MpTable *mp_cli_record_find   (const char *name, GError **error);
GArray        *mp_cli_columns_all   (const MpTable *table, gboolean with_private);
GArray        *mp_cli_columns_brief (const MpTable *table);
GArray        *mp_cli_columns_parse (const MpTable *table, const char *names, GError **error);
const char    *mp_cli_column_name   (const MpCliColumn *column);
const char    *mp_cli_column_label  (const MpCliColumn *column);
gconstpointer  mp_cli_column_row    (const MpCliColumn *column, gconstpointer row,
                                     const MpPerson *person);

G_END_DECLS
