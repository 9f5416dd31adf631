/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What people do with people: add, edit, keep apart, give a status; each is one undo step. */

#include "store/mp-people-actions.h"

#include "model/mp-distinct-pair.h"
#include "model/mp-programme.h"
#include "rules/mp-people-rules.h"
#include "store/mp-query-names.h"
#include "store/mp-store-rows.h"

#include <glib/gi18n-lib.h>

static gboolean
refuse (MpProblems *problems, GError **error)
{
  g_autofree char *text = mp_problems_to_text (problems);

  g_set_error (error, MP_STORE_ERROR, MP_STORE_ERROR_INVALID,
               /* Translators: %s is one or more whole sentences that say what is wrong. */
               _("%s Nothing was saved."), text);
  return FALSE;
}

static MpProgramme *
get_programme (MpStore *store, GError **error)
{
  g_autoptr (GPtrArray) rows = mp_store_list (store, &mp_programme_table, error);

  if (rows == NULL)
    return NULL;

  return rows->len > 0 ? mp_row_copy (rows->pdata[0]) : mp_programme_new ();
}

static gboolean
check_intake (MpStore *store, const MpProfile *profile, MpProblems *problems, GError **error)
{
  g_autoptr (MpProfile) stored = NULL;
  g_autoptr (MpProgramme) programme = NULL;

  if (profile->mentee == NULL)
    return TRUE;

  if (profile->person->row.id != 0)
    {
      stored = mp_profile_load (store, profile->person->row.id, error);
      if (stored == NULL)
        return FALSE;
    }
  if (stored != NULL && mp_people_keeps_age (stored->person, stored->mentee, profile->person,
                                             profile->mentee))
    return TRUE;

  programme = get_programme (store, error);
  if (programme == NULL)
    return FALSE;

  mp_people_check_intake (profile->person, profile->mentee, programme,
                          mp_store_get_today (store), problems);
  return TRUE;
}

/**
 * mp_people_check:
 * @problems: gets everything that would keep @profile from being saved, with the fields
 *
 * Checks each record and, where the birth date or the intake is new, rule P-1.
 *
 * Returns: %FALSE with @error set if the file could not be read
 */
gboolean
mp_people_check (MpStore *store, const MpProfile *profile, MpProblems *problems, GError **error)
{
  g_return_val_if_fail (MP_IS_STORE (store), FALSE);
  g_return_val_if_fail (profile != NULL && problems != NULL, FALSE);

  mp_row_validate (profile->person, problems);
  if (profile->mentee != NULL)
    mp_row_validate (profile->mentee, problems);
  if (profile->mentor != NULL)
    mp_row_validate (profile->mentor, problems);
  return check_intake (store, profile, problems, error);
}

/* A new part of a stored person takes the person's id; that of a new one takes it when written. */
static void
add_part (MpBatch *batch, const MpPerson *person, gpointer part)
{
  MpRow *row = part;

  if (row == NULL)
    return;

  if (row->id != 0)
    {
      mp_batch_update (batch, row);
      return;
    }

  row->id = person->row.id;
  mp_batch_insert (batch, row);
}

static void
forget_new_part (gpointer part, gboolean is_new)
{
  if (is_new)
    ((MpRow *) part)->id = 0;
}

static gboolean
is_new (gconstpointer part)
{
  return part != NULL && ((const MpRow *) part)->id == 0;
}

static gboolean
write_profile (MpStore *store, MpProfile *profile, GError **error)
{
  gboolean new_person = is_new (profile->person);
  gboolean new_mentee = is_new (profile->mentee);
  gboolean new_mentor = is_new (profile->mentor);
  g_autofree char *name = mp_person_dup_display_name (profile->person);
  g_autoptr (MpBatch) batch = NULL;

  if (new_person)
    {
      /* Translators: %s is a person's name. */
      batch = mp_batch_new_printf (_("Add %s"), name);
      mp_batch_insert (batch, profile->person);
    }
  else
    {
      /* Translators: %s is a person's name. */
      batch = mp_batch_new_printf (_("Edit %s"), name);
      mp_batch_update (batch, profile->person);
    }
  add_part (batch, profile->person, profile->mentee);
  add_part (batch, profile->person, profile->mentor);
  if (mp_store_apply (store, batch, error))
    return TRUE;

  forget_new_part (profile->person, new_person);
  forget_new_part (profile->mentee, new_mentee);
  forget_new_part (profile->mentor, new_mentor);
  return FALSE;
}

/**
 * mp_people_save:
 * @profile: its new rows get their ids
 * @problems: (nullable): gets what is wrong, with the fields
 * @error: an #MpStoreError; %MP_STORE_ERROR_INVALID when there are problems
 *
 * Adds or changes a person with all parts as one undo step that names them.  Rule P-1 and the
 * checks of each record hold, or nothing is saved.
 *
 * Returns: %FALSE with @error set if nothing was saved
 */
gboolean
mp_people_save (MpStore *store, MpProfile *profile, MpProblems *problems, GError **error)
{
  g_autoptr (MpProblems) own_problems = NULL;

  g_return_val_if_fail (MP_IS_STORE (store), FALSE);
  g_return_val_if_fail (profile != NULL, FALSE);

  if (problems == NULL)
    problems = own_problems = mp_problems_new ();

  mp_row_derive (profile->person);
  if (!mp_people_check (store, profile, problems, error))
    return FALSE;
  if (mp_problems_get_count (problems) > 0)
    return refuse (problems, error);

  return write_profile (store, profile, error);
}

/**
 * mp_people_quick_add:
 * @part: what the person becomes: of mentees, of mentors, or of people for neither
 * @name: as typed; see mp_people_split_name()
 * @error: an #MpStoreError; %MP_STORE_ERROR_INVALID if there is no name in @name
 *
 * A mentee's day of intake is today.
 *
 * Returns: the person's id, or 0 with @error set
 */
gint64
mp_people_quick_add (MpStore *store, const MpTable *part, const char *name, GError **error)
{
  g_autoptr (MpProfile) profile = NULL;

  g_return_val_if_fail (MP_IS_STORE (store), 0);
  g_return_val_if_fail (part == &mp_person_table || part == &mp_mentee_table
                        || part == &mp_mentor_table, 0);
  g_return_val_if_fail (name != NULL, 0);

  profile = mp_profile_new ();
  mp_people_split_name (name, &profile->person->given_name, &profile->person->family_name);
  if (part == &mp_mentee_table)
    {
      profile->mentee = mp_mentee_new ();
      profile->mentee->intake_on = mp_store_get_today (store);
    }
  else if (part == &mp_mentor_table)
    profile->mentor = mp_mentor_new ();

  return mp_people_save (store, profile, NULL, error) ? profile->person->row.id : 0;
}

/**
 * mp_people_set_distinct:
 * @one: the id of a person
 * @other: the id of another one
 *
 * Remembers that the two are not the same, however alike they look (P-3).
 *
 * Returns: %FALSE with @error set if nothing was changed
 */
gboolean
mp_people_set_distinct (MpStore *store, gint64 one, gint64 other, GError **error)
{
  g_autoptr (MpDistinctPair) pair = mp_distinct_pair_new ();
  g_autofree char *name = NULL;
  g_autofree char *other_name = NULL;
  g_autoptr (MpBatch) batch = NULL;

  g_return_val_if_fail (MP_IS_STORE (store), FALSE);
  g_return_val_if_fail (one != other, FALSE);

  name = mp_store_dup_name (store, &mp_person_table, one);
  other_name = mp_store_dup_name (store, &mp_person_table, other);
  /* Translators: both are names of people. */
  batch = mp_batch_new_printf (_("Keep %s and %s apart"), name, other_name);
  pair->person = one;
  pair->other = other;
  mp_batch_insert (batch, pair);
  return mp_store_apply (store, batch, error);
}

static char *
make_status_label (MpStore *store, GPtrArray *rows, const char *status)
{
  g_autoptr (MpPerson) person = NULL;
  g_autofree char *name = NULL;

  if (rows->len == 1)
    person = mp_store_get (store, &mp_person_table, ((MpRow *) rows->pdata[0])->id, NULL);
  if (person == NULL)
    /* Translators: the last %s is a status such as "Active". */
    return g_strdup_printf (ngettext ("Set the status of %u person to %s",
                                      "Set the status of %u people to %s", rows->len),
                            rows->len, status);

  name = mp_person_dup_display_name (person);
  /* Translators: the first %s is a person's name, the second a status such as "Active". */
  return g_strdup_printf (_("Set the status of %s to %s"), name, status);
}

/* Who withdraws leaves today, unless it is known when they left. */
static void
set_status (gpointer row, const MpField *field, guint status, MpDate today)
{
  *mp_row_enum (row, field) = status;
  if (field == mp_table_find_field (&mp_mentee_table, "status")
      && status == MP_MENTEE_WITHDRAWN && !mp_date_is_set (((MpMentee *) row)->left_on))
    ((MpMentee *) row)->left_on = today;
}

/**
 * mp_people_set_status:
 * @part: of mentees or of mentors
 * @ids: (array length=n_ids): of people who have that part
 * @status: an #MpMenteeStatus or #MpMentorStatus
 *
 * Returns: %FALSE with @error set if nothing was changed
 */
gboolean
mp_people_set_status (MpStore *store, const MpTable *part, const gint64 *ids, guint n_ids,
                      guint status, GError **error)
{
  const MpField *field;
  g_autoptr (GPtrArray) rows = NULL;
  g_autofree char *label = NULL;

  g_return_val_if_fail (MP_IS_STORE (store), FALSE);
  g_return_val_if_fail (part == &mp_mentee_table || part == &mp_mentor_table, FALSE);
  g_return_val_if_fail (ids != NULL && n_ids > 0, FALSE);

  field = mp_table_find_field (part, "status");
  g_return_val_if_fail (mp_choice_get_name (field->choices, status) != NULL, FALSE);

  rows = mp_store_get_rows (store, part, ids, n_ids, error);
  if (rows == NULL)
    return FALSE;

  for (guint i = 0; i < rows->len; i++)
    set_status (rows->pdata[i], field, status, mp_store_get_today (store));

  label = make_status_label (store, rows, mp_choice_get_label (field->choices, status));
  return mp_store_update_rows (store, rows, label, error);
}
