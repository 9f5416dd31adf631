/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Which fields of a record type the command line lists, and under which names. */

#include "cli/mp-cli-columns.h"

#include "cli/mp-cli-command.h"
#include "model/mp-schema.h"

#include <glib/gi18n.h>
#include <string.h>

/* What fits side by side on a terminal; other record types show their first fields. */
static const struct
{
  const MpTable *table;
  const char *names;
} brief[] = {
  { &mp_programme_table, "name,organisation,coordinator,email,phone" },
  { &mp_site_table, "name,town,coordinator,email,phone" },
  { &mp_organisation_table, "name,kind,site,industry,town,phone,email" },
  { &mp_organisation_contact_table, "organisation,name,role,phone,email" },
  { &mp_partner_check_in_table, "organisation,held_on,kind,author,summary,follow_up_on" },
  { &mp_cohort_table, "name,kind,organisation,site,expected_size,school_year" },
  { &mp_person_table, "family_name,given_name,preferred_name,birth_date,town,phone,email" },
  { &mp_mentee_table, "family_name,given_name,status,grade,cohort,organisation,intake_on" },
  { &mp_mentor_table, "family_name,given_name,status,site,occupation,capacity,phone" },
  { &mp_mentor_availability_table, "mentor,weekday,from_time,to_time" },
  { &mp_contact_log_table, "person,held_on,kind,author,follow_up_on,followed_up" },
  { &mp_distinct_pair_table, "person,other" },
  { &mp_stage_record_table, "mentee,stage,state,started_on,completed_on,reason" },
  { &mp_stage_change_table, "mentee,stage,happened_on,before,after,author,reason" },
  { &mp_school_note_table, "mentee,written_on,author,text" },
  { &mp_saved_filter_table, "name,list,criteria" },
  { &mp_import_mapping_table, "name,target" },
};

static char *
list_record_names (void)
{
  guint n_tables;
  const MpTable *const *tables = mp_schema_get_tables (&n_tables);
  GString *names = g_string_new (NULL);

  for (guint i = 0; i < n_tables; i++)
    g_string_append_printf (names, "%s%s", i > 0 ? ", " : "", tables[i]->name);
  return g_string_free (names, FALSE);
}

/**
 * mp_cli_record_find:
 * @name: a record type; a hyphen counts as an underscore, and an s may follow
 * @error: return location for a #GError
 *
 * Returns: (transfer none): the record type, or %NULL with @error listing all there are
 */
const MpTable *
mp_cli_record_find (const char *name,
                    GError    **error)
{
  g_autofree char *singular = g_strdelimit (g_ascii_strdown (name, -1), "-", '_');
  const MpTable *table = mp_schema_find (singular);
  g_autofree char *names = NULL;

  if (table == NULL && g_str_has_suffix (singular, "s"))
    {
      singular[strlen (singular) - 1] = '\0';
      table = mp_schema_find (singular);
    }
  if (table == NULL && g_str_equal (singular, "people"))
    table = &mp_person_table;
  if (table != NULL)
    return table;

  names = list_record_names ();
  g_set_error (error, MP_CLI_ERROR, MP_CLI_ERROR_USAGE,
               _("There are no records called “%s”. There are: %s."), name, names);
  return NULL;
}

static GArray *
new_columns (void)
{
  GArray *columns = g_array_new (FALSE, FALSE, sizeof (MpCliColumn));

  return columns;
}

static void
add_fields (GArray        *columns,
            const MpTable *table,
            gboolean       of_person,
            gboolean       with_private)
{
  for (guint i = 0; i < table->n_fields; i++)
    {
      MpCliColumn column = { &table->fields[i], of_person };

      if ((column.field->flags & MP_FIELD_DERIVED) == 0
          && (with_private || (column.field->flags & MP_FIELD_PRIVATE) == 0))
        g_array_append_val (columns, column);
    }
}

/**
 * mp_cli_columns_all:
 * @table: a record type
 * @with_private: whether private fields are among them (P-4)
 *
 * Returns: (transfer full) (element-type MpCliColumn): the uuid and all fields, of a mentee or
 *   mentor those of the person first
 */
GArray *
mp_cli_columns_all (const MpTable *table,
                    gboolean       with_private)
{
  GArray *columns = new_columns ();
  MpCliColumn uuid = { NULL, FALSE };

  g_array_append_val (columns, uuid);
  if (table->same_id_as != NULL)
    add_fields (columns, mp_schema_find (table->same_id_as), TRUE, with_private);
  add_fields (columns, table, FALSE, with_private);
  return columns;
}

static gboolean
add_named (GArray        *columns,
           const MpTable *table,
           const char    *name)
{
  g_autoptr (GArray) all = mp_cli_columns_all (table, TRUE);

  for (guint i = 0; i < all->len; i++)
    {
      const MpCliColumn *column = &g_array_index (all, MpCliColumn, i);

      if (g_str_equal (mp_cli_column_name (column), name))
        {
          g_array_append_val (columns, *column);
          return TRUE;
        }
    }
  return FALSE;
}

static char *
list_column_names (const MpTable *table)
{
  g_autoptr (GArray) all = mp_cli_columns_all (table, TRUE);
  GString *names = g_string_new (NULL);

  for (guint i = 0; i < all->len; i++)
    g_string_append_printf (names, "%s%s", i > 0 ? ", " : "",
                            mp_cli_column_name (&g_array_index (all, MpCliColumn, i)));
  return g_string_free (names, FALSE);
}

/**
 * mp_cli_columns_parse:
 * @table: a record type
 * @names: names of fields, separated by commas
 * @error: return location for a #GError
 *
 * Returns: (transfer full) (element-type MpCliColumn): the columns, or %NULL with @error listing
 *   all there are
 */
GArray *
mp_cli_columns_parse (const MpTable *table,
                      const char    *names,
                      GError       **error)
{
  g_auto (GStrv) parts = g_strsplit (names, ",", -1);
  g_autoptr (GArray) columns = new_columns ();

  for (guint i = 0; parts[i] != NULL; i++)
    if (!add_named (columns, table, g_strstrip (parts[i])))
      {
        g_autofree char *all = list_column_names (table);

        g_set_error (error, MP_CLI_ERROR, MP_CLI_ERROR_USAGE,
                     _("%s has no field “%s”. Its fields are: %s."), table->name, parts[i], all);
        return NULL;
      }
  return g_steal_pointer (&columns);
}

/**
 * mp_cli_columns_brief:
 * @table: a record type
 *
 * Returns: (transfer full) (element-type MpCliColumn): the columns that text shows
 */
GArray *
mp_cli_columns_brief (const MpTable *table)
{
  for (guint i = 0; i < G_N_ELEMENTS (brief); i++)
    if (brief[i].table == table)
      return mp_cli_columns_parse (table, brief[i].names, NULL);
  return mp_cli_columns_all (table, FALSE);
}

/**
 * mp_cli_column_name:
 * @column: a column
 *
 * Returns: (transfer none): its name in files and on the command line
 */
const char *
mp_cli_column_name (const MpCliColumn *column)
{
  return column->field != NULL ? column->field->name : "uuid";
}

/**
 * mp_cli_column_label:
 * @column: a column
 *
 * Returns: (transfer none): what people call it, translated
 */
const char *
mp_cli_column_label (const MpCliColumn *column)
{
  return column->field != NULL ? mp_field_get_label (column->field) : "uuid";
}

/**
 * mp_cli_column_row:
 * @column: a column
 * @row: a record
 * @person: (nullable): the person whom it is
 *
 * Returns: (transfer none) (nullable): which of both has the field
 */
gconstpointer
mp_cli_column_row (const MpCliColumn *column,
                   gconstpointer      row,
                   const MpPerson    *person)
{
  return column->of_person ? person : row;
}
