/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Where a mentee stands in each of the stages A to E, and every step that led there (area 5). */

#include "model/mp-stage-record.h"

#include <glib/gi18n-lib.h>

const MpChoice mp_stages[] = {
  { MP_STAGE_A, "A", N_("Exploring the Future of Work") },
  { MP_STAGE_B, "B", N_("Focusing on a Career Path") },
  { MP_STAGE_C, "C", N_("Experiential Learning and Work") },
  { MP_STAGE_D, "D", N_("Further Learning Opportunities") },
  { MP_STAGE_E, "E", N_("Towards a Sustainable Livelihood") },
  { 0 },
};

const MpChoice mp_stage_states[] = {
  { MP_STAGE_NOT_STARTED, "not-started", N_("Not started") },
  { MP_STAGE_ACTIVE, "active", N_("Under way") },
  { MP_STAGE_PAUSED, "paused", N_("Paused") },
  { MP_STAGE_COMPLETED, "completed", N_("Completed") },
  { MP_STAGE_WAIVED, "waived", N_("Waived") },
  { 0 },
};

static const MpField record_fields[] = {
  MP_REF (MpStageRecord, mentee, N_("Mentee"), "mentee", .flags = MP_FIELD_REQUIRED),
  MP_ENUM (MpStageRecord, stage, N_("Stage"), mp_stages, .flags = MP_FIELD_REQUIRED),
  MP_ENUM (MpStageRecord, state, N_("State"), mp_stage_states, .flags = MP_FIELD_REQUIRED),
  MP_DATE (MpStageRecord, started_on, N_("Started on")),
  MP_DATE (MpStageRecord, completed_on, N_("Completed on")),
  MP_LONG_TEXT (MpStageRecord, reason, N_("Reason")),
  MP_BOOL (MpStageRecord, overridden, N_("Order overridden")),
};

static void
record_check (gconstpointer row, MpProblems *problems)
{
  const MpStageRecord *self = row;

  if (self->state == MP_STAGE_WAIVED && self->reason == NULL)
    mp_problems_add (problems, mp_table_find_field (&mp_stage_record_table, "reason"), "S-1",
                     _("A stage is waived only with a reason."));
  if (self->overridden && self->reason == NULL)
    mp_problems_add (problems, mp_table_find_field (&mp_stage_record_table, "reason"), "S-2",
                     _("The order of the stages is overridden only with a reason."));
  if (mp_date_is_set (self->started_on) && mp_date_is_set (self->completed_on)
      && mp_date_compare (self->completed_on, self->started_on) < 0)
    mp_problems_add (problems, mp_table_find_field (&mp_stage_record_table, "completed_on"),
                     NULL, _("A stage must not end before it starts."));
}

const MpTable mp_stage_record_table = {
  .name = "stage_record",
  .label = N_("Stage"),
  .plural = N_("Stages"),
  .size = sizeof (MpStageRecord),
  .check = record_check,
  MP_FIELDS (record_fields),
};

static const MpField change_fields[] = {
  MP_REF (MpStageChange, mentee, N_("Mentee"), "mentee", .flags = MP_FIELD_REQUIRED),
  MP_ENUM (MpStageChange, stage, N_("Stage"), mp_stages, .flags = MP_FIELD_REQUIRED),
  MP_DATE (MpStageChange, happened_on, N_("Date"), .flags = MP_FIELD_REQUIRED),
  MP_ENUM (MpStageChange, before, N_("Before"), mp_stage_states, .flags = MP_FIELD_REQUIRED),
  MP_ENUM (MpStageChange, after, N_("After"), mp_stage_states, .flags = MP_FIELD_REQUIRED),
  MP_LONG_TEXT (MpStageChange, reason, N_("Reason")),
  MP_BOOL (MpStageChange, overridden, N_("Order overridden")),
  MP_TEXT (MpStageChange, author, N_("By")),
};

const MpTable mp_stage_change_table = {
  .name = "stage_change",
  .label = N_("Step between stages"),
  .plural = N_("Steps between stages"),
  .size = sizeof (MpStageChange),
  MP_FIELDS (change_fields),
};

/**
 * mp_stage_get_letter:
 *
 * Returns: "A" to "E"
 */
const char *
mp_stage_get_letter (MpStage stage)
{
  return mp_choice_get_name (mp_stages, stage);
}

/**
 * mp_stage_get_title:
 *
 * Returns: what the stage is called, translated
 */
const char *
mp_stage_get_title (MpStage stage)
{
  return mp_choice_get_label (mp_stages, stage);
}
