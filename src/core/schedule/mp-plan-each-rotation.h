/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The best seats where hardly anybody lacks more than one: each rotation is planned on its own. */

#pragma once

#include <gio/gio.h>

#include "schedule/mp-plan-model.h"

G_BEGIN_DECLS

gboolean mp_plan_each_rotation (MpPlanModel *model, gboolean *proven, GCancellable *cancellable,
                                GError **error);

G_END_DECLS
