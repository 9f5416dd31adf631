/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What opens on a stage: its dates, criteria and history, and what can be done with it. */

#include "config.h"

#include "gui/widgets/mp-stage-popover.h"

#include "gui/widgets/mp-date-row.h"
#include "gui/widgets/mp-spoken-name.h"
#include "gui/widgets/mp-stage-setting.h"
#include "report/mp-pipeline-words.h"

#include <glib/gi18n.h>

#define N_COLUMNS 2

/**
 * MpStagePopover:
 *
 * Activates the action "stage.set" with a parameter of %MP_STAGE_SETTING_TYPE.  What needs a
 * reason, and what breaks the order of stages (S-2), is asked about on a second page.
 */
struct _MpStagePopover
{
  GtkPopover parent_instance;

  GtkStack *pages;
  GtkLabel *title;
  GtkLabel *state;
  GtkLabel *reason;
  GtkBox *criteria;
  MpDateRow *day;
  GtkLabel *message;
  GtkGrid *moves;
  GtkExpander *history_expander;
  GtkBox *history;
  GtkLabel *question;
  GtkLabel *explanation;
  AdwEntryRow *given_reason;
  GtkButton *confirm;

  MpPipeline *pipeline;
  MpStageTally tally;
  MpStage stage;
  MpDate today;
  const MpStageMove *asked_about;
};

G_DEFINE_FINAL_TYPE (MpStagePopover, mp_stage_popover, GTK_TYPE_POPOVER)

static void
empty (GtkBox *box)
{
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (box))) != NULL)
    gtk_box_remove (box, child);
}

static void
empty_grid (GtkGrid *grid)
{
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (grid))) != NULL)
    gtk_grid_remove (grid, child);
}

static GtkWidget *
new_label (const char *text, const char *style)
{
  GtkWidget *label = gtk_label_new (text);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (label), PANGO_WRAP_WORD_CHAR);
  gtk_label_set_max_width_chars (GTK_LABEL (label), 40);
  gtk_widget_set_hexpand (label, TRUE);
  if (style != NULL)
    gtk_widget_add_css_class (label, style);
  return label;
}

static void
show_message (MpStagePopover *self, const char *text)
{
  gtk_label_set_label (self->message, text != NULL ? text : "");
  gtk_widget_set_visible (GTK_WIDGET (self->message), text != NULL);
}

/* The day as typed; a text that is no day is told by a day that is not set. */
static MpStageRequest
make_request (MpStagePopover *self, const MpStageMove *move)
{
  MpStageRequest request = { .stage = self->stage, .state = move->after };

  mp_date_row_get_date (self->day, &request.on);
  return request;
}

static void
activate_request (MpStagePopover *self, const MpStageRequest *request)
{
  GVariant *parameter = mp_stage_setting_to_variant (request);

  gtk_popover_popdown (GTK_POPOVER (self));
  gtk_widget_activate_action_variant (GTK_WIDGET (self), "stage.set",
                                      g_variant_take_ref (parameter));
  g_variant_unref (parameter);
}

static void
ask_for_reason (MpStagePopover *self, const MpStageMove *move, const char *explanation)
{
  g_autofree char *question
      = g_strdup_printf (move->needs_reason ? _("Waive stage %s?")
                                            : _("Enter stage %s out of order?"),
                         mp_stage_get_letter (self->stage));

  self->asked_about = move;
  gtk_label_set_label (self->question, question);
  gtk_label_set_label (self->explanation, explanation);
  gtk_button_set_label (self->confirm, move->needs_reason ? _("Waive") : _("Enter Anyway"));
  gtk_editable_set_text (GTK_EDITABLE (self->given_reason), "");
  gtk_stack_set_visible_child_name (self->pages, "reason");
  gtk_widget_grab_focus (GTK_WIDGET (self->given_reason));
}

/* What speaks against @move whatever the reason, such as the day. */
static gboolean
check_all_but_reason (MpStagePopover *self, const MpStageRequest *request)
{
  MpStageRequest reasoned = *request;
  g_autoptr (MpProblems) problems = mp_problems_new ();
  g_autofree char *text = NULL;

  reasoned.reason = "given";
  reasoned.override = TRUE;
  if (mp_stage_check (self->pipeline, &reasoned, self->today, problems))
    return TRUE;

  text = mp_problems_to_text (problems);
  show_message (self, text);
  return FALSE;
}

static void
try_move (MpStagePopover *self, const MpStageMove *move)
{
  MpStageRequest request = make_request (self, move);
  g_autoptr (MpProblems) problems = mp_problems_new ();
  g_autofree char *text = NULL;

  if (!check_all_but_reason (self, &request))
    return;

  if (mp_stage_check (self->pipeline, &request, self->today, problems))
    {
      activate_request (self, &request);
      return;
    }
  text = mp_problems_to_text (problems);
  ask_for_reason (self, move, text);
}

static void
move_clicked_cb (MpStagePopover *self, GtkButton *button)
{
  try_move (self, g_object_get_data (G_OBJECT (button), "move"));
}

static void
day_changed_cb (MpStagePopover *self)
{
  show_message (self, NULL);
}

static void
given_reason_changed_cb (MpStagePopover *self)
{
  g_autofree char *text
      = g_strstrip (g_strdup (gtk_editable_get_text (GTK_EDITABLE (self->given_reason))));

  gtk_widget_set_sensitive (GTK_WIDGET (self->confirm), *text != '\0');
}

static void
back_clicked_cb (MpStagePopover *self)
{
  gtk_stack_set_visible_child_name (self->pages, "stage");
}

static void
confirmed_cb (MpStagePopover *self)
{
  MpStageRequest request;

  if (!gtk_widget_get_sensitive (GTK_WIDGET (self->confirm)) || self->asked_about == NULL)
    return;

  request = make_request (self, self->asked_about);
  request.reason = gtk_editable_get_text (GTK_EDITABLE (self->given_reason));
  request.override = !self->asked_about->needs_reason;
  activate_request (self, &request);
}

/* A part of a sentence, to stand on a line of its own. */
static char *
capitalise (const char *text)
{
  GString *line = g_string_new (NULL);

  g_string_append_unichar (line, g_unichar_totitle (g_utf8_get_char (text)));
  g_string_append (line, g_utf8_next_char (text));
  return g_string_free (line, FALSE);
}

static void
fill_heading (MpStagePopover *self)
{
  const MpStageStatus *status = mp_pipeline_get_status (self->pipeline, self->stage);
  g_autofree char *state = mp_pipeline_dup_state (self->pipeline, self->stage);
  g_autofree char *line = capitalise (state);
  g_autofree char *title = NULL;
  g_autofree char *reason = NULL;

  /* Translators: letter and name of a stage, as in "B: Focusing on a Career Path". */
  title = g_strdup_printf (_("%s: %s"), mp_stage_get_letter (self->stage),
                           mp_stage_get_title (self->stage));
  gtk_label_set_label (self->title, title);
  mp_spoken_name_set (self, title);
  gtk_label_set_label (self->state, line);

  if (status->overridden)
    reason = g_strdup_printf (_("Entered out of order: %s"), status->reason);
  else if (status->reason != NULL)
    reason = g_strdup_printf (_("Reason: %s"), status->reason);
  gtk_label_set_label (self->reason, reason != NULL ? reason : "");
  gtk_widget_set_visible (GTK_WIDGET (self->reason), reason != NULL);
}

static GtkWidget *
new_criterion (MpStagePopover *self, const MpStageCriterion *criterion)
{
  g_autofree char *text = mp_pipeline_dup_criterion (criterion, &self->tally);
  GtkWidget *row = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  guint number, needed;
  gboolean met = mp_stage_criterion_count (criterion, &self->tally, &number, &needed)
                 && number == needed;
  GtkWidget *bullet
      = met ? gtk_image_new_from_icon_name ("object-select-symbolic") : gtk_label_new ("•");

  gtk_widget_set_valign (bullet, GTK_ALIGN_START);
  gtk_widget_set_size_request (bullet, 16, -1);
  mp_spoken_name_set (bullet, met ? _("Met") : _("Criterion"));
  gtk_box_append (GTK_BOX (row), bullet);
  gtk_box_append (GTK_BOX (row), new_label (text, NULL));
  return row;
}

static void
fill_criteria (MpStagePopover *self)
{
  guint n_criteria;
  const MpStageCriterion *list = mp_stage_list_criteria (self->stage, &n_criteria);

  empty (self->criteria);
  for (guint i = 0; i < n_criteria; i++)
    gtk_box_append (self->criteria, new_criterion (self, &list[i]));
}

static GtkWidget *
new_move (MpStagePopover *self, const MpStageMove *move)
{
  GtkWidget *button = gtk_button_new ();
  GtkWidget *label = gtk_label_new (_(move->label));

  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_justify (GTK_LABEL (label), GTK_JUSTIFY_CENTER);
  gtk_button_set_child (GTK_BUTTON (button), label);
  mp_spoken_name_set (button, _(move->label));
  g_object_set_data (G_OBJECT (button), "move", (gpointer) move);
  g_signal_connect_swapped (button, "clicked", G_CALLBACK (move_clicked_cb), self);
  return button;
}

/* The most usual step is the first of the table; a way back is never suggested. */
static void
fill_moves (MpStagePopover *self)
{
  guint n_moves;
  const MpStageMove *list = mp_stage_list_moves (
      mp_pipeline_get_status (self->pipeline, self->stage)->state, &n_moves);

  empty_grid (self->moves);
  for (guint i = 0; i < n_moves; i++)
    {
      GtkWidget *button = new_move (self, &list[i]);

      if (i == 0 && !list[i].back)
        gtk_widget_add_css_class (button, "suggested-action");
      gtk_grid_attach (self->moves, button, i % N_COLUMNS, i / N_COLUMNS, 1, 1);
    }
}

/* Enter on a stage and Enter again is its most usual step; undo takes it back. */
static void
mp_stage_popover_show (GtkWidget *widget)
{
  MpStagePopover *self = MP_STAGE_POPOVER (widget);

  GTK_WIDGET_CLASS (mp_stage_popover_parent_class)->show (widget);

  gtk_widget_child_focus (GTK_WIDGET (self->moves), GTK_DIR_TAB_FORWARD);
}

static void
append_change (MpStagePopover *self, const MpStageChange *change)
{
  g_autofree char *text = mp_pipeline_dup_change (change);

  gtk_box_append (self->history, new_label (text, "caption"));
  if (change->reason != NULL)
    gtk_box_append (self->history, new_label (change->reason, "dim-label"));
}

static void
fill_history (MpStagePopover *self)
{
  GPtrArray *changes = self->pipeline->changes;

  empty (self->history);
  for (guint i = 0; changes != NULL && i < changes->len; i++)
    if (((const MpStageChange *) changes->pdata[i])->stage == self->stage)
      append_change (self, changes->pdata[i]);
  gtk_widget_set_visible (GTK_WIDGET (self->history_expander),
                          gtk_widget_get_first_child (GTK_WIDGET (self->history)) != NULL);
}

static void
mp_stage_popover_dispose (GObject *object)
{
  MpStagePopover *self = MP_STAGE_POPOVER (object);

  gtk_widget_dispose_template (GTK_WIDGET (self), MP_TYPE_STAGE_POPOVER);
  g_clear_pointer (&self->pipeline, mp_pipeline_free);

  G_OBJECT_CLASS (mp_stage_popover_parent_class)->dispose (object);
}

static void
mp_stage_popover_class_init (MpStagePopoverClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = mp_stage_popover_dispose;
  widget_class->show = mp_stage_popover_show;

  g_type_ensure (MP_TYPE_DATE_ROW);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               RESOURCE_PATH "/ui/mp-stage-popover.ui");
  gtk_widget_class_bind_template_child (widget_class, MpStagePopover, pages);
  gtk_widget_class_bind_template_child (widget_class, MpStagePopover, title);
  gtk_widget_class_bind_template_child (widget_class, MpStagePopover, state);
  gtk_widget_class_bind_template_child (widget_class, MpStagePopover, reason);
  gtk_widget_class_bind_template_child (widget_class, MpStagePopover, criteria);
  gtk_widget_class_bind_template_child (widget_class, MpStagePopover, day);
  gtk_widget_class_bind_template_child (widget_class, MpStagePopover, message);
  gtk_widget_class_bind_template_child (widget_class, MpStagePopover, moves);
  gtk_widget_class_bind_template_child (widget_class, MpStagePopover, history_expander);
  gtk_widget_class_bind_template_child (widget_class, MpStagePopover, history);
  gtk_widget_class_bind_template_child (widget_class, MpStagePopover, question);
  gtk_widget_class_bind_template_child (widget_class, MpStagePopover, explanation);
  gtk_widget_class_bind_template_child (widget_class, MpStagePopover, given_reason);
  gtk_widget_class_bind_template_child (widget_class, MpStagePopover, confirm);
  gtk_widget_class_bind_template_callback (widget_class, day_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, given_reason_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, back_clicked_cb);
  gtk_widget_class_bind_template_callback (widget_class, confirmed_cb);
}

static void
mp_stage_popover_init (MpStagePopover *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  given_reason_changed_cb (self);
}

/**
 * mp_stage_popover_new:
 *
 * Returns: (transfer floating): a popover without a stage
 */
GtkWidget *
mp_stage_popover_new (void)
{
  return g_object_new (MP_TYPE_STAGE_POPOVER, NULL);
}

/**
 * mp_stage_popover_set_stage:
 * @self: a popover
 * @pipeline: a mentee's stages, with their history if there is one to show
 * @tally: what the mentee's records hold
 * @stage: the stage to show
 * @today: the day it is now, proposed for a change
 */
void
mp_stage_popover_set_stage (MpStagePopover *self, const MpPipeline *pipeline,
                            const MpStageTally *tally, MpStage stage, MpDate today)
{
  g_return_if_fail (MP_IS_STAGE_POPOVER (self));
  g_return_if_fail (pipeline != NULL && tally != NULL);

  g_clear_pointer (&self->pipeline, mp_pipeline_free);
  self->pipeline = mp_pipeline_copy (pipeline);
  self->tally = *tally;
  self->stage = stage;
  self->today = today;
  self->asked_about = NULL;

  fill_heading (self);
  fill_criteria (self);
  fill_moves (self);
  fill_history (self);
  mp_date_row_set_today (self->day, today);
  mp_date_row_set_date (self->day, today);
  show_message (self, NULL);
  gtk_stack_set_visible_child_name (self->pages, "stage");
}
