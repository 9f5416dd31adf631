/* SPDX-License-Identifier: GPL-3.0-or-later */
/* How far mentees of the sample programme came, and through which steps. */

#pragma once

#include "model/mp-mentee.h"
#include "model/mp-stage-record.h"
#include "sample/mp-sample-places.h"
#include "sample/mp-sample-random.h"

G_BEGIN_DECLS

/**
 * MpSampleCourse:
 * @status: what the mentee is at the end of it
 * @steps: a letter for the stage and a sign for what became of it, separated by spaces: "+" is
 *   active, "=" paused, "!" completed, "w" waived, "-" not started again, and "^" active against
 *   the order of the stages
 */
typedef struct
{
  MpMenteeStatus status;
  const char *steps;
} MpSampleCourse;

const MpSampleCourse *mp_sample_course_get    (MpSamplePhase phase, guint position);
void                  mp_sample_course_follow (const MpSampleCourse *course,
                                               MpSampleRandom *random, gint64 mentee,
                                               MpDate from, MpDate to, const char *author,
                                               GPtrArray *records, GPtrArray *changes);

G_END_DECLS
