/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The page of a report shows what is chosen, follows the programme and saves what it shows. */

#include "config.h"

#include "../core/progress-world.h"
#include "gui/pages/mp-report-options.h"
#include "gui/pages/mp-report-saving.h"
#include "gui/pages/mp-report-view.h"
#include "gui/pages/mp-reports-page.h"
#include "gui/widgets/mp-mentee-picker.h"
#include "gui/widgets/mp-report-preview.h"

#include <glib/gstdio.h>
#include <string.h>

/* A programme in a file, with two mentees in one class and nobody in another. */
typedef struct
{
  ProgressWorld world;
  char *folder;
  MpContext *context;
  GtkWindow *window;
  char *said;
  gint64 empty_cohort;
} Fixture;

static gint64
add_cohort (MpStore    *store,
            const char *name)
{
  g_autoptr (MpBatch) batch = mp_batch_new ("Set up");
  g_autoptr (MpCohort) cohort = mp_cohort_new ();

  mp_set_text (&cohort->name, name);
  cohort->kind = MP_COHORT_CLASS;
  mp_batch_insert (batch, cohort);
  g_assert_true (mp_store_apply (store, batch, NULL));
  return cohort->row.id;
}

static void
said_cb (Fixture    *fixture,
         const char *text)
{
  g_free (fixture->said);
  fixture->said = g_strdup (text);
}

static void
set_up (Fixture       *fixture,
        gconstpointer  data)
{
  ProgressWorld *world = &fixture->world;
  g_autofree char *path = NULL;
  g_autoptr (GError) error = NULL;

  fixture->folder = g_dir_make_tmp ("mp-report-XXXXXX", NULL);
  path = g_build_filename (fixture->folder, "p.mentoring", NULL);
  world->store = mp_store_create (path, &error);
  g_assert_no_error (error);
  mp_store_set_today (world->store, mp_date_new (2026, 10, 4));
  world->cohort = add_cohort (world->store, "Class 12");
  fixture->empty_cohort = add_cohort (world->store, "Nobody's");
  world->mentee = progress_world_add_mentee (world->store, "Amina Nkemelu", world->cohort, 0);
  progress_world_add_mentee (world->store, "Zoë Zwicker", world->cohort, 0);
  progress_world_add_note (world, mp_date_new (2026, 9, 20), "Does well");

  fixture->context = mp_context_new (world->store, NULL);
  g_signal_connect_swapped (fixture->context, "message", G_CALLBACK (said_cb), fixture);
  fixture->window = GTK_WINDOW (adw_window_new ());
  gtk_window_set_default_size (fixture->window, 1024, 600);
  gtk_window_present (fixture->window);
}

static void
clear_folder (const char *folder)
{
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);

  for (const char *name = g_dir_read_name (dir); name != NULL; name = g_dir_read_name (dir))
    {
      g_autofree char *path = g_build_filename (folder, name, NULL);

      g_unlink (path);
    }
  g_rmdir (folder);
}

static void
tear_down (Fixture       *fixture,
           gconstpointer  data)
{
  gtk_window_destroy (fixture->window);
  while (g_main_context_iteration (NULL, FALSE))
    ;
  g_assert_finalize_object (fixture->context);
  g_clear_object (&fixture->world.store);
  clear_folder (fixture->folder);
  g_free (fixture->folder);
  g_free (fixture->said);
}

static GtkWidget *
find (GtkWidget *root,
      GType      type)
{
  if (G_TYPE_CHECK_INSTANCE_TYPE (root, type))
    return root;
  for (GtkWidget *child = gtk_widget_get_first_child (root); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    {
      GtkWidget *found = find (child, type);

      if (found != NULL)
        return found;
    }
  return NULL;
}

static MpPage *
open_view (Fixture      *fixture,
           const gint64 *mentees,
           gsize         n_mentees)
{
  MpPage *view = mp_report_view_new (fixture->context, mentees, n_mentees);

  adw_window_set_content (ADW_WINDOW (fixture->window), GTK_WIDGET (view));
  mp_page_shown (view);
  return view;
}

static MpReportPreview *
get_preview (MpPage *view)
{
  return MP_REPORT_PREVIEW (find (GTK_WIDGET (view), MP_TYPE_REPORT_PREVIEW));
}

static gboolean
is_enabled (MpPage     *view,
            const char *action)
{
  return g_action_group_get_action_enabled (G_ACTION_GROUP (mp_page_get_actions (view)), action);
}

static const char *
get_shown (MpPage *view)
{
  GtkWidget *preview = GTK_WIDGET (get_preview (view));
  GtkWidget *stack = gtk_widget_get_ancestor (preview, GTK_TYPE_STACK);

  return gtk_stack_get_visible_child_name (GTK_STACK (stack));
}

static void
wait_for (MpPage     *view,
          const char *shown)
{
  while (g_strcmp0 (get_shown (view), shown) != 0)
    g_main_context_iteration (NULL, TRUE);
}

static void
wait_for_text (MpPage     *view,
               const char *text)
{
  while (mp_report_preview_get_text (get_preview (view)) == NULL
         || strstr (mp_report_preview_get_text (get_preview (view)), text) == NULL)
    g_main_context_iteration (NULL, TRUE);
}

static void
test_asks_whom_it_is_about (Fixture       *fixture,
                            gconstpointer  data)
{
  MpPage *view = open_view (fixture, NULL, 0);

  g_assert_cmpstr (get_shown (view), ==, "choose");
  g_assert_false (is_enabled (view, "print"));
  g_assert_false (is_enabled (view, "save-pdf"));
  g_assert_false (is_enabled (view, "save-xml"));
}

static void
test_shows_the_mentee_it_was_opened_for (Fixture       *fixture,
                                         gconstpointer  data)
{
  MpPage *view = open_view (fixture, &fixture->world.mentee, 1);

  wait_for (view, "pages");
  wait_for_text (view, "Amina Nkemelu");
  g_assert_nonnull (strstr (mp_report_preview_get_text (get_preview (view)), "Does well"));
  g_assert_cmpstr (mp_page_get_subtitle (view), ==, "1 mentee, 1 page");
  g_assert_true (is_enabled (view, "print"));
  g_assert_true (is_enabled (view, "save-pdf"));
  g_assert_true (is_enabled (view, "save-xml"));
}

static void
test_follows_the_programme (Fixture       *fixture,
                            gconstpointer  data)
{
  MpPage *view = open_view (fixture, &fixture->world.mentee, 1);

  wait_for_text (view, "Does well");
  progress_world_rename (&fixture->world, "Renamed");
  wait_for_text (view, "Renamed");
}

static void
choose (MpPage     *view,
        const char *row_title,
        guint       position)
{
  GtkWidget *options = find (GTK_WIDGET (view), MP_TYPE_REPORT_OPTIONS);
  g_autoptr (GQueue) queue = g_queue_new ();

  g_queue_push_tail (queue, options);
  while (!g_queue_is_empty (queue))
    {
      GtkWidget *widget = g_queue_pop_head (queue);

      if (ADW_IS_COMBO_ROW (widget)
          && g_str_equal (adw_preferences_row_get_title (ADW_PREFERENCES_ROW (widget)), row_title))
        {
          adw_combo_row_set_selected (ADW_COMBO_ROW (widget), position);
          return;
        }
      for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
           child = gtk_widget_get_next_sibling (child))
        g_queue_push_tail (queue, child);
    }
  g_assert_not_reached ();
}

static void
test_shows_a_class (Fixture       *fixture,
                    gconstpointer  data)
{
  MpPage *view = open_view (fixture, NULL, 0);

  choose (view, "For", 1);
  wait_for (view, "pages");
  wait_for_text (view, "Amina Nkemelu");
  g_assert_cmpstr (mp_page_get_subtitle (view), ==, "2 mentees, 2 pages");
  choose (view, "For", 2);
  wait_for (view, "nobody");
  g_assert_false (is_enabled (view, "save-pdf"));
}

static void
test_options_change_the_pages (Fixture       *fixture,
                               gconstpointer  data)
{
  MpPage *view = open_view (fixture, &fixture->world.mentee, 1);
  GtkWidget *notes = find (GTK_WIDGET (view), GTK_TYPE_SWITCH);

  wait_for_text (view, "1 September 2026");
  choose (view, "Period", 1);
  wait_for_text (view, "Up to 4 October 2026");
  gtk_switch_set_active (GTK_SWITCH (notes), FALSE);
  while (strstr (mp_report_preview_get_text (get_preview (view)), "Does well") != NULL)
    g_main_context_iteration (NULL, TRUE);
}

static void
test_picker_finds_by_half_a_name (Fixture       *fixture,
                                  gconstpointer  data)
{
  MpPage *view = open_view (fixture, NULL, 0);
  GtkWidget *picker = find (GTK_WIDGET (view), MP_TYPE_MENTEE_PICKER);
  GtkWidget *entry = find (picker, GTK_TYPE_SEARCH_ENTRY);

  gtk_editable_set_text (GTK_EDITABLE (entry), "zwi");
  g_signal_emit_by_name (entry, "search-changed");
  g_signal_emit_by_name (entry, "activate");
  wait_for_text (view, "Zoë Zwicker");
}

static void
test_leaving_while_it_reads_is_safe (Fixture       *fixture,
                                     gconstpointer  data)
{
  MpPage *view = g_object_ref (open_view (fixture, &fixture->world.mentee, 1));

  adw_window_set_content (ADW_WINDOW (fixture->window), NULL);
  while (G_OBJECT (view)->ref_count > 1)
    g_main_context_iteration (NULL, TRUE);
  g_assert_finalize_object (view);
}

static void
test_saves_both_formats (Fixture       *fixture,
                         gconstpointer  data)
{
  static const struct
  {
    MpReportFormat format;
    const char *name;
    const char *start;
  } cases[] = {
    { MP_REPORT_PDF, "report.pdf", "%PDF-" },
    { MP_REPORT_XML, "report.xml", "<?xml" },
  };
  MpProgressOptions options = { 0 };
  g_autoptr (MpProgressReport) report = mp_progress_report_load (
    fixture->world.store, &fixture->world.mentee, 1, &options, NULL, NULL);
  g_autoptr (MpReportSaving) saving = mp_report_saving_new (fixture->context);

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *path = g_build_filename (fixture->folder, cases[i].name, NULL);
      g_autofree char *contents = NULL;

      mp_report_saving_save (saving, MP_REPORT (report), cases[i].format, path);
      g_assert_true (mp_report_saving_is_running (saving));
      while (mp_report_saving_is_running (saving))
        g_main_context_iteration (NULL, TRUE);
      g_assert_nonnull (strstr (fixture->said, cases[i].name));
      g_assert_true (g_file_get_contents (path, &contents, NULL, NULL));
      g_assert_true (g_str_has_prefix (contents, cases[i].start));
    }
}

static void
test_saving_can_be_cancelled (Fixture       *fixture,
                              gconstpointer  data)
{
  MpProgressOptions options = { 0 };
  g_autofree gint64 *mentees = g_new (gint64, 500);
  g_autoptr (MpProgressReport) report = NULL;
  g_autoptr (MpReportSaving) saving = mp_report_saving_new (fixture->context);
  g_autofree char *path = g_build_filename (fixture->folder, "report.pdf", NULL);

  for (guint i = 0; i < 500; i++)
    mentees[i] = fixture->world.mentee;
  report = mp_progress_report_load (fixture->world.store, mentees, 500, &options, NULL, NULL);
  mp_report_saving_save (saving, MP_REPORT (report), MP_REPORT_PDF, path);
  mp_report_saving_cancel (saving);
  while (mp_report_saving_is_running (saving))
    g_main_context_iteration (NULL, TRUE);
  g_assert_false (g_file_test (path, G_FILE_TEST_EXISTS));
  g_assert_cmpstr (fixture->said, ==, "Nothing was saved");
}

static void
progress_report_cb (GSimpleAction *action,
                    GVariant      *parameter,
                    gpointer       user_data)
{
  g_assert_cmpuint (g_variant_n_children (parameter), ==, 0);
  *(gboolean *) user_data = TRUE;
}

static void
test_gallery_leads_to_the_report (Fixture       *fixture,
                                  gconstpointer  data)
{
  static const GActionEntry entries[] = {
    { .name = "report", .activate = progress_report_cb, .parameter_type = "ax" },
  };
  g_autoptr (GSimpleActionGroup) actions = g_simple_action_group_new ();
  MpPage *page = mp_reports_page_new (fixture->context);
  gboolean opened = FALSE;

  g_action_map_add_action_entries (G_ACTION_MAP (actions), entries, G_N_ELEMENTS (entries),
                                   &opened);
  gtk_widget_insert_action_group (GTK_WIDGET (fixture->window), "win", G_ACTION_GROUP (actions));
  adw_window_set_content (ADW_WINDOW (fixture->window), GTK_WIDGET (page));
  gtk_widget_activate (gtk_widget_get_first_child (find (GTK_WIDGET (page),
                                                         GTK_TYPE_FLOW_BOX_CHILD)));
  while (!opened)
    g_main_context_iteration (NULL, TRUE);
}

#define ADD(name, func) g_test_add (name, Fixture, NULL, set_up, func, tear_down)

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  adw_init ();
  ADD ("/report-view/asks-whom-it-is-about", test_asks_whom_it_is_about);
  ADD ("/report-view/shows-the-mentee-it-was-opened-for",
       test_shows_the_mentee_it_was_opened_for);
  ADD ("/report-view/follows-the-programme", test_follows_the_programme);
  ADD ("/report-view/shows-a-class", test_shows_a_class);
  ADD ("/report-view/options-change-the-pages", test_options_change_the_pages);
  ADD ("/report-view/picker-finds-by-half-a-name", test_picker_finds_by_half_a_name);
  ADD ("/report-view/leaving-while-it-reads-is-safe", test_leaving_while_it_reads_is_safe);
  ADD ("/report-saving/saves-both-formats", test_saves_both_formats);
  ADD ("/report-saving/can-be-cancelled", test_saving_can_be_cancelled);
  ADD ("/reports-page/gallery-leads-to-the-report", test_gallery_leads_to_the_report);
  return g_test_run ();
}
