/* SPDX-License-Identifier: GPL-3.0-or-later */
/* One page of a report on the screen, drawn as it will be printed. */

#include "config.h"

#include "gui/widgets/mp-report-sheet.h"

#include <glib/gi18n.h>
#include <math.h>

#define MARGIN 24.0
#define PIXELS_PER_POINT (96.0 / 72)

/* The widest that a page gets by itself, and the narrowest, in pixels. */
#define WIDEST 860.0
#define NARROWEST 240.0

/* On the screen cairo puts letters on whole pixels, which pulls words apart in small sizes.  Drawn
 * twice as large and shrunk they stand right; from this many pixels a point on nobody sees it. */
#define OVERSAMPLING 2
#define FINE_ENOUGH 2.2

/**
 * MpReportSheet:
 * @part: of the report that @pages are of
 * @page: within @part
 * @zoom: 1 for the size of the paper, or %MP_ZOOM_FIT
 * @text: what is read on the page
 * @picture: (nullable): the page as it was drawn last
 * @picture_scale: the pixels a point of @picture
 */
struct _MpReportSheet
{
  GtkWidget parent_instance;

  MpReport *report;
  MpTypesetter *typesetter;
  MpComposition *pages;
  guint part;
  guint page;
  double zoom;
  char *text;
  GdkTexture *picture;
  double picture_scale;
};

G_DEFINE_FINAL_TYPE (MpReportSheet, mp_report_sheet, GTK_TYPE_WIDGET)

static const MpPaper *
get_paper (MpReportSheet *self)
{
  return self->pages != NULL ? mp_composition_get_paper (self->pages) : mp_paper_for_country (NULL);
}

/* From points to pixels. */
static double
get_scale (MpReportSheet *self,
           double         width)
{
  if (self->zoom != MP_ZOOM_FIT)
    return self->zoom * PIXELS_PER_POINT;
  return MIN (width - 2 * MARGIN, WIDEST) / get_paper (self)->width;
}

static void
clear_pages (MpReportSheet *self)
{
  g_clear_object (&self->picture);
  g_clear_pointer (&self->pages, mp_composition_free);
  g_clear_pointer (&self->text, g_free);
}

static GtkSizeRequestMode
mp_report_sheet_get_request_mode (GtkWidget *widget)
{
  return GTK_SIZE_REQUEST_HEIGHT_FOR_WIDTH;
}

static void
measure_width (MpReportSheet *self,
               int           *minimum,
               int           *natural)
{
  if (self->zoom == MP_ZOOM_FIT)
    {
      *minimum = (int) (NARROWEST + 2 * MARGIN);
      *natural = (int) (WIDEST + 2 * MARGIN);
      return;
    }
  *minimum = (int) ceil (get_scale (self, 0) * get_paper (self)->width + 2 * MARGIN);
  *natural = *minimum;
}

static void
mp_report_sheet_measure (GtkWidget      *widget,
                         GtkOrientation  orientation,
                         int             for_size,
                         int            *minimum,
                         int            *natural,
                         int            *minimum_baseline,
                         int            *natural_baseline)
{
  MpReportSheet *self = MP_REPORT_SHEET (widget);
  double width = for_size >= 0 ? for_size : NARROWEST + 2 * MARGIN;

  if (orientation == GTK_ORIENTATION_HORIZONTAL)
    {
      measure_width (self, minimum, natural);
      return;
    }
  *minimum = (int) ceil (get_scale (self, width) * get_paper (self)->height + 2 * MARGIN);
  *natural = *minimum;
}

static void
draw_paper (GtkSnapshot           *snapshot,
            const graphene_rect_t *paper)
{
  static const GdkRGBA white = { 1, 1, 1, 1 };
  static const GdkRGBA shade = { 0, 0, 0, 0.3f };
  static const GdkRGBA edge = { 0, 0, 0, 0.12f };
  GskRoundedRect outline;

  gsk_rounded_rect_init_from_rect (&outline, paper, 0);
  gtk_snapshot_append_outset_shadow (snapshot, &outline, &edge, 0, 0, 1, 0);
  gtk_snapshot_append_outset_shadow (snapshot, &outline, &shade, 0, 1, 0, 5);
  gtk_snapshot_append_color (snapshot, &white, paper);
}

static void
paint (MpReportSheet *self,
       cairo_t       *cr,
       double         scale)
{
  cairo_scale (cr, scale, scale);
  mp_composition_paint_page (self->pages, self->page, cr, FALSE);
}

static GdkTexture *
make_texture (cairo_surface_t *surface)
{
  int width = cairo_image_surface_get_width (surface);
  int height = cairo_image_surface_get_height (surface);
  gsize stride = (gsize) cairo_image_surface_get_stride (surface);
  g_autoptr (GBytes) bytes = NULL;

  cairo_surface_flush (surface);
  bytes = g_bytes_new_with_free_func (cairo_image_surface_get_data (surface), stride * height,
                                      (GDestroyNotify) cairo_surface_destroy,
                                      cairo_surface_reference (surface));
  return gdk_memory_texture_new (width, height, GDK_MEMORY_DEFAULT, bytes, stride);
}

static GdkTexture *
get_picture (MpReportSheet *self,
             double         scale)
{
  const MpPaper *paper = get_paper (self);
  cairo_surface_t *surface;
  cairo_t *cr;

  if (self->picture != NULL && self->picture_scale == scale)
    return self->picture;

  surface = cairo_image_surface_create (CAIRO_FORMAT_ARGB32, (int) ceil (paper->width * scale),
                                        (int) ceil (paper->height * scale));
  cr = cairo_create (surface);
  paint (self, cr, scale);
  cairo_destroy (cr);
  g_clear_object (&self->picture);
  self->picture = make_texture (surface);
  self->picture_scale = scale;
  cairo_surface_destroy (surface);
  return self->picture;
}

static void
draw_page (MpReportSheet         *self,
           GtkSnapshot           *snapshot,
           const graphene_rect_t *paper,
           double                 scale)
{
  double fine = scale * gtk_widget_get_scale_factor (GTK_WIDGET (self)) * OVERSAMPLING;
  cairo_t *cr;

  if (fine / OVERSAMPLING < FINE_ENOUGH)
    {
      gtk_snapshot_append_texture (snapshot, get_picture (self, fine), paper);
      return;
    }
  cr = gtk_snapshot_append_cairo (snapshot, paper);
  cairo_translate (cr, paper->origin.x, paper->origin.y);
  paint (self, cr, scale);
  cairo_destroy (cr);
}

static void
mp_report_sheet_snapshot (GtkWidget   *widget,
                          GtkSnapshot *snapshot)
{
  MpReportSheet *self = MP_REPORT_SHEET (widget);
  const MpPaper *paper = get_paper (self);
  double scale = get_scale (self, gtk_widget_get_width (widget));
  double x = floor ((gtk_widget_get_width (widget) - scale * paper->width) / 2);
  graphene_rect_t bounds;

  if (self->pages == NULL)
    return;

  graphene_rect_init (&bounds, (float) x, (float) MARGIN, (float) (scale * paper->width),
                      (float) (scale * paper->height));
  draw_paper (snapshot, &bounds);
  draw_page (self, snapshot, &bounds, scale);
}

static void
mp_report_sheet_dispose (GObject *object)
{
  MpReportSheet *self = MP_REPORT_SHEET (object);

  clear_pages (self);
  g_clear_pointer (&self->typesetter, mp_typesetter_free);
  g_clear_object (&self->report);

  G_OBJECT_CLASS (mp_report_sheet_parent_class)->dispose (object);
}

static void
mp_report_sheet_class_init (MpReportSheetClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = mp_report_sheet_dispose;
  widget_class->get_request_mode = mp_report_sheet_get_request_mode;
  widget_class->measure = mp_report_sheet_measure;
  widget_class->snapshot = mp_report_sheet_snapshot;
  gtk_widget_class_set_css_name (widget_class, "reportsheet");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_IMG);
}

static void
mp_report_sheet_init (MpReportSheet *self)
{
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _("Page of the report"), -1);
}

/**
 * mp_report_sheet_new:
 *
 * Returns: (transfer floating): a sheet that shows nothing yet
 */
GtkWidget *
mp_report_sheet_new (void)
{
  return g_object_new (MP_TYPE_REPORT_SHEET, NULL);
}

static void
set_report (MpReportSheet *self,
            MpReport      *report)
{
  if (!g_set_object (&self->report, report))
    return;

  clear_pages (self);
  g_clear_pointer (&self->typesetter, mp_typesetter_free);
  self->typesetter = mp_report_new_typesetter (report);
}

/* A reader hears the page as a picture that says all that stands on it. */
static void
name_page (MpReportSheet       *self,
           const MpReportIndex *index,
           guint                page)
{
  g_autofree char *part = mp_report_dup_part_title (self->report, self->part);
  /* Translators: a page's number, how many there are, and a mentee's name. */
  g_autofree char *label = g_strdup_printf (_("Page %u of %u: %s"), page + 1,
                                            mp_report_index_get_n_pages (index), part);

  g_free (self->text);
  self->text = mp_composition_dup_text (self->pages, self->page);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self),
                                  GTK_ACCESSIBLE_PROPERTY_LABEL, label,
                                  GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, self->text, -1);
}

/**
 * mp_report_sheet_show:
 * @report: what to show
 * @index: the pages of @report
 * @page: from 0
 *
 * Composes the part that the page belongs to, unless it shows a page of it already.
 */
void
mp_report_sheet_show (MpReportSheet       *self,
                      MpReport            *report,
                      const MpReportIndex *index,
                      guint                page)
{
  guint part;

  g_return_if_fail (MP_IS_REPORT_SHEET (self));
  g_return_if_fail (page < mp_report_index_get_n_pages (index));

  set_report (self, report);
  part = mp_report_index_find (index, page, &self->page);
  if (self->pages == NULL || part != self->part)
    {
      clear_pages (self);
      self->part = part;
      self->pages = mp_report_compose (report, part, self->typesetter);
    }
  g_clear_object (&self->picture);
  name_page (self, index, page);
  gtk_widget_queue_resize (GTK_WIDGET (self));
}

/**
 * mp_report_sheet_get_zoom:
 *
 * Returns: 1 for the size of the paper, or %MP_ZOOM_FIT
 */
double
mp_report_sheet_get_zoom (MpReportSheet *self)
{
  g_return_val_if_fail (MP_IS_REPORT_SHEET (self), 1);

  return self->zoom;
}

/**
 * mp_report_sheet_set_zoom:
 * @zoom: 1 for the size of the paper, or %MP_ZOOM_FIT
 */
void
mp_report_sheet_set_zoom (MpReportSheet *self,
                          double         zoom)
{
  g_return_if_fail (MP_IS_REPORT_SHEET (self) && zoom >= 0);

  self->zoom = zoom;
  gtk_widget_queue_resize (GTK_WIDGET (self));
}

/**
 * mp_report_sheet_get_scale:
 *
 * Returns: how large the page is now, 1 being the size of the paper
 */
double
mp_report_sheet_get_scale (MpReportSheet *self)
{
  g_return_val_if_fail (MP_IS_REPORT_SHEET (self), 1);

  return get_scale (self, gtk_widget_get_width (GTK_WIDGET (self))) / PIXELS_PER_POINT;
}

/**
 * mp_report_sheet_get_text:
 *
 * Returns: (nullable): what is read on the page
 */
const char *
mp_report_sheet_get_text (MpReportSheet *self)
{
  g_return_val_if_fail (MP_IS_REPORT_SHEET (self), NULL);

  return self->text;
}
