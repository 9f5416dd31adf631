/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A text in a list, drawn only where it is seen; a name has a circle of initials before it. */

#include "config.h"

#include "gui/widgets/mp-list-cell.h"

#include <string.h>

/* A view makes some 200 rows, of which it shows 20.  A label or an inscription sets its text in
 * type in all of them, and an AdwAvatar is four widgets; this remembers a text until it is drawn,
 * and takes its size from the font, which is measured once for a column. */

#define CIRCLE 24
#define CIRCLE_SPACING 9
#define INITIALS_SIZE 10

/* Headings begin at the left, so numbers keep away from the next column. */
#define END_MARGIN 18

struct _MpListCell
{
  GtkWidget parent_instance;

  MpListCellLook *look;
  char *text;
  char *full_name;
  guint colour;
  PangoLayout *layout;
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

G_DEFINE_FINAL_TYPE (MpListCell, mp_list_cell, GTK_TYPE_WIDGET)

/**
 * mp_list_cell_dup_initials:
 * @name: (nullable): as people say it
 *
 * Returns: (transfer full): the first letters of the first and the last word, in capitals
 */
char *
mp_list_cell_dup_initials (const char *name)
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
measure_font (MpListCell *self)
{
  PangoContext *context = gtk_widget_get_pango_context (GTK_WIDGET (self));
  PangoFontMetrics *metrics = pango_context_get_metrics (context, NULL, NULL);
  int letter = pango_font_metrics_get_approximate_char_width (metrics);
  int digit = pango_font_metrics_get_approximate_digit_width (metrics);

  self->look->char_width = PANGO_PIXELS_CEIL (MAX (letter, digit));
  self->look->line_height = PANGO_PIXELS_CEIL (pango_font_metrics_get_height (metrics));
  pango_font_metrics_unref (metrics);
}

static int
get_room_before (const MpListCell *self)
{
  return self->look->initials ? CIRCLE + CIRCLE_SPACING : 0;
}

static int
get_room_after (const MpListCell *self)
{
  return self->look->at_end ? END_MARGIN : 0;
}

static void
mp_list_cell_measure (GtkWidget *widget, GtkOrientation orientation, int for_size, int *minimum,
                      int *natural, int *minimum_baseline, int *natural_baseline)
{
  MpListCell *self = MP_LIST_CELL (widget);
  int around = get_room_before (self) + get_room_after (self);

  if (self->look->line_height == 0)
    measure_font (self);
  if (orientation == GTK_ORIENTATION_HORIZONTAL)
    {
      *minimum = self->look->least_chars * self->look->char_width + around;
      *natural = self->look->usual_chars * self->look->char_width + around;
      return;
    }
  *minimum = *natural = MAX (self->look->line_height, self->look->initials ? CIRCLE : 0);
}

static gboolean
is_right_to_left (GtkWidget *widget)
{
  return gtk_widget_get_direction (widget) == GTK_TEXT_DIR_RTL;
}

static PangoLayout *
get_layout (MpListCell *self, int width)
{
  if (self->layout == NULL)
    {
      self->layout = gtk_widget_create_pango_layout (GTK_WIDGET (self), self->text);
      pango_layout_set_ellipsize (self->layout, PANGO_ELLIPSIZE_END);
      pango_layout_set_single_paragraph_mode (self->layout, TRUE);
    }
  pango_layout_set_width (self->layout, width * PANGO_SCALE);
  return self->layout;
}

/* Where the text begins, whichever way it and the window are read. */
static int
get_text_left (MpListCell *self, int width, const PangoRectangle *text)
{
  gboolean right_to_left = is_right_to_left (GTK_WIDGET (self));
  int left = right_to_left ? get_room_after (self) : get_room_before (self);

  if (right_to_left != self->look->at_end)
    left += width - text->width;
  return left - text->x;
}

static void
draw_text (MpListCell *self, GtkSnapshot *snapshot)
{
  GtkWidget *widget = GTK_WIDGET (self);
  int width = gtk_widget_get_width (widget) - get_room_before (self) - get_room_after (self);
  PangoLayout *layout;
  PangoRectangle text;
  GdkRGBA colour;

  if (self->text == NULL || width <= 0)
    return;
  layout = get_layout (self, width);
  pango_layout_get_pixel_extents (layout, NULL, &text);
  gtk_style_context_get_color (gtk_widget_get_style_context (widget), &colour);
  gtk_snapshot_save (snapshot);
  gtk_snapshot_translate (snapshot,
                          &GRAPHENE_POINT_INIT (get_text_left (self, width, &text),
                                                (gtk_widget_get_height (widget) - text.height)
                                                    / 2));
  gtk_snapshot_append_layout (snapshot, layout, &colour);
  gtk_snapshot_restore (snapshot);
}

static PangoLayout *
make_initials (MpListCell *self)
{
  g_autofree char *initials = mp_list_cell_dup_initials (self->full_name);
  PangoLayout *layout = gtk_widget_create_pango_layout (GTK_WIDGET (self), initials);
  PangoAttrList *attributes = pango_attr_list_new ();

  pango_attr_list_insert (attributes, pango_attr_weight_new (PANGO_WEIGHT_BOLD));
  pango_attr_list_insert (attributes,
                          pango_attr_size_new_absolute (INITIALS_SIZE * PANGO_SCALE));
  pango_layout_set_attributes (layout, attributes);
  pango_attr_list_unref (attributes);
  return layout;
}

static void
draw_initials (MpListCell *self, GtkSnapshot *snapshot)
{
  g_autoptr (PangoLayout) layout = make_initials (self);
  PangoRectangle ink;
  GdkRGBA colour;

  gdk_rgba_parse (&colour, colours[self->colour].text);
  pango_layout_get_pixel_extents (layout, &ink, NULL);
  gtk_snapshot_save (snapshot);
  gtk_snapshot_translate (snapshot, &GRAPHENE_POINT_INIT ((CIRCLE - ink.width) / 2.0f - ink.x,
                                                          (CIRCLE - ink.height) / 2.0f - ink.y));
  gtk_snapshot_append_layout (snapshot, layout, &colour);
  gtk_snapshot_restore (snapshot);
}

static void
draw_circle (MpListCell *self, GtkSnapshot *snapshot)
{
  GtkWidget *widget = GTK_WIDGET (self);
  float left = is_right_to_left (widget) ? (float) (gtk_widget_get_width (widget) - CIRCLE) : 0;
  float top = (float) (gtk_widget_get_height (widget) - CIRCLE) / 2;
  GskRoundedRect circle;
  GdkRGBA colour;

  gdk_rgba_parse (&colour, colours[self->colour].background);
  gsk_rounded_rect_init_from_rect (&circle, &GRAPHENE_RECT_INIT (0, 0, CIRCLE, CIRCLE),
                                   CIRCLE / 2.0f);
  gtk_snapshot_save (snapshot);
  gtk_snapshot_translate (snapshot, &GRAPHENE_POINT_INIT (left, top));
  gtk_snapshot_push_rounded_clip (snapshot, &circle);
  gtk_snapshot_append_color (snapshot, &colour, &circle.bounds);
  gtk_snapshot_pop (snapshot);
  draw_initials (self, snapshot);
  gtk_snapshot_restore (snapshot);
}

static void
mp_list_cell_snapshot (GtkWidget *widget, GtkSnapshot *snapshot)
{
  MpListCell *self = MP_LIST_CELL (widget);

  if (self->look->initials)
    draw_circle (self, snapshot);
  draw_text (self, snapshot);
}

static void
mp_list_cell_css_changed (GtkWidget *widget, GtkCssStyleChange *change)
{
  GTK_WIDGET_CLASS (mp_list_cell_parent_class)->css_changed (widget, change);

  g_clear_object (&MP_LIST_CELL (widget)->layout);
  gtk_widget_queue_draw (widget);
}

static void
mp_list_cell_finalize (GObject *object)
{
  MpListCell *self = MP_LIST_CELL (object);

  g_clear_object (&self->layout);
  g_free (self->text);
  g_free (self->full_name);

  G_OBJECT_CLASS (mp_list_cell_parent_class)->finalize (object);
}

static void
mp_list_cell_class_init (MpListCellClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->finalize = mp_list_cell_finalize;
  widget_class->measure = mp_list_cell_measure;
  widget_class->snapshot = mp_list_cell_snapshot;
  widget_class->css_changed = mp_list_cell_css_changed;

  gtk_widget_class_set_css_name (widget_class, "list-cell");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_LABEL);
}

static void
mp_list_cell_init (MpListCell *self)
{
}

/**
 * mp_list_cell_new:
 * @look: (unowned): shared by the cells of a column
 *
 * Returns: (transfer floating): a cell without a text
 */
GtkWidget *
mp_list_cell_new (MpListCellLook *look)
{
  MpListCell *self;

  g_return_val_if_fail (look != NULL, NULL);

  self = g_object_new (MP_TYPE_LIST_CELL, NULL);
  self->look = look;
  return GTK_WIDGET (self);
}

/**
 * mp_list_cell_set_text:
 * @text: (nullable): what it says
 */
void
mp_list_cell_set_text (MpListCell *self, const char *text)
{
  g_return_if_fail (MP_IS_LIST_CELL (self));

  if (g_strcmp0 (self->text, text) == 0)
    return;
  g_free (self->text);
  self->text = g_strdup (text);
  g_clear_object (&self->layout);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  text != NULL ? text : "", -1);
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

/**
 * mp_list_cell_set_name:
 * @list_name: (nullable): as the list is ordered
 * @full_name: (nullable): as people say it; the same name has the same colour everywhere
 */
void
mp_list_cell_set_name (MpListCell *self, const char *list_name, const char *full_name)
{
  g_return_if_fail (MP_IS_LIST_CELL (self));

  g_free (self->full_name);
  self->full_name = g_strdup (full_name);
  self->colour = g_str_hash (full_name != NULL ? full_name : "") % G_N_ELEMENTS (colours);
  mp_list_cell_set_text (self, list_name);
}

/**
 * mp_list_cell_get_text:
 *
 * Returns: (nullable): what it says
 */
const char *
mp_list_cell_get_text (MpListCell *self)
{
  g_return_val_if_fail (MP_IS_LIST_CELL (self), NULL);

  return self->text;
}

/**
 * mp_list_cell_font_changed:
 *
 * Measures the font of the column again.  A cell cannot find that out itself at a price that
 * hundreds can pay, so the view does it for all.
 */
void
mp_list_cell_font_changed (MpListCell *self)
{
  g_return_if_fail (MP_IS_LIST_CELL (self));

  self->look->line_height = 0;
  g_clear_object (&self->layout);
  gtk_widget_queue_resize (GTK_WIDGET (self));
}
