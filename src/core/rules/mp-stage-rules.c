/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What completes a stage (S-1), which state may follow which, and the order of stages (S-2). */

#include "rules/mp-stage-rules.h"

#include <glib/gi18n-lib.h>

#define NO_PER 0

/* S-1, ordered by stage.  Every criterion of a stage can be waived with the stage. */
static const MpStageCriterion criteria[] = {
  { MP_STAGE_A, N_("Ballot filled in"),
    MP_STAGE_COUNT_BALLOTS, 1, NO_PER },
  { MP_STAGE_A, N_("One Knowledge Exchange attended"),
    MP_STAGE_COUNT_EXCHANGES_ATTENDED, 1, NO_PER },
  { MP_STAGE_A, N_("A reflection written"),
    MP_STAGE_COUNT_REFLECTIONS_ON_EXPLORING, 1, NO_PER },

  { MP_STAGE_B, N_("One to three focus careers ranked"),
    MP_STAGE_COUNT_FOCUS_CAREERS, 1, NO_PER },
  { MP_STAGE_B, N_("For each of them, a session with a mentor of that career"),
    MP_STAGE_COUNT_FOCUS_SESSIONS, MP_NEEDED_PER_COUNT, MP_STAGE_COUNT_FOCUS_CAREERS },
  { MP_STAGE_B, N_("The sector profile read"),
    MP_STAGE_COUNT_SECTOR_PROFILES_READ, 1, NO_PER },

  { MP_STAGE_C, N_("A placement with permission and supervisor, its planned hours reached"),
    MP_STAGE_COUNT_PLACEMENTS_FULFILLED, 1, NO_PER },
  { MP_STAGE_C, N_("A mentor or a group of mentors assigned"),
    MP_STAGE_COUNT_PLACEMENT_MENTORS, 1, NO_PER },
  { MP_STAGE_C, N_("A meeting during the placement"),
    MP_STAGE_COUNT_PLACEMENT_MEETINGS, 1, NO_PER },
  { MP_STAGE_C, N_("A reflection on the placement"),
    MP_STAGE_COUNT_REFLECTIONS_ON_PLACEMENT, 1, NO_PER },
  { MP_STAGE_C, N_("The supervisor’s assessments in the middle and at the end"),
    MP_STAGE_COUNT_PLACEMENT_ASSESSMENTS, 2, NO_PER },

  { MP_STAGE_D, N_("A learning plan agreed by mentee and mentor"),
    MP_STAGE_COUNT_PLANS_AGREED, 1, NO_PER },
  { MP_STAGE_D, N_("At least one goal with activities"),
    MP_STAGE_COUNT_GOALS_WITH_ACTIVITIES, 1, NO_PER },
  { MP_STAGE_D, N_("The plan reviewed on time"),
    MP_STAGE_COUNT_PLANS_REVIEWED_ON_TIME, 1, NO_PER },

  { MP_STAGE_E, N_("Every required topic covered or waived"),
    MP_STAGE_COUNT_TOPICS_COVERED, MP_NEEDED_PER_COUNT, MP_STAGE_COUNT_TOPICS_REQUIRED },
  { MP_STAGE_E, N_("The next step written down"),
    MP_STAGE_COUNT_NEXT_STEPS, 1, NO_PER },
};

/* The legal changes of state, ordered by the state they leave, the most usual first.
 *
 * before                after                    back   entry  reason label */
static const MpStageMove moves[] = {
  { MP_STAGE_NOT_STARTED, MP_STAGE_ACTIVE,      FALSE, TRUE,  FALSE, N_("Start") },
  { MP_STAGE_NOT_STARTED, MP_STAGE_COMPLETED,   FALSE, TRUE,  FALSE, N_("Complete") },
  { MP_STAGE_NOT_STARTED, MP_STAGE_WAIVED,      FALSE, FALSE, TRUE,  N_("Waive…") },

  { MP_STAGE_ACTIVE,      MP_STAGE_COMPLETED,   FALSE, FALSE, FALSE, N_("Complete") },
  { MP_STAGE_ACTIVE,      MP_STAGE_PAUSED,      FALSE, FALSE, FALSE, N_("Pause") },
  { MP_STAGE_ACTIVE,      MP_STAGE_WAIVED,      FALSE, FALSE, TRUE,  N_("Waive…") },
  { MP_STAGE_ACTIVE,      MP_STAGE_NOT_STARTED, TRUE,  FALSE, FALSE, N_("Back to Not Started") },

  { MP_STAGE_PAUSED,      MP_STAGE_ACTIVE,      FALSE, FALSE, FALSE, N_("Resume") },
  { MP_STAGE_PAUSED,      MP_STAGE_COMPLETED,   FALSE, FALSE, FALSE, N_("Complete") },
  { MP_STAGE_PAUSED,      MP_STAGE_WAIVED,      FALSE, FALSE, TRUE,  N_("Waive…") },
  { MP_STAGE_PAUSED,      MP_STAGE_NOT_STARTED, TRUE,  FALSE, FALSE, N_("Back to Not Started") },

  { MP_STAGE_COMPLETED,   MP_STAGE_ACTIVE,      TRUE,  FALSE, FALSE, N_("Back to Under Way") },
  { MP_STAGE_COMPLETED,   MP_STAGE_NOT_STARTED, TRUE,  FALSE, FALSE, N_("Back to Not Started") },

  { MP_STAGE_WAIVED,      MP_STAGE_ACTIVE,      FALSE, TRUE,  FALSE, N_("Start") },
  { MP_STAGE_WAIVED,      MP_STAGE_COMPLETED,   FALSE, TRUE,  FALSE, N_("Complete") },
  { MP_STAGE_WAIVED,      MP_STAGE_NOT_STARTED, TRUE,  FALSE, FALSE, N_("Back to Not Started") },
};

/* S-2: entering @stage needs @before to be complete or waived. */
static const struct
{
  MpStage stage;
  MpStage before;
} order[] = {
  { MP_STAGE_C, MP_STAGE_A },
  { MP_STAGE_C, MP_STAGE_B },
};

#define MAX_MISSING G_N_ELEMENTS (order)

static gboolean
is_blank (const char *text)
{
  for (; text != NULL && *text != '\0'; text = g_utf8_next_char (text))
    if (!g_unichar_isspace (g_utf8_get_char (text)))
      return FALSE;
  return TRUE;
}

static const MpField *
change_field (const char *name)
{
  return mp_table_find_field (&mp_stage_change_table, name);
}

/**
 * mp_stage_list_criteria:
 * @stage: one of the five stages
 * @n_criteria: (out): how many there are
 *
 * Returns: (transfer none) (array length=n_criteria): what completes @stage (S-1)
 */
const MpStageCriterion *
mp_stage_list_criteria (MpStage stage, guint *n_criteria)
{
  const MpStageCriterion *first = NULL;

  g_return_val_if_fail (n_criteria != NULL, NULL);

  *n_criteria = 0;
  for (guint i = 0; i < G_N_ELEMENTS (criteria); i++)
    {
      if (criteria[i].stage != stage)
        continue;
      if (first == NULL)
        first = &criteria[i];
      (*n_criteria)++;
    }
  return first;
}

/**
 * mp_stage_criterion_count:
 * @criterion: one of mp_stage_list_criteria()
 * @tally: what the mentee's records hold
 * @number: (out): how many there are, at most @needed
 * @needed: (out): how many are needed, at least 1
 *
 * Returns: %FALSE, with nothing set, if the records for it are not known
 */
gboolean
mp_stage_criterion_count (const MpStageCriterion *criterion, const MpStageTally *tally,
                          guint *number, guint *needed)
{
  guint wanted;

  g_return_val_if_fail (criterion != NULL && tally != NULL, FALSE);

  if (!tally->known[criterion->count])
    return FALSE;
  if (criterion->needed == MP_NEEDED_PER_COUNT && !tally->known[criterion->per])
    return FALSE;

  wanted = criterion->needed != MP_NEEDED_PER_COUNT ? criterion->needed
                                                    : tally->number[criterion->per];
  *needed = MAX (wanted, 1);
  *number = MIN (tally->number[criterion->count], *needed);
  return TRUE;
}

/**
 * mp_stage_measure_progress:
 * @stage: one of the five stages
 * @tally: what the mentee's records hold
 *
 * Returns: how much of @stage is done (S-1)
 */
MpStageProgress
mp_stage_measure_progress (MpStage stage, const MpStageTally *tally)
{
  MpStageProgress progress = { 0 };
  const MpStageCriterion *list = mp_stage_list_criteria (stage, &progress.n_criteria);

  g_return_val_if_fail (tally != NULL && list != NULL, progress);

  for (guint i = 0; i < progress.n_criteria; i++)
    {
      guint number, needed;

      if (!mp_stage_criterion_count (&list[i], tally, &number, &needed))
        continue;
      progress.n_counted++;
      progress.n_met += number == needed;
      progress.fraction += (double) number / needed / progress.n_criteria;
    }
  return progress;
}

/**
 * mp_stage_list_moves:
 * @before: a state
 * @n_moves: (out): how many there are
 *
 * Returns: (transfer none) (array length=n_moves): the legal changes from @before, the most usual
 *   first
 */
const MpStageMove *
mp_stage_list_moves (MpStageState before, guint *n_moves)
{
  const MpStageMove *first = NULL;

  g_return_val_if_fail (n_moves != NULL, NULL);

  *n_moves = 0;
  for (guint i = 0; i < G_N_ELEMENTS (moves); i++)
    {
      if (moves[i].before != before)
        continue;
      if (first == NULL)
        first = &moves[i];
      (*n_moves)++;
    }
  return first;
}

/**
 * mp_stage_find_move:
 * @before: a state
 * @after: another state
 *
 * Returns: (transfer none) (nullable): the change from one to the other, or %NULL if it is not
 *   legal
 */
const MpStageMove *
mp_stage_find_move (MpStageState before, MpStageState after)
{
  for (guint i = 0; i < G_N_ELEMENTS (moves); i++)
    if (moves[i].before == before && moves[i].after == after)
      return &moves[i];
  return NULL;
}

/* The stages that S-2 still misses. */
static guint
find_missing (const MpPipeline *pipeline, MpStage stage, MpStage missing[static MAX_MISSING])
{
  guint n_missing = 0;

  for (guint i = 0; i < G_N_ELEMENTS (order); i++)
    if (order[i].stage == stage
        && !mp_stage_state_is_done (mp_pipeline_get_status (pipeline, order[i].before)->state))
      missing[n_missing++] = order[i].before;
  return n_missing;
}

/**
 * mp_stage_breaks_order:
 * @pipeline: a mentee's stages
 * @request: what is wanted of one of them
 *
 * Returns: whether a stage is entered before those that it needs are complete or waived (S-2),
 *   whatever @request says about overriding
 */
gboolean
mp_stage_breaks_order (const MpPipeline *pipeline, const MpStageRequest *request)
{
  const MpStageMove *move;
  MpStage missing[MAX_MISSING];

  g_return_val_if_fail (pipeline != NULL && request != NULL, FALSE);

  move = mp_stage_find_move (mp_pipeline_get_status (pipeline, request->stage)->state,
                             request->state);
  return move != NULL && move->entry && find_missing (pipeline, request->stage, missing) > 0;
}

static void
add_order_problem (const MpPipeline *pipeline, MpStage stage, MpProblems *problems)
{
  const char *letter = mp_stage_get_letter (stage);
  MpStage missing[MAX_MISSING];

  if (find_missing (pipeline, stage, missing) == 2)
    mp_problems_add (problems, change_field ("after"), "S-2",
                     /* Translators: letters of stages, as in "Stage C needs stages A and B …". */
                     _("Stage %s needs stages %s and %s to be complete or waived first."), letter,
                     mp_stage_get_letter (missing[0]), mp_stage_get_letter (missing[1]));
  else
    mp_problems_add (problems, change_field ("after"), "S-2",
                     /* Translators: letters of stages, as in "Stage C needs stage B …". */
                     _("Stage %s needs stage %s to be complete or waived first."), letter,
                     mp_stage_get_letter (missing[0]));
}

static gboolean
is_under_way_or_over (MpStageState state)
{
  return state == MP_STAGE_ACTIVE || state == MP_STAGE_PAUSED || state == MP_STAGE_COMPLETED;
}

/**
 * mp_stage_is_entered:
 * @before: the state of a stage
 * @after: the state that follows, whether or not that is one move
 *
 * Returns: whether the stage is entered thereby, so that S-2 applies
 */
gboolean
mp_stage_is_entered (MpStageState before, MpStageState after)
{
  return !is_under_way_or_over (before) && is_under_way_or_over (after);
}

/**
 * mp_stage_check_entered:
 * @pipeline: a mentee's stages as they have become
 * @stage: the one that has just been entered
 * @problems: gets which stages it needs first (S-2)
 *
 * Returns: whether the order is kept, or was overridden with a reason
 */
gboolean
mp_stage_check_entered (const MpPipeline *pipeline, MpStage stage, MpProblems *problems)
{
  const MpStageStatus *status;
  MpStage missing[MAX_MISSING];

  g_return_val_if_fail (pipeline != NULL && problems != NULL, FALSE);

  status = mp_pipeline_get_status (pipeline, stage);
  if (!is_under_way_or_over (status->state) || (status->overridden && !is_blank (status->reason))
      || find_missing (pipeline, stage, missing) == 0)
    return TRUE;
  add_order_problem (pipeline, stage, problems);
  return FALSE;
}

static void
check_order (const MpPipeline *pipeline, const MpStageRequest *request, MpProblems *problems)
{
  if (!mp_stage_breaks_order (pipeline, request))
    return;

  if (!request->override)
    add_order_problem (pipeline, request->stage, problems);
  else if (is_blank (request->reason))
    mp_problems_add (problems, change_field ("reason"), "S-2",
                     _("Entering stage %s out of order needs a reason, which is kept."),
                     mp_stage_get_letter (request->stage));
}

/* A stage that is begun anew or set back to nothing has no earlier day to respect. */
static gboolean
keeps_start (const MpStageMove *move)
{
  return move->after != MP_STAGE_NOT_STARTED && !(move->entry && move->after == MP_STAGE_ACTIVE);
}

static void
check_day (const MpStageStatus *status, const MpStageMove *move, const MpStageRequest *request,
           MpDate today, MpProblems *problems)
{
  const MpField *field = change_field ("happened_on");
  g_autofree char *started = mp_date_to_display (status->started_on);

  if (!mp_date_is_set (request->on))
    mp_problems_add (problems, field, NULL, _("The change needs the day on which it happened."));
  else if (mp_date_compare (request->on, today) > 0)
    mp_problems_add (problems, field, NULL,
                     _("The day of the change lies in the future; give the day on which it "
                       "happened."));
  else if (keeps_start (move) && mp_date_is_set (status->started_on)
           && mp_date_compare (request->on, status->started_on) < 0)
    mp_problems_add (problems, field, NULL,
                     _("Stage %s was started on %s; what comes after cannot be earlier."),
                     mp_stage_get_letter (request->stage), started);
}

static void
add_move_problem (MpStageState before, const MpStageRequest *request, MpProblems *problems)
{
  const char *letter = mp_stage_get_letter (request->stage);
  const char *now = mp_choice_get_label (mp_stage_states, before);

  if (before == request->state)
    mp_problems_add (problems, change_field ("after"), NULL,
                     /* Translators: "Stage B is “Under way” already." */
                     _("Stage %s is “%s” already."), letter, now);
  else
    mp_problems_add (problems, change_field ("after"), NULL,
                     /* Translators: "Stage B is “Completed” and cannot become “Paused”." */
                     _("Stage %s is “%s” and cannot become “%s”."), letter, now,
                     mp_choice_get_label (mp_stage_states, request->state));
}

/**
 * mp_stage_check:
 * @pipeline: a mentee's stages
 * @request: what is wanted of one of them
 * @today: the day it is now
 * @problems: gets what speaks against it, naming S-2 where the order of stages is broken
 *
 * Returns: whether nothing does
 */
gboolean
mp_stage_check (const MpPipeline *pipeline, const MpStageRequest *request, MpDate today,
                MpProblems *problems)
{
  const MpStageStatus *status;
  const MpStageMove *move;
  guint n_before;

  g_return_val_if_fail (pipeline != NULL && request != NULL && problems != NULL, FALSE);

  n_before = mp_problems_get_count (problems);
  status = mp_pipeline_get_status (pipeline, request->stage);
  move = mp_stage_find_move (status->state, request->state);
  if (move == NULL)
    {
      add_move_problem (status->state, request, problems);
      return FALSE;
    }

  check_order (pipeline, request, problems);
  check_day (status, move, request, today, problems);
  if (move->needs_reason && is_blank (request->reason))
    mp_problems_add (problems, change_field ("reason"), NULL,
                     _("Waiving stage %s needs a reason, which is kept."),
                     mp_stage_get_letter (request->stage));
  return mp_problems_get_count (problems) == n_before;
}

static void
fulfil_dates (MpStageRecord *record, const MpStageRequest *request, gboolean entry)
{
  switch (request->state)
    {
    case MP_STAGE_NOT_STARTED:
      record->started_on = MP_DATE_NONE;
      record->completed_on = MP_DATE_NONE;
      break;
    case MP_STAGE_ACTIVE:
      if (entry || !mp_date_is_set (record->started_on))
        record->started_on = request->on;
      record->completed_on = MP_DATE_NONE;
      break;
    case MP_STAGE_COMPLETED:
      record->completed_on = request->on;
      break;
    case MP_STAGE_PAUSED:
    case MP_STAGE_WAIVED:
      record->completed_on = MP_DATE_NONE;
      break;
    default:
      g_assert_not_reached ();
    }
}

/* The record keeps the reason of a waiver or of an override for as long as that stands. */
static void
fulfil_reason (MpStageRecord *record, const MpStageRequest *request, gboolean entry,
               gboolean overridden)
{
  if (request->state == MP_STAGE_WAIVED || overridden)
    mp_set_text (&record->reason, request->reason);
  else if (entry || !record->overridden || request->state == MP_STAGE_NOT_STARTED)
    mp_set_text (&record->reason, NULL);

  if (entry)
    record->overridden = overridden;
  else if (request->state == MP_STAGE_NOT_STARTED || request->state == MP_STAGE_WAIVED)
    record->overridden = FALSE;
}

/**
 * mp_stage_fulfil:
 * @pipeline: a mentee's stages
 * @request: what is wanted of one of them; mp_stage_check() has nothing against it
 * @record: the stored state of that stage, or an empty row; becomes the new one
 * @change: an empty row; becomes the entry for the history, without its author
 *
 * A stage that is completed without having been started has no day of its start: none is invented.
 */
void
mp_stage_fulfil (const MpPipeline *pipeline, const MpStageRequest *request, MpStageRecord *record,
                 MpStageChange *change)
{
  MpStageState before;
  gboolean entry, overridden;

  g_return_if_fail (pipeline != NULL && request != NULL);
  g_return_if_fail (record != NULL && change != NULL);

  before = mp_pipeline_get_status (pipeline, request->stage)->state;
  entry = mp_stage_find_move (before, request->state)->entry;
  overridden = mp_stage_breaks_order (pipeline, request);

  record->mentee = pipeline->mentee;
  record->stage = request->stage;
  record->state = request->state;
  fulfil_dates (record, request, entry);
  fulfil_reason (record, request, entry, overridden);

  change->mentee = pipeline->mentee;
  change->stage = request->stage;
  change->happened_on = request->on;
  change->before = before;
  change->after = request->state;
  change->overridden = overridden;
  mp_set_text (&change->reason, is_blank (request->reason) ? NULL : request->reason);
}
