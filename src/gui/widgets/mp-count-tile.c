/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A large number with a few words under it, to press. */

#include "config.h"

#include "gui/widgets/mp-count-tile.h"

#include "gui/widgets/mp-spoken-name.h"

struct _MpCountTile
{
  GtkButton parent_instance;

  GtkLabel *count_label;
  GtkLabel *name_label;
};

G_DEFINE_FINAL_TYPE (MpCountTile, mp_count_tile, GTK_TYPE_BUTTON)

static void
mp_count_tile_class_init (MpCountTileClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  gtk_widget_class_set_template_from_resource (widget_class,
                                               RESOURCE_PATH "/ui/mp-count-tile.ui");
  gtk_widget_class_bind_template_child (widget_class, MpCountTile, count_label);
  gtk_widget_class_bind_template_child (widget_class, MpCountTile, name_label);
}

static void
mp_count_tile_init (MpCountTile *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * mp_count_tile_set:
 * @count: the number
 * @words: what is counted, in the form that goes with the number
 *
 * A screen reader says both.
 */
void
mp_count_tile_set (MpCountTile *self,
                   gint64       count,
                   const char  *words)
{
  g_autofree char *number = NULL;
  g_autofree char *name = NULL;

  g_return_if_fail (MP_IS_COUNT_TILE (self));

  number = g_strdup_printf ("%'" G_GINT64_FORMAT, count);
  name = g_strdup_printf ("%s %s", number, words);
  gtk_label_set_label (self->count_label, number);
  gtk_label_set_label (self->name_label, words);
  mp_spoken_name_set (self, name);
}
