/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The rows of a OneRoster package as drafts: schools, pupils, staff, and who has left. */

#include "config.h"

#include "exchange/mp-roster-import.h"

#include "exchange/mp-roster-columns.h"

#include <glib/gi18n-lib.h>
#include <string.h>

typedef enum
{
  STEP_SCHOOLS,
  STEP_PEOPLE,
  STEP_GONE,
  STEP_END,
} Step;

/*
 * @group: the class or grade whose pupils are imported, or MP_IMPORT_EVERYBODY
 * @table: (nullable): the file that is being read
 * @births: (nullable): ids of users, to their day of birth
 * @schools: ids of the schools of the package in the programme
 * @has_orgs: whether the package says which schools it is about
 * @next_known: who is looked at next for having left
 * @texts: what the present draft refers to that is not in the file as it is
 */
struct _MpRosterImport
{
  const MpRoster *roster;
  MpImportRun *run;
  MpImportDraft *draft;
  int group;
  gboolean opened;
  Step step;
  MpRosterTable *table;
  GHashTable *births;
  GHashTable *schools;
  gboolean has_orgs;
  guint next_known;
  guint n_others;
  guint n_disabled;
  char birth[MP_DATE_ISO_SIZE];
  GPtrArray *texts;
};

static const MpField *
find_field (MpImportPart  part,
            const char   *name)
{
  return mp_table_find_field (mp_import_part_get_table (part), name);
}

static void
set_field (MpRosterImport *self,
           MpImportPart    part,
           const char     *name,
           char           *text)
{
  mp_import_draft_set_field (self->draft, part, find_field (part, name), text);
}

/* Keeps a text as long as the draft needs it. */
static char *
keep (MpRosterImport *self,
      char           *text)
{
  g_ptr_array_add (self->texts, text);
  return text;
}

static void
begin_draft (MpRosterImport *self)
{
  g_ptr_array_set_size (self->texts, 0);
  mp_import_draft_begin (self->draft, mp_roster_table_get_name (self->table),
                         mp_roster_table_get_line (self->table),
                         mp_roster_table_get_hash (self->table));
}

static void
remember_school (MpRosterImport *self,
                 const char     *id)
{
  gint64 organisation = mp_import_organisations_find (self->run, id);

  if (organisation > 0)
    g_hash_table_add (self->schools, g_memdup2 (&organisation, sizeof organisation));
}

static gboolean
take_school (MpRosterImport  *self,
             GError         **error)
{
  char *id = mp_roster_table_get (self->table, ORG_ID);
  const MpRosterOrg *org = mp_roster_find_org (self->roster, id);

  if (org == NULL || !g_str_equal (org->type, "school"))
    return TRUE;

  begin_draft (self);
  set_field (self, MP_IMPORT_PART_ORGANISATION, "external_id", id);
  set_field (self, MP_IMPORT_PART_ORGANISATION, "name",
             mp_roster_table_get (self->table, ORG_NAME));
  set_field (self, MP_IMPORT_PART_ORGANISATION, "kind", keep (self, g_strdup ("school")));
  if (!mp_import_take_organisation (self->run, self->draft, error))
    return FALSE;
  remember_school (self, id);
  return TRUE;
}

static const char *
get_first (MpRosterImport *self,
           guint           column)
{
  char *list = mp_roster_table_get (self->table, column);
  char *comma = strchr (list, ',');

  if (comma == NULL)
    return list;
  return g_strchomp (keep (self, g_strndup (list, (gsize) (comma - list))));
}

/* The school that is named as the first one, or by the role, or in the list of all.  A package of
 * changes need not have the schools that are known already. */
static const char *
find_school (MpRosterImport     *self,
             const MpRosterDuty *duty)
{
  const char *candidates[] = {
    mp_roster_table_get (self->table, USER_PRIMARY_ORG),
    duty->org != NULL ? duty->org : "",
    get_first (self, USER_ORGS),
  };

  for (gsize i = 0; i < G_N_ELEMENTS (candidates); i++)
    {
      const MpRosterOrg *org = mp_roster_find_org (self->roster, candidates[i]);

      if (org != NULL ? g_str_equal (org->type, "school")
                      : mp_import_organisations_find (self->run, candidates[i]) != 0)
        return candidates[i];
    }
  return NULL;
}

static void
set_birth (MpRosterImport *self,
           const char     *id)
{
  MpDate date = { GPOINTER_TO_INT (g_hash_table_lookup (self->births, id)) };

  mp_date_format_iso (date, self->birth);
  set_field (self, MP_IMPORT_PART_PERSON, "birth_date", self->birth);
}

static void
set_guardian (MpRosterImport *self)
{
  const MpRosterGuardian *guardian
    = mp_roster_find_guardian (self->roster, mp_roster_table_get (self->table, USER_AGENTS));

  if (guardian == NULL)
    return;
  set_field (self, MP_IMPORT_PART_MENTEE, "guardian_name", guardian->name);
  set_field (self, MP_IMPORT_PART_MENTEE, "guardian_phone", guardian->phone);
  set_field (self, MP_IMPORT_PART_MENTEE, "guardian_email", guardian->email);
}

static void
set_cohort (MpRosterImport *self,
            const char     *id,
            const char     *grade,
            const char     *school)
{
  const MpField *field = find_field (MP_IMPORT_PART_MENTEE, "cohort");
  const MpRosterGroup *group = self->group >= 0
                                 ? mp_roster_get_group (self->roster, (guint) self->group)
                                 : mp_roster_find_cohort (self->roster, id, grade);
  char *name;

  if (mp_import_get_cohort_name (self->run->settings) != NULL || group == NULL)
    return;
  name = self->group >= 0 ? g_strdup (group->name)
                          : mp_roster_dup_cohort_name (self->roster, group, school);
  mp_import_draft_set_name (self->draft, (MpImportName){ MP_IMPORT_PART_MENTEE, field,
                                                         keep (self, name), 0, self->group < 0 });
}

static void
set_school (MpRosterImport *self,
            const char     *school)
{
  gint64 id = mp_import_organisations_find (self->run, school);
  const char *name = mp_import_refs_get_name (self->run->refs, "organisation", id);

  if (name != NULL)
    mp_import_draft_set_name (self->draft,
                              (MpImportName){ MP_IMPORT_PART_MENTEE,
                                              find_field (MP_IMPORT_PART_MENTEE, "organisation"),
                                              name, id, FALSE });
}

static gboolean
take_pupil (MpRosterImport      *self,
            const MpRosterDuty  *duty,
            GError             **error)
{
  char *id = mp_roster_table_get (self->table, USER_ID);
  const char *grade = get_first (self, USER_GRADES);
  const char *school = find_school (self, duty);
  char *phone = mp_roster_table_get (self->table, USER_PHONE);

  if (self->group >= 0
      && !mp_roster_is_in_group (self->roster, (guint) self->group, id, grade))
    {
      self->n_others++;
      return TRUE;
    }

  set_field (self, MP_IMPORT_PART_PERSON, "external_id", id);
  set_field (self, MP_IMPORT_PART_PERSON, "given_name",
             mp_roster_table_get (self->table, USER_GIVEN));
  set_field (self, MP_IMPORT_PART_PERSON, "family_name",
             mp_roster_table_get (self->table, USER_FAMILY));
  set_field (self, MP_IMPORT_PART_PERSON, "preferred_name",
             mp_roster_table_get (self->table, USER_PREFERRED_GIVEN));
  set_field (self, MP_IMPORT_PART_PERSON, "pronouns",
             mp_roster_table_get (self->table, USER_PRONOUNS));
  set_field (self, MP_IMPORT_PART_PERSON, "email",
             mp_roster_table_get (self->table, USER_EMAIL));
  set_field (self, MP_IMPORT_PART_PERSON, "phone",
             *phone != '\0' ? phone : mp_roster_table_get (self->table, USER_SMS));
  set_birth (self, id);
  set_field (self, MP_IMPORT_PART_MENTEE, "grade", (char *) grade);
  set_guardian (self);
  if (school != NULL)
    set_school (self, school);
  /* Without a list of schools it is about those whose pupils it has. */
  if (school != NULL && !self->has_orgs)
    remember_school (self, school);
  set_cohort (self, id, grade, school);

  mp_import_judge_person (self->run, self->draft);
  return mp_import_take_person (self->run, self->draft, error);
}

static gboolean
take_staff (MpRosterImport      *self,
            const MpRosterDuty  *duty,
            GError             **error)
{
  const char *school = find_school (self, duty);
  gint64 organisation = school != NULL ? mp_import_organisations_find (self->run, school) : 0;
  char *phone = mp_roster_table_get (self->table, USER_PHONE);
  char *name = g_strjoin (" ", mp_roster_table_get (self->table, USER_GIVEN),
                          mp_roster_table_get (self->table, USER_FAMILY), NULL);

  g_strstrip (keep (self, name));
  if (organisation == 0)
    {
      mp_import_run_report (self->run, self->draft, MP_IMPORT_REFUSED, name,
                            _("No school in the package is theirs, so they are nobody’s "
                              "contact."), 0);
      return TRUE;
    }

  set_field (self, MP_IMPORT_PART_CONTACT, "external_id",
             mp_roster_table_get (self->table, USER_ID));
  set_field (self, MP_IMPORT_PART_CONTACT, "name", name);
  set_field (self, MP_IMPORT_PART_CONTACT, "role",
             keep (self, g_strdup (duty->title != NULL ? duty->title : "")));
  set_field (self, MP_IMPORT_PART_CONTACT, "email",
             mp_roster_table_get (self->table, USER_EMAIL));
  set_field (self, MP_IMPORT_PART_CONTACT, "phone",
             *phone != '\0' ? phone : mp_roster_table_get (self->table, USER_SMS));
  return mp_import_take_contact (self->run, self->draft, organisation, error);
}

static MpImportKnown *
find_known (MpRosterImport *self,
            const char     *id)
{
  MpImportKeys keys = mp_import_keys_of_id (id);
  guint found[MP_IMPORT_MAX_FOUND];

  if (mp_import_index_find (self->run->people, &keys, MP_IMPORT_KEY_EXTERNAL_ID, found) == 0)
    return NULL;
  return mp_import_index_get (self->run->people, found[0]);
}

static gboolean
take_leaver (MpRosterImport  *self,
             MpImportKnown   *known,
             const char      *detail,
             GError         **error)
{
  if (known == NULL || known->id <= 0)
    {
      self->n_disabled++;
      return TRUE;
    }
  return mp_import_take_gone (self->run, mp_roster_table_get_name (self->table),
                              mp_roster_table_get_line (self->table), known->id, detail,
                              mp_import_get_mark_gone (self->run->settings), error);
}

static gboolean
refuse_role (MpRosterImport      *self,
             const MpRosterDuty  *duty)
{
  g_autofree char *name = g_strjoin (" ", mp_roster_table_get (self->table, USER_GIVEN),
                                     mp_roster_table_get (self->table, USER_FAMILY), NULL);
  g_autofree char *detail
    = duty != NULL && duty->title != NULL && *duty->title != '\0'
        ? g_strdup_printf (_("The role “%s” is not known."), duty->title)
        : g_strdup (_("There is no role, so it is not known what they are."));

  mp_import_run_report (self->run, self->draft, MP_IMPORT_REFUSED, g_strstrip (name), detail, 0);
  return TRUE;
}

static gboolean
refuse_no_id (MpRosterImport *self)
{
  mp_import_run_report (self->run, self->draft, MP_IMPORT_REFUSED, "",
                        _("The sourcedId is missing."), 0);
  return TRUE;
}

static gboolean
take_user (MpRosterImport  *self,
           GError         **error)
{
  const char *id = mp_roster_table_get (self->table, USER_ID);
  const MpRosterDuty *duty = mp_roster_find_duty (self->roster, id);
  MpImportKnown *known = *id != '\0' ? find_known (self, id) : NULL;

  begin_draft (self);
  if (known != NULL)
    known->mentioned = TRUE;
  if (*id == '\0')
    return refuse_no_id (self);
  if (g_ascii_strcasecmp (mp_roster_table_get (self->table, USER_STATUS), "tobedeleted") == 0)
    return take_leaver (self, known, _("The school says that they have left."), error);
  if (g_ascii_strcasecmp (mp_roster_table_get (self->table, USER_ENABLED), "false") == 0)
    return take_leaver (self, known, _("The school has switched the account off."), error);

  if (duty != NULL && duty->roles & MP_ROSTER_STUDENT)
    return take_pupil (self, duty, error);
  if (duty != NULL && duty->roles & MP_ROSTER_STAFF)
    return take_staff (self, duty, error);
  if (duty != NULL && duty->roles & MP_ROSTER_GUARDIAN)
    return TRUE;
  return refuse_role (self, duty);
}

/* Whoever is in the programme as a pupil of one of these schools and in no row of a whole list. */
static gboolean
take_missing (MpRosterImport  *self,
              MpImportKnown   *known,
              GError         **error)
{
  g_autoptr (MpMentee) mentee = NULL;
  g_autoptr (GError) problem = NULL;

  if (known->id <= 0 || known->external_id == 0 || known->mentioned || known->line > 0)
    return TRUE;
  mentee = mp_store_get (self->run->store, &mp_mentee_table, known->id, &problem);
  if (mentee == NULL && !g_error_matches (problem, MP_STORE_ERROR, MP_STORE_ERROR_NOT_FOUND))
    {
      g_propagate_error (error, g_steal_pointer (&problem));
      return FALSE;
    }
  if (mentee == NULL || mentee->status == MP_MENTEE_COMPLETED
      || mentee->status == MP_MENTEE_WITHDRAWN
      || !g_hash_table_contains (self->schools, &mentee->organisation))
    return TRUE;

  return mp_import_take_gone (self->run, "users.csv", 0, known->id,
                              _("No longer in the school’s list."), FALSE, error);
}

static gboolean
open_step (MpRosterImport  *self,
           GError         **error)
{
  const char *folder = mp_roster_get_folder (self->roster);
  gboolean schools = self->step == STEP_SCHOOLS;

  g_clear_pointer (&self->table, mp_roster_table_free);
  if (schools && !mp_import_organisations_load (self->run, error))
    return FALSE;
  if (schools)
    self->has_orgs = mp_roster_table_exists (folder, "orgs.csv");
  if (schools && !self->has_orgs)
    return TRUE;
  if (!schools)
    {
      self->births = mp_roster_load_births (self->roster, error);
      if (self->births == NULL)
        return FALSE;
    }
  self->table = schools ? mp_roster_table_open (folder, "orgs.csv", org_columns, N_ORG_COLUMNS,
                                                error)
                        : mp_roster_table_open (folder, "users.csv", user_columns,
                                                N_USER_COLUMNS, error);
  return self->table != NULL;
}

static gboolean
begin_next_step (MpRosterImport  *self,
                 GError         **error)
{
  self->step++;
  if (self->step == STEP_PEOPLE)
    return open_step (self, error);
  if (self->step == STEP_GONE && mp_roster_is_delta (self->roster))
    self->step = STEP_END;
  return TRUE;
}

static gboolean
take_from_table (MpRosterImport  *self,
                 gboolean        *found,
                 GError         **error)
{
  *found = FALSE;
  if (self->table != NULL && !mp_roster_table_next (self->table, found, error))
    return FALSE;
  if (!*found)
    return TRUE;
  return self->step == STEP_SCHOOLS ? take_school (self, error) : take_user (self, error);
}

static gboolean
take_from_known (MpRosterImport  *self,
                 gboolean        *found,
                 GError         **error)
{
  *found = self->next_known < mp_import_index_get_n (self->run->people);
  if (!*found)
    return TRUE;
  return take_missing (self, mp_import_index_get (self->run->people, self->next_known++), error);
}

/* Who has left can only be said of schools that are known. */
static void
add_note_on_schools (MpRosterImport *self)
{
  if (self->has_orgs || mp_roster_is_delta (self->roster))
    return;
  mp_import_report_note (self->run->report,
                         g_hash_table_size (self->schools) > 0
                           ? _("There is no orgs.csv: who has left was looked for only in the "
                               "schools that are known from an earlier list.")
                           : _("There is no orgs.csv, and no school is known from an earlier list: "
                               "who has left cannot be said."));
}

static void
add_notes (MpRosterImport *self)
{
  GPtrArray *notes = mp_roster_get_notes (self->roster);

  add_note_on_schools (self);
  for (guint i = 0; i < notes->len; i++)
    mp_import_report_note (self->run->report, notes->pdata[i]);
  if (self->n_others > 0)
    {
      g_autofree char *note
        = g_strdup_printf (ngettext ("%u pupil of another class or grade was left out.",
                                     "%u pupils of other classes or grades were left out.",
                                     self->n_others), self->n_others);

      mp_import_report_note (self->run->report, note);
    }
  if (self->n_disabled > 0)
    {
      g_autofree char *note
        = g_strdup_printf (ngettext ("%u account that is switched off or deleted was left out.",
                                     "%u accounts that are switched off or deleted were left "
                                     "out.", self->n_disabled), self->n_disabled);

      mp_import_report_note (self->run->report, note);
    }
}

/**
 * mp_roster_import_new:
 * @roster: a package, borrowed
 * @run: where its rows go, borrowed
 * @draft: for one row after the other, borrowed
 * @group: the position of the class or grade whose pupils are wanted, or %MP_IMPORT_EVERYBODY
 *
 * Returns: (transfer full): an import before its first row
 */
MpRosterImport *
mp_roster_import_new (const MpRoster *roster,
                      MpImportRun    *run,
                      MpImportDraft  *draft,
                      int             group)
{
  MpRosterImport *self = g_new0 (MpRosterImport, 1);

  self->roster = roster;
  self->run = run;
  self->draft = draft;
  self->group = group;
  self->schools = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL);
  self->texts = g_ptr_array_new_with_free_func (g_free);

  return self;
}

/**
 * mp_roster_import_free:
 * @self: what to free
 */
void
mp_roster_import_free (MpRosterImport *self)
{
  g_clear_pointer (&self->table, mp_roster_table_free);
  g_clear_pointer (&self->births, g_hash_table_unref);
  g_hash_table_unref (self->schools);
  g_ptr_array_unref (self->texts);
  g_free (self);
}

/**
 * mp_roster_import_take_row:
 * @self: an import
 * @more: (out): %FALSE if there was no other row
 * @error: where to say what is wrong with a file or the programme
 *
 * Takes schools first, then people, then looks for who has left.
 *
 * Returns: %FALSE with @error set if it cannot go on
 */
gboolean
mp_roster_import_take_row (MpRosterImport  *self,
                           gboolean        *more,
                           GError         **error)
{
  gboolean found = FALSE;

  g_return_val_if_fail (self != NULL && more != NULL, FALSE);

  *more = TRUE;
  if (!self->opened && !open_step (self, error))
    return FALSE;
  self->opened = TRUE;
  while (!found && self->step != STEP_END)
    {
      gboolean taken = self->step == STEP_GONE ? take_from_known (self, &found, error)
                                               : take_from_table (self, &found, error);

      if (!taken || (!found && !begin_next_step (self, error)))
        return FALSE;
    }

  *more = found;
  if (!found)
    add_notes (self);
  return TRUE;
}

/**
 * mp_roster_import_get_fraction:
 * @self: an import
 *
 * Returns: how much of it is done, between 0 and 1
 */
double
mp_roster_import_get_fraction (const MpRosterImport *self)
{
  g_return_val_if_fail (self != NULL, 0.0);

  if (self->step != STEP_PEOPLE)
    return self->step == STEP_SCHOOLS ? 0.0 : 1.0;
  return mp_roster_table_get_fraction (self->table);
}
