/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The five stages of one mentee side by side, as rules judge them and drawings show them. */

#include "config.h"

#include "rules/mp-pipeline.h"

/**
 * mp_pipeline_new:
 * @mentee: the id of the mentee
 *
 * Returns: (transfer full): a pipeline in which no stage has been started
 */
MpPipeline *
mp_pipeline_new (gint64 mentee)
{
  MpPipeline *self = g_new0 (MpPipeline, 1);

  self->mentee = mentee;
  for (guint i = 0; i < MP_N_STAGES; i++)
    self->stages[i].state = MP_STAGE_NOT_STARTED;
  return self;
}

/**
 * mp_pipeline_copy:
 * @self: a pipeline
 *
 * Returns: (transfer full): a copy with a history of its own
 */
MpPipeline *
mp_pipeline_copy (const MpPipeline *self)
{
  MpPipeline *copy;

  g_return_val_if_fail (self != NULL, NULL);

  copy = g_memdup2 (self, sizeof *self);
  for (guint i = 0; i < MP_N_STAGES; i++)
    copy->stages[i].reason = g_strdup (self->stages[i].reason);

  if (self->changes != NULL)
    {
      copy->changes = g_ptr_array_new_with_free_func (mp_row_free);
      for (guint i = 0; i < self->changes->len; i++)
        g_ptr_array_add (copy->changes, mp_row_copy (self->changes->pdata[i]));
    }
  return copy;
}

/**
 * mp_pipeline_free:
 * @self: (nullable): a pipeline
 */
void
mp_pipeline_free (MpPipeline *self)
{
  if (self == NULL)
    return;

  for (guint i = 0; i < MP_N_STAGES; i++)
    g_free (self->stages[i].reason);
  g_clear_pointer (&self->changes, g_ptr_array_unref);
  g_free (self);
}

/**
 * mp_pipeline_get_status:
 * @self: a pipeline
 * @stage: one of the five stages
 *
 * Returns: (transfer none): where the mentee stands in @stage
 */
const MpStageStatus *
mp_pipeline_get_status (const MpPipeline *self,
                        MpStage           stage)
{
  g_return_val_if_fail (self != NULL, NULL);
  g_return_val_if_fail (stage >= MP_STAGE_A && stage <= MP_STAGE_E, NULL);

  return &self->stages[stage - MP_STAGE_A];
}

/**
 * mp_pipeline_set_record:
 * @self: a pipeline
 * @record: a stored state of one of its stages
 *
 * Takes over what @record says; the day of the latest change stays as it is.
 */
void
mp_pipeline_set_record (MpPipeline          *self,
                        const MpStageRecord *record)
{
  MpStageStatus *status;

  g_return_if_fail (self != NULL);
  g_return_if_fail (record->stage >= MP_STAGE_A && record->stage <= MP_STAGE_E);

  status = &self->stages[record->stage - MP_STAGE_A];
  status->state = record->state;
  status->started_on = record->started_on;
  status->completed_on = record->completed_on;
  status->overridden = record->overridden;
  mp_set_text (&status->reason, record->reason);
}

/**
 * mp_pipeline_get_next:
 * @self: a pipeline
 * @stage: (out) (optional): the stage it is about, untouched if nothing is left
 *
 * Finds the first stage that is neither complete nor waived and what has to happen to it.  Stage E
 * runs alongside the others and therefore comes last.
 *
 * Returns: the next step
 */
MpStageStep
mp_pipeline_get_next (const MpPipeline *self,
                      MpStage          *stage)
{
  static const MpStageStep steps[] = {
    [MP_STAGE_NOT_STARTED] = MP_STAGE_STEP_START,
    [MP_STAGE_ACTIVE] = MP_STAGE_STEP_COMPLETE,
    [MP_STAGE_PAUSED] = MP_STAGE_STEP_RESUME,
  };

  g_return_val_if_fail (self != NULL, MP_STAGE_STEP_NONE);

  for (guint i = 0; i < MP_N_STAGES; i++)
    {
      if (mp_stage_state_is_done (self->stages[i].state))
        continue;

      if (stage != NULL)
        *stage = MP_STAGE_A + i;
      return steps[self->stages[i].state];
    }
  return MP_STAGE_STEP_NONE;
}

/**
 * mp_stage_state_is_done:
 * @state: a state
 *
 * Returns: whether nothing is left to do, since the stage is complete or waived
 */
gboolean
mp_stage_state_is_done (MpStageState state)
{
  return state == MP_STAGE_COMPLETED || state == MP_STAGE_WAIVED;
}
