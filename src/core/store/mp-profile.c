/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A person with what they are in the programme: a mentee, a mentor, or both. */

#include "store/mp-profile.h"

/**
 * mp_profile_new:
 *
 * Returns: (transfer full): a person without a name who is neither mentee nor mentor
 */
MpProfile *
mp_profile_new (void)
{
  MpProfile *self = g_new0 (MpProfile, 1);

  self->person = mp_person_new ();
  return self;
}

/* A part that the person does not have is no failure. */
static gboolean
load_part (MpStore *store, const MpTable *table, gint64 id, gpointer *part, GError **error)
{
  g_autoptr (GError) failure = NULL;

  *part = mp_store_get (store, table, id, &failure);
  if (*part != NULL || g_error_matches (failure, MP_STORE_ERROR, MP_STORE_ERROR_NOT_FOUND))
    return TRUE;

  g_propagate_error (error, g_steal_pointer (&failure));
  return FALSE;
}

/**
 * mp_profile_load:
 * @id: of the person
 * @error: an #MpStoreError; %MP_STORE_ERROR_NOT_FOUND if there is no such person
 *
 * Returns: (transfer full) (nullable): the person with all parts, or %NULL with @error set
 */
MpProfile *
mp_profile_load (MpStore *store, gint64 id, GError **error)
{
  g_autoptr (MpProfile) self = g_new0 (MpProfile, 1);

  g_return_val_if_fail (MP_IS_STORE (store), NULL);

  self->person = mp_store_get (store, &mp_person_table, id, error);
  if (self->person == NULL
      || !load_part (store, &mp_mentee_table, id, (gpointer *) &self->mentee, error)
      || !load_part (store, &mp_mentor_table, id, (gpointer *) &self->mentor, error))
    return NULL;

  return g_steal_pointer (&self);
}

static gpointer
copy_row (gconstpointer row)
{
  return row != NULL ? mp_row_copy (row) : NULL;
}

/**
 * mp_profile_copy:
 *
 * Returns: (transfer full): another profile with copies of the rows
 */
MpProfile *
mp_profile_copy (const MpProfile *self)
{
  MpProfile *copy;

  g_return_val_if_fail (self != NULL, NULL);

  copy = g_new0 (MpProfile, 1);
  copy->person = copy_row (self->person);
  copy->mentee = copy_row (self->mentee);
  copy->mentor = copy_row (self->mentor);
  return copy;
}

/**
 * mp_profile_free:
 * @self: (nullable): a profile
 */
void
mp_profile_free (MpProfile *self)
{
  if (self == NULL)
    return;

  mp_row_free (self->person);
  mp_row_free (self->mentee);
  mp_row_free (self->mentor);
  g_free (self);
}

/**
 * mp_profile_get_part:
 * @table: of people, mentees or mentors
 *
 * Returns: (transfer none) (nullable): the row of that type
 */
gpointer
mp_profile_get_part (const MpProfile *self, const MpTable *table)
{
  g_return_val_if_fail (self != NULL && table != NULL, NULL);

  if (table == &mp_person_table)
    return self->person;
  if (table == &mp_mentee_table)
    return self->mentee;
  if (table == &mp_mentor_table)
    return self->mentor;
  return NULL;
}
