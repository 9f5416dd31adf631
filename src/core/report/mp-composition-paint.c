/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Draws composed pages, on the screen as in a file. */

#include "config.h"

#include "report/mp-composition.h"

static void
paint_lines (const MpMark *mark,
             cairo_t      *cr)
{
  PangoLayoutIter *iter = pango_layout_get_iter (mark->layout);
  int top;

  for (int i = 0; i < mark->first_line; i++)
    pango_layout_iter_next_line (iter);
  pango_layout_iter_get_line_yrange (iter, &top, NULL);
  for (int i = 0; i < mark->n_lines; i++)
    {
      PangoRectangle extents;
      int baseline = pango_layout_iter_get_baseline (iter);

      pango_layout_iter_get_line_extents (iter, NULL, &extents);
      cairo_move_to (cr, mark->x + extents.x / (double) PANGO_SCALE,
                     mark->y + (baseline - top) / (double) PANGO_SCALE);
      pango_cairo_show_layout_line (cr, pango_layout_iter_get_line_readonly (iter));
      pango_layout_iter_next_line (iter);
    }
  pango_layout_iter_free (iter);
}

static void
paint_text (const MpMark *mark,
            cairo_t      *cr)
{
  if (mark->n_lines < pango_layout_get_line_count (mark->layout))
    {
      paint_lines (mark, cr);
      return;
    }
  cairo_move_to (cr, mark->x, mark->y);
  pango_cairo_show_layout (cr, mark->layout);
}

static void
paint_picture (const MpMark *mark,
               cairo_t      *cr)
{
  cairo_save (cr);
  cairo_translate (cr, mark->x, mark->y);
  mark->picture (cr, mark->width, mark->height, mark->picture_data);
  cairo_restore (cr);
}

static void
paint_mark (const MpMark *mark,
            cairo_t      *cr)
{
  cairo_set_source_rgb (cr, mark->grey, mark->grey, mark->grey);
  switch (mark->kind)
    {
    case MP_MARK_TEXT:
      paint_text (mark, cr);
      break;
    case MP_MARK_BOX:
      cairo_rectangle (cr, mark->x, mark->y, mark->width, mark->height);
      cairo_fill (cr);
      break;
    case MP_MARK_PICTURE:
      paint_picture (mark, cr);
      break;
    case MP_MARK_BEGIN:
    case MP_MARK_END:
    default:
      break;
    }
}

static void
paint_tagged (const MpMark *mark,
              cairo_t      *cr)
{
  if (mark->kind != MP_MARK_END)
    cairo_tag_begin (cr, mark->tag, NULL);
  paint_mark (mark, cr);
  if (mark->kind != MP_MARK_BEGIN)
    cairo_tag_end (cr, mark->tag);
}

/* Rules, pictures and running lines come first and outside of any tag: what is drawn inside one
 * would be read aloud as a part of it. */
static void
paint_structure (const MpMark *marks,
                 guint         n_marks,
                 guint         page,
                 cairo_t      *cr)
{
  for (guint i = 0; i < n_marks; i++)
    if (marks[i].page == page && marks[i].tag == NULL)
      paint_mark (&marks[i], cr);

  cairo_tag_begin (cr, "Sect", NULL);
  for (guint i = 0; i < n_marks; i++)
    if (marks[i].page == page && marks[i].tag != NULL)
      paint_tagged (&marks[i], cr);
  cairo_tag_end (cr, "Sect");
}

/**
 * mp_composition_paint_page:
 * @page: from 0
 * @cr: draws in points, with the page's upper left corner at 0, 0
 * @tagged: whether to mark the structure, for a PDF file
 *
 * Draws everything that is on a page.
 */
void
mp_composition_paint_page (MpComposition *self,
                           guint          page,
                           cairo_t       *cr,
                           gboolean       tagged)
{
  const MpMark *marks;
  guint n_marks;

  g_return_if_fail (self != NULL && page < mp_composition_get_n_pages (self) && cr != NULL);

  marks = mp_composition_get_marks (self, &n_marks);
  if (tagged)
    {
      paint_structure (marks, n_marks, page, cr);
      return;
    }
  for (guint i = 0; i < n_marks; i++)
    if (marks[i].page == page)
      paint_mark (&marks[i], cr);
}
