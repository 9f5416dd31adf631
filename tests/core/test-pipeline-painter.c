/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The picture of the pipeline: shapes that differ by state, contrast, and what it looks like. */

#include "report/mp-pipeline-mark.h"
#include "report/mp-pipeline-painter.h"

#include <math.h>

#define MARK_SIZE 40

static cairo_surface_t *
draw_mark (MpPipelineStyle style, MpStage stage, MpStageState state, double fraction,
           gboolean small)
{
  const MpPipelinePalette *palette = mp_pipeline_palette_get (style);
  cairo_surface_t *surface
      = cairo_image_surface_create (CAIRO_FORMAT_RGB24, MARK_SIZE, MARK_SIZE);
  cairo_t *cr = cairo_create (surface);
  double scale = small ? MARK_SIZE / 12.0 : 1;
  MpPipelineMark mark = { .stage = stage,
                          .state = state,
                          .fraction = fraction,
                          .x = MARK_SIZE / 2 / scale,
                          .y = MARK_SIZE / 2 / scale,
                          .radius = MARK_SIZE / 2 / scale };

  cairo_scale (cr, scale, scale);
  mp_colour_set_source (&palette->ground, 1, cr);
  cairo_paint (cr);
  if (small)
    mp_pipeline_mark_draw_small (&mark, palette, cr);
  else
    mp_pipeline_mark_draw (&mark, palette, cr);
  g_assert_cmpint (cairo_status (cr), ==, CAIRO_STATUS_SUCCESS);
  cairo_destroy (cr);
  cairo_surface_flush (surface);
  return surface;
}

/* The brightness of a pixel, from 0 to 1. */
static double
get_light (cairo_surface_t *surface, int x, int y)
{
  const guint8 *row
      = cairo_image_surface_get_data (surface) + y * cairo_image_surface_get_stride (surface);
  guint32 pixel = ((const guint32 *) (gconstpointer) row)[x];

  return ((pixel >> 16 & 0xff) * 0.299 + (pixel >> 8 & 0xff) * 0.587 + (pixel & 0xff) * 0.114)
         / 255;
}

/* The part of the pixels that differ visibly. */
static double
get_difference (cairo_surface_t *a, cairo_surface_t *b)
{
  guint n_different = 0;

  for (int y = 0; y < MARK_SIZE; y++)
    for (int x = 0; x < MARK_SIZE; x++)
      n_different += fabs (get_light (a, x, y) - get_light (b, x, y)) > 0.15;
  return (double) n_different / (MARK_SIZE * MARK_SIZE);
}

static void
assert_states_differ (MpPipelineStyle style, gboolean small)
{
  for (MpStageState a = MP_STAGE_NOT_STARTED; a <= MP_STAGE_WAIVED; a++)
    for (MpStageState b = a + 1; b <= MP_STAGE_WAIVED; b++)
      {
        cairo_surface_t *first = draw_mark (style, MP_STAGE_C, a, -1, small);
        cairo_surface_t *second = draw_mark (style, MP_STAGE_C, b, -1, small);

        g_assert_cmpfloat (get_difference (first, second), >, 0.04);
        cairo_surface_destroy (first);
        cairo_surface_destroy (second);
      }
}

static void
test_shape_tells_the_state (void)
{
  for (guint style = 0; style < MP_N_PIPELINE_STYLES; style++)
    {
      assert_states_differ (style, FALSE);
      assert_states_differ (style, TRUE);
    }
}

static void
test_hatching_tells_the_stage_on_paper (void)
{
  for (MpStage a = MP_STAGE_A; a <= MP_STAGE_E; a++)
    for (MpStage b = a + 1; b <= MP_STAGE_E; b++)
      {
        cairo_surface_t *first = draw_mark (MP_PIPELINE_PAPER, a, MP_STAGE_COMPLETED, -1, FALSE);
        cairo_surface_t *second = draw_mark (MP_PIPELINE_PAPER, b, MP_STAGE_COMPLETED, -1, FALSE);

        g_assert_cmpfloat (get_difference (first, second), >, 0.08);
        cairo_surface_destroy (first);
        cairo_surface_destroy (second);
      }
}

static void
test_paper_has_no_colours (void)
{
  cairo_surface_t *surface
      = draw_mark (MP_PIPELINE_PAPER, MP_STAGE_C, MP_STAGE_COMPLETED, -1, FALSE);

  for (int y = 0; y < MARK_SIZE; y++)
    for (int x = 0; x < MARK_SIZE; x++)
      {
        const guint8 *row = cairo_image_surface_get_data (surface)
                            + y * cairo_image_surface_get_stride (surface);
        guint32 pixel = ((const guint32 *) (gconstpointer) row)[x];

        g_assert_cmpuint (pixel & 0xff, ==, pixel >> 8 & 0xff);
        g_assert_cmpuint (pixel & 0xff, ==, pixel >> 16 & 0xff);
      }
  cairo_surface_destroy (surface);
}

/* The part of the ring that is drawn at full strength. */
static double
get_filled_part (double fraction)
{
  cairo_surface_t *surface
      = draw_mark (MP_PIPELINE_PAPER, MP_STAGE_A, MP_STAGE_ACTIVE, fraction, FALSE);
  guint n_filled = 0;

  for (guint i = 0; i < 360; i++)
    {
      double angle = (i + 0.5) * G_PI / 180;
      int x = MARK_SIZE / 2 + 18.2 * sin (angle), y = MARK_SIZE / 2 - 18.2 * cos (angle);

      n_filled += get_light (surface, x, y) < 0.4;
    }
  cairo_surface_destroy (surface);
  return n_filled / 360.0;
}

static void
test_ring_fills_with_its_criteria (void)
{
  g_assert_cmpfloat (get_filled_part (0), <, 0.02);
  for (double fraction = 0.2; fraction < 0.9; fraction += 0.2)
    g_assert_cmpfloat_with_epsilon (get_filled_part (fraction), fraction, 0.05);
  g_assert_cmpfloat (get_filled_part (1), >, 0.97);
  g_assert_cmpfloat (get_filled_part (-1), >, 0.97);
}

static double
get_linear (double channel)
{
  return channel <= 0.03928 ? channel / 12.92 : pow ((channel + 0.055) / 1.055, 2.4);
}

static double
get_luminance (const MpColour *colour)
{
  return 0.2126 * get_linear (colour->red) + 0.7152 * get_linear (colour->green)
         + 0.0722 * get_linear (colour->blue);
}

/* WCAG 2.1, from 1 to 21. */
static double
get_contrast (const MpColour *a, const MpColour *b)
{
  double first = get_luminance (a), second = get_luminance (b);

  return (MAX (first, second) + 0.05) / (MIN (first, second) + 0.05);
}

static void
test_words_have_contrast (void)
{
  for (guint style = 0; style < MP_N_PIPELINE_STYLES; style++)
    {
      const MpPipelinePalette *palette = mp_pipeline_palette_get (style);
      gboolean high = style == MP_PIPELINE_LIGHT_CONTRAST || style == MP_PIPELINE_DARK_CONTRAST;
      double least = high ? 6 : 4.5;

      g_assert_cmpfloat (get_contrast (&palette->text, &palette->ground), >=, 7);
      g_assert_cmpfloat (get_contrast (&palette->dim_text, &palette->ground), >=, least);
      for (guint i = 0; i < MP_N_STAGES; i++)
        {
          g_assert_cmpfloat (get_contrast (&palette->letters[i], &palette->ground), >=, least);
          if (!palette->hatched)
            g_assert_cmpfloat (get_contrast (&palette->glyphs[i], &palette->stages[i]), >=,
                               high ? 6 : 3);
        }
    }
}

static MpPipeline *
new_pipeline (void)
{
  static const MpStageState states[]
      = { MP_STAGE_COMPLETED, MP_STAGE_WAIVED, MP_STAGE_ACTIVE, MP_STAGE_PAUSED, MP_STAGE_ACTIVE };
  MpPipeline *pipeline = mp_pipeline_new (1);

  for (guint i = 0; i < MP_N_STAGES; i++)
    pipeline->stages[i].state = states[i];
  return pipeline;
}

static PangoContext *
new_context (PangoDirection direction)
{
  PangoContext *context = pango_font_map_create_context (pango_cairo_font_map_get_default ());
  g_autoptr (PangoFontDescription) font = pango_font_description_from_string ("DejaVu Sans");

  pango_font_description_set_absolute_size (font, 14 * PANGO_SCALE);
  pango_context_set_font_description (context, font);
  pango_context_set_base_dir (context, direction);
  return context;
}

static cairo_surface_t *
draw_picture (MpPipelineStyle style, double width, PangoDirection direction,
              MpPipelineGeometry *places)
{
  MpStageTally tally = { 0 };
  g_autoptr (MpPipeline) pipeline = new_pipeline ();
  PangoContext *context = new_context (direction);
  g_autoptr (MpPipelineDrawing) drawing = NULL;
  const MpPipelineGeometry *geometry;
  const MpPipelinePalette *palette = mp_pipeline_palette_get (style);
  cairo_surface_t *surface;
  cairo_t *cr;

  for (guint i = 0; i < MP_N_STAGE_COUNTS; i++)
    tally.known[i] = TRUE;
  tally.number[MP_STAGE_COUNT_PLACEMENT_MENTORS] = 1;
  tally.number[MP_STAGE_COUNT_TOPICS_REQUIRED] = 10;
  tally.number[MP_STAGE_COUNT_TOPICS_COVERED] = 6;
  drawing = mp_pipeline_drawing_new (pipeline, &tally, MP_DATE_NONE, MP_PIPELINE_NORMAL, NULL,
                                     context);
  geometry = mp_pipeline_drawing_lay_out (drawing, width);
  *places = *geometry;
  surface = cairo_image_surface_create (CAIRO_FORMAT_RGB24, width, ceil (geometry->height));
  cr = cairo_create (surface);
  mp_colour_set_source (&palette->ground, 1, cr);
  cairo_paint (cr);
  mp_pipeline_drawing_draw (drawing, palette, cr);
  g_assert_cmpint (cairo_status (cr), ==, CAIRO_STATUS_SUCCESS);
  cairo_destroy (cr);
  cairo_surface_flush (surface);
  g_object_unref (context);
  return surface;
}

/* The mean brightness of an area, which a shift by part of a pixel hardly changes. */
static double
get_area (cairo_surface_t *surface, const MpPipelineBox *box)
{
  double sum = 0;
  guint n_pixels = 0;

  for (int y = (int) box->y; y < (int) (box->y + box->height); y++)
    for (int x = (int) box->x; x < (int) (box->x + box->width); x++, n_pixels++)
      sum += get_light (surface, x, y);
  return sum / n_pixels;
}

static void
assert_area (cairo_surface_t *drawn, cairo_surface_t *expected, MpPipelineBox box,
             double tolerance)
{
  g_assert_cmpfloat_with_epsilon (get_area (drawn, &box), get_area (expected, &box), tolerance);
}

/* Each part of the picture by itself: the small ones would drown in a mean of all. */
static void
assert_parts (cairo_surface_t *drawn, cairo_surface_t *expected,
              const MpPipelineGeometry *places)
{
  for (guint i = 0; i < MP_N_STAGES; i++)
    {
      const MpPipelinePlace *place = &places->stages[i];
      double r = places->radius, inner = r * 0.7;

      assert_area (drawn, expected, (MpPipelineBox){ place->x - r, place->y - r, 2 * r, 2 * r },
                   0.02);
      assert_area (drawn, expected,
                   (MpPipelineBox){ place->x - inner, place->y - inner, 2 * inner, 2 * inner },
                   0.05);
      assert_area (drawn, expected, place->title, 0.025);
      assert_area (drawn, expected, place->detail, 0.015);
    }
  for (guint i = 0; i < MP_PIPELINE_N_LINES; i++)
    assert_area (drawn, expected,
                 (MpPipelineBox){ places->lines[i].x1, places->lines[i].y1 - 1,
                                  places->lines[i].x2 - places->lines[i].x1, 2 }, 0.08);
  assert_area (drawn, expected,
               (MpPipelineBox){ places->band.x + places->band.width / 2, places->band.y,
                                places->band.width / 2, places->band.height }, 0.015);
}

static void
test_looks_like_the_picture (void)
{
  g_autofree char *path = g_test_build_filename (G_TEST_DIST, "fixtures", "pipeline.png", NULL);
  MpPipelineGeometry places;
  cairo_surface_t *drawn = draw_picture (MP_PIPELINE_LIGHT, 640, PANGO_DIRECTION_LTR, &places);
  cairo_surface_t *expected;

  if (g_getenv ("MP_WRITE_PICTURES") != NULL)
    cairo_surface_write_to_png (drawn, path);
  expected = cairo_image_surface_create_from_png (path);
  g_assert_cmpint (cairo_surface_status (expected), ==, CAIRO_STATUS_SUCCESS);
  g_assert_cmpint (cairo_image_surface_get_width (expected), ==, 640);
  g_assert_cmpint (cairo_image_surface_get_height (expected), ==,
                   cairo_image_surface_get_height (drawn));
  assert_parts (drawn, expected, &places);
  cairo_surface_destroy (drawn);
  cairo_surface_destroy (expected);
}

/* How dark the left half is, compared with the right half. */
static double
get_lean (cairo_surface_t *surface)
{
  int width = cairo_image_surface_get_width (surface) / 2;
  double left = 0, right = 0;

  for (int y = 0; y < cairo_image_surface_get_height (surface); y++)
    for (int x = 0; x < width; x++)
      {
        left += 1 - get_light (surface, x, y);
        right += 1 - get_light (surface, width + x, y);
      }
  return left / right;
}

static void
test_right_to_left_leans_the_other_way (void)
{
  MpPipelineGeometry places;
  cairo_surface_t *left = draw_picture (MP_PIPELINE_LIGHT, 640, PANGO_DIRECTION_LTR, &places);
  cairo_surface_t *right = draw_picture (MP_PIPELINE_LIGHT, 640, PANGO_DIRECTION_RTL, &places);

  g_assert_cmpfloat (get_lean (left), >, 1.1);
  g_assert_cmpfloat_with_epsilon (get_lean (left) * get_lean (right), 1, 0.1);
  cairo_surface_destroy (left);
  cairo_surface_destroy (right);
}

/* How dark one end of the words under the first ring is; the other end of their room is empty. */
static double
get_ink (cairo_surface_t *surface, MpPipelineBox words, gboolean at_right)
{
  if (at_right)
    words.x += words.width * 0.9;
  words.width *= 0.1;
  return 1 - get_area (surface, &words);
}

static void
test_words_stand_below_their_ring (void)
{
  static const PangoDirection directions[] = { PANGO_DIRECTION_LTR, PANGO_DIRECTION_RTL };

  for (guint i = 0; i < G_N_ELEMENTS (directions); i++)
    {
      gboolean from_right = directions[i] == PANGO_DIRECTION_RTL;
      MpPipelineGeometry places;
      cairo_surface_t *drawn = draw_picture (MP_PIPELINE_LIGHT, 640, directions[i], &places);
      const MpPipelinePlace *place = &places.stages[MP_STAGE_C - MP_STAGE_A];

      g_assert_cmpfloat (get_ink (drawn, place->title, from_right), >,
                         get_ink (drawn, place->title, !from_right) + 0.05);
      g_assert_cmpfloat (get_ink (drawn, place->detail, from_right), >,
                         get_ink (drawn, place->detail, !from_right) + 0.05);
      cairo_surface_destroy (drawn);
    }
}

/* Every pixel outside the picture stays untouched, whatever the width. */
static void
test_stays_within_its_bounds (void)
{
  for (double width = 280; width <= 1600; width += 66)
    {
      g_autoptr (MpPipeline) pipeline = new_pipeline ();
      PangoContext *context = new_context (PANGO_DIRECTION_LTR);
      g_autoptr (MpPipelineDrawing) drawing
          = mp_pipeline_drawing_new (pipeline, NULL, MP_DATE_NONE, MP_PIPELINE_NORMAL, NULL,
                                     context);
      const MpPipelineGeometry *geometry = mp_pipeline_drawing_lay_out (drawing, width);
      cairo_surface_t *recorded = cairo_recording_surface_create (CAIRO_CONTENT_COLOR_ALPHA, NULL);
      cairo_t *cr = cairo_create (recorded);
      double x, y, ink_width, ink_height;

      mp_pipeline_drawing_draw (drawing, mp_pipeline_palette_get (MP_PIPELINE_LIGHT), cr);
      cairo_recording_surface_ink_extents (recorded, &x, &y, &ink_width, &ink_height);
      g_assert_cmpfloat (x, >=, 0);
      g_assert_cmpfloat (y, >=, 0);
      g_assert_cmpfloat (x + ink_width, <=, width);
      g_assert_cmpfloat (y + ink_height, <=, geometry->height);
      cairo_destroy (cr);
      cairo_surface_destroy (recorded);
      g_object_unref (context);
    }
}

static void
test_marks_are_drawn_in_their_order (void)
{
  static const MpStageState states[] = { MP_STAGE_COMPLETED, MP_STAGE_COMPLETED,
                                         MP_STAGE_NOT_STARTED, MP_STAGE_NOT_STARTED,
                                         MP_STAGE_NOT_STARTED };

  for (guint direction = 0; direction < 2; direction++)
    {
      cairo_surface_t *surface = cairo_image_surface_create (CAIRO_FORMAT_RGB24, 87, 12);
      cairo_t *cr = cairo_create (surface);

      cairo_set_source_rgb (cr, 1, 1, 1);
      cairo_paint (cr);
      mp_pipeline_draw_marks (states, direction == 1, 1,
                              mp_pipeline_palette_get (MP_PIPELINE_LIGHT), cr);
      cairo_surface_flush (surface);
      for (guint i = 0; i < 4; i++)
        {
          double left = direction == 1 ? 87 - 12 - (int) i * 18 : (int) i * 18;
          MpPipelineBox box = { left, 0, 12, 12 };

          if (states[i] == MP_STAGE_COMPLETED)
            g_assert_cmpfloat (get_area (surface, &box), <, 0.75);
          else
            g_assert_cmpfloat (get_area (surface, &box), >, 0.85);
        }
      cairo_destroy (cr);
      cairo_surface_destroy (surface);
    }
}

#define ADD(path, function) g_test_add_func ("/pipeline-painter/" path, function)

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

  ADD ("shape-tells-the-state", test_shape_tells_the_state);
  ADD ("hatching-tells-the-stage-on-paper", test_hatching_tells_the_stage_on_paper);
  ADD ("paper-has-no-colours", test_paper_has_no_colours);
  ADD ("ring-fills-with-its-criteria", test_ring_fills_with_its_criteria);
  ADD ("words-have-contrast", test_words_have_contrast);
  ADD ("looks-like-the-picture", test_looks_like_the_picture);
  ADD ("right-to-left-leans-the-other-way", test_right_to_left_leans_the_other_way);
  ADD ("words-stand-below-their-ring", test_words_stand_below_their_ring);
  ADD ("stays-within-its-bounds", test_stays_within_its_bounds);
  ADD ("marks-are-drawn-in-their-order", test_marks_are_drawn_in_their_order);
  return g_test_run ();
}
