/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The pages of one window: one in view, the way back to those it was opened from. */

#include "config.h"

#include "gui/mp-navigator.h"

/**
 * MpNavigator:
 *
 * Roots stay alive when another root is shown, so that a list keeps its selection, scroll and
 * filter; a page that was pushed over them goes away when one goes back from it.
 */
struct _MpNavigator
{
  GtkWidget parent_instance;

  GtkStack *stack;
  GPtrArray *path; /* (element-type MpPage): the root, then what was pushed over it */
  GPtrArray *gone; /* (element-type MpPage): left, but still sliding out of view */
};

enum
{
  PROP_0,
  PROP_PAGE,
  N_PROPS
};

static GParamSpec *properties[N_PROPS];

G_DEFINE_FINAL_TYPE (MpNavigator, mp_navigator, GTK_TYPE_WIDGET)

static void
drop_gone_pages (MpNavigator *self)
{
  for (guint i = 0; i < self->gone->len; i++)
    gtk_stack_remove (self->stack, self->gone->pdata[i]);
  g_ptr_array_set_size (self->gone, 0);
}

static void
transition_ended_cb (MpNavigator *self)
{
  if (!gtk_stack_get_transition_running (self->stack))
    drop_gone_pages (self);
}

static void
show_top (MpNavigator            *self,
          GtkStackTransitionType  transition)
{
  MpPage *page = mp_navigator_get_page (self);

  g_object_set (page, "can-go-back", self->path->len > 1, NULL);
  gtk_stack_set_visible_child_full (self->stack,
                                    gtk_stack_page_get_name (
                                      gtk_stack_get_page (self->stack, GTK_WIDGET (page))),
                                    transition);
  transition_ended_cb (self);
  mp_page_shown (page);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_PAGE]);
}

static void
page_left_cb (MpNavigator *self,
              MpPage      *page)
{
  guint position;

  if (!g_ptr_array_find (self->path, page, &position) || position == 0)
    return;

  if (position + 1 == self->path->len)
    {
      mp_navigator_back (self);
      return;
    }

  g_ptr_array_remove_index (self->path, position);
  g_ptr_array_add (self->gone, page);
  transition_ended_cb (self);
  g_object_set (mp_navigator_get_page (self), "can-go-back", self->path->len > 1, NULL);
}

static void
add_page (MpNavigator *self,
          MpPage      *page)
{
  static guint serial = 0;
  g_autofree char *name = NULL;

  if (gtk_widget_get_parent (GTK_WIDGET (page)) != NULL)
    return;

  name = g_strdup_printf ("page-%u", serial++);
  gtk_stack_add_named (self->stack, GTK_WIDGET (page), name);
  g_signal_connect_object (page, "leave", G_CALLBACK (page_left_cb), self, G_CONNECT_SWAPPED);
}

static void
leave_pushed_pages (MpNavigator *self)
{
  for (guint i = 1; i < self->path->len; i++)
    g_ptr_array_add (self->gone, self->path->pdata[i]);
  g_ptr_array_set_size (self->path, 0);
}

static void
mp_navigator_get_property (GObject    *object,
                           guint       prop_id,
                           GValue     *value,
                           GParamSpec *pspec)
{
  switch (prop_id)
    {
    case PROP_PAGE:
      g_value_set_object (value, mp_navigator_get_page (MP_NAVIGATOR (object)));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
mp_navigator_dispose (GObject *object)
{
  MpNavigator *self = MP_NAVIGATOR (object);

  g_ptr_array_set_size (self->path, 0);
  g_ptr_array_set_size (self->gone, 0);
  if (self->stack != NULL)
    {
      g_signal_handlers_disconnect_by_data (self->stack, self);
      gtk_widget_unparent (GTK_WIDGET (self->stack));
      self->stack = NULL;
    }

  G_OBJECT_CLASS (mp_navigator_parent_class)->dispose (object);
}

static void
mp_navigator_finalize (GObject *object)
{
  MpNavigator *self = MP_NAVIGATOR (object);

  g_clear_pointer (&self->path, g_ptr_array_unref);
  g_clear_pointer (&self->gone, g_ptr_array_unref);

  G_OBJECT_CLASS (mp_navigator_parent_class)->finalize (object);
}

static void
mp_navigator_class_init (MpNavigatorClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->get_property = mp_navigator_get_property;
  object_class->dispose = mp_navigator_dispose;
  object_class->finalize = mp_navigator_finalize;

  properties[PROP_PAGE] =
    g_param_spec_object ("page", NULL, NULL, MP_TYPE_PAGE,
                         G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);

  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
}

static void
mp_navigator_init (MpNavigator *self)
{
  self->path = g_ptr_array_new ();
  self->gone = g_ptr_array_new ();
  self->stack = GTK_STACK (gtk_stack_new ());
  gtk_stack_set_hhomogeneous (self->stack, FALSE);
  gtk_stack_set_vhomogeneous (self->stack, FALSE);
  gtk_widget_set_parent (GTK_WIDGET (self->stack), GTK_WIDGET (self));
  g_signal_connect_swapped (self->stack, "notify::transition-running",
                            G_CALLBACK (transition_ended_cb), self);
}

/**
 * mp_navigator_new:
 *
 * Returns: (transfer floating): a navigator without a page
 */
MpNavigator *
mp_navigator_new (void)
{
  return g_object_new (MP_TYPE_NAVIGATOR, NULL);
}

/**
 * mp_navigator_get_page:
 *
 * Returns: (transfer none) (nullable): the page in view
 */
MpPage *
mp_navigator_get_page (MpNavigator *self)
{
  g_return_val_if_fail (MP_IS_NAVIGATOR (self), NULL);

  return self->path->len > 0 ? self->path->pdata[self->path->len - 1] : NULL;
}

/**
 * mp_navigator_get_depth:
 *
 * Returns: 1 for a root, one more for every page pushed over it
 */
guint
mp_navigator_get_depth (MpNavigator *self)
{
  g_return_val_if_fail (MP_IS_NAVIGATOR (self), 0);

  return self->path->len;
}

/**
 * mp_navigator_set_root:
 * @page: a new page, or a root that was shown before
 *
 * Shows a root; pages pushed over the former one go away.
 */
void
mp_navigator_set_root (MpNavigator *self,
                       MpPage      *page)
{
  g_return_if_fail (MP_IS_NAVIGATOR (self));
  g_return_if_fail (MP_IS_PAGE (page));

  add_page (self, page);
  leave_pushed_pages (self);
  g_ptr_array_add (self->path, page);
  show_top (self, GTK_STACK_TRANSITION_TYPE_CROSSFADE);
}

/**
 * mp_navigator_push:
 * @page: a new page
 *
 * Shows a page over the one in view, with a way back.
 */
void
mp_navigator_push (MpNavigator *self,
                   MpPage      *page)
{
  g_return_if_fail (MP_IS_NAVIGATOR (self));
  g_return_if_fail (MP_IS_PAGE (page));

  add_page (self, page);
  g_ptr_array_add (self->path, page);
  show_top (self, GTK_STACK_TRANSITION_TYPE_SLIDE_LEFT);
  mp_page_focus_content (page);
}

/* A page that was left by a menu gets the focus back into that menu, which is closed by now and
 * hears no key. */
static void
leave_closed_menu (MpNavigator *self)
{
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));
  GtkWidget *focus = root != NULL ? gtk_root_get_focus (root) : NULL;

  if (focus == NULL || !gtk_widget_get_mapped (focus))
    gtk_widget_child_focus (GTK_WIDGET (mp_navigator_get_page (self)), GTK_DIR_TAB_FORWARD);
}

/**
 * mp_navigator_back:
 *
 * Goes back to the page that the one in view was opened from.
 *
 * Returns: whether there was one
 */
gboolean
mp_navigator_back (MpNavigator *self)
{
  g_return_val_if_fail (MP_IS_NAVIGATOR (self), FALSE);

  if (self->path->len < 2)
    return FALSE;

  g_ptr_array_add (self->gone, g_ptr_array_steal_index (self->path, self->path->len - 1));
  show_top (self, GTK_STACK_TRANSITION_TYPE_SLIDE_RIGHT);
  leave_closed_menu (self);

  return TRUE;
}
