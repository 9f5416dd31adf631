/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A person of 16 or more who is mentored (area 2). */

#pragma once

#include "model/mp-person.h"

G_BEGIN_DECLS

typedef enum
{
  MP_MENTEE_INQUIRY = 1,
  MP_MENTEE_REGISTERING,
  MP_MENTEE_WAITING,
  MP_MENTEE_ACTIVE,
  MP_MENTEE_PAUSED,
  MP_MENTEE_COMPLETED,
  MP_MENTEE_WITHDRAWN,
} MpMenteeStatus;

/**
 * MpMentee:
 * @row: has the id and uuid of the person
 * @intake_on: the day P-1 and P-2 count the age on
 * @objective: what the mentee wants to learn, in their words
 * @left_on: when the school no longer listed them or they withdrew
 */
typedef struct
{
  MpRow row;
  MpMenteeStatus status;
  gint64 site;
  gint64 cohort;
  gint64 organisation;
  char *grade;
  MpDate intake_on;
  char *guardian_name;
  char *guardian_phone;
  char *guardian_email;
  char *objective;
  char *bio;
  char *accessibility;
  MpGender mentor_gender;
  char *mentor_personality;
  char *mentor_language;
  char *mentor_place;
  char *mentor_times;
  MpDate left_on;
} MpMentee;

MP_DECLARE_ROW (MpMentee, mp_mentee)

extern const MpChoice mp_mentee_statuses[];

G_END_DECLS
