/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What every page is: a header bar with a title and a place for buttons, a search, a content. */

#include "config.h"

#include "gui/pages/mp-page.h"

/**
 * MpPage:
 *
 * A screen of the window.  The template of a subclass sets `title`, `child` and, if it wants them,
 * `title-widget`, `header-start`, `header-end` and `searchable`; its actions go into
 * mp_page_get_actions() and are called `page.<name>` everywhere, also in the table of shortcuts.
 */
typedef struct
{
  MpContext *context;
  GSimpleActionGroup *actions;
  GMenuModel *menu_model;
  char *title;
  char *subtitle;
  char *search_text;
  gboolean searchable;
  gboolean can_go_back;
  gboolean folded;
  gboolean wants_focus;

  AdwHeaderBar *header_bar;
  GtkMenuButton *menu_button;
  GtkBox *start_box;
  GtkBox *end_box;
  GtkWidget *window_title;
  GtkSearchBar *search_bar;
  GtkSearchEntry *search_entry;
  AdwBin *content;
} MpPagePrivate;

enum
{
  PROP_0,
  PROP_CONTEXT,
  PROP_TITLE,
  PROP_SUBTITLE,
  PROP_TITLE_WIDGET,
  PROP_HEADER_START,
  PROP_HEADER_END,
  PROP_CHILD,
  PROP_SEARCHABLE,
  PROP_SEARCH_TEXT,
  PROP_CAN_GO_BACK,
  PROP_FOLDED,
  PROP_MENU_MODEL,
  N_PROPS
};

static GParamSpec *properties[N_PROPS];
static guint leave_signal;

G_DEFINE_ABSTRACT_TYPE_WITH_PRIVATE (MpPage, mp_page, GTK_TYPE_WIDGET)

static MpPagePrivate *
private_of (MpPage *self)
{
  return mp_page_get_instance_private (self);
}

static void
set_string (MpPage     *self,
            char      **member,
            const char *text,
            guint       prop_id)
{
  if (g_strcmp0 (*member, text) == 0)
    return;

  g_free (*member);
  *member = g_strdup (text);
  g_object_notify_by_pspec (G_OBJECT (self), properties[prop_id]);
}

static void
set_flag (MpPage   *self,
          gboolean *member,
          gboolean  value,
          guint     prop_id)
{
  if (*member == value)
    return;

  *member = value;
  g_object_notify_by_pspec (G_OBJECT (self), properties[prop_id]);
}

static void
put_in_box (GtkBox    *box,
            GtkWidget *widget)
{
  GtkWidget *old = gtk_widget_get_first_child (GTK_WIDGET (box));

  if (old != NULL)
    gtk_box_remove (box, old);
  if (widget != NULL)
    gtk_box_append (box, widget);
}

static void
search_changed_cb (MpPage *self)
{
  MpPagePrivate *priv = private_of (self);

  mp_page_set_search_text (self, gtk_editable_get_text (GTK_EDITABLE (priv->search_entry)));
}

static void
search_stopped_cb (MpPage *self)
{
  gtk_search_bar_set_search_mode (private_of (self)->search_bar, FALSE);
}

static void
activate_search_cb (GSimpleAction *action,
                    GVariant      *parameter,
                    gpointer       user_data)
{
  mp_page_open_search (user_data);
}

static void
mp_page_get_property (GObject    *object,
                      guint       prop_id,
                      GValue     *value,
                      GParamSpec *pspec)
{
  MpPagePrivate *priv = private_of (MP_PAGE (object));

  switch (prop_id)
    {
    case PROP_CONTEXT:
      g_value_set_object (value, priv->context);
      break;
    case PROP_TITLE:
      g_value_set_string (value, priv->title);
      break;
    case PROP_SUBTITLE:
      g_value_set_string (value, priv->subtitle);
      break;
    case PROP_TITLE_WIDGET:
      g_value_set_object (value, adw_header_bar_get_title_widget (priv->header_bar));
      break;
    case PROP_HEADER_START:
      g_value_set_object (value, gtk_widget_get_first_child (GTK_WIDGET (priv->start_box)));
      break;
    case PROP_HEADER_END:
      g_value_set_object (value, gtk_widget_get_first_child (GTK_WIDGET (priv->end_box)));
      break;
    case PROP_CHILD:
      g_value_set_object (value, adw_bin_get_child (priv->content));
      break;
    case PROP_SEARCHABLE:
      g_value_set_boolean (value, priv->searchable);
      break;
    case PROP_SEARCH_TEXT:
      g_value_set_string (value, mp_page_get_search_text (MP_PAGE (object)));
      break;
    case PROP_CAN_GO_BACK:
      g_value_set_boolean (value, priv->can_go_back);
      break;
    case PROP_FOLDED:
      g_value_set_boolean (value, priv->folded);
      break;
    case PROP_MENU_MODEL:
      g_value_set_object (value, priv->menu_model);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
mp_page_set_property (GObject      *object,
                      guint         prop_id,
                      const GValue *value,
                      GParamSpec   *pspec)
{
  MpPage *self = MP_PAGE (object);
  MpPagePrivate *priv = private_of (self);

  switch (prop_id)
    {
    case PROP_CONTEXT:
      priv->context = g_value_dup_object (value);
      break;
    case PROP_TITLE:
      mp_page_set_title (self, g_value_get_string (value));
      break;
    case PROP_SUBTITLE:
      mp_page_set_subtitle (self, g_value_get_string (value));
      break;
    case PROP_TITLE_WIDGET:
      adw_header_bar_set_title_widget (priv->header_bar, g_value_get_object (value));
      break;
    case PROP_HEADER_START:
      put_in_box (priv->start_box, g_value_get_object (value));
      break;
    case PROP_HEADER_END:
      put_in_box (priv->end_box, g_value_get_object (value));
      break;
    case PROP_CHILD:
      adw_bin_set_child (priv->content, g_value_get_object (value));
      break;
    case PROP_SEARCHABLE:
      set_flag (self, &priv->searchable, g_value_get_boolean (value), prop_id);
      break;
    case PROP_SEARCH_TEXT:
      mp_page_set_search_text (self, g_value_get_string (value));
      break;
    case PROP_CAN_GO_BACK:
      set_flag (self, &priv->can_go_back, g_value_get_boolean (value), prop_id);
      break;
    case PROP_FOLDED:
      set_flag (self, &priv->folded, g_value_get_boolean (value), prop_id);
      break;
    case PROP_MENU_MODEL:
      if (g_set_object (&priv->menu_model, g_value_get_object (value)))
        g_object_notify_by_pspec (object, pspec);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

/* Whoever begins to type, anywhere in the window, searches the page that is in view. */
static void
mp_page_map (GtkWidget *widget)
{
  MpPagePrivate *priv = private_of (MP_PAGE (widget));

  GTK_WIDGET_CLASS (mp_page_parent_class)->map (widget);

  if (priv->searchable)
    gtk_search_bar_set_key_capture_widget (priv->search_bar,
                                           GTK_WIDGET (gtk_widget_get_root (widget)));
}

static void
mp_page_unmap (GtkWidget *widget)
{
  MpPagePrivate *priv = private_of (MP_PAGE (widget));

  gtk_search_bar_set_key_capture_widget (priv->search_bar, NULL);
  priv->wants_focus = FALSE;

  GTK_WIDGET_CLASS (mp_page_parent_class)->unmap (widget);
}

static gboolean
contains_focus (GtkWidget *widget)
{
  GtkRoot *root = gtk_widget_get_root (widget);
  GtkWidget *focus = root != NULL ? gtk_root_get_focus (root) : NULL;

  return focus != NULL && gtk_widget_is_ancestor (focus, widget);
}

/* GTK 4.8 disposes of the template of one class only, and a subclass has one too. */
static void
mp_page_dispose (GObject *object)
{
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (object))) != NULL)
    gtk_widget_unparent (child);

  G_OBJECT_CLASS (mp_page_parent_class)->dispose (object);
}

static void
mp_page_finalize (GObject *object)
{
  MpPagePrivate *priv = private_of (MP_PAGE (object));

  g_clear_object (&priv->context);
  g_clear_object (&priv->actions);
  g_clear_object (&priv->menu_model);
  g_clear_pointer (&priv->title, g_free);
  g_clear_pointer (&priv->subtitle, g_free);
  g_clear_pointer (&priv->search_text, g_free);

  G_OBJECT_CLASS (mp_page_parent_class)->finalize (object);
}

static void
install_properties (GObjectClass *object_class)
{
  const GParamFlags flags = G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS;

  properties[PROP_CONTEXT] =
    g_param_spec_object ("context", NULL, NULL, MP_TYPE_CONTEXT,
                         G_PARAM_READWRITE | G_PARAM_CONSTRUCT_ONLY | G_PARAM_STATIC_STRINGS);
  properties[PROP_TITLE] = g_param_spec_string ("title", NULL, NULL, NULL, flags);
  properties[PROP_SUBTITLE] = g_param_spec_string ("subtitle", NULL, NULL, NULL, flags);
  properties[PROP_TITLE_WIDGET] =
    g_param_spec_object ("title-widget", NULL, NULL, GTK_TYPE_WIDGET, flags);
  properties[PROP_HEADER_START] =
    g_param_spec_object ("header-start", NULL, NULL, GTK_TYPE_WIDGET, flags);
  properties[PROP_HEADER_END] =
    g_param_spec_object ("header-end", NULL, NULL, GTK_TYPE_WIDGET, flags);
  properties[PROP_CHILD] = g_param_spec_object ("child", NULL, NULL, GTK_TYPE_WIDGET, flags);
  properties[PROP_SEARCHABLE] = g_param_spec_boolean ("searchable", NULL, NULL, FALSE, flags);
  properties[PROP_SEARCH_TEXT] = g_param_spec_string ("search-text", NULL, NULL, "", flags);
  properties[PROP_CAN_GO_BACK] = g_param_spec_boolean ("can-go-back", NULL, NULL, FALSE, flags);
  properties[PROP_FOLDED] = g_param_spec_boolean ("folded", NULL, NULL, FALSE, flags);
  properties[PROP_MENU_MODEL] =
    g_param_spec_object ("menu-model", NULL, NULL, G_TYPE_MENU_MODEL, flags);
  g_object_class_install_properties (object_class, N_PROPS, properties);
}

static void
mp_page_class_init (MpPageClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->get_property = mp_page_get_property;
  object_class->set_property = mp_page_set_property;
  object_class->dispose = mp_page_dispose;
  object_class->finalize = mp_page_finalize;
  widget_class->map = mp_page_map;
  widget_class->unmap = mp_page_unmap;
  install_properties (object_class);

  /**
   * MpPage::leave:
   *
   * What the page shows is gone: whoever shows the page goes back.
   */
  leave_signal = g_signal_new ("leave", MP_TYPE_PAGE, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                               G_TYPE_NONE, 0);

  gtk_widget_class_set_template_from_resource (widget_class, RESOURCE_PATH "/ui/mp-page.ui");
  gtk_widget_class_bind_template_child_private (widget_class, MpPage, header_bar);
  gtk_widget_class_bind_template_child_private (widget_class, MpPage, menu_button);
  gtk_widget_class_bind_template_child_private (widget_class, MpPage, start_box);
  gtk_widget_class_bind_template_child_private (widget_class, MpPage, end_box);
  gtk_widget_class_bind_template_child_private (widget_class, MpPage, window_title);
  gtk_widget_class_bind_template_child_private (widget_class, MpPage, search_bar);
  gtk_widget_class_bind_template_child_private (widget_class, MpPage, search_entry);
  gtk_widget_class_bind_template_child_private (widget_class, MpPage, content);
  gtk_widget_class_bind_template_callback (widget_class, search_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, search_stopped_cb);
}

/* A menu has more widgets than many a page, and most are never opened. */
static void
create_menu_cb (GtkMenuButton *button,
                gpointer       user_data)
{
  MpPagePrivate *priv = private_of (user_data);

  if (gtk_menu_button_get_popover (button) == NULL && priv->menu_model != NULL)
    gtk_menu_button_set_popover (button, gtk_popover_menu_new_from_model (priv->menu_model));
}

static void
mp_page_init (MpPage *self)
{
  MpPagePrivate *priv = private_of (self);
  g_autoptr (GSimpleAction) search = g_simple_action_new ("search", NULL);

  gtk_widget_init_template (GTK_WIDGET (self));
  gtk_menu_button_set_create_popup_func (priv->menu_button, create_menu_cb, self, NULL);
  gtk_search_bar_connect_entry (priv->search_bar, GTK_EDITABLE (priv->search_entry));

  priv->actions = g_simple_action_group_new ();
  g_signal_connect_object (search, "activate", G_CALLBACK (activate_search_cb), self, 0);
  g_object_bind_property (self, "searchable", search, "enabled", G_BINDING_SYNC_CREATE);
  g_action_map_add_action (G_ACTION_MAP (priv->actions), G_ACTION (search));
  gtk_widget_insert_action_group (GTK_WIDGET (self), "page", G_ACTION_GROUP (priv->actions));
}

/**
 * mp_page_get_context:
 *
 * Returns: (transfer none): what the page was made with
 */
MpContext *
mp_page_get_context (MpPage *self)
{
  g_return_val_if_fail (MP_IS_PAGE (self), NULL);

  return private_of (self)->context;
}

/**
 * mp_page_get_store:
 *
 * Returns: (transfer none): the programme that the page shows
 */
MpStore *
mp_page_get_store (MpPage *self)
{
  g_return_val_if_fail (MP_IS_PAGE (self), NULL);

  return mp_context_get_store (private_of (self)->context);
}

/**
 * mp_page_get_title:
 *
 * Returns: (nullable): what the header bar and the window's title say
 */
const char *
mp_page_get_title (MpPage *self)
{
  g_return_val_if_fail (MP_IS_PAGE (self), NULL);

  return private_of (self)->title;
}

/**
 * mp_page_set_title:
 * @title: what the page shows, such as a person's name
 */
void
mp_page_set_title (MpPage     *self,
                   const char *title)
{
  g_return_if_fail (MP_IS_PAGE (self));

  set_string (self, &private_of (self)->title, title, PROP_TITLE);
}

/**
 * mp_page_get_subtitle:
 *
 * Returns: (nullable): the smaller line under the title
 */
const char *
mp_page_get_subtitle (MpPage *self)
{
  g_return_val_if_fail (MP_IS_PAGE (self), NULL);

  return private_of (self)->subtitle;
}

/**
 * mp_page_set_subtitle:
 * @subtitle: (nullable): a smaller line under the title, such as "214 people"
 */
void
mp_page_set_subtitle (MpPage     *self,
                      const char *subtitle)
{
  g_return_if_fail (MP_IS_PAGE (self));

  set_string (self, &private_of (self)->subtitle, subtitle, PROP_SUBTITLE);
}

/**
 * mp_page_get_search_text:
 *
 * Returns: (not nullable): what is searched for; `notify::search-text` tells of changes
 */
const char *
mp_page_get_search_text (MpPage *self)
{
  MpPagePrivate *priv = private_of (self);

  g_return_val_if_fail (MP_IS_PAGE (self), NULL);

  return priv->search_text != NULL ? priv->search_text : "";
}

/**
 * mp_page_set_search_text:
 * @text: what to search for
 */
void
mp_page_set_search_text (MpPage     *self,
                         const char *text)
{
  MpPagePrivate *priv = private_of (self);

  g_return_if_fail (MP_IS_PAGE (self));

  if (g_strcmp0 (gtk_editable_get_text (GTK_EDITABLE (priv->search_entry)), text) != 0)
    gtk_editable_set_text (GTK_EDITABLE (priv->search_entry), text != NULL ? text : "");
  set_string (self, &priv->search_text, text, PROP_SEARCH_TEXT);
}

/**
 * mp_page_open_search:
 *
 * Shows the search bar and puts the cursor in it.
 */
void
mp_page_open_search (MpPage *self)
{
  MpPagePrivate *priv = private_of (self);

  g_return_if_fail (MP_IS_PAGE (self));

  gtk_search_bar_set_search_mode (priv->search_bar, TRUE);
  gtk_widget_grab_focus (GTK_WIDGET (priv->search_entry));
}

/**
 * mp_page_close_search:
 *
 * Hides the search bar and searches for nothing.
 */
void
mp_page_close_search (MpPage *self)
{
  g_return_if_fail (MP_IS_PAGE (self));

  gtk_search_bar_set_search_mode (private_of (self)->search_bar, FALSE);
}

/**
 * mp_page_get_actions:
 *
 * While the page is in view these are the actions `page.<name>` of the whole window.
 *
 * Returns: (transfer none): the group to add the page's actions to
 */
GSimpleActionGroup *
mp_page_get_actions (MpPage *self)
{
  g_return_val_if_fail (MP_IS_PAGE (self), NULL);

  return private_of (self)->actions;
}

/**
 * mp_page_shown:
 *
 * Called by the window each time the page comes into view.  Focus that came along goes from the
 * buttons of the header bar to the content.
 */
void
mp_page_shown (MpPage *self)
{
  g_return_if_fail (MP_IS_PAGE (self));

  if (MP_PAGE_GET_CLASS (self)->shown != NULL)
    MP_PAGE_GET_CLASS (self)->shown (self);
  if (contains_focus (GTK_WIDGET (self))
      && !contains_focus (GTK_WIDGET (private_of (self)->content)))
    mp_page_focus_content (self);
}

/**
 * mp_page_focus_content:
 *
 * Gives the keyboard to where work begins, not to the buttons above that.  Where nothing can take
 * it yet, mp_page_take_focus() does it later.
 */
void
mp_page_focus_content (MpPage *self)
{
  MpPagePrivate *priv;
  GtkWidget *content;

  g_return_if_fail (MP_IS_PAGE (self));

  priv = private_of (self);
  content = GTK_WIDGET (priv->content);
  if (MP_PAGE_GET_CLASS (self)->focus_content != NULL)
    priv->wants_focus = !MP_PAGE_GET_CLASS (self)->focus_content (self);
  else
    priv->wants_focus = !contains_focus (content)
                        && !gtk_widget_child_focus (content, GTK_DIR_TAB_FORWARD);
}

/**
 * mp_page_take_focus:
 *
 * Called by a subclass whose content has come after the page: does what mp_page_focus_content()
 * could not do then.
 */
void
mp_page_take_focus (MpPage *self)
{
  g_return_if_fail (MP_IS_PAGE (self));

  /* What is read in a thread may come when another page is in view, or the window is closed. */
  if (private_of (self)->wants_focus && gtk_widget_get_mapped (GTK_WIDGET (self)))
    mp_page_focus_content (self);
}

/**
 * mp_page_leave:
 *
 * Called by a subclass when what it shows does not exist any more: the window goes back.
 */
void
mp_page_leave (MpPage *self)
{
  g_return_if_fail (MP_IS_PAGE (self));

  g_signal_emit (self, leave_signal, 0);
}

/**
 * mp_page_save_state:
 *
 * Returns: (nullable) (transfer full): what to remember until the next start
 */
GVariant *
mp_page_save_state (MpPage *self)
{
  GVariant *state;

  g_return_val_if_fail (MP_IS_PAGE (self), NULL);

  if (MP_PAGE_GET_CLASS (self)->save_state == NULL)
    return NULL;

  state = MP_PAGE_GET_CLASS (self)->save_state (self);
  return state != NULL ? g_variant_ref_sink (state) : NULL;
}

/**
 * mp_page_restore_state:
 * @state: what mp_page_save_state() gave in an earlier run
 */
void
mp_page_restore_state (MpPage   *self,
                       GVariant *state)
{
  g_return_if_fail (MP_IS_PAGE (self));
  g_return_if_fail (state != NULL);

  if (MP_PAGE_GET_CLASS (self)->restore_state != NULL)
    MP_PAGE_GET_CLASS (self)->restore_state (self, state);
}
