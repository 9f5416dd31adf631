/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The stages of mentees: read for one, for many, for a cohort, and changed through the door. */

#pragma once

#include "rules/mp-stage-rules.h"
#include "store/mp-store.h"

G_BEGIN_DECLS

/**
 * MpStageRefusal:
 * @mentee: whose stage cannot be changed
 * @name: what people call them
 * @overridable: whether the order of stages is all that speaks against it (S-2)
 * @problems: everything that speaks against it
 */
typedef struct
{
  gint64 mentee;
  char *name;
  gboolean overridable;
  MpProblems *problems;
} MpStageRefusal;

/**
 * MpStageCounts:
 * @n_mentees: how many there are
 * @n: how many are in a state of a stage, as n[stage - MP_STAGE_A][state]
 */
typedef struct
{
  gint64 n_mentees;
  gint64 n[MP_N_STAGES][MP_STAGE_WAIVED + 1];
} MpStageCounts;

MpPipeline *mp_stages_load      (MpStore *store, gint64 mentee, GError **error);
GPtrArray  *mp_stages_load_many (MpStore *store, const gint64 *mentees, gsize n_mentees,
                                 GError **error);
gboolean    mp_stages_count     (MpStore *store, gint64 cohort, MpStageCounts *counts,
                                 GError **error);
GPtrArray  *mp_stages_check     (MpStore *store, const gint64 *mentees, gsize n_mentees,
                                 const MpStageRequest *request, GError **error);
gboolean    mp_stages_set       (MpStore *store, const gint64 *mentees, gsize n_mentees,
                                 const MpStageRequest *request, GError **error);
void        mp_stage_refusal_free (MpStageRefusal *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (MpStageRefusal, mp_stage_refusal_free)

G_END_DECLS
