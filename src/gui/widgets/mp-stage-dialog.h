/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Sets a stage for everybody who is selected, saying beforehand for whom it is not possible. */

#pragma once

#include "gui/mp-context.h"

#include <adwaita.h>

G_BEGIN_DECLS

#define MP_TYPE_STAGE_DIALOG (mp_stage_dialog_get_type ())
G_DECLARE_FINAL_TYPE (MpStageDialog, mp_stage_dialog, MP, STAGE_DIALOG, AdwWindow)

GtkWidget *mp_stage_dialog_new (MpContext *context, const gint64 *mentees, gsize n_mentees);

G_END_DECLS
