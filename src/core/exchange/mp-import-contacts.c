/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What becomes of somebody who works at a school or another organisation. */

#include "config.h"

#include "exchange/mp-import-contacts.h"

#include "base/mp-fold.h"

#include <glib/gi18n-lib.h>

/* Two ids of another system that differ belong to two people, whatever their names. */
static MpOrganisationContact *
find_contact (const MpOrganisationContact *wanted,
              GPtrArray                   *contacts)
{
  g_autofree char *wanted_key = mp_fold_key (wanted->name);

  for (guint i = 0; i < contacts->len; i++)
    {
      MpOrganisationContact *contact = contacts->pdata[i];
      g_autofree char *key = mp_fold_key (contact->name);

      if (wanted->external_id != NULL && contact->external_id != NULL)
        {
          if (g_str_equal (wanted->external_id, contact->external_id))
            return contact;
        }
      else if (g_str_equal (key, wanted_key))
        return contact;
    }
  return NULL;
}

/**
 * mp_import_contacts_add:
 * @self: a run
 * @draft: a row with a contact
 * @organisation: where the contact works
 * @main_contact: whether it is the first one to talk to
 */
void
mp_import_contacts_add (MpImportRun   *self,
                        MpImportDraft *draft,
                        gint64         organisation,
                        gboolean       main_contact)
{
  if (self->batch == NULL)
    return;
  draft->contact.organisation = organisation;
  draft->contact.main_contact = main_contact;
  mp_batch_take (self->batch, mp_row_copy (&draft->contact));
}

/**
 * mp_import_contacts_merge:
 * @self: a run
 * @draft: a row with a contact that was found valid
 * @organisation: where the contact works; a record that is there
 * @merge: what was changed so far
 * @is_new: (out) (optional): whether the contact was not there
 * @error: where to say why the programme cannot be read
 *
 * Returns: %FALSE if the programme could not be read
 */
gboolean
mp_import_contacts_merge (MpImportRun    *self,
                          MpImportDraft  *draft,
                          gint64          organisation,
                          MpImportMerge  *merge,
                          gboolean       *is_new,
                          GError        **error)
{
  g_autoptr (GPtrArray) contacts
    = mp_store_list_of (self->store, &mp_organisation_contact_table, "organisation", organisation,
                        error);
  MpOrganisationContact *contact;

  if (contacts == NULL)
    return FALSE;

  contact = find_contact (&draft->contact, contacts);
  if (is_new != NULL)
    *is_new = contact == NULL;
  if (contact != NULL)
    {
      if (mp_import_merge_fields (merge, draft, MP_IMPORT_PART_CONTACT, &draft->contact, contact)
          && self->batch != NULL)
        mp_batch_update (self->batch, contact);
      return TRUE;
    }
  if (merge->policy == MP_IMPORT_SKIP)
    return TRUE;

  if (merge->text->len > 0)
    g_string_append (merge->text, "; ");
  g_string_append_printf (merge->text, _("New contact: %s"), draft->contact.name);
  merge->n_changed++;
  mp_import_contacts_add (self, draft, organisation, contacts->len == 0);
  return TRUE;
}

/**
 * mp_import_take_contact:
 * @self: a run
 * @draft: a row about somebody who works at an organisation
 * @organisation: the organisation, negative if it is new in this batch
 * @error: where to say why the programme cannot be read
 *
 * Decides what becomes of the row, as mp_import_take_person() does.
 *
 * Returns: %FALSE if the programme could not be read; a row that is refused is no error
 */
gboolean
mp_import_take_contact (MpImportRun    *self,
                        MpImportDraft  *draft,
                        gint64          organisation,
                        GError        **error)
{
  g_autoptr (GString) text = g_string_new (NULL);
  MpImportMerge merge = { mp_import_get_policy (self->settings), self->refs, 0, 0, text };
  const char *name = draft->contact.name;
  gboolean is_new = TRUE;

  draft->contact.organisation = organisation;
  mp_row_validate (&draft->contact, draft->problems);
  if (mp_problems_get_count (draft->problems) > 0)
    {
      mp_import_run_refuse (self, draft, name, draft->problems);
      return TRUE;
    }
  if (organisation < 0)
    mp_import_contacts_add (self, draft, organisation, FALSE);
  else if (!mp_import_contacts_merge (self, draft, organisation, &merge, &is_new, error))
    return FALSE;

  if (is_new)
    mp_import_run_report (self, draft, MP_IMPORT_NEW, name, _("Contact at the school"), 0);
  else
    mp_import_run_report (self, draft, mp_import_merge_decide (&merge), name, text->str, 0);
  return TRUE;
}
