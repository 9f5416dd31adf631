/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Whole names taken apart into given and family name. */

#pragma once

#include "exchange/mp-import-target.h"

G_BEGIN_DECLS

void mp_import_split_name (const char *name, MpImportWhole whole, char **given_name,
                           char **family_name);

G_END_DECLS
