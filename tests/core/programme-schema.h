/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The RELAX NG schema of a programme's XML, made from the tables of fields. */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

char *programme_schema_make (void);

G_END_DECLS
