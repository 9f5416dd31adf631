/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Toasts that name what was done and offer to undo it; undo and redo themselves. */

#pragma once

#include "gui/mp-context.h"

#include <adwaita.h>

G_BEGIN_DECLS

#define MP_TYPE_UNDO (mp_undo_get_type ())
G_DECLARE_FINAL_TYPE (MpUndo, mp_undo, MP, UNDO, GObject)

MpUndo  *mp_undo_new      (MpContext *context, AdwToastOverlay *overlay);
gboolean mp_undo_can_undo (MpUndo *self);
gboolean mp_undo_can_redo (MpUndo *self);
void     mp_undo_undo     (MpUndo *self);
void     mp_undo_redo     (MpUndo *self);

G_END_DECLS
