/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What is kept about the mentees and mentors of the sample programme. */

#pragma once

#include "model/mp-contact-log.h"
#include "model/mp-mentee.h"
#include "model/mp-mentor.h"
#include "model/mp-school-note.h"
#include "sample/mp-sample-figure.h"

G_BEGIN_DECLS

MpMentee             *mp_sample_figure_new_mentee       (MpSampleFigure *self,
                                                         const MpSampleSetting *setting,
                                                         MpDate intake, MpMenteeStatus status);
MpMentor             *mp_sample_figure_new_mentor       (MpSampleFigure *self,
                                                         const MpSampleSetting *setting,
                                                         gint64 site);
MpMentor             *mp_sample_figure_new_peer         (MpSampleFigure *self,
                                                         const MpSampleSetting *setting);
MpMentorAvailability *mp_sample_figure_new_availability (MpSampleFigure *self,
                                                         const MpSampleSetting *setting,
                                                         guint number);
MpContactLog         *mp_sample_figure_new_contact      (MpSampleFigure *self,
                                                         const MpSampleSetting *setting,
                                                         MpDate from);
MpSchoolNote         *mp_sample_figure_new_note         (MpSampleFigure *self,
                                                         const MpSampleSetting *setting,
                                                         MpDate from);

G_END_DECLS
