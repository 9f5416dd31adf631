/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The rota of a Knowledge Exchange as a table: written for people, and read back for a repair. */

#pragma once

#include "exchange/mp-plan-input.h"
#include "schedule/mp-plan.h"

#include <gio/gio.h>

G_BEGIN_DECLS

guint    *mp_plan_rota_read  (MpPlanInput *input, const char *path, guint *n_before,
                              GError **error);
gboolean  mp_plan_rota_write (const MpPlanInput *input, const MpPlan *plan, const guint *events,
                              const GPtrArray *statements, GOutputStream *stream, GError **error);

G_END_DECLS
