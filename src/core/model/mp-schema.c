/* SPDX-License-Identifier: GPL-3.0-or-later */
/* All record types there are, in an order in which each comes after those it refers to. */

#include "model/mp-schema.h"

static const MpTable *const tables[] = {
  &mp_programme_table,
  &mp_site_table,
  &mp_organisation_table,
  &mp_organisation_contact_table,
  &mp_partner_check_in_table,
  &mp_cohort_table,
  &mp_person_table,
  &mp_mentee_table,
  &mp_mentor_table,
  &mp_mentor_availability_table,
  &mp_contact_log_table,
  &mp_distinct_pair_table,
  &mp_stage_record_table,
  &mp_stage_change_table,
  &mp_school_note_table,
  &mp_saved_filter_table,
  &mp_import_mapping_table,
};

/**
 * mp_schema_get_tables:
 * @n_tables: (out): how many there are
 *
 * Returns: (array length=n_tables) (transfer none): every record type; a record refers only to
 *   types before its own and to its own
 */
const MpTable *const *
mp_schema_get_tables (guint *n_tables)
{
  g_return_val_if_fail (n_tables != NULL, NULL);

  *n_tables = G_N_ELEMENTS (tables);
  return tables;
}

/**
 * mp_schema_find:
 *
 * Returns: (nullable): the record type of that name
 */
const MpTable *
mp_schema_find (const char *name)
{
  g_return_val_if_fail (name != NULL, NULL);

  for (guint i = 0; i < G_N_ELEMENTS (tables); i++)
    if (g_str_equal (tables[i]->name, name))
      return tables[i];
  return NULL;
}

/**
 * mp_schema_index:
 *
 * Returns: the place of @table among mp_schema_get_tables()
 */
int
mp_schema_index (const MpTable *table)
{
  for (guint i = 0; i < G_N_ELEMENTS (tables); i++)
    if (tables[i] == table)
      return (int) i;
  g_return_val_if_reached (-1);
}
