/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The compact pipeline: five small marks for a cell of a list, cheap to bind. */

#include "config.h"

#include "gui/widgets/mp-pipeline-marks.h"

#include "gui/widgets/mp-pipeline-style.h"
#include "gui/widgets/mp-spoken-name.h"
#include "report/mp-pipeline-painter.h"
#include "report/mp-pipeline-words.h"

#include <math.h>
#include <string.h>

struct _MpPipelineMarks
{
  GtkWidget parent_instance;

  MpStageState states[MP_N_STAGES];
};

G_DEFINE_FINAL_TYPE (MpPipelineMarks, mp_pipeline_marks, GTK_TYPE_WIDGET)

static double
get_width (MpPipelineMarks *self)
{
  MpPipelineSpace space = { .size = MP_PIPELINE_COMPACT,
                            .scale = mp_pipeline_style_get_scale (GTK_WIDGET (self)) };
  double minimum, natural;

  mp_pipeline_geometry_get_widths (&space, &minimum, &natural);
  return natural;
}

static double
get_height (MpPipelineMarks *self)
{
  MpPipelineSpace space = { .size = MP_PIPELINE_COMPACT,
                            .scale = mp_pipeline_style_get_scale (GTK_WIDGET (self)) };
  MpPipelineGeometry geometry;

  mp_pipeline_geometry_compute (&space, &geometry);
  return geometry.height;
}

/* The states are a screen reader's only way to the marks, which are all drawn. */
static void
update_name (MpPipelineMarks *self)
{
  MpPipeline pipeline = { 0 };
  g_autofree char *summary = NULL;

  for (guint i = 0; i < MP_N_STAGES; i++)
    pipeline.stages[i].state = self->states[i];
  summary = mp_pipeline_dup_summary (&pipeline);
  mp_spoken_name_set (self, summary);
}

static gboolean
mp_pipeline_marks_query_tooltip (GtkWidget *widget, int x, int y, gboolean keyboard,
                                 GtkTooltip *tooltip)
{
  MpPipelineMarks *self = MP_PIPELINE_MARKS (widget);
  MpPipeline pipeline = { 0 };
  g_autofree char *summary = NULL;

  for (guint i = 0; i < MP_N_STAGES; i++)
    pipeline.stages[i].state = self->states[i];
  summary = mp_pipeline_dup_summary (&pipeline);
  gtk_tooltip_set_text (tooltip, summary);
  return TRUE;
}

static void
mp_pipeline_marks_measure (GtkWidget *widget, GtkOrientation orientation, int for_size,
                           int *minimum, int *natural, int *minimum_baseline,
                           int *natural_baseline)
{
  MpPipelineMarks *self = MP_PIPELINE_MARKS (widget);
  gboolean horizontal = orientation == GTK_ORIENTATION_HORIZONTAL;

  *minimum = *natural = (int) ceil (horizontal ? get_width (self) : get_height (self));
}

static void
mp_pipeline_marks_snapshot (GtkWidget *widget, GtkSnapshot *snapshot)
{
  MpPipelineMarks *self = MP_PIPELINE_MARKS (widget);
  gboolean right_to_left = gtk_widget_get_direction (widget) == GTK_TEXT_DIR_RTL;
  double width = get_width (self), height = get_height (self);
  double left = right_to_left ? gtk_widget_get_width (widget) - width : 0;
  double top = floor ((gtk_widget_get_height (widget) - height) / 2);
  cairo_t *cr;

  cr = gtk_snapshot_append_cairo (snapshot,
                                  &GRAPHENE_RECT_INIT (left, top, width, height));
  cairo_translate (cr, left, top);
  mp_pipeline_draw_marks (self->states, right_to_left, mp_pipeline_style_get_scale (widget),
                          mp_pipeline_style_get_palette (widget), cr);
  cairo_destroy (cr);
}

static void
mp_pipeline_marks_css_changed (GtkWidget *widget, GtkCssStyleChange *change)
{
  GTK_WIDGET_CLASS (mp_pipeline_marks_parent_class)->css_changed (widget, change);

  gtk_widget_queue_draw (widget);
}

static void
mp_pipeline_marks_class_init (MpPipelineMarksClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  widget_class->measure = mp_pipeline_marks_measure;
  widget_class->snapshot = mp_pipeline_marks_snapshot;
  widget_class->query_tooltip = mp_pipeline_marks_query_tooltip;
  widget_class->css_changed = mp_pipeline_marks_css_changed;

  gtk_widget_class_set_css_name (widget_class, "pipeline-marks");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_IMG);
}

static void
mp_pipeline_marks_init (MpPipelineMarks *self)
{
  for (guint i = 0; i < MP_N_STAGES; i++)
    self->states[i] = MP_STAGE_NOT_STARTED;
  gtk_widget_set_has_tooltip (GTK_WIDGET (self), TRUE);
  gtk_widget_set_valign (GTK_WIDGET (self), GTK_ALIGN_CENTER);
  gtk_widget_set_halign (GTK_WIDGET (self), GTK_ALIGN_START);
  update_name (self);
}

/**
 * mp_pipeline_marks_new:
 *
 * Returns: (transfer floating): marks of which none has been started
 */
GtkWidget *
mp_pipeline_marks_new (void)
{
  return g_object_new (MP_TYPE_PIPELINE_MARKS, NULL);
}

/**
 * mp_pipeline_marks_set_states:
 * @self: marks
 * @states: (array fixed-size=5): the states from stage A on
 */
void
mp_pipeline_marks_set_states (MpPipelineMarks *self, const MpStageState *states)
{
  g_return_if_fail (MP_IS_PIPELINE_MARKS (self));
  g_return_if_fail (states != NULL);

  if (memcmp (self->states, states, sizeof self->states) == 0)
    return;

  memcpy (self->states, states, sizeof self->states);
  update_name (self);
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

/**
 * mp_pipeline_marks_set_pipeline:
 * @self: marks
 * @pipeline: a mentee's stages
 */
void
mp_pipeline_marks_set_pipeline (MpPipelineMarks *self, const MpPipeline *pipeline)
{
  MpStageState states[MP_N_STAGES];

  g_return_if_fail (pipeline != NULL);

  for (guint i = 0; i < MP_N_STAGES; i++)
    states[i] = pipeline->stages[i].state;
  mp_pipeline_marks_set_states (self, states);
}
