/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A window on one programme file, or on the reason why it could not be opened. */

#pragma once

#include "gui/mp-context.h"
#include "gui/mp-recent-files.h"
#include "gui/mp-undo.h"
#include "gui/pages/mp-page.h"

G_BEGIN_DECLS

#define MP_TYPE_WINDOW (mp_window_get_type ())
G_DECLARE_FINAL_TYPE (MpWindow, mp_window, MP, WINDOW, AdwApplicationWindow)

GtkWidget *mp_window_new               (AdwApplication *application, GSettings *settings,
                                        MpRecentFiles *recent_files);
MpContext *mp_window_get_context       (MpWindow *self);
GFile     *mp_window_get_file          (MpWindow *self);
MpUndo    *mp_window_get_undo          (MpWindow *self);
MpPage    *mp_window_get_page          (MpWindow *self);
gboolean   mp_window_open_file         (MpWindow *self, GFile *file);
gboolean   mp_window_make_file         (MpWindow *self, GFile *file);
void       mp_window_set_store         (MpWindow *self, MpStore *store);
gboolean   mp_window_go                (MpWindow *self, const char *place);
void       mp_window_back              (MpWindow *self);
void       mp_window_open_page         (MpWindow *self, MpPage *page);
void       mp_window_open_person       (MpWindow *self, gint64 person_id);
void       mp_window_open_organisation (MpWindow *self, gint64 organisation_id);
void       mp_window_show_error        (MpWindow *self, const char *heading,
                                        const GError *error);

G_END_DECLS
