/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The pipeline on the screen: named stages that are walked through, opened and changed. */

#include "gui/widgets/mp-pipeline-marks.h"
#include "gui/widgets/mp-pipeline-view.h"
#include "gui/widgets/mp-stage-popover.h"
#include "gui/widgets/mp-stage-setting.h"

#include <adwaita.h>

#define TODAY ((MpDate){ 20261121 })

typedef struct
{
  GtkWidget *window;
  MpPipelineView *view;
  MpPipeline *pipeline;
  GSimpleActionGroup *actions;
  GVariant *asked_for;
} Fixture;

static void
set_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  Fixture *fixture = user_data;

  g_clear_pointer (&fixture->asked_for, g_variant_unref);
  fixture->asked_for = g_variant_ref (parameter);
}

static const GActionEntry entries[] = {
  { .name = "set", .activate = set_cb, .parameter_type = MP_STAGE_SETTING_TYPE },
};

static void
give (Fixture *fixture, MpStage stage, MpStageState state)
{
  fixture->pipeline->stages[stage - MP_STAGE_A]
      = (MpStageStatus){ .state = state, .started_on = { 20261004 }, .changed_on = { 20261004 } };
}

static void
show (Fixture *fixture)
{
  mp_pipeline_view_set_pipeline (fixture->view, fixture->pipeline, NULL, TODAY);
}

static void
wait_until_mapped (GtkWidget *widget)
{
  while (!gtk_widget_get_mapped (widget) || gtk_widget_get_width (widget) == 0)
    g_main_context_iteration (NULL, TRUE);
}

static void
set_up (Fixture *fixture, gconstpointer data)
{
  GtkWidget *view = mp_pipeline_view_new ();

  gtk_widget_set_direction (view, GPOINTER_TO_INT (data));
  fixture->view = MP_PIPELINE_VIEW (view);
  fixture->pipeline = mp_pipeline_new (1);
  give (fixture, MP_STAGE_A, MP_STAGE_COMPLETED);
  fixture->pipeline->stages[0].completed_on = (MpDate){ 20261012 };
  give (fixture, MP_STAGE_B, MP_STAGE_ACTIVE);
  fixture->actions = g_simple_action_group_new ();
  g_action_map_add_action_entries (G_ACTION_MAP (fixture->actions), entries,
                                   G_N_ELEMENTS (entries), fixture);
  fixture->window = adw_window_new ();
  gtk_widget_insert_action_group (fixture->window, "stage", G_ACTION_GROUP (fixture->actions));
  gtk_window_set_default_size (GTK_WINDOW (fixture->window), 800, 600);
  adw_window_set_content (ADW_WINDOW (fixture->window), view);
  show (fixture);
  gtk_window_present (GTK_WINDOW (fixture->window));
  wait_until_mapped (view);
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  g_object_add_weak_pointer (G_OBJECT (fixture->view), (gpointer *) &fixture->view);
  gtk_window_destroy (GTK_WINDOW (fixture->window));
  g_assert_null (fixture->view);
  g_object_unref (fixture->actions);
  g_clear_pointer (&fixture->asked_for, g_variant_unref);
  mp_pipeline_free (fixture->pipeline);
}

/* The first descendant of @type for which @text is empty or its label. */
static GtkWidget *
find (GtkWidget *widget, GType type, const char *text)
{
  const char *label = GTK_IS_LABEL (widget) ? gtk_label_get_label (GTK_LABEL (widget)) : NULL;

  if (g_type_is_a (G_OBJECT_TYPE (widget), type)
      && (text == NULL || g_strcmp0 (label, text) == 0))
    return widget;
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    {
      GtkWidget *found = find (child, type, text);

      if (found != NULL)
        return found;
    }
  return NULL;
}

static GtkWidget *
find_popover (Fixture *fixture)
{
  return find (GTK_WIDGET (fixture->view), MP_TYPE_STAGE_POPOVER, NULL);
}

static void
open_stage (Fixture *fixture, MpStage stage)
{
  g_signal_emit_by_name (mp_pipeline_view_get_stage (fixture->view, stage), "clicked");
  g_assert_true (gtk_widget_get_visible (find_popover (fixture)));
}

/* Presses the button of the open stage that has this label. */
static void
press (Fixture *fixture, const char *text)
{
  GtkWidget *label = find (find_popover (fixture), GTK_TYPE_LABEL, text);

  g_assert_nonnull (label);
  g_signal_emit_by_name (gtk_widget_get_ancestor (label, GTK_TYPE_BUTTON), "clicked");
}

static void
assert_asked_for (Fixture *fixture, const char *stage, const char *state, const char *day,
                  const char *reason, gboolean override)
{
  g_autoptr (GVariant) expected
      = g_variant_ref_sink (g_variant_new ("(ssssb)", stage, state, day, reason, override));

  g_assert_nonnull (fixture->asked_for);
  g_assert_true (g_variant_equal (fixture->asked_for, expected));
}

static void
test_stages_have_names (Fixture *fixture, gconstpointer data)
{
  static const char *const names[] = {
    "Stage A, Exploring the Future of Work: completed on 12 Oct 2026",
    "Stage B, Focusing on a Career Path: under way since 4 Oct 2026",
    "Stage C, Experiential Learning and Work: not started",
    "Stage D, Further Learning Opportunities: not started",
    "Stage E, Towards a Sustainable Livelihood: not started",
  };

  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    {
      GtkWidget *stage = mp_pipeline_view_get_stage (fixture->view, MP_STAGE_A + i);
      g_autofree char *wrong = gtk_test_accessible_check_property (
          GTK_ACCESSIBLE (stage), GTK_ACCESSIBLE_PROPERTY_LABEL, names[i]);

      g_assert_null (wrong);
      gtk_test_accessible_assert_role (stage, GTK_ACCESSIBLE_ROLE_BUTTON);
      g_assert_true (gtk_widget_get_focusable (stage));
      g_assert_true (gtk_test_accessible_has_property (GTK_ACCESSIBLE (stage),
                                                       GTK_ACCESSIBLE_PROPERTY_DESCRIPTION));
    }
}

static void
test_stages_lie_beside_each_other (Fixture *fixture, gconstpointer data)
{
  gboolean from_right = GPOINTER_TO_INT (data) == GTK_TEXT_DIR_RTL;
  graphene_rect_t before, after;

  for (MpStage stage = MP_STAGE_B; stage <= MP_STAGE_D; stage++)
    {
      g_assert_true (gtk_widget_compute_bounds (
          mp_pipeline_view_get_stage (fixture->view, stage - 1), GTK_WIDGET (fixture->view),
          &before));
      g_assert_true (gtk_widget_compute_bounds (
          mp_pipeline_view_get_stage (fixture->view, stage), GTK_WIDGET (fixture->view), &after));
      g_assert_cmpfloat (before.origin.y, ==, after.origin.y);
      if (from_right)
        g_assert_cmpfloat (after.origin.x + after.size.width, <=, before.origin.x);
      else
        g_assert_cmpfloat (before.origin.x + before.size.width, <=, after.origin.x);
    }
}

/* Presses a key as the window would, on whatever has the focus. */
static void
press_key (Fixture *fixture, guint key)
{
  GtkWidget *focus = gtk_root_get_focus (GTK_ROOT (fixture->window));
  g_autoptr (GListModel) controllers = gtk_widget_observe_controllers (GTK_WIDGET (fixture->view));

  g_assert_nonnull (focus);
  for (guint i = 0; i < g_list_model_get_n_items (controllers); i++)
    {
      g_autoptr (GObject) controller = g_list_model_get_item (controllers, i);

      if (!GTK_IS_SHORTCUT_CONTROLLER (controller))
        continue;
      for (guint j = 0; j < g_list_model_get_n_items (G_LIST_MODEL (controller)); j++)
        {
          g_autoptr (GtkShortcut) shortcut = g_list_model_get_item (G_LIST_MODEL (controller), j);
          GtkShortcutTrigger *trigger = gtk_shortcut_get_trigger (shortcut);

          if (GTK_IS_KEYVAL_TRIGGER (trigger)
              && gtk_keyval_trigger_get_keyval (GTK_KEYVAL_TRIGGER (trigger)) == key)
            gtk_shortcut_action_activate (gtk_shortcut_get_action (shortcut), 0,
                                          GTK_WIDGET (fixture->view),
                                          gtk_shortcut_get_arguments (shortcut));
        }
    }
}

static void
assert_focus (Fixture *fixture, MpStage stage)
{
  g_assert_true (gtk_root_get_focus (GTK_ROOT (fixture->window))
                 == mp_pipeline_view_get_stage (fixture->view, stage));
}

static void
test_arrows_walk_in_reading_order (Fixture *fixture, gconstpointer data)
{
  gboolean from_right = GPOINTER_TO_INT (data) == GTK_TEXT_DIR_RTL;
  guint forth = from_right ? GDK_KEY_Left : GDK_KEY_Right;
  guint back = from_right ? GDK_KEY_Right : GDK_KEY_Left;

  gtk_widget_grab_focus (mp_pipeline_view_get_stage (fixture->view, MP_STAGE_A));
  press_key (fixture, back);
  assert_focus (fixture, MP_STAGE_A);
  for (MpStage stage = MP_STAGE_B; stage <= MP_STAGE_E; stage++)
    {
      press_key (fixture, forth);
      assert_focus (fixture, stage);
    }
  press_key (fixture, forth);
  assert_focus (fixture, MP_STAGE_E);
  press_key (fixture, back);
  assert_focus (fixture, MP_STAGE_D);
  press_key (fixture, GDK_KEY_Home);
  assert_focus (fixture, MP_STAGE_A);
  press_key (fixture, GDK_KEY_End);
  assert_focus (fixture, MP_STAGE_E);
}

static void
test_complete_is_asked_for (Fixture *fixture, gconstpointer data)
{
  open_stage (fixture, MP_STAGE_B);
  press (fixture, "Complete");
  assert_asked_for (fixture, "B", "completed", "2026-11-21", "", FALSE);
}

static void
type_day (Fixture *fixture, const char *text)
{
  GtkWidget *label = find (find_popover (fixture), GTK_TYPE_LABEL, "Day of the Change");
  GtkWidget *row = gtk_widget_get_ancestor (label, ADW_TYPE_ENTRY_ROW);

  gtk_editable_set_text (GTK_EDITABLE (row), text);
}

static gboolean
says (Fixture *fixture, const char *text)
{
  GtkWidget *label = find (find_popover (fixture), GTK_TYPE_LABEL, text);

  return label != NULL && gtk_widget_get_visible (label);
}

static void
test_another_day_can_be_given (Fixture *fixture, gconstpointer data)
{
  open_stage (fixture, MP_STAGE_B);
  type_day (fixture, "2026-11-02");
  press (fixture, "Pause");
  assert_asked_for (fixture, "B", "paused", "2026-11-02", "", FALSE);
}

static void
test_wrong_days_are_told (Fixture *fixture, gconstpointer data)
{
  open_stage (fixture, MP_STAGE_B);
  type_day (fixture, "one day");
  press (fixture, "Pause");
  g_assert_null (fixture->asked_for);
  g_assert_true (says (fixture, "The change needs the day on which it happened."));

  type_day (fixture, "2026-09-01");
  g_assert_false (says (fixture, "The change needs the day on which it happened."));
  press (fixture, "Pause");
  g_assert_null (fixture->asked_for);
  g_assert_true (says (fixture, "Stage B was started on 4 October 2026; what comes after cannot be"
                                " earlier."));
}

static void
give_reason (Fixture *fixture, const char *text)
{
  GtkWidget *label = find (find_popover (fixture), GTK_TYPE_LABEL, "Reason");
  GtkWidget *row = gtk_widget_get_ancestor (label, ADW_TYPE_ENTRY_ROW);

  gtk_editable_set_text (GTK_EDITABLE (row), text);
}

static void
test_waiving_asks_for_a_reason (Fixture *fixture, gconstpointer data)
{
  open_stage (fixture, MP_STAGE_B);
  press (fixture, "Waive…");
  g_assert_null (fixture->asked_for);
  give_reason (fixture, "  ");
  press (fixture, "Waive");
  g_assert_null (fixture->asked_for);

  give_reason (fixture, "Knows already");
  press (fixture, "Waive");
  assert_asked_for (fixture, "B", "waived", "2026-11-21", "Knows already", FALSE);
}

static void
test_s_2_override_asks_for_a_reason (Fixture *fixture, gconstpointer data)
{
  open_stage (fixture, MP_STAGE_C);
  press (fixture, "Start");
  g_assert_null (fixture->asked_for);
  g_assert_true (says (fixture, "Enter stage C out of order?"));
  g_assert_true (says (fixture, "Stage C needs stage B to be complete or waived first."));

  give_reason (fixture, "A summer job came up");
  press (fixture, "Enter Anyway");
  assert_asked_for (fixture, "C", "active", "2026-11-21", "A summer job came up", TRUE);
}

static void
test_opening_again_starts_afresh (Fixture *fixture, gconstpointer data)
{
  open_stage (fixture, MP_STAGE_C);
  press (fixture, "Start");
  gtk_popover_popdown (GTK_POPOVER (find_popover (fixture)));
  open_stage (fixture, MP_STAGE_B);
  g_assert_true (says (fixture, "B: Focusing on a Career Path"));
  press (fixture, "Complete");
  assert_asked_for (fixture, "B", "completed", "2026-11-21", "", FALSE);
}

static void
test_going_back_is_offered (Fixture *fixture, gconstpointer data)
{
  open_stage (fixture, MP_STAGE_A);
  press (fixture, "Back to Under Way");
  assert_asked_for (fixture, "A", "active", "2026-11-21", "", FALSE);
}

static void
test_open_stage_says_so (Fixture *fixture, gconstpointer data)
{
  GtkAccessible *stage = GTK_ACCESSIBLE (mp_pipeline_view_get_stage (fixture->view, MP_STAGE_B));

  open_stage (fixture, MP_STAGE_B);
  gtk_test_accessible_assert_state (stage, GTK_ACCESSIBLE_STATE_EXPANDED, TRUE);
  gtk_popover_popdown (GTK_POPOVER (find_popover (fixture)));
  gtk_test_accessible_assert_state (stage, GTK_ACCESSIBLE_STATE_EXPANDED, FALSE);
}

static void
test_new_state_has_a_new_name (Fixture *fixture, gconstpointer data)
{
  GtkAccessible *stage = GTK_ACCESSIBLE (mp_pipeline_view_get_stage (fixture->view, MP_STAGE_B));
  const char *name = "Stage B, Focusing on a Career Path: paused since 4 Oct 2026";
  g_autofree char *wrong = NULL;

  gtk_widget_grab_focus (GTK_WIDGET (stage));
  give (fixture, MP_STAGE_B, MP_STAGE_PAUSED);
  show (fixture);
  wrong = gtk_test_accessible_check_property (stage, GTK_ACCESSIBLE_PROPERTY_LABEL, name);
  g_assert_null (wrong);
  assert_focus (fixture, MP_STAGE_B);
}

static void
test_hint_says_what_comes_next (Fixture *fixture, gconstpointer data)
{
  GtkWidget *stage = mp_pipeline_view_get_stage (fixture->view, MP_STAGE_D);
  const char *next = "Next: complete stage B, Focusing on a Career Path";
  const char *criteria = "Stage D is complete with: A learning plan agreed by mentee and mentor ·"
                         " At least one goal with activities · The plan reviewed on time";

  gtk_widget_set_state_flags (stage, GTK_STATE_FLAG_PRELIGHT, FALSE);
  g_assert_nonnull (find (GTK_WIDGET (fixture->view), GTK_TYPE_LABEL, criteria));
  gtk_widget_unset_state_flags (stage, GTK_STATE_FLAG_PRELIGHT);
  for (MpStage other = MP_STAGE_A; other <= MP_STAGE_E; other++)
    gtk_widget_unset_state_flags (mp_pipeline_view_get_stage (fixture->view, other),
                                  GTK_STATE_FLAG_FOCUS_VISIBLE);
  g_assert_nonnull (find (GTK_WIDGET (fixture->view), GTK_TYPE_LABEL, next));
}

static void
test_narrow_view_grows_in_height (Fixture *fixture, gconstpointer data)
{
  int wide, narrow;

  gtk_widget_measure (GTK_WIDGET (fixture->view), GTK_ORIENTATION_VERTICAL, 900, &wide, NULL,
                      NULL, NULL);
  gtk_widget_measure (GTK_WIDGET (fixture->view), GTK_ORIENTATION_VERTICAL, 300, &narrow, NULL,
                      NULL, NULL);
  g_assert_cmpint (wide, >, 100);
  g_assert_cmpint (narrow, >, wide + 100);
}

/* The picture that the widget would paint, as a render node's size and kind. */
static void
test_view_paints_itself (Fixture *fixture, gconstpointer data)
{
  GdkPaintable *paintable = gtk_widget_paintable_new (GTK_WIDGET (fixture->view));
  g_autoptr (GtkSnapshot) snapshot = gtk_snapshot_new ();
  g_autoptr (GskRenderNode) node = NULL;
  graphene_rect_t bounds;

  gdk_paintable_snapshot (paintable, snapshot, gtk_widget_get_width (GTK_WIDGET (fixture->view)),
                          gtk_widget_get_height (GTK_WIDGET (fixture->view)));
  node = gtk_snapshot_to_node (snapshot);
  g_assert_nonnull (node);
  gsk_render_node_get_bounds (node, &bounds);
  g_assert_cmpfloat (bounds.size.width, >=, 700);
  g_object_unref (paintable);
}

static void
test_setting_survives_the_action (void)
{
  MpStageRequest request = { .stage = MP_STAGE_E,
                             .state = MP_STAGE_WAIVED,
                             .on = TODAY,
                             .reason = "Works already",
                             .override = TRUE };
  MpStageRequest read;
  g_autoptr (GVariant) parameter
      = g_variant_ref_sink (mp_stage_setting_to_variant (&request));

  g_assert_true (mp_stage_setting_from_variant (parameter, &read));
  g_assert_cmpint (read.stage, ==, MP_STAGE_E);
  g_assert_cmpint (read.state, ==, MP_STAGE_WAIVED);
  g_assert_cmpint (read.on.packed, ==, TODAY.packed);
  g_assert_cmpstr (read.reason, ==, "Works already");
  g_assert_true (read.override);
}

static void
test_wrong_settings_are_refused (void)
{
  static const char *const wrong[][3] = {
    { "F", "active", "2026-11-21" },
    { "A", "sleeping", "2026-11-21" },
    { "A", "active", "2026-02-30" },
    { "", "", "" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (wrong); i++)
    {
      MpStageRequest read;
      g_autoptr (GVariant) parameter = g_variant_ref_sink (
          g_variant_new ("(ssssb)", wrong[i][0], wrong[i][1], wrong[i][2], "", FALSE));

      g_assert_false (mp_stage_setting_from_variant (parameter, &read));
    }
}

static void
test_marks_have_a_name_and_a_height (void)
{
  static const MpStageState states[] = { MP_STAGE_COMPLETED, MP_STAGE_ACTIVE,
                                         MP_STAGE_NOT_STARTED, MP_STAGE_NOT_STARTED,
                                         MP_STAGE_PAUSED };
  GtkWidget *marks = g_object_ref_sink (mp_pipeline_marks_new ());
  g_autofree char *wrong = NULL;
  int width, height;

  mp_pipeline_marks_set_states (MP_PIPELINE_MARKS (marks), states);
  wrong = gtk_test_accessible_check_property (
      GTK_ACCESSIBLE (marks), GTK_ACCESSIBLE_PROPERTY_LABEL,
      "A completed, B under way, C not started, D not started, E paused");
  g_assert_null (wrong);
  gtk_widget_measure (marks, GTK_ORIENTATION_HORIZONTAL, -1, &width, NULL, NULL, NULL);
  gtk_widget_measure (marks, GTK_ORIENTATION_VERTICAL, -1, &height, NULL, NULL, NULL);
  g_assert_cmpint (height, ==, 12);
  g_assert_cmpint (width, ==, 87);
  g_assert_finalize_object (marks);
}

#define ADD(path, function) \
  g_test_add ("/pipeline-view/" path, Fixture, GINT_TO_POINTER (GTK_TEXT_DIR_LTR), set_up, \
              function, tear_down)
#define ADD_RTL(path, function) \
  g_test_add ("/pipeline-view/right-to-left/" path, Fixture, \
              GINT_TO_POINTER (GTK_TEXT_DIR_RTL), set_up, function, tear_down)

int
main (int argc, char **argv)
{
  gtk_test_init (&argc, &argv, NULL);
  adw_init ();

  ADD ("stages-have-names", test_stages_have_names);
  ADD ("stages-lie-beside-each-other", test_stages_lie_beside_each_other);
  ADD_RTL ("stages-lie-beside-each-other", test_stages_lie_beside_each_other);
  ADD ("arrows-walk-in-reading-order", test_arrows_walk_in_reading_order);
  ADD_RTL ("arrows-walk-in-reading-order", test_arrows_walk_in_reading_order);
  ADD ("complete-is-asked-for", test_complete_is_asked_for);
  ADD ("another-day-can-be-given", test_another_day_can_be_given);
  ADD ("wrong-days-are-told", test_wrong_days_are_told);
  ADD ("waiving-asks-for-a-reason", test_waiving_asks_for_a_reason);
  ADD ("s-2-override-asks-for-a-reason", test_s_2_override_asks_for_a_reason);
  ADD ("opening-again-starts-afresh", test_opening_again_starts_afresh);
  ADD ("going-back-is-offered", test_going_back_is_offered);
  ADD ("open-stage-says-so", test_open_stage_says_so);
  ADD ("new-state-has-a-new-name", test_new_state_has_a_new_name);
  ADD ("hint-says-what-comes-next", test_hint_says_what_comes_next);
  ADD ("narrow-view-grows-in-height", test_narrow_view_grows_in_height);
  ADD ("paints-itself", test_view_paints_itself);
  g_test_add_func ("/pipeline-view/setting-survives-the-action",
                   test_setting_survives_the_action);
  g_test_add_func ("/pipeline-view/wrong-settings-are-refused", test_wrong_settings_are_refused);
  g_test_add_func ("/pipeline-view/marks-have-a-name-and-a-height",
                   test_marks_have_a_name_and_a_height);
  return g_test_run ();
}
