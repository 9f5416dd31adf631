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
 * @known: (nullable): who it is, or may be
 * @reasons: in what they look the same (P-3)
 */
typedef struct
{
  MpImportMatchKind kind;
  MpImportKnown *known;
  MpDuplicateReasons reasons;
} MpImportMatch;

MpImportMatch mp_import_match (const MpImportIndex *index, const MpPerson *person);

G_END_DECLS
