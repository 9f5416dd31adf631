/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The bar below a list that says how many are selected and offers what can be done with them. */

#include "config.h"

#include "gui/widgets/mp-selection-bar.h"

#include <glib/gi18n.h>

/**
 * MpSelectionBar:
 *
 * Its buttons name the actions `page.<name>` of the page that it is in.
 */
struct _MpSelectionBar
{
  GtkWidget parent_instance;

  GtkActionBar *action_bar;
  GtkLabel *selected_label;
  GtkMenuButton *status_button;
  GtkWidget *stage_button;
  GtkWidget *report_button;
  GtkMenuButton *more_button;
};

G_DEFINE_FINAL_TYPE (MpSelectionBar, mp_selection_bar, GTK_TYPE_WIDGET)

static void
mp_selection_bar_dispose (GObject *object)
{
  gtk_widget_dispose_template (GTK_WIDGET (object), MP_TYPE_SELECTION_BAR);

  G_OBJECT_CLASS (mp_selection_bar_parent_class)->dispose (object);
}

static void
mp_selection_bar_class_init (MpSelectionBarClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = mp_selection_bar_dispose;

  gtk_widget_class_set_template_from_resource (widget_class,
                                               RESOURCE_PATH "/ui/mp-selection-bar.ui");
  gtk_widget_class_bind_template_child (widget_class, MpSelectionBar, action_bar);
  gtk_widget_class_bind_template_child (widget_class, MpSelectionBar, selected_label);
  gtk_widget_class_bind_template_child (widget_class, MpSelectionBar, status_button);
  gtk_widget_class_bind_template_child (widget_class, MpSelectionBar, stage_button);
  gtk_widget_class_bind_template_child (widget_class, MpSelectionBar, report_button);
  gtk_widget_class_bind_template_child (widget_class, MpSelectionBar, more_button);
}

static void
mp_selection_bar_init (MpSelectionBar *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * mp_selection_bar_set_up:
 * @kind: of the list, which says what buttons there are
 * @statuses: (nullable): the statuses that can be given, if there are any
 * @menu: everything that can be done
 *
 * To be called once.
 */
void
mp_selection_bar_set_up (MpSelectionBar *self, MpListKind kind, GMenuModel *statuses,
                         GMenuModel *menu)
{
  gboolean mentees = kind == MP_LIST_MENTEES;

  g_return_if_fail (MP_IS_SELECTION_BAR (self));
  g_return_if_fail (G_IS_MENU_MODEL (menu));

  gtk_widget_set_visible (self->stage_button, mentees);
  gtk_widget_set_visible (self->report_button, mentees);
  gtk_widget_set_visible (GTK_WIDGET (self->status_button), statuses != NULL);
  gtk_menu_button_set_menu_model (self->status_button, statuses);
  gtk_menu_button_set_menu_model (self->more_button, menu);
}

/**
 * mp_selection_bar_set_count:
 * @n_selected: how many are selected
 */
void
mp_selection_bar_set_count (MpSelectionBar *self, guint n_selected)
{
  g_autofree char *text = NULL;

  g_return_if_fail (MP_IS_SELECTION_BAR (self));

  text = g_strdup_printf (ngettext ("%'u selected", "%'u selected", n_selected), n_selected);
  gtk_label_set_label (self->selected_label, text);
}

/**
 * mp_selection_bar_get_revealed:
 *
 * Returns: whether the bar is there
 */
gboolean
mp_selection_bar_get_revealed (MpSelectionBar *self)
{
  g_return_val_if_fail (MP_IS_SELECTION_BAR (self), FALSE);

  return gtk_action_bar_get_revealed (self->action_bar);
}

/**
 * mp_selection_bar_set_revealed:
 * @revealed: whether the bar is there
 */
void
mp_selection_bar_set_revealed (MpSelectionBar *self, gboolean revealed)
{
  g_return_if_fail (MP_IS_SELECTION_BAR (self));

  gtk_action_bar_set_revealed (self->action_bar, revealed);
}
