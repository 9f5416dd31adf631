/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The preview of a report leafs, zooms and says what it shows; printing draws the same pages. */

#include "config.h"

#include "../core/progress-world.h"
#include "gui/widgets/mp-report-preview.h"
#include "gui/widgets/mp-report-printing.h"
#include "gui/widgets/mp-report-sheet.h"

#include <adwaita.h>
#include <glib/gstdio.h>
#include <string.h>

/* Three mentees; the second has so many notes that the letter takes several pages. */
typedef struct
{
  ProgressWorld world;
  MpProgressReport *report;
  GtkWindow *window;
  MpReportPreview *preview;
  guint n_pages;
} Fixture;

static void
load (Fixture *fixture)
{
  gint64 mentees[3];
  MpProgressOptions options = { 0 };

  mentees[0] = progress_world_add_mentee (fixture->world.store, "Zoë First", 0, 0);
  mentees[1] = fixture->world.mentee;
  mentees[2] = progress_world_add_mentee (fixture->world.store, "Luc Last", 0, 0);
  for (guint i = 0; i < 60; i++)
    progress_world_add_note (&fixture->world, mp_date_new (2026, 9, 20), "One of many");
  fixture->report = mp_progress_report_load (fixture->world.store, mentees, 3, &options, NULL,
                                             NULL);
}

static void
set_up (Fixture       *fixture,
        gconstpointer  data)
{
  MpReportIndex *index;

  progress_world_set_up (&fixture->world, NULL);
  load (fixture);
  index = mp_report_index_new (MP_REPORT (fixture->report), NULL, NULL, NULL, NULL);
  fixture->n_pages = mp_report_index_get_n_pages (index);
  fixture->preview = MP_REPORT_PREVIEW (mp_report_preview_new ());
  mp_report_preview_set_report (fixture->preview, MP_REPORT (fixture->report), index);
  fixture->window = GTK_WINDOW (adw_window_new ());
  adw_window_set_content (ADW_WINDOW (fixture->window), GTK_WIDGET (fixture->preview));
  gtk_window_set_default_size (fixture->window, 700, 500);
  gtk_window_present (fixture->window);
}

static void
tear_down (Fixture       *fixture,
           gconstpointer  data)
{
  GtkWidget *preview = g_object_ref (GTK_WIDGET (fixture->preview));

  gtk_window_destroy (fixture->window);
  while (g_main_context_iteration (NULL, FALSE))
    ;
  g_assert_finalize_object (preview);
  g_assert_finalize_object (fixture->report);
  progress_world_tear_down (&fixture->world, NULL);
}

static void
act (Fixture    *fixture,
     const char *action)
{
  g_assert_true (gtk_widget_activate_action (GTK_WIDGET (fixture->preview), action, NULL));
}

static void
test_leafs_to_both_ends (Fixture       *fixture,
                         gconstpointer  data)
{
  g_assert_cmpuint (fixture->n_pages, >, 4);
  g_assert_nonnull (strstr (mp_report_preview_get_text (fixture->preview), "Zoë First"));
  act (fixture, "preview.next");
  g_assert_cmpuint (mp_report_preview_get_page (fixture->preview), ==, 1);
  g_assert_nonnull (strstr (mp_report_preview_get_text (fixture->preview), "Amina Nkemelu"));
  act (fixture, "preview.last");
  g_assert_cmpuint (mp_report_preview_get_page (fixture->preview), ==, fixture->n_pages - 1);
  g_assert_nonnull (strstr (mp_report_preview_get_text (fixture->preview), "Luc Last"));
  act (fixture, "preview.next");
  g_assert_cmpuint (mp_report_preview_get_page (fixture->preview), ==, fixture->n_pages - 1);
  act (fixture, "preview.previous");
  g_assert_cmpuint (mp_report_preview_get_page (fixture->preview), ==, fixture->n_pages - 2);
  act (fixture, "preview.first");
  act (fixture, "preview.previous");
  g_assert_cmpuint (mp_report_preview_get_page (fixture->preview), ==, 0);
  mp_report_preview_set_page (fixture->preview, 1000);
  g_assert_cmpuint (mp_report_preview_get_page (fixture->preview), ==, 0);
}

static GtkWidget *
find (GtkWidget *root,
      GType      type)
{
  if (G_TYPE_CHECK_INSTANCE_TYPE (root, type))
    return root;
  for (GtkWidget *child = gtk_widget_get_first_child (root); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    {
      GtkWidget *found = find (child, type);

      if (found != NULL)
        return found;
    }
  return NULL;
}

static void
test_numbers_are_looked_at (Fixture       *fixture,
                            gconstpointer  data)
{
  GtkWidget *entry = find (GTK_WIDGET (fixture->preview), GTK_TYPE_ENTRY);
  static const struct
  {
    const char *typed;
    guint page;
    const char *shown;
  } cases[] = {
    { "3", 2, "3" },  { "0", 2, "3" },  { "-1", 2, "3" }, { "99999999999999999999", 2, "3" },
    { "two", 2, "3" }, { "", 2, "3" }, { "1", 0, "1" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      gtk_editable_set_text (GTK_EDITABLE (entry), cases[i].typed);
      g_signal_emit_by_name (entry, "activate");
      g_assert_cmpuint (mp_report_preview_get_page (fixture->preview), ==, cases[i].page);
      g_assert_cmpstr (gtk_editable_get_text (GTK_EDITABLE (entry)), ==, cases[i].shown);
    }
}

static void
test_zooms_in_steps (Fixture       *fixture,
                     gconstpointer  data)
{
  MpReportSheet *sheet = MP_REPORT_SHEET (find (GTK_WIDGET (fixture->preview),
                                                MP_TYPE_REPORT_SHEET));
  double previous;

  mp_report_sheet_set_zoom (sheet, 1);
  act (fixture, "preview.zoom-in");
  g_assert_cmpfloat (mp_report_sheet_get_zoom (sheet), ==, 1.25);
  act (fixture, "preview.zoom-out");
  act (fixture, "preview.zoom-out");
  g_assert_cmpfloat (mp_report_sheet_get_zoom (sheet), ==, 0.75);
  for (guint i = 0; i < 20; i++)
    {
      previous = mp_report_sheet_get_zoom (sheet);
      act (fixture, "preview.zoom-in");
      g_assert_cmpfloat (mp_report_sheet_get_zoom (sheet), >=, previous);
    }
  g_assert_cmpfloat (mp_report_sheet_get_zoom (sheet), ==, 4);
  act (fixture, "preview.zoom-fit");
  g_assert_cmpfloat (mp_report_sheet_get_zoom (sheet), ==, MP_ZOOM_FIT);
}

static void
test_page_is_named (Fixture       *fixture,
                    gconstpointer  data)
{
  GtkWidget *sheet = find (GTK_WIDGET (fixture->preview), MP_TYPE_REPORT_SHEET);
  g_autofree char *label = g_strdup_printf ("Page 1 of %u: Zoë First", fixture->n_pages);

  gtk_test_accessible_assert_role (sheet, GTK_ACCESSIBLE_ROLE_IMG);
  gtk_test_accessible_assert_property (sheet, GTK_ACCESSIBLE_PROPERTY_LABEL, label);
  gtk_test_accessible_assert_property (sheet, GTK_ACCESSIBLE_PROPERTY_DESCRIPTION,
                                       mp_report_preview_get_text (fixture->preview));
}

/* Pixels of a page that differ from the paper. */
static guint
count_dark (MpReportSheet *sheet)
{
  g_autoptr (GtkSnapshot) snapshot = gtk_snapshot_new ();
  g_autoptr (GskRenderNode) node = NULL;
  int width = gtk_widget_get_width (GTK_WIDGET (sheet));
  int height = gtk_widget_get_height (GTK_WIDGET (sheet));
  cairo_surface_t *surface = cairo_image_surface_create (CAIRO_FORMAT_RGB24, width, height);
  cairo_t *cr = cairo_create (surface);
  guint n_dark = 0;

  GTK_WIDGET_GET_CLASS (sheet)->snapshot (GTK_WIDGET (sheet), snapshot);
  node = gtk_snapshot_to_node (snapshot);
  cairo_set_source_rgb (cr, 1, 1, 1);
  cairo_paint (cr);
  gsk_render_node_draw (node, cr);
  cairo_destroy (cr);
  cairo_surface_flush (surface);
  for (int y = 0; y < height; y++)
    for (int x = 0; x < width; x++)
      n_dark += cairo_image_surface_get_data (surface)[y * cairo_image_surface_get_stride (surface)
                                                       + x * 4] < 100;
  cairo_surface_destroy (surface);
  return n_dark;
}

static void
test_page_is_drawn_at_any_size (Fixture       *fixture,
                                gconstpointer  data)
{
  static const double zooms[] = { MP_ZOOM_FIT, 0.5, 1, 2 };
  MpReportSheet *sheet = MP_REPORT_SHEET (find (GTK_WIDGET (fixture->preview),
                                                MP_TYPE_REPORT_SHEET));

  while (gtk_widget_get_width (GTK_WIDGET (sheet)) == 0)
    g_main_context_iteration (NULL, TRUE);
  for (guint i = 0; i < G_N_ELEMENTS (zooms); i++)
    {
      int wanted;

      mp_report_sheet_set_zoom (sheet, zooms[i]);
      gtk_widget_measure (GTK_WIDGET (sheet), GTK_ORIENTATION_HORIZONTAL, -1, &wanted, NULL, NULL,
                          NULL);
      while (gtk_widget_get_width (GTK_WIDGET (sheet)) < wanted)
        g_main_context_iteration (NULL, TRUE);
      g_assert_cmpuint (count_dark (sheet), >, 200);
    }
}

static void
test_printing_draws_all_pages (Fixture       *fixture,
                               gconstpointer  data)
{
  g_autofree char *folder = g_dir_make_tmp ("mp-print-XXXXXX", NULL);
  g_autofree char *path = g_build_filename (folder, "printed.pdf", NULL);
  g_autoptr (MpReportIndex) index = mp_report_index_new (MP_REPORT (fixture->report), NULL, NULL,
                                                         NULL, NULL);
  g_autoptr (GtkPrintOperation) operation = mp_report_printing_new (MP_REPORT (fixture->report),
                                                                    index);
  g_autofree char *contents = NULL;
  g_autoptr (GError) error = NULL;
  int n_pages;

  gtk_print_operation_set_allow_async (operation, FALSE);
  gtk_print_operation_set_export_filename (operation, path);
  g_assert_cmpint (gtk_print_operation_run (operation, GTK_PRINT_OPERATION_ACTION_EXPORT,
                                            fixture->window, &error),
                   ==, GTK_PRINT_OPERATION_RESULT_APPLY);
  g_assert_no_error (error);
  g_object_get (operation, "n-pages", &n_pages, NULL);
  g_assert_cmpint (n_pages, ==, (int) fixture->n_pages);
  g_assert_true (g_file_get_contents (path, &contents, NULL, NULL));
  g_assert_true (g_str_has_prefix (contents, "%PDF-"));
  g_unlink (path);
  g_rmdir (folder);
}

#define ADD(name, func) \
  g_test_add ("/report-preview/" name, Fixture, NULL, set_up, func, tear_down)

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  adw_init ();
  ADD ("leafs-to-both-ends", test_leafs_to_both_ends);
  ADD ("numbers-are-looked-at", test_numbers_are_looked_at);
  ADD ("zooms-in-steps", test_zooms_in_steps);
  ADD ("page-is-named", test_page_is_named);
  ADD ("page-is-drawn-at-any-size", test_page_is_drawn_at_any_size);
  ADD ("printing-draws-all-pages", test_printing_draws_all_pages);
  return g_test_run ();
}
