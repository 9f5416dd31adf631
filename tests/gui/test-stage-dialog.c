/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Setting a stage for several mentees: what is in the way is said before, and none is left out. */

#include "gui/widgets/mp-date-row.h"
#include "gui/widgets/mp-stage-dialog.h"
#include "gui/widgets/mp-stage-setting.h"
#include "model/mp-mentee.h"
#include "store/mp-query-stages.h"

#include <glib/gstdio.h>

#define TODAY ((MpDate){ 20261121 })
#define N_MENTEES 6

typedef struct
{
  MpStore *store;
  MpContext *context;
  gint64 mentees[N_MENTEES];
  GtkWidget *dialog;
  char *done;
} Fixture;

static void
done_cb (Fixture *fixture, const char *label)
{
  g_free (fixture->done);
  fixture->done = g_strdup (label);
}

static gint64
add_mentee (MpStore *store, guint number)
{
  g_autoptr (MpBatch) batch = mp_batch_new ("Add somebody");
  g_autoptr (MpPerson) person = mp_person_new ();
  g_autoptr (MpMentee) mentee = mp_mentee_new ();
  g_autoptr (GError) error = NULL;

  person->given_name = g_strdup_printf ("Number %u", number);
  mentee->status = MP_MENTEE_ACTIVE;
  mentee->intake_on = (MpDate){ 20260901 };
  mp_batch_insert (batch, person);
  mp_batch_insert (batch, mentee);
  mp_store_apply (store, batch, &error);
  g_assert_no_error (error);
  return mentee->row.id;
}

static void
set_stage (Fixture *fixture, gsize n_mentees, MpStage stage, MpStageState state)
{
  MpStageRequest request = { .stage = stage, .state = state, .on = { 20261001 } };
  g_autoptr (GError) error = NULL;

  mp_stages_set (fixture->store, fixture->mentees, n_mentees, &request, &error);
  g_assert_no_error (error);
}

static void
open_dialog (Fixture *fixture, gsize n_mentees)
{
  fixture->dialog = mp_stage_dialog_new (fixture->context, fixture->mentees, n_mentees);
  g_object_add_weak_pointer (G_OBJECT (fixture->dialog), (gpointer *) &fixture->dialog);
  gtk_window_present (GTK_WINDOW (fixture->dialog));
}

static void
set_up (Fixture *fixture, gconstpointer data)
{
  fixture->store = mp_store_new_in_memory ();
  mp_store_set_today (fixture->store, TODAY);
  for (guint i = 0; i < N_MENTEES; i++)
    fixture->mentees[i] = add_mentee (fixture->store, i + 1);
  fixture->context = mp_context_new (fixture->store, NULL);
  g_signal_connect_swapped (fixture->context, "done", G_CALLBACK (done_cb), fixture);
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  if (fixture->dialog != NULL)
    gtk_window_destroy (GTK_WINDOW (fixture->dialog));
  while (fixture->dialog != NULL)
    g_main_context_iteration (NULL, TRUE);
  g_assert_finalize_object (fixture->context);
  g_assert_finalize_object (fixture->store);
  g_free (fixture->done);
}

static gpointer
child (Fixture *fixture, const char *name)
{
  return gtk_widget_get_template_child (fixture->dialog, MP_TYPE_STAGE_DIALOG, name);
}

static void
choose (Fixture *fixture, MpStage stage, MpStageState state)
{
  adw_combo_row_set_selected (child (fixture, "stage"), stage - MP_STAGE_A);
  adw_combo_row_set_selected (child (fixture, "state"), state - MP_STAGE_NOT_STARTED);
}

static void
give_reason (Fixture *fixture, const char *text)
{
  gtk_editable_set_text (child (fixture, "reason"), text);
}

static gboolean
can_set (Fixture *fixture)
{
  return gtk_widget_get_sensitive (child (fixture, "set"));
}

static gboolean
offers_override (Fixture *fixture)
{
  return gtk_widget_get_visible (child (fixture, "order_group"));
}

static const char *
get_message (Fixture *fixture)
{
  return gtk_label_get_label (child (fixture, "message"));
}

static void
press_set (Fixture *fixture)
{
  g_signal_emit_by_name (child (fixture, "set"), "clicked");
  while (fixture->dialog != NULL)
    g_main_context_iteration (NULL, TRUE);
}

static MpStageState
get_state (Fixture *fixture, guint position, MpStage stage)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (MpPipeline) pipeline
      = mp_stages_load (fixture->store, fixture->mentees[position], &error);

  g_assert_no_error (error);
  return mp_pipeline_get_status (pipeline, stage)->state;
}

static void
test_next_step_is_proposed (Fixture *fixture, gconstpointer data)
{
  set_stage (fixture, 2, MP_STAGE_A, MP_STAGE_COMPLETED);
  set_stage (fixture, 1, MP_STAGE_B, MP_STAGE_ACTIVE);
  open_dialog (fixture, 2);
  g_assert_cmpuint (adw_combo_row_get_selected (child (fixture, "stage")), ==, 1);
  g_assert_cmpuint (adw_combo_row_get_selected (child (fixture, "state")), ==,
                    MP_STAGE_COMPLETED - MP_STAGE_NOT_STARTED);
}

static void
test_all_are_set_as_one_step (Fixture *fixture, gconstpointer data)
{
  open_dialog (fixture, N_MENTEES);
  choose (fixture, MP_STAGE_A, MP_STAGE_COMPLETED);
  g_assert_true (can_set (fixture));
  press_set (fixture);

  g_assert_cmpstr (fixture->done, ==, "Set stage A to “Completed” for 6 mentees");
  for (guint i = 0; i < N_MENTEES; i++)
    g_assert_cmpint (get_state (fixture, i, MP_STAGE_A), ==, MP_STAGE_COMPLETED);
}

static void
test_refusals_are_said_before (Fixture *fixture, gconstpointer data)
{
  set_stage (fixture, 1, MP_STAGE_A, MP_STAGE_COMPLETED);
  open_dialog (fixture, 3);
  choose (fixture, MP_STAGE_A, MP_STAGE_PAUSED);
  g_assert_false (can_set (fixture));
  g_assert_false (offers_override (fixture));
  g_assert_cmpstr (get_message (fixture), ==,
                   "This is not possible for 3 mentees:\n"
                   "Number 1: Stage A is “Completed” and cannot become “Paused”.\n"
                   "Number 2: Stage A is “Not started” and cannot become “Paused”.\n"
                   "Number 3: Stage A is “Not started” and cannot become “Paused”.");

  choose (fixture, MP_STAGE_A, MP_STAGE_COMPLETED);
  g_assert_true (can_set (fixture));
  g_assert_cmpstr (get_message (fixture), ==, "");
}

static void
test_long_list_of_refusals_is_cut (Fixture *fixture, gconstpointer data)
{
  open_dialog (fixture, N_MENTEES);
  choose (fixture, MP_STAGE_A, MP_STAGE_PAUSED);
  g_assert_true (g_str_has_suffix (get_message (fixture), "\nAnd 2 more."));
}

static void
test_s_2_override_needs_switch_and_reason (Fixture *fixture, gconstpointer data)
{
  g_autoptr (MpPipeline) pipeline = NULL;

  open_dialog (fixture, 2);
  choose (fixture, MP_STAGE_C, MP_STAGE_ACTIVE);
  g_assert_false (can_set (fixture));
  g_assert_true (offers_override (fixture));

  gtk_switch_set_active (child (fixture, "override"), TRUE);
  g_assert_false (can_set (fixture));
  give_reason (fixture, "  ");
  g_assert_false (can_set (fixture));
  give_reason (fixture, "A summer job came up");
  g_assert_true (can_set (fixture));
  press_set (fixture);

  pipeline = mp_stages_load (fixture->store, fixture->mentees[1], NULL);
  g_assert_true (mp_pipeline_get_status (pipeline, MP_STAGE_C)->overridden);
  g_assert_cmpstr (mp_pipeline_get_status (pipeline, MP_STAGE_C)->reason, ==,
                   "A summer job came up");
}

static void
test_waiving_needs_a_reason (Fixture *fixture, gconstpointer data)
{
  open_dialog (fixture, 2);
  choose (fixture, MP_STAGE_B, MP_STAGE_WAIVED);
  g_assert_false (can_set (fixture));
  give_reason (fixture, "Knows already");
  g_assert_true (can_set (fixture));
  press_set (fixture);
  g_assert_cmpint (get_state (fixture, 1, MP_STAGE_B), ==, MP_STAGE_WAIVED);
}

static void
test_future_day_is_refused (Fixture *fixture, gconstpointer data)
{
  open_dialog (fixture, 1);
  mp_date_row_set_date (child (fixture, "day"), (MpDate){ 20261122 });
  g_assert_false (can_set (fixture));
  g_assert_nonnull (strstr (get_message (fixture), "lies in the future"));
  mp_date_row_set_date (child (fixture, "day"), TODAY);
  g_assert_true (can_set (fixture));
}

static void
test_closing_meanwhile_still_sets (Fixture *fixture, gconstpointer data)
{
  open_dialog (fixture, 2);
  choose (fixture, MP_STAGE_B, MP_STAGE_ACTIVE);
  g_signal_emit_by_name (child (fixture, "set"), "clicked");
  gtk_window_destroy (GTK_WINDOW (fixture->dialog));
  while (fixture->done == NULL)
    g_main_context_iteration (NULL, TRUE);
  g_assert_cmpint (get_state (fixture, 1, MP_STAGE_B), ==, MP_STAGE_ACTIVE);
}

static void
started_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GError) error = NULL;
  gboolean *finished = user_data;

  g_assert_true (mp_stage_setting_finish (MP_CONTEXT (source), result, &error));
  g_assert_no_error (error);
  *finished = TRUE;
}

static void
test_many_are_set_in_a_thread (void)
{
  g_autofree char *folder = g_dir_make_tmp ("mp-stages-XXXXXX", NULL);
  g_autofree char *path = g_build_filename (folder, "a.mentoring", NULL);
  g_autoptr (GError) error = NULL;
  g_autoptr (MpStore) store = mp_store_create (path, &error);
  g_autoptr (MpContext) context = NULL;
  gint64 mentees[300];
  MpStageRequest request = { .stage = MP_STAGE_A, .state = MP_STAGE_ACTIVE, .on = TODAY };
  MpStageCounts counts;
  gboolean finished = FALSE;

  g_assert_no_error (error);
  mp_store_set_today (store, TODAY);
  for (guint i = 0; i < G_N_ELEMENTS (mentees); i++)
    mentees[i] = add_mentee (store, i);
  context = mp_context_new (store, NULL);
  mp_stage_setting_start (context, mentees, G_N_ELEMENTS (mentees), &request, started_cb,
                          &finished);
  g_assert_false (finished);
  while (!finished)
    g_main_context_iteration (NULL, TRUE);
  g_assert_true (mp_stages_count (store, 0, &counts, &error));
  g_assert_cmpint (counts.n[0][MP_STAGE_ACTIVE], ==, 300);

  g_clear_object (&context);
  g_clear_object (&store);
  g_unlink (path);
  g_rmdir (folder);
}

#define ADD(path, function) \
  g_test_add ("/stage-dialog/" path, Fixture, NULL, set_up, function, tear_down)

int
main (int argc, char **argv)
{
  gtk_test_init (&argc, &argv, NULL);
  adw_init ();

  ADD ("next-step-is-proposed", test_next_step_is_proposed);
  ADD ("all-are-set-as-one-step", test_all_are_set_as_one_step);
  ADD ("refusals-are-said-before", test_refusals_are_said_before);
  ADD ("long-list-of-refusals-is-cut", test_long_list_of_refusals_is_cut);
  ADD ("s-2-override-needs-switch-and-reason", test_s_2_override_needs_switch_and_reason);
  ADD ("waiving-needs-a-reason", test_waiving_needs_a_reason);
  ADD ("future-day-is-refused", test_future_day_is_refused);
  ADD ("closing-meanwhile-still-sets", test_closing_meanwhile_still_sets);
  g_test_add_func ("/stage-dialog/many-are-set-in-a-thread", test_many_are_set_in_a_thread);
  return g_test_run ();
}
