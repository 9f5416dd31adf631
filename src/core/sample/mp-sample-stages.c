/* SPDX-License-Identifier: GPL-3.0-or-later */
/* How far mentees of the sample programme came, and through which steps. */

#include "sample/mp-sample-stages.h"

#include "rules/mp-stage-rules.h"
#include "sample/mp-sample-texts.h"

#include <string.h>

#define MAX_STEPS 16

static const MpSampleCourse beginning[] = {
  { MP_MENTEE_ACTIVE, "A+" },
  { MP_MENTEE_INQUIRY, "" },
  { MP_MENTEE_REGISTERING, "" },
  { MP_MENTEE_ACTIVE, "A+ A! B+" },
  { MP_MENTEE_WAITING, "A+ A-" },
  { MP_MENTEE_REGISTERING, "" },
  { MP_MENTEE_ACTIVE, "A+ E+" },
  { MP_MENTEE_WAITING, "" },
  { MP_MENTEE_INQUIRY, "" },
  { MP_MENTEE_WITHDRAWN, "A+ A=" },
  { MP_MENTEE_ACTIVE, "Aw B+" },
};

static const MpSampleCourse running[] = {
  { MP_MENTEE_ACTIVE, "A+ A! E+ B+" },
  { MP_MENTEE_ACTIVE, "A+ A! E+ B+ B! C+" },
  { MP_MENTEE_ACTIVE, "A+ A! B+ E+ B! C+ C! D+" },
  { MP_MENTEE_ACTIVE, "A+ E+ A! B+ A+" },
  { MP_MENTEE_PAUSED, "A+ A! B+ B=" },
  { MP_MENTEE_ACTIVE, "A+ A! E+ Bw C+" },
  { MP_MENTEE_ACTIVE, "A+ A! E+ B+ C^" },
  { MP_MENTEE_WAITING, "A+ A!" },
  { MP_MENTEE_ACTIVE, "Aw B+ B! E+ C+ D+" },
  { MP_MENTEE_ACTIVE, "A+ A! E+ B+ B! C+ C- C+" },
  { MP_MENTEE_PAUSED, "A+ A! E+ B+ B! C+ C= E=" },
  { MP_MENTEE_ACTIVE, "A+ A! E+ B+ B! C+ C! D+ D= D+ E!" },
  { MP_MENTEE_WITHDRAWN, "A+ A! B+ B-" },
  { MP_MENTEE_ACTIVE, "A+ A! E+ B+ B! Cw D+" },
  { MP_MENTEE_PAUSED, "A+ A! E+ B+ B! C+ C! D+ D=" },
  { MP_MENTEE_REGISTERING, "A+ A-" },
  { MP_MENTEE_ACTIVE, "A+ A! E+ B+ B! C+ C- D+ D- E-" },
  { MP_MENTEE_INQUIRY, "" },
};

static const MpSampleCourse finished[] = {
  { MP_MENTEE_COMPLETED, "A+ A! E+ B+ B! C+ C! D+ D! E!" },
  { MP_MENTEE_COMPLETED, "A+ E+ A! B+ B! C+ D+ C! E! D!" },
  { MP_MENTEE_ACTIVE, "A+ A! E+ B+ B! C+ C! D+" },
  { MP_MENTEE_COMPLETED, "Aw B+ B! C+ E+ C! D+ Ew D!" },
  { MP_MENTEE_WITHDRAWN, "A+ A! E+ B+ B! C+ C=" },
  { MP_MENTEE_COMPLETED, "A+ A! E+ B+ B! C+ C! Dw E!" },
  { MP_MENTEE_COMPLETED, "A+ A! E+ B+ C^ B! C= C+ C! D+ D! E!" },
};

static const struct
{
  const MpSampleCourse *courses;
  guint n;
} phases[MP_SAMPLE_N_PHASES] = {
  [MP_SAMPLE_BEGINNING] = { beginning, G_N_ELEMENTS (beginning) },
  [MP_SAMPLE_RUNNING] = { running, G_N_ELEMENTS (running) },
  [MP_SAMPLE_FINISHED] = { finished, G_N_ELEMENTS (finished) },
};

/**
 * mp_sample_course_get:
 * @phase: where the mentee's cohort stands
 * @position: the mentee's number in the cohort; any number
 *
 * Returns: (transfer none): one course after the other, so that every one occurs
 */
const MpSampleCourse *
mp_sample_course_get (MpSamplePhase phase,
                      guint         position)
{
  return &phases[phase].courses[position % phases[phase].n];
}

static MpStageState
state_of_sign (char sign)
{
  switch (sign)
    {
    case '+':
    case '^':
      return MP_STAGE_ACTIVE;
    case '=':
      return MP_STAGE_PAUSED;
    case '!':
      return MP_STAGE_COMPLETED;
    case 'w':
      return MP_STAGE_WAIVED;
    default:
      return MP_STAGE_NOT_STARTED;
    }
}

static int
compare_dates (gconstpointer a,
               gconstpointer b)
{
  return mp_date_compare (*(const MpDate *) a, *(const MpDate *) b);
}

static void
pick_days (MpSampleRandom *random,
           MpDate          from,
           MpDate          to,
           MpDate         *days,
           guint           n_days)
{
  for (guint i = 0; i < n_days; i++)
    days[i] = mp_sample_random_date (random, from, to);
  qsort (days, n_days, sizeof *days, compare_dates);
}

static const char *
reason_of_sign (char            sign,
                MpSampleRandom *random)
{
  if (sign == 'w')
    return mp_sample_random_word (random, mp_sample_waiver_reasons);
  return sign == '^' ? mp_sample_random_word (random, mp_sample_override_reasons) : NULL;
}

static MpStageRequest
read_step (const char     *step,
           MpDate          day,
           MpSampleRandom *random)
{
  return (MpStageRequest){
    .stage = (MpStage) (MP_STAGE_A + (step[0] - 'A')),
    .state = state_of_sign (step[1]),
    .on = day,
    .reason = reason_of_sign (step[1], random),
    .override = step[1] == '^',
  };
}

/**
 * mp_sample_course_follow:
 * @course: the way
 * @random: where the numbers come from
 * @mentee: who goes it
 * @from: the first day on which something can happen
 * @to: the last one
 * @author: who writes it down
 * @records: (element-type MpStageRecord): gets where the steps led, a record a stage
 * @changes: (element-type MpStageChange): gets every step with its day, in order
 *
 * The rules of the stages make the records, so that these are as if somebody had entered each step.
 */
void
mp_sample_course_follow (const MpSampleCourse *course,
                         MpSampleRandom       *random,
                         gint64                mentee,
                         MpDate                from,
                         MpDate                to,
                         const char           *author,
                         GPtrArray            *records,
                         GPtrArray            *changes)
{
  g_autoptr (MpPipeline) pipeline = mp_pipeline_new (mentee);
  MpStageRecord *of_stage[MP_N_STAGES] = { NULL };
  MpDate days[MAX_STEPS] = { 0 };
  guint n_steps = (guint) (strlen (course->steps) + 1) / 3;

  g_assert (n_steps <= MAX_STEPS);
  pick_days (random, from, to, days, n_steps);
  for (guint i = 0; i < n_steps; i++)
    {
      MpStageRequest request = read_step (course->steps + 3 * i, days[i], random);
      MpStageRecord **record = &of_stage[request.stage - MP_STAGE_A];
      MpStageChange *change = mp_stage_change_new ();

      if (*record == NULL)
        g_ptr_array_add (records, *record = mp_stage_record_new ());
      mp_stage_fulfil (pipeline, &request, *record, change);
      mp_pipeline_set_record (pipeline, *record);
      mp_set_text (&change->author, author);
      g_ptr_array_add (changes, change);
    }
}
