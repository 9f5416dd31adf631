/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What becomes of somebody who works at a school or another organisation. */

#pragma once

#include "exchange/mp-import-merge.h"
#include "exchange/mp-import-run.h"

G_BEGIN_DECLS

void     mp_import_contacts_add   (MpImportRun *self, MpImportDraft *draft, gint64 organisation,
                                   gboolean main_contact);
gboolean mp_import_contacts_merge (MpImportRun *self, MpImportDraft *draft, gint64 organisation,
                                   MpImportMerge *merge, gboolean *is_new, GError **error);

G_END_DECLS
