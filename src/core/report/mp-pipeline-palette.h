/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The colours of the pipeline on light and dark screens, in high contrast and on paper. */

#pragma once

#include "model/mp-stage-record.h"

#include <cairo.h>

G_BEGIN_DECLS

typedef struct
{
  double red;
  double green;
  double blue;
} MpColour;

typedef enum
{
  MP_PIPELINE_LIGHT,
  MP_PIPELINE_DARK,
  MP_PIPELINE_LIGHT_CONTRAST,
  MP_PIPELINE_DARK_CONTRAST,
  MP_PIPELINE_PAPER,
} MpPipelineStyle;

#define MP_N_PIPELINE_STYLES (MP_PIPELINE_PAPER + 1)

/**
 * MpPipelinePalette:
 * @ground: what the drawing lies on
 * @text: of names
 * @dim_text: of dates, and of stages that are not started
 * @faint: of rings and lines that nobody has reached
 * @stages: of rings and fills, from %MP_STAGE_A on
 * @letters: the same, but with the contrast that text needs
 * @glyphs: of what stands on a filled ring
 * @tint: how much of the stage's colour the band of stage E has, from 0 to 1
 * @weight: how much thicker than usual lines are
 * @hatched: whether stages differ by the direction of hatching instead of by colour
 */
typedef struct
{
  MpColour ground;
  MpColour text;
  MpColour dim_text;
  MpColour faint;
  MpColour stages[MP_N_STAGES];
  MpColour letters[MP_N_STAGES];
  MpColour glyphs[MP_N_STAGES];
  double tint;
  double weight;
  gboolean hatched;
} MpPipelinePalette;

const MpPipelinePalette *mp_pipeline_palette_get (MpPipelineStyle style);

static inline void
mp_colour_set_source (const MpColour *self, double alpha, cairo_t *cr)
{
  cairo_set_source_rgba (cr, self->red, self->green, self->blue, alpha);
}

G_END_DECLS
