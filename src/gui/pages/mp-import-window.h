/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Brings a list into the programme, step by step, and shows what happens before it does. */

#pragma once

#include "exchange/mp-import.h"
#include "gui/mp-context.h"

#include <adwaita.h>

G_BEGIN_DECLS

#define MP_TYPE_IMPORT_WINDOW (mp_import_window_get_type ())
G_DECLARE_FINAL_TYPE (MpImportWindow, mp_import_window, MP, IMPORT_WINDOW, AdwWindow)

GtkWidget *mp_import_window_new        (GtkWindow *parent, MpContext *context);
void       mp_import_window_set_kind   (MpImportWindow *self, MpImportKind kind);
void       mp_import_window_set_source (MpImportWindow *self, MpImportKind kind,
                                        const char *path);

G_END_DECLS
