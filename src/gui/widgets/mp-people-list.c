/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A list of people or partners as it was asked for, or why there is nobody in it. */

#include "config.h"

#include "gui/widgets/mp-people-list.h"

#include "gui/model/mp-record-loader.h"

#include <adwaita.h>
#include <glib/gi18n.h>

struct _MpPeopleList
{
  GtkWidget parent_instance;

  MpContext *context;
  MpRecordLoader *loader;
  /* What the list was asked for last, and whether somebody asked or the records changed. */
  MpPeopleFilter *filter;
  gboolean asked;
  GArray *to_select;
  gint64 to_show;

  GtkStack *stack;
  MpPeopleTable *table;
  AdwStatusPage *empty_page;
  GtkButton *add_button;
};

static guint loaded_signal;

G_DEFINE_FINAL_TYPE (MpPeopleList, mp_people_list, GTK_TYPE_WIDGET)

/**
 * Words:
 * @title: what is said while there is nobody
 * @explanation: what to do about that
 */
typedef struct
{
  const char *title;
  const char *explanation;
  const char *icon_name;
} Words;

static const Words words[] = {
  [MP_LIST_MENTEES] = { N_("No Mentees Yet"), N_("Add them one by one, or bring in a class list."),
                        "system-users-symbolic" },
  [MP_LIST_MENTORS] = { N_("No Mentors Yet"),
                        N_("Add those who offered to help, or bring in a list of them."),
                        "avatar-default-symbolic" },
  [MP_LIST_PARTNERS] = { N_("No Partners Yet"),
                         N_("Add the schools and employers that you work with."),
                         "network-workgroup-symbolic" },
};

static gboolean
is_filtered (MpPeopleList *self)
{
  return mp_people_filter_has_search (self->filter)
         || mp_people_filter_has_criteria (self->filter);
}

static void
show_rows_or_why_not (MpPeopleList *self, guint n_rows)
{
  const char *name = n_rows > 0 ? "list" : is_filtered (self) ? "nothing" : "empty";

  gtk_stack_set_visible_child_name (self->stack, name);
}

/* While only the first are known, the others that were selected are kept in mind. */
static void
show_ids (MpPeopleList *self, GArray *ids, gboolean whole)
{
  if (self->to_select == NULL)
    self->to_select = mp_people_list_get_selected (self);
  mp_people_table_set_ids (self->table, ids);
  if (!whole)
    return;

  mp_record_selection_select_ids (mp_people_table_get_selection (self->table), self->to_select);
  g_clear_pointer (&self->to_select, g_array_unref);
  mp_people_table_show_id (self->table, self->to_show);
  self->to_show = 0;
}

static void
loaded_cb (MpPeopleList *self, GArray *ids, gboolean whole)
{
  show_ids (self, ids, whole);
  show_rows_or_why_not (self, ids->len);
  g_signal_emit (self, loaded_signal, 0, ids, whole);
  if (self->asked)
    mp_people_table_scroll_to_top (self->table);
  self->asked = FALSE;
}

static void
failed_cb (MpPeopleList *self, const GError *error)
{
  mp_context_show_error (self->context, _("List Not Shown"), error);
}

static void
mp_people_list_dispose (GObject *object)
{
  MpPeopleList *self = MP_PEOPLE_LIST (object);

  if (self->loader != NULL)
    mp_record_loader_stop (self->loader);
  g_clear_object (&self->loader);
  gtk_widget_dispose_template (GTK_WIDGET (self), MP_TYPE_PEOPLE_LIST);
  g_clear_object (&self->context);

  G_OBJECT_CLASS (mp_people_list_parent_class)->dispose (object);
}

static void
mp_people_list_finalize (GObject *object)
{
  MpPeopleList *self = MP_PEOPLE_LIST (object);

  g_clear_pointer (&self->to_select, g_array_unref);
  mp_people_filter_free (self->filter);

  G_OBJECT_CLASS (mp_people_list_parent_class)->finalize (object);
}

static void
mp_people_list_class_init (MpPeopleListClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = mp_people_list_dispose;
  G_OBJECT_CLASS (klass)->finalize = mp_people_list_finalize;

  /**
   * MpPeopleList::loaded:
   * @ids: (element-type gint64): who is in the list, in order
   * @whole: whether these are all, or more than fill a screen and the rest is to come
   *
   * What was asked for is shown, and those who were selected are again.
   */
  loaded_signal = g_signal_new ("loaded", MP_TYPE_PEOPLE_LIST, G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                NULL, G_TYPE_NONE, 2, G_TYPE_ARRAY, G_TYPE_BOOLEAN);

  g_type_ensure (MP_TYPE_PEOPLE_TABLE);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               RESOURCE_PATH "/ui/mp-people-list.ui");
  gtk_widget_class_bind_template_child (widget_class, MpPeopleList, stack);
  gtk_widget_class_bind_template_child (widget_class, MpPeopleList, table);
  gtk_widget_class_bind_template_child (widget_class, MpPeopleList, empty_page);
  gtk_widget_class_bind_template_child (widget_class, MpPeopleList, add_button);
}

static void
mp_people_list_init (MpPeopleList *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

static void
show_words (MpPeopleList *self, MpListKind kind, const char *add_label)
{
  adw_status_page_set_icon_name (self->empty_page, words[kind].icon_name);
  adw_status_page_set_title (self->empty_page, _(words[kind].title));
  adw_status_page_set_description (self->empty_page, _(words[kind].explanation));
  gtk_button_set_label (self->add_button, add_label);
}

/**
 * mp_people_list_set_up:
 * @context: of the window
 * @kind: of the list
 * @add_label: what the button says that adds the first, with a mnemonic
 *
 * To be called once.
 */
void
mp_people_list_set_up (MpPeopleList *self, MpContext *context, MpListKind kind,
                       const char *add_label)
{
  MpStore *store;

  g_return_if_fail (MP_IS_PEOPLE_LIST (self));
  g_return_if_fail (MP_IS_CONTEXT (context));
  g_return_if_fail (self->context == NULL);

  self->context = g_object_ref (context);
  store = mp_context_get_store (context);
  self->loader = mp_record_loader_new (store);
  g_signal_connect_object (self->loader, "loaded", G_CALLBACK (loaded_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->loader, "failed", G_CALLBACK (failed_cb), self,
                           G_CONNECT_SWAPPED);
  mp_people_table_set_up (self->table, store, kind);
  show_words (self, kind, add_label);
}

/**
 * mp_people_list_get_table:
 *
 * Returns: (transfer none): the rows, which tell when they are activated, selected or sorted
 */
MpPeopleTable *
mp_people_list_get_table (MpPeopleList *self)
{
  g_return_val_if_fail (MP_IS_PEOPLE_LIST (self), NULL);

  return self->table;
}

/**
 * mp_people_list_load:
 * @filter: who is to be in the list, in the order that the table shows
 * @asked: whether somebody asked for this list, which then begins at its top, or the records
 *   changed under it
 *
 * #MpPeopleList::loaded tells when the answer is there, perhaps before this returns.
 */
void
mp_people_list_load (MpPeopleList *self, const MpPeopleFilter *filter, gboolean asked)
{
  g_return_if_fail (MP_IS_PEOPLE_LIST (self));
  g_return_if_fail (filter != NULL);

  mp_people_filter_free (self->filter);
  self->filter = mp_people_filter_copy (filter);
  self->asked |= asked;
  mp_record_loader_load (self->loader, self->filter, mp_people_table_get_sort (self->table),
                         asked);
}

/**
 * mp_people_list_expect:
 * @id: who was just added
 *
 * Once the list is loaded again, only this one is selected, and in view.
 */
void
mp_people_list_expect (MpPeopleList *self, gint64 id)
{
  g_return_if_fail (MP_IS_PEOPLE_LIST (self));

  g_clear_pointer (&self->to_select, g_array_unref);
  self->to_select = g_array_new (FALSE, FALSE, sizeof (gint64));
  g_array_append_val (self->to_select, id);
  self->to_show = id;
}

/**
 * mp_people_list_get_selected:
 *
 * Returns: (transfer full) (element-type gint64): those selected, in the order of the list
 */
GArray *
mp_people_list_get_selected (MpPeopleList *self)
{
  MpRecordSelection *selection;

  g_return_val_if_fail (MP_IS_PEOPLE_LIST (self), NULL);

  selection = mp_people_table_get_selection (self->table);
  if (selection == NULL)
    return g_array_new (FALSE, FALSE, sizeof (gint64));
  return mp_record_selection_get_ids (selection);
}

/**
 * mp_people_list_select_all:
 *
 * Selects everybody in the list.
 */
void
mp_people_list_select_all (MpPeopleList *self)
{
  MpRecordSelection *selection;

  g_return_if_fail (MP_IS_PEOPLE_LIST (self));

  selection = mp_people_table_get_selection (self->table);
  if (selection != NULL)
    gtk_selection_model_select_all (GTK_SELECTION_MODEL (selection));
}

/**
 * mp_people_list_set_selecting:
 * @selecting: whether each row has a box to check; where they go, nobody stays selected
 */
void
mp_people_list_set_selecting (MpPeopleList *self, gboolean selecting)
{
  MpRecordSelection *selection;

  g_return_if_fail (MP_IS_PEOPLE_LIST (self));

  mp_people_table_set_selecting (self->table, selecting);
  selection = mp_people_table_get_selection (self->table);
  if (!selecting && selection != NULL)
    gtk_selection_model_unselect_all (GTK_SELECTION_MODEL (selection));
}

/**
 * mp_people_list_focus:
 *
 * Gives the keyboard to the rows, or to what there is instead of them, unless it is there.
 *
 * Returns: whether something took it
 */
gboolean
mp_people_list_focus (MpPeopleList *self)
{
  GtkRoot *root;
  GtkWidget *focus;

  g_return_val_if_fail (MP_IS_PEOPLE_LIST (self), FALSE);

  root = gtk_widget_get_root (GTK_WIDGET (self));
  focus = root != NULL ? gtk_root_get_focus (root) : NULL;
  if (focus != NULL && gtk_widget_is_ancestor (focus, GTK_WIDGET (self->stack)))
    return TRUE;
  if (gtk_stack_get_visible_child (self->stack) != GTK_WIDGET (self->table))
    return gtk_widget_child_focus (GTK_WIDGET (self->stack), GTK_DIR_TAB_FORWARD);
  return mp_people_table_focus (self->table);
}
