/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What opens on a stage: its dates, criteria and history, and what can be done with it. */

#pragma once

#include "rules/mp-stage-rules.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define MP_TYPE_STAGE_POPOVER (mp_stage_popover_get_type ())
G_DECLARE_FINAL_TYPE (MpStagePopover, mp_stage_popover, MP, STAGE_POPOVER, GtkPopover)

GtkWidget *mp_stage_popover_new       (void);
void       mp_stage_popover_set_stage (MpStagePopover *self, const MpPipeline *pipeline,
                                       const MpStageTally *tally, MpStage stage, MpDate today);

G_END_DECLS
