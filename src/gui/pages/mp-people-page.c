/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The lists of mentees, mentors and partners: found, filtered, put in order, acted on. */

#include "config.h"

#include "gui/pages/mp-people-page.h"

#include "exchange/mp-import.h"
#include "gui/pages/mp-page-records.h"
#include "gui/pages/mp-quick-add.h"
#include "gui/pages/mp-selection-actions.h"
#include "gui/widgets/mp-people-criteria.h"
#include "gui/widgets/mp-people-list.h"
#include "gui/widgets/mp-people-view-menu.h"
#include "gui/widgets/mp-selection-bar.h"
#include "gui/widgets/mp-spoken-name.h"
#include "model/mp-organisation.h"

#include <glib/gi18n.h>

struct _MpPeoplePage
{
  MpPage parent_instance;

  MpListKind kind;
  MpSelectionActions *selection_actions;
  GSimpleAction *select_action;
  gboolean stale;

  GtkWidget *add_button;
  GtkMenuButton *view_button;
  MpPeopleCriteria *criteria;
  MpPeopleList *list;
  MpSelectionBar *selection_bar;
};

enum
{
  PROP_0,
  PROP_KIND,
  N_PROPS
};

static GParamSpec *properties[N_PROPS];

G_DEFINE_FINAL_TYPE (MpPeoplePage, mp_people_page, MP_TYPE_PAGE)

/**
 * Words:
 * @title: of the page
 * @add: the button that adds one, with a mnemonic
 */
typedef struct
{
  const char *title;
  const char *add;
} Words;

static const Words words[] = {
  [MP_LIST_MENTEES] = { N_("Mentees"), N_("_Add a Mentee…") },
  [MP_LIST_MENTORS] = { N_("Mentors"), N_("_Add a Mentor…") },
  [MP_LIST_PARTNERS] = { N_("Partners"), N_("_Add a Partner…") },
};

static char *
make_count (MpPeoplePage *self, guint n_rows)
{
  if (self->kind == MP_LIST_PARTNERS)
    return g_strdup_printf (ngettext ("%'u partner", "%'u partners", n_rows), n_rows);
  return g_strdup_printf (ngettext ("%'u person", "%'u people", n_rows), n_rows);
}

static void
show_count (MpPeoplePage *self, guint n_rows)
{
  g_autofree char *text = make_count (self, n_rows);

  mp_people_criteria_set_count (self->criteria, text);
}

static void
update_selection (MpPeoplePage *self)
{
  g_autoptr (GArray) ids = mp_people_page_get_selected (self);
  g_autoptr (GVariant) state = g_action_get_state (G_ACTION (self->select_action));
  gboolean selecting = g_variant_get_boolean (state);

  mp_selection_bar_set_count (self->selection_bar, ids->len);
  mp_selection_bar_set_revealed (self->selection_bar, selecting || ids->len > 1);
  mp_selection_actions_set_ids (self->selection_actions, ids);
}

static void
loaded_cb (MpPeoplePage *self, GArray *ids, gboolean whole)
{
  if (whole)
    {
      mp_selection_actions_set_listed (self->selection_actions, ids);
      show_count (self, ids->len);
    }
  update_selection (self);
  mp_page_take_focus (MP_PAGE (self));
}

static void
load (MpPeoplePage *self, gboolean asked)
{
  const char *search = mp_page_get_search_text (MP_PAGE (self));
  g_autoptr (MpPeopleFilter) filter = mp_people_criteria_dup_filter (self->criteria, search);

  self->stale = FALSE;
  mp_people_list_load (self->list, filter, asked);
}

/* Somebody wants to see something else. */
static void
ask (MpPeoplePage *self)
{
  load (self, TRUE);
}

static void
criteria_changed_cb (MpPeoplePage *self)
{
  ask (self);
}

static void
search_changed_cb (MpPeoplePage *self)
{
  ask (self);
}

static void
sorted_cb (MpPeoplePage *self)
{
  ask (self);
}

static void
criteria_replaced_cb (MpPeoplePage *self)
{
  mp_page_set_search_text (MP_PAGE (self), "");
  ask (self);
}

/* A list that is not in view is looked at again when it is. */
static void
look_again (MpPeoplePage *self)
{
  self->stale = TRUE;
  if (gtk_widget_get_mapped (GTK_WIDGET (self)))
    load (self, FALSE);
}

static void
store_changed_cb (MpPeoplePage *self, MpChanges *changes)
{
  if (mp_record_list_is_touched (changes))
    look_again (self);
}

/* Who was just added is selected, unless somebody is about to choose several. */
static void
person_done_cb (MpPeoplePage *self, const char *label, gint64 person)
{
  g_autoptr (GVariant) selecting = g_action_get_state (G_ACTION (self->select_action));

  if (g_variant_get_boolean (selecting))
    return;

  mp_people_list_expect (self->list, person);
  look_again (self);
}

static void
selected_cb (MpPeoplePage *self)
{
  update_selection (self);
}

static void
row_activated_cb (MpPeoplePage *self, gint64 id)
{
  const char *name = self->kind == MP_LIST_PARTNERS ? "win.open-organisation" : "win.open-person";

  gtk_widget_activate_action (GTK_WIDGET (self), name, "x", id);
}

static void
add_partner (MpPeoplePage *self)
{
  static const char *const fields[] = { "name", "kind", "town", "phone", "email", NULL };
  g_autoptr (MpOrganisation) partner = mp_organisation_new ();

  partner->kind = MP_ORGANISATION_SCHOOL;
  mp_page_edit_row (MP_PAGE (self), partner, fields, _("Add a Partner"), _("Partner added"));
}

static void
add_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  MpPeoplePage *self = user_data;
  const MpTable *part = self->kind == MP_LIST_MENTORS ? &mp_mentor_table : &mp_mentee_table;
  MpQuickAdd *window;

  if (self->kind == MP_LIST_PARTNERS)
    {
      add_partner (self);
      return;
    }
  window = mp_quick_add_new (mp_page_get_context (MP_PAGE (self)), GTK_WIDGET (self), part);
  gtk_window_present (GTK_WINDOW (window));
}

static void
import_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  /* In the order of MpListKind. */
  static const MpImportKind kinds[] = {
    [MP_LIST_MENTEES] = MP_IMPORT_AS_MENTEES,
    [MP_LIST_MENTORS] = MP_IMPORT_AS_MENTORS,
    [MP_LIST_PARTNERS] = MP_IMPORT_AS_ORGANISATIONS,
  };
  MpPeoplePage *self = user_data;

  gtk_widget_activate_action (GTK_WIDGET (self), "win.import-as", "s",
                              mp_import_kind_get_name (kinds[self->kind]));
}

static void
clear_filter_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  MpPeoplePage *self = user_data;

  mp_people_criteria_clear (self->criteria);
}

static void
set_selecting (MpPeoplePage *self, gboolean selecting)
{
  g_simple_action_set_state (self->select_action, g_variant_new_boolean (selecting));
  mp_people_list_set_selecting (self->list, selecting);
  update_selection (self);
}

static void
select_change_cb (GSimpleAction *action, GVariant *state, gpointer user_data)
{
  set_selecting (user_data, g_variant_get_boolean (state));
}

static void
select_all_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  MpPeoplePage *self = user_data;

  mp_people_list_select_all (self->list);
}

static const GActionEntry entries[] = {
  { .name = "add", .activate = add_cb },
  { .name = "import", .activate = import_cb },
  { .name = "clear-filter", .activate = clear_filter_cb },
  { .name = "select", .state = "false", .change_state = select_change_cb },
  { .name = "select-all", .activate = select_all_cb },
};

static gboolean
is_in_search (MpPeoplePage *self)
{
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));
  GtkWidget *focus = root != NULL ? gtk_root_get_focus (root) : NULL;

  return focus != NULL && gtk_widget_get_ancestor (focus, GTK_TYPE_SEARCH_BAR) != NULL;
}

/* From the search one goes down to what it found, and leaves it for the list. */
static gboolean
key_in_search (MpPeoplePage *self, guint key)
{
  MpPeopleTable *table = mp_people_list_get_table (self->list);

  switch (key)
    {
    case GDK_KEY_Escape:
      mp_page_close_search (MP_PAGE (self));
      mp_people_table_focus (table);
      return GDK_EVENT_STOP;
    case GDK_KEY_Down:
    case GDK_KEY_Return:
    case GDK_KEY_KP_Enter:
      mp_people_table_scroll_to_top (table);
      mp_people_table_focus (table);
      return GDK_EVENT_STOP;
    default:
      return GDK_EVENT_PROPAGATE;
    }
}

static gboolean
key_pressed_cb (GtkEventControllerKey *controller, guint key, guint code, GdkModifierType state,
                MpPeoplePage *self)
{
  if (is_in_search (self))
    return key_in_search (self, key);
  if (key == GDK_KEY_Escape && mp_selection_bar_get_revealed (self->selection_bar))
    {
      set_selecting (self, FALSE);
      return GDK_EVENT_STOP;
    }
  return GDK_EVENT_PROPAGATE;
}

static void
mp_people_page_shown (MpPage *page)
{
  MpPeoplePage *self = MP_PEOPLE_PAGE (page);

  if (self->stale)
    load (self, FALSE);
}

/* The list, or what there is instead of it, is what one comes for, not the filters above it. */
static gboolean
mp_people_page_focus_content (MpPage *page)
{
  return mp_people_list_focus (MP_PEOPLE_PAGE (page)->list);
}

static GVariant *
mp_people_page_save_state (MpPage *page)
{
  return mp_people_view_menu_save_state (mp_people_page_get_table (MP_PEOPLE_PAGE (page)));
}

static void
mp_people_page_restore_state (MpPage *page, GVariant *state)
{
  MpPeoplePage *self = MP_PEOPLE_PAGE (page);

  if (mp_people_view_menu_restore_state (mp_people_list_get_table (self->list), state))
    ask (self);
}

static void
show_words (MpPeoplePage *self)
{
  const Words *own = &words[self->kind];
  g_autofree char *plain = mp_spoken_name_from_mnemonic (_(own->add));

  mp_page_set_title (MP_PAGE (self), _(own->title));
  gtk_widget_set_tooltip_text (self->add_button, plain);
  mp_spoken_name_set (self->add_button, plain);
}

static void
show_menus (MpPeoplePage *self)
{
  MpPeopleTable *table = mp_people_list_get_table (self->list);
  g_autoptr (GMenuModel) menu = mp_selection_actions_make_menu (self->selection_actions);
  g_autoptr (GMenuModel) view = NULL;
  g_autoptr (GMenuModel) statuses = NULL;

  view = mp_people_view_menu_new (table, self->kind,
                                  G_ACTION_MAP (mp_page_get_actions (MP_PAGE (self))));
  gtk_menu_button_set_menu_model (self->view_button, view);
  mp_people_table_set_menu (table, menu);
  if (self->kind != MP_LIST_PARTNERS)
    statuses = mp_selection_actions_make_status_menu (self->selection_actions);
  mp_selection_bar_set_up (self->selection_bar, self->kind, statuses, menu);
}

static void
add_actions (MpPeoplePage *self)
{
  GActionMap *actions = G_ACTION_MAP (mp_page_get_actions (MP_PAGE (self)));

  g_action_map_add_action_entries (actions, entries, G_N_ELEMENTS (entries), self);
  self->select_action = G_SIMPLE_ACTION (g_action_map_lookup_action (actions, "select"));
  self->selection_actions = mp_selection_actions_new (MP_PAGE (self), self->kind);
}

static void
follow_table (MpPeoplePage *self)
{
  MpPeopleTable *table = mp_people_list_get_table (self->list);

  g_signal_connect_object (table, "activate", G_CALLBACK (row_activated_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (table, "selected", G_CALLBACK (selected_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (table, "sorted", G_CALLBACK (sorted_cb), self, G_CONNECT_SWAPPED);
}

static void
follow_changes (MpPeoplePage *self)
{
  g_signal_connect_object (mp_page_get_store (MP_PAGE (self)), "changed",
                           G_CALLBACK (store_changed_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (mp_page_get_context (MP_PAGE (self)), "person-done",
                           G_CALLBACK (person_done_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect (self, "notify::search-text", G_CALLBACK (search_changed_cb), NULL);
}

static void
add_key_controller (MpPeoplePage *self)
{
  GtkEventController *controller = gtk_event_controller_key_new ();

  gtk_event_controller_set_propagation_phase (controller, GTK_PHASE_CAPTURE);
  g_signal_connect (controller, "key-pressed", G_CALLBACK (key_pressed_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self), controller);
}

static void
mp_people_page_constructed (GObject *object)
{
  MpPeoplePage *self = MP_PEOPLE_PAGE (object);
  MpContext *context;

  G_OBJECT_CLASS (mp_people_page_parent_class)->constructed (object);

  context = mp_page_get_context (MP_PAGE (self));
  add_actions (self);
  mp_people_list_set_up (self->list, context, self->kind, _(words[self->kind].add));
  mp_people_criteria_set_up (self->criteria, context, self->kind);
  show_words (self);
  show_menus (self);
  add_key_controller (self);
  follow_table (self);
  follow_changes (self);
  ask (self);
}

static void
mp_people_page_get_property (GObject *object, guint prop_id, GValue *value, GParamSpec *pspec)
{
  switch (prop_id)
    {
    case PROP_KIND:
      g_value_set_uint (value, MP_PEOPLE_PAGE (object)->kind);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
mp_people_page_set_property (GObject *object, guint prop_id, const GValue *value,
                             GParamSpec *pspec)
{
  switch (prop_id)
    {
    case PROP_KIND:
      MP_PEOPLE_PAGE (object)->kind = g_value_get_uint (value);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
mp_people_page_dispose (GObject *object)
{
  gtk_widget_dispose_template (GTK_WIDGET (object), MP_TYPE_PEOPLE_PAGE);

  G_OBJECT_CLASS (mp_people_page_parent_class)->dispose (object);
}

static void
mp_people_page_finalize (GObject *object)
{
  MpPeoplePage *self = MP_PEOPLE_PAGE (object);

  g_clear_object (&self->selection_actions);

  G_OBJECT_CLASS (mp_people_page_parent_class)->finalize (object);
}

static void
bind_template (GtkWidgetClass *widget_class)
{
  gtk_widget_class_bind_template_child (widget_class, MpPeoplePage, add_button);
  gtk_widget_class_bind_template_child (widget_class, MpPeoplePage, view_button);
  gtk_widget_class_bind_template_child (widget_class, MpPeoplePage, criteria);
  gtk_widget_class_bind_template_child (widget_class, MpPeoplePage, list);
  gtk_widget_class_bind_template_child (widget_class, MpPeoplePage, selection_bar);
  gtk_widget_class_bind_template_callback (widget_class, criteria_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, criteria_replaced_cb);
  gtk_widget_class_bind_template_callback (widget_class, loaded_cb);
}

static void
mp_people_page_class_init (MpPeoplePageClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  MpPageClass *page_class = MP_PAGE_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->constructed = mp_people_page_constructed;
  object_class->get_property = mp_people_page_get_property;
  object_class->set_property = mp_people_page_set_property;
  object_class->dispose = mp_people_page_dispose;
  object_class->finalize = mp_people_page_finalize;
  page_class->focus_content = mp_people_page_focus_content;
  page_class->shown = mp_people_page_shown;
  page_class->save_state = mp_people_page_save_state;
  page_class->restore_state = mp_people_page_restore_state;

  properties[PROP_KIND] =
    g_param_spec_uint ("kind", NULL, NULL, MP_LIST_MENTEES, MP_LIST_PARTNERS, MP_LIST_MENTEES,
                       G_PARAM_READWRITE | G_PARAM_CONSTRUCT_ONLY | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);

  g_type_ensure (MP_TYPE_PEOPLE_CRITERIA);
  g_type_ensure (MP_TYPE_PEOPLE_LIST);
  g_type_ensure (MP_TYPE_SELECTION_BAR);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               RESOURCE_PATH "/ui/mp-people-page.ui");
  bind_template (widget_class);
}

static void
mp_people_page_init (MpPeoplePage *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

static MpPage *
new_page (MpContext *context, MpListKind kind)
{
  g_return_val_if_fail (MP_IS_CONTEXT (context), NULL);

  return g_object_new (MP_TYPE_PEOPLE_PAGE, "context", context, "kind", kind, NULL);
}

/**
 * mp_people_page_new_mentees:
 * @context: of the window
 *
 * Returns: (transfer floating): the page
 */
MpPage *
mp_people_page_new_mentees (MpContext *context)
{
  return new_page (context, MP_LIST_MENTEES);
}

/**
 * mp_people_page_new_mentors:
 * @context: of the window
 *
 * Returns: (transfer floating): the page
 */
MpPage *
mp_people_page_new_mentors (MpContext *context)
{
  return new_page (context, MP_LIST_MENTORS);
}

/**
 * mp_people_page_new_partners:
 * @context: of the window
 *
 * Returns: (transfer floating): the page
 */
MpPage *
mp_people_page_new_partners (MpContext *context)
{
  return new_page (context, MP_LIST_PARTNERS);
}

/**
 * mp_people_page_get_kind:
 *
 * Returns: of what it is a list
 */
MpListKind
mp_people_page_get_kind (MpPeoplePage *self)
{
  g_return_val_if_fail (MP_IS_PEOPLE_PAGE (self), MP_LIST_MENTEES);

  return self->kind;
}

/**
 * mp_people_page_get_table:
 *
 * Returns: (transfer none): the rows
 */
MpPeopleTable *
mp_people_page_get_table (MpPeoplePage *self)
{
  g_return_val_if_fail (MP_IS_PEOPLE_PAGE (self), NULL);

  return mp_people_list_get_table (self->list);
}

/**
 * mp_people_page_get_bar:
 *
 * Returns: (transfer none): the criteria
 */
MpFilterBar *
mp_people_page_get_bar (MpPeoplePage *self)
{
  g_return_val_if_fail (MP_IS_PEOPLE_PAGE (self), NULL);

  return mp_people_criteria_get_bar (self->criteria);
}

/**
 * mp_people_page_get_selected:
 *
 * Returns: (transfer full) (element-type gint64): those selected, in the order of the list
 */
GArray *
mp_people_page_get_selected (MpPeoplePage *self)
{
  g_return_val_if_fail (MP_IS_PEOPLE_PAGE (self), NULL);

  return mp_people_list_get_selected (self->list);
}
