/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A button beside a reference, which adds what it should name: a school, a cohort, a site. */

#pragma once

#include "gui/mp-context.h"
#include "gui/widgets/mp-form.h"

G_BEGIN_DECLS

void mp_reference_adder_attach (MpForm *form, const char *field_name, MpContext *context);

G_END_DECLS
