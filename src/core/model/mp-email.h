/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Whether a text can be an e-mail address. */

#pragma once

#include "model/mp-problem.h"

G_BEGIN_DECLS

gboolean mp_email_is_plausible (const char *text);
void     mp_email_check        (const char *text, const MpField *field, MpProblems *problems);

G_END_DECLS
