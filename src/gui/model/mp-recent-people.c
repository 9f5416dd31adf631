/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The people whose profiles were opened last, remembered from one start to the next. */

#include "config.h"

#include "gui/model/mp-recent-people.h"

#include "model/mp-person.h"

#define KEY "recent-people"

/* More than are ever shown: some of them are of other programmes, or archived since. */
#define MOST 24

/**
 * mp_recent_people_add:
 * @settings: of the application
 * @store: the open programme
 * @person_id: whose profile was opened
 *
 * Puts a person first.  Names stay in the programme's file: the settings know people by their UUID
 * alone.
 */
void
mp_recent_people_add (GSettings *settings,
                      MpStore   *store,
                      gint64     person_id)
{
  g_autoptr (MpPerson) person = NULL;
  g_autoptr (GPtrArray) uuids = g_ptr_array_new ();
  g_auto (GStrv) old = NULL;

  g_return_if_fail (G_IS_SETTINGS (settings));
  g_return_if_fail (MP_IS_STORE (store));

  person = mp_store_get (store, &mp_person_table, person_id, NULL);
  if (person == NULL)
    return;

  old = g_settings_get_strv (settings, KEY);
  g_ptr_array_add (uuids, person->row.uuid);
  for (guint i = 0; old[i] != NULL && uuids->len < MOST; i++)
    if (!g_str_equal (old[i], person->row.uuid))
      g_ptr_array_add (uuids, old[i]);
  g_ptr_array_add (uuids, NULL);
  g_settings_set_strv (settings, KEY, (const char *const *) uuids->pdata);
}

/**
 * mp_recent_people_list:
 * @settings: of the application
 * @store: the open programme
 * @most: how many at most
 *
 * Returns: (transfer full) (element-type MpPerson): those who are in the programme and not
 *   archived, the last one first
 */
GPtrArray *
mp_recent_people_list (GSettings *settings,
                       MpStore   *store,
                       guint      most)
{
  GPtrArray *people = g_ptr_array_new_with_free_func (mp_row_free);
  g_auto (GStrv) uuids = NULL;

  g_return_val_if_fail (G_IS_SETTINGS (settings), people);
  g_return_val_if_fail (MP_IS_STORE (store), people);

  uuids = g_settings_get_strv (settings, KEY);
  for (guint i = 0; uuids[i] != NULL && people->len < most; i++)
    {
      MpPerson *person = mp_store_get_by_uuid (store, &mp_person_table, uuids[i], NULL);

      if (person != NULL && !mp_date_is_set (person->archived_on))
        g_ptr_array_add (people, person);
      else
        g_clear_pointer (&person, mp_row_free);
    }
  return people;
}
