/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Draws a mentee’s pipeline on Cairo and Pango, the same for screen, paper and tests (S-3). */

#include "report/mp-pipeline-painter.h"

#include "report/mp-pipeline-mark.h"
#include "report/mp-pipeline-words.h"

#include <glib/gi18n-lib.h>
#include <math.h>
#include <string.h>

#define DETAIL_SIZE 0.9

/* The size of letters that the lengths in the geometry are made for, in its units. */
static const double usual_letters[] = {
  [MP_PIPELINE_COMPACT] = 11 * 96.0 / 72,
  [MP_PIPELINE_NORMAL] = 11 * 96.0 / 72,
  [MP_PIPELINE_PRINT] = 9.5,
};

/* What is known of a stage, ready to be drawn; lines are the parts in one line each. */
typedef struct
{
  MpStageState state;
  double fraction;
  PangoLayout *parts[2];
  PangoRectangle lines[2];
  PangoLayout *inside;
  guint letter_length;
} Item;

struct _MpPipelineDrawing
{
  Item items[MP_N_STAGES];
  MpPipelineSpace space;
  MpPipelineGeometry geometry;
  const MpPipelinePalette *coloured_for;
};

/* The part in one line; to lay it out is dear, so that is done once. */
static const PangoRectangle *
get_line (Item *item, MpPipelinePart part)
{
  PangoRectangle *line = &item->lines[part];

  if (line->height == 0)
    {
      pango_layout_set_width (item->parts[part], -1);
      pango_layout_get_extents (item->parts[part], NULL, line);
    }
  return line;
}

static void
measure_part (MpStage stage, MpPipelinePart part, double wrap, double *width, double *height,
              gpointer user_data)
{
  MpPipelineDrawing *self = user_data;
  Item *item = &self->items[stage - MP_STAGE_A];
  PangoLayout *layout = item->parts[part];
  PangoRectangle extents = *get_line (item, part);

  if (wrap == 0 || (wrap > 0 && extents.width > pango_units_from_double (wrap)))
    {
      /* A whole word a line tells the longest word; a given width may break a longer one. */
      pango_layout_set_wrap (layout, wrap > 0 ? PANGO_WRAP_WORD_CHAR : PANGO_WRAP_WORD);
      pango_layout_set_width (layout, pango_units_from_double (wrap));
      pango_layout_get_extents (layout, NULL, &extents);
    }
  *width = pango_units_to_double (extents.width);
  *height = pango_units_to_double (extents.height);
}

static double
letter_size (PangoContext *context)
{
  const PangoFontDescription *font = pango_context_get_font_description (context);
  double size = pango_units_to_double (pango_font_description_get_size (font));
  double resolution = pango_cairo_context_get_resolution (context);

  if (pango_font_description_get_size_is_absolute (font))
    return size;
  return size * (resolution > 0 ? resolution : 96) / 72;
}

static gboolean
reads_from_right (PangoDirection direction)
{
  return direction == PANGO_DIRECTION_RTL || direction == PANGO_DIRECTION_WEAK_RTL;
}

static PangoLayout *
new_layout (PangoContext *context, const char *text, double size, PangoWeight weight)
{
  PangoLayout *layout = pango_layout_new (context);
  g_autoptr (PangoFontDescription) font
      = pango_font_description_copy (pango_context_get_font_description (context));

  pango_font_description_set_absolute_size (font, letter_size (context) * size * PANGO_SCALE);
  pango_font_description_set_weight (font, weight);
  pango_layout_set_font_description (layout, font);
  pango_layout_set_auto_dir (layout, FALSE);
  if (reads_from_right (pango_context_get_base_dir (context)))
    pango_layout_set_alignment (layout, PANGO_ALIGN_RIGHT);
  pango_layout_set_text (layout, text, -1);
  return layout;
}

/* Days and months keep their own order, whatever stands on the left of the drawing. */
static void
follow_direction_of_text (PangoLayout *layout)
{
  PangoDirection around = pango_context_get_base_dir (pango_layout_get_context (layout));

  pango_layout_set_auto_dir (layout, TRUE);
  if (reads_from_right (pango_layout_get_direction (layout, 0)) == reads_from_right (around))
    return;

  /* Pango swaps both sides for a text that goes against its surroundings. */
  pango_layout_set_alignment (layout, pango_layout_get_alignment (layout) == PANGO_ALIGN_RIGHT
                                          ? PANGO_ALIGN_LEFT
                                          : PANGO_ALIGN_RIGHT);
}

/* A count only if every criterion is counted: 2 of 5 must not mean that 3 are unknown. */
static char *
describe_inside (MpStageState state, const MpStageProgress *progress, const MpCatalogue *words)
{
  if (state == MP_STAGE_ACTIVE && progress->n_counted == progress->n_criteria)
    /* Translators: in the ring of a stage, how many of its criteria are met, as in "2/5". */
    return g_strdup_printf (_("%u/%u"), progress->n_met, progress->n_criteria);
  if (state == MP_STAGE_WAIVED)
    /* Translators: one letter in the ring of a stage that was waived. */
    return g_strdup (words != NULL
                         ? mp_catalogue_get_context (words, "waived", NC_("waived", "w"))
                         : C_("waived", "w"));
  return NULL;
}

/* The letter stands out; where the mentee is now, so does the name. */
static void
set_title_weight (Item *item)
{
  g_autoptr (PangoAttrList) attributes = pango_attr_list_new ();
  PangoAttribute *bold = pango_attr_weight_new (PANGO_WEIGHT_BOLD);

  bold->end_index
      = item->state == MP_STAGE_ACTIVE ? PANGO_ATTR_INDEX_TO_TEXT_END : item->letter_length;
  pango_attr_list_insert (attributes, bold);
  pango_layout_set_attributes (item->parts[MP_PIPELINE_TITLE], attributes);
}

static void
fill_item (Item *item, const MpPipeline *pipeline, const MpStageTally *tally, MpStage stage,
           MpDate today, const MpCatalogue *words, PangoContext *context)
{
  MpStageProgress progress = mp_stage_measure_progress (stage, tally);
  const char *letter = mp_stage_get_letter (stage);
  g_autofree char *title
      = g_strdup_printf ("%s\u00a0\u00a0%s", letter, mp_pipeline_get_short_title (words, stage));
  g_autofree char *detail = mp_pipeline_dup_detail (words, pipeline, stage, today);
  g_autofree char *inside = NULL;

  item->state = mp_pipeline_get_status (pipeline, stage)->state;
  item->fraction = progress.n_counted < progress.n_criteria ? -1 : progress.fraction;
  item->letter_length = strlen (letter);
  item->parts[MP_PIPELINE_TITLE] = new_layout (context, title, 1, PANGO_WEIGHT_NORMAL);
  item->parts[MP_PIPELINE_DETAIL]
      = new_layout (context, detail, DETAIL_SIZE, PANGO_WEIGHT_NORMAL);
  set_title_weight (item);
  follow_direction_of_text (item->parts[MP_PIPELINE_DETAIL]);

  inside = describe_inside (item->state, &progress, words);
  if (inside != NULL)
    item->inside = new_layout (context, inside, 1, PANGO_WEIGHT_BOLD);
}

/**
 * mp_pipeline_drawing_new:
 * @pipeline: a mentee's stages
 * @tally: (nullable): what the mentee's records hold, if that was counted
 * @today: the day it is now, so that its year can be left out; none to have years throughout
 * @size: %MP_PIPELINE_NORMAL or %MP_PIPELINE_PRINT
 * @words: (nullable): the language of its words, or %NULL for that of the screen
 * @context: the font with its size, and the direction in which is read
 *
 * Returns: (transfer full): a drawing that stands on its own
 */
MpPipelineDrawing *
mp_pipeline_drawing_new (const MpPipeline *pipeline, const MpStageTally *tally, MpDate today,
                         MpPipelineSize size, const MpCatalogue *words, PangoContext *context)
{
  static const MpStageTally nothing_known;
  MpPipelineDrawing *self;

  g_return_val_if_fail (pipeline != NULL && context != NULL, NULL);
  g_return_val_if_fail (size != MP_PIPELINE_COMPACT, NULL);

  self = g_new0 (MpPipelineDrawing, 1);
  for (guint i = 0; i < MP_N_STAGES; i++)
    fill_item (&self->items[i], pipeline, tally != NULL ? tally : &nothing_known, MP_STAGE_A + i,
               today, words, context);
  self->space = (MpPipelineSpace){
    .size = size,
    .right_to_left = reads_from_right (pango_context_get_base_dir (context)),
    .scale = letter_size (context) / usual_letters[size],
    .measure = measure_part,
    .measure_data = self,
  };
  return self;
}

/**
 * mp_pipeline_drawing_free:
 * @self: (nullable): a drawing
 */
void
mp_pipeline_drawing_free (MpPipelineDrawing *self)
{
  if (self == NULL)
    return;

  for (guint i = 0; i < MP_N_STAGES; i++)
    {
      g_clear_object (&self->items[i].parts[MP_PIPELINE_TITLE]);
      g_clear_object (&self->items[i].parts[MP_PIPELINE_DETAIL]);
      g_clear_object (&self->items[i].inside);
    }
  g_free (self);
}

/**
 * mp_pipeline_drawing_get_widths:
 * @self: a drawing
 * @minimum: (out): the least width at which every word fits
 * @natural: (out): the width at which every text fits in one line
 */
void
mp_pipeline_drawing_get_widths (MpPipelineDrawing *self, double *minimum, double *natural)
{
  g_return_if_fail (self != NULL);

  mp_pipeline_geometry_get_widths (&self->space, minimum, natural);
}

/**
 * mp_pipeline_drawing_lay_out:
 * @self: a drawing
 * @width: how wide it may be
 *
 * Returns: (transfer none): where everything lies from now on, with the height that it takes
 */
const MpPipelineGeometry *
mp_pipeline_drawing_lay_out (MpPipelineDrawing *self, double width)
{
  g_return_val_if_fail (self != NULL, NULL);

  if (self->space.width != width)
    {
      self->space.width = width;
      mp_pipeline_geometry_compute (&self->space, &self->geometry);
    }
  return &self->geometry;
}

/* The letter of a stage has its colour; the rest of the title is drawn in that of text. */
static void
colour_titles (MpPipelineDrawing *self, const MpPipelinePalette *palette)
{
  if (self->coloured_for == palette)
    return;

  for (guint i = 0; i < MP_N_STAGES; i++)
    {
      Item *item = &self->items[i];
      const MpColour *colour = &palette->letters[i];
      PangoLayout *title = item->parts[MP_PIPELINE_TITLE];
      g_autoptr (PangoAttrList) attributes
          = pango_attr_list_copy (pango_layout_get_attributes (title));
      PangoAttribute *tone = pango_attr_foreground_new (
          colour->red * G_MAXUINT16, colour->green * G_MAXUINT16, colour->blue * G_MAXUINT16);

      tone->end_index = item->letter_length;
      pango_attr_list_change (attributes, tone);
      pango_layout_set_attributes (title, attributes);
    }
  self->coloured_for = palette;
}

/* One line that begins at the left is drawn as it was measured. */
static void
draw_words (const Item *item, MpPipelinePart part, const MpPipelineBox *box,
            const MpColour *colour, cairo_t *cr)
{
  PangoLayout *layout = item->parts[part];
  PangoDirection around = pango_context_get_base_dir (pango_layout_get_context (layout));
  int width = pango_units_from_double (box->width);
  gboolean as_it_is = item->lines[part].width <= width
                      && pango_layout_get_alignment (layout) == PANGO_ALIGN_LEFT
                      && pango_layout_get_direction (layout, 0) != PANGO_DIRECTION_RTL
                      && !reads_from_right (around);

  pango_layout_set_wrap (layout, PANGO_WRAP_WORD_CHAR);
  pango_layout_set_width (layout, as_it_is ? -1 : width);
  cairo_move_to (cr, box->x, box->y);
  mp_colour_set_source (colour, 1, cr);
  pango_cairo_show_layout (cr, layout);
}

/* A part of the radius, in whole pixels on the screen so that it is sharp. */
static double
line_width (const MpPipelineDrawing *self, double part)
{
  double width = self->geometry.radius * part;

  return self->space.size == MP_PIPELINE_PRINT ? width : MAX (round (width), 1);
}

static void
draw_line (const MpPipelineDrawing *self, guint position, const MpPipelinePalette *palette,
           cairo_t *cr)
{
  const MpPipelineLine *line = &self->geometry.lines[position];
  double width = line_width (self, 0.1 * palette->weight);

  cairo_save (cr);
  cairo_set_line_cap (cr, CAIRO_LINE_CAP_ROUND);
  cairo_set_line_width (cr, width);
  if (mp_stage_state_is_done (self->items[position].state))
    {
      mp_colour_set_source (&palette->stages[position], 1, cr);
    }
  else
    {
      cairo_set_dash (cr, (const double[]){ 0, 3 * width }, 2, 0);
      mp_colour_set_source (&palette->faint, 1, cr);
    }
  cairo_move_to (cr, line->x1, line->y1);
  cairo_line_to (cr, line->x2, line->y2);
  cairo_stroke (cr);
  cairo_restore (cr);
}

/* Adds the leading part of the band, round at both ends. */
static void
add_band (const MpPipelineDrawing *self, double fraction, double inset, cairo_t *cr)
{
  const MpPipelineBox *band = &self->geometry.band;
  double length = MAX (band->width * fraction, 2 * self->geometry.radius);
  double start = self->space.right_to_left ? band->x + band->width - length : band->x;
  double left = start + inset, right = start + length - inset;
  double top = band->y + inset, bottom = band->y + band->height - inset;
  double r = self->geometry.radius - inset;

  cairo_new_sub_path (cr);
  cairo_arc (cr, left + r, top + r, r, G_PI, 1.5 * G_PI);
  cairo_arc (cr, right - r, top + r, r, 1.5 * G_PI, 2 * G_PI);
  cairo_arc (cr, right - r, bottom - r, r, 0, 0.5 * G_PI);
  cairo_arc (cr, left + r, bottom - r, r, 0.5 * G_PI, G_PI);
  cairo_close_path (cr);
}

static void
draw_band (const MpPipelineDrawing *self, const MpPipelinePalette *palette, cairo_t *cr)
{
  const Item *item = &self->items[MP_N_STAGES - 1];
  const MpColour *colour = &palette->stages[MP_N_STAGES - 1];
  double width = line_width (self, 0.08 * palette->weight);
  gboolean begun = item->state != MP_STAGE_NOT_STARTED && item->state != MP_STAGE_WAIVED;

  cairo_save (cr);
  mp_colour_set_source (begun ? colour : &palette->faint, palette->tint, cr);
  add_band (self, 1, 0, cr);
  cairo_fill (cr);
  if (begun && item->fraction > 0)
    {
      mp_colour_set_source (colour, palette->tint, cr);
      add_band (self, item->fraction, 0, cr);
      cairo_fill (cr);
    }
  if (palette->hatched || palette->weight > 1)
    {
      add_band (self, 1, width / 2, cr);
      cairo_set_line_width (cr, width);
      mp_colour_set_source (begun ? colour : &palette->faint, 1, cr);
      cairo_stroke (cr);
    }
  cairo_restore (cr);
}

static void
draw_stage (const MpPipelineDrawing *self, guint position, const MpPipelinePalette *palette,
            cairo_t *cr)
{
  const Item *item = &self->items[position];
  const MpPipelinePlace *place = &self->geometry.stages[position];
  MpPipelineMark mark = {
    .stage = MP_STAGE_A + position,
    .state = item->state,
    .fraction = item->fraction,
    .right_to_left = self->space.right_to_left,
    .cleared = MP_STAGE_A + position == MP_STAGE_E,
    .x = place->x,
    .y = place->y,
    .radius = self->geometry.radius,
  };
  const MpColour *text
      = item->state == MP_STAGE_NOT_STARTED ? &palette->dim_text : &palette->text;

  mp_pipeline_mark_draw (&mark, palette, cr);
  if (item->inside != NULL)
    mp_pipeline_mark_draw_text (&mark, palette, item->inside, cr);
  draw_words (item, MP_PIPELINE_TITLE, &place->title, text, cr);
  draw_words (item, MP_PIPELINE_DETAIL, &place->detail, &palette->dim_text, cr);
}

/**
 * mp_pipeline_drawing_draw:
 * @self: a drawing that has been laid out
 * @palette: the colours
 * @cr: where to draw, from the present origin on
 */
void
mp_pipeline_drawing_draw (MpPipelineDrawing *self, const MpPipelinePalette *palette, cairo_t *cr)
{
  g_return_if_fail (self != NULL && palette != NULL && cr != NULL);
  g_return_if_fail (self->geometry.height > 0);

  colour_titles (self, palette);
  for (guint i = 0; i < MP_PIPELINE_N_LINES; i++)
    draw_line (self, i, palette, cr);
  draw_band (self, palette, cr);
  for (guint i = 0; i < MP_N_STAGES; i++)
    draw_stage (self, i, palette, cr);
}

static void
draw_short_line (const MpPipelineGeometry *geometry, guint position,
                 const MpPipelinePalette *palette, cairo_t *cr)
{
  const MpPipelineLine *line = &geometry->lines[position];

  mp_colour_set_source (&palette->stages[position], 1, cr);
  cairo_set_line_width (cr, geometry->radius * 0.3);
  cairo_move_to (cr, line->x1, line->y1);
  cairo_line_to (cr, line->x2, line->y2);
  cairo_stroke (cr);
}

/**
 * mp_pipeline_draw_marks:
 * @states: (array fixed-size=5): the states from stage A on
 * @right_to_left: whether A stands at the right
 * @scale: how large letters are, 1 being usual
 * @palette: the colours
 * @cr: where to draw, from the present origin on
 *
 * Draws the compact form: five marks without words.  What else there is to draw is so little that
 * nothing is kept for it, so that hundreds of rows of a list can have one.
 */
void
mp_pipeline_draw_marks (const MpStageState *states, gboolean right_to_left, double scale,
                        const MpPipelinePalette *palette, cairo_t *cr)
{
  MpPipelineSpace space
      = { .size = MP_PIPELINE_COMPACT, .right_to_left = right_to_left, .scale = scale };
  MpPipelineGeometry geometry;
  double natural;

  g_return_if_fail (states != NULL && palette != NULL && cr != NULL);

  mp_pipeline_geometry_get_widths (&space, &space.width, &natural);
  mp_pipeline_geometry_compute (&space, &geometry);
  for (guint i = 0; i < MP_PIPELINE_N_LINES; i++)
    if (mp_stage_state_is_done (states[i]))
      draw_short_line (&geometry, i, palette, cr);
  for (guint i = 0; i < MP_N_STAGES; i++)
    {
      MpPipelineMark mark = {
        .stage = MP_STAGE_A + i,
        .state = states[i],
        .x = geometry.stages[i].x,
        .y = geometry.stages[i].y,
        .radius = geometry.radius,
      };

      mp_pipeline_mark_draw_small (&mark, palette, cr);
    }
}
