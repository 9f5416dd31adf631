/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The pipeline of one mentee: five stages to look at, to walk through and to open (S-3). */

#pragma once

#include "rules/mp-stage-rules.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define MP_TYPE_PIPELINE_VIEW (mp_pipeline_view_get_type ())
G_DECLARE_FINAL_TYPE (MpPipelineView, mp_pipeline_view, MP, PIPELINE_VIEW, GtkWidget)

GtkWidget *mp_pipeline_view_new          (void);
void       mp_pipeline_view_set_pipeline (MpPipelineView *self, const MpPipeline *pipeline,
                                          const MpStageTally *tally, MpDate today);
GtkWidget *mp_pipeline_view_get_stage    (MpPipelineView *self, MpStage stage);
gboolean   mp_pipeline_view_focus_next   (MpPipelineView *self);

G_END_DECLS
