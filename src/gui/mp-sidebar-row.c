/* SPDX-License-Identifier: GPL-3.0-or-later */
/* One entry of the sidebar: icon, name, and how many things need attention there. */

#include "config.h"

#include "gui/mp-sidebar-row.h"

#include "gui/widgets/mp-spoken-name.h"

#include <glib/gi18n.h>

struct _MpSidebarRow
{
  GtkListBoxRow parent_instance;

  const MpPlace *place;

  GtkImage *icon;
  GtkLabel *name_label;
  GtkLabel *count_label;
};

G_DEFINE_FINAL_TYPE (MpSidebarRow, mp_sidebar_row, GTK_TYPE_LIST_BOX_ROW)

static void
mp_sidebar_row_class_init (MpSidebarRowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  gtk_widget_class_set_template_from_resource (widget_class,
                                               RESOURCE_PATH "/ui/mp-sidebar-row.ui");
  gtk_widget_class_bind_template_child (widget_class, MpSidebarRow, icon);
  gtk_widget_class_bind_template_child (widget_class, MpSidebarRow, name_label);
  gtk_widget_class_bind_template_child (widget_class, MpSidebarRow, count_label);
}

static void
mp_sidebar_row_init (MpSidebarRow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * mp_sidebar_row_new:
 * @place: what it leads to
 *
 * Returns: (transfer floating): a row without a count
 */
GtkWidget *
mp_sidebar_row_new (const MpPlace *place)
{
  MpSidebarRow *self = g_object_new (MP_TYPE_SIDEBAR_ROW, NULL);

  g_return_val_if_fail (place != NULL, NULL);

  self->place = place;
  gtk_image_set_from_icon_name (self->icon, place->icon_name);
  gtk_label_set_label (self->name_label, _(place->title));
  mp_sidebar_row_set_count (self, 0);

  return GTK_WIDGET (self);
}

/**
 * mp_sidebar_row_get_place:
 *
 * Returns: (transfer none): what it leads to
 */
const MpPlace *
mp_sidebar_row_get_place (MpSidebarRow *self)
{
  g_return_val_if_fail (MP_IS_SIDEBAR_ROW (self), NULL);

  return self->place;
}

/**
 * mp_sidebar_row_set_count:
 * @count: how many things need attention there; none is not shown
 */
void
mp_sidebar_row_set_count (MpSidebarRow *self,
                          gint64        count)
{
  g_autofree char *number = NULL;
  g_autofree char *name = NULL;

  g_return_if_fail (MP_IS_SIDEBAR_ROW (self));

  number = g_strdup_printf ("%" G_GINT64_FORMAT, count);
  gtk_label_set_label (self->count_label, number);
  gtk_widget_set_visible (GTK_WIDGET (self->count_label), count > 0);

  /* Translators: an entry of the sidebar for a screen reader, such as "Today, 4". */
  name = count > 0 ? g_strdup_printf (_("%s, %s"), _(self->place->title), number)
                   : g_strdup (_(self->place->title));
  mp_spoken_name_set (self, name);
}
