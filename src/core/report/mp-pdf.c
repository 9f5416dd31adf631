/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Reports as PDF files: with title, author, language, outline and tagged structure. */

#include "config.h"

#include "report/mp-pdf.h"

#include "base/mp-atomic-file.h"
#include "report/mp-pdf-catalog.h"

#include <cairo-pdf.h>
#include <glib/gi18n-lib.h>

/* How much of the work is drawing; the rest is completing and writing the file. */
#define DRAWING_SHARE 0.9

typedef struct
{
  MpReport *report;
  MpTypesetter *typesetter;
  cairo_surface_t *surface;
  cairo_t *cr;
  guint n_pages;
} Drawing;

static cairo_status_t
append_cb (void                *closure,
           const unsigned char *data,
           unsigned int         length)
{
  g_byte_array_append (closure, data, length);
  return CAIRO_STATUS_SUCCESS;
}

static void
set_metadata (MpReport        *report,
              cairo_surface_t *surface)
{
  g_autofree char *title = mp_report_dup_title (report);
  const char *author = mp_report_get_author (report);

  cairo_pdf_surface_set_metadata (surface, CAIRO_PDF_METADATA_TITLE, title);
  if (author != NULL)
    cairo_pdf_surface_set_metadata (surface, CAIRO_PDF_METADATA_AUTHOR, author);
  cairo_pdf_surface_set_metadata (surface, CAIRO_PDF_METADATA_CREATOR,
                                  "Mentoring Plus " PACKAGE_VERSION);
}

/* Lets the reader jump from name to name, where there is more than one. */
static void
add_to_outline (Drawing *drawing,
                guint    part)
{
  g_autofree char *name = NULL;
  g_autofree char *target = NULL;

  if (mp_report_get_n_parts (drawing->report) < 2)
    return;
  name = mp_report_dup_part_title (drawing->report, part);
  target = g_strdup_printf ("page=%u pos=[0 0]", drawing->n_pages + 1);
  cairo_pdf_surface_add_outline (drawing->surface, CAIRO_PDF_OUTLINE_ROOT, name, target,
                                 CAIRO_PDF_OUTLINE_FLAG_OPEN);
}

static void
draw_part (Drawing *drawing,
           guint    part)
{
  g_autoptr (MpComposition) pages = mp_report_compose (drawing->report, part, drawing->typesetter);
  const MpPaper *paper = mp_composition_get_paper (pages);

  add_to_outline (drawing, part);
  cairo_pdf_surface_set_size (drawing->surface, paper->width, paper->height);
  for (guint page = 0; page < mp_composition_get_n_pages (pages); page++)
    {
      mp_composition_paint_page (pages, page, drawing->cr, TRUE);
      cairo_show_page (drawing->cr);
      drawing->n_pages++;
    }
}

static gboolean
check (cairo_status_t   status,
       GError         **error)
{
  if (status == CAIRO_STATUS_SUCCESS)
    return TRUE;
  g_set_error (error, G_IO_ERROR, G_IO_ERROR_FAILED,
               /* Translators: %s is what the drawing library says is wrong, in English */
               _("The pages could not be drawn: %s. Nothing was written."),
               cairo_status_to_string (status));
  return FALSE;
}

static gboolean
draw_all (Drawing        *drawing,
          MpPdfProgress   progress,
          gpointer        user_data,
          GCancellable   *cancellable,
          GError        **error)
{
  guint n_parts = mp_report_get_n_parts (drawing->report);

  for (guint part = 0; part < n_parts; part++)
    {
      if (g_cancellable_set_error_if_cancelled (cancellable, error))
        return FALSE;
      draw_part (drawing, part);
      if (!check (cairo_status (drawing->cr), error))
        return FALSE;
      if (progress != NULL)
        progress (DRAWING_SHARE * (part + 1) / n_parts, user_data);
    }
  return TRUE;
}

static GByteArray *
draw_to_bytes (MpReport       *report,
               MpPdfProgress   progress,
               gpointer        user_data,
               GCancellable   *cancellable,
               GError        **error)
{
  g_autoptr (GByteArray) bytes = g_byte_array_new ();
  g_autoptr (MpTypesetter) typesetter = mp_report_new_typesetter (report);
  Drawing drawing = { .report = report, .typesetter = typesetter };
  gboolean drawn;

  drawing.surface = cairo_pdf_surface_create_for_stream (append_cb, bytes, 1, 1);
  cairo_pdf_surface_restrict_to_version (drawing.surface, CAIRO_PDF_VERSION_1_4);
  drawing.cr = cairo_create (drawing.surface);
  set_metadata (report, drawing.surface);
  drawn = draw_all (&drawing, progress, user_data, cancellable, error);
  cairo_destroy (drawing.cr);
  cairo_surface_finish (drawing.surface);
  drawn = drawn && check (cairo_surface_status (drawing.surface), error);
  cairo_surface_destroy (drawing.surface);
  return drawn ? g_steal_pointer (&bytes) : NULL;
}

/**
 * mp_pdf_save:
 * @report: at least one part
 * @path: where the file shall appear
 * @progress: (nullable) (scope call): told how far it is, in the caller's thread
 * @cancellable: (nullable): to give up
 * @error: set to a #GIOErrorEnum when the file could not be written
 *
 * Draws all parts of a report one after the other and writes them as one PDF file.
 *
 * Returns: whether the file is there; if not, what was there before still is
 */
gboolean
mp_pdf_save (MpReport       *report,
             const char     *path,
             MpPdfProgress   progress,
             gpointer        user_data,
             GCancellable   *cancellable,
             GError        **error)
{
  g_autoptr (GByteArray) bytes = NULL;
  const char *language;

  g_return_val_if_fail (MP_IS_REPORT (report) && path != NULL, FALSE);
  g_return_val_if_fail (mp_report_get_n_parts (report) > 0, FALSE);

  bytes = draw_to_bytes (report, progress, user_data, cancellable, error);
  if (bytes == NULL)
    return FALSE;

  language = mp_catalogue_get_language (mp_report_get_catalogue (report));
  return mp_pdf_catalog_complete (bytes, language, error)
         && mp_atomic_file_write_all (path, bytes->data, bytes->len, cancellable, error);
}
