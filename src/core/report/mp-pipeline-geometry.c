/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Where each part of the pipeline drawing lies; shared by screen, paper and tests. */

#include "report/mp-pipeline-geometry.h"

#include <math.h>

#define N_COLUMNS 4
#define MAX_RING_SCALE 1.5

/* Lengths at the usual size of letters, in pixels or points. */
typedef struct
{
  double radius;
  double padding;   /* between the edge of a cell and what is in it */
  double gap;       /* between cells, and between a ring and the words beside it */
  double clearance; /* between a ring and the line to the next */
} Lengths;

static const Lengths usual_lengths[] = {
  /*                        radius  padding  gap  clearance */
  [MP_PIPELINE_COMPACT] = {      6,       0,   6,         1 },
  [MP_PIPELINE_NORMAL] =  {     20,       6,  12,         5 },
  [MP_PIPELINE_PRINT] =   {     13,       0,   8,         3 },
};

/* How stage E lies in its band: its words in one line or in two. */
typedef struct
{
  gboolean one_line;
  double title_width;
  double title_height;
  double detail_height;
  double height;
} BandPlan;

static Lengths
get_lengths (const MpPipelineSpace *space)
{
  Lengths lengths = usual_lengths[space->size];

  lengths.radius = round (lengths.radius * CLAMP (space->scale, 1, MAX_RING_SCALE));
  return lengths;
}

static void
measure (const MpPipelineSpace *space, MpStage stage, MpPipelinePart part, double wrap,
         double *width, double *height)
{
  space->measure (stage, part, wrap, width, height, space->measure_data);
  *width = ceil (*width);
  *height = ceil (*height);
}

static double
measure_height (const MpPipelineSpace *space, MpStage stage, MpPipelinePart part, double wrap)
{
  double width, height;

  measure (space, stage, part, wrap, &width, &height);
  return height;
}

static double
measure_width (const MpPipelineSpace *space, MpStage stage, double wrap)
{
  double title, detail, height;

  measure (space, stage, MP_PIPELINE_TITLE, wrap, &title, &height);
  measure (space, stage, MP_PIPELINE_DETAIL, wrap, &detail, &height);
  return MAX (title, detail);
}

/* Side by side needs each word to fit, and no text to run over more than two lines. */
static gboolean
fits_column (const MpPipelineSpace *space, MpStage stage, double width)
{
  if (measure_width (space, stage, 0) > width)
    return FALSE;

  for (MpPipelinePart part = MP_PIPELINE_TITLE; part <= MP_PIPELINE_DETAIL; part++)
    {
      double line = measure_height (space, stage, part, MP_PIPELINE_ONE_LINE);

      if (measure_height (space, stage, part, width) > 2.5 * line)
        return FALSE;
    }
  return TRUE;
}

static double
column_text_width (const MpPipelineSpace *space, const Lengths *lengths)
{
  return floor ((space->width + lengths->gap) / N_COLUMNS) - lengths->gap - 2 * lengths->padding;
}

static gboolean
fits_side_by_side (const MpPipelineSpace *space, const Lengths *lengths)
{
  double width = column_text_width (space, lengths);

  if (width < 3 * lengths->radius)
    return FALSE;
  for (MpStage stage = MP_STAGE_A; stage <= MP_STAGE_D; stage++)
    if (!fits_column (space, stage, width))
      return FALSE;
  return TRUE;
}

static double
band_text_width (const MpPipelineSpace *space, const Lengths *lengths)
{
  return space->width - 2 * lengths->padding - 2 * lengths->radius - 2.5 * lengths->gap;
}

static BandPlan
plan_band (const MpPipelineSpace *space, const Lengths *lengths)
{
  BandPlan plan;
  double room = band_text_width (space, lengths);
  double title, detail, text;

  measure (space, MP_STAGE_E, MP_PIPELINE_TITLE, MP_PIPELINE_ONE_LINE, &title,
           &plan.title_height);
  measure (space, MP_STAGE_E, MP_PIPELINE_DETAIL, MP_PIPELINE_ONE_LINE, &detail,
           &plan.detail_height);
  plan.title_width = title;
  plan.one_line = title + lengths->gap + detail <= room;
  if (plan.one_line)
    {
      text = MAX (plan.title_height, plan.detail_height);
    }
  else
    {
      plan.title_height = measure_height (space, MP_STAGE_E, MP_PIPELINE_TITLE, room);
      plan.detail_height = measure_height (space, MP_STAGE_E, MP_PIPELINE_DETAIL, room);
      text = plan.title_height + plan.detail_height;
    }
  plan.height = MAX (2 * lengths->radius, text + lengths->gap / 2);
  return plan;
}

/* The band and what lies in it, reaching over the whole width from @top on. */
static void
place_band (const MpPipelineSpace *space, const Lengths *lengths, const BandPlan *plan, double top,
            MpPipelineGeometry *geometry)
{
  MpPipelinePlace *place = &geometry->stages[MP_N_STAGES - 1];
  MpPipelineBox *band = &geometry->band;
  double middle, left, room;

  place->cell = (MpPipelineBox){ 0, top, space->width, plan->height + 2 * lengths->padding };
  *band = (MpPipelineBox){ lengths->padding, top + lengths->padding,
                           space->width - 2 * lengths->padding, plan->height };
  middle = band->y + band->height / 2;
  place->x = band->x + lengths->radius;
  place->y = middle;

  left = place->x + lengths->radius + lengths->gap;
  room = band_text_width (space, lengths);
  if (plan->one_line)
    {
      double detail_left = left + plan->title_width + lengths->gap;

      place->title = (MpPipelineBox){ left, middle - plan->title_height / 2, plan->title_width,
                                      plan->title_height };
      place->detail = (MpPipelineBox){ detail_left, middle - plan->detail_height / 2,
                                       left + room - detail_left, plan->detail_height };
    }
  else
    {
      double text = plan->title_height + plan->detail_height;

      place->title = (MpPipelineBox){ left, middle - text / 2, room, plan->title_height };
      place->detail = (MpPipelineBox){ left, middle - text / 2 + plan->title_height, room,
                                       plan->detail_height };
    }
  geometry->height = place->cell.y + place->cell.height;
}

static double
place_column (const MpPipelineSpace *space, const Lengths *lengths, double width, guint position,
              MpPipelinePlace *place)
{
  double left = position * floor ((space->width + lengths->gap) / N_COLUMNS) + lengths->padding;
  double top = lengths->padding + 2 * lengths->radius + lengths->gap / 2;
  double title = measure_height (space, MP_STAGE_A + position, MP_PIPELINE_TITLE, width);
  double detail = measure_height (space, MP_STAGE_A + position, MP_PIPELINE_DETAIL, width);

  place->x = left + lengths->radius;
  place->y = lengths->padding + lengths->radius;
  place->title = (MpPipelineBox){ left, top, width, title };
  place->detail = (MpPipelineBox){ left, top + title, width, detail };
  place->cell = (MpPipelineBox){ left - lengths->padding, 0, width + 2 * lengths->padding, 0 };
  return top + title + detail + lengths->padding;
}

/* A to D side by side, their words below the rings. */
static double
place_side_by_side (const MpPipelineSpace *space, const Lengths *lengths,
                    MpPipelineGeometry *geometry)
{
  double width = column_text_width (space, lengths);
  double height = 0;

  for (guint i = 0; i < N_COLUMNS; i++)
    height = MAX (height, place_column (space, lengths, width, i, &geometry->stages[i]));
  for (guint i = 0; i < N_COLUMNS; i++)
    geometry->stages[i].cell.height = height;
  return height;
}

/* A to D below each other, their words beside the rings. */
static double
place_stacked (const MpPipelineSpace *space, const Lengths *lengths, MpPipelineGeometry *geometry)
{
  double left = lengths->padding + 2 * lengths->radius + lengths->gap;
  double room = MAX (space->width - left - lengths->padding, 1);
  double top = 0;

  for (guint i = 0; i < N_COLUMNS; i++)
    {
      MpPipelinePlace *place = &geometry->stages[i];
      double title = measure_height (space, MP_STAGE_A + i, MP_PIPELINE_TITLE, room);
      double detail = measure_height (space, MP_STAGE_A + i, MP_PIPELINE_DETAIL, room);
      double text = title + detail;
      double height = 2 * ceil (MAX (2 * lengths->radius, text) / 2) + 2 * lengths->padding;
      double middle = top + height / 2;

      place->cell = (MpPipelineBox){ 0, top, space->width, height };
      place->x = lengths->padding + lengths->radius;
      place->y = middle;
      place->title = (MpPipelineBox){ left, middle - text / 2, room, title };
      place->detail = (MpPipelineBox){ left, place->title.y + title, room, detail };
      top += height + lengths->gap;
    }
  return top - lengths->gap;
}

/* Five marks; E stands a little apart, since it runs alongside the others. */
static void
place_marks (const MpPipelineSpace *space, const Lengths *lengths, MpPipelineGeometry *geometry)
{
  double size = 2 * lengths->radius;

  for (guint i = 0; i < MP_N_STAGES; i++)
    {
      MpPipelinePlace *place = &geometry->stages[i];
      double left = i * (size + lengths->gap) + (i == N_COLUMNS ? lengths->gap / 2 : 0);

      place->cell = (MpPipelineBox){ left, 0, size, size };
      place->x = left + lengths->radius;
      place->y = lengths->radius;
    }
  geometry->height = size;
}

static void
place_lines (const Lengths *lengths, MpPipelineGeometry *geometry)
{
  double reach = lengths->radius + lengths->clearance;

  for (guint i = 0; i < MP_PIPELINE_N_LINES; i++)
    {
      const MpPipelinePlace *from = &geometry->stages[i];
      const MpPipelinePlace *to = &geometry->stages[i + 1];

      geometry->lines[i] = geometry->stacked
                               ? (MpPipelineLine){ from->x, from->y + reach, to->x, to->y - reach }
                               : (MpPipelineLine){ from->x + reach, from->y, to->x - reach, to->y };
    }
}

static void
mirror_box (MpPipelineBox *box, double width)
{
  box->x = width - box->x - box->width;
}

static void
mirror (MpPipelineGeometry *geometry)
{
  for (guint i = 0; i < MP_N_STAGES; i++)
    {
      MpPipelinePlace *place = &geometry->stages[i];

      mirror_box (&place->cell, geometry->width);
      mirror_box (&place->title, geometry->width);
      mirror_box (&place->detail, geometry->width);
      place->x = geometry->width - place->x;
    }
  for (guint i = 0; i < MP_PIPELINE_N_LINES; i++)
    {
      geometry->lines[i].x1 = geometry->width - geometry->lines[i].x1;
      geometry->lines[i].x2 = geometry->width - geometry->lines[i].x2;
    }
  mirror_box (&geometry->band, geometry->width);
}

/**
 * mp_pipeline_geometry_compute:
 * @space: what there is room for
 * @geometry: (out caller-allocates): where each part lies, from the top left corner
 *
 * Stages A to D lie side by side if their words allow it and else below each other; E is a band
 * beneath them (S-3).
 */
void
mp_pipeline_geometry_compute (const MpPipelineSpace *space, MpPipelineGeometry *geometry)
{
  Lengths lengths;

  g_return_if_fail (space != NULL && geometry != NULL);
  g_return_if_fail (space->measure != NULL || space->size == MP_PIPELINE_COMPACT);

  lengths = get_lengths (space);
  *geometry = (MpPipelineGeometry){ .width = space->width, .radius = lengths.radius };
  if (space->size == MP_PIPELINE_COMPACT)
    {
      place_marks (space, &lengths, geometry);
    }
  else
    {
      BandPlan plan = plan_band (space, &lengths);
      double top;

      geometry->stacked = !fits_side_by_side (space, &lengths);
      top = geometry->stacked ? place_stacked (space, &lengths, geometry)
                              : place_side_by_side (space, &lengths, geometry);
      place_band (space, &lengths, &plan, top + lengths.gap / 2, geometry);
    }
  place_lines (&lengths, geometry);
  if (space->right_to_left)
    mirror (geometry);
}

/**
 * mp_pipeline_geometry_get_widths:
 * @space: what there is room for; its width does not matter
 * @minimum: (out): the least width at which every word fits
 * @natural: (out): the width at which every text fits in one line, A to D side by side
 */
void
mp_pipeline_geometry_get_widths (const MpPipelineSpace *space, double *minimum, double *natural)
{
  Lengths lengths;
  double word = 0, line = 0;

  g_return_if_fail (space != NULL && minimum != NULL && natural != NULL);

  lengths = get_lengths (space);
  if (space->size == MP_PIPELINE_COMPACT)
    {
      *minimum = *natural = MP_N_STAGES * 2 * lengths.radius + 4.5 * lengths.gap;
      return;
    }

  for (MpStage stage = MP_STAGE_A; stage <= MP_STAGE_E; stage++)
    word = MAX (word, measure_width (space, stage, 0));
  for (MpStage stage = MP_STAGE_A; stage <= MP_STAGE_D; stage++)
    line = MAX (line, measure_width (space, stage, MP_PIPELINE_ONE_LINE));
  line = MAX (line, 3 * lengths.radius);

  *minimum = word + 2 * lengths.padding + 2 * lengths.radius + 2.5 * lengths.gap;
  *natural = N_COLUMNS * (line + 2 * lengths.padding + lengths.gap) - lengths.gap;
  *natural = MAX (*natural, *minimum);
}
