/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Texts in alphabetical order: each gets its place among all of them. */

#include "store/mp-text-places.h"

#include "base/mp-fold.h"

#include <string.h>

/* Numbers in a text are compared as numbers up to this many digits. */
#define DIGITS 12

struct _MpTextPlaces
{
  GHashTable *numbers;
  GPtrArray *folded;
  guint32 *places;
};

/**
 * mp_text_places_new:
 *
 * Returns: (transfer full): a collection without a text
 */
MpTextPlaces *
mp_text_places_new (void)
{
  MpTextPlaces *self = g_new0 (MpTextPlaces, 1);

  self->numbers = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  self->folded = g_ptr_array_new_with_free_func (g_free);
  return self;
}

/**
 * mp_text_places_free:
 * @self: (transfer full) (nullable):
 */
void
mp_text_places_free (MpTextPlaces *self)
{
  if (self == NULL)
    return;
  g_hash_table_unref (self->numbers);
  g_ptr_array_unref (self->folded);
  g_free (self->places);
  g_free (self);
}

/* Folded, and each number in as many digits: "Grade 9" comes before "Grade 12". */
static char *
fold_with_numbers (const char *text)
{
  g_autofree char *folded = mp_fold_words (text);
  GString *key = g_string_new (NULL);

  for (const char *p = folded; *p != '\0';)
    {
      gsize n_digits = strspn (p, "0123456789");
      gsize length = MAX (n_digits, 1);

      for (gsize i = n_digits; n_digits > 0 && i < DIGITS; i++)
        g_string_append_c (key, '0');
      g_string_append_len (key, p, (gssize) length);
      p += length;
    }
  return g_string_free (key, FALSE);
}

/**
 * mp_text_places_add:
 * @text: (nullable): a text, which may have been added before
 *
 * Returns: the text's number, the same for the same text; 0 for no text or an empty one
 */
guint32
mp_text_places_add (MpTextPlaces *self, const char *text)
{
  gpointer number;

  g_return_val_if_fail (self != NULL && self->places == NULL, 0);

  if (text == NULL || *text == '\0')
    return 0;
  number = g_hash_table_lookup (self->numbers, text);
  if (number == NULL)
    {
      g_ptr_array_add (self->folded, fold_with_numbers (text));
      number = GUINT_TO_POINTER (self->folded->len);
      g_hash_table_insert (self->numbers, g_strdup (text), number);
    }
  return GPOINTER_TO_UINT (number);
}

static int
compare (gconstpointer a, gconstpointer b, gpointer folded)
{
  const GPtrArray *texts = folded;

  return strcmp (g_ptr_array_index (texts, *(const guint32 *) a),
                 g_ptr_array_index (texts, *(const guint32 *) b));
}

/**
 * mp_text_places_find:
 *
 * Puts the texts in order; none can be added afterwards.  Those that differ in case, accents or
 * punctuation alone share a place.
 */
void
mp_text_places_find (MpTextPlaces *self)
{
  g_autofree guint32 *order = NULL;
  guint n_texts;
  guint32 place = 0;

  g_return_if_fail (self != NULL && self->places == NULL);

  n_texts = self->folded->len;
  order = g_new (guint32, n_texts + 1);
  for (guint32 i = 0; i < n_texts; i++)
    order[i] = i;
  g_qsort_with_data (order, (int) n_texts, sizeof *order, compare, self->folded);

  self->places = g_new0 (guint32, n_texts + 1);
  for (guint i = 0; i < n_texts; i++)
    {
      if (i == 0 || compare (&order[i - 1], &order[i], self->folded) != 0)
        place++;
      self->places[order[i] + 1] = place;
    }
}

/**
 * mp_text_places_get:
 * @number: as mp_text_places_add() returned it
 *
 * Returns: the text's place, from 1; 0 for no text
 */
guint32
mp_text_places_get (const MpTextPlaces *self, guint32 number)
{
  g_return_val_if_fail (self != NULL && self->places != NULL, 0);
  g_return_val_if_fail (number <= self->folded->len, 0);

  return self->places[number];
}
