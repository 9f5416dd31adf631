/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Whether somebody in a source is known already: surely, perhaps, or not. */

#include "config.h"

#include "exchange/mp-import-match.h"

/* By which key somebody was found, and what P-3 calls it. */
static const struct
{
  MpImportKey key;
  MpDuplicateReasons reason;
} looks[] = {
  { MP_IMPORT_KEY_BIRTH, MP_DUPLICATE_NAME },
  { MP_IMPORT_KEY_EMAIL, MP_DUPLICATE_EMAIL },
  { MP_IMPORT_KEY_PHONE, MP_DUPLICATE_PHONE },
  { MP_IMPORT_KEY_NAME, MP_DUPLICATE_NAME_ONLY },
};

/* Two birth dates or two ids of the other system that differ belong to two people. */
static gboolean
contradicts (const MpImportKnown *known,
             const MpImportKeys  *keys)
{
  guint64 external_id = keys->hashes[MP_IMPORT_KEY_EXTERNAL_ID];

  if (known->external_id != 0 && external_id != 0 && known->external_id != external_id)
    return TRUE;
  return mp_date_is_set (known->birth_date) && mp_date_is_set (keys->birth_date)
         && mp_date_compare (known->birth_date, keys->birth_date) != 0;
}

static MpImportMatchKind
weigh (const MpImportKnown *known,
       const MpImportKeys  *keys,
       MpDuplicateReasons   reason)
{
  if (known->name != keys->hashes[MP_IMPORT_KEY_NAME])
    return MP_IMPORT_MATCH_SHARED;
  if (contradicts (known, keys))
    /* Two people of one name are common; with one address as well they are worth a look. */
    return reason == MP_DUPLICATE_NAME_ONLY ? MP_IMPORT_MATCH_NONE : MP_IMPORT_MATCH_NAMESAKE;
  return reason == MP_DUPLICATE_NAME_ONLY ? MP_IMPORT_MATCH_NAMESAKE : MP_IMPORT_MATCH_SURE;
}

static gboolean
is_better (MpImportMatchKind kind,
           MpImportMatchKind than)
{
  return kind != MP_IMPORT_MATCH_NONE && (than == MP_IMPORT_MATCH_NONE || kind < than);
}

static void
set_match (MpImportMatch       *match,
           MpImportMatchKind    kind,
           MpDuplicateReasons   reason,
           guint                position,
           const MpImportKnown *known)
{
  *match = (MpImportMatch){ kind, reason, position, known->id, known->line, known->record };
}

/* Of two who would both surely be it, neither is. */
static void
look (const MpImportIndex *index,
      const MpImportKeys  *keys,
      MpImportKey          key,
      MpDuplicateReasons   reason,
      MpImportMatch       *match)
{
  guint found[MP_IMPORT_MAX_FOUND];
  guint n = mp_import_index_find (index, keys, key, found);
  guint n_sure = 0;

  for (guint i = 0; i < n; i++)
    {
      const MpImportKnown *known = mp_import_index_get (index, found[i]);
      MpImportMatchKind kind = weigh (known, keys, reason);

      n_sure += kind == MP_IMPORT_MATCH_SURE;
      if (match->kind != MP_IMPORT_MATCH_NONE && match->position == found[i])
        match->reasons |= reason;
      if (is_better (kind, match->kind))
        set_match (match, kind, reason, found[i], known);
    }
  if (n_sure > 1)
    match->kind = MP_IMPORT_MATCH_NAMESAKE;
}

/**
 * mp_import_match:
 * @index: everybody known so far
 * @keys: by what somebody in the source can be found
 *
 * An id of the other system decides.  Without one, the same name together with the same birth
 * date, e-mail address or phone is the same person, unless something contradicts it.  What is left
 * is suggested (P-3).
 *
 * Returns: who it is, or may be
 */
MpImportMatch
mp_import_match (const MpImportIndex *index,
                 const MpImportKeys  *keys)
{
  MpImportMatch match = MP_IMPORT_NO_MATCH;
  guint found[MP_IMPORT_MAX_FOUND];

  g_return_val_if_fail (index != NULL && keys != NULL, match);

  if (mp_import_index_find (index, keys, MP_IMPORT_KEY_EXTERNAL_ID, found) > 0)
    {
      set_match (&match, MP_IMPORT_MATCH_SURE, MP_DUPLICATE_NONE, found[0],
                 mp_import_index_get (index, found[0]));
      return match;
    }

  for (gsize i = 0; i < G_N_ELEMENTS (looks) && match.kind != MP_IMPORT_MATCH_SURE; i++)
    look (index, keys, looks[i].key, looks[i].reason, &match);
  if (match.reasons & ~MP_DUPLICATE_NAME_ONLY)
    match.reasons &= ~MP_DUPLICATE_NAME_ONLY;

  return match;
}
