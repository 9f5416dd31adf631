/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Sites, partners and cohorts of the sample programme, all of them invented. */

#pragma once

#include "model/mp-organisation.h"
#include "model/mp-programme.h"

G_BEGIN_DECLS

typedef struct
{
  const char *town;
  const char *coordinator;
  const char *postal_code;
} MpSampleSite;

/**
 * MpSamplePartner:
 * @site: its place in mp_sample_sites
 * @industry: (nullable): of employers and councils
 */
typedef struct
{
  const char *name;
  MpOrganisationKind kind;
  guint site;
  const char *industry;
} MpSamplePartner;

/**
 * MpSampleTrade:
 * @name: what stands after the town in an employer's name
 */
typedef struct
{
  const char *name;
  const char *industry;
} MpSampleTrade;

/**
 * MpSamplePhase:
 * @MP_SAMPLE_BEGINNING: the cohort has just been invited
 * @MP_SAMPLE_RUNNING: in the middle of the year
 * @MP_SAMPLE_FINISHED: last year's
 */
typedef enum
{
  MP_SAMPLE_BEGINNING,
  MP_SAMPLE_RUNNING,
  MP_SAMPLE_FINISHED,
} MpSamplePhase;

#define MP_SAMPLE_N_PHASES 3

/**
 * MpSampleCohort:
 * @partner: its place in mp_sample_partners
 * @grade: (nullable): what its mentees have as grade, or %NULL where they are adults
 * @french: whether its mentees speak French
 */
typedef struct
{
  const char *name;
  MpCohortKind kind;
  guint partner;
  MpSamplePhase phase;
  const char *grade;
  gboolean french;
} MpSampleCohort;

extern const MpSampleSite mp_sample_sites[];
extern const guint mp_sample_n_sites;
extern const MpSamplePartner mp_sample_partners[];
extern const guint mp_sample_n_partners;
extern const MpSampleTrade mp_sample_trades[];
extern const guint mp_sample_n_trades;
extern const MpSampleCohort mp_sample_cohorts[];
extern const guint mp_sample_n_cohorts;

G_END_DECLS
