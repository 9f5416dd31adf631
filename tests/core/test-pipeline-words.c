/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the pipeline says in words, for each state with and without its days. */

#include "report/mp-pipeline-words.h"

#include <libintl.h>

#define DAY(packed) ((MpDate){ packed })
#define TODAY DAY (20261121)

static MpPipeline *
new_pipeline (MpStageState state, gint32 started_on, gint32 completed_on, gint32 changed_on)
{
  MpPipeline *pipeline = mp_pipeline_new (1);

  pipeline->stages[1] = (MpStageStatus){ .state = state,
                                         .started_on = DAY (started_on),
                                         .completed_on = DAY (completed_on),
                                         .changed_on = DAY (changed_on) };
  return pipeline;
}

static void
test_detail_has_state_and_days (void)
{
  static const struct
  {
    MpStageState state;
    gint32 started_on;
    gint32 completed_on;
    gint32 changed_on;
    const char *here_and_now;
    const char *with_years;
  } cases[] = {
    { MP_STAGE_NOT_STARTED, 0, 0, 0, "Not started", "Not started" },
    { MP_STAGE_NOT_STARTED, 0, 0, 20261004, "Not started", "Not started" },
    { MP_STAGE_ACTIVE, 20261004, 0, 20261004, "Since 4 Oct", "Since 4 Oct 2026" },
    { MP_STAGE_ACTIVE, 20251004, 0, 20261004, "Since 4 Oct 2025", "Since 4 Oct 2025" },
    { MP_STAGE_ACTIVE, 0, 0, 0, "Under way", "Under way" },
    { MP_STAGE_PAUSED, 20261004, 0, 20261103, "Paused 3 Nov", "Paused 3 Nov 2026" },
    { MP_STAGE_PAUSED, 20261004, 0, 0, "Paused", "Paused" },
    { MP_STAGE_COMPLETED, 20260904, 20261012, 20261012, "4 Sep – 12 Oct", "4 Sep – 12 Oct 2026" },
    { MP_STAGE_COMPLETED, 20250904, 20251012, 0, "4 Sep – 12 Oct 2025", "4 Sep – 12 Oct 2025" },
    { MP_STAGE_COMPLETED, 20250904, 20261012, 0, "4 Sep 2025 – 12 Oct",
      "4 Sep 2025 – 12 Oct 2026" },
    { MP_STAGE_COMPLETED, 0, 20261012, 0, "Completed 12 Oct", "Completed 12 Oct 2026" },
    { MP_STAGE_COMPLETED, 0, 0, 0, "Completed", "Completed" },
    { MP_STAGE_WAIVED, 20260904, 0, 20261103, "Waived 3 Nov", "Waived 3 Nov 2026" },
    { MP_STAGE_WAIVED, 0, 0, 0, "Waived", "Waived" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (MpPipeline) pipeline
          = new_pipeline (cases[i].state, cases[i].started_on, cases[i].completed_on,
                          cases[i].changed_on);
      g_autofree char *near = mp_pipeline_dup_detail (NULL, pipeline, MP_STAGE_B, TODAY);
      g_autofree char *full = mp_pipeline_dup_detail (NULL, pipeline, MP_STAGE_B, MP_DATE_NONE);

      g_assert_cmpstr (near, ==, cases[i].here_and_now);
      g_assert_cmpstr (full, ==, cases[i].with_years);
    }
}

static void
test_detail_can_be_in_another_language (void)
{
  g_autoptr (MpCatalogue) words = mp_catalogue_open ("fr");
  g_autoptr (MpPipeline) pipeline = new_pipeline (MP_STAGE_COMPLETED, 20260904, 20261012, 20261012);
  g_autofree char *detail = mp_pipeline_dup_detail (words, pipeline, MP_STAGE_B, MP_DATE_NONE);
  g_autofree char *other = mp_pipeline_dup_detail (words, pipeline, MP_STAGE_C, MP_DATE_NONE);

  g_assert_cmpstr (detail, ==, "4 sept. – 12 oct. 2026");
  g_assert_cmpstr (other, !=, "Not started");
  g_assert_cmpstr (mp_pipeline_get_short_title (words, MP_STAGE_B), !=, "Focusing");
  g_assert_cmpstr (mp_pipeline_get_short_title (NULL, MP_STAGE_B), ==, "Focusing");
}

static void
test_name_says_stage_state_and_day (void)
{
  static const struct
  {
    MpStageState state;
    gint32 day;
    const char *expected;
  } cases[] = {
    { MP_STAGE_NOT_STARTED, 0, "Stage B, Focusing on a Career Path: not started" },
    { MP_STAGE_ACTIVE, 20261004, "Stage B, Focusing on a Career Path: under way since 4 Oct 2026" },
    { MP_STAGE_PAUSED, 20261004, "Stage B, Focusing on a Career Path: paused since 4 Oct 2026" },
    { MP_STAGE_COMPLETED, 20261004, "Stage B, Focusing on a Career Path: completed on 4 Oct 2026" },
    { MP_STAGE_WAIVED, 20261004, "Stage B, Focusing on a Career Path: waived on 4 Oct 2026" },
    { MP_STAGE_WAIVED, 0, "Stage B, Focusing on a Career Path: waived" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (MpPipeline) pipeline
          = new_pipeline (cases[i].state, cases[i].day, cases[i].day, cases[i].day);
      g_autofree char *name = mp_pipeline_dup_name (pipeline, MP_STAGE_B);

      g_assert_cmpstr (name, ==, cases[i].expected);
    }
}

static void
test_summary_names_all_stages (void)
{
  g_autoptr (MpPipeline) pipeline = new_pipeline (MP_STAGE_WAIVED, 0, 0, 0);
  g_autofree char *summary = NULL;

  pipeline->stages[0].state = MP_STAGE_COMPLETED;
  pipeline->stages[2].state = MP_STAGE_PAUSED;
  pipeline->stages[4].state = MP_STAGE_ACTIVE;
  summary = mp_pipeline_dup_summary (pipeline);
  g_assert_cmpstr (summary, ==,
                   "A completed, B waived, C paused, D not started, E under way");
}

static void
test_next_is_a_sentence (void)
{
  static const struct
  {
    MpStageState state;
    const char *expected;
  } cases[] = {
    { MP_STAGE_NOT_STARTED, "Next: start stage B, Focusing on a Career Path" },
    { MP_STAGE_ACTIVE, "Next: complete stage B, Focusing on a Career Path" },
    { MP_STAGE_PAUSED, "Next: resume stage B, Focusing on a Career Path" },
    { MP_STAGE_COMPLETED, "All five stages are complete or waived" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (MpPipeline) pipeline = new_pipeline (cases[i].state, 0, 0, 0);
      g_autofree char *next = NULL;

      pipeline->stages[0].state = MP_STAGE_COMPLETED;
      for (guint j = 2; j < MP_N_STAGES; j++)
        pipeline->stages[j].state = MP_STAGE_WAIVED;
      next = mp_pipeline_dup_next (pipeline);
      g_assert_cmpstr (next, ==, cases[i].expected);
    }
}

static void
test_criteria_have_numbers_where_they_are_known (void)
{
  MpStageTally tally = { 0 };
  g_autofree char *before = mp_pipeline_dup_criteria (MP_STAGE_A, &tally);
  g_autofree char *after = NULL;

  tally.known[MP_STAGE_COUNT_BALLOTS] = TRUE;
  tally.number[MP_STAGE_COUNT_BALLOTS] = 1;
  after = mp_pipeline_dup_criteria (MP_STAGE_A, &tally);
  g_assert_cmpstr (before, ==,
                   "Stage A is complete with: Ballot filled in · One Knowledge Exchange attended"
                   " · A reflection written");
  g_assert_cmpstr (after, ==,
                   "Stage A is complete with: Ballot filled in (1 of 1) · One Knowledge Exchange"
                   " attended · A reflection written");
}

static void
test_change_says_what_when_and_by_whom (void)
{
  g_autoptr (MpStageChange) change = mp_stage_change_new ();
  g_autofree char *nameless = NULL;
  g_autofree char *named = NULL;

  change->happened_on = DAY (20261004);
  change->before = MP_STAGE_ACTIVE;
  change->after = MP_STAGE_PAUSED;
  nameless = mp_pipeline_dup_change (change);
  mp_set_text (&change->author, "A. Coordinator");
  named = mp_pipeline_dup_change (change);
  g_assert_cmpstr (nameless, ==, "4 Oct 2026: Under way → Paused");
  g_assert_cmpstr (named, ==, "4 Oct 2026: Under way → Paused, by A. Coordinator");
}

int
main (int argc, char **argv)
{
  g_autofree char *folder = g_build_filename (g_getenv ("MP_BUILDDIR"), "po", NULL);

  g_test_init (&argc, &argv, NULL);
  bindtextdomain (GETTEXT_PACKAGE, folder);
  g_test_add_func ("/pipeline-words/detail-can-be-in-another-language",
                   test_detail_can_be_in_another_language);
  g_test_add_func ("/pipeline-words/detail-has-state-and-days", test_detail_has_state_and_days);
  g_test_add_func ("/pipeline-words/name-says-stage-state-and-day",
                   test_name_says_stage_state_and_day);
  g_test_add_func ("/pipeline-words/summary-names-all-stages", test_summary_names_all_stages);
  g_test_add_func ("/pipeline-words/next-is-a-sentence", test_next_is_a_sentence);
  g_test_add_func ("/pipeline-words/criteria-have-numbers-where-they-are-known",
                   test_criteria_have_numbers_where_they_are_known);
  g_test_add_func ("/pipeline-words/change-says-what-when-and-by-whom",
                   test_change_says_what_when_and_by_whom);
  return g_test_run ();
}
