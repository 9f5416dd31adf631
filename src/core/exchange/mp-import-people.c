/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What becomes of a mentee or mentor in a source: added, changed, suggested or refused. */

#include "config.h"

#include "exchange/mp-import-run.h"

#include "exchange/mp-import-match.h"
#include "exchange/mp-import-merge.h"
#include "rules/mp-people-rules.h"
#include "store/mp-profile.h"
#include "store/mp-query-names.h"

#include <glib/gi18n-lib.h>

static MpImportPart
get_role (const MpImportRun *self)
{
  return mp_import_get_kind (self->settings) == MP_IMPORT_AS_MENTORS ? MP_IMPORT_PART_MENTOR
                                                                     : MP_IMPORT_PART_MENTEE;
}

static const MpField *
find_field (MpImportPart  part,
            const char   *name)
{
  return mp_table_find_field (mp_import_part_get_table (part), name);
}

static gboolean
has_name (const MpImportDraft *draft,
          const MpField       *field)
{
  for (guint i = 0; i < draft->n_names; i++)
    if (draft->names[i].field == field)
      return TRUE;
  return FALSE;
}

/* The school and the cohort chosen for all are those of rows that name none. */
static void
add_chosen_names (MpImportRun   *self,
                  MpImportDraft *draft)
{
  const MpField *cohort = find_field (MP_IMPORT_PART_MENTEE, "cohort");
  const MpField *school = find_field (MP_IMPORT_PART_MENTEE, "organisation");
  const char *cohort_name = mp_import_get_cohort_name (self->settings);
  const char *school_name = mp_import_get_school_name (self->settings);

  if (get_role (self) != MP_IMPORT_PART_MENTEE)
    return;
  if (cohort_name != NULL && !has_name (draft, cohort))
    mp_import_draft_set_field (draft, MP_IMPORT_PART_MENTEE, cohort, (char *) cohort_name);
  if (school_name != NULL && !has_name (draft, school))
    mp_import_draft_set_field (draft, MP_IMPORT_PART_MENTEE, school, (char *) school_name);
}

static const char *
describe_line (const MpImportKnown *known,
               char                *buffer,
               gsize                size)
{
  g_snprintf (buffer, size, _("the person in line %u"), known->line);
  return buffer;
}

static char *
dup_known_name (MpImportRun         *self,
                const MpImportKnown *known)
{
  char buffer[100];

  if (known->id > 0)
    return mp_store_dup_name (self->store, &mp_person_table, known->id);
  return g_strdup (describe_line (known, buffer, sizeof buffer));
}

static void
set_defaults (MpImportRun   *self,
              MpImportDraft *draft)
{
  if (get_role (self) != MP_IMPORT_PART_MENTEE)
    return;
  if (!mp_import_draft_is_given (draft, MP_IMPORT_PART_MENTEE,
                                 find_field (MP_IMPORT_PART_MENTEE, "status")))
    draft->mentee.status = MP_MENTEE_REGISTERING;
  if (!mp_date_is_set (draft->mentee.intake_on))
    draft->mentee.intake_on = self->today;
}

static gboolean
check_new (MpImportRun   *self,
           MpImportDraft *draft)
{
  MpImportPart role = get_role (self);

  mp_row_validate (&draft->person, draft->problems);
  mp_row_validate (mp_import_draft_get_row (draft, role), draft->problems);
  if (role == MP_IMPORT_PART_MENTEE)
    mp_people_check_intake (&draft->person, &draft->mentee, self->programme, self->today,
                            draft->problems);

  return mp_problems_get_count (draft->problems) == 0;
}

static void
add_new (MpImportRun     *self,
         MpImportDraft   *draft,
         MpImportOutcome  outcome,
         const char      *detail)
{
  g_autofree char *name = mp_person_dup_list_name (&draft->person);

  set_defaults (self, draft);
  if (!check_new (self, draft))
    {
      mp_import_run_refuse (self, draft, name, draft->problems);
      return;
    }

  mp_import_resolve_names (self->refs, draft);
  mp_import_index_add (self->people, &draft->person, 0, draft->line, draft->record);
  mp_import_run_report_added (self, draft, outcome, name, detail, &draft->person.row);
  if (self->batch == NULL)
    return;
  mp_batch_insert (self->batch, &draft->person);
  mp_batch_insert (self->batch, mp_import_draft_get_row (draft, get_role (self)));
}

/* A namesake is left out unless asked for; who shares a telephone with somebody is added, as
 * brothers and sisters do. */
static void
take_possible (MpImportRun         *self,
               MpImportDraft       *draft,
               const MpImportMatch *match)
{
  gboolean adds = match->kind == MP_IMPORT_MATCH_SHARED
                  || mp_import_get_add_duplicates (self->settings);
  g_autofree char *who = dup_known_name (self, match->known);
  g_autofree char *reasons = mp_duplicate_reasons_to_text (match->reasons);
  g_autofree char *name = NULL;
  g_autofree char *detail
    /* Translators: somebody's name, and what two people have in common, such as "same name". */
    = adds ? g_strdup_printf (_("Added; possibly the same as %s (%s)."), who, reasons)
           : g_strdup_printf (_("Left out; possibly the same as %s (%s)."), who, reasons);

  if (adds)
    {
      add_new (self, draft, MP_IMPORT_DUPLICATE, detail);
      return;
    }

  name = mp_person_dup_list_name (&draft->person);
  mp_import_run_report (self, draft, MP_IMPORT_DUPLICATE, name, detail, match->known->id);
}

/* The file says twice who somebody is: the same again does no harm, anything else is unclear. */
static void
take_repeated (MpImportRun         *self,
               MpImportDraft       *draft,
               const MpImportMatch *match)
{
  g_autofree char *name = mp_person_dup_list_name (&draft->person);
  g_autofree char *detail = NULL;

  if (match->known->record == draft->record)
    {
      detail = g_strdup_printf (_("The same as line %u."), match->known->line);
      mp_import_run_report (self, draft, MP_IMPORT_UNCHANGED, name, detail, match->known->id);
      return;
    }
  detail = g_strdup_printf (_("Line %u is about the same person and says something else."),
                            match->known->line);
  mp_import_run_report (self, draft, MP_IMPORT_REFUSED, name, detail, match->known->id);
}

static gboolean
changes_age (const MpProfile *before,
             const MpProfile *after)
{
  if (before->mentee == NULL)
    return after->mentee != NULL;
  return mp_date_compare (before->person->birth_date, after->person->birth_date) != 0
         || mp_date_compare (before->mentee->intake_on, after->mentee->intake_on) != 0;
}

static gboolean
check_changed (MpImportRun     *self,
               MpImportDraft   *draft,
               const MpProfile *before,
               const MpProfile *after)
{
  mp_row_validate (after->person, draft->problems);
  if (after->mentee != NULL)
    mp_row_validate (after->mentee, draft->problems);
  if (after->mentor != NULL)
    mp_row_validate (after->mentor, draft->problems);
  if (changes_age (before, after))
    mp_people_check_intake (after->person, after->mentee, self->programme, self->today,
                            draft->problems);

  return mp_problems_get_count (draft->problems) == 0;
}

/* A school that lists somebody again says that they are back. */
static void
welcome_back (MpImportRun   *self,
              MpProfile     *profile,
              MpImportMerge *merge)
{
  if (mp_import_get_kind (self->settings) != MP_IMPORT_AS_ONEROSTER
      || merge->policy != MP_IMPORT_UPDATE || profile->mentee == NULL
      || !mp_date_is_set (profile->mentee->left_on))
    return;
  profile->mentee->left_on = MP_DATE_NONE;
  g_string_append (merge->text, _("Is listed again"));
  merge->n_changed++;
}

/* Somebody known as a mentor becomes a mentee as well, or the other way round. */
static void
give_role (MpImportRun   *self,
           MpImportDraft *draft,
           MpProfile     *profile,
           MpImportMerge *merge)
{
  MpRow *row = mp_import_draft_get_row (draft, get_role (self));

  set_defaults (self, draft);
  row->id = profile->person->row.id;
  if (get_role (self) == MP_IMPORT_PART_MENTOR)
    profile->mentor = mp_mentor_new ();
  else
    profile->mentee = mp_mentee_new ();
  mp_row_assign (mp_profile_get_part (profile, row->table), row);
  g_string_append (merge->text, get_role (self) == MP_IMPORT_PART_MENTOR
                                  ? _("Becomes a mentor, too") : _("Becomes a mentee, too"));
  merge->n_changed++;
}

static void
write_role (MpImportRun   *self,
            gpointer       part,
            gboolean       is_new,
            gboolean       changed)
{
  if (self->batch == NULL || (!is_new && !changed))
    return;
  if (is_new)
    mp_batch_take (self->batch, mp_row_copy (part));
  else
    mp_batch_update (self->batch, part);
}

static void
merge_known (MpImportRun   *self,
             MpImportDraft *draft,
             MpProfile     *before,
             MpProfile     *after)
{
  MpImportPart role = get_role (self);
  MpRow *from = mp_import_draft_get_row (draft, role);
  MpImportMerge merge = { mp_import_get_policy (self->settings), self->refs, 0, 0, NULL };
  g_autoptr (GString) text = g_string_new (NULL);
  g_autofree char *name = NULL;
  gboolean is_new = mp_profile_get_part (before, from->table) == NULL;
  gboolean person_changed, role_changed;

  merge.text = text;
  if (is_new && merge.policy != MP_IMPORT_SKIP)
    give_role (self, draft, after, &merge);
  welcome_back (self, after, &merge);
  role_changed = merge.n_changed > 0;
  person_changed = mp_import_merge_fields (&merge, draft, MP_IMPORT_PART_PERSON, &draft->person,
                                           after->person);
  if (!is_new)
    role_changed |= mp_import_merge_fields (&merge, draft, role, from,
                                            mp_profile_get_part (after, from->table));
  name = mp_person_dup_list_name (after->person);
  if (merge.n_changed > 0 && !check_changed (self, draft, before, after))
    {
      mp_import_run_refuse (self, draft, name, draft->problems);
      return;
    }

  if (mp_profile_get_part (after, from->table) != NULL)
    role_changed |= mp_import_merge_names (&merge, draft, role,
                                           mp_profile_get_part (after, from->table));
  if (self->batch != NULL && person_changed)
    mp_batch_update (self->batch, after->person);
  if (mp_profile_get_part (after, from->table) != NULL)
    write_role (self, mp_profile_get_part (after, from->table), is_new, role_changed);
  mp_import_run_report (self, draft, mp_import_merge_decide (&merge), name, text->str,
                        before->person->row.id);
}

static gboolean
take_known (MpImportRun    *self,
            MpImportDraft  *draft,
            MpImportKnown  *known,
            GError        **error)
{
  g_autoptr (MpProfile) before = mp_profile_load (self->store, known->id, error);
  g_autoptr (MpProfile) after = NULL;

  if (before == NULL)
    return FALSE;
  after = mp_profile_copy (before);
  known->line = draft->line;
  known->record = draft->record;
  merge_known (self, draft, before, after);

  return TRUE;
}

/**
 * mp_import_take_person:
 * @self: a run
 * @draft: a row about a mentee or a mentor
 * @error: where to say why the programme cannot be read
 *
 * Decides what becomes of the row, adds it to the report and, unless the run only plans, to the
 * batch.  @draft must stay as it is until the batch has been written.
 *
 * Returns: %FALSE if the programme could not be read; a row that is refused is no error
 */
gboolean
mp_import_take_person (MpImportRun    *self,
                       MpImportDraft  *draft,
                       GError        **error)
{
  MpImportMatch match;

  g_return_val_if_fail (self != NULL && draft != NULL, FALSE);

  mp_row_derive (&draft->person);
  add_chosen_names (self, draft);
  mp_import_run_has_conflict (self, draft, find_field (MP_IMPORT_PART_PERSON, "external_id"),
                              draft->person.external_id);
  if (mp_problems_get_count (draft->problems) > 0)
    {
      g_autofree char *name = mp_person_dup_list_name (&draft->person);

      mp_import_run_refuse (self, draft, name, draft->problems);
      return TRUE;
    }

  match = mp_import_match (self->people, &draft->person);
  if (match.kind == MP_IMPORT_MATCH_NONE)
    add_new (self, draft, MP_IMPORT_NEW, NULL);
  else if (match.kind != MP_IMPORT_MATCH_SURE)
    take_possible (self, draft, &match);
  else if (match.known->line > 0)
    take_repeated (self, draft, &match);
  else
    return take_known (self, draft, match.known, error);

  return TRUE;
}

/**
 * mp_import_take_gone:
 * @self: a run
 * @file: the file that says so
 * @line: where in it, or 0
 * @person: the id of somebody who is no longer listed
 * @detail: in which way
 * @mark: whether to note the day on which they left
 * @error: where to say why the programme cannot be read
 *
 * Nothing is deleted, and somebody who has left already is not mentioned again.
 *
 * Returns: %FALSE if the programme could not be read
 */
gboolean
mp_import_take_gone (MpImportRun  *self,
                     const char   *file,
                     guint         line,
                     gint64        person,
                     const char   *detail,
                     gboolean      mark,
                     GError      **error)
{
  g_autoptr (MpProfile) profile = mp_profile_load (self->store, person, error);
  g_autofree char *name = NULL;
  g_autofree char *marked = NULL;
  MpImportRow row;

  if (profile == NULL)
    return FALSE;
  if (profile->mentee == NULL || mp_date_is_set (profile->mentee->left_on)
      || mp_date_is_set (profile->person->archived_on))
    return TRUE;

  name = mp_person_dup_list_name (profile->person);
  if (mark)
    {
      marked = g_strconcat (detail, " ", _("Today is noted as the day."), NULL);
      profile->mentee->left_on = self->today;
      if (self->batch != NULL)
        mp_batch_update (self->batch, profile->mentee);
    }
  row = (MpImportRow){ file, line, MP_IMPORT_GONE, name, marked != NULL ? marked : detail, person,
                       FALSE };
  mp_import_report_add (self->report, &row);
  return TRUE;
}
