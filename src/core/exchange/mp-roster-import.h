/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The rows of a OneRoster package as drafts: schools, pupils, staff, and who has left. */

#pragma once

#include "exchange/mp-import-run.h"
#include "exchange/mp-roster.h"

G_BEGIN_DECLS

typedef struct _MpRosterImport MpRosterImport;

MpRosterImport *mp_roster_import_new          (const MpRoster *roster, MpImportRun *run,
                                               MpImportDraft *draft, int group);
void            mp_roster_import_free         (MpRosterImport *self);
gboolean        mp_roster_import_take_row     (MpRosterImport *self, gboolean *more,
                                               GError **error);
double          mp_roster_import_get_fraction (const MpRosterImport *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (MpRosterImport, mp_roster_import_free)

G_END_DECLS
