/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The programme with its limits, its sites and the cohorts it works with (area 1). */

#pragma once

#include "model/mp-table.h"

G_BEGIN_DECLS

/**
 * MpProgramme:
 * @minimum_age: of a mentee on the day of intake, in years (P-1)
 * @guardian_age: under which a guardian and a permission are needed (P-2)
 * @focus_careers: how many a mentee may have (C-1)
 * @group_size: largest group of a Knowledge Exchange (K-1)
 * @exchange_min_careers: fewest careers of a Knowledge Exchange (K-2)
 * @exchange_max_careers: most careers of a Knowledge Exchange (K-2)
 * @commitment_months: usual length of a relationship (M-5)
 * @commitment_min_months: shortest length of a relationship (M-5)
 * @silence_days: without a meeting, after which somebody asks (M-8)
 * @first_meetings_in_person: how many at the start (V-2)
 *
 * There is one row.
 */
typedef struct
{
  MpRow row;
  char *name;
  char *organisation;
  char *coordinator;
  char *email;
  char *phone;
  char *country;
  gint64 minimum_age;
  gint64 guardian_age;
  gint64 focus_careers;
  gint64 group_size;
  gint64 exchange_min_careers;
  gint64 exchange_max_careers;
  gint64 commitment_months;
  gint64 commitment_min_months;
  gint64 silence_days;
  gint64 first_meetings_in_person;
} MpProgramme;

typedef struct
{
  MpRow row;
  char *name;
  char *town;
  char *coordinator;
  char *email;
  char *phone;
  char *notes;
} MpSite;

typedef enum
{
  MP_COHORT_CLASS = 1,
  MP_COHORT_GRADE,
  MP_COHORT_COURSE,
  MP_COHORT_JOB_SEEKERS,
  MP_COHORT_OTHER,
} MpCohortKind;

/**
 * MpCohort:
 * @school_year: as people write it, such as "2026-2027"
 *
 * A population: a Grade 12 of 200, a university programme of 150.
 */
typedef struct
{
  MpRow row;
  char *name;
  MpCohortKind kind;
  gint64 organisation;
  gint64 site;
  gint64 expected_size;
  char *school_year;
  char *notes;
  MpDate archived_on;
} MpCohort;

MP_DECLARE_ROW (MpProgramme, mp_programme)
MP_DECLARE_ROW (MpSite, mp_site)
MP_DECLARE_ROW (MpCohort, mp_cohort)

extern const MpChoice mp_cohort_kinds[];

G_END_DECLS
