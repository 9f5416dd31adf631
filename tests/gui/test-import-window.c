/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The window that imports a list: its steps, its questions, what it shows and what it writes. */

#include "config.h"

#include "gui/model/mp-import-rows.h"
#include "gui/pages/mp-import-report-view.h"
#include "gui/pages/mp-import-window.h"
#include "model/mp-schema.h"

#include <glib/gstdio.h>
#include <string.h>

typedef struct
{
  char *folder;
  char *path;
  MpStore *store;
  MpContext *context;
  GtkWidget *window;
  char *toast;
} Fixture;

static void
done_cb (Fixture    *fixture,
         const char *label)
{
  g_free (fixture->toast);
  fixture->toast = g_strdup (label);
}

static void
set_up (Fixture       *fixture,
        gconstpointer  data)
{
  g_autoptr (GError) error = NULL;

  fixture->folder = g_dir_make_tmp ("mp-import-window-XXXXXX", NULL);
  fixture->path = g_build_filename (fixture->folder, "p.mentoring", NULL);
  fixture->store = mp_store_create (fixture->path, &error);
  g_assert_no_error (error);
  mp_store_set_today (fixture->store, mp_date_new (2026, 11, 2));
  fixture->context = mp_context_new (fixture->store, NULL);
  g_signal_connect_swapped (fixture->context, "done", G_CALLBACK (done_cb), fixture);
  fixture->window = mp_import_window_new (NULL, fixture->context);
  g_object_add_weak_pointer (G_OBJECT (fixture->window), (gpointer *) &fixture->window);
  gtk_window_present (GTK_WINDOW (fixture->window));
}

static void
tear_down (Fixture       *fixture,
           gconstpointer  data)
{
  g_autofree char *command = g_strdup_printf ("rm -r '%s'", fixture->folder);

  if (fixture->window != NULL)
    gtk_window_destroy (GTK_WINDOW (fixture->window));
  while (fixture->window != NULL)
    g_main_context_iteration (NULL, TRUE);
  g_object_unref (fixture->context);
  g_object_unref (fixture->store);
  g_assert_true (g_spawn_command_line_sync (command, NULL, NULL, NULL, NULL));
  g_free (fixture->folder);
  g_free (fixture->path);
  g_free (fixture->toast);
}

static GtkWidget *
find_widget (GtkWidget  *widget,
             GType       type,
             const char *title)
{
  if (g_type_is_a (G_OBJECT_TYPE (widget), type)
      && (title == NULL
          || g_strcmp0 (adw_preferences_row_get_title (ADW_PREFERENCES_ROW (widget)), title)
               == 0))
    return widget;
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    {
      GtkWidget *found = find_widget (child, type, title);

      if (found != NULL)
        return found;
    }
  return NULL;
}

static const char *
get_page (Fixture *fixture)
{
  return gtk_stack_get_visible_child_name (
    GTK_STACK (find_widget (fixture->window, GTK_TYPE_STACK, NULL)));
}

static void
wait_for_page (Fixture    *fixture,
               const char *page)
{
  while (g_strcmp0 (get_page (fixture), page) != 0)
    g_main_context_iteration (NULL, TRUE);
}

static void
go_on (Fixture    *fixture,
       const char *page)
{
  g_assert_true (gtk_widget_activate_action (fixture->window, "import.next", NULL));
  wait_for_page (fixture, page);
}

/* Nothing is imported before somebody has said that refused rows are to be left out. */
static void
leave_out_refused (Fixture    *fixture,
                   const char *label)
{
  GtkWidget *view = find_widget (fixture->window, MP_TYPE_IMPORT_REPORT_VIEW, NULL);
  GtkWidget *check = find_widget (view, GTK_TYPE_CHECK_BUTTON, NULL);

  gtk_widget_activate_action (fixture->window, "import.next", NULL);
  g_assert_cmpstr (get_page (fixture), ==, "report");
  g_assert_true (gtk_widget_get_mapped (check));
  g_assert_cmpstr (gtk_check_button_get_label (GTK_CHECK_BUTTON (check)), ==, label);
  gtk_check_button_set_active (GTK_CHECK_BUTTON (check), TRUE);
}

static char *
fixture_path (const char *folder,
              const char *name)
{
  return g_build_filename (g_getenv ("MP_TEST_SRCDIR"), "fixtures", folder, name, NULL);
}

static void
choose_source (Fixture      *fixture,
               MpImportKind  kind,
               const char   *folder,
               const char   *name)
{
  g_autofree char *path = fixture_path (folder, name);

  mp_import_window_set_source (MP_IMPORT_WINDOW (fixture->window), kind, path);
}

static gint64
count (Fixture       *fixture,
       const MpTable *table)
{
  mp_store_poll (fixture->store, NULL);
  return mp_store_count (fixture->store, table, NULL);
}

static AdwMessageDialog *
find_dialog (void)
{
  g_autoptr (GListModel) windows = g_object_ref (gtk_window_get_toplevels ());

  for (guint i = 0; i < g_list_model_get_n_items (windows); i++)
    {
      g_autoptr (GtkWindow) window = g_list_model_get_item (windows, i);

      if (ADW_IS_MESSAGE_DIALOG (window))
        return ADW_MESSAGE_DIALOG (window);
    }
  return NULL;
}

static void
test_school_office_list_is_imported (Fixture       *fixture,
                                     gconstpointer  data)
{
  GtkWidget *encoding, *nom;

  choose_source (fixture, MP_IMPORT_AS_MENTEES, "import", "ecole-1252.csv");
  go_on (fixture, "columns");
  encoding = find_widget (fixture->window, ADW_TYPE_COMBO_ROW, "Encoding");
  g_assert_cmpuint (adw_combo_row_get_selected (ADW_COMBO_ROW (encoding)), ==,
                    MP_ENCODING_WINDOWS_1252 - MP_ENCODING_UTF8);
  nom = find_widget (fixture->window, ADW_TYPE_COMBO_ROW, "Nom");
  g_assert_nonnull (nom);
  g_assert_nonnull (strstr (adw_action_row_get_subtitle (ADW_ACTION_ROW (nom)), "Tremblay"));

  go_on (fixture, "choices");
  go_on (fixture, "report");
  leave_out_refused (fixture, "_Leave out 1 refused row");
  g_assert_cmpint (count (fixture, &mp_person_table), ==, 0);
  g_assert_true (gtk_widget_activate_action (fixture->window, "import.next", NULL));
  wait_for_page (fixture, "working");
  wait_for_page (fixture, "report");
  g_assert_cmpint (count (fixture, &mp_mentee_table), ==, 4);

  g_assert_true (gtk_widget_activate_action (fixture->window, "import.next", NULL));
  while (fixture->window != NULL)
    g_main_context_iteration (NULL, TRUE);
  g_assert_cmpstr (fixture->toast, ==, "4 records imported");
}

static void
test_encoding_can_be_changed (Fixture       *fixture,
                              gconstpointer  data)
{
  GtkWidget *encoding;

  choose_source (fixture, MP_IMPORT_AS_MENTEES, "import", "under-16.csv");
  go_on (fixture, "columns");
  encoding = find_widget (fixture->window, ADW_TYPE_COMBO_ROW, "Encoding");
  adw_combo_row_set_selected (ADW_COMBO_ROW (encoding),
                              MP_ENCODING_WINDOWS_1252 - MP_ENCODING_UTF8);
  wait_for_page (fixture, "working");
  wait_for_page (fixture, "columns");
  g_assert_cmpuint (adw_combo_row_get_selected (ADW_COMBO_ROW (encoding)), ==,
                    MP_ENCODING_WINDOWS_1252 - MP_ENCODING_UTF8);
  g_assert_nonnull (find_widget (fixture->window, ADW_TYPE_COMBO_ROW, "First name"));
}

/* A meaning moves to the column that it is given to, and without any name nothing goes on. */
static void
test_columns_can_be_given_another_meaning (Fixture       *fixture,
                                           gconstpointer  data)
{
  GtkWidget *first, *last;
  guint meaning;

  choose_source (fixture, MP_IMPORT_AS_MENTEES, "import", "under-16.csv");
  go_on (fixture, "columns");
  first = find_widget (fixture->window, ADW_TYPE_COMBO_ROW, "First name");
  last = find_widget (fixture->window, ADW_TYPE_COMBO_ROW, "Last name");
  meaning = adw_combo_row_get_selected (ADW_COMBO_ROW (first));
  g_assert_cmpuint (meaning, >, 0);
  adw_combo_row_set_selected (ADW_COMBO_ROW (last), meaning);
  g_assert_cmpuint (adw_combo_row_get_selected (ADW_COMBO_ROW (first)), ==, 0);

  adw_combo_row_set_selected (ADW_COMBO_ROW (last), 0);
  gtk_widget_activate_action (fixture->window, "import.next", NULL);
  g_assert_cmpstr (get_page (fixture), ==, "columns");
}

static void
test_days_are_asked_about (Fixture       *fixture,
                           gconstpointer  data)
{
  GtkWidget *row;
  g_autoptr (GPtrArray) people = NULL;
  gint32 births[2];

  choose_source (fixture, MP_IMPORT_AS_MENTEES, "import", "dates.csv");
  go_on (fixture, "columns");
  go_on (fixture, "choices");
  row = find_widget (fixture->window, ADW_TYPE_ACTION_ROW, "Day, month, year");
  g_assert_true (gtk_widget_get_mapped (row) || gtk_widget_get_visible (row));
  g_assert_cmpstr (adw_action_row_get_subtitle (ADW_ACTION_ROW (row)), ==,
                   "05/06/2008 is 5 June 2008");
  adw_action_row_activate (ADW_ACTION_ROW (row));
  go_on (fixture, "report");
  g_assert_true (gtk_widget_activate_action (fixture->window, "import.next", NULL));
  wait_for_page (fixture, "working");
  wait_for_page (fixture, "report");

  mp_store_poll (fixture->store, NULL);
  people = mp_store_list (fixture->store, &mp_person_table, NULL);
  g_assert_cmpuint (people->len, ==, 2);
  for (guint i = 0; i < 2; i++)
    births[i] = ((MpPerson *) people->pdata[i])->birth_date.packed;
  g_assert_cmpint (births[0], ==, 20080605);
  g_assert_cmpint (births[1], ==, 20090304);
}

static void
test_new_cohort_is_given_to_all (Fixture       *fixture,
                                 gconstpointer  data)
{
  GtkWidget *cohort, *name;
  g_autoptr (GPtrArray) cohorts = NULL;

  choose_source (fixture, MP_IMPORT_AS_MENTEES, "import", "under-16.csv");
  go_on (fixture, "columns");
  go_on (fixture, "choices");
  cohort = find_widget (fixture->window, ADW_TYPE_COMBO_ROW, "Cohort");
  name = find_widget (fixture->window, ADW_TYPE_ENTRY_ROW, "Name of the New Cohort");
  g_assert_false (gtk_widget_get_visible (name));
  adw_combo_row_set_selected (ADW_COMBO_ROW (cohort), 1);
  g_assert_true (gtk_widget_get_visible (name));
  gtk_editable_set_text (GTK_EDITABLE (name), "Pilot");
  go_on (fixture, "report");
  leave_out_refused (fixture, "_Leave out 1 refused row");
  g_assert_true (gtk_widget_activate_action (fixture->window, "import.next", NULL));
  wait_for_page (fixture, "working");
  wait_for_page (fixture, "report");

  mp_store_poll (fixture->store, NULL);
  cohorts = mp_store_list (fixture->store, &mp_cohort_table, NULL);
  g_assert_cmpuint (cohorts->len, ==, 1);
  g_assert_cmpstr (((MpCohort *) cohorts->pdata[0])->name, ==, "Pilot");
}

static void
test_class_list_asks_for_a_class (Fixture       *fixture,
                                  gconstpointer  data)
{
  GtkWidget *pupils;

  choose_source (fixture, MP_IMPORT_AS_ONEROSTER, "oneroster", "v1p1");
  go_on (fixture, "choices");
  pupils = find_widget (fixture->window, ADW_TYPE_COMBO_ROW, "Pupils");
  g_assert_true (gtk_widget_get_visible (pupils));
  adw_combo_row_set_selected (ADW_COMBO_ROW (pupils), 1);
  go_on (fixture, "report");
  leave_out_refused (fixture, "_Leave out 2 refused rows");
  g_assert_true (gtk_widget_activate_action (fixture->window, "import.next", NULL));
  wait_for_page (fixture, "working");
  wait_for_page (fixture, "report");
  g_assert_cmpint (count (fixture, &mp_mentee_table), ==, 1);
}

static void
test_what_cannot_be_read_is_said (Fixture       *fixture,
                                  gconstpointer  data)
{
  AdwMessageDialog *dialog;

  choose_source (fixture, MP_IMPORT_AS_MENTEES, "import", "rubbish.csv");
  g_assert_true (gtk_widget_activate_action (fixture->window, "import.next", NULL));
  while ((dialog = find_dialog ()) == NULL)
    g_main_context_iteration (NULL, TRUE);
  g_assert_nonnull (strstr (adw_message_dialog_get_body (dialog), "rubbish.csv"));
  g_assert_cmpstr (get_page (fixture), ==, "source");
  gtk_window_destroy (GTK_WINDOW (dialog));
}

static void
test_cancelling_while_it_runs_leaves_nothing (Fixture       *fixture,
                                              gconstpointer  data)
{
  g_autoptr (GString) text = g_string_new ("First name,Last name\n");
  g_autofree char *path = g_build_filename (fixture->folder, "many.csv", NULL);

  for (guint i = 0; i < 30000; i++)
    g_string_append_printf (text, "Given%u,Family%u\n", i, i);
  g_assert_true (g_file_set_contents (path, text->str, -1, NULL));
  mp_import_window_set_source (MP_IMPORT_WINDOW (fixture->window), MP_IMPORT_AS_MENTEES, path);
  go_on (fixture, "columns");
  go_on (fixture, "choices");
  go_on (fixture, "report");
  g_assert_true (gtk_widget_activate_action (fixture->window, "import.next", NULL));
  wait_for_page (fixture, "working");
  gtk_window_close (GTK_WINDOW (fixture->window));
  wait_for_page (fixture, "report");
  g_assert_cmpint (count (fixture, &mp_person_table), ==, 0);
}

static void
test_going_back_keeps_what_was_chosen (Fixture       *fixture,
                                       gconstpointer  data)
{
  GtkWidget *check;

  choose_source (fixture, MP_IMPORT_AS_MENTEES, "import", "under-16.csv");
  go_on (fixture, "columns");
  go_on (fixture, "choices");
  check = find_widget (fixture->window, ADW_TYPE_ACTION_ROW, "Leave them as they are");
  adw_action_row_activate (ADW_ACTION_ROW (check));
  go_on (fixture, "report");
  gtk_widget_activate_action (fixture->window, "import.back", NULL);
  g_assert_cmpstr (get_page (fixture), ==, "choices");
  gtk_widget_activate_action (fixture->window, "import.back", NULL);
  g_assert_cmpstr (get_page (fixture), ==, "columns");
  go_on (fixture, "choices");
  check = find_widget (find_widget (fixture->window, ADW_TYPE_ACTION_ROW,
                                    "Leave them as they are"), GTK_TYPE_CHECK_BUTTON, NULL);
  g_assert_true (gtk_check_button_get_active (GTK_CHECK_BUTTON (check)));
}

static void
test_rows_are_shown_by_outcome (Fixture       *fixture,
                                gconstpointer  data)
{
  g_autofree char *path = fixture_path ("import", "ecole-1252.csv");
  g_autoptr (MpImport) import = mp_import_new (MP_IMPORT_AS_MENTEES, path);
  g_autoptr (GError) error = NULL;
  g_autoptr (MpImportReport) report
    = mp_import_plan (import, fixture->store, NULL, NULL, NULL, &error);
  g_autoptr (MpImportRows) all = mp_import_rows_new (report, MP_IMPORT_EVERY_OUTCOME);
  g_autoptr (MpImportRows) refused = mp_import_rows_new (report, MP_IMPORT_REFUSED);
  g_autoptr (MpImportRowItem) item = NULL;
  MpImportRow row;

  g_assert_no_error (error);
  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (all)), ==, 5);
  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (refused)), ==, 1);
  item = g_list_model_get_item (G_LIST_MODEL (refused), 0);
  mp_import_row_item_get_row (item, &row);
  g_assert_cmpstr (row.name, ==, "LeBlanc, Cédric");
  g_assert_null (g_list_model_get_item (G_LIST_MODEL (refused), 1));
}

#define ADD(name, function) \
  g_test_add (name, Fixture, NULL, set_up, function, tear_down)

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  adw_init ();
  ADD ("/import-window/school-office-list-is-imported", test_school_office_list_is_imported);
  ADD ("/import-window/encoding-can-be-changed", test_encoding_can_be_changed);
  ADD ("/import-window/columns-can-be-given-another-meaning",
       test_columns_can_be_given_another_meaning);
  ADD ("/import-window/days-are-asked-about", test_days_are_asked_about);
  ADD ("/import-window/new-cohort-is-given-to-all", test_new_cohort_is_given_to_all);
  ADD ("/import-window/class-list-asks-for-a-class", test_class_list_asks_for_a_class);
  ADD ("/import-window/what-cannot-be-read-is-said", test_what_cannot_be_read_is_said);
  ADD ("/import-window/cancelling-while-it-runs-leaves-nothing",
       test_cancelling_while_it_runs_leaves_nothing);
  ADD ("/import-window/going-back-keeps-what-was-chosen", test_going_back_keeps_what_was_chosen);
  ADD ("/import-window/rows-are-shown-by-outcome", test_rows_are_shown_by_outcome);
  return g_test_run ();
}
