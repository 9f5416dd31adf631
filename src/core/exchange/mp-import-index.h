/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Who is known already, in the programme and in the file so far: small, and asked by hash. */

#pragma once

#include "model/mp-person.h"

G_BEGIN_DECLS

/**
 * MpImportKnown:
 * @id: the person's id, or 0 for somebody who is new in this file
 * @line: the line of the file that was about them, or 0
 * @mentioned: whether a row has their id, whatever becomes of it
 * @birth_date: as far as it is known
 * @name: hash of the name as P-3 compares it
 * @external_id: hash of the id in another system, or 0
 * @record: hash of the whole line, if there was one
 */
typedef struct
{
  gint64 id;
  guint line;
  gboolean mentioned;
  MpDate birth_date;
  guint64 name;
  guint64 external_id;
  guint64 record;
} MpImportKnown;

/**
 * MpImportKey: by what somebody can be found
 * @MP_IMPORT_KEY_BIRTH: the name and the birth date
 * @MP_IMPORT_KEY_NAME: the name alone
 */
typedef enum
{
  MP_IMPORT_KEY_EXTERNAL_ID,
  MP_IMPORT_KEY_BIRTH,
  MP_IMPORT_KEY_NAME,
  MP_IMPORT_KEY_EMAIL,
  MP_IMPORT_KEY_PHONE,
} MpImportKey;

#define MP_N_IMPORT_KEYS 5

/**
 * MpImportKeys: somebody as the index sees them
 * @hashes: of each key, or 0 if there is nothing to be found by
 */
typedef struct
{
  guint64 hashes[MP_N_IMPORT_KEYS];
  MpDate birth_date;
} MpImportKeys;

/* More people than this under one key are not looked at: a switchboard's number. */
#define MP_IMPORT_MAX_FOUND 8

typedef struct _MpImportIndex MpImportIndex;

MpImportKeys   mp_import_keys_of_person (const MpPerson *person);
MpImportKeys   mp_import_keys_of_id     (const char *external_id);

MpImportIndex *mp_import_index_new    (void);
void           mp_import_index_free   (MpImportIndex *self);
void           mp_import_index_expect (MpImportIndex *self, guint n_people);
void           mp_import_index_add    (MpImportIndex *self, const MpImportKeys *keys,
                                       gint64 id, guint line, guint64 record);
guint          mp_import_index_find   (const MpImportIndex *self, const MpImportKeys *keys,
                                       MpImportKey key, guint found[static MP_IMPORT_MAX_FOUND]);
guint          mp_import_index_get_n  (const MpImportIndex *self);
MpImportKnown *mp_import_index_get    (const MpImportIndex *self, guint position);

guint64        mp_import_hash         (const void *data, gsize length, guint64 seed);
guint64        mp_import_hash_text    (const char *text);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (MpImportIndex, mp_import_index_free)

G_END_DECLS
