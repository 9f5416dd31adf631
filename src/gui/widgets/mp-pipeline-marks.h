/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The compact pipeline: five small marks for a cell of a list, cheap to bind. */

#pragma once

#include "rules/mp-pipeline.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define MP_TYPE_PIPELINE_MARKS (mp_pipeline_marks_get_type ())
G_DECLARE_FINAL_TYPE (MpPipelineMarks, mp_pipeline_marks, MP, PIPELINE_MARKS, GtkWidget)

GtkWidget *mp_pipeline_marks_new          (void);
void       mp_pipeline_marks_set_states   (MpPipelineMarks *self, const MpStageState *states);
void       mp_pipeline_marks_set_pipeline (MpPipelineMarks *self, const MpPipeline *pipeline);

G_END_DECLS
