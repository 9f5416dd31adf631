/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Reads and judges rows in a thread, ahead of the one that writes them. */

#pragma once

#include "exchange/mp-import-run.h"
#include "exchange/mp-import-table.h"

G_BEGIN_DECLS

typedef struct _MpImportPipe MpImportPipe;

MpImportPipe *mp_import_pipe_new          (MpImportTable *table, MpImportRun *run,
                                           MpDateOrder date_order);
void          mp_import_pipe_free         (MpImportPipe *self);
gboolean      mp_import_pipe_next         (MpImportPipe *self, MpImportDraft **draft,
                                           GError **error);
double        mp_import_pipe_get_fraction (const MpImportPipe *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (MpImportPipe, mp_import_pipe_free)

G_END_DECLS
