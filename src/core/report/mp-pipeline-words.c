/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the pipeline says in words: on the drawing, beside it and to a screen reader. */

#include "report/mp-pipeline-words.h"

#include <glib/gi18n-lib.h>

/* Words that fit below a ring; the full names are those of mp_stage_get_title(). */
static const char *const short_titles[] = {
  /* Translators: short name of stage A, Exploring the Future of Work. */
  [MP_STAGE_A] = N_("Exploring"),
  /* Translators: short name of stage B, Focusing on a Career Path. */
  [MP_STAGE_B] = N_("Focusing"),
  /* Translators: short name of stage C, Experiential Learning and Work. */
  [MP_STAGE_C] = N_("Experience"),
  /* Translators: short name of stage D, Further Learning Opportunities. */
  [MP_STAGE_D] = N_("Learning plan"),
  /* Translators: short name of stage E, Towards a Sustainable Livelihood. */
  [MP_STAGE_E] = N_("Sustainable livelihood"),
};

/* What a state is called where no day is known. */
static const char *const undated[] = {
  [MP_STAGE_NOT_STARTED] = N_("not started"),
  [MP_STAGE_ACTIVE] = N_("under way"),
  [MP_STAGE_PAUSED] = N_("paused"),
  [MP_STAGE_COMPLETED] = N_("completed"),
  [MP_STAGE_WAIVED] = N_("waived"),
};

/* Without a catalogue, in the language of the screen. */
G_GNUC_FORMAT (2)
static const char *
say (const MpCatalogue *words, const char *text)
{
  return words != NULL ? mp_catalogue_get (words, text) : _(text);
}

/* The year goes without saying if it is that of @today. */
static char *
format_near (const MpCatalogue *words, MpDate date, MpDate today)
{
  return mp_catalogue_format_short_date (words, date, mp_date_year (date) != mp_date_year (today));
}

static char *
format_range (const MpCatalogue *words, MpDate from, MpDate to, MpDate today)
{
  gboolean same_year = mp_date_year (from) == mp_date_year (to);
  g_autofree char *first
      = same_year ? mp_catalogue_format_short_date (words, from, FALSE)
                  : format_near (words, from, today);
  g_autofree char *last = format_near (words, to, today);

  /* Translators: from one day to another, as in "4 Sep – 12 Oct". */
  return g_strdup_printf (say (words, N_("%s – %s")), first, last);
}

static MpDate
day_of_state (const MpStageStatus *status)
{
  switch (status->state)
    {
    case MP_STAGE_ACTIVE:
      return status->started_on;
    case MP_STAGE_COMPLETED:
      return status->completed_on;
    case MP_STAGE_PAUSED:
    case MP_STAGE_WAIVED:
      return status->changed_on;
    default:
      return MP_DATE_NONE;
    }
}

static const char *
get_state (const MpCatalogue *words, MpStageState state)
{
  if (words == NULL)
    return mp_choice_get_label (mp_stage_states, state);
  for (const MpChoice *choice = mp_stage_states; choice->name != NULL; choice++)
    if (choice->value == (int) state)
      return mp_catalogue_get (words, choice->label);
  return "";
}

/**
 * mp_pipeline_get_short_title:
 * @words: (nullable): the language to say it in, or %NULL for that of the screen
 * @stage: one of the five stages
 *
 * Returns: (transfer none): one to three words for it, translated
 */
const char *
mp_pipeline_get_short_title (const MpCatalogue *words, MpStage stage)
{
  g_return_val_if_fail (stage >= MP_STAGE_A && stage <= MP_STAGE_E, NULL);

  return words != NULL ? mp_catalogue_get (words, short_titles[stage]) : _(short_titles[stage]);
}

/**
 * mp_pipeline_dup_detail:
 * @words: (nullable): the language to say it in, or %NULL for that of the screen
 * @pipeline: a mentee's stages
 * @stage: one of them
 * @today: the day it is now, so that its year can be left out; none to have years throughout
 *
 * Returns: (transfer full): the state of @stage with its dates in few words, to stand below its
 *   name
 */
char *
mp_pipeline_dup_detail (const MpCatalogue *words, const MpPipeline *pipeline, MpStage stage,
                        MpDate today)
{
  const MpStageStatus *status = mp_pipeline_get_status (pipeline, stage);
  MpDate day = day_of_state (status);
  g_autofree char *text = NULL;

  if (status->state == MP_STAGE_COMPLETED && mp_date_is_set (status->started_on)
      && mp_date_is_set (status->completed_on))
    return format_range (words, status->started_on, status->completed_on, today);
  if (!mp_date_is_set (day))
    return g_strdup (get_state (words, status->state));

  text = format_near (words, day, today);
  switch (status->state)
    {
    case MP_STAGE_ACTIVE:
      /* Translators: below the name of a stage that is under way; %s is a day. */
      return g_strdup_printf (say (words, N_("Since %s")), text);
    case MP_STAGE_PAUSED:
      /* Translators: below the name of a stage; %s is a day. */
      return g_strdup_printf (say (words, N_("Paused %s")), text);
    case MP_STAGE_WAIVED:
      /* Translators: below the name of a stage; %s is a day. */
      return g_strdup_printf (say (words, N_("Waived %s")), text);
    default:
      /* Translators: below the name of a stage; %s is a day. */
      return g_strdup_printf (say (words, N_("Completed %s")), text);
    }
}

/**
 * mp_pipeline_dup_state:
 * @pipeline: a mentee's stages
 * @stage: one of them
 *
 * Returns: (transfer full): the state of @stage and since when, as a part of a sentence
 */
char *
mp_pipeline_dup_state (const MpPipeline *pipeline, MpStage stage)
{
  const MpStageStatus *status = mp_pipeline_get_status (pipeline, stage);
  MpDate day = day_of_state (status);
  g_autofree char *text = NULL;

  if (!mp_date_is_set (day))
    return g_strdup (_(undated[status->state]));

  text = mp_catalogue_format_short_date (NULL, day, TRUE);
  switch (status->state)
    {
    case MP_STAGE_ACTIVE:
      /* Translators: of a stage; %s is a day such as "4 Oct 2026". */
      return g_strdup_printf (_("under way since %s"), text);
    case MP_STAGE_PAUSED:
      return g_strdup_printf (_("paused since %s"), text);
    case MP_STAGE_WAIVED:
      return g_strdup_printf (_("waived on %s"), text);
    default:
      return g_strdup_printf (_("completed on %s"), text);
    }
}

/**
 * mp_pipeline_dup_name:
 * @pipeline: a mentee's stages
 * @stage: one of them
 *
 * Returns: (transfer full): @stage in full with its state, for a screen reader
 */
char *
mp_pipeline_dup_name (const MpPipeline *pipeline, MpStage stage)
{
  g_autofree char *state = mp_pipeline_dup_state (pipeline, stage);

  /* Translators: as in "Stage B, Focusing on a Career Path: under way since 4 Oct 2026". */
  return g_strdup_printf (_("Stage %s, %s: %s"), mp_stage_get_letter (stage),
                          mp_stage_get_title (stage), state);
}

/**
 * mp_pipeline_dup_summary:
 * @pipeline: a mentee's stages
 *
 * Returns: (transfer full): all five states in one line, without dates
 */
char *
mp_pipeline_dup_summary (const MpPipeline *pipeline)
{
  GString *summary = g_string_new (NULL);

  for (MpStage stage = MP_STAGE_A; stage <= MP_STAGE_E; stage++)
    {
      MpStageState state = mp_pipeline_get_status (pipeline, stage)->state;

      if (stage > MP_STAGE_A)
        /* Translators: between the stages in "A completed, B under way, C not started". */
        g_string_append (summary, _(", "));
      /* Translators: a stage and its state, as in "B under way". */
      g_string_append_printf (summary, _("%s %s"), mp_stage_get_letter (stage),
                              _(undated[state]));
    }
  return g_string_free (summary, FALSE);
}

/**
 * mp_pipeline_dup_next:
 * @pipeline: a mentee's stages
 *
 * Returns: (transfer full): a sentence about what comes next
 */
char *
mp_pipeline_dup_next (const MpPipeline *pipeline)
{
  MpStage stage = MP_STAGE_A;
  MpStageStep step = mp_pipeline_get_next (pipeline, &stage);
  const char *letter = mp_stage_get_letter (stage);
  const char *title = mp_stage_get_title (stage);

  switch (step)
    {
    case MP_STAGE_STEP_START:
      /* Translators: as in "Next: start stage C, Experiential Learning and Work". */
      return g_strdup_printf (_("Next: start stage %s, %s"), letter, title);
    case MP_STAGE_STEP_RESUME:
      return g_strdup_printf (_("Next: resume stage %s, %s"), letter, title);
    case MP_STAGE_STEP_COMPLETE:
      return g_strdup_printf (_("Next: complete stage %s, %s"), letter, title);
    default:
      return g_strdup (_("All five stages are complete or waived"));
    }
}

/**
 * mp_pipeline_dup_criterion:
 * @criterion: what has to be so
 * @tally: what the mentee's records hold
 *
 * Returns: (transfer full): the criterion, with how much of it is there if that is known
 */
char *
mp_pipeline_dup_criterion (const MpStageCriterion *criterion, const MpStageTally *tally)
{
  guint number, needed;

  g_return_val_if_fail (criterion != NULL && tally != NULL, NULL);

  if (!mp_stage_criterion_count (criterion, tally, &number, &needed))
    return g_strdup (_(criterion->text));
  /* Translators: a criterion of a stage and how much of it is there, as in "… (1 of 2)". */
  return g_strdup_printf (_("%s (%u of %u)"), _(criterion->text), number, needed);
}

/**
 * mp_pipeline_dup_criteria:
 * @stage: one of the five stages
 * @tally: what the mentee's records hold
 *
 * Returns: (transfer full): everything that completes @stage, in one line
 */
char *
mp_pipeline_dup_criteria (MpStage stage, const MpStageTally *tally)
{
  g_autoptr (GString) joined = g_string_new (NULL);
  guint n_criteria;
  const MpStageCriterion *list = mp_stage_list_criteria (stage, &n_criteria);

  for (guint i = 0; i < n_criteria; i++)
    {
      g_autofree char *text = mp_pipeline_dup_criterion (&list[i], tally);

      if (i > 0)
        /* Translators: between the criteria of a stage. */
        g_string_append (joined, _(" · "));
      g_string_append (joined, text);
    }
  /* Translators: a letter and criteria, as in "Stage A is complete with: Ballot filled in · …". */
  return g_strdup_printf (_("Stage %s is complete with: %s"), mp_stage_get_letter (stage),
                          joined->str);
}

/**
 * mp_pipeline_dup_change:
 * @change: an entry of the history
 *
 * Returns: (transfer full): when the state changed, from what to what, and by whom
 */
char *
mp_pipeline_dup_change (const MpStageChange *change)
{
  g_autofree char *day = NULL;
  const char *before, *after;

  g_return_val_if_fail (change != NULL, NULL);

  day = mp_catalogue_format_short_date (NULL, change->happened_on, TRUE);
  before = mp_choice_get_label (mp_stage_states, change->before);
  after = mp_choice_get_label (mp_stage_states, change->after);
  if (change->author == NULL)
    /* Translators: a day and two states, as in "4 Oct 2026: Not started → Under way". */
    return g_strdup_printf (_("%s: %s → %s"), day, before, after);
  /* Translators: a day, two states and a name. */
  return g_strdup_printf (_("%s: %s → %s, by %s"), day, before, after, change->author);
}
