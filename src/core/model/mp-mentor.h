/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A retired or near-retired person who mentors, and when they can (area 2). */

#pragma once

#include "model/mp-person.h"

G_BEGIN_DECLS

typedef enum
{
  MP_MENTOR_INQUIRY = 1,
  MP_MENTOR_APPLIED,
  MP_MENTOR_SCREENING,
  MP_MENTOR_READY,
  MP_MENTOR_ACTIVE,
  MP_MENTOR_PAUSED,
  MP_MENTOR_LEFT,
  MP_MENTOR_DECLINED,
} MpMentorStatus;

/**
 * MpMentor:
 * @row: has the id and uuid of the person
 * @pathway_story: how they came to where they were
 * @capacity: how many mentees they would take
 * @models: the models of mentoring that they take, separated by commas
 */
typedef struct
{
  MpRow row;
  MpMentorStatus status;
  gint64 site;
  char *occupation;
  char *former_employer;
  MpDate retired_on;
  char *bio;
  char *pathway_story;
  gint64 capacity;
  double hours_a_month;
  gint64 commitment_months;
  char *models;
  MpGender mentee_gender;
  char *preferences;
} MpMentor;

typedef enum
{
  MP_MONDAY = 1,
  MP_TUESDAY,
  MP_WEDNESDAY,
  MP_THURSDAY,
  MP_FRIDAY,
  MP_SATURDAY,
  MP_SUNDAY,
} MpWeekday;

/**
 * MpMentorAvailability:
 * @from_time: wall time as "HH:MM"
 * @to_time: wall time as "HH:MM", after @from_time
 */
typedef struct
{
  MpRow row;
  gint64 mentor;
  MpWeekday weekday;
  char *from_time;
  char *to_time;
} MpMentorAvailability;

MP_DECLARE_ROW (MpMentor, mp_mentor)
MP_DECLARE_ROW (MpMentorAvailability, mp_mentor_availability)

extern const MpChoice mp_mentor_statuses[];
extern const MpChoice mp_weekdays[];

G_END_DECLS
