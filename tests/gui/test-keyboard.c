/* SPDX-License-Identifier: GPL-3.0-or-later */
/* On every screen the keyboard begins where work begins, and reaches whatever can be pressed. */

#include "config.h"

#include "window-world.h"

#include "gui/mp-record-window.h"
#include "gui/pages/mp-duplicates-dialog.h"
#include "gui/pages/mp-merge-window.h"
#include "gui/pages/mp-report-view.h"
#include "model/mp-schema.h"
#include "store/mp-backup.h"

#include <string.h>

#define MENTEES 12

/**
 * Screen:
 * @steps: actions that lead there; "mentee", "mentor" and "partner" open the first of them
 * @open: (nullable): what opens a window that no action leads to
 * @focus: what has the keyboard then: the words of a row, a button or a type of widget
 * @empty: whether the programme has nobody in it
 */
typedef struct
{
  const char *name;
  const char *steps[4];
  void (*open) (WindowWorld *world);
  const char *focus;
  gboolean empty;
} Screen;

static const MpRow *
list_first (WindowWorld *world, const MpTable *table, guint position, GPtrArray **rows)
{
  *rows = mp_store_list (world->store, table, NULL);
  g_assert_cmpuint ((*rows)->len, >, position);
  return (*rows)->pdata[position];
}

static gint64
find_id (WindowWorld *world, const MpTable *table, guint position)
{
  g_autoptr (GPtrArray) rows = NULL;

  return list_first (world, table, position, &rows)->id;
}

static void
open_record (WindowWorld *world)
{
  g_autoptr (GPtrArray) rows = NULL;
  const MpRow *site = list_first (world, &mp_site_table, 0, &rows);

  gtk_window_present (GTK_WINDOW (mp_record_window_new (
      GTK_WINDOW (world->window), mp_window_get_context (world->window), site)));
}

static void
open_merge (WindowWorld *world)
{
  g_autoptr (GError) error = NULL;
  MpMergeWindow *window = mp_merge_window_new (mp_window_get_context (world->window),
                                               GTK_WIDGET (world->window),
                                               find_id (world, &mp_mentee_table, 0),
                                               find_id (world, &mp_mentee_table, 1), &error);

  g_assert_no_error (error);
  gtk_window_present (GTK_WINDOW (window));
}

static void
open_duplicates (WindowWorld *world)
{
  g_autoptr (GArray) duplicates = g_array_new (FALSE, FALSE, sizeof (MpDuplicate));
  g_autoptr (MpPerson) person = mp_person_new ();
  const MpDuplicate duplicate = { find_id (world, &mp_mentee_table, 0), 0, MP_DUPLICATE_NAME };

  g_array_append_val (duplicates, duplicate);
  mp_set_text (&person->given_name, "Amina");
  gtk_window_present (GTK_WINDOW (mp_duplicates_dialog_new (GTK_WINDOW (world->window),
                                                            world->store, person,
                                                            duplicates)));
}

static void
open_failure (WindowWorld *world)
{
  g_autoptr (GFile) nothing = g_file_new_build_filename (world->folder, "gone.mentoring", NULL);
  GtkWidget *window = mp_window_new (NULL, NULL, NULL);

  gtk_window_present (GTK_WINDOW (window));
  g_assert_false (mp_window_open_file (MP_WINDOW (window), nothing));
}

static void
open_restore (WindowWorld *world)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *path = mp_backup_make_dated (world->store, "manual", &error);

  g_assert_no_error (error);
  g_assert_nonnull (path);
  window_world_activate (world, "win.restore");
}

static void
select_all (WindowWorld *world)
{
  window_world_activate (world, "page.select");
  window_world_activate (world, "page.select-all");
}

static const Screen screens[] = {
  { "today", { NULL }, NULL, "Follow up with Gérald Doucet", FALSE },
  { "first-start", { NULL }, NULL, "Import a class list", TRUE },
  { "mentees", { "win.go::mentees" }, NULL, "GtkListItemWidget", FALSE },
  { "mentors", { "win.go::mentors" }, NULL, "GtkListItemWidget", FALSE },
  { "partners", { "win.go::partners" }, NULL, "GtkListItemWidget", FALSE },
  { "no-mentees", { "win.go::mentees" }, NULL, "_Add a Mentee…", TRUE },
  { "selection", { "win.go::mentees" }, select_all, "GtkListItemWidget", FALSE },
  { "reports", { "win.go::reports" }, NULL, "Progress Report", FALSE },
  { "profile-of-mentee", { "win.go::mentees", "mentee" }, NULL, "MpPipelineView", FALSE },
  { "profile-of-mentor", { "win.go::mentors", "mentor" }, NULL, "Phone", FALSE },
  { "details", { "mentee", "page.show-tab::details" }, NULL, "MpPipelineView", FALSE },
  { "notes", { "mentee", "page.show-tab::notes" }, NULL, "MpPipelineView", FALSE },
  { "contacts", { "mentee", "page.log-contact" }, NULL, "What was said", FALSE },
  { "partner", { "win.go::partners", "partner" }, NULL, "_Edit", FALSE },
  { "history", { "win.history" }, NULL, "Make the sample programme", FALSE },
  { "duplicates", { "win.duplicates" }, NULL, "GtkScrolledWindow", FALSE },
  { "report", { "report" }, NULL, "GtkScrolledWindow", FALSE },
  { "quick-add", { "win.quick-add" }, NULL, "Name", FALSE },
  { "editor", { "mentee", "page.edit" }, NULL, "Given name", FALSE },
  { "note", { "mentee", "page.add-note" }, NULL, "Note for the school", FALSE },
  { "partner-editor", { "win.go::partners", "page.add" }, NULL, "Name", FALSE },
  { "merge-chooser", { "mentee", "page.merge" }, NULL, "GtkSearchEntry", FALSE },
  { "merge", { NULL }, open_merge, "Given name", FALSE },
  { "erase", { "mentee", "page.erase" }, NULL, "Type “Morag Isla Tupper” to go on", FALSE },
  { "duplicates-dialog", { NULL }, open_duplicates, "Morag Isla Tupper", FALSE },
  { "import", { "win.import" }, NULL, "Mentees", FALSE },
  { "restore", { "win.restore" }, NULL, "_Choose a File…", FALSE },
  { "restore-backup", { NULL }, open_restore, "Made by hand", FALSE },
  { "preferences", { "win.preferences" }, NULL, "Name", FALSE },
  { "record", { NULL }, open_record, "Name", FALSE },
  { "stage-dialog", { "win.go::mentees", "page.select-all", "page.set-stage" }, NULL, "Stage",
    FALSE },
  { "failure", { NULL }, open_failure, "_Open Another File…", FALSE },
};

static GtkLabel *
find_label (GtkWidget *widget)
{
  return GTK_LABEL (window_world_find_type (widget, GTK_TYPE_LABEL));
}

/* What a person would call a widget: the row it is in, its words, or else its type. */
static const char *
describe (GtkWidget *widget)
{
  GtkWidget *row = NULL;

  if (widget == NULL)
    return "nothing";
  if (gtk_widget_get_ancestor (widget, g_type_from_name ("MpPipelineView")) != NULL)
    return "MpPipelineView";
  if (GTK_IS_BUTTON (widget) && gtk_button_get_label (GTK_BUTTON (widget)) != NULL)
    return gtk_button_get_label (GTK_BUTTON (widget));
  row = gtk_widget_get_ancestor (widget, ADW_TYPE_PREFERENCES_ROW);
  if (row != NULL && GTK_IS_CHECK_BUTTON (widget) && ADW_IS_ACTION_ROW (row))
    return adw_action_row_get_subtitle (ADW_ACTION_ROW (row));
  if (row != NULL && *adw_preferences_row_get_title (ADW_PREFERENCES_ROW (row)) != '\0')
    return adw_preferences_row_get_title (ADW_PREFERENCES_ROW (row));
  if (GTK_IS_BUTTON (widget) && find_label (widget) != NULL)
    return gtk_label_get_text (find_label (widget));
  if (gtk_widget_get_tooltip_text (widget) != NULL)
    return gtk_widget_get_tooltip_text (widget);
  return GTK_IS_TEXT (widget) ? G_OBJECT_TYPE_NAME (gtk_widget_get_parent (widget))
                              : G_OBJECT_TYPE_NAME (widget);
}

static gboolean
has_focus (WindowWorld *world, gconstpointer words)
{
  GtkWidget *focus = gtk_window_get_focus (window_world_get_newest (world));

  return focus != NULL && gtk_widget_get_mapped (focus) && g_str_equal (describe (focus), words);
}

static void
open_subject (WindowWorld *world, const char *subject)
{
  const MpTable *table = g_str_equal (subject, "partner") ? &mp_organisation_table
                         : g_str_equal (subject, "mentor") ? &mp_mentor_table : &mp_mentee_table;
  gint64 id = find_id (world, table, 0);

  if (g_str_equal (subject, "report"))
    mp_workspace_open (mp_window_get_workspace (world->window),
                       mp_report_view_new (mp_window_get_context (world->window), &id, 1));
  else if (table == &mp_organisation_table)
    mp_workspace_open_organisation (mp_window_get_workspace (world->window), id);
  else
    mp_workspace_open_person (mp_window_get_workspace (world->window), id);
}

static gboolean
is_list_ready (WindowWorld *world, gconstpointer data)
{
  GtkWidget *page = GTK_WIDGET (mp_window_get_page (world->window));
  GtkWidget *view = window_world_find_type (page, GTK_TYPE_COLUMN_VIEW);
  GtkSelectionModel *model = view != NULL ? gtk_column_view_get_model (GTK_COLUMN_VIEW (view))
                                          : NULL;

  return model != NULL && g_list_model_get_n_items (G_LIST_MODEL (model)) > 0;
}

/* Rows come from a thread. */
static void
take_step (WindowWorld *world, const Screen *screen, const char *step)
{
  if (strchr (step, '.') == NULL)
    open_subject (world, step);
  else
    window_world_activate (world, step);
  if (g_str_has_prefix (step, "win.go::m") && !screen->empty)
    g_assert_true (window_world_wait (world, is_list_ready, NULL));
  window_world_settle (world);
}

static WindowWorld *
open_screen (const Screen *screen)
{
  WindowWorld *world = window_world_new (screen->empty ? 0 : MENTEES);

  window_world_use (world);
  for (guint i = 0; i < G_N_ELEMENTS (screen->steps) && screen->steps[i] != NULL; i++)
    take_step (world, screen, screen->steps[i]);
  if (screen->open != NULL)
    screen->open (world);
  return world;
}

static void
test_begins_where_work_begins (gconstpointer data)
{
  const Screen *screen = data;
  WindowWorld *world = open_screen (screen);

  if (!window_world_wait (world, has_focus, screen->focus))
    g_test_message ("%s has the focus, not %s",
                    describe (gtk_window_get_focus (window_world_get_newest (world))),
                    screen->focus);
  g_assert_true (has_focus (world, screen->focus));
  window_world_free (world);
}

static gboolean
is_control (GtkWidget *widget)
{
  if (GTK_IS_LIST_BOX_ROW (widget))
    return gtk_list_box_row_get_activatable (GTK_LIST_BOX_ROW (widget));
  return GTK_IS_BUTTON (widget) || GTK_IS_CHECK_BUTTON (widget) || GTK_IS_SWITCH (widget)
         || GTK_IS_TEXT (widget) || GTK_IS_TEXT_VIEW (widget);
}

static gboolean
contains_reached (GtkWidget *widget, GHashTable *reached)
{
  if (g_hash_table_contains (reached, widget))
    return TRUE;
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    if (contains_reached (child, reached))
      return TRUE;
  return FALSE;
}

/* The window has keys of its own for the buttons in its corner, and the menu of columns does what
 * the headings of a table do; a row presses what it carries, and what is in a row is its. */
static gboolean
is_reached_otherwise (GtkWidget *widget, GHashTable *reached)
{
  GtkWidget *row = gtk_widget_get_ancestor (widget, ADW_TYPE_ACTION_ROW);

  return gtk_widget_get_ancestor (widget, GTK_TYPE_COLUMN_VIEW) != NULL
         || gtk_widget_get_ancestor (widget, GTK_TYPE_WINDOW_CONTROLS) != NULL
         || contains_reached (widget, reached)
         || (row != NULL && g_hash_table_contains (reached, row)
             && adw_action_row_get_activatable_widget (ADW_ACTION_ROW (row)) == widget);
}

static void
find_unreached (GtkWidget *widget, GHashTable *reached, GString *unreached)
{
  if (!gtk_widget_get_mapped (widget) || !gtk_widget_is_sensitive (widget))
    return;
  if (is_control (widget) && !g_hash_table_contains (reached, widget)
      && !is_reached_otherwise (widget, reached))
    g_string_append_printf (unreached, "%s (%s) ", describe (widget),
                            G_OBJECT_TYPE_NAME (widget));
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    find_unreached (child, reached, unreached);
}

static void
press (GtkWindow *window, GtkDirectionType direction)
{
  GtkWidget *focus = gtk_window_get_focus (window);

  if (GTK_IS_LIST_BOX_ROW (focus) && direction != GTK_DIR_TAB_FORWARD)
    g_signal_emit_by_name (gtk_widget_get_parent (focus), "move-cursor",
                           GTK_MOVEMENT_DISPLAY_LINES, direction == GTK_DIR_UP ? -1 : 1, FALSE,
                           FALSE);
  else
    g_signal_emit_by_name (focus != NULL ? focus : GTK_WIDGET (window), "move-focus", direction);
}

/* Whether it is new. */
static gboolean
note_focus (GtkWindow *window, GHashTable *reached)
{
  GtkWidget *focus = gtk_window_get_focus (window);

  return focus != NULL && g_hash_table_add (reached, g_object_ref (focus));
}

/* Goes on in one direction from a widget as long as that leads to what is new. */
static void
press_from (GtkWindow *window, GtkWidget *start, GtkDirectionType direction, GHashTable *reached)
{
  if (!gtk_widget_get_mapped (start))
    return;
  gtk_window_set_focus (window, start);
  do
    press (window, direction);
  while (note_focus (window, reached));
}

/* Wherever Tab leads to, once around, and the arrows from there.  What an arrow chooses may make
 * other widgets go: they are held. */
static GHashTable *
walk (GtkWindow *window)
{
  const GtkDirectionType arrows[] = { GTK_DIR_UP, GTK_DIR_DOWN, GTK_DIR_LEFT, GTK_DIR_RIGHT };
  GHashTable *reached = g_hash_table_new_full (NULL, NULL, g_object_unref, NULL);
  g_autoptr (GList) stops = NULL;

  note_focus (window, reached);
  do
    press (window, GTK_DIR_TAB_FORWARD);
  while (note_focus (window, reached));

  stops = g_hash_table_get_keys (reached);
  for (GList *stop = stops; stop != NULL; stop = stop->next)
    for (guint i = 0; i < G_N_ELEMENTS (arrows); i++)
      press_from (window, stop->data, arrows[i], reached);

  return reached;
}

static void
test_keys_reach_every_control (gconstpointer data)
{
  const Screen *screen = data;
  WindowWorld *world = open_screen (screen);
  g_autoptr (GHashTable) reached = NULL;
  g_autoptr (GString) unreached = g_string_new (NULL);
  GtkWindow *window;

  window_world_wait (world, has_focus, screen->focus);
  window_world_use (world);
  window = window_world_get_newest (world);
  reached = walk (window);
  g_assert_cmpuint (g_hash_table_size (reached), >, 1);
  find_unreached (GTK_WIDGET (window), reached, unreached);
  g_assert_cmpstr (unreached->str, ==, "");
  g_clear_pointer (&reached, g_hash_table_unref);
  window_world_free (world);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_set_nonfatal_assertions ();
  adw_init ();
  g_object_set (gtk_settings_get_default (), "gtk-enable-animations", FALSE, NULL);

  for (guint i = 0; i < G_N_ELEMENTS (screens); i++)
    {
      g_autofree char *begins = g_strdup_printf ("/keyboard/begins-where-work-begins/%s",
                                                 screens[i].name);
      g_autofree char *reaches = g_strdup_printf ("/keyboard/keys-reach-every-control/%s",
                                                  screens[i].name);

      g_test_add_data_func (begins, &screens[i], test_begins_where_work_begins);
      g_test_add_data_func (reaches, &screens[i], test_keys_reach_every_control);
    }
  return g_test_run ();
}
