/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The column of boxes by which rows are selected one by one. */

#include "config.h"

#include "gui/widgets/mp-people-checks.h"

#include "gui/model/mp-record.h"

#include <glib/gi18n.h>

static void
toggled_cb (GtkCheckButton *check, GtkListItem *list_item)
{
  GtkWidget *view = gtk_widget_get_ancestor (GTK_WIDGET (check), GTK_TYPE_COLUMN_VIEW);
  gboolean wanted = gtk_check_button_get_active (check);
  GtkSelectionModel *model;

  if (view == NULL || wanted == gtk_list_item_get_selected (list_item))
    return;
  model = gtk_column_view_get_model (GTK_COLUMN_VIEW (view));
  if (wanted)
    gtk_selection_model_select_item (model, gtk_list_item_get_position (list_item), FALSE);
  else
    gtk_selection_model_unselect_item (model, gtk_list_item_get_position (list_item));
}

static void
setup_cb (GtkListItemFactory *factory, GtkListItem *list_item)
{
  GtkWidget *check = gtk_check_button_new ();

  gtk_widget_set_valign (check, GTK_ALIGN_CENTER);
  gtk_widget_set_focusable (check, FALSE);
  g_object_bind_property (list_item, "selected", check, "active", G_BINDING_SYNC_CREATE);
  g_signal_connect_object (check, "toggled", G_CALLBACK (toggled_cb), list_item, 0);
  gtk_list_item_set_child (list_item, check);
}

static void
show_name (GtkListItem *list_item)
{
  MpRecord *record = gtk_list_item_get_item (list_item);
  const MpPeopleRow *row = mp_record_get_row (record);
  g_autofree char *label = NULL;

  label = g_strdup_printf (_("Select %s"), row->full_name != NULL ? row->full_name : "");
  gtk_accessible_update_property (GTK_ACCESSIBLE (gtk_list_item_get_child (list_item)),
                                  GTK_ACCESSIBLE_PROPERTY_LABEL, label, -1);
}

static void
changed_cb (MpRecord *record, GtkListItem *list_item)
{
  show_name (list_item);
}

static void
bind_cb (GtkListItemFactory *factory, GtkListItem *list_item)
{
  g_signal_connect (gtk_list_item_get_item (list_item), "changed", G_CALLBACK (changed_cb),
                    list_item);
  show_name (list_item);
}

static void
unbind_cb (GtkListItemFactory *factory, GtkListItem *list_item)
{
  g_signal_handlers_disconnect_by_func (gtk_list_item_get_item (list_item), changed_cb, list_item);
}

/**
 * mp_people_checks_new:
 *
 * Returns: (transfer full): a column for a view of #MpRecord
 */
GtkColumnViewColumn *
mp_people_checks_new (void)
{
  GtkListItemFactory *factory = gtk_signal_list_item_factory_new ();

  g_signal_connect (factory, "setup", G_CALLBACK (setup_cb), NULL);
  g_signal_connect (factory, "bind", G_CALLBACK (bind_cb), NULL);
  g_signal_connect (factory, "unbind", G_CALLBACK (unbind_cb), NULL);
  return gtk_column_view_column_new (NULL, factory);
}
