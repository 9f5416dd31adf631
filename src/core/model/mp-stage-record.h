/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Where a mentee stands in each of the stages A to E, and every step that led there (area 5). */

#pragma once

#include "model/mp-table.h"

G_BEGIN_DECLS

typedef enum
{
  MP_STAGE_A = 1,
  MP_STAGE_B,
  MP_STAGE_C,
  MP_STAGE_D,
  MP_STAGE_E,
} MpStage;

#define MP_N_STAGES 5

typedef enum
{
  MP_STAGE_NOT_STARTED = 1,
  MP_STAGE_ACTIVE,
  MP_STAGE_PAUSED,
  MP_STAGE_COMPLETED,
  MP_STAGE_WAIVED,
} MpStageState;

/**
 * MpStageRecord:
 * @reason: why it was waived, or why the order of the stages was overridden (S-2)
 * @overridden: whether it was entered out of order (S-2)
 *
 * The present state: one row for a mentee and a stage.
 */
typedef struct
{
  MpRow row;
  gint64 mentee;
  MpStage stage;
  MpStageState state;
  MpDate started_on;
  MpDate completed_on;
  char *reason;
  _Bool overridden;
} MpStageRecord;

/**
 * MpStageChange:
 * @happened_on: the day that was given for the change
 * @before: the state before it
 * @after: the state after it
 *
 * The history: rows are only ever added, and going back adds one too.
 */
typedef struct
{
  MpRow row;
  gint64 mentee;
  MpStage stage;
  MpDate happened_on;
  MpStageState before;
  MpStageState after;
  char *reason;
  _Bool overridden;
  char *author;
} MpStageChange;

MP_DECLARE_ROW (MpStageRecord, mp_stage_record)
MP_DECLARE_ROW (MpStageChange, mp_stage_change)

extern const MpChoice mp_stages[];
extern const MpChoice mp_stage_states[];

const char *mp_stage_get_letter (MpStage stage);
const char *mp_stage_get_title  (MpStage stage);

G_END_DECLS
