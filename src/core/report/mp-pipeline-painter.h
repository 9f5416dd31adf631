/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Draws a mentee’s pipeline on Cairo and Pango, the same for screen, paper and tests (S-3). */

#pragma once

#include "base/mp-catalogue.h"
#include "report/mp-pipeline-geometry.h"
#include "report/mp-pipeline-palette.h"
#include "rules/mp-stage-rules.h"

#include <pango/pangocairo.h>

G_BEGIN_DECLS

typedef struct _MpPipelineDrawing MpPipelineDrawing;

MpPipelineDrawing          *mp_pipeline_drawing_new          (const MpPipeline *pipeline,
                                                              const MpStageTally *tally,
                                                              MpDate today, MpPipelineSize size,
                                                              const MpCatalogue *words,
                                                              PangoContext *context);
void                        mp_pipeline_drawing_free         (MpPipelineDrawing *self);
void                        mp_pipeline_drawing_get_widths   (MpPipelineDrawing *self,
                                                              double *minimum, double *natural);
const MpPipelineGeometry   *mp_pipeline_drawing_lay_out      (MpPipelineDrawing *self,
                                                              double width);
void                        mp_pipeline_drawing_draw         (MpPipelineDrawing *self,
                                                              const MpPipelinePalette *palette,
                                                              cairo_t *cr);
void                        mp_pipeline_draw_marks           (const MpStageState *states,
                                                              gboolean right_to_left,
                                                              double scale,
                                                              const MpPipelinePalette *palette,
                                                              cairo_t *cr);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (MpPipelineDrawing, mp_pipeline_drawing_free)

G_END_DECLS
