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

static void
take_others_changes (gpointer row, gconstpointer before, gconstpointer now)
{
  const MpTable *table;
  gpointer empty;

  if (row == NULL || now == NULL)
    return;

  table = ((const MpRow *) row)->table;
  empty = mp_row_new (table);
  for (guint i = 0; i < table->n_fields; i++)
    if (mp_row_field_equal (row, before != NULL ? before : empty, &table->fields[i]))
      mp_row_field_assign (row, now, &table->fields[i]);
  mp_row_free (empty);

  /* A part that somebody else has added is not inserted a second time. */
  *(MpRow *) row = *(const MpRow *) now;
}

/**
 * mp_profile_catch_up:
 * @self: a stored person as somebody wants to save it
 * @before: the person as it was when they began
 * @error: an #MpStoreError; %MP_STORE_ERROR_NOT_FOUND if the person is gone
 *
 * Takes over what others have changed meanwhile in fields that @self leaves as they were, so that
 * saving one field does not take back another's work.
 *
 * Returns: %FALSE with @error set if the person cannot be read
 */
gboolean
mp_profile_catch_up (MpProfile *self, const MpProfile *before, MpStore *store, GError **error)
{
  g_autoptr (MpProfile) now = NULL;

  g_return_val_if_fail (self != NULL && before != NULL, FALSE);
  g_return_val_if_fail (MP_IS_STORE (store), FALSE);

  now = mp_profile_load (store, before->person->row.id, error);
  if (now == NULL)
    return FALSE;

  take_others_changes (self->person, before->person, now->person);
  take_others_changes (self->mentee, before->mentee, now->mentee);
  take_others_changes (self->mentor, before->mentor, now->mentor);
  return TRUE;
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
