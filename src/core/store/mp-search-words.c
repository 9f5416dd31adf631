/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The words by which new people are found, until there are enough of them to be written. */

#include "store/mp-search-words.h"

#include "base/mp-fold.h"
#include "model/mp-schema.h"

/* In bytes.  Writing words by the handful is quicker than in turns with the rows of tables. */
#define MANY (64 * 1024)

/* Where among the words somebody's begin, and whether those of a mentee or mentor are there. */
typedef struct
{
  gint64 id;
  gsize start;
  gboolean has_role;
} Person;

struct _MpSearchWords
{
  GArray *people;
  GString *words;
};

MpSearchWords *
mp_search_words_new (void)
{
  MpSearchWords *self = g_new0 (MpSearchWords, 1);

  self->people = g_array_new (FALSE, FALSE, sizeof (Person));
  self->words = g_string_new (NULL);
  return self;
}

void
mp_search_words_free (MpSearchWords *self)
{
  g_array_unref (self->people);
  g_string_free (self->words, TRUE);
  g_free (self);
}

static Person *
get_last (const MpSearchWords *self)
{
  guint n = self->people->len;

  return n > 0 ? &g_array_index (self->people, Person, n - 1) : NULL;
}

static void
append (MpSearchWords *self, const char *words)
{
  if (*words != '\0' && self->words->len > get_last (self)->start)
    g_string_append_c (self->words, ' ');
  g_string_append (self->words, words);
}

/**
 * mp_search_words_add_person:
 * @words: of the person's row, folded
 */
void
mp_search_words_add_person (MpSearchWords *self, gint64 id, const char *words)
{
  Person person = { .id = id };

  if (self->people->len > 0)
    g_string_append_c (self->words, '\0');
  person.start = self->words->len;
  g_array_append_val (self->people, person);
  append (self, words);
}

/**
 * mp_search_words_is_last:
 *
 * Returns: whether @id is the person added last, and no mentee or mentor of it has been added yet
 */
gboolean
mp_search_words_is_last (const MpSearchWords *self, gint64 id)
{
  const Person *last = get_last (self);

  return last != NULL && last->id == id && !last->has_role;
}

/**
 * mp_search_words_add_role:
 * @words: of the row of a mentee or mentor who is the person added last, folded
 * @organisation_words: of the organisation that it belongs to, folded
 */
void
mp_search_words_add_role (MpSearchWords *self, const char *words, const char *organisation_words)
{
  g_return_if_fail (self != NULL && self->people->len > 0);

  get_last (self)->has_role = TRUE;
  append (self, words);
  append (self, organisation_words);
}

/**
 * mp_search_words_are_many:
 *
 * Returns: whether it is time to write them
 */
gboolean
mp_search_words_are_many (const MpSearchWords *self)
{
  return self->words->len > MANY;
}

guint
mp_search_words_get_n_people (const MpSearchWords *self)
{
  return self->people->len;
}

/**
 * mp_search_words_get:
 * @position: below mp_search_words_get_n_people()
 * @id: (out): who is found by them
 *
 * Returns: (transfer none): all words of one person
 */
const char *
mp_search_words_get (const MpSearchWords *self, guint position, gint64 *id)
{
  const Person *person = &g_array_index (self->people, Person, position);

  *id = person->id;
  return self->words->str + person->start;
}

/**
 * mp_search_words_clear:
 *
 * Forgets the words, which have been written.
 */
void
mp_search_words_clear (MpSearchWords *self)
{
  g_array_set_size (self->people, 0);
  g_string_truncate (self->words, 0);
}

/**
 * mp_search_words_append_row:
 * @words: gets the words of @row, folded
 * @row: a row of any type
 *
 * Needs no file, so any thread may call.
 */
void
mp_search_words_append_row (GString *words, gconstpointer row)
{
  const MpTable *table = ((const MpRow *) row)->table;

  if (table == &mp_person_table)
    {
      const MpPerson *person = row;
      const char *const texts[]
          = { person->given_name, person->family_name, person->preferred_name, person->email,
              person->notes,      person->phone,       person->phone_key };

      for (gsize i = 0; i < G_N_ELEMENTS (texts); i++)
        mp_fold_append (words, texts[i]);
    }
  else if (table == &mp_mentor_table)
    {
      mp_fold_append (words, ((const MpMentor *) row)->occupation);
      mp_fold_append (words, ((const MpMentor *) row)->former_employer);
    }
}
