/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Choices as schools and offices write them, in English and French. */

#pragma once

#include "model/mp-field.h"

G_BEGIN_DECLS

gboolean mp_import_choice_parse (const MpChoice *choices, const char *text, unsigned int *value);

G_END_DECLS
