/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A record type: its fields, and what can be done with any row of it. */

#pragma once

#include "base/mp-uuid.h"
#include "model/mp-field.h"
#include "model/mp-problem.h"

G_BEGIN_DECLS

typedef struct _MpTable MpTable;

/**
 * MpRow:
 * @table: the record type; set by mp_row_new(), never changes
 * @id: the key within this file, or 0 while the row is not stored
 * @uuid: the key across files, or an empty string while the row is not stored
 *
 * The first member of every record struct.
 */
typedef struct
{
  const MpTable *table;
  gint64 id;
  char uuid[MP_UUID_SIZE];
  MpInstant created_at;
  MpInstant updated_at;
} MpRow;

/**
 * MpTable:
 * @name: the SQL table and the XML element
 * @label: one of them, as people say it, untranslated
 * @plural: many of them, untranslated
 * @size: of the struct
 * @fields: @n_fields of them, in the order of forms and files
 * @same_id_as: the table whose id and uuid these rows take (mentee and mentor: person), or %NULL
 * @private_rows: the whole record never leaves the file unless chosen (P-4)
 * @derive: (nullable): fills the derived fields from the others
 * @check: (nullable): adds what is wrong across fields
 */
struct _MpTable
{
  const char *name;
  const char *label;
  const char *plural;
  gsize size;
  const MpField *fields;
  guint n_fields;
  const char *same_id_as;
  gboolean private_rows;
  void (*derive) (gpointer row);
  void (*check) (gconstpointer row, MpProblems *problems);
};

#define MP_FIELDS(array) .fields = array, .n_fields = G_N_ELEMENTS (array)

#define MP_DECLARE_ROW(Type, prefix) \
  extern const MpTable prefix##_table; \
  static inline Type *prefix##_new (void) { return mp_row_new (&prefix##_table); } \
  static inline void prefix##_free (Type *row) { mp_row_free (row); } \
  G_DEFINE_AUTOPTR_CLEANUP_FUNC (Type, prefix##_free)

gpointer         mp_row_new          (const MpTable *table);
gpointer         mp_row_copy         (gconstpointer row);
void             mp_row_assign       (gpointer row, gconstpointer from);
void             mp_row_free         (gpointer row);
gboolean         mp_row_equal        (gconstpointer a, gconstpointer b);
void             mp_row_derive       (gpointer row);
void             mp_row_validate     (gconstpointer row, MpProblems *problems);

const MpField   *mp_table_find_field (const MpTable *table, const char *name);
const char      *mp_table_get_label  (const MpTable *table);
const char      *mp_table_get_plural (const MpTable *table);

gboolean         mp_row_field_is_set (gconstpointer row, const MpField *field);
gboolean         mp_row_field_equal  (gconstpointer a, gconstpointer b, const MpField *field);
void             mp_row_field_unset  (gpointer row, const MpField *field);
void             mp_row_field_assign (gpointer row, gconstpointer from, const MpField *field);
char            *mp_row_field_text   (gconstpointer row, const MpField *field);
void             mp_row_field_append (gconstpointer row, const MpField *field, GString *text);
char            *mp_row_field_display(gconstpointer row, const MpField *field);
gboolean         mp_row_field_parse  (gpointer row, const MpField *field, const char *text,
                                      char **problem);
void             mp_row_field_validate (gconstpointer row, const MpField *field,
                                        MpProblems *problems);

gint64          *mp_row_int          (gconstpointer row, const MpField *field);
double          *mp_row_real         (gconstpointer row, const MpField *field);
_Bool           *mp_row_bool         (gconstpointer row, const MpField *field);
char           **mp_row_string       (gconstpointer row, const MpField *field);
unsigned int    *mp_row_enum         (gconstpointer row, const MpField *field);
MpDate          *mp_row_date         (gconstpointer row, const MpField *field);
MpInstant       *mp_row_instant      (gconstpointer row, const MpField *field);
void             mp_set_text         (char **member, const char *text);

G_END_DECLS
