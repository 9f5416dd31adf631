/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Ids of a source that stand in several rows which do not say the same. */

#pragma once

#include "exchange/mp-import-index.h"

G_BEGIN_DECLS

/**
 * MpImportLines:
 * @first: a line
 * @second: another one that contradicts it
 */
typedef struct
{
  guint first;
  guint second;
} MpImportLines;

typedef struct _MpImportIds MpImportIds;

MpImportIds *mp_import_ids_new           (void);
void         mp_import_ids_free          (MpImportIds *self);
void         mp_import_ids_add           (MpImportIds *self, const char *id, guint line,
                                          guint64 record);
void         mp_import_ids_seal          (MpImportIds *self);
GHashTable  *mp_import_ids_dup_conflicts (const MpImportIds *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (MpImportIds, mp_import_ids_free)

G_END_DECLS
