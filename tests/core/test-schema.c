/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The tables of fields against the tables of the file. */

#include "model/mp-schema.h"
#include "store/mp-store-private.h"

static void
test_columns (void)
{
  g_autoptr (MpStore) store = mp_store_new_in_memory ();
  guint n_tables;
  const MpTable *const *tables = mp_schema_get_tables (&n_tables);
  static const char *const types[] = { "INTEGER", "REAL", "INTEGER", "TEXT", "TEXT",
                                       "TEXT",    "TEXT", "TEXT",    "INTEGER" };

  for (guint i = 0; i < n_tables; i++)
    {
      g_autoptr (GError) error = NULL;
      g_autoptr (MpStatement) statement
          = mp_db_prepare (mp_store_get_db (store),
                           "SELECT name, type, \"notnull\" FROM pragma_table_info (?)"
                           " WHERE cid >= 4 ORDER BY cid",
                           &error);
      guint n_fields = 0;

      g_assert_no_error (error);
      mp_statement_bind_text (statement, 1, tables[i]->name);
      while (mp_statement_step (statement, &error) == MP_STEP_ROW)
        {
          const MpField *field = &tables[i]->fields[n_fields++];

          g_assert_cmpuint (n_fields, <=, tables[i]->n_fields);
          g_assert_cmpstr (mp_statement_get_text (statement, 0), ==, field->name);
          g_assert_cmpstr (mp_statement_get_text (statement, 1), ==, types[field->kind]);
          if (field->flags & MP_FIELD_REQUIRED)
            g_assert_cmpint (mp_statement_get_int (statement, 2), ==, 1);
        }
      g_assert_no_error (error);
      g_assert_cmpuint (n_fields, ==, tables[i]->n_fields);
    }
}

static void
test_references (void)
{
  g_autoptr (MpStore) store = mp_store_new_in_memory ();
  guint n_tables;
  const MpTable *const *tables = mp_schema_get_tables (&n_tables);

  for (guint i = 0; i < n_tables; i++)
    for (guint j = 0; j < tables[i]->n_fields; j++)
      {
        const MpField *field = &tables[i]->fields[j];
        g_autoptr (GError) error = NULL;
        g_autoptr (MpStatement) statement
            = mp_db_prepare (mp_store_get_db (store),
                             "SELECT \"table\" FROM pragma_foreign_key_list (?)"
                             " WHERE \"from\" = ?",
                             &error);

        g_assert_no_error (error);
        mp_statement_bind_text (statement, 1, tables[i]->name);
        mp_statement_bind_text (statement, 2, field->name);
        if (field->kind == MP_KIND_REF)
          {
            g_assert_cmpint (mp_statement_step (statement, &error), ==, MP_STEP_ROW);
            g_assert_cmpstr (mp_statement_get_text (statement, 0), ==, field->target);
            g_assert_cmpint (mp_schema_index (mp_schema_find (field->target)), <=, (int) i);
          }
        else
          g_assert_cmpint (mp_statement_step (statement, &error), ==, MP_STEP_DONE);
      }
}

/* A choice that the file's CHECK does not know would fail in the user's hands. */
static void
test_choices (void)
{
  g_autoptr (MpStore) store = mp_store_new_in_memory ();
  guint n_tables;
  const MpTable *const *tables = mp_schema_get_tables (&n_tables);

  for (guint i = 0; i < n_tables; i++)
    for (guint j = 0; j < tables[i]->n_fields; j++)
      {
        const MpField *field = &tables[i]->fields[j];

        if (field->kind != MP_KIND_ENUM)
          continue;
        for (const MpChoice *choice = field->choices; choice->name != NULL; choice++)
          {
            g_autoptr (MpStatement) statement
                = mp_db_prepare (mp_store_get_db (store),
                                 "SELECT sql LIKE ? FROM sqlite_schema WHERE name = ?", NULL);
            g_autofree char *pattern = g_strdup_printf ("%%'%s'%%", choice->name);

            mp_statement_bind_text (statement, 1, pattern);
            mp_statement_bind_text (statement, 2, tables[i]->name);
            g_assert_cmpint (mp_statement_step (statement, NULL), ==, MP_STEP_ROW);
            g_assert_cmpint (mp_statement_get_int (statement, 0), ==, 1);
          }
      }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/schema/every-field-is-a-column-of-its-kind", test_columns);
  g_test_add_func ("/schema/every-reference-is-a-foreign-key", test_references);
  g_test_add_func ("/schema/every-choice-is-allowed-by-its-column", test_choices);
  return g_test_run ();
}
