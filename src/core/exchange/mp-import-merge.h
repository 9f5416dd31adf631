/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What a row of a source changes in a record that is there already, under each policy. */

#pragma once

#include "exchange/mp-import-draft.h"
#include "exchange/mp-import-refs.h"
#include "exchange/mp-import-report.h"

G_BEGIN_DECLS

/**
 * MpImportMerge:
 * @policy: what may be changed
 * @refs: schools, cohorts and sites
 * @n_changed: how many fields got another value
 * @n_kept: how many differ and stayed as they are
 * @text: the fields that differ, old and new
 */
typedef struct
{
  MpImportPolicy policy;
  MpImportRefs *refs;
  guint n_changed;
  guint n_kept;
  GString *text;
} MpImportMerge;

gboolean mp_import_merge_fields (MpImportMerge *self, const MpImportDraft *draft,
                                 MpImportPart part, gconstpointer from, gpointer row);
gboolean mp_import_merge_names  (MpImportMerge *self, const MpImportDraft *draft,
                                 MpImportPart part, gpointer row);
MpImportOutcome
         mp_import_merge_decide (const MpImportMerge *self);
void     mp_import_resolve_names (MpImportRefs *refs, MpImportDraft *draft);

G_END_DECLS
