/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A note about a mentee that is meant for the school and stands in the progress report. */

#pragma once

#include "model/mp-table.h"

G_BEGIN_DECLS

typedef struct
{
  MpRow row;
  gint64 mentee;
  MpDate written_on;
  char *author;
  char *text;
} MpSchoolNote;

MP_DECLARE_ROW (MpSchoolNote, mp_school_note)

G_END_DECLS
