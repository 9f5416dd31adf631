/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A name in a list, with a small coloured circle of initials before it. */

#include "config.h"

#include "gui/widgets/mp-name-cell.h"

#include <string.h>

/* An AdwAvatar is four widgets: 200 of them take a third of the time in which a list opens.  Here
 * the circle is drawn, and only where it is seen. */

#define SIZE 24
#define SPACING 9

struct _MpNameCell
{
  GtkWidget parent_instance;

  GtkWidget *text;
  char *full_name;
  guint colour;
};

typedef struct
{
  const char *background;
  const char *text;
} Colour;

/* Pairs that are easy to read on each other, in light and dark windows. */
static const Colour colours[] = {
  { "#b3d3f5", "#124a8f" }, { "#b5ecc2", "#115c32" }, { "#f7e7a3", "#6b4a00" },
  { "#ffd3a1", "#7f3407" }, { "#f6bbb5", "#8a161d" }, { "#e3bfe5", "#5b2a78" },
  { "#dcc5b1", "#54381f" }, { "#d3d0cc", "#3a3740" }, { "#b0e4e4", "#0d5257" },
};

G_DEFINE_FINAL_TYPE (MpNameCell, mp_name_cell, GTK_TYPE_WIDGET)

/**
 * mp_name_cell_dup_initials:
 * @name: (nullable): as people say it
 *
 * Returns: (transfer full): the first letters of the first and the last word, in capitals
 */
char *
mp_name_cell_dup_initials (const char *name)
{
  g_autofree char *stripped = g_strstrip (g_strdup (name != NULL ? name : ""));
  const char *last = strrchr (stripped, ' ');
  GString *initials = g_string_new (NULL);

  if (*stripped != '\0')
    g_string_append_unichar (initials, g_unichar_toupper (g_utf8_get_char (stripped)));
  if (last != NULL)
    g_string_append_unichar (initials, g_unichar_toupper (g_utf8_get_char (last + 1)));
  return g_string_free (initials, FALSE);
}

static void
mp_name_cell_measure (GtkWidget *widget, GtkOrientation orientation, int for_size, int *minimum,
                      int *natural, int *minimum_baseline, int *natural_baseline)
{
  gtk_widget_measure (MP_NAME_CELL (widget)->text, orientation, -1, minimum, natural, NULL, NULL);
  if (orientation == GTK_ORIENTATION_HORIZONTAL)
    {
      *minimum += SIZE + SPACING;
      *natural += SIZE + SPACING;
      return;
    }
  *minimum = MAX (*minimum, SIZE);
  *natural = MAX (*natural, SIZE);
}

static gboolean
is_right_to_left (GtkWidget *widget)
{
  return gtk_widget_get_direction (widget) == GTK_TEXT_DIR_RTL;
}

static void
mp_name_cell_size_allocate (GtkWidget *widget, int width, int height, int baseline)
{
  GtkAllocation area = { SIZE + SPACING, 0, MAX (width - SIZE - SPACING, 0), height };

  /* A text with more room than its line puts a line that was cut short at the top. */
  gtk_widget_measure (MP_NAME_CELL (widget)->text, GTK_ORIENTATION_VERTICAL, -1, &area.height,
                      NULL, NULL, NULL);
  area.y = (height - area.height) / 2;
  if (is_right_to_left (widget))
    area.x = 0;
  gtk_widget_size_allocate (MP_NAME_CELL (widget)->text, &area, -1);
}

static PangoLayout *
make_layout (MpNameCell *self)
{
  g_autofree char *initials = mp_name_cell_dup_initials (self->full_name);
  PangoLayout *layout = gtk_widget_create_pango_layout (GTK_WIDGET (self), initials);
  PangoAttrList *attributes = pango_attr_list_new ();

  pango_attr_list_insert (attributes, pango_attr_weight_new (PANGO_WEIGHT_BOLD));
  pango_attr_list_insert (attributes, pango_attr_size_new_absolute ((int) (SIZE * 0.42)
                                                                    * PANGO_SCALE));
  pango_layout_set_attributes (layout, attributes);
  pango_attr_list_unref (attributes);
  return layout;
}

static void
draw_initials (MpNameCell *self, GtkSnapshot *snapshot)
{
  g_autoptr (PangoLayout) layout = make_layout (self);
  PangoRectangle ink;
  GdkRGBA colour;

  gdk_rgba_parse (&colour, colours[self->colour].text);
  pango_layout_get_pixel_extents (layout, &ink, NULL);
  gtk_snapshot_save (snapshot);
  gtk_snapshot_translate (snapshot, &GRAPHENE_POINT_INIT ((SIZE - ink.width) / 2.0f - ink.x,
                                                          (SIZE - ink.height) / 2.0f - ink.y));
  gtk_snapshot_append_layout (snapshot, layout, &colour);
  gtk_snapshot_restore (snapshot);
}

static void
draw_circle (MpNameCell *self, GtkSnapshot *snapshot)
{
  GskRoundedRect circle;
  GdkRGBA colour;

  gdk_rgba_parse (&colour, colours[self->colour].background);
  gsk_rounded_rect_init_from_rect (&circle, &GRAPHENE_RECT_INIT (0, 0, SIZE, SIZE), SIZE / 2.0f);
  gtk_snapshot_push_rounded_clip (snapshot, &circle);
  gtk_snapshot_append_color (snapshot, &colour, &circle.bounds);
  gtk_snapshot_pop (snapshot);
}

static void
mp_name_cell_snapshot (GtkWidget *widget, GtkSnapshot *snapshot)
{
  MpNameCell *self = MP_NAME_CELL (widget);
  float left = is_right_to_left (widget) ? (float) (gtk_widget_get_width (widget) - SIZE) : 0;
  float top = (float) (gtk_widget_get_height (widget) - SIZE) / 2;

  gtk_snapshot_save (snapshot);
  gtk_snapshot_translate (snapshot, &GRAPHENE_POINT_INIT (left, top));
  draw_circle (self, snapshot);
  draw_initials (self, snapshot);
  gtk_snapshot_restore (snapshot);
  gtk_widget_snapshot_child (widget, self->text, snapshot);
}

static void
mp_name_cell_dispose (GObject *object)
{
  g_clear_pointer (&MP_NAME_CELL (object)->text, gtk_widget_unparent);

  G_OBJECT_CLASS (mp_name_cell_parent_class)->dispose (object);
}

static void
mp_name_cell_finalize (GObject *object)
{
  g_free (MP_NAME_CELL (object)->full_name);

  G_OBJECT_CLASS (mp_name_cell_parent_class)->finalize (object);
}

static void
mp_name_cell_class_init (MpNameCellClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = mp_name_cell_dispose;
  G_OBJECT_CLASS (klass)->finalize = mp_name_cell_finalize;
  widget_class->measure = mp_name_cell_measure;
  widget_class->size_allocate = mp_name_cell_size_allocate;
  widget_class->snapshot = mp_name_cell_snapshot;

  gtk_widget_class_set_css_name (widget_class, "name-cell");
}

static void
mp_name_cell_init (MpNameCell *self)
{
  self->text = g_object_new (GTK_TYPE_INSCRIPTION,
                             "text-overflow", GTK_INSCRIPTION_OVERFLOW_ELLIPSIZE_END,
                             "min-lines", 1,
                             "nat-lines", 1,
                             NULL);
  gtk_widget_set_parent (self->text, GTK_WIDGET (self));
}

/**
 * mp_name_cell_new:
 * @least_chars: the width in characters below which it does not go
 * @usual_chars: the width it takes where there is room
 *
 * Returns: (transfer floating): a cell without a name
 */
GtkWidget *
mp_name_cell_new (guint least_chars, guint usual_chars)
{
  MpNameCell *self = g_object_new (MP_TYPE_NAME_CELL, NULL);

  gtk_inscription_set_min_chars (GTK_INSCRIPTION (self->text), least_chars);
  gtk_inscription_set_nat_chars (GTK_INSCRIPTION (self->text), usual_chars);
  return GTK_WIDGET (self);
}

/**
 * mp_name_cell_set_name:
 * @list_name: (nullable): as the list is ordered
 * @full_name: (nullable): as people say it; the same name has the same colour everywhere
 */
void
mp_name_cell_set_name (MpNameCell *self, const char *list_name, const char *full_name)
{
  g_return_if_fail (MP_IS_NAME_CELL (self));

  gtk_inscription_set_text (GTK_INSCRIPTION (self->text), list_name);
  g_free (self->full_name);
  self->full_name = g_strdup (full_name);
  self->colour = g_str_hash (full_name != NULL ? full_name : "") % G_N_ELEMENTS (colours);
  gtk_widget_queue_draw (GTK_WIDGET (self));
}
