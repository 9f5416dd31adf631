/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The list pages: what they show, find, filter, remember and do with several at once. */

#include "config.h"

#include "gui/pages/mp-list-export.h"
#include "gui/pages/mp-people-page.h"
#include "gui/widgets/mp-saved-filters.h"
#include "model/mp-schema.h"
#include "store/mp-people-actions.h"
#include "store/mp-query-people.h"

#include <glib/gstdio.h>

#define N_MENTEES 30

typedef struct
{
  MpStore *store;
  MpContext *context;
  GtkWidget *window;
  MpPeoplePage *page;
  char *done;
  char *failed;
} Fixture;

static void
done_cb (Fixture *self, const char *text)
{
  g_free (self->done);
  self->done = g_strdup (text);
}

static void
failed_cb (Fixture *self, const char *heading, const GError *error)
{
  g_free (self->failed);
  self->failed = g_strdup (error->message);
}

static void
apply (MpStore *store, MpBatch *batch)
{
  g_autoptr (GError) error = NULL;

  mp_store_apply (store, batch, &error);
  g_assert_no_error (error);
}

static void
add_places (MpStore *store)
{
  g_autoptr (MpBatch) batch = mp_batch_new ("Places");

  for (int i = 1; i <= 2; i++)
    {
      MpSite *site = mp_site_new ();
      MpOrganisation *school = mp_organisation_new ();
      MpCohort *cohort = mp_cohort_new ();

      site->name = g_strdup_printf ("Site %d", i);
      school->name = g_strdup_printf ("School %d", i);
      school->kind = i == 1 ? MP_ORGANISATION_SCHOOL : MP_ORGANISATION_EMPLOYER;
      cohort->name = g_strdup_printf ("Cohort %d", i);
      cohort->kind = MP_COHORT_CLASS;
      mp_batch_take (batch, site);
      mp_batch_take (batch, school);
      mp_batch_take (batch, cohort);
    }
  apply (store, batch);
}

static void
add_mentees (MpStore *store)
{
  g_autoptr (MpBatch) people = mp_batch_new ("People");
  g_autoptr (MpBatch) mentees = mp_batch_new ("Mentees");
  gint64 n_before = mp_store_count (store, &mp_person_table, NULL);

  for (int i = 1; i <= N_MENTEES; i++)
    {
      MpPerson *person = mp_person_new ();
      MpMentee *mentee = mp_mentee_new ();

      person->family_name = g_strdup_printf ("%s %02d", i % 3 == 0 ? "Thériault" : "Name", i);
      mp_batch_take (people, person);
      mentee->row.id = n_before + i;
      mentee->status = i % 2 == 0 ? MP_MENTEE_ACTIVE : MP_MENTEE_WAITING;
      mentee->site = mp_store_count (store, &mp_site_table, NULL) > 0 ? i % 2 + 1 : 0;
      mentee->cohort = mentee->site == 0 || i % 5 == 0 ? 0 : i % 2 + 1;
      mp_batch_take (mentees, mentee);
    }
  apply (store, people);
  apply (store, mentees);
}

static void
open_page (Fixture *self, MpPage *(*create) (MpContext *context))
{
  self->page = MP_PEOPLE_PAGE (create (self->context));
  self->window = gtk_window_new ();
  gtk_window_set_default_size (GTK_WINDOW (self->window), 900, 500);
  gtk_window_set_child (GTK_WINDOW (self->window), GTK_WIDGET (self->page));
  gtk_window_present (GTK_WINDOW (self->window));
  while (!gtk_widget_get_mapped (GTK_WIDGET (self->page)))
    g_main_context_iteration (NULL, TRUE);
}

static void
close_page (Fixture *self)
{
  g_object_add_weak_pointer (G_OBJECT (self->page), (gpointer *) &self->page);
  gtk_window_destroy (GTK_WINDOW (self->window));
  while (self->page != NULL)
    g_main_context_iteration (NULL, FALSE);
}

static void
set_up (Fixture *self, gconstpointer data)
{
  self->store = mp_store_new_in_memory ();
  mp_store_set_today (self->store, (MpDate){ 20261004 });
  self->context = mp_context_new (self->store, NULL);
  g_signal_connect_swapped (self->context, "done", G_CALLBACK (done_cb), self);
  g_signal_connect_swapped (self->context, "message", G_CALLBACK (done_cb), self);
  g_signal_connect_swapped (self->context, "failed", G_CALLBACK (failed_cb), self);
}

static void
set_up_filled (Fixture *self, gconstpointer data)
{
  set_up (self, data);
  add_places (self->store);
  add_mentees (self->store);
  open_page (self, mp_people_page_new_mentees);
}

static void
tear_down (Fixture *self, gconstpointer data)
{
  if (self->page != NULL)
    close_page (self);
  g_assert_finalize_object (self->context);
  g_assert_finalize_object (self->store);
  g_free (self->done);
  g_free (self->failed);
}

static MpRecordList *
list_of (Fixture *self)
{
  return mp_record_selection_get_list (
      mp_people_table_get_selection (mp_people_page_get_table (self->page)));
}

static guint
count_rows (Fixture *self)
{
  return mp_record_list_get_size (list_of (self));
}

static void
select_ids (Fixture *self, const gint64 *ids, guint n_ids)
{
  g_autoptr (GArray) array = g_array_new (FALSE, FALSE, sizeof (gint64));

  g_array_append_vals (array, ids, n_ids);
  mp_record_selection_select_ids (
      mp_people_table_get_selection (mp_people_page_get_table (self->page)), array);
}

static void
assert_selected (Fixture *self, const gint64 *ids, guint n_ids)
{
  g_autoptr (GArray) selected = mp_people_page_get_selected (self->page);

  g_assert_cmpmem (selected->data, selected->len * sizeof (gint64), ids, n_ids * sizeof (gint64));
}

static void
set_filter (Fixture *self, const char *criteria)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (MpPeopleFilter) filter = NULL;
  MpFilterBar *bar = mp_people_page_get_bar (self->page);

  filter = mp_people_filter_parse (mp_people_page_get_kind (self->page), criteria, &error);
  g_assert_no_error (error);
  mp_filter_bar_set_filter (bar, filter);
  g_signal_emit_by_name (bar, "changed");
}

static GtkWidget *
find_widget (GtkWidget *top, GType type)
{
  GtkWidget *found = NULL;

  if (G_TYPE_CHECK_INSTANCE_TYPE (top, type))
    return top;
  for (GtkWidget *child = gtk_widget_get_first_child (top); child != NULL && found == NULL;
       child = gtk_widget_get_next_sibling (child))
    found = find_widget (child, type);
  return found;
}

static const char *
visible_name (Fixture *self)
{
  GtkWidget *table = GTK_WIDGET (mp_people_page_get_table (self->page));

  return gtk_stack_get_visible_child_name (
      GTK_STACK (gtk_widget_get_ancestor (table, GTK_TYPE_STACK)));
}

static void
activate (Fixture *self, const char *name, GVariant *parameter)
{
  GActionGroup *actions = G_ACTION_GROUP (mp_page_get_actions (MP_PAGE (self->page)));

  g_assert_true (g_action_group_get_action_enabled (actions, name));
  g_action_group_activate_action (actions, name, parameter);
}

static gboolean
is_enabled (Fixture *self, const char *name)
{
  GActionGroup *actions = G_ACTION_GROUP (mp_page_get_actions (MP_PAGE (self->page)));

  return g_action_group_get_action_enabled (actions, name);
}

static void
test_all_are_shown (Fixture *self, gconstpointer data)
{
  g_assert_cmpuint (count_rows (self), ==, N_MENTEES);
  g_assert_cmpstr (visible_name (self), ==, "list");
}

static void
test_words_find (Fixture *self, gconstpointer data)
{
  mp_page_set_search_text (MP_PAGE (self->page), "theri");
  g_assert_cmpuint (count_rows (self), ==, N_MENTEES / 3);
  mp_page_set_search_text (MP_PAGE (self->page), "theri 03");
  g_assert_cmpuint (count_rows (self), ==, 1);
  g_assert_cmpint (mp_record_list_get_id (list_of (self), 0), ==, 3);
  mp_page_set_search_text (MP_PAGE (self->page), "");
  g_assert_cmpuint (count_rows (self), ==, N_MENTEES);
}

static void
test_nothing_found_is_said (Fixture *self, gconstpointer data)
{
  mp_page_set_search_text (MP_PAGE (self->page), "xyzzy");
  g_assert_cmpstr (visible_name (self), ==, "nothing");
  activate (self, "clear-filter", NULL);
  g_assert_cmpstr (visible_name (self), ==, "list");
  g_assert_cmpstr (mp_page_get_search_text (MP_PAGE (self->page)), ==, "");
  g_assert_cmpuint (count_rows (self), ==, N_MENTEES);
}

static void
test_filters_combine (Fixture *self, gconstpointer data)
{
  set_filter (self, "status=active");
  g_assert_cmpuint (count_rows (self), ==, N_MENTEES / 2);
  set_filter (self, "status=active&cohort=none");
  g_assert_cmpuint (count_rows (self), ==, N_MENTEES / 10);
  mp_page_set_search_text (MP_PAGE (self->page), "theri");
  g_assert_cmpuint (count_rows (self), ==, N_MENTEES / 30);
}

static void
test_the_site_of_the_window_counts (Fixture *self, gconstpointer data)
{
  mp_context_set_site (self->context, 1);
  g_assert_cmpuint (count_rows (self), ==, N_MENTEES / 2);
  g_assert_cmpint (mp_record_list_get_id (list_of (self), 0) % 2, ==, 0);
  mp_context_set_site (self->context, 0);
  g_assert_cmpuint (count_rows (self), ==, N_MENTEES);
}

static void
test_changes_are_followed (Fixture *self, gconstpointer data)
{
  const gint64 one[] = { 2 };

  set_filter (self, "status=active");
  select_ids (self, one, 1);
  activate (self, "set-status", g_variant_new_string ("paused"));
  g_assert_cmpuint (count_rows (self), ==, N_MENTEES / 2 - 1);
  g_assert_cmpstr (self->done, ==, "Status of 1 mentee set to Paused");
  mp_store_undo (self->store, NULL);
  g_assert_cmpuint (count_rows (self), ==, N_MENTEES / 2);
}

static void
test_a_status_for_several_is_one_step (Fixture *self, gconstpointer data)
{
  const gint64 several[] = { 1, 4, 9 };

  select_ids (self, several, 3);
  activate (self, "set-status", g_variant_new_string ("completed"));
  set_filter (self, "status=completed");
  g_assert_cmpuint (count_rows (self), ==, 3);
  g_assert_cmpstr (self->done, ==, "Status of 3 mentees set to Completed");
  mp_store_undo (self->store, NULL);
  g_assert_cmpstr (visible_name (self), ==, "nothing");
}

static void
test_archived_people_leave_the_list (Fixture *self, gconstpointer data)
{
  const gint64 several[] = { 5, 6 };

  select_ids (self, several, 2);
  activate (self, "archive", NULL);
  g_assert_cmpuint (count_rows (self), ==, N_MENTEES - 2);
  g_assert_false (is_enabled (self, "archive"));
  set_filter (self, "archived=only");
  g_assert_cmpuint (count_rows (self), ==, 2);
  select_ids (self, several, 2);
  activate (self, "bring-back", NULL);
  g_assert_cmpstr (visible_name (self), ==, "nothing");
  mp_store_undo (self->store, NULL);
  mp_store_undo (self->store, NULL);
  set_filter (self, "");
  g_assert_cmpuint (count_rows (self), ==, N_MENTEES);
}

/* Says that somebody was added, as the windows for that do. */
static void
say_added (Fixture *self, gint64 person)
{
  mp_context_toast_person (self->context, "Somebody added", person);
}

static void
test_who_was_added_is_selected (Fixture *self, gconstpointer data)
{
  const gint64 before[] = { 3 };
  g_autoptr (GError) error = NULL;
  gint64 added;

  select_ids (self, before, 1);
  added = mp_people_quick_add (self->store, &mp_mentee_table, "Zoë Zwicker", &error);
  g_assert_no_error (error);
  say_added (self, added);
  assert_selected (self, &added, 1);

  set_filter (self, "status=completed");
  say_added (self, mp_people_quick_add (self->store, &mp_mentee_table, "Élie Zwicker", &error));
  assert_selected (self, NULL, 0);
}

/* Whoever chooses several does not lose them. */
static void
test_choosing_several_goes_on (Fixture *self, gconstpointer data)
{
  const gint64 several[] = { 2, 3 };
  g_autoptr (GError) error = NULL;

  activate (self, "select", NULL);
  select_ids (self, several, 2);
  say_added (self, mp_people_quick_add (self->store, &mp_mentee_table, "Zoë Zwicker", &error));
  g_assert_no_error (error);
  assert_selected (self, several, 2);
}

static void
test_actions_follow_the_selection (Fixture *self, gconstpointer data)
{
  const gint64 one[] = { 7 };
  const gint64 two[] = { 7, 8 };

  g_assert_false (is_enabled (self, "open"));
  g_assert_false (is_enabled (self, "set-stage"));
  g_assert_true (is_enabled (self, "export"));
  select_ids (self, one, 1);
  g_assert_true (is_enabled (self, "open"));
  g_assert_true (is_enabled (self, "set-stage"));
  select_ids (self, two, 2);
  g_assert_false (is_enabled (self, "open"));
  g_assert_true (is_enabled (self, "set-status"));
  activate (self, "select-all", NULL);
  g_assert_cmpuint (mp_record_selection_get_size (
                        mp_people_table_get_selection (mp_people_page_get_table (self->page))),
                    ==, N_MENTEES);
}

static void
test_selecting_ends_with_nobody (Fixture *self, gconstpointer data)
{
  g_autoptr (GArray) selected = NULL;

  activate (self, "select", NULL);
  activate (self, "select-all", NULL);
  activate (self, "select", NULL);
  selected = mp_people_page_get_selected (self->page);
  g_assert_cmpuint (selected->len, ==, 0);
}

static void
assert_sorted_by (Fixture *self, MpPeopleColumnId column, gboolean descending)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (MpPeopleFilter) filter = mp_people_filter_new (MP_LIST_MENTEES);
  g_autoptr (GArray) ids = NULL;
  GArray *shown = mp_record_list_get_ids (list_of (self));
  MpPeopleSort sort = mp_people_table_get_sort (mp_people_page_get_table (self->page));

  g_assert_cmpuint (sort.column, ==, column);
  g_assert_cmpint (sort.descending, ==, descending);
  ids = mp_people_query_ids (self->store, filter, sort, &error);
  g_assert_no_error (error);
  g_assert_cmpmem (shown->data, shown->len * sizeof (gint64), ids->data,
                   ids->len * sizeof (gint64));
}

static GtkColumnView *
view_of (Fixture *self)
{
  GtkWidget *table = GTK_WIDGET (mp_people_page_get_table (self->page));

  return GTK_COLUMN_VIEW (find_widget (table, GTK_TYPE_COLUMN_VIEW));
}

static GtkColumnViewColumn *
find_column (Fixture *self, const char *title)
{
  GListModel *columns = gtk_column_view_get_columns (view_of (self));

  for (guint i = 0; i < g_list_model_get_n_items (columns); i++)
    {
      g_autoptr (GtkColumnViewColumn) column = g_list_model_get_item (columns, i);

      if (g_strcmp0 (gtk_column_view_column_get_title (column), title) == 0)
        return column;
    }
  return NULL;
}

static void
test_headings_sort (Fixture *self, gconstpointer data)
{
  GtkColumnView *view = view_of (self);

  gtk_column_view_sort_by_column (view, find_column (self, "Status"), GTK_SORT_ASCENDING);
  assert_sorted_by (self, MP_COLUMN_STATUS, FALSE);
  gtk_column_view_sort_by_column (view, find_column (self, "Status"), GTK_SORT_DESCENDING);
  assert_sorted_by (self, MP_COLUMN_STATUS, TRUE);
  gtk_column_view_sort_by_column (view, find_column (self, "Cohort"), GTK_SORT_DESCENDING);
  assert_sorted_by (self, MP_COLUMN_COHORT, TRUE);
  gtk_column_view_sort_by_column (view, find_column (self, "Name"), GTK_SORT_ASCENDING);
  assert_sorted_by (self, MP_COLUMN_NAME, FALSE);
}

static void
test_the_menu_sorts (Fixture *self, gconstpointer data)
{
  GActionGroup *actions = G_ACTION_GROUP (mp_page_get_actions (MP_PAGE (self->page)));
  g_autoptr (GVariant) state = NULL;

  g_action_group_activate_action (actions, "sort", g_variant_new_string ("status"));
  assert_sorted_by (self, MP_COLUMN_STATUS, FALSE);
  g_action_group_activate_action (actions, "descending", NULL);
  assert_sorted_by (self, MP_COLUMN_STATUS, TRUE);
  gtk_column_view_sort_by_column (view_of (self), find_column (self, "Name"), GTK_SORT_ASCENDING);
  state = g_action_group_get_action_state (actions, "sort");
  g_assert_cmpstr (g_variant_get_string (state, NULL), ==, "name");
}

static void
test_the_order_keeps_the_selection (Fixture *self, gconstpointer data)
{
  const gint64 two[] = { 7, 20 };
  g_autoptr (GArray) selected = NULL;

  select_ids (self, two, 2);
  gtk_column_view_sort_by_column (view_of (self), find_column (self, "Name"), GTK_SORT_DESCENDING);
  selected = mp_people_page_get_selected (self->page);
  g_assert_cmpuint (selected->len, ==, 2);
  g_assert_cmpint (g_array_index (selected, gint64, 0), ==, 20);
  g_assert_cmpint (g_array_index (selected, gint64, 1), ==, 7);
}

static void
test_columns_and_order_are_remembered (Fixture *self, gconstpointer data)
{
  g_autoptr (GVariant) state = NULL;
  GtkColumnViewColumn *column;

  activate (self, "column-email", NULL);
  activate (self, "column-cohort", NULL);
  activate (self, "column-school", NULL);
  gtk_column_view_sort_by_column (view_of (self), find_column (self, "Status"),
                                  GTK_SORT_DESCENDING);
  state = mp_page_save_state (MP_PAGE (self->page));
  close_page (self);
  open_page (self, mp_people_page_new_mentees);
  g_assert_false (gtk_column_view_column_get_visible (find_column (self, "E-mail")));
  mp_page_restore_state (MP_PAGE (self->page), state);
  column = find_column (self, "E-mail");
  g_assert_true (gtk_column_view_column_get_visible (column));
  g_assert_true (gtk_column_view_column_get_visible (find_column (self, "Cohort")));
  g_assert_false (gtk_column_view_column_get_visible (find_column (self, "School")));
  g_assert_true (gtk_column_view_column_get_visible (find_column (self, "Name")));
  assert_sorted_by (self, MP_COLUMN_STATUS, TRUE);
}

static void
test_odd_states_are_passed_over (Fixture *self, gconstpointer data)
{
  static const char *const states[] = {
    "{'columns': <['nothing', 'email']>, 'sort': <'colour'>, 'descending': <true>}",
    "{'columns': <'email'>}",
    "'text'",
    "@a{sv} {}",
    "{'columns': <@as []>, 'sort': <3>}",
  };

  for (gsize i = 0; i < G_N_ELEMENTS (states); i++)
    {
      g_autoptr (GVariant) state = g_variant_ref_sink (g_variant_new_parsed (states[i]));

      mp_page_restore_state (MP_PAGE (self->page), state);
      g_assert_true (gtk_column_view_column_get_visible (find_column (self, "Name")));
      g_assert_cmpuint (count_rows (self), ==, N_MENTEES);
    }
}

static MpSavedFilters *
saved_of (Fixture *self)
{
  return MP_SAVED_FILTERS (find_widget (GTK_WIDGET (self->page), MP_TYPE_SAVED_FILTERS));
}

static void
test_filters_are_saved_and_chosen_again (Fixture *self, gconstpointer data)
{
  g_autoptr (GPtrArray) rows = NULL;
  const MpSavedFilter *row;

  set_filter (self, "status=active&cohort=none");
  g_assert_true (mp_saved_filters_save (saved_of (self), "Without a cohort"));
  g_assert_cmpstr (self->done, ==, "Filter “Without a cohort” saved");
  set_filter (self, "status=waiting");
  g_assert_true (mp_saved_filters_save (saved_of (self), "Waiting"));
  set_filter (self, "status=active");
  g_assert_true (mp_saved_filters_save (saved_of (self), "waiting"));

  rows = mp_store_list (self->store, &mp_saved_filter_table, NULL);
  g_assert_cmpuint (rows->len, ==, 2);
  row = g_ptr_array_index (rows, 0);
  g_assert_cmpstr (row->criteria, ==, "status=active&cohort=none");
  g_assert_cmpuint (row->list, ==, MP_LIST_MENTEES);
  g_assert_cmpstr (((MpSavedFilter *) g_ptr_array_index (rows, 1))->criteria, ==, "status=active");

  g_signal_emit_by_name (saved_of (self), "chosen", row->criteria);
  g_assert_cmpuint (count_rows (self), ==, N_MENTEES / 10);
  mp_store_undo (self->store, NULL);
  mp_store_undo (self->store, NULL);
  g_assert_cmpint (mp_store_count (self->store, &mp_saved_filter_table, NULL), ==, 1);
}

static void
test_a_filter_of_another_version_is_refused (Fixture *self, gconstpointer data)
{
  g_signal_emit_by_name (saved_of (self), "chosen", "colour=red");
  g_assert_nonnull (self->failed);
  g_assert_cmpuint (count_rows (self), ==, N_MENTEES);
}

static void
test_the_export_has_who_is_selected (Fixture *self, gconstpointer data)
{
  const gint64 two[] = { 3, 1 };
  g_autofree char *folder = g_dir_make_tmp ("mp-export-XXXXXX", NULL);
  g_autofree char *path = g_build_filename (folder, "list.csv", NULL);
  g_autoptr (GFile) file = g_file_new_for_path (path);
  g_autoptr (GFile) nowhere = g_file_get_child (file, "no-such-folder");
  g_autoptr (GArray) ids = NULL;
  g_autofree char *text = NULL;

  select_ids (self, two, 2);
  ids = mp_people_page_get_selected (self->page);
  mp_list_export_write (MP_PAGE (self->page), MP_LIST_MENTEES, ids, file);
  g_assert_cmpstr (self->done, ==, "2 rows written to “list.csv”");
  g_assert_true (g_file_get_contents (path, &text, NULL, NULL));
  g_assert_cmpstr (text, ==,
                   "\xef\xbb\xbfName,Status,Stages,School,Next step\r\n"
                   "Name 01,Waiting,,,Start stage A\r\n"
                   "Thériault 03,Waiting,,,Start stage A\r\n");
  g_file_delete (file, NULL, NULL);
  mp_list_export_write (MP_PAGE (self->page), MP_LIST_MENTEES, ids, nowhere);
  g_assert_nonnull (self->failed);
  g_rmdir (folder);
}

static void
remove_folder (const char *path)
{
  g_autoptr (GDir) dir = g_dir_open (path, 0, NULL);
  const char *name;

  while ((name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *child = g_build_filename (path, name, NULL);

      g_assert_cmpint (g_remove (child), ==, 0);
    }
  g_rmdir (path);
}

/* More than are written at once, so that a thread does it. */
static void
test_many_are_changed_as_one_step (void)
{
  g_autofree char *folder = g_dir_make_tmp ("mp-people-XXXXXX", NULL);
  g_autofree char *path = g_build_filename (folder, "many.mentoring", NULL);
  g_autoptr (GError) error = NULL;
  Fixture self = { 0 };

  self.store = mp_store_create (path, &error);
  g_assert_no_error (error);
  self.context = mp_context_new (self.store, NULL);
  g_signal_connect_swapped (self.context, "done", G_CALLBACK (done_cb), &self);
  g_signal_connect_swapped (self.context, "failed", G_CALLBACK (failed_cb), &self);
  for (int i = 0; i < 10; i++)
    add_mentees (self.store);
  open_page (&self, mp_people_page_new_mentees);
  activate (&self, "select-all", NULL);
  activate (&self, "set-status", g_variant_new_string ("paused"));
  while (self.done == NULL && self.failed == NULL)
    g_main_context_iteration (NULL, TRUE);
  g_assert_cmpstr (self.failed, ==, NULL);
  g_assert_cmpstr (self.done, ==, "Status of 300 mentees set to Paused");
  set_filter (&self, "status=paused");
  g_assert_cmpuint (count_rows (&self), ==, 300);
  g_assert_true (mp_store_undo (self.store, NULL));
  g_assert_cmpstr (visible_name (&self), ==, "nothing");
  tear_down (&self, NULL);
  remove_folder (folder);
}

static void
test_an_empty_list_says_what_to_do (Fixture *self, gconstpointer data)
{
  open_page (self, mp_people_page_new_mentors);
  g_assert_cmpstr (visible_name (self), ==, "empty");
  g_assert_cmpstr (mp_page_get_title (MP_PAGE (self->page)), ==, "Mentors");
  mp_page_set_search_text (MP_PAGE (self->page), "x");
  g_assert_cmpstr (visible_name (self), ==, "nothing");
}

static void
test_partners_have_their_kinds (Fixture *self, gconstpointer data)
{
  const gint64 one[] = { 1 };

  add_places (self->store);
  open_page (self, mp_people_page_new_partners);
  g_assert_cmpuint (count_rows (self), ==, 2);
  set_filter (self, "status=employer");
  g_assert_cmpuint (count_rows (self), ==, 1);
  set_filter (self, "");
  select_ids (self, one, 1);
  g_assert_false (is_enabled (self, "set-status"));
  activate (self, "archive", NULL);
  g_assert_cmpuint (count_rows (self), ==, 1);
  g_assert_cmpstr (self->done, ==, "1 partner archived");
}

#define FILLED(path, func) \
  g_test_add ("/people-page/" path, Fixture, NULL, set_up_filled, func, tear_down)
#define EMPTY(path, func) g_test_add ("/people-page/" path, Fixture, NULL, set_up, func, tear_down)

int
main (int argc, char **argv)
{
  gtk_test_init (&argc, &argv, NULL);
  adw_init ();
  FILLED ("all-are-shown", test_all_are_shown);
  FILLED ("words-find", test_words_find);
  FILLED ("nothing-found-is-said", test_nothing_found_is_said);
  FILLED ("filters-combine", test_filters_combine);
  FILLED ("the-site-of-the-window-counts", test_the_site_of_the_window_counts);
  FILLED ("changes-are-followed", test_changes_are_followed);
  FILLED ("a-status-for-several-is-one-step", test_a_status_for_several_is_one_step);
  FILLED ("archived-people-leave-the-list", test_archived_people_leave_the_list);
  FILLED ("who-was-added-is-selected", test_who_was_added_is_selected);
  FILLED ("choosing-several-goes-on-when-somebody-is-added", test_choosing_several_goes_on);
  FILLED ("actions-follow-the-selection", test_actions_follow_the_selection);
  FILLED ("selecting-ends-with-nobody", test_selecting_ends_with_nobody);
  FILLED ("headings-sort", test_headings_sort);
  FILLED ("the-menu-sorts", test_the_menu_sorts);
  FILLED ("the-order-keeps-the-selection", test_the_order_keeps_the_selection);
  FILLED ("columns-and-order-are-remembered", test_columns_and_order_are_remembered);
  FILLED ("odd-states-are-passed-over", test_odd_states_are_passed_over);
  FILLED ("filters-are-saved-and-chosen-again", test_filters_are_saved_and_chosen_again);
  FILLED ("a-filter-of-another-version-is-refused", test_a_filter_of_another_version_is_refused);
  FILLED ("the-export-has-who-is-selected", test_the_export_has_who_is_selected);
  g_test_add_func ("/people-page/many-are-changed-as-one-step",
                   test_many_are_changed_as_one_step);
  EMPTY ("an-empty-list-says-what-to-do", test_an_empty_list_says_what_to_do);
  EMPTY ("partners-have-their-kinds", test_partners_have_their_kinds);
  return g_test_run ();
}
