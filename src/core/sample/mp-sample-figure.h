/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Invented people: names, addresses, birth dates, and nothing that belongs to anybody. */

#pragma once

#include "model/mp-person.h"
#include "sample/mp-sample-names.h"
#include "sample/mp-sample-places.h"

G_BEGIN_DECLS

/**
 * MpSampleFigure:
 * @random: where everything about this person comes from
 * @index: which mentee or mentor it is, from 0
 * @person: (owned): its row
 *
 * Somebody in the making.
 */
typedef struct
{
  MpSampleRandom random;
  guint index;
  const MpSampleCommunity *community;
  MpPerson *person;
} MpSampleFigure;

/**
 * MpSampleSetting:
 * @cohort: what the mentee's cohort is like
 * @cohort_row: the cohort as it is stored
 * @author: who writes about the people here
 */
typedef struct
{
  const MpSampleCohort *cohort;
  const MpCohort *cohort_row;
  const MpSampleSite *site;
  const char *author;
  MpDate today;
} MpSampleSetting;

void  mp_sample_figure_init_mentee (MpSampleFigure *self, guint seed, guint index,
                                    const MpSampleSetting *setting, MpDate intake);
void  mp_sample_figure_init_mentor (MpSampleFigure *self, guint seed, guint index,
                                    const MpSampleSetting *setting);
void  mp_sample_figure_repeat      (MpSampleFigure *self, const MpSampleFigure *original);
void  mp_sample_figure_clear       (MpSampleFigure *self);
char *mp_sample_figure_make_email  (const MpSampleFigure *self, const char *kind);
char *mp_sample_phone              (guint number);

G_END_DECLS
