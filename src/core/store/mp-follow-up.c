/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What was to be followed up and now is. */

#include "store/mp-follow-up.h"

#include "model/mp-contact-log.h"
#include "model/mp-organisation.h"
#include "model/mp-person.h"
#include "store/mp-query-names.h"

#include <glib/gi18n-lib.h>

/* Of whom the record is. */
static char *
dup_name (MpStore *self, gconstpointer row)
{
  const MpTable *table = ((const MpRow *) row)->table;

  if (table == &mp_contact_log_table)
    return mp_store_dup_name (self, &mp_person_table, ((const MpContactLog *) row)->person);

  return mp_store_dup_name (self, &mp_organisation_table,
                            ((const MpPartnerCheckIn *) row)->organisation);
}

/**
 * mp_store_finish_follow_up:
 * @table: of contacts or of check-ins
 * @id: of the contact or check-in
 * @error: an #MpStoreError
 *
 * Returns: %FALSE with @error set if nothing was changed
 */
gboolean
mp_store_finish_follow_up (MpStore *self, const MpTable *table, gint64 id, GError **error)
{
  g_autofree char *name = NULL;
  g_autoptr (MpBatch) batch = NULL;
  gpointer row;

  g_return_val_if_fail (MP_IS_STORE (self), FALSE);
  g_return_val_if_fail (table == &mp_contact_log_table || table == &mp_partner_check_in_table,
                        FALSE);

  row = mp_store_get (self, table, id, error);
  if (row == NULL)
    return FALSE;

  *mp_row_bool (row, mp_table_find_field (table, "followed_up")) = TRUE;
  name = dup_name (self, row);
  /* Translators: %s is the name of a person, a school or an employer. */
  batch = mp_batch_new_printf (_("Follow up with %s"), name);
  mp_batch_update (batch, row);
  mp_row_free (row);
  return mp_store_apply (self, batch, error);
}
