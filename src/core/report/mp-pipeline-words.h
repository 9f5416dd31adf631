/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the pipeline says in words: on the drawing, beside it and to a screen reader. */

#pragma once

#include "base/mp-catalogue.h"
#include "rules/mp-stage-rules.h"

G_BEGIN_DECLS

const char *mp_pipeline_get_short_title (const MpCatalogue *words, MpStage stage);
char       *mp_pipeline_dup_detail      (const MpCatalogue *words, const MpPipeline *pipeline,
                                         MpStage stage, MpDate today);
char       *mp_pipeline_dup_state       (const MpPipeline *pipeline, MpStage stage);
char       *mp_pipeline_dup_name        (const MpPipeline *pipeline, MpStage stage);
char       *mp_pipeline_dup_summary     (const MpPipeline *pipeline);
char       *mp_pipeline_dup_next        (const MpPipeline *pipeline);
char       *mp_pipeline_dup_criterion   (const MpStageCriterion *criterion,
                                         const MpStageTally *tally);
char       *mp_pipeline_dup_criteria    (MpStage stage, const MpStageTally *tally);
char       *mp_pipeline_dup_change      (const MpStageChange *change);

G_END_DECLS
