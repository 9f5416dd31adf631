/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Who is known already, in the programme and in the file so far: small, and asked by hash.
 *
 * A query for each of 100,000 rows and each of five keys would take longer than writing them. */

#include "config.h"

#include "exchange/mp-import-index.h"

#include <string.h>

#define FIRST_SIZE 1024

/* Room is made for no more than this in advance. */
#define MAX_EXPECTED 1000000

/* Odd numbers without a pattern. */
#define MIX_1 G_GUINT64_CONSTANT (0x9e3779b97f4a7c15)
#define MIX_2 G_GUINT64_CONSTANT (0xd6e8feb86659fd93)

/* A hash table of the usual open kind, but with room for several people under one key. */
struct _MpImportIndex
{
  GArray *known;
  guint64 *hashes;
  guint32 *positions;
  gsize size;
  gsize n_used;
};

static guint64
mix (guint64 hash)
{
  hash ^= hash >> 32;
  hash *= MIX_2;
  hash ^= hash >> 29;
  return hash;
}

/* The kind of key makes the same text under another kind another value. */
static guint64
hash_key (MpImportKey  key,
          const char  *text)
{
  return text != NULL && *text != '\0' ? mp_import_hash (text, strlen (text), key + 1) : 0;
}

/* A key that too many share tells nobody from anybody, and would make every look-up long. */
static void
put (MpImportIndex *self,
     guint64        hash,
     guint32        position)
{
  gsize slot = hash & (self->size - 1);
  guint n_same = 0;

  for (; self->hashes[slot] != 0; slot = (slot + 1) & (self->size - 1))
    n_same += self->hashes[slot] == hash;
  if (n_same == MP_IMPORT_MAX_FOUND)
    return;
  self->hashes[slot] = hash;
  self->positions[slot] = position;
  self->n_used++;
}

static void
set_size (MpImportIndex *self,
          gsize          new_size)
{
  g_autofree guint64 *hashes = self->hashes;
  g_autofree guint32 *positions = self->positions;
  gsize size = self->size;

  self->size = new_size;
  self->hashes = g_new0 (guint64, self->size);
  self->positions = g_new (guint32, self->size);
  self->n_used = 0;
  for (gsize i = 0; i < size; i++)
    if (hashes[i] != 0)
      put (self, hashes[i], positions[i]);
}

static gsize
get_room (gsize size)
{
  return size / 8 * 7;
}

/**
 * mp_import_hash:
 * @data: (array length=length): any bytes
 * @length: of @data
 * @seed: what makes the same bytes in another place another value
 *
 * Returns: a hash of 64 bits, never 0; two of 100,000 texts have the same with a chance of one in
 *   a thousand million
 */
guint64
mp_import_hash (const void *data,
                gsize       length,
                guint64     seed)
{
  const char *bytes = data;
  guint64 hash = (seed ^ length) * MIX_1;
  guint64 word;

  for (; length >= sizeof word; length -= sizeof word, bytes += sizeof word)
    {
      memcpy (&word, bytes, sizeof word);
      hash = mix (hash ^ word * MIX_1);
    }
  word = 0;
  memcpy (&word, bytes, length);
  hash = mix (hash ^ word * MIX_1);

  return hash != 0 ? hash : 1;
}

/**
 * mp_import_hash_text:
 * @text: (nullable): a text
 *
 * Returns: its hash, or 0 for no text or an empty one
 */
guint64
mp_import_hash_text (const char *text)
{
  return text != NULL && *text != '\0' ? mp_import_hash (text, strlen (text), 0) : 0;
}

/**
 * mp_import_keys_of_person:
 * @person: somebody, with the derived fields
 *
 * Returns: by what they can be found
 */
MpImportKeys
mp_import_keys_of_person (const MpPerson *person)
{
  MpImportKeys keys = { .birth_date = person->birth_date };

  keys.hashes[MP_IMPORT_KEY_EXTERNAL_ID]
    = hash_key (MP_IMPORT_KEY_EXTERNAL_ID, person->external_id);
  keys.hashes[MP_IMPORT_KEY_NAME] = hash_key (MP_IMPORT_KEY_NAME, person->sort_name);
  keys.hashes[MP_IMPORT_KEY_EMAIL] = hash_key (MP_IMPORT_KEY_EMAIL, person->email_key);
  keys.hashes[MP_IMPORT_KEY_PHONE] = hash_key (MP_IMPORT_KEY_PHONE, person->phone_key);
  if (mp_date_is_set (person->birth_date) && keys.hashes[MP_IMPORT_KEY_NAME] != 0)
    keys.hashes[MP_IMPORT_KEY_BIRTH]
      = mp_import_hash (&person->birth_date, sizeof person->birth_date,
                        keys.hashes[MP_IMPORT_KEY_NAME]);

  return keys;
}

/**
 * mp_import_keys_of_id:
 * @external_id: an id of the other system
 *
 * Returns: the keys of somebody of whom only that is known
 */
MpImportKeys
mp_import_keys_of_id (const char *external_id)
{
  MpImportKeys keys = { .birth_date = MP_DATE_NONE };

  keys.hashes[MP_IMPORT_KEY_EXTERNAL_ID] = hash_key (MP_IMPORT_KEY_EXTERNAL_ID, external_id);
  return keys;
}

/**
 * mp_import_index_new:
 *
 * Returns: (transfer full): an index that knows nobody
 */
MpImportIndex *
mp_import_index_new (void)
{
  MpImportIndex *self = g_new0 (MpImportIndex, 1);

  self->known = g_array_new (FALSE, FALSE, sizeof (MpImportKnown));
  self->size = FIRST_SIZE;
  self->hashes = g_new0 (guint64, self->size);
  self->positions = g_new (guint32, self->size);

  return self;
}

/**
 * mp_import_index_free:
 * @self: what to free
 */
void
mp_import_index_free (MpImportIndex *self)
{
  g_array_unref (self->known);
  g_free (self->hashes);
  g_free (self->positions);
  g_free (self);
}

/**
 * mp_import_index_expect:
 * @self: an index
 * @n_people: how many people are likely to be added
 *
 * Makes room at once: what grows in steps leaves holes in the memory.
 */
void
mp_import_index_expect (MpImportIndex *self,
                        guint          n_people)
{
  gsize n_keys, size;

  g_return_if_fail (self != NULL);

  n_people = MIN (n_people, MAX_EXPECTED);
  n_keys = self->n_used + (gsize) n_people * MP_N_IMPORT_KEYS;
  size = self->size;
  while (get_room (size) < n_keys)
    size *= 2;
  if (size > self->size)
    set_size (self, size);
  g_array_set_size (self->known, self->known->len + n_people);
  g_array_set_size (self->known, self->known->len - n_people);
}

/**
 * mp_import_index_add:
 * @self: an index
 * @keys: somebody
 * @id: their id, or 0
 * @line: the line that is about them, or 0
 * @record: the hash of that line
 */
void
mp_import_index_add (MpImportIndex      *self,
                     const MpImportKeys *keys,
                     gint64              id,
                     guint               line,
                     guint64             record)
{
  MpImportKnown known = {
    .id = id,
    .line = line,
    .birth_date = keys->birth_date,
    .name = keys->hashes[MP_IMPORT_KEY_NAME],
    .external_id = keys->hashes[MP_IMPORT_KEY_EXTERNAL_ID],
    .record = record,
  };

  g_return_if_fail (self != NULL);

  if (self->n_used + MP_N_IMPORT_KEYS > get_room (self->size))
    set_size (self, self->size * 2);
  for (MpImportKey key = 0; key < MP_N_IMPORT_KEYS; key++)
    if (keys->hashes[key] != 0)
      put (self, keys->hashes[key], self->known->len);
  g_array_append_val (self->known, known);
}

/**
 * mp_import_index_find:
 * @self: an index
 * @keys: whom to look for
 * @key: by what
 * @found: (out): positions for mp_import_index_get()
 *
 * Returns: how many were found
 */
guint
mp_import_index_find (const MpImportIndex *self,
                      const MpImportKeys  *keys,
                      MpImportKey          key,
                      guint                found[static MP_IMPORT_MAX_FOUND])
{
  guint64 hash = keys->hashes[key];
  guint n = 0;

  g_return_val_if_fail (self != NULL, 0);

  if (hash == 0)
    return 0;
  for (gsize slot = hash & (self->size - 1);
       self->hashes[slot] != 0 && n < MP_IMPORT_MAX_FOUND;
       slot = (slot + 1) & (self->size - 1))
    if (self->hashes[slot] == hash)
      found[n++] = self->positions[slot];

  return n;
}

/**
 * mp_import_index_get_n:
 * @self: an index
 *
 * Returns: how many people it knows
 */
guint
mp_import_index_get_n (const MpImportIndex *self)
{
  g_return_val_if_fail (self != NULL, 0);

  return self->known->len;
}

/**
 * mp_import_index_get:
 * @self: an index
 * @position: as mp_import_index_find() gives it
 *
 * Returns: (transfer none): whom it is about, until somebody is added; may be written to
 */
MpImportKnown *
mp_import_index_get (const MpImportIndex *self,
                     guint                position)
{
  g_return_val_if_fail (self != NULL && position < self->known->len, NULL);

  return &g_array_index (self->known, MpImportKnown, position);
}
