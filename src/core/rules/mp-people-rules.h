/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Who may be a mentee, and what is still missing about a person (P-1, P-2). */

#pragma once

#include "model/mp-mentee.h"
#include "model/mp-mentor.h"
#include "model/mp-programme.h"

G_BEGIN_DECLS

#define MP_MINIMUM_AGE 16
#define MP_GUARDIAN_AGE 18

/**
 * MpPersonGapKind:
 * @MP_GAP_BIRTH_DATE: without it neither P-1 nor P-2 can be checked
 * @MP_GAP_GUARDIAN_NAME: P-2
 * @MP_GAP_GUARDIAN_CONTACT: P-2: neither a phone number nor an e-mail address
 * @MP_GAP_PERMISSION: P-2: nothing records the guardian's permission
 * @MP_GAP_CONTACT: neither a phone number nor an e-mail address of the person
 * @MP_GAP_SCHOOL: of a mentee: nobody to send a progress report to
 * @MP_GAP_COHORT: of a mentee
 * @MP_GAP_INTAKE: the day of intake, which P-1 counts the age on
 * @MP_GAP_OCCUPATION: of a mentor: what they could tell about
 * @MP_GAP_CAPACITY: of a mentor: how many mentees they would take
 *
 * In the order of importance, in which they are listed too.
 */
typedef enum
{
  MP_GAP_GUARDIAN_NAME,
  MP_GAP_GUARDIAN_CONTACT,
  MP_GAP_PERMISSION,
  MP_GAP_BIRTH_DATE,
  MP_GAP_CONTACT,
  MP_GAP_SCHOOL,
  MP_GAP_COHORT,
  MP_GAP_INTAKE,
  MP_GAP_OCCUPATION,
  MP_GAP_CAPACITY,
} MpPersonGapKind;

#define MP_N_PERSON_GAPS (MP_GAP_CAPACITY + 1)

/**
 * MpPersonGap:
 * @rule: (nullable): the number of the rule that asks for it
 * @table: the record that lacks it
 * @field: (nullable): the field to fill in, or %NULL where no field holds it
 * @message: a whole sentence, translated
 */
typedef struct
{
  MpPersonGapKind kind;
  const char *rule;
  const MpTable *table;
  const MpField *field;
  const char *message;
} MpPersonGap;

int      mp_people_minimum_age    (const MpProgramme *programme);
int      mp_people_guardian_age   (const MpProgramme *programme);
gboolean mp_people_check_intake   (const MpPerson *person, const MpMentee *mentee,
                                   const MpProgramme *programme, MpDate today,
                                   MpProblems *problems);
gboolean mp_people_keeps_age      (const MpPerson *person_before, const MpMentee *mentee_before,
                                   const MpPerson *person, const MpMentee *mentee);
gboolean mp_people_needs_guardian (const MpPerson *person, const MpMentee *mentee,
                                   const MpProgramme *programme, MpDate today);
guint    mp_people_find_gaps      (const MpPerson *person, const MpMentee *mentee,
                                   const MpMentor *mentor, const MpProgramme *programme,
                                   MpDate today, MpPersonGap gaps[static MP_N_PERSON_GAPS]);
void     mp_people_split_name     (const char *name, char **given_name, char **family_name);

G_END_DECLS
