/* SPDX-License-Identifier: GPL-3.0-or-later */
/* An open programme in a window: the sidebar and the pages beside it. */

#include "config.h"

#include "gui/mp-workspace.h"

#include "gui/mp-navigator.h"
#include "gui/mp-places.h"
#include "gui/mp-sidebar.h"
#include "gui/model/mp-recent-people.h"
#include "gui/pages/mp-profile-page.h"
#include "model/mp-schema.h"

/* Beside a narrower content the sidebar folds away: with its own 240, under 700. */
#define CONTENT_WIDTH 460

struct _MpWorkspace
{
  GtkWidget parent_instance;

  MpContext *context;
  GMenuModel *menu;
  GHashTable *roots; /* (element-type utf8 MpPage): those that were gone to, by place */
  MpSidebar *sidebar;
  MpNavigator *navigator;

  GtkWidget *box;
  AdwLeaflet *leaflet;
  GtkWidget *read_only_bar;
  GtkWidget *content;
};

enum
{
  PROP_0,
  PROP_CONTEXT,
  PROP_PAGE,
  N_PROPS
};

static GParamSpec *properties[N_PROPS];

G_DEFINE_FINAL_TYPE (MpWorkspace, mp_workspace, GTK_TYPE_WIDGET)

/* The leaflet folds by natural widths, and those of lists would fold it on any screen. */
static void
measure_content (GtkWidget      *widget,
                 GtkOrientation  orientation,
                 int             for_size,
                 int            *minimum,
                 int            *natural,
                 int            *minimum_baseline,
                 int            *natural_baseline)
{
  GtkWidget *child = gtk_widget_get_first_child (widget);

  if (child != NULL)
    gtk_widget_measure (child, orientation, for_size, minimum, natural, NULL, NULL);
  if (orientation == GTK_ORIENTATION_HORIZONTAL)
    *natural = MAX (*minimum, CONTENT_WIDTH);
}

static void
allocate_content (GtkWidget *widget,
                  int        width,
                  int        height,
                  int        baseline)
{
  GtkWidget *child = gtk_widget_get_first_child (widget);

  if (child != NULL)
    gtk_widget_allocate (child, width, height, baseline, NULL);
}

/* Folded, the way back from a root leads to the sidebar. */
static void
update_back (MpWorkspace *self)
{
  MpPage *page = mp_navigator_get_page (self->navigator);

  if (page != NULL)
    g_object_set (page,
                  "can-go-back", mp_navigator_get_depth (self->navigator) > 1
                                 || adw_leaflet_get_folded (self->leaflet),
                  NULL);
}

static void
page_changed_cb (MpWorkspace *self)
{
  update_back (self);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_PAGE]);
}

static void
folded_cb (MpWorkspace *self)
{
  update_back (self);
}

static void
prepare_page (MpWorkspace *self,
              MpPage      *page)
{
  g_object_set (page, "menu-model", self->menu, NULL);
  g_object_bind_property (self->leaflet, "folded", page, "folded", G_BINDING_SYNC_CREATE);
}

static MpPage *
create_root (MpWorkspace   *self,
             const MpPlace *place)
{
  GSettings *settings = mp_context_get_settings (self->context);
  MpPage *page = place->create (self->context);
  g_autoptr (GVariant) states = NULL;
  g_autoptr (GVariant) state = NULL;

  prepare_page (self, page);
  g_hash_table_insert (self->roots, (char *) place->name, page);

  if (settings != NULL)
    states = g_settings_get_value (settings, "page-states");
  if (states != NULL)
    state = g_variant_lookup_value (states, place->name, NULL);
  if (state != NULL)
    mp_page_restore_state (page, state);

  return page;
}

static void
mp_workspace_constructed (GObject *object)
{
  MpWorkspace *self = MP_WORKSPACE (object);

  G_OBJECT_CLASS (mp_workspace_parent_class)->constructed (object);

  self->sidebar = MP_SIDEBAR (mp_sidebar_new (self->context));
  adw_leaflet_prepend (self->leaflet, GTK_WIDGET (self->sidebar));
  g_object_bind_property (self->leaflet, "folded", self->sidebar, "folded",
                          G_BINDING_SYNC_CREATE);
}

static void
mp_workspace_get_property (GObject    *object,
                           guint       prop_id,
                           GValue     *value,
                           GParamSpec *pspec)
{
  MpWorkspace *self = MP_WORKSPACE (object);

  switch (prop_id)
    {
    case PROP_CONTEXT:
      g_value_set_object (value, self->context);
      break;
    case PROP_PAGE:
      g_value_set_object (value, mp_workspace_get_page (self));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
mp_workspace_set_property (GObject      *object,
                           guint         prop_id,
                           const GValue *value,
                           GParamSpec   *pspec)
{
  MpWorkspace *self = MP_WORKSPACE (object);

  switch (prop_id)
    {
    case PROP_CONTEXT:
      self->context = g_value_dup_object (value);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
mp_workspace_dispose (GObject *object)
{
  MpWorkspace *self = MP_WORKSPACE (object);

  g_hash_table_remove_all (self->roots);
  gtk_widget_dispose_template (GTK_WIDGET (self), MP_TYPE_WORKSPACE);

  G_OBJECT_CLASS (mp_workspace_parent_class)->dispose (object);
}

static void
mp_workspace_finalize (GObject *object)
{
  MpWorkspace *self = MP_WORKSPACE (object);

  g_clear_object (&self->context);
  g_clear_object (&self->menu);
  g_clear_pointer (&self->roots, g_hash_table_unref);

  G_OBJECT_CLASS (mp_workspace_parent_class)->finalize (object);
}

static void
mp_workspace_class_init (MpWorkspaceClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->constructed = mp_workspace_constructed;
  object_class->get_property = mp_workspace_get_property;
  object_class->set_property = mp_workspace_set_property;
  object_class->dispose = mp_workspace_dispose;
  object_class->finalize = mp_workspace_finalize;

  properties[PROP_CONTEXT] =
    g_param_spec_object ("context", NULL, NULL, MP_TYPE_CONTEXT,
                         G_PARAM_READWRITE | G_PARAM_CONSTRUCT_ONLY | G_PARAM_STATIC_STRINGS);
  properties[PROP_PAGE] =
    g_param_spec_object ("page", NULL, NULL, MP_TYPE_PAGE,
                         G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);

  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_template_from_resource (widget_class, RESOURCE_PATH "/ui/mp-workspace.ui");
  gtk_widget_class_bind_template_child (widget_class, MpWorkspace, box);
  gtk_widget_class_bind_template_child (widget_class, MpWorkspace, leaflet);
  gtk_widget_class_bind_template_child (widget_class, MpWorkspace, read_only_bar);
  gtk_widget_class_bind_template_child (widget_class, MpWorkspace, content);
  gtk_widget_class_bind_template_callback (widget_class, folded_cb);
}

static void
mp_workspace_init (MpWorkspace *self)
{
  self->roots = g_hash_table_new (g_str_hash, g_str_equal);
  self->navigator = mp_navigator_new ();
  gtk_widget_init_template (GTK_WIDGET (self));

  gtk_widget_set_layout_manager (self->content,
                                 gtk_custom_layout_new (NULL, measure_content, allocate_content));
  adw_bin_set_child (ADW_BIN (self->content), GTK_WIDGET (self->navigator));
  g_signal_connect_object (self->navigator, "notify::page", G_CALLBACK (page_changed_cb), self,
                           G_CONNECT_SWAPPED);
}

/**
 * mp_workspace_new:
 * @context: the open programme
 * @menu: the window's main menu, shown in every page's header bar
 *
 * Returns: (transfer floating): a workspace that has not gone anywhere yet
 */
GtkWidget *
mp_workspace_new (MpContext  *context,
                  GMenuModel *menu)
{
  MpWorkspace *self = g_object_new (MP_TYPE_WORKSPACE, "context", context, NULL);

  g_set_object (&self->menu, menu);
  gtk_widget_set_visible (self->read_only_bar,
                          mp_store_is_read_only (mp_context_get_store (context)));
  return GTK_WIDGET (self);
}

/**
 * mp_workspace_get_context:
 *
 * Returns: (transfer none): the open programme
 */
MpContext *
mp_workspace_get_context (MpWorkspace *self)
{
  g_return_val_if_fail (MP_IS_WORKSPACE (self), NULL);

  return self->context;
}

/**
 * mp_workspace_get_page:
 *
 * Returns: (transfer none) (nullable): the page in view
 */
MpPage *
mp_workspace_get_page (MpWorkspace *self)
{
  g_return_val_if_fail (MP_IS_WORKSPACE (self), NULL);

  return mp_navigator_get_page (self->navigator);
}

/**
 * mp_workspace_go:
 * @place: the name of an entry of the sidebar
 *
 * Shows the place as it was left; its page is made on the first visit.
 *
 * Returns: whether there is such a place
 */
gboolean
mp_workspace_go (MpWorkspace *self,
                 const char  *place)
{
  const MpPlace *found = mp_places_find (place);
  MpPage *page;

  g_return_val_if_fail (MP_IS_WORKSPACE (self), FALSE);

  if (found == NULL)
    return FALSE;

  page = g_hash_table_lookup (self->roots, found->name);
  if (page == NULL)
    page = create_root (self, found);

  mp_sidebar_set_place (self->sidebar, found->name);
  mp_navigator_set_root (self->navigator, page);
  adw_leaflet_set_visible_child (self->leaflet, self->content);
  mp_page_focus_content (page);

  return TRUE;
}

/**
 * mp_workspace_open:
 * @page: a new page
 *
 * Shows a page over the one in view, with a way back to it.
 */
void
mp_workspace_open (MpWorkspace *self,
                   MpPage      *page)
{
  g_return_if_fail (MP_IS_WORKSPACE (self));
  g_return_if_fail (MP_IS_PAGE (page));

  prepare_page (self, page);
  mp_navigator_push (self->navigator, page);
  adw_leaflet_set_visible_child (self->leaflet, self->content);
}

static void
open_record (MpWorkspace   *self,
             const MpTable *table,
             gint64         id)
{
  MpPage *page = mp_places_open (self->context, table, id);

  if (page != NULL)
    mp_workspace_open (self, page);
}

static void
remember_person (MpWorkspace *self,
                 gint64       person_id)
{
  GSettings *settings = mp_context_get_settings (self->context);

  if (settings != NULL)
    mp_recent_people_add (settings, mp_context_get_store (self->context), person_id);
}

/**
 * mp_workspace_open_person:
 * @person_id: of a person
 *
 * Shows a person's profile, unless it is in view already.
 */
void
mp_workspace_open_person (MpWorkspace *self,
                          gint64       person_id)
{
  MpPage *page;

  g_return_if_fail (MP_IS_WORKSPACE (self));

  page = mp_workspace_get_page (self);
  if (MP_IS_PROFILE_PAGE (page)
      && mp_profile_page_get_person (MP_PROFILE_PAGE (page)) == person_id)
    return;

  remember_person (self, person_id);
  open_record (self, &mp_person_table, person_id);
}

/**
 * mp_workspace_open_organisation:
 * @organisation_id: of a partner
 *
 * Shows a partner's page.
 */
void
mp_workspace_open_organisation (MpWorkspace *self,
                                gint64       organisation_id)
{
  g_return_if_fail (MP_IS_WORKSPACE (self));

  open_record (self, &mp_organisation_table, organisation_id);
}

/**
 * mp_workspace_back:
 *
 * Goes back to the page that the one in view was opened from; from a root, to the sidebar.
 */
void
mp_workspace_back (MpWorkspace *self)
{
  g_return_if_fail (MP_IS_WORKSPACE (self));

  if (!mp_navigator_back (self->navigator))
    adw_leaflet_navigate (self->leaflet, ADW_NAVIGATION_DIRECTION_BACK);
}

/**
 * mp_workspace_save_state:
 *
 * Writes what the places want to remember into the settings, keeping what those not visited had.
 */
void
mp_workspace_save_state (MpWorkspace *self)
{
  GSettings *settings = mp_context_get_settings (self->context);
  g_autoptr (GVariant) old = NULL;
  GVariantDict states;
  GHashTableIter iter;
  gpointer name, page;

  g_return_if_fail (MP_IS_WORKSPACE (self));

  if (settings == NULL)
    return;

  old = g_settings_get_value (settings, "page-states");
  g_variant_dict_init (&states, old);
  g_hash_table_iter_init (&iter, self->roots);
  while (g_hash_table_iter_next (&iter, &name, &page))
    {
      g_autoptr (GVariant) state = mp_page_save_state (page);

      if (state != NULL)
        g_variant_dict_insert_value (&states, name, state);
    }
  g_settings_set_value (settings, "page-states", g_variant_dict_end (&states));
}
