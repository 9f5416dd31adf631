/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Sets a stage for everybody who is selected, saying beforehand for whom it is not possible. */

#include "config.h"

#include "gui/widgets/mp-stage-dialog.h"

#include "gui/widgets/mp-date-row.h"
#include "gui/widgets/mp-stage-setting.h"
#include "report/mp-pipeline-words.h"
#include "store/mp-query-stages.h"

#include <glib/gi18n.h>

/* So many are checked while somebody chooses; what speaks against more of them is said after. */
#define MAX_CHECKED 1000

/* How many names are shown. */
#define MAX_NAMED 4

struct _MpStageDialog
{
  AdwWindow parent_instance;

  GtkButton *set;
  GtkSpinner *spinner;
  GtkBox *form;
  AdwPreferencesGroup *group;
  AdwComboRow *stage;
  AdwComboRow *state;
  MpDateRow *day;
  AdwEntryRow *reason;
  AdwPreferencesGroup *order_group;
  GtkSwitch *override;
  GtkLabel *message;

  MpContext *context;
  GArray *mentees;
  gboolean possible;
};

G_DEFINE_FINAL_TYPE (MpStageDialog, mp_stage_dialog, ADW_TYPE_WINDOW)

static const gint64 *
get_ids (MpStageDialog *self)
{
  return (const gint64 *) (gconstpointer) self->mentees->data;
}

/* The reason belongs to its row. */
static MpStageRequest
get_request (MpStageDialog *self)
{
  MpStageRequest request = {
    .stage = MP_STAGE_A + adw_combo_row_get_selected (self->stage),
    .state = MP_STAGE_NOT_STARTED + adw_combo_row_get_selected (self->state),
    .reason = gtk_editable_get_text (GTK_EDITABLE (self->reason)),
    .override = gtk_switch_get_active (self->override)
                && gtk_widget_get_visible (GTK_WIDGET (self->order_group)),
  };

  mp_date_row_get_date (self->day, &request.on);
  return request;
}

static gboolean
has_reason (MpStageDialog *self)
{
  g_autofree char *text
      = g_strstrip (g_strdup (gtk_editable_get_text (GTK_EDITABLE (self->reason))));

  return *text != '\0';
}

static void
update_set (MpStageDialog *self)
{
  MpStageRequest request = get_request (self);
  gboolean needs_reason = request.override || request.state == MP_STAGE_WAIVED;

  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (self->reason),
                                 needs_reason ? _("Reason") : _("Reason (optional)"));
  gtk_widget_set_sensitive (GTK_WIDGET (self->set),
                            self->possible && (!needs_reason || has_reason (self)));
}

static void
show_message (MpStageDialog *self, const char *text)
{
  gtk_label_set_label (self->message, text);
  gtk_widget_set_visible (GTK_WIDGET (self->message), *text != '\0');
}

static char *
describe_refusals (GPtrArray *refusals)
{
  g_autoptr (GString) text = g_string_new (NULL);

  if (refusals->len == 0)
    return g_strdup ("");

  g_string_append_printf (text, ngettext ("This is not possible for %u mentee:",
                                          "This is not possible for %u mentees:", refusals->len),
                          refusals->len);
  for (guint i = 0; i < refusals->len && i < MAX_NAMED; i++)
    {
      const MpStageRefusal *refusal = refusals->pdata[i];
      g_autofree char *problems = mp_problems_to_text (refusal->problems);

      g_string_append_c (text, '\n');
      /* Translators: a person's name and what speaks against a change of stage. */
      g_string_append_printf (text, _("%s: %s"), refusal->name, problems);
    }
  if (refusals->len > MAX_NAMED)
    {
      guint n_more = refusals->len - MAX_NAMED;

      g_string_append_c (text, '\n');
      g_string_append_printf (text, ngettext ("And %u more.", "And %u more.", n_more), n_more);
    }
  return g_string_free (g_steal_pointer (&text), FALSE);
}

static gboolean
any_overridable (GPtrArray *refusals)
{
  for (guint i = 0; i < refusals->len; i++)
    if (((const MpStageRefusal *) refusals->pdata[i])->overridable)
      return TRUE;
  return FALSE;
}

static GPtrArray *
check (MpStageDialog *self, gboolean override, GError **error)
{
  MpStageRequest request = get_request (self);

  /* Whether there is a reason already is another question. */
  request.reason = "given";
  request.override = override;
  return mp_stages_check (mp_context_get_store (self->context), get_ids (self),
                          self->mentees->len, &request, error);
}

/* Offers to break the order (S-2) where only that is in the way of somebody. */
static void
update_refusals (MpStageDialog *self)
{
  gboolean override = gtk_switch_get_active (self->override);
  g_autoptr (GPtrArray) in_order = NULL;
  g_autoptr (GPtrArray) refusals = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *text = NULL;

  in_order = check (self, FALSE, &error);
  refusals = in_order != NULL && override ? check (self, TRUE, &error) : NULL;
  if (error != NULL)
    {
      self->possible = FALSE;
      show_message (self, error->message);
      return;
    }

  gtk_widget_set_visible (GTK_WIDGET (self->order_group), any_overridable (in_order));
  text = describe_refusals (refusals != NULL ? refusals : in_order);
  self->possible = (refusals != NULL ? refusals : in_order)->len == 0;
  show_message (self, text);
}

static void
changed_cb (MpStageDialog *self)
{
  if (self->mentees == NULL)
    return;

  if (self->mentees->len <= MAX_CHECKED)
    {
      update_refusals (self);
    }
  else
    {
      self->possible = TRUE;
      gtk_widget_set_visible (GTK_WIDGET (self->order_group), TRUE);
    }
  update_set (self);
}

static void
reason_changed_cb (MpStageDialog *self)
{
  if (self->mentees != NULL)
    update_set (self);
}

static void
set_busy (MpStageDialog *self, gboolean busy)
{
  gtk_widget_set_sensitive (GTK_WIDGET (self->form), !busy);
  gtk_widget_set_sensitive (GTK_WIDGET (self->set), !busy);
  gtk_spinner_set_spinning (self->spinner, busy);
}

/* Whoever closed the window meanwhile still hears of a refusal. */
static void
done_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (MpStageDialog) self = MP_STAGE_DIALOG (user_data);
  MpContext *context = MP_CONTEXT (source);
  gboolean closed = self->context == NULL;
  g_autoptr (GError) error = NULL;

  if (mp_stage_setting_finish (context, result, &error))
    {
      if (!closed)
        gtk_window_close (GTK_WINDOW (self));
      return;
    }
  if (closed)
    {
      mp_context_show_error (context, _("Stage Not Changed"), error);
      return;
    }
  set_busy (self, FALSE);
  show_message (self, error->message);
}

static void
set_clicked_cb (MpStageDialog *self)
{
  MpStageRequest request = get_request (self);

  if (!gtk_widget_get_sensitive (GTK_WIDGET (self->set)))
    return;

  set_busy (self, TRUE);
  mp_stage_setting_start (self->context, get_ids (self), self->mentees->len, &request, done_cb,
                          g_object_ref (self));
}

static void
fill_stages (AdwComboRow *row)
{
  g_autoptr (GtkStringList) list = gtk_string_list_new (NULL);

  for (MpStage stage = MP_STAGE_A; stage <= MP_STAGE_E; stage++)
    /* Translators: letter and name of a stage, as in "B: Focusing". */
    gtk_string_list_take (list, g_strdup_printf (_("%s: %s"), mp_stage_get_letter (stage),
                                                 mp_pipeline_get_short_title (NULL, stage)));
  adw_combo_row_set_model (row, G_LIST_MODEL (list));
}

static void
fill_states (AdwComboRow *row)
{
  g_autoptr (GtkStringList) list = gtk_string_list_new (NULL);

  for (MpStageState state = MP_STAGE_NOT_STARTED; state <= MP_STAGE_WAIVED; state++)
    gtk_string_list_append (list, mp_choice_get_label (mp_stage_states, state));
  adw_combo_row_set_model (row, G_LIST_MODEL (list));
}

/* Proposes what the first of them would do next. */
static void
propose (MpStageDialog *self)
{
  g_autoptr (MpPipeline) pipeline
      = mp_stages_load (mp_context_get_store (self->context), get_ids (self)[0], NULL);
  MpStage stage = MP_STAGE_A;
  MpStageStep step = MP_STAGE_STEP_START;

  if (pipeline != NULL)
    step = mp_pipeline_get_next (pipeline, &stage);
  adw_combo_row_set_selected (self->stage, stage - MP_STAGE_A);
  adw_combo_row_set_selected (self->state,
                              (step == MP_STAGE_STEP_COMPLETE ? MP_STAGE_COMPLETED
                                                              : MP_STAGE_ACTIVE)
                                  - MP_STAGE_NOT_STARTED);
}

static void
mp_stage_dialog_dispose (GObject *object)
{
  MpStageDialog *self = MP_STAGE_DIALOG (object);

  g_clear_pointer (&self->mentees, g_array_unref);
  gtk_widget_dispose_template (GTK_WIDGET (self), MP_TYPE_STAGE_DIALOG);
  g_clear_object (&self->context);

  G_OBJECT_CLASS (mp_stage_dialog_parent_class)->dispose (object);
}

static void
mp_stage_dialog_class_init (MpStageDialogClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = mp_stage_dialog_dispose;

  g_type_ensure (MP_TYPE_DATE_ROW);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               RESOURCE_PATH "/ui/mp-stage-dialog.ui");
  gtk_widget_class_bind_template_child (widget_class, MpStageDialog, set);
  gtk_widget_class_bind_template_child (widget_class, MpStageDialog, spinner);
  gtk_widget_class_bind_template_child (widget_class, MpStageDialog, form);
  gtk_widget_class_bind_template_child (widget_class, MpStageDialog, group);
  gtk_widget_class_bind_template_child (widget_class, MpStageDialog, stage);
  gtk_widget_class_bind_template_child (widget_class, MpStageDialog, state);
  gtk_widget_class_bind_template_child (widget_class, MpStageDialog, day);
  gtk_widget_class_bind_template_child (widget_class, MpStageDialog, reason);
  gtk_widget_class_bind_template_child (widget_class, MpStageDialog, order_group);
  gtk_widget_class_bind_template_child (widget_class, MpStageDialog, override);
  gtk_widget_class_bind_template_child (widget_class, MpStageDialog, message);
  gtk_widget_class_bind_template_callback (widget_class, set_clicked_cb);
  gtk_widget_class_bind_template_callback (widget_class, changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, reason_changed_cb);
}

static void
mp_stage_dialog_init (MpStageDialog *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  fill_stages (self->stage);
  fill_states (self->state);
}

/**
 * mp_stage_dialog_new:
 * @context: of the window
 * @mentees: (array length=n_mentees): ids of mentees
 * @n_mentees: how many there are, at least one
 *
 * Returns: (transfer none): a window to be made transient and presented; it closes itself
 */
GtkWidget *
mp_stage_dialog_new (MpContext *context, const gint64 *mentees, gsize n_mentees)
{
  MpStageDialog *self;
  MpDate today;
  g_autofree char *words = NULL;

  g_return_val_if_fail (MP_IS_CONTEXT (context), NULL);
  g_return_val_if_fail (mentees != NULL && n_mentees > 0, NULL);

  self = g_object_new (MP_TYPE_STAGE_DIALOG, NULL);
  self->context = g_object_ref (context);
  today = mp_store_get_today (mp_context_get_store (context));
  mp_date_row_set_today (self->day, today);
  mp_date_row_set_date (self->day, today);
  words = g_strdup_printf (ngettext ("For %u mentee", "For %u mentees", (guint) n_mentees),
                           (guint) n_mentees);
  adw_preferences_group_set_title (self->group, words);

  self->mentees = g_array_sized_new (FALSE, FALSE, sizeof (gint64), (guint) n_mentees);
  g_array_append_vals (self->mentees, mentees, (guint) n_mentees);
  propose (self);
  changed_cb (self);
  gtk_widget_grab_focus (GTK_WIDGET (self->stage));
  return GTK_WIDGET (self);
}
