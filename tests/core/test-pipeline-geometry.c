/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Where the parts of the pipeline drawing lie, with letters of a fixed width in place of a font. */

#include "report/mp-pipeline-geometry.h"

#include <math.h>
#include <string.h>

/* The words of a drawing, title and detail of each stage. */
typedef struct
{
  const char *words[MP_N_STAGES][2];
  double scale;
} Words;

static const Words english = {
  { { "A Exploring", "4 Sep - 12 Oct" },
    { "B Focusing", "Since 12 Oct" },
    { "C Experience", "Not started" },
    { "D Learning plan", "Not started" },
    { "E Sustainable livelihood", "Since 4 Sep" } },
  1,
};

static const Words french = {
  { { "A Exploration des métiers", "Du 4 septembre 2025 au 12 octobre 2026" },
    { "B Choix d’un parcours", "Dispensée le 12 octobre 2026" },
    { "C Expérience professionnelle", "Pas commencée" },
    { "D Plan d’apprentissage", "Pas commencée" },
    { "E Moyens de subsistance durables", "Suspendue depuis le 4 septembre 2026" } },
  1,
};

/* Letters are 8 wide and 18 high in titles, 7 and 16 in details, times the scale. */
static void
measure (MpStage stage, MpPipelinePart part, double wrap, double *width, double *height,
         gpointer user_data)
{
  const Words *words = user_data;
  double letter = (part == MP_PIPELINE_TITLE ? 8 : 7) * words->scale;
  double line = (part == MP_PIPELINE_TITLE ? 18 : 16) * words->scale;
  g_auto (GStrv) tokens = g_strsplit (words->words[stage - MP_STAGE_A][part], " ", -1);
  double at = 0, widest = 0;
  guint n_lines = 1;

  for (guint i = 0; tokens[i] != NULL; i++)
    {
      double word = g_utf8_strlen (tokens[i], -1) * letter;
      double with_space = at > 0 ? at + letter + word : word;

      if (wrap >= 0 && at > 0 && with_space > wrap)
        {
          n_lines++;
          with_space = word;
        }
      /* Like Pango, break a word that is longer than the line, but not where only words count. */
      while (wrap > letter && with_space > wrap)
        {
          n_lines++;
          widest = MAX (widest, floor (wrap / letter) * letter);
          with_space -= floor (wrap / letter) * letter;
        }
      at = with_space;
      widest = MAX (widest, at);
    }
  *width = widest;
  *height = n_lines * line;
}

static MpPipelineSpace
space_for (const Words *words, MpPipelineSize size, double width)
{
  return (MpPipelineSpace){ .size = size,
                            .width = width,
                            .scale = words->scale,
                            .measure = measure,
                            .measure_data = (gpointer) words };
}

static void
assert_box (const MpPipelineBox *box, double x, double y, double width, double height)
{
  g_assert_cmpfloat_with_epsilon (box->x, x, 1e-9);
  g_assert_cmpfloat_with_epsilon (box->y, y, 1e-9);
  g_assert_cmpfloat_with_epsilon (box->width, width, 1e-9);
  g_assert_cmpfloat_with_epsilon (box->height, height, 1e-9);
}

static void
test_normal_size_side_by_side (void)
{
  MpPipelineSpace space = space_for (&english, MP_PIPELINE_NORMAL, 708);
  MpPipelineGeometry geometry;

  mp_pipeline_geometry_compute (&space, &geometry);

  g_assert_false (geometry.stacked);
  g_assert_cmpfloat (geometry.radius, ==, 20);
  for (guint i = 0; i < 4; i++)
    {
      const MpPipelinePlace *place = &geometry.stages[i];

      assert_box (&place->cell, i * 180, 0, 168, 92);
      g_assert_cmpfloat (place->x, ==, i * 180 + 26);
      g_assert_cmpfloat (place->y, ==, 26);
      assert_box (&place->title, i * 180 + 6, 52, 156, 18);
      assert_box (&place->detail, i * 180 + 6, 70, 156, 16);
    }
  g_assert_cmpfloat (geometry.lines[1].x1, ==, 180 + 26 + 25);
  g_assert_cmpfloat (geometry.lines[1].x2, ==, 360 + 26 - 25);
  g_assert_cmpfloat (geometry.lines[1].y1, ==, 26);
  g_assert_cmpfloat (geometry.lines[1].y2, ==, 26);

  assert_box (&geometry.stages[4].cell, 0, 98, 708, 52);
  assert_box (&geometry.band, 6, 104, 696, 40);
  g_assert_cmpfloat (geometry.stages[4].x, ==, 26);
  g_assert_cmpfloat (geometry.stages[4].y, ==, 124);
  assert_box (&geometry.stages[4].title, 58, 115, 192, 18);
  g_assert_cmpfloat (geometry.stages[4].detail.x, ==, 58 + 192 + 12);
  g_assert_cmpfloat (geometry.height, ==, 150);
}

static void
test_narrow_stages_are_stacked (void)
{
  MpPipelineSpace space = space_for (&english, MP_PIPELINE_NORMAL, 280);
  MpPipelineGeometry geometry;

  mp_pipeline_geometry_compute (&space, &geometry);

  g_assert_true (geometry.stacked);
  for (guint i = 0; i < 4; i++)
    {
      const MpPipelinePlace *place = &geometry.stages[i];

      assert_box (&place->cell, 0, i * 64, 280, 52);
      g_assert_cmpfloat (place->x, ==, 26);
      g_assert_cmpfloat (place->y, ==, i * 64 + 26);
      assert_box (&place->title, 58, i * 64 + 9, 216, 18);
      assert_box (&place->detail, 58, i * 64 + 27, 216, 16);
    }
  g_assert_cmpfloat (geometry.lines[0].x1, ==, 26);
  g_assert_cmpfloat (geometry.lines[0].x2, ==, 26);
  g_assert_cmpfloat (geometry.lines[0].y1, ==, 26 + 25);
  g_assert_cmpfloat (geometry.lines[0].y2, ==, 64 + 26 - 25);
  assert_box (&geometry.band, 6, 256 - 12 + 6 + 6, 268, 40);
  g_assert_cmpfloat (geometry.stages[4].detail.y, ==,
                     geometry.stages[4].title.y + geometry.stages[4].title.height);
}

static void
test_print_size_has_points (void)
{
  MpPipelineSpace space = space_for (&english, MP_PIPELINE_PRINT, 560);
  MpPipelineGeometry geometry;

  mp_pipeline_geometry_compute (&space, &geometry);

  g_assert_false (geometry.stacked);
  g_assert_cmpfloat (geometry.radius, ==, 13);
  assert_box (&geometry.stages[2].cell, 284, 0, 134, 26 + 4 + 34);
  g_assert_cmpfloat (geometry.stages[2].x, ==, 284 + 13);
  assert_box (&geometry.band, 0, 64 + 4, 560, 26);
}

static void
test_compact_marks_are_12_high (void)
{
  MpPipelineSpace space = { .size = MP_PIPELINE_COMPACT, .scale = 1 };
  MpPipelineGeometry geometry;
  double minimum, natural;

  mp_pipeline_geometry_get_widths (&space, &minimum, &natural);
  g_assert_cmpfloat (minimum, ==, 5 * 12 + 3 * 6 + 9);
  g_assert_cmpfloat (natural, ==, minimum);

  space.width = natural;
  mp_pipeline_geometry_compute (&space, &geometry);
  g_assert_cmpfloat (geometry.height, ==, 12);
  for (guint i = 0; i < 4; i++)
    {
      g_assert_cmpfloat (geometry.stages[i].x, ==, 6 + i * 18);
      g_assert_cmpfloat (geometry.stages[i].y, ==, 6);
    }
  g_assert_cmpfloat (geometry.stages[4].x, ==, natural - 6);
  g_assert_cmpfloat (geometry.lines[0].x1, ==, 13);
  g_assert_cmpfloat (geometry.lines[0].x2, ==, 17);
}

static void
test_large_text_takes_larger_rings (void)
{
  Words words = english;
  MpPipelineSpace space;
  MpPipelineGeometry geometry;

  words.scale = 1.25;
  space = space_for (&words, MP_PIPELINE_NORMAL, 1000);
  mp_pipeline_geometry_compute (&space, &geometry);
  g_assert_cmpfloat (geometry.radius, ==, 25);

  words.scale = 3;
  space = space_for (&words, MP_PIPELINE_NORMAL, 1000);
  mp_pipeline_geometry_compute (&space, &geometry);
  g_assert_cmpfloat (geometry.radius, ==, 30);
}

static void
test_long_words_are_wrapped_before_stacking (void)
{
  MpPipelineSpace space = space_for (&french, MP_PIPELINE_NORMAL, 820);
  MpPipelineGeometry geometry;
  double minimum, natural;

  mp_pipeline_geometry_compute (&space, &geometry);
  g_assert_false (geometry.stacked);
  g_assert_cmpfloat (geometry.stages[2].title.height, ==, 36);
  g_assert_cmpfloat (geometry.stages[3].title.height, ==, 18);
  g_assert_cmpfloat (geometry.stages[3].detail.y, <, geometry.stages[2].detail.y);

  space.width = 480;
  mp_pipeline_geometry_compute (&space, &geometry);
  g_assert_true (geometry.stacked);

  mp_pipeline_geometry_get_widths (&space, &minimum, &natural);
  g_assert_cmpfloat (minimum, ==, 15 * 8 + 12 + 40 + 30);
  g_assert_cmpfloat (natural, ==, 4 * (38 * 7 + 12 + 12) - 12);
}

static gboolean
contains (const MpPipelineBox *outer, const MpPipelineBox *inner)
{
  return inner->x >= outer->x - 1e-6 && inner->y >= outer->y - 1e-6
         && inner->x + inner->width <= outer->x + outer->width + 1e-6
         && inner->y + inner->height <= outer->y + outer->height + 1e-6;
}

static gboolean
overlap (const MpPipelineBox *a, const MpPipelineBox *b)
{
  return a->x < b->x + b->width - 1e-6 && b->x < a->x + a->width - 1e-6
         && a->y < b->y + b->height - 1e-6 && b->y < a->y + a->height - 1e-6;
}

static MpPipelineBox
ring_box (const MpPipelineGeometry *geometry, guint position)
{
  const MpPipelinePlace *place = &geometry->stages[position];

  return (MpPipelineBox){ place->x - geometry->radius, place->y - geometry->radius,
                          2 * geometry->radius, 2 * geometry->radius };
}

static MpPipelineBox
line_box (const MpPipelineLine *line)
{
  return (MpPipelineBox){ MIN (line->x1, line->x2) - 1, MIN (line->y1, line->y2) - 1,
                          fabs (line->x2 - line->x1) + 2, fabs (line->y2 - line->y1) + 2 };
}

/* The height that a text takes in the room it was given. */
static double
height_in (const MpPipelineSpace *space, MpStage stage, MpPipelinePart part,
           const MpPipelineBox *room)
{
  double width, height;

  measure (stage, part, room->width, &width, &height, space->measure_data);
  return height;
}

static void
assert_stage_is_sound (const MpPipelineSpace *space, const MpPipelineGeometry *geometry,
                       guint position)
{
  const MpPipelineBox all = { 0, 0, geometry->width, geometry->height };
  const MpPipelinePlace *place = &geometry->stages[position];
  MpPipelineBox ring = ring_box (geometry, position);

  g_assert_true (contains (&all, &place->cell));
  g_assert_true (contains (&place->cell, &ring));
  g_assert_true (contains (&place->cell, &place->title));
  g_assert_true (contains (&place->cell, &place->detail));
  g_assert_false (overlap (&ring, &place->title));
  g_assert_false (overlap (&ring, &place->detail));
  g_assert_false (overlap (&place->title, &place->detail));
  g_assert_cmpfloat (height_in (space, MP_STAGE_A + position, MP_PIPELINE_TITLE, &place->title),
                     <=, place->title.height);
  g_assert_cmpfloat (height_in (space, MP_STAGE_A + position, MP_PIPELINE_DETAIL, &place->detail),
                     <=, place->detail.height);
  for (guint other = position + 1; other < MP_N_STAGES; other++)
    g_assert_false (overlap (&place->cell, &geometry->stages[other].cell));
}

static void
assert_is_sound (const MpPipelineSpace *space, const MpPipelineGeometry *geometry)
{
  MpPipelineBox ring = ring_box (geometry, 4);

  for (guint i = 0; i < MP_N_STAGES; i++)
    assert_stage_is_sound (space, geometry, i);

  g_assert_true (contains (&geometry->stages[4].cell, &geometry->band));
  g_assert_true (contains (&geometry->band, &ring));
  g_assert_true (contains (&geometry->band, &geometry->stages[4].title));
  g_assert_true (contains (&geometry->band, &geometry->stages[4].detail));

  for (guint i = 0; i < MP_PIPELINE_N_LINES; i++)
    {
      MpPipelineBox line = line_box (&geometry->lines[i]);

      g_assert_cmpfloat (hypot (line.width, line.height), >, 6);
      for (guint j = 0; j < MP_N_STAGES; j++)
        {
          ring = ring_box (geometry, j);
          g_assert_false (overlap (&line, &ring));
          g_assert_false (overlap (&line, &geometry->stages[j].title));
          g_assert_false (overlap (&line, &geometry->stages[j].detail));
        }
    }
}

static void
test_nothing_overlaps_at_any_width (void)
{
  static const Words *const languages[] = { &english, &french };
  static const double scales[] = { 0.8, 1, 1.5, 2 };
  guint n_stacked = 0, n_side_by_side = 0;

  for (guint language = 0; language < G_N_ELEMENTS (languages); language++)
    for (guint i = 0; i < G_N_ELEMENTS (scales); i++)
      for (MpPipelineSize size = MP_PIPELINE_NORMAL; size <= MP_PIPELINE_PRINT; size++)
        for (double width = 280; width <= 1600; width += 7)
          for (guint direction = 0; direction < 2; direction++)
            {
              Words words = *languages[language];
              MpPipelineSpace space;
              MpPipelineGeometry geometry;

              words.scale = scales[i];
              space = space_for (&words, size, width);
              space.right_to_left = direction == 1;
              mp_pipeline_geometry_compute (&space, &geometry);
              assert_is_sound (&space, &geometry);
              n_stacked += geometry.stacked;
              n_side_by_side += !geometry.stacked;
            }
  g_assert_cmpuint (n_stacked, >, 100);
  g_assert_cmpuint (n_side_by_side, >, 100);
}

static void
assert_mirrored (const MpPipelineBox *a, const MpPipelineBox *b, double width)
{
  assert_box (b, width - a->x - a->width, a->y, a->width, a->height);
}

static void
test_right_to_left_is_the_mirror_image (void)
{
  static const double widths[] = { 280, 700, 1600 };

  for (guint i = 0; i < G_N_ELEMENTS (widths); i++)
    for (MpPipelineSize size = MP_PIPELINE_COMPACT; size <= MP_PIPELINE_PRINT; size++)
      {
        MpPipelineSpace space = space_for (&english, size, widths[i]);
        MpPipelineGeometry left, right;

        mp_pipeline_geometry_compute (&space, &left);
        space.right_to_left = TRUE;
        mp_pipeline_geometry_compute (&space, &right);
        g_assert_cmpfloat (left.height, ==, right.height);
        for (guint j = 0; j < MP_N_STAGES; j++)
          {
            assert_mirrored (&left.stages[j].cell, &right.stages[j].cell, widths[i]);
            assert_mirrored (&left.stages[j].title, &right.stages[j].title, widths[i]);
            assert_mirrored (&left.stages[j].detail, &right.stages[j].detail, widths[i]);
            g_assert_cmpfloat (right.stages[j].x, ==, widths[i] - left.stages[j].x);
            g_assert_cmpfloat (right.stages[j].y, ==, left.stages[j].y);
          }
        for (guint j = 0; j < MP_PIPELINE_N_LINES; j++)
          g_assert_cmpfloat (right.lines[j].x1, ==, widths[i] - left.lines[j].x1);
        assert_mirrored (&left.band, &right.band, widths[i]);
      }
}

static void
test_rings_lie_on_whole_pixels (void)
{
  for (double width = 280; width <= 1600; width += 1)
    {
      MpPipelineSpace space = space_for (&english, MP_PIPELINE_NORMAL, width);
      MpPipelineGeometry geometry;

      mp_pipeline_geometry_compute (&space, &geometry);
      for (guint i = 0; i < MP_N_STAGES; i++)
        {
          g_assert_cmpfloat (geometry.stages[i].x, ==, round (geometry.stages[i].x));
          g_assert_cmpfloat (geometry.stages[i].y, ==, round (geometry.stages[i].y));
        }
    }
}

static void
test_natural_width_needs_no_second_line (void)
{
  static const Words *const languages[] = { &english, &french };

  for (guint i = 0; i < G_N_ELEMENTS (languages); i++)
    {
      MpPipelineSpace space = space_for (languages[i], MP_PIPELINE_NORMAL, 0);
      MpPipelineGeometry geometry;
      double minimum;

      mp_pipeline_geometry_get_widths (&space, &minimum, &space.width);
      mp_pipeline_geometry_compute (&space, &geometry);
      g_assert_cmpfloat (minimum, <=, space.width);
      g_assert_false (geometry.stacked);
      for (guint j = 0; j < 4; j++)
        {
          g_assert_cmpfloat (geometry.stages[j].title.height, ==, 18);
          g_assert_cmpfloat (geometry.stages[j].detail.height, ==, 16);
        }
    }
}

#define ADD(path, function) g_test_add_func ("/pipeline-geometry/" path, function)

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

  ADD ("normal-size-side-by-side", test_normal_size_side_by_side);
  ADD ("narrow-stages-are-stacked", test_narrow_stages_are_stacked);
  ADD ("print-size-has-points", test_print_size_has_points);
  ADD ("compact-marks-are-12-high", test_compact_marks_are_12_high);
  ADD ("large-text-takes-larger-rings", test_large_text_takes_larger_rings);
  ADD ("long-words-are-wrapped-before-stacking", test_long_words_are_wrapped_before_stacking);
  ADD ("nothing-overlaps-at-any-width", test_nothing_overlaps_at_any_width);
  ADD ("right-to-left-is-the-mirror-image", test_right_to_left_is_the_mirror_image);
  ADD ("rings-lie-on-whole-pixels", test_rings_lie_on_whole_pixels);
  ADD ("natural-width-needs-no-second-line", test_natural_width_needs_no_second_line);
  return g_test_run ();
}
