/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What a progress report says about one mentee: copied field by field, nothing private among it. */

#pragma once

#include "rules/mp-pipeline.h"
#include "store/mp-store.h"

G_BEGIN_DECLS

/**
 * MpProgressStage:
 *
 * A stage as the school sees it: without the reasons, which are the coordinator's.
 */
typedef struct
{
  MpStage stage;
  MpStageState state;
  MpDate started_on;
  MpDate completed_on;
} MpProgressStage;

typedef struct
{
  MpDate on;
  MpStage stage;
  MpStageState before;
  MpStageState after;
} MpProgressChange;

/**
 * MpProgressStep:
 *
 * What is to be done next with a stage.
 */
typedef struct
{
  MpStageStep step;
  MpStage stage;
} MpProgressStep;

typedef struct
{
  MpDate on;
  char *author;
  char *text;
} MpProgressNote;

/**
 * MpProgressPeriod:
 * @from: the first day, or no date for everything before @to
 * @to: the last day
 */
typedef struct
{
  MpDate from;
  MpDate to;
} MpProgressPeriod;

/**
 * MpProgressOffice:
 *
 * Who writes: the programme and the coordinator, of the mentee's site if it has one.
 */
typedef struct
{
  char *programme;
  char *organisation;
  char *country;
  char *site;
  char *coordinator;
  char *email;
  char *phone;
} MpProgressOffice;

/**
 * MpProgressData:
 * @uuid: the mentee's
 * @external_id: (nullable): the mentee's in the school's own system
 * @name: as people say it
 * @given_name: the preferred or given one alone, for sentences
 * @sort_name: as lists order it
 * @school: (nullable): the school's name
 * @school_external_id: (nullable): the school's in its own system
 * @stages: from %MP_STAGE_A on
 * @steps: what is next, in its order: stages to complete, to take up again, and one to begin
 * @n_steps: how many steps there are; none once all stages are done
 * @changes: (element-type MpProgressChange): steps between stages in the period, oldest first
 * @notes: (element-type MpProgressNote): notes for the school in the period, oldest first
 */
typedef struct
{
  MpProgressOffice office;
  MpProgressPeriod period;
  MpDate written_on;
  char uuid[MP_UUID_SIZE];
  char *external_id;
  char *name;
  char *given_name;
  char *sort_name;
  char *school;
  char *school_town;
  char *school_external_id;
  char *grade;
  char *cohort;
  char *school_year;
  MpDate intake_on;
  MpProgressStage stages[MP_N_STAGES];
  MpProgressStep steps[MP_N_STAGES];
  guint n_steps;
  GPtrArray *changes;
  GPtrArray *notes;
} MpProgressData;

GPtrArray        *mp_progress_data_load           (MpStore *store, const gint64 *mentees,
                                                   gsize n_mentees,
                                                   const MpProgressPeriod *period,
                                                   gboolean with_notes, GCancellable *cancellable,
                                                   GError **error);
void              mp_progress_data_free           (MpProgressData *self);
MpProgressPeriod  mp_progress_period_of_school_year (MpDate today);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (MpProgressData, mp_progress_data_free)

G_END_DECLS
