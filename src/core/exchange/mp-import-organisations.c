/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What becomes of an organisation and its contact in a source. */

#include "config.h"

#include "exchange/mp-import-run.h"

#include "base/mp-fold.h"
#include "exchange/mp-import-contacts.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/* The row of this source that was about an organisation. */
typedef struct
{
  guint line;
  guint64 record;
  guint64 hash;
} Seen;

/*
 * @ids: the id in another system, to the id
 * @seen: the id, to the row that was about it
 */
struct _MpImportOrganisations
{
  GHashTable *ids;
  GHashTable *seen;
};

/* What an organisation is, where the list does not say: by a word in its name. */
static const struct
{
  const char *word;
  MpOrganisationKind kind;
} kind_words[] = {
  { "school", MP_ORGANISATION_SCHOOL },
  { "ecole", MP_ORGANISATION_SCHOOL },
  { "academy", MP_ORGANISATION_SCHOOL },
  { "secondary", MP_ORGANISATION_SCHOOL },
  { "polyvalente", MP_ORGANISATION_SCHOOL },
  { "university", MP_ORGANISATION_POST_SECONDARY },
  { "universite", MP_ORGANISATION_POST_SECONDARY },
  { "college", MP_ORGANISATION_POST_SECONDARY },
  { "cegep", MP_ORGANISATION_POST_SECONDARY },
  { "council", MP_ORGANISATION_SECTOR_COUNCIL },
  { "conseil", MP_ORGANISATION_SECTOR_COUNCIL },
};

static const MpField *
find_field (MpImportPart  part,
            const char   *name)
{
  return mp_table_find_field (mp_import_part_get_table (part), name);
}

static void
remember_id (MpImportOrganisations *self,
             const char            *external_id,
             gint64                 id)
{
  if (external_id != NULL && *external_id != '\0')
    g_hash_table_insert (self->ids, g_strdup (external_id), g_memdup2 (&id, sizeof id));
}

static MpOrganisationKind
guess_kind (const char *name)
{
  g_autofree char *folded = mp_fold_words (name);

  for (gsize i = 0; i < G_N_ELEMENTS (kind_words); i++)
    if (strstr (folded, kind_words[i].word) != NULL)
      return kind_words[i].kind;
  return MP_ORGANISATION_OTHER;
}

/* Lists with several contacts repeat the organisation in every row. */
static guint64
hash_organisation (const MpImportDraft *draft)
{
  g_autoptr (GString) text = g_string_new (NULL);

  for (guint i = 0; i < mp_organisation_table.n_fields; i++)
    {
      mp_row_field_append (&draft->organisation, &mp_organisation_table.fields[i], text);
      g_string_append_c (text, '\n');
    }

  return mp_import_hash (text->str, text->len, 0);
}

static gint64
find_organisation (MpImportRun         *self,
                   const MpImportDraft *draft)
{
  gint64 id = mp_import_organisations_find (self, draft->organisation.external_id);

  if (id == 0 && draft->organisation.name != NULL)
    id = mp_import_refs_find (self->refs, "organisation", draft->organisation.name);
  return id;
}

static void
remember (MpImportRun         *self,
          const MpImportDraft *draft,
          gint64               id)
{
  Seen seen = { draft->line, draft->record, hash_organisation (draft) };

  g_hash_table_insert (self->organisations->seen, g_memdup2 (&id, sizeof id),
                       g_memdup2 (&seen, sizeof seen));
}

static gboolean
has_contact (const MpImportDraft *draft)
{
  return draft->given[MP_IMPORT_PART_CONTACT] != 0;
}

/* A contact without a name is known by what is there; where it belongs is decided later. */
static void
complete_contact (MpImportDraft *draft)
{
  MpOrganisationContact *contact = &draft->contact;

  contact->organisation = -1;
  if (contact->name == NULL)
    contact->name = contact->role != NULL ? contact->role
                    : contact->email != NULL ? contact->email
                    : contact->phone;
}

static gboolean
check_new (MpImportDraft *draft)
{
  if (!mp_import_draft_is_given (draft, MP_IMPORT_PART_ORGANISATION,
                                 find_field (MP_IMPORT_PART_ORGANISATION, "kind")))
    draft->organisation.kind
      = guess_kind (draft->organisation.name != NULL ? draft->organisation.name : "");
  mp_row_validate (&draft->organisation, draft->problems);
  if (has_contact (draft))
    mp_row_validate (&draft->contact, draft->problems);

  return mp_problems_get_count (draft->problems) == 0;
}

static void
add_new (MpImportRun   *self,
         MpImportDraft *draft)
{
  const char *name = draft->organisation.name != NULL ? draft->organisation.name : "";
  gint64 id;

  if (!check_new (draft))
    {
      mp_import_run_refuse (self, draft, name, draft->problems);
      return;
    }

  id = mp_import_refs_take_id (self->refs);
  mp_import_resolve_names (self->refs, draft);
  draft->organisation.row.id = id;
  mp_import_refs_add (self->refs, "organisation", name, id);
  remember_id (self->organisations, draft->organisation.external_id, id);
  remember (self, draft, id);
  mp_import_run_report_added (self, draft, MP_IMPORT_NEW, name, NULL, &draft->organisation.row);
  if (self->batch == NULL)
    return;

  mp_batch_insert (self->batch, &draft->organisation);
  if (has_contact (draft))
    mp_import_contacts_add (self, draft, id, TRUE);
}

static gboolean
take_known (MpImportRun    *self,
            MpImportDraft  *draft,
            gint64          id,
            GError        **error)
{
  g_autoptr (MpOrganisation) row = mp_store_get (self->store, &mp_organisation_table, id, error);
  g_autoptr (GString) text = g_string_new (NULL);
  MpImportMerge merge = { mp_import_get_policy (self->settings), self->refs, 0, 0, text };
  gboolean changed;

  if (row == NULL)
    return FALSE;

  remember (self, draft, id);
  changed = mp_import_merge_fields (&merge, draft, MP_IMPORT_PART_ORGANISATION,
                                    &draft->organisation, row);
  mp_row_validate (row, draft->problems);
  if (has_contact (draft))
    mp_row_validate (&draft->contact, draft->problems);
  if (mp_problems_get_count (draft->problems) > 0)
    {
      mp_import_run_refuse (self, draft, row->name, draft->problems);
      return TRUE;
    }

  changed |= mp_import_merge_names (&merge, draft, MP_IMPORT_PART_ORGANISATION, row);
  if (changed && self->batch != NULL)
    mp_batch_update (self->batch, row);
  if (has_contact (draft) && !mp_import_contacts_merge (self, draft, id, &merge, NULL, error))
    return FALSE;
  mp_import_run_report (self, draft, mp_import_merge_decide (&merge), row->name, text->str, id);
  return TRUE;
}

/* Another row of the same organisation can only bring another contact. */
static gboolean
take_contact (MpImportRun    *self,
              MpImportDraft  *draft,
              gint64          id,
              const Seen     *seen,
              GError        **error)
{
  g_autoptr (GString) text = g_string_new (NULL);
  MpImportMerge merge = { mp_import_get_policy (self->settings), self->refs, 0, 0, text };
  const char *name = draft->organisation.name != NULL ? draft->organisation.name : "";

  mp_row_validate (&draft->contact, draft->problems);
  if (mp_problems_get_count (draft->problems) > 0)
    {
      mp_import_run_refuse (self, draft, name, draft->problems);
      return TRUE;
    }
  if (id > 0)
    {
      if (!mp_import_contacts_merge (self, draft, id, &merge, NULL, error))
        return FALSE;
      mp_import_run_report (self, draft, mp_import_merge_decide (&merge), name, text->str, id);
      return TRUE;
    }

  g_string_printf (text, _("Another contact of the organisation in line %u: %s"), seen->line,
                   draft->contact.name);
  mp_import_contacts_add (self, draft, id, FALSE);
  mp_import_run_report (self, draft, MP_IMPORT_CHANGED, name, text->str, 0);
  return TRUE;
}

static gboolean
take_repeated (MpImportRun    *self,
               MpImportDraft  *draft,
               gint64          id,
               const Seen     *seen,
               GError        **error)
{
  const char *name = draft->organisation.name != NULL ? draft->organisation.name : "";
  gboolean same = hash_organisation (draft) == seen->hash;
  g_autofree char *detail = NULL;

  if (same && has_contact (draft) && draft->record != seen->record)
    return take_contact (self, draft, id, seen, error);

  detail = same ? g_strdup_printf (_("The same as line %u."), seen->line)
                : g_strdup_printf (_("Line %u is about the same organisation and says something "
                                     "else."), seen->line);
  mp_import_run_report (self, draft, same ? MP_IMPORT_UNCHANGED : MP_IMPORT_REFUSED, name, detail,
                        MAX (id, 0));
  return TRUE;
}

/**
 * mp_import_organisations_free:
 * @self: what to free
 */
void
mp_import_organisations_free (MpImportOrganisations *self)
{
  g_hash_table_unref (self->ids);
  g_hash_table_unref (self->seen);
  g_free (self);
}

/**
 * mp_import_organisations_load:
 * @run: a run
 * @error: where to say why the programme cannot be read
 *
 * Learns which organisations have which id in another system; once is enough.
 *
 * Returns: whether it could
 */
gboolean
mp_import_organisations_load (MpImportRun  *run,
                              GError      **error)
{
  g_autoptr (GPtrArray) rows = NULL;

  g_return_val_if_fail (run != NULL, FALSE);

  if (run->organisations != NULL)
    return TRUE;
  rows = mp_store_list (run->store, &mp_organisation_table, error);
  if (rows == NULL)
    return FALSE;

  run->organisations = g_new0 (MpImportOrganisations, 1);
  run->organisations->ids = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  run->organisations->seen = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, g_free);
  for (guint i = 0; i < rows->len; i++)
    {
      const MpOrganisation *organisation = rows->pdata[i];

      remember_id (run->organisations, organisation->external_id, organisation->row.id);
    }

  return TRUE;
}

/**
 * mp_import_organisations_find:
 * @self: a run that has looked at an organisation
 * @external_id: (nullable): an id of the other system
 *
 * Returns: the id of the organisation that has it, negative if it is new in this batch, or 0
 */
gint64
mp_import_organisations_find (MpImportRun *self,
                              const char  *external_id)
{
  const gint64 *id;

  if (self->organisations == NULL || external_id == NULL)
    return 0;
  id = g_hash_table_lookup (self->organisations->ids, external_id);
  return id != NULL ? *id : 0;
}

/**
 * mp_import_take_organisation:
 * @self: a run
 * @draft: a row about an organisation and perhaps a contact there
 * @error: where to say why the programme cannot be read
 *
 * Decides what becomes of the row, as mp_import_take_person() does.
 *
 * Returns: %FALSE if the programme could not be read; a row that is refused is no error
 */
gboolean
mp_import_take_organisation (MpImportRun    *self,
                             MpImportDraft  *draft,
                             GError        **error)
{
  const Seen *seen;
  gint64 id;

  g_return_val_if_fail (self != NULL && draft != NULL, FALSE);

  if (!mp_import_organisations_load (self, error))
    return FALSE;
  complete_contact (draft);
  mp_import_run_has_conflict (self, draft, find_field (MP_IMPORT_PART_ORGANISATION, "external_id"),
                              draft->organisation.external_id);
  if (mp_problems_get_count (draft->problems) > 0)
    {
      mp_import_run_refuse (self, draft,
                            draft->organisation.name != NULL ? draft->organisation.name : "",
                            draft->problems);
      return TRUE;
    }

  id = find_organisation (self, draft);
  if (id == 0)
    {
      add_new (self, draft);
      return TRUE;
    }
  seen = g_hash_table_lookup (self->organisations->seen, &id);
  return seen == NULL ? take_known (self, draft, id, error)
                      : take_repeated (self, draft, id, seen, error);
}
