/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What separates the values of a table, recognised from its first lines. */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

char mp_csv_guess_separator (const char *text, gsize length);

G_END_DECLS
