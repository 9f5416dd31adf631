/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The pipeline of one mentee: five stages to look at, to walk through and to open (S-3). */

#include "config.h"

#include "gui/widgets/mp-pipeline-view.h"

#include "gui/widgets/mp-pipeline-style.h"
#include "gui/widgets/mp-stage-popover.h"
#include "report/mp-pipeline-painter.h"
#include "report/mp-pipeline-words.h"

#include <adwaita.h>
#include <math.h>

#define HINT_GAP 6

/**
 * MpPipelineView:
 *
 * The picture is drawn; a button lies over each stage, which a pointer, the keyboard and a screen
 * reader can reach.  A line below says what comes next, and what completes a stage that is
 * pointed at or focused.  A button opens the stage; what is chosen there activates the action
 * "stage.set" with a parameter of %MP_STAGE_SETTING_TYPE.
 */
struct _MpPipelineView
{
  GtkWidget parent_instance;

  GtkButton *stages[MP_N_STAGES];
  GtkLabel *hint;
  MpStagePopover *popover;

  MpPipeline *pipeline;
  MpStageTally tally;
  MpDate today;
  MpPipelineDrawing *drawing;
  guint drawn_for;
};

G_DEFINE_FINAL_TYPE (MpPipelineView, mp_pipeline_view, GTK_TYPE_WIDGET)

/* The drawing holds the words in the font and the direction that they had when it was made. */
static MpPipelineDrawing *
get_drawing (MpPipelineView *self)
{
  PangoContext *context = gtk_widget_get_pango_context (GTK_WIDGET (self));
  guint serial = pango_context_get_serial (context);

  if (self->drawing != NULL && self->drawn_for == serial)
    return self->drawing;

  g_clear_pointer (&self->drawing, mp_pipeline_drawing_free);
  self->drawing = mp_pipeline_drawing_new (self->pipeline, &self->tally, self->today,
                                           MP_PIPELINE_NORMAL, NULL, context);
  self->drawn_for = serial;
  return self->drawing;
}

static MpStage
stage_of (MpPipelineView *self, GtkWidget *button)
{
  for (guint i = 0; i < MP_N_STAGES; i++)
    if (GTK_WIDGET (self->stages[i]) == button)
      return MP_STAGE_A + i;
  g_assert_not_reached ();
}

static MpStage
find_stage_with (MpPipelineView *self, GtkStateFlags flag)
{
  for (guint i = 0; i < MP_N_STAGES; i++)
    if (gtk_widget_get_state_flags (GTK_WIDGET (self->stages[i])) & flag)
      return MP_STAGE_A + i;
  return 0;
}

static void
update_hint (MpPipelineView *self)
{
  MpStage stage = find_stage_with (self, GTK_STATE_FLAG_PRELIGHT);
  g_autofree char *text = NULL;

  if (stage == 0)
    stage = find_stage_with (self, GTK_STATE_FLAG_FOCUS_VISIBLE);
  text = stage != 0 ? mp_pipeline_dup_criteria (stage, &self->tally)
                    : mp_pipeline_dup_next (self->pipeline);
  gtk_label_set_label (self->hint, text);
}

static void
update_button (MpPipelineView *self, MpStage stage)
{
  GtkWidget *button = mp_pipeline_view_get_stage (self, stage);
  g_autofree char *name = mp_pipeline_dup_name (self->pipeline, stage);
  g_autofree char *criteria = mp_pipeline_dup_criteria (stage, &self->tally);

  gtk_accessible_update_property (GTK_ACCESSIBLE (button),
                                  GTK_ACCESSIBLE_PROPERTY_LABEL, name,
                                  GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, criteria,
                                  GTK_ACCESSIBLE_PROPERTY_HAS_POPUP, TRUE,
                                  -1);
}

static void
open_stage (MpPipelineView *self, MpStage stage)
{
  GtkWidget *button = mp_pipeline_view_get_stage (self, stage);
  const MpPipelineGeometry *geometry
      = mp_pipeline_drawing_lay_out (get_drawing (self), gtk_widget_get_width (GTK_WIDGET (self)));
  const MpPipelinePlace *place = &geometry->stages[stage - MP_STAGE_A];
  GdkRectangle ring = { (int) (place->x - geometry->radius), (int) (place->y - geometry->radius),
                        (int) (2 * geometry->radius), (int) (2 * geometry->radius) };

  mp_stage_popover_set_stage (self->popover, self->pipeline, &self->tally, stage, self->today);
  gtk_popover_set_pointing_to (GTK_POPOVER (self->popover), &ring);
  gtk_accessible_update_state (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_STATE_EXPANDED, TRUE, -1);
  gtk_popover_popup (GTK_POPOVER (self->popover));
}

static void
stage_clicked_cb (GtkButton *button, MpPipelineView *self)
{
  open_stage (self, stage_of (self, GTK_WIDGET (button)));
}

static void
stage_flags_changed_cb (MpPipelineView *self)
{
  if (self->pipeline != NULL)
    update_hint (self);
}

static void
popover_closed_cb (MpPipelineView *self)
{
  for (guint i = 0; i < MP_N_STAGES; i++)
    gtk_accessible_update_state (GTK_ACCESSIBLE (self->stages[i]),
                                 GTK_ACCESSIBLE_STATE_EXPANDED, FALSE, -1);
}

static gboolean
focus_stage (MpPipelineView *self, int position)
{
  if (position < 0 || position >= MP_N_STAGES)
    return FALSE;
  return gtk_widget_grab_focus (GTK_WIDGET (self->stages[position]));
}

/* Left and right walk through the stages in the order in which they are read. */
static gboolean
step_cb (GtkWidget *widget, GVariant *steps, gpointer user_data)
{
  MpPipelineView *self = MP_PIPELINE_VIEW (widget);
  int step = g_variant_get_int32 (steps);

  if (gtk_widget_get_direction (widget) == GTK_TEXT_DIR_RTL)
    step = -step;
  for (int i = 0; i < MP_N_STAGES; i++)
    if (gtk_widget_has_focus (GTK_WIDGET (self->stages[i])))
      return focus_stage (self, i + step);
  return FALSE;
}

static gboolean
go_to_cb (GtkWidget *widget, GVariant *position, gpointer user_data)
{
  return focus_stage (MP_PIPELINE_VIEW (widget), g_variant_get_int32 (position));
}

static GtkSizeRequestMode
mp_pipeline_view_get_request_mode (GtkWidget *widget)
{
  return GTK_SIZE_REQUEST_HEIGHT_FOR_WIDTH;
}

static void
measure_width (MpPipelineView *self, int *minimum, int *natural)
{
  double least, usual;

  mp_pipeline_drawing_get_widths (get_drawing (self), &least, &usual);
  *minimum = (int) ceil (least);
  *natural = (int) ceil (usual);
}

static int
get_hint_height (MpPipelineView *self, int width)
{
  int natural;

  gtk_widget_measure (GTK_WIDGET (self->hint), GTK_ORIENTATION_VERTICAL, width, NULL, &natural,
                      NULL, NULL);
  return natural;
}

static void
mp_pipeline_view_measure (GtkWidget *widget, GtkOrientation orientation, int for_size,
                          int *minimum, int *natural, int *minimum_baseline,
                          int *natural_baseline)
{
  MpPipelineView *self = MP_PIPELINE_VIEW (widget);
  int least, usual, width;

  if (self->pipeline == NULL)
    return;

  measure_width (self, &least, &usual);
  if (orientation == GTK_ORIENTATION_HORIZONTAL)
    {
      *minimum = least;
      *natural = usual;
      return;
    }
  width = for_size < 0 ? usual : MAX (for_size, least);
  *minimum = *natural
      = (int) ceil (mp_pipeline_drawing_lay_out (get_drawing (self), width)->height) + HINT_GAP
        + get_hint_height (self, -1);
}

static void
mp_pipeline_view_size_allocate (GtkWidget *widget, int width, int height, int baseline)
{
  MpPipelineView *self = MP_PIPELINE_VIEW (widget);
  const MpPipelineGeometry *geometry;
  int inset, top;

  if (self->pipeline == NULL)
    return;

  geometry = mp_pipeline_drawing_lay_out (get_drawing (self), width);
  for (guint i = 0; i < MP_N_STAGES; i++)
    {
      const MpPipelineBox *cell = &geometry->stages[i].cell;

      gtk_widget_size_allocate (GTK_WIDGET (self->stages[i]),
                                &(GtkAllocation){ (int) cell->x, (int) cell->y,
                                                  (int) cell->width, (int) cell->height },
                                -1);
    }
  inset = (int) geometry->band.x;
  top = (int) ceil (geometry->height) + HINT_GAP;
  gtk_widget_size_allocate (GTK_WIDGET (self->hint),
                            &(GtkAllocation){ inset, top, MAX (width - 2 * inset, 0),
                                              MAX (height - top, 0) },
                            -1);
  gtk_popover_present (GTK_POPOVER (self->popover));
}

static void
mp_pipeline_view_snapshot (GtkWidget *widget, GtkSnapshot *snapshot)
{
  MpPipelineView *self = MP_PIPELINE_VIEW (widget);
  int width = gtk_widget_get_width (widget), height = gtk_widget_get_height (widget);
  cairo_t *cr;

  if (self->pipeline == NULL)
    return;

  mp_pipeline_drawing_lay_out (get_drawing (self), width);
  cr = gtk_snapshot_append_cairo (snapshot, &GRAPHENE_RECT_INIT (0, 0, width, height));
  mp_pipeline_drawing_draw (self->drawing, mp_pipeline_style_get_palette (widget), cr);
  cairo_destroy (cr);

  GTK_WIDGET_CLASS (mp_pipeline_view_parent_class)->snapshot (widget, snapshot);
}

static void
mp_pipeline_view_css_changed (GtkWidget *widget, GtkCssStyleChange *change)
{
  GTK_WIDGET_CLASS (mp_pipeline_view_parent_class)->css_changed (widget, change);

  gtk_widget_queue_draw (widget);
}

static void
mp_pipeline_view_dispose (GObject *object)
{
  MpPipelineView *self = MP_PIPELINE_VIEW (object);

  gtk_widget_dispose_template (GTK_WIDGET (self), MP_TYPE_PIPELINE_VIEW);
  g_clear_pointer (&self->drawing, mp_pipeline_drawing_free);
  g_clear_pointer (&self->pipeline, mp_pipeline_free);

  G_OBJECT_CLASS (mp_pipeline_view_parent_class)->dispose (object);
}

static void
bind_stages (GtkWidgetClass *widget_class)
{
  static const char *const names[] = { "stage_a", "stage_b", "stage_c", "stage_d", "stage_e" };

  for (guint i = 0; i < MP_N_STAGES; i++)
    gtk_widget_class_bind_template_child_full (
        widget_class, names[i], FALSE,
        G_STRUCT_OFFSET (MpPipelineView, stages) + i * sizeof (GtkButton *));
}

static void
bind_keys (GtkWidgetClass *widget_class)
{
  static const struct
  {
    guint key;
    GtkShortcutFunc callback;
    int argument;
  } keys[] = {
    { GDK_KEY_Left, step_cb, -1 },   { GDK_KEY_KP_Left, step_cb, -1 },
    { GDK_KEY_Right, step_cb, 1 },   { GDK_KEY_KP_Right, step_cb, 1 },
    { GDK_KEY_Home, go_to_cb, 0 },   { GDK_KEY_KP_Home, go_to_cb, 0 },
    { GDK_KEY_End, go_to_cb, MP_N_STAGES - 1 },
    { GDK_KEY_KP_End, go_to_cb, MP_N_STAGES - 1 },
  };

  for (guint i = 0; i < G_N_ELEMENTS (keys); i++)
    gtk_widget_class_add_binding (widget_class, keys[i].key, 0, keys[i].callback, "i",
                                  keys[i].argument);
}

static void
mp_pipeline_view_class_init (MpPipelineViewClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = mp_pipeline_view_dispose;
  widget_class->get_request_mode = mp_pipeline_view_get_request_mode;
  widget_class->measure = mp_pipeline_view_measure;
  widget_class->size_allocate = mp_pipeline_view_size_allocate;
  widget_class->snapshot = mp_pipeline_view_snapshot;
  widget_class->css_changed = mp_pipeline_view_css_changed;

  g_type_ensure (MP_TYPE_STAGE_POPOVER);
  gtk_widget_class_set_css_name (widget_class, "pipeline-view");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_GROUP);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               RESOURCE_PATH "/ui/mp-pipeline-view.ui");
  gtk_widget_class_bind_template_child (widget_class, MpPipelineView, hint);
  gtk_widget_class_bind_template_child (widget_class, MpPipelineView, popover);
  gtk_widget_class_bind_template_callback (widget_class, stage_clicked_cb);
  gtk_widget_class_bind_template_callback (widget_class, stage_flags_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, popover_closed_cb);
  bind_stages (widget_class);
  bind_keys (widget_class);
}

static void
mp_pipeline_view_init (MpPipelineView *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * mp_pipeline_view_new:
 *
 * Returns: (transfer floating): a view of nothing yet
 */
GtkWidget *
mp_pipeline_view_new (void)
{
  return g_object_new (MP_TYPE_PIPELINE_VIEW, NULL);
}

/**
 * mp_pipeline_view_set_pipeline:
 * @self: a view
 * @pipeline: a mentee's stages, with their history
 * @tally: (nullable): what the mentee's records hold, if that was counted
 * @today: the day it is now
 *
 * Shows @pipeline; the focus stays on its stage.
 */
void
mp_pipeline_view_set_pipeline (MpPipelineView *self, const MpPipeline *pipeline,
                               const MpStageTally *tally, MpDate today)
{
  g_return_if_fail (MP_IS_PIPELINE_VIEW (self));
  g_return_if_fail (pipeline != NULL);

  g_clear_pointer (&self->drawing, mp_pipeline_drawing_free);
  g_clear_pointer (&self->pipeline, mp_pipeline_free);
  self->pipeline = mp_pipeline_copy (pipeline);
  self->tally = tally != NULL ? *tally : (MpStageTally){ 0 };
  self->today = today;

  for (MpStage stage = MP_STAGE_A; stage <= MP_STAGE_E; stage++)
    update_button (self, stage);
  update_hint (self);
  gtk_widget_queue_resize (GTK_WIDGET (self));
}

/**
 * mp_pipeline_view_get_stage:
 * @self: a view
 * @stage: one of the five stages
 *
 * Returns: (transfer none): the button of @stage, to focus or to press it
 */
GtkWidget *
mp_pipeline_view_get_stage (MpPipelineView *self, MpStage stage)
{
  g_return_val_if_fail (MP_IS_PIPELINE_VIEW (self), NULL);
  g_return_val_if_fail (stage >= MP_STAGE_A && stage <= MP_STAGE_E, NULL);

  return GTK_WIDGET (self->stages[stage - MP_STAGE_A]);
}

/**
 * mp_pipeline_view_focus_next:
 *
 * Gives the keyboard to the stage where a step can be taken next, as the line below the picture
 * says.
 *
 * Returns: whether it takes it
 */
gboolean
mp_pipeline_view_focus_next (MpPipelineView *self)
{
  MpStage stage = MP_STAGE_A;

  g_return_val_if_fail (MP_IS_PIPELINE_VIEW (self), FALSE);

  if (self->pipeline != NULL)
    mp_pipeline_get_next (self->pipeline, &stage);
  return focus_stage (self, stage - MP_STAGE_A);
}
