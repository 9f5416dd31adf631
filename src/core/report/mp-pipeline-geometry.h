/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Where each part of the pipeline drawing lies; shared by screen, paper and tests. */

#pragma once

#include "model/mp-stage-record.h"

G_BEGIN_DECLS

/**
 * MpPipelineSize:
 * @MP_PIPELINE_COMPACT: five marks in a row without words, for a cell of a list; pixels
 * @MP_PIPELINE_NORMAL: with words, for a profile; pixels
 * @MP_PIPELINE_PRINT: with words, for a page; points
 */
typedef enum
{
  MP_PIPELINE_COMPACT,
  MP_PIPELINE_NORMAL,
  MP_PIPELINE_PRINT,
} MpPipelineSize;

typedef enum
{
  MP_PIPELINE_TITLE,
  MP_PIPELINE_DETAIL,
} MpPipelinePart;

#define MP_PIPELINE_ONE_LINE (-1.0)

/**
 * MpPipelineMeasure:
 * @stage: the stage that the words belong to
 * @part: which words
 * @wrap: the width at which lines end, 0 for a line a word, or %MP_PIPELINE_ONE_LINE
 * @width: (out): of the longest line
 * @height: (out): of all lines
 * @user_data: what the caller gave
 */
typedef void (*MpPipelineMeasure) (MpStage stage, MpPipelinePart part, double wrap, double *width,
                                   double *height, gpointer user_data);

/**
 * MpPipelineSpace:
 * @size: which of the three drawings
 * @right_to_left: whether it is read from the right
 * @width: how wide it may be
 * @scale: how large letters are, 1 being usual
 * @measure: (nullable): measures the words; none are needed for %MP_PIPELINE_COMPACT
 * @measure_data: for @measure
 */
typedef struct
{
  MpPipelineSize size;
  gboolean right_to_left;
  double width;
  double scale;
  MpPipelineMeasure measure;
  gpointer measure_data;
} MpPipelineSpace;

typedef struct
{
  double x;
  double y;
  double width;
  double height;
} MpPipelineBox;

/**
 * MpPipelinePlace:
 * @cell: what can be pointed at and focused; it holds all of the following
 * @x: the middle of the ring
 * @y: the middle of the ring
 * @title: the room for the name of the stage
 * @detail: the room for its state and dates
 */
typedef struct
{
  MpPipelineBox cell;
  double x;
  double y;
  MpPipelineBox title;
  MpPipelineBox detail;
} MpPipelinePlace;

typedef struct
{
  double x1;
  double y1;
  double x2;
  double y2;
} MpPipelineLine;

#define MP_PIPELINE_N_LINES 3

/**
 * MpPipelineGeometry:
 * @stacked: whether the stages stand below each other, because the words need it
 * @height: of all of it
 * @radius: of the rings, to the outside
 * @stages: from %MP_STAGE_A on
 * @lines: from A to B, from B to C and from C to D
 * @band: what stage E fills; nothing in %MP_PIPELINE_COMPACT
 */
typedef struct
{
  gboolean stacked;
  double width;
  double height;
  double radius;
  MpPipelinePlace stages[MP_N_STAGES];
  MpPipelineLine lines[MP_PIPELINE_N_LINES];
  MpPipelineBox band;
} MpPipelineGeometry;

void mp_pipeline_geometry_compute    (const MpPipelineSpace *space, MpPipelineGeometry *geometry);
void mp_pipeline_geometry_get_widths (const MpPipelineSpace *space, double *minimum,
                                      double *natural);

G_END_DECLS
