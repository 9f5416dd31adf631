/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the progress report says in words, in its own language. */

#pragma once

#include "base/mp-catalogue.h"
#include "report/mp-progress-data.h"

G_BEGIN_DECLS

const char *mp_progress_get_stage_title (const MpCatalogue *words, MpStage stage);
const char *mp_progress_get_state       (const MpCatalogue *words, MpStageState state);
const char *mp_progress_get_event       (const MpCatalogue *words, MpStageState before,
                                         MpStageState after);
char       *mp_progress_dup_step        (const MpCatalogue *words, const MpProgressStep *step);
char       *mp_progress_dup_period      (const MpCatalogue *words, const MpProgressPeriod *period);
char       *mp_progress_dup_grade       (const MpCatalogue *words, const char *grade);

G_END_DECLS
