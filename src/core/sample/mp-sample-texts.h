/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What people of the sample programme did for a living, and what is written about them. */

#pragma once

#include "sample/mp-sample-random.h"

G_BEGIN_DECLS

/**
 * MpSampleOccupation:
 * @name: what somebody was, in lower case
 * @employer: the kind of place they retired from, after the town
 * @beginning: the first half of a pathway story
 */
typedef struct
{
  const char *name;
  const char *employer;
  const char *beginning;
} MpSampleOccupation;

extern const MpSampleOccupation mp_sample_occupations[];
extern const guint mp_sample_n_occupations;

/* Each ends in NULL, for mp_sample_random_word(). */
extern const char *const mp_sample_story_turns[];
extern const char *const mp_sample_objectives[];
extern const char *const mp_sample_objectives_french[];
extern const char *const mp_sample_interests[];
extern const char *const mp_sample_person_notes[];
extern const char *const mp_sample_accessibility[];
extern const char *const mp_sample_school_notes[];
extern const char *const mp_sample_school_notes_french[];
extern const char *const mp_sample_contact_notes[];
extern const char *const mp_sample_check_in_notes[];
extern const char *const mp_sample_waiver_reasons[];
extern const char *const mp_sample_override_reasons[];
extern const char *const mp_sample_streets[];

G_END_DECLS
