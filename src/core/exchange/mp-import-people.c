/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What becomes of a mentee or mentor in a source: added, changed, suggested or refused. */

#include "config.h"

#include "exchange/mp-import-run.h"

#include "base/mp-fold.h"
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

static char *
dup_known_name (MpImportRun         *self,
                const MpImportMatch *match)
{
  if (match->id > 0)
    return mp_store_dup_name (self->store, &mp_person_table, match->id);
  return g_strdup_printf (_("the person in line %u"), match->line);
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

/* What would keep a new record from being added is only wrong if it is new. */
static void
check_new (MpImportRun   *self,
           MpImportDraft *draft)
{
  MpImportPart role = get_role (self);

  mp_import_draft_prepare (draft, MP_IMPORT_PART_PERSON);
  mp_import_draft_prepare (draft, role);
  if (role == MP_IMPORT_PART_MENTEE)
    mp_people_check_intake (&draft->person, &draft->mentee, self->programme, self->today,
                            draft->new_problems);
}

static void
add_new (MpImportRun     *self,
         MpImportDraft   *draft,
         MpImportOutcome  outcome,
         const char      *detail)
{
  g_autofree char *name = mp_person_dup_list_name (&draft->person);

  if (mp_problems_get_count (draft->new_problems) > 0)
    {
      mp_import_run_refuse (self, draft, name, draft->new_problems);
      return;
    }

  mp_import_resolve_names (self->refs, draft);
  mp_import_run_report_added (self, draft, outcome, name, detail, &draft->person.row);
  if (self->batch == NULL)
    return;
  mp_batch_insert_prepared (self->batch, draft->prepared[MP_IMPORT_PART_PERSON]);
  mp_batch_insert_prepared (self->batch, draft->prepared[get_role (self)]);
}

/* A namesake is left out unless asked for; who shares a telephone with somebody is added, as
 * brothers and sisters do. */
static gboolean
is_added (const MpImportRun   *self,
          const MpImportMatch *match)
{
  switch (match->kind)
    {
    case MP_IMPORT_MATCH_NONE:
    case MP_IMPORT_MATCH_SHARED:
      return TRUE;
    case MP_IMPORT_MATCH_NAMESAKE:
      return mp_import_get_add_duplicates (self->settings);
    case MP_IMPORT_MATCH_SURE:
    default:
      return FALSE;
    }
}

static void
take_possible (MpImportRun   *self,
               MpImportDraft *draft)
{
  gboolean adds = is_added (self, &draft->match);
  g_autofree char *who = dup_known_name (self, &draft->match);
  g_autofree char *reasons = mp_duplicate_reasons_to_text (draft->match.reasons);
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
  mp_import_run_report (self, draft, MP_IMPORT_DUPLICATE, name, detail, draft->match.id);
}

/* The file says twice who somebody is: the same again does no harm, anything else is unclear. */
static void
take_repeated (MpImportRun   *self,
               MpImportDraft *draft)
{
  const MpImportMatch *match = &draft->match;
  gboolean same = match->record == draft->record;
  g_autofree char *name = mp_person_dup_list_name (&draft->person);
  g_autofree char *detail
    = same ? g_strdup_printf (_("The same as line %u."), match->line)
           : g_strdup_printf (_("Line %u is about the same person and says something else."),
                              match->line);

  mp_import_run_report (self, draft, same ? MP_IMPORT_UNCHANGED : MP_IMPORT_REFUSED, name, detail,
                        match->id);
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
differ (const char *one,
        const char *other)
{
  g_autofree char *key = mp_fold_key (one);
  g_autofree char *other_key = mp_fold_key (other);

  return *key != '\0' && *other_key != '\0' && !g_str_equal (key, other_key);
}

/* Somebody who marries has another family name, and somebody whose birth date was mistyped another
 * date: only both together, or no part of the name the same, speak for another person. */
static gboolean
is_somebody_else (const MpPerson *known,
                  const MpPerson *person)
{
  if (g_strcmp0 (known->sort_name, person->sort_name) == 0 || *person->sort_name == '\0')
    return FALSE;
  if (mp_date_is_set (known->birth_date) && mp_date_is_set (person->birth_date))
    return mp_date_compare (known->birth_date, person->birth_date) != 0;
  return differ (known->given_name, person->given_name)
         && differ (known->preferred_name != NULL ? known->preferred_name : known->given_name,
                    person->given_name)
         && differ (known->family_name, person->family_name);
}

/* A school may give the id of somebody who has left to somebody new. */
static void
refuse_stale_id (MpImportRun    *self,
                 MpImportDraft  *draft,
                 const MpPerson *known)
{
  g_autofree char *name = mp_person_dup_list_name (&draft->person);
  g_autofree char *known_name = mp_person_dup_display_name (known);
  g_autofree char *own_name = mp_person_dup_display_name (&draft->person);

  mp_problems_add (draft->problems, find_field (MP_IMPORT_PART_PERSON, "external_id"), NULL,
                   /* Translators: an id, and the names of two people; the second name is that of
                    * whom the file is about. */
                   _("Possibly another person with the same id: “%1$s” is the id of %2$s, and "
                     "here that of %3$s. If these are two people, take the id out of the profile "
                     "of %2$s; if not, correct the name there."),
                   draft->person.external_id, known_name, own_name);
  mp_import_run_refuse (self, draft, name, draft->problems);
}

static gboolean
is_by_id (const MpImportMatch *match)
{
  return match->kind == MP_IMPORT_MATCH_SURE && match->reasons == MP_DUPLICATE_NONE;
}

static gboolean
take_known (MpImportRun    *self,
            MpImportDraft  *draft,
            GError        **error)
{
  g_autoptr (MpProfile) before = mp_profile_load (self->store, draft->match.id, error);
  g_autoptr (MpProfile) after = NULL;

  if (before == NULL)
    return FALSE;
  if (is_by_id (&draft->match) && is_somebody_else (before->person, &draft->person))
    {
      refuse_stale_id (self, draft, before->person);
      return TRUE;
    }
  after = mp_profile_copy (before);
  merge_known (self, draft, before, after);

  return TRUE;
}

/* Whoever comes later in the source is compared with this row too. */
static void
remember (MpImportRun        *self,
          MpImportDraft      *draft,
          const MpImportKeys *keys)
{
  const MpImportMatch *match = &draft->match;

  if (match->kind == MP_IMPORT_MATCH_SURE && match->line == 0)
    {
      MpImportKnown *known = mp_import_index_get (self->people, match->position);

      known->line = draft->line;
      known->record = draft->record;
    }
  else if (is_added (self, match) && mp_problems_get_count (draft->new_problems) == 0)
    mp_import_index_add (self->people, keys, 0, draft->line, draft->record);
}

/**
 * mp_import_judge_person:
 * @self: a run
 * @draft: a row about a mentee or a mentor
 *
 * Does all of the work on a row that needs neither the programme's file nor the report, so that it
 * can be done in another thread while the rows before it are written; row after row, in order.
 */
void
mp_import_judge_person (MpImportRun   *self,
                        MpImportDraft *draft)
{
  MpImportKeys keys;

  g_return_if_fail (self != NULL && draft != NULL);

  add_chosen_names (self, draft);
  mp_import_run_has_conflict (self, draft, find_field (MP_IMPORT_PART_PERSON, "external_id"),
                              draft->person.external_id);
  if (mp_problems_get_count (draft->problems) > 0)
    return;

  set_defaults (self, draft);
  check_new (self, draft);
  keys = mp_import_keys_of_person (&draft->person);
  draft->match = mp_import_match (self->people, &keys);
  remember (self, draft, &keys);
}

/**
 * mp_import_take_person:
 * @self: a run
 * @draft: a row that mp_import_judge_person() has seen
 * @error: where to say why the programme cannot be read
 *
 * Adds what becomes of the row to the report and, unless the run only plans, to the batch.
 * @draft must stay as it is until the batch has been written.
 *
 * Returns: %FALSE if the programme could not be read; a row that is refused is no error
 */
gboolean
mp_import_take_person (MpImportRun    *self,
                       MpImportDraft  *draft,
                       GError        **error)
{
  g_return_val_if_fail (self != NULL && draft != NULL, FALSE);

  if (mp_problems_get_count (draft->problems) > 0)
    {
      g_autofree char *name = mp_person_dup_list_name (&draft->person);

      mp_import_run_refuse (self, draft, name, draft->problems);
      return TRUE;
    }
  if (draft->match.kind == MP_IMPORT_MATCH_SURE && draft->match.line == 0)
    return take_known (self, draft, error);

  if (draft->match.kind == MP_IMPORT_MATCH_NONE)
    add_new (self, draft, MP_IMPORT_NEW, NULL);
  else if (draft->match.kind == MP_IMPORT_MATCH_SURE)
    take_repeated (self, draft);
  else
    take_possible (self, draft);
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
