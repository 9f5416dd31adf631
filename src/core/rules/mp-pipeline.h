/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The five stages of one mentee side by side, as rules judge them and drawings show them. */

#pragma once

#include "model/mp-stage-record.h"

G_BEGIN_DECLS

/**
 * MpStageStatus:
 * @state: where the mentee stands; %MP_STAGE_NOT_STARTED as long as nothing is recorded
 * @started_on: the day it was first entered, if that is known
 * @completed_on: the day it was completed
 * @changed_on: the day that was given for the latest change of state
 * @reason: (nullable): why it was waived, or entered out of order (S-2)
 * @overridden: whether it was entered out of order (S-2)
 */
typedef struct
{
  MpStageState state;
  MpDate started_on;
  MpDate completed_on;
  MpDate changed_on;
  char *reason;
  gboolean overridden;
} MpStageStatus;

/**
 * MpPipeline:
 * @mentee: whose it is
 * @stages: from %MP_STAGE_A on; use mp_pipeline_get_status()
 * @changes: (nullable) (element-type MpStageChange): the history, newest first, if it was loaded
 */
typedef struct
{
  gint64 mentee;
  MpStageStatus stages[MP_N_STAGES];
  GPtrArray *changes;
} MpPipeline;

/**
 * MpStageStep:
 * @MP_STAGE_STEP_NONE: all five stages are complete or waived
 * @MP_STAGE_STEP_START: the stage waits to be started
 * @MP_STAGE_STEP_RESUME: the stage is paused
 * @MP_STAGE_STEP_COMPLETE: the stage is active and has to be brought to its end
 */
typedef enum
{
  MP_STAGE_STEP_NONE,
  MP_STAGE_STEP_START,
  MP_STAGE_STEP_RESUME,
  MP_STAGE_STEP_COMPLETE,
} MpStageStep;

MpPipeline          *mp_pipeline_new        (gint64 mentee);
MpPipeline          *mp_pipeline_copy       (const MpPipeline *self);
void                 mp_pipeline_free       (MpPipeline *self);
const MpStageStatus *mp_pipeline_get_status (const MpPipeline *self, MpStage stage);
void                 mp_pipeline_set_record (MpPipeline *self, const MpStageRecord *record);
MpStageStep          mp_pipeline_get_next   (const MpPipeline *self, MpStage *stage);
gboolean             mp_stage_state_is_done (MpStageState state);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (MpPipeline, mp_pipeline_free)

G_END_DECLS
