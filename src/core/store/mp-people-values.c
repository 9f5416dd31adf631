/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The values of one column for all rows of a list, as numbers that sort as the values do. */

#include "store/mp-people-values.h"

#include "model/mp-stage-record.h"
#include "store/mp-id-keys.h"
#include "store/mp-people-filter.h"
#include "store/mp-people-set.h"
#include "store/mp-text-places.h"

#include <math.h>

/* SQLite joins and sorts 100,000 rows in 200 ms.  Reading one table from its first to its last row
 * takes 15, so each column is read that way and becomes a small number for each id. */

typedef enum
{
  VALUE_NONE,
  VALUE_INT,
  VALUE_REAL,
  VALUE_STATUS,  /* a name of a status or a kind: in the order of its enumeration */
  VALUE_DATE,
  VALUE_BIRTH,   /* a day, the latest first: the order of ages */
  VALUE_INSTANT,
  VALUE_TEXT,    /* in alphabetical order, the numbers in it counting as numbers */
  VALUE_REF,     /* the id of something that has such a text */
  VALUE_RANKED,  /* a text, the rows coming in its order */
  VALUE_STAGES,  /* how far somebody is from A to E */
  VALUE_NEXT,    /* what presses most comes first */
} ValueKind;

/**
 * Source:
 * @sql: gives ids and values in two columns
 * @more_sql: (nullable): gives more, the larger counting where an id comes twice; for a reference
 *   the ids and texts of what is referred to
 */
typedef struct
{
  ValueKind kind;
  const char *sql;
  const char *more_sql;
} Source;

#define PERSON(column) "SELECT id, " column " FROM person WHERE " column " IS NOT NULL"
#define MENTEE(column) "SELECT id, " column " FROM mentee WHERE " column " IS NOT NULL"
#define MENTOR(column) "SELECT id, " column " FROM mentor WHERE " column " IS NOT NULL"
#define PARTNER(column) "SELECT id, " column " FROM organisation WHERE " column " IS NOT NULL"
#define NAMES_OF(target) "SELECT id, name FROM " target
#define PERSON_RANKED(column) PERSON (column) " ORDER BY " column

/* Asked for each stage and state: the index has the mentees of each next to each other, and a
 * stage that is not started need not be read. */
#define STAGES "SELECT mentee FROM stage_record WHERE stage = ?1 AND state = ?2"
#define FOLLOW_UPS \
  "SELECT person, min (follow_up_on) FROM contact_log" \
  " WHERE follow_up_on IS NOT NULL AND followed_up = 0 GROUP BY person"

#define ANYBODY \
  [MP_COLUMN_EMAIL] = { VALUE_RANKED, PERSON_RANKED ("email_key"), NULL }, \
  [MP_COLUMN_PHONE] = { VALUE_RANKED, PERSON_RANKED ("phone_key"), NULL }, \
  [MP_COLUMN_TOWN] = { VALUE_TEXT, PERSON ("town"), NULL }, \
  [MP_COLUMN_LANGUAGES] = { VALUE_TEXT, PERSON ("languages"), NULL }, \
  [MP_COLUMN_BIRTH_DATE] = { VALUE_DATE, PERSON ("birth_date"), NULL }, \
  [MP_COLUMN_AGE] = { VALUE_BIRTH, PERSON ("birth_date"), NULL }

static const Source mentee_sources[MP_N_COLUMNS] = {
  ANYBODY,
  [MP_COLUMN_STATUS] = { VALUE_STATUS, MENTEE ("status"), NULL },
  [MP_COLUMN_STAGES] = { VALUE_STAGES, STAGES, NULL },
  [MP_COLUMN_ORGANISATION] = { VALUE_REF, MENTEE ("organisation"), NAMES_OF ("organisation") },
  [MP_COLUMN_COHORT] = { VALUE_REF, MENTEE ("cohort"), NAMES_OF ("cohort") },
  [MP_COLUMN_GRADE] = { VALUE_TEXT, MENTEE ("grade"), NULL },
  [MP_COLUMN_NEXT_STEP] = { VALUE_NEXT, STAGES, NULL },
  [MP_COLUMN_SITE] = { VALUE_REF, MENTEE ("site"), NAMES_OF ("site") },
  [MP_COLUMN_INTAKE] = { VALUE_DATE, MENTEE ("intake_on"), NULL },
  [MP_COLUMN_UPDATED] = { VALUE_INSTANT, PERSON ("updated_at"), MENTEE ("updated_at") },
};

static const Source mentor_sources[MP_N_COLUMNS] = {
  ANYBODY,
  [MP_COLUMN_STATUS] = { VALUE_STATUS, MENTOR ("status"), NULL },
  [MP_COLUMN_OCCUPATION] = { VALUE_TEXT, MENTOR ("occupation"), NULL },
  [MP_COLUMN_EMPLOYER] = { VALUE_TEXT, MENTOR ("former_employer"), NULL },
  [MP_COLUMN_CAPACITY] = { VALUE_INT, MENTOR ("capacity"), NULL },
  [MP_COLUMN_HOURS] = { VALUE_REAL, MENTOR ("hours_a_month"), NULL },
  [MP_COLUMN_FOLLOW_UP] = { VALUE_DATE, FOLLOW_UPS, NULL },
  [MP_COLUMN_SITE] = { VALUE_REF, MENTOR ("site"), NAMES_OF ("site") },
  [MP_COLUMN_UPDATED] = { VALUE_INSTANT, PERSON ("updated_at"), MENTOR ("updated_at") },
};

static const Source partner_sources[MP_N_COLUMNS] = {
  [MP_COLUMN_KIND] = { VALUE_STATUS, PARTNER ("kind"), NULL },
  [MP_COLUMN_TOWN] = { VALUE_TEXT, PARTNER ("town"), NULL },
  [MP_COLUMN_INDUSTRY] = { VALUE_TEXT, PARTNER ("industry"), NULL },
  [MP_COLUMN_CONTACTS] = { VALUE_TEXT,
                           "SELECT o.id, (SELECT c.name FROM organisation_contact c"
                           " WHERE c.organisation = o.id"
                           " ORDER BY c.main_contact DESC, c.id LIMIT 1)"
                           " FROM organisation o",
                           NULL },
  [MP_COLUMN_PUPILS] = { VALUE_INT,
                         "SELECT organisation, count (*) FROM mentee"
                         " WHERE organisation IS NOT NULL AND id NOT IN"
                         " (SELECT id FROM person WHERE archived_on IS NOT NULL)"
                         " GROUP BY organisation",
                         "SELECT id, 0 FROM organisation" },
  [MP_COLUMN_CHECK_IN] = { VALUE_DATE,
                           "SELECT organisation, max (held_on) FROM partner_check_in"
                           " GROUP BY organisation",
                           NULL },
  [MP_COLUMN_FOLLOW_UP] = { VALUE_DATE,
                            "SELECT organisation, min (follow_up_on) FROM partner_check_in"
                            " WHERE follow_up_on IS NOT NULL AND followed_up = 0"
                            " GROUP BY organisation",
                            NULL },
  [MP_COLUMN_SITE] = { VALUE_REF, PARTNER ("site"), NAMES_OF ("site") },
  [MP_COLUMN_EMAIL] = { VALUE_TEXT, PARTNER ("email"), NULL },
  [MP_COLUMN_PHONE] = { VALUE_TEXT, PARTNER ("phone"), NULL },
  [MP_COLUMN_UPDATED] = { VALUE_INSTANT, PARTNER ("updated_at"), NULL },
};


/* A state's bits within the key that holds all five. */
#define STATE_BITS 3

/* A next stage presses less than any date. */
#define NO_DATE 1000000000u

struct _MpPeopleValues
{
  ValueKind kind;
  MpListKind list;
  MpIdKeys *keys;
  MpIdKeys *follow_ups;
  MpPeopleSet *without_guardian;
  MpTextPlaces *texts;
};

/**
 * mp_people_values_free:
 * @self: (transfer full) (nullable):
 */
void
mp_people_values_free (MpPeopleValues *self)
{
  if (self == NULL)
    return;
  mp_id_keys_free (self->keys);
  mp_id_keys_free (self->follow_ups);
  mp_people_set_free (self->without_guardian);
  mp_text_places_free (self->texts);
  g_free (self);
}

static guint32
key_from_int (gint64 value)
{
  return (guint32) CLAMP (value, 0, (gint64) MP_PEOPLE_KEY_MAX - 1) + 1;
}

static guint32
key_from_date (MpDate date, gboolean latest_first)
{
  if (!mp_date_is_set (date))
    return 0;
  return key_from_int (latest_first ? 100000000 - date.packed : date.packed);
}

static guint32
key_from_instant (const char *text)
{
  MpInstant instant = MP_INSTANT_NONE;

  return mp_instant_parse_iso (text, &instant) ? key_from_int (instant.seconds) : 0;
}

static guint32
read_key (MpPeopleValues *self, MpStatement *statement)
{
  switch (self->kind)
    {
    case VALUE_INT:
      return key_from_int (mp_statement_get_int (statement, 1));
    case VALUE_REAL:
      return key_from_int ((gint64) round (mp_statement_get_real (statement, 1) * 100));
    case VALUE_STATUS:
      return mp_choice_find (mp_people_filter_get_statuses (self->list),
                             mp_statement_get_text (statement, 1));
    case VALUE_DATE:
    case VALUE_BIRTH:
      return key_from_date (mp_statement_get_date (statement, 1), self->kind == VALUE_BIRTH);
    case VALUE_INSTANT:
      return key_from_instant (mp_statement_get_text (statement, 1));
    case VALUE_TEXT:
      return mp_text_places_add (self->texts, mp_statement_get_text (statement, 1));
    default:
      g_return_val_if_reached (0);
    }
}

static gboolean
read_values (MpPeopleValues *self, MpDb *db, const char *sql, GError **error)
{
  g_autoptr (MpStatement) statement = mp_db_prepare (db, sql, error);
  MpStep step;

  if (statement == NULL)
    return FALSE;
  while ((step = mp_statement_step (statement, error)) == MP_STEP_ROW)
    {
      gint64 id = mp_statement_get_int (statement, 0);
      guint32 key = read_key (self, statement);

      if (key > mp_id_keys_get (self->keys, id))
        mp_id_keys_set (self->keys, id, key);
    }
  return step == MP_STEP_DONE;
}

/* The rows come in the order of their texts; equal ones share a key. */
static gboolean
read_ranked (MpPeopleValues *self, MpDb *db, const char *sql, GError **error)
{
  g_autoptr (MpStatement) statement = mp_db_prepare (db, sql, error);
  g_autoptr (GString) last = g_string_new (NULL);
  guint32 rank = 0;
  MpStep step;

  if (statement == NULL)
    return FALSE;
  while ((step = mp_statement_step (statement, error)) == MP_STEP_ROW)
    {
      const char *text = mp_statement_get_text (statement, 1);

      if (rank == 0 || g_strcmp0 (text, last->str) != 0)
        {
          g_string_assign (last, text);
          rank++;
        }
      mp_id_keys_set (self->keys, mp_statement_get_int (statement, 0), rank);
    }
  return step == MP_STEP_DONE;
}

static gboolean
read_names (MpPeopleValues *self, MpDb *db, const char *sql, MpIdKeys *numbers, GError **error)
{
  g_autoptr (MpStatement) statement = mp_db_prepare (db, sql, error);
  MpStep step;

  if (statement == NULL)
    return FALSE;
  while ((step = mp_statement_step (statement, error)) == MP_STEP_ROW)
    mp_id_keys_set (numbers, mp_statement_get_int (statement, 0),
                    mp_text_places_add (self->texts, mp_statement_get_text (statement, 1)));
  return step == MP_STEP_DONE;
}

static gboolean
read_references (MpPeopleValues *self, MpDb *db, const Source *source, GError **error)
{
  g_autoptr (MpIdKeys) numbers = mp_id_keys_new (0);
  g_autoptr (MpStatement) statement = NULL;
  MpStep step;

  if (!read_names (self, db, source->more_sql, numbers, error))
    return FALSE;
  statement = mp_db_prepare (db, source->sql, error);
  if (statement == NULL)
    return FALSE;
  while ((step = mp_statement_step (statement, error)) == MP_STEP_ROW)
    mp_id_keys_set (self->keys, mp_statement_get_int (statement, 0),
                    mp_id_keys_get (numbers, mp_statement_get_int (statement, 1)));
  return step == MP_STEP_DONE;
}

static guint
get_state (guint32 key, guint stage)
{
  return (key >> (stage * STATE_BITS)) & ((1u << STATE_BITS) - 1);
}

static gboolean
read_state (MpPeopleValues *self, MpDb *db, const char *sql, guint stage, guint state,
            GError **error)
{
  g_autoptr (MpStatement) statement = mp_db_prepare (db, sql, error);
  MpStep step;

  if (statement == NULL)
    return FALSE;
  mp_statement_bind_text (statement, 1, mp_stage_get_letter ((MpStage) (MP_STAGE_A + stage)));
  mp_statement_bind_text (statement, 2, mp_choice_get_name (mp_stage_states, state));
  while ((step = mp_statement_step (statement, error)) == MP_STEP_ROW)
    {
      gint64 id = mp_statement_get_int (statement, 0);

      mp_id_keys_set (self->keys, id,
                      mp_id_keys_get (self->keys, id) | state << (stage * STATE_BITS));
    }
  return step == MP_STEP_DONE;
}

static gboolean
read_stages (MpPeopleValues *self, MpDb *db, const char *sql, GError **error)
{
  for (guint stage = 0; stage < MP_N_STAGES; stage++)
    for (guint state = MP_STAGE_NOT_STARTED + 1; state <= MP_STAGE_WAIVED; state++)
      if (!read_state (self, db, sql, stage, state, error))
        return FALSE;
  return TRUE;
}

static gboolean
read_urgent (MpPeopleValues *self, MpDb *db, MpDate today, GError **error)
{
  const MpPeopleFilter gap = { .list = MP_LIST_MENTEES,
                               .archived = MP_ARCHIVED_TOO,
                               .guardian_gap = TRUE };
  g_autoptr (MpStatement) statement = NULL;
  MpStep step;

  self->without_guardian = mp_people_set_new (db, &gap, today, error);
  if (self->without_guardian == NULL)
    return FALSE;
  statement = mp_db_prepare (db, FOLLOW_UPS, error);
  if (statement == NULL)
    return FALSE;
  while ((step = mp_statement_step (statement, error)) == MP_STEP_ROW)
    mp_id_keys_set (self->follow_ups, mp_statement_get_int (statement, 0),
                    key_from_date (mp_statement_get_date (statement, 1), FALSE));
  return step == MP_STEP_DONE;
}

static gboolean
read_all (MpPeopleValues *self, MpDb *db, const Source *source, MpDate today, GError **error)
{
  switch (self->kind)
    {
    case VALUE_REF:
      return read_references (self, db, source, error);
    case VALUE_RANKED:
      return read_ranked (self, db, source->sql, error);
    case VALUE_STAGES:
      return read_stages (self, db, source->sql, error);
    case VALUE_NEXT:
      return read_stages (self, db, source->sql, error) && read_urgent (self, db, today, error);
    default:
      return read_values (self, db, source->sql, error)
             && (source->more_sql == NULL || read_values (self, db, source->more_sql, error));
    }
}

static const Source *
find_source (MpListKind list, MpPeopleColumnId column)
{
  static const Source *const sources[] = {
    [MP_LIST_MENTEES] = mentee_sources,
    [MP_LIST_MENTORS] = mentor_sources,
    [MP_LIST_PARTNERS] = partner_sources,
  };

  return &sources[list][column];
}

/**
 * mp_people_values_new:
 * @column: any that @list has but the name
 * @today: the day on which ages are counted
 * @largest_id: of the list
 *
 * Returns: (transfer full) (nullable): the values, or %NULL with @error set
 */
MpPeopleValues *
mp_people_values_new (MpDb *db, MpListKind list, MpPeopleColumnId column, MpDate today,
                      gint64 largest_id, GError **error)
{
  g_autoptr (MpPeopleValues) self = NULL;
  const Source *source = find_source (list, column);

  g_return_val_if_fail (source->kind != VALUE_NONE, NULL);

  self = g_new0 (MpPeopleValues, 1);
  self->kind = source->kind;
  self->list = list;
  self->keys = mp_id_keys_new (largest_id);
  self->follow_ups = mp_id_keys_new (self->kind == VALUE_NEXT ? largest_id : 0);
  self->texts = mp_text_places_new ();
  if (!read_all (self, db, source, today, error))
    return NULL;
  mp_text_places_find (self->texts);
  return g_steal_pointer (&self);
}

/* Stage by stage from A: not begun, paused, active, behind them. */
static guint32
get_progress (guint32 key)
{
  static const guint32 weights[] = { 0, 0, 2, 1, 3, 3 };
  guint32 progress = 0;

  for (guint stage = 0; stage < MP_N_STAGES; stage++)
    progress = progress * 4 + weights[get_state (key, stage) % G_N_ELEMENTS (weights)];
  return progress + 1;
}

/* The first stage that is not behind them: to finish, to resume, to start. */
static guint32
get_next_stage (guint32 key)
{
  static const guint32 steps[] = { 2, 2, 0, 1 };

  for (guint stage = 0; stage < MP_N_STAGES; stage++)
    if (get_state (key, stage) < G_N_ELEMENTS (steps))
      return NO_DATE + stage * 4 + steps[get_state (key, stage)];
  return 0;
}

/**
 * mp_people_values_get_key:
 *
 * Returns: a number from 1 to %MP_PEOPLE_KEY_MAX that sorts as the value of @id does, or 0 if it
 *   has none
 */
guint32
mp_people_values_get_key (const MpPeopleValues *self, gint64 id)
{
  guint32 key = mp_id_keys_get (self->keys, id);
  guint32 follow_up;

  switch (self->kind)
    {
    case VALUE_TEXT:
    case VALUE_REF:
      return mp_text_places_get (self->texts, key);
    case VALUE_STAGES:
      return get_progress (key);
    case VALUE_NEXT:
      if (mp_people_set_has (self->without_guardian, id))
        return 1;
      follow_up = mp_id_keys_get (self->follow_ups, id);
      return follow_up != 0 ? follow_up : get_next_stage (key);
    default:
      return key;
    }
}
