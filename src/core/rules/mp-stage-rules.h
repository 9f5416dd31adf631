/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What completes a stage (S-1), which state may follow which, and the order of stages (S-2). */

#pragma once

#include "rules/mp-pipeline.h"

G_BEGIN_DECLS

/**
 * MpStageCount:
 *
 * What is counted in a mentee's records for the criteria of S-1.
 */
typedef enum
{
  MP_STAGE_COUNT_BALLOTS,
  MP_STAGE_COUNT_EXCHANGES_ATTENDED,
  MP_STAGE_COUNT_REFLECTIONS_ON_EXPLORING,
  MP_STAGE_COUNT_FOCUS_CAREERS,
  MP_STAGE_COUNT_FOCUS_SESSIONS,
  MP_STAGE_COUNT_SECTOR_PROFILES_READ,
  MP_STAGE_COUNT_PLACEMENTS_FULFILLED,
  MP_STAGE_COUNT_PLACEMENT_MENTORS,
  MP_STAGE_COUNT_PLACEMENT_MEETINGS,
  MP_STAGE_COUNT_REFLECTIONS_ON_PLACEMENT,
  MP_STAGE_COUNT_PLACEMENT_ASSESSMENTS,
  MP_STAGE_COUNT_PLANS_AGREED,
  MP_STAGE_COUNT_GOALS_WITH_ACTIVITIES,
  MP_STAGE_COUNT_PLANS_REVIEWED_ON_TIME,
  MP_STAGE_COUNT_TOPICS_REQUIRED,
  MP_STAGE_COUNT_TOPICS_COVERED,
  MP_STAGE_COUNT_NEXT_STEPS,
} MpStageCount;

#define MP_N_STAGE_COUNTS (MP_STAGE_COUNT_NEXT_STEPS + 1)

/* In place of a number: as many as there are of the count that the criterion names. */
#define MP_NEEDED_PER_COUNT 0

/**
 * MpStageCriterion:
 * @stage: the stage it belongs to
 * @text: what has to be so, as people say it, untranslated
 * @count: how it is counted
 * @needed: how many are needed, or %MP_NEEDED_PER_COUNT
 * @per: with %MP_NEEDED_PER_COUNT, the count that says how many are needed
 */
typedef struct
{
  MpStage stage;
  const char *text;
  MpStageCount count;
  guint needed;
  MpStageCount per;
} MpStageCriterion;

/**
 * MpStageTally:
 * @known: whether the records that are counted exist at all
 * @number: how many there are, if they are @known
 *
 * What one mentee's records hold.  A zeroed tally knows nothing, which is not the same as none.
 */
typedef struct
{
  gboolean known[MP_N_STAGE_COUNTS];
  guint number[MP_N_STAGE_COUNTS];
} MpStageTally;

/**
 * MpStageProgress:
 * @n_criteria: how many criteria the stage has
 * @n_counted: how many of them can be counted
 * @n_met: how many of those are met
 * @fraction: from 0 to 1, the part of the stage that is done, an uncounted criterion being nothing
 */
typedef struct
{
  guint n_criteria;
  guint n_counted;
  guint n_met;
  double fraction;
} MpStageProgress;

/**
 * MpStageMove:
 * @before: the state that it leaves
 * @after: the state that it leads to
 * @back: whether it takes back what was reached
 * @entry: whether the stage is entered by it, so that S-2 applies
 * @needs_reason: whether it has to be explained
 * @label: what a button for it says, untranslated
 */
typedef struct
{
  MpStageState before;
  MpStageState after;
  gboolean back;
  gboolean entry;
  gboolean needs_reason;
  const char *label;
} MpStageMove;

/**
 * MpStageRequest:
 * @stage: the stage to change
 * @state: the state that it should have
 * @on: the day on which that happened
 * @reason: (nullable): why; needed for waiving and overriding
 * @override: whether the order of stages may be broken (S-2)
 */
typedef struct
{
  MpStage stage;
  MpStageState state;
  MpDate on;
  const char *reason;
  gboolean override;
} MpStageRequest;

const MpStageCriterion *mp_stage_list_criteria    (MpStage stage, guint *n_criteria);
gboolean                mp_stage_criterion_count  (const MpStageCriterion *criterion,
                                                   const MpStageTally *tally, guint *number,
                                                   guint *needed);
MpStageProgress         mp_stage_measure_progress (MpStage stage, const MpStageTally *tally);
const MpStageMove      *mp_stage_list_moves       (MpStageState before, guint *n_moves);
const MpStageMove      *mp_stage_find_move        (MpStageState before, MpStageState after);
gboolean                mp_stage_breaks_order     (const MpPipeline *pipeline,
                                                   const MpStageRequest *request);
gboolean                mp_stage_is_entered       (MpStageState before, MpStageState after);
gboolean                mp_stage_check_entered    (const MpPipeline *pipeline, MpStage stage,
                                                   MpProblems *problems);
gboolean                mp_stage_check            (const MpPipeline *pipeline,
                                                   const MpStageRequest *request, MpDate today,
                                                   MpProblems *problems);
void                    mp_stage_fulfil           (const MpPipeline *pipeline,
                                                   const MpStageRequest *request,
                                                   MpStageRecord *record, MpStageChange *change);

G_END_DECLS
