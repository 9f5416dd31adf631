/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Goes back to a backup, after showing what that would replace. */

#pragma once

#include "gui/mp-context.h"

#include <adwaita.h>

G_BEGIN_DECLS

#define MP_TYPE_RESTORE_WINDOW (mp_restore_window_get_type ())
G_DECLARE_FINAL_TYPE (MpRestoreWindow, mp_restore_window, MP, RESTORE_WINDOW, AdwWindow)

GtkWidget *mp_restore_window_new (GtkWindow *parent, MpContext *context, GFile *file);

G_END_DECLS
