/* SPDX-License-Identifier: GPL-3.0-or-later */
/* An open programme in a window: the sidebar and the pages beside it. */

#pragma once

#include "gui/pages/mp-page.h"

G_BEGIN_DECLS

#define MP_TYPE_WORKSPACE (mp_workspace_get_type ())
G_DECLARE_FINAL_TYPE (MpWorkspace, mp_workspace, MP, WORKSPACE, GtkWidget)

GtkWidget *mp_workspace_new               (MpContext *context, GMenuModel *menu);
MpContext *mp_workspace_get_context       (MpWorkspace *self);
MpPage    *mp_workspace_get_page          (MpWorkspace *self);
gboolean   mp_workspace_go                (MpWorkspace *self, const char *place);
void       mp_workspace_open              (MpWorkspace *self, MpPage *page);
void       mp_workspace_open_person       (MpWorkspace *self, gint64 person_id);
void       mp_workspace_open_organisation (MpWorkspace *self, gint64 organisation_id);
void       mp_workspace_back              (MpWorkspace *self);
void       mp_workspace_save_state        (MpWorkspace *self);

G_END_DECLS
