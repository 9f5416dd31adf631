/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Matching problems in the format of the DIMACS challenges: assignment, or flow through mentors. */

#pragma once

#include "exchange/mp-dimacs-problem.h"

G_BEGIN_DECLS

MpDimacsProblem *mp_dimacs_read (const char *path, GError **error);

G_END_DECLS
