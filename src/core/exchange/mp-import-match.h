/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Whether somebody in a source is known already: surely, perhaps, or not. */

#pragma once

#include "exchange/mp-import-index.h"
#include "store/mp-query-duplicates.h"

G_BEGIN_DECLS

/**
 * MpImportMatchKind:
 * @MP_IMPORT_MATCH_NONE: nobody looks the same
 * @MP_IMPORT_MATCH_SURE: the same id, or the same name together with birth date, e-mail or phone
 * @MP_IMPORT_MATCH_NAMESAKE: the same name, and nothing to be sure by
 * @MP_IMPORT_MATCH_SHARED: another name, but the same e-mail address or phone, as in a family
 */
typedef enum
{
  MP_IMPORT_MATCH_NONE,
  MP_IMPORT_MATCH_SURE,
  MP_IMPORT_MATCH_NAMESAKE,
  MP_IMPORT_MATCH_SHARED,
} MpImportMatchKind;

/**
 * MpImportMatch:
 * @kind: how sure it is
 * @reasons: in what they look the same (P-3)
 * @position: in the index, of who it is or may be
 * @id: their id, or 0 for somebody who is new in this source
 * @line: the line of the source that was about them, or 0
 * @record: the hash of that line
 */
typedef struct
{
  MpImportMatchKind kind;
  MpDuplicateReasons reasons;
  guint position;
  gint64 id;
  guint line;
  guint64 record;
} MpImportMatch;

#define MP_IMPORT_NO_MATCH ((MpImportMatch){ .kind = MP_IMPORT_MATCH_NONE })

MpImportMatch mp_import_match (const MpImportIndex *index, const MpImportKeys *keys);

G_END_DECLS
