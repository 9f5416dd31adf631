/* SPDX-License-Identifier: GPL-3.0-or-later */
/* One ring of the pipeline: its shape says the state, its colour the stage. */

#include "report/mp-pipeline-mark.h"

#include <math.h>

#define TOP (-G_PI / 2)

/* On paper, the directions of the lines of a stage's hatching, in parts of a half turn; the second
 * one crosses the first. */
static const double hatchings[MP_N_STAGES][2] = {
  { 0.25, 0.25 }, /* A: rising   */
  { 0.75, 0.75 }, /* B: falling  */
  { 0.25, 0.75 }, /* C: crossed  */
  { 0.00, 0.00 }, /* D: level    */
  { 0.50, 0.50 }, /* E: upright  */
};

static const MpColour *
stage_colour (const MpColour *colours, MpStage stage)
{
  return &colours[stage - MP_STAGE_A];
}

static void
draw_hatching (double angle, double spacing, double x1, double y1, double x2, double y2,
               cairo_t *cr)
{
  double reach = hypot (x2 - x1, y2 - y1) / 2 + spacing;

  cairo_save (cr);
  cairo_translate (cr, (x1 + x2) / 2, (y1 + y2) / 2);
  cairo_rotate (cr, -angle * G_PI);
  for (double y = -ceil (reach / spacing) * spacing; y <= reach; y += spacing)
    {
      cairo_move_to (cr, -reach, y);
      cairo_line_to (cr, reach, y);
    }
  cairo_stroke (cr);
  cairo_restore (cr);
}

/**
 * mp_pipeline_fill:
 * @stage: gives the colour, or the direction of the hatching
 * @palette: the colours
 * @spacing: between the lines of a hatching
 * @cr: where to draw; its path is filled and consumed
 */
void
mp_pipeline_fill (MpStage stage, const MpPipelinePalette *palette, double spacing, cairo_t *cr)
{
  const double *angles = hatchings[stage - MP_STAGE_A];
  double x1, y1, x2, y2;

  mp_colour_set_source (stage_colour (palette->stages, stage), 1, cr);
  if (!palette->hatched)
    {
      cairo_fill (cr);
      return;
    }

  cairo_save (cr);
  cairo_fill_extents (cr, &x1, &y1, &x2, &y2);
  cairo_clip (cr);
  cairo_set_line_width (cr, spacing / 4);
  draw_hatching (angles[0], spacing, x1, y1, x2, y2, cr);
  if (angles[1] != angles[0])
    draw_hatching (angles[1], spacing, x1, y1, x2, y2, cr);
  cairo_restore (cr);
}

/* A circle whose stroke of @width ends at the mark's radius. */
static void
add_ring (const MpPipelineMark *self, double width, cairo_t *cr)
{
  cairo_new_sub_path (cr);
  cairo_arc (cr, self->x, self->y, self->radius - width / 2, 0, 2 * G_PI);
  cairo_set_line_width (cr, width);
}

static void
stroke_ring (const MpPipelineMark *self, double width, cairo_t *cr)
{
  add_ring (self, width, cr);
  cairo_stroke (cr);
}

static void
stroke_dashed_ring (const MpPipelineMark *self, double width, guint n_dashes, cairo_t *cr)
{
  double dash = 2 * G_PI * (self->radius - width / 2) / n_dashes;

  cairo_save (cr);
  cairo_set_dash (cr, (const double[]){ dash * 0.55, dash * 0.45 }, 2, dash * 0.275);
  stroke_ring (self, width, cr);
  cairo_restore (cr);
}

static void
stroke_arc (const MpPipelineMark *self, double width, cairo_t *cr)
{
  double turn = 2 * G_PI * CLAMP (self->fraction, 0, 1);

  if (turn <= 0)
    return;

  cairo_new_sub_path (cr);
  if (self->right_to_left)
    cairo_arc_negative (cr, self->x, self->y, self->radius - width / 2, TOP, TOP - turn);
  else
    cairo_arc (cr, self->x, self->y, self->radius - width / 2, TOP, TOP + turn);
  cairo_set_line_width (cr, width);
  cairo_set_line_cap (cr, CAIRO_LINE_CAP_ROUND);
  cairo_stroke (cr);
}

static void
add_check (const MpPipelineMark *self, cairo_t *cr)
{
  double r = self->radius;

  cairo_move_to (cr, self->x - 0.40 * r, self->y + 0.04 * r);
  cairo_line_to (cr, self->x - 0.12 * r, self->y + 0.32 * r);
  cairo_line_to (cr, self->x + 0.42 * r, self->y - 0.30 * r);
}

static void
draw_check (const MpPipelineMark *self, const MpPipelinePalette *palette, double width,
            cairo_t *cr)
{
  cairo_set_line_cap (cr, CAIRO_LINE_CAP_ROUND);
  cairo_set_line_join (cr, CAIRO_LINE_JOIN_ROUND);
  add_check (self, cr);
  if (palette->hatched)
    {
      width *= 1.4;
      cairo_set_line_width (cr, width * 2.4);
      mp_colour_set_source (&palette->ground, 1, cr);
      cairo_stroke_preserve (cr);
    }
  cairo_set_line_width (cr, width);
  mp_colour_set_source (stage_colour (palette->glyphs, self->stage), 1, cr);
  cairo_stroke (cr);
}

static void
draw_bars (const MpPipelineMark *self, double distance, double width, double height, cairo_t *cr)
{
  cairo_save (cr);
  cairo_set_line_cap (cr, CAIRO_LINE_CAP_BUTT);
  cairo_set_line_width (cr, width);
  for (int side = -1; side <= 1; side += 2)
    {
      cairo_move_to (cr, self->x + side * distance, self->y - height / 2);
      cairo_line_to (cr, self->x + side * distance, self->y + height / 2);
    }
  cairo_stroke (cr);
  cairo_restore (cr);
}

static void
draw_dot (const MpPipelineMark *self, cairo_t *cr)
{
  cairo_new_sub_path (cr);
  cairo_arc (cr, self->x, self->y, self->radius * 0.36, 0, 2 * G_PI);
  cairo_fill (cr);
}

static void
draw_completed (const MpPipelineMark *self, const MpPipelinePalette *palette, double check_width,
                cairo_t *cr)
{
  double width = palette->hatched ? self->radius / 9 : 0;

  add_ring (self, width, cr);
  mp_pipeline_fill (self->stage, palette, self->radius / 3.2, cr);
  if (palette->hatched)
    stroke_ring (self, width, cr);
  draw_check (self, palette, check_width, cr);
}

static void
draw_active (const MpPipelineMark *self, const MpPipelinePalette *palette, double width,
             cairo_t *cr)
{
  gboolean known = self->fraction >= 0;

  mp_colour_set_source (stage_colour (palette->stages, self->stage), known ? 0.25 : 1, cr);
  stroke_ring (self, width, cr);
  mp_colour_set_source (stage_colour (palette->stages, self->stage), 1, cr);
  stroke_arc (self, width, cr);
  if (!known)
    draw_dot (self, cr);
}

static void
clear_ground (const MpPipelineMark *self, const MpPipelinePalette *palette, cairo_t *cr)
{
  mp_colour_set_source (&palette->ground, 1, cr);
  add_ring (self, 1, cr);
  cairo_fill (cr);
}

/**
 * mp_pipeline_mark_draw:
 * @self: what to draw
 * @palette: the colours
 * @cr: where to draw
 *
 * Draws the ring without the words in it.
 */
void
mp_pipeline_mark_draw (const MpPipelineMark *self, const MpPipelinePalette *palette, cairo_t *cr)
{
  double r = self->radius;

  cairo_save (cr);
  if (self->cleared)
    clear_ground (self, palette, cr);
  switch (self->state)
    {
    case MP_STAGE_COMPLETED:
      draw_completed (self, palette, r * 0.14 * palette->weight, cr);
      break;
    case MP_STAGE_ACTIVE:
      draw_active (self, palette, r * 0.2 * palette->weight, cr);
      break;
    case MP_STAGE_PAUSED:
      mp_colour_set_source (stage_colour (palette->stages, self->stage), 1, cr);
      stroke_ring (self, r * 0.1 * palette->weight, cr);
      draw_bars (self, r * 0.2, r * 0.2, r * 0.7, cr);
      break;
    case MP_STAGE_WAIVED:
      mp_colour_set_source (stage_colour (palette->stages, self->stage), 1, cr);
      stroke_dashed_ring (self, r * 0.1 * palette->weight, 16, cr);
      break;
    default:
      mp_colour_set_source (&palette->faint, 1, cr);
      stroke_ring (self, r * 0.1 * palette->weight, cr);
    }
  cairo_restore (cr);
}

/**
 * mp_pipeline_mark_draw_small:
 * @self: what to draw
 * @palette: the colours
 * @cr: where to draw
 *
 * Draws a mark of few pixels: the same shapes with less in them.
 */
void
mp_pipeline_mark_draw_small (const MpPipelineMark *self, const MpPipelinePalette *palette,
                             cairo_t *cr)
{
  double r = self->radius;

  cairo_save (cr);
  switch (self->state)
    {
    case MP_STAGE_COMPLETED:
      draw_completed (self, palette, r * 0.26 * palette->weight, cr);
      break;
    case MP_STAGE_ACTIVE:
      mp_colour_set_source (stage_colour (palette->stages, self->stage), 1, cr);
      stroke_ring (self, r * 0.5, cr);
      break;
    case MP_STAGE_PAUSED:
      mp_colour_set_source (stage_colour (palette->stages, self->stage), 1, cr);
      draw_bars (self, r * 0.42, r / 3, r * 1.5, cr);
      break;
    case MP_STAGE_WAIVED:
      mp_colour_set_source (stage_colour (palette->stages, self->stage), 1, cr);
      stroke_dashed_ring (self, r * 0.26 * palette->weight, 8, cr);
      break;
    default:
      mp_colour_set_source (&palette->faint, 1, cr);
      stroke_ring (self, r * 0.2 * palette->weight, cr);
    }
  cairo_restore (cr);
}

/**
 * mp_pipeline_mark_draw_text:
 * @self: the ring
 * @palette: the colours
 * @text: what stands in it; made smaller where it is too wide
 * @cr: where to draw
 */
void
mp_pipeline_mark_draw_text (const MpPipelineMark *self, const MpPipelinePalette *palette,
                            PangoLayout *text, cairo_t *cr)
{
  PangoRectangle ink;
  double room = self->radius * 1.36;
  double scale;

  pango_layout_get_pixel_extents (text, &ink, NULL);
  if (ink.width <= 0)
    return;

  scale = MIN (1, room / hypot (ink.width, ink.height));
  cairo_save (cr);
  cairo_translate (cr, self->x, self->y);
  cairo_scale (cr, scale, scale);
  cairo_move_to (cr, -ink.x - ink.width / 2.0, -ink.y - ink.height / 2.0);
  mp_colour_set_source (stage_colour (palette->letters, self->stage), 1, cr);
  pango_cairo_show_layout (cr, text);
  cairo_restore (cr);
}
