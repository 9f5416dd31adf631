/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Takes people and partners out of the lists, and brings them back. */

#include "store/mp-archive.h"

#include "model/mp-organisation.h"
#include "model/mp-person.h"
#include "store/mp-query-names.h"
#include "store/mp-store-rows.h"

#include <glib/gi18n-lib.h>

static char *
make_count_label (const MpTable *table, guint n_rows, gboolean archived)
{
  if (table == &mp_organisation_table)
    return g_strdup_printf (archived ? ngettext ("Archive %u partner", "Archive %u partners",
                                                 n_rows)
                                     : ngettext ("Bring back %u partner", "Bring back %u partners",
                                                 n_rows), n_rows);

  return g_strdup_printf (archived ? ngettext ("Archive %u person", "Archive %u people", n_rows)
                                   : ngettext ("Bring back %u person", "Bring back %u people",
                                               n_rows), n_rows);
}

static char *
make_label (MpStore *self, const MpTable *table, const gint64 *ids, guint n_ids,
            gboolean archived)
{
  g_autofree char *name = NULL;

  if (n_ids > 1)
    return make_count_label (table, n_ids, archived);

  name = mp_store_dup_name (self, table, ids[0]);
  /* Translators: %s is the name of a person, a school or an employer. */
  return archived ? g_strdup_printf (_("Archive %s"), name)
                  /* Translators: %s is the name of a person, a school or an employer. */
                  : g_strdup_printf (_("Bring back %s"), name);
}

/* Who is archived already stays so since the day it was done. */
static void
set_archived (gpointer row, const MpField *field, gboolean archived, MpDate today)
{
  MpDate *archived_on = mp_row_date (row, field);

  if (!archived)
    *archived_on = MP_DATE_NONE;
  else if (!mp_date_is_set (*archived_on))
    *archived_on = today;
}

/**
 * mp_store_set_archived:
 * @table: of people or of organisations
 * @ids: (array length=n_ids): of those rows, at least one
 * @archived: %TRUE takes them out of the lists as of today, %FALSE brings them back
 * @error: an #MpStoreError
 *
 * Does that as one undo step. Deleting somebody means this; see mp_store_erase_person() for a
 * request to be forgotten.
 *
 * Returns: %FALSE with @error set if nothing was changed
 */
gboolean
mp_store_set_archived (MpStore       *self,
                       const MpTable *table,
                       const gint64  *ids,
                       guint          n_ids,
                       gboolean       archived,
                       GError       **error)
{
  g_autoptr (GPtrArray) rows = NULL;
  g_autofree char *label = NULL;

  g_return_val_if_fail (MP_IS_STORE (self), FALSE);
  g_return_val_if_fail (table == &mp_person_table || table == &mp_organisation_table, FALSE);
  g_return_val_if_fail (ids != NULL && n_ids > 0, FALSE);

  rows = mp_store_get_rows (self, table, ids, n_ids, error);
  if (rows == NULL)
    return FALSE;

  for (guint i = 0; i < rows->len; i++)
    set_archived (rows->pdata[i], mp_table_find_field (table, "archived_on"), archived,
                  mp_store_get_today (self));
  label = make_label (self, table, ids, n_ids, archived);
  return mp_store_update_rows (self, rows, label, error);
}
