/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Writes progress reports into one PDF, and bare pages with as much text and as many lines. */

#include "model/mp-mentee.h"
#include "mp-bench.h"
#include "report/mp-pdf.h"
#include "report/mp-progress-report.h"
#include "store/mp-query-records.h"

#include <cairo-pdf.h>
#include <pango/pangocairo.h>

/**
 * Line:
 * @page: counted through all reports
 * @text: (nullable): what stands there, or %NULL for a stroke
 */
typedef struct
{
  guint page;
  double x, y, width, height;
  char *text;
  PangoFontDescription *font;
} Line;

/* Strokes in place of a picture: as many as the pipeline's rings, links and labels take. */
#define STROKES_OF_A_PICTURE 24

static void
line_clear (gpointer data)
{
  Line *line = data;

  g_free (line->text);
  g_clear_pointer (&line->font, pango_font_description_free);
}

static gboolean
collect_cb (gconstpointer   row,
            const MpPerson *person,
            gpointer        user_data,
            GError        **error)
{
  GArray *ids = user_data;

  g_array_append_val (ids, ((const MpRow *) row)->id);
  return TRUE;
}

static GArray *
list_mentees (MpStore *store,
              guint    n_mentees)
{
  GArray *ids = g_array_new (FALSE, FALSE, sizeof (gint64));
  GError *error = NULL;

  mp_records_each (store, &mp_mentee_table, NULL, collect_cb, ids, &error);
  mp_bench_check (error);
  g_array_set_size (ids, MIN (n_mentees, ids->len));
  return ids;
}

static MpReport *
load_report (MpStore      *store,
             const GArray *ids)
{
  MpProgressOptions options = { .language = "en" };
  MpProgressReport *report;
  GError *error = NULL;

  report = mp_progress_report_load (store, (const gint64 *) ids->data, ids->len, &options, NULL,
                                    &error);
  mp_bench_check (error);
  return MP_REPORT (report);
}

static const PangoFontDescription *
font_of (PangoLayout *layout)
{
  const PangoFontDescription *font = pango_layout_get_font_description (layout);

  return font != NULL ? font
                      : pango_context_get_font_description (pango_layout_get_context (layout));
}

static void
add_line (GArray       *lines,
          const MpMark *mark,
          guint         first_page)
{
  Line line = { first_page + mark->page, mark->x, mark->y, mark->width, mark->height, NULL, NULL };
  guint n_strokes = mark->kind == MP_MARK_PICTURE ? STROKES_OF_A_PICTURE : 1;

  /* A text that is broken over two pages counts where it begins. */
  if (mark->kind == MP_MARK_TEXT && mark->first_line > 0)
    return;
  if (mark->kind == MP_MARK_TEXT)
    {
      line.text = g_strdup (pango_layout_get_text (mark->layout));
      line.font = pango_font_description_copy (font_of (mark->layout));
    }
  for (guint i = 0; i < n_strokes; i++)
    {
      g_array_append_val (lines, line);
      line.y += mark->height / STROKES_OF_A_PICTURE;
    }
}

/* What stands on all pages, taken from the report itself. */
static GArray *
list_lines (MpReport *report,
            guint    *n_pages)
{
  MpTypesetter *typesetter = mp_report_new_typesetter (report);
  GArray *lines = g_array_new (FALSE, FALSE, sizeof (Line));

  *n_pages = 0;
  g_array_set_clear_func (lines, line_clear);
  for (guint part = 0; part < mp_report_get_n_parts (report); part++)
    {
      g_autoptr (MpComposition) pages = mp_report_compose (report, part, typesetter);
      guint n_marks;
      const MpMark *marks = mp_composition_get_marks (pages, &n_marks);

      for (guint i = 0; i < n_marks; i++)
        if (marks[i].kind <= MP_MARK_PICTURE)
          add_line (lines, &marks[i], *n_pages);
      *n_pages += mp_composition_get_n_pages (pages);
    }
  mp_typesetter_free (typesetter);
  return lines;
}

static void
draw_line (cairo_t    *cr,
           const Line *line)
{
  g_autoptr (PangoLayout) layout = NULL;

  if (line->text == NULL)
    {
      cairo_move_to (cr, line->x, line->y);
      cairo_line_to (cr, line->x + line->width, line->y);
      cairo_stroke (cr);
      return;
    }
  layout = pango_cairo_create_layout (cr);
  pango_layout_set_font_description (layout, line->font);
  pango_layout_set_width (layout, (int) (MAX (line->width, 10) * PANGO_SCALE) + PANGO_SCALE);
  pango_layout_set_text (layout, line->text, -1);
  cairo_move_to (cr, line->x, line->y);
  pango_cairo_show_layout (cr, layout);
}

static void
write_bare_pages (const GArray *lines,
                  guint         n_pages,
                  const char   *path)
{
  cairo_surface_t *surface = cairo_pdf_surface_create (path, 612, 792);
  cairo_t *cr = cairo_create (surface);
  guint next = 0;

  cairo_set_line_width (cr, 0.5);
  for (guint page = 0; page < n_pages; page++)
    {
      for (; next < lines->len && g_array_index (lines, Line, next).page <= page; next++)
        draw_line (cr, &g_array_index (lines, Line, next));
      cairo_show_page (cr);
    }
  cairo_destroy (cr);
  cairo_surface_finish (surface);
  g_assert_cmpint (cairo_surface_status (surface), ==, CAIRO_STATUS_SUCCESS);
  cairo_surface_destroy (surface);
}

int
main (int    argc,
      char **argv)
{
  g_autoptr (MpStore) store = NULL;
  g_autoptr (MpReport) report = NULL;
  g_autoptr (GArray) ids = NULL;
  g_autoptr (GArray) lines = NULL;
  GError *error = NULL;
  double ours = 0, bare = 0;
  guint n_pages;

  if (argc != 4)
    return 2;
  store = mp_store_open (argv[1], &error);
  mp_bench_check (error);
  ids = list_mentees (store, (guint) atoi (argv[2]));
  report = load_report (store, ids);
  lines = list_lines (report, &n_pages);

  for (guint round = 0; round < 3; round++)
    {
      g_autoptr (MpReport) again = NULL;
      double start = mp_bench_now ();

      /* Reading what the pages say is part of the work. */
      again = load_report (store, ids);
      mp_pdf_save (again, argv[3], NULL, NULL, NULL, &error);
      mp_bench_check (error);
      mp_bench_keep_best (&ours, mp_bench_now () - start);

      start = mp_bench_now ();
      write_bare_pages (lines, n_pages, argv[3]);
      mp_bench_keep_best (&bare, mp_bench_now () - start);
    }
  mp_bench_tell ("pages", n_pages);
  mp_bench_tell ("ours", ours);
  mp_bench_tell ("baseline", bare);
  mp_bench_tell ("peak", mp_bench_peak ());
  return 0;
}
