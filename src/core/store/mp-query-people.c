/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The lists of mentees, mentors and partners: who is in them, and in which order. */

#include "store/mp-query-people.h"

#include "store/mp-people-first.h"
#include "store/mp-people-order.h"
#include "store/mp-people-set.h"
#include "store/mp-store-private.h"

static GArray *
collect_named (MpDb *db, const MpPeopleFilter *filter, const MpPeopleSet *set, GError **error)
{
  g_autoptr (GArray) ids = g_array_new (FALSE, FALSE, sizeof (gint64));
  g_autoptr (MpStatement) statement = NULL;
  MpStep step;

  statement = mp_db_prepare (db,
                             filter->list == MP_LIST_PARTNERS
                               ? "SELECT id FROM organisation ORDER BY sort_name, id"
                               : "SELECT id FROM person ORDER BY sort_name, id",
                             error);
  if (statement == NULL)
    return NULL;
  while ((step = mp_statement_step (statement, error)) == MP_STEP_ROW)
    {
      gint64 id = mp_statement_get_int (statement, 0);

      if (mp_people_set_has (set, id))
        g_array_append_val (ids, id);
    }
  return step == MP_STEP_DONE ? g_steal_pointer (&ids) : NULL;
}

/**
 * mp_people_query_named:
 *
 * Everybody in the list in the order of names, for mp_people_query_sort().
 *
 * Returns: (transfer full) (element-type gint64) (nullable): the ids
 */
GArray *
mp_people_query_named (MpStore *store, const MpPeopleFilter *filter, GError **error)
{
  g_autoptr (MpPeopleSet) set = NULL;

  g_return_val_if_fail (MP_IS_STORE (store) && filter != NULL, NULL);

  set = mp_people_set_new (mp_store_get_db (store), filter, mp_store_get_today (store), error);
  return set != NULL ? collect_named (mp_store_get_db (store), filter, set, error) : NULL;
}

/**
 * mp_people_query_sort:
 * @ids: (element-type gint64): in the order of names
 * @sort: by any column that the list has
 *
 * Puts a list in another order; equal ones stay in the order of names.
 */
gboolean
mp_people_query_sort (MpStore *store, MpListKind list, GArray *ids, MpPeopleSort sort,
                      GError **error)
{
  g_return_val_if_fail (MP_IS_STORE (store) && ids != NULL, FALSE);

  return mp_people_order_sort (mp_store_get_db (store), list, sort, mp_store_get_today (store),
                               ids, error);
}

/**
 * mp_people_query_ids:
 * @sort: by any column that the list has
 *
 * Everybody in the list, in order.  It takes 15 to 80 ms for 100,000 people.
 *
 * Returns: (transfer full) (element-type gint64) (nullable): the ids
 */
GArray *
mp_people_query_ids (MpStore *store, const MpPeopleFilter *filter, MpPeopleSort sort,
                     GError **error)
{
  g_autoptr (GArray) ids = mp_people_query_named (store, filter, error);

  if (ids == NULL || !mp_people_query_sort (store, filter->list, ids, sort, error))
    return NULL;
  return g_steal_pointer (&ids);
}

/**
 * mp_people_query_is_quick:
 *
 * Returns: whether the first ids are found without looking for all of them
 */
gboolean
mp_people_query_is_quick (const MpPeopleFilter *filter, MpPeopleSort sort)
{
  g_return_val_if_fail (filter != NULL, FALSE);

  return sort.column == MP_COLUMN_NAME && !sort.descending && mp_people_first_can_find (filter);
}

/**
 * mp_people_query_first_ids:
 * @limit: how many fill a screen
 *
 * The beginning of what mp_people_query_ids() returns.  It takes a few milliseconds where
 * mp_people_query_is_quick().
 *
 * Returns: (transfer full) (element-type gint64) (nullable): the ids
 */
GArray *
mp_people_query_first_ids (MpStore *store, const MpPeopleFilter *filter, MpPeopleSort sort,
                           guint limit, GError **error)
{
  g_autoptr (GArray) ids = NULL;

  g_return_val_if_fail (MP_IS_STORE (store) && filter != NULL, NULL);

  if (mp_people_query_is_quick (filter, sort)
      && !mp_people_first_find (mp_store_get_db (store), filter, limit, &ids, error))
    return NULL;
  if (ids != NULL)
    return g_steal_pointer (&ids);

  ids = mp_people_query_ids (store, filter, sort, error);
  if (ids != NULL && ids->len > limit)
    g_array_set_size (ids, limit);
  return g_steal_pointer (&ids);
}
