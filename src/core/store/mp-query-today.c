/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What needs the coordinator today, and how large the programme is. */

#include "store/mp-query-today.h"

#include "model/mp-person.h"
#include "model/mp-programme.h"
#include "rules/mp-people-rules.h"
#include "store/mp-store-private.h"

/* In all of these: ?1 is the site, 0 for all; ?2 a day; ?3 how many rows at most. */
#define AT_SITE(alias) " (?1 = 0 OR " alias ".site = ?1)"

/* Nearly nobody is archived, and an index knows who: looking up each person takes twice as
 * long in a programme of 100,000. */
#define COUNT_PEOPLE(table) \
  "SELECT (SELECT count (*) FROM " table " m WHERE" AT_SITE ("m") ")" \
  " - (SELECT count (*) FROM person p JOIN " table " m ON m.id = p.id" \
  " WHERE p.archived_on IS NOT NULL AND" AT_SITE ("m") ")"

#define COUNT_MENTEES COUNT_PEOPLE ("mentee")
#define COUNT_MENTORS COUNT_PEOPLE ("mentor")

#define COUNT_PARTNERS \
  "SELECT count (*) FROM organisation o WHERE o.archived_on IS NULL AND" AT_SITE ("o")

#define DUE_PEOPLE \
  " FROM contact_log l JOIN person p ON p.id = l.person" \
  " LEFT JOIN mentee m ON m.id = p.id LEFT JOIN mentor r ON r.id = p.id" \
  " WHERE l.follow_up_on <= ?2 AND l.followed_up = 0 AND p.archived_on IS NULL" \
  " AND (?1 = 0 OR m.site = ?1 OR r.site = ?1)"

#define DUE_PARTNERS \
  " FROM partner_check_in l JOIN organisation o ON o.id = l.organisation" \
  " WHERE l.follow_up_on <= ?2 AND l.followed_up = 0 AND o.archived_on IS NULL" \
  " AND" AT_SITE ("o")

#define LIST_DUE \
  "SELECT 0, l.id, p.id, coalesce (p.preferred_name, p.given_name), p.family_name," \
  " l.follow_up_on, l.summary" DUE_PEOPLE \
  " UNION ALL " \
  "SELECT 1, l.id, o.id, o.name, NULL, l.follow_up_on, l.summary" DUE_PARTNERS \
  " ORDER BY 6, 1, 2 LIMIT ?3"

#define COUNT_DUE \
  "SELECT (SELECT count (*)" DUE_PEOPLE ") + (SELECT count (*)" DUE_PARTNERS ")"

/* P-2 as mp_people_needs_guardian() has it; ?2 is the last birth date that needs no guardian. */
#define NO_GUARDIAN \
  " FROM mentee m JOIN person p ON p.id = m.id" \
  " WHERE p.birth_date > ?2 AND p.archived_on IS NULL" \
  " AND m.status NOT IN ('completed', 'withdrawn')" \
  " AND (m.guardian_name IS NULL OR (m.guardian_phone IS NULL AND m.guardian_email IS NULL))" \
  " AND" AT_SITE ("m")

#define LIST_NO_GUARDIAN \
  "SELECT 2, p.id, p.id, coalesce (p.preferred_name, p.given_name), p.family_name, NULL," \
  " m.guardian_name" NO_GUARDIAN " ORDER BY p.sort_name, p.id LIMIT ?3"

#define COUNT_NO_GUARDIAN "SELECT count (*)" NO_GUARDIAN

typedef struct
{
  MpStore *store;
  gint64 site;
  guint limit;
} Query;

static void
item_free (MpTodayItem *item)
{
  g_free (item->name);
  g_free (item->text);
  g_free (item);
}

static gboolean
count (Query *query, const char *sql, MpDate day, gint64 *value, GError **error)
{
  g_autoptr (MpStatement) statement =
    mp_db_prepare (mp_store_get_db (query->store), sql, error);

  if (statement == NULL)
    return FALSE;

  mp_statement_bind_int (statement, 1, query->site);
  if (mp_date_is_set (day))
    mp_statement_bind_date (statement, 2, day);
  if (mp_statement_step (statement, error) != MP_STEP_ROW)
    return FALSE;

  *value = mp_statement_get_int (statement, 0);
  return TRUE;
}

static MpTodayItem *
read_item (MpStatement *statement)
{
  MpTodayItem *item = g_new0 (MpTodayItem, 1);
  const char *first = mp_statement_get_text (statement, 3);
  const char *last = mp_statement_get_text (statement, 4);

  item->kind = (MpTodayKind) mp_statement_get_int (statement, 0);
  item->record_id = mp_statement_get_int (statement, 1);
  item->subject_id = mp_statement_get_int (statement, 2);
  item->name = g_strjoin (first != NULL && last != NULL ? " " : "", first != NULL ? first : "",
                          last != NULL ? last : "", NULL);
  item->due_on = mp_statement_get_date (statement, 5);
  item->text = mp_statement_dup_text (statement, 6);

  return item;
}

static GPtrArray *
list (Query *query, const char *sql, MpDate day, GError **error)
{
  g_autoptr (GPtrArray) items = g_ptr_array_new_with_free_func ((GDestroyNotify) item_free);
  g_autoptr (MpStatement) statement =
    mp_db_prepare (mp_store_get_db (query->store), sql, error);
  MpStep step;

  if (statement == NULL)
    return NULL;

  mp_statement_bind_int (statement, 1, query->site);
  mp_statement_bind_date (statement, 2, day);
  mp_statement_bind_int (statement, 3, query->limit);
  while ((step = mp_statement_step (statement, error)) == MP_STEP_ROW)
    g_ptr_array_add (items, read_item (statement));

  return step == MP_STEP_DONE ? g_steal_pointer (&items) : NULL;
}

static int
guardian_age (MpStore *store)
{
  g_autoptr (GPtrArray) programmes = mp_store_list (store, &mp_programme_table, NULL);

  return mp_people_guardian_age (programmes != NULL && programmes->len > 0
                                 ? programmes->pdata[0] : NULL);
}

static gboolean
read_today (Query *query, MpToday *self, GError **error)
{
  const MpDate today = mp_store_get_today (query->store);
  const MpDate old_enough = mp_date_add_months (today, -12 * guardian_age (query->store));

  self->n_people = mp_store_count (query->store, &mp_person_table, error);
  if (self->n_people < 0
      || !count (query, COUNT_MENTEES, MP_DATE_NONE, &self->n_mentees, error)
      || !count (query, COUNT_MENTORS, MP_DATE_NONE, &self->n_mentors, error)
      || !count (query, COUNT_PARTNERS, MP_DATE_NONE, &self->n_partners, error)
      || !count (query, COUNT_DUE, today, &self->n_due, error)
      || !count (query, COUNT_NO_GUARDIAN, old_enough, &self->n_no_guardian, error))
    return FALSE;

  self->due = list (query, LIST_DUE, today, error);
  if (self->due == NULL)
    return FALSE;

  self->no_guardian = list (query, LIST_NO_GUARDIAN, old_enough, error);
  return self->no_guardian != NULL;
}

/**
 * mp_query_today:
 * @site: the id of a site, or 0 for all sites
 * @limit: how many items each list has at most
 *
 * Reads what is so on the store's today.
 *
 * Returns: (transfer full): what needs the coordinator, or %NULL with @error set
 */
MpToday *
mp_query_today (MpStore *store, gint64 site, guint limit, GError **error)
{
  g_autoptr (MpToday) self = g_new0 (MpToday, 1);
  Query query = { store, site, limit };

  g_return_val_if_fail (MP_IS_STORE (store), NULL);

  if (!read_today (&query, self, error))
    return NULL;

  return g_steal_pointer (&self);
}

/**
 * mp_today_free:
 */
void
mp_today_free (MpToday *self)
{
  if (self == NULL)
    return;

  g_clear_pointer (&self->due, g_ptr_array_unref);
  g_clear_pointer (&self->no_guardian, g_ptr_array_unref);
  g_free (self);
}
