/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Does in a thread what takes long in an import, and shows how far it is. */

#pragma once

#include "exchange/mp-import.h"
#include "gui/mp-job.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define MP_TYPE_IMPORT_WORK_VIEW (mp_import_work_view_get_type ())
G_DECLARE_FINAL_TYPE (MpImportWorkView, mp_import_work_view, MP, IMPORT_WORK_VIEW, GtkWidget)

/**
 * MpImportWork:
 * @MP_IMPORT_WORK_INSPECT: looks at the list, without a report
 * @MP_IMPORT_WORK_PLAN: reports what would happen
 * @MP_IMPORT_WORK_APPLY: reports what has happened
 */
typedef enum
{
  MP_IMPORT_WORK_INSPECT,
  MP_IMPORT_WORK_PLAN,
  MP_IMPORT_WORK_APPLY,
} MpImportWork;

MpJob *mp_import_work_view_start (MpImportWorkView *self, MpImportWork work, MpImport *import,
                                  MpStore *store, GAsyncReadyCallback done, gpointer user_data);

G_END_DECLS
