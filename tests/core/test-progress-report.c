/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the progress report says, and what it never says (P-4), on its pages and in its XML. */

#include "config.h"

#include "filled-programme.h"
#include "progress-world.h"
#include "report/mp-progress-report.h"
#include "report/mp-report-index.h"
#include "relaxng.h"
#include "store/mp-query-stages.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/* The only texts of a programme that a progress report may say. */
static const char *const allowed[] = {
  "programme.name",        "programme.organisation", "site.name",
  "site.coordinator",      "site.email",             "site.phone",
  "organisation.name",     "organisation.town",      "organisation.external_id",
  "cohort.name",           "cohort.school_year",     "person.preferred_name",
  "person.family_name",    "person.external_id",     "mentee.grade",
  "school_note.author",    "school_note.text",       NULL,
};

static MpProgressReport *
load (MpStore                 *store,
      gint64                   mentee,
      const MpProgressOptions *options)
{
  g_autoptr (GError) error = NULL;
  MpProgressReport *report = mp_progress_report_load (store, &mentee, 1, options, NULL, &error);

  g_assert_no_error (error);
  return report;
}

/* All texts of all pages with what the XML says, as one string. */
static char *
say_everything (MpProgressReport *report)
{
  g_autofree char *pages = progress_world_dup_pages (report, 0);
  g_autofree char *xml = progress_world_dup_xml (report);

  return g_strconcat (pages, xml, NULL);
}

static void
assert_says (const char *all,
             const char *text)
{
  if (strstr (all, text) == NULL)
    g_error ("“%s” is missing in:\n%s", text, all);
}

static void
assert_says_not (const char *all,
                 const char *text)
{
  if (strstr (all, text) != NULL)
    g_error ("“%s” appears in:\n%s", text, all);
}

static void
test_private_fields_never_appear (void)
{
  g_autoptr (MpStore) store = filled_programme_new ();
  gint64 mentee = filled_programme_get_id (store, &mp_mentee_table);
  g_autoptr (MpProgressReport) report = load (store, mentee, &(MpProgressOptions){ 0 });
  g_autofree char *all = say_everything (report);

  assert_says (all, OPEN "schoolnotetext");
  assert_says_not (all, SECRET);
  assert_says_not (all, "1999");
  assert_says_not (all, "guardian");
  assert_says_not (all, "gender");
}

static void
test_only_named_fields_appear (void)
{
  g_autoptr (MpStore) store = filled_programme_new ();
  gint64 mentee = filled_programme_get_id (store, &mp_mentee_table);
  g_autoptr (MpProgressReport) report = load (store, mentee, &(MpProgressOptions){ 0 });
  g_autofree char *all = say_everything (report);
  guint n_tables;
  const MpTable *const *tables = mp_schema_get_tables (&n_tables);

  for (guint i = 0; i < n_tables; i++)
    for (guint j = 0; j < tables[i]->n_fields; j++)
      {
        const MpField *field = &tables[i]->fields[j];
        g_autofree char *marker = filled_programme_dup_marker (tables[i], field);
        g_autofree char *name = g_strconcat (tables[i]->name, ".", field->name, NULL);

        if (!mp_field_is_text (field))
          continue;
        if (g_strv_contains (allowed, name))
          assert_says (all, marker);
        else
          assert_says_not (all, marker);
      }
}

static void
test_says_what_the_school_needs (ProgressWorld *world,
                                 gconstpointer  data)
{
  static const char *const texts[] = {
    "Kentville Mentoring Plus", "Valley Learning", "Progress report",   "4 October 2026",
    "Amina Nkemelu",            "Grade 12",        "Horton High",       "Class of 2027",
    "Margaret Comeau",          "902-555-0142",    "Up to 4 October 2026",
    "Exploring the Future of Work", "Completed",   "15 September 2026", "25 September 2026",
    "Complete stage B, Focusing on a Career Path.",
    "Begin stage C, Experiential Learning and Work.",
    "Begun",                    "Mentee, date",    "For the school, date", "Page 1 of 1",
  };
  g_autoptr (MpProgressReport) report = load (world->store, world->mentee,
                                              &(MpProgressOptions){ 0 });
  g_autofree char *pages = progress_world_dup_pages (report, 0);

  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    assert_says (pages, texts[i]);
  g_assert_cmpuint (progress_world_count_pages (report, 0), ==, 1);
}

static void
test_period_limits_history_and_notes (ProgressWorld *world,
                                      gconstpointer  data)
{
  MpProgressOptions options = { .period.from = mp_date_new (2026, 9, 20),
                                .period.to = mp_date_new (2026, 9, 26) };
  g_autoptr (MpProgressReport) report = NULL;
  g_autofree char *xml = NULL;

  progress_world_add_note (world, mp_date_new (2026, 9, 19), "too early");
  progress_world_add_note (world, mp_date_new (2026, 9, 26), "second");
  progress_world_add_note (world, mp_date_new (2026, 9, 20), "first");
  progress_world_add_note (world, mp_date_new (2026, 9, 27), "too late");
  report = load (world->store, world->mentee, &options);
  xml = progress_world_dup_xml (report);
  assert_says_not (xml, "too ");
  g_assert_true (strstr (xml, "first") < strstr (xml, "second"));
  assert_says (xml, "<change on=\"2026-09-25\" stage=\"A\" before=\"active\" after=\"completed\"");
  assert_says_not (xml, "<change on=\"2026-09-15\"");
  assert_says_not (xml, "<change on=\"2026-09-28\"");
  relaxng_assert_valid ("progress-report.rng", xml);
}

static void
test_notes_can_be_left_out (ProgressWorld *world,
                            gconstpointer  data)
{
  g_autoptr (MpProgressReport) report = NULL;
  g_autofree char *all = NULL;

  progress_world_add_note (world, mp_date_new (2026, 9, 20), "Does well");
  report = load (world->store, world->mentee, &(MpProgressOptions){ .without_notes = TRUE });
  all = say_everything (report);
  assert_says_not (all, "Does well");
  assert_says_not (all, "Notes for the school");
}

static void
test_many_notes_take_many_pages (ProgressWorld *world,
                                 gconstpointer  data)
{
  g_autoptr (MpProgressReport) report = NULL;
  g_autofree char *pages = NULL;
  g_autofree char *xml = NULL;
  g_autofree char *last = NULL;
  guint n_pages;

  for (guint i = 0; i < 200; i++)
    {
      g_autofree char *text = g_strdup_printf ("Note number %u.", i);

      progress_world_add_note (world, mp_date_add_days (mp_date_new (2026, 1, 1), (int) i), text);
    }
  report = load (world->store, world->mentee, &(MpProgressOptions){ 0 });
  pages = progress_world_dup_pages (report, 0);
  n_pages = progress_world_count_pages (report, 0);
  g_assert_cmpuint (n_pages, >, 5);
  for (guint i = 0; i < 200; i++)
    {
      g_autofree char *text = g_strdup_printf ("Note number %u.", i);

      assert_says (pages, text);
    }
  last = g_strdup_printf ("Page %u of %u", n_pages, n_pages);
  assert_says (pages, last);
  progress_world_assert_inside_paper (report, 0);
  xml = progress_world_dup_xml (report);
  relaxng_assert_valid ("progress-report.rng", xml);
}

static void
test_long_note_is_whole (ProgressWorld *world,
                         gconstpointer  data)
{
  GString *text = g_string_new (NULL);
  g_autofree char *expected = NULL;
  g_autofree char *pages = NULL;
  g_autofree char *xml = NULL;
  g_autoptr (MpProgressReport) report = NULL;

  for (guint i = 0; text->len < 10000; i++)
    g_string_append_printf (text, "word%u ", i);
  progress_world_add_note (world, mp_date_new (2026, 9, 20), text->str);
  expected = g_string_free (text, FALSE);
  g_strchomp (expected);

  report = load (world->store, world->mentee, &(MpProgressOptions){ 0 });
  g_assert_cmpuint (progress_world_count_pages (report, 0), >, 1);
  pages = progress_world_dup_pages (report, 0);
  assert_says (pages, expected);
  progress_world_assert_inside_paper (report, 0);
  xml = progress_world_dup_xml (report);
  assert_says (xml, expected);
}

/* Names and notes of any length and script stay on the paper, and the XML stays valid. */
static void
test_odd_records_are_drawn (ProgressWorld *world,
                            gconstpointer  data)
{
  static const char *const names[] = {
    "أمينة المنصوري", "Нікіта", "ᒥᑭᒫᖅ", "Zoë\tX", "a\001b", "😀", "מרים",
  };
  g_autofree char *longest = g_strnfill (1000, 'W');

  for (guint i = 0; i <= G_N_ELEMENTS (names); i++)
    {
      const char *name = i < G_N_ELEMENTS (names) ? names[i] : longest;
      g_autoptr (MpProgressReport) report = NULL;
      g_autofree char *xml = NULL;

      progress_world_rename (world, name);
      progress_world_add_note (world, mp_date_new (2026, 9, 20), name);
      report = load (world->store, world->mentee, &(MpProgressOptions){ 0 });
      progress_world_assert_inside_paper (report, 0);
      xml = progress_world_dup_xml (report);
      relaxng_assert_valid ("progress-report.rng", xml);
    }
}

static void
test_missing_facts_are_left_out (void)
{
  g_autoptr (MpStore) store = mp_store_new_in_memory ();
  gint64 mentee = progress_world_add_mentee (store, "Solo", 0, 0);
  g_autoptr (MpProgressReport) report = NULL;
  g_autofree char *pages = NULL;
  g_autofree char *xml = NULL;

  mp_store_set_today (store, mp_date_new (2026, 10, 4));
  report = load (store, mentee, &(MpProgressOptions){ 0 });
  pages = progress_world_dup_pages (report, 0);
  assert_says (pages, "Not given");
  assert_says (pages, "Begin stage A, Exploring the Future of Work.");
  assert_says_not (pages, "Notes for the school");
  assert_says_not (pages, "Steps in this period");
  assert_says_not (pages, "(null)");
  xml = progress_world_dup_xml (report);
  assert_says_not (xml, "<school");
  relaxng_assert_valid ("progress-report.rng", xml);
}

static void
test_archived_mentee_has_a_report (ProgressWorld *world,
                                   gconstpointer  data)
{
  g_autoptr (MpProgressReport) report = NULL;
  g_autofree char *pages = NULL;
  g_autoptr (GArray) cohort = NULL;

  progress_world_archive (world);
  report = load (world->store, world->mentee, &(MpProgressOptions){ 0 });
  pages = progress_world_dup_pages (report, 0);
  assert_says (pages, "Amina Nkemelu");
  cohort = mp_progress_report_list_cohort (world->store, world->cohort, NULL);
  g_assert_cmpuint (cohort->len, ==, 0);
}

static void
test_cohort_is_in_the_order_of_names (ProgressWorld *world,
                                      gconstpointer  data)
{
  gint64 zoe = progress_world_add_mentee (world->store, "Zoë Zwicker", world->cohort, 0);
  gint64 adele = progress_world_add_mentee (world->store, "Adèle Aucoin", world->cohort, 0);
  g_autoptr (GArray) cohort = mp_progress_report_list_cohort (world->store, world->cohort, NULL);

  g_assert_cmpuint (cohort->len, ==, 3);
  g_assert_cmpint (g_array_index (cohort, gint64, 0), ==, adele);
  g_assert_cmpint (g_array_index (cohort, gint64, 1), ==, world->mentee);
  g_assert_cmpint (g_array_index (cohort, gint64, 2), ==, zoe);
}

static void
test_all_stages_done_says_so (ProgressWorld *world,
                              gconstpointer  data)
{
  g_autoptr (MpProgressReport) report = NULL;
  g_autofree char *pages = NULL;

  for (guint i = 1; i < MP_N_STAGES; i++)
    progress_world_set_stage (world, MP_STAGE_A + i, MP_STAGE_WAIVED, mp_date_new (2026, 10, 1));
  report = load (world->store, world->mentee, &(MpProgressOptions){ 0 });
  pages = progress_world_dup_pages (report, 0);
  assert_says (pages, "All five stages are done.");
  assert_says_not (pages, "because of the test");
}

static void
test_french_from_an_english_screen (ProgressWorld *world,
                                    gconstpointer  data)
{
  g_autoptr (MpProgressReport) report = load (world->store, world->mentee,
                                              &(MpProgressOptions){ .language = "fr-CA" });
  g_autofree char *pages = progress_world_dup_pages (report, 0);
  g_autofree char *xml = progress_world_dup_xml (report);
  g_autofree char *title = mp_report_dup_title (MP_REPORT (report));

  assert_says (pages, "15 septembre 2026");
  assert_says (pages, "Page 1 de 1");
  assert_says_not (pages, "Completed");
  assert_says_not (pages, "Stage");
  assert_says (xml, "xml:lang=\"fr-CA\"");
  g_assert_cmpstr (title, ==, "Rapport de progrès\302\240: Amina Nkemelu");
  relaxng_assert_valid ("progress-report.rng", xml);
}

static void
test_paper_can_be_chosen (ProgressWorld *world,
                          gconstpointer  data)
{
  g_autoptr (MpProgressReport) usual = load (world->store, world->mentee,
                                             &(MpProgressOptions){ 0 });
  g_autoptr (MpProgressReport) a4 = load (world->store, world->mentee,
                                          &(MpProgressOptions){ .paper = mp_paper_find ("a4") });

  g_assert_cmpstr (mp_progress_report_get_paper (usual)->name, ==, "letter");
  g_assert_cmpstr (mp_progress_report_get_paper (a4)->name, ==, "a4");
  progress_world_assert_inside_paper (a4, 0);
}

static void
test_unknown_mentee_is_an_error (ProgressWorld *world,
                                 gconstpointer  data)
{
  const gint64 mentees[] = { world->mentee, 999 };
  MpProgressOptions options = { 0 };
  g_autoptr (GError) error = NULL;

  g_assert_null (mp_progress_report_load (world->store, mentees, 2, &options, NULL, &error));
  g_assert_error (error, MP_STORE_ERROR, MP_STORE_ERROR_NOT_FOUND);
}

static void
test_no_mentees_make_valid_xml (ProgressWorld *world,
                                gconstpointer  data)
{
  MpProgressOptions options = { 0 };
  g_autoptr (MpProgressReport) report = mp_progress_report_load (world->store, NULL, 0, &options,
                                                                 NULL, NULL);
  g_autofree char *xml = progress_world_dup_xml (report);

  relaxng_assert_valid ("progress-report.rng", xml);
}

static void
test_pages_find_their_part (ProgressWorld *world,
                            gconstpointer  data)
{
  gint64 mentees[5];
  MpProgressOptions options = { 0 };
  g_autoptr (MpProgressReport) report = NULL;
  g_autoptr (MpReportIndex) index = NULL;
  guint page = 0;

  for (guint i = 0; i < 60; i++)
    progress_world_add_note (world, mp_date_new (2026, 9, 20), "One of many");
  for (guint i = 0; i < G_N_ELEMENTS (mentees); i++)
    mentees[i] = i % 2 == 1 ? world->mentee
                            : progress_world_add_mentee (world->store, "Solo", world->cohort, 0);
  report = mp_progress_report_load (world->store, mentees, G_N_ELEMENTS (mentees), &options, NULL,
                                    NULL);
  index = mp_report_index_new (MP_REPORT (report), NULL, NULL, NULL, NULL);
  for (guint part = 0; part < G_N_ELEMENTS (mentees); part++)
    {
      guint n_pages = progress_world_count_pages (report, part);

      g_assert_true ((n_pages > 1) == (part % 2 == 1));
      g_assert_cmpuint (mp_report_index_get_n_pages_of (index, part), ==, n_pages);
      for (guint i = 0; i < n_pages; i++)
        {
          guint page_of_part;

          g_assert_cmpuint (mp_report_index_find (index, page++, &page_of_part), ==, part);
          g_assert_cmpuint (page_of_part, ==, i);
        }
    }
  g_assert_cmpuint (mp_report_index_get_n_pages (index), ==, page);
}

static void
test_counting_can_be_cancelled (ProgressWorld *world,
                                gconstpointer  data)
{
  g_autoptr (MpProgressReport) report = load (world->store, world->mentee,
                                              &(MpProgressOptions){ 0 });
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (GError) error = NULL;

  g_cancellable_cancel (cancellable);
  g_assert_null (mp_report_index_new (MP_REPORT (report), NULL, NULL, cancellable, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
}

static void
test_schema_refuses_what_is_wrong (void)
{
  static const char *const wrong[] = {
    "<progress_reports/>",
    "<progress_reports xmlns='urn:mentoring-plus:progress-report:1'/>",
    "<progress_reports xmlns='urn:mentoring-plus:progress-report:1' xml:lang='en'><x/>"
    "</progress_reports>",
  };

  for (guint i = 0; i < G_N_ELEMENTS (wrong); i++)
    g_assert_false (relaxng_is_valid ("progress-report.rng", wrong[i]));
}

static void
test_school_year_begins_in_september (void)
{
  MpProgressPeriod autumn = mp_progress_period_of_school_year (mp_date_new (2026, 9, 1));
  MpProgressPeriod summer = mp_progress_period_of_school_year (mp_date_new (2027, 8, 31));

  g_assert_cmpint (autumn.from.packed, ==, 20260901);
  g_assert_cmpint (autumn.to.packed, ==, 20260901);
  g_assert_cmpint (summer.from.packed, ==, 20260901);
}

#define ADD(name, func) \
  g_test_add ("/progress-report/" name, ProgressWorld, NULL, progress_world_set_up, func, \
              progress_world_tear_down)

int
main (int    argc,
      char **argv)
{
  g_autofree char *folder = g_build_filename (g_getenv ("MP_BUILDDIR"), "po", NULL);

  g_test_init (&argc, &argv, NULL);
  bindtextdomain (GETTEXT_PACKAGE, folder);
  g_test_add_func ("/progress-report/private-fields-never-appear",
                   test_private_fields_never_appear);
  g_test_add_func ("/progress-report/only-named-fields-appear", test_only_named_fields_appear);
  ADD ("says-what-the-school-needs", test_says_what_the_school_needs);
  ADD ("period-limits-history-and-notes", test_period_limits_history_and_notes);
  ADD ("notes-can-be-left-out", test_notes_can_be_left_out);
  ADD ("many-notes-take-many-pages", test_many_notes_take_many_pages);
  ADD ("long-note-is-whole", test_long_note_is_whole);
  ADD ("odd-records-are-drawn", test_odd_records_are_drawn);
  g_test_add_func ("/progress-report/missing-facts-are-left-out",
                   test_missing_facts_are_left_out);
  ADD ("archived-mentee-has-a-report", test_archived_mentee_has_a_report);
  ADD ("cohort-is-in-the-order-of-names", test_cohort_is_in_the_order_of_names);
  ADD ("all-stages-done-says-so", test_all_stages_done_says_so);
  ADD ("french-from-an-english-screen", test_french_from_an_english_screen);
  ADD ("paper-can-be-chosen", test_paper_can_be_chosen);
  ADD ("unknown-mentee-is-an-error", test_unknown_mentee_is_an_error);
  ADD ("no-mentees-make-valid-xml", test_no_mentees_make_valid_xml);
  ADD ("pages-find-their-part", test_pages_find_their_part);
  ADD ("counting-can-be-cancelled", test_counting_can_be_cancelled);
  g_test_add_func ("/progress-report/schema-refuses-what-is-wrong",
                   test_schema_refuses_what_is_wrong);
  g_test_add_func ("/progress-report/school-year-begins-in-september",
                   test_school_year_begins_in_september);
  return g_test_run ();
}
