/* SPDX-License-Identifier: GPL-3.0-or-later */
/* PDF files of reports: whole, titled, in a language, with structure, pages and outline. */

#include "config.h"

#include "filled-programme.h"
#include "progress-world.h"
#include "report/mp-pdf-catalog.h"
#include "report/mp-pdf.h"

#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>
#include <qpdf/qpdf-c.h>
#include <string.h>
#include <sys/stat.h>

typedef struct
{
  char *folder;
  char *path;
} File;

static void
file_init (File *file)
{
  file->folder = g_dir_make_tmp ("mp-pdf-XXXXXX", NULL);
  file->path = g_build_filename (file->folder, "report.pdf", NULL);
}

static void
file_clear (File *file)
{
  g_unlink (file->path);
  g_assert_cmpint (g_rmdir (file->folder), ==, 0);
  g_free (file->path);
  g_free (file->folder);
}

static MpProgressReport *
load (ProgressWorld *world,
      const gint64  *mentees,
      gsize          n_mentees,
      const char    *language)
{
  MpProgressOptions options = { .language = language };
  g_autoptr (GError) error = NULL;
  MpProgressReport *report = mp_progress_report_load (world->store, mentees, n_mentees, &options,
                                                      NULL, &error);

  g_assert_no_error (error);
  return report;
}

static void
save (MpProgressReport *report,
      const char       *path)
{
  g_autoptr (GError) error = NULL;

  mp_pdf_save (MP_REPORT (report), path, NULL, NULL, NULL, &error);
  g_assert_no_error (error);
}

/* Reads the file with warnings as failures. */
static qpdf_data
read_pdf (const char *path)
{
  qpdf_data pdf = qpdf_init ();

  qpdf_silence_errors (pdf);
  g_assert_cmpint (qpdf_read (pdf, path, NULL), ==, QPDF_SUCCESS);
  g_assert_cmpint (qpdf_check_pdf (pdf), ==, QPDF_SUCCESS);
  g_assert_false (qpdf_more_warnings (pdf));
  return pdf;
}

static void
assert_flag (qpdf_data   pdf,
             const char *dictionary,
             const char *flag)
{
  qpdf_oh flags = qpdf_oh_get_key (pdf, qpdf_get_root (pdf), dictionary);

  g_assert_true (qpdf_oh_get_bool_value (pdf, qpdf_oh_get_key (pdf, flags, flag)));
}

static void
assert_info (qpdf_data   pdf,
             const char *key,
             const char *expected)
{
  qpdf_oh info = qpdf_oh_get_key (pdf, qpdf_get_trailer (pdf), "/Info");

  g_assert_cmpstr (qpdf_oh_get_utf8_value (pdf, qpdf_oh_get_key (pdf, info, key)), ==, expected);
}

/* Adds the structure types below an element to a table of counts; each names its parent. */
static void
count_elements (qpdf_data   pdf,
                qpdf_oh     element,
                int         parent,
                GHashTable *counts)
{
  qpdf_oh children, type;
  int n_children;

  if (!qpdf_oh_is_dictionary (pdf, element) || !qpdf_oh_has_key (pdf, element, "/S"))
    return;

  g_assert_cmpint (qpdf_oh_get_object_id (pdf, qpdf_oh_get_key (pdf, element, "/P")), ==, parent);
  children = qpdf_oh_get_key (pdf, element, "/K");
  type = qpdf_oh_get_key (pdf, element, "/S");
  g_hash_table_insert (counts, g_strdup (qpdf_oh_get_name (pdf, type)),
                       GUINT_TO_POINTER (1 + GPOINTER_TO_UINT (g_hash_table_lookup (
                           counts, qpdf_oh_get_name (pdf, type)))));
  if (!qpdf_oh_is_array (pdf, children))
    children = qpdf_oh_wrap_in_array (pdf, children);
  n_children = qpdf_oh_get_array_n_items (pdf, children);
  for (int i = 0; i < n_children; i++)
    count_elements (pdf, qpdf_oh_get_array_item (pdf, children, i),
                    qpdf_oh_get_object_id (pdf, element), counts);
}

static guint
get_count (GHashTable *counts,
           const char *type)
{
  return GPOINTER_TO_UINT (g_hash_table_lookup (counts, type));
}

static void
test_catalog_names_title_and_language (ProgressWorld *world,
                                       gconstpointer  data)
{
  g_autoptr (MpProgressReport) report = load (world, &world->mentee, 1, "fr-CA");
  File file;
  qpdf_data pdf;
  qpdf_oh language;

  file_init (&file);
  save (report, file.path);
  pdf = read_pdf (file.path);
  language = qpdf_oh_get_key (pdf, qpdf_get_root (pdf), "/Lang");
  g_assert_cmpstr (qpdf_oh_get_utf8_value (pdf, language), ==, "fr-CA");
  assert_flag (pdf, "/MarkInfo", "/Marked");
  assert_flag (pdf, "/ViewerPreferences", "/DisplayDocTitle");
  assert_info (pdf, "/Title", "Rapport de progrès : Amina Nkemelu");
  assert_info (pdf, "/Author", "Margaret Comeau");
  g_assert_cmpint (qpdf_get_num_pages (pdf), ==, (int) progress_world_count_pages (report, 0));
  qpdf_cleanup (&pdf);
  file_clear (&file);
}

static void
test_structure_has_headings_and_tables (ProgressWorld *world,
                                        gconstpointer  data)
{
  g_autoptr (MpProgressReport) report = load (world, &world->mentee, 1, "en");
  g_autoptr (GHashTable) counts = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  File file;
  qpdf_data pdf;
  qpdf_oh tree, document;

  file_init (&file);
  save (report, file.path);
  pdf = read_pdf (file.path);
  tree = qpdf_oh_get_key (pdf, qpdf_get_root (pdf), "/StructTreeRoot");
  g_assert_cmpint (qpdf_oh_get_array_n_items (pdf, qpdf_oh_get_key (pdf, tree, "/K")), ==, 1);
  document = qpdf_oh_get_array_item (pdf, qpdf_oh_get_key (pdf, tree, "/K"), 0);
  count_elements (pdf, document, qpdf_oh_get_object_id (pdf, tree), counts);
  g_assert_cmpuint (get_count (counts, "/Document"), ==, 1);
  g_assert_cmpuint (get_count (counts, "/Sect"), ==, 1);
  g_assert_cmpuint (get_count (counts, "/H1"), ==, 1);
  g_assert_cmpuint (get_count (counts, "/H2"), ==, 3);
  g_assert_cmpuint (get_count (counts, "/Table"), ==, 2);
  g_assert_cmpuint (get_count (counts, "/TR"), ==, 6 + 4);
  g_assert_cmpuint (get_count (counts, "/TH"), ==, 5 + 3);
  g_assert_cmpuint (get_count (counts, "/TD"), ==, 25 + 9);
  g_assert_cmpuint (get_count (counts, "/LBody"), ==, 2);
  qpdf_cleanup (&pdf);
  file_clear (&file);
}

static void
test_several_mentees_have_an_outline (ProgressWorld *world,
                                      gconstpointer  data)
{
  const gint64 mentees[] = {
    world->mentee,
    progress_world_add_mentee (world->store, "أمينة المنصوري", world->cohort, 0),
    progress_world_add_mentee (world->store, "Zoë Zwicker", world->cohort, 0),
  };
  g_autoptr (MpProgressReport) report = load (world, mentees, G_N_ELEMENTS (mentees), "en");
  File file;
  qpdf_data pdf;
  qpdf_oh outlines, item;
  int n_pages = 0;

  file_init (&file);
  save (report, file.path);
  pdf = read_pdf (file.path);
  for (guint i = 0; i < G_N_ELEMENTS (mentees); i++)
    n_pages += (int) progress_world_count_pages (report, i);
  g_assert_cmpint (qpdf_get_num_pages (pdf), ==, n_pages);
  assert_info (pdf, "/Title", "Progress reports");

  outlines = qpdf_oh_get_key (pdf, qpdf_get_root (pdf), "/Outlines");
  item = qpdf_oh_get_key (pdf, outlines, "/First");
  for (guint i = 0; i < G_N_ELEMENTS (mentees); i++)
    {
      g_autofree char *name = mp_report_dup_part_title (MP_REPORT (report), i);

      g_assert_cmpstr (qpdf_oh_get_utf8_value (pdf, qpdf_oh_get_key (pdf, item, "/Title")), ==,
                       name);
      g_assert_true (qpdf_oh_has_key (pdf, item, "/Next") == (i + 1 < G_N_ELEMENTS (mentees)));
      item = qpdf_oh_get_key (pdf, item, "/Next");
    }
  qpdf_cleanup (&pdf);
  file_clear (&file);
}

static char *
read_text (const char *path)
{
  const char *arguments[] = { "pdftotext", "-layout", path, "-", NULL };
  char *text = NULL;
  g_autoptr (GError) error = NULL;
  int status;

  g_spawn_sync (NULL, (char **) arguments, NULL, G_SPAWN_SEARCH_PATH, NULL, NULL, &text, NULL,
                &status, &error);
  if (g_error_matches (error, G_SPAWN_ERROR, G_SPAWN_ERROR_NOENT))
    return NULL;
  g_assert_no_error (error);
  g_assert_true (g_spawn_check_wait_status (status, NULL));
  return text;
}

/* What another program reads out of the file, not what we think that we put there. */
static void
test_private_fields_never_appear (void)
{
  g_autoptr (MpStore) store = filled_programme_new ();
  gint64 mentee = filled_programme_get_id (store, &mp_mentee_table);
  MpProgressOptions options = { 0 };
  g_autoptr (MpProgressReport) report = mp_progress_report_load (store, &mentee, 1, &options,
                                                                 NULL, NULL);
  g_autofree char *text = NULL;
  File file;

  file_init (&file);
  save (report, file.path);
  text = read_text (file.path);
  file_clear (&file);
  if (text == NULL)
    {
      g_test_skip ("pdftotext is not installed");
      return;
    }
  g_assert_nonnull (strstr (text, OPEN "schoolnotetext"));
  g_assert_null (strstr (text, SECRET));
}

static void
count_cb (double   fraction,
          gpointer user_data)
{
  double *last = user_data;

  g_assert_cmpfloat (fraction, >, *last);
  *last = fraction;
}

static void
cancel_cb (double   fraction,
           gpointer user_data)
{
  g_cancellable_cancel (user_data);
}

static void
test_progress_is_told (ProgressWorld *world,
                       gconstpointer  data)
{
  g_autoptr (MpProgressReport) report = load (world, &world->mentee, 1, "en");
  double last = 0;
  File file;

  file_init (&file);
  g_assert_true (mp_pdf_save (MP_REPORT (report), file.path, count_cb, &last, NULL, NULL));
  g_assert_cmpfloat (last, <=, 1);
  g_assert_cmpfloat (last, >, 0.5);
  file_clear (&file);
}

static void
test_cancelled_report_leaves_nothing (ProgressWorld *world,
                                      gconstpointer  data)
{
  const gint64 mentees[] = { world->mentee, world->mentee };
  g_autoptr (MpProgressReport) report = load (world, mentees, 2, "en");
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (GError) error = NULL;
  File file;

  file_init (&file);
  g_assert_false (mp_pdf_save (MP_REPORT (report), file.path, cancel_cb, cancellable, cancellable,
                               &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  file_clear (&file);
}

static void
test_impossible_place_is_an_error (ProgressWorld *world,
                                   gconstpointer  data)
{
  g_autoptr (MpProgressReport) report = load (world, &world->mentee, 1, "en");
  g_autoptr (GError) error = NULL;

  g_assert_false (mp_pdf_save (MP_REPORT (report), "/nowhere/at/all.pdf", NULL, NULL, NULL,
                               &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_NOT_FOUND);
}

static void
test_catalog_refuses_nonsense (void)
{
  static const char *const nonsense[] = {
    "", "no PDF at all", "%PDF-1.4\nstartxref\n9\n%%EOF", "%PDF-1.4\nstartxref\n99999999999\n%%EOF",
    "xref\nstartxref\n0\n%%EOF", "%PDF-1.4 xref\nstartxref\n9\n%%EOF\n",
  };

  for (guint i = 0; i < G_N_ELEMENTS (nonsense); i++)
    {
      g_autoptr (GByteArray) bytes = g_byte_array_new ();
      g_autoptr (GError) error = NULL;

      g_byte_array_append (bytes, (const guint8 *) nonsense[i], (guint) strlen (nonsense[i]));
      g_assert_false (mp_pdf_catalog_complete (bytes, "en", &error));
      g_assert_error (error, G_IO_ERROR, G_IO_ERROR_FAILED);
      g_assert_cmpuint (bytes->len, ==, strlen (nonsense[i]));
    }
}

#define ADD(name, func) \
  g_test_add ("/pdf/" name, ProgressWorld, NULL, progress_world_set_up, func, \
              progress_world_tear_down)

int
main (int    argc,
      char **argv)
{
  g_autofree char *folder = g_build_filename (g_getenv ("MP_BUILDDIR"), "po", NULL);

  g_test_init (&argc, &argv, NULL);
  bindtextdomain (GETTEXT_PACKAGE, folder);
  ADD ("catalog-names-title-and-language", test_catalog_names_title_and_language);
  ADD ("structure-has-headings-and-tables", test_structure_has_headings_and_tables);
  ADD ("several-mentees-have-an-outline", test_several_mentees_have_an_outline);
  g_test_add_func ("/pdf/private-fields-never-appear", test_private_fields_never_appear);
  ADD ("progress-is-told", test_progress_is_told);
  ADD ("cancelled-report-leaves-nothing", test_cancelled_report_leaves_nothing);
  ADD ("impossible-place-is-an-error", test_impossible_place_is_an_error);
  g_test_add_func ("/pdf/catalog-refuses-nonsense", test_catalog_refuses_nonsense);
  return g_test_run ();
}
