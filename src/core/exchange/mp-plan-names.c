/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The names of one kind of thing in an exchange, each with its number. */

#include "exchange/mp-plan-names.h"

#include "base/mp-fold.h"

/**
 * mp_plan_names_init:
 *
 * Makes it hold no names.
 */
void
mp_plan_names_init (MpPlanNames *self)
{
  g_return_if_fail (self != NULL);

  self->texts = g_ptr_array_new_with_free_func (g_free);
  self->places = g_hash_table_new (g_str_hash, g_str_equal);
}

/**
 * mp_plan_names_clear:
 *
 * Frees what it holds.
 */
void
mp_plan_names_clear (MpPlanNames *self)
{
  g_return_if_fail (self != NULL);

  g_hash_table_unref (self->places);
  g_ptr_array_unref (self->texts);
}

/**
 * mp_plan_names_add:
 * @name: one that may be there already
 *
 * Returns: its number
 */
guint
mp_plan_names_add (MpPlanNames *self, const char *name)
{
  guint place;
  char *text;

  g_return_val_if_fail (self != NULL && name != NULL, 0);

  if (mp_plan_names_find (self, name, &place))
    return place;

  text = g_strdup (name);
  g_hash_table_insert (self->places, text, GUINT_TO_POINTER (self->texts->len));
  g_ptr_array_add (self->texts, text);

  return self->texts->len - 1;
}

/**
 * mp_plan_names_find:
 * @place: (out): its number
 *
 * Returns: whether the name is there
 */
gboolean
mp_plan_names_find (const MpPlanNames *self, const char *name, guint *place)
{
  gpointer found;

  g_return_val_if_fail (self != NULL && name != NULL && place != NULL, FALSE);

  if (!g_hash_table_lookup_extended (self->places, name, NULL, &found))
    return FALSE;
  *place = GPOINTER_TO_UINT (found);

  return TRUE;
}

/**
 * mp_plan_names_get:
 *
 * Returns: (transfer none): the name of that number
 */
const char *
mp_plan_names_get (const MpPlanNames *self, guint place)
{
  g_return_val_if_fail (self != NULL && place < self->texts->len, NULL);

  return g_ptr_array_index (self->texts, place);
}

/**
 * mp_plan_names_find_like:
 * @name: one that is not there
 *
 * Returns: (transfer none) (nullable): the first name that differs in accents, capitals, spaces or
 *   punctuation alone
 */
const char *
mp_plan_names_find_like (const MpPlanNames *self, const char *name)
{
  g_autofree char *key = mp_fold_key (name);

  g_return_val_if_fail (self != NULL, NULL);

  for (guint k = 0; *key != '\0' && k < self->texts->len; k++)
    {
      const char *other = g_ptr_array_index (self->texts, k);
      g_autofree char *other_key = mp_fold_key (other);

      if (g_str_equal (key, other_key))
        return other;
    }

  return NULL;
}

/**
 * mp_plan_names_each_pair:
 * @found: (scope call): called for each name and the first one that differs from it in accents,
 *   capitals, spaces or punctuation alone
 */
void
mp_plan_names_each_pair (const MpPlanNames *self, MpPlanNamesFound found, gpointer user_data)
{
  g_autoptr (GHashTable) firsts = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);

  g_return_if_fail (self != NULL && found != NULL);

  for (guint k = 0; k < self->texts->len; k++)
    {
      const char *name = g_ptr_array_index (self->texts, k);
      char *key = mp_fold_key (name);
      const char *first = g_hash_table_lookup (firsts, key);

      if (first != NULL && *key != '\0')
        found (first, name, user_data);
      if (first == NULL)
        g_hash_table_insert (firsts, key, (char *) name);
      else
        g_free (key);
    }
}
