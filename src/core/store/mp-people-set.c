/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Who passes a filter: a set of ids that one query after the other narrows. */

#include "store/mp-people-set.h"

#include "store/mp-id-keys.h"
#include "store/mp-people-search.h"

/* Each query is one constant text, so that the statement cache keeps it.  What a row may have is
 * listed in slots, unused ones being NULL; a reference that nobody asked for is -1, "none" is 0 as
 * in the structs, and what no row has is -2. */
#define N_SLOTS 8
#define ANY_ID (-1)
#define NO_SUCH_ID (-2)

#define ANY_OR_IN_SLOTS(column) "(?1 IS NULL OR " IN_SLOTS (column) ")"
#define IN_SLOTS(column) column " IN (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8)"
#define IN_STAGES "stage IN (?9, ?10, ?11, ?12, ?13)"
#define ANY_OR_IS(column, n) "(?" n " = -1 OR coalesce (" column ", 0) = ?" n ")"

#define NO_GUARDIAN_SQL "SELECT m.id FROM mentee m WHERE " MP_PEOPLE_NO_GUARDIAN

static const char *const everybody_sql[] = {
  [MP_LIST_MENTEES] = "SELECT id FROM mentee",
  [MP_LIST_MENTORS] = "SELECT id FROM mentor",
  [MP_LIST_PARTNERS] = "SELECT id FROM organisation",
};

static const char *const base_sql[] = {
  [MP_LIST_MENTEES] = "SELECT id FROM mentee WHERE " ANY_OR_IN_SLOTS ("status")
                      " AND " ANY_OR_IS ("site", "9")
                      " AND " ANY_OR_IS ("cohort", "10")
                      " AND " ANY_OR_IS ("organisation", "11"),
  [MP_LIST_MENTORS] = "SELECT id FROM mentor WHERE " ANY_OR_IN_SLOTS ("status")
                      " AND " ANY_OR_IS ("site", "9"),
  [MP_LIST_PARTNERS] = "SELECT id FROM organisation WHERE " ANY_OR_IN_SLOTS ("kind")
                       " AND " ANY_OR_IS ("site", "9"),
};

static const char *const largest_sql[] = {
  [MP_LIST_MENTEES] = "SELECT max (id) FROM mentee",
  [MP_LIST_MENTORS] = "SELECT max (id) FROM mentor",
  [MP_LIST_PARTNERS] = "SELECT max (id) FROM organisation",
};

struct _MpPeopleSet
{
  MpIdKeys *rounds;
  guint32 round;
  gboolean without_guardian;
};

/**
 * mp_people_set_free:
 * @self: (transfer full) (nullable):
 */
void
mp_people_set_free (MpPeopleSet *self)
{
  if (self == NULL)
    return;
  mp_id_keys_free (self->rounds);
  g_free (self);
}

/**
 * mp_people_set_has:
 *
 * Returns: whether @id got through all that was asked so far
 */
gboolean
mp_people_set_has (const MpPeopleSet *self, gint64 id)
{
  return mp_id_keys_get (self->rounds, id) == self->round;
}

/**
 * mp_people_set_begin:
 *
 * Begins another round: from now on the set has only those that mp_people_set_keep() names.
 */
void
mp_people_set_begin (MpPeopleSet *self)
{
  self->round++;
}

/**
 * mp_people_set_keep:
 *
 * Takes @id over from the round before, if it was in it.
 */
void
mp_people_set_keep (MpPeopleSet *self, gint64 id)
{
  if (mp_id_keys_get (self->rounds, id) == self->round - 1)
    mp_id_keys_set (self->rounds, id, self->round);
}

/**
 * mp_people_set_narrow:
 * @statement: steps over ids
 *
 * Leaves those whom @statement names; others that it names do not come in.
 */
gboolean
mp_people_set_narrow (MpPeopleSet *self, MpStatement *statement, GError **error)
{
  MpStep step;

  mp_people_set_begin (self);
  while ((step = mp_statement_step (statement, error)) == MP_STEP_ROW)
    mp_people_set_keep (self, mp_statement_get_int (statement, 0));
  return step == MP_STEP_DONE;
}

static gboolean
exclude (MpPeopleSet *self, MpStatement *statement, GError **error)
{
  MpStep step;

  while ((step = mp_statement_step (statement, error)) == MP_STEP_ROW)
    {
      gint64 id = mp_statement_get_int (statement, 0);

      if (mp_people_set_has (self, id))
        mp_id_keys_set (self->rounds, id, 0);
    }
  return step == MP_STEP_DONE;
}

static gboolean
find_id (MpDb *db, const char *sql, const char *uuid, gint64 *id, GError **error)
{
  g_autoptr (MpStatement) statement = NULL;
  MpStep step;

  *id = uuid == NULL ? ANY_ID : 0;
  if (uuid == NULL || g_str_equal (uuid, MP_PEOPLE_FILTER_NONE))
    return TRUE;
  statement = mp_db_prepare (db, sql, error);
  if (statement == NULL)
    return FALSE;
  mp_statement_bind_text (statement, 1, uuid);
  step = mp_statement_step (statement, error);
  *id = step == MP_STEP_ROW ? mp_statement_get_int (statement, 0) : NO_SUCH_ID;
  return step != MP_STEP_ERROR;
}

static void
bind_slots (MpStatement *statement, const MpChoice *choices, guint bits)
{
  int slot = 1;

  for (gsize i = 0; choices[i].name != NULL; i++)
    if ((bits & (1u << choices[i].value)) != 0 && slot <= N_SLOTS)
      mp_statement_bind_text (statement, slot++, choices[i].name);
}

static gboolean
bind_references (MpStatement *statement, MpDb *db, const MpPeopleFilter *filter, GError **error)
{
  gint64 cohort, organisation, site;

  if (!find_id (db, "SELECT id FROM site WHERE uuid = ?1", filter->site, &site, error))
    return FALSE;
  mp_statement_bind_int (statement, N_SLOTS + 1, site);
  if (filter->list != MP_LIST_MENTEES)
    return TRUE;
  if (!find_id (db, "SELECT id FROM cohort WHERE uuid = ?1", filter->cohort, &cohort, error)
      || !find_id (db, "SELECT id FROM organisation WHERE uuid = ?1", filter->organisation,
                   &organisation, error))
    return FALSE;
  mp_statement_bind_int (statement, N_SLOTS + 2, cohort);
  mp_statement_bind_int (statement, N_SLOTS + 3, organisation);
  return TRUE;
}

static gboolean
narrow_by (MpPeopleSet *self, MpDb *db, const char *sql, GError **error)
{
  g_autoptr (MpStatement) statement = mp_db_prepare (db, sql, error);

  return statement != NULL && mp_people_set_narrow (self, statement, error);
}

static gboolean
asks_for_gap (const MpPeopleFilter *filter)
{
  return filter->guardian_gap && filter->list == MP_LIST_MENTEES;
}

static gboolean
begin_with_base (MpPeopleSet *self, MpDb *db, const MpPeopleFilter *filter, GError **error)
{
  g_autoptr (MpStatement) statement = NULL;
  gboolean everybody;

  everybody = filter->statuses == 0 && filter->site == NULL && filter->cohort == NULL
              && filter->organisation == NULL;
  if (everybody && asks_for_gap (filter))
    {
      self->without_guardian = TRUE;
      return narrow_by (self, db, NO_GUARDIAN_SQL, error);
    }
  statement = mp_db_prepare (db, (everybody ? everybody_sql : base_sql)[filter->list], error);
  if (statement == NULL)
    return FALSE;
  bind_slots (statement, mp_people_filter_get_statuses (filter->list), filter->statuses);
  if (!everybody && !bind_references (statement, db, filter, error))
    return FALSE;
  return mp_people_set_narrow (self, statement, error);
}

static gboolean
apply_archived (MpPeopleSet *self, MpDb *db, const MpPeopleFilter *filter, GError **error)
{
  g_autoptr (MpStatement) statement = NULL;
  const char *sql = "SELECT id FROM person WHERE archived_on IS NOT NULL";

  if (filter->archived == MP_ARCHIVED_TOO)
    return TRUE;
  if (filter->list == MP_LIST_PARTNERS)
    sql = "SELECT id FROM organisation WHERE archived_on IS NOT NULL";
  statement = mp_db_prepare (db, sql, error);
  if (statement == NULL)
    return FALSE;
  if (filter->archived == MP_ARCHIVED_ONLY)
    return mp_people_set_narrow (self, statement, error);
  return exclude (self, statement, error);
}

/* One stage in its slot, or all of them. */
static void
bind_stages (MpStatement *statement, MpStage wanted)
{
  for (guint stage = MP_STAGE_A; stage <= MP_STAGE_E; stage++)
    if (wanted == 0 || wanted == stage)
      mp_statement_bind_text (statement, N_SLOTS + (int) stage, mp_stage_get_letter (stage));
}

/* A stage without a record is not started, so those are asked for by leaving the others out. */
static gboolean
exclude_started (MpPeopleSet *self, MpDb *db, MpStage stage, guint states, GError **error)
{
  g_autoptr (MpStatement) statement = NULL;

  statement = mp_db_prepare (db,
                             "SELECT mentee FROM stage_record"
                             " WHERE " IN_STAGES " AND " IN_SLOTS ("state")
                             " GROUP BY mentee HAVING count (*) = ?14",
                             error);
  if (statement == NULL)
    return FALSE;
  bind_slots (statement, mp_stage_states, ~states);
  bind_stages (statement, stage);
  mp_statement_bind_int (statement, N_SLOTS + MP_N_STAGES + 1, stage == 0 ? MP_N_STAGES : 1);
  return exclude (self, statement, error);
}

static gboolean
apply_stage (MpPeopleSet *self, MpDb *db, const MpPeopleFilter *filter, GError **error)
{
  g_autoptr (MpStatement) statement = NULL;
  guint states = filter->stage_states;

  if (filter->list != MP_LIST_MENTEES || (filter->stage == 0 && states == 0))
    return TRUE;
  if (states == 0)
    states = ~(1u << MP_STAGE_NOT_STARTED);
  if ((states & (1u << MP_STAGE_NOT_STARTED)) != 0)
    return exclude_started (self, db, filter->stage, states, error);

  statement = mp_db_prepare (db,
                             "SELECT mentee FROM stage_record"
                             " WHERE " IN_STAGES " AND " IN_SLOTS ("state"),
                             error);
  if (statement == NULL)
    return FALSE;
  bind_slots (statement, mp_stage_states, states);
  bind_stages (statement, filter->stage);
  return mp_people_set_narrow (self, statement, error);
}

/**
 * mp_people_get_minor_since:
 * @minor_since: (out): who was born after this day needs a guardian on @today (P-2)
 *
 * The day serves for comparing only: it may be 29 February of any year.
 */
gboolean
mp_people_get_minor_since (MpDb *db, MpDate today, MpDate *minor_since, GError **error)
{
  gint64 age;

  if (!mp_db_get_int (db, "SELECT coalesce (max (guardian_age), 18) FROM programme", &age, error))
    return FALSE;
  minor_since->packed = MAX (today.packed - (gint32) CLAMP (age, 0, 200) * 10000, 1);
  return TRUE;
}

/* Each table read by itself takes half the time of joining them. */
static gboolean
apply_gap (MpPeopleSet *self, MpDb *db, const MpPeopleFilter *filter, MpDate today,
           GError **error)
{
  g_autoptr (MpStatement) minors = NULL;
  MpDate minor_since;

  if (!asks_for_gap (filter))
    return TRUE;
  if (!mp_people_get_minor_since (db, today, &minor_since, error))
    return FALSE;
  minors = mp_db_prepare (db, "SELECT id FROM person WHERE birth_date > ?1", error);
  if (minors == NULL)
    return FALSE;
  mp_statement_bind_date (minors, 1, minor_since);
  return mp_people_set_narrow (self, minors, error)
         && (self->without_guardian || narrow_by (self, db, NO_GUARDIAN_SQL, error));
}

/**
 * mp_people_set_new:
 * @today: the day on which ages are counted
 *
 * Returns: (transfer full) (nullable): the ids of those whom @filter shows
 */
MpPeopleSet *
mp_people_set_new (MpDb *db, const MpPeopleFilter *filter, MpDate today, GError **error)
{
  g_autoptr (MpPeopleSet) self = g_new0 (MpPeopleSet, 1);
  gint64 largest_id;

  if (!mp_db_get_int (db, largest_sql[filter->list], &largest_id, error))
    return NULL;
  self->rounds = mp_id_keys_new (largest_id);
  if (!begin_with_base (self, db, filter, error) || !apply_archived (self, db, filter, error)
      || !apply_stage (self, db, filter, error) || !apply_gap (self, db, filter, today, error)
      || !mp_people_search_narrow (self, db, filter, error))
    return NULL;
  return g_steal_pointer (&self);
}
