/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Sends a report to a printer, page by page as the printer asks for them. */

#include "config.h"

#include "gui/widgets/mp-report-printing.h"

/**
 * Printing:
 * @starts: (element-type guint): the part of each page, and its place in the part
 * @pages: (nullable): of @part, the one that was asked for last
 */
typedef struct
{
  MpReport *report;
  MpTypesetter *typesetter;
  GArray *places;
  MpComposition *pages;
  guint part;
} Printing;

typedef struct
{
  guint part;
  guint page;
} Place;

static void
free_printing (Printing *self)
{
  g_clear_pointer (&self->pages, mp_composition_free);
  mp_typesetter_free (self->typesetter);
  g_array_unref (self->places);
  g_object_unref (self->report);
  g_free (self);
}

static void
compose (Printing *self,
         guint     part)
{
  if (self->pages != NULL && self->part == part)
    return;

  g_clear_pointer (&self->pages, mp_composition_free);
  self->part = part;
  self->pages = mp_report_compose (self->report, part, self->typesetter);
}

static void
draw_page_cb (GtkPrintOperation *operation,
              GtkPrintContext   *context,
              int                page,
              Printing          *self)
{
  const Place *place = &g_array_index (self->places, Place, page);

  compose (self, place->part);
  mp_composition_paint_page (self->pages, place->page,
                             gtk_print_context_get_cairo_context (context), FALSE);
}

static GArray *
list_places (const MpReportIndex *index)
{
  guint n_pages = mp_report_index_get_n_pages (index);
  GArray *places = g_array_sized_new (FALSE, FALSE, sizeof (Place), n_pages);

  for (guint i = 0; i < n_pages; i++)
    {
      Place place;

      place.part = mp_report_index_find (index, i, &place.page);
      g_array_append_val (places, place);
    }
  return places;
}

/* The report has margins of its own, so it wants the whole sheet. */
static void
set_up_paper (GtkPrintOperation *operation,
              Printing          *self)
{
  g_autoptr (GtkPageSetup) setup = gtk_page_setup_new ();
  GtkPaperSize *size;
  const MpPaper *paper;

  compose (self, 0);
  paper = mp_composition_get_paper (self->pages);
  size = gtk_paper_size_new (g_str_equal (paper->name, "a4") ? GTK_PAPER_NAME_A4
                                                             : GTK_PAPER_NAME_LETTER);
  gtk_page_setup_set_paper_size (setup, size);
  gtk_paper_size_free (size);
  gtk_print_operation_set_default_page_setup (operation, setup);
  gtk_print_operation_set_use_full_page (operation, TRUE);
  gtk_print_operation_set_unit (operation, GTK_UNIT_POINTS);
}

/**
 * mp_report_printing_new:
 * @report: what to print, with one page at least
 * @index: its pages
 *
 * Returns: (transfer full): what gtk_print_operation_run() prints
 */
GtkPrintOperation *
mp_report_printing_new (MpReport            *report,
                        const MpReportIndex *index)
{
  GtkPrintOperation *operation = gtk_print_operation_new ();
  Printing *self = g_new0 (Printing, 1);
  g_autofree char *title = mp_report_dup_title (report);

  self->report = g_object_ref (report);
  self->typesetter = mp_report_new_typesetter (report);
  self->places = list_places (index);
  set_up_paper (operation, self);
  gtk_print_operation_set_job_name (operation, title);
  gtk_print_operation_set_n_pages (operation, (int) self->places->len);
  gtk_print_operation_set_allow_async (operation, TRUE);
  g_signal_connect_data (operation, "draw-page", G_CALLBACK (draw_page_cb), self,
                         (GClosureNotify) (void (*) (void)) free_printing, 0);
  return operation;
}
