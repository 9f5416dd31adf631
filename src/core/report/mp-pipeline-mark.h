/* SPDX-License-Identifier: GPL-3.0-or-later */
/* One ring of the pipeline: its shape says the state, its colour the stage. */

#pragma once

#include "report/mp-pipeline-palette.h"

#include <pango/pangocairo.h>

G_BEGIN_DECLS

/**
 * MpPipelineMark:
 * @stage: gives the colour, or the direction of the hatching
 * @state: gives the shape
 * @fraction: how much of the ring of a stage under way is filled, from 0 to 1; negative if that is
 *   not known, for a whole ring
 * @right_to_left: whether the ring fills counterclockwise
 * @cleared: whether what lies below the ring is covered first
 * @x: the middle
 * @y: the middle
 * @radius: to the outside
 */
typedef struct
{
  MpStage stage;
  MpStageState state;
  double fraction;
  gboolean right_to_left;
  gboolean cleared;
  double x;
  double y;
  double radius;
} MpPipelineMark;

void mp_pipeline_mark_draw       (const MpPipelineMark *self, const MpPipelinePalette *palette,
                                  cairo_t *cr);
void mp_pipeline_mark_draw_small (const MpPipelineMark *self, const MpPipelinePalette *palette,
                                  cairo_t *cr);
void mp_pipeline_mark_draw_text  (const MpPipelineMark *self, const MpPipelinePalette *palette,
                                  PangoLayout *text, cairo_t *cr);
void mp_pipeline_fill            (MpStage stage, const MpPipelinePalette *palette, double spacing,
                                  cairo_t *cr);

G_END_DECLS
