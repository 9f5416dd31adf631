/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The sidebar: which programme, which site, and the places to go to. */

#include "config.h"

#include "gui/mp-sidebar.h"

#include "gui/mp-sidebar-row.h"
#include "model/mp-schema.h"

#include <glib/gi18n.h>

struct _MpSidebar
{
  GtkWidget parent_instance;

  MpContext *context;
  GArray *sites; /* (element-type gint64): the ids behind the drop-down, 0 first */
  gboolean folded;
  gboolean filling;

  AdwWindowTitle *window_title;
  GtkWidget *site_box;
  GtkDropDown *site_drop_down;
  GtkListBox *place_list;
};

enum
{
  PROP_0,
  PROP_CONTEXT,
  PROP_FOLDED,
  N_PROPS
};

static GParamSpec *properties[N_PROPS];

G_DEFINE_FINAL_TYPE (MpSidebar, mp_sidebar, GTK_TYPE_WIDGET)

static void
show_programme (MpSidebar *self)
{
  MpStore *store = mp_context_get_store (self->context);
  g_autoptr (GPtrArray) programmes = mp_store_list (store, &mp_programme_table, NULL);
  const MpProgramme *programme;

  if (programmes == NULL || programmes->len == 0)
    return;

  programme = programmes->pdata[0];
  adw_window_title_set_title (self->window_title,
                              programme->name != NULL ? programme->name : _("Mentoring Plus"));
  adw_window_title_set_subtitle (self->window_title,
                                 programme->organisation != NULL ? programme->organisation : "");
}

static void
show_sites (MpSidebar *self)
{
  MpStore *store = mp_context_get_store (self->context);
  g_autoptr (GPtrArray) sites = mp_store_list (store, &mp_site_table, NULL);
  g_autoptr (GtkStringList) names = gtk_string_list_new (NULL);
  const gint64 chosen = mp_context_get_site (self->context);
  const gint64 all = 0;
  guint position = 0;

  self->filling = TRUE;
  g_array_set_size (self->sites, 0);
  g_array_append_val (self->sites, all);
  gtk_string_list_append (names, _("All Sites"));

  for (guint i = 0; sites != NULL && i < sites->len; i++)
    {
      const MpSite *site = sites->pdata[i];

      if (site->row.id == chosen)
        position = self->sites->len;
      g_array_append_val (self->sites, site->row.id);
      gtk_string_list_append (names, site->name);
    }

  gtk_drop_down_set_model (self->site_drop_down, G_LIST_MODEL (names));
  gtk_drop_down_set_selected (self->site_drop_down, position);
  gtk_widget_set_visible (self->site_box, self->sites->len > 2);
  self->filling = FALSE;

  if (position == 0)
    mp_context_set_site (self->context, 0);
}

static MpSidebarRow *
find_row (MpSidebar  *self,
          const char *name)
{
  GtkListBoxRow *row;

  for (int i = 0; (row = gtk_list_box_get_row_at_index (self->place_list, i)) != NULL; i++)
    if (g_strcmp0 (mp_sidebar_row_get_place (MP_SIDEBAR_ROW (row))->name, name) == 0)
      return MP_SIDEBAR_ROW (row);

  return NULL;
}

static void
context_attention_cb (MpSidebar  *self,
                      const char *place,
                      gint64      count)
{
  MpSidebarRow *row = find_row (self, place);

  if (row != NULL)
    mp_sidebar_row_set_count (row, count);
}

static void
store_changed_cb (MpSidebar *self,
                  MpChanges *changes)
{
  if (mp_changes_touch_table (changes, &mp_programme_table))
    show_programme (self);
  if (mp_changes_touch_table (changes, &mp_site_table))
    show_sites (self);
}

static void
site_selected_cb (MpSidebar *self)
{
  const guint position = gtk_drop_down_get_selected (self->site_drop_down);

  if (!self->filling && position < self->sites->len)
    mp_context_set_site (self->context, g_array_index (self->sites, gint64, position));
}

static void
place_activated_cb (MpSidebar     *self,
                    GtkListBoxRow *row)
{
  gtk_widget_activate_action (GTK_WIDGET (self), "win.go", "s",
                              mp_sidebar_row_get_place (MP_SIDEBAR_ROW (row))->name);
}

static void
update_header_cb (GtkListBoxRow *row,
                  GtkListBoxRow *before,
                  gpointer       user_data)
{
  const char *heading = mp_sidebar_row_get_place (MP_SIDEBAR_ROW (row))->heading;
  const char *above = before != NULL
                    ? mp_sidebar_row_get_place (MP_SIDEBAR_ROW (before))->heading : NULL;
  GtkWidget *header = NULL;

  if (g_strcmp0 (heading, above) != 0 && heading != NULL)
    {
      header = gtk_label_new (_(heading));
      gtk_label_set_xalign (GTK_LABEL (header), 0);
      gtk_widget_add_css_class (header, "sidebar-heading");
    }
  else if (g_strcmp0 (heading, above) != 0)
    header = gtk_separator_new (GTK_ORIENTATION_HORIZONTAL);

  gtk_list_box_row_set_header (row, header);
}

static void
mp_sidebar_constructed (GObject *object)
{
  MpSidebar *self = MP_SIDEBAR (object);
  guint n_places;
  const MpPlace *places = mp_places_get (&n_places);

  G_OBJECT_CLASS (mp_sidebar_parent_class)->constructed (object);

  for (guint i = 0; i < n_places; i++)
    gtk_list_box_append (self->place_list, mp_sidebar_row_new (&places[i]));
  gtk_list_box_set_header_func (self->place_list, update_header_cb, NULL, NULL);

  show_programme (self);
  show_sites (self);
  g_signal_connect_object (self->context, "attention", G_CALLBACK (context_attention_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (mp_context_get_store (self->context), "changed",
                           G_CALLBACK (store_changed_cb), self, G_CONNECT_SWAPPED);
}

static void
mp_sidebar_get_property (GObject    *object,
                         guint       prop_id,
                         GValue     *value,
                         GParamSpec *pspec)
{
  MpSidebar *self = MP_SIDEBAR (object);

  switch (prop_id)
    {
    case PROP_CONTEXT:
      g_value_set_object (value, self->context);
      break;
    case PROP_FOLDED:
      g_value_set_boolean (value, self->folded);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
mp_sidebar_set_property (GObject      *object,
                         guint         prop_id,
                         const GValue *value,
                         GParamSpec   *pspec)
{
  MpSidebar *self = MP_SIDEBAR (object);

  switch (prop_id)
    {
    case PROP_CONTEXT:
      self->context = g_value_dup_object (value);
      break;
    case PROP_FOLDED:
      self->folded = g_value_get_boolean (value);
      gtk_list_box_set_selection_mode (self->place_list, self->folded ? GTK_SELECTION_NONE
                                                                      : GTK_SELECTION_SINGLE);
      g_object_notify_by_pspec (object, pspec);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
mp_sidebar_dispose (GObject *object)
{
  MpSidebar *self = MP_SIDEBAR (object);
  GtkWidget *child = gtk_widget_get_first_child (GTK_WIDGET (self));

  gtk_widget_dispose_template (GTK_WIDGET (self), MP_TYPE_SIDEBAR);
  g_clear_pointer (&child, gtk_widget_unparent);

  G_OBJECT_CLASS (mp_sidebar_parent_class)->dispose (object);
}

static void
mp_sidebar_finalize (GObject *object)
{
  MpSidebar *self = MP_SIDEBAR (object);

  g_clear_object (&self->context);
  g_clear_pointer (&self->sites, g_array_unref);

  G_OBJECT_CLASS (mp_sidebar_parent_class)->finalize (object);
}

static void
mp_sidebar_class_init (MpSidebarClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->constructed = mp_sidebar_constructed;
  object_class->get_property = mp_sidebar_get_property;
  object_class->set_property = mp_sidebar_set_property;
  object_class->dispose = mp_sidebar_dispose;
  object_class->finalize = mp_sidebar_finalize;

  properties[PROP_CONTEXT] =
    g_param_spec_object ("context", NULL, NULL, MP_TYPE_CONTEXT,
                         G_PARAM_READWRITE | G_PARAM_CONSTRUCT_ONLY | G_PARAM_STATIC_STRINGS);
  properties[PROP_FOLDED] =
    g_param_spec_boolean ("folded", NULL, NULL, FALSE,
                          G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);

  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_template_from_resource (widget_class, RESOURCE_PATH "/ui/mp-sidebar.ui");
  gtk_widget_class_bind_template_child (widget_class, MpSidebar, window_title);
  gtk_widget_class_bind_template_child (widget_class, MpSidebar, site_box);
  gtk_widget_class_bind_template_child (widget_class, MpSidebar, site_drop_down);
  gtk_widget_class_bind_template_child (widget_class, MpSidebar, place_list);
  gtk_widget_class_bind_template_callback (widget_class, site_selected_cb);
  gtk_widget_class_bind_template_callback (widget_class, place_activated_cb);
}

/* The drop-down takes its name from its label; the button in it needs one too on GTK 4.8. */
static void
mp_sidebar_init (MpSidebar *self)
{
  self->sites = g_array_new (FALSE, FALSE, sizeof (gint64));
  gtk_widget_init_template (GTK_WIDGET (self));
  gtk_accessible_update_property (
    GTK_ACCESSIBLE (gtk_widget_get_first_child (GTK_WIDGET (self->site_drop_down))),
    GTK_ACCESSIBLE_PROPERTY_LABEL, _("Site"), -1);
}

/**
 * mp_sidebar_new:
 * @context: of the window
 *
 * Returns: (transfer floating): the sidebar of the context's programme
 */
GtkWidget *
mp_sidebar_new (MpContext *context)
{
  return g_object_new (MP_TYPE_SIDEBAR, "context", context, NULL);
}

/**
 * mp_sidebar_set_place:
 * @name: (nullable): where one is
 *
 * Marks an entry without going there.
 */
void
mp_sidebar_set_place (MpSidebar  *self,
                      const char *name)
{
  MpSidebarRow *row;

  g_return_if_fail (MP_IS_SIDEBAR (self));

  row = find_row (self, name);
  if (row != NULL)
    gtk_list_box_select_row (self->place_list, GTK_LIST_BOX_ROW (row));
}
