/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A window on one programme file, or on the reason why it could not be opened. */

#pragma once

#include "gui/mp-context.h"
#include "gui/mp-recent-files.h"
#include "gui/mp-undo.h"
#include "gui/mp-workspace.h"

G_BEGIN_DECLS

#define MP_TYPE_WINDOW (mp_window_get_type ())
G_DECLARE_FINAL_TYPE (MpWindow, mp_window, MP, WINDOW, AdwApplicationWindow)

GtkWidget   *mp_window_new           (AdwApplication *application, GSettings *settings,
                                      MpRecentFiles *recent_files);
MpContext   *mp_window_get_context   (MpWindow *self);
GFile       *mp_window_get_file      (MpWindow *self);
MpUndo      *mp_window_get_undo      (MpWindow *self);
MpWorkspace *mp_window_get_workspace (MpWindow *self);
MpPage      *mp_window_get_page      (MpWindow *self);
gboolean     mp_window_open_file     (MpWindow *self, GFile *file);
gboolean     mp_window_make_file     (MpWindow *self, GFile *file);
void         mp_window_set_store     (MpWindow *self, MpStore *store);
void         mp_window_show_error    (MpWindow *self, const char *heading, const GError *error);

G_END_DECLS
