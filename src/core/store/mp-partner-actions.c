/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What people do with partners: add a contact, choose whom to call, log a check-in. */

#include "store/mp-partner-actions.h"

#include "store/mp-query-names.h"
#include "store/mp-store-rows.h"

#include <glib/gi18n-lib.h>

static GPtrArray *
list_contacts (MpStore *store, gint64 partner, GError **error)
{
  return mp_store_list_of (store, &mp_organisation_contact_table, "organisation", partner, error);
}

/**
 * mp_partner_new_contact:
 * @partner: the id of an organisation
 *
 * The first contact of a partner is the one to call, until somebody says otherwise.
 *
 * Returns: (transfer full): somebody who is not saved yet
 */
MpOrganisationContact *
mp_partner_new_contact (MpStore *store, gint64 partner)
{
  MpOrganisationContact *contact;
  g_autoptr (GPtrArray) others = NULL;

  g_return_val_if_fail (MP_IS_STORE (store), NULL);

  others = list_contacts (store, partner, NULL);
  contact = mp_organisation_contact_new ();
  contact->organisation = partner;
  contact->main_contact = others == NULL || others->len == 0;
  return contact;
}

/**
 * mp_partner_new_check_in:
 * @partner: the id of an organisation
 *
 * Returns: (transfer full): a call of today by the mentor coordinator, which is not saved yet
 */
MpPartnerCheckIn *
mp_partner_new_check_in (MpStore *store, gint64 partner)
{
  MpPartnerCheckIn *check_in;

  g_return_val_if_fail (MP_IS_STORE (store), NULL);

  check_in = mp_partner_check_in_new ();
  check_in->organisation = partner;
  check_in->kind = MP_CHECK_IN_PHONE;
  check_in->held_on = mp_store_get_today (store);
  check_in->author = mp_store_dup_coordinator (store);
  return check_in;
}

/* Those who change when @main becomes the one to call. */
static GPtrArray *
list_changing (GPtrArray *contacts, gint64 main)
{
  GPtrArray *changing = g_ptr_array_new ();

  for (guint i = 0; i < contacts->len; i++)
    {
      MpOrganisationContact *contact = contacts->pdata[i];

      if (contact->main_contact == (contact->row.id == main))
        continue;
      contact->main_contact = contact->row.id == main;
      g_ptr_array_add (changing, contact);
    }

  return changing;
}

/**
 * mp_partner_set_main_contact:
 * @contact: the id of the contact to call first from now on
 * @error: an #MpStoreError
 *
 * Returns: %FALSE with @error set if nothing was changed
 */
gboolean
mp_partner_set_main_contact (MpStore *store, gint64 contact, GError **error)
{
  g_autoptr (MpOrganisationContact) chosen = NULL;
  g_autoptr (GPtrArray) contacts = NULL;
  g_autoptr (GPtrArray) changing = NULL;
  g_autofree char *name = NULL;
  g_autofree char *label = NULL;

  g_return_val_if_fail (MP_IS_STORE (store), FALSE);

  chosen = mp_store_get (store, &mp_organisation_contact_table, contact, error);
  if (chosen == NULL)
    return FALSE;
  contacts = list_contacts (store, chosen->organisation, error);
  if (contacts == NULL)
    return FALSE;

  changing = list_changing (contacts, contact);
  name = mp_store_dup_name (store, &mp_organisation_table, chosen->organisation);
  /* Translators: %s is the name of a school or an employer. */
  label = g_strdup_printf (_("Choose whom to call at %s"), name);
  return changing->len == 0 || mp_store_update_rows (store, changing, label, error);
}
