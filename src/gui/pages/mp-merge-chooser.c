/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Finds the other record of a person, those who look the same first. */

#include "config.h"

#include "gui/pages/mp-merge-chooser.h"

#include "gui/model/mp-profile-snapshot.h"
#include "gui/pages/mp-merge-window.h"
#include "gui/widgets/mp-record-row.h"
#include "store/mp-query-duplicates.h"
#include "store/mp-query-people.h"

#include <glib/gi18n.h>

#define MAX_FOUND 20

struct _MpMergeChooser
{
  AdwWindow parent_instance;

  MpContext *context;
  gint64 person;

  GtkSearchEntry *search_entry;
  GtkStack *stack;
  AdwPreferencesGroup *group;
  GtkListBox *list;
};

G_DEFINE_FINAL_TYPE (MpMergeChooser, mp_merge_chooser, ADW_TYPE_WINDOW)

static MpStore *
store_of (MpMergeChooser *self)
{
  return mp_context_get_store (self->context);
}

static void
row_activated_cb (MpMergeChooser *self, GtkListBoxRow *row)
{
  GtkWindow *parent = gtk_window_get_transient_for (GTK_WINDOW (self));
  gint64 other = GPOINTER_TO_SIZE (g_object_get_data (G_OBJECT (row), "person"));
  g_autoptr (GError) error = NULL;
  MpMergeWindow *window = mp_merge_window_new (self->context, GTK_WIDGET (parent), self->person,
                                               other, &error);

  if (window == NULL)
    mp_context_show_error (self->context, _("Not Merged"), error);
  else
    gtk_window_present (GTK_WINDOW (window));
  gtk_window_close (GTK_WINDOW (self));
}

static void
add_person (MpMergeChooser *self, gint64 id, MpDuplicateReasons reasons)
{
  g_autoptr (MpProfileSnapshot) snapshot = mp_profile_snapshot_load (store_of (self), id, NULL);
  g_autofree char *where = NULL;
  g_autofree char *words = NULL;
  GtkWidget *row;
  GtkWidget *avatar;

  if (snapshot == NULL)
    return;

  where = mp_profile_snapshot_dup_where (snapshot);
  words = mp_duplicate_reasons_to_line (reasons);
  avatar = adw_avatar_new (32, snapshot->name, TRUE);
  row = g_object_new (ADW_TYPE_ACTION_ROW,
                      "activatable", TRUE,
                      "use-markup", FALSE,
                      "title", snapshot->name,
                      "subtitle", reasons != MP_DUPLICATE_NONE ? words : where,
                      "subtitle-lines", 0,
                      NULL);
  adw_action_row_add_prefix (ADW_ACTION_ROW (row), avatar);
  g_object_set_data (G_OBJECT (row), "person", GSIZE_TO_POINTER (id));
  gtk_list_box_append (self->list, row);
}

static guint
show_similar (MpMergeChooser *self)
{
  g_autoptr (MpPerson) person = mp_store_get (store_of (self), &mp_person_table, self->person,
                                              NULL);
  g_autoptr (GArray) found = NULL;

  if (person == NULL)
    return 0;
  found = mp_query_duplicates_of_person (store_of (self), person, MAX_FOUND, NULL);
  if (found == NULL)
    return 0;

  for (guint i = 0; i < found->len; i++)
    add_person (self, g_array_index (found, MpDuplicate, i).id,
                g_array_index (found, MpDuplicate, i).reasons);
  return found->len;
}

static gboolean
contains (GArray *ids, gint64 id)
{
  for (guint i = 0; i < ids->len; i++)
    if (g_array_index (ids, gint64, i) == id)
      return TRUE;

  return FALSE;
}

/* Mentees, then mentors who are not mentees too. */
static void
find (MpMergeChooser *self, MpListKind list, const char *text, GArray *ids)
{
  g_autoptr (MpPeopleFilter) filter = mp_people_filter_new (list);
  g_autoptr (GArray) found = NULL;
  MpPeopleSort sort = MP_PEOPLE_SORT_DEFAULT;

  filter->search = g_strdup (text);
  filter->archived = MP_ARCHIVED_TOO;
  found = mp_people_query_first_ids (store_of (self), filter, sort, MAX_FOUND, NULL);
  for (guint i = 0; found != NULL && i < found->len; i++)
    {
      gint64 id = g_array_index (found, gint64, i);

      if (id != self->person && !contains (ids, id))
        g_array_append_val (ids, id);
    }
}

static guint
show_found (MpMergeChooser *self, const char *text)
{
  g_autoptr (GArray) ids = g_array_new (FALSE, FALSE, sizeof (gint64));

  find (self, MP_LIST_MENTEES, text, ids);
  find (self, MP_LIST_MENTORS, text, ids);
  for (guint i = 0; i < ids->len; i++)
    add_person (self, g_array_index (ids, gint64, i), MP_DUPLICATE_NONE);

  return ids->len;
}

static void
search_changed_cb (MpMergeChooser *self)
{
  g_autofree char *text = g_strstrip (
    g_strdup (gtk_editable_get_text (GTK_EDITABLE (self->search_entry))));
  gboolean searching = *text != '\0';
  guint n_found;

  mp_record_row_clear_list (self->list);
  n_found = searching ? show_found (self, text) : show_similar (self);
  adw_preferences_group_set_title (self->group, searching ? "" : _("Looks the Same"));
  if (n_found > 0)
    gtk_stack_set_visible_child_name (self->stack, "list");
  else
    gtk_stack_set_visible_child_name (self->stack, searching ? "nobody" : "start");
}

/* Enter means the first who was found. */
static void
search_activated_cb (MpMergeChooser *self)
{
  GtkListBoxRow *first = gtk_list_box_get_row_at_index (self->list, 0);

  if (first != NULL)
    row_activated_cb (self, first);
}

static void
stop_search_cb (MpMergeChooser *self)
{
  gtk_window_close (GTK_WINDOW (self));
}

static void
mp_merge_chooser_dispose (GObject *object)
{
  MpMergeChooser *self = MP_MERGE_CHOOSER (object);

  g_clear_object (&self->context);
  gtk_widget_dispose_template (GTK_WIDGET (self), MP_TYPE_MERGE_CHOOSER);

  G_OBJECT_CLASS (mp_merge_chooser_parent_class)->dispose (object);
}

static void
mp_merge_chooser_class_init (MpMergeChooserClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = mp_merge_chooser_dispose;

  gtk_widget_class_set_template_from_resource (widget_class,
                                               RESOURCE_PATH "/ui/mp-merge-chooser.ui");
  gtk_widget_class_bind_template_child (widget_class, MpMergeChooser, search_entry);
  gtk_widget_class_bind_template_child (widget_class, MpMergeChooser, stack);
  gtk_widget_class_bind_template_child (widget_class, MpMergeChooser, group);
  gtk_widget_class_bind_template_child (widget_class, MpMergeChooser, list);
  gtk_widget_class_bind_template_callback (widget_class, row_activated_cb);
  gtk_widget_class_bind_template_callback (widget_class, search_activated_cb);
  gtk_widget_class_bind_template_callback (widget_class, search_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, stop_search_cb);
}

static void
mp_merge_chooser_init (MpMergeChooser *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * mp_merge_chooser_new:
 * @context: of the window
 * @parent: a widget of the window that it belongs to
 * @person: whose other record is looked for
 *
 * Returns: (transfer none): the window, to be presented
 */
MpMergeChooser *
mp_merge_chooser_new (MpContext *context, GtkWidget *parent, gint64 person)
{
  MpMergeChooser *self;

  g_return_val_if_fail (MP_IS_CONTEXT (context), NULL);
  g_return_val_if_fail (GTK_IS_WIDGET (parent), NULL);

  self = g_object_new (MP_TYPE_MERGE_CHOOSER,
                       "transient-for", gtk_widget_get_root (parent), NULL);
  self->context = g_object_ref (context);
  self->person = person;
  search_changed_cb (self);
  gtk_widget_grab_focus (GTK_WIDGET (self->search_entry));
  return self;
}
