/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The first steps in a new programme. */

#include "config.h"

#include "gui/widgets/mp-welcome-view.h"

struct _MpWelcomeView
{
  GtkWidget parent_instance;
};

G_DEFINE_FINAL_TYPE (MpWelcomeView, mp_welcome_view, GTK_TYPE_WIDGET)

static void
mp_welcome_view_dispose (GObject *object)
{
  GtkWidget *child = gtk_widget_get_first_child (GTK_WIDGET (object));

  g_clear_pointer (&child, gtk_widget_unparent);

  G_OBJECT_CLASS (mp_welcome_view_parent_class)->dispose (object);
}

static void
mp_welcome_view_class_init (MpWelcomeViewClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = mp_welcome_view_dispose;

  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               RESOURCE_PATH "/ui/mp-welcome-view.ui");
}

static void
mp_welcome_view_init (MpWelcomeView *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * mp_welcome_view_new:
 *
 * Returns: (transfer floating): the view; its rows activate actions of the window
 */
GtkWidget *
mp_welcome_view_new (void)
{
  return g_object_new (MP_TYPE_WELCOME_VIEW, NULL);
}
