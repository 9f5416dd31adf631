/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the lists of mentees, mentors and partners show of some of their rows. */

#include "store/mp-query-people.h"

#include "model/mp-organisation.h"
#include "model/mp-person.h"
#include "store/mp-people-set.h"
#include "store/mp-store-private.h"

#include <string.h>

/* What each query begins with, in this order. */
enum
{
  COLUMN_UUID,
  COLUMN_STATUS,
  COLUMN_SITE,
  COLUMN_EMAIL,
  COLUMN_PHONE,
  COLUMN_TOWN,
  COLUMN_UPDATED,
  COLUMN_ARCHIVED,
  COLUMN_FIRST_OWN,
};

enum
{
  PERSON_GIVEN = COLUMN_FIRST_OWN,
  PERSON_FAMILY,
  PERSON_PREFERRED,
  PERSON_LANGUAGES,
  PERSON_BIRTH,
  PERSON_FOLLOW_UP,
  PERSON_FIRST_OWN,
};

enum
{
  MENTEE_SCHOOL = PERSON_FIRST_OWN,
  MENTEE_COHORT,
  MENTEE_GRADE,
  MENTEE_INTAKE,
  MENTEE_NO_GUARDIAN,
};

enum
{
  MENTOR_OCCUPATION = PERSON_FIRST_OWN,
  MENTOR_EMPLOYER,
  MENTOR_CAPACITY,
  MENTOR_HOURS,
};

enum
{
  PARTNER_NAME = COLUMN_FIRST_OWN,
  PARTNER_INDUSTRY,
  PARTNER_CONTACT,
  PARTNER_N_CONTACTS,
  PARTNER_N_PUPILS,
  PARTNER_CHECK_IN,
  PARTNER_FOLLOW_UP,
};

#define PERSON_COLUMNS(status, site, updated) \
  "SELECT p.uuid, " status ", " site ", p.email, p.phone, p.town," \
  " CASE WHEN p.updated_at > " updated " THEN p.updated_at ELSE " updated " END," \
  " p.archived_on, p.given_name, p.family_name, p.preferred_name, p.languages, p.birth_date," \
  " (SELECT min (l.follow_up_on) FROM contact_log l" \
  "  WHERE l.person = p.id AND l.followed_up = 0)"

static const char *const row_sql[] = {
  [MP_LIST_MENTEES] = PERSON_COLUMNS ("m.status", "s.name", "m.updated_at") ","
                      " o.name, c.name, m.grade, m.intake_on, " MP_PEOPLE_NO_GUARDIAN
                      " FROM person p JOIN mentee m ON m.id = p.id"
                      " LEFT JOIN site s ON s.id = m.site"
                      " LEFT JOIN organisation o ON o.id = m.organisation"
                      " LEFT JOIN cohort c ON c.id = m.cohort WHERE p.id = ?1",
  [MP_LIST_MENTORS] = PERSON_COLUMNS ("m.status", "s.name", "m.updated_at") ","
                      " m.occupation, m.former_employer, m.capacity, m.hours_a_month"
                      " FROM person p JOIN mentor m ON m.id = p.id"
                      " LEFT JOIN site s ON s.id = m.site WHERE p.id = ?1",
  [MP_LIST_PARTNERS] = "SELECT o.uuid, o.kind, s.name, o.email, o.phone, o.town, o.updated_at,"
                       " o.archived_on, o.name, o.industry,"
                       " (SELECT c.name FROM organisation_contact c WHERE c.organisation = o.id"
                       "  ORDER BY c.main_contact DESC, c.id LIMIT 1),"
                       " (SELECT count (*) FROM organisation_contact c"
                       "  WHERE c.organisation = o.id),"
                       " (SELECT count (*) FROM mentee m WHERE m.organisation = o.id"
                       "  AND m.id NOT IN"
                       "  (SELECT id FROM person WHERE archived_on IS NOT NULL)),"
                       " (SELECT max (k.held_on) FROM partner_check_in k"
                       "  WHERE k.organisation = o.id),"
                       " (SELECT min (k.follow_up_on) FROM partner_check_in k"
                       "  WHERE k.organisation = o.id AND k.followed_up = 0)"
                       " FROM organisation o LEFT JOIN site s ON s.id = o.site WHERE o.id = ?1",
};

typedef struct
{
  MpDb *db;
  MpListKind list;
  MpDate minor_since;
} Reader;

static void
read_person (MpPeopleRow *row, MpStatement *statement)
{
  MpPerson person = {
    .given_name = (char *) mp_statement_get_text (statement, PERSON_GIVEN),
    .family_name = (char *) mp_statement_get_text (statement, PERSON_FAMILY),
    .preferred_name = (char *) mp_statement_get_text (statement, PERSON_PREFERRED),
  };

  row->name = mp_person_dup_list_name (&person);
  row->full_name = mp_person_dup_display_name (&person);
  row->languages = mp_statement_dup_text (statement, PERSON_LANGUAGES);
  row->birth_date = mp_statement_get_date (statement, PERSON_BIRTH);
  row->follow_up_on = mp_statement_get_date (statement, PERSON_FOLLOW_UP);
}

static void
read_mentee (MpPeopleRow *row, MpStatement *statement, MpDate minor_since)
{
  read_person (row, statement);
  row->organisation = mp_statement_dup_text (statement, MENTEE_SCHOOL);
  row->cohort = mp_statement_dup_text (statement, MENTEE_COHORT);
  row->grade = mp_statement_dup_text (statement, MENTEE_GRADE);
  row->intake_on = mp_statement_get_date (statement, MENTEE_INTAKE);
  row->guardian_gap = mp_statement_get_int (statement, MENTEE_NO_GUARDIAN) != 0
                      && mp_date_compare (row->birth_date, minor_since) > 0;
}

static void
read_mentor (MpPeopleRow *row, MpStatement *statement)
{
  read_person (row, statement);
  row->occupation = mp_statement_dup_text (statement, MENTOR_OCCUPATION);
  row->employer = mp_statement_dup_text (statement, MENTOR_EMPLOYER);
  if (!mp_statement_is_null (statement, MENTOR_CAPACITY))
    row->capacity = mp_statement_get_int (statement, MENTOR_CAPACITY);
  if (!mp_statement_is_null (statement, MENTOR_HOURS))
    row->hours = mp_statement_get_real (statement, MENTOR_HOURS);
}

static void
read_partner (MpPeopleRow *row, MpStatement *statement)
{
  row->name = mp_statement_dup_text (statement, PARTNER_NAME);
  row->full_name = g_strdup (row->name);
  row->industry = mp_statement_dup_text (statement, PARTNER_INDUSTRY);
  row->contact = mp_statement_dup_text (statement, PARTNER_CONTACT);
  row->n_contacts = mp_statement_get_int (statement, PARTNER_N_CONTACTS);
  row->n_pupils = mp_statement_get_int (statement, PARTNER_N_PUPILS);
  row->check_in_on = mp_statement_get_date (statement, PARTNER_CHECK_IN);
  row->follow_up_on = mp_statement_get_date (statement, PARTNER_FOLLOW_UP);
}

static void
read_columns (MpPeopleRow *row, MpStatement *statement)
{
  const char *uuid = mp_statement_get_text (statement, COLUMN_UUID);
  const char *status = mp_statement_get_text (statement, COLUMN_STATUS);

  g_strlcpy (row->uuid, uuid, sizeof row->uuid);
  row->status = mp_choice_find (mp_people_filter_get_statuses (row->list), status);
  row->site = mp_statement_dup_text (statement, COLUMN_SITE);
  row->email = mp_statement_dup_text (statement, COLUMN_EMAIL);
  row->phone = mp_statement_dup_text (statement, COLUMN_PHONE);
  row->town = mp_statement_dup_text (statement, COLUMN_TOWN);
  mp_instant_parse_iso (mp_statement_get_text (statement, COLUMN_UPDATED), &row->updated_at);
  row->archived_on = mp_statement_get_date (statement, COLUMN_ARCHIVED);
}

static gboolean
read_stages (Reader *self, MpPeopleRow *row, GError **error)
{
  g_autoptr (MpStatement) statement = NULL;
  MpStep step;

  statement = mp_db_prepare (self->db,
                             "SELECT stage, state FROM stage_record WHERE mentee = ?1", error);
  if (statement == NULL)
    return FALSE;
  mp_statement_bind_int (statement, 1, row->id);
  while ((step = mp_statement_step (statement, error)) == MP_STEP_ROW)
    {
      guint stage = mp_choice_find (mp_stages, mp_statement_get_text (statement, 0));

      if (stage != 0)
        row->stages[stage - MP_STAGE_A]
            = (guint8) mp_choice_find (mp_stage_states, mp_statement_get_text (statement, 1));
    }
  return step == MP_STEP_DONE;
}

static gboolean
read_row (Reader *self, MpPeopleRow *row, GError **error)
{
  g_autoptr (MpStatement) statement = mp_db_prepare (self->db, row_sql[self->list], error);
  MpStep step;

  if (statement == NULL)
    return FALSE;
  mp_statement_bind_int (statement, 1, row->id);
  step = mp_statement_step (statement, error);
  if (step != MP_STEP_ROW)
    return step == MP_STEP_DONE;

  read_columns (row, statement);
  if (self->list == MP_LIST_PARTNERS)
    read_partner (row, statement);
  else if (self->list == MP_LIST_MENTORS)
    read_mentor (row, statement);
  else
    read_mentee (row, statement, self->minor_since);
  return self->list != MP_LIST_MENTEES || read_stages (self, row, error);
}

/**
 * mp_people_query_rows:
 * @ids: (array length=n_ids): whose values are wanted
 *
 * Returns: (transfer full) (element-type MpPeopleRow) (nullable): the rows in the order of @ids;
 *   one that is gone has no name
 */
GPtrArray *
mp_people_query_rows (MpStore *store, MpListKind list, const gint64 *ids, guint n_ids,
                      GError **error)
{
  g_autoptr (GPtrArray) rows = NULL;
  Reader reader;

  g_return_val_if_fail (MP_IS_STORE (store) && (ids != NULL || n_ids == 0), NULL);

  reader.db = mp_store_get_db (store);
  reader.list = list;
  if (!mp_people_get_minor_since (reader.db, mp_store_get_today (store), &reader.minor_since,
                                  error))
    return NULL;
  rows = g_ptr_array_new_full (n_ids, (GDestroyNotify) mp_people_row_free);
  for (guint i = 0; i < n_ids; i++)
    {
      g_ptr_array_add (rows, mp_people_row_new (list, ids[i]));
      if (!read_row (&reader, g_ptr_array_index (rows, i), error))
        return NULL;
    }
  return g_steal_pointer (&rows);
}
