/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A wish to change a stage, on its way from a widget through an action to the store. */

#pragma once

#include "gui/mp-context.h"
#include "rules/mp-stage-rules.h"

G_BEGIN_DECLS

/* The parameter of the action "stage.set": the letter of the stage, the name of the state, the day
 * in ISO 8601, a reason or an empty text, and whether the order may be overridden. */
#define MP_STAGE_SETTING_TYPE "(ssssb)"

GVariant *mp_stage_setting_to_variant   (const MpStageRequest *request);
gboolean  mp_stage_setting_from_variant (GVariant *parameter, MpStageRequest *request);
gboolean  mp_stage_setting_apply        (MpContext *context, const gint64 *mentees,
                                         gsize n_mentees, const MpStageRequest *request);
void      mp_stage_setting_start        (MpContext *context, const gint64 *mentees,
                                         gsize n_mentees, const MpStageRequest *request,
                                         GAsyncReadyCallback done, gpointer user_data);
gboolean  mp_stage_setting_finish       (MpContext *context, GAsyncResult *result,
                                         GError **error);

G_END_DECLS
